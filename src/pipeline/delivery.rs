//! Which file of a yearbook goes where, and under which name.
//!
//! Not here: making it (`books`).

use super::Outlets;
use crate::diagnostic::Diagnostic;
use crate::model::yearbook::Book;
use crate::path::{OutPath, Route};
use crate::plan::book_file;
use crate::press::yearbook::{Finish, Order};
use crate::reading::yearbook::PageSize;
use crate::vietnamese::PartialDate;

/// For whom a book is made, which decides where its files go.
#[derive(Clone, Copy)]
pub(super) enum Way {
    /// With the site: what readers get goes to them.
    Build,
    /// By itself: everything goes to `print/`, and proofs are kept, since people write on them.
    Asked { today: PartialDate },
}

/// One file of a book.
#[derive(Clone, Copy)]
pub(super) enum Piece {
    /// Also the cover for the binder, which is an order of its own.
    Pdf(Order),
    Epub(Option<PageSize>),
    /// What the print shop must know of a press file, for people and for programs.
    Report(Order),
    ReportData(Order),
    /// Every spread as a small picture, and where everything stood.
    Ladder(Option<PageSize>),
    LadderState(Option<PageSize>),
}

/// Where a file goes.
enum Place {
    Public(Route),
    Print(Route),
    /// Below `print/`, and never over another.
    Proof(Route),
}

impl Way {
    /// `print/2016-2021/2016-2021-in.pdf`, with marks `2016-2021-in-co-dau.pdf`, with another page size `2016-2021-in-210x297mm.pdf`; a proof that
    /// was asked for has its day, `2016-2021-ban-thao-2026-11-28.pdf`.
    fn place(self, book: &Book, piece: Piece) -> Place {
        let is_final = book.volume.yearbook.is_final();
        let (word, size, suffix) = match piece {
            Piece::Pdf(order @ Order { cover_of: Some(_), .. }) => ("-bia", order.size, "pdf"),
            Piece::Pdf(order) => (finish_word(order.finish), order.size, "pdf"),
            Piece::Report(order) => (REPORT, order.size, "pdf"),
            Piece::ReportData(order) => (REPORT, order.size, "json"),
            Piece::Ladder(size) => (LADDER, size, "html"),
            Piece::LadderState(size) => (LADDER, size, "json"),
            Piece::Epub(size) => (if is_final { "" } else { PROOF }, size, "epub"),
        };
        let for_readers = matches!(piece, Piece::Epub(_) | Piece::Pdf(Order { finish: Finish::Screen, .. }));
        let size = size.map(|size| format!("-{}x{}mm", size.width.mm, size.height.mm)).unwrap_or_default();
        let name = if [REPORT, LADDER].contains(&word) { "" } else { last_step(&book.id) };
        // One with marks stands beside the plain one: which of them is printed, the shop decides.
        let marked = match piece {
            Piece::Pdf(order) | Piece::Report(order) | Piece::ReportData(order) => {
                order.marks && order.finish == Finish::Press
            }
            Piece::Epub(_) | Piece::Ladder(_) | Piece::LadderState(_) => false,
        };
        let marks = if marked { "-co-dau" } else { "" };
        let print = |day: &str| Route::file(&format!("{}/{name}{word}{marks}{size}{day}.{suffix}", book.id));
        match self {
            Way::Build if book.is_published() && for_readers => Place::Public(book_file(&book.id, suffix)),
            Way::Asked { today } if word == PROOF => Place::Proof(print(&format!("-{today}"))),
            Way::Build | Way::Asked { .. } => Place::Print(print("")),
        }
    }

    /// Hands a file over; whether readers get it.
    pub(super) fn deliver(
        self,
        book: &Book,
        piece: Piece,
        bytes: &[u8],
        outlets: &Outlets<'_>,
    ) -> (bool, Option<Diagnostic>) {
        // Ids are checked when they are read: an address that cannot be a file is an error already.
        let (public, refused) = match self.place(book, piece) {
            Place::Public(route) => (true, route.out_path().ok().map(|path| outlets.public.put(&path, bytes))),
            Place::Print(route) => (false, route.out_path().ok().map(|path| outlets.print.put(&path, bytes))),
            Place::Proof(route) => (false, route.out_path().ok().map(|path| outlets.print.add(&path, bytes))),
        };
        (public, refused.and_then(Result::err).map(|error| *error))
    }
}

const PROOF: &str = "-ban-thao";

/// Beside the file that it is of, in the book's folder.
const REPORT: &str = "kiem-tra-in";
const LADDER: &str = "thang-trang";

/// Where the state of the last ladder lies below `print/`.
pub(super) fn ladder_state(book: &Book, size: Option<PageSize>) -> Option<OutPath> {
    let asked = Way::Asked { today: book.site.mode.today };
    match asked.place(book, Piece::LadderState(size)) {
        Place::Print(route) => route.out_path().ok(),
        Place::Public(_) | Place::Proof(_) => None,
    }
}

const fn finish_word(finish: Finish) -> &'static str {
    match finish {
        Finish::Proof => PROOF,
        Finish::Press => "-in",
        Finish::Screen => "-doc",
    }
}

fn last_step(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}
