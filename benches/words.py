"""The words that the corpus is made of: common ones, syllables for the long tail, names of people, units, awards."""

COMMON = """
và là của có cho không được một trong người với các những này đã để khi đến từ năm về ở nhiều ra cũng công làm như việc
đó lại trên sau nhà ngày phát triển nước đồng chí tập thể cá nhân thi đua khen thưởng gương điển hình tiên tiến phong
trào yêu đảng bộ đoàn thanh niên phụ nữ cựu chiến binh nông dân lao động sản xuất kinh doanh giáo dục đào tạo y tế khoa
học nghệ văn hóa thuật quốc phòng an ninh bảo vệ môi trường nghiệp xây dựng giao thông thương mại dịch vụ tài chính hành
sáng kiến cải kỹ đổi mới tăng năng suất chất lượng hiệu quả tiết kiệm chống lãng phí hoàn thành xuất sắc nhiệm kế hoạch
chỉ tiêu mục giải pháp tỉnh huyện xã phường thị trấn phố quận tổ trưởng ban giám đốc hiệu viên bác sĩ sư nhân sĩ quan
sinh dân truyền thống lịch sử kỷ niệm lập chặng đường vẻ vang tự hào vinh dự trách gương mẫu tận tụy tạo kết luật chủ
nghĩa tình biết ơn quyết định bằng huân chương huy danh anh hùng nhất nhì ba hạng cờ giấy tịch thủ tướng phủ ủy liên hội
luôn đi đầu theo tư tưởng đạo đức cách Hồ Chí Minh gắn bó cộng giúp đỡ hộ nghèo vươn lên giàu hiến đất mầm non mỗi chúng
ta hãy cùng nhau tiếp tục phấn đấu giữ gìn huy bản đậm đà quê hương hòa bình độc do hạnh phúc ấm no
""".split()

ONSETS = "b c ch d đ g gh gi h k kh l m n ng nh ph qu r s t th tr v x".split()
RIMES = """
a à á ả ã ạ ăn ắn ặng âu ấu ậu ân ấn ần ẩm ẫn e é ẻ ê ế ề ể ễ ệ i í ì ỉ ĩ ị o ó ò ỏ õ ọ ô ố ồ ổ ỗ ộ ơ ớ ờ ở ỡ ợ u ú ù
ủ ũ ụ ư ứ ừ ử ữ ự y ý ỳ ỷ ỹ ỵ ang áng àng anh ánh ảnh ạnh ông ống ồng ổng ộng ương ướng ường ưởng ưỡng ượng iên iến
iền iển iễn iện uân uấn uần uẩn uyên uyến uyền uyển uyện oan oán oàn oản oạn iêu iếu iều iểu iệu uôi uối uồi uổi uội
ươi ưới ười ưởi ượi ết ệt ất ật ắc ặc ích ịch ốc ộc ước ược iết iệt uất uật ơm ớm ợm
""".split()

FAMILY_NAMES = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đoàn Mai".split()
MIDDLE_NAMES = "Văn Thị Đức Minh Hữu Ngọc Quang Thanh Xuân Kim Hồng Thế Đình Công Bá Thùy Phương Bảo".split()
GIVEN_NAMES = """
Tuấn Hùng Dũng Hương Lan Mai Hoa Đạt Điệp Sơn Thủy Bình An Khánh Linh Ngân Phúc Quỳnh Trang Yến Việt Nam Cường Đông Hạnh
Nghĩa Tâm Thảo Vinh Ước
""".split()

FIELDS = """
Giáo dục và Đào tạo|Y tế|Nông nghiệp|Công nghiệp|Quốc phòng|An ninh trật tự|Văn hóa|Thể thao|Khoa học và Công nghệ
Xây dựng|Giao thông vận tải|Thương mại|Tài chính|Hành chính|Môi trường|Công tác xã hội|Báo chí
Du lịch|Thủy sản|Lâm nghiệp
""".strip().replace("\n", "|").split("|")
AWARDS = """
Huân chương Lao động hạng Nhất|Huân chương Lao động hạng Nhì|Huân chương Lao động hạng Ba|Bằng khen Thủ tướng Chính phủ
Bằng khen Chủ tịch Ủy ban nhân dân tỉnh|Chiến sĩ thi đua toàn quốc|Chiến sĩ thi đua cơ sở|Lao động tiên tiến
Tập thể lao động xuất sắc|Cờ thi đua của Chính phủ|Anh hùng Lao động|Nhà giáo ưu tú|Thầy thuốc ưu tú|Giấy khen cấp huyện
Kỷ niệm chương
""".strip().replace("\n", "|").split("|")
UNITS = """
Phòng Kỹ thuật|Xí nghiệp|Trường Trung học phổ thông|Bệnh viện Đa khoa|Hợp tác xã|Ban Quản lý dự án|Đoàn Thanh niên xã
Hội Phụ nữ phường|Công ty Cổ phần|Trung tâm Văn hóa
""".strip().replace("\n", "|").split("|")

CODE = {
    "python": """\
def tong_hop(ho_so, nam):
    # gom hồ sơ theo năm
    ket_qua = {}
    for h in ho_so:
        if h['nam'] == nam:
            ket_qua.setdefault(h['don_vi'], []).append(h['ten'])
    return sorted(ket_qua.items(), key=lambda x: -len(x[1]))
""",
    "rust": """\
fn dem(ho_so: &[HoSo]) -> std::collections::BTreeMap<u16, usize> {
    let mut m = std::collections::BTreeMap::new();
    for h in ho_so { *m.entry(h.nam).or_insert(0) += 1; }
    m // số lượng theo năm
}
""",
    "sql": """\
SELECT don_vi, COUNT(*) AS so_luong
FROM ho_so WHERE nam = 2024 GROUP BY don_vi
ORDER BY so_luong DESC LIMIT 10;
""",
}
