//! Awards by who gives them: an office writes "Giấy khen của Đảng ủy phường Hoa Sen" or "Giấy khen UBND Phường 5", where the
//! catalogue says of which tier it is. That is a proposal only: which committee of the Party is which tier's, an office knows.

use crate::vietnamese::fold;

/// What an award is called first, whose it is, and the award in the catalogue; the first that fits.
const ISSUED: &[(&str, &[&str], &str)] = &[
    ("bang khen", &["thu tuong"], "bang-khen-thu-tuong"),
    ("bang khen", &["tinh uy", "thanh uy"], "bang-khen-tinh-uy"),
    ("bang khen", &["uy ban nhan dan tinh", "uy ban nhan dan thanh pho", "chu tich tinh"], "bang-khen-tinh"),
    ("bang khen", &["bo truong", "bo"], "bang-khen-bo"),
    ("giay khen", &["huyen uy", "quan uy", "thi uy", "thanh uy"], "giay-khen-huyen-uy"),
    ("giay khen", &["dang uy khoi", "dang uy cap tren"], "giay-khen-dang-uy-cap-tren"),
    ("giay khen", &["dang uy"], "giay-khen-dang-uy"),
    ("giay khen", &["chi bo"], "giay-khen-chi-bo"),
    ("giay khen", &["thu truong", "co quan"], "giay-khen-co-quan"),
    ("giay khen", &["thi xa"], "giay-khen-huyen"),
    ("giay khen", &["xa", "phuong", "thi tran", "dac khu"], "giay-khen-xa"),
    ("giay khen", &["huyen", "quan", "thanh pho"], "giay-khen-huyen"),
    ("giay khen", &["so"], "giay-khen-so"),
];

/// The award of the catalogue that a name, with its shortenings written out, may mean.
pub fn award_of(name: &str) -> Option<&'static str> {
    let folded = format!(" {} ", fold(name));
    let fits = |(form, whose, _): &&(&str, &[&str], &str)| {
        let rest = folded.strip_prefix(&format!(" {form}"));
        rest.is_some_and(|rest| whose.iter().any(|whose| rest.contains(&format!(" {whose} "))))
    };
    ISSUED.iter().find(fits).map(|(.., id)| *id)
}

#[cfg(test)]
mod tests {
    use super::award_of;

    #[test]
    fn an_award_is_proposed_by_who_gives_it() {
        for (name, id) in [
            ("Giấy khen Đảng ủy", Some("giay-khen-dang-uy")),
            ("Giấy khen ban thường vụ Đảng ủy phường", Some("giay-khen-dang-uy")),
            ("Giấy khen Đảng ủy Khối các cơ quan tỉnh", Some("giay-khen-dang-uy-cap-tren")),
            ("Giấy khen Quận ủy", Some("giay-khen-huyen-uy")),
            ("Giấy khen chủ tịch ủy ban nhân dân Phường 5", Some("giay-khen-xa")),
            ("Giấy khen ủy ban nhân dân thị xã Mẫu", Some("giay-khen-huyen")),
            ("Bằng khen ủy ban nhân dân tỉnh", Some("bang-khen-tinh")),
            ("Bằng khen Bộ Công an", Some("bang-khen-bo")),
            ("Giấy khen", None),
            ("Bằng khen", None),
            ("Kỷ niệm chương", None),
        ] {
            assert_eq!(award_of(name), id, "{name}");
        }
    }
}
