//! What is known of who takes a field, as a reader of rustdoc wants it.

use super::docs::{Docs, code, escape};
use crate::model::{Cell, CommonSupport, Field, Level, Operation, ProviderId, Spec, Support};

/// Longer lists are cut in docs; the table of the operation has them whole.
const SHOWN: usize = 12;

/// Lines about who takes a field of a request or query.
pub(super) fn request_lines(spec: &Spec, field: &Field) -> Vec<String> {
    taken_lines(spec, &field.support)
}

/// Lines about who takes the parameters that an operation has in common with others, where it says so.
pub(super) fn common_lines(spec: &Spec, operation: &Operation) -> Vec<String> {
    let line = |said: &CommonSupport| format!("{}: {}", code(&said.wire), taken_lines(spec, &said.support).join(" "));
    operation.common.iter().map(line).collect()
}

fn taken_lines(spec: &Spec, support: &Support) -> Vec<String> {
    let mut lines = Vec::new();
    match support {
        Support::Listed(cells) | Support::InPart(cells) => {
            for (level, word) in [(Level::Required, "Required by"), (Level::Supported, "Supported by")] {
                let who: Vec<ProviderId> = support.at(level).collect();
                if !who.is_empty() {
                    lines.push(format!("{word} {}.", labels(spec, &who)));
                }
            }
            lines.extend(cells.iter().filter_map(|cell| own_values(spec, cell)));
            lines.extend(support.is_in_part().then(|| "Sources do not show who else takes it.".to_owned()));
        }
        Support::Counted { .. } => lines.extend(counted("Supported by", support)),
        Support::NotStated => {}
    }
    lines
}

/// Those that require a field.
pub(super) fn requiring(spec: &Spec, field: &Field) -> String {
    labels(spec, &field.support.at(Level::Required).collect::<Vec<_>>())
}

/// A line about who fills a field of the answer; `None` where no source says.
pub(super) fn response_line(spec: &Spec, operation: &Operation, support: &Support) -> Option<String> {
    let method = code(operation.method.wire());
    match support {
        Support::Listed(cells) | Support::InPart(cells) => {
            let who: Vec<ProviderId> = cells.iter().map(|cell| cell.provider).collect();
            let others = if support.is_in_part() { "; sources do not show by whom else" } else { "" };
            Some(format!("In answers to {method}, filled by {}{others}.", labels(spec, &who)))
        }
        Support::Counted { .. } => counted(&format!("In answers to {method}, filled by"), support),
        Support::NotStated => None,
    }
}

/// Lines about who has an operation at all.
pub(super) fn offered_lines(spec: &Spec, operation: &Operation) -> Vec<String> {
    let others = operation.offered().of_others();
    let Some(known) = &operation.integrations else { return vec![sentence(others)] };
    let mut lines = vec![format!("Offered by {}; {others}.", labels(spec, &known.providers()))];
    if !known.partial.is_empty() {
        let partial: Vec<ProviderId> = known.partial.iter().map(|one| one.provider).collect();
        lines.push(format!("For {} it leaves out fields that `get` has.", labels(spec, &partial)));
    }
    lines
}

/// A paragraph of lines after what is there.
pub(super) fn append(docs: Docs, lines: Vec<String>) -> Docs {
    let mut lines = lines.into_iter();
    let Some(first) = lines.next() else { return docs };
    lines.fold(docs.markdown(first), Docs::also)
}

/// With its capital letter and its full stop.
fn sentence(words: &str) -> String {
    let (first, others) = words.split_at(words.chars().next().map_or(0, char::len_utf8));
    format!("{}{others}.", first.to_uppercase())
}

fn counted(what: &str, support: &Support) -> Option<String> {
    let (supported, required) = support.counts()?;
    let providers = if supported == 1 { "provider" } else { "providers" };
    let required = match required {
        0 => String::new(),
        1 => ", 1 of which requires it".to_owned(),
        n => format!(", {n} of which require it"),
    };
    Some(format!("{what} {supported} {providers}{required}; the source does not name them."))
}

fn own_values(spec: &Spec, cell: &Cell) -> Option<String> {
    let values: Vec<String> = cell.values()?.iter().map(|value| code(value)).collect();
    Some(format!("{} takes {}.", escape(&spec.provider(cell.provider).label), values.join(", ")))
}

fn labels(spec: &Spec, who: &[ProviderId]) -> String {
    let mut labels: Vec<String> = who.iter().take(SHOWN).map(|id| escape(&spec.provider(*id).label)).collect();
    if who.len() > SHOWN {
        labels.push(format!("and {} more (see `operations`)", who.len() - SHOWN));
    }
    labels.join(", ")
}
