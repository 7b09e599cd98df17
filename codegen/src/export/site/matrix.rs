//! The matrix of an operation: providers by fields.

use maud::{Markup, html};

use super::assets;
use super::frame::{Page, Site};
use super::paths::Path;
use super::standing::{Line, Lines, Mark, Shown};
use super::tools::filter;
use super::words::{code, count, seen_in_part};
use crate::diagnostics::spelled;
use crate::model::{Has, Location, Operation, ProviderId, Support};

pub(super) fn page(site: &Site<'_>, shown: &Shown<'_>) -> (String, Vec<u8>) {
    let Shown { resource, operation, lines, providers } = shown;
    let path = Path::matrix(resource, operation);
    let method = operation.method.wire();
    let main = html! {
        h1 { "Who takes what: " (method) " " span.quiet { (resource.path()) } }
        p.signature { b { (operation.http.as_str()) } " " (code(&operation.path)) }
        @if providers.is_empty() {
            p { "No source names a provider of this operation" (counted(lines)) "." }
        } @else if lines.0.is_empty() {
            p { "No source describes a field of this operation." }
        } @else {
            (filter(providers.len(), &columns()))
            (legend())
            (table(site, &path, shown))
        }
        (besides(operation))
    };
    Page {
        title: format!("Matrix of {method} {}", resource.path()),
        above: vec![
            (Path::api_of(resource), resource.api.as_str()),
            (Path::resource(resource), &resource.slug),
            (Path::operation(resource, operation), method),
            (path.clone(), "matrix"),
        ],
        path,
        scripts: &[assets::TABLE],
        main,
    }
    .finish(site)
}

fn counted(lines: &Lines<'_>) -> String {
    let counted = lines.0.iter().filter(|line| matches!(line.row.support, Support::Counted { .. })).count();
    match counted {
        0 => String::new(),
        n => format!("; of {} it has a number", count(n, "field", "fields")),
    }
}

/// Which of the columns are shown.
fn columns() -> Markup {
    html! {
        fieldset {
            legend { "Columns" }
            label { input type="checkbox" name="show" value="sent" checked; " sent" }
            label { input type="checkbox" name="show" value="response" checked; " in the answer" }
            label { input type="checkbox" name="show" value="vague" checked; " of which no source names providers" }
        }
        button type="reset" { "Show everything" }
    }
}

fn legend() -> Markup {
    html! {
        ul.legend aria-label="Signs" {
            @for mark in Mark::ALL { li { span class=(mark.class()) { (mark.sign()) } " " (mark.meaning()) } }
        }
    }
}

fn table(site: &Site<'_>, path: &Path, shown: &Shown<'_>) -> Markup {
    let Shown { operation, lines, providers, .. } = shown;
    let groups = [Location::Query, Location::Request, Location::Response].map(|location| (section(location), location));
    html! {
        div.scroll tabindex="0" role="region" aria-label="Providers and fields" {
            table #table {
                thead {
                    tr {
                        td {}
                        @for (word, location) in groups {
                            @let columns = lines.0.iter().filter(|line| line.row.location == location).count();
                            @if columns > 0 { th scope="colgroup" colspan=(columns) data-group=(word) { span { (word) } } }
                        }
                    }
                    tr { th scope="col" { "Provider" } @for line in &lines.0 { (column(line)) } }
                }
                tbody { @for id in providers { (row(site, path, operation, lines, *id)) } }
            }
        }
    }
}

/// What a group of columns is called; a name may be in several.
fn section(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Request => "request",
        Location::Response => "answer",
    }
}

fn column(line: &Line<'_>) -> Markup {
    let is_named = line.row.support.is_named();
    let kind = if line.row.location == Location::Response { "response" } else { "sent" };
    let (name, section) = (spelled(&line.name), section(line.row.location));
    html! {
        th scope="col" data-field=(line.id) data-kind=(kind) data-vague[!is_named] {
            label {
                @if is_named { input type="checkbox" name="take" value=(line.id) aria-label=(format!("{name} ({section})")); " " }
                span { (name) }
            }
            @if line.row.required { " " b.required { "required of all" } }
            @if line.row.support.is_in_part() { " " span.quiet { "known in part" } }
            @if let Support::Counted { supported, .. } = line.row.support { " " span.quiet { (count(*supported, "provider", "providers")) } }
        }
    }
}

fn row(site: &Site<'_>, path: &Path, operation: &Operation, lines: &Lines<'_>, id: ProviderId) -> Markup {
    let provider = site.spec.provider(id);
    html! {
        tr data-slug=(provider.slug) {
            th scope="row" {
                a href=(Path::provider(provider).from(path)) { (spelled(&provider.label)) }
                @if operation.has(id) == Has::No { " " span.quiet { "does not have the operation" } }
            }
            @for mark in lines.marks(id) { td class=(mark.class()) { (mark.sign()) } }
        }
    }
}

/// What has no column.
fn besides(operation: &Operation) -> Markup {
    html! {
        (seen_in_part(operation))
        @if !operation.unnamed.is_empty() {
            p { (count(operation.unnamed.len(), "field", "fields")) " without a name: see the operation." }
        }
        p.quiet { "Parameters that all operations have in common have a column only where the operation says who takes them." }
    }
}
