//! The older pages: the order of the schema, and who takes a field by label.

pub(super) mod named;
pub(super) mod nameless;

use unified_codegen::model::Level;

use super::model::{Field, Shown};

/// The lists of those who take a field, each with its heading.
fn takers(field: &Field, bullet: &str) -> String {
    let mut text = String::new();
    for (heading, level) in [("Required in", Level::Required), ("Supported in", Level::Supported)] {
        let mut labels: Vec<&str> = field.takes.at(level).map(|taker| taker.label.as_str()).collect();
        labels.sort_unstable();
        if !labels.is_empty() {
            text += &format!("{heading}\n{}", bullets(&labels, bullet));
        }
    }
    text
}

fn bullets(lines: &[&str], bullet: &str) -> String {
    lines.iter().map(|line| format!("{bullet}{line}\n")).collect()
}

/// Who has the operation, and whose list is in part.
fn integrations(shown: &Shown<'_>, bullet: &str) -> String {
    let integrations = shown.integrations();
    if integrations.is_empty() {
        return String::new();
    }
    let all: Vec<&str> = integrations.iter().map(|(label, _)| label.as_str()).collect();
    let mut text = format!("Integrations supported\n{}", bullets(&all, bullet));
    let partial: Vec<&str> =
        integrations.iter().filter(|(_, is_partial)| *is_partial).map(|(label, _)| label.as_str()).collect();
    if !partial.is_empty() {
        text += "Partial response integrations\nThe list leaves out what is dear to fetch.\n";
        text += &bullets(&partial, bullet);
    }
    text
}
