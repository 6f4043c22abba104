//! What the parameters of a theme name: ids and addresses that `theme.yaml` says they are.

use super::Checker;
use crate::diagnostic::Place;
use crate::reading::Kind;
use crate::schema::choices;

choices! {
    /// What a parameter of a theme names.
    pub enum Of {
        Profile = "profile" | "ho_so",
        Article = "article" | "bai_viet",
        Page = "page" | "trang",
        Gallery = "gallery" | "phong_su_anh",
        Video = "video" | "phim",
        Event = "event" | "su_kien",
        Unit = "unit" | "don_vi",
        Field = "field" | "linh_vuc",
        Award = "award" | "khen_thuong",
        Series = "series" | "chuyen_muc",
        Topic = "topic" | "chuyen_de",
        Directive = "directive" | "chi_thi",
        Figure = "figure" | "so_lieu",
        /// An address as the menu takes it.
        Address = "address" | "dia_chi",
    }
}

/// A value that a parameter of the theme was given, and what it should name.
#[derive(Debug, Clone)]
pub struct Asked {
    pub of: Of,
    pub value: String,
    pub place: Place,
}

impl Checker<'_> {
    pub(super) fn parameters(&mut self, asked: &[Asked]) {
        let site = self.site;
        for Asked { of, value, place } in asked {
            let place = place.clone();
            match of {
                Of::Profile => self.item_at(place, value, Kind::Profile),
                Of::Article => self.item_at(place, value, Kind::Article),
                Of::Page => self.item_at(place, value, Kind::Page),
                Of::Gallery => self.item_at(place, value, Kind::Gallery),
                Of::Video => self.item_at(place, value, Kind::Video),
                Of::Event => self.item_at(place, value, Kind::Event),
                Of::Unit => self.term_at(place, value, &site.units),
                Of::Field => self.term_at(place, value, &site.fields),
                Of::Award => self.term_at(place, value, &site.award_types),
                Of::Series => self.term_at(place, value, &site.series),
                Of::Topic => self.term_at(place, value, &site.topics),
                Of::Directive => self.term_at(place, value, &site.directives),
                Of::Figure => self.term_at(place, value, &site.figures),
                Of::Address => self.address(value, place),
            }
        }
    }
}
