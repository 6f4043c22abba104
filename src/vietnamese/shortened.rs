//! What offices write short in the names of bodies and awards, and what means the same in any of them. Two shortenings whose
//! meaning hangs on what is spoken of (CT is a chairman and a company) are none of these.

use super::fold;

const SHORT: &[(&str, &str)] = &[
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("thcs", "trung học cơ sở"),
    ("thpt", "trung học phổ thông"),
    ("mttq", "mặt trận tổ quốc"),
    ("ubmttq", "ủy ban mặt trận tổ quốc"),
    ("lhpn", "liên hiệp phụ nữ"),
    ("tp", "thành phố"),
    ("btv", "ban thường vụ"),
    ("cstđ", "chiến sĩ thi đua"),
    ("cstđcs", "chiến sĩ thi đua cơ sở"),
    ("lđtt", "lao động tiên tiến"),
    ("lđxs", "lao động xuất sắc"),
    ("hclđ", "huân chương lao động"),
    ("ttcp", "thủ tướng chính phủ"),
    // Two ways of spelling one word.
    ("sỹ", "sĩ"),
];

/// The words that a word in small letters is short for, with its đ or without.
pub fn written_out(word: &str) -> Option<&'static str> {
    let is_it = |short: &str| short == word || short.contains('đ') && fold(short) == word;
    SHORT.iter().find(|(short, _)| is_it(short)).map(|(_, whole)| *whole)
}
