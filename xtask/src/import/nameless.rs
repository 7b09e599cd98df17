//! Fields that stand on pages without their names: what would name them, and then each of them.

use std::path::Path;

use comfy_table::{ContentArrangement, LineStyle, Table, TableStyle};
use unified_codegen::import::{About, Joint, Nameless, NamelessField};
use unified_codegen::model::Location;

use super::show::Said;
use crate::console::{self, Word, visible};
use crate::spec::shown;

/// The width where nobody is watching, and of terminals that do not know theirs.
const DEFAULT_WIDTH: u16 = 80;

/// Of what a page says of a field, so much finds it.
const WORDS: usize = 72;

/// A heading, the ways out, and for each page the names that are left and a table.
pub(super) fn show(joint: &Joint, said: &Said, out: &Path) {
    let (of, all) = (joint.path(), total(joint));
    match all {
        0 => return,
        1 => console::labelled(Word::Open, format_args!("{of}: 1 field has no name")),
        _ => console::labelled(Word::Open, format_args!("{of}: {all} fields have no name")),
    }
    ways_out(joint, said, out);
    for page in pages(joint) {
        let lists: Vec<&Nameless> = joint.nameless.iter().filter(|list| file(list) == page).collect();
        console::say(format_args!("\n  {page}, by line"));
        for line in table(&lists).lines() {
            console::say(format_args!("  {}", line.trim_end()));
        }
        for list in lists.iter().filter(|list| !list.names.is_empty()) {
            let (location, names) = (location(list.location), list.names.join(", "));
            paragraph(&format!("names known of the {location}, on none of these lines for certain: {names}"), " ");
        }
    }
    console::say("");
}

/// All of them.
pub(super) fn total(joint: &Joint) -> usize {
    joint.nameless.iter().map(|list| list.fields.len()).sum()
}

/// What answers all of them comes before what answers one.
fn ways_out(joint: &Joint, said: &Said, out: &Path) {
    let mut or = "";
    let mut way = |text: String| {
        paragraph(&format!("{or}{text}"), " ");
        or = "or ";
    };
    if !has_object(joint) {
        let given: Vec<String> = joint.pages.iter().map(|page| quoted(&page.path)).collect();
        way("save the page about the object, which exists with `.md` at the end of its address and has names, or an older \
             page that has them, and give it, too:"
            .to_owned());
        console::say(format_args!("    cargo xtask import {} object.md{}", given.join(" "), said.options));
    }
    for page in pages(joint).into_iter().filter(|page| said.is_cut(page)) {
        way(format!("save {page} again: it seems cut off"));
    }
    if joint.nameless.iter().any(|list| list.location.is_some()) {
        way(format!(
            "write them by hand: in {}/{}.yaml, from `unnamed` to `query`, `request` or `response`, with name and type",
            shown(out),
            joint.path()
        ));
    }
}

/// A page shows the fields of the object by their names.
fn has_object(joint: &Joint) -> bool {
    joint.pages.iter().any(|page| page.about == About::Object && page.dialect.has_names())
}

fn pages(joint: &Joint) -> Vec<&str> {
    let mut pages: Vec<&str> = joint.nameless.iter().map(file).collect();
    pages.sort_unstable();
    pages.dedup();
    pages
}

fn file(list: &Nameless) -> &str {
    list.fields.first().map_or("", |field| field.place.source().path())
}

fn location(location: Option<Location>) -> &'static str {
    location.map_or("object", Location::as_str)
}

/// As a shell takes it for one word.
pub(super) fn quoted(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '+' | '=' | ',' | '@' | '%');
    if path.chars().all(is_plain) { path.to_owned() } else { format!("'{}'", path.replace('\'', "'\\''")) }
}

/// A line under the header and nothing else: the text is the table.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::new('─', '─', '─', '─'));

/// One column of lines for each list. What two lists describe alike is one row, since one answer will do for both.
fn table(lists: &[&Nameless]) -> Table {
    let mut table = as_wide_as_the_terminal();
    let columns = lists.iter().map(|list| location(list.location));
    table.set_header(columns.chain(["taken by", "described with"]));
    for (field, lines) in rows(lists) {
        let lines = lines.iter().map(|line| line.map(|line| line.to_string()).unwrap_or_default());
        table.add_row(lines.chain([takers(field), described(field)]));
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 1));
    }
    table
}

/// Without a frame, and with room for an indent.
fn as_wide_as_the_terminal() -> Table {
    let mut table = Table::new();
    table.load_style(STYLE).set_content_arrangement(ContentArrangement::Dynamic).use_stderr();
    let width = table.width().filter(|width| *width > 0).unwrap_or(DEFAULT_WIDTH);
    table.set_width(width.saturating_sub(2));
    table
}

/// A text in lines that end between two words.
fn paragraph(text: &str, indent: &str) {
    let mut table = as_wide_as_the_terminal();
    table.add_row([visible(text)]);
    for column in table.column_iter_mut() {
        column.set_padding((0, 0));
    }
    for line in table.lines() {
        console::say(format_args!("{indent}{}", line.trim_end()));
    }
}

/// What a page has of a field, and its line in each of the lists.
type Row<'f> = (&'f NamelessField, Vec<Option<usize>>);

fn rows<'f>(lists: &[&'f Nameless]) -> Vec<Row<'f>> {
    let mut rows: Vec<Row<'f>> = Vec::new();
    for (at, list) in lists.iter().enumerate() {
        for field in &list.fields {
            let line = Some(field.place.line());
            let is_alike = |(other, lines): &&mut Row<'_>| lines[at].is_none() && is_like(field, other);
            if let Some((_, lines)) = rows.iter_mut().find(is_alike) {
                lines[at] = line;
            } else {
                let mut lines = vec![None; lists.len()];
                lines[at] = line;
                rows.push((field, lines));
            }
        }
    }
    rows
}

fn is_like(one: &NamelessField, other: &NamelessField) -> bool {
    one.words.is_some()
        && one.words == other.words
        && one.values == other.values
        && one.example == other.example
        && one.counts == other.counts
}

fn takers(field: &NamelessField) -> String {
    match field.counts {
        None => String::new(),
        Some((all, 0)) => all.to_string(),
        Some((all, required)) => format!("{all}, {required} require it"),
    }
}

fn described(field: &NamelessField) -> String {
    let words =
        field.words.as_deref().map_or_else(|| "(nothing but this number)".to_owned(), |words| start(words, WORDS));
    let shown = |word, text: &Option<String>| text.as_ref().map(|text| format!(" ({word}{text})")).unwrap_or_default();
    visible(&format!(
        "{words}{}{}",
        shown("", &field.values),
        shown("as in ", &field.example.as_deref().map(|text| start(&in_one_line(text), WORDS)))
    ))
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn start(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let start: String = text.chars().take(most).collect();
    let end = start.rfind(' ').unwrap_or(start.len());
    format!("{}…", &start[..end])
}

#[cfg(test)]
mod tests {
    use super::{quoted, start};

    #[test]
    fn a_path_is_one_word_of_a_shell() {
        let paths = [("a/b-1.txt", "a/b-1.txt"), ("a b.txt", "'a b.txt'"), ("it's", "'it'\\''s'"), ("a;b", "'a;b'")];
        for (path, expected) in paths {
            assert_eq!(quoted(path), expected);
        }
    }

    #[test]
    fn long_words_end_between_two_of_them() {
        assert_eq!(start("as it is", 8), "as it is");
        assert_eq!(start("as it is not", 8), "as it…");
        assert_eq!(start("Größenangabe", 3), "Grö…");
    }
}
