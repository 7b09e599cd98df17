//! The code samples at the end of a page: the shell, JavaScript, Python, and two clients. All send the same, so what they say
//! of the body and of the verb is read from the first, and held against each other one.

mod body;
mod code;

use serde_json::Value;

pub(super) use self::body::{is_object, object_end};
use self::code::Language;
use super::lines::{Line, Lines};
use crate::model::Http;

/// What the samples say.
#[derive(Debug, Default)]
pub(super) struct Samples {
    /// The verb that they send.
    pub(super) http: Option<Http>,
    /// The typed fields at the top of the body, in the schema's own order. Nothing where nothing is sent.
    pub(super) body: Option<Vec<(String, Value)>>,
}

/// The line that the samples begin with.
pub(super) fn begins(line: &str) -> bool {
    line.starts_with("curl -X ") || line.starts_with("curl '")
}

/// Whether a page has samples anywhere.
pub(super) fn are_in(text: &str) -> bool {
    text.contains("curl -X ") || text.contains("curl '")
}

/// Where the samples begin in a line that ends what was before them, with nothing between.
pub(super) fn begins_in(line: &str) -> Option<usize> {
    let at = ["curl -X ", "curl 'http"].into_iter().filter_map(|mark| line.find(mark)).min()?;
    let is_glued = line[..at].chars().next_back().is_some_and(|before| !super::lines::is_space(before));
    is_glued.then_some(at)
}

/// Reads the samples, and leaves what is no code of theirs, what breaks off, and what says something else than the first, or than
/// the page before them.
pub(super) fn read(lines: &mut Lines<'_>, http: Option<Http>) -> Samples {
    let said = Samples { http, body: None };
    let mut reader = Reader { lines, language: Language::Shell, has_body: false, said };
    while let Some(line) = reader.lines.peek() {
        reader.step(line);
    }
    reader.said
}

struct Reader<'l, 'p> {
    lines: &'l mut Lines<'p>,
    language: Language,
    /// The sample of this language has shown its body.
    has_body: bool,
    said: Samples,
}

impl<'p> Reader<'_, 'p> {
    fn step(&mut self, line: Line<'p>) {
        if line.text.is_empty() {
            self.lines.skip();
            return;
        }
        if let Some(language) = self.language.next_at(line.text) {
            (self.language, self.has_body) = (language, false);
        }
        if let Some(opening) = self.language.body_in(line.text).filter(|_| !self.has_body) {
            self.body(opening);
            return;
        }
        let end = self.language.next_in(line.text).unwrap_or(line.text.len());
        let code = line.text[..end].trim();
        if self.language.has(code) && self.agrees_on_verb(code) {
            self.lines.read_part(end);
        } else {
            self.lines.leave_part(end);
        }
    }

    /// A line that says no verb agrees with all.
    fn agrees_on_verb(&mut self, code: &str) -> bool {
        let Some(word) = self.language.verb(code) else { return true };
        let verb = Http::ALL.into_iter().find(|http| http.as_str().eq_ignore_ascii_case(word));
        verb.is_some_and(|verb| *self.said.http.get_or_insert(verb) == verb)
    }

    /// Takes the body that opens so many bytes on in the next line. A sample has one, so that each is looked for once.
    fn body(&mut self, opening: usize) {
        self.has_body = true;
        let Some(line) = self.lines.peek() else { return };
        if opening > 0 {
            self.lines.read_part(opening);
        }
        let start = line.at + opening;
        let text = self.lines.rest();
        let text = &text[..self.language.next_in(text).unwrap_or(text.len())];
        let Some(end) = object_end(text) else {
            self.lines.leave();
            return;
        };
        let body = body::fields(&text[..end]);
        let is_agreed = match (&body, &self.said.body) {
            (Some(body), Some(first)) => body == first,
            (found, None) => found.is_some(),
            (None, Some(_)) => false,
        };
        if is_agreed {
            self.lines.read_to(start + end);
            self.said.body = body;
        } else {
            self.lines.leave_to(start + end);
        }
    }
}
