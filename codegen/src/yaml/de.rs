//! A serde deserializer over the tree that reports what does not fit and goes on.

use std::cell::RefCell;
use std::fmt;
use std::ops::Range;

use serde::de::value::{StrDeserializer, U64Deserializer};
use serde::de::{self, Deserialize, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor};

use super::node::{Entry, Kind, NOTHING, Node, SHORT};
use super::scalar;
use super::spanned::SPANNED;
use crate::diagnostics::{Diagnostic, Report, Rule, did_you_mean, listed, nearest};
use crate::source::{Place, Source};

/// Reads a tree into an input type. Whatever does not fit goes to `report`; `None` when the top itself does not.
pub fn deserialize<'de, T: Deserialize<'de>>(source: &Source, node: &'de Node<'_>, report: &mut Report) -> Option<T> {
    let context = Context { source, report: RefCell::new(report) };
    T::deserialize(NodeReader { node, key: None, context: &context }).ok()
}

struct Context<'r> {
    source: &'r Source,
    report: RefCell<&'r mut Report>,
}

impl Context<'_> {
    fn place(&self, bytes: &Range<usize>) -> Place {
        self.source.place(bytes.start, bytes.end)
    }

    fn push(&self, diagnostic: Diagnostic) -> Misfit {
        self.report.borrow_mut().push(diagnostic);
        Misfit::Reported
    }
}

/// Why a value could not be read.
#[derive(Debug)]
enum Misfit {
    /// The reason is in the report.
    Reported,
    /// serde's own words; the reader of the value adds the place.
    Serde(String),
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reported => f.write_str("reported"),
            Self::Serde(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Misfit {}

impl de::Error for Misfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Serde(message.to_string())
    }
}

#[derive(Clone, Copy)]
struct NodeReader<'de, 'a, 'c, 'r> {
    node: &'de Node<'a>,
    /// The key that the value belongs to, if it has one.
    key: Option<&'de Range<usize>>,
    context: &'c Context<'r>,
}

impl<'de> NodeReader<'de, '_, '_, '_> {
    fn misfit(self, expected: &str) -> Misfit {
        let Some(found) = self.node.describe() else { return Misfit::Reported };
        let help = advice(expected, &found, self);
        let rule = if found == NOTHING { Rule::EmptyValue } else { Rule::WrongKind };
        let label = match rule {
            Rule::EmptyValue => "has no value".to_owned(),
            _ if expected.contains(" or ") => "neither of the two".to_owned(),
            _ => format!("not {expected}"),
        };
        let finding = Diagnostic::new(rule, self.place(), format!("expected {expected}, found {found}"));
        self.context.push(finding.label(label).help(help))
    }

    /// Where the value stands; where there is none, its key.
    fn place(self) -> Place {
        let key = self.key.filter(|_| self.node.bytes.is_empty());
        self.context.place(key.unwrap_or(&self.node.bytes))
    }

    /// Gives serde's own finding a place. The input types leave serde nothing to find; a type that does not must not
    /// make it fail in silence.
    fn claim<T>(self, result: Result<T, Misfit>) -> Result<T, Misfit> {
        result.map_err(|misfit| match misfit {
            Misfit::Reported => misfit,
            Misfit::Serde(message) => self.context.push(
                Diagnostic::new(Rule::WrongKind, self.context.place(&self.node.bytes), message)
                    .label("does not fit here")
                    .help("see spec/README.md for what this key takes"),
            ),
        })
    }

    fn scalar(self, expected: &str) -> Result<(&'de str, bool), Misfit> {
        match &self.node.kind {
            Kind::Scalar { text, plain } if !(*plain && scalar::is_null(text)) => Ok((text, *plain)),
            _ => Err(self.misfit(expected)),
        }
    }

    fn text(self) -> Result<&'de str, Misfit> {
        let (text, plain) = self.scalar("text")?;
        check_reading(self.context, text, plain, &self.node.bytes);
        Ok(text)
    }

    fn boolean(self) -> Result<bool, Misfit> {
        match self.scalar("`true` or `false`")? {
            ("true", true) => Ok(true),
            ("false", true) => Ok(false),
            _ => Err(self.misfit("`true` or `false`")),
        }
    }

    fn count(self) -> Result<u64, Misfit> {
        let (text, _) = self.scalar("a whole number")?;
        text.parse().map_err(|_| self.misfit("a whole number"))
    }
}

/// What to write instead.
fn advice(expected: &str, found: &str, reader: NodeReader<'_, '_, '_, '_>) -> String {
    let thing = if reader.key.is_some() { "key" } else { "item" };
    let text = match &reader.node.kind {
        Kind::Scalar { text, plain } if !(*plain && scalar::is_null(text)) => Some(text),
        _ => None,
    };
    match (expected, text) {
        (LIST, Some(text)) if text.len() <= SHORT => format!("write `[{text}]`"),
        (LIST, _) => format!("write the items as `[one, two]`, or remove the {thing}"),
        (MAPPING, None) if found == NOTHING => {
            "write keys with their values, or `{}` where there is nothing to say".to_owned()
        }
        (MAPPING, _) => "write keys with their values: `{key: value}`".to_owned(),
        _ if found == NOTHING => format!("write {expected}, or remove the {thing}"),
        _ => format!("write {expected} here"),
    }
}

const LIST: &str = "a list";
const MAPPING: &str = "a mapping";

/// Text that another reader would take for something else is refused, so that every reader agrees on the file.
fn check_reading(context: &Context<'_>, text: &str, plain: bool, bytes: &Range<usize>) {
    let Some(reading) = scalar::reading(text).filter(|_| plain) else { return };
    context.push(
        Diagnostic::new(
            Rule::AmbiguousScalar,
            context.place(bytes),
            format!("`{text}` is {} to some YAML readers, and text is expected here", reading.describe()),
        )
        .label("not quoted")
        .help(format!("write \"{text}\" with the quotes")),
    );
}

/// What a visitor takes, in its own words.
fn expected<'de, V: Visitor<'de>>(visitor: &V) -> String {
    (visitor as &dyn de::Expected).to_string().replace(", or", " or")
}

impl<'de> de::Deserializer<'de> for NodeReader<'de, '_, '_, '_> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match &self.node.kind {
            Kind::Scalar { text, plain } if *plain && scalar::is_null(text) => Err(self.misfit(&expected(&visitor))),
            Kind::Scalar { .. } => self.claim(visitor.visit_borrowed_str(self.text()?)),
            Kind::Sequence(_) => Err(self.misfit(&expected(&visitor))),
            Kind::Mapping(_) => self.deserialize_map(visitor),
            Kind::Broken => Err(Misfit::Reported),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_bool(self.boolean()?)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_u64(self.count()?)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match &self.node.kind {
            Kind::Sequence(items) => {
                self.claim(visitor.visit_seq(Items { items: items.iter(), context: self.context }))
            }
            _ => Err(self.misfit(LIST)),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match &self.node.kind {
            Kind::Mapping(entries) => self.claim(visitor.visit_map(Pairs::free(entries, self.context))),
            _ => Err(self.misfit(MAPPING)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        match &self.node.kind {
            Kind::Mapping(entries) => self.claim(visitor.visit_map(Pairs::keyed(entries, self.context, known))),
            _ => Err(self.misfit(MAPPING)),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Misfit> {
        if name == SPANNED {
            return visitor.visit_seq(PlaceParts { reader: self, next: 0 });
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_some(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct enum
        identifier
    }
}

struct Items<'de, 'a, 'c, 'r> {
    items: std::slice::Iter<'de, Node<'a>>,
    context: &'c Context<'r>,
}

impl<'de> SeqAccess<'de> for Items<'de, '_, '_, '_> {
    type Error = Misfit;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Misfit> {
        self.items
            .next()
            .map(|node| seed.deserialize(NodeReader { node, key: None, context: self.context }))
            .transpose()
    }
}

struct Pairs<'de, 'a, 'c, 'r> {
    all: &'de [Entry<'a>],
    entries: std::slice::Iter<'de, Entry<'a>>,
    context: &'c Context<'r>,
    /// The keys of a struct; a mapping with free keys has none.
    known: Option<&'static [&'static str]>,
    /// Keys that others were taken for.
    guessed: Vec<&'static str>,
    current: Option<&'de Entry<'a>>,
}

impl<'de, 'a, 'c, 'r> Pairs<'de, 'a, 'c, 'r> {
    fn free(entries: &'de [Entry<'a>], context: &'c Context<'r>) -> Self {
        Self { all: entries, entries: entries.iter(), context, known: None, guessed: Vec::new(), current: None }
    }

    fn keyed(entries: &'de [Entry<'a>], context: &'c Context<'r>, known: &'static [&'static str]) -> Self {
        Self { known: Some(known), ..Self::free(entries, context) }
    }

    /// The next entry that can be read, and the key to read it by.
    fn advance(&mut self) -> Option<(&'de Entry<'a>, &'de str)> {
        loop {
            let entry = self.entries.next()?;
            let Some(known) = self.known else {
                check_reading(self.context, &entry.key, entry.key_plain, &entry.key_bytes);
                return Some((entry, &entry.key));
            };
            if known.contains(&&*entry.key) {
                return Some((entry, &entry.key));
            }
            self.unknown(entry, known);
            if let Some(meant) = self.meant(entry, known) {
                return Some((entry, meant));
            }
        }
    }

    /// A misspelled key is read as the key that was meant: otherwise that one would be reported as missing.
    fn meant(&mut self, entry: &Entry<'_>, known: &'static [&'static str]) -> Option<&'static str> {
        let meant = nearest(&entry.key, known.iter().copied())?;
        let taken = self.all.iter().any(|other| other.key == meant) || self.guessed.contains(&meant);
        (!taken).then(|| self.guessed.push(meant)).map(|()| meant)
    }

    fn unknown(&self, entry: &Entry<'_>, known: &'static [&'static str]) {
        self.context.push(
            Diagnostic::new(
                Rule::UnknownKey,
                self.context.place(&entry.key_bytes),
                format!("the key `{}` is not part of the format here", entry.key),
            )
            .label("unknown key")
            .help(did_you_mean(
                &entry.key,
                known.iter().copied(),
                format!("known here: {}", listed(known)),
            )),
        );
    }
}

impl<'de> MapAccess<'de> for Pairs<'de, '_, '_, '_> {
    type Error = Misfit;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Misfit> {
        let Some((entry, key)) = self.advance() else { return Ok(None) };
        self.current = Some(entry);
        seed.deserialize(KeyReader { key, bytes: &entry.key_bytes }).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Misfit> {
        let entry = self.current.take().ok_or(Misfit::Reported)?;
        seed.deserialize(NodeReader { node: &entry.value, key: Some(&entry.key_bytes), context: self.context })
    }
}

/// A key, as text or as text with its place.
struct KeyReader<'de> {
    key: &'de str,
    bytes: &'de Range<usize>,
}

impl<'de> de::Deserializer<'de> for KeyReader<'de> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_borrowed_str(self.key)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Misfit> {
        if name == SPANNED {
            return visitor.visit_seq(KeyParts { reader: self, next: 0 });
        }
        visitor.visit_newtype_struct(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct seq
        tuple tuple_struct map struct enum identifier ignored_any
    }
}

fn number<'de, S: DeserializeSeed<'de>>(seed: S, value: usize) -> Result<Option<S::Value>, Misfit> {
    let number: U64Deserializer<Misfit> = (value as u64).into_deserializer();
    seed.deserialize(number).map(Some)
}

struct PlaceParts<'de, 'a, 'c, 'r> {
    reader: NodeReader<'de, 'a, 'c, 'r>,
    next: usize,
}

impl<'de> SeqAccess<'de> for PlaceParts<'de, '_, '_, '_> {
    type Error = Misfit;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Misfit> {
        self.next += 1;
        match self.next {
            1 => number(seed, self.reader.node.bytes.start),
            2 => number(seed, self.reader.node.bytes.end),
            3 => seed.deserialize(self.reader).map(Some),
            _ => Ok(None),
        }
    }
}

struct KeyParts<'de> {
    reader: KeyReader<'de>,
    next: usize,
}

impl<'de> SeqAccess<'de> for KeyParts<'de> {
    type Error = Misfit;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Misfit> {
        self.next += 1;
        match self.next {
            1 => number(seed, self.reader.bytes.start),
            2 => number(seed, self.reader.bytes.end),
            3 => seed.deserialize(StrDeserializer::new(self.reader.key)).map(Some),
            _ => Ok(None),
        }
    }
}
