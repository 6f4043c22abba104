//! Templates that people can read and compare, and the recipe for a theme of one's own.

use crate::support::{Scratch, built, options, repository};

/// The longest line of a template, in characters.
const LINE: usize = 150;

#[test]
fn no_line_of_a_template_is_too_long_to_be_read() {
    let templates =
        walkdir::WalkDir::new(repository().join("themes")).into_iter().map(|entry| entry.expect("readable"));
    let suffixes = ["html", "xhtml", "xml", "txt", "typ", "css"];
    let is_template = |path: &std::path::Path| {
        path.components().any(|part| part.as_os_str() == "templates")
            && path.extension().is_some_and(|suffix| suffixes.iter().any(|known| suffix == *known))
    };
    let (mut files, mut long) = (0, Vec::new());
    for entry in templates.filter(|entry| entry.file_type().is_file() && is_template(entry.path())) {
        files += 1;
        let text = std::fs::read_to_string(entry.path()).expect("a template");
        for (number, line) in (1..).zip(text.lines()) {
            let letters = line.chars().count();
            if letters > LINE {
                long.push(format!("{}:{number}: {letters}", entry.path().display()));
            }
        }
    }
    assert!(files > 100, "{files}");
    assert!(long.is_empty(), "{long:#?}");
}

/// The files of the recipe: the line before a fence begins with a path in backticks, and what stands in the fence is the file.
fn recipe(readme: &str) -> Vec<(&str, &str)> {
    let section = readme.split("\n## ").find(|section| section.starts_with("A theme of your own")).expect("the recipe");
    let parts: Vec<&str> = section.split("\n```").collect();
    let pairs = parts.chunks_exact(2);
    pairs
        .filter_map(|pair| {
            let (_, told) = pair[0].rsplit_once("\n`")?;
            Some((told.split_once('`')?.0, pair[1].split_once('\n')?.1))
        })
        .collect()
}

#[test]
fn the_ten_minute_recipe_is_a_theme() {
    let readme = std::fs::read_to_string(repository().join("themes/sen/README.md")).expect("the README");
    let files = recipe(&readme);
    assert_eq!(files.len(), 6, "{files:?}");
    let site = Scratch::new("recipe");
    for (path, text) in files {
        // That nobody has signed for a made-up person is beside the point here.
        let more = if path == "site.yaml" { "\nxuat_ban: {can_duyet: false, can_dong_y: false}\n" } else { "\n" };
        site.write(path, format!("{text}{more}"));
    }
    site.write("content/ho-so/nguyen-van-mau.yaml", "loai: ca_nhan\nten: Nguyễn Văn Mẫu\nmau: true\n");
    let (files, outcome) = built(&options(&site.0));
    assert!(!outcome.has_errors(), "{:#?}", outcome.findings);
    let text = |path: &str| String::from_utf8(files[path].clone()).expect("a text");
    let style = files.keys().find(|path| path.starts_with("_sen/hoa.") && path.ends_with(".css")).expect("its colours");
    let home = text("index.html");
    assert!(home.contains(style.as_str()) && home.contains("plate-name"), "{home}");
    // Every other page is that of `sen`, in the theme's frame and words.
    let person = text("ho-so/nguyen-van-mau/index.html");
    assert!(person.contains(&format!("../../{style}")) && person.contains("Trang đầu"), "{person}");
    assert!(person.contains("Nguyễn Văn Mẫu") && person.contains("class=\"masthead\""), "{person}");
}
