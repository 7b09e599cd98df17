//! From text to a tree, refusing what the format has no use for.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, Span};

use super::node::{Entry, Kind, Node};
use super::syntax;
use crate::diagnostics::{Diagnostic, Report, Rule};
use crate::source::{Place, Source};

/// Bounds that no honest file comes near.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Nested mappings and sequences.
    pub depth: usize,
    /// Scalars, mappings and sequences of one file.
    pub nodes: usize,
    /// Bytes of a key. The places of what stands below it repeat it.
    pub key: usize,
    /// Bytes of a text. Operations that have a field repeat what is said of it.
    pub text: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { depth: 48, nodes: 300_000, key: 1_000, text: 64 << 10 }
    }
}

/// The document of `source`, or nothing when its syntax is broken; findings go to `report`.
pub fn parse<'a>(source: &'a Source, limits: Limits, report: &mut Report) -> Option<Node<'a>> {
    let options = granit_parser::options! {
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        flow_nesting_limit: limits.depth,
        block_nesting_limit: limits.depth,
        // A key that is too long is to be called that, and no word without a colon.
        simple_key_max_lookahead: 16 * limits.key,
    };
    let copies = Vec::new();
    let mut builder = Builder { source, limits, report, open: Vec::new(), root: None, nodes: 0, documents: 0, copies };
    let read = Parser::new_from_str_with_options(source.text(), options).try_for_each(|next| match next {
        Ok((event, span)) => builder.event(event, span),
        Err(error) => {
            builder.report.push(syntax::finding(source, &error, limits.depth));
            Err(GivenUp)
        }
    });
    builder.check_copies();
    read.ok().and_then(|()| builder.finish())
}

/// The run over the file was given up; the reason is in the report.
struct GivenUp;

struct Builder<'a, 'r> {
    source: &'a Source,
    limits: Limits,
    report: &'r mut Report,
    open: Vec<Open<'a>>,
    root: Option<Node<'a>>,
    nodes: usize,
    documents: usize,
    /// Anchors and aliases.
    copies: Vec<(Range<usize>, &'static str)>,
}

enum Open<'a> {
    Sequence {
        start: usize,
        items: Vec<Node<'a>>,
    },
    Mapping {
        start: usize,
        entries: Vec<Entry<'a>>,
        seen: HashMap<Cow<'a, str>, Range<usize>>,
        key: Key<'a>,
        merges: bool,
    },
}

/// What the next node of a mapping is.
enum Key<'a> {
    Awaited,
    Read {
        text: Cow<'a, str>,
        bytes: Range<usize>,
        plain: bool,
    },
    /// A key that cannot be used; its value is read and dropped.
    Refused,
}

impl<'a> Builder<'a, '_> {
    fn event(&mut self, event: Event<'a>, span: Span) -> Result<(), GivenUp> {
        let bytes = span.byte_range().unwrap_or_default();
        match event {
            Event::DocumentStart(..) => self.document(&bytes),
            Event::Anchor(..) => {
                self.copies.push((bytes, "an anchor"));
                Ok(())
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.copies.push((bytes.clone(), "an alias"));
                self.add(Node { bytes, kind: Kind::Broken })
            }
            Event::Scalar(text, style, _, tag) => {
                self.tag(tag.is_some(), &span);
                let plain = style == ScalarStyle::Plain;
                let is_key = matches!(self.open.last(), Some(Open::Mapping { key: Key::Awaited, .. }));
                let (what, most) = if is_key { ("key", self.limits.key) } else { ("text", self.limits.text) };
                if text.len() > most {
                    self.too_long(&bytes, what, text.len(), most);
                    return self.add(Node { bytes, kind: Kind::Broken });
                }
                self.add(Node { bytes, kind: Kind::Scalar { text, plain } })
            }
            Event::SequenceStart(_, _, tag) => {
                self.tag(tag.is_some(), &span);
                self.open(Open::Sequence { start: bytes.start, items: Vec::new() })
            }
            Event::MappingStart(_, _, tag) => {
                self.tag(tag.is_some(), &span);
                let (entries, seen) = (Vec::new(), HashMap::new());
                self.open(Open::Mapping { start: bytes.start, entries, seen, key: Key::Awaited, merges: false })
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(bytes.end),
            _ => Ok(()),
        }
    }

    fn open(&mut self, open: Open<'a>) -> Result<(), GivenUp> {
        let (Open::Sequence { start, .. } | Open::Mapping { start, .. }) = &open;
        if self.open.len() >= self.limits.depth {
            let place = self.place(&(*start..start + 1));
            self.report.push(syntax::too_deep(place, self.limits.depth));
            return Err(GivenUp);
        }
        self.open.push(open);
        Ok(())
    }

    fn close(&mut self, end: usize) -> Result<(), GivenUp> {
        let node = match self.open.pop() {
            Some(Open::Sequence { start, items }) => {
                Node { bytes: self.trimmed(start, end), kind: Kind::Sequence(items) }
            }
            // What a merge key brings in is not known: nothing in the mapping can be called missing.
            Some(Open::Mapping { start, merges: true, .. }) => Node { bytes: start..end, kind: Kind::Broken },
            Some(Open::Mapping { start, entries, .. }) => {
                Node { bytes: self.trimmed(start, end), kind: Kind::Mapping(entries) }
            }
            None => return Ok(()),
        };
        self.add(node)
    }

    /// The parser ends a block where the next one starts; its last line is where it ends for a reader.
    fn trimmed(&self, start: usize, end: usize) -> Range<usize> {
        let text = self.source.text().get(start..end).unwrap_or_default();
        start..start + text.trim_end().len()
    }

    /// Puts a finished node where it belongs: the innermost open collection, or the top.
    fn add(&mut self, node: Node<'a>) -> Result<(), GivenUp> {
        self.nodes += 1;
        if self.nodes > self.limits.nodes {
            self.too_many(&node.bytes);
            return Err(GivenUp);
        }
        match self.open.last_mut() {
            None if self.documents <= 1 => self.root = Some(node),
            None => {}
            Some(Open::Sequence { items, .. }) => items.push(node),
            Some(Open::Mapping { key, .. }) => match std::mem::replace(key, Key::Awaited) {
                Key::Awaited => self.key(node),
                Key::Refused => {}
                Key::Read { text, bytes, plain } => self.entry(text, bytes, plain, node),
            },
        }
        Ok(())
    }

    fn key(&mut self, node: Node<'a>) {
        let next = match node.kind {
            Kind::Scalar { text, plain: true } if text == "<<" => {
                self.copies.push((node.bytes, "a merge key"));
                if let Some(Open::Mapping { merges, .. }) = self.open.last_mut() {
                    *merges = true;
                }
                Key::Refused
            }
            Kind::Scalar { text, plain } => Key::Read { text, bytes: node.bytes, plain },
            Kind::Broken => Key::Refused,
            _ => {
                let place = self.place(&node.bytes);
                self.report.push(
                    Diagnostic::new(Rule::WrongKind, place, "a list or mapping stands where a key belongs")
                        .label("not a key")
                        .help("write one word before the colon, and put text that starts with `{` or `[` in quotes"),
                );
                Key::Refused
            }
        };
        if let Some(Open::Mapping { key, .. }) = self.open.last_mut() {
            *key = next;
        }
    }

    fn entry(&mut self, text: Cow<'a, str>, bytes: Range<usize>, plain: bool, value: Node<'a>) {
        let Some(Open::Mapping { entries, seen, .. }) = self.open.last_mut() else { return };
        if let Some(first) = seen.get(&text).cloned() {
            let (place, first) = (self.place(&bytes), self.place(&first));
            self.report.push(
                Diagnostic::new(Rule::DuplicateKey, place, format!("the key `{text}` is given twice"))
                    .label("given again here")
                    .related(first, "given first here")
                    .help("keep one of the two, or merge what they say: a reader would silently lose one"),
            );
            return;
        }
        seen.insert(text.clone(), bytes.clone());
        entries.push(Entry { key: text, key_bytes: bytes, key_plain: plain, value });
    }

    fn document(&mut self, bytes: &Range<usize>) -> Result<(), GivenUp> {
        self.documents += 1;
        if self.documents == 2 {
            let place = self.place(bytes);
            self.report.push(
                Diagnostic::new(Rule::SeveralDocuments, place, "the file holds more than one YAML document")
                    .label("a second document starts here")
                    .help("remove what follows, or give it a file of its own"),
            );
            return Err(GivenUp);
        }
        Ok(())
    }

    /// One finding for all of them: a file that uses them at all uses them often.
    fn check_copies(&mut self) {
        let Some(((first, what), rest)) = self.copies.split_first() else { return };
        let finding =
            Diagnostic::new(Rule::Alias, self.place(first), "YAML's anchors and aliases are not part of the format");
        let shown: Vec<_> = rest.iter().take(MOST_COPIES).collect();
        let more = match rest.len() - shown.len() {
            0 => String::new(),
            more => format!("; {more} more are in this file"),
        };
        let finding = finding.label(*what).help(format!("write the value out wherever it is needed{more}"));
        let related = |finding: Diagnostic, (bytes, what): &(Range<usize>, &'static str)| {
            finding.related(self.place(bytes), *what)
        };
        self.report.push(shown.into_iter().fold(finding, related));
    }

    fn tag(&mut self, tagged: bool, span: &Span) {
        if !tagged {
            return;
        }
        let bytes = span.tag_span().and_then(|tag| tag.byte_range()).or_else(|| span.byte_range()).unwrap_or_default();
        let place = self.place(&bytes);
        self.report.push(
            Diagnostic::new(Rule::Tag, place, "YAML tags have no meaning here")
                .label("a tag")
                .help("remove it; quote the value if it must be text"),
        );
    }

    fn too_many(&mut self, bytes: &Range<usize>) {
        let place = self.place(bytes);
        self.report.push(
            Diagnostic::new(Rule::TooLarge, place, format!("more than {} values in one file", self.limits.nodes))
                .label("reading stopped here")
                .help("give every resource a file of its own"),
        );
    }

    fn too_long(&mut self, bytes: &Range<usize>, what: &str, length: usize, most: usize) {
        let place = self.place(&(bytes.start..bytes.start));
        self.report.push(
            Diagnostic::new(
                Rule::TooLarge,
                place,
                format!("a {what} of {length} bytes, and a {what} has at most {most}"),
            )
            .label("begins here")
            .help(format!("shorten the {what}, or check the file for a mistake, such as a quote without its partner")),
        );
    }

    fn finish(self) -> Option<Node<'a>> {
        if self.root.is_none() {
            let place = self.source.place(0, 0);
            self.report.push(
                Diagnostic::new(Rule::EmptyFile, place, "the file says nothing")
                    .label("empty, or comments only")
                    .help("spec/README.md has an example with every key; remove the file if nothing needs it"),
            );
        }
        self.root
    }

    fn place(&self, bytes: &Range<usize>) -> Place {
        self.source.place(bytes.start, bytes.end)
    }
}

/// Anchors and aliases that a finding shows after the first.
const MOST_COPIES: usize = 5;
