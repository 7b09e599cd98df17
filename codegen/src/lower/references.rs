//! References from one resource to another, which only the whole specification can judge.

use crate::diagnostics::{Diagnostic, Report, Rule};
use crate::input::{Body, Entries, Field, Given, Spanned};
use crate::load::ResourceFile;

/// A reference as it is written, and the file it is written in.
pub(super) struct Reference<'f> {
    file: &'f ResourceFile,
    text: &'f Spanned<String>,
}

/// Every reference of a file, each where it is written: a field that takes one over has none of its own.
pub(super) fn of(file: &ResourceFile) -> Vec<Reference<'_>> {
    let mut found = Vec::new();
    let Some(resource) = &file.parsed.input else { return found };
    collect(file, &resource.object, &mut found);
    let operations = resource.operations.get().into_iter().flat_map(Entries::usable);
    for (_, operation) in operations {
        collect(file, &operation.query, &mut found);
        if let Some(Spanned { value: Body::Fields(fields), .. }) = operation.request.get() {
            collect_from(file, fields, &mut found);
        }
    }
    found
}

fn collect<'f>(file: &'f ResourceFile, fields: &'f Given<Entries<Field>>, found: &mut Vec<Reference<'f>>) {
    if let Some(fields) = fields.get() {
        collect_from(file, fields, found);
    }
}

fn collect_from<'f>(file: &'f ResourceFile, fields: &'f Entries<Field>, found: &mut Vec<Reference<'f>>) {
    for (_, field) in fields.usable() {
        found.extend(field.references.get().map(|text| Reference { file, text }));
        collect(file, &field.fields, found);
    }
}

/// A reference names a resource of the same API, and a field of its object where the source says which.
pub(super) fn check_references(references: &[Reference<'_>], files: &[ResourceFile], report: &mut Report) {
    for reference in references.iter().filter(|reference| !reference.text.value.trim().is_empty()) {
        check_reference(reference, files, report);
    }
}

fn check_reference(reference: &Reference<'_>, files: &[ResourceFile], report: &mut Report) {
    let Reference { file, text } = reference;
    let (slug, wire) = match text.value.trim().split_once('.') {
        Some((slug, wire)) => (slug, Some(wire)),
        None => (text.value.trim(), None),
    };
    let place = file.parsed.source.place(text.bytes.start, text.bytes.end);
    let finding = |message: String| Diagnostic::new(Rule::UnknownReference, place, message);
    let of_api = || files.iter().filter(|other| other.api == file.api);
    let Some(target) = of_api().find(|other| other.resource == slug) else {
        let known = of_api().map(|other| other.resource.as_str());
        let help = report.did_you_mean(slug, known, FORM);
        report.push(
            finding(format!("the API `{}` has no resource `{slug}`", file.api)).label("refers to nothing").help(help),
        );
        return;
    };
    let Some(wire) = wire else { return };
    // A file that could not be read may have the field.
    let Some(fields) = target.parsed.input.as_ref().and_then(|resource| resource.object.get()) else { return };
    if fields.0.iter().any(|item| item.key.value == wire) {
        return;
    }
    let message = match wire {
        "" => format!("no field stands behind `{slug}.`"),
        _ => format!("`{slug}` has no field `{wire}`"),
    };
    let known = fields.0.iter().map(|item| item.key.value.as_str());
    let help = report.did_you_mean(wire, known, FORM);
    report.push(finding(message).label("refers to no field").help(help));
}

const FORM: &str = "write `resource.field` or `resource`, of a resource of the same API";
