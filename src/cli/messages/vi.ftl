# Mọi lời của chương trình, tiếng Việt. Cùng khóa và cùng giá trị với en.ftl.

## Mức độ và khung
level-error = lỗi
level-warning = cảnh báo
level-help = gợi ý
help-write-instead = hãy viết
more-findings = … và { $count } điều nữa.
count-findings = { $errors } lỗi, { $warnings } cảnh báo.
label-first-here = đã có ở đây
label-also-here = cũng có ở đây

## Tóm tắt
summary = { $pages-text } trang, { $profiles-text } hồ sơ, { $seconds } giây
summary-written = { $pages-text } trang, { $profiles-text } hồ sơ, { $written-text } tệp mới{ $removed ->
    [0] {""}
   *[other] , { $removed-text } tệp cũ đã xóa
  }, { $seconds } giây
held-back = giữ lại { $count }:
held-draft = bản nháp
held-in-review = chờ duyệt
held-withdrawn = đã rút
held-no-consent = chưa có đồng ý cho { $target ->
    [yearbook] kỷ yếu
   *[site] trang
  }
held-consent-refused = người được nêu không đồng ý
held-no-guardian = trẻ em chưa có đồng ý của người giám hộ
held-person = người có tên trong đó chưa đồng ý: { $name }
held-embargo = chưa đến ngày đăng { $date }
held-expired = đã quá ngày gỡ { $date }
gate-approval-off = Lưu ý: site.yaml đang tắt cửa duyệt (xuat_ban.can_duyet: false).
gate-consent-off = Lưu ý: site.yaml đang tắt cửa đồng ý (xuat_ban.can_dong_y: false).
stage-reading = Đọc nội dung
stage-pictures = Xử lý ảnh
stage-pages = Dựng trang
stage-writing = Ghi tệp

## Dòng lệnh
cli-usage = Cách dùng
cli-commands = Lệnh
cli-options = Tùy chọn
cli-about = vuonhoa: dựng trang và kỷ yếu gương điển hình từ một thư mục nội dung.
cli-examples = Ví dụ:
    vuonhoa build            dựng trang vào public/
    vuonhoa check            xem có gì sai, không ghi gì
cli-build-about = Dựng trang vào một thư mục
cli-build-examples = Ví dụ:
    vuonhoa build
    vuonhoa build -o D:\trang --base-url https://coquan.gov.vn/vuon-hoa/
    vuonhoa build --drafts --portable -o xem-thu
cli-check-about = Kiểm tra nội dung, không ghi gì
cli-check-examples = Ví dụ:
    vuonhoa check
    vuonhoa check --strict
cli-arg-help = In phần hướng dẫn này
cli-arg-version = In phiên bản
cli-arg-lang = Ngôn ngữ của lời báo
cli-arg-site = Thư mục của trang (mặc định: thư mục gần nhất có site.yaml)
cli-arg-drafts = Xem cả bản nháp và bài chờ duyệt
cli-arg-future = Xem cả bài chưa đến ngày đăng
cli-arg-expired = Xem cả bài đã quá ngày gỡ
cli-arg-base-url = Địa chỉ của trang, thay cho base_url
cli-arg-portable = Liên kết ghi cả index.html, để mở từ đĩa hoặc USB
cli-arg-strict = Coi cảnh báo là lỗi
cli-arg-clock = Coi hôm nay là ngày này
cli-build-arg-output = Thư mục nhận trang (mặc định: public)
cli-build-arg-keep-going = Có lỗi vẫn dựng phần không sai; vẫn báo lỗi khi xong
cli-build-arg-adopt = Nhận một thư mục đã có tệp; tệp lạ được giữ lại
cli-build-arg-jobs = Số luồng chạy cùng lúc
no-current-folder = Không biết đang ở thư mục nào: { $reason }
bad-clock = “{ $text }” không phải một ngày; hãy viết như 19/5/2021

## Tệp và thư mục
no-site = Thư mục { $folder } chưa có site.yaml
help-no-site = Vào thư mục của trang rồi chạy lại, hoặc chỉ rõ bằng --site DIR. Một site.yaml nhỏ nhất: tieu_de: Tên trang
empty-site = Trang chưa có bài viết hay hồ sơ nào được công bố
unreadable-file = Không đọc được { $path }: { $reason }
not-text = { $path } không phải tệp chữ
not-utf8 = { $path } không phải chữ Unicode (UTF-8){ $line ->
    [0] {""}
   *[other] , từ dòng { $line }
  }
help-save-utf8 = Mở bằng trình soạn thảo, chọn Lưu thành (Save As), bảng mã UTF-8. Chữ gõ bằng TCVN3 hoặc VNI thì chuyển mã trước.
file-too-large = { $path } lớn { $size } MB; tệp chữ tối đa { $limit } MB
name-collision = Hai tên chỉ khác chữ hoa, chữ thường hoặc cách ghép dấu: { $first } và { $second }; hãy đổi một tên
link-outside = { $path } là liên kết dẫn ra ngoài thư mục của trang; hãy chép tệp thật vào đây
link-loop = { $path } là liên kết vòng tròn; hãy xóa liên kết này
unknown-folder = Không biết thư mục content/{ $folder }; nội dung trong đó không được dùng. Các thư mục: { $known }
unknown-file = { $path } không được dùng đến: không thuộc loại tệp nào
not-nfc = { $path } có chữ ghép dấu rời (Unicode tổ hợp); đã đọc như chữ dựng sẵn
bad-id = Tên “{ $id }” dùng làm mã và địa chỉ, chỉ được có chữ thường không dấu, số và gạch nối
help-rename = Hãy đổi tên thành { $name }

## YAML
yaml-syntax = YAML không đọc được: { $reason }
help-yaml-syntax = Xem lại dấu thụt dòng, dấu ngoặc và dấu nháy quanh chỗ này.
yaml-colon = Giá trị có dấu hai chấm phải đặt trong ngoặc kép
yaml-tab = YAML không dùng phím Tab để thụt dòng; hãy dùng dấu cách
yaml-too-big = Tệp lồng quá sâu hoặc phình quá lớn, nên không đọc
curly-quotes = Khóa { $key } bị bao bằng ngoặc kép cong
front-matter-missing = Thiếu phần đầu (giữa hai dòng ---)
front-matter-open = Phần đầu chưa có dòng --- để đóng
help-front-matter = Tệp bắt đầu bằng ba dòng như sau, rồi đến bài: --- / tieu_de: Tên bài / ---
unknown-key = Không có khóa “{ $key }”
help-did-you-mean = Có phải ý bạn là “{ $word }”?
help-known-keys = Các khóa dùng được: { $keys }
duplicate-key = Khóa “{ $key }” đã có ở trên (“{ $first }”)
missing-key = Thiếu “{ $key }”
wrong-shape = Chỗ này cần { $wanted ->
    [text] một dòng chữ
    [markdown] một đoạn văn
    [count] một con số
    [year] một năm
    [date] một ngày
    [period] một giai đoạn
    [boolean] có hoặc không (true hoặc false)
    [reference] một mã
    [choice] một trong các từ cho sẵn
    [list] một danh sách (mỗi dòng bắt đầu bằng dấu -)
   *[record] các cặp khóa: giá trị
  }, nhưng lại là { $found ->
    [nothing] chỗ trống
    [scalar] một giá trị đơn
    [list] một danh sách
   *[record] các cặp khóa: giá trị
  }
wrong-choice = Không có “{ $text }”; chọn một trong: { $choices }
bad-date = “{ $text }” không phải một ngày
help-date = Viết ngày như 19/5/2021, 5/2021 hoặc 2021.
help-date-no-such-day = Tháng đó không có ngày này.
help-date-no-such-month = Viết ngày trước, tháng sau: 19/5/2021.
help-date-short-year = Viết năm đủ bốn chữ số: 19/5/2021.
help-year = Viết năm đủ bốn chữ số, từ 1900 đến 2100.
bad-count = “{ $text }” không phải một số đếm
help-count = Viết 1500 hoặc 1.500 (dấu chấm ngăn hàng nghìn).
bad-period = “{ $text }” không phải một giai đoạn; viết như 2016-2021
cut-by-hash = Dấu # cắt mất phần sau; chỉ còn “{ $kept }”
help-quote-hash = Nếu phần sau # thuộc về nội dung, đặt cả giá trị trong ngoặc kép; nếu là ghi chú, thêm một dấu cách nữa trước #.
duplicate-id = Mã “{ $id }” đã dùng

## Tham chiếu
unknown-reference = Không có { $entity ->
    [unit] đơn vị
    [field] lĩnh vực
    [award-type] loại khen thưởng
    [series] chuyên mục
    [topic] chuyên đề
    [directive] văn bản chỉ đạo
    [decision] quyết định
    [figure] số liệu
    [profile] hồ sơ
    [article] bài viết
    [gallery] phóng sự ảnh
    [video] video
    [event] sự kiện
    [page] trang
   *[other] mục
  } nào mang mã “{ $id }”
wrong-kind-of-reference = “{ $id }” không phải hồ sơ mô hình (loai: mo_hinh)
cyclic-units = Đơn vị cấp trên đi thành vòng: { $units }
missing-file = Không có tệp { $file }
help-other-case = Tệp ở đây tên là { $name } (khác chữ hoa, chữ thường; máy chủ coi là hai tên)
two-bodies = Hồ sơ có cả bai_viet lẫn noi_dung; hãy bỏ một

## Văn bản
broken-link = Liên kết { $link } không dẫn đến đâu
broken-anchor = Không có mục #{ $anchor } ở nơi liên kết dẫn đến
help-link-empty = Hãy ghi địa chỉ trong ngoặc.
help-use-at = Liên kết đến trang viết là { $link }
bad-scheme = Địa chỉ kiểu “{ $scheme }” không được dùng: { $link }
help-schemes = Chỉ dùng: { $schemes }
local-disk-link = Liên kết này chỉ vào đĩa của máy người viết: { $link }
help-local-disk = Chép tệp vào cạnh bài, rồi chỉ ghi { $name }
raw-html = HTML in nguyên văn, không có tác dụng: { $html }
bad-call = Lời gọi viết sai: { $call }
help-call = Viết như { "{{" } { $call }(id="ma-ho-so") { "}}" }
help-call-form = Hãy viết: { $form }
help-call-open = Thiếu { "}}" } để đóng; muốn in nguyên thì viết \{ "{{" }
help-call-in-alt = Mô tả ảnh không nhận lời gọi.
unknown-call = Không có lời gọi “{ $call }”; có: { $known }
markdown-too-deep = Văn bản lồng quá { $limit } tầng; phần sâu hơn in thành chữ thường
external-picture = Ảnh lấy từ trang ngoài ({ $address }); hãy tải về đặt cạnh bài
link-to-held-back = “{ $id }” chưa được công bố, nên chỉ in chữ, không có liên kết
mentions-withdrawn = Chỗ này còn nhắc đến “{ $id }”, là trang đã rút
unknown-footnote = Chú thích [^{ $label }] chưa có nội dung
unused-footnote = Chú thích [^{ $label }] không được nhắc đến nên không in ra
help-footnote-unknown = Thêm dòng [^{ $label }]: nội dung
help-footnote-unused = Đặt [^{ $label }] vào câu, hoặc xóa.
help-footnote-again = [^{ $label }] đã có, hãy đặt tên khác.

## Chất lượng
no-alt = Ảnh { $name } chưa có mô tả cho người không nhìn thấy (mo_ta)
no-caption = Ảnh { $name } chưa có chú thích (chu_thich)
no-credit = Ảnh { $name } chưa ghi người chụp (tac_gia)
no-date = “{ $name }” chưa có ngày hoặc năm
no-portrait = { $name } chưa có ảnh chân dung
series-gap = Chuyên mục “{ $series }” thiếu kỳ { $number }, sau kỳ này
series-double = Chuyên mục “{ $series }” có hai kỳ { $number }
award-recipient = “{ $award }” không dành cho { $kind ->
    [individual] cá nhân
    [collective] tập thể
    [household] hộ gia đình
   *[model] mô hình
  }
no-base-url = Chưa có base_url, nên không có địa chỉ đầy đủ, nguồn tin và sơ đồ trang
address-gone = Địa chỉ { $address } có ở lần dựng trước nay không còn; nếu đã đổi chỗ, thêm vào dia_chi_cu của trang mới

## Địa chỉ và nơi ghi
address-collision = Hai nơi cùng tạo ra địa chỉ { $address }
help-slug = Đổi tên một tệp, hoặc đặt duong_dan riêng cho một bên.
bad-address = “{ $address }” không dùng làm địa chỉ được
bad-path-leaves = Địa chỉ không được rỗng hoặc có “..”.
bad-path-character = Windows không nhận ký tự “{ $character }” trong tên tệp.
bad-path-reserved = Windows giữ riêng tên này (CON, NUL, COM1…).
bad-path-ending = Tên không được kết thúc bằng dấu chấm hay dấu cách.
bad-path-too-long = Tên quá dài (trên 255 byte).
help-base-url = Viết đủ, như https://coquan.gov.vn/vuon-hoa/
output-is-source = { $cause ->
    [site] { $folder } là hoặc chứa trang { $path }
    [root] { $folder } là gốc ổ đĩa
    [home] { $folder } là hoặc chứa thư mục cá nhân
   *[inside] { $folder } đụng tới thư mục nguồn { $path }
  }; hãy chọn thư mục khác
output-not-ours = { $folder } đã có tệp không do vuonhoa tạo ra; để tiếp quản (tệp lạ được giữ lại): { $command }
output-foreign-file = { $count } tệp lạ nằm ở chỗ của trang trong { $folder }: { $paths }; để thay chúng: { $command }
output-locked = Một lần dựng khác đang ghi vào { $folder } (tiến trình { $pid }, từ { $since })
output-failed = { $cause ->
    [full] Đĩa đã đầy khi ghi { $path }; hãy giải phóng chỗ trống
    [permission] Không có quyền ghi { $path }; hãy cấp quyền hoặc chọn thư mục khác
    [read-only] { $path } chỉ cho đọc; hãy chọn thư mục khác
    [busy] { $path } đang được chương trình khác mở; hãy đóng lại
    [not-a-folder] { $path } không phải thư mục; hãy dời nó đi
    [folder-in-the-way] Thư mục { $paths } nằm ở chỗ của một tệp; hãy dời đi
    [link-in-the-way] { $paths } là liên kết hoặc không phải tệp thường; hãy dời đi
    [name-too-long] Tên không hợp lệ hoặc quá dài: { $path }; hãy rút ngắn
    [same-but-case] { $paths } chỉ khác nhau ở chữ hoa, chữ thường hoặc cách mã hóa dấu; hãy đổi tên
    [file-and-folder] { $paths } vừa là tệp vừa là thư mục; hãy đổi một địa chỉ
    [put-twice] Hai nội dung khác nhau cho { $path }; hãy đổi một địa chỉ
    [private] { $path } nằm trong thư mục riêng .vuonhoa; hãy chọn địa chỉ khác
    [manifest] { $path } bị hỏng hoặc do bản mới hơn ghi; để tiếp quản: { $command }
   *[other] Không ghi được { $path }: { $reason }
  }

## Ảnh
bad-picture = { $file } không phải ảnh đọc được (JPEG, PNG, WebP, GIF): { $reason }
picture-too-large = { $file } quá lớn ({ $width } × { $height } điểm ảnh); hãy thu nhỏ

## Giao diện
no-theme = Không có giao diện “{ $theme }”; có: { $known }
theme-version = Giao diện cần vuonhoa { $wanted }, đây là bản { $version }
theme-parameter = Giao diện { $theme } không có tham số “{ $key }”
template-syntax = Mẫu không đọc được: { $reason }
template-circular = Mẫu { $reason } mở rộng chính nó
help-extend-built-in = Mở rộng mẫu có sẵn bằng tên đầy đủ: extends "{ $template }"
template-failed = Mẫu { $template } không dựng được trang { $page }: { $reason }
missing-string = Giao diện thiếu { $key }
