//! References from one resource to another, which only the whole specification can judge.

use crate::diagnostics::{Diagnostic, Report, Rule, did_you_mean};
use crate::model::{Api, Field, Resource};

/// A reference names a resource of the same API and a field of its object.
pub(super) fn check_references(apis: &[Api], report: &mut Report) {
    for api in apis {
        for resource in &api.resources {
            let requests = resource.operations.iter().flat_map(|op| op.query.iter().chain(op.request_fields()));
            for field in resource.object.iter().chain(requests) {
                check_field(api, field, report);
            }
        }
    }
}

fn check_field(api: &Api, field: &Field, report: &mut Report) {
    for member in &field.members {
        check_field(api, member, report);
    }
    let Some(reference) = &field.references else { return };
    let (slug, wire) = reference.split_once('.').unwrap_or((reference, ""));
    let target = api.resources.iter().find(|resource| resource.slug == slug);
    let finding = |message: String, help: String| {
        Diagnostic::new(Rule::UnknownReference, field.place.clone(), message)
            .label(format!("refers to `{reference}`"))
            .help(help)
    };
    match target {
        None => {
            let known = api.resources.iter().map(|resource| resource.slug.as_str());
            let otherwise = "a reference is written `resource.field`, of a resource of the same API";
            report.push(finding(format!("the API `{}` has no resource `{slug}`", api.slug), did_you_mean(slug, known, otherwise)));
        }
        Some(target) if !has(target, wire) => {
            let known = target.object.iter().map(|field| field.wire.as_str());
            let help = did_you_mean(wire, known, "a reference is written `resource.field`");
            report.push(finding(format!("`{slug}` has no field `{wire}`"), help));
        }
        Some(_) => {}
    }
}

fn has(resource: &Resource, wire: &str) -> bool {
    resource.object.iter().any(|field| field.wire == wire)
}
