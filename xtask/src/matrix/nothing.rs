//! Why a matrix has no rows: what the reader asked for is one thing, what no source says is another.

use unified_codegen::export::matrix::{Filter, MatrixRow, rows};
use unified_codegen::export::operations;
use unified_codegen::model::{Has, Location, Spec, SupportKind};

use super::everybody;

/// A line for a reader who gets no row.
pub(super) fn why(spec: &Spec, filter: &Filter) -> String {
    if !filter.asks_about_providers() {
        return "no source says what is sent or received there".to_owned();
    }
    let label = filter.provider.map(|provider| spec.provider(provider).label.as_str());
    if let Some(label) = label.filter(|_| has_none(spec, filter)) {
        return match filter.method {
            Some(_) => format!("{label} does not have this operation: a source lists everybody who has"),
            None => format!("{label} has none of these operations: sources list everybody who has"),
        };
    }
    let all = rows(spec, &everybody(filter));
    let asked: Vec<&MatrixRow<'_>> = all.iter().filter(|row| is_asked(filter, row)).collect();
    if asked.iter().all(|row| row.support.providers.is_none()) {
        return format!("no provider is named for this; {LEFT_OUT}");
    }
    let said = match (label, wanted(filter)) {
        (Some(label), None) => format!("{label} is not among those that sources list for fields there"),
        (Some(label), Some(wanted)) => format!("{label} is not listed as {wanted}"),
        (None, wanted) => format!("nobody is listed as {}", wanted.unwrap_or_default()),
    };
    let mut said = vec![said];
    if asked.iter().any(|row| row.support.providers.is_none()) {
        said.push(LEFT_OUT.to_owned());
    }
    if asked.iter().any(|row| row.support.kind == SupportKind::InPart) {
        said.push(IN_PART.to_owned());
    }
    said.join("; ")
}

const LEFT_OUT: &str = "fields whose providers no source names are left out";

const IN_PART: &str = "of some fields there, sources name only some providers";

/// Of everything that is asked about, it is known that the provider does not have it.
fn has_none(spec: &Spec, filter: &Filter) -> bool {
    let known = operations::rows(spec, filter);
    let mut cells = known.iter().flat_map(|row| row.integrations.providers.iter().flatten());
    !known.is_empty() && cells.all(|cell| cell.has == Has::No)
}

/// A field that decides on the answer: one that was named, or any where none was.
fn is_asked(filter: &Filter, row: &MatrixRow<'_>) -> bool {
    let mut named = filter.supports.iter().chain(&filter.requires).peekable();
    let is_sent = matches!(row.location, Location::Query | Location::Request);
    named.peek().is_none() || is_sent && named.any(|name| row.field.as_ref() == Some(name))
}

/// What providers were asked to do with fields; `None` where they were not.
fn wanted(filter: &Filter) -> Option<String> {
    let wanted = [("taking", &filter.supports), ("requiring", &filter.requires)];
    let wanted: Vec<String> =
        wanted.iter().filter_map(|(verb, fields)| Some(format!("{verb} {}", all(fields)?))).collect();
    (!wanted.is_empty()).then(|| wanted.join(" and "))
}

fn all(fields: &[String]) -> Option<String> {
    match fields {
        [] => None,
        [one] => Some(format!("`{one}`")),
        several => Some(format!("all of `{}` in one operation", several.join("`, `"))),
    }
}
