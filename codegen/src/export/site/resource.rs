//! The page of a resource: its operations, who has them, and its fields.

use indexmap::IndexMap;
use maud::{Markup, html};

use super::assets;
use super::fields::{again, listed, ty};
use super::frame::{Page, Site};
use super::paths::Path;
use super::standing::{Line, Mark, Shown};
use super::tools::filter;
use super::words::{code, operation as link, prose};
use crate::diagnostics::spelled;
use crate::export::sample::encoded;
use crate::model::{Has, Location, Operation, ProviderId, Resource, Row, rows_of};

pub(super) fn page(site: &Site<'_>, resource: &Resource, shown: &[Shown<'_>]) -> (String, Vec<u8>) {
    let path = Path::resource(resource);
    let main = html! {
        h1 { (resource.slug) " " span.quiet { (resource.api) } }
        @if let Some(text) = &resource.description { p { (prose(text)) } }
        dl.facts {
            @if let Some(source) = &resource.source { dt { "Read from" } dd { (code(source)) } }
            dt { "Specification" } dd { (site.source(&resource.place)) }
        }
        (operations(&path, resource))
        (who(site, &path, resource, shown))
        (fields(site, &path, resource, shown))
    };
    Page {
        title: resource.path(),
        above: vec![(Path::api_of(resource), resource.api.as_str()), (path.clone(), &resource.slug)],
        path,
        scripts: &[assets::TABLE],
        main,
    }
    .finish(site)
}

/// What is known of a provider and an operation; where no source says whether it has it, what fields say.
fn cell(shown: &Shown<'_>, provider: ProviderId) -> Markup {
    match shown.operation.has(provider) {
        Has::Whole => html! { td class=(Mark::Supported.class()) { "yes" } },
        Has::Partial => html! { td class=(Mark::Supported.class()) { "leaves out fields" } },
        Has::No => html! { td class=(Mark::NotListed.class()) { "no" } },
        Has::NotKnown => named(shown, provider),
    }
}

fn named(shown: &Shown<'_>, provider: ProviderId) -> Markup {
    let marks = shown.lines.marks(provider);
    let named = |is_answer: bool| {
        let lines = shown.lines.0.iter().zip(&marks);
        lines.filter(|(line, mark)| (line.row.location == Location::Response) == is_answer && mark.is_taken()).count()
    };
    match (named(false), named(true)) {
        (0, 0) => html! { td class=(Mark::NotStated.class()) { (Mark::NotStated.sign()) } },
        (taken, filled) => html! {
            td class=(Mark::Supported.class()) {
                @if taken > 0 { "takes " (taken) }
                @if taken > 0 && filled > 0 { ", " }
                @if filled > 0 { "fills " (filled) }
            }
        },
    }
}

fn operations(path: &Path, resource: &Resource) -> Markup {
    html! {
        h2 { "Operations" }
        @if resource.operations.is_empty() { p { "No source shows its operations." } } @else {
            @if resource.has_more_operations {
                p { "Sources show only some of its operations; there are others, or may be." }
            }
            ul.list { @for operation in &resource.operations { (self::operation(path, resource, operation)) } }
        }
    }
}

fn operation(path: &Path, resource: &Resource, operation: &Operation) -> Markup {
    html! {
        li {
            (link(path, resource, operation)) " "
            span.signature { b { (operation.http.as_str()) } " " (code(&operation.path)) } " "
            a.quiet href=(Path::matrix(resource, operation).from(path)) {
                "matrix" span.unseen { " of " (operation.method.wire()) }
            }
            @if operation.is_partial { " " span.quiet { "seen in part" } }
            @if operation.is_file() { " " span.quiet { "answers with a file" } }
            @if let Some(text) = &operation.description { p { (prose(text)) } }
        }
    }
}

fn who(site: &Site<'_>, path: &Path, resource: &Resource, shown: &[Shown<'_>]) -> Markup {
    let mut providers: Vec<ProviderId> = shown.iter().flat_map(|shown| &shown.providers).copied().collect();
    providers.sort_unstable();
    providers.dedup();
    html! {
        h2 { "Providers" }
        @if providers.is_empty() { p { "No source names a provider of this resource." } } @else {
            p.quiet {
                "Where no source says whether a provider has an operation, the fields are counted of which one names it; "
                (Mark::NotStated.sign()) " where none does."
            }
            (filter(providers.len(), &html! {}))
            div.scroll tabindex="0" role="region" aria-label="Providers and operations" {
                table #table {
                    thead {
                        tr {
                            th scope="col" { "Provider" }
                            @for operation in &resource.operations { (column(path, resource, operation)) }
                        }
                    }
                    tbody {
                        @for id in providers {
                            @let provider = site.spec.provider(id);
                            tr data-slug=(provider.slug) {
                                th scope="row" { a href=(Path::provider(provider).from(path)) { (spelled(&provider.label)) } }
                                @for shown in shown { (cell(shown, id)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Of a list that was seen in part, silence is no answer.
fn column(path: &Path, resource: &Resource, operation: &Operation) -> Markup {
    let is_part = operation.integrations.as_ref().is_some_and(|known| !known.is_complete);
    html! {
        th scope="col" { (link(path, resource, operation)) @if is_part { span.quiet { "list seen in part" } } }
    }
}

/// A field wherever it occurs, with the operations that send it and those that answer with it. What no operation has is described
/// here, since it has no other page.
fn fields(site: &Site<'_>, path: &Path, resource: &Resource, shown: &[Shown<'_>]) -> Markup {
    let mut fields: IndexMap<String, Vec<(&Operation, &Line<'_>)>> = IndexMap::new();
    let object = rows_of(Location::Response, &resource.object);
    let object = object.iter().filter_map(|row| Some((row.path.as_ref()?.to_string(), row)));
    let object: IndexMap<String, &Row<'_>> = object.collect();
    for path in object.keys() {
        fields.entry(path.clone()).or_default();
    }
    for shown in shown {
        for line in &shown.lines.0 {
            fields.entry(line.name.clone()).or_default().push((shown.operation, line));
        }
    }
    html! {
        h2 { "Fields" }
        @if fields.is_empty() { p { "No source describes its fields." } }
        @else if resource.is_partial { p { "Sources show only some of its fields; a record has more." } }
        ul.list {
            @for (name, places) in &fields {
                li id=(format!("field.{name}")) {
                    (code(name))
                    @if let Some(row) = object.get(name).filter(|_| places.is_empty()) { (alone(site, row)) }
                    (occurrences(path, resource, places, "sent in", |location| location != Location::Response))
                    (occurrences(path, resource, places, "comes back in", |location| location == Location::Response))
                }
            }
        }
    }
}

fn alone(site: &Site<'_>, row: &Row<'_>) -> Markup {
    html! {
        " " (ty(row.ty)) " " span.quiet { "no operation has it" } " " (site.source(row.place))
        @if let Some(text) = row.description { p { (prose(text)) } }
        (again(row.ty))
        (listed(&row.values, row.values_shown))
    }
}

fn occurrences(
    path: &Path,
    resource: &Resource,
    places: &[(&Operation, &Line<'_>)],
    word: &str,
    wanted: impl Fn(Location) -> bool,
) -> Markup {
    let places: Vec<_> = places.iter().filter(|(_, line)| wanted(line.row.location)).collect();
    html! {
        @if !places.is_empty() {
            " " span.quiet { (word) }
            @for (operation, line) in places {
                " " a href=(format!("{}#{}", Path::operation(resource, operation).from(path), encoded(&line.id))) { (operation.method.wire()) }
            }
        }
    }
}
