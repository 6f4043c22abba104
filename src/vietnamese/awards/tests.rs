use super::{AwardWording, award_wording, is_told_by};
use AwardWording::{NeverGiven, New, One, Several, Together, Unknown};

#[test]
fn wordings_lead_to_types() {
    for (text, id) in [
        ("Bằng khen của Bộ trưởng Bộ Y tế", "bang-khen-bo"),
        ("Bằng khen Bộ Y tế", "bang-khen-bo"),
        ("Bằng khen của Bộ Giáo dục và Đào tạo", "bang-khen-bo"),
        ("Bằng khen Tổng cục Thuế", "bang-khen-bo"),
        ("Bằng khen của Tổng Liên đoàn Lao động Việt Nam", "bang-khen-bo"),
        ("Bằng khen của Trung ương Đoàn", "bang-khen-bo"),
        ("Bằng khen của Trung ương Hội Nông dân Việt Nam", "bang-khen-bo"),
        ("Bằng khen Hội Liên hiệp Phụ nữ Việt Nam", "bang-khen-bo"),
        ("Bằng khen của Chánh án Tòa án nhân dân tối cao", "bang-khen-bo"),
        ("Bằng khen của Tổng Kiểm toán Nhà nước", "bang-khen-bo"),
        ("Bằng khen của Bộ Tư lệnh Quân khu 3", "bang-khen-bo"),
        ("BẰNG KHEN BỘ CÔNG AN", "bang-khen-bo"),
        ("bang khen cua bo truong bo y te", "bang-khen-bo"),
        ("BK Bộ trưởng", "bang-khen-bo"),
        ("Bằng khen của UBND tỉnh", "bang-khen-tinh"),
        ("Bằng khen của Chủ tịch UBND tỉnh Sen Hồng", "bang-khen-tinh"),
        ("Bằng khen UBND thành phố", "bang-khen-tinh"),
        ("Bằng khen cấp tỉnh", "bang-khen-tinh"),
        ("Bằng khen Thủ tướng", "bang-khen-thu-tuong"),
        ("Bằng khen của Thủ tướng CP", "bang-khen-thu-tuong"),
        ("Bằng khen của Chính phủ", "bang-khen-thu-tuong"),
        ("Bằng khen TTCP", "bang-khen-thu-tuong"),
        ("Bằng khen của Ban Thường vụ Tỉnh ủy", "bang-khen-tinh-uy"),
        ("Bằng khen Thành uỷ", "bang-khen-tinh-uy"),
        ("Giấy khen của Giám đốc Sở Y tế", "giay-khen-so"),
        ("Giấy khen Sở Giáo dục và Đào tạo", "giay-khen-so"),
        ("giay khen cua giam doc so y te", "giay-khen-so"),
        ("Giấy khen của UBND huyện", "giay-khen-huyen"),
        ("Giấy khen của Chủ tịch UBND quận Mẫu, thành phố Mẫu", "giay-khen-huyen"),
        ("Giấy khen của Chủ tịch UBND xã Sen Hồng, huyện Mẫu, tỉnh Mẫu", "giay-khen-xa"),
        ("GK UBND phường", "giay-khen-xa"),
        ("Giấy khen của Huyện ủy", "giay-khen-huyen-uy"),
        ("Giấy khen của Đảng ủy xã", "giay-khen-dang-uy"),
        ("Giấy khen của Đảng ủy cấp trên cơ sở", "giay-khen-dang-uy-cap-tren"),
        ("Giấy khen ban thường vụ Đảng ủy phường", "giay-khen-dang-uy"),
        ("Giấy khen Đảng ủy Khối các cơ quan tỉnh", "giay-khen-dang-uy-cap-tren"),
        ("Giấy khen Quận ủy", "giay-khen-huyen-uy"),
        ("Giấy khen UBND Phường 5", "giay-khen-xa"),
        ("Giấy khen UBND thị xã Mẫu", "giay-khen-huyen"),
        ("Giấy khen Chi bộ", "giay-khen-chi-bo"),
        ("Giấy khen của Hiệu trưởng", "giay-khen-co-quan"),
        ("Giấy khen của Giám đốc Bệnh viện", "giay-khen-co-quan"),
        ("Giấy khen của Giám đốc Công an tỉnh", "giay-khen-co-quan"),
        ("Cờ thi đua xuất sắc của Chính phủ", "co-thi-dua-chinh-phu"),
        ("Cờ thi đua của UBND tỉnh", "co-thi-dua-tinh"),
        ("Cờ thi đua của Bộ Công an", "co-thi-dua-bo"),
        ("Cờ của Thành ủy", "co-tinh-uy"),
        ("CSTĐ cơ sở", "chien-si-thi-dua-co-so"),
        ("CSTĐCS", "chien-si-thi-dua-co-so"),
        ("Danh hiệu Chiến sĩ thi đua cấp tỉnh", "chien-si-thi-dua-tinh"),
        ("Chiến sĩ thi đua ngành Y tế", "chien-si-thi-dua-bo"),
        ("Chiến sĩ thi đua toàn quân", "chien-si-thi-dua-bo"),
        ("Chiến sĩ thi đua toàn lực lượng Công an nhân dân", "chien-si-thi-dua-bo"),
        ("Giấy khen của Bộ Chỉ huy Quân sự tỉnh", "giay-khen-co-quan"),
        ("Giấy khen Ban Chỉ huy Quân sự huyện", "giay-khen-co-quan"),
        ("Bằng khen của UBND thành phố Hà Nội", "bang-khen-tinh"),
        ("Bằng khen của UBND TP Hồ Chí Minh", "bang-khen-tinh"),
        ("Kỷ niệm chương Vì sự nghiệp giáo dục", "ky-niem-chuong"),
        ("Huy hiệu Đảng 30 năm", "huy-hieu-dang-30"),
        ("Huy hiệu 45 năm tuổi Đảng", "huy-hieu-dang-45"),
    ] {
        assert_eq!(award_wording(text), One(id), "{text}");
    }
}

#[test]
fn what_fits_no_type_leads_to_none() {
    for text in
        ["Bằng khen của Chủ tịch nước", "Bằng khen Chủ tịch nước CHXHCN Việt Nam", "Giấy khen của Chủ tịch nước"]
    {
        assert_eq!(award_wording(text), NeverGiven, "{text}");
    }
    for text in [
        "Bằng khen của Tỉnh đoàn",
        "Bằng khen Hội Nông dân tỉnh",
        "Bằng khen của Liên đoàn Lao động tỉnh",
        "Bằng khen của Hội Khuyến học thành phố",
        "Giấy khen của Huyện đoàn",
        "Giấy khen Hội Phụ nữ xã",
        "Bằng khen của ông Ba",
        "Bằng khen của Thủ tướng Lào",
        "Bằng khen của Bộ Chỉ huy Quân sự tỉnh",
    ] {
        assert_eq!(award_wording(text), New, "{text}");
    }
    for text in [
        "Huân chương Lao động",
        "Lao động tiên tiến",
        "Gia đình văn hóa",
        "Huy hiệu Bác Hồ",
        "Anh hùng Lao động",
        "Cờ",
        "",
    ] {
        assert_eq!(award_wording(text), Unknown, "{text}");
    }
    let several = |text: &str| match award_wording(text) {
        Several(ids) => ids[0],
        _ => "",
    };
    for (text, first) in [
        ("Bằng khen", "bang-khen-thu-tuong"),
        ("Giấy khen", "giay-khen-so"),
        ("Bằng khen của Giám đốc Sở Y tế", "giay-khen-so"),
        ("Bằng khen UBND huyện", "giay-khen-huyen"),
        ("Bằng khen của UBND xã", "giay-khen-xa"),
        ("Giấy khen của UBND tỉnh", "bang-khen-tinh"),
        ("Giấy khen của UBND thành phố", "giay-khen-huyen"),
        ("Giấy khen của UBND thành phố Hạ Long", "giay-khen-huyen"),
        ("Giấy khen của UBND thành phố Thủ Đức, thành phố Hồ Chí Minh", "giay-khen-huyen"),
        ("Giấy khen của UBND thành phố Vinh", "giay-khen-huyen"),
        ("Bằng khen của Chủ tịch UBND thành phố Vinh", "giay-khen-huyen"),
        ("Giấy khen của Đảng ủy", "giay-khen-dang-uy"),
        ("Cờ thi đua", "co-thi-dua-chinh-phu"),
    ] {
        assert_eq!(several(text), first, "{text}");
    }
}

#[test]
fn another_word_makes_another_award() {
    for (text, name, told) in [
        ("huân chương lao dộng", "Huân chương Lao động", true),
        ("huan chuong lao dogn", "Huân chương Lao động", true),
        ("Danh hiệu Thầy thuốc Nhân dân", "Thầy thuốc nhân dân", true),
        ("Huân chương Lao động hạng Ba", "Huân chương Lao động", true),
        ("Huân chương Kháng chiến", "Huân chương Chiến công", false),
        ("Huân chương Chiến thắng", "Huân chương Chiến công", false),
        ("Huân chương Chiến công giải phóng", "Huân chương Chiến công", false),
        ("Nghệ nhân dân gian", "Nghệ nhân nhân dân", false),
        ("Thầy thuốc Nhân dân ưu tú", "Thầy thuốc nhân dân", false),
        ("Thầy thuốc Nhân dân ưu tú", "Thầy thuốc ưu tú", false),
    ] {
        assert_eq!(is_told_by(text, [name]), told, "{text}");
    }
}

#[test]
fn several_awards_in_one_value_are_told() {
    for text in [
        "Chiến sĩ thi đua cơ sở, Bằng khen của UBND tỉnh",
        "Bằng khen của UBND tỉnh và Giấy khen của UBND huyện",
        "Huy hiệu 30 năm tuổi Đảng và Huy hiệu 40 năm tuổi Đảng",
        "Kỷ niệm chương và Bằng khen của Bộ Y tế",
        "CSTĐ cơ sở; BK UBND tỉnh",
        "KNC, được tặng Bằng khen Thủ tướng",
    ] {
        assert_eq!(award_wording(text), Together, "{text}");
    }
    for text in [
        "Bằng khen của Bộ Lao động - Thương binh và Xã hội",
        "Giấy khen của Chủ tịch UBND xã Sen Hồng, huyện Mẫu, tỉnh Mẫu",
        "Kỷ niệm chương Vì sự nghiệp bảo vệ và chăm sóc sức khỏe",
        "Cờ thi đua của bộ, ban, ngành",
        "Huân chương Lao động, hạng Ba",
    ] {
        assert_ne!(award_wording(text), Together, "{text}");
    }
}
