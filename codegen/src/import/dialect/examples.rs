//! Examples without a mark: where they end, and where words have others stuck to them.

use crate::import::lines::{Lines, is_space};
use crate::import::samples::{is_object, object_end};

/// How long the example is that a text certainly begins with: an id whose length is known, or what a URL has for a parameter.
/// `a[]=1&a[]=redThe colour` has one only if no other capital could begin the words.
pub(super) fn certain(text: &str) -> Option<usize> {
    uuid(text).or_else(|| parameter(text))
}

/// How long the UUID is that a text begins with.
pub(super) fn uuid(text: &str) -> Option<usize> {
    const GROUPS: [usize; 5] = [8, 4, 4, 4, 12];
    let id = text.get(..36)?;
    let mut groups = id.split('-');
    let fits = |length| groups.next().is_some_and(|group| group.len() == length && is_hexadecimal(group));
    (GROUPS.into_iter().all(fits) && groups.next().is_none()).then_some(id.len())
}

fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn parameter(text: &str) -> Option<usize> {
    let word = &text[..text.find(is_space).unwrap_or(text.len())];
    let value = word.rfind('=')?;
    let name = &word[..word.find('=')?];
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-[].".contains(c));
    let mut seams = seams(word, text).filter(|at| *at > value);
    match (seams.next(), seams.next()) {
        _ if !is_name => None,
        (None, _) => (word.len() == text.len()).then_some(word.len()),
        (Some(seam), None) => Some(seam),
        (Some(_), Some(_)) => None,
    }
}

/// Whether a text has a place where an example, or a value, may end and something else begin: `JaneThe name`.
pub(super) fn has_seam(text: &str) -> bool {
    seams(text, text).next().is_some()
}

/// Where a capital comes right after what is none, and a small letter or a space after it; after a capital, two small letters.
/// `text` is where the word goes on, whose letters count as well.
fn seams<'t>(word: &'t str, text: &'t str) -> impl Iterator<Item = usize> + 't {
    let mut before: Option<char> = None;
    word.char_indices().filter_map(move |(at, c)| {
        let last = before.replace(c)?;
        let mut after = text[at + c.len_utf8()..].chars();
        let next = after.next().filter(|_| c.is_uppercase())?;
        let is_small = next.is_lowercase();
        let ends_other = last.is_lowercase() || last.is_numeric() || ".)]}%".contains(last);
        let is_after_capital = last.is_uppercase() && is_small && after.next().is_some_and(char::is_lowercase);
        (ends_other && (is_small || is_space(next)) || is_after_capital).then_some(at)
    })
}

/// Examples of several lines, each looked at once.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// Before this byte of the page, no block is whole.
    none_before: usize,
    /// Lines are those of a block that is not whole.
    is_broken: bool,
}

/// More of a block than any page has in one example.
const LONGEST: usize = 1 << 16;

/// As much of a text as a block can have.
fn start_of(text: &str) -> &str {
    let end = (0..=LONGEST.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or_default()]
}

impl Blocks {
    /// Takes the JSON that begins so many bytes on in the next line.
    pub(super) fn take(&mut self, lines: &mut Lines<'_>, at: usize) -> Option<String> {
        let line = lines.peek()?;
        let start = line.at + at;
        let text = lines.rest().get(at..)?;
        if start < self.none_before || !text.starts_with(['{', '[']) {
            return None;
        }
        let seen = start_of(text);
        let end = object_end(seen);
        let Some(end) = end.filter(|end| is_object(&seen[..*end])) else {
            self.none_before = start + end.unwrap_or(seen.len());
            return None;
        };
        lines.read_to(start + end);
        Some(text[..end].replace("\r\n", "\n"))
    }

    /// A line has come that no block has.
    pub(super) fn end(&mut self) {
        self.is_broken = false;
    }

    /// Whether a line is one of a block that breaks off: nothing else looks like that.
    pub(super) fn breaks_off(&mut self, text: &str) -> bool {
        let opens = matches!(text, "{" | "[" | "[{");
        self.is_broken = opens || (self.is_broken && text.starts_with(['"', '{', '}', '[', ']']));
        self.is_broken
    }
}

#[cfg(test)]
mod tests {
    use super::{certain, has_seam};

    #[test]
    fn examples_that_certainly_end() {
        let id = "0b1c2d3e-0000-4000-8000-00000000000a";
        assert_eq!(certain(id), Some(36));
        assert_eq!(certain(&format!("{id}the kite")), Some(36));
        assert_eq!(certain("kites[]=1&kites[]=redThe colour"), Some(21));
        assert_eq!(certain("kites[]=1"), Some(9));
        for open in ["kites[]=redBlueThe colour", "kites[]=red the colour", "42The colour", "", "=", "0b1c2d3e-0000"] {
            assert_eq!(certain(open), None, "{open}");
        }
    }

    #[test]
    fn seams() {
        for text in
            ["42The colour", "redThe colour", "In flightOn ground", "FEETThe unit", "Red kite.The name", "4 ftA unit"]
        {
            assert!(has_seam(text), "{text}");
        }
        for text in
            ["The colour", "The ID of a kite", "An API call.", "URLs of kites", "At Kew Gardens", "(Red) kites", ""]
        {
            assert!(!has_seam(text), "{text}");
        }
    }
}
