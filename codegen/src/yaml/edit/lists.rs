//! Lists whose items keep what stands in them and beside them.

use super::{Edits, line_below, text};
use crate::yaml::node::{Entry, Kind, Node};
use crate::yaml::write::{self, Map};

impl Edits<'_> {
    /// Takes items out of a list of mappings, each with its comments, and adds others behind them. At least one item has to be left.
    pub fn change_items(&mut self, section: &Entry<'_>, is_removed: &[bool], added: &[(Vec<String>, Map)]) {
        let Kind::Sequence(items) = &section.value.kind else { return };
        let is_flow = self.text[section.value.bytes.clone()].starts_with('[');
        let mut kept: Option<usize> = None;
        for (at, item) in items.iter().enumerate() {
            if !is_removed[at] {
                kept = Some(at);
                continue;
            }
            let bytes = match (is_flow, items.get(at + 1), kept) {
                (false, _, _) => {
                    let end = self.end_with_comments(self.end(item), self.column(item.bytes.start));
                    self.start_with_comments(item.bytes.start)..end
                }
                (true, Some(next), _) => item.bytes.start..next.bytes.start,
                // The commas between those that are gone go with the first of them.
                (true, None, Some(before)) => items[before].bytes.end..item.bytes.end,
                (true, None, None) => item.bytes.clone(),
            };
            self.changes.push((bytes, String::new()));
        }
        let Some(last) = kept.map(|kept| &items[kept]).filter(|_| !added.is_empty()) else { return };
        let mut text = String::new();
        if is_flow {
            for (comments, item) in added.iter().cloned().map(write::item_in_one_line) {
                text.push(',');
                if comments.is_empty() {
                    text.push(' ');
                } else {
                    line_below(&mut text, &comments, self.indent(last.bytes.start));
                }
                text.push_str(&item);
            }
            return self.changes.push((last.bytes.end..last.bytes.end, text));
        }
        write::items(added, self.column(last.bytes.start), &mut text);
        let at = self.line_after(self.end(last));
        self.changes.push((at..at, text));
    }

    /// A list with comments keeps the items that it has, each in its place; others come behind them.
    pub(super) fn items(&mut self, node: &Node<'_>, items: &[Node<'_>], wanted: &[String]) {
        let is_kept = |item: &Node<'_>| wanted.contains(&text(item));
        let is_flow = self.text[node.bytes.clone()].starts_with('[');
        for (at, item) in items.iter().enumerate().filter(|(_, item)| !is_kept(item)) {
            let line = self.line_start(item.bytes.start);
            let bytes = match (is_flow, items.get(at + 1)) {
                (false, _) => line..self.line_after(item.bytes.end),
                (true, Some(next)) => item.bytes.start..next.bytes.start,
                (true, None) => item.bytes.clone(),
            };
            self.changes.push((bytes, String::new()));
        }
        let Some(last) = items.iter().rev().find(|item| is_kept(item)) else { return };
        let new = wanted.iter().filter(|wanted| items.iter().all(|item| text(item) != **wanted));
        let (at, start) = if is_flow {
            (last.bytes.end, ", ".to_owned())
        } else {
            let line = self.line_start(last.bytes.start);
            (self.line_after(last.bytes.end), self.text[line..last.bytes.start].to_owned())
        };
        let end = if is_flow { "" } else { "\n" };
        let added: String = new.map(|new| [&start, &write::in_list(new), end].concat()).collect();
        self.changes.push((at..at, added));
    }
}
