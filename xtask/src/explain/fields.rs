//! The fields that are sent or come back, grouped by how the provider stands to them, each fact with its place.

use std::io::{self, Write};

use unified_codegen::export::explain::{Explained, Fact, Says, Standing};
use unified_codegen::model::{Level, Location};

use super::place;
use crate::console::visible;

/// What fits a terminal.
const WIDTH: usize = 80;
/// Text is not broken to fewer characters than these, however long the places are.
const NARROWEST: usize = 30;
const GAP: usize = 2;

type Groups = [(Standing, &'static str)];

const SENT: [(Standing, &str); 7] = [
    (Standing::RequiredOfAll, "required of everybody"),
    (Standing::Required, "required"),
    (Standing::RequiredOfAllWithin, "required of everybody where its object is sent"),
    (Standing::RequiredWithin, "required where its object is sent"),
    (Standing::Supported, "optional"),
    (Standing::NotKnown, "nobody says"),
    (Standing::Unsupported, "not supported"),
];

const RECEIVED: [(Standing, &str); 3] =
    [(Standing::Supported, "filled"), (Standing::NotKnown, "nobody says"), (Standing::Unsupported, "not filled")];

pub(super) fn sent(out: &mut dyn Write, label: &str, fields: &[Explained<'_>]) -> io::Result<()> {
    section(out, "What to send", label, fields, &SENT)
}

pub(super) fn received(out: &mut dyn Write, label: &str, fields: &[Explained<'_>]) -> io::Result<()> {
    section(out, "What comes back", label, fields, &RECEIVED)
}

/// A line of text, and the place of what it says.
struct Line {
    text: String,
    place: Option<String>,
}

fn section(out: &mut dyn Write, title: &str, label: &str, fields: &[Explained<'_>], groups: &Groups) -> io::Result<()> {
    if fields.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n\u{1b}[1m{title}\u{1b}[0m")?;
    let lines = lines(label, fields, groups);
    let column = lines.iter().filter(|line| line.place.is_some()).map(|line| width(&line.text)).max().unwrap_or(0);
    for Line { text, place } in lines {
        match place {
            Some(place) => writeln!(out, "{text:column$}{:GAP$}{place}", "")?,
            None => writeln!(out, "{text}")?,
        }
    }
    Ok(())
}

fn lines(label: &str, fields: &[Explained<'_>], groups: &Groups) -> Vec<Line> {
    let name_width = fields.iter().map(|field| width(&name(field))).max().unwrap_or(0);
    let places = fields.iter().flat_map(|field| field.besides.iter().map(|fact| &fact.place).chain([&field.place]));
    let place_width = places.map(|at| width(&place(at))).max().unwrap_or(0);
    let text_width = WIDTH.saturating_sub(place_width + GAP).max(NARROWEST);
    let mut lines = Vec::new();
    for (standing, title) in groups {
        let mut members = fields.iter().filter(|field| field.standing == *standing).peekable();
        if members.peek().is_some() {
            lines.push(Line { text: format!("  {title}"), place: None });
        }
        for field in members {
            let text = format!("    {:name_width$}  {}", name(field), ty(field));
            lines.push(Line { text, place: Some(place(&field.place)) });
            for fact in &field.besides {
                let text = visible(&in_words(fact, label, field.row.location));
                lines.extend(wrapped(&text, text_width, place(&fact.place)));
            }
        }
    }
    lines
}

fn name(explained: &Explained<'_>) -> String {
    let row = &explained.row;
    let name = row.path.as_ref().map_or_else(|| "(no name)".to_owned(), |path| visible(path.as_str()));
    match row.location {
        Location::Path | Location::Query => format!("{name} [{}]", row.location.as_str()),
        Location::Request | Location::Response => name,
    }
}

fn ty(explained: &Explained<'_>) -> String {
    let ty = explained.row.ty;
    ty.format().map_or_else(|| ty.to_string(), |format| format!("{ty} ({})", format.as_str()))
}

fn in_words(fact: &Fact<'_>, label: &str, location: Location) -> String {
    let received = location == Location::Response;
    let (takes, take) = if received { ("fills", "fill") } else { ("takes", "take") };
    match &fact.says {
        Says::RequiredOfAll => "the unified schema requires it".to_owned(),
        Says::Listed(Level::Required) => format!("{label} requires it"),
        Says::Listed(Level::Supported) => format!("{label} {takes} it"),
        Says::NotListed => format!("others {take} it, {label} is not listed"),
        Says::PerhapsRequired => format!("the list is known in part, and {label} may require it"),
        Says::InPart => format!("sources list some who {take} it, and there may be others"),
        Says::WithinUnsupported => "in an object that is not supported".to_owned(),
        Says::WithoutOperation => format!("{label} does not have the operation"),
        Says::Counted { supported, .. } if received => format!("{supported} fill it"),
        Says::Counted { supported, required } => format!("{supported} take it, {required} require it"),
        Says::Values(values) => format!("values: {}", values.join(", ")),
        Says::SomeValues(values) => {
            format!("some of its values: {}; sources do not show the others", values.join(", "))
        }
        Says::OwnValues(values) => format!("values of {label}: {}", values.join(", ")),
    }
}

/// A fact below its field, in as many lines as it takes; the place stands on the first.
fn wrapped(text: &str, text_width: usize, place: String) -> Vec<Line> {
    let mut lines = vec![Line { text: " ".repeat(5), place: Some(place) }];
    for word in text.split(' ') {
        let is_full = lines.last().is_some_and(|line| width(&line.text) + 1 + width(word) > text_width);
        if is_full {
            lines.push(Line { text: " ".repeat(7), place: None });
        }
        if let Some(line) = lines.last_mut() {
            line.text.push(' ');
            line.text.push_str(word);
        }
    }
    lines
}

fn width(text: &str) -> usize {
    text.chars().count()
}
