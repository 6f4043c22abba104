use super::*;

fn kinds(text: &str) -> Vec<(&'static str, String)> {
    personal_data(text).into_iter().map(|data| (data.kind.word(), data.text)).collect()
}

/// Each text with the one thing that it tells.
#[test]
fn what_tells_of_a_person_is_found() {
    for (text, kind, told) in [
        ("Gọi chị qua số 0912345678 nhé.", "telephone", "0912345678"),
        ("Gọi 0912 345 678", "telephone", "0912 345 678"),
        ("Gọi 0912.345.678.", "telephone", "0912.345.678"),
        ("Gọi 0912-345-678", "telephone", "0912-345-678"),
        ("Gọi 0912 - 345 - 678", "telephone", "0912 - 345 - 678"),
        ("Gọi (0203) 3854 123", "telephone", "0203) 3854 123"),
        ("Gọi 0203.3854.123", "telephone", "0203.3854.123"),
        ("Gọi 033/3854123", "telephone", "033/3854123"),
        ("Gọi +84 912 345 678", "telephone", "84 912 345 678"),
        ("Gọi (+84) 0912 345 678", "telephone", "84) 0912 345 678"),
        ("Gọi 84912345678", "telephone", "84912345678"),
        ("Gọi 0084912345678", "telephone", "0084912345678"),
        ("Gọi 09\u{200b}12\u{a0}345\u{202f}678", "telephone", "0912 345 678"),
        ("Gọi ０９１２３４５６７８", "telephone", "0912345678"),
        ("SĐT0912345678", "telephone", "0912345678"),
        ("ĐT: 3854 123", "telephone", "3854 123"),
        ("Zalo https://zalo.me/0912345678", "telephone", "0912345678"),
        ("0912345678/Zalo", "telephone", "0912345678"),
        ("chị 0912345678anh", "telephone", "0912345678"),
        ("Số CCCD 022180001234", "identity", "022180001234"),
        ("Số 022 180 001 234", "identity", "022 180 001 234"),
        ("Số 022.180.001.234", "identity", "022.180.001.234"),
        ("CMND: 123 456 789", "identity", "123 456 789"),
        ("giấy số 100123456 của chị", "identity", "100123456"),
        ("giấy số 012 345 678 của chị", "identity", "012 345 678"),
        ("STK 19012345678901", "account", "19012345678901"),
        ("Số tài khoản của quỹ tại ngân hàng: 102010001234", "account", "102010001234"),
        ("Tài khoản 8002205123456", "account", "8002205123456"),
        ("Thư về lan.nguyen@hoasen.vn.", "email", "lan.nguyen@hoasen.vn"),
        ("Thư về lan＠hoasen．vn", "email", "lan@hoasen.vn"),
        ("Chị sinh ngày 3/4/1980 ở xã", "birth", "3/4/1980"),
        ("Sinh ngày 03 tháng 4 năm 1980", "birth", "03 tháng 4 năm 1980"),
        ("(sinh 3-4-80)", "birth", "3-4-80"),
        ("Ngày sinh: 03.04.1980", "birth", "03.04.1980"),
        ("Ngày, tháng, năm sinh: 3/4/1980", "birth", "3/4/1980"),
        ("SN 3/4/1980", "birth", "3/4/1980"),
        ("Chị Lan, sinh ngày 12 tháng 3, 1975", "birth", "12 tháng 3, 1975"),
        ("sinh ngày 1975-03-12", "birth", "1975-03-12"),
        ("Nguyễn Thị Lan sinh ngày 3/4/2012", "birth", "3/4/2012"),
        ("em sinh ngày 3/4/2015", "birth", "3/4/2015"),
        ("chị Giang sinh ngày 3/4/1980", "birth", "3/4/1980"),
        ("đồng chí An sinh ngày 3/4/1980", "birth", "3/4/1980"),
        ("Lan sinh ngày 3/4/1980", "birth", "3/4/1980"),
        ("kỹ sư trẻ sinh ngày 3/4/1980", "birth", "3/4/1980"),
        ("Họp xong (sinh ngày 3/4/2011)", "birth", "3/4/2011"),
        ("Ngày Sinh: 3/4/1980", "birth", "3/4/1980"),
        ("Gọi 0912/000/013", "telephone", "0912/000/013"),
        ("Gọi 0912_000_014", "telephone", "0912_000_014"),
        ("Gọi 0 9 1 2 3 4 5 6 7 8", "telephone", "0 9 1 2 3 4 5 6 7 8"),
        ("born on 3 April 1980", "birth", "3 April 1980"),
        ("<svg xmlns=\"http://www.w3.org/2000/svg\"><text>0912345678</text></svg>", "telephone", "0912345678"),
        ("Lan,https://a.vn,0912345678", "telephone", "0912345678"),
        ("Thẻ 9704 1234 5678 9012", "account", "9704 1234 5678 9012"),
        ("số 9704 0000 0000 0018", "account", "9704 0000 0000 0018"),
        ("Mã BHYT GD4797912345678", "identity", "GD4797912345678"),
        ("BHYT: HS 4 79 79 123 45678", "identity", "HS 4 79 79 123 45678"),
        ("BHXH 7912345678", "identity", "7912345678"),
        ("Hộ chiếu C1234567", "identity", "C1234567"),
        ("hộ chiếu số: C1234567", "identity", "C1234567"),
        ("Gọi <b>0987</b>654321", "telephone", "0987654321"),
        ("Gọi <b class=\"x\">0987</b>654321", "telephone", "0987654321"),
        ("Gọi ⁰⁹¹²³⁴⁵⁶⁷⁸", "telephone", "0912345678"),
        ("Gọi ₀₉₁₂₃₄₅₆₇₈", "telephone", "0912345678"),
        ("Gọi 0912345⁶⁷8", "telephone", "0912345678"),
        ("Gọi 0912345678¹", "telephone", "0912345678"),
        ("Thư về lê@thư.vn", "email", "lê@thư.vn"),
        ("Thư về ab @ gmail.com", "email", "ab@gmail.com"),
        ("Thư về ab[at]gmail.com", "email", "ab@gmail.com"),
        ("Thư về ab (a còng) gmail(chấm)com", "email", "ab@gmail.com"),
        ("Ngày sinh | 12/3/1980", "birth", "12/3/1980"),
        ("sinh mùng 3 tháng 2 năm 1980", "birth", "3 tháng 2 năm 1980"),
        ("Gọi O912345678", "telephone", "0912345678"),
        ("Gọi О912 345 678", "telephone", "0912 345 678"),
        ("Gọi \u{202e}8765432190", "telephone", "0912345678"),
        ("<a href='https://zalo.me/0912345678'>www.a.vn</a>", "telephone", "0912345678"),
        ("Zalo: zalo.me/0912345678", "telephone", "0912345678"),
        ("lan@hoasen/0912345678", "telephone", "0912345678"),
        ("facebook.com/x?phone=1 0912345678", "telephone", "0912345678"),
        ("hoasen.vn/0912345678", "telephone", "0912345678"),
        ("Facebook: 0912345678", "telephone", "0912345678"),
        ("x.php?id=022180001234", "identity", "022180001234"),
        ("Gọi không chín một hai ba bốn năm sáu bảy tám nhé", "telephone", "không chín một hai ba bốn năm sáu bảy tám"),
        (
            "Số: Không chín một hai, ba bốn năm, sáu bảy tám.",
            "telephone",
            "Không chín một hai, ba bốn năm, sáu bảy tám",
        ),
        ("goi khong chin mot hai ba tu lam sau bay tam", "telephone", "khong chin mot hai ba tu lam sau bay tam"),
        ("không-chín-một-hai-ba-bốn-năm 678", "telephone", "không-chín-một-hai-ba-bốn-năm 678"),
        ("09 hai ba bốn năm sáu bảy tám chín", "telephone", "09 hai ba bốn năm sáu bảy tám chín"),
        (
            "CCCD: không hai hai một tám không không không một hai ba bốn",
            "identity",
            "không hai hai một tám không không không một hai ba bốn",
        ),
        ("Gọi O9l2345678", "telephone", "0912345678"),
        ("Bà Lụa sinh ra ngày 15/5/1960", "birth", "15/5/1960"),
        ("Bà Lụa sinh ra vào đúng ngày 15/5/1960", "birth", "15/5/1960"),
        ("Bà chào đời ngày 15/5/1960", "birth", "15/5/1960"),
        ("cất tiếng khóc chào đời vào ngày 15 tháng 5 năm 1960", "birth", "15 tháng 5 năm 1960"),
        ("NTNS: 15/5/1960", "birth", "15/5/1960"),
        ("NTN sinh: 15/5/1960", "birth", "15/5/1960"),
        ("Date of birth: 15/5/1960", "birth", "15/5/1960"),
        ("Birthday: 15/5/1960", "birth", "15/5/1960"),
        ("Ngày sinh của bà Lụa là 15/5/1960", "birth", "15/5/1960"),
        ("Bà sinh tại Hải Phòng, ngày 15/5/1960", "birth", "15/5/1960"),
        ("https://example.vn/?tel=0912345678", "telephone", "0912345678"),
        ("https://example.vn/goi?a=1&sdt=0912.345.678#x", "telephone", "0912.345.678"),
        ("https://example.vn/goi?phone=+84912345678", "telephone", "84912345678"),
        ("Thư về a.b[at]gmail.com", "email", "a.b@gmail.com"),
        ("Thư về a.b (at) gmail.com", "email", "a.b@gmail.com"),
        ("Thư về a.b @ gmail . com", "email", "a.b@gmail.com"),
        ("Thư về a.b@gmail .com", "email", "a.b@gmail.com"),
        ("Thư về a.b at gmail dot com", "email", "a.b at gmail dot com"),
        ("Thư về lan a còng gmail chấm com", "email", "lan a còng gmail chấm com"),
        ("Thư về lan[@]gmail[.]com", "email", "lan@gmail.com"),
        ("Gọi 09I2 345 678", "telephone", "0912 345 678"),
        ("Gọi О9l2.34O.678", "telephone", "0912.340.678"),
        ("tài khoản Agribank 2600205123456 của chị Lụa", "account", "2600205123456"),
        ("Ủng hộ qua tài khoản Vietinbank 101870912345 (chị Lụa)", "account", "101870912345"),
        ("BIDV 12010001234567 mang tên Đinh Thị Lụa", "account", "12010001234567"),
        ("tài khoản ngân hàng Agribank số 2600205123457", "account", "2600205123457"),
        ("Tài khoản ngân hàng Ngoại thương chi nhánh Mẫu: 10187091", "account", "10187091"),
        ("SĐT chị: 912345999", "telephone", "912345999"),
        ("điện thoại của anh Ba 987 654 321", "telephone", "987 654 321"),
        ("Thư về lua.dinh (a) gmail.com", "email", "lua.dinh@gmail.com"),
        ("Đinh Thị Lụa (12.5.1985)", "birth", "12.5.1985"),
        ("Chị Dinh Thi Lua (12/5/1985), tổ 5", "birth", "12/5/1985"),
        ("số CCCD là 001 185 / 012 / 347", "identity", "001 185 / 012 / 347"),
    ] {
        assert_eq!(kinds(text), [(kind, told.to_owned())], "{text}");
    }
    assert_eq!(kinds("Chị Lan,2,0912345678\nAnh Hải, tổ 3 0987 654 321").len(), 2);
    let both = kinds("0912345678, 0987654321");
    assert_eq!(both.len(), 2, "{both:?}");
    let both = kinds("0912 345 678 0987 654 321");
    assert_eq!(both, [("telephone", "0912 345 678".to_owned()), ("telephone", "0987 654 321".to_owned())]);
}

#[test]
fn what_only_looks_like_it_is_left_alone() {
    for text in [
        "Ngôi chợ phiên sinh ra ngày 12/3/1995",
        "Năm ấy khó khăn. Mô hình chào đời ngày 20/10/1971 với 12 hội viên",
        "Quyết định số 1234/QĐ-UBND ngày 05/02/2021",
        "Quyết định 12-QĐ/ĐU, Chỉ thị 05-CT/TW ngày 15/5/2016",
        "giai đoạn 05.2016 - 06.2021 và 09.2016-09.2021",
        "từ 2016-2021, năm 2019, 2020, 2021",
        "quyên góp 1.234.567.890 đồng",
        "1.034.567.890.123 đồng",
        "500000000 đồng, 123.456.789 đồng, 123.456.789",
        "ISBN 978-604-57-1234-5, ISBN 604-57-1234-5, ISBN 0-306-40615-2",
        "Mã số thuế: 0100109106",
        "Giấy phép số 123/GP-TTĐT, giấy phép số 12345/GP",
        "Tổng đài 1900 1234, hotline 18001234, gọi 113",
        "điện thoại 12.500.000 đồng một chiếc",
        "https://baoquangninh.vn/guong-sang-3095123456.html và www.x.vn/0912345678",
        "https://x.vn/tin/0912345678,https://x.vn/(0987654321)",
        "z1234567890123_0912345678.jpg, IMG_20210515_123456.jpg, 123456789_1234567890123456_n.jpg",
        "Screenshot 2021-05-03-08-01-22",
        "sinh năm 1980, sinh ra ở xã, sinh tháng 4/1980",
        "sinh hoạt chi bộ ngày 3/4/2021, học sinh ngày 20/11/2021, hy sinh ngày 3/4/1968",
        "Phát sinh ngày 1/11/2025, chi phí phát sinh ngày 1/11/2005",
        "Nữ hộ sinh ngày 1/11/2025, Nghiên cứu sinh ngày 1/11/2025, Thực tập sinh ngày 1/11/2025",
        "Hồi sinh ngày 1/11/2025. An sinh ngày 1/11/2025. Môn sinh ngày 1/11/2025. Sản sinh ngày 1/11/2025",
        "Nữ hộ sinh ngày 1/11/2005, nghiên cứu sinh ngày 1/11/2005. Hy sinh ngày 3/4/1968",
        "Nuôi sinh ngày 1/11/2025",
        "Số ĐKKD 0312345678, mã số doanh nghiệp số: 0312345678, GPKD: 0312345678",
        "Tổng đài Bộ Công an 069 2342 593, điện thoại 069 2342 593",
        "ông Sinh ngày 3/4/2021 được kết nạp",
        "kỷ niệm ngày sinh Chủ tịch Hồ Chí Minh 19/5/1890, Bác sinh ngày 19/5/1890",
        "anh@2x.png, @/ho-so/nguyen-van-mau, react@18.2.0, a @ b",
        "tài khoản có 1.234.567.890 đồng",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "Tỷ lệ 0,123456789",
        "Họp @ hoasen.vn, giá 5000 @ 12.000, (at) nhà",
        "cụ thể 1234567 lượt, 9704123456789012345678 và QĐ1234567, C1234567",
        "BHXH tỉnh chi 7912345678 đồng, thẻ BHYT cho 1.234.567.890 lượt",
        "năm 2019¹ và 2020², CO2, O2, E. coli O157:H7",
        "Công văn GD4797912345678X",
        "\u{202e}1234",
        "facebook.com/profile.php?id=100012345678, m.facebook.com/profile.php?id=100123456",
        "https://www.facebook.com/profile.php?id=100012345678901 và m.me/100012345678, fb.com/100123456",
        "/profile.php?id=100012345678, Facebook ID: 100012345678, UID 100123456",
        "baoquangninh.vn/guong-sang-309512345.html",
        "một hai một hai một hai một hai một hai ba bốn, đều bước",
        "Một, hai, ba, bốn, năm, sáu, bảy, tám, chín, mười",
        "chị Hai, anh Ba, anh Tư, chị Năm, anh Sáu, chị Bảy, anh Tám, chị Chín",
        "Không một hai người nào, năm sau bảy hộ, tám chín hộ",
        "học sinh tại trường ngày 3/4/1980, hy sinh tại Quảng Trị ngày 15/5/1972, Đảng ra đời ngày 3/2/1930",
        "sinh hoạt chi bộ của tổ ngày 3/4/1980, sinh ra ở xã năm 1980, được tặng Bằng khen ngày 3/4/1990",
        "https://x.vn/?id=0912345678 và https://x.vn/?t=1621234567&page=0312, https://x.vn/a?so=19001234",
        "Họp at nhà, xem phim at rạp chấm vn, đi at least",
        "Bài chấm com. Cổng @ nhà . vn",
        "10l, 25l, 2l5 sữa, QĐ12I3, Il, O2, lO",
        "Vay Agribank 500.000.000 đồng, BIDV 1900545412, Tổng đài Vietcombank: 1900545413",
        "Tài khoản ngân hàng có 1.234.567.890 đồng, tài khoản ngân hàng nhận 20240115",
        "điện thoại cho 912345999 lượt, khoản 1 (a) trang.vn, điểm (a) khoản 2",
        "Thủ đô Hà Nội (10/10/1954), Đoàn TNCS Hồ Chí Minh (26/3/1931), Trường THPT Lê Hồng Phong (20/11/1985)",
        "Bằng khen của tỉnh cho chị Đinh Thị Lụa (12/5/2021), chị Đinh Thị Lụa (1985)",
        "Số vào sổ 012345678, Số vào sổ: 0912345678, số vào sổ cấp bằng 012345678901",
        "Số hiệu 012345678, số hiệu bằng: 012345678, Số hiệu là 012345678",
        "ủng hộ 0912345678 đồng, 0912345678 VND, 012345678901 đồng",
        "chi bộ sinh ngày 3/2/1930. Đảng sinh ngày 3/2/1930. Đảng ta sinh ngày 3/2/1930",
        "Chi bộ thôn Đông sinh ngày 3/2/1950. Khi Đảng bộ xã sinh ngày 3/2/1950",
        "Trường sinh ngày 5/9/1960. Trường THCS Lê Hồng Phong sinh ngày 5/9/1960. Ngôi trường sinh ngày 5/9/1960",
        "Đội Thiếu niên sinh ngày 15/5/1941",
    ] {
        assert_eq!(kinds(text), [], "{text}");
    }
}

/// Numbers of businesses, papers, budgets and places, as they stand in an office's texts.
#[test]
fn what_belongs_to_nobody_is_left_alone() {
    for text in [
        "mã số hợp tác xã 2800123456-001, Mã số HTX: 2800123456-001",
        "MÃ SỐ HỢP TÁC XÃ: 2800123456-001",
        "MA SO HOP TAC XA 2800123456-001",
        "mã số thuế 2800123456, mã số thuế 2800123456-001",
        "MST số 2800123456-001",
        "Mã số thuế của hợp tác xã là 0312345678",
        "Mã số thuế (MST): 0312345678",
        "Mã số thuế của Công ty Sen Hồng: 0312345678",
        "Mã số thuế/Mã số doanh nghiệp: 0312345678",
        "Tax code: 0312345678",
        "MST 0100109106 12 tháng",
        "tọa độ 20.4463 106.3366",
        "toạ độ 20.4463, 106.3366",
        "Tọa độ: 20.446312, 106.336645",
        "tọa độ 20.0463123 106.0336645",
        "tọa độ 20.0912345678, 106.0336645",
        "vĩ độ 20.4463 kinh độ 106.3366",
        "tọa độ VN2000 X: 2263456,789; Y: 0589123,456",
        "độ 2044631063366, số 2800123456-001, từ 1234567890123",
        "Quyết định số 0912345678/QĐ-UBND",
        "Quyết định số 0912345678 ngày 3/4/2021",
        "Công văn số 0912345678/UBND-VX, Công văn 0312345678/CV",
        "Quyết định số 123456789/QĐ-UBND, QĐ 012345678901/2021/QĐ-TTg",
        "mã đơn vị quan hệ ngân sách 1012345, Mã QHNS: 101234567",
        "mã số đơn vị sử dụng ngân sách: 101234567",
        "Tài khoản số 3713.0.1012345.00000 tại Kho bạc Nhà nước",
        "Tài khoản 3713.0.1012345 KBNN Sen Hồng",
        "số tài khoản 371301012345 mở tại KBNN huyện",
        "tài khoản ngân hàng 371301012345 mở tại Kho bạc Nhà nước",
        "mã hồ sơ 012345678901, Mã vận đơn: 012345678901, số sê ri 012345678901",
    ] {
        assert_eq!(kinds(text), [], "{text}");
    }
}

/// The same words beside what is somebody's own.
#[test]
fn what_is_somebodys_is_found_beside_public_numbers() {
    for (text, kind, told) in [
        // The tax number of a household is its owner's own since July 2025.
        ("Mã số thuế 022180001234", "identity", "022180001234"),
        ("mã số thuế của hộ kinh doanh là 022180001234", "identity", "022180001234"),
        ("mã số thuế cá nhân 8012345678", "identity", "8012345678"),
        ("MST cá nhân: 8012345678", "identity", "8012345678"),
        ("Mã số thuế gọi 0912345678", "telephone", "0912345678"),
        ("mã số thuế 2800123456, điện thoại 0912345678", "telephone", "0912345678"),
        ("mã số thuế 2800123456 0912345678", "telephone", "0912345678"),
        ("MST 0100109106-0912 345 678", "telephone", "0912 345 678"),
        ("xã 0912345678", "telephone", "0912345678"),
        ("Gọi tọa độ 0912345678", "telephone", "0912345678"),
        ("Tọa độ nhà chị: 0912.345.678", "telephone", "0912.345.678"),
        ("Tọa độ 20.4463, 106.3366, điện thoại 0912345678", "telephone", "0912345678"),
        ("Quyết định số 12/QĐ-UBND, gọi 0912345678", "telephone", "0912345678"),
        ("Gọi 0912345678/ĐT", "telephone", "0912345678"),
        ("gọi 0912345678/TT", "telephone", "0912345678"),
        ("chị Lan 0912345678/tt", "telephone", "0912345678"),
        ("Số tài khoản 3713.0.1012345 tại Kho bạc, ĐT 0912345678", "telephone", "0912345678"),
        ("STK 19012345678901, ngân hàng", "account", "19012345678901"),
        ("gd 4797912345678", "identity", "gd 4797912345678"),
        ("Mã thẻ TE1797912345678", "identity", "TE1797912345678"),
        ("GD-4-79-79-123-45678", "identity", "GD-4-79-79-123-45678"),
        ("Hợp tác xã, CCCD 022180001234", "identity", "022180001234"),
        ("Số vào sổ 12, CCCD 022180001234", "identity", "022180001234"),
        ("Số hiệu 12, gọi 0912345678", "telephone", "0912345678"),
        ("gọi 0912345678 đồng chí Lan", "telephone", "0912345678"),
        ("0912345678 Đồng Chí Dũng", "telephone", "0912345678"),
        ("0912345678 đồng nghiệp của chị", "telephone", "0912345678"),
        ("điện thoại 0912345678 đồng hồ", "telephone", "0912345678"),
        ("Đảng viên Lê Văn Mẫu sinh ngày 3/4/1980", "birth", "3/4/1980"),
        ("Chi bộ thôn Đông, chị Lan sinh ngày 3/4/1980", "birth", "3/4/1980"),
        ("Chi bộ Thôn Đông Lê Thị Lụa sinh ngày 3/4/1980", "birth", "3/4/1980"),
        ("Trường có cô Lan sinh ngày 3/4/1980", "birth", "3/4/1980"),
        ("Hội trưởng Lê Văn Mẫu sinh ngày 3/4/1980", "birth", "3/4/1980"),
        ("Đoàn Mẫu sinh ngày 3/4/1980", "birth", "3/4/1980"),
        ("Đoàn Thị Mẫu sinh ngày 3/4/1980", "birth", "3/4/1980"),
    ] {
        assert_eq!(kinds(text), [(kind, told.to_owned())], "{text}");
    }
}

#[test]
fn headings_of_days_of_birth_are_known() {
    let known = ["Ngày sinh", "Ngày, tháng, năm sinh", "Sinh ngày", "NTNS", "Ngày/tháng/năm sinh", "Năm sinh", "Born"];
    known.iter().for_each(|heading| assert!(heads_births(heading), "{heading}"));
    let others = ["Ngày sinh hoạt", "Sinh viên", "Học sinh", "Ngày họp", "Ngày hy sinh", ""];
    others.iter().for_each(|heading| assert!(!heads_births(heading), "{heading}"));
    let days = days_of_birth("3/4/1975, 12 tháng 3 năm 1980; năm 1990; 1975-03-12");
    let days: Vec<&str> = days.iter().map(|day| day.text.as_str()).collect();
    assert_eq!(days, ["3/4/1975", "12 tháng 3 năm 1980", "1975-03-12"]);
}

#[test]
fn a_number_is_found_in_its_source() {
    let source = "Máy 0912345678, hoặc 09**87**\u{a0}654.321 và 3 tháng 4 năm 1980.";
    let found = |written: &str| find_personal(source, written).and_then(|range| source.get(range));
    assert_eq!(found("0912345678"), Some("0912345678"));
    assert_eq!(found("0987 654.321"), Some("09**87**\u{a0}654.321"));
    assert_eq!(found("3 tháng 4 năm 1980"), Some("3 tháng 4 năm 1980"));
    assert_eq!(found("912345678"), None);
    // As Word's and a web page's text is pasted.
    let source = "Máy 0912&nbsp;345&#160;678 và lan&commat;hoa.vn, &#48;987654&shy;321";
    let found = |written: &str| find_personal(source, written).and_then(|range| source.get(range));
    assert_eq!(found("0912 345 678"), Some("0912&nbsp;345&#160;678"));
    assert_eq!(found("lan@hoa.vn"), Some("lan&commat;hoa.vn"));
    assert_eq!(found("0987654321"), Some("&#48;987654&shy;321"));
    let source = "O912345678, ab[at]gmail.com, 0987⁶⁵⁴³²¹";
    let found = |written: &str| find_personal(source, written).and_then(|range| source.get(range));
    assert_eq!(found("0912345678"), Some("O912345678"));
    assert_eq!(found("ab@gmail.com"), Some("ab[at]gmail.com"));
    assert_eq!(found("0987654321"), Some("0987⁶⁵⁴³²¹"));
    let source = "Gọi O9l2345678, hoặc không chín **một hai** ba bốn năm sáu bảy tám.";
    let found = |written: &str| find_personal(source, written).and_then(|range| source.get(range));
    assert_eq!(found("0912345678"), Some("O9l2345678"));
    let spelled = "không chín một hai ba bốn năm sáu bảy tám";
    assert_eq!(found(spelled), Some("không chín **một hai** ba bốn năm sáu bảy tám"));
}

#[test]
fn writings_of_one_number_have_one_key() {
    let spelled = "không hai không ba, ba tám năm bốn, một hai ba";
    for text in [spelled, "0203 3854 123", "(0203) 3854.123", "+84 203 3854 123", "0084 203 3854123"] {
        assert_eq!(personal_key(text), "02033854123", "{text}");
    }
    assert_eq!(personal_key(" LienHe@HoaSen.vn "), personal_key("lienhe@hoasen.vn"));
    for text in ["lan.b at hoasen dot vn", "lan.b [at] hoasen . vn", "Lan.B a còng hoasen chấm vn", "lan.b@hoasen.vn"]
    {
        assert_eq!(personal_key(text), "lan.b@hoasen.vn", "{text}");
    }
}
