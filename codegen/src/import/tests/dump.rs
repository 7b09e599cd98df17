//! A page as a text that people can review.

use std::fmt::Write as _;

use crate::import::{Integration, Item, ItemSupport, Listing, OperationPage, Page, Values};
use crate::source::Place;

/// Everything that a page says, and where.
pub(super) fn dump(page: &Page) -> String {
    let mut out = String::new();
    match page {
        Page::Operation(page) => operation(&mut out, page),
        Page::Object(page) => {
            line(&mut out, 0, &format!("object {:?} of {}{}", page.title.value, page.dialect, at(&page.title.place)));
            said(&mut out, "source", page.source.as_ref());
            said(&mut out, "api", page.api.as_ref());
            items(&mut out, "properties", &page.properties);
            for (field, target) in &page.relationships {
                line(&mut out, 0, &format!("relationship {field:?} → {target:?}"));
            }
            listings(&mut out, 0, &page.methods);
        }
        Page::Index(page) => {
            line(&mut out, 0, &format!("index {:?} of {}", page.title, page.dialect));
            said(&mut out, "source", page.source.as_ref());
            said(&mut out, "base url", page.base_url.as_ref());
            for entry in &page.resources {
                line(&mut out, 0, &format!("{:?}{}", entry.title.value, at(&entry.title.place)));
                said(&mut out, "  page", entry.page.as_ref());
                listings(&mut out, 1, &entry.methods);
            }
        }
        Page::Coverage(page) => {
            line(&mut out, 0, &format!("coverage {:?} of {}", page.title, page.dialect));
            said(&mut out, "source", page.source.as_ref());
            for provider in &page.providers {
                line(&mut out, 0, &format!("{:?} {:?}{}", provider.label, provider.slug, at(&provider.place)));
                for (resource, methods) in &provider.resources {
                    let methods = methods.iter().map(|one| format!("{}{}", one.method, partial(one.is_partial)));
                    line(&mut out, 1, &format!("{resource:?}: {}", methods.collect::<Vec<_>>().join(", ")));
                }
            }
        }
    }
    for place in page.left() {
        let text = &place.source().text()[place.bytes()];
        line(&mut out, 0, &format!("left{} {text:?}", at(place)));
    }
    out
}

fn operation(out: &mut String, page: &OperationPage) {
    let http = page.http.map_or("?", crate::model::Http::as_str);
    line(out, 0, &format!("operation {http} {} of {}{}", page.path.value, page.dialect, at(&page.path.place)));
    for (what, text) in
        [("title", &page.title), ("source", &page.source), ("resource", &page.resource), ("api", &page.api)]
    {
        said(out, what, text.as_ref());
    }
    for Integration { name, is_partial, place } in page.integrations.iter().flatten() {
        line(out, 0, &format!("integration {name:?}{}{}", partial(*is_partial), at(place)));
    }
    items(out, "path", &page.path_parameters);
    items(out, "query", &page.query);
    items(out, "common", &page.common);
    page.request.iter().for_each(|request| items(out, "request", request));
    page.response.iter().for_each(|response| items(out, "response", response));
    for (name, value) in page.sample.iter().flatten() {
        line(out, 0, &format!("sample {name:?}: {value}"));
    }
}

fn items(out: &mut String, what: &str, items: &[Item]) {
    line(out, 0, &format!("{what}: {}", items.len()));
    for item in items {
        let in_list = 1 + item.depth.unwrap_or_default();
        let ty = item.ty.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string);
        let format = item.ty.as_ref().and_then(crate::model::Type::format);
        let format = format.map_or_else(String::new, |format| format!(" · {}", format.as_str()));
        let required = match item.required {
            Some(true) => " required",
            Some(false) => "",
            None => " required?",
        };
        line(out, in_list, &format!("{:?} {ty}{format}{required}{}", item.name(), at(&item.place)));
        for (what, text) in [("example", &item.example), ("references", &item.references)] {
            if let Some(text) = text {
                line(out, in_list + 1, &format!("{what}: {text}"));
            }
        }
        item.description.iter().for_each(|text| line(out, in_list + 1, &format!("| {text}")));
        item.values.iter().for_each(|known| line(out, in_list + 1, &values(known)));
        item.members.iter().for_each(|count| line(out, in_list + 1, &format!("members: {count}")));
        item.notes.iter().for_each(|note| line(out, in_list + 1, &format!("note: {note:?}")));
        item.support.iter().for_each(|known| support(out, in_list + 1, known));
        item.doubts.iter().for_each(|doubt| line(out, in_list + 1, &format!("{:?}: {}", doubt.about, doubt.message)));
    }
}

fn support(out: &mut String, depth: usize, support: &ItemSupport) {
    match support {
        ItemSupport::Counted { supported, required } => {
            line(out, depth, &format!("counted: {supported} supported, {required} required"));
        }
        ItemSupport::Listed(mentions) => {
            for one in mentions {
                let own = one.values.as_ref().map_or_else(String::new, |known| format!(", {}", values(known)));
                line(out, depth, &format!("{:?} {}{own}{}", one.label, one.level.as_str(), at(&one.place)));
            }
        }
    }
}

fn values(values: &Values) -> String {
    match values {
        Values::Glued(text) => format!("glued: {text:?}"),
        Values::Listed(values) => format!("values: {values:?}"),
        Values::Partial(values, more) => format!("values: {values:?} and {more} more"),
    }
}

fn listings(out: &mut String, depth: usize, listings: &[Listing]) {
    for Listing { http, path, page, title } in listings {
        let (page, title) = (page.as_deref().unwrap_or("?"), title.as_deref().unwrap_or("?"));
        line(out, depth, &format!("{} {}{} {title:?} {page}", http.as_str(), path.value, at(&path.place)));
    }
}

fn said(out: &mut String, what: &str, text: Option<&String>) {
    if let Some(text) = text {
        line(out, 0, &format!("{what}: {text}"));
    }
}

fn partial(is_partial: bool) -> &'static str {
    if is_partial { " (partial)" } else { "" }
}

fn at(place: &Place) -> String {
    format!(" @{}:{}", place.line(), place.column())
}

fn line(out: &mut String, depth: usize, text: &str) {
    // Writing to a text does not fail.
    let _ = writeln!(out, "{:1$}{text}", "", 2 * depth);
}
