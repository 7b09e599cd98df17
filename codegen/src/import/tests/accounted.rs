//! Whatever is cut from a page, and whatever is wrong in it: nothing panics, and what the page says is read or left.

use super::dump::dump;
use super::{PAGES, source};
use crate::import::{Dialect, detect, read};
use crate::source::Source;

/// What a page is broken with: signs that its layout is made of, and that end lines, words and elements.
const SIGNS: [char; 16] =
    ['X', '\n', ' ', '`', '*', '-', '\u{a0}', '\r', '<', '>', '"', '&', '(', '#', '\u{fffd}', ','];

/// Every so many characters a page is cut, or broken: no structure of a page is as regular as that.
const STRIDE: usize = if cfg!(debug_assertions) { 3 } else { 1 };

/// Words that say how a page is laid out, and nothing else.
const LAYOUT: &str = "Properties Methods Object Source Schema for the resource in Resource API Supported integrations Path \
    Query Request Response body parameters Resources Base URL Allowed unknown more partial";

/// Known sentences that say nothing, by how they begin and end.
const SENTENCES: [(&str, &str); 3] =
    [("Say with", "are meant."), ("Who can light", "much of it."), ("_Nobody has", "counted yet._")];

#[test]
fn any_beginning_of_a_page_is_accounted_for() {
    for (name, dialect) in PAGES {
        let text = source(name).text().to_owned();
        for (cut, _) in text.char_indices().step_by(STRIDE) {
            assert_accounted(name, *dialect, &text[..cut], &format!("the first {cut} bytes"));
        }
    }
}

#[test]
fn a_page_with_a_wrong_character_is_accounted_for() {
    for (name, dialect) in PAGES {
        let text = source(name).text().to_owned();
        for (nth, (at, c)) in text.char_indices().step_by(STRIDE).enumerate() {
            // Two signs a place, and all of them every eight places.
            let [instead, before] = [nth * 2, nth * 2 + 1].map(|turn| SIGNS[turn % SIGNS.len()]);
            let broken = format!("{}{instead}{}", &text[..at], &text[at + c.len_utf8()..]);
            assert_accounted(name, *dialect, &broken, &format!("{instead:?} in place of {c:?} at {at}"));
            let longer = format!("{}{before}{}", &text[..at], &text[at..]);
            assert_accounted(name, *dialect, &longer, &format!("{before:?} before {c:?} at {at}"));
        }
    }
}

#[test]
fn any_reader_reads_any_page() {
    for (name, _) in PAGES {
        for dialect in Dialect::ALL {
            let _ = read(&source(name), Some(dialect));
        }
    }
}

fn assert_accounted(name: &str, dialect: Dialect, text: &str, how: &str) {
    let source = Source::new(name, text);
    let _ = detect(&source);
    // A page that is not read is reported as a whole.
    let Ok(page) = read(&source, Some(dialect)) else { return };
    let dumped = dump(&page);
    let lost = match dialect {
        Dialect::Html => lost_name(text, &dumped),
        Dialect::NewNamed => None,
        _ => lost_word(text, &dumped),
    };
    if let Some(lost) = lost {
        panic!("{name}, {how}: {lost:?} is neither read nor left\n{dumped}");
    }
}

/// A word of a line that is nowhere in what was made of the page.
fn lost_word<'t>(text: &'t str, dumped: &str) -> Option<&'t str> {
    let lines = text
        .split(['\n', '\r'])
        .filter(|line| !SENTENCES.iter().any(|(start, end)| line.contains(start) || line.contains(end)));
    let mut words = lines.flat_map(|line| line.split(|c: char| !c.is_alphanumeric())).filter(|word| !word.is_empty());
    words.find(|word| !dumped.contains(word) && !LAYOUT.split(' ').any(|known| known == *word))
}

/// A name that stands in an element of its own, and nowhere in what was made of the page.
fn lost_name<'t>(text: &'t str, dumped: &str) -> Option<&'t str> {
    let named = text.split("<span class=\"n\">").skip(1).filter_map(|rest| rest.split_once("</span>"));
    let mut plain = named.map(|(name, _)| name).filter(|name| name.chars().all(|c| c.is_alphanumeric() || c == '_'));
    plain.find(|name| !dumped.contains(name))
}
