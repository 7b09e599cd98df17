//! Pages that break off, and pages with a byte that is another one.

use super::account::lost;
use super::{Reader, cases, read};

/// What a byte becomes: ends of lines, spaces, marks, digits, quotes, half a character, and nothing at all.
const BYTES: [&[u8]; 12] =
    [b"\n", b"\r", b" ", "\u{a0}".as_bytes(), "·".as_bytes(), b"-", b"{", b"}", b"7", b"\"", b"\xff", b""];

fn check(reader: Reader, text: &str) {
    let Ok(page) = read(reader, text) else { return };
    let lost = lost(text, &page);
    assert!(lost.is_empty(), "{lost:#?} is neither read nor left of\n{text}");
}

#[test]
fn a_page_may_break_off_anywhere() {
    for case in cases() {
        let samples = case.text.find("curl ").unwrap_or(case.text.len());
        for (end, _) in case.text.char_indices().filter(|(end, _)| *end <= samples || end % 7 == 0) {
            check(case.read, &case.text[..end]);
        }
    }
}

#[test]
fn any_byte_may_be_another() {
    for case in cases() {
        for at in (0..case.text.len()).step_by(5) {
            let by = BYTES[(at / 5 + at / BYTES.len()) % BYTES.len()];
            let bytes = [&case.text.as_bytes()[..at], by, &case.text.as_bytes()[at + 1..]].concat();
            check(case.read, &String::from_utf8_lossy(&bytes));
        }
    }
}

#[test]
fn any_line_may_be_missing_or_come_twice() {
    for case in cases() {
        let lines: Vec<&str> = case.text.split_inclusive('\n').collect();
        for at in 0..lines.len() {
            check(case.read, &[&lines[..at], &lines[at + 1..]].concat().concat());
            check(case.read, &[&lines[..=at], &lines[at..]].concat().concat());
        }
    }
}

#[test]
fn samples_have_nothing_but_code() {
    const STRANGE: &str = "Nobody wrote this.\n";
    for case in cases() {
        let Some(samples) = case.text.find("curl ") else { continue };
        let ends = case.text.match_indices('\n').map(|(end, _)| end + 1).filter(|end| *end > samples);
        for end in ends {
            let text = [&case.text[..end], STRANGE, &case.text[end..]].concat();
            let page = read(case.read, &text).expect("its top is as it was");
            let is_left = page.left().iter().any(|place| text[place.bytes()].contains(STRANGE.trim()));
            assert!(is_left, "a line is read as code of\n{text}");
        }
    }
}
