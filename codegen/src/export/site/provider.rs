//! The page of a provider: what it can do, everywhere.

use maud::{Markup, html};
use rayon::prelude::*;

use super::frame::{Page, Site};
use super::paths::Path;
use super::standing::{Lines, Mark, named};
use super::words::code;
use crate::diagnostics::spelled;
use crate::model::{Location, Operation, Provider, ProviderId, Resource};

/// What a specification says of a provider.
pub(super) struct Standing<'a> {
    provider: &'a Provider,
    operations: Vec<Taken<'a>>,
}

/// What a provider makes of an operation.
struct Taken<'a> {
    resource: &'a Resource,
    operation: &'a Operation,
    /// The fields of each kind, by path.
    required: Vec<String>,
    supported: Vec<String>,
    filled: Vec<String>,
    /// The provider has the operation, and leaves out fields of the answer.
    is_partial: bool,
}

/// Of every provider, in the order of the list.
pub(super) fn standings<'a>(site: &Site<'a>) -> Vec<Standing<'a>> {
    let start = |provider| Standing { provider, operations: Vec::new() };
    let mut standings: Vec<Standing<'a>> = site.spec.providers.iter().map(start).collect();
    let operations: Vec<_> = site.spec.operations().collect();
    let taken: Vec<Vec<_>> = operations.into_par_iter().map(|(resource, operation)| of(resource, operation)).collect();
    for (provider, taken) in taken.into_iter().flatten() {
        standings[provider.index()].operations.push(taken);
    }
    standings
}

fn of<'a>(resource: &'a Resource, operation: &'a Operation) -> Vec<(ProviderId, Taken<'a>)> {
    let lines = Lines::of(operation);
    let one = |provider: ProviderId| {
        let marks = lines.marks(provider);
        let with = |wanted: Mark, is_answer: bool| {
            let lines = lines
                .0
                .iter()
                .zip(&marks)
                .filter(|(line, mark)| **mark == wanted && (line.row.location == Location::Response) == is_answer);
            lines.map(|(line, _)| line.name.clone()).collect::<Vec<String>>()
        };
        let partial = operation.integrations.iter().flat_map(|known| &known.partial);
        let taken = Taken {
            resource,
            operation,
            required: with(Mark::Required, false),
            supported: with(Mark::Supported, false),
            filled: with(Mark::Supported, true),
            is_partial: partial.into_iter().any(|one| one.provider == provider),
        };
        (provider, taken)
    };
    named(operation, &lines).into_iter().map(one).collect()
}

pub(super) fn page(site: &Site<'_>, standing: &Standing<'_>) -> (String, Vec<u8>) {
    let provider = standing.provider;
    let path = Path::provider(provider);
    let main = html! {
        h1 { (spelled(&provider.label)) " " (code(&provider.slug)) }
        @if standing.operations.is_empty() {
            p { "The provider is known, and no source says what it takes or fills." }
        } @else {
            p.quiet { "What sources name the provider for. Where they count providers, or say nothing, it may do more." }
        }
        @for of_resource in standing.operations.chunk_by(|a, b| std::ptr::eq(a.resource, b.resource)) {
            @let resource = of_resource[0].resource;
            h2 { a href=(Path::resource(resource).from(&path)) { (resource.path()) } }
            @for taken in of_resource { (operation(&path, provider, taken)) }
        }
    };
    Page {
        title: spelled(&provider.label).into_owned(),
        above: vec![(Path::providers(), "providers"), (path.clone(), &provider.label)],
        path,
        scripts: &[],
        main,
    }
    .finish(site)
}

fn operation(path: &Path, provider: &Provider, taken: &Taken<'_>) -> Markup {
    let page = Path::operation(taken.resource, taken.operation).from(path);
    html! {
        h3 { a href=(format!("{page}#provider={}", provider.slug)) { (taken.operation.method.wire()) } }
        @if taken.is_partial { p { "Leaves out fields of the answer." } }
        dl.facts {
            (fields("Requires", &taken.required))
            (fields("Takes", &taken.supported))
            (fields("Fills", &taken.filled))
        }
    }
}

fn fields(word: &str, names: &[String]) -> Markup {
    html! {
        @if !names.is_empty() {
            dt { (word) }
            dd { @for (at, name) in names.iter().enumerate() { @if at > 0 { ", " } (code(name)) } }
        }
    }
}
