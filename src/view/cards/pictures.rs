//! Photographs as pages show them.

use super::words::iso;
use crate::model::Item;
use crate::path::SourcePath;
use crate::reading::entities::{Photo, Pictured};
use crate::reading::focus::Focus;
use crate::vietnamese;
use crate::view::{PictureFiles, Pictures, View, extend};
use serde::Serialize;
use tera::Value;

#[derive(Serialize)]
pub struct PictureCard {
    pub src: String,
    /// The same in other widths; empty when there are none.
    pub srcset: Vec<Size>,
    /// The same for browsers that know WebP.
    pub webp: Vec<Size>,
    pub width: u32,
    pub height: u32,
    pub alt: String,
    pub caption: Option<String>,
    pub credit: Option<String>,
    /// Whether it was drawn.
    pub drawing: bool,
    pub date: Option<String>,
    pub people: Vec<PersonInPicture>,
    pub rights: Option<String>,
    /// Shown until the picture is there; none where it would show through.
    pub colour: Option<String>,
    /// The photograph as it was taken, where readers may have it.
    pub original: Option<String>,
    /// What a crop keeps, as a style has it: "30% 20%".
    pub focus: Option<String>,
    /// Both for a page that may hold no style, in steps: "tone r3 g7 b12 crop x6 y4".
    pub classes: Option<String>,
}

#[derive(Serialize)]
pub struct Size {
    pub route: String,
    pub width: u32,
}

#[derive(Serialize)]
pub struct PersonInPicture {
    pub name: String,
    pub position: Option<String>,
    pub route: Option<String>,
}

impl View {
    /// A photograph as pages show it; nothing when the file could not be made. `subject` stands in
    /// for a description that is missing.
    pub fn picture(&self, owner: &SourcePath, photo: Option<&Photo>, subject: &str) -> Option<PictureCard> {
        self.picture_among(&self.pictures, owner, photo, subject)
    }

    /// The same with files of its own.
    pub fn picture_among(
        &self,
        files: &Pictures,
        owner: &SourcePath,
        photo: Option<&Photo>,
        subject: &str,
    ) -> Option<PictureCard> {
        let photo = photo?;
        let path = owner.beside(&vietnamese::nfc(&photo.file.value))?;
        let mut card = picture_card(files.get(&path)?, photo.alt.as_deref().unwrap_or(subject))?;
        card.caption.clone_from(&photo.caption);
        card.credit.clone_from(&photo.credit);
        card.drawing = photo.drawing;
        card.date = iso(photo.date);
        card.focus = photo.focus.map(|focus| focus.to_string());
        card.classes = classes(card.colour.as_deref(), photo.focus);
        card.rights.clone_from(&photo.rights);
        card.people = photo.people.iter().filter_map(|person| self.pictured(person)).collect();
        Some(card)
    }

    /// The picture at a path, without what a record says of it.
    pub fn picture_file(&self, path: &SourcePath, alt: &str) -> Option<PictureCard> {
        picture_card(self.pictures.get(path)?, alt)
    }

    fn pictured(&self, pictured: &Pictured) -> Option<PersonInPicture> {
        let person = self.site.person(pictured.profile.as_ref(), pictured.name.as_deref())?;
        Some(PersonInPicture {
            name: person.name()?.to_owned(),
            position: pictured.position.clone(),
            route: person.profile.map(|p| p.route.to_string()),
        })
    }

    /// A gallery's card with all its photographs.
    pub fn gallery_with_photos(&self, index: usize) -> Value {
        let item = &self.site.galleries[index];
        extend(self.gallery(index), [("photos", self.photos(item, &item.record.photos))])
    }

    pub fn photos<T>(&self, item: &Item<T>, photos: &[Photo]) -> Value {
        let cards: Vec<_> = photos.iter().filter_map(|photo| self.picture(&item.path, Some(photo), "")).collect();
        Value::from_serializable(&cards)
    }
}

/// Colour and focus as classes of the theme's style: each channel in 16 steps, each direction in 20.
fn classes(colour: Option<&str>, focus: Option<Focus>) -> Option<String> {
    let tone = colour.and_then(|colour| {
        let rgb = u32::from_str_radix(colour.strip_prefix('#')?, 16).ok()?;
        let step = |shift: u32| (((rgb >> shift) & 0xff) + 8) / 17;
        Some(format!("tone r{} g{} b{}", step(16), step(8), step(0)))
    });
    let crop = focus.map(|Focus { across, down }| format!("crop x{} y{}", (across + 2) / 5, (down + 2) / 5));
    let classes: Vec<String> = tone.into_iter().chain(crop).collect();
    (!classes.is_empty()).then(|| classes.join(" "))
}

/// A picture without what a record says of it.
fn picture_card(files: &PictureFiles, alt: &str) -> Option<PictureCard> {
    let (largest, src) = files.largest()?;
    let set = |webp| -> Vec<Size> {
        let files = files.of(webp);
        files.map(|(size, route)| Size { route: route.to_string(), width: size.width }).collect()
    };
    Some(PictureCard {
        src: src.to_string(),
        srcset: set(false),
        webp: set(true),
        width: largest.width,
        height: largest.height,
        alt: alt.to_owned(),
        caption: None,
        credit: None,
        drawing: false,
        date: None,
        people: Vec::new(),
        rights: None,
        colour: files.facts.colour.clone(),
        classes: classes(files.facts.colour.as_deref(), None),
        original: files.original.as_ref().map(ToString::to_string),
        focus: None,
    })
}
