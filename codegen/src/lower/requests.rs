//! Verb and path, by which a server tells operations apart.

use std::collections::HashMap;

use crate::diagnostics::{Diagnostic, Report, Rule};
use crate::model::{Api, Http, Operation, Platform, Resource};

/// No two operations are the same request.
pub(super) fn check(apis: &[Api], platform: &Platform, report: &mut Report) {
    let mut before: HashMap<(Http, String), (&Resource, &Operation)> = HashMap::new();
    let resources = apis.iter().flat_map(|api| &api.resources);
    for (resource, operation) in resources.flat_map(|of| of.operations.iter().map(move |operation| (of, operation))) {
        for path in paths(operation, platform) {
            let Some((of, other)) = before.insert((operation.http, path), (resource, operation)) else { continue };
            let (one, two) = (name(of, other), name(resource, operation));
            let message = format!("`{one}` and `{two}` would both be sent as {}", operation.signature());
            report.push(
                Diagnostic::new(Rule::SameRequest, operation.place.clone(), message)
                    .label("the second of the two")
                    .related(other.place.clone(), "the first")
                    .help("give their routes in platform.yaml another verb, or what tells them apart: `{resource}`, `{method}`, `{id}`"),
            );
            break;
        }
    }
}

fn name(resource: &Resource, operation: &Operation) -> String {
    format!("{}/{}", resource.path(), operation.method.wire())
}

/// The path, whatever fills it; and without its last parameter, where that can be left out. None where the route is missing.
fn paths(operation: &Operation, platform: &Platform) -> Vec<String> {
    if operation.path.is_empty() {
        return Vec::new();
    }
    let steps: Vec<&str> =
        operation.path.split('/').map(|step| if step.starts_with('{') { "{}" } else { step }).collect();
    let last = operation.path_parameters().last();
    let is_optional = last.is_some_and(|wire| platform.is_optional(wire, operation));
    let shorter = is_optional.then(|| steps[..steps.len() - 1].join("/"));
    std::iter::once(steps.join("/")).chain(shorter).collect()
}
