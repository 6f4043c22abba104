//! What has no place in an article is named, its words kept where it has some; what is no paper of Word is told apart.

use super::docx::{Paper, archive, p, run};
use super::told;
use crate::import_roster::to_tcvn3;
use std::io::Write;
use vuonhoa::diagnostic::{Arg, Message};
use vuonhoa::import::word::{self, Article, Kind};

fn imported(paper: &Paper) -> Article {
    word::read(&paper.bytes(), "bai.docx").unwrap_or_else(|message| panic!("{message:?}"))
}

/// The Markdown of a body.
fn markdown(body: &str) -> String {
    imported(&Paper::of(body)).markdown
}

fn text(words: &str) -> String {
    p("", &run("", words))
}

const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n and no more";

pub fn drawing(id: &str, alt: &str) -> String {
    format!(
        r#"<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="{alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#
    )
}

/// Somebody has set an old text in a font of today, and it is to be seen as signs.
#[test]
fn a_text_of_tcvn3_in_a_font_of_today_is_read_by_all_its_words() {
    let old = |words: &str| text(&to_tcvn3(words).unwrap_or_else(|| panic!("{words}")));
    let sentences = ["Người dân trong xã thương bà Mười như mẹ.", "Năm nào bà cũng giữ vườn thuốc nam cho trạm."];
    let body = sentences.map(old).concat() + &text("2 - 3");
    assert_eq!(markdown(&body), format!("{}\n\n{}\n\n2 - 3\n", sentences[0], sentences[1]));
    assert!(imported(&Paper::of(&body)).losses.is_empty());
    // Without the soft hyphens that were its ư nothing is sure; what is there stays as it is.
    let lost = body.replace('\u{ad}', "");
    assert!(markdown(&lost).contains("Ng\u{ea}i d"), "{}", markdown(&lost));
    // A text of Unicode that quotes some French is none of this.
    assert!(markdown(&text("Ở đây có quán café, người ta hay nói déjà vu.")).contains("café"));
}

#[test]
fn headings_by_style_outline_and_vietnamese_names() {
    let heading = |style: &str, words: &str| p(&format!(r#"<w:pStyle w:val="{style}"/>"#), &run("", words));
    let body = [
        text("Một câu."),
        heading("Heading1", "Một"),
        heading("Nho", "Hai"),
        heading("Muc1", "Ba"),
        p(r#"<w:outlineLvl w:val="1"/>"#, &run("<w:b/>", "Bốn")),
        p(r#"<w:pStyle w:val="Heading1"/><w:outlineLvl w:val="9"/>"#, &run("", "Chữ thường.")),
        text("Câu."),
    ];
    assert_eq!(
        markdown(&body.concat()),
        "Một câu.\n\n## Một\n\n### Hai\n\n## Ba\n\n### Bốn\n\n## Chữ thường.\n\nCâu.\n"
    );
}

#[test]
fn lists_by_style_and_numbers_that_markdown_cannot_count() {
    let item = |list: usize, level: usize, words: &str| {
        p(&format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#), &run("", words))
    };
    let styled = |words: &str| p(r#"<w:pStyle w:val="ListBullet"/>"#, &run("", words));
    let body = [
        text("Câu."),
        styled("một"),
        styled("hai"),
        p(r#"<w:pStyle w:val="ListBullet2"/>"#, &run("", "sâu hơn")),
        text("Giữa."),
        item(3, 0, "Phần"),
        item(2, 0, "ý"),
        item(2, 0, "ý nữa"),
        text("Gõ tay:"),
        text("01. một"),
        text("2) hai"),
        text("Năm"),
        text("1. Không phải danh sách"),
        text("• chấm"),
    ];
    let wanted = "Câu.\n\n- một\n- hai\n  - sâu hơn\n\nGiữa.\n\nI. Phần\n\na) ý\n\nb) ý nữa\n\nGõ tay:\n\n1. một\n2. hai\n\nNăm\n\n\
        1\\. Không phải danh sách\n\n- chấm\n";
    let article = imported(&Paper::of(&body.concat()));
    assert_eq!(article.markdown, wanted);
    assert_eq!(told(&article), []);
}

#[test]
fn dirt_of_typing_goes_and_what_is_bold_ends_at_words() {
    let runs = [
        run("<w:b/>", "Chú  thích :\t"),
        run("", "\u{a0}người ,việc"),
        run(r#"<w:rStyle w:val="Dam"/>"#, " tốt "),
        run("<w:b w:val=\"0\"/>", "nhé ."),
        r#"<w:r><w:noBreakHyphen/></w:r>"#.to_owned(),
        run("<w:vertAlign w:val=\"superscript\"/>", "2"),
        run("", " m"),
        run("<w:vertAlign w:val=\"superscript\"/>", "Đ"),
        r#"<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>"#.to_owned(),
    ];
    let article = imported(&Paper::of(&(text("Câu.") + &p("", &runs.concat()))));
    assert_eq!(article.markdown, "Câu.\n\n**Chú thích:** người ,việc **tốt** nhé .-² mĐ✓\n");
    assert_eq!(told(&article), [(Kind::Raised, "Đ")]);
}

#[test]
fn letters_of_old_typefaces_are_read_before_anything_is_cleaned() {
    let font = |font: &str| format!(r#"<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>"#);
    let soft = format!(r#"<w:r><w:rPr>{}</w:rPr><w:t>ng</w:t><w:softHyphen/><w:t>êi</w:t></w:r>"#, font(".VnTime"));
    let body = [
        p("", &run(&font(".VnTimeH"), "häc tËp.")),
        p("", &soft),
        p(r#"<w:pStyle w:val="Cu"/>"#, &run("", "§\u{ad}êng lµng, ®\u{ad}îc khen")),
        p("", &(run(&font("VNI-Times"), "ñöô") + &run(&(font("VNI-Times") + "<w:b/>"), "ïc khen"))),
        p(r#"<w:pStyle w:val="Cu"/>"#, &run("", "đã là Unicode")),
    ];
    let article = imported(&Paper::of(&body.concat()));
    assert_eq!(article.markdown, "HỌC TẬP.\n\nngười\n\nĐường làng, được khen\n\nđượ**c khen**\n\nđã là Unicode\n");
    assert_eq!(told(&article), []);
}

#[test]
fn title_author_and_source_are_recognised_where_they_are_sure() {
    let centred = |words: &str| p(r#"<w:jc w:val="center"/>"#, &run("<w:b/>", words));
    let right = |words: &str| p(r#"<w:jc w:val="right"/>"#, &run("<w:i/>", words));
    let body = [
        centred("NGƯỜI GIỮ LỬA"),
        centred("Ở XÓM MẪU"),
        text("Nguồn: Báo Mẫu, https://bao.example.vn/a"),
        text("Một câu."),
        right("Nguyễn Văn Mẫu"),
    ];
    let article = imported(&Paper::of(&body.concat()));
    assert_eq!(article.title, "NGƯỜI GIỮ LỬA Ở XÓM MẪU");
    assert_eq!(article.author.as_deref(), Some("Nguyễn Văn Mẫu"));
    let source = article.source.as_ref().expect("a source");
    assert_eq!((source.name.as_str(), source.link.as_deref()), ("Báo Mẫu", Some("https://bao.example.vn/a")));
    assert_eq!((article.markdown.as_str(), told(&article)), ("Một câu.\n", vec![]));
    // A sentence at the right margin is no name.
    let kept = imported(&Paper::of(&[text("Một câu."), right("Tháng 5 năm 2021")].concat()));
    assert_eq!((kept.author, kept.title.as_str()), (None, "bai"));
}

#[test]
fn pictures_get_names_from_their_captions_and_tables_keep_every_cell() {
    let caption = p(r#"<w:pStyle w:val="Caption"/>"#, &run("<w:i/>", "Ảnh: Bà con xóm Mẫu"));
    let cell = |properties: &str, words: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", text(words));
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell(r#"<w:gridSpan w:val="2"/>"#, "Họ | tên"),
        cell("", "Năm"),
        cell(r#"<w:vMerge w:val="restart"/>"#, "Mẫu"),
        cell("", "A"),
        cell("", "2020"),
        cell("<w:vMerge/>", ""),
        cell("", "B"),
        cell("", "2021"),
    );
    let vml = r#"<w:r><w:pict><v:shape><v:imagedata r:id="i2"/></v:shape></w:pict></w:r>"#;
    let body =
        [text("Câu."), p("", &drawing("i1", "image1.png")), caption, p("", vml), table, p("", &drawing("i3", ""))];
    let paper = Paper::of(&body.concat())
        .with("i1", "image", "media/image1.png", PIXEL)
        .with("i2", "image", "media/image2.jpeg", b"\xff\xd8\xff\xe0")
        .with("i3", "image", "media/image3.emf", b"\x01\0\0\0");
    let article = imported(&paper);
    assert_eq!(
        article.markdown,
        "Câu.\n\n![](anh-ba-con-xom-mau.png \"Ảnh: Bà con xóm Mẫu\")\n\n![](anh-2.jpg)\n\n\
         | Họ \\| tên |  | Năm |\n| --- | --- | --- |\n| Mẫu | A | 2020 |\n|  | B | 2021 |\n"
    );
    assert_eq!(told(&article), [(Kind::Picture, "image3.emf"), (Kind::Merged, "")]);
    assert_eq!(article.pictures[0], ("anh-ba-con-xom-mau.png".to_owned(), PIXEL.to_vec()));
}

#[test]
fn tracked_changes_are_accepted_and_said_and_remarks_named() {
    let runs = [
        run("", "Ông "),
        format!(
            r#"<w:del w:author="A"><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins w:author="A">{}</w:ins>"#,
            run("", "mới")
        ),
        run("", " vui"),
        run("<w:vanish/>", "ẩn"),
        r#"<w:r><w:commentReference w:id="1"/></w:r>"#.to_owned(),
    ];
    let joined = r#"<w:p><w:pPr><w:rPr><w:del w:author="A"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">đầu </w:t></w:r></w:p>"#;
    let body = [text("Câu."), p("", &runs.concat()), joined.to_owned(), text("cuối")].concat();
    let comments = r#"<w:comments xmlns:w="w"><w:comment w:id="1"><w:p><w:r><w:t>Xem lại</w:t></w:r></w:p></w:comment></w:comments>"#;
    let header = r#"<w:hdr xmlns:w="w"><w:p><w:r><w:t>Mật</w:t></w:r></w:p></w:hdr>"#;
    let paper = Paper::of(&body).with("c", "comments", "comments.xml", comments.as_bytes()).with(
        "h",
        "header",
        "header1.xml",
        header.as_bytes(),
    );
    let article = imported(&paper);
    assert_eq!(article.markdown, "Câu.\n\nÔng mới vui\n\nđầu cuối\n");
    assert_eq!(
        told(&article),
        [
            (Kind::Hidden, "ẩn"),
            (Kind::Margin, "Mật"),
            (Kind::Comment, "Xem lại"),
            (Kind::Deleted, "cũ"),
            (Kind::Inserted, "mới"),
        ]
    );
    assert_eq!(article.losses[3].paragraph, "Ông mới vui");
}

#[test]
fn what_is_no_text_is_named_with_its_words() {
    let text_box = |inner: &str| {
        format!(
            r#"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"#
        )
    };
    let body = [
        p("", &(run("", "Trước ") + &text_box(&text("Trong hộp")) + &run("", "sau"))),
        p("", &(run("", "Cho ") + "<m:oMath><m:r><m:t>a=b+c</m:t></m:r></m:oMath>")),
        p(
            "",
            r#"<w:r><w:object><v:shape><v:imagedata r:id="e"/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>"#,
        ),
        p(
            "",
            r#"<w:r><w:drawing><a:graphic><a:graphicData><dgm:relIds r:dm="d"/></a:graphicData></a:graphic></w:drawing></w:r>"#,
        ),
        p("", r#"<w:hyperlink r:id="bad"><w:r><w:t>tệp trên máy</w:t></w:r></w:hyperlink>"#),
        p(r#"<w:pStyle w:val="TOC1"/>"#, &run("", "Mục 1")),
        p(
            "",
            r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://x.vn/a" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>trang</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#,
        ),
        p(
            "",
            r#"<w:r><w:sym w:font="Webdings" w:char="F099"/></w:r><w:r><w:drawing><a:blip r:link="far"/></w:drawing></w:r>"#,
        ),
    ];
    let data = r#"<d:dataModel xmlns:d="d" xmlns:a="a"><a:p><a:r><a:t>Bước một</a:t></a:r></a:p><a:p><a:r><a:t>Bước hai</a:t></a:r></a:p></d:dataModel>"#;
    let paper = Paper::of(&body.concat())
        .with("e", "image", "media/e.emf", b"\x01\0\0\0")
        .with("d", "diagramData", "diagrams/data1.xml", data.as_bytes())
        .external("bad", "hyperlink", "file:///C:/a.doc")
        .external("far", "image", "https://x.vn/a.jpg");
    let article = imported(&paper);
    assert_eq!(
        article.markdown,
        "Trước sau\n\nTrong hộp\n\nCho a\\=b+c\n\nBước một\n\nBước hai\n\ntệp trên máy\n\n[trang](https://x.vn/a)\n"
            .replace("\\=", "=")
    );
    let mut kinds: Vec<Kind> = told(&article).into_iter().map(|(kind, _)| kind).collect();
    kinds.sort();
    let mut wanted = vec![
        Kind::TextBox,
        Kind::Equation,
        Kind::Embedded,
        Kind::SmartArt,
        Kind::Link,
        Kind::Contents,
        Kind::Symbol,
        Kind::LinkedPicture,
    ];
    wanted.sort();
    assert_eq!(kinds, wanted, "{:?}", article.losses);
}

/// Words that the reader does not know how to take are missed by the proof, paragraph by paragraph.
#[test]
fn what_is_lost_by_a_fault_of_ours_is_named_too() {
    let strange =
        r#"<w:p><w:r><w:t>Đọc được </w:t></w:r><w:strange><w:r><w:t>không đọc được</w:t></w:r></w:strange></w:p>"#;
    let article = imported(&Paper::of(&(text("Câu.") + strange)));
    assert_eq!(told(&article), [(Kind::Missing, "không đọc được")]);
    assert_eq!(article.losses[0].paragraph, "Đọc được không đọc được");
}

fn refused(bytes: &[u8]) -> (&'static str, Vec<(&'static str, Arg)>) {
    let Message { id, args } = word::read(bytes, "bai.docx").expect_err("a refusal");
    (id, args)
}

#[test]
fn what_is_no_paper_of_word_is_told_apart() {
    let whole = Paper::of(&text("Câu.")).bytes();
    let compound = |name: &str| {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        bytes.extend(name.bytes().flat_map(|b| [b, 0]));
        bytes
    };
    for (bytes, id) in [
        (&b""[..], "import-empty-file"),
        (b"{\\rtf1 a}", "import-other-text"),
        (b"%PDF-1.7", "import-other-text"),
        (&compound("WordDocument"), "import-other-text"),
        (&compound("EncryptedPackage"), "import-password"),
        (&archive(&[("META-INF/manifest.xml", b""), ("content.xml", b"<a/>")]), "import-other-text"),
        (&archive(&[("[Content_Types].xml", b""), ("xl/workbook.xml", b"<a/>")]), "import-not-word"),
        (&archive(&[("a.txt", b"a")]), "import-not-word"),
        (&archive(&[("[Content_Types].xml", b""), ("word/document.xml", b"<w:document>")]), "import-damaged"),
        (b"any bytes", "import-damaged"),
    ] {
        assert_eq!(refused(bytes).0, id);
    }
    // Cut anywhere, it is damaged; nothing is read by halves.
    for end in (4..whole.len()).step_by(97) {
        assert_eq!(refused(&whole[..end]).0, "import-damaged", "{end}");
    }
}

#[test]
fn bombs_are_counted_as_they_unpack() {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    writer.start_file("word/document.xml", options).expect("a part");
    let blanks = vec![b' '; 1 << 20];
    writer.write_all(b"<w:document>").expect("a part");
    for _ in 0..40 {
        writer.write_all(&blanks).expect("a part");
    }
    let bomb = writer.finish().expect("an archive").into_inner();
    assert!(bomb.len() < 1 << 20);
    assert_eq!(refused(&bomb).0, "import-too-large");
    let deep = format!("{}{}", "<w:p>".repeat(100_000), "</w:p>".repeat(100_000));
    assert_eq!(refused(&archive(&[("word/document.xml", deep.as_bytes())])).0, "import-too-deep");
    let entities = br#"<!DOCTYPE a [<!ENTITY b "c">]><w:document>&b;</w:document>"#;
    assert_eq!(refused(&archive(&[("word/document.xml", entities)])).0, "import-damaged");
}
