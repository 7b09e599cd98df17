//! The current pages without names: words and numbers, and nothing between an example and what comes after it.

use super::model::{Field, Object, Shown, sorted};
use super::named::counts;
use super::samples;

pub(super) fn operation(shown: &Shown<'_>) -> String {
    let mut page = Page(format!("{}\n{}\n", shown.title(), shown.operation.path));
    if shown.is_partial_for_some() {
        page.line("Partial response — use the \"get\" endpoint for the full object.");
    }
    if !shown.path.is_empty() {
        page.line("Path Parameters");
        page.fields(&shown.path, 0);
    }
    page.line("Query Parameters");
    page.line("Refer Specifying query parameters in Truto APIs");
    page.fields(&sorted(&shown.query), 0);
    page.line("Show Truto-specific parameters");
    for field in &shown.common {
        page.common(field);
    }
    if let Some(request) = &shown.request {
        page.line("Request Body");
        page.line("Refer Writing data using Unified APIs");
        page.fields(&sorted(request), 0);
    }
    if let Some(response) = &shown.response {
        page.line("Response Body");
        page.fields(&sorted(response), 0);
    }
    page.0 + &samples::squeezed(shown)
}

struct Page(String);

impl Page {
    fn line(&mut self, text: &str) {
        self.0 += text;
        self.0 += "\n";
    }

    /// Nothing ends an example.
    fn example(&mut self, field: &Field) {
        self.0 += field.example.as_deref().unwrap_or_default();
    }

    fn common(&mut self, field: &Field) {
        self.words(field);
        if !field.values.is_empty() {
            let bullets = field.values.iter().map(|value| format!("{value}comes in a shape of its own."));
            self.line(&bullets.collect::<String>());
            self.line("Ask for none to get the first.");
        }
        self.example(field);
        self.values(field);
    }

    fn words(&mut self, field: &Field) {
        for words in &field.words {
            self.line(words);
        }
    }

    fn values(&mut self, field: &Field) {
        if !field.values.is_empty() {
            self.line(&field.glued());
        }
    }

    fn fields(&mut self, fields: &[Field], depth: usize) {
        for field in fields {
            self.words(field);
            self.example(field);
            self.values(field);
            if let Some(counts) = counts(&field.takes) {
                self.line(&counts);
            }
            let own = field.own_glued();
            if !own.is_empty() {
                self.line(&own);
            }
            if depth > 0 && !field.members.is_empty() {
                self.line(&format!("{} properties", field.members.len()));
            }
            self.fields(&field.members, depth + 1);
        }
    }
}

/// The object: what it points at, then words alone.
pub(super) fn object(object: &Object<'_>) -> String {
    let title = super::heading(&object.resource.slug);
    let mut page = Page(format!("{title} Object\n"));
    let edges: Vec<(&str, &str)> =
        object.fields.iter().filter_map(|field| Some((field.name.as_str(), field.references.as_deref()?))).collect();
    if !edges.is_empty() {
        page.line("Relationships\ngraph LR");
        for (field, references) in edges {
            let to = super::heading(references.split('.').next().unwrap_or_default());
            page.line(&format!("{title} -->|\"{field}\"| {to}"));
        }
    }
    page.line("Properties");
    page.properties(&sorted(&object.fields), 0);
    page.0
}

/// As it was: a title and words.
pub(super) fn older_object(object: &Object<'_>) -> String {
    let mut page = Page(format!("{} Object\n", super::heading(&object.resource.slug)));
    page.said(&object.fields);
    page.0
}

impl Page {
    fn properties(&mut self, fields: &[Field], depth: usize) {
        for field in fields {
            self.words(field);
            self.values(field);
            if depth > 0 && !field.members.is_empty() {
                self.line(&format!("{} properties", field.members.len()));
            }
            self.properties(&field.members, depth + 1);
        }
    }

    fn said(&mut self, fields: &[Field]) {
        for field in fields {
            self.words(field);
            self.said(&field.members);
        }
    }
}
