# Mọi lời của chương trình, tiếng Việt. Cùng khóa và cùng giá trị với en.ftl.

## Mức độ và khung
level-error = lỗi
level-warning = cảnh báo
level-help = gợi ý
help-write-instead = hãy viết
more-findings = … và { $count } điều nữa thuộc loại { $code }; xem hết: { $command }
count-findings = { $errors } lỗi, { $warnings } cảnh báo.
label-first-here = đã có ở đây
label-also-here = cũng có ở đây
label-record-here = mục bắt đầu ở đây
label-also-used = ở đây cũng dùng

## Tóm tắt
summary = { $pages-text } trang, { $profiles-text } hồ sơ, { $seconds } giây
summary-written = { $pages-text } trang, { $profiles-text } hồ sơ, { $written-text } tệp mới{ $removed ->
    [0] {""}
   *[other] , { $removed-text } tệp cũ đã xóa
  }, { $seconds } giây
summary-nothing = Không ghi tệp nào; { $folder } vẫn như cũ.{ $cause ->
    [errors] {" "}Sửa các lỗi trên, hoặc đăng phần không có lỗi: vuonhoa build --keep-going
    [going] {" "}Có lỗi ở phần không thể bỏ riêng ra khỏi trang, nên --keep-going cũng dừng.
    [strict] {" "}Có --strict thì cảnh báo cũng tính là lỗi.
   *[other] {""}
  }
held-back = chưa đăng { $count }:
left-out = Bỏ lại vì có lỗi: { $names }
held-draft = bản nháp
held-in-review = chờ duyệt
held-no-approval = ghi là đã duyệt mà chưa có ai duyệt (duyet: nguoi, ngay)
held-own-approval = người được nêu tự duyệt hồ sơ của mình; phải do người khác duyệt
held-undated-approval = phần duyệt chưa ghi ngày (duyet: ngay)
held-future-approval = ngày duyệt { $date } chưa đến
held-early-approval = duyệt ngày { $date }, trước việc ghi trong hồ sơ ({ $fact }); phải duyệt lại
held-future-fact = có việc ghi ngày { $date } chưa đến, xem lại ngày ấy
held-withdrawn = đã rút
held-no-consent = chưa có đồng ý cho { $target ->
    [yearbook] kỷ yếu
   *[site] trang
  }
held-consent-refused = người được nêu không đồng ý
held-future-consent = ngày đồng ý { $date } chưa đến
held-lapsed-consent = đồng ý đã hết hạn ngày { $date }
held-no-childs-voice = chưa ghi ý kiến của trẻ em (dong_y: tre_em: dong_y, hoặc duoi_7_tuoi)
held-no-guardian = trẻ em chưa có đồng ý của người giám hộ
held-person = người có tên trong đó chưa đồng ý: { $name }
held-unread = hồ sơ có lỗi, chưa đọc được
held-embargo = chưa đến ngày đăng { $date }
held-expired = đã quá ngày gỡ { $date }
held-private-data = bài có dữ liệu riêng tư
gate-approval-off = Lưu ý: site.yaml đang tắt cửa duyệt (xuat_ban.can_duyet: false).
gate-consent-off = Lưu ý: site.yaml đang tắt cửa đồng ý (xuat_ban.can_dong_y: false).
stage-reading = Đọc nội dung
stage-pictures = Xử lý ảnh
stage-books = Dàn trang kỷ yếu
stage-handouts = Dàn trang bản in khổ A4
stage-share = Vẽ ảnh chia sẻ
stage-pages = Dựng trang
stage-writing = Ghi tệp
timings-elapsed = mili giây
timings-worked = mili giây bộ xử lý
timings-all = Cả thảy

## Dòng lệnh
cli-usage = Cách dùng
cli-usage-command = LỆNH
cli-usage-options = TÙY CHỌN
cli-values = giá trị
cli-default = mặc định
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
cli-init-about = Tạo một trang mới, có sẵn nội dung mẫu
cli-init-examples = Ví dụ:
    vuonhoa init vuon-hoa    tạo trong thư mục vuon-hoa
    vuonhoa init             tạo ngay trong thư mục đang đứng
cli-init-arg-dir = Thư mục của trang mới, chưa có hoặc còn trống (mặc định: thư mục đang đứng)
cli-new-about = Thêm một hồ sơ, bài viết, sự kiện… ở dạng bản nháp
cli-new-examples = Ví dụ:
    vuonhoa new ca-nhan "Nguyễn Văn Mẫu"
    vuonhoa new bai-viet "Một ngày ở trạm y tế"
    vuonhoa new chuyen-muc "Việc nhỏ, làm đến cùng"
cli-new-arg-kind = ca-nhan, tap-the, ho-gia-dinh, mo-hinh, bai-viet, su-kien, phong-su-anh, video, trang, chuyen-muc hoặc ky-yeu
cli-new-arg-title = Tên người, tên đơn vị hoặc tên bài; tên có ngoặc kép thì gõ ngoặc “ ”
cli-import-about = Nhập vào trang những gì cơ quan đang có: danh sách Excel, bài Word, ảnh chân dung
cli-import-examples = Ví dụ:
    vuonhoa import roster danh-sach.xlsx
    vuonhoa import articles "D:\Bài viết\Người giữ lửa.docx"
    vuonhoa nhap bai-viet D:\bai-viet
cli-import-articles-about = Bài viết bằng Word (.docx) thành bản nháp, ảnh đặt cạnh bài
cli-import-articles-examples = Ví dụ:
    vuonhoa import articles nguoi-giu-lua.docx
    vuonhoa import articles D:\bai-viet --yes
    Xem trước rồi mới ghi; tệp đã có không bao giờ bị ghi đè. Điều gì không chuyển được thì kể từng đoạn.
cli-import-articles-arg-path = Tệp .docx, hoặc thư mục có những tệp ấy
cli-import-articles-arg-yes = Ghi luôn, không hỏi
cli-import-photographs-about = Ảnh chân dung khớp với hồ sơ theo tên tệp, rồi chép vào hồ sơ chưa có ảnh
cli-import-photographs-examples = Ví dụ:
    vuonhoa import photographs D:\anh-chan-dung --sheet doi-chieu.pdf
    vuonhoa import photographs D:\anh-chan-dung --yes
    Tên tệp như “Nguyễn Văn Mẫu.jpg”, “nguyen-van-mau.jpg”, hoặc thư mục mang tên ấy. Hai người trùng tên thì đặt theo mã hồ sơ.
cli-import-photographs-arg-dir = Thư mục có ảnh (.jpg, .png, .webp)
cli-import-photographs-arg-sheet = Ghi tờ đối chiếu (PDF): ảnh nào của ai, ảnh nào chưa rõ
cli-import-photographs-arg-yes = Ghi luôn, không hỏi
cli-withdraw-about = Rút ngay một người hoặc một bài: ghi vào hồ sơ, gỡ khỏi trang đã dựng
cli-withdraw-examples = Ví dụ:
    vuonhoa withdraw nguyen-van-mau
    vuonhoa rut ho-so/nguyen-van-mau
    vuonhoa withdraw bai-viet/2021/ten-bai -o D:\trang
    Chỗ khác có lỗi cũng không cản việc rút, trong khi build thì chờ hết lỗi.
cli-withdraw-arg-id = Mã hồ sơ hoặc bài viết, hoặc đường dẫn tệp
cli-withdraw-arg-output = Thư mục đã dựng (mặc định: public)
cli-withdraw-arg-print = Thư mục tệp in kỷ yếu (mặc định: print)
cli-rename-about = Sửa một tên viết sai ở mọi nơi: bài, chú thích ảnh, hồ sơ, danh mục
cli-rename-examples = Ví dụ:
    vuonhoa rename "Trần Thị Lựa" "Trần Thị Lụa"
    vuonhoa doi-ten "Phòng Giáo dục" "Phòng Giáo dục và Đào tạo" --yes
    Từng chỗ được cho xem rồi mới sửa. Mã hồ sơ và địa chỉ trang không đổi.
cli-rename-arg-old = Tên đang viết, đúng dấu; chữ hoa hay chữ thường đều tìm
cli-rename-arg-new = Tên đúng
cli-rename-arg-yes = Sửa mọi chỗ, không hỏi
cli-check-about = Kiểm tra nội dung, không ghi gì
cli-check-examples = Ví dụ:
    vuonhoa check
    vuonhoa check --strict
    vuonhoa check --format github    đánh dấu từng dòng sai trên GitHub
cli-check-arg-format = Dạng báo: cho người đọc, hoặc cho chương trình
cli-build-arg-format = Dạng báo: cho người đọc, hoặc cho chương trình
cli-codes-about = Liệt kê các mã lỗi và cảnh báo; nêu một mã thì giải thích mã ấy
cli-codes-examples = Ví dụ:
    vuonhoa codes
    vuonhoa codes yaml-colon
cli-codes-arg-code = Một mã, đứng trong ngoặc vuông ở mỗi lời báo
codes-error = Lỗi: còn lỗi này thì trang không được dựng.
codes-warning = Cảnh báo: trang vẫn được dựng; với --strict thì coi là lỗi.
codes-cases = Các trường hợp:
codes-wrong = Sai
codes-right = Đúng
cli-serve-about = Xem thử trong trình duyệt; lưu tệp là trang tự mới
cli-serve-examples = Ví dụ:
    vuonhoa serve            mở tại http://127.0.0.1:8080/, thấy cả bản nháp
    vuonhoa serve --open     mở luôn trình duyệt
    vuonhoa serve -p 9000
cli-serve-arg-port = Cổng (mặc định: 8080, hoặc cổng trống kế tiếp)
cli-serve-arg-host = Địa chỉ hoặc tên máy để mở (mặc định: 127.0.0.1, chỉ máy này xem được)
cli-serve-arg-open = Mở trình duyệt
cli-serve-arg-poll = Tự dò thay đổi mỗi giây, không nhờ hệ thống báo
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
cli-arg-all = Hiện mọi lỗi và cảnh báo, kể cả khi rất nhiều chỗ giống nhau
cli-arg-clock = Coi hôm nay là ngày này
cli-build-arg-output = Thư mục nhận trang (mặc định: public)
cli-build-arg-no-share = Không vẽ ảnh chia sẻ của các trang lần này
cli-build-arg-keep-going = Có lỗi vẫn dựng phần không sai; vẫn báo lỗi khi xong
cli-build-arg-adopt = Nhận một thư mục đã có tệp; tệp lạ được giữ lại (=keep), hoặc dời đi những tệp trông như của lần dựng trước (=clear)
cli-build-arg-jobs = Số luồng chạy cùng lúc
cli-build-arg-timings = Cho biết mỗi bước mất bao lâu
cli-list-about = Liệt kê nội dung
cli-list-examples = Ví dụ:
    vuonhoa list ca-nhan
    vuonhoa list khen-thuong
    vuonhoa list --held-back
    vuonhoa list --source baoquangninh.com.vn
cli-list-arg-kind = Chỉ một loại; danh mục thì in các mã để ghi vào hồ sơ, bài viết. Gõ tiếng Việt cũng được, như bai-viet, don-vi, khen-thuong
cli-list-arg-held-back = Những gì đang giữ lại, và vì sao
cli-list-arg-orphans = Tệp không nơi nào dùng đến
cli-list-arg-source = Bài lấy từ nguồn có tên hoặc địa chỉ này
cli-arg-format = Dạng in ra
cli-info-about = Trang này có những gì
cli-info-examples = Ví dụ:
    vuonhoa info
cli-verify-about = So thư mục đã dựng với bản kê của lần dựng
cli-verify-examples = Ví dụ:
    vuonhoa verify
    vuonhoa verify print
cli-verify-arg-dir = Thư mục đã dựng (mặc định: public)
verify-unknown = { $files ->
    [yes] { $folder } có tệp mà không có bản kê của lần dựng nào (.vuonhoa), nên không có gì để so. Nếu vuonhoa build đã ghi vào đây thì bản kê bị mất: { $command } dựng lại và tiếp quản các tệp ấy; không thì hãy nêu thư mục khác
   *[no] { $folder } không có bản kê của lần dựng nào, nên không có gì để so; hãy nêu thư mục do vuonhoa build ghi
  }
verify-missing = thiếu
verify-changed = đã sửa
verify-foreign = tệp lạ
verify-leftover = còn sót
verify-sum = { $folder }: { $sound-text } tệp đúng như đã dựng, { $missing } thiếu, { $changed } đã sửa, { $foreign } tệp lạ{ $leftover ->
    [0] {""}
   *[other] ; lần dựng trước bị ngắt giữa chừng, hãy chạy lại vuonhoa build
  }
cli-clean-about = Xóa những gì vuonhoa đã dựng, và bộ nhớ đệm
cli-clean-examples = Ví dụ:
    vuonhoa clean
    vuonhoa clean -o xem-thu
cli-clean-arg-output = Thư mục đã dựng (mặc định: public)
cli-schema-about = In JSON Schema của một loại tệp; không nêu tên thì liệt kê
cli-schema-examples = Ví dụ:
    vuonhoa schema
    vuonhoa schema profile
cli-schema-arg-name = Loại tệp
cli-schema-arg-write = Ghi tất cả vào .vuonhoa/schema/, cùng thiết lập cho trình soạn thảo
schemas-written = Đã ghi { $schemas } tệp vào { $folder }
settings-by-hand = .vscode/settings.json đã có; hãy tự thêm các dòng sau vào đó:
cli-completions-about = In phần gợi ý lệnh cho một trình dòng lệnh
cli-completions-examples = Ví dụ:
    vuonhoa completions powershell
cli-completions-arg-shell = Trình dòng lệnh
cli-man-about = In trang hướng dẫn (man)
cli-man-examples = Ví dụ:
    vuonhoa man > vuonhoa.1
cli-man-name = TÊN
cli-man-synopsis = CÚ PHÁP
cli-man-description = MÔ TẢ
cli-man-extra = VÍ DỤ
cli-man-version = PHIÊN BẢN
cleaned = Đã xóa { $files } tệp trong { $folder }
cleaned-altered = Giữ lại { $count } tệp đã bị sửa sau khi dựng.
cleaned-asked = Giữ lại { $count } tệp do lệnh yearbook làm (bản thảo, khổ khác): build không làm lại được.
info-title = Tên trang
info-folder = Thư mục
info-base-url = Địa chỉ
info-theme = Giao diện
info-individuals = Gương cá nhân
info-collectives = Gương tập thể
info-households = Hộ gia đình
info-models = Mô hình
info-articles = Bài viết
info-award-occasions = Lượt khen thưởng
info-award-recipients = Cá nhân, tập thể, hộ được khen
info-held-back = Đang giữ lại
info-files = Trang và tệp sẽ dựng
usage-command = Không có lệnh “{ $word }”
usage-argument = Không có tùy chọn “{ $word }”
usage-value = “{ $word }” không dùng được cho { $argument }
usage-missing = Thiếu { $argument }
usage-no-command = Thiếu lệnh
usage-too-much = Lệnh này không nhận “{ $word }”
usage-no-value = Thiếu giá trị cho { $argument }
usage-value-of-flag = “{ $argument }” không nhận giá trị, nên bỏ “{ $word }”
usage-twice = “{ $argument }” viết hai lần
usage-not-utf8 = Dòng lệnh có chữ không phải Unicode (UTF-8)
usage-number = Cần một số nguyên từ 0 đến { $most }
usage-elsewhere = Tùy chọn này thuộc lệnh { $commands } và đứng sau tên lệnh
usage-other = Dòng lệnh viết sai { $argument }
usage-valid = Chọn một trong: { $values }
usage-help = Xem: { $command } --help
no-current-folder = Không biết đang ở thư mục nào: { $reason }
no-threads = Hệ thống không cho chạy thêm luồng ({ $reason }); hãy nới giới hạn bộ nhớ và số tiến trình (ulimit -v, ulimit -u)
little-memory = Hệ thống chỉ cho dùng { $limit } MB vùng nhớ (ulimit -v), mà chương trình cần ít nhất { $least } MB; hãy nới giới hạn ấy: ulimit -v unlimited
stdout-failed = Không ghi được kết quả ra đầu ra chuẩn: { $reason }
bad-clock = “{ $text }” không phải một ngày; hãy viết như 19/5/2021

## Xem thử
serve-address = Xem trang tại { $address } (dừng bằng Ctrl-C)
serve-port-taken = Cổng { $taken } đang có chương trình khác dùng, nên dùng cổng { $port }
serve-no-port = Không mở được cổng { $port } tại { $host } ({ $reason }); hãy chọn cổng khác bằng -p
serve-failed = Không mở được trang xem thử: { $reason }
serve-open-to-others = Lưu ý: máy khác trong mạng cũng xem được, kể cả bản nháp.
serve-no-browser = Không mở được trình duyệt ({ $reason }); hãy tự mở địa chỉ trên
serve-no-opener = máy không có chương trình nào mở được
serve-polling-asked = Tự dò thay đổi mỗi giây.
serve-polling = Hệ thống không theo dõi được thư mục ({ $reason }), nên tự dò thay đổi mỗi giây.
watch-too-many = hệ thống không theo dõi thêm được nữa; trên Linux, hãy tăng fs.inotify.max_user_watches
serve-polling-silent = Hệ thống không báo khi tệp ở đây thay đổi, nên tự dò mỗi giây.
serve-rebuilt = Dựng lại: { $files-text } tệp, { $seconds } giây
serve-mended = Đã hết lỗi.
serve-overlay = { $errors } lỗi; chỗ hỏng tạm giữ bản trước. Sửa rồi lưu tệp, trang tự mới.
serve-more = … và { $count } lỗi nữa.

## Bắt đầu
init-done = Đã tạo trang mẫu, { $files-text } tệp. Tiếp theo:{ $place ->
    [here] {""}
   *[there] {"\u000A"}    cd "{ $folder }"
  }
        vuonhoa serve     xem thử
        vuonhoa build     dựng trang vào public/
    Rồi đọc README.md: cái gì ở đâu, thêm một người ra sao, ghi sự đồng ý thế nào.
init-not-empty = Thư mục { $folder } không trống, đang có: { $names }{ $more ->
    [0] {""}
   *[other] {" "}và { $more-text } mục khác
  }; hãy chọn một tên chưa có, như: vuonhoa init vuon-hoa
init-not-a-folder = { $path } là một tệp, không phải thư mục; hãy chọn tên khác
scaffold-failed = Không ghi được { $path } ({ $reason }); hãy xem lại quyền ghi và chỗ trống trên đĩa, hoặc chọn thư mục khác
new-unknown-kind = Không có loại “{ $text }”{ $near ->
    [none] .
   *[other] ; có phải ý bạn là “{ $near }”?
  }{" "}Các loại: { $known }
new-no-site = Thư mục { $folder } không thuộc trang nào (không thấy site.yaml); hãy vào thư mục của trang rồi chạy lại, chỉ rõ bằng --site DIR, hoặc tạo trang mới bằng vuonhoa init
new-no-title = Tên đang trống; hãy viết, như: vuonhoa new ca-nhan "Nguyễn Văn Mẫu"
new-several-titles = Mỗi lệnh tạo một mục, mà ở đây có nhiều tên. Gõ: vuonhoa new { $kind } "{ $first }" rồi gõ tiếp lệnh cho tên sau; nếu chỉ là một tên thì gõ: vuonhoa new { $kind } "{ $all }"
new-namesake = Lưu ý: đã có một hồ sơ mang tên { $name }: { $path }. Nếu cùng một gương thì viết tiếp hồ sơ ấy và xóa hồ sơ mới; nếu là người khác trùng tên thì cứ để.
new-series-by-hand = Không thêm được vào { $path } mà giữ nguyên phần đang có; hãy tự thêm mục này vào danh sách:
    { $entry }
new-next-profile = Bản nháp. Điền các khóa trong tệp trên, viết câu chuyện vào { $story } ở cùng thư mục. Xem thử: vuonhoa serve. Đủ dong_y và duyet thì đổi trang_thai thành da_duyet.
new-next-series = Đã thêm chuyên mục { $id }. Bài thuộc chuyên mục ghi: chuyen_muc: { $id } và ky: 1.
new-next-yearbook = Chọn các phần trong ky-yeu.yaml, viết lời giới thiệu, rồi xem bản thảo: vuonhoa yearbook { $id }
new-next-media = Bản nháp. Chép tệp ảnh hoặc video vào cùng thư mục rồi ghi tên vào tệp trên. Xem thử: vuonhoa serve. Xong thì xóa dòng nhap: true.
new-next-text = Bản nháp. Viết bài bên dưới dòng --- thứ hai. Xem thử: vuonhoa serve. Xong thì xóa dòng nhap: true.

## Đổi tên
rename-empty = Tên cũ và tên mới phải có chữ
rename-same = Tên mới “{ $name }” giống hệt tên cũ
rename-ask = Sửa chỗ này? c (có), k (không), t (tất cả từ đây), d (dừng):
rename-nowhere = Không thấy “{ $name }” ở tệp nào; hãy viết đúng dấu như trong tệp
rename-agree = Chưa sửa gì: { $places-text } chỗ trên đây cần có người đồng ý. Chạy lại với --yes để sửa tất cả.
rename-done = Đã sửa { $places-text } chỗ trong { $files-text } tệp{ $kept ->
    [0] .
   *[other] , để nguyên { $kept-text } chỗ.
  } Xem lại bằng vuonhoa check.
rename-by-hand = { $path }: viết “{ $name }” vào đây thì YAML không đọc được nữa; hãy mở tệp và tự sửa, đặt tên trong ngoặc kép
rename-unread = { $path } không đọc được dưới dạng chữ UTF-8, nên không tìm ở đó

## Nhập
import-article = { $file } → { $path }: “{ $title }”, { $words } chữ{ $pictures ->
        [0] {""}
       *[other] , { $pictures-text } ảnh
    }
import-author = tác giả: { $name }
import-source = nguồn: { $name }
import-known = { $file } đã nhập từ trước vào { $path }; bản nháp ấy giữ nguyên.
import-refused = { $file }: không nhập được. { $reason }
import-nothing-new = Không có gì mới để ghi.
import-write-articles = Ghi { $count } bản nháp?
import-show-suffix = { $path }: tệp để xem phải có đuôi .{ $suffix }
import-show-exists = { $path } đã có; hãy đặt tên khác, lệnh này không ghi đè tệp nào
import-not-agreed = { $question } Chưa ghi gì; nếu đúng ý, chạy lại với --yes
import-written = Đã ghi { $count } bản nháp. Xem thử: vuonhoa serve. Xong bài nào thì xóa dòng nhap: true của bài ấy.
import-in-paragraph = đoạn “{ $paragraph }”: { $what }
import-no-photographs = { $folder } không có ảnh nào (.jpg, .png, .webp)
import-portrait = { $name } ({ $id }) → { $path }
import-portrait-there = { $name } ({ $id }) đã có ảnh chân dung, giữ nguyên
import-portrait-by-hand = { $name } ({ $id }): hồ sơ phải sửa tay, thêm dòng chan_dung
import-portrait-doubtful = chưa rõ là ai: { $people }; đổi tên tệp thành mã hồ sơ
import-portrait-nobody = không khớp với hồ sơ nào
import-portrait-broken = không đọc được ảnh (ảnh iPhone .heic, ảnh quét .tif: mở ra rồi lưu thành .jpg)
import-write-portraits = Chép { $count } ảnh vào hồ sơ?
import-portraits-written = Đã chép { $count } ảnh và ghi vào hồ sơ. Thêm mô tả ảnh (mo_ta) rồi xem thử: vuonhoa serve
import-sheet-title = Đối chiếu ảnh chân dung
import-sheet-matched = Khớp
import-sheet-open = Chưa rõ
import-sheet-kept = Hồ sơ đã có ảnh hoặc phải sửa tay
import-sheet-written = Đã ghi tờ đối chiếu { $path }
import-sheet-failed = Không in được tờ đối chiếu: { $reason }
import-no-papers = { $folder } không có tệp Word nào
import-no-file = Không có tệp { $path }
import-not-word = Tệp này là { $kind }, không phải bài viết bằng Word (.docx)
import-other-text = Tệp này thật ra là { $kind }; mở bằng Word hoặc LibreOffice rồi lưu thành .docx
import-password = Tệp có mật khẩu; mở bằng Word, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ tài liệu) rồi lưu lại
import-damaged = Tệp bị hỏng hoặc chép chưa hết; chép lại, hoặc mở bằng Word rồi lưu lại
import-empty-file = Tệp rỗng
import-too-large = Phần { $part } bung ra quá { $most } MB: không phải một bài viết
import-too-deep = Tệp lồng nhau quá sâu: không phải do Word lưu
import-lost-missing = MẤT CHỮ, phải chép tay: { $what }
import-lost-deleted = đã xóa khi theo dõi thay đổi, coi như chấp nhận: { $what }
import-lost-inserted = thêm khi theo dõi thay đổi, coi như chấp nhận: { $what }
import-lost-comment = nhận xét không chuyển: { $what }
import-lost-hidden = chữ ẩn không chuyển: { $what }
import-lost-text-box = hộp chữ thành đoạn thường: { $what }
import-lost-equation = công thức chỉ còn các ký tự: { $what }
import-lost-smart-art = hình SmartArt không chuyển, chữ trong đó thành đoạn: { $what }
import-lost-chart = biểu đồ không chuyển, chữ trong đó thành đoạn: { $what }
import-lost-embedded = tệp nhúng không chuyển: { $what }
import-lost-picture = ảnh { $what } không thuộc loại trang web đọc được; lưu thành .jpg hoặc .png rồi chèn lại
import-lost-linked-picture = ảnh nằm ngoài tệp Word, không chuyển: { $what }
import-lost-symbol = ký hiệu không rõ là gì: { $what }
import-lost-margin = đầu trang hoặc chân trang không chuyển: { $what }
import-lost-contents = mục lục của Word không chuyển (trang tự có): { $what }
import-lost-merged = ô gộp thành ô thường, chữ ở ô đầu
import-lost-nested-table = bảng trong bảng chỉ còn các dòng chữ: { $what }
import-lost-underlined = { $what } chỗ gạch chân không còn gạch
import-lost-raised = chữ trên hoặc dưới dòng thành chữ thường: { $what }
import-lost-link = chữ còn, liên kết thì không (trang không đăng loại này): { $what }
import-lost-part = phần không đọc được: { $what }
import-lost-ink = nét vẽ tay không chuyển

## Rút
withdraw-marked = Đã ghi vào { $path } rằng hồ sơ hoặc bài này đã rút.
withdraw-was-marked = { $path } đã ghi là đã rút từ trước.
withdraw-removed = Đã gỡ { $files-text } tệp khỏi { $folder }.
withdraw-not-built = { $folder } chưa có trang nào được dựng, nên không có gì để gỡ.
withdraw-forgotten = { $folder } đã mất danh sách các tệp được dựng (.vuonhoa), nên { $found ->
    [yes] những tệp nằm ở địa chỉ của người này đã được dời ra ngoài, không xóa; xem dưới đây
   *[no] chưa gỡ được gì: không có tệp nào nằm ở địa chỉ của người này
  }. Sau đó hãy chạy: vuonhoa build --adopt
withdraw-unwritten = Không ghi được vào { $folder } (xem lý do ở trên), nên mới chỉ gỡ tệp ra: danh sách tệp đã dựng chưa đổi, trang báo “không còn đăng” chưa có.{ $stuck ->
    [0] {""}
   *[other] {" "}Riêng { $stuck-text } mục nêu ở trên chưa gỡ được: hãy tự xóa hoặc dời đi ngay.
  } Hãy khắc phục, rồi chạy lại đúng lệnh này trước khi build hoặc publish.
withdraw-notice = Địa chỉ { $address } nay chỉ báo rằng trang không còn công bố, không nêu tên ai.
withdraw-no-notice = site.yaml hoặc mẫu trang đang hỏng nên chưa làm được trang báo: địa chỉ { $address } nay không còn gì, cho đến khi dựng lại.
withdraw-record-gone = Không còn hồ sơ hay bài viết nào đọc được mang mã { $id }; gỡ những gì đã dựng tại { $address } cùng ảnh và tệp đi theo.
withdraw-stays = { $place ->
    [link] { $path } là liên kết không dẫn đến đâu, nên không ghi được gì vào đó: hồ sơ cũ trở lại sau liên kết ấy thì lần dựng sau sẽ đăng lại. Hãy xóa liên kết, rồi tạo ở chính chỗ đó một tệp thường
    [taken] { $path } không phải tệp thường, nên không ghi được gì vào đó: hồ sơ cũ trở lại thì lần dựng sau sẽ đăng lại. Hãy dời nó đi, rồi tạo ở chính chỗ đó một tệp thường
   *[free] Hồ sơ hay bài cũ mà trở lại (từ bản sao, máy khác) thì lần dựng sau sẽ đăng lại. Để chắc chắn, hãy tạo { $path }
  } { $kind ->
    [profile] có ba dòng: loai: ca_nhan; ten: và họ tên người ấy; trang_thai: da_rut
   *[article] có bốn dòng: ---; tieu_de: và tên bài; trang_thai: da_rut; ---
  }, và giữ tệp ấy lại. Tìm được hồ sơ cũ thì cũng ghi trang_thai: da_rut vào đó, đừng đặt nó cạnh tệp này
withdraw-mentions = Trong nội dung còn những chỗ sau; hãy sửa:
withdraw-naming = { $count-text } tệp đã dựng còn nêu tên hoặc dẫn đến trang này, cho đến khi dựng lại:
withdraw-books = { $count-text } tệp (PDF, EPUB, Word, Excel, tệp nén) không tìm được chữ bên trong, có thể còn nêu tên; hãy kiểm tra, làm lại, và thu hồi bản đã phát:
withdraw-next = Tiếp theo: vuonhoa build để danh sách, tìm kiếm, nguồn tin cũng bỏ tên; vuonhoa yearbook để làm lại kỷ yếu; rồi vuonhoa publish để máy chủ cũng gỡ.
withdraw-next-errors = Trang còn { $errors-text } lỗi nên chưa dựng lại được danh sách, tìm kiếm, nguồn tin; xem bằng vuonhoa check, hoặc vuonhoa build --keep-going. Trước mắt hãy đưa ngay phần đã gỡ lên máy chủ; sửa hết lỗi rồi thì vuonhoa yearbook để làm lại kỷ yếu.
withdraw-unknown = Không có hồ sơ hay bài viết nào mang mã “{ $id }”{ $near ->
    [none] ; xem các mã bằng vuonhoa list
   *[other] ; có phải ý bạn là “{ $near }”?
  }
withdraw-several = Có nhiều nơi mang mã “{ $id }”; hãy viết rõ một trong: { $ids }
withdraw-no-status = { $path } không phải hồ sơ hay bài viết; hãy ghi nhap: true vào đó, hoặc xóa tệp, rồi vuonhoa build
withdraw-by-hand = Không tự ghi được vào { $path }; hãy mở tệp và tự ghi trang_thai: da_rut (sửa dòng trang_thai nếu đã có, không thì thêm một dòng), rồi chạy lại lệnh này

## Tệp và thư mục
no-site = Thư mục { $folder } chưa có site.yaml
help-no-site = Hãy vào thư mục của trang rồi chạy lại, hoặc chỉ rõ bằng --site DIR. Tệp site.yaml ngắn nhất chỉ có một dòng “tieu_de: Tên trang”; trên Windows, xem tệp có bị lưu thành site.yaml.txt không.
empty-site = Trang chưa có bài viết hay hồ sơ nào được công bố; bài đặt trong content/bai-viet, hồ sơ đặt trong content/ho-so và phải được duyệt
unreadable-file = Không đọc được { $path } ({ $reason }); hãy xem lại quyền đọc, hoặc xóa nếu đó là liên kết hỏng
io-not-found = không có ở đó
io-permission = không có quyền
io-full = đĩa đã đầy hoặc tệp quá lớn
io-read-only = đĩa chỉ cho đọc
io-name = tên không hợp lệ hoặc quá dài
io-busy = chương trình khác đang mở
io-folder = đây là một thư mục
io-not-a-folder = đây không phải thư mục
io-exists = đã có ở đó
io-port-taken = cổng đang có chương trình khác dùng
io-no-address = máy này không có địa chỉ đó
io-memory = máy không còn bộ nhớ
io-late = đĩa hoặc mạng không trả lời
io-damaged = tệp bị hỏng hoặc bị cụt
io-loop = liên kết nối vòng tròn
io-number = lỗi hệ thống số { $number }
io-unknown = hệ thống từ chối, không nói lý do
freeze-damaged = tệp ghi lúc chốt kỷ yếu bị hỏng; lấy lại từ bản sao lưu, hoặc chốt lại bằng vuonhoa yearbook --freeze
not-text = { $path } không phải tệp chữ; nếu là tệp Word, hãy chép phần chữ sang một tệp văn bản thuần
not-utf8 = { $path } không được lưu bằng bảng mã Unicode (UTF-8){ $line ->
    [0] {""}
   *[other] , sai từ dòng { $line }
  }
help-save-utf8 = Mở tệp bằng trình soạn thảo, chọn Lưu thành (Save As) với bảng mã UTF-8. Chữ gõ bằng phông TCVN3 (.VnTime) hoặc VNI thì chuyển sang Unicode trước, chẳng hạn bằng công cụ chuyển mã của Unikey.
legacy-encoding = { $of ->
    [line] Dòng này có vẻ gõ bằng { $kind }, không phải Unicode
    [misread] Dòng này có chữ tiếng Việt ({ $kind }) bị mở sai bảng mã
    [value] “{ $text }” có vẻ gõ bằng { $kind }, không phải Unicode
    [word] Dòng này có chữ “{ $text }” có vẻ gõ bằng { $kind }, không phải Unicode
   *[file] Chữ trong { $path } có vẻ gõ bằng { $kind }; hãy chuyển sang Unicode rồi lưu lại
  }
help-misread = Mở lại bản gốc, chọn bảng mã UTF-8 (65001), rồi chép lại chữ ấy.
help-legacy-value = Mở bảng công cụ của Unikey (Ctrl+Shift+F6), chuyển mã từ { $kind } sang Unicode, rồi dán lại vào đây.
file-too-large = { $path } lớn { $size } MB, quá mức { $limit } MB của { $kind ->
    [text] một tệp chữ; hãy chia thành nhiều bài, và để ảnh thành tệp riêng
   *[file] một tệp trên trang; hãy nén nhỏ lại, phim dài thì đặt ở trang chiếu phim rồi ghi dia_chi
  }
not-a-file = { $path } không phải tệp thường mà là { $kind ->
    [pipe] một ống dẫn (pipe)
    [socket] một socket
    [device] một thiết bị
    [folder] một thư mục
   *[other] thứ khác
  }, nên không được mở; hãy xóa hoặc dời đi
office-file = { $path } là tệp { $kind ->
    [word] Word, vuonhoa không đọc phần chữ trong đó; { $case ->
        [story] bài của hồ sơ này nằm ở { $story }: hãy chép phần chữ sang tệp ấy
        [record] bài của hồ sơ này nằm ở noi_dung trong { $record }: hãy chép phần chữ vào đó
        [new] hãy chép phần chữ sang một tệp văn bản tên là { $story } ở cùng thư mục, rồi ghi vào { $record }: bai_viet: { $story }
        [save] hãy mở ra, lưu thành .docx (Tệp > Lưu thành), rồi nhập thành bài viết: vuonhoa import articles "{ $saved }"
       *[import] nhập thành bài viết: vuonhoa import articles "{ $path }"
    }
    [excel] Excel, vuonhoa không đọc bảng trong đó; { $case ->
        [save] hãy mở ra, lưu thành .xlsx, rồi nhập thành hồ sơ: vuonhoa import roster "{ $saved }"
       *[import] nhập thành hồ sơ: vuonhoa import roster "{ $path }"
    }
   *[powerpoint] trình chiếu, vuonhoa không đọc được; hãy chép phần chữ sang một tệp .md
  }. Nếu để người xem tải về thì đặt liên kết đến tệp này trong một bài
name-collision = Hai tên chỉ khác nhau ở chữ hoa, chữ thường hoặc cách ghép dấu, nên có máy coi là một: { $first } và { $second }; hãy đổi một tên
link-outside = { $path } là liên kết dẫn ra ngoài thư mục của trang; hãy chép tệp thật vào đây
link-loop = { $path } là liên kết vòng tròn; hãy xóa liên kết này
unknown-folder = Thư mục content/{ $folder } không được dùng đến, vì tên không thuộc loại nội dung nào. Các thư mục dùng được: { $known }
unknown-file = { $path } không được dùng đến, vì tên tệp hoặc chỗ đặt không thuộc loại nội dung nào
not-for-readers = { $file } không được đăng: { $kind ->
    [record] đây là hồ sơ YAML, chỉ dành cho chương trình đọc; bản ghi thì đặt trong content/, bảng số liệu thì lưu thành .csv hoặc .json
    [text] đây là văn bản Markdown; hãy đưa vào content/trang hoặc content/bai-viet để thành trang
    [key] đây là khóa riêng hoặc kho khóa: ai có nó thì vào được máy, tài khoản của cơ quan; hãy chuyển ra khỏi thư mục trang, và nếu đã từng đăng thì thay khóa khác
   *[leftover] đây là bản nháp, bản sao lưu hoặc tệp tạm còn sót lại; hãy xóa, hoặc đổi tên nếu cần đăng
  }
trusted-page = { $kind ->
    [program] { $file } là chương trình chạy trên máy của người tải về, không qua kiểm tra nào ở đây; trình duyệt và phần mềm diệt vi-rút hay chặn cả trang có tệp như vậy. Hãy bỏ khỏi static/ và dẫn đến trang của nơi làm ra nó
   *[page] { $file } là một trang do người đọc mở thẳng, không qua kiểm tra: mã trong đó sẽ chạy trên máy của họ; chỉ giữ nếu chính ban biên tập viết ra, còn tệp do đơn vị gửi đến thì hãy chuyển thành bài viết, ảnh hoặc PDF
  }
server-program = { $kind ->
    [settings] { $file } là cấu hình cho máy chủ: máy chủ hiểu thì làm theo, thay cho tệp cùng tên của vuonhoa (tep_may_chu), nơi khác thì đưa nguyên văn cho người xem. Chỉ giữ nếu người quản trị máy chủ viết ra; không thì hãy bỏ khỏi static/
   *[program] { $file } là chương trình của máy chủ. Nơi chỉ chứa trang tĩnh không chạy nó mà đưa nguyên văn cho người xem, kể cả mật khẩu trong đó; nơi có chạy thì nó nằm ngoài mọi kiểm tra ở đây. Hãy bỏ khỏi static/; nếu muốn cho tải về thì nén lại hoặc đổi đuôi thành .txt
  }
file-metadata = { $file } được đăng cùng thông tin ẩn: { $what }
trace-author = người soạn “{ $name }”; nếu không muốn công khai tên này, trong Word chọn Tệp > Thông tin > Kiểm tra tài liệu, rồi xuất lại PDF
trace-remarks = nhận xét hoặc thay đổi đang theo dõi, kèm tên người sửa; trong Word chọn Xem lại > Chấp nhận tất cả, xóa nhận xét rồi lưu lại, hoặc xuất thành PDF
trace-signed = tệp có chữ ký số nên giữ nguyên, kể cả tên người soạn nếu có; hãy xem Tệp > Thông tin trước khi đăng
trace-signed-by = tệp có chữ ký số nên giữ nguyên, kể cả người soạn “{ $name }”; nếu không muốn công khai tên này, hãy đăng bản chưa ký
trace-old-office = tên người soạn và máy soạn, vì đây là định dạng Office cũ (.doc, .xls, .ppt) hoặc tệp có mật khẩu; hãy lưu thành PDF, .docx hoặc .xlsx
trace-archive = mọi thứ trong các tệp nén bên trong, kể cả nơi chụp ảnh; hãy giải nén rồi đăng từng tệp
trace-positions = dữ liệu do máy quay ghi kèm, thường có nơi quay; hãy xuất lại phim từ phần mềm dựng phim rồi mới đăng
trace-tags = các thẻ của tệp âm thanh (người hát, ghi chú); hãy xóa thẻ bằng phần mềm nghe nhạc, hoặc lưu thành MP3
trace-film = phim ở định dạng không xem được bên trong, có thể kèm tên máy, ngày giờ và nơi quay; hãy xuất lại thành MP4 rồi mới đăng
trace-mail = thư điện tử nguyên vẹn, có địa chỉ người gửi, người nhận và tệp kèm theo; hãy chép phần cần đăng vào một bài
trace-places = vị trí và đường đi, có thể cả nhà riêng và giờ giấc; chỉ giữ nếu bản đồ ấy vốn để công bố
trace-database = cơ sở dữ liệu hoặc bản trích của nó, gồm cả những cột không ai thấy trên trang; hãy xuất riêng bảng cần đăng thành CSV
trace-contacts = danh bạ, có số điện thoại và địa chỉ; chỉ giữ nếu đó là liên hệ công khai của cơ quan
trace-unread = không xem được bên trong để bỏ tên người soạn; hãy mở rồi lưu lại, hoặc xuất thành PDF
program-fault = Chương trình dừng đột ngột ở đây vì một lỗi của chính nó; phần làm được vẫn được giữ. Hãy bỏ bớt nội dung vừa thêm rồi thử lại, và báo lỗi cho người làm chương trình
help-broken = Khi báo lỗi, gửi kèm dòng này: { $detail }
folder-text = { $path } không được dùng đến: chỉ lời giới thiệu của cả một danh sách, như content/bai-viet/_index.md, mới hiện trên đầu danh sách ấy. Hãy đổi tên và chuyển tệp này thành một trang, như content/trang/gioi-thieu.md, rồi thêm vào trinh_don của site.yaml: - { "{" }ten: Giới thiệu, den: "@/trang/gioi-thieu"{ "}" }
not-nfc = Chữ trong { $path } ghép dấu rời (Unicode tổ hợp), đã đọc như chữ dựng sẵn; hãy đặt bộ gõ ở “Unicode dựng sẵn” rồi lưu lại
control-character = { $path } có ký tự điều khiển không nhìn thấy ({ $character }), đã bỏ hoặc thay bằng dấu cách; hãy xóa ký tự ấy rồi lưu lại
help-soft-break = Đây là dấu ngắt dòng mềm (Shift+Enter) của Word. Trong bài, muốn xuống dòng thì đặt dấu \ ở cuối dòng rồi xuống dòng.
piled-marks = { $path } có chữ mang quá nhiều dấu chồng lên nhau; phần thừa đã bỏ. Hãy gõ lại chữ ấy
bad-id = Tên “{ $id }” dùng làm mã và địa chỉ, nên chỉ được có chữ thường không dấu, chữ số và gạch nối
help-rename = Hãy đổi tên thành { $name }

## YAML
yaml-syntax = { $cause ->
    [after-quote] Sau dấu nháy đóng còn chữ; nếu cả giá trị là một câu thì đặt trọn câu giữa hai dấu nháy
    [open-quote] Dấu nháy mở ở đây không có dấu nháy đóng
    [open-bracket] Dấu ngoặc mở ở đây không có dấu ngoặc đóng
    [no-comma] Thiếu dấu phẩy trước phần này; các mục giữa hai dấu ngoặc cách nhau bằng dấu phẩy
    [mark-first] Giá trị bắt đầu bằng dấu này thì phải đặt trọn giữa hai dấu nháy
    [escape] Trong ngoặc kép, dấu \ có nghĩa riêng; giá trị có dấu \ thì đặt giữa hai dấu nháy đơn
    [no-key] Dòng này không có khóa; hãy viết “khóa: giá trị”, hoặc thụt vào nếu là phần tiếp của giá trị ở trên
    [no-space] Sau dấu hai chấm của khóa phải có dấu cách
    [no-dash-space] Sau dấu - ở đầu mỗi mục phải có dấu cách
    [indent] Dòng này thụt vào không khớp với các dòng trên; các khóa, các mục cùng cấp phải thụt bằng nhau
    [documents] Dòng --- này cắt tệp làm hai; tệp .yaml chỉ có một phần, hãy bỏ dòng này (bài viết thì đặt ở khóa noi_dung hoặc trong tệp .md)
   *[other] YAML không đọc được từ chỗ này
  }
help-yaml-syntax = Xem lại chỗ thụt dòng, dấu ngoặc và dấu nháy quanh đây. Giá trị bắt đầu bằng dấu như " @ % * & [ hoặc có dấu hai chấm thì đặt trọn giữa hai dấu nháy đơn: '...'
yaml-colon = Giá trị có dấu hai chấm phải đặt trọn trong ngoặc kép
yaml-comma = Giữa hai dấu ngoặc nhọn, dấu phẩy kết thúc giá trị; giá trị có dấu phẩy phải đặt trọn trong ngoặc kép
yaml-tab = YAML không thụt dòng bằng phím Tab; hãy dùng dấu cách
yaml-too-big = Tệp lồng nhau quá sâu hoặc phình ra quá lớn khi đọc, nên dừng ở đây; hãy viết lại cho gọn
curly-quotes = { $of ->
    [value] “{ $text }” nằm trong ngoặc kép cong; ngày, số, mã và từ cho sẵn phải viết trần, không có ngoặc
   *[key] Khóa { $text } nằm trong ngoặc kép cong; khóa phải viết trần, không có ngoặc
  }
front-matter-missing = Thiếu phần đầu, là các dòng “khóa: giá trị” giữa hai dòng ---
front-matter-open = Phần đầu mở ở đây nhưng chưa có dòng --- để đóng (ba dấu trừ, không phải dấu —)
front-matter-foreign = Phần đầu của tệp này viết bằng { $format }, như trang làm bằng Hugo; ở đây phần đầu viết bằng YAML: các dòng “khóa: giá trị” giữa hai dòng ---
help-front-matter = Tệp bắt đầu bằng các dòng như sau, rồi đến bài:
    ---
    tieu_de: Tên bài
    ngay: 19/5/2021
    ---
help-list-empty = Tệp này dành cho tên và lời dẫn của trang danh sách trong thư mục; chưa có thì danh sách vẫn hiện như thường. Hãy xóa tệp, hoặc viết như sau:
    ---
    tieu_de: Tên danh sách
    ---
help-list-text = Lời dẫn này đứng trên trang danh sách của thư mục; danh sách chưa có nó cho đến khi tệp bắt đầu bằng tên danh sách:
    ---
    tieu_de: Tên danh sách
    ---
unknown-key = Ở đây không có khóa “{ $key }”
help-did-you-mean = Có phải ý bạn là “{ $word }”?
help-which = Có thể là một trong các mã: { $ids }. Hãy chọn đúng mã; máy không chọn thay.
help-never-given = Chủ tịch nước (Nhà nước) không tặng bằng khen, giấy khen, mà tặng huân chương, huy chương, danh hiệu vinh dự Nhà nước và giải thưởng. Hãy xem lại quyết định khen thưởng; các mã: vuonhoa list khen-thuong
help-awards-apart = Đây là nhiều khen thưởng; hãy ghi mỗi khen thưởng một dòng riêng, có năm và số quyết định của nó.
help-each-apart = Mỗi mã là một mục riêng: [{ $ids }]
help-key-elsewhere = Ở đây khóa ấy là “{ $word }”.
help-key-given = Ở đây khóa ấy là “{ $word }”, mà “{ $word }” đã có; hãy bỏ dòng này.
help-key-choice = Ở đây có các khóa gần nghĩa: { $keys }; giá trị là mã đã ghi trong content/danh-muc. Hãy chọn khóa hợp nghĩa, hoặc bỏ dòng này.
help-key-private = Điều riêng tư chỉ ghi trong noi_bo, phần không bao giờ đưa lên trang: noi_bo: { "{" }{ $key }: ...{ "}" }
help-key-secret = Mật khẩu không bao giờ ghi trong tệp này: hãy xóa { $key } và giá trị của nó, rồi gõ mật khẩu khi được hỏi, hoặc đặt biến môi trường VUONHOA_MAT_KHAU. Nếu tệp đã gửi cho ai hay đã lưu vào kho chung thì đổi mật khẩu ấy.
help-key-nothing = Ở đây không cần khóa này; hãy bỏ cả dòng { $key }.
help-known-keys = Các khóa dùng được: { $keys }
help-some-keys = Ở đây có những khóa như { $keys }. Danh sách đủ: vuonhoa schema, rồi vuonhoa schema TÊN.
duplicate-key = Khóa “{ $key }” đã có ở trên (“{ $first }”); hãy giữ một
internal-shared = Chỗ này (*{ $name }) lặp lại phần nằm trong noi_bo, là phần không bao giờ được công bố
help-internal-shared = Nếu được phép công bố thì viết hẳn ra ở đây; nếu không thì xóa dòng này.
missing-key = Thiếu “{ $key }”; khóa này phải có và phải có giá trị
wrong-shape = Chỗ này cần { $wanted ->
    [text] một dòng chữ
    [markdown] một đoạn văn
    [count] một con số
    [year] một năm
    [date] một ngày
    [period] một giai đoạn
    [boolean] một trong hai chữ co, khong
    [reference] một mã
    [choice] một trong các từ cho sẵn
    [person] tên của một người
    [list] một danh sách (mỗi dòng bắt đầu bằng dấu - và dấu cách)
   *[record] các cặp “khóa: giá trị” (sau dấu hai chấm có dấu cách)
  }, nhưng đang là { $found ->
    [nothing] chỗ trống
    [scalar] một giá trị đơn lẻ
    [commas] các mục cách nhau bằng dấu phẩy mà không có ngoặc vuông
    [words] nhiều từ viết trong một giá trị
    [people] tên của nhiều người
    [list] một danh sách
   *[record] các cặp “khóa: giá trị”
  }
help-one-person = Mỗi người một hồ sơ: vuonhoa new ca-nhan "{ $name }"; cả nhà hay cả tổ thì ghi loai: ho_gia_dinh hoặc tap_the.
help-write-record = Hãy viết như: { $example }
wrong-choice = Ở đây không dùng được “{ $text }”; hãy chọn một trong: { $choices }
bad-date = “{ $text }” không đọc được thành ngày hoặc năm
help-date = Viết ngày như 19/5/2021, 5/2021 hoặc 2021.
help-date-no-such-day = Tháng đó không có ngày này: tháng 4, 6, 9, 11 có 30 ngày, tháng 2 có 28 hoặc 29 ngày.
help-date-no-such-month = Viết ngày trước, tháng sau, năm cuối cùng: 19/5/2021.
help-date-short-year = Viết năm đủ bốn chữ số: 19/5/2021.
help-date-no-year = Thiếu năm; hãy viết đủ như 19/5/2021.
help-date-range = Ở đây chỉ ghi một ngày. Việc kéo dài thì ghi ngày đầu ở đây, còn ngày cuối ở khóa riêng: den_ngay của sự kiện, den của chức vụ hoặc đơn vị.
help-date-time = Chỉ ghi ngày, không ghi giờ.
help-year = Viết một năm, đủ bốn chữ số, từ 1900 đến 2100; cả một giai đoạn thì ghi giai_doan: 2016-2021, ở nơi có khóa ấy.
bad-count = “{ $text }” không đọc được thành số
help-count = Chỉ viết chữ số, như 97, 1500 hoặc 1.500 (dấu chấm ngăn hàng nghìn), không kèm chữ.
help-page-size = Mỗi trang danh sách có ít nhất 1 mục; thường là 50.
help-website = Nếu là một trang web, viết đủ: https://{ $host }
bad-period = “{ $text }” không phải một giai đoạn; viết năm đầu trước, năm cuối sau, như 2016-2021
cut-by-hash = Dấu # đã cắt mất phần sau; chỉ còn “{ $kept }”
help-quote-hash = Nếu phần sau # thuộc về nội dung, đặt cả giá trị trong ngoặc kép; nếu là ghi chú, thêm một dấu cách nữa trước #.
unknown-time-zone = { $case ->
    [turned] “{ $zone }” là múi giờ chậm hơn giờ quốc tế bảy giờ, không phải nhanh hơn: dấu trong các tên loại này ngược với thói quen
   *[none] Không có múi giờ nào tên là “{ $zone }”
  }
help-time-zone = Ghi tên theo bảng IANA, như Asia/Ho_Chi_Minh; trang ở Việt Nam thì không cần ghi mui_gio.
duplicate-id = Mã “{ $id }” đã dùng cho mục khác; mỗi mục cần một mã riêng

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
   *[page] trang
  } nào mang mã “{ $id }” trong content/{ $entity ->
    [unit] danh-muc/don-vi.yaml
    [field] danh-muc/linh-vuc.yaml
    [award-type] danh-muc/khen-thuong.yaml hoặc trong danh mục có sẵn
    [series] danh-muc/chuyen-muc.yaml
    [topic] danh-muc/chuyen-de.yaml
    [directive] danh-muc/chi-thi.yaml
    [decision] danh-muc/quyet-dinh.yaml
    [figure] danh-muc/so-lieu.yaml
    [profile] ho-so
    [article] bai-viet
    [gallery] phong-su-anh
    [video] video
    [event] su-kien
   *[page] trang
  }
wrong-kind-of-reference = “{ $id }” không phải hồ sơ mô hình; ở đây chỉ dùng mã của hồ sơ có loai: mo_hinh
help-rank-year = Ghi hạng và năm ở hai khóa riêng: hang: { $rank }, nam: { $year }
help-rank = Hạng ghi ở khóa riêng: hang: { $rank }
help-list-ids = Xem các mã đang có: vuonhoa list { $entity ->
    [unit] don-vi
    [field] linh-vuc
    [award-type] khen-thuong
    [series] chuyen-muc
    [topic] chuyen-de
    [directive] chi-thi
    [decision] quyet-dinh
    [figure] so-lieu
    [profile] ho-so
    [article] bai-viet
    [gallery] phong-su-anh
    [video] video
    [event] su-kien
   *[page] trang
  }
help-put-back = { $count-text } chỗ đang dùng mã này. Nếu mục ấy đã bị xóa thì ghi lại{ $entity ->
    [field] {" "}trong danh-muc/linh-vuc.yaml: { "- {" }id: { $id }, ten: { $given ->
        [yes] "{ $name }"
       *[no] Tên lĩnh vực
      }{ "}" }
    [series] {" "}trong danh-muc/chuyen-muc.yaml: { "- {" }id: { $id }, ten: { $given ->
        [yes] "{ $name }"
       *[no] Tên chuyên mục
      }{ "}" }
    [topic] {" "}trong danh-muc/chuyen-de.yaml: { "- {" }id: { $id }, ten: { $given ->
        [yes] "{ $name }"
       *[no] Tên chuyên đề
      }{ "}" }
    [award-type] {" "}trong danh-muc/khen-thuong.yaml: { "- {" }id: { $id }, ten: { $given ->
        [yes] "{ $name }"
       *[no] Tên hình thức khen thưởng
      }{ "}" }
    [directive] {" "}trong danh-muc/chi-thi.yaml: { "- {" }id: { $id }, ten: { $given ->
        [yes] "{ $name }"
       *[no] Tên văn bản
      }, so: Số hiệu{ "}" }
    [unit] {" "}trong danh-muc/don-vi.yaml: { "- {" }id: { $id }, ten: { $given ->
        [yes] "{ $name }"
       *[no] Tên đơn vị
      }{ "}" } (đơn vị đã thôi hoạt động vẫn giữ, ghi thêm thay_doi)
   *[other] {""}
  }{ $given ->
    [yes] , và ở chỗ dùng ghi mã { $id }
   *[no] {""}
  }; hoặc sửa từng chỗ.
cyclic-units = Đơn vị đi thành vòng, cấp trên hoặc đơn vị kế thừa: { $units }; hãy sửa cap_tren, ke_thua hoặc thay_doi của một đơn vị trong đó
units-too-deep = Quá { $limit } đơn vị chồng lên nhau hoặc kế thừa nhau; xem lại cap_tren, ke_thua và thay_doi
unit-change = { $case ->
    [no-name] { $unit }: đổi tên ngày { $date } mà chưa ghi tên mới; thêm ten: Tên mới
    [same-name] { $unit }: đổi tên ngày { $date } mà tên mới vẫn như tên cũ; ten của đơn vị là tên lúc đầu, ten trong thay_doi là tên từ ngày ấy
    [needless-into] { $unit }: thay đổi ngày { $date } không sinh ra đơn vị khác nên không có thanh; nhập vào đơn vị khác thì ghi loai: nhap, chia ra thì ghi loai: chia
    [needless-name] { $unit }: thay đổi ngày { $date } không phải đổi tên nên không có ten; đơn vị mới có tên của nó ở mục riêng
    [merged-into] { $unit }: nhập ngày { $date } thì thanh phải ghi đúng một đơn vị, ở đây là { $count }; nhiều đơn vị thì ghi loai: chia
    [split-into] { $unit }: chia ngày { $date } thì thanh phải ghi từ hai đơn vị, ở đây là { $count }; một đơn vị thì ghi loai: nhap
    [other-heir] { $unit }: ke_thua ghi { $into }, mà thay_doi ngày { $date } nói khác; xóa ke_thua, đơn vị thay thế ghi ở thanh trong thay_doi
    [two-ends] { $unit }: kết thúc hai lần; một đơn vị chỉ nhập, chia hoặc kết thúc một lần, và den, ke_thua không nói khác thay_doi
    [after-end] { $unit }: đổi tên ngày { $date }, sau khi đơn vị đã kết thúc
    [itself] { $unit } không thể nhập vào hay chia thành chính nó; đơn vị mới dù trùng tên cũng là một mục riêng, có id riêng
    [ended-into] { $unit } không thể nhập vào hay chia thành { $into } ngày { $date }, vì lúc ấy { $into } đã kết thúc
   *[later-into] { $unit } không thể nhập vào hay chia thành { $into } ngày { $date }, vì { $into } lập sau ngày ấy; xem lại tu
  }
unit-ended = { $case ->
    [text] “{ $unit }” đã kết thúc ({ $ended }), mà bài này ({ $date }) { $count ->
        [1] còn gọi tên ấy
       *[other] còn gọi tên ấy { $count-text } chỗ
    }
   *[key] { $unit } đã kết thúc ({ $ended }), mà ở đây được nhắc cho { $date }
  }
help-unit-then = { $count ->
    [0] Nếu kể chuyện khi đơn vị ấy còn, hãy nói rõ trong câu: “{ $unit } cũ”, “trước đây”, hoặc nêu năm.
   *[other] Lúc ấy đã là: { $units }. Nếu kể chuyện khi đơn vị cũ còn, hãy nói rõ trong câu: “{ $unit } cũ”, “nay là”, hoặc nêu năm.
  }
label-other-heir = ke_thua ghi ở đây
label-ended-here = kết thúc ở đây
help-unit-now = Lúc ấy đã là: { $units }. Nếu chuyện xảy ra khi đơn vị cũ còn, hãy ghi lại ngày (chức vụ thì ghi den).
missing-file = Không tìm thấy tệp { $file }; tệp phải nằm cạnh tệp này, hoặc trong static/ nếu viết bắt đầu bằng dấu /
help-other-case = Tệp ở đây tên là { $name }; với máy chủ, chữ hoa và chữ thường là hai tên khác nhau.
help-paper = Đã tìm ở { $places }. Hãy sửa lại tên; giấy cất ngoài trang này thì ghi nơi cất bằng lời, như van_ban: Cặp đồng ý 2025, số 01
help-story = Bài của hồ sơ là một tệp .md nằm cạnh hồ sơ.
bad-paper = Giấy đồng ý { $file } { $fault ->
    [empty] là tệp rỗng
    [pdf] không phải PDF, dù tên tệp ghi vậy
   *[closed] không mở được
  }, nên không ai xem được người này có đồng ý hay không. Hãy quét lại giấy, hoặc sửa quyền đọc của tệp
story-kind = Bài viết phải là một tệp .md, mà { $file } là { $kind ->
    [word] tệp Word
    [excel] tệp Excel
    [powerpoint] tệp trình chiếu
   *[other] loại tệp khác
  }
help-save-as-text = Hãy chép phần chữ sang một tệp văn bản thuần tên là { $name } ở cùng thư mục, rồi ghi tên tệp ấy vào đây.
two-bodies = Hồ sơ có cả bai_viet lẫn noi_dung; hãy bỏ một

## Văn bản
broken-link = Liên kết “{ $link }” không dẫn đến đâu
broken-anchor = Nơi liên kết dẫn đến không có mục #{ $anchor }; mã của mục là tiêu đề mục viết thường, không dấu, nối bằng gạch: “Kết quả năm 2020” thành #ket-qua-nam-2020
help-link-empty = Hãy ghi địa chỉ trong ngoặc.
help-list-all = Xem những gì có thể dẫn tới: vuonhoa list
bad-scheme = Không dùng được địa chỉ kiểu “{ $scheme }:”: { $link }
help-schemes = Chỉ dùng địa chỉ bắt đầu bằng: { $schemes }
local-disk-link = Liên kết này chỉ vào đĩa của máy người viết: { $link }
help-local-disk = Chép tệp vào cạnh bài, rồi chỉ ghi { $name }
raw-html = Thẻ HTML in nguyên văn, không có tác dụng: { $html }; hãy viết bằng Markdown, như **đậm**, hoặc bảng kẻ bằng dấu |
leftover-markup = Có vẻ là ký hiệu còn sót lại từ chương trình khác, hoặc viết chưa đúng cách, nên in ra không như ý: { $thing }
help-leftover-command = Đây là lệnh của Jekyll, WordPress hoặc phần mềm khác, ở đây không có tác dụng; hãy xóa, hoặc viết thẳng nội dung vào bài.
help-leftover-attributes = Hãy xóa phần đặt trong ngoặc nhọn. Muốn đặt tên cho một đề mục thì viết { "{#ten-muc}" } ở cuối đề mục, bằng chữ không dấu và gạch nối.
help-leftover-contents = Hãy xóa dòng này: mục lục của bài tự có.
help-leftover-fence = Khung lưu ý viết là > [!NOTE], các dòng dưới cũng bắt đầu bằng dấu >; hãy xóa các dòng ::: hoặc !!!
help-leftover-note = Chú thích viết là [^1] trong câu, và ở cuối bài một dòng [^1]: lời chú thích.
help-leftover-script = Chỉ số viết bằng chữ số nhỏ có sẵn: H₂O, 20 m².
help-leftover-wiki = Liên kết đến trang viết như [{ $words }](@/bai-viet/{ $id })
help-leftover-emphasis = Hãy viết { $form }, dấu đặt sát chữ ở cả hai đầu; muốn in chính dấu ấy thì viết { $mark }
help-leftover-open = Thiếu dấu { $mark } ở cuối phần cần in đậm hoặc nghiêng; muốn in chính dấu ấy thì viết { $escaped }
help-leftover-heading = Sau các dấu # của đề mục phải có dấu cách.
help-leftover-bullet = Mỗi ý bắt đầu bằng dấu - và một dấu cách, không dùng dấu đầu dòng của Word.
help-leftover-rows = Các dòng này là bảng: viết mỗi dòng thành { $row }, dưới dòng đầu thêm một dòng { $rule }, trước bảng để một dòng trống.
help-leftover-items = Các dòng này là danh sách: viết mỗi ý thành - { $item }, trước ý đầu để một dòng trống.
help-leftover-tab = Dấu tab của Word chỉ in thành một dấu cách. Hãy thay bằng dấu cách; nhiều cột thì viết thành bảng, kẻ bằng dấu |
help-leftover-indent = Đoạn thụt vào bốn dấu cách hoặc một tab bị coi là mã máy tính; hãy bỏ phần thụt đầu dòng. Mã thật thì đặt giữa hai dòng ```
help-leftover-nested = Ý con phải thụt vào, thẳng với chữ của ý trên: hai dấu cách trước dấu +, hoặc ba nếu ý trên đánh số.
help-leftover-rule = Đây là dòng kẻ của một bảng không thành bảng: ngay trên phải là dòng đầu bảng có số cột bằng nó, và trên nữa là một dòng trống.
help-leftover-numbered = Dòng đánh số từng cấp là đề mục: viết { $heading }, trước và sau để một dòng trống.
help-leftover-picture = Đây là ảnh: để tệp { $name } cạnh bài, rồi viết ![mô tả ảnh]({ $name })
help-leftover-forum = Đây là lệnh của diễn đàn. Chữ đậm viết **chữ**, chữ nghiêng viết *chữ*, lời trích thì đầu dòng đặt dấu >, liên kết viết [chữ](https://...), ảnh viết ![mô tả ảnh](ten-anh.jpg); màu, cỡ chữ và căn giữa thì bỏ.
help-leftover-gap = Ngoặc tròn phải đặt sát ngay sau ngoặc vuông, không có dấu cách.
help-leftover-panel = Khung lưu ý viết thành hai dòng trở lên: dòng đầu chỉ có > [!{ $kind }], các dòng chữ ở dưới đều bắt đầu bằng dấu >. Có các loại NOTE, TIP, IMPORTANT, WARNING, CAUTION.
help-leftover-open-fence = Không có dòng { $mark } nào đóng lại, nên tất cả phần dưới in thành mã máy tính. Hãy thêm một dòng { $mark } sau phần mã, hoặc xóa dòng này.
help-leftover-front-matter = Phần khai báo giữa hai dòng --- chỉ có một, ở ngay đầu tệp; viết ở đây thì người đọc thấy hết. Hãy gộp vào phần đầu tệp, hoặc xóa.
help-leftover-no-rule = Bảng thiếu dòng kẻ: ngay dưới dòng đầu bảng thêm một dòng { $rule }, trước bảng để một dòng trống.
help-leftover-drawn = Bảng kẻ bằng dấu + hoặc bằng các đoạn gạch không dùng ở đây. Mỗi hàng viết như | Họ tên | Năm |, dưới hàng đầu thêm một dòng |---|---|
help-leftover-empty-heading = Đề mục này không có chữ; hãy viết chữ sau các dấu #, hoặc xóa dòng.
table-cells = Hàng này có { $cells } ô mà bảng chỉ có { $columns } cột, nên mất phần “{ $lost }”: { $row }
table-cells-missing = Hàng này chỉ có { $cells } ô mà bảng có { $columns } cột, các ô thiếu để trống: { $row }
help-table-cells = Cho mỗi hàng đủ số ô của dòng đầu bảng; ô không có gì thì để trống giữa hai dấu |, còn muốn in dấu | thì viết \|
help-bar = Dấu | ở giữa mã hoặc lời gọi cắt nó làm hai ô; trong bảng hãy viết \|, trong lời gọi thì bỏ.
bad-call = Lời gọi viết chưa đúng: { $call }
help-call = Viết như { "{{" } { $call }(id="ma-ho-so") { "}}" }
help-call-form = Hãy viết: { $form }
help-calls = Có các lời gọi: { $known }; mỗi lời gọi viết như { "{{" } ho_so(id="mã") { "}}" }
help-call-open = Thiếu { "}}" } để đóng; muốn in nguyên thì viết \{ "{{" }
help-call-in-alt = Mô tả ảnh không nhận lời gọi.
help-call-only-id = Lời gọi chỉ nhận id, không nhận { $names }; hãy viết: { $form }
help-call-link = Liên kết đến một bài, một hồ sơ hay một trang viết như [chữ]({ $address })
unknown-call = Không có lời gọi “{ $call }”; có: { $known }
foreign-call = { $of ->
    [other] “{ $call }” là lệnh của một chương trình làm trang khác, ở đây không có
   *[named] “{ $call }” là lệnh của { $of }, ở đây không có
  }
help-foreign-video = Phim: ghi địa chỉ của phim (dia_chi) vào content/video/ten-phim.yaml, rồi viết { "{{" } video(id="ten-phim") { "}}" }
help-foreign-gallery = Chùm ảnh: ghi vào content/phong-su-anh/ten-chum-anh.yaml, rồi viết { "{{" } phong_su_anh(id="ten-chum-anh") { "}}" }
help-foreign-picture = Ảnh: để tệp ảnh cạnh bài, rồi viết ![mô tả ảnh](ten-anh.jpg "chú thích")
help-foreign-address = Địa chỉ thì viết thẳng: /tep.pdf là tệp static/tep.pdf, @/bai-viet/ten-bai là một bài.
help-foreign-link = Liên kết đến một bài thì viết [chữ](@/bai-viet/ten-bai)
help-foreign-notice = Khung lưu ý: viết dòng > [!NOTE], rồi mỗi dòng trong khung bắt đầu bằng >
help-foreign-other = Hãy bỏ lệnh này, và viết thẳng điều mà nó in ra.
markdown-too-deep = Văn bản lồng quá { $limit } tầng; phần sâu hơn in thành chữ thường. Hãy bớt dấu > hoặc danh sách lồng nhau
external-picture = Ảnh lấy từ trang ngoài ({ $address }); hãy tải về đặt cạnh bài
private-file = Tệp { $file } không được đưa lên trang: { $cause ->
    [kind] không phải loại tệp để người xem tải về (PDF, Word, Excel, ảnh, âm thanh, phim)
    [place] là hồ sơ, bài viết gốc, hoặc nằm ở nơi không dành cho người xem
    [telling] tệp này giống hệt một tệp có dữ liệu riêng tư
    [unowned] tệp nằm trong ho-so/ mà không thuộc hồ sơ nào đọc được; hãy chuyển tệp dùng chung sang cạnh bài viết, hoặc sửa hồ sơ của thư mục ấy
   *[private] là giấy đồng ý, phiếu xin ý kiến, sổ đồng ý hoặc bản thảo, hoặc của người chưa được công bố
  }
help-link-thing = Liên kết đến bài, hồ sơ hay trang thì viết mã của nó: { $address }
private-data = { $kind ->
    [telephone] Số điện thoại
    [identity] Số giấy tờ tùy thân
    [account] Số tài khoản
    [email] Địa chỉ thư điện tử
   *[birth] Ngày tháng năm sinh
  } “{ $text }” là dữ liệu riêng tư, không đăng trên trang, không in vào sách
help-private-data = { $kind ->
    [telephone] Xóa đi, hoặc cất vào noi_bo của hồ sơ. Nếu là số máy công khai của cơ quan, thêm vào site.yaml: xuat_ban: {"{"}cho_phep: ["{ $text }"]{"}"}
    [email] Xóa đi, hoặc cất vào noi_bo của hồ sơ. Nếu là hộp thư công khai của cơ quan, thêm vào site.yaml: xuat_ban: {"{"}cho_phep: ["{ $text }"]{"}"}
    [account] Xóa đi. Nếu là tài khoản công khai của cơ quan, của quỹ, thêm vào site.yaml: xuat_ban: {"{"}cho_phep: ["{ $text }"]{"}"}
    [birth] Chỉ ghi năm sinh; cả ngày thì cất vào noi_bo của hồ sơ. Ngày sinh của nhân vật lịch sử thì thêm vào site.yaml: xuat_ban: {"{"}cho_phep: ["{ $text }"]{"}"}
   *[identity] Xóa đi, hoặc cất vào noi_bo của hồ sơ. Nếu không phải số giấy tờ của ai, thêm vào site.yaml: xuat_ban: {"{"}cho_phep: ["{ $text }"]{"}"}
  }
help-link-leads = Đây là liên kết, dẫn đến { $file }; hãy xóa liên kết, hoặc chép vào đây tệp được phép công bố.
file-held-back = { $file } không được đưa lên trang: { $cause ->
    [paper] là giấy đồng ý, phiếu xin ý kiến, sổ đồng ý hoặc bản thảo, chỉ dùng nội bộ; giấy đồng ý nên cất cạnh hồ sơ, các thứ kia để ngoài static/
   *[holder] chỉ có “{ $id }” ({ $reason }) dùng đến tệp này
  }
shared-file = “{ $id }” không được công bố ({ $reason }), nhưng { $file } trong hồ sơ ấy vẫn lên trang vì một bài khác cũng dùng; hãy xem ảnh có người ấy không
link-to-held-back = “{ $id }” chưa được công bố ({ $reason }), nên chỉ in chữ, không có liên kết
link-to-empty = Danh sách { $link } còn trống nên chưa có trang, ở đây chỉ in chữ, không có liên kết
mentions-withdrawn = { $case ->
    [namesake] Tên này là của “{ $id }”, trang đã rút, và cũng của “{ $other }”, trang vẫn đăng; nếu nói về người đã rút thì sửa lại câu, nếu nói về người kia thì đặt liên kết @/ho-so/{ $other }
    [frozen] Sách đã chốt khi còn “{ $id }”, là trang đã rút; đừng sửa tệp này, hãy chốt lại bằng vuonhoa yearbook --freeze, và thu hồi các bản đã in
    [file] Tên tệp này, là địa chỉ mà người xem thấy, còn mang tên của “{ $id }”, là trang đã rút
   *[text] Chỗ này còn nhắc đến “{ $id }”, là trang đã rút; hãy sửa lại câu
  }
mentions-unconsented = { $count ->
    [0] Tên tệp này, là địa chỉ mà người xem thấy, mang tên “{ $name }”, mà hồ sơ { $id } đang giữ lại: { $reason }
    [1] Chỗ này nêu tên “{ $name }”, mà hồ sơ { $id } đang giữ lại: { $reason }
   *[other] Chỗ này nêu tên “{ $name }” ({ $count-text } lần trong tệp), mà hồ sơ { $id } đang giữ lại: { $reason }
  }
help-file-name-person = Nếu tệp là của người ấy thì xóa đi; nếu không thì đổi tên tệp, và sửa những chỗ dùng đến nó.
help-mentions-unconsented = Chương trình không tự bỏ tên ra khỏi câu văn: hãy hỏi ý kiến người ấy, hoặc viết lại câu không nêu tên.
old-approval = { $case ->
    [updated] “{ $name }” được duyệt ngày { $date } rồi mới sửa lại ngày { $end } (cap_nhat), nên chưa ai duyệt nội dung đang đăng. Bài vẫn được đăng; hãy trình duyệt lại (duyet), vào ngày ấy hoặc sau đó
   *[period] “{ $name }” được duyệt ngày { $date }, khi giai đoạn (giai_doan) đến { $end } còn chưa hết, nên chưa ai duyệt những gì bài kể về quãng sau đó. Bài vẫn được đăng; hãy xem bài có còn đúng không rồi trình duyệt lại (duyet), vào ngày sau giai đoạn ấy
  }
near-name = “{ $text }” gần giống tên “{ $name }” của hồ sơ { $id } mà khác dấu
help-near-name = Nếu là cùng một người, sửa thành “{ $name }”; sửa mọi chỗ một lần bằng vuonhoa rename "{ $text }" "{ $name }". Nếu là người khác, thêm tên ấy vào ten_dung trong site.yaml: ten_dung: ["{ $text }"]
near-profile = “{ $text }” và “{ $name }” (hồ sơ { $id }) cùng đơn vị, tên chỉ khác dấu
help-near-profile = Nếu là cùng một người, gộp hai hồ sơ làm một. Nếu là hai người, ghi cả hai tên vào ten_dung trong site.yaml: ten_dung: ["{ $text }", "{ $name }"]
label-near-profile = hồ sơ kia ở đây
unknown-footnote = Chú thích [^{ $label }] chưa có nội dung
unused-footnote = Chú thích [^{ $label }] không được nhắc đến nên không in ra
help-footnote-unknown = Thêm dòng [^{ $label }]: nội dung
help-footnote-unused = Đặt [^{ $label }] vào câu, hoặc xóa.
help-footnote-again = [^{ $label }] đã có, hãy đặt tên khác.

## Mâu thuẫn
wrong-order = { $case ->
    [years] Một lần khen thưởng mà { $first } ghi { $from }, { $second } ghi { $to }; một trong hai chỗ sai. { $first } là năm được khen, { $second } là ngày ra quyết định, trong năm ấy hoặc năm sau
   *[order] { $second } ({ $to }) sớm hơn { $first } ({ $from })
  }
label-award-day = ngày ghi ở đây
more-than-all = { $part } trên tổng số { $whole } là quá số; xem lại da_cam_ket và tong_so
bad-film = { $file } không phải loại phim mà trình duyệt chiếu được
help-film = Lưu lại thành MP4 (H.264) hoặc WebM.
bad-recording = { $file } không phải loại ghi âm mà trình duyệt và ứng dụng podcast phát được
help-recording = Lưu lại thành MP3, hoặc M4A (AAC).
bad-subtitles = { $file } không phải phụ đề WebVTT
help-subtitles = Phụ đề có đuôi .vtt, dòng đầu là WEBVTT, giờ viết với dấu chấm: 00:00:01.000 --> 00:00:04.000. Tệp .srt: thêm dòng đầu WEBVTT và một dòng trống, đổi dấu phẩy trong giờ thành dấu chấm, rồi đổi đuôi.
empty-video = Video chưa có tep (tệp bên cạnh) hay dia_chi (địa chỉ trên mạng)

## Chất lượng
no-alt = Ảnh { $name } chưa có mô tả cho người không nhìn thấy ảnh (mo_ta, hoặc chữ giữa [ ] trong bài)
no-transcript = Bản ghi âm { $name } chưa có phiên âm (phien_am), người khiếm thính không theo được
no-caption = Ảnh { $name } chưa có chú thích (chu_thich)
no-credit = Ảnh { $name } chưa ghi người chụp (tac_gia)
no-date = “{ $name }” chưa có ngày hoặc năm (ngay, nam)
future-date = { $key } ghi { $date } là ngày chưa đến (hôm nay { $today }); xem lại có gõ nhầm không
no-decision = “{ $name }” chưa ghi số quyết định (quyet_dinh)
empty-text = { $what ->
    [summary] “{ $name }” chưa có một câu tóm tắt (tom_tat)
    [article] “{ $name }” chưa có bài: viết dưới dòng --- thứ hai; tin ngắn thì ghi một câu vào tom_tat
   *[story] “{ $name }” chưa có bài: viết vào tệp ghi ở bai_viet, hoặc vào noi_dung
  }
sample-text = { $what ->
    [marked] “{ $text }” nghĩa là mẫu, không có thật, mà sách chính thức “{ $book }” in ra; hãy thay bằng nội dung thật rồi bỏ dòng này, hoặc không chọn vào sách (tru)
    [printed] “{ $text }” ghi là mẫu, không có thật, mà sách chính thức “{ $book }” in ra; hãy thay bằng nội dung thật, hoặc không chọn vào sách (tru)
    [address] “{ $text }” là địa chỉ làm mẫu, không ai ở đó; hãy thay bằng địa chỉ thật
   *[text] “{ $text }” là chữ mẫu có sẵn lúc tạo trang; hãy thay bằng chữ của mình, hoặc xóa đi
  }
no-portrait = { $name } chưa có ảnh chân dung (chan_dung)
name-in-capitals = { $case ->
    [small] Tên “{ $name }” viết toàn chữ thường; hãy viết hoa chữ đầu mỗi tiếng
   *[capitals] Tên “{ $name }” viết toàn chữ hoa; hãy viết như trong câu văn, trang sẽ tự trình bày
  }
honorific-in-name = { $case ->
    [alone] “{ $name }” chỉ là chức danh hoặc cách xưng hô; còn thiếu tên người
   *[more] “{ $word }” không phải một phần của tên “{ $name }”, để đây thì bị xếp và tìm theo chữ ấy
  }
help-title-alone = Ở ten ghi cả họ và tên, như ten: Đinh Thị Lụa; chức vụ ghi vào chuc_vu, cách xưng hô ghi vào xung_ho.
help-more-in-name = Ở ten chỉ ghi tên; chức vụ ghi vào chuc_vu, điều khác viết vào bài.
help-honorific = Bỏ chữ ấy ở đây, ghi thêm một dòng dưới ten: xung_ho: { $word }
help-honorific-there = Bỏ chữ ấy ở đây, và ghi vào dòng xung_ho đã có sẵn: xung_ho: { $word }
series-gap = Chuyên mục “{ $series }” thiếu kỳ { $number }, lẽ ra tiếp sau kỳ này
series-double = Chuyên mục “{ $series }” có hai bài cùng là kỳ { $number }
award-rank = “{ $award }” không chia hạng, mà ở đây ghi hang: { $rank }
help-award-rank = Xóa hang, hoặc xem lại có phải là hình thức khác không; các hình thức có hạng: { $awards }. Hình thức của riêng cơ quan mà có hạng thì ghi co_hang: true ở mục của nó.
award-recipient = “{ $award }” không dành cho { $kind ->
    [individual] cá nhân
    [collective] tập thể
    [household] hộ gia đình
   *[model] mô hình
  }; hãy xem lại mã khen thưởng, hoặc loại của hồ sơ
no-base-url = Chưa có base_url (địa chỉ của trang, như https://coquan.gov.vn/vuon-hoa/), nên không có địa chỉ đầy đủ, nguồn tin và sơ đồ trang
address-gone = Địa chỉ { $address } có ở lần dựng trước nay không còn; nếu đã đổi chỗ, thêm vào dia_chi_cu của trang mới

## Địa chỉ và nơi ghi
address-collision = Hai nơi cùng tạo ra địa chỉ { $address }
help-slug = Đổi tên một tệp, hoặc đặt duong_dan riêng cho một bên.
bad-address = “{ $address }” không dùng làm địa chỉ được
help-alias-query = Máy chủ tìm tệp của trang theo phần đứng trước dấu ? và #. Chỉ ghi phần ấy, nếu phần ấy của riêng trang này; nếu không thì bỏ đi.
bad-path-leaves = Địa chỉ không được rỗng hoặc có “..”.
bad-path-character = Windows không nhận ký tự “{ $character }” trong tên tệp.
bad-path-reserved = Windows giữ riêng tên này (CON, NUL, COM1…).
bad-path-ending = Tên không được kết thúc bằng dấu chấm hay dấu cách.
bad-path-too-long = Tên quá dài (trên 255 byte).
bad-path-private = Tên .vuonhoa là của chương trình; hãy chọn địa chỉ khác.
help-base-url = Viết đủ, như https://coquan.gov.vn/vuon-hoa/
output-is-source = { $cause ->
    [site] { $folder } chính là hoặc chứa thư mục của trang ({ $path })
    [root] { $folder } là gốc ổ đĩa
    [home] { $folder } chính là hoặc chứa thư mục cá nhân
   *[inside] { $folder } đụng tới thư mục nguồn { $path }
  }; hãy chọn thư mục khác để ghi, bằng -o
output-not-ours = { $folder } đã có tệp không do vuonhoa tạo ra; để tiếp quản (tệp lạ được giữ lại): { $command }
output-foreign-file = { $count } tệp lạ nằm ở chỗ của trang trong { $folder }: { $paths }; để thay chúng: { $command }
output-overlap = Thư mục in { $print } trùng, nằm trong hoặc chứa thư mục của trang { $folder }, nên bản thảo sẽ lọt ra cho người đọc; hãy chọn thư mục khác, bằng --print hoặc -o
output-locked = Một lần dựng khác đang ghi vào { $folder } (tiến trình { $pid }, từ { $since })
output-withheld = { $count } tệp trong { $folder } nằm ở địa chỉ của mục đang giữ lại, hoặc là bảng tra, trang cũ có thể nêu tên mục ấy: { $paths }; { $done ->
    [yes] đã dời sang { $aside }, người đọc không còn thấy; xem xong thì nên xóa thư mục ấy
   *[no] vì có --strict nên không ghi gì; hãy dời chúng đi, hoặc dựng không có --strict để vuonhoa dời
  }
output-altered = { $cause ->
    [foreign] { $count } tệp lạ nằm ở chỗ của trang trong { $folder }: { $paths }
   *[edited] { $count } tệp do vuonhoa ghi trong { $folder } đã bị sửa ở đó: { $paths }
  }; { $done ->
    [yes] bản ấy được giữ ở { $aside }. Muốn sửa lâu dài thì sửa trong content/ hoặc giao diện
   *[no] vì có --strict nên không ghi gì; hãy dời chúng đi, hoặc dựng không có --strict để vuonhoa giữ riêng
  }
output-left = { $count } tệp trong { $folder } trông như của một lần dựng trước mà nay không dựng nữa: { $paths }; { $cause ->
    [cleared] { $done ->
        [yes] đã dời sang { $aside }
       *[no] vì có --strict nên không ghi gì; hãy dựng không có --strict
      }
    [printed] các tệp ấy được giữ nguyên; tệp in riêng bằng lệnh yearbook cũng có trong số này. Xem đủ danh sách: vuonhoa verify { $folder }; dời chúng đi: { $command }
   *[listed] ai có địa chỉ vẫn xem được. Xem đủ danh sách: vuonhoa verify; dời chúng đi: { $command }
  }
output-failed = { $cause ->
    [full] Đĩa đã đầy khi ghi { $path }; hãy giải phóng chỗ trống
    [too-large] { $path } vượt cỡ tệp lớn nhất mà hệ thống cho ghi; hãy nới giới hạn ấy (ulimit -f), hoặc ghi ra ổ đĩa khác
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
    [no-manifest] { $path } không phải tệp thường mà là ống dẫn, thiết bị, thư mục, liên kết, hoặc quá lớn, nên không được mở; hãy xem ai đã đặt nó ở đó, rồi tiếp quản: { $command }
    [manifest] { $path } bị hỏng hoặc do bản mới hơn ghi; để tiếp quản: { $command }
   *[other] Không ghi được { $path }: { $reason }
  }

## Ảnh
picture-cut = ảnh bị cụt, hãy chép lại
picture-office = đây là tệp Word, Excel hoặc tệp nén được đổi tên
picture-heic = ảnh HEIC hoặc AVIF; trên iPhone chọn Cài đặt > Camera > Định dạng > Tương thích nhất, ảnh đã chụp thì mở ra rồi lưu thành JPEG
picture-svg = hình vẽ SVG; lưu thành PNG, hoặc đặt trong static/ và ghi địa chỉ /tên-tệp.svg
picture-tiff = ảnh TIFF của máy quét hoặc nhà in; mở bằng Paint hoặc Photos rồi lưu thành JPEG (ảnh chụp) hoặc PNG (chữ, hình vẽ)
picture-bmp = ảnh BMP; mở bằng Paint rồi lưu thành JPEG (ảnh chụp) hoặc PNG (chữ, hình vẽ)
picture-pdf = đây là tệp PDF; xuất từng trang thành JPEG hoặc PNG, hoặc viết liên kết đến tệp PDF
picture-photoshop = tệp Photoshop; chọn Export As rồi lưu thành JPEG hoặc PNG
picture-unsupported = loại ảnh này không dùng được trên trang; lưu lại thành JPEG hoặc PNG
picture-damaged = ảnh bị hỏng; mở bằng phần mềm xem ảnh rồi lưu lại, hoặc chép lại từ máy chụp
picture-memory = ảnh cần quá nhiều bộ nhớ; thu nhỏ rồi lưu lại
picture-broke = phần mềm đọc ảnh dừng đột ngột; mở ảnh bằng phần mềm khác rồi lưu lại
picture-none = đây không phải ảnh
bad-picture = { $file } không dùng được làm ảnh: { $reason }. Trang và sách chỉ in ảnh JPEG, PNG, WebP hoặc GIF
picture-too-large = { $file } quá lớn ({ $width } × { $height } điểm ảnh); hãy thu nhỏ, cạnh dài 4000 điểm ảnh là đủ

## Kỷ yếu
bad-drawing = Hình vẽ { $file } không đọc được: { $reason }
drawing-not-utf8 = không lưu dưới dạng UTF-8
drawing-xml = dòng { $line } sai cú pháp XML
drawing-none = không có phần tử <svg> ở ngoài cùng
drawing-too-deep = các nhóm lồng nhau quá 200 tầng

## Kỷ yếu
unsafe-drawing = Hình vẽ { $file } không chỉ có nét vẽ ({ $what }) nên không được đăng
help-drawing = Lưu lại từ phần mềm vẽ dưới dạng “Plain SVG”, hoặc dưới dạng PNG.
animated-picture = { $file } là ảnh động; trang chỉ hiện hình đầu tiên
guessed-colours = Màu của { $file } chỉ đoán được: { $reason }
picture-bare-inks = ảnh lưu bằng bốn màu mực (CMYK) mà không kèm hồ sơ màu cho biết là mực nào
picture-bad-profile = hồ sơ màu kèm theo không đọc được, hoặc không phải của loại màu trong ảnh
help-colours = Mở ảnh bằng phần mềm hiện đúng màu rồi lưu lại dạng sRGB; khi đó trên màn hình và bản in sẽ giống như vậy.
bad-focus = “{ $text }” không chỉ ra điểm nào của ảnh
help-focus = Viết một từ (trên, dưới, trái, phải, hoặc hai từ), hoặc tính từ trái và từ trên: 30% 20%.
bad-measure = “{ $text }” không đọc được thành kích thước
help-signature = Ghi 4, 8, 16 hoặc 32 trang một tay sách.
help-length = Viết số kèm đơn vị: 3mm, 14,5cm hoặc 10,5pt; số không có đơn vị là milimét.
help-paper-size = Viết A4, A5, 14,5x20,5cm hoặc 160x240mm; mỗi cạnh từ 60 đến 500 mm.
imprint-missing = Kỷ yếu chính thức còn thiếu mục { $item } trong xi_nhe; điền { $key }, hoặc để trang_thai: ban_nhap
imprint-year = năm xuất bản (nam, ghi ở kỷ yếu)
imprint-compiler = người hoặc ban biên soạn
imprint-publisher = cơ quan được cấp phép xuất bản
imprint-responsible = người chịu trách nhiệm xuất bản
imprint-content-responsible = người chịu trách nhiệm nội dung
imprint-editor = người biên tập
imprint-design = người trình bày
imprint-proofreader = người sửa bản in
imprint-licence = số giấy phép xuất bản
imprint-print-run = số lượng in
imprint-printer = nơi in
imprint-printer-address = địa chỉ nơi in
imprint-deposit = quý nộp lưu chiểu
bad-isbn = ISBN “{ $isbn }” không đúng, mã vạch in ra sẽ không đọc được
help-isbn-digit = Chữ số kiểm tra (chữ số cuối) phải là { $digit }; so lại từng số với giấy cấp ISBN.
help-isbn-shape = ISBN có 13 chữ số, bắt đầu bằng 978 hoặc 979, như 978-604-1-00000-1; chưa được cấp thì bỏ mục isbn.
empty-part = Phần “{ $part }” của kỷ yếu { $book } không có mục nào; xem lý do: vuonhoa yearbook { $book } --left-out
panel-layout = { $what ->
    [story] Sách không in bài viết của { $others ->
        [0] { $name }
       *[other] { $name } và { $others } người khác
      }: phần “{ $part }” của kỷ yếu { $book } xếp theo bảng, chỉ có ảnh, tên và chức vụ
   *[idle] bo_cuc: bang không có tác dụng ở phần “{ $part }” của kỷ yếu { $book }: chỉ phần gồm hồ sơ mới xếp theo bảng; bỏ dòng này
  }
help-panel-story = Bỏ bo_cuc: bang; hoặc ở phần này thêm vào chon: tru: [{ $ids }], và ở phần có bài viết: them: [{ $ids }]
no-glyph = Phông chữ của sách không có chữ “{ $letter }” ({ $number }); sách in { $mark } ở chỗ đó
low-resolution = { $file } chỉ đạt { $dpi } dpi ở trang { $page }; bản in cần ảnh lớn hơn (từ 200 dpi, tốt nhất là 300)
odd-proportion = { $file } in ra chỉ là một dải { $width } × { $height } mm ở trang { $page }, không ai nhìn rõ được gì
help-odd-proportion = Cắt lấy phần cần xem, hoặc cắt thành nhiều ảnh có chiều dài chưa đến ba lần chiều rộng.
ink-profile = Ảnh của kỷ yếu { $book } vẫn là RGB (sRGB) dù sách in bằng CMYK: { $reason }
ink-profile-none = chưa có hồ sơ màu cho biết in máy nào, giấy nào
ink-profile-unfit = tệp không phải là hồ sơ màu ICC của bốn màu mực
help-ink-profile = Hỏi nhà in hồ sơ màu ICC của máy và giấy sẽ in, đặt cạnh ky-yeu.yaml rồi ghi vào đó: ho_so_mau: may-in.icc
off-page = { $what ->
    [over] “{ $text }” in đè lên chữ hoặc ảnh khác ở { $page ->
        [0] bìa
       *[other] trang { $page }
      } của kỷ yếu { $book }; viết ngắn lại, hoặc tách ra
    [twice] Từ “{ $text }” ở trang { $page } của kỷ yếu { $book }, sách in lại một đoạn đã in ở trang trước: footnote của Typst trong mẫu riêng không có chỗ đứng; dùng note-mark và notes của thư viện thay cho footnote
   *[outside] “{ $text }” ra ngoài khung chữ ở { $page ->
        [0] bìa
       *[other] trang { $page }
      } của kỷ yếu { $book }, khi in sẽ mất; viết ngắn lại, hoặc tách ra
  }
book-failed = Chưa dàn trang được kỷ yếu { $book }: { $reason }
typeset-broke = phần mềm dàn trang dừng đột ngột khi gặp nội dung này; bỏ bớt ký tự lạ, dấu chồng nhau hoặc ảnh vừa thêm rồi thử lại
typeset-unknown = mẫu gọi một tên không có (nguyên văn: “{ $said }”)
typeset-no-file = mẫu cần một tệp không có (nguyên văn: “{ $said }”)
typeset-no-label = mẫu dẫn đến một nhãn không có trong sách (nguyên văn: “{ $said }”)
typeset-no-font = thiếu phông chữ (nguyên văn: “{ $said }”)
typeset-syntax = mẫu viết sai cú pháp Typst (nguyên văn: “{ $said }”)
typeset-arguments = mẫu gọi hàm thiếu giá trị (nguyên văn: “{ $said }”)
typeset-kind = mẫu cho một giá trị không đúng loại (nguyên văn: “{ $said }”)
typeset-standard = trang dàn ra không đúng chuẩn PDF (nguyên văn: “{ $said }”)
typeset-endless = mẫu lặp hoặc lồng nhau quá mức (nguyên văn: “{ $said }”)
typeset-other = mẫu hoặc thư viện dàn trang có lỗi (nguyên văn: “{ $said }”)
typeset-measures = yearbook/measures.typ phải cho biết các khổ ảnh: { $wanted }
typeset-no-cover = không vẽ được bìa; { $template } phải cho một trang
epub-href = mẫu đặt một phần của sách ở chỗ không hợp lệ ({ $href })
epub-navigation = mẫu phải cho đúng một mục lục
epub-empty = mẫu không cho trang nào để đọc
epub-zip = các phần của EPUB trùng chỗ nhau hoặc quá nhiều
book-unsettled = Số trang của kỷ yếu { $book } chưa ổn định sau năm lượt dàn trang; hãy xem lại mục lục và bảng tra trước khi in
share-failed = Chưa vẽ được ảnh chia sẻ { $address }: { $reason }
share-size = mẫu phải cho đúng một trang { $wanted }
handout-failed = Chưa dàn trang được bản in { $address }: { $reason }
book-changed = Kỷ yếu { $book } đã chốt ngày { $date }; từ đó { $what }: { $items }
book-change-added = thêm vào
book-change-removed = bỏ ra
book-change-edited = sửa nội dung
book-change-moved = đổi số trang

## Giao diện
no-theme = Không có giao diện “{ $theme }”; có: { $known }
theme-version = Giao diện cần vuonhoa { $wanted }, còn đây là bản { $version }; hãy cập nhật chương trình hoặc giao diện
theme-parameter = Giao diện { $theme } không có tham số “{ $key }”
template-syntax = Mẫu có chỗ sai, không đọc được: { $reason }
template-circular = Mẫu { $reason } mở rộng chính nó, trực tiếp hoặc qua mẫu khác
help-extend-built-in = Mở rộng mẫu có sẵn bằng tên đầy đủ: extends "{ $template }"
template-failed = Mẫu { $template } không dựng được trang { $page }: { $reason }
template-no-filter = không có bộ lọc này (nguyên văn: “{ $said }”)
template-no-function = không có hàm này (nguyên văn: “{ $said }”)
template-no-test = không có phép thử này (nguyên văn: “{ $said }”)
template-no-component = không có thành phần này (nguyên văn: “{ $said }”)
template-no-template = không có mẫu này (nguyên văn: “{ $said }”)
template-no-block = mẫu ghi ở extends không có khối tên ấy, xem lại tên khối sau chữ block (nguyên văn: “{ $said }”)
template-no-asset = giao diện không có tệp này trong static/ (nguyên văn: “{ $said }”)
template-no-string = strings/*.yaml không có khóa này (nguyên văn: “{ $said }”)
template-undefined = không có giá trị này (nguyên văn: “{ $said }”)
template-unclosed = thiếu chỗ đóng: ngoặc, nháy hoặc khối end (nguyên văn: “{ $said }”)
template-argument = thiếu, thừa hoặc sai tên một giá trị khi gọi (nguyên văn: “{ $said }”)
template-twice = đặt hai lần cùng một tên (nguyên văn: “{ $said }”)
template-tag = thẻ này không ai biết, hoặc đứng sai chỗ: thường vì một if, for hoặc block ở trên chưa đóng bằng endif, endfor, endblock (nguyên văn: “{ $said }”)
template-unexpected = sai cú pháp ở chỗ này (nguyên văn: “{ $said }”)
template-type = giá trị không đúng loại: cần số, ngày, danh sách hoặc chữ (nguyên văn: “{ $said }”)
template-choice = giá trị không nằm trong các giá trị được dùng (nguyên văn: “{ $said }”)
template-other = mẫu có lỗi (nguyên văn: “{ $said }”)
missing-string = Giao diện thiếu phần chữ { $key }

## Kỷ yếu (lệnh)
finish-proof = bản thảo để soát
finish-press = bản đưa in
finish-screen = bản đọc trên màn hình
yearbook-set = { $book }: { $finish }, { $pages-text } trang
yearbook-notes = { $book }: thêm { $notes } trang ghi chép để đủ tay { $signature } trang
yearbook-odd = { $book }: { $pages } trang, không chia hết cho 4; hỏi nhà in rồi ghi tay_sach: 8 trong ky-yeu.yaml để thêm trang ghi chép cho đủ tay
yearbook-ladder = { $book }: thang trang, { $pages-text } trang
yearbook-epub-made = { $book }: EPUB, { $megabytes } MB
yearbook-done = Các tệp nằm trong { $folder }/ ({ $seconds } giây)
yearbook-frozen = Đã chốt: { $path }. Từ nay, sửa gì trong sách chính thức đều được báo lại.
yearbook-unknown = Không có kỷ yếu “{ $id }”; có: { $known }
yearbook-none = Trang này chưa có kỷ yếu nào; tạo một cuốn: vuonhoa new yearbook "Tên sách"
left-out-named = được bỏ ra (tru)
left-out-kind = không thuộc loại đã chọn
left-out-unit = không thuộc đơn vị đã chọn
left-out-field = không thuộc lĩnh vực đã chọn
left-out-series = không thuộc chuyên mục đã chọn
left-out-topic = không thuộc chuyên đề đã chọn
left-out-directive = không thuộc văn bản đã chọn
left-out-year = ngoài năm hoặc giai đoạn của sách
left-out-award = không có khen thưởng đã chọn
left-out-level = không có khen thưởng ở cấp đã chọn
cli-yearbook-about = Dàn trang kỷ yếu thành PDF và EPUB vào thư mục print/
cli-yearbook-examples = Ví dụ:
    vuonhoa yearbook
    vuonhoa yearbook 2016-2021 --finish proof
    vuonhoa yearbook 2016-2021 --finish press,screen --page-size A4
    vuonhoa yearbook 2016-2021 --finish press --marks
    vuonhoa yearbook 2016-2021 --format epub
    vuonhoa yearbook 2016-2021 --freeze
    vuonhoa yearbook 2016-2021 --ladder
    vuonhoa yearbook 2016-2021 --left-out
cli-yearbook-arg-print = Thư mục nhận bản in của kỷ yếu (mặc định: print)
cli-build-arg-print = Thư mục nhận bản in của kỷ yếu (mặc định: print)
cli-yearbook-arg-id = Kỷ yếu nào: tên thư mục trong content/ky-yeu (bỏ trống: mọi cuốn)
cli-yearbook-arg-format = Loại tệp: pdf, epub (bỏ trống: PDF; sách chính thức thì cả hai, nếu không chọn bản và khổ)
cli-yearbook-arg-finish = Bản nào: proof (bản thảo), press (đưa in), screen (đọc trên màn hình)
cli-yearbook-arg-page-size = Khổ khác với khổ ghi trong ky-yeu.yaml, như A4 hoặc 16x24cm
cli-yearbook-arg-marks = Bản đưa in có dấu cắt, dấu gấp quanh trang
cli-yearbook-arg-freeze = Chốt: ghi lại những gì đã vào sách và số trang, để về sau biết đã sửa gì
cli-yearbook-arg-ladder = Chỉ lập thang trang: mọi cặp trang thu nhỏ, tên mục, độ đầy, mục nào đổi trang (thang-trang.html)
cli-yearbook-arg-left-out = Chỉ liệt kê những gì không vào sách, kèm lý do
cli-check-arg-books = Dàn trang cả kỷ yếu và bản in khổ A4 để kiểm tra (lâu hơn)

## publish
cli-publish-about = Dựng trang rồi đưa lên máy chủ; bị ngắt thì chạy lại để làm tiếp
cli-publish-examples = Ví dụ:
    vuonhoa publish --dry-run    xem sẽ thay đổi gì, chưa đưa gì lên
    vuonhoa publish
    vuonhoa publish chinh --verify
    Mật khẩu: gõ khi được hỏi, hoặc đặt biến môi trường VUONHOA_MAT_KHAU; không bao giờ ghi vào site.yaml.
cli-publish-arg-target = Tên máy chủ trong may_chu của site.yaml; bỏ được khi chỉ có một
cli-publish-arg-output = Thư mục dựng trang (mặc định: public)
cli-publish-arg-dry-run = Chỉ cho biết sẽ thay đổi gì trên máy chủ
cli-publish-arg-verify = Đọc lại mọi tệp trên máy chủ, xem có gì bị sửa hay mất không
cli-publish-arg-as-built = Đưa lên thư mục đã dựng, không dựng lại (như ngay sau vuonhoa withdraw)
cli-publish-arg-yes = Trả lời có cho mọi câu hỏi, trừ câu hỏi về khóa của máy chủ lạ
stage-withdrawing = Gỡ những gì không còn đăng
stage-sending-assets = Gửi ảnh và tệp kèm
stage-sending-pages = Gửi trang
stage-pruning = Dọn tệp cũ
stage-checking = Đọc lại từ máy chủ
publish-no-host = site.yaml chưa có máy chủ nào; thêm chẳng hạn: may_chu: {"{"}chinh: {"{"}dia_chi: 'sftp://ten@may.example/thu-muc/'{"}"}{"}"}
publish-which-host = site.yaml có nhiều máy chủ; nêu một tên: { $names }
publish-unknown-host = site.yaml không có máy chủ “{ $name }”; có: { $names }
publish-bad-address = may_chu.{ $name }: { $reason }
help-host-address = { $reason ->
    [password] Đừng ghi mật khẩu vào site.yaml: để lại tên tài khoản, mật khẩu thì gõ khi được hỏi, hoặc đặt biến môi trường VUONHOA_MAT_KHAU
    [user] Thiếu tên tài khoản, như sftp://ten@may.example/thu-muc/
    [plain] dav:// và s3+http:// không che mật khẩu nên chỉ dùng được trong máy này; viết davs:// hoặc s3://
    [inside] Sau .zip# chỉ ghi thư mục trong tệp, như trang.zip#tin/vuon: không có .. hay ., không bỏ trống giữa hai dấu /, không có / ở đầu hay cuối, không có tên ổ đĩa
    [bucket] Thiếu tên kho (bucket), như s3://khoa@may.example/ten-kho/thu-muc/
    [scheme] Viết sftp://, ftps://, ftp://, davs://, s3://, một thư mục, hoặc một tệp .zip
   *[form] Viết đủ địa chỉ, như sftp://ten@may.example/thu-muc/
  }
publish-mixed = may_chu.{ $name }: { $place } { $how ->
    [is] chính là
    [holds] chứa
   *[lies-in] nằm trong
  } { $other }, nơi có tệp của chính trang này; đưa lên đó thì hai bên lẫn vào nhau, nên chưa đưa gì lên. Hãy chọn một chỗ bên cạnh thư mục của trang, như dia_chi: '{ $better }'
publish-errors = Còn lỗi nên chưa đưa gì lên. Nếu đang cần gỡ gấp: vuonhoa withdraw, rồi vuonhoa publish --as-built
publish-not-built = { $folder } chưa có bản dựng trọn vẹn nào; chạy vuonhoa build trước
publish-strange = Không đưa { $folder } lên: { $cause ->
    [preview] đây là bản xem thử, có cả những gì chưa được đăng
    [empty] trong đó không có trang chủ
   *[unknown] bản này do phiên bản cũ dựng, hãy chạy lại vuonhoa build
  }
publish-password = Mật khẩu của { $account }:
publish-yes-or-no = Gõ c (có) hoặc k (không):
publish-not-agreed = { $question } Chưa đưa gì lên; nếu đúng ý, chạy lại với --yes
publish-new-host = Lần đầu kết nối tới { $host }. Khóa của máy chủ có dấu vân tay { $fingerprint }; hãy hỏi người quản trị xem có đúng không.
publish-mend = Đưa lại những tệp bị sửa hoặc mất?
publish-other-base = Lần trước đưa lên cho địa chỉ { $before }, lần này là { $now }.
publish-copied = Trên máy chủ là một bản dựng được chép tay lên, kèm danh sách { $count-text } tệp của vuonhoa; những tệp ấy được coi là của trang này, sẽ bị thay hoặc gỡ.
publish-left-there = Trên máy chủ còn { $count-text } tệp do vuonhoa dựng trước đây, nay không còn đăng mà danh sách không ghi{ $people ->
    [0] {""}
   *[other] , trong đó có của { $names }
  }, như { $path }; sẽ gỡ.
publish-beside = Trên máy chủ có { $count-text } tệp nằm chung chỗ với những gì sắp gỡ mà không mang dấu của vuonhoa, có thể do người khác đưa lên; các tệp ấy cũng sẽ bị gỡ.
publish-beside-which = Gỡ chỉ vì nằm chung chỗ, { $count-text } tệp:
publish-waiting = { $count-text } tệp phải chờ chỗ ấy, cùng những trang cần tới chúng; mọi thứ khác đã lên mạng.
publish-would-block = Có chỗ vướng: { $trouble }
publish-would-wait = Nếu chưa dọn, { $count-text } tệp sẽ phải chờ chỗ ấy, cùng những trang cần tới chúng; lần xem trước này chưa đưa gì lên.
publish-not-removed = CHÚ Ý: máy chủ không cho gỡ { $count-text } tệp sau đây, nên vẫn còn đọc được. Mọi việc khác đã xong. Hãy nhờ người quản trị máy chủ xóa giúp; chạy vuonhoa publish thì lệnh thử gỡ lại:
publish-all-of-it = Trước khi làm tiếp, cần đồng ý với tất cả những điều sau:
publish-unclear = CHÚ Ý: trên máy chủ còn { $count-text } tệp ở địa chỉ của { $names } hoặc nhắc tên họ. Không rõ ai đưa lên nên vuonhoa để nguyên; nếu đúng là của trang này, hãy tự xóa:
publish-still-naming = Chưa xong: { $count ->
    [0] có thể còn trang trên mạng nhắc tên người vừa gỡ
   *[other] trên mạng còn { $count-text } trang nhắc tên người vừa gỡ, chỗ ảnh của họ nay để trống: { $addresses }
  }{ $unknown ->
    [0] {""}
   *[other] {" "}(và { $unknown-text } trang của bản khác, chưa biết có nhắc không)
  }. Thay các trang ấy ngay bằng lệnh: vuonhoa publish
publish-left-out = Bản này dựng bằng --keep-going, đã bỏ lại những mục có lỗi: đưa lên thì những trang ấy bị gỡ khỏi máy chủ.
publish-unfinished = Lần đưa lên trước chưa xong, nên máy chủ còn thiếu trang; chạy vuonhoa publish để làm tiếp.
publish-many-removed = Sẽ gỡ { $removed } trong { $pages } trang trên máy chủ.
publish-in-the-way = Máy chủ đã có { $count-text } tệp không do vuonhoa đưa lên và sẽ bị thay, như { $path }.
publish-no-rename = Lưu ý: máy chủ không cho đổi tên tệp, nên trong chốc lát người đọc có thể gặp một tệp mới gửi được một phần.
publish-resumed = Lần trước bị ngắt giữa chừng; làm tiếp từ đó.
publish-altered = Trên máy chủ có { $missing } tệp bị mất, { $changed } tệp bị sửa, như { $path }; sẽ đưa lại.
publish-same = { $name }: máy chủ đã đúng như bản này ({ $all-text } tệp), không có gì phải gửi.
publish-same-else = { $name }: ngoài những gì phải chờ sau đây, máy chủ đã đúng như bản này ({ $all-text } tệp).
publish-plan = { $name }: sẽ có { $new-text } trang mới, { $changed-text } trang đổi, { $removed-text } trang gỡ; gửi { $files-text } tệp kèm, cả thảy { $kilobytes-text } KB.
publish-done = { $name }: { $new-text } trang mới, { $changed-text } trang đổi, { $removed-text } trang gỡ; đã gửi { $files-text } tệp kèm, cả thảy { $kilobytes-text } KB.
publish-where = Bạn đọc xem tại { $address }
publish-removed = Gỡ: { $addresses }
publish-withdrawn = Gỡ { $count-text } hồ sơ: { $names }
publish-photographs = Gỡ { $count-text } tệp ảnh
publish-only-withdrawn = Bản này được dựng trước khi có người được gỡ (vuonhoa withdraw), trang khác trong đó có thể còn nhắc tên; nên chỉ gỡ, không đưa gì lên.
publish-amended = Bản này được dựng trước khi có người được gỡ (vuonhoa withdraw), trang khác trong đó có thể còn nhắc tên; tệp đóng gói luôn là cả trang, nên hãy chạy vuonhoa publish để dựng lại
publish-will-ask = Khi làm thật sẽ hỏi trước: { $question }
publish-foreign-zip = { $file } đã có và không phải do vuonhoa tạo; nó sẽ bị thay.
publish-other-inside = Trong { $file }, lần trước trang được đóng gói vào { $before }, lần này vào { $now }; cả tệp sẽ bị thay.
publish-again = Mất kết nối; { $seconds } giây nữa thử lại.
publish-packed = { $files-text } tệp vào { $file }
publish-broken = Chưa đưa lên xong: { $trouble }
publish-online = { $stage ->
    [none] Trang trên mạng vẫn như trước.
    [withdrawing] Đang gỡ dở những gì không còn đăng: phần chưa gỡ vẫn còn trên mạng (đã gửi { $sent-text }, đã gỡ { $deleted-text } tệp).
    [sending-assets] Người đọc vẫn thấy các trang như trước (đã gửi { $sent-text }, đã gỡ { $deleted-text } tệp).
    [sending-pages] Trên mạng đang có cả trang cũ lẫn trang mới, trang nào cũng trọn vẹn (đã gửi { $sent-text }, đã gỡ { $deleted-text } tệp).
   *[pruning] Bản mới đã lên đủ, chỉ còn tệp cũ chưa dọn.
  } Chạy lại vuonhoa publish để làm tiếp.
publish-doubtful = { $count-text } tệp trên máy chủ không giống tệp vừa gửi, như { $path }; chạy vuonhoa publish --verify
publish-relieved = Máy chủ không nhận thêm tệp nào, nên trước hết đã gỡ { $count-text } tệp của những gì đã rút.{ $left ->
    [0] {""}
   *[other] {" "}Còn { $left-text } tệp máy chủ không cho gỡ nên vẫn đọc được, như { $path }: hãy nhờ người quản trị máy chủ xóa ngay.
  }
publish-verified = Trên máy chủ: { $sound-text } tệp đúng, { $missing } thiếu, { $changed } đã sửa, { $foreign } tệp lạ
publish-trouble = { $kind ->
    [unreachable] không kết nối được với { $about }; xem lại địa chỉ và đường mạng
    [cut] mất kết nối với máy chủ, lúc đang làm với { $about }
    [login] máy chủ không nhận { $about }; xem lại tên tài khoản và mật khẩu
    [no-secret] chưa có mật khẩu của { $about }; chạy ở cửa sổ lệnh để gõ, hoặc đặt biến môi trường VUONHOA_MAT_KHAU
    [key] không đọc được khóa { $about }; xem lại tệp khóa và mật khẩu của nó
    [new-host] chưa ai xác nhận khóa của { $about }: { $reason }. Hỏi người quản trị máy chủ; nếu đúng, chạy ở cửa sổ lệnh để xác nhận, hoặc ghi van_tay vào may_chu
    [other-host] { $about } đưa ra khóa khác trước: { $reason }. Có thể ai đó giả làm máy chủ; hãy hỏi người quản trị trước khi làm gì. Nếu họ xác nhận đã đổi khóa và đây là khóa mới, ghi vào may_chu: van_tay: '{ $reason }'
    [certificate] chứng chỉ của { $about } không đáng tin ({ $reason }). Nếu người quản trị xác nhận đó là của họ, ghi vào may_chu: van_tay: '{ $reason }'
    [no-tls] { $about } không có kết nối bảo mật (TLS); { $reason ->
        [http] xem lại cổng trong dia_chi, hoặc hỏi người quản trị địa chỉ https
       *[ftp] hỏi người quản trị cách kết nối bảo mật. Nếu họ chỉ có FTP thường thì viết ftp://, nhưng mật khẩu đi trên mạng không được che
      }
    [wants-tls] { $about } đòi kết nối bảo mật (TLS); trong dia_chi, viết ftps:// thay cho ftp://
    [no-folder] máy chủ không có thư mục { $about }; tạo nó hoặc sửa dia_chi
    [denied] máy chủ không cho tài khoản này làm với { $about }; xin người quản trị quyền ghi và đổi tên trong thư mục của trang
    [no-read] máy chủ nhận tệp thử { $about } nhưng không cho tài khoản này đọc lại, nên không biết được trên đó đang có gì; xin người quản trị quyền đọc trong thư mục của trang
    [no-delete] máy chủ không cho tài khoản này xóa { $about }, nên không gỡ được gì; xin người quản trị quyền xóa trong thư mục của trang
    [in-the-way] trên máy chủ, chỗ của { $about } đang là thứ khác (thư mục thay vì tệp, hoặc ngược lại); dọn nó đi rồi chạy lại
    [full] máy chủ hết chỗ, khi ghi { $about }; xin thêm dung lượng hoặc dọn bớt
    [not-ours] { $about } có trả lời nhưng không phải WebDAV hay S3; xem lại dia_chi
    [clock] máy chủ không nhận vì đồng hồ máy này và đồng hồ của { $about } lệch nhau quá; chỉnh lại giờ rồi chạy lại
    [state] { $reason ->
        [newer] { $about } trên máy chủ do một bản vuonhoa mới hơn ghi nên bản này không đọc được; chưa làm gì cả. Hãy cập nhật vuonhoa trên máy này rồi chạy lại
       *[other] { $about } trên máy chủ không phải do vuonhoa ghi, hoặc đã hỏng; để khỏi xóa nhầm, chưa làm gì cả. Xem lại thư mục, hoặc xóa tệp ấy rồi đưa lên lại từ đầu
      }
    [busy] có người khác đang đưa trang lên{ $about ->
        [dead] {" "}nhưng đã { $reason } phút không làm gì, có lẽ đã bị ngắt. Làm tiếp thay người ấy?
        [ahead] {""}, trên một máy có đồng hồ chạy trước máy này { $reason } phút; chờ họ xong rồi chạy lại. Nếu chắc chắn không còn ai làm thì xóa .vuonhoa/lock.json trên máy chủ
       *[alive] {""}; chờ họ xong rồi chạy lại
      }
    [changed] { $about } đã bị sửa sau khi dựng; chạy lại vuonhoa build
    [stopped] bạn đã dừng
   *[other] máy chủ không làm được với { $about }; lời của chính máy chủ có khi chạy với --format json
  }

# == Nhập danh sách ==
cli-import-roster-about = Nhập danh sách (.xlsx, .xls, .ods, .csv) thành hồ sơ nháp, hoặc sửa các hồ sơ đã nhập
cli-import-roster-examples = Ví dụ:
    vuonhoa import roster danh-sach.xlsx                 xem trước, rồi hỏi
    vuonhoa import roster danh-sach.xlsx --add units     thêm cả đơn vị mới
    vuonhoa import roster danh-sach.xlsx --mapping       ghi cách hiểu bảng để sửa
cli-import-roster-arg-file = Bảng cần nhập
cli-import-roster-arg-yes = Ghi luôn, không hỏi
cli-import-roster-arg-add = Những gì bảng có mà danh mục chưa có thì thêm vào danh mục
cli-import-roster-arg-kind = Loại của những hàng không nói rõ
cli-import-roster-arg-mapping = Chỉ ghi nhap-danh-sach.yaml (nghĩa của các cột, và tên nào là mã nào) để sửa
cli-import-roster-arg-table = Ghi bảng xem trước thành tệp .xlsx này
roster-no-file = Không có tệp { $path }
roster-empty-file = { $path } không có ô nào có chữ
roster-damaged = { $path } bị hỏng hoặc thiếu một phần; hãy mở bằng Excel, lưu lại thành .xlsx rồi nhập tệp mới
roster-password = { $path } có mật khẩu; hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi nhập
roster-too-large = { $path } bung ra quá lớn so với một danh sách, nên không đọc; hãy chép riêng bảng cần nhập sang tệp mới
roster-no-table = { $path } không phải bảng Excel, LibreOffice Calc hay CSV
roster-word = { $path } là tệp Word, không phải bảng; hãy chép bảng trong đó sang Excel
roster-html = { $path } là trang web mang đuôi của bảng tính; hãy mở bằng Excel, lưu lại thành .xlsx rồi nhập tệp mới
roster-no-head = Không tìm thấy hàng tiêu đề trong { $path }: phải có cột họ tên và ít nhất một cột khác. Các hàng đầu là: { $seen }
roster-columns = Trang tính “{ $sheet }”, tiêu đề ở hàng { $row }: { $columns }
roster-hidden-columns = Trang tính có phần đang ẩn, vẫn được đọc như thường (cột ẩn: { $columns })
roster-hidden-sheet = Trang tính “{ $sheet }” đang ẩn, vẫn được đọc như thường
roster-new = mới
roster-update = sửa
roster-same = như cũ
roster-conflict = vướng
roster-doubtful = chưa rõ
roster-differs = khác ở: { $keys }
roster-left = Không đưa vào, hàng { $row } ({ $why ->
    [above] phía trên tiêu đề
    [below] không phải người
    [section] tiêu đề của nhóm
    [no-name] thiếu tên
   *[no-head] trang tính không có hàng tiêu đề
  }): { $text }
roster-why = { $why ->
    [above] phía trên tiêu đề
    [below] không phải người
    [section] tiêu đề của nhóm
    [no-name] thiếu tên
    [column] cột không dùng
   *[no-head] trang tính không có hàng tiêu đề
  }
roster-unread-column = Không đưa vào: { $cells } ô ở cột “{ $column }”
roster-new-units = Thêm vào danh mục đơn vị: { $names }{ $more ->
    [0] { "" }
   *[other] ; và { $more } đơn vị nữa
  }
roster-new-decisions = Thêm vào danh mục quyết định: { $names }{ $more ->
    [0] { "" }
   *[other] ; và { $more } quyết định nữa
  }
roster-counts = { $new } mới, { $update } sửa, { $same } như cũ, { $conflict } vướng, { $doubtful } chưa rõ
roster-question = Ghi { $new } hồ sơ nháp mới và sửa { $update } hồ sơ?
roster-written = Đã ghi { $files } tệp. Cách hiểu các cột nằm ở { $path }, lần sau dùng lại.
roster-mapping-written = Đã ghi { $path }; sửa bên phải dấu hai chấm rồi nhập lại
roster-hint = Tên chưa rõ thì ghi mã của nó vào { $path }; vuonhoa import roster … --mapping ghi sẵn các mã đoán được để sửa
roster-no-name = thiếu tên
roster-no-award = có quyết định nhưng không có hình thức khen thưởng
roster-hidden = hàng đang ẩn
roster-section-unknown = nhóm “{ $text }” không phải đơn vị nào trong danh mục
roster-unit-unknown = không có đơn vị “{ $text }”{ $near ->
    [none] {""}
   *[other] , có phải { $near } ({ $name })?
  }
roster-field-unknown = không có lĩnh vực “{ $text }”{ $near ->
    [none] {""}
   *[other] , có phải { $near } ({ $name })?
  }
roster-award-unknown = không có hình thức khen thưởng “{ $text }”{ $near ->
    [none] {""}
   *[other] , có phải { $near } ({ $name })?
  }
roster-award-several = “{ $text }” có nhiều loại: { $ids }; hãy ghi rõ của ai, hoặc ghi mã vào nhap-danh-sach.yaml
roster-unit-added = đơn vị mới: { $name }
roster-kind = không rõ “{ $text }” là cá nhân hay tập thể
roster-formula = công thức không ra kết quả: { $text }
roster-encoding = chữ gõ bằng phông cũ không đọc được trọn vẹn: { $text }
roster-private = ô sẽ đăng có dữ liệu riêng (số điện thoại, giấy tờ…): { $text }
roster-unread = “{ $text }” { $why ->
    [day] là ngày không có trong lịch
    [month] không có tháng như vậy (ngày viết trước tháng)
    [short] thiếu hai số đầu của năm
    [no-year] thiếu năm
    [years] không đọc được ra năm
    [rank] không phải hạng Nhất, Nhì hay Ba
   *[date] không đọc được ra ngày
  }
roster-namesakes = cùng tên, cùng đơn vị với hàng { $row }: một người hay hai? Cùng một người thì ghi chung mã vào cột Mã; hai người thì thêm cột ngày sinh
roster-two-people = trùng tên, trùng đơn vị với hàng { $row } nhưng là người khác
roster-two-names = cùng mã mà khác tên: { $text }
roster-otherwise = hàng khác của cùng người này ghi khác: { $text }
roster-second = một cột khác cùng nghĩa ghi thêm “{ $text }”: hàng này nói về ai, về gì?
roster-whose-decision = không rõ quyết định, ngày, cơ quan hay lý do là của hình thức khen thưởng nào trong hàng
roster-near-name = chỉ khác dấu với { $name } ({ $where }), cùng đơn vị: một người hay hai? Cùng một người thì sửa tên cho giống; hai người thì thêm cột ngày sinh
roster-ditto = dấu lặp lại mà ô trên trống: { $text }
roster-taken = hồ sơ { $id } đã có ở hàng { $row }
roster-id-unknown = không có hồ sơ nào mang mã { $id }
roster-several = có nhiều hồ sơ cùng tên: { $ids }; ghi mã vào cột Mã
roster-other-unit = đã có hồ sơ trùng tên ở đơn vị khác: { $ids }
roster-unwritten = không ghi được thành hồ sơ
roster-emptied = ô trống: { $keys }; giữ nguyên
roster-by-hand = hồ sơ viết theo cách không sửa tự động được
roster-edited = hồ sơ đã được sửa tay từ lần nhập trước, nên để nguyên
roster-not-ours = đã có hồ sơ này, không phải do nhập từ bảng, nên để nguyên
roster-vocabulary = Không thêm được vào { $path } mà giữ nguyên phần đang có
roster-people = Người và tập thể
roster-left-over = Không đưa vào
column-sheet = Trang tính
column-row = Hàng
column-verdict = Kết quả
column-name = Họ và tên
column-id = Mã
column-unit = Đơn vị
column-award = Khen thưởng
column-reason = Lý do
column-text = Nội dung
export-failed = Không ghi được { $path }: { $why ->
    [rows] một trang tính Excel chứa nhiều nhất 1.048.576 dòng và 16.384 cột; hãy chọn bớt, hoặc xuất ra .csv
   *[other] không dựng được sổ tính Excel; hãy xuất ra .csv
  }

# == Danh sách của cơ quan, và xuất ra Excel ==
cli-export-about = Xuất danh sách, bảng khen thưởng hoặc thống kê ra Excel (.xlsx) hay .csv
cli-export-examples = Ví dụ:
    vuonhoa export roster           sửa trong Excel rồi: vuonhoa import roster danh-sach.xlsx
    vuonhoa export roll khen-thuong.csv --unit khu-4
    vuonhoa export statistics
cli-export-arg-what = Xuất gì
cli-export-arg-file = Tệp .xlsx hoặc .csv (mặc định: tên theo thứ xuất ra, ở thư mục hiện tại)
cli-export-arg-kind = Chỉ một loại hồ sơ
cli-export-arg-overwrite = Ghi đè tệp đang có
cli-arg-unit = Chỉ đơn vị này và các đơn vị bên dưới
cli-arg-missing = Chỉ những hồ sơ còn thiếu ít nhất một trong các thứ này
cli-list-arg-of = Tên cần tìm (với mention), hoặc mã kỷ yếu (với in-book)
cli-list-arg-columns = Các cột cần in
export-done = { $profiles } hồ sơ, { $rows } hàng. Bảng có cả người chưa đồng ý đăng: chỉ dùng nội bộ.{ $what ->
    [roster] {" "}Sửa xong thì nhập lại: vuonhoa import roster TỆP
   *[other] {""}
  }
export-unread = Có hồ sơ đang lỗi nên có thể thiếu; xem vuonhoa check
export-suffix = Tên tệp phải có đuôi .xlsx hoặc .csv: { $path }
export-exists = Đã có { $path }; chọn tên khác, hoặc thêm --overwrite để ghi đè
import-show-published = { $path } nằm trong thư mục sẽ được đăng hoặc trong một trang đã dựng, mà bảng này chỉ để văn phòng xem; chọn chỗ khác
export-would-publish = { $path } nằm trong thư mục sẽ được đăng hoặc trong một trang đã dựng, mà bảng có cả người chưa đồng ý; chọn chỗ khác
select-unknown-unit = Không có đơn vị “{ $id }”{ $near ->
    [none] {""}
   *[other] ; có phải { $near }?
  }
list-no-of = Không rõ “{ $text }” để làm gì; chỉ mention và in-book cần thêm một từ
list-profiles-only = --unit, --missing và --columns chỉ dùng cho hồ sơ, không dùng cho { $kind }
list-needs-name = Hãy ghi tên cần tìm, như: vuonhoa list mentions "Nguyễn Văn Mẫu"
list-which-book = Hãy nêu một kỷ yếu: { $known }
list-no-unit = (không thuộc đơn vị nào)
list-all = Tất cả
list-kind = Loại
list-id = Mã
list-name = Tên
list-role = Chức vụ
list-unit = Đơn vị
list-field = Lĩnh vực
list-year = Năm
list-awards = Khen thưởng
list-status = Trạng thái
list-held-back = Chưa đăng vì
list-missing = Còn thiếu
list-path = Tệp
list-profiles = Hồ sơ
list-portrait = Thiếu chân dung
list-consent = Thiếu đồng ý
list-decision = Thiếu quyết định
list-story = Thiếu bài
list-approval = Chưa duyệt
list-caption = Thiếu chú thích
list-entries = Số mục
list-line = Dòng
list-text = Nội dung
list-pages = Trang
lack-portrait = chân dung
lack-consent = đồng ý
lack-decision = quyết định
lack-story = bài
lack-approval = duyệt
lack-caption = chú thích
kind-individual = cá nhân
kind-collective = tập thể
kind-household = hộ gia đình
kind-model = mô hình
status-draft = bản nháp
status-in-review = chờ duyệt
status-approved = đã duyệt
status-withdrawn = đã rút

# == Sổ theo dõi đồng ý ==
cli-consent-about = Sổ theo dõi đồng ý, và phiếu xin ý kiến
cli-consent-examples = Ví dụ:
    vuonhoa consent                                  cả sổ
    vuonhoa consent --state chua-xin,sap-het --unit phuong-mau
    vuonhoa consent --table so-dong-y.xlsx
    vuonhoa consent --form nguyen-van-mau            in phiếu để đưa ký
    Ngày xin, hạn trả lời, ngày hết hạn, ngày rút ghi ở dong_y trong hồ sơ: xin_y_kien, han_tra_loi, den_ngay, rut_ngay.
    Hạn trả lời việc rút tính theo ngày làm việc, trừ ngày lễ, Tết và giỗ Tổ; ngày nghỉ do Nhà nước quyết định từng năm thì không trừ, nên chỉ có sớm chứ không muộn.
cli-consent-arg-id = Chỉ những hồ sơ có mã này
cli-consent-arg-form = In phiếu xin ý kiến khổ A4 vào print/xin-y-kien, kèm bản in trang; không nêu mã thì in cho những người chưa có đồng ý
cli-consent-arg-print = Thư mục nhận phiếu (mặc định: print)
cli-consent-arg-state = Chỉ những trạng thái này; gõ tiếng Việt cũng được, như chua-xin, sap-het, da-rut
cli-consent-arg-within = Còn bấy nhiêu ngày thì coi là sắp hết hạn
cli-consent-arg-table = Ghi sổ ra tệp .xlsx hoặc .csv, không in ra
cli-consent-arg-overwrite = Ghi đè tệp đang có
consent-sheet = Sổ đồng ý
consent-unknown = Không có hồ sơ “{ $id }”{ $near ->
    [none] {""}
   *[other] ; có phải { $near }?
  }
consent-summary = { $people } trong sổ{ $states ->
    [none] {""}
   *[other] : { $states }
  }{ $site ->
    [0] {""}
   *[other] ; { $site-text } chỉ cho trang
  }{ $book ->
    [0] {""}
   *[other] ; { $book-text } chỉ cho kỷ yếu
  }. Sổ có cả người chưa đồng ý: chỉ dùng nội bộ.
consent-state = Trạng thái
consent-lacks = Còn thiếu
consent-scope = Phạm vi
consent-asked = Ngày xin
consent-due = Hạn trả lời
consent-date = Ngày đồng ý
consent-until = Hết hạn
consent-withdrawn = Ngày rút
consent-answered = Đã trả lời việc rút
consent-answer-by = Phải trả lời trước
consent-stop-by = Phải dừng trước
consent-guardian = Người đại diện
consent-child = Ý kiến của trẻ
consent-document = Văn bản
consent-state-missing = chưa xin
consent-state-asked = đang xin
consent-state-overdue = quá hạn trả lời
consent-state-incomplete = chưa đủ
consent-state-given = đã có
consent-state-expiring = sắp hết hạn
consent-state-expired = đã hết hạn
consent-state-refused = không đồng ý
consent-state-withdrawn = đã rút
consent-lacks-guardian = người đại diện
consent-lacks-child = ý kiến của trẻ từ 7 tuổi
consent-lacks-scope = phạm vi (trang, kỷ yếu)
consent-lacks-date = ngày đồng ý chưa đến
consent-for-site = trang
consent-for-book = kỷ yếu
consent-only-site = chỉ trang
consent-only-book = chỉ kỷ yếu
consent-unread = Không có trong sổ: không đọc được { $path }; xem vuonhoa check
consent-child-agrees = đồng ý
consent-child-young = dưới 7 tuổi
consent-child-open = chưa ghi
consent-form-made = { $path }: { $pages } trang
consent-form-refused = Không in phiếu cho { $id }: { $reason }
consent-forms = { $count ->
    [0] Không in phiếu nào.
   *[other] { $count } phiếu. Phiếu là bản riêng của người được hỏi, không gửi cho ai khác. Đưa phiếu rồi thì ghi vào hồ sơ: dong_y (tinh_trang: dang_xin, xin_y_kien, han_tra_loi).
  }

# == Bản thảo và ký duyệt ==
cli-proof-about = Bản thảo kỷ yếu để đọc và ký; ghi chữ ký, so hai bản thảo
cli-proof-examples = Ví dụ:
    vuonhoa proof                                             vào print/<kỷ yếu>/proof/<ngày>, không ghi đè bản cũ
    vuonhoa proof --sign chi-bo-1 --by "Nguyễn Văn Mẫu, Bí thư"
    vuonhoa proof --compare 2021-06-01 2021-06-08             trang nào khác
    Chữ ký ghi ở content/danh-muc/ky-duyet.yaml; nội dung đã ký mà đổi thì chữ ký tự hết hiệu lực.
cli-proof-arg-id = Kỷ yếu nào: tên thư mục trong content/ky-yeu (bỏ trống: mọi cuốn)
cli-proof-arg-sign = Ghi rằng đơn vị này đã ký; phần không thuộc đơn vị nào thì là ban-bien-tap
cli-proof-arg-by = Ai ký, kèm chức vụ
cli-proof-arg-proof = Ký dưới bản thảo nào: tên thư mục, như 2021-06-01 (bỏ trống: bản mới nhất)
cli-proof-arg-compare = So hai bản thảo: liệt kê từng trang khác nhau
cli-proof-arg-print = Thư mục nhận bản thảo (mặc định: print)
proof-made = { $book }: { $pages } trang{ $numbers ->
    [0] {""}
   *[other] ; { $numbers } số khác với số liệu
  }{ $photographs ->
    [0] {""}
   *[other] ; { $photographs } ảnh cần xem
  }
proof-signed = Đã ký: { $unit }, { $by }, { $date }
proof-lapsed = Hết hiệu lực: chữ ký của { $by } ({ $unit }, { $date }), vì đã khác: { $changes }
proof-added = mới thêm
proof-removed = đã bỏ
proof-part-name = tên, chức vụ
proof-part-text = bài
proof-part-awards = khen thưởng
proof-part-photographs = ảnh
proof-unknown = { $known ->
    [none] { $book } chưa có bản thảo nào; hãy chạy: vuonhoa proof
   *[other] Không có bản thảo “{ $proof }” của { $book }; đang có: { $known }
  }
proof-nobody = “{ $by }” không phải tên ai; hãy ghi người ký bằng --by "Họ tên, chức vụ"
proof-no-entries = Bản thảo { $proof } không có trang nào của “{ $unit }”; các đơn vị trong đó: { $known }
proof-by-hand = Không thêm được vào { $path }: tệp phải là một danh sách; xem vuonhoa check
proof-recorded = Đã ghi chữ ký của { $by } cho { $unit }: { $entries } mục trong bản thảo { $proof } ({ $path })
proof-signed-already = { $by } đã ký cho { $unit } ngày { $date } dưới bản thảo { $proof }, nội dung vẫn vậy: không ghi lần nữa
proof-lapsed-already = Chữ ký này hết hiệu lực ngay, vì từ bản thảo ấy đến nay đã khác: { $changes }. Hãy ra bản thảo mới để { $by } xem lại.
proof-page = { $folio ->
    [none] Trang { $page } của tệp
   *[other] Trang { $folio }
  }{ $kind ->
    [added] {" "}(mới)
    [removed] {" "}(không còn)
   *[changed] {""}
  }{ $entries ->
    [none] {""}
   *[other] : { $entries }
  }
proof-compared = { $count ->
    [0] Hai bản thảo như nhau.
   *[other] { $count } trang khác, trong { $pages } trang.
  }
