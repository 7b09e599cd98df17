//! The older pages without names: words, and who takes what they describe.

use super::super::Lists;
use super::super::model::{Field, Shown};
use super::super::samples;
use super::{bullets, integrations, takers};

pub(in super::super) fn operation(shown: &Shown<'_>, lists: Lists) -> String {
    let page = Page { lists };
    let (verb, path) = (shown.operation.http.as_str(), &shown.operation.path);
    let integrations = integrations(shown, "- ");
    let end = if integrations.is_empty() { "\n" } else { "" };
    let mut text = format!("{}\nEndpoint\n{verb} {path}{end}{integrations}", shown.title());
    if !shown.path.is_empty() {
        text += "Path parameters\n";
        text += &page.fields(&shown.path);
    }
    text += "Query parameters\nRefer Specifying query parameters in Truto APIs\n";
    for field in &shown.common {
        text += &Page::common(field);
    }
    text += &page.fields(&shown.query);
    if let Some(request) = &shown.request {
        text += "Request Body\nRefer Writing data using Unified APIs";
        text += &page.fields(request);
    }
    if let Some(response) = &shown.response {
        text += "Response Body\n";
        text += &page.fields(response);
    }
    text + &samples::squeezed(shown)
}

struct Page {
    lists: Lists,
}

impl Page {
    fn common(field: &Field) -> String {
        let mut text = lines(&field.words);
        if !field.values.is_empty() {
            let said: Vec<String> =
                field.values.iter().map(|value| format!("{value} comes in a shape of its own.")).collect();
            text += &bullets(&said.iter().map(String::as_str).collect::<Vec<_>>(), "- ");
            text += "Ask for none to get the first.\n";
        }
        text += field.example.as_deref().unwrap_or_default();
        if field.values.is_empty() { text } else { format!("{text}{}\n", field.glued()) }
    }

    fn fields(&self, fields: &[Field]) -> String {
        fields.iter().map(|field| self.field(field)).collect()
    }

    fn field(&self, field: &Field) -> String {
        let mut text = lines(&field.words);
        text += field.example.as_deref().unwrap_or_default();
        text += &self.values(&field.values);
        text += &self.own_values(field);
        text += &takers(field, "- ");
        text + &self.fields(&field.members)
    }

    fn values(&self, values: &[String]) -> String {
        match self.lists {
            _ if values.is_empty() => String::new(),
            Lists::Glued => format!("{}\n", values.concat()),
            Lists::Bullets => bullets(&values.iter().map(String::as_str).collect::<Vec<_>>(), "- "),
        }
    }

    fn own_values(&self, field: &Field) -> String {
        let own = field.takes.takers().iter().filter(|taker| !taker.values.is_empty());
        let lists: String = own.map(|taker| format!("- {}\n{}", taker.label, self.values(&taker.values))).collect();
        if lists.is_empty() { lists } else { format!("Enum support by integration\n{lists}") }
    }
}

fn lines(lines: &[String]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}
