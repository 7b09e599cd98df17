//! Changes to a file that somebody wrote: what is not changed keeps its bytes, comments and order included.

use std::ops::Range;

use super::node::{Entry, Kind, Node};
use super::scalar;
use super::write::{Map, Written};

/// Changes to one text, made all at once.
#[derive(Debug)]
pub struct Edits<'s> {
    text: &'s str,
    edits: Vec<(Range<usize>, String)>,
}

impl<'s> Edits<'s> {
    /// No changes yet. The nodes that are changed are those of this text.
    pub fn new(text: &'s str) -> Self {
        Self { text, edits: Vec::new() }
    }

    /// Gives keys of an entry's mapping other values, or adds them behind the others.
    pub fn set(&mut self, entry: &Entry<'_>, keys: Vec<(&str, Written)>) {
        if keys.is_empty() {
            return;
        }
        if self.is_rewritable(&entry.value) {
            let mut map = map_of(&entry.value);
            for (key, value) in keys {
                map.set(key, value);
            }
            return self.replace(entry, &Written::Map(map));
        }
        let Kind::Mapping(entries) = &entry.value.kind else { return };
        let mut added = Map::open();
        for (key, value) in keys {
            match entries.iter().find(|known| known.key == key) {
                Some(known) => self.replace(known, &value),
                None => added.push(key, value),
            }
        }
        if !added.is_empty() {
            self.insert(&entry.value, None, added);
        }
    }

    /// Adds keys to a mapping, behind one of its keys or behind all of them.
    pub fn insert(&mut self, mapping: &Node<'_>, after: Option<&str>, added: Map) {
        let entries = match &mapping.kind {
            Kind::Mapping(entries) => entries.as_slice(),
            Kind::Scalar { text, plain: true } if scalar::is_null(text) => &[],
            _ => return,
        };
        let named = after.and_then(|key| entries.iter().find(|entry| entry.key == key));
        let Some(before) = named.or(entries.last()) else { return self.fill(mapping, added) };
        if self.is_flow(mapping) {
            let at = self.end(&before.value).max(before.key_bytes.end);
            let flow = Written::Map(added).in_one_line();
            let inner = flow.strip_prefix('{').and_then(|flow| flow.strip_suffix('}')).unwrap_or_default();
            return self.edits.push((at..at, format!(", {inner}")));
        }
        let end = self.end(&before.value);
        let at = self.text[end..].find('\n').map_or(self.text.len(), |line| end + line + 1);
        let start = if self.text[..at].ends_with('\n') { "" } else { "\n" };
        self.edits.push((at..at, start.to_owned() + &added.at(self.column(before.key_bytes.start))));
    }

    /// Adds keys to a mapping that has none: below its key, unless that stands in brackets itself.
    fn fill(&mut self, mapping: &Node<'_>, added: Map) {
        // What is left out stands directly behind the key.
        let colon = self.text[mapping.bytes.start..].trim_start_matches(' ').starts_with(':');
        let behind = |at: usize| self.text[at..].find(':').map_or(at, |colon| at + colon + 1);
        let at = if colon { behind(mapping.bytes.start) } else { mapping.bytes.start };
        let line = self.text[..at].rfind('\n').map_or(0, |at| at + 1);
        let before = self.text[line..at].trim_end();
        let key = before.trim_start();
        let start = line + before.len();
        let end = mapping.bytes.end.max(start);
        if key.ends_with(':') && !key.contains(['{', '[', '"', '\'', '#']) && !key.starts_with("- ") {
            let text = format!("\n{}", added.at(before.len() - key.len() + 2).trim_end());
            return self.edits.push((start..end, text));
        }
        let flow = Written::Map(added).in_one_line();
        match self.edits.iter_mut().find(|(bytes, text)| *bytes == (start..end) && text.ends_with('}')) {
            Some((_, text)) => {
                text.pop();
                text.push_str(", ");
                text.push_str(flow.strip_prefix('{').unwrap_or(&flow));
            }
            None => self.edits.push((start..end, format!(" {flow}"))),
        }
    }

    /// Gives an entry another value.
    pub fn replace(&mut self, entry: &Entry<'_>, value: &Written) {
        let mut map = Map::default();
        map.push(&entry.key, value.clone());
        let text = map.at(self.column(entry.key_bytes.start));
        let end = self.end(&entry.value).max(entry.key_bytes.end);
        let colon = self.text[entry.key_bytes.end..].find(':').map_or(end, |at| entry.key_bytes.end + at + 1);
        self.edits.push((entry.key_bytes.start..end.max(colon), text.trim().to_owned()));
    }

    /// The text with all changes in it.
    pub fn finish(mut self) -> String {
        self.edits.sort_by_key(|(bytes, _)| bytes.start);
        let mut out = String::with_capacity(self.text.len());
        let mut done = 0;
        for (bytes, text) in self.edits {
            out.push_str(&self.text[done.min(bytes.start)..bytes.start]);
            out.push_str(&text);
            done = bytes.end;
        }
        out + &self.text[done..]
    }

    /// In brackets, and without a comment that would be lost if it were written anew.
    fn is_rewritable(&self, node: &Node<'_>) -> bool {
        let text = &self.text[node.bytes.clone()];
        let is_empty = matches!(&node.kind, Kind::Scalar { text, plain: true } if scalar::is_null(text));
        is_empty || (self.is_flow(node) && !(text.contains('\n') && text.contains('#')))
    }

    fn is_flow(&self, node: &Node<'_>) -> bool {
        self.text[node.bytes.clone()].starts_with('{')
    }

    /// Where the last thing in a node ends: a block's own bytes may go on over blank lines and comments.
    fn end(&self, node: &Node<'_>) -> usize {
        match &node.kind {
            Kind::Mapping(entries) if !self.is_flow(node) => {
                entries.last().map_or(node.bytes.end, |last| self.end(&last.value).max(last.key_bytes.end))
            }
            Kind::Sequence(items) if !self.text[node.bytes.clone()].starts_with('[') => {
                items.last().map_or(node.bytes.end, |last| self.end(last))
            }
            _ => node.bytes.end,
        }
    }

    /// Spaces before what starts here, if only spaces are before it.
    fn column(&self, start: usize) -> usize {
        let line = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let before = &self.text[line..start];
        before.len() - before.trim_start_matches(' ').len()
    }
}

/// A mapping as it would be written anew.
pub fn map_of(node: &Node<'_>) -> Map {
    let mut map = Map::default();
    if let Kind::Mapping(entries) = &node.kind {
        for entry in entries {
            map.push(&entry.key, written(&entry.value));
        }
    }
    map
}

fn written(node: &Node<'_>) -> Written {
    match &node.kind {
        Kind::Scalar { text, plain: true } if scalar::reading(text).is_some() => Written::Plain(text.to_string()),
        Kind::Scalar { text, .. } => Written::Text(text.to_string()),
        Kind::Sequence(items)
            if items.iter().all(|item| matches!(item.kind, Kind::Mapping(_))) && !items.is_empty() =>
        {
            Written::Maps(items.iter().map(|item| (Vec::new(), map_of(item))).collect())
        }
        Kind::Sequence(items) => Written::Texts(items.iter().map(text).collect()),
        Kind::Mapping(_) => Written::Map(map_of(node)),
        Kind::Broken => Written::Text(String::new()),
    }
}

fn text(node: &Node<'_>) -> String {
    match &node.kind {
        Kind::Scalar { text, .. } => text.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::Edits;
    use crate::diagnostics::Report;
    use crate::source::Source;
    use crate::yaml::{Entry, Kind, Limits, Map, Node, Written, parse};

    const FILE: &str = "# Top.\na: {x: 1, many: [p, q]} # beside\n\n# Above b.\nb:\n  # Inside b.\n  x: one\n  z:\n    deep: yes it is\n# Below.\nc: 1\n";

    fn entry<'n, 't>(node: &'n Node<'t>, key: &str) -> &'n Entry<'t> {
        let Kind::Mapping(entries) = &node.kind else { panic!("a mapping") };
        entries.iter().find(|entry| entry.key == key).expect("the key is there")
    }

    fn edited(change: impl FnOnce(&mut Edits<'_>, &Node<'_>)) -> String {
        edited_in(FILE, change)
    }

    fn edited_in(file: &str, change: impl FnOnce(&mut Edits<'_>, &Node<'_>)) -> String {
        let source = Source::new("file.yaml", file);
        let node = parse(&source, Limits::default(), &mut Report::default()).expect("it is YAML");
        let mut edits = Edits::new(source.text());
        change(&mut edits, &node);
        edits.finish()
    }

    #[test]
    fn nothing_changes_nothing() {
        assert_eq!(edited(|_, _| {}), FILE);
    }

    #[test]
    fn what_is_in_brackets_is_written_anew() {
        let plain = |value: &str| Written::Plain(value.to_owned());
        let after = edited(|edits, node| edits.set(entry(node, "a"), vec![("x", plain("2")), ("w", plain("3"))]));
        assert_eq!(after, FILE.replace("{x: 1, many: [p, q]}", "{x: 2, many: [p, q], w: 3}"));
    }

    #[test]
    fn blocks_keep_their_comments() {
        let text = |value: &str| Written::Text(value.to_owned());
        let after = edited(|edits, node| edits.set(entry(node, "b"), vec![("x", text("two")), ("w", text("new"))]));
        let expected = FILE.replace("x: one", "x: two").replace("deep: yes it is\n", "deep: yes it is\n  w: new\n");
        assert_eq!(after, expected);
    }

    #[test]
    fn keys_go_where_they_belong() {
        let after = edited(|edits, node| {
            let mut added = Map::default();
            added.push("mid", Written::Text("between".to_owned()));
            edits.insert(&entry(node, "b").value, Some("x"), added);
        });
        assert_eq!(after, FILE.replace("x: one\n", "x: one\n  mid: between\n"));
    }

    #[test]
    fn what_is_empty_is_filled() {
        let one = |key: &str, comment: &str| {
            let (mut inner, mut map) = (Map::default(), Map::open());
            inner.push("type", Written::Text("string".to_owned()));
            let comments = if comment.is_empty() { Vec::new() } else { vec![comment.to_owned()] };
            map.push_with(comments, key, Written::Map(inner));
            map
        };
        for (file, expected) in [
            (
                "a:\n  b: {} # ours\n  c: 1\n",
                "a:\n  b:\n    x: {type: string}\n    # TODO\n    v: {type: string} # ours\n  c: 1\n",
            ),
            ("a:\n  b:\n  c: 1\n", "a:\n  b:\n    x: {type: string}\n    # TODO\n    v: {type: string}\n  c: 1\n"),
            ("a: {b: {}, c: 1}\n", "a: {b: {x: {type: string}, v: {type: string}}, c: 1}\n"),
            (
                "a: {b: {w: {type: any}}, c: 1}\n",
                "a: {b: {w: {type: any}, x: {type: string}, v: {type: string}}, c: 1}\n",
            ),
        ] {
            let after = edited_in(file, |edits, node| {
                let mapping = &entry(&entry(node, "a").value, "b").value;
                edits.insert(mapping, None, one("x", ""));
                edits.insert(mapping, None, one("v", "TODO"));
            });
            assert_eq!(after, expected);
        }
    }
}
