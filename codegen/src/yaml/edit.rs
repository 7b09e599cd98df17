//! Changes to a file that somebody wrote: what is not changed keeps its bytes, comments and order included.

mod lists;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::held::{self, Unheld};
use super::node::{Entry, Kind, Node};
use super::scalar;
use super::write::{self, Map, Written};

/// Changes to one text, made all at once.
#[derive(Debug)]
pub struct Edits<'s> {
    text: &'s str,
    /// What stands in brackets, each with all that is in it.
    brackets: Vec<Range<usize>>,
    changes: Vec<(Range<usize>, String)>,
}

impl<'s> Edits<'s> {
    /// No changes yet. The nodes that are changed are those of this text, below this root.
    pub fn new(text: &'s str, root: &Node<'_>) -> Self {
        let mut brackets = Vec::new();
        in_brackets(text, root, &mut brackets);
        Self { text, brackets, changes: Vec::new() }
    }

    /// Gives keys of an entry's mapping other values, adds them behind the others, or, where there is no value, removes them.
    pub fn set(&mut self, entry: &Entry<'_>, keys: Vec<(&str, Option<Written>)>) {
        if keys.is_empty() {
            return;
        }
        if self.is_rewritable(&entry.value) {
            let mut map = map_of(&entry.value);
            for (key, value) in keys {
                match value {
                    Some(value) => map.set(key, value),
                    None => map.remove(key),
                }
            }
            return self.replace(entry, &Written::Map(map));
        }
        let Kind::Mapping(entries) = &entry.value.kind else { return };
        let (mut added, mut removed) = (Map::open(), Vec::new());
        for (key, value) in keys {
            match (entries.iter().find(|known| known.key == key), value) {
                (Some(known), Some(value)) => self.replace(known, &value),
                (Some(_), None) => removed.push(key),
                (None, Some(value)) => added.push(key, value),
                (None, None) => {}
            }
        }
        self.remove(&entry.value, |key| removed.contains(&key));
        if !added.is_empty() {
            // What is removed is no place to go on from.
            let last = entries.iter().rev().find(|known| !removed.contains(&known.key.as_ref()));
            self.insert(&entry.value, last.map(|known| known.key.as_ref()), added);
        }
    }

    /// Takes entries out of a mapping, with what stands beside them and the comments right above them. At least one entry has to be
    /// left.
    pub fn remove(&mut self, mapping: &Node<'_>, is_removed: impl Fn(&str) -> bool) {
        let Kind::Mapping(entries) = &mapping.kind else { return };
        let mut kept: Option<usize> = None;
        let mut at = 0;
        while at < entries.len() {
            if !is_removed(&entries[at].key) {
                kept = Some(at);
                at += 1;
                continue;
            }
            let run = entries[at..].iter().take_while(|entry| is_removed(&entry.key)).count();
            let bytes = if self.is_in_brackets(mapping) {
                vec![self.run_in_brackets(entries, kept, at..at + run)]
            } else {
                entries[at..at + run].iter().map(|entry| self.lines_of(entry)).collect()
            };
            self.changes.extend(bytes.into_iter().map(|bytes| (bytes, String::new())));
            at += run;
        }
    }

    /// Takes a key out of an entry's mapping, which is empty after its last.
    pub fn without(&mut self, parent: &Entry<'_>, key: &str) {
        let Kind::Mapping(entries) = &parent.value.kind else { return };
        if entries.len() == 1 {
            self.replace(parent, &Written::Map(Map::default()));
        } else {
            self.remove(&parent.value, |other| other == key);
        }
    }

    /// Nothing is before it in its line, but perhaps the mark of an item.
    fn begins_line(&self, at: usize) -> bool {
        let line = self.line_start(at);
        self.text[line..at].chars().all(|c| c == ' ' || c == '-')
    }

    /// Adds comments right above an entry, if it begins its line.
    pub fn add_comments(&mut self, entry: &Entry<'_>, comments: &[String]) {
        let at = self.line_start(entry.key_bytes.start);
        let start = &self.text[at..entry.key_bytes.start];
        if start.trim_start_matches(' ').is_empty() {
            let lines: String = comments.iter().map(|comment| write::comment(start, comment)).collect();
            self.changes.push((at..at, lines));
        }
    }

    /// Takes out some of the comments right above an entry, if it begins its line.
    pub fn remove_comments(&mut self, entry: &Entry<'_>, is_removed: impl Fn(&str) -> bool) {
        if !self.begins_line(entry.key_bytes.start) {
            return;
        }
        let mut start = self.line_start(entry.key_bytes.start);
        while let Some(line) = self.line_before(start) {
            let Some(comment) = self.text[line.clone()].trim_start().strip_prefix('#') else { return };
            start = line.start;
            if is_removed(comment.trim()) {
                self.changes.push((line, String::new()));
            }
        }
    }

    /// The comments right above an item of a list, if it begins its line: the last is first.
    pub fn comments(&self, item: &Node<'_>) -> Vec<&'s str> {
        let mut comments = Vec::new();
        let mut start = self.line_start(item.bytes.start);
        while let Some(line) = self.line_before(start).filter(|_| self.begins_line(item.bytes.start)) {
            let Some(comment) = self.text[line.clone()].trim_start().strip_prefix('#') else { break };
            start = line.start;
            comments.push(comment.trim());
        }
        comments
    }

    fn line_before(&self, start: usize) -> Option<Range<usize>> {
        let end = start.checked_sub(1)?;
        Some(self.line_start(end)..start)
    }

    /// A comma goes with them: the one behind, or else the one before.
    fn run_in_brackets(&self, entries: &[Entry<'_>], kept: Option<usize>, run: Range<usize>) -> Range<usize> {
        let start = entries[run.start].key_bytes.start;
        let end = self.end(&entries[run.end - 1].value);
        match (entries.get(run.end), kept) {
            (Some(next), _) => start..next.key_bytes.start,
            (None, Some(before)) => self.end(&entries[before].value)..end,
            (None, None) => start..end,
        }
    }

    /// An entry with its lines, and the comments right above them.
    fn lines_of(&self, entry: &Entry<'_>) -> Range<usize> {
        let end = self.end(&entry.value).max(entry.key_bytes.end);
        self.start_with_comments(entry.key_bytes.start)..self.end_with_comments(end, self.column(entry.key_bytes.start))
    }

    /// Where the comments end that stand below what ends here, further right than it begins.
    fn end_with_comments(&self, end: usize, column: usize) -> usize {
        let mut end = self.line_after(end);
        while let Some(line) = self.text[end..].split_inclusive('\n').next() {
            let is_inside = line.find('#').is_some_and(|at| at > column) && line.trim_start().starts_with('#');
            if !is_inside {
                break;
            }
            end += line.len();
        }
        end
    }

    /// Where the comments begin that stand right above a line, and as far to the right; what is further right is of what is before.
    fn start_with_comments(&self, at: usize) -> usize {
        let mut start = self.line_start(at);
        let indent = self.text[start..].len() - self.text[start..].trim_start_matches(' ').len();
        while let Some(line) = self.line_before(start) {
            let above = &self.text[line.clone()];
            if !above.trim_start_matches(' ').starts_with('#') || above.find('#') != Some(indent) {
                break;
            }
            start = line.start;
        }
        start
    }

    /// Adds keys to a mapping, behind one of its keys or behind all of them.
    pub fn insert(&mut self, mapping: &Node<'_>, after: Option<&str>, added: Map) {
        let Kind::Mapping(entries) = &mapping.kind else { return };
        let named = after.and_then(|key| entries.iter().find(|entry| entry.key == key));
        let Some(before) = named.or(entries.last()) else { return };
        if self.is_in_brackets(mapping) {
            let at = self.end(&before.value);
            return self.changes.push((at..at, self.in_brackets(at, added)));
        }
        let end = self.end(&before.value);
        let at = self.line_after(end);
        let start = if self.text[..at].ends_with('\n') { "" } else { "\n" };
        self.changes.push((at..at, start.to_owned() + &added.at(self.column(before.key_bytes.start))));
    }

    /// Keys behind others in brackets. A comment needs a line of its own, and so does what is beyond the width of a line.
    fn in_brackets(&self, at: usize, added: Map) -> String {
        let line = self.line_start(at);
        let indent = self.indent(at);
        let after = self.text[at..].find('\n').unwrap_or(self.text.len() - at);
        let (mut out, mut width) = (String::new(), self.text[line..at + after].chars().count());
        for (comments, entry) in added.in_one_line_each() {
            out.push(',');
            width += entry.chars().count() + 2;
            if comments.is_empty() && width <= super::write::WIDTH {
                out.push(' ');
            } else {
                line_below(&mut out, &comments, indent);
                width = indent + entry.chars().count();
            }
            out.push_str(&entry);
        }
        out
    }

    /// Gives an entry another value.
    pub fn replace(&mut self, entry: &Entry<'_>, value: &Written) {
        if let (Written::Texts(wanted), Kind::Sequence(items)) = (value, &entry.value.kind)
            && self.text[entry.value.bytes.clone()].contains('#')
            && items.iter().any(|item| wanted.contains(&text(item)))
        {
            return self.items(&entry.value, items, wanted);
        }
        if let Written::Map(wanted) = value
            && let Some(keys) = self.changed_keys(&entry.value, wanted)
        {
            return self.set(entry, keys);
        }
        let mut map = Map::default();
        map.push(&entry.key, value.clone());
        let text = if self.is_in_other_brackets(entry) {
            self.one_in_brackets(entry.key_bytes.start, map)
        } else {
            map.at(self.column(entry.key_bytes.start)).trim().to_owned()
        };
        let end = self.end(&entry.value).max(entry.key_bytes.end);
        let colon = self.text[entry.key_bytes.end..].find(':').map_or(end, |at| entry.key_bytes.end + at + 1);
        self.changes.push((entry.key_bytes.start..end.max(colon), text));
    }

    /// What is to become of each key of a mapping in brackets with comments, which would be lost if it were written anew. One that has
    /// no key in common with what is wanted keeps nothing that a comment could be about.
    fn changed_keys<'w>(&self, node: &'w Node<'_>, wanted: &'w Map) -> Option<Vec<(&'w str, Option<Written>)>> {
        let Kind::Mapping(entries) = &node.kind else { return None };
        let is_wanted = |key: &str| wanted.entries().any(|(other, _)| other == key);
        let is_kept = entries.iter().any(|entry| is_wanted(&entry.key));
        if !is_kept || !self.is_in_brackets(node) || self.is_rewritable(node) {
            return None;
        }
        let gone = entries.iter().map(|entry| entry.key.as_ref()).filter(|key| !is_wanted(key)).map(|key| (key, None));
        Some(wanted.entries().map(|(key, value)| (key, Some(value.clone()))).chain(gone).collect())
    }

    fn is_in_other_brackets(&self, entry: &Entry<'_>) -> bool {
        let at = entry.key_bytes.start;
        let before = self.brackets.partition_point(|bytes| bytes.start < at);
        before.checked_sub(1).is_some_and(|last| at < self.brackets[last].end)
    }

    /// A key in brackets, in one line, below the comments that have no place in it.
    fn one_in_brackets(&self, at: usize, map: Map) -> String {
        let indent = self.indent(at);
        let mut out = String::new();
        for (comments, entry) in map.in_one_line_each() {
            if !comments.is_empty() {
                line_below(&mut out, &comments, indent);
            }
            out.push_str(&entry);
        }
        out
    }

    /// How far lines are indented that go on what stands here.
    fn indent(&self, at: usize) -> usize {
        let line = self.line_start(at);
        self.text[line..].len() - self.text[line..].trim_start_matches(' ').len() + 2
    }

    /// The text with all changes in it; `root` is the one that they were made for.
    ///
    /// # Errors
    ///
    /// The text would not hold what none of them is about. It is a mistake of the changes, and the text must not be written.
    pub fn finish(mut self, root: &Node<'_>) -> Result<String, Unheld> {
        self.changes.sort_by_key(|(bytes, _)| (bytes.start, bytes.end));
        let text = self.changed();
        held::check(root, &self.changes, &text)?;
        Ok(text)
    }

    fn changed(&self) -> String {
        let mut out = String::with_capacity(self.text.len());
        let mut done = 0;
        let is_crlf = self.text.contains("\r\n");
        for (bytes, text) in &self.changes {
            out.push_str(&self.text[done.min(bytes.start)..bytes.start]);
            if is_crlf {
                out.push_str(&text.replace('\n', "\r\n"));
            } else {
                out.push_str(text);
            }
            done = done.max(bytes.end);
        }
        out + &self.text[done..]
    }

    /// In brackets, and without a comment that would be lost if it were written anew.
    fn is_rewritable(&self, node: &Node<'_>) -> bool {
        let text = &self.text[node.bytes.clone()];
        let is_empty = matches!(&node.kind, Kind::Scalar { text, plain: true } if scalar::is_null(text));
        is_empty || (self.is_in_brackets(node) && !(text.contains('\n') && text.contains('#')))
    }

    /// Written in brackets.
    pub fn is_in_brackets(&self, node: &Node<'_>) -> bool {
        self.text[node.bytes.clone()].starts_with('{')
    }

    /// Where the last thing in a node ends: a block's own bytes may go on over blank lines and comments.
    fn end(&self, node: &Node<'_>) -> usize {
        match &node.kind {
            Kind::Mapping(entries) if !self.is_in_brackets(node) => {
                entries.last().map_or(node.bytes.end, |last| self.end(&last.value).max(last.key_bytes.end))
            }
            Kind::Sequence(items) if !self.text[node.bytes.clone()].starts_with('[') => {
                items.last().map_or(node.bytes.end, |last| self.end(last))
            }
            // Text over several lines goes on to what comes behind it.
            Kind::Scalar { .. } => node.bytes.start + self.text[node.bytes.clone()].trim_end().len(),
            _ => node.bytes.end,
        }
    }

    /// Where the line of something begins.
    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |end| end + 1)
    }

    /// Where the line after the end of something begins. Text that goes over several lines ends with the last of them.
    fn line_after(&self, end: usize) -> usize {
        if self.text[..end].ends_with('\n') {
            return end;
        }
        self.text[end..].find('\n').map_or(self.text.len(), |line| end + line + 1)
    }

    /// Spaces before what starts here, if only spaces are before it.
    fn column(&self, start: usize) -> usize {
        let line = self.line_start(start);
        let before = &self.text[line..start];
        before.len() - before.trim_start_matches(' ').len()
    }
}

/// The start of a line below comments.
fn line_below(out: &mut String, comments: &[String], indent: usize) {
    let start = |out: &mut String| {
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', indent));
    };
    for comment in comments {
        start(out);
        out.push('#');
        out.push(' ');
        out.push_str(comment);
    }
    start(out);
}

/// What stands in brackets below a node, the outermost of them only.
fn in_brackets(text: &str, node: &Node<'_>, found: &mut Vec<Range<usize>>) {
    match &node.kind {
        Kind::Mapping(_) | Kind::Sequence(_) if text[node.bytes.clone()].starts_with(['{', '[']) => {
            found.push(node.bytes.clone());
        }
        Kind::Mapping(entries) => entries.iter().for_each(|entry| in_brackets(text, &entry.value, found)),
        Kind::Sequence(items) => items.iter().for_each(|item| in_brackets(text, item, found)),
        Kind::Scalar { .. } | Kind::Broken => {}
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
