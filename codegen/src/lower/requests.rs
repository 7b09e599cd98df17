//! Verb, path and required parameters, by which a server tells operations apart.

use std::collections::{HashMap, HashSet};

use crate::diagnostics::{Diagnostic, Report, Rule};
use crate::model::{Api, Http, Operation, Platform, Resource};

/// No two operations are the same request. What two routes have in common is said once, of the first operations that show it.
pub(super) fn check(apis: &[Api], platform: &Platform, report: &mut Report) {
    let mut before: HashMap<(Http, String), Sent<'_>> = HashMap::new();
    let mut said = HashSet::new();
    let resources = apis.iter().flat_map(|api| &api.resources);
    for (resource, operation) in resources.flat_map(|of| of.operations.iter().map(move |operation| (of, operation))) {
        for (path, left_out) in paths(operation, platform) {
            let sent = Sent { resource, operation, left_out };
            let shown = format!("{} {path}", operation.http.as_str());
            let Some(other) = before.insert((operation.http, path), sent) else { continue };
            let kinds = (other.operation.method.kind(), operation.method.kind());
            if !is_told_by_query(other.operation, operation) && said.insert(kinds) {
                report.push(same(&other, &sent, &shown));
            }
        }
    }
}

/// A request of an operation; `left_out` is the last parameter of its path, where that can be left out and is.
#[derive(Clone, Copy)]
struct Sent<'a> {
    resource: &'a Resource,
    operation: &'a Operation,
    left_out: Option<&'a str>,
}

impl Sent<'_> {
    fn name(&self) -> String {
        format!("{}/{}", self.resource.path(), self.operation.method.wire())
    }
}

fn same(first: &Sent<'_>, second: &Sent<'_>, shown: &str) -> Diagnostic {
    let message = format!("`{}` and `{}` would both be sent as {shown}", first.name(), second.name());
    let shorter = [first, second].into_iter().find_map(|sent| Some((sent.left_out?, sent.operation.method.kind())));
    let help = match shorter {
        Some((wire, kind)) => format!("take `{kind}` out of `optional_in` of `{wire}` in platform.yaml, or give one of the two routes another verb"),
        None => "give their routes in platform.yaml another verb, or what tells them apart: `{resource}`, `{method}`, `{id}`".to_owned(),
    };
    Diagnostic::new(Rule::SameRequest, second.operation.place.clone(), message)
        .label("the second of the two")
        .related(first.operation.place.clone(), "the first")
        .help(help)
}

/// One of the two is refused without a parameter that the other does not have.
fn is_told_by_query(one: &Operation, other: &Operation) -> bool {
    let needs = |one: &Operation, other: &Operation| {
        let has = |wire: &str| other.query.iter().any(|field| field.wire == wire);
        one.query.iter().any(|field| field.required && !has(&field.wire))
    };
    needs(one, other) || needs(other, one)
}

/// The paths of its requests, whatever fills them, and what is left out of each.
fn paths<'a>(operation: &'a Operation, platform: &Platform) -> Vec<(String, Option<&'a str>)> {
    let blank = |step| if str::starts_with(step, '{') { "{}" } else { step };
    let steps: Vec<&str> = operation.path.split('/').map(blank).collect();
    let last = operation.path_parameters().last().filter(|wire| platform.is_optional(wire, operation));
    let shorter = last.map(|wire| (steps[..steps.len() - 1].join("/"), Some(wire)));
    std::iter::once((steps.join("/"), None)).chain(shorter).collect()
}
