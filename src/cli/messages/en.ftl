# Everything the program says, in English. The same keys and values as vi.ftl.

## Levels and frame
level-error = error
level-warning = warning
level-help = help
help-write-instead = write instead
more-findings = … and { $count } more of { $code }; all of them: { $command }
count-findings = { $errors ->
    [one] 1 error
   *[other] { $errors } errors
  }, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
  }.
label-first-here = first given here
label-also-here = also made here
label-record-here = the entry begins here
label-also-used = also used here

## Summary
summary = { $pages-text } { $pages ->
    [one] page
   *[other] pages
  }, { $profiles-text } { $profiles ->
    [one] profile
   *[other] profiles
  }, { $seconds } seconds
summary-written = { $pages-text } { $pages ->
    [one] page
   *[other] pages
  }, { $profiles-text } { $profiles ->
    [one] profile
   *[other] profiles
  }, { $written-text } { $written ->
    [one] file
   *[other] files
  } written{ $removed ->
    [0] {""}
   *[other] , { $removed-text } removed
  }, { $seconds } seconds
summary-nothing = Nothing was written; { $folder } is as it was.{ $cause ->
    [errors] {" "}Mend the errors, or publish what is sound: vuonhoa build --keep-going
    [going] {" "}What is above cannot be left out of the site, so --keep-going stops at it too.
    [strict] {" "}With --strict warnings count as errors.
   *[other] {""}
  }
held-back = { $count } held back:
left-out = Left out because of errors: { $names }
held-draft = draft
held-in-review = in review
held-no-approval = says that it is approved, but nobody has approved it (approval: by, date)
held-own-approval = approved by the very person whom it tells of; somebody else has to
held-undated-approval = the approval has no date (approval: date)
held-future-approval = the day of approval, { $date }, is still to come
held-early-approval = approved on { $date }, before what the record tells ({ $fact }); to be approved again
held-future-fact = tells of { $date }, still to come (look at that date again)
held-withdrawn = withdrawn
held-no-consent = no consent for { $target ->
    [yearbook] the yearbook
   *[site] the site
  }
held-consent-refused = the person does not consent
held-future-consent = the day of consent, { $date }, is still to come
held-lapsed-consent = the consent ran out on { $date }
held-no-childs-voice = what the child says is not recorded (dong_y: tre_em: dong_y, or duoi_7_tuoi)
held-no-guardian = a child without the guardian's consent
held-person = lists a person who has not consented: { $name }
held-unread = its record has errors and cannot be read
held-embargo = not before { $date }
held-expired = expired on { $date }
held-private-data = its text holds private data
gate-approval-off = Note: site.yaml has turned the approval gate off (publication.approval: false).
gate-consent-off = Note: site.yaml has turned the consent gate off (publication.consent: false).
stage-reading = Reading content
stage-pictures = Preparing pictures
stage-books = Setting yearbooks
stage-handouts = Setting handouts
stage-share = Drawing pictures for sharing
stage-pages = Making pages
stage-writing = Writing files
timings-elapsed = ms
timings-worked = ms of processors
timings-all = All

## Command line
cli-usage = Usage
cli-usage-command = COMMAND
cli-usage-options = OPTIONS
cli-values = values
cli-default = default
cli-commands = Commands
cli-options = Options
cli-about = vuonhoa: makes a site and a yearbook of good examples from one folder of content.
cli-examples = Examples:
    vuonhoa build            make the site in public/
    vuonhoa check            see what is wrong, write nothing
cli-build-about = Make the site in a folder
cli-build-examples = Examples:
    vuonhoa build
    vuonhoa build -o D:\site --base-url https://agency.gov.vn/garden/
    vuonhoa build --drafts --portable -o preview
cli-init-about = Begin a site, with sample content to replace
cli-init-examples = Examples:
    vuonhoa init garden    in the folder garden
    vuonhoa init           in the current folder
cli-init-arg-dir = Folder of the new site, empty or yet to be made (default: the current folder)
cli-new-about = Begin a profile, an article, an event… as a draft
cli-new-examples = Examples:
    vuonhoa new individual "Nguyễn Văn Mẫu"
    vuonhoa new article "Một ngày ở trạm y tế"
    vuonhoa new series "Việc nhỏ, làm đến cùng"
cli-new-arg-kind = individual, collective, household, model, article, event, gallery, video, page, series or yearbook
cli-new-arg-title = Name of the person or body, or title of the text; quotation marks of its own are written “ ”
cli-import-about = Take in what the office has: rosters of Excel, articles of Word, portraits
cli-import-examples = Examples:
    vuonhoa import roster danh-sach.xlsx
    vuonhoa import articles "D:\Articles\Nguoi giu lua.docx"
    vuonhoa nhap bai-viet D:\articles
cli-import-articles-about = Articles typed in Word (.docx) become drafts, with their pictures beside them
cli-import-articles-examples = Examples:
    vuonhoa import articles nguoi-giu-lua.docx
    vuonhoa import articles D:\articles --yes
    It is shown first and then written; no file is ever overwritten. What cannot come along is told paragraph by paragraph.
cli-import-articles-arg-path = A .docx file, or a folder with such files
cli-import-articles-arg-yes = Write without asking
cli-import-photographs-about = Portraits matched to people by the names of their files, copied to records that have none
cli-import-photographs-examples = Examples:
    vuonhoa import photographs D:\portraits --sheet sheet.pdf
    vuonhoa import photographs D:\portraits --yes
    Files are named “Nguyễn Văn Mẫu.jpg” or “nguyen-van-mau.jpg”, or lie in a folder of that name. Of two people of one name each is named by id.
cli-import-photographs-arg-dir = The folder with photographs (.jpg, .png, .webp)
cli-import-photographs-arg-sheet = Write a sheet (PDF) of which photograph is whose, and which are open
cli-import-photographs-arg-yes = Write without asking
cli-withdraw-about = Withdraw a person or a text at once: in the record, and from the built site
cli-withdraw-examples = Examples:
    vuonhoa withdraw nguyen-van-mau
    vuonhoa rut ho-so/nguyen-van-mau
    vuonhoa withdraw bai-viet/2021/ten-bai -o D:\site
    Errors elsewhere do not delay it, while build waits for all of them.
cli-withdraw-arg-id = Id of the profile or article, or the path of its file
cli-withdraw-arg-output = The folder that was built (default: public)
cli-withdraw-arg-print = Folder for what is printed of yearbooks (default: print)
cli-rename-about = Correct a misspelt name everywhere: texts, captions, profiles, vocabularies
cli-rename-examples = Examples:
    vuonhoa rename "Trần Thị Lựa" "Trần Thị Lụa"
    vuonhoa doi-ten "Phòng Giáo dục" "Phòng Giáo dục và Đào tạo" --yes
    Each place is shown before it is changed. Ids and addresses of pages stay.
cli-rename-arg-old = The name as it is written, with its tones; in capitals or small letters
cli-rename-arg-new = The right name
cli-rename-arg-yes = Change every place without asking
cli-check-about = Check the content, write nothing
cli-check-examples = Examples:
    vuonhoa check
    vuonhoa check --strict
    vuonhoa check --format github    mark every wrong line on GitHub
cli-check-arg-format = How to tell it: to people, or to programs
cli-build-arg-format = How to tell it: to people, or to programs
cli-codes-about = List the codes of errors and warnings; with a code, explain it
cli-codes-examples = Examples:
    vuonhoa codes
    vuonhoa codes yaml-colon
cli-codes-arg-code = A code, as it stands in square brackets in every finding
codes-error = An error: while it is there, the site is not built.
codes-warning = A warning: the site is built all the same; with --strict it counts as an error.
codes-cases = The cases:
codes-wrong = Wrong
codes-right = Right
cli-serve-about = Preview in a browser; pages renew themselves when a file is saved
cli-serve-examples = Examples:
    vuonhoa serve            at http://127.0.0.1:8080/, drafts included
    vuonhoa serve --open     opens the browser too
    vuonhoa serve -p 9000
cli-serve-arg-port = The port (default: 8080, or the next free one)
cli-serve-arg-host = The address or name to listen at (default: 127.0.0.1, this computer only)
cli-serve-arg-open = Open the browser
cli-serve-arg-poll = Look for changes every second, without the system's reports
cli-arg-help = Print this help
cli-arg-version = Print the version
cli-arg-lang = Language of messages
cli-arg-site = The site's folder (default: the nearest one with a site.yaml)
cli-arg-drafts = Show drafts and items in review too
cli-arg-future = Show items before their date too
cli-arg-expired = Show expired items too
cli-arg-base-url = The site's address, instead of base_url
cli-arg-portable = Write index.html into links, to open from a disk or USB stick
cli-arg-strict = Treat warnings as errors
cli-arg-all = Show every finding, also where very many are alike
cli-arg-clock = Take this day for today
cli-build-arg-output = The folder for the site (default: public)
cli-build-arg-no-share = Draw no pictures for sharing this time
cli-build-arg-keep-going = Publish what is sound despite errors; still exits with an error
cli-build-arg-adopt = Take over a folder that has files; foreign files stay (=keep), or those that look like an earlier build's are moved away (=clear)
cli-build-arg-jobs = Number of threads
cli-build-arg-timings = Tell how long each stage took
cli-list-about = List the content
cli-list-examples = Examples:
    vuonhoa list individual
    vuonhoa list awards
    vuonhoa list --held-back
    vuonhoa list --source baoquangninh.com.vn
cli-list-arg-kind = Only one kind; of vocabularies, the ids that records may use. In Vietnamese too, like khen-thuong, don-vi
cli-list-arg-held-back = What is held back, and why
cli-list-arg-orphans = Files that nothing uses
cli-list-arg-source = Items from a source with this name or address
cli-arg-format = How to print it
cli-info-about = What this site holds
cli-info-examples = Examples:
    vuonhoa info
cli-verify-about = Compare a built folder with the list of what was built
cli-verify-examples = Examples:
    vuonhoa verify
    vuonhoa verify print
cli-verify-arg-dir = The folder that was built (default: public)
verify-unknown = { $files ->
    [yes] { $folder } has files and no list of what a build has made (.vuonhoa), so there is nothing to compare with. If vuonhoa build wrote them, the list is lost: { $command } builds again and takes them over; name another folder otherwise
   *[no] { $folder } has no list of any build, so there is nothing to compare; name a folder that vuonhoa build has written
  }
verify-missing = missing
verify-changed = changed
verify-foreign = foreign
verify-leftover = leftover
verify-sum = { $folder }: { $sound-text } files as they were built, { $missing } missing, { $changed } changed, { $foreign } foreign{ $leftover ->
    [0] {""}
   *[other] ; the last build was cut short, run vuonhoa build again
  }
cli-clean-about = Remove what vuonhoa has made, and the cache
cli-clean-examples = Examples:
    vuonhoa clean
    vuonhoa clean -o preview
cli-clean-arg-output = The folder that was built (default: public)
cli-schema-about = Print the JSON Schema of a kind of file; without a name, list them
cli-schema-examples = Examples:
    vuonhoa schema
    vuonhoa schema profile
cli-schema-arg-name = Kind of file
cli-schema-arg-write = Write all of them to .vuonhoa/schema/, with settings for editors
schemas-written = { $schemas } files written to { $folder }
settings-by-hand = There is a .vscode/settings.json already; add these lines to it yourself:
cli-completions-about = Print completions for a shell
cli-completions-examples = Examples:
    vuonhoa completions powershell
cli-completions-arg-shell = The shell
cli-man-about = Print the manual page
cli-man-examples = Examples:
    vuonhoa man > vuonhoa.1
cli-man-name = NAME
cli-man-synopsis = SYNOPSIS
cli-man-description = DESCRIPTION
cli-man-extra = EXAMPLES
cli-man-version = VERSION
cleaned = Removed { $files } files from { $folder }
cleaned-altered = Kept { $count } files that were changed after the build.
cleaned-asked = Kept { $count } files that the command yearbook made (proofs, other sizes): build does not make them again.
info-title = Title
info-folder = Folder
info-base-url = Address
info-theme = Theme
info-individuals = Individuals
info-collectives = Collectives
info-households = Households
info-models = Models
info-articles = Articles
info-award-occasions = Award occasions
info-award-recipients = Award recipients
info-held-back = Held back
info-files = Pages and files to be made
usage-command = There is no command “{ $word }”
usage-argument = There is no option “{ $word }”
usage-value = “{ $word }” cannot be used for { $argument }
usage-missing = { $argument } is missing
usage-no-command = The command is missing
usage-too-much = This command does not take “{ $word }”
usage-no-value = { $argument } lacks its value
usage-value-of-flag = “{ $argument }” takes no value, so leave out “{ $word }”
usage-twice = “{ $argument }” is written twice
usage-not-utf8 = The command line has text that is not Unicode (UTF-8)
usage-number = A whole number from 0 to { $most } is needed
usage-elsewhere = This option belongs to the command { $commands } and stands behind its name
usage-other = The command line is wrong { $argument }
usage-valid = Choose one of: { $values }
usage-help = See: { $command } --help
no-current-folder = Cannot tell the current folder: { $reason }
no-threads = The system gives no more threads ({ $reason }); raise the limits of memory and processes (ulimit -v, ulimit -u)
little-memory = The system lets the program address { $limit } MB of memory (ulimit -v), and it needs { $least } MB at least; raise the limit: ulimit -v unlimited
stdout-failed = Cannot write the result to standard output: { $reason }
bad-clock = “{ $text }” is not a date; write it like 19/5/2021

## Preview
serve-address = See the site at { $address } (stop with Ctrl-C)
serve-port-taken = Port { $taken } is used by another program, so this is port { $port }
serve-no-port = Cannot open port { $port } at { $host } ({ $reason }); choose another with -p
serve-failed = Cannot open the preview: { $reason }
serve-open-to-others = Note: other computers of the network can see it too, drafts included.
serve-no-browser = Cannot open the browser ({ $reason }); open the address above yourself
serve-no-opener = nothing on this machine opens one
serve-polling-asked = Looking for changes every second.
serve-polling = The system cannot watch the folder ({ $reason }), so this looks for changes every second.
watch-too-many = it watches no more; on Linux, raise fs.inotify.max_user_watches
serve-polling-silent = The system does not tell when files here change, so this looks every second.
serve-rebuilt = Rebuilt: { $files ->
    [one] 1 file
   *[other] { $files-text } files
  }, { $seconds } seconds
serve-mended = No errors any more.
serve-overlay = { $errors ->
    [one] 1 error
   *[other] { $errors } errors
  }; what is broken stays as it was. Mend it and save, and the page renews itself.
serve-more = … and { $count } more errors.

## Beginning
init-done = The sample site is made, { $files-text } files. Next:{ $place ->
    [here] {""}
   *[there] {"\u000A"}    cd "{ $folder }"
  }
        vuonhoa serve     look at it
        vuonhoa build     build it into public/
    Then read README.md (in Vietnamese): what is where, how to add a person, how to record consent.
init-not-empty = The folder { $folder } is not empty, it holds: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more-text } more
  }; choose a name that is not there yet, as in: vuonhoa init garden
init-not-a-folder = { $path } is a file and not a folder; choose another name
scaffold-failed = Cannot write { $path } ({ $reason }); check permissions and free space, or choose another folder
new-unknown-kind = There is no kind “{ $text }”{ $near ->
    [none] .
   *[other] ; did you mean “{ $near }”?
  }{" "}Kinds: { $known }
new-no-site = The folder { $folder } belongs to no site (no site.yaml); go to the site's folder and run this again, name it with --site DIR, or begin a site with vuonhoa init
new-no-title = The title is empty; write one, as in: vuonhoa new individual "Nguyễn Văn Mẫu"
new-several-titles = One command begins one thing, and there are several titles here. Write: vuonhoa new { $kind } "{ $first }" and then the next; or, if it is one title: vuonhoa new { $kind } "{ $all }"
new-namesake = Note: there is a profile of the name { $name } already: { $path }. If both are about the same, go on in that one and delete the new one; somebody else of that name may stay.
new-series-by-hand = Cannot add to { $path } and keep what is there as it is; add this entry to the list yourself:
    { $entry }
new-next-profile = A draft. Fill in the keys of the file above and write the story into { $story } beside it. Preview: vuonhoa serve. With dong_y (consent) and duyet (approval) in place, set trang_thai to da_duyet.
new-next-series = The series { $id } is added. Its articles say: chuyen_muc: { $id } and ky: 1.
new-next-yearbook = Choose the parts in ky-yeu.yaml, write the foreword, then look at a proof: vuonhoa yearbook { $id }
new-next-media = A draft. Copy the pictures or the video into the same folder and name them in the file above. Preview: vuonhoa serve. When it is done, delete the line nhap: true.
new-next-text = A draft. Write below the second line of ---. Preview: vuonhoa serve. When it is done, delete the line nhap: true.

## Renaming
rename-empty = The old name and the new one need letters
rename-same = The new name “{ $name }” is the old one
rename-ask = Change this place? y (yes), n (no), a (all from here), q (stop):
rename-nowhere = “{ $name }” is in no file; write it with its tones, as in the file
rename-agree = Nothing was changed: somebody has to agree to { $places ->
    [one] the place
   *[other] the { $places-text } places
  } above. Run it again with --yes to change all.
rename-done = { $places ->
    [one] One place was
   *[other] { $places-text } places were
  } changed in { $files ->
    [one] one file
   *[other] { $files-text } files
  }{ $kept ->
    [0] .
   *[other] , { $kept-text } left as before.
  } Look again with vuonhoa check.
rename-by-hand = { $path }: with “{ $name }” here the file would no longer be YAML; open it and write the name yourself, in quotation marks
rename-unread = { $path } cannot be read as UTF-8 text, so nothing was looked for there

## Import
import-article = { $file } → { $path }: “{ $title }”, { $words ->
        [one] one word
       *[other] { $words-text } words
    }{ $pictures ->
        [0] {""}
        [one] , one picture
       *[other] , { $pictures-text } pictures
    }
import-author = author: { $name }
import-source = source: { $name }
import-known = { $file } was imported before, into { $path }; that draft stays as it is.
import-refused = { $file }: cannot be imported. { $reason }
import-nothing-new = There is nothing new to write.
import-write-articles = Write { $count ->
        [one] one draft
       *[other] { $count-text } drafts
    }?
import-show-suffix = { $path }: a file to look at ends in .{ $suffix }
import-show-exists = { $path } exists; give another name, this command writes over no file
import-not-agreed = { $question } Nothing was written; if it is right, run it again with --yes
import-written = { $count ->
        [one] One draft was written.
       *[other] { $count-text } drafts were written.
    } Preview: vuonhoa serve. When an article is done, delete its line nhap: true.
import-in-paragraph = paragraph “{ $paragraph }”: { $what }
import-no-photographs = { $folder } has no photographs (.jpg, .png, .webp)
import-portrait = { $name } ({ $id }) → { $path }
import-portrait-there = { $name } ({ $id }) has a portrait, which stays
import-portrait-by-hand = { $name } ({ $id }): the record must be changed by hand, with a line portrait
import-portrait-doubtful = it is not sure who this is: { $people }; name the file by the id
import-portrait-nobody = matches nobody
import-portrait-broken = cannot be read as a picture (.heic of an iPhone, .tif of a scanner: open it and save it as .jpg)
import-write-portraits = Copy { $count ->
        [one] one photograph
       *[other] { $count-text } photographs
    } to the records?
import-portraits-written = { $count ->
        [one] One photograph was
       *[other] { $count-text } photographs were
    } copied and named in the records. Add what they show (alt), then preview: vuonhoa serve
import-sheet-title = Portraits and people
import-sheet-matched = Matched
import-sheet-open = Not sure
import-sheet-kept = The record has a portrait, or must be changed by hand
import-sheet-written = The sheet is { $path }
import-sheet-failed = The sheet cannot be set: { $reason }
import-no-papers = { $folder } has no files of Word
import-no-file = There is no file { $path }
import-not-word = This file is { $kind }, and no article typed in Word (.docx)
import-other-text = This file really is { $kind }; open it in Word or LibreOffice and save it as .docx
import-password = The file has a password; open it in Word, remove the password (File, Info, Protect Document), and save it
import-damaged = The file is damaged or was not copied to its end; copy it again, or open it in Word and save it
import-empty-file = The file is empty
import-too-large = Its part { $part } unpacks to more than { $most } MB: that is no article
import-too-deep = The file is nested too deeply: Word did not save it
import-lost-missing = WORDS ARE MISSING, copy them by hand: { $what }
import-lost-deleted = deleted as a tracked change, taken as accepted: { $what }
import-lost-inserted = inserted as a tracked change, taken as accepted: { $what }
import-lost-comment = a comment is left out: { $what }
import-lost-hidden = hidden text is left out: { $what }
import-lost-text-box = a text box became paragraphs: { $what }
import-lost-equation = of an equation only its characters are left: { $what }
import-lost-smart-art = SmartArt is left out, its words became paragraphs: { $what }
import-lost-chart = a chart is left out, its words became paragraphs: { $what }
import-lost-embedded = an embedded file is left out: { $what }
import-lost-picture = the picture { $what } is of a kind that browsers cannot show; save it as .jpg or .png and insert it again
import-lost-linked-picture = a picture lies outside the Word file and is left out: { $what }
import-lost-symbol = a symbol that is not known: { $what }
import-lost-margin = the header or footer of pages is left out: { $what }
import-lost-contents = Word's table of contents is left out (the site has its own): { $what }
import-lost-merged = merged cells became plain ones, their words in the first
import-lost-nested-table = of a table within a table only its lines are left: { $what }
import-lost-underlined = { $what } underlined places are not underlined
import-lost-raised = small letters above or below the line became plain ones: { $what }
import-lost-link = the words stay, the link does not (a site cannot publish its kind): { $what }
import-lost-part = a part that cannot be read: { $what }
import-lost-ink = drawing by hand is left out

## Withdrawing
withdraw-marked = { $path } now says that it is withdrawn.
withdraw-was-marked = { $path } said already that it is withdrawn.
withdraw-removed = Removed { $files-text } { $files ->
    [one] file
   *[other] files
  } from { $folder }.
withdraw-not-built = Nothing has been built in { $folder }, so there is nothing to remove.
withdraw-forgotten = { $folder } has lost the list of what was built there (.vuonhoa), so { $found ->
    [yes] the files at the addresses of this person were moved out of it, and not deleted; see below
   *[no] nothing was taken away: no file lies at an address of this person
  }. Then run: vuonhoa build --adopt
withdraw-unwritten = Nothing could be written in { $folder } (the reason is above), so files were only removed: the list of what was built is unchanged, and no page says yet that theirs is gone.{ $stuck ->
    [0] {""}
    [one] {" "}One thing named above could not be removed: delete it or move it away by hand now.
   *[other] {" "}{ $stuck-text } things named above could not be removed: delete them or move them away by hand now.
  } Put that right, then run this very command again before you build or publish.
withdraw-notice = The address { $address } now says, naming nobody, that the page is no longer published.
withdraw-no-notice = With site.yaml or the templates broken no notice can be made: there is nothing at { $address } now, until the site is built again.
withdraw-record-gone = No profile or article { $id } is there to be read any more; taking away what was built at { $address }, with its pictures and files.
withdraw-stays = { $place ->
    [link] { $path } is a link that leads nowhere, so nothing can be written into it: when the old record comes back behind it, the next build publishes it again. Delete the link, make an ordinary file in its very place, and
    [taken] { $path } is no ordinary file, so nothing can be written into it: when the old record comes back, the next build publishes it again. Move it away, make an ordinary file in its very place, and
   *[free] When the old record or text comes back, from a copy or another machine, the next build publishes it again. To be sure, make { $path } and
  } write trang_thai: da_rut { $place ->
    [free] into it
   *[other] yourself
  }, { $kind ->
    [profile] below two lines: loai: ca_nhan; ten: and the person's name
   *[article] in its front matter: ---; tieu_de: and the title; trang_thai: da_rut; ---
  }. Keep that file. If the old record is found, write trang_thai: da_rut into it too, and do not put it beside this one
withdraw-mentions = The content still has these places; change them:
withdraw-naming = { $count-text } built { $count ->
    [one] file
   *[other] files
  } still name them or lead to the page, until the site is built again:
withdraw-books = { $count-text } { $count ->
    [one] file
   *[other] files
  } (PDF, EPUB, Word, Excel, archives) cannot be searched and may name them; check these, make them again, and call back what was handed out:
withdraw-next = Next: vuonhoa build, so that lists, search and feeds lose the name; vuonhoa yearbook, for the yearbooks; then vuonhoa publish, so that the host loses it too.
withdraw-next-errors = The site has { $errors-text } { $errors ->
    [one] error
   *[other] errors
  }, so lists, search and feeds cannot be built again yet; see vuonhoa check, or use vuonhoa build --keep-going. Publish what is removed already without waiting. Once the errors are mended: vuonhoa yearbook, for the yearbooks.
withdraw-unknown = There is no profile or article “{ $id }”{ $near ->
    [none] ; see the ids with vuonhoa list
   *[other] ; did you mean “{ $near }”?
  }
withdraw-several = “{ $id }” is the id of more than one; write one of: { $ids }
withdraw-no-status = { $path } is no profile or article; write draft: true into it or delete the file, then vuonhoa build
withdraw-by-hand = Cannot write into { $path } safely; open it, write trang_thai: da_rut yourself (change the line trang_thai where there is one, else add it), and run this again

## Files and folders
no-site = The folder { $folder } has no site.yaml
help-no-site = Go to the site's folder and try again, or name it with --site DIR. The shortest site.yaml has one line, “tieu_de: Name of the site”; on Windows, see whether it was saved as site.yaml.txt.
empty-site = The site has no published article or profile yet; articles go into content/bai-viet, profiles into content/ho-so, and profiles must be approved
unreadable-file = Cannot read { $path } ({ $reason }); check its permissions, or delete it if it is a broken link
io-not-found = it is not there
io-permission = no permission
io-full = the disk is full, or the file too large
io-read-only = the disk can only be read
io-name = an invalid or too long name
io-busy = another program has it open
io-folder = it is a folder
io-not-a-folder = it is no folder
io-exists = it exists already
io-port-taken = another program uses the port
io-no-address = this machine has no such address
io-memory = there is no memory left
io-late = the disk or the network does not answer
io-damaged = the file is damaged or not whole
io-loop = links lead in a circle
io-number = error { $number } of the system
io-unknown = the system refused and gave no reason
freeze-damaged = what was recorded when the yearbook was frozen is damaged; take it from a backup, or freeze again with vuonhoa yearbook --freeze
not-text = { $path } is not a text file; if it is a Word file, copy its words into a plain text file
not-utf8 = { $path } is not saved as Unicode (UTF-8){ $line ->
    [0] {""}
   *[other] , wrong from line { $line }
  }
help-save-utf8 = Open it in an editor and use Save As with the encoding UTF-8. Convert text typed in a TCVN3 (.VnTime) or VNI font to Unicode first, for example with the converter of Unikey.
legacy-encoding = { $of ->
    [line] This line looks like { $kind }, not Unicode
    [misread] This line has Vietnamese of { $kind } that was opened in another encoding
    [value] “{ $text }” looks like { $kind }, not Unicode
    [word] “{ $text }” in this line looks like { $kind }, not Unicode
   *[file] The text of { $path } looks like { $kind }; convert it to Unicode and save it again
  }
help-misread = Open the original again and choose the encoding UTF-8 (65001), and copy the text anew.
help-legacy-value = Open the toolkit of Unikey (Ctrl+Shift+F6), convert from { $kind } to Unicode, and paste the result here.
file-too-large = { $path } is { $size } MB, more than the { $limit } MB of { $kind ->
    [text] a text file; divide it, and keep pictures in files of their own
   *[file] a file on the site; make it smaller, and put a long film on a film site with its address in dia_chi
  }
not-a-file = { $path } is no ordinary file but { $kind ->
    [pipe] a pipe
    [socket] a socket
    [device] a device
    [folder] a folder
   *[other] something else
  }, so it is not opened; delete it or move it away
office-file = { $path } is { $kind ->
    [word] a Word file, whose words vuonhoa does not read; { $case ->
        [story] the story of this profile is in { $story }: copy the words into that file
        [record] the story of this profile is in noi_dung of { $record }: copy the words there
        [new] copy its words into a plain text file named { $story } in the same folder, and write into { $record }: bai_viet: { $story }
        [save] open it, save it as .docx (File > Save As), then take it in as an article: vuonhoa import articles "{ $saved }"
       *[import] take it in as an article: vuonhoa import articles "{ $path }"
    }
    [excel] an Excel file, whose table vuonhoa does not read; { $case ->
        [save] open it, save it as .xlsx, then take it in as profiles: vuonhoa import roster "{ $saved }"
       *[import] take it in as profiles: vuonhoa import roster "{ $path }"
    }
   *[powerpoint] a presentation, which vuonhoa does not read; copy its words into a .md file
  }. If readers shall download it, link to it from a text
name-collision = Two names differ only in case or in how accents are stored, so that some computers take them for one: { $first } and { $second }; rename one
link-outside = { $path } is a link that leaves the site's folder; copy the real file here
link-loop = { $path } is a link in a circle; delete it
unknown-folder = The folder content/{ $folder } is not used: its name is no kind of content. The folders that are: { $known }
unknown-file = { $path } is not used: its name or its place is no kind of content
not-for-readers = { $file } is not published: { $kind ->
    [record] it is a YAML record, for the program to read; records go into content/, and tables are saved as .csv or .json
    [text] it is a Markdown text; put it into content/trang or content/bai-viet to make a page of it
    [key] it is a private key or a store of keys: whoever has it gets into the office's machines and accounts; move it out of the site's folder, and change the key if it was ever published
   *[leftover] it is a draft, a backup or a temporary file that was left behind; delete it, or rename it if it is to be published
  }
trusted-page = { $kind ->
    [program] { $file } is a program that runs on the computer of whoever downloads it, and nothing here checks it; browsers and virus scanners often block a whole site for such a file. Take it out of static/ and link to the page of whoever makes it
   *[page] { $file } is a page that readers open as it is, unchecked: code in it runs on their computers; keep it only if the editors wrote it themselves, and make an article, a picture or a PDF of what a unit has sent
  }
server-program = { $kind ->
    [settings] { $file } is a setting of a server: one that knows it does as it says, instead of the file of this name that vuonhoa writes (tep_may_chu), and any other gives it to readers as it is. Keep it only if whoever runs the server wrote it; take it out of static/ otherwise
   *[program] { $file } is a program of a server. A host of pages alone does not run it but gives it to readers as it is, with any password in it; one that runs it does so outside all that is checked here. Take it out of static/; if it is to be downloaded, pack it or end its name in .txt
  }
file-metadata = { $file } is published with what it tells unseen: { $what }
trace-author = its author “{ $name }”; if that name should not be public, choose File > Info > Inspect Document in Word and export the PDF again
trace-remarks = remarks or tracked changes, with the names of whoever made them; in Word choose Review > Accept All, delete the comments and save again, or export a PDF
trace-signed = it bears a digital signature and stays as it is, with its author if it names one; see File > Info before you publish it
trace-signed-by = it bears a digital signature and stays as it is, with its author “{ $name }”; if that name should not be public, publish the unsigned copy
trace-old-office = who wrote it and on which computer, for it is in an old format of Office (.doc, .xls, .ppt) or has a password; save it as PDF, .docx or .xlsx
trace-archive = all that the files in the archive tell, also where photographs were taken; unpack it and publish the files
trace-positions = what the camera recorded beside the film, mostly where it was taken; export the film anew from an editing program first
trace-tags = the tags of a sound file (singer, remarks); delete them with a music program, or save it as MP3
trace-film = a film in a format that is not looked through; it may tell the camera, the time and the place. Export it as MP4 first
trace-mail = letters as they were sent, with the addresses of whoever wrote and got them and what was attached; copy what is to be read into an article
trace-places = places and tracks, perhaps homes and hours too; keep it only if the map was meant for everybody
trace-database = a database or an extract of one, with columns that no page shows; export the table that is wanted as CSV
trace-contacts = visiting cards with telephone numbers and addresses; keep it only if these are the office's public contacts
trace-unread = nobody could look into it to take out who wrote it; open it and save it again, or export a PDF
program-fault = The program broke here, by a fault of its own; what could be made is kept. Take out what was added last and try again, and report the fault to whoever makes the program
help-broken = When you report it, send this line: { $detail }
folder-text = { $path } is not used: only the text of a whole list, as content/bai-viet/_index.md, stands above that list. Rename this one and move it to a page, like content/trang/gioi-thieu.md, and add that to trinh_don in site.yaml: - { "{" }ten: About, den: "@/trang/gioi-thieu"{ "}" }
not-nfc = The text of { $path } has accents stored apart (decomposed Unicode) and was read as if composed; set your keyboard to composed Unicode and save it again
control-character = { $path } holds a control character that nobody sees ({ $character }), which was removed or read as a space; delete it and save the file again
help-soft-break = This is a soft line break (Shift+Enter) of Word. Within a text, put \ at the end of a line and begin a new one.
piled-marks = { $path } has a letter with too many marks on it; the rest of them was removed. Type the letter again
bad-id = The name “{ $id }” serves as id and address, so it may have only lower-case letters without accents, digits and hyphens
help-rename = Rename it to { $name }

## YAML
yaml-syntax = { $cause ->
    [after-quote] There is more text after the closing quote; if the whole value is one sentence, put all of it in quotes
    [open-quote] The quote that opens here is never closed
    [open-bracket] The bracket that opens here is never closed
    [no-comma] A comma is missing before this; entries between brackets are separated by commas
    [mark-first] A value that begins with this mark must stand whole in quotes
    [escape] In double quotes a \ has a meaning of its own; put a value with \ in single quotes
    [no-key] This line has no key; write “key: value”, or indent it if it goes on with the value above
    [no-space] The colon after a key needs a space behind it
    [no-dash-space] The - before an item needs a space behind it
    [indent] This line is indented unlike the lines above; keys and items of one level are indented alike
    [documents] This --- cuts the file in two; a .yaml file has only one part, so delete the line (a story goes under noi_dung or into a .md file)
   *[other] The YAML cannot be read from here on
  }
help-yaml-syntax = Check indentation, brackets and quotes around here. A value that begins with a mark such as " @ % * & [ or has a colon goes whole between single quotes: '...'
yaml-colon = A value with a colon must stand whole in double quotes
yaml-comma = Between braces a comma ends the value; a value with a comma must stand whole in double quotes
yaml-tab = YAML does not indent with tabs; use spaces
yaml-too-big = The file nests too deeply or grows too large when read, so reading stops here; write it more simply
curly-quotes = { $of ->
    [value] “{ $text }” is in curly quotes; dates, numbers, ids and given words are written without quotes
   *[key] The key { $text } is in curly quotes; keys are written without quotes
  }
front-matter-missing = The front matter is missing: lines of “key: value” between two lines of ---
front-matter-open = The front matter opens here and has no closing --- (three hyphens, not a dash —)
front-matter-foreign = The front matter of this file is { $format }, as in a site made with Hugo; here it is YAML: lines of “key: value” between two lines of ---
help-front-matter = A file begins with lines like these, then the text:
    ---
    tieu_de: Title
    ngay: 19/5/2021
    ---
help-list-empty = This file is for the title and text above the list of its folder; the list stands without them until then. Delete the file, or begin it like this:
    ---
    tieu_de: Title of the list
    ---
help-list-text = This text would stand above the list of its folder; the list stands without it until the file begins with its title:
    ---
    tieu_de: Title of the list
    ---
unknown-key = There is no key “{ $key }” here
help-did-you-mean = Did you mean “{ $word }”?
help-which = It may be one of these ids: { $ids }. Choose the right one; no program can.
help-never-given = The President (the State) gives no certificates of merit or commendation, but orders, medals, State honorary titles and prizes. Look at the decision again; the ids: vuonhoa list awards
help-awards-apart = These are several awards; write each on a line of its own, with its own year and decision.
help-each-apart = Each id is an item of its own: [{ $ids }]
help-key-elsewhere = Here that key is “{ $word }”.
help-key-given = Here that key is “{ $word }”, and “{ $word }” is given already; delete this line.
help-key-choice = Keys near to it here are: { $keys }; their values are ids from content/danh-muc. Choose the one that is meant, or delete the line.
help-key-private = What is private stands only in noi_bo, which is never published: noi_bo: { "{" }{ $key }: ...{ "}" }
help-key-secret = A password never stands in this file: delete { $key } and its value, and type the password when you are asked, or put it into the environment as VUONHOA_MAT_KHAU. If the file was sent to anybody or lies in a shared store, change that password.
help-key-nothing = Nothing here needs this key; delete the whole line of { $key }.
help-known-keys = The keys that may stand here: { $keys }
help-some-keys = There are keys like { $keys }. The whole list: vuonhoa schema, then vuonhoa schema NAME.
duplicate-key = The key “{ $key }” was already given (“{ $first }”); keep one of them
internal-shared = This (*{ $name }) repeats what stands in noi_bo, which is never published
help-internal-shared = If it may be published, write it out here; if not, delete this line.
missing-key = “{ $key }” is missing; this key is required and must have a value
wrong-shape = This should be { $wanted ->
    [text] a line of text
    [markdown] a text
    [count] a number
    [year] a year
    [date] a date
    [period] a period
    [boolean] true or false
    [reference] an id
    [choice] one of the known words
    [person] the name of one person
    [list] a list (each line beginning with - and a space)
   *[record] pairs of “key: value” (with a space after the colon)
  }, but it is { $found ->
    [nothing] empty
    [scalar] a single value
    [commas] items with commas between them and no square brackets around them
    [words] several words in one value
    [people] those of several
    [list] a list
   *[record] pairs of “key: value”
  }
help-one-person = One profile for each: vuonhoa new ca-nhan "{ $name }"; a household or a team has loai: ho_gia_dinh or tap_the.
help-write-record = Write it like: { $example }
wrong-choice = “{ $text }” cannot stand here; choose one of: { $choices }
bad-date = “{ $text }” cannot be read as a date or a year
help-date = Write a date like 19/5/2021, 5/2021 or 2021.
help-date-no-such-day = That month has no such day: months 4, 6, 9 and 11 have 30 days, month 2 has 28 or 29.
help-date-no-such-month = Write the day first, then the month, then the year: 19/5/2021.
help-date-short-year = Write the year with four digits: 19/5/2021.
help-date-no-year = The year is missing; write it whole, like 19/5/2021.
help-date-range = Only one date may stand here. Of what lasts longer, give the first day here and the last under its own key: den_ngay of an event, den of a role or a unit.
help-date-time = Write the day only, without the time.
help-year = Write one year with four digits, from 1900 to 2100; a whole period goes into giai_doan: 2016-2021, where that key exists.
bad-count = “{ $text }” cannot be read as a count
help-count = Write digits only, like 97, 1500 or 1.500 (the dot separates thousands), without words.
help-page-size = A page of a list has at least 1 item; 50 is usual.
help-website = If it is a website, write it whole: https://{ $host }
bad-period = “{ $text }” is not a period; write the first year, then the last, like 2016-2021
cut-by-hash = The # has cut off what follows; only “{ $kept }” is left
help-quote-hash = If what follows # belongs to the text, put the whole value in double quotes; if it is a comment, put one more space before #.
unknown-time-zone = { $case ->
    [turned] “{ $zone }” is seven hours behind Greenwich, not ahead of it: the signs of these names are turned round
   *[none] There is no time zone “{ $zone }”
  }
help-time-zone = Write a name of the IANA database, like Asia/Ho_Chi_Minh; a site in Vietnam needs no mui_gio.
duplicate-id = The id “{ $id }” is already used; each entry needs its own

## References
unknown-reference = There is no { $entity ->
    [unit] unit
    [field] field
    [award-type] award type
    [series] series
    [topic] topic
    [directive] directive
    [decision] decision
    [figure] figure
    [profile] profile
    [article] article
    [gallery] gallery
    [video] video
    [event] event
   *[page] page
  } with the id “{ $id }” in content/{ $entity ->
    [unit] danh-muc/don-vi.yaml
    [field] danh-muc/linh-vuc.yaml
    [award-type] danh-muc/khen-thuong.yaml or in the built-in catalogue
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
wrong-kind-of-reference = “{ $id }” is not the profile of a model; only ids of profiles with loai: mo_hinh may stand here
help-rank-year = Write the rank and the year under keys of their own: hang: { $rank }, nam: { $year }
help-rank = Write the rank under its own key: hang: { $rank }
help-list-ids = The ids that there are: vuonhoa list { $entity ->
    [award-type] award
   *[other] { $entity }
  }
help-put-back = { $count ->
    [one] One place uses it
   *[other] { $count-text } places use it
  }. If it was deleted, put it back{ $entity ->
    [field] {" "}into danh-muc/linh-vuc.yaml: { "- {" }id: { $id }, ten: { $given ->
        [yes] "{ $name }"
       *[no] Name of the field
      }{ "}" }
    [series] {" "}into danh-muc/chuyen-muc.yaml: { "- {" }id: { $id }, ten: { $given ->
        [yes] "{ $name }"
       *[no] Name of the series
      }{ "}" }
    [topic] {" "}into danh-muc/chuyen-de.yaml: { "- {" }id: { $id }, ten: { $given ->
        [yes] "{ $name }"
       *[no] Name of the topic
      }{ "}" }
    [award-type] {" "}into danh-muc/khen-thuong.yaml: { "- {" }id: { $id }, ten: { $given ->
        [yes] "{ $name }"
       *[no] Name of the award
      }{ "}" }
    [directive] {" "}into danh-muc/chi-thi.yaml: { "- {" }id: { $id }, ten: { $given ->
        [yes] "{ $name }"
       *[no] Title of the paper
      }, so: Its number{ "}" }
    [unit] {" "}into danh-muc/don-vi.yaml: { "- {" }id: { $id }, ten: { $given ->
        [yes] "{ $name }"
       *[no] Name of the unit
      }{ "}" } (one that has ended stays there, with thay_doi)
   *[other] {""}
  }{ $given ->
    [yes] {" "}and write the id { $id } where it is used
   *[no] {""}
  }; or change every place.
cyclic-units = Units go round in a circle, above each other or becoming each other: { $units }; change cap_tren, ke_thua or thay_doi of one of them
units-too-deep = More than { $limit } units stand above each other or follow each other; look at cap_tren, ke_thua and thay_doi
unit-change = { $case ->
    [no-name] { $unit }: renamed on { $date }, but to what? Add ten: New name
    [same-name] { $unit }: renamed on { $date } to the name that it had; ten of the unit is its first name, ten in thay_doi the one from that day on
    [needless-into] { $unit }: the change of { $date } makes no other unit, so it has no thanh; write loai: nhap for a merger, loai: chia for a split
    [needless-name] { $unit }: the change of { $date } is no renaming, so it has no ten; the new unit has its name in its own entry
    [merged-into] { $unit }: merged on { $date }, so thanh must name exactly one unit, here { $count }; for several write loai: chia
    [split-into] { $unit }: split on { $date }, so thanh must name two units at least, here { $count }; for one write loai: nhap
    [other-heir] { $unit }: ke_thua says { $into }, and thay_doi of { $date } says something else; delete ke_thua, thanh in thay_doi names who follows
    [two-ends] { $unit } ends twice; a unit is merged, split or ended once, and den and ke_thua say nothing else than thay_doi
    [after-end] { $unit }: renamed on { $date }, after its end
    [itself] { $unit } cannot become itself; a new unit, also one of the same name, is an entry of its own with its own id
    [ended-into] { $unit } cannot become { $into } on { $date }: { $into } had ended by then
   *[later-into] { $unit } cannot become { $into } on { $date }: { $into } began after that day; look at tu
  }
unit-ended = { $case ->
    [text] “{ $unit }” has ended ({ $ended }), and this text of { $date } { $count ->
        [1] still calls it so
       *[other] still calls it so in { $count-text } places
    }
   *[key] { $unit } has ended ({ $ended }), and is named here for { $date }
  }
help-unit-then = { $count ->
    [0] If the sentence tells of the unit's own time, let it say so: “{ $unit } cũ”, “trước đây”, or the year.
   *[other] By then it was: { $units }. If the sentence tells of the old unit's time, let it say so: “{ $unit } cũ”, “nay là”, or the year.
  }
label-other-heir = ke_thua stands here
label-ended-here = it ended here
help-unit-now = By then it was: { $units }. If the matter is of the old unit's time, put the date right (den, for a role).
missing-file = There is no file { $file }; it must lie beside this file, or in static/ if it is written with a / in front
help-other-case = The file here is named { $name }; to a server, capitals and small letters make two names.
help-paper = Looked for at { $places }. Write its name right; for a paper kept elsewhere say in words where, as van_ban: Cặp đồng ý 2025, số 01
help-story = The story of a profile is a .md file beside it.
bad-paper = The paper of consent { $file } { $fault ->
    [empty] is empty
    [pdf] is no PDF, whatever its name says
   *[closed] cannot be opened
  }; whether the person has agreed, nobody can see. Scan it again, or put its permissions right
story-kind = A story must be a .md file, and { $file } is { $kind ->
    [word] a Word file
    [excel] an Excel file
    [powerpoint] a presentation
   *[other] another kind of file
  }
help-save-as-text = Copy its words into a plain text file named { $name } in the same folder, and name that file here.
two-bodies = The profile has both bai_viet and noi_dung; remove one

## Text
broken-link = The link “{ $link }” leads nowhere
broken-anchor = There is no section #{ $anchor } where this link leads; a section's id is its heading in small letters, without accents, joined by hyphens: “Kết quả năm 2020” gives #ket-qua-nam-2020
help-link-empty = Give an address in the brackets.
help-list-all = What there is to link to: vuonhoa list
bad-scheme = Addresses of the kind “{ $scheme }:” are not used: { $link }
help-schemes = Use only addresses that begin with: { $schemes }
local-disk-link = This link points into the disk of the writer's computer: { $link }
help-local-disk = Copy the file beside the text and write only { $name }
raw-html = HTML is printed as it was typed and does nothing: { $html }; write Markdown, like **bold**, or a table ruled with |
leftover-markup = This looks like markup left over from another program, or written in another way than here, and will not come out as meant: { $thing }
help-leftover-command = This is a command of Jekyll, WordPress or another program and does nothing here; delete it, or write its content into the text.
help-leftover-attributes = Delete what stands in the braces. To name a heading, write { "{#its-name}" } at its end, in letters without accents and hyphens.
help-leftover-contents = Delete this line: a text gets its contents by itself.
help-leftover-fence = Write a remark as > [!NOTE], with > at the beginning of its other lines too, and delete the lines of ::: or !!!
help-leftover-note = Write a note as [^1] in the sentence, and below the text a line [^1]: with its words.
help-leftover-script = Small figures are letters of their own: H₂O, 20 m².
help-leftover-wiki = Write a link to a page like [{ $words }](@/bai-viet/{ $id })
help-leftover-emphasis = Write { $form }, with the marks close to the words at both ends; to print the marks themselves, write { $mark }
help-leftover-open = A { $mark } is missing at the end of what is to be strong or emphasised; to print the mark itself, write { $escaped }
help-leftover-heading = A space belongs behind the # of a heading.
help-leftover-bullet = Begin each point with - and a space, not with the bullets of Word.
help-leftover-rows = These lines are a table: write each as { $row }, below the first a line { $rule }, and leave an empty line above the table.
help-leftover-items = These lines are a list: write each as - { $item }, and leave an empty line above the first.
help-leftover-tab = A tab of Word is printed as one space. Write a space instead; for columns write a table, ruled with |
help-leftover-indent = A paragraph that is indented by four spaces or a tab counts as computer code; take the indent away. Real code stands between two lines of ```
help-leftover-nested = Indent a point below a point to where the words of that begin: two spaces before the +, or three below a number.
help-leftover-rule = This is the rule of a table that came to nothing: right above it stands the head with as many columns, and above that an empty line.
help-leftover-numbered = A line with a number of several levels is a heading: write { $heading }, with an empty line before and after it.
help-leftover-picture = This is a picture: put the file { $name } beside the text, and write ![what it shows]({ $name })
help-leftover-forum = This is a command of forums. Write bold as **words**, italic as *words*, begin the lines of a quotation with >, write a link as [words](https://...) and a picture as ![what it shows](its-name.jpg); leave out colours, sizes and centring.
help-leftover-gap = The round bracket must follow the square one at once, without a space.
help-leftover-panel = Write a remark in two lines or more: the first has nothing but > [!{ $kind }], and the lines of words below it begin with > as well. There are NOTE, TIP, IMPORTANT, WARNING and CAUTION.
help-leftover-open-fence = No line of { $mark } closes it, so all that follows comes out as code. Add a line { $mark } behind the code, or delete this line.
help-leftover-front-matter = There is one front matter between two lines of ---, at the very beginning of the file; what stands here is read by everybody. Move it there, or delete it.
help-leftover-no-rule = This table lacks its rule: add a line { $rule } right below its first row, and an empty line before the table.
help-leftover-drawn = Tables drawn with + or with runs of hyphens are not read here. Write each row like | Name | Year |, and a line |---|---| below the first.
help-leftover-empty-heading = This heading has no words; write them behind the #, or delete the line.
table-cells = This row has { $cells } cells where the table has { $columns } columns, so “{ $lost }” would be lost: { $row }
table-cells-missing = This row has only { $cells } cells where the table has { $columns } columns; the others stay empty: { $row }
help-table-cells = Give every row as many cells as the head has; leave an empty one blank between two |, and write \| to print that sign.
help-bar = The | within code or a call cuts it into two cells; write \| in a table, and leave it out of a call.
bad-call = This call is malformed: { $call }
help-call = Write it like { "{{" } { $call }(id="profile-id") { "}}" }
help-call-form = Write: { $form }
help-calls = There are the calls: { $known }; each is written like { "{{" } ho_so(id="id") { "}}" }
help-call-open = Close with { "}}" }, or write \{ "{{" } for the braces
help-call-in-alt = Image descriptions take no calls.
help-call-only-id = A call takes id and nothing else, not { $names }; write: { $form }
help-call-link = Write a link to an article, a profile or a page like [words]({ $address })
unknown-call = There is no call “{ $call }”; there are: { $known }
foreign-call = { $of ->
    [other] “{ $call }” is a command of another site generator; there is none like it here
   *[named] “{ $call }” is a command of { $of }; there is none like it here
  }
help-foreign-video = A film: write its address (dia_chi) into content/video/film-name.yaml, then { "{{" } video(id="film-name") { "}}" }
help-foreign-gallery = Many photographs: write them into content/phong-su-anh/gallery-name.yaml, then { "{{" } phong_su_anh(id="gallery-name") { "}}" }
help-foreign-picture = A picture: put the file beside the text, then write ![description](picture-name.jpg "caption")
help-foreign-address = Write addresses as they are: /file.pdf is the file static/file.pdf, @/bai-viet/article-name is an article.
help-foreign-link = Write a link to an article as [words](@/bai-viet/article-name)
help-foreign-notice = A notice: write the line > [!NOTE], then begin each line of it with >
help-foreign-other = Delete this command, and write out what it prints.
markdown-too-deep = The text nests more than { $limit } levels; what is deeper is printed as plain text. Use fewer > or nested lists
external-picture = The picture comes from another site ({ $address }); save it beside the text
private-file = The file { $file } must not be published: { $cause ->
    [kind] it is no kind of file for readers (PDF, Word, Excel, pictures, sound, film)
    [place] it is a record, the source of a text, or lies where nothing is for readers
    [telling] it has the same bytes as a file that tells private data
    [unowned] it lies in ho-so/ and belongs to no profile that can be read; move a file that many share beside the article, or mend the profile of that folder
   *[private] it is a paper of consent, a form that asks for it, the ledger or a proof, or belongs to someone who is held back
  }
help-link-thing = To link to an article, a profile or a page, write its id: { $address }
private-data = The { $kind ->
    [telephone] telephone number
    [identity] number of an identity paper
    [account] account number
    [email] e-mail address
   *[birth] day of birth
  } “{ $text }” is private; it is neither published on the site nor printed in a book
help-private-data = { $kind ->
    [telephone] Delete it, or keep it in noi_bo of the record. If it is a public number of an office, add it to site.yaml: xuat_ban: {"{"}cho_phep: ["{ $text }"]{"}"}
    [email] Delete it, or keep it in noi_bo of the record. If it is a public address of an office, add it to site.yaml: xuat_ban: {"{"}cho_phep: ["{ $text }"]{"}"}
    [account] Delete it. If it is a public account of an office or a fund, add it to site.yaml: xuat_ban: {"{"}cho_phep: ["{ $text }"]{"}"}
    [birth] Write the year of birth alone; the day may stand in noi_bo of the record. That of a person of history may be added to site.yaml: xuat_ban: {"{"}cho_phep: ["{ $text }"]{"}"}
   *[identity] Delete it, or keep it in noi_bo of the record. If it is nobody's paper, add it to site.yaml: xuat_ban: {"{"}cho_phep: ["{ $text }"]{"}"}
  }
help-link-leads = It is a link and leads to { $file }; delete the link, or copy a file here that may be published.
file-held-back = { $file } is not published: { $cause ->
    [paper] it is a paper of consent, a form that asks for it, the ledger of consents or a proof, none of which is for readers; keep papers of consent beside the record, and the others out of static/
   *[holder] only “{ $id }” ({ $reason }) uses it
  }
shared-file = “{ $id }” is not published ({ $reason }), but { $file } of that profile is, because something else uses it too; look whether that person is in the picture
link-to-held-back = “{ $id }” is not published ({ $reason }), so its name is printed without a link
link-to-empty = The list { $link } is empty and has no page yet, so the words are printed without a link
mentions-withdrawn = { $case ->
    [namesake] This is the name of “{ $id }”, which was withdrawn, and of “{ $other }”, which is still published; change the sentence if it is about the first, or link to @/ho-so/{ $other } if it is about the second
    [frozen] The book was frozen with “{ $id }”, which was withdrawn since; leave this file as it is, freeze the book again with vuonhoa yearbook --freeze, and collect the printed copies
    [file] The name of this file, which readers see as its address, is still that of “{ $id }”, which was withdrawn
   *[text] This still mentions “{ $id }”, which was withdrawn; change the sentence
  }
mentions-unconsented = { $count ->
    [0] The name of this file, which readers see as its address, names “{ $name }”, whose profile { $id } is held back: { $reason }
    [1] This names “{ $name }”, whose profile { $id } is held back: { $reason }
   *[other] This names “{ $name }” ({ $count-text } times in this file), whose profile { $id } is held back: { $reason }
  }
help-file-name-person = If the file is that person's, delete it; otherwise rename it, and mend the places that use it.
help-mentions-unconsented = No gate can take a name out of a sentence: ask the person, or write the sentence without the name.
old-approval = { $case ->
    [updated] “{ $name }” was approved on { $date } and written anew on { $end } (cap_nhat), so nobody has approved what is read now. The page stays; have the article approved again (duyet), on that day or later
   *[period] “{ $name }” was approved on { $date }, before its period (giai_doan) ended in { $end }, so nobody has approved what it tells of the time after. The page stays; look whether the text still holds, and have it approved again (duyet), on a day after the period
  }
near-name = “{ $text }” is nearly the name “{ $name }” of profile { $id }, with other tones
help-near-name = If it is the same person, write “{ $name }”; vuonhoa rename "{ $text }" "{ $name }" corrects every place at once. If it is somebody else, add the name to ten_dung in site.yaml: ten_dung: ["{ $text }"]
near-profile = “{ $text }” and “{ $name }” (profile { $id }) are of one unit, and their names differ by tones alone
help-near-profile = If they are one person, make one profile of the two. If they are two people, write both names into ten_dung in site.yaml: ten_dung: ["{ $text }", "{ $name }"]
label-near-profile = the other profile is here
unknown-footnote = Footnote [^{ $label }] has no text
unused-footnote = Footnote [^{ $label }] is never mentioned, so it is not printed
help-footnote-unknown = Add a line [^{ $label }]: text
help-footnote-unused = Put [^{ $label }] in a sentence, or delete it.
help-footnote-again = [^{ $label }] exists, choose another label.

## Contradictions
wrong-order = { $case ->
    [years] One award has { $first } { $from } and { $second } { $to }; one of the two is wrong. { $first } is the year that it was given for, { $second } the day of the decision, in that year or the next
   *[order] { $second } ({ $to }) is before { $first } ({ $from })
  }
label-award-day = its day stands here
more-than-all = { $part } of { $whole } is more than all; look at da_cam_ket and tong_so
bad-film = { $file } is no film that browsers play
help-film = Save it as MP4 (H.264) or WebM.
bad-recording = { $file } is no recording that browsers and podcast players play
help-recording = Save it as MP3, or as M4A (AAC).
bad-subtitles = { $file } holds no WebVTT subtitles
help-subtitles = Subtitles end in .vtt, begin with the line WEBVTT, and write times with a point: 00:00:01.000 --> 00:00:04.000. Of a .srt file: put WEBVTT and an empty line at its head, turn the commas of its times into points, and give it the new ending.
empty-video = The video has neither tep (a file beside it) nor dia_chi (an address)

## Quality
no-alt = The picture { $name } has no description for those who cannot see it (mo_ta, or the words between [ ] in a text)
no-transcript = The recording { $name } has no transcript (phien_am), so who cannot hear it is left out
no-caption = The picture { $name } has no caption (chu_thich)
no-credit = The picture { $name } has no credit (tac_gia)
no-date = “{ $name }” has no date or year (ngay, nam)
future-date = { $key } says { $date }, which is still to come (today is { $today }); look whether it is mistyped
no-decision = “{ $name }” names no decision (quyet_dinh)
empty-text = { $what ->
    [summary] “{ $name }” has no summary of a sentence (tom_tat)
    [article] “{ $name }” has no text: write it below the second line of ---; a brief may be a sentence in tom_tat
   *[story] “{ $name }” has no story: write it in the file that bai_viet names, or in noi_dung
  }
sample-text = { $what ->
    [marked] “{ $text }” says that this is an invented sample, and the final book “{ $book }” prints it; write what is real and delete the line, or leave it out of the book (tru)
    [printed] “{ $text }” says that it is an invented sample, and the final book “{ $book }” prints it; write what is real, or leave it out of the book (tru)
    [address] “{ $text }” is an address of an example, where nobody is; put the real one in its place
   *[text] “{ $text }” is the sample text that the site was begun with; write your own, or delete it
  }
no-portrait = { $name } has no portrait (chan_dung)
name-in-capitals = { $case ->
    [small] The name “{ $name }” has no capital letter; begin each word of it with one
   *[capitals] The name “{ $name }” is all in capitals; write it as in a sentence, the pages do the rest
  }
honorific-in-name = { $case ->
    [alone] “{ $name }” is only a title or a form of address; the person's name is missing
   *[more] “{ $word }” is no part of the name “{ $name }”, and would be sorted and searched with it
  }
help-title-alone = Write the whole name at ten, like ten: Đinh Thị Lụa; a role goes into chuc_vu, a form of address into xung_ho.
help-more-in-name = In ten stands the name alone; a role goes into chuc_vu, anything else into the story.
help-honorific = Leave it out here, and write under ten: xung_ho: { $word }
help-honorific-there = Leave it out here, and fill the line that is there: xung_ho: { $word }
series-gap = The series “{ $series }” lacks instalment { $number }, which should follow this one
series-double = The series “{ $series }” has two articles with the instalment { $number }
award-rank = “{ $award }” has no ranks, but this says hang: { $rank }
help-award-rank = Delete hang, or look whether another award is meant; these have ranks: { $awards }. A type of award of your own has ranks if its entry says co_hang: true.
award-recipient = “{ $award }” is not for { $kind ->
    [individual] individuals
    [collective] collectives
    [household] households
   *[model] models
  }; check the award's id, or the kind of the profile
no-base-url = There is no base_url (the site's address, like https://agency.gov.vn/garden/), so there are no whole addresses, feeds or sitemap
address-gone = The address { $address } was there at the last build and is gone; if it moved, add it to dia_chi_cu of the new page

## Addresses and output
address-collision = Two sources make the address { $address }
help-slug = Rename one file, or give one of them its own duong_dan.
bad-address = “{ $address }” cannot be an address
help-alias-query = The files of a site are found by what stands before ? and #. Give only that part, if it is this page's alone; else leave it out.
bad-path-leaves = An address must not be empty or hold “..”.
bad-path-character = Windows does not allow “{ $character }” in file names.
bad-path-reserved = Windows keeps this name for itself (CON, NUL, COM1…).
bad-path-ending = A name must not end in a dot or a space.
bad-path-too-long = The name is too long (over 255 bytes).
bad-path-private = The name .vuonhoa is the program's own; choose another address.
help-base-url = Write it whole, like https://agency.gov.vn/garden/
output-is-source = { $cause ->
    [site] { $folder } is or holds the site's folder ({ $path })
    [root] { $folder } is the root of the disk
    [home] { $folder } is or holds your home folder
   *[inside] { $folder } touches the source folder { $path }
  }; choose another folder to write to, with -o
output-not-ours = { $folder } has files that vuonhoa did not make; to take it over (foreign files stay): { $command }
output-foreign-file = { $count } foreign files are where the site's belong in { $folder }: { $paths }; to replace them: { $command }
output-overlap = The folder for printing { $print } is, lies in or holds the site's folder { $folder }, so readers would get at proofs; choose another, with --print or -o
output-locked = Another build is writing to { $folder } (process { $pid }, since { $since })
output-withheld = { $count ->
    [one] One file
   *[other] { $count-text } files
  } at the address of something held back, or in old tables and pages that may name it, in { $folder }: { $paths }; { $done ->
    [yes] moved to { $aside }, where readers do not see it; look at it, then delete that folder
   *[no] nothing was written because of --strict; move this away, or build without --strict and vuonhoa does
  }
output-altered = { $cause ->
    [foreign] Foreign files where the site's belong in { $folder }: { $paths } ({ $count-text })
   *[edited] Somebody has changed what vuonhoa wrote in { $folder }: { $paths } ({ $count-text })
  }; { $done ->
    [yes] what was there is kept in { $aside }. For a lasting change, change content/ or the theme
   *[no] nothing was written because of --strict; move it away, or build without --strict and vuonhoa keeps it
  }
output-left = { $count ->
    [one] One file in { $folder } looks like one of an earlier build and is
   *[other] { $count-text } files in { $folder } look like those of an earlier build and are
  } not made any more: { $paths }; { $cause ->
    [cleared] { $done ->
        [yes] moved to { $aside }
       *[no] nothing was written because of --strict; build without it
      }
    [printed] they stay as they are; what was made by yearbook alone is among them too. The whole list: vuonhoa verify { $folder }; to move them away: { $command }
   *[listed] whoever knows the address still sees it. The whole list: vuonhoa verify; to move it away: { $command }
  }
output-failed = { $cause ->
    [full] The disk is full at { $path }; free some space
    [too-large] { $path } is larger than the system lets a file be; raise that limit (ulimit -f), or write to another disk
    [permission] No permission for { $path }; grant it or choose another folder
    [read-only] { $path } is read-only; choose another folder
    [busy] Another program has { $path } open; close it
    [not-a-folder] { $path } is not a folder; move it away
    [folder-in-the-way] Folder { $paths } is where a file belongs; move it
    [link-in-the-way] { $paths } is a link or not a regular file; move it
    [name-too-long] Invalid or too long a name: { $path }; shorten it
    [same-but-case] { $paths } differ only in case or accent encoding; rename one
    [file-and-folder] { $paths } is both file and folder; change one address
    [put-twice] Two different contents for { $path }; change one address
    [no-manifest] { $path } is no ordinary file but a pipe, a device, a folder, a link, or far too large, so it is not opened; see who has put it there, then take over: { $command }
    [manifest] { $path } is damaged or from a newer version; to take over: { $command }
   *[other] Cannot write { $path }: { $reason }
  }

## Pictures
picture-cut = the file is not whole; copy it again
picture-office = it is a Word, Excel or ZIP file with another name
picture-heic = a HEIC or AVIF picture; on an iPhone choose Settings > Camera > Formats > Most Compatible, and save pictures already taken as JPEG
picture-svg = an SVG drawing; save it as PNG, or put it into static/ and write its address, /name.svg
picture-tiff = a TIFF picture of a scanner or a print shop; open it in Paint or Photos and save it as JPEG (photographs) or PNG (writing, drawings)
picture-bmp = a BMP picture; open it in Paint and save it as JPEG (photographs) or PNG (writing, drawings)
picture-pdf = it is a PDF; export its pages as JPEG or PNG, or link to the PDF
picture-photoshop = a Photoshop file; choose Export As and save it as JPEG or PNG
picture-unsupported = pages can show no picture of this kind; save it as JPEG or PNG
picture-damaged = it is damaged; open it in a picture viewer and save it again, or copy it again from the camera
picture-memory = it needs too much memory; make it smaller and save it again
picture-broke = what reads pictures broke over it; open it in another program and save it again
picture-none = it is no picture
bad-picture = { $file } cannot be used as a picture: { $reason }. Pages and books show only JPEG, PNG, WebP and GIF
picture-too-large = { $file } is too large ({ $width } × { $height } pixels); make it smaller, 4000 pixels on the longer side are enough

## Yearbooks
bad-drawing = The drawing { $file } cannot be read: { $reason }
drawing-not-utf8 = it is not saved as UTF-8
drawing-xml = line { $line } is no sound XML
drawing-none = its outermost element is no <svg>
drawing-too-deep = its groups nest more than 200 deep

## Yearbooks
unsafe-drawing = The drawing { $file } does more than draw ({ $what }), and is not published
help-drawing = Save it anew from the drawing program as “plain SVG”, or as PNG.
animated-picture = { $file } moves; pages show only its first frame
guessed-colours = The colours of { $file } could only be guessed: { $reason }
picture-bare-inks = it holds four inks (CMYK) and no colour profile that says which
picture-bad-profile = its colour profile cannot be read, or is one of other colours than the picture's
help-colours = Save it anew as sRGB from a program that shows it rightly; then it looks on a screen and in print as it does there.
bad-focus = “{ $text }” says of no point of a picture
help-focus = Write a word (top, bottom, left, right, or two of them), or how far from the left and from the top: 30% 20%.
bad-measure = “{ $text }” cannot be read as a measure
help-signature = Write 4, 8, 16 or 32 pages a signature.
help-length = Write a number with its unit: 3mm, 14.5cm or 10.5pt; a number alone is in millimetres.
help-paper-size = Write A4, A5, 14.5x20.5cm or 160x240mm; each side from 60 to 500 mm.
imprint-missing = The final yearbook lacks { $item } in its imprint; fill in { $key }, or leave it a draft (trang_thai: ban_nhap)
imprint-year = the year of publication (nam, of the yearbook)
imprint-compiler = who compiled it
imprint-publisher = the body licensed to publish
imprint-responsible = who is responsible for publication
imprint-content-responsible = who is responsible for the content
imprint-editor = the editor
imprint-design = the designer
imprint-proofreader = the proof-reader
imprint-licence = the number of the publishing licence
imprint-print-run = the print run
imprint-printer = the printer
imprint-printer-address = the printer’s address
imprint-deposit = the quarter of legal deposit
bad-isbn = The ISBN “{ $isbn }” is wrong; its barcode would not be read
help-isbn-digit = The check digit (the last one) should be { $digit }; compare every digit with the letter that gave the number.
help-isbn-shape = An ISBN has 13 digits and begins with 978 or 979, like 978-604-1-00000-1; leave isbn out until it is given.
empty-part = The part “{ $part }” of the yearbook { $book } has no entry; see why: vuonhoa yearbook { $book } --left-out
panel-layout = { $what ->
    [story] The book does not print the story of { $others ->
        [0] { $name }
        [one] { $name } and one other
       *[other] { $name } and { $others } others
      }: the part “{ $part }” of the yearbook { $book } is set in panels, which have portrait, name and office only
   *[idle] bo_cuc: bang does nothing in the part “{ $part }” of the yearbook { $book }: only a part of profiles is set in panels; take it out
  }
help-panel-story = Take out bo_cuc: bang; or add to chon of this part: tru: [{ $ids }], and to that of a part with stories: them: [{ $ids }]
no-glyph = The fonts of the book lack the letter “{ $letter }” ({ $number }); the book prints { $mark } in its place
low-resolution = { $file } has only { $dpi } dpi on page { $page }; print needs a larger photograph (200 dpi at least, 300 is best)
odd-proportion = { $file } is a strip in print, { $width } × { $height } mm on page { $page }; nobody can make out what it shows
help-odd-proportion = Cut out the part that tells something, or cut it into several pictures that are less than three times as long as wide.
ink-profile = The photographs of { $book } stay in RGB (sRGB) although it is to be printed in CMYK: { $reason }
ink-profile-none = no profile tells which press and which paper
ink-profile-unfit = the file is no ICC profile of four inks
help-ink-profile = Ask the print shop for the ICC profile of its press and paper, put it beside ky-yeu.yaml, and name it there: ho_so_mau: may-in.icc
off-page = { $what ->
    [over] “{ $text }” is printed over other words or a picture on { $page ->
        [0] the cover
       *[other] page { $page }
      } of the yearbook { $book }; shorten it, or part it
    [twice] From “{ $text }” on page { $page } of the yearbook { $book }, the book repeats what an earlier page has printed: a footnote of Typst’s in a template of yours found no room; use the library’s note-mark and notes instead of footnote
   *[outside] “{ $text }” stands outside the frame of the text on { $page ->
        [0] the cover
       *[other] page { $page }
      } of the yearbook { $book }, and is lost in print; shorten it, or part it
  }
book-failed = The yearbook { $book } could not be set: { $reason }
typeset-broke = what sets pages broke over this; take out strange letters, stacked marks or pictures that were added last, and try again
typeset-unknown = a template names what is not there (“{ $said }”)
typeset-no-file = a template needs a file that is not there (“{ $said }”)
typeset-no-label = a template leads to a label that the book lacks (“{ $said }”)
typeset-no-font = a font is missing (“{ $said }”)
typeset-syntax = a template is no sound Typst (“{ $said }”)
typeset-arguments = a template calls something without a value that it needs (“{ $said }”)
typeset-kind = a template gives a value of the wrong kind (“{ $said }”)
typeset-standard = the pages do not keep to the standard of the PDF (“{ $said }”)
typeset-endless = a template repeats or nests without end (“{ $said }”)
typeset-other = a template or the library has a mistake (“{ $said }”)
typeset-measures = yearbook/measures.typ must say how large photographs are: { $wanted }
typeset-no-cover = the cover cannot be drawn; { $template } must make a page
epub-href = a template puts a part of the book where it cannot lie ({ $href })
epub-navigation = templates must make one table of contents
epub-empty = templates make no page to read
epub-zip = parts of the EPUB lie at one place, or are too many
book-unsettled = The page numbers of the yearbook { $book } have not settled after five settings; look at contents and indexes before printing
share-failed = The picture for sharing { $address } could not be drawn: { $reason }
share-size = the template must give exactly one page of { $wanted }
handout-failed = The handout { $address } could not be set: { $reason }
book-changed = The yearbook { $book } was frozen on { $date }; since then { $what }: { $items }
book-change-added = added
book-change-removed = removed
book-change-edited = edited
book-change-moved = on other pages

## Themes
no-theme = There is no theme “{ $theme }”; there are: { $known }
theme-version = The theme needs vuonhoa { $wanted }, and this is { $version }; update the program or the theme
theme-parameter = The theme { $theme } has no parameter “{ $key }”
template-syntax = This template has a mistake and cannot be read: { $reason }
template-circular = The template { $reason } extends itself, directly or through another
help-extend-built-in = Extend the built-in template by its full name: extends "{ $template }"
template-failed = The template { $template } could not make the page { $page }: { $reason }
template-no-filter = there is no such filter (“{ $said }”)
template-no-function = there is no such function (“{ $said }”)
template-no-test = there is no such test (“{ $said }”)
template-no-component = there is no such component (“{ $said }”)
template-no-template = there is no such template (“{ $said }”)
template-no-block = the template that it extends has no block of this name; look at the name behind block (“{ $said }”)
template-no-asset = the theme has no such file (“{ $said }”)
template-no-string = there is no such word (“{ $said }”)
template-undefined = there is no such value (“{ $said }”)
template-unclosed = something is not closed (“{ $said }”)
template-argument = a value of the call is missing, too much or misnamed (“{ $said }”)
template-twice = a name is given twice (“{ $said }”)
template-tag = this tag is unknown, or stands in the wrong place: mostly an if, for or block above is not closed by endif, endfor, endblock (“{ $said }”)
template-unexpected = something else is expected here (“{ $said }”)
template-type = a value is of the wrong kind (“{ $said }”)
template-choice = the value is none of those that may be written (“{ $said }”)
template-other = it has a mistake (“{ $said }”)
missing-string = The theme lacks its words, { $key }

## Yearbooks (commands)
finish-proof = proof
finish-press = press file
finish-screen = screen file
yearbook-set = { $book }: { $finish }, { $pages-text } { $pages ->
    [one] page
   *[other] pages
  }
yearbook-notes = { $book }: pages for notes that fill the last signature of { $signature }: { $notes }
yearbook-odd = { $book }: { $pages } pages, no multiple of 4; ask the print shop, then write tay_sach: 8 in ky-yeu.yaml, and pages for notes fill the last signature
yearbook-ladder = { $book }: ladder, { $pages-text } { $pages ->
    [one] page
   *[other] pages
  }
yearbook-epub-made = { $book }: EPUB, { $megabytes } MB
yearbook-done = The files are in { $folder }/ ({ $seconds } seconds)
yearbook-frozen = Frozen: { $path }. From now on every change of the final edition is told.
yearbook-unknown = There is no yearbook “{ $id }”; there are: { $known }
yearbook-none = This site has no yearbook yet; make one: vuonhoa new yearbook "Title"
left-out-named = left out by name (tru)
left-out-kind = of another kind
left-out-unit = of another unit
left-out-field = of another field
left-out-series = of another series
left-out-topic = of another topic
left-out-directive = of another directive
left-out-year = outside the years of the book
left-out-award = without one of the awards
left-out-level = without an award of that level
cli-yearbook-about = Sets yearbooks as PDF and EPUB into the folder print/
cli-yearbook-examples = Examples:
    vuonhoa yearbook
    vuonhoa yearbook 2016-2021 --finish proof
    vuonhoa yearbook 2016-2021 --finish press,screen --page-size A4
    vuonhoa yearbook 2016-2021 --finish press --marks
    vuonhoa yearbook 2016-2021 --format epub
    vuonhoa yearbook 2016-2021 --freeze
    vuonhoa yearbook 2016-2021 --ladder
    vuonhoa yearbook 2016-2021 --left-out
cli-yearbook-arg-print = Folder for what is printed of yearbooks (default: print)
cli-build-arg-print = Folder for what is printed of yearbooks (default: print)
cli-yearbook-arg-id = Which yearbook: the name of its folder in content/ky-yeu (all, when left out)
cli-yearbook-arg-format = Which files: pdf, epub (PDF; of a final edition both, when neither a finish nor a size is named)
cli-yearbook-arg-finish = Which finish: proof, press, screen
cli-yearbook-arg-page-size = Another size than that of ky-yeu.yaml, like A4 or 16x24cm
cli-yearbook-arg-marks = The press file gets crop and fold marks around its pages
cli-yearbook-arg-freeze = Freeze: records what went in and its page numbers, so that later changes are told
cli-yearbook-arg-ladder = Only makes the ladder: every spread as a small picture, what stands on it, how full it is, what moved (thang-trang.html)
cli-yearbook-arg-left-out = Only lists what is not in the book, with the reason
cli-check-arg-books = Set the yearbooks and handouts as well, to check them (takes longer)

## publish
cli-publish-about = Make the site and bring it to a host; when it was cut, run it again to go on
cli-publish-examples = Examples:
    vuonhoa publish --dry-run    see what would change, bring nothing
    vuonhoa publish
    vuonhoa publish main --verify
    The password: typed when you are asked, or in the environment as VUONHOA_MAT_KHAU; never in site.yaml.
cli-publish-arg-target = Name of a host in may_chu of site.yaml; not needed when there is one
cli-publish-arg-output = The folder of the built site (default: public)
cli-publish-arg-dry-run = Only tell what would change on the host
cli-publish-arg-verify = Read every file on the host back, and see what was changed or lost
cli-publish-arg-as-built = Bring the folder as it was built, without building again (as right after vuonhoa withdraw)
cli-publish-arg-yes = Answer yes to every question but the one about the key of a strange host
stage-withdrawing = Taking away what is no longer published
stage-sending-assets = Sending pictures and files
stage-sending-pages = Sending pages
stage-pruning = Clearing old files
stage-checking = Reading back from the host
publish-no-host = site.yaml has no host yet; add for example: may_chu: {"{"}main: {"{"}dia_chi: 'sftp://name@host.example/folder/'{"}"}{"}"}
publish-which-host = site.yaml has several hosts; name one: { $names }
publish-unknown-host = site.yaml has no host “{ $name }”; it has: { $names }
publish-bad-address = may_chu.{ $name }: { $reason }
help-host-address = { $reason ->
    [password] Do not write the password into site.yaml: leave the name of the account, and type the password when you are asked, or put it into the environment as VUONHOA_MAT_KHAU
    [user] The name of the account is missing, as in sftp://name@host.example/folder/
    [plain] dav:// and s3+http:// do not protect the password, so they work within this machine only; write davs:// or s3://
    [inside] Behind .zip# write only the folder inside the file, as in trang.zip#tin/vuon: no .. or ., nothing empty between two /, no / at either end, no drive
    [bucket] The name of the bucket is missing, as in s3://key@host.example/bucket/folder/
    [scheme] Write sftp://, ftps://, ftp://, davs://, s3://, a folder, or a .zip file
   *[form] Write the whole address, like sftp://name@host.example/folder/
  }
publish-mixed = may_chu.{ $name }: { $place } { $how ->
    [is] is
    [holds] holds
   *[lies-in] lies in
  } { $other }, where the site's own files are; they would be mixed with what is published, so nothing was. Choose a place beside the site's folder, such as dia_chi: '{ $better }'
publish-errors = There are errors, so nothing was published. If something has to leave at once: vuonhoa withdraw, then vuonhoa publish --as-built
publish-not-built = { $folder } holds no whole edition; run vuonhoa build first
publish-strange = { $folder } is not published: { $cause ->
    [preview] it is a preview, which shows what is not to be published yet
    [empty] it has no home page
   *[unknown] an older version has built it; run vuonhoa build again
  }
publish-password = Password of { $account }:
publish-yes-or-no = Type y (yes) or n (no):
publish-not-agreed = { $question } Nothing was published; if this is what you want, run it again with --yes
publish-new-host = This is the first connection to { $host }. The fingerprint of its key is { $fingerprint }; ask whoever runs the host whether that is right.
publish-mend = Bring again what was changed or lost?
publish-other-base = The last time it was published for { $before }, this time for { $now }.
publish-copied = What is on the host was copied there by hand, with a list of { $count-text } { $count ->
    [one] file
   *[other] files
  } that vuonhoa has built; they count as this site's own, to be replaced or removed.
publish-left-there = The host still has { $count-text } { $count ->
    [one] file
   *[other] files
  } that vuonhoa has built before, no longer published and in no list{ $people ->
    [0] {""}
   *[other] , among them of { $names }
  }, such as { $path }; to be removed.
publish-beside = On the host { $count ->
    [one] one file lies
   *[other] { $count-text } files lie
  } among what is to be removed with nothing in { $count ->
    [one] it
   *[other] them
  } that says that vuonhoa made { $count ->
    [one] it
   *[other] them
  }: somebody else may have brought { $count ->
    [one] it, and it is
   *[other] them, and they are
  } to be removed too.
publish-beside-which = Removed only because of where { $count ->
    [one] it lies
   *[other] they lie
  }:
publish-waiting = { $count ->
    [one] One file waits for that place
   *[other] { $count-text } files wait for those places
  }, and so do the pages that load such files; everything else is online.
publish-would-block = Something is in the way: { $trouble }
publish-would-wait = Unless it is cleared, { $count ->
    [one] one file has to wait for that place
   *[other] { $count-text } files have to wait for those places
  }, and so do the pages that load such files; this was only a look, and nothing was published.
publish-not-removed = NOTE: the host does not let { $count ->
    [one] this file go, so it can still be read
   *[other] these { $count-text } files go, so they can still be read
  }. Everything else is done. Ask whoever runs the host to delete { $count ->
    [one] it
   *[other] them
  }; vuonhoa publish tries it again:
publish-all-of-it = Before it goes on, all of this needs a yes:
publish-unclear = NOTE: on the host { $count ->
    [one] one file lies at the address of { $names } or names them. Nobody knows who brought it, so it is left; if it is this site's, delete it by hand:
   *[other] { $count-text } files lie at the addresses of { $names } or name them. Nobody knows who brought them, so they are left; if they are this site's, delete them by hand:
  }
publish-still-naming = Not done yet: { $count ->
    [0] pages online may still name who was taken away
    [one] one page online still names who was taken away, with gaps where their photographs were: { $addresses }
   *[other] { $count-text } pages online still name who was taken away, with gaps where their photographs were: { $addresses }
  }{ $unknown ->
    [0] {""}
   *[other] {" "}(and { $unknown-text } of another edition, of which it is not known)
  }. Replace those pages at once: vuonhoa publish
publish-left-out = This edition was built with --keep-going, without what has errors: publishing it takes those pages off the host.
publish-unfinished = The last publishing did not come to its end, so pages are missing on the host; vuonhoa publish goes on with it.
publish-many-removed = { $removed } of { $pages } pages on the host are going to be removed.
publish-in-the-way = The host has { $count-text } { $count ->
    [one] file
   *[other] files
  } that vuonhoa did not bring and that will be replaced, such as { $path }.
publish-no-rename = Note: the host does not rename files, so for a moment readers may meet a file of which only a part has arrived.
publish-resumed = The last time was cut short; going on from there.
publish-altered = On the host { $missing } files are missing and { $changed } were changed, such as { $path }; they will be brought again.
publish-same = { $name }: the host is as this edition is ({ $all-text } files), there is nothing to send.
publish-same-else = { $name }: but for what has to wait, told below, the host is as this edition is ({ $all-text } files).
publish-plan = { $name }: will have { $new-text } new pages, { $changed-text } changed, { $removed-text } removed; { $files-text } files beside them to send, { $kilobytes-text } KB in all.
publish-done = { $name }: { $new-text } new pages, { $changed-text } changed, { $removed-text } removed; { $files-text } files beside them sent, { $kilobytes-text } KB in all.
publish-where = Readers find it at { $address }
publish-removed = Removed: { $addresses }
publish-withdrawn = Taken away, { $count ->
    [one] one record
   *[other] { $count-text } records
  }: { $names }
publish-photographs = Taken away, files of photographs: { $count-text }
publish-only-withdrawn = This edition was built before somebody was taken away (vuonhoa withdraw), and other pages of it may name them; so it only takes away and brings nothing.
publish-amended = This edition was built before somebody was taken away (vuonhoa withdraw), and other pages of it may name them; a packed file is always the whole, so run vuonhoa publish to build it again
publish-will-ask = The real run is going to ask first: { $question }
publish-foreign-zip = { $file } is there already and was not made by vuonhoa; it is going to be replaced.
publish-other-inside = In { $file } the site was packed into { $before } the last time, and into { $now } this time; the whole file is going to be replaced.
publish-again = The connection was lost; trying again in { $seconds } s.
publish-packed = { $files-text } files into { $file }
publish-broken = Not wholly published: { $trouble }
publish-online = { $stage ->
    [none] The site is online as it was before.
    [withdrawing] What is no longer published is half removed: the rest of it is still online ({ $sent-text } files sent, { $deleted-text } removed).
    [sending-assets] Readers still see the pages as they were before ({ $sent-text } files sent, { $deleted-text } removed).
    [sending-pages] Old and new pages are online together, each of them whole ({ $sent-text } files sent, { $deleted-text } removed).
   *[pruning] The new edition is wholly online; only old files are left to clear.
  } Run vuonhoa publish again to go on.
publish-doubtful = { $count-text } files on the host are not like what was sent, such as { $path }; run vuonhoa publish --verify
publish-relieved = The host takes no file any more, so what was withdrawn was removed first, files: { $count-text }.{ $left ->
    [0] {""}
   *[other] {" "}The host does not let { $left-text } go, which can still be read, such as { $path }: ask whoever runs the host to delete them at once.
  }
publish-verified = On the host: { $sound-text } files are right, { $missing } missing, { $changed } changed, { $foreign } foreign
publish-trouble = { $kind ->
    [unreachable] no connection to { $about }; look at the address and the network
    [cut] the connection to the host was lost at { $about }
    [login] the host does not take { $about }; look at the name of the account and the password
    [no-secret] there is no password for { $about }; run it in a terminal to type it, or put it into the environment as VUONHOA_MAT_KHAU
    [key] the key { $about } cannot be read; look at the file and its password
    [new-host] nobody has confirmed the key of { $about } yet: { $reason }. Ask whoever runs the host; if it is right, confirm it in a terminal, or write it as van_tay into may_chu
    [other-host] { $about } shows another key than before: { $reason }. Somebody may pretend to be the host; ask whoever runs it before you do anything. If they say that they have changed it and that this is the new one, write into may_chu: van_tay: '{ $reason }'
    [certificate] the certificate of { $about } is not to be trusted ({ $reason }). If whoever runs the host says that it is theirs, write into may_chu: van_tay: '{ $reason }'
    [no-tls] { $about } has no secure connection (TLS); { $reason ->
        [http] look at the port in dia_chi, or ask whoever runs the host for its https address
       *[ftp] ask whoever runs the host for one. If plain FTP is all they have, write ftp://, but then the password can be read on its way
      }
    [wants-tls] { $about } wants a secure connection (TLS); write ftps:// instead of ftp:// in address
    [no-folder] the host has no folder { $about }; make it, or mend dia_chi
    [denied] the host does not let this account work on { $about }; ask whoever runs it for the right to write and rename in the site's folder
    [no-read] the host takes the trial file { $about } and does not let this account read it back, so nobody can tell what is there; ask whoever runs it for the right to read in the site's folder
    [no-delete] the host does not let this account delete { $about }, so nothing can be taken away; ask whoever runs it for the right to delete in the site's folder
    [in-the-way] on the host something else is where { $about } should be (a folder instead of a file, or the other way round); clear it away and run it again
    [full] the host is full, at { $about }; ask for more space or clear some
    [not-ours] { $about } answers, and is neither WebDAV nor S3; look at dia_chi
    [clock] the host refuses because the clock of this machine and that of { $about } are too far apart; set the clock and run it again
    [state] { $reason ->
        [newer] { $about } on the host was written by a newer vuonhoa, so this one cannot read it; nothing was done. Update vuonhoa on this machine and run it again
       *[other] { $about } on the host was not written by vuonhoa, or is damaged; so that nothing is deleted by mistake, nothing was done. Look at the folder, or delete that file and publish anew
      }
    [busy] somebody else is publishing{ $about ->
        [dead] {" "}but has done nothing for { $reason } minutes, and may have been cut off. Go on in their place?
        [ahead] {""}, on a machine whose clock is { $reason } minutes ahead of this one; wait for them and run it again. If nobody is at work for certain, delete .vuonhoa/lock.json on the host
       *[alive] {""}; wait for them and run it again
      }
    [changed] { $about } was changed after it was built; run vuonhoa build again
    [stopped] you have stopped it
   *[other] the host could not work on { $about }; its own words are in --format json
  }

# == Importing rosters ==
cli-import-roster-about = Take in a roster (.xlsx, .xls, .ods, .csv) as draft profiles, or correct those taken in before
cli-import-roster-examples = Examples:
    vuonhoa import roster danh-sach.xlsx                 look first, then be asked
    vuonhoa import roster danh-sach.xlsx --add units     with units that are new
    vuonhoa import roster danh-sach.xlsx --mapping       how it is read, to correct
cli-import-roster-arg-file = The table
cli-import-roster-arg-yes = Write, and do not ask
cli-import-roster-arg-add = What the table names and the vocabularies do not have goes into them
cli-import-roster-arg-kind = The kind of lines that do not tell
cli-import-roster-arg-mapping = Only write nhap-danh-sach.yaml (what columns mean, which name is which id), to correct it
cli-import-roster-arg-table = Write what would be as this .xlsx file
roster-no-file = There is no file { $path }
roster-empty-file = { $path } has no cell with anything in it
roster-damaged = { $path } is damaged or not whole; open it in Excel, save it as .xlsx, and take in the new file
roster-password = { $path } is protected by a password; open it in Excel, remove the password, save it, and take it in
roster-too-large = { $path } unpacks to far more than a roster and is not read; copy the table alone into a new file
roster-no-table = { $path } is no table of Excel, LibreOffice Calc or CSV
roster-word = { $path } is a Word file and no table; copy the table in it to Excel
roster-html = { $path } is a web page named as a spreadsheet; open it in Excel, save it as .xlsx and import the new file
roster-no-head = No line of headings was found in { $path }: there must be a column of names and one other. It begins with: { $seen }
roster-columns = Sheet “{ $sheet }”, headings in row { $row }: { $columns }
roster-hidden-columns = Part of the sheet is hidden, and read like the rest (hidden columns: { $columns })
roster-hidden-sheet = The sheet “{ $sheet }” is hidden and read all the same
roster-new = new
roster-update = corrected
roster-same = same
roster-conflict = conflict
roster-doubtful = doubtful
roster-differs = differs in: { $keys }
roster-left = Not taken in, row { $row } ({ $why ->
    [above] above the headings
    [below] nobody
    [section] a section's heading
    [no-name] no name
   *[no-head] the sheet has no headings
  }): { $text }
roster-why = { $why ->
    [above] above the headings
    [below] nobody
    [section] a section's heading
    [no-name] no name
    [column] column not used
   *[no-head] the sheet has no headings
  }
roster-unread-column = Not taken in: { $cells } cells of the column “{ $column }”
roster-new-units = Added to the vocabulary of units: { $names }{ $more ->
    [0] { "" }
   *[other] ; and { $more } more
  }
roster-new-decisions = Added to the vocabulary of decisions: { $names }{ $more ->
    [0] { "" }
   *[other] ; and { $more } more
  }
roster-counts = { $new } new, { $update } corrected, { $same } same, { $conflict } in conflict, { $doubtful } doubtful
roster-question = Write { $new } new drafts and correct { $update } profiles?
roster-written = Wrote { $files } files. How columns are read stands in { $path }, for the next time.
roster-mapping-written = Wrote { $path }; correct what stands behind the colons, then take the table in
roster-hint = Names in doubt: write their ids into { $path }; vuonhoa import roster … --mapping writes the guesses there, to be corrected
roster-no-name = no name
roster-no-award = a decision without an award
roster-hidden = hidden row
roster-section-unknown = the section “{ $text }” is no unit of the vocabulary
roster-unit-unknown = no unit “{ $text }”{ $near ->
    [none] {""}
   *[other] ; is it { $near } ({ $name })?
  }
roster-field-unknown = no field “{ $text }”{ $near ->
    [none] {""}
   *[other] ; is it { $near } ({ $name })?
  }
roster-award-unknown = no award “{ $text }”{ $near ->
    [none] {""}
   *[other] ; is it { $near } ({ $name })?
  }
roster-award-several = “{ $text }” is of several kinds: { $ids }; write who gives it, or its id in nhap-danh-sach.yaml
roster-unit-added = new unit: { $name }
roster-kind = is “{ $text }” a person or a body?
roster-formula = a formula without a result: { $text }
roster-encoding = typed in an old font and not wholly understood: { $text }
roster-private = private data (a telephone, a paper's number…) where it would be published: { $text }
roster-unread = “{ $text }” { $why ->
    [day] is a day that is in no calendar
    [month] has no such month (the day comes before the month)
    [short] lacks the first two digits of its year
    [no-year] has no year
    [years] is no year
    [rank] is not first, second or third class
   *[date] is no date
  }
roster-namesakes = the name and unit of row { $row }: one person or two? For one, give both the same id in a column Mã; for two, add a column of birth dates
roster-two-people = the name and unit of row { $row }, but somebody else
roster-two-names = the same id with another name: { $text }
roster-otherwise = another line of the same person says otherwise: { $text }
roster-second = another column of the same meaning says “{ $text }” too: whom or what is this row about?
roster-whose-decision = not clear which award of the row the decision, day, issuer or reason belongs to
roster-near-name = differs only by tones from { $name } ({ $where }), same unit: one person or two? If one, write the names alike; if two, add a column with the date of birth
roster-ditto = a ditto mark below an empty cell: { $text }
roster-taken = the profile { $id } is already in row { $row }
roster-id-unknown = no profile has the id { $id }
roster-several = several profiles have this name: { $ids }; give the id in a column Mã
roster-other-unit = a profile of this name is in another unit: { $ids }
roster-unwritten = cannot be written as a profile
roster-emptied = empty cells: { $keys }; kept as they are
roster-by-hand = the profile is written in a way that cannot be corrected by itself
roster-edited = the profile was edited since it was taken in, and stays
roster-not-ours = the profile is there already, from no table, and stays
roster-vocabulary = { $path } cannot be added to without changing what is there
roster-people = People and bodies
roster-left-over = Not taken in
column-sheet = Sheet
column-row = Row
column-verdict = Outcome
column-name = Name
column-id = Id
column-unit = Unit
column-award = Awards
column-reason = Reason
column-text = Content
export-failed = Cannot write { $path }: { $why ->
    [rows] a sheet of Excel holds at most 1,048,576 rows and 16,384 columns; choose fewer, or write a .csv
   *[other] no Excel workbook could be made of it; write a .csv
  }

# == The office's lists, and out to Excel ==
cli-export-about = Write the roster, the roll of commendations or statistics for Excel
cli-export-examples = Examples:
    vuonhoa export roster           correct it in Excel, then: vuonhoa import roster danh-sach.xlsx
    vuonhoa export roll khen-thuong.csv --unit khu-4
    vuonhoa export statistics
cli-export-arg-what = What to write
cli-export-arg-file = An .xlsx or .csv file (default: named after what is written, in the current folder)
cli-export-arg-kind = Only one kind of profiles
cli-export-arg-overwrite = Write over a file that is there
cli-arg-unit = Only this unit and those below it
cli-arg-missing = Only profiles that lack at least one of these
cli-list-arg-of = The name to look for (mention), or a yearbook's id (in-book)
cli-list-arg-columns = The columns to print
export-done = { $profiles } profiles, { $rows } rows. People who have not consented are in it: for the office alone.{ $what ->
    [roster] {" "}When it is corrected: vuonhoa import roster FILE
   *[other] {""}
  }
export-unread = Some records have errors and may be missing; see vuonhoa check
export-suffix = The file's name must end in .xlsx or .csv: { $path }
export-exists = { $path } is there already; choose another name, or add --overwrite
import-show-published = { $path } lies where it would be published, or in a site that was built, and this is for the office alone; choose another place
export-would-publish = { $path } lies where it would be published, or in a site that was built, and people who have not consented are in it; choose another place
select-unknown-unit = There is no unit “{ $id }”{ $near ->
    [none] {""}
   *[other] ; is it { $near }?
  }
list-no-of = What is “{ $text }” for? Only mention and in-book take a further word
list-profiles-only = --unit, --missing and --columns are for profiles, not for { $kind }
list-needs-name = Give the name to look for: vuonhoa list mentions "Nguyễn Văn Mẫu"
list-which-book = Name a yearbook: { $known }
list-no-unit = (of no unit)
list-all = All
list-kind = Kind
list-id = Id
list-name = Name
list-role = Role
list-unit = Unit
list-field = Field
list-year = Year
list-awards = Awards
list-status = Status
list-held-back = Held back
list-missing = Missing
list-path = File
list-profiles = Profiles
list-portrait = No portrait
list-consent = No consent
list-decision = No decision
list-story = No story
list-approval = Not approved
list-caption = No caption
list-entries = Entries
list-line = Line
list-text = Text
list-pages = Pages
lack-portrait = portrait
lack-consent = consent
lack-decision = decision
lack-story = story
lack-approval = approval
lack-caption = caption
kind-individual = individual
kind-collective = collective
kind-household = household
kind-model = model
status-draft = draft
status-in-review = in review
status-approved = approved
status-withdrawn = withdrawn

# == The ledger of consents ==
cli-consent-about = The ledger of consents, and the forms by which people are asked
cli-consent-examples = Examples:
    vuonhoa consent                                  the whole ledger
    vuonhoa consent --state missing,expiring --unit phuong-mau
    vuonhoa consent --table ledger.xlsx
    vuonhoa consent --form nguyen-van-mau            the form to be signed
    When somebody was asked, by when to answer, until when it holds, when it was withdrawn stand in the record's consent: asked, due, until, withdrawn.
    Days for answering a withdrawal are working days without public holidays, Tết and the day of the Hùng kings among them; days that are decided year by year still count, so the day may be early, and is never late.
cli-consent-arg-id = Only the profiles with these ids
cli-consent-arg-form = Print the form on A4 into print/xin-y-kien, with the page as it would stand; without ids, for all who may be asked
cli-consent-arg-print = The folder for forms (default: print)
cli-consent-arg-state = Only these states
cli-consent-arg-within = So many days before its end a consent is about to run out
cli-consent-arg-table = Write the ledger to a .xlsx or .csv file instead of printing it
cli-consent-arg-overwrite = Write over an existing file
consent-sheet = Consents
consent-unknown = There is no profile “{ $id }”{ $near ->
    [none] {""}
   *[other] ; is it { $near }?
  }
consent-summary = { $people } in the ledger{ $states ->
    [none] {""}
   *[other] : { $states }
  }{ $site ->
    [0] {""}
   *[other] ; { $site-text } for the site only
  }{ $book ->
    [0] {""}
   *[other] ; { $book-text } for the yearbook only
  }. It names people who have not consented: for the office alone.
consent-state = State
consent-lacks = Lacks
consent-scope = For
consent-asked = Asked on
consent-due = Answer due
consent-date = Given on
consent-until = Until
consent-withdrawn = Withdrawn on
consent-answered = Withdrawal answered
consent-answer-by = To be answered by
consent-stop-by = To be stopped by
consent-guardian = Representative
consent-child = The child
consent-document = Document
consent-state-missing = not asked
consent-state-asked = asked
consent-state-overdue = answer overdue
consent-state-incomplete = incomplete
consent-state-given = given
consent-state-expiring = running out
consent-state-expired = run out
consent-state-refused = refused
consent-state-withdrawn = withdrawn
consent-lacks-guardian = the representative
consent-lacks-child = what the child says, from seven years
consent-lacks-scope = what it is for (site, yearbook)
consent-lacks-date = the day of consent is still to come
consent-for-site = site
consent-for-book = yearbook
consent-only-site = site only
consent-only-book = yearbook only
consent-unread = Not in the ledger: { $path } cannot be read; see vuonhoa check
consent-child-agrees = agrees
consent-child-young = under seven
consent-child-open = not recorded
consent-form-made = { $path }: { $pages } pages
consent-form-refused = No form for { $id }: { $reason }
consent-forms = { $count ->
    [0] No form was printed.
   *[other] { $count ->
        [one] One form. It is
       *[other] { $count } forms. Each is
      } for the person asked and nobody else. Once it is handed over, write into the record: consent (state: asked, asked, due).
  }

# == Proofs and signatures ==
cli-proof-about = Proofs of yearbooks to read and sign; signatures; two compared
cli-proof-examples = Examples:
    vuonhoa proof                                             into print/<yearbook>/proof/<date>, over no other
    vuonhoa proof --sign chi-bo-1 --by "Nguyễn Văn Mẫu, secretary"
    vuonhoa proof --compare 2021-06-01 2021-06-08             which pages differ
    Signatures stand in content/danh-muc/ky-duyet.yaml; when what was signed changes, they lapse by themselves.
cli-proof-arg-id = Which yearbook: the name of its folder in content/ky-yeu (default: all)
cli-proof-arg-sign = Record that this unit has signed; what belongs to no unit is ban-bien-tap's
cli-proof-arg-by = Who signs, with the role
cli-proof-arg-proof = Under which proof: its folder's name, like 2021-06-01 (default: the latest)
cli-proof-arg-compare = Compare two proofs: list each page that differs
cli-proof-arg-print = The folder for proofs (default: print)
proof-made = { $book }: { $pages } pages{ $numbers ->
    [0] {""}
   *[other] ; { $numbers } numbers that are not those of the data
  }{ $photographs ->
    [0] {""}
   *[other] ; { $photographs } photographs to look at
  }
proof-signed = Signed: { $unit }, { $by }, { $date }
proof-lapsed = Lapsed: the signature of { $by } ({ $unit }, { $date }), for this has changed: { $changes }
proof-added = added
proof-removed = removed
proof-part-name = name, roles
proof-part-text = text
proof-part-awards = awards
proof-part-photographs = photographs
proof-unknown = { $known ->
    [none] { $book } has no proof yet; run: vuonhoa proof
   *[other] There is no proof “{ $proof }” of { $book }; there are: { $known }
  }
proof-nobody = “{ $by }” names nobody; say who signs: --by "Name, role"
proof-no-entries = The proof { $proof } has no pages of “{ $unit }”; the units in it: { $known }
proof-by-hand = Cannot add to { $path }: the file must be a list; see vuonhoa check
proof-recorded = Recorded the signature of { $by } for { $unit }: { $entries ->
    [1] one entry
   *[other] { $entries } entries
  } of the proof { $proof } ({ $path })
proof-signed-already = { $by } has signed for { $unit } on { $date } under the proof { $proof }, and the text is the same: not recorded again
proof-lapsed-already = This signature has lapsed at once, for since that proof this has changed: { $changes }. Make a new proof for { $by } to see.
proof-page = { $folio ->
    [none] Page { $page } of the file
   *[other] Page { $folio }
  }{ $kind ->
    [added] {" "}(new)
    [removed] {" "}(gone)
   *[changed] {""}
  }{ $entries ->
    [none] {""}
   *[other] : { $entries }
  }
proof-compared = { $count ->
    [0] The proofs are alike.
    [1] One page differs, of { $pages }.
   *[other] { $count } pages differ, of { $pages }.
  }
