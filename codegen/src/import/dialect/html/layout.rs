//! Lines of a document as the lines that the text of the same page has.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::document::{Part, Piece, Said};
use crate::import::detect::names_object;
use crate::import::dialect::new_named::{
    EXAMPLE, POSSIBLE_VALUES, REFERENCES, SAYS_NOTHING, is_fact, is_section, level,
};
use crate::import::dialect::new_nameless_object::{PROPERTIES, RELATIONSHIPS};
use crate::import::heads::{is_name, is_type};
use crate::import::lines::Rendered;
use crate::import::page::Values;
use crate::import::route::request_line;
use crate::import::{samples, support};
use crate::model::Http;

/// Values that had elements of their own, by how they are glued; nothing where two lists are glued to the same.
pub(super) type Apart = HashMap<String, Option<Values>>;

/// The lines of a page.
#[derive(Default)]
pub(super) struct LaidOut {
    pub(super) rendered: Rendered,
    pub(super) title: Option<String>,
    pub(super) apart: Apart,
    /// What stands before the operation, and is not its title.
    pub(super) left: Vec<Range<usize>>,
}

/// What buttons beside samples say.
const CONTROLS: [&str; 10] =
    ["Copy", "Copied", "Copied!", "Copy page", "Shell", "cURL", "JavaScript", "TypeScript", "Python", "Node.js"];

/// What a document is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Operation,
    Object,
}

/// What only older pages have, of which nobody knows how a browser shows them.
const OLDER: [&str; 4] = ["Integrations supported", "Partial response integrations", "Required in", "Supported in"];

/// What a document is about; nothing where it is neither, or is an older page.
pub(super) fn about(said: &[Said]) -> Option<About> {
    let has = |wanted: &dyn Fn(&Said) -> bool| said.iter().any(wanted);
    if has(&|line| OLDER.contains(&line.text.as_str())) {
        return None;
    }
    let is_titled = has(&|line| line.part == Part::Title && names_object(&line.text));
    if is_titled && has(&|line| line.text == PROPERTIES) && !has(&|line| is_section(&line.text)) {
        return Some(About::Object);
    }
    let lines: Vec<&Said> = said.iter().collect();
    (0..lines.len()).any(|at| route_at(&lines, at).is_some()).then_some(About::Operation)
}

/// Lays a document out.
pub(super) fn lay_out(said: &[Said], about: About) -> LaidOut {
    let lines =
        said.iter().filter(|line| !(line.part == Part::Button && CONTROLS.contains(&line.text.as_str()))).collect();
    let (lines, samples) = split_samples(lines);
    let mut layout = Layout { lines, at: 0, names: HashSet::new(), is_below_head: false, out: LaidOut::default() };
    layout.learn_names();
    match about {
        About::Operation => layout.route(),
        About::Object => layout.object(),
    }
    while let Some(line) = layout.get(layout.at) {
        layout.line(line);
    }
    layout.samples(samples);
    layout.out
}

/// The fields, and the samples, which may stand beside the fields, and so come first in the document. They are the lines that
/// samples begin with, and the blocks with several lines, but for an example of a field.
fn split_samples(lines: Vec<&Said>) -> (Vec<&Said>, Vec<&Said>) {
    let mut sizes: HashMap<usize, usize> = HashMap::new();
    for block in lines.iter().filter_map(|line| line.block) {
        *sizes.entry(block).or_default() += 1;
    }
    let mut decided: HashMap<usize, bool> = HashMap::new();
    let mut before = "";
    let (mut fields, mut samples) = (Vec::new(), Vec::new());
    for line in lines {
        let begins = samples::begins(&line.text);
        let is_sample = line.block.map_or(begins, |block| {
            let is_long =
                || sizes.get(&block).is_some_and(|size| *size > 1) && ![EXAMPLE, RELATIONSHIPS].contains(&before);
            *decided.entry(block).or_insert_with(|| begins || is_long())
        });
        if is_sample {
            samples.push(line);
        } else {
            fields.push(line);
        }
        before = &line.text;
    }
    (fields, samples)
}

struct Layout<'d> {
    lines: Vec<&'d Said>,
    at: usize,
    /// How elements look that hold names of fields.
    names: HashSet<usize>,
    /// The next line may say what a field is.
    is_below_head: bool,
    out: LaidOut,
}

/// A name and its type, and a flag.
struct Head {
    glued: String,
    is_required: bool,
    lines: usize,
}

impl<'d> Layout<'d> {
    fn get(&self, at: usize) -> Option<&'d Said> {
        self.lines.get(at).copied()
    }

    fn text(&self, at: usize) -> &'d str {
        self.get(at).map_or("", |line| &line.text)
    }

    /// Writes a line that the next few say together.
    fn emit(&mut self, text: &str, lines: usize) {
        let bytes = |at| self.get(at).map_or(0..0, Said::bytes);
        let (first, last) = (bytes(self.at), bytes(self.at + lines - 1));
        self.out.rendered.push(text, first.start..last.end.max(first.end));
        self.at += lines;
    }

    /// Writes a line that some pieces of the next one say.
    fn emit_pieces(&mut self, text: &str, pieces: &[Piece]) {
        let start = pieces.first().map_or(0, |piece| piece.bytes.start);
        self.out.rendered.push(text, start..pieces.last().map_or(start, |piece| piece.bytes.end));
    }

    fn learn_names(&mut self) {
        let heads = (0..self.lines.len()).filter(|at| self.head(*at).is_some());
        self.names = heads.filter_map(|at| Some(self.get(at)?.pieces.first()?.look)).collect();
    }

    /// What stands up to the line that says what the page is about, and that line. Without one, all is left to the reader,
    /// which says so.
    fn route(&mut self) {
        let routes = (0..self.lines.len()).find_map(|at| Some((at, route_at(&self.lines, at)?)));
        let Some((at, (route, lines))) = routes else { return };
        for line in &self.lines[..at] {
            if line.part == Part::Title && self.out.title.is_none() {
                self.out.title = Some(line.text.clone());
            } else if !SAYS_NOTHING.contains(&line.text.as_str()) {
                self.out.left.push(line.bytes());
            }
        }
        self.at = at;
        self.emit(&route, lines);
    }

    /// What stands up to the title, the title, and what stands between it and the fields.
    fn object(&mut self) {
        let is_title = |line: &&Said| line.part == Part::Title && names_object(&line.text);
        let Some(at) = self.lines.iter().position(is_title) else { return };
        let said = self.lines[..at].iter().filter(|line| !SAYS_NOTHING.contains(&line.text.as_str()));
        self.out.left.extend(said.map(|line| line.bytes()));
        self.at = at;
        while self.at < self.lines.len() {
            let text = self.text(self.at);
            self.emit(text, 1);
            if text == PROPERTIES {
                return;
            }
        }
    }

    /// Lines of code that come before what the samples are known to begin with would be read as words.
    fn samples(&mut self, samples: Vec<&'d Said>) {
        let first = samples.iter().position(|line| samples::begins(&line.text)).unwrap_or(samples.len());
        self.out.left.extend(samples[..first].iter().map(|line| line.bytes()));
        (self.lines, self.at) = (samples, first);
        while self.at < self.lines.len() {
            self.emit(self.text(self.at), 1);
        }
    }

    /// Lays out the next line, or the next few that are one.
    fn line(&mut self, line: &'d Said) {
        if let Some(head) = self.head(self.at) {
            return self.field(&head);
        }
        if self.is_bare_head(line) {
            self.emit(&line.text, 1);
            self.is_below_head = true;
            return;
        }
        let is_fact = self.counts() || self.values(line) || self.labelled(line) || self.provider(line);
        if is_fact || is_section(&line.text) {
            self.is_below_head = false;
        }
        if !is_fact {
            self.words(line);
        }
    }

    fn field(&mut self, head: &Head) {
        let last = self.at + head.lines - 1;
        self.emit(&head.glued, head.lines);
        if head.is_required {
            let pieces = self.get(last).map_or(&[][..], |line| &line.pieces);
            self.emit_pieces(REQUIRED, &pieces[pieces.len().saturating_sub(1)..]);
        } else if flag(self.text(self.at)) {
            self.emit(REQUIRED, 1);
        }
        self.is_below_head = true;
    }

    /// A name and a type, in one line or two.
    fn head(&self, at: usize) -> Option<Head> {
        let line = self.get(at)?;
        let name = line.pieces.first().filter(|piece| is_name(&piece.text))?;
        let next = self.get(at + 1).map_or(&[][..], |next| &next.pieces);
        let (rest, lines) = if line.pieces.len() == 1 { (next, 2) } else { (&line.pieces[1..], 1) };
        let words: Vec<&str> = rest.iter().map(|piece| piece.text.as_str()).collect();
        let words = words.join(" ");
        let ty = unpointed(&words);
        let (ty, is_required) = ty.strip_suffix("required").map_or((ty, false), |ty| (unpointed(ty), true));
        let ty = [ty.to_owned(), ty.replacen(' ', " · ", 1)].into_iter().find(|ty| is_type(ty))?;
        Some(Head { glued: format!("{}{ty}", name.text), is_required, lines })
    }

    /// A name without a type looks like the other names.
    fn is_bare_head(&self, line: &Said) -> bool {
        let [name] = line.pieces.as_slice() else { return false };
        self.names.contains(&name.look) && is_name(&name.text) && !is_section(&name.text) && !is_fact(&name.text)
    }

    /// `3 supported`, `1 required`: one line, whatever they stand in.
    fn counts(&mut self) -> bool {
        let mut joined = glued_counts(self.text(self.at));
        if support::counts(&joined).is_none() {
            return false;
        }
        let mut lines = 1;
        loop {
            let longer = joined.clone() + &glued_counts(self.text(self.at + lines));
            if longer == joined || support::counts(&longer).is_none() {
                break;
            }
            (joined, lines) = (longer, lines + 1);
        }
        self.emit(&joined, lines);
        true
    }

    /// The values of a field: in the line of their heading, in the next one, or in lines that look the same.
    fn values(&mut self, line: &'d Said) -> bool {
        let Some((heading, beside)) = line.pieces.split_first().filter(|(first, _)| first.text == POSSIBLE_VALUES)
        else {
            return false;
        };
        let mut pieces: Vec<&Piece> = beside.iter().collect();
        let mut lines = 1;
        while let Some(next) = self.get(self.at + lines).filter(|_| beside.is_empty()) {
            let is_alike =
                pieces.first().is_none_or(|first| next.pieces.len() == 1 && first.look == next.pieces[0].look);
            let is_other = is_fact(&next.text) || is_section(&next.text) || self.head(self.at + lines).is_some();
            if is_other || !is_alike {
                break;
            }
            pieces.extend(&next.pieces);
            lines += 1;
            if next.pieces.len() > 1 {
                break;
            }
        }
        self.out.rendered.push(POSSIBLE_VALUES, heading.bytes.clone());
        let bytes = pieces.first().zip(pieces.last()).map(|(first, last)| first.bytes.start..last.bytes.end);
        if let Some(bytes) = bytes {
            let glued = self.glue(&pieces);
            self.out.rendered.push(&glued, bytes);
        }
        self.at += lines;
        true
    }

    /// Values as text has them; how they come apart is kept.
    fn glue(&mut self, pieces: &[&Piece]) -> String {
        let texts: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
        let glued = texts.concat();
        if let Some(values) = listed(&texts) {
            let known = self.out.apart.entry(glued.clone()).or_insert_with(|| Some(values.clone()));
            if known.as_ref() != Some(&values) {
                *known = None;
            }
        }
        glued
    }

    /// `Example:` and `References:`, with what they say beside or below them.
    fn labelled(&mut self, line: &'d Said) -> bool {
        let Some(label) = [EXAMPLE, REFERENCES].into_iter().find(|label| line.text.starts_with(label)) else {
            return false;
        };
        if line.text != label {
            self.emit(&line.text, 1);
            return true;
        }
        let mut text = label.to_owned();
        let mut lines = 1;
        while let Some(next) = self.get(self.at + lines) {
            let is_same_block = lines == 1 || next.block.is_some_and(|block| self.block(lines) == Some(block));
            let is_other = is_fact(&next.text) || is_section(&next.text) || self.head(self.at + lines).is_some();
            if !is_same_block || is_other {
                break;
            }
            text.push(' ');
            text.push_str(&next.text);
            lines += 1;
        }
        self.emit(&text, lines);
        true
    }

    /// The block of the line before the one so many lines on.
    fn block(&self, lines: usize) -> Option<usize> {
        self.get(self.at + lines - 1)?.block
    }

    /// A provider and its level in one line, and perhaps its values.
    fn provider(&mut self, line: &'d Said) -> bool {
        let at = line.pieces.iter().skip(1).position(|piece| level(&piece.text).is_some());
        let Some(at) = at.map(|at| at + 1).filter(|_| !self.is_below_head) else { return false };
        let (label, rest) = line.pieces.split_at(at);
        let words: Vec<&str> = label.iter().map(|piece| piece.text.as_str()).collect();
        self.emit_pieces(&words.join(" "), label);
        self.emit_pieces(&rest[0].text, &rest[..1]);
        if rest.len() > 1 {
            let glued = self.glue(&rest[1..].iter().collect::<Vec<_>>());
            self.emit_pieces(&glued, &rest[1..]);
        }
        self.at += 1;
        true
    }

    /// Words: of a field, where they stand below its head.
    fn words(&mut self, line: &'d Said) {
        if !self.is_below_head {
            // Several pieces that look the same are no sentence, but a provider's own values.
            let is_list = line.pieces.len() > 1 && line.pieces.iter().all(|piece| piece.look == line.pieces[0].look);
            let text = if is_list { self.glue(&line.pieces.iter().collect::<Vec<_>>()) } else { line.text.clone() };
            return self.emit(&text, 1);
        }
        self.out.rendered.push("", 0..0);
        let sign = if line.part == Part::Item { "• " } else { "" };
        self.emit(&format!("{sign}{}", line.text), 1);
    }
}

/// The verb and the path, in one line or two, in one piece or several.
fn route_at(lines: &[&Said], at: usize) -> Option<(String, usize)> {
    let line = lines.get(at)?;
    let verb = line.pieces.first()?.text.as_str();
    let is_verb = Http::ALL.iter().any(|http| http.as_str() == verb);
    let (path, count) = match line.pieces.len() {
        1 if is_verb => (lines.get(at + 1)?.pieces.as_slice(), 2),
        _ if is_verb => (&line.pieces[1..], 1),
        _ => return request_line(&line.text).map(|_| (line.text.clone(), 1)),
    };
    let path: String = path.iter().map(|piece| piece.text.as_str()).collect();
    let route = format!("{verb} {path}");
    request_line(&route)?;
    Some((route, count))
}

const REQUIRED: &str = "required·";

fn flag(text: &str) -> bool {
    unpointed(text) == "required"
}

/// Without the dot that ends a flag, or stands between it and what is before.
fn unpointed(text: &str) -> &str {
    text.trim_matches([' ', '·'])
}

fn glued_counts(text: &str) -> String {
    [" · ", ", ", " "].into_iter().fold(text.to_owned(), |text, between| {
        text.replace(&format!("supported{between}"), "supported").replace(&format!("required{between}"), "required")
    })
}

/// Values one by one, each once: those of the schema are followed by those of providers. The last may count what is left out.
fn listed(texts: &[&str]) -> Option<Values> {
    let mut seen = HashSet::new();
    let more = texts.last().and_then(|last| last.strip_prefix("+ ")?.strip_suffix(" more")?.parse().ok());
    let texts = &texts[..texts.len() - usize::from(more.is_some())];
    let values: Vec<String> = texts.iter().filter(|text| seen.insert(**text)).map(|text| (*text).to_owned()).collect();
    match more {
        Some(more) => Some(Values::Partial(values, more)),
        None => (texts.len() > 1).then_some(Values::Listed(values)),
    }
}
