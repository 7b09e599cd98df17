//! A page as a text that a person can read beside the page.

use std::fmt::Write as _;

use crate::import::page::{Item, ItemSupport, Mention, ObjectPage, OperationPage, Page, Unsure, Values};
use crate::source::Place;

/// Everything that was read of a page, line by line.
pub(super) fn dump(page: &Page) -> String {
    let mut text = String::new();
    match page {
        Page::Operation(page) => operation(&mut text, page),
        Page::Object(page) => object(&mut text, page),
        Page::Index(_) | Page::Coverage(_) => unreachable!("no reader here makes one"),
    }
    left(&mut text, page.left());
    text
}

fn operation(text: &mut String, page: &OperationPage) {
    line(text, 0, "operation", &format!("{:?}", page.dialect));
    if let Some(title) = &page.title {
        line(text, 0, "title", title);
    }
    if let Some(http) = page.http {
        line(text, 0, "http", http.as_str());
    }
    line(text, 0, "path", &page.path.value);
    for one in page.integrations.iter().flatten() {
        line(text, 0, if one.is_partial { "has it in part" } else { "has it" }, &one.name);
    }
    if let Some(partial) = &page.partial {
        line(text, 0, "partial", &partial.value);
    }
    items(text, "path parameters", &page.path_parameters);
    items(text, "query", &page.query);
    items(text, "common", &page.common);
    for (name, section) in [("request", &page.request), ("response", &page.response)] {
        if let Some(section) = section {
            items(text, name, section);
        }
    }
    for (name, value) in page.sample.iter().flatten() {
        line(text, 0, "sample", &format!("{name} = {value}"));
    }
}

fn object(text: &mut String, page: &ObjectPage) {
    line(text, 0, "object", &format!("{:?}", page.dialect));
    line(text, 0, "title", &page.title.value);
    for (field, to) in &page.relationships {
        line(text, 0, "relationship", &format!("{field} to {to}"));
    }
    items(text, "properties", &page.properties);
}

fn items(text: &mut String, section: &str, items: &[Item]) {
    let _ = writeln!(text, "{section}: {}", items.len());
    for item in items {
        self::item(text, item);
    }
}

fn item(text: &mut String, item: &Item) {
    let name = item.name.as_deref().unwrap_or("?");
    let _ = write!(text, "- {name}");
    if let Some(ty) = &item.ty {
        let _ = write!(text, ": {ty}{}", ty.format().map_or(String::new(), |format| format!(" · {}", format.as_str())));
    }
    let required = match item.required {
        Some(true) => ", required",
        Some(false) => ", not required",
        None => "",
    };
    let _ = writeln!(text, "{required} (line {})", item.place.line());
    for paragraph in &item.description {
        line(text, 1, "description", paragraph);
    }
    if let Some(example) = &item.example {
        line(text, 1, "example", example);
    }
    if let Some(values) = &item.values {
        line(text, 1, "values", &self::values(values));
    }
    for unsure in &item.unsure {
        line(text, 1, "unsure", &self::unsure(unsure));
    }
    support(text, item.support.as_ref());
    for (label, note) in &item.notes {
        line(text, 1, "note", &format!("{} says: {note}", label.as_deref().unwrap_or("?")));
    }
    if let Some(members) = item.members {
        line(text, 1, "members", &members.to_string());
    }
    for doubt in &item.doubts {
        line(text, 1, "doubt", &format!("{:?}: {}", doubt.about, doubt.message));
    }
}

fn unsure(unsure: &Unsure) -> String {
    format!("{:?} (line {}) {:?}", unsure.text, unsure.place.line(), unsure.may_be)
}

fn support(text: &mut String, support: Option<&ItemSupport>) {
    match support {
        None => {}
        Some(ItemSupport::Counted { supported, required }) => {
            line(text, 1, "counted", &format!("{supported}, of these {required} required"));
        }
        Some(ItemSupport::Listed(mentions)) => mentions.iter().for_each(|one| mention(text, one)),
    }
}

fn mention(text: &mut String, mention: &Mention) {
    let values = mention.values.as_ref().map_or(String::new(), |values| format!(", {}", self::values(values)));
    line(text, 1, mention.level.as_str(), &format!("{}{values}", mention.label));
}

fn values(values: &Values) -> String {
    match values {
        Values::Glued(glued) => format!("glued {glued}"),
        Values::Listed(values) => format!("listed {}", values.join(", ")),
        Values::Partial(values, more) => format!("listed {}, and {more} more", values.join(", ")),
    }
}

fn left(text: &mut String, left: &[Place]) {
    for place in left {
        line(text, 0, "left", &format!("line {}: {:?}", place.line(), &place.source().text()[place.bytes()]));
    }
}

fn line(text: &mut String, depth: usize, name: &str, value: &str) {
    let _ = writeln!(text, "{}{name}: {}", "    ".repeat(depth), value.replace('\n', "⏎"));
}
