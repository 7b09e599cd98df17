//! What of the specification cannot be all that there is.

/// Somebody published the resource, so that something can be done with it.
#[test]
fn no_resource_claims_to_have_no_operation() {
    let spec = tests::spec();
    let claiming = spec.resources().filter(|one| one.operations.is_empty() && !one.has_more_operations);
    let claiming: Vec<String> = claiming.map(|one| format!("spec/{}.yaml", one.path())).collect();
    assert!(claiming.is_empty(), "`partial_operations: true` says that sources show none: {claiming:?}");
}
