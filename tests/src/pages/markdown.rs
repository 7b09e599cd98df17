//! The pages in Markdown: fields as nested lists, in the order of the schema.

use unified_codegen::model::{Api, Scalar, Spec, Type};

use super::heading;
use super::model::{Field, Object, Shown, api as api_name};

/// More values than this are only counted.
const VALUES: usize = 12;

pub(super) fn object(object: &Object<'_>) -> String {
    let (resource, api) = (heading(&object.resource.slug), api_name(&object.resource.api));
    let mut text = format!(
        "# {resource} Object\n\n> Source: https://docs.example.test/{}/{}/\n\nSchema for the `{resource}` resource in **{api}**.\n\n## Properties\n\n{}\n## Methods\n\n",
        home(&object.resource.api),
        resource.to_lowercase(),
        fields(&object.fields, 0)
    );
    for operation in &object.resource.operations {
        let shown = Shown::of(object.spec, object.resource, operation);
        text += &format!(
            "- [{}](/docs/{resource}/{}) — {}\n",
            operation.signature(),
            operation.method.wire(),
            shown.title()
        );
    }
    text
}

pub(super) fn operation(shown: &Shown<'_>) -> String {
    let mut text = format!(
        "# {}\n\n> Source: {}\n\n`{}`\n\nResource: **{}** · API: **{}**\n\n",
        shown.title(),
        shown.url(),
        shown.operation.signature(),
        heading(&shown.resource.slug),
        api_name(&shown.resource.api)
    );
    let integrations = shown.integrations().into_iter();
    let integrations: Vec<String> =
        integrations.map(|(label, is_partial)| if is_partial { format!("{label} (partial)") } else { label }).collect();
    if !integrations.is_empty() {
        text += &format!("## Supported integrations\n\n{}\n\n", integrations.join(", "));
    }
    let query: Vec<Field> = shown.common.iter().chain(&shown.query).cloned().collect();
    let parts = [
        ("Path parameters", Some(&shown.path)),
        ("Query parameters", Some(&query)),
        ("Request body", shown.request.as_ref()),
    ];
    for (title, list) in parts {
        if let Some(list) = list.filter(|list| !list.is_empty()) {
            text += &format!("## {title}\n\n{}\n", fields(list, 0));
        }
    }
    text
}

/// Where the pages of an API are published.
fn home(api: &str) -> String {
    format!("docs/api-reference/unified-{}-api", api.replace('_', "-"))
}

pub(super) fn index(spec: &Spec, api: &Api) -> String {
    let name = api_name(&api.slug);
    let mut text = format!(
        "# {name}\n\n> Source: https://docs.example.test/{}\n\nBase URL: `https://api.example.test/unified/{}`\n\nSay with `integrated_account_id` whose records are meant.\n\n## Resources\n\n",
        home(&api.slug),
        api.slug
    );
    // Every resource has operations: where none is known, the index has not been seen.
    for resource in api.resources.iter().filter(|resource| !resource.operations.is_empty()) {
        let title = heading(&resource.slug);
        text += &format!("- [{title}](/docs/{}/{})\n", api.slug, title.to_lowercase());
        for operation in &resource.operations {
            let shown = Shown::of(spec, resource, operation);
            let page = format!("/docs/{}/{}", title.to_lowercase(), operation.method.wire());
            text += &format!("  - [{}]({page}) — {}\n", operation.signature(), shown.title());
        }
    }
    text
}

pub(super) fn coverage(spec: &Spec, api: &Api) -> String {
    let mut text = format!(
        "# {} integration coverage\n\n> Source: https://docs.example.test/{}/integration-coverage\n\nWho has what, and how much of it.\n",
        api_name(&api.slug),
        home(&api.slug)
    );
    for provider in &spec.providers {
        let mut lines = String::new();
        for resource in &api.resources {
            let methods = covered(spec, resource, &provider.slug);
            if !methods.is_empty() {
                lines += &format!("- **{}**: {}\n", heading(&resource.slug), methods.join(", "));
            }
        }
        if !lines.is_empty() {
            text += &format!("\n## {} (`{}`)\n\n{lines}", provider.label, provider.slug);
        }
    }
    if spec.providers.is_empty() { text + "\n_Nobody has been asked yet._\n" } else { text }
}

fn covered(spec: &Spec, resource: &unified_codegen::model::Resource, slug: &str) -> Vec<String> {
    let mut methods = Vec::new();
    for operation in &resource.operations {
        let has = |list: &[unified_codegen::model::Integration]| {
            list.iter().any(|one| spec.provider(one.provider).slug == slug)
        };
        match &operation.integrations {
            Some(known) if has(&known.whole) => methods.push(operation.method.wire().to_owned()),
            Some(known) if has(&known.partial) => methods.push(format!("{} (partial)", operation.method.wire())),
            _ => {}
        }
    }
    methods
}

fn fields(fields: &[Field], depth: usize) -> String {
    fields.iter().map(|one| field(one, depth)).collect()
}

fn field(field: &Field, depth: usize) -> String {
    let indent = "  ".repeat(depth);
    let flag = if field.required { ", required" } else { "" };
    let mut text = format!("{indent}- **`{}`** _({}{flag})_\n", field.name, word(field.ty.as_ref()));
    if !field.words.is_empty() {
        text += &format!("{indent}  {}\n", field.words.join(" "));
    }
    if !field.values.is_empty() {
        text += &format!("{indent}  Allowed: {}\n", values(&field.values));
    }
    text + &fields(&field.members, depth + 1)
}

fn values(values: &[String]) -> String {
    let shown: Vec<String> = values.iter().take(VALUES).map(|value| format!("`{value}`")).collect();
    let more = values.len().saturating_sub(VALUES);
    if more > 0 { format!("{} (+{more} more)", shown.join(", ")) } else { shown.join(", ") }
}

fn word(ty: Option<&Type>) -> String {
    match ty {
        Some(Type::Array(inner)) => format!("array<{}>", word(Some(inner))),
        Some(Type::One(Scalar::Map | Scalar::Object | Scalar::Itself)) => "object".to_owned(),
        None | Some(Type::One(Scalar::Any)) => "unknown".to_owned(),
        Some(Type::One(scalar)) => scalar.as_str().to_owned(),
    }
}
