//! All that a page without names can have of a field, in every combination: what is concluded is true, or it is asked about.

use std::fmt::Write as _;

use super::real::committed;
use crate::import::draft::{Draft, DraftField, DraftSupport, Known};
use crate::import::{Ground, Joined, LeftOpen, join, read, resource};
use crate::source::Source;

/// What a page, and the page about the object, have of one field among others.
#[derive(Debug, Clone, Copy)]
struct Case {
    is_described: bool,
    example: Option<&'static str>,
    values: Option<[&'static str; 2]>,
    /// What the page about the object has of these; nothing where there is no such page.
    object: Option<Object>,
}

#[derive(Debug, Clone, Copy)]
struct Object {
    is_described: bool,
    has_values: bool,
}

const WORDS: &str = "What it is aimed at.";

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for is_described in [true, false] {
        for example in [None, Some("Wren"), Some("Sedge Wren"), Some("7")] {
            for values in [None, Some(["vermeil", "teal"]), Some(["In flight", "On ground"])] {
                cases.push(Case { is_described, example, values, object: None });
                for has_values in [true, false] {
                    // Nobody describes a field on one page alone.
                    let object = Some(Object { is_described, has_values });
                    cases.push(Case { is_described, example, values, object });
                }
            }
        }
    }
    cases
}

impl Case {
    fn page(&self) -> String {
        let mut text = "Update Accounts\n/unified/ticketing/accounts/{id}\nRequest Body\n".to_owned();
        let words = self.is_described.then_some(WORDS);
        let values = self.values.map(|values| values.concat());
        for line in [words, self.example, values.as_deref()].into_iter().flatten() {
            let _ = writeln!(text, "{line}");
        }
        text += "3 supported\nHow wide it is.\n2 supported\nResponse Body\n";
        let shown = self.example.unwrap_or("your_aim");
        let body = format!("{{\n\"aim\": \"{shown}\",\n\"span\": \"your_span\"\n}}");
        text + &format!("curl -X PATCH 'https://birds.example/unified/ticketing/accounts/1' \\\n-d '{body}'\n")
    }

    fn object(&self) -> Option<String> {
        let object = self.object?;
        let words = if object.is_described { format!("  {WORDS}\n") } else { String::new() };
        let values = self.values.filter(|_| object.has_values);
        let values = values.map_or_else(String::new, |values| format!("  Allowed: `{}`\n", values.join("`, `")));
        Some(format!(
            "# Accounts Object\n\n> Source: https://birds.example/accounts\n\n## Properties\n\n- **`aim`** _(string)_\n{words}{values}\
             - **`span`** _(string)_\n  How wide it is.\n\n## Methods\n\n- [GET /unified/ticketing/accounts](/list) — List Accounts\n"
        ))
    }

    fn joined(&self) -> Joined {
        let (_, spec) = committed();
        let files = [Some(("page.txt", self.page())), self.object().map(|text| ("object.md", text))];
        let pages =
            files.into_iter().flatten().map(|(name, text)| read(&Source::new(name, text), None).expect("a page"));
        join(
            pages.collect(),
            Ground { platform: &spec.platform, providers: &spec.providers, there: None, left_open: LeftOpen::NOTHING },
        )
    }

    /// What is wrong with what came of it.
    fn wrong(&self) -> Vec<String> {
        let joined = self.joined();
        let joint = &joined.resources[0];
        let update = joint.operations.iter().find(|draft| draft.method == "update").expect("it has a page");
        let is_asked = joint.asked().next().is_some();
        let mut wrong = Vec::new();
        let mut check = |what: &str, is_true: bool, is_there: bool| {
            if is_there && !is_true {
                wrong.push(format!("{what} is not so"));
            } else if !is_there && !is_true && !is_asked {
                wrong.push(format!("{what} is lost"));
            }
        };
        let (aim, span) = (field(update, "aim"), field(update, "span"));
        let example = aim.and_then(|aim| aim.example.as_deref());
        check("the example", example == self.example, example.is_some());
        let values = aim.and_then(values);
        let truth: Option<Vec<String>> = self.values.map(|values| values.map(str::to_owned).to_vec());
        check("the list of values", values == truth, values.is_some());
        for (what, field, truth) in [("who takes it", aim, 3), ("who takes the next", span, 2)] {
            let counts = field.and_then(|field| field.support.as_ref()).map(DraftSupport::counts);
            check(what, counts == Some((truth, 0)), counts.is_some());
        }
        wrong
    }
}

fn field<'d>(draft: &'d Draft, name: &str) -> Option<&'d DraftField> {
    draft.request.iter().flatten().find(|field| field.name == name)
}

fn values(field: &DraftField) -> Option<Vec<String>> {
    match &field.values {
        Some(Known::As(values)) => Some(values.clone()),
        _ => None,
    }
}

#[test]
fn every_combination_is_read_or_asked_about() {
    let wrong = cases().into_iter().map(|case| (case, case.wrong())).filter(|(_, wrong)| !wrong.is_empty());
    let wrong: Vec<String> = wrong.map(|(case, wrong)| format!("{case:?}: {}", wrong.join(", "))).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The file would else know the field by then, and that it has no values.
#[test]
fn a_text_that_may_be_values_leaves_these_open() {
    let object = Some(Object { is_described: true, has_values: false });
    let case = Case { is_described: true, example: None, values: Some(["vermeil", "teal"]), object };
    let text = resource(&case.joined().resources[0]);
    let comment = "# TODO: `vermeilteal` may be its example, or its values";
    assert!(text.contains(comment) && text.contains("values: TODO"), "{text}");
}
