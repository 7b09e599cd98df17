//! Pages, and everything that is read from them: `pages/<name>.<md|txt|html>` → `pages/<name>.expected`. To rewrite what is
//! expected, and read what changed: `UPDATE=1 cargo test -p unified-codegen import`.

use std::fs;

use super::dump::dump;
use super::{PAGES, folder, source};
use crate::import::{detect, read};

#[test]
fn pages_are_read_as_expected() {
    let mut wrong = Vec::new();
    for (name, dialect) in PAGES {
        let source = source(name);
        let actual = match read(&source, None) {
            Ok(page) => dump(&page),
            Err(trouble) => format!("{trouble}\n"),
        };
        assert_eq!(detect(&source).as_ref(), Ok(dialect), "{name}");
        let path = folder().join(name).with_extension("expected");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &actual).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        }
        let expected = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        if expected != actual {
            wrong.push(format!("{}\n--- expected\n{expected}\n--- actual\n{actual}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "run with `UPDATE=1` and read what changed: {}", wrong.join("\n"));
}

#[test]
fn every_page_is_listed() {
    let listed = fs::read_dir(folder()).expect("the folder of pages").map(|entry| entry.expect("a page").file_name());
    let pages = listed.filter_map(|name| name.into_string().ok()).filter(|name| !name.ends_with(".expected"));
    for name in pages {
        assert!(PAGES.iter().any(|(known, _)| *known == name), "{name}");
    }
}

#[test]
fn the_layout_may_be_said() {
    for (name, dialect) in PAGES {
        assert_eq!(
            read(&source(name), Some(*dialect)).map(|page| dump(&page)),
            read(&source(name), None).map(|page| dump(&page))
        );
    }
}

/// The text of a page and its document say the same; but the document may have values apart that the text has glued.
#[test]
fn a_document_is_read_like_its_text() {
    let said = |name: &str| {
        let page = read(&source(name), None).unwrap_or_else(|trouble| panic!("{name}: {trouble}"));
        dump(&page).lines().map(unplaced).collect::<Vec<_>>()
    };
    assert_eq!(said("html.html"), said("new-named.txt"));
    assert_eq!(said("html-object.html"), said("new-named-object.txt"));
}

/// A line without where it stands, how the page is laid out, and how values are apart.
fn unplaced(line: &str) -> String {
    let line = line.split_once(" @").map_or(line, |(line, _)| line);
    let line = line.replace(" of html", "").replace(" of new-named", "");
    let (said, values) = line.split_once("values: ").or_else(|| line.split_once("glued: ")).unwrap_or((&line, ""));
    said.to_owned() + &values.replace(['[', ']', '"', ',', ' '], "")
}
