//! The older pages with names: the name, below it the type.

use super::super::Age;
use super::super::model::{Field, Object, Shown, heading, type_word};
use super::super::samples;
use super::{bullets, integrations, takers};

pub(in super::super) fn operation(shown: &Shown<'_>, age: Age) -> String {
    let page = Page { age };
    let mut text = page.top(shown);
    if !shown.path.is_empty() {
        text += &page.part("Path parameters", "");
        text += &page.fields(&shown.path);
    }
    text += &page.part("Query parameters", "Refer Specifying query parameters in Truto APIs");
    // The first is explained in a list.
    let common = shown.common.iter().cloned().map(|mut field| {
        if !field.values.is_empty() {
            let bullets = field.values.iter().map(|value| format!("  • {value} comes in a shape of its own."));
            field.words.extend(bullets.chain(["Ask for none to get the first.".to_owned()]));
        }
        field
    });
    text += &page.fields(&common.chain(shown.query.iter().cloned()).collect::<Vec<_>>());
    if let Some(request) = &shown.request {
        text += &page.part("Request Body", "Refer Writing data using Unified APIs");
        text += &page.fields(request);
    }
    if let Some(response) = &shown.response {
        text += &page.part("Response Body", "");
        text += &page.fields(response);
    }
    text + &samples::laid_out(shown)
}

/// The title, then fields, and no lists of anything else.
pub(in super::super) fn object(object: &Object<'_>) -> String {
    let page = Page { age: Age::Compact };
    format!("Skip to content\n{} Object\n{}", heading(&object.resource.slug), page.fields(&object.fields))
}

struct Page {
    age: Age,
}

impl Page {
    /// What stands between two parts.
    fn gap(&self) -> &'static str {
        if self.age == Age::Blanks { "\n" } else { "" }
    }

    fn bullet(&self) -> &'static str {
        if self.age == Age::Blanks { "  • " } else { "- " }
    }

    fn top(&self, shown: &Shown<'_>) -> String {
        let (gap, title) = (self.gap(), shown.title());
        let (verb, path) = (shown.operation.http.as_str(), &shown.operation.path);
        let integrations = integrations(shown, self.bullet());
        if self.age == Age::Stuck {
            return format!(
                "{title}\nEndpoint\nhttp\n{verb}{path}{}{integrations}",
                if integrations.is_empty() { "\n" } else { "" }
            );
        }
        let skip = if self.age == Age::Blanks { "Skip to content\n\n" } else { "" };
        format!("{skip}{title}\n{gap}Endpoint\n{gap}http\n{verb} {path}\n{integrations}{gap}")
    }

    fn part(&self, heading: &str, refer: &str) -> String {
        let gap = self.gap();
        let refer = match (refer, self.age) {
            ("", _) => String::new(),
            (refer, Age::Stuck) => format!("{refer}\nLoading...\n"),
            (refer, _) => format!("{refer}\n{gap}"),
        };
        format!("{heading}\n{gap}{refer}")
    }

    fn fields(&self, fields: &[Field]) -> String {
        fields.iter().map(|field| self.field(field)).collect()
    }

    fn field(&self, field: &Field) -> String {
        let mut text = format!("{}\n", field.name);
        if let Some(ty) = &field.ty {
            text += &format!("{}\n", type_word(ty));
        }
        text += &self.said(field);
        if !field.values.is_empty() {
            let values: Vec<&str> = field.values.iter().map(String::as_str).collect();
            text += &format!("All possible enum values:\n{}", bullets(&values, self.bullet()));
        }
        if let Some(example) = &field.example {
            text +=
                &if self.age == Age::Stuck { format!("Example:\n{example}") } else { format!("Example: {example}\n") };
        }
        text += &takers(field, self.bullet());
        text += &self.own_values(field);
        text + &self.fields(&field.members)
    }

    /// The flag and the words.
    fn said(&self, field: &Field) -> String {
        let words = field.words.join(if self.age == Age::Blanks { "\n\n" } else { "\n" });
        let flag = match (field.required, self.age) {
            (false, _) => "",
            (true, Age::Blanks) => "REQUIRED ·\n",
            (true, Age::Compact) => "REQUIRED · ",
            (true, Age::Stuck) => "REQUIRED ·Â\n",
        };
        match (words.is_empty(), self.age) {
            (true, Age::Compact) if field.required => format!("{flag}\n"),
            (true, _) => flag.to_owned(),
            (false, Age::Blanks) => format!("{flag}\n{words}\n\n"),
            (false, _) => format!("{flag}{words}\n"),
        }
    }

    fn own_values(&self, field: &Field) -> String {
        let own: Vec<_> = field.takes.takers().iter().filter(|taker| !taker.values.is_empty()).collect();
        if own.is_empty() {
            return String::new();
        }
        let lines = own
            .iter()
            .flat_map(|taker| std::iter::once(taker.label.as_str()).chain(taker.values.iter().map(String::as_str)));
        format!("Enum support by integration\n{}", bullets(&lines.collect::<Vec<_>>(), self.bullet()))
    }
}
