//! The page of a provider: what it can do, everywhere.

use maud::{Markup, html};
use rayon::prelude::*;

use super::frame::{Page, Site};
use super::paths::Path;
use super::standing::{Line, Mark, Shown};
use super::words::{code, codes};
use crate::diagnostics::spelled;
use crate::model::{Has, Location, Operation, Provider, ProviderId, Resource};

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
    /// What the unified schema requires of everybody, the parameters that operations have in common among it.
    of_all: Vec<String>,
    /// The same, once the object is sent that it is in.
    of_all_within: Vec<String>,
    supported: Vec<String>,
    filled: Vec<String>,
    /// Whether the provider has the operation.
    has: Has,
}

/// Of every provider, in the order of the list.
pub(super) fn standings<'a>(site: &Site<'a>) -> Vec<Standing<'a>> {
    let start = |provider| Standing { provider, operations: Vec::new() };
    let mut standings: Vec<Standing<'a>> = site.spec.providers.iter().map(start).collect();
    let operations: Vec<_> = site.spec.operations().collect();
    let taken: Vec<Vec<_>> =
        operations.into_par_iter().map(|(resource, operation)| of(site, resource, operation)).collect();
    for (provider, taken) in taken.into_iter().flatten() {
        standings[provider.index()].operations.push(taken);
    }
    standings
}

fn of<'a>(site: &Site<'a>, resource: &'a Resource, operation: &'a Operation) -> Vec<(ProviderId, Taken<'a>)> {
    let Shown { lines, providers, .. } = Shown::of(site.spec, resource, operation);
    let common = site.spec.platform.rows_of(&operation.method).into_iter().filter(|row| row.required);
    let common = common.filter_map(|row| row.path.map(|path| path.to_string()));
    let common: Vec<String> = common.filter(|name| !operation.common.iter().any(|said| said.wire == *name)).collect();
    let one = |provider: ProviderId| {
        let marks = lines.marks(provider);
        let names = |wanted: &dyn Fn(&Line<'_>, Mark) -> bool| -> Vec<String> {
            let lines = lines.0.iter().zip(&marks).filter(|(line, mark)| wanted(line, **mark));
            lines.map(|(line, _)| line.name.clone()).collect()
        };
        let is_answer = |line: &Line<'_>| line.row.location == Location::Response;
        // What a provider requires besides is said once, there.
        let is_of_all = |line: &Line<'_>, mark| line.is_of_all(&marks) && mark != Mark::Required;
        let of_all = names(&|line, mark| is_of_all(line, mark) && !line.is_member());
        let taken = Taken {
            resource,
            operation,
            required: names(&|line, mark| mark == Mark::Required && !is_answer(line)),
            of_all: common.iter().cloned().chain(of_all).collect(),
            of_all_within: names(&|line, mark| is_of_all(line, mark) && line.is_member()),
            supported: names(&|line, mark| mark == Mark::Supported && !is_answer(line) && !is_of_all(line, mark)),
            filled: names(&|line, mark| mark == Mark::Supported && is_answer(line)),
            has: operation.has(provider),
        };
        (provider, taken)
    };
    providers.into_iter().map(one).collect()
}

impl Standing<'_> {
    pub(super) fn provider(&self) -> &Provider {
        self.provider
    }

    /// How many operations some source names the provider for.
    pub(super) fn operations(&self) -> usize {
        self.operations.len()
    }
}

pub(super) fn page(site: &Site<'_>, standing: &Standing<'_>) -> (String, Vec<u8>) {
    let provider = standing.provider;
    let path = Path::provider(provider);
    let main = html! {
        h1 { (spelled(&provider.label)) " " (code(&provider.slug)) }
        @if standing.operations.is_empty() {
            p { "The provider is known, and no source says what it takes or fills." }
        } @else {
            p.quiet { "What sources name the provider for. Where they count providers, say nothing, or were seen in part, it may do more." }
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
        dl.facts {
            dt { "Has it" }
            dd { (has(taken.has)) }
            (fields("Requires", &taken.required))
            (of_all(taken))
            (fields("Takes", &taken.supported))
            (fields("Fills", &taken.filled))
        }
    }
}

fn has(has: Has) -> &'static str {
    match has {
        Has::Whole => "yes",
        Has::Partial => "yes, and leaves out fields of the answer",
        Has::No => "no: the source lists everybody who has",
        Has::NotKnown => "no source says",
    }
}

fn of_all(taken: &Taken<'_>) -> Markup {
    html! {
        @if !taken.of_all.is_empty() || !taken.of_all_within.is_empty() {
            dt { "Required of all" }
            dd {
                (codes(&taken.of_all))
                @if !taken.of_all_within.is_empty() {
                    @if !taken.of_all.is_empty() { "; " }
                    "where its object is sent, " (codes(&taken.of_all_within))
                }
            }
        }
    }
}

fn fields(word: &str, names: &[String]) -> Markup {
    html! {
        @if !names.is_empty() { dt { (word) } dd { (codes(names)) } }
    }
}
