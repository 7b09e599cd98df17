//! The readers of the layouts that have lost names, and of the older ones.
//!
//! `pages/<layout>/<case>.txt` is a page, `<case>.read` what was read of it; `UPDATE=1` writes the latter. No field, word or
//! provider on these pages is anybody's.

mod account;
mod any;
mod dump;
mod saved;
mod size;

use std::path::{Path, PathBuf};

use self::dump::dump;
use super::{new_nameless, new_nameless_object, old_named, old_nameless};
use crate::import::{Page, Trouble};
use crate::source::Source;

type Reader = fn(&Source) -> Result<Page, Trouble>;

/// The folder of each layout's pages, and its reader.
const LAYOUTS: [(&str, Reader); 4] = [
    ("new_nameless", new_nameless::read),
    ("new_nameless_object", new_nameless_object::read),
    ("old_named", old_named::read),
    ("old_nameless", old_nameless::read),
];

/// A page that was made up, and who reads it.
struct Case {
    path: PathBuf,
    text: String,
    read: Reader,
}

fn cases() -> Vec<Case> {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/import/dialect/tests/pages");
    let of = |(folder, read): (&str, Reader)| {
        let folder = pages.join(folder);
        let entries = folder.read_dir().unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let paths = entries.map(|entry| entry.expect("the folder can be read").path());
        let mut paths: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
        paths.sort();
        paths.into_iter().map(move |path| Case { text: text(&path), path, read })
    };
    let cases: Vec<Case> = LAYOUTS.into_iter().flat_map(of).collect();
    assert!(cases.len() >= LAYOUTS.len(), "there are pages of every layout");
    cases
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn read(read: Reader, text: &str) -> Result<Page, Trouble> {
    read(&Source::new("page.txt", text))
}

#[test]
fn pages_are_read_as_they_are_to_be() {
    let mut wrong = Vec::new();
    for case in cases() {
        let found = match read(case.read, &case.text) {
            Ok(page) => dump(&page),
            Err(trouble) => format!("{}\n", self::trouble(&trouble)),
        };
        let expected = case.path.with_extension("read");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&expected, &found).expect("the expected text can be written");
        } else if text(&expected) != found {
            wrong.push(format!("{} is read as\n{found}", case.path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn trouble(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Empty => "nothing is on it".to_owned(),
        Trouble::NoRoute(place) => format!("line {}: no operation", place.line()),
        Trouble::NoTitle(place) => format!("line {}: no title", place.line()),
        // Whoever names a layout asks for no marks.
        Trouble::NotText(_)
        | Trouble::Unmarked(_)
        | Trouble::Rendered(_)
        | Trouble::Mixed(_)
        | Trouble::Several(_)
        | Trouble::TooMany(..) => {
            unreachable!("the layout is given, and is no document")
        }
    }
}

/// What a browser or an editor makes of the ends of lines, and of spaces, changes nothing.
#[test]
fn ends_of_lines_and_spaces_are_all_alike() {
    for case in cases() {
        let Ok(plain) = read(case.read, &case.text) else { continue };
        let mut turn = 0;
        let mixed = case.text.split_inclusive('\n').map(|line| {
            turn += 1;
            let text = line.trim_end_matches('\n');
            match turn % 3 {
                0 => format!("\u{a0}{text}\u{2009}\r\n"),
                1 => format!("{text}\u{200b}\n"),
                _ => line.to_owned(),
            }
        });
        let page = read(case.read, &mixed.collect::<String>()).expect("it is read without these");
        let without_spaces =
            |page: &Page| dump(page).replace(crate::import::lines::is_space, "").replace("\\u{a0}", "");
        let without_ends = |page: &Page| {
            ["\\u{2009}", "\\r", "\\u{200b}"].iter().fold(without_spaces(page), |text, end| text.replace(end, ""))
        };
        assert_eq!(without_ends(&page), without_ends(&plain), "{}", case.path.display());
    }
}
