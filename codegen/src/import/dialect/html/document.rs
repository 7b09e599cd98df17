//! A document as lines of text, each in the pieces that its elements make of it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::tokens::{Found, Kind, tokens};
use crate::import::detect::names_object;
use crate::import::lines::is_space;

/// What a document says.
#[derive(Default)]
pub(super) struct Document {
    pub(super) lines: Vec<Said>,
    /// What is no line, and may hide some: tags that are cut, and what says nothing but never ends.
    pub(super) left: Vec<Range<usize>>,
    /// Where documents begin: a file of several pages has more than one.
    pub(super) starts: Vec<Range<usize>>,
}

/// A line.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) pieces: Vec<Piece>,
    pub(super) part: Part,
    /// The block of preformatted lines that it is one of.
    pub(super) block: Option<usize>,
    pub(super) in_main: bool,
    aside: Option<usize>,
}

/// What a line is part of.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    #[default]
    Text,
    /// The first level of headings.
    Title,
    /// A list: it begins an item.
    Item,
    Button,
}

impl Said {
    pub(super) fn bytes(&self) -> Range<usize> {
        let start = self.pieces.first().map_or(0, |piece| piece.bytes.start);
        start..self.pieces.last().map_or(start, |piece| piece.bytes.end)
    }
}

/// What stands in one element of a line.
#[derive(Debug)]
pub(super) struct Piece {
    /// Without spaces around it.
    pub(super) text: String,
    /// Which tag and class the element has: the same number, the same of both.
    pub(super) look: usize,
    pub(super) bytes: Range<usize>,
    /// Where the element starts.
    element: usize,
}

/// Elements that have no end.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements in which nothing is said.
const SILENT: [&str; 12] =
    ["canvas", "footer", "head", "iframe", "math", "nav", "noscript", "object", "script", "style", "svg", "template"];

/// Elements that no code has in it: the end of what was preformatted is missing.
const NO_CODE: [&str; 12] = ["article", "aside", "dl", "h1", "h2", "h3", "h4", "main", "p", "section", "table", "ul"];

/// Elements that are parts of a line.
const INLINE: [&str; 32] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "em", "font", "i", "img", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "svg",
];

/// Reads a document, whatever is wrong with it.
pub(super) fn read(text: &str) -> Document {
    let mut reader = Reader { source: text, ..Reader::default() };
    let mut end = 0;
    for found in tokens(text) {
        end = found.bytes.end;
        reader.take(found);
    }
    reader.finish(end)
}

#[derive(Debug)]
struct Open {
    name: String,
    look: usize,
    start: usize,
}

#[derive(Default)]
struct Reader<'p> {
    source: &'p str,
    document: Document,
    open: Vec<Open>,
    /// How many elements of each name are open, so that an end that nothing starts costs nothing.
    counts: HashMap<String, usize>,
    /// How many of them are elements in which nothing is said.
    silent: usize,
    looks: HashMap<(String, String), usize>,
    line: Said,
    blocks: usize,
    asides: usize,
    /// Those that are open.
    open_asides: Vec<usize>,
    /// Those with a block in them.
    code: HashSet<usize>,
}

impl Reader<'_> {
    fn take(&mut self, found: Found) {
        let Found { kind, bytes } = found;
        let is_heard = self.silent == 0;
        match kind {
            Kind::Comment if is_heard && is_suspicious(&self.source[bytes.clone()], "-->") => {
                self.document.left.push(bytes);
            }
            Kind::Text(text) if is_heard => self.say(&text, bytes),
            Kind::Doctype | Kind::Comment | Kind::Text(_) => {}
            Kind::End(name) => {
                self.suspect(&bytes);
                self.end(&name, bytes.start);
            }
            Kind::Start { name, class, is_closed } => {
                self.suspect(&bytes);
                if name == "html" && self.silent == 0 {
                    self.document.starts.push(bytes.clone());
                }
                self.start(name, class, is_closed, bytes.start);
            }
        }
    }

    /// A tag that has taken others may have taken the end of the line with them.
    fn suspect(&mut self, bytes: &Range<usize>) {
        if self.silent == 0 && is_suspicious(&self.source[bytes.clone()], ">") {
            self.flush();
            self.document.left.push(bytes.clone());
        }
    }

    fn is_open(&self, name: &str) -> bool {
        self.counts.get(name).is_some_and(|count| *count > 0)
    }

    fn start(&mut self, name: String, class: String, is_closed: bool, start: usize) {
        if name == "body" {
            self.end("head", start);
        }
        if NO_CODE.contains(&name.as_str()) {
            self.end("pre", start);
        }
        if !INLINE.contains(&name.as_str()) {
            self.flush();
        }
        if is_closed || VOID.contains(&name.as_str()) {
            return;
        }
        match name.as_str() {
            "li" => self.line.part = Part::Item,
            "pre" => self.blocks += 1,
            "aside" => {
                self.asides += 1;
                self.open_asides.push(self.asides);
            }
            _ => {}
        }
        self.silent += usize::from(is_silent(&name));
        *self.counts.entry(name.clone()).or_default() += 1;
        let next = self.looks.len();
        let look = *self.looks.entry((name.clone(), class)).or_insert(next);
        self.open.push(Open { name, look, start });
    }

    fn end(&mut self, name: &str, at: usize) {
        if !self.is_open(name) {
            return;
        }
        if !INLINE.contains(&name) {
            self.flush();
        }
        while let Some(ended) = self.close() {
            if ended.name == name {
                return;
            }
            self.cut(&ended, at);
        }
    }

    fn close(&mut self) -> Option<Open> {
        let ended = self.open.pop()?;
        self.counts.entry(ended.name.clone()).and_modify(|count| *count -= 1);
        self.silent -= usize::from(is_silent(&ended.name));
        if ended.name == "aside" {
            self.open_asides.pop();
        }
        Some(ended)
    }

    /// An element in which nothing is said, and which something else ends, may have taken what is said with it.
    fn cut(&mut self, ended: &Open, at: usize) {
        if is_silent(&ended.name) {
            self.document.left.push(ended.start..at);
        }
    }

    fn say(&mut self, text: &str, bytes: Range<usize>) {
        if !self.is_open("pre") {
            return self.add(text, bytes);
        }
        let raw = &self.source[bytes.clone()];
        let is_plain = raw.matches('\n').count() == text.matches('\n').count();
        let (mut start, mut raws) = (bytes.start, raw.split_inclusive('\n'));
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.flush();
            }
            let length = raws.next().map_or(0, str::len);
            let of_line = if is_plain { start..start + length } else { bytes.clone() };
            start += length;
            self.add(line, of_line);
        }
    }

    /// Adds text to the line: a piece of it, or more of the last one, which a comment cut in two.
    fn add(&mut self, text: &str, bytes: Range<usize>) {
        let said = text.trim_matches(is_space);
        let is_apart = !self.line.text.is_empty() && !self.line.text.ends_with(' ');
        if is_apart && text.starts_with(is_space) {
            self.line.text.push(' ');
        }
        let (look, element) = self.open.last().map_or((usize::MAX, 0), |open| (open.look, open.start));
        let is_anchor = ["#", "¶"].contains(&said) && self.is_open("a");
        if said.is_empty() || is_anchor {
            return;
        }
        let bytes = trimmed(self.source, bytes);
        let glue = if self.line.text.ends_with(' ') { " " } else { "" };
        if let Some(piece) = self.line.pieces.last_mut().filter(|piece| piece.element == element) {
            piece.text.push_str(glue);
            push_words(&mut piece.text, said);
            piece.bytes.end = bytes.end;
        } else {
            let mut words = String::new();
            push_words(&mut words, said);
            self.line.pieces.push(Piece { text: words, look, bytes, element });
        }
        push_words(&mut self.line.text, said);
        if text.ends_with(is_space) {
            self.line.text.push(' ');
        }
    }

    /// Ends the line.
    fn flush(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        if line.pieces.is_empty() {
            self.line.part = line.part;
            return;
        }
        line.text.truncate(line.text.trim_end().len());
        if self.is_open("button") {
            line.part = Part::Button;
        } else if self.is_open("h1") {
            line.part = Part::Title;
        }
        line.block = self.is_open("pre").then_some(self.blocks);
        line.in_main = self.is_open("main");
        line.aside = self.open_asides.last().copied();
        if line.block.is_some() {
            self.code.extend(&self.open_asides);
        }
        self.document.lines.push(line);
    }

    fn finish(mut self, end: usize) -> Document {
        self.flush();
        while let Some(ended) = self.close() {
            self.cut(&ended, self.source.len());
        }
        let rest = trimmed(self.source, end..self.source.len());
        if !rest.is_empty() {
            self.document.left.push(rest);
        }
        let Self { mut document, code, .. } = self;
        let is_about = |line: &Said| line.text.contains("/unified/") || names_object(&line.text);
        let has_main = document.lines.iter().any(|line| line.in_main && is_about(line));
        document.lines.retain(|line| {
            let is_said = !has_main || line.in_main || line.block.is_some();
            is_said && line.aside.is_none_or(|aside| code.contains(&aside))
        });
        document
    }
}

fn is_silent(name: &str) -> bool {
    SILENT.contains(&name)
}

/// Tags and comments that go on to where another one ends: a quote, or the end of the comment, is missing.
fn is_suspicious(raw: &str, end: &str) -> bool {
    !raw.ends_with(end) || raw.chars().skip(1).any(|c| c == '<')
}

fn trimmed(source: &str, bytes: Range<usize>) -> Range<usize> {
    let raw = &source[bytes.clone()];
    let start = bytes.start + raw.len() - raw.trim_start_matches(is_space).len();
    start..start + raw.trim_matches(is_space).len()
}

/// Spaces, and how lines are broken, say nothing in a document.
fn push_words(out: &mut String, text: &str) {
    for (at, word) in text.split(char::is_whitespace).filter(|word| !word.is_empty()).enumerate() {
        if at > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
}
