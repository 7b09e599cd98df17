//! The current pages as a browser saves them. No such page has been seen: what is printed is what its text would come from.

use unified_codegen::model::{Scalar, Type};

use super::model::{Field, Shown, Takes, sorted, type_word};
use super::named::arrow;
use super::samples;

pub(super) fn operation(shown: &Shown<'_>) -> String {
    let mut text = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{}</title></head>\n<body><a href=\"#c\">Skip to content</a>\n<nav><ul><li>{}</li></ul></nav>\n<main id=\"c\">\n<div><span class=\"verb\">{}</span> <code>{}</code></div>\n",
        escaped(&shown.title()),
        escaped(&shown.resource.slug),
        shown.operation.http.as_str(),
        escaped(&shown.operation.path)
    );
    if !shown.path.is_empty() {
        text += &part("Path Parameters", &fields(&shown.path, 0));
    }
    let refer = "<p>Refer <a href=\"/q\">Specifying query parameters in Truto APIs</a></p>\n";
    let more =
        format!("<details><summary>Show Truto-specific parameters</summary>\n{}</details>\n", fields(&shown.common, 0));
    text += &part("Query Parameters", &format!("{refer}{}{more}", fields(&sorted(&shown.query), 0)));
    if let Some(request) = &shown.request {
        let refer = "<p>Refer <a href=\"/w\">Writing data using Unified APIs</a></p>\n";
        text += &part("Request Body", &format!("{refer}{}", fields(&sorted(request), 0)));
    }
    if let Some(response) = &shown.response {
        text += &part("Response Body", &fields(&sorted(response), 0));
    }
    text += &format!("<pre><code>{}</code></pre>\n", escaped(&samples::laid_out(shown)));
    text + "</main></body></html>\n"
}

fn part(heading: &str, inside: &str) -> String {
    format!("<section><h2>{heading}</h2>\n{inside}</section>\n")
}

fn fields(fields: &[Field], depth: usize) -> String {
    fields.iter().map(|one| field(one, depth)).collect()
}

fn field(field: &Field, depth: usize) -> String {
    let ty = field.ty.as_ref().map(|ty| format!("<span class=\"t\">{}</span>", escaped(&word(ty)))).unwrap_or_default();
    let flag = if field.required { "<div><span>required</span><span>·</span></div>" } else { "" };
    let mut text =
        format!("<div class=\"field\"><div><span class=\"n\">{}</span>{ty}</div>{flag}\n", escaped(&field.name));
    for words in &field.words {
        text += &format!("<p>{}</p>\n", escaped(words));
    }
    if let Some(arrow) = field.references.as_deref().and_then(arrow) {
        text += &format!("<div>References: <a href=\"/r\">{arrow}</a></div>\n");
    }
    if let Some(example) = &field.example {
        text += &format!("<div>Example: <code>{}</code></div>\n", escaped(example));
    }
    if !field.values.is_empty() {
        text += &format!("<div>Possible values:</div><div>{}</div>\n", codes(&field.values));
    }
    text += &takers(&field.takes);
    if depth > 0 && !field.members.is_empty() {
        text += &format!("<div>{} properties</div>\n", field.members.len());
    }
    text + &fields(&field.members, depth + 1) + "</div>\n"
}

fn word(ty: &Type) -> String {
    if *ty == Type::One(Scalar::Map) { "Record<string, any>".to_owned() } else { type_word(ty) }
}

fn codes(values: &[String]) -> String {
    values.iter().map(|value| format!("<code>{}</code>", escaped(value))).collect()
}

fn takers(takes: &Takes) -> String {
    let Some((supported, required)) = takes.counts() else { return String::new() };
    let needed = if required > 0 { format!("<span>{required} required</span>") } else { String::new() };
    let line = |taker: &super::Taker| {
        let own = if taker.values.is_empty() { String::new() } else { format!("<div>{}</div>", codes(&taker.values)) };
        let label = escaped(&taker.label);
        format!("<li><span class=\"l\">{label}</span><span class=\"b\">{}</span>{own}</li>\n", taker.level.as_str())
    };
    let list: String = takes.takers().iter().map(line).collect();
    format!("<div><span>{supported} supported</span>{needed}</div><ul>{list}</ul>\n")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
