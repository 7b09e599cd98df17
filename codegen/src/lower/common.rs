//! What an operation says, below `query`, of parameters that it has in common with others.

use std::borrow::Cow;

use super::context::File;
use super::support;
use crate::diagnostics::{Rule, listed};
use crate::input::{self, Entries, Spanned};
use crate::model::{CommonSupport, Location, Method, Role};

/// The operation's own parameters, and who takes those that it has in common with others. `formats` are its forms of answer.
pub(super) fn split<'i>(
    cx: &mut File<'_>,
    query: &'i Entries<input::Field>,
    method: &Method,
    formats: &[String],
) -> (Cow<'i, Entries<input::Field>>, Vec<CommonSupport>) {
    let shared = cx.shared;
    let known = shared.platform.parameters_of(method).filter(|known| known.location == Location::Query);
    let common: Vec<_> = known.filter(|known| query.0.iter().any(|item| item.key.value == known.wire)).collect();
    if common.is_empty() {
        return (Cow::Borrowed(query), Vec::new());
    }
    let find = |name: &str| common.iter().find(|known| known.wire == name);
    let of_common = query.usable().filter_map(|(name, field)| Some((name, field, find(&name.value)?)));
    let said = of_common.filter_map(|(name, field, parameter)| {
        let values: Vec<&str> = match parameter.role {
            Some(Role::ResponseFormat) => formats.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        };
        lower(cx, name, field, method, &values)
    });
    let said = said.collect();
    let own = query.0.iter().filter(|item| find(&item.key.value).is_none());
    (Cow::Owned(Entries(own.cloned().collect())), said)
}

fn lower(
    cx: &mut File<'_>,
    name: &Spanned<String>,
    input: &input::Field,
    method: &Method,
    values: &[&str],
) -> Option<CommonSupport> {
    let others = other_keys(input);
    if !others.is_empty() {
        let message =
            format!("what `{}` is stands in platform.yaml: only `support` may be said of it here", name.value);
        let finding = cx.finding(Rule::CommonParameter, &name.bytes, message);
        cx.push(
            finding
                .label(format!("given {}", listed(&others)))
                .help("keep `support` alone; where the operation has a parameter of its own by this name, give the common one `methods` in platform.yaml"),
        );
    } else if input.support.is_absent() {
        let message =
            format!("`{}` is a parameter of every `{}`, and nothing is said of it here", name.value, method.kind());
        let finding = cx.finding(Rule::EmptySupport, &name.bytes, message);
        cx.push(
            finding.label("has no `support`").help("say who takes it, as `support: {count: 2}`, or remove the entry"),
        );
    }
    let at = input.support.offset()?;
    let support = support::lower(cx, &input.support, values);
    Some(CommonSupport { wire: name.value.clone(), support, place: cx.place(&name.bytes), at })
}

/// The keys that say what a parameter is.
fn other_keys(input: &input::Field) -> Vec<&'static str> {
    let input::Field {
        ty,
        format,
        required,
        description,
        example,
        values,
        partial_values,
        references,
        fields,
        support: _,
    } = input;
    let keys = [
        ("type", ty.is_absent()),
        ("format", format.is_absent()),
        ("required", required.is_absent()),
        ("description", description.is_absent()),
        ("example", example.is_absent()),
        ("values", values.is_absent()),
        ("partial_values", partial_values.is_absent()),
        ("references", references.is_absent()),
        ("fields", fields.is_absent()),
    ];
    keys.iter().filter(|(_, is_absent)| !is_absent).map(|(key, _)| *key).collect()
}
