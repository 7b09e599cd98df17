//! The paths of fields, which tell them apart in the matrix: `emails[].type` is also how a field could be called.

use std::collections::HashMap;

use super::context::File;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Field, Location, Resource, rows_of};
use crate::source::Place;

/// No two fields of one place may be written alike.
pub(super) fn check(cx: &mut File<'_>, resource: &Resource) {
    check_paths(cx, Location::Response, &resource.object);
    for operation in &resource.operations {
        check_paths(cx, Location::Query, &operation.query);
        check_paths(cx, Location::Request, operation.request_fields());
    }
}

fn check_paths(cx: &mut File<'_>, location: Location, fields: &[Field]) {
    let mut seen: HashMap<String, Place> = HashMap::new();
    for row in rows_of(location, fields) {
        let Some(path) = row.path else { continue };
        let (path, place) = (path.to_string(), row.place.clone());
        let Some(first) = seen.insert(path.clone(), place.clone()) else { continue };
        // A field that the request takes over from the object was found to collide there.
        if first == place {
            continue;
        }
        cx.push(
            Diagnostic::new(Rule::NameCollision, place, format!("two fields would both be written `{path}`"))
                .label("the second of the two")
                .related(first, "the first")
                .help("a name with dots reads like a member; the matrix cannot tell the two apart, so leave one out"),
        );
    }
}
