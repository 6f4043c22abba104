use super::*;

fn found(text: &str) -> Vec<(String, Kind, Option<String>)> {
    let line = Line { text, starts: true, before: None, among_dashes: false, among_hyphens: false };
    find(&line).into_iter().map(|one| (text[one.range].to_owned(), one.kind, one.fix)).collect()
}

#[test]
fn what_is_left_over() {
    for (text, thing, kind, fix) in [
        ("Xem {% include x.html %} nhé", "{% include x.html %}", Kind::Command, None),
        ("{: .lop}", "{: .lop}", Kind::Attributes, Some("")),
        ("Mục đích {#1.-mục-đích}", " {#1.-mục-đích}", Kind::Attributes, Some("")),
        ("Gạch [chữ này]{.underline} đi", "[chữ này]{.underline}", Kind::Attributes, Some("chữ này")),
        ("[TOC]", "[TOC]", Kind::Contents, Some("")),
        ("[[toc]]", "[[toc]]", Kind::Contents, Some("")),
        ("::: note", "::: note", Kind::Fence, None),
        ("!!! note", "!!! note", Kind::Fence, None),
        ("Ảnh [gallery ids=\"1\"] nhé", "[gallery ids=\"1\"]", Kind::Command, None),
        ("[/caption]", "[/caption]", Kind::Command, None),
        ("[gallery]", "[gallery]", Kind::Command, None),
        ("Xem [embed] này", "[embed]", Kind::Command, None),
        ("[vc_column width=\"1/2\"]", "[vc_column width=\"1/2\"]", Kind::Command, None),
        ("Bấm [nut-bam link='x'] nhé", "[nut-bam link='x']", Kind::Command, None),
        ("[/et_pb_section]", "[/et_pb_section]", Kind::Command, None),
        ("rộng 20 m^2^ đất", "^2^", Kind::Script, Some("²")),
        ("nước H~2~O", "~2~", Kind::Script, Some("₂")),
        ("Việc này^[theo báo] đúng", "^[theo báo]", Kind::Note, None),
        ("Xem [[Bài hai]].", "[[Bài hai]]", Kind::Wiki, None),
        ("là **nhất **toàn xã", "**nhất **", Kind::Emphasis, Some("**nhất** ")),
        ("là ** nhất ** xã", "** nhất **", Kind::Emphasis, Some("**nhất**")),
        ("là **nhất xã", "**nhất", Kind::OpenEmphasis, None),
        ("là *nhất *toàn xã", "*nhất *", Kind::Emphasis, Some("*nhất* ")),
        ("là __nhất __toàn", "__nhất __", Kind::Emphasis, None),
        ("là ==nhất== xã", "==nhất==", Kind::Emphasis, None),
        ("##Mục một", "##", Kind::Heading, Some("## ")),
        ("• Ý một", "• ", Kind::Bullet, Some("- ")),
        ("o\tÝ bốn", "o\t", Kind::Bullet, Some("- ")),
        ("§\tÝ năm", "§\t", Kind::Bullet, Some("- ")),
        ("\u{f0b7}\tÝ một", "\u{f0b7}\t", Kind::Bullet, Some("- ")),
        ("Họ tên:\tLê Thị Mẫu", "\t", Kind::Tab, Some(" ")),
        ("A\tB\tC", "\tB\t", Kind::Tab, Some(" B ")),
        ("|---|---|", "|---|---|", Kind::Rule, None),
        ("Chữ [b]đậm[/b] nhé", "[b]đậm[/b]", Kind::Forum, Some("**đậm**")),
        ("Chữ [I]nghiêng[/I]", "[I]nghiêng[/I]", Kind::Forum, Some("*nghiêng*")),
        ("[center]Giữa[/center]", "[center]Giữa[/center]", Kind::Forum, None),
        ("[color=red]Đỏ[/color]", "[color=red]Đỏ[/color]", Kind::Forum, None),
        ("[size=3]To[/size]", "[size=3]To[/size]", Kind::Forum, None),
        ("[url]..................", "[url]", Kind::Forum, None),
        ("[url=..................", "[url=", Kind::Forum, None),
        ("[quote]Lời[/quote]", "[quote]Lời[/quote]", Kind::Forum, None),
        ("{ ho_so(id=\"a\") }", "{ ho_so(id=\"a\") }", Kind::SingleBraces, Some("{{ ho_so(id=\"a\") }}")),
        ("Xem {so_lieu(id=“a”)} nhé", "{so_lieu(id=“a”)}", Kind::SingleBraces, Some("{{ so_lieu(id=\"a\") }}")),
        ("[kế hoạch] (............)", "] (", Kind::Gap, Some("](")),
        ("![ảnh] (dam-sen.jpg)", "] (", Kind::Gap, Some("](")),
        ("[bài]  (@/bai-viet/a)", "]  (", Kind::Gap, Some("](")),
        ("[!NOTE] Lời dặn", "[!NOTE]", Kind::Panel, None),
        ("[!LƯU Ý]", "[!LƯU Ý]", Kind::Panel, None),
        ("A<o:p></o:p> B", "<o:p></o:p>", Kind::Tag, Some("")),
        ("<w:sdt id=\"1\">A</w:sdt>", "<w:sdt id=\"1\">", Kind::Tag, None),
        ("là ++nhất++ xã", "++nhất++", Kind::Emphasis, None),
        ("dày 10^-3^ m", "^-3^", Kind::Script, Some("⁻³")),
        ("{width=50%}", "{width=50%}", Kind::Attributes, Some("")),
    ] {
        assert_eq!(found(text), [(thing.to_owned(), kind, fix.map(str::to_owned))], "{text}");
    }
}

#[test]
fn prose_is_left_alone() {
    for text in [
        "Giá 5*6 và 5 * 6 và 2 ** 3 ** 4, 3*4*5",
        "Hay quá!!! Thật [video], ba!!!, mũ 2^[1]",
        "[sic], [a=b], [tổ dân phố], [x] và [/x], 2^10, ^_^ ^_^",
        "[sic], [1], [[1]], {...}, {a, b}, {1; 2}, #họctập, #1",
        "ngày __ tháng __ năm ____, ho_so, ten_tep_dai.pdf, _",
        "(*) Số liệu tạm tính; (**) ước tính; Khách sạn 5* và ****",
        "*Ghi chú: số liệu năm 2021",
        "– Chào bác! – Chào cháu!",
        "A == B, 1 ~ 2, tỷ lệ 1:2, lúc 7:30::",
        "Nguyễn Văn Mẫu | Tổ trưởng | 2021",
        "# ## ###",
        "····",
        "Email: a_b@x.vn",
        "[b], [i] và [u], [quote], {ho_so}, {id=\"a\", b}, {a: b}",
        "[1] (..........), [sic] (như trên), [kế hoạch] (bản cũ), mục [a] (tr. 5)",
        "C++ và C++, 2++, a < b: c > d, 10^-3, <3",
        "-5 độ",
        "[!]",
        ".{ ho_so(id=\"a\") }}",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn where_lines_begin() {
    for (before, starts) in [
        ("", true),
        ("a\n", true),
        ("a\n> - ", true),
        (">", true),
        ("1. [ ] ", true),
        ("*", false),
        ("a ", false),
        ("## ", false),
        ("**a** ", false),
    ] {
        assert_eq!(starts_line(&format!("{before}•"), before.len()), starts, "{before}");
    }
    let speech = "– A\n\n– B\n– C\nD";
    let places: Vec<bool> = speech.match_indices('–').map(|(at, _)| is_among_dashes(speech, at)).collect();
    assert_eq!(places, [false, true, true]);
}

#[test]
fn hyphens_that_words_touch() {
    let places = |text: &str| -> Vec<bool> {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
        starts.map(|at| is_among_hyphens(text, at)).collect()
    };
    assert_eq!(places("-a\n-b\nc"), [true, true, false]);
    assert_eq!(places("> -a\n> - b"), [true, false]);
    assert_eq!(places("-a\n\n-b"), [false, false, false]);
    assert_eq!(places("-5 độ\n-3 độ\n--a\n---"), [false; 4]);
    let line = Line { text: "-Ý một", starts: true, before: None, among_dashes: false, among_hyphens: true };
    assert_eq!(find(&line), [Leftover { range: 0..1, kind: Kind::Bullet, fix: Some("- ".to_owned()) }]);
}

#[test]
fn dashes_of_a_list_and_of_speech() {
    let line =
        |among_dashes| Line { text: "– Ý một", starts: true, before: None, among_dashes, among_hyphens: false };
    assert_eq!(find(&line(false)), []);
    assert_eq!(find(&line(true)).len(), 1);
    assert!(is_prose("Sáng ngày 19/5, xã ra quân.\nBà con hưởng ứng."));
    assert!(!is_prose("fn main() { }") && !is_prose("a = 1") && !is_prose("ls"));
}
