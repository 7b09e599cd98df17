//! Names that a person types, and what was probably meant.

use anyhow::{Context, bail};
use unified_codegen::diagnostics::distance;
use unified_codegen::model::{Operation, Provider, ProviderId, Resource, Spec};

/// The provider of a slug.
pub(crate) fn provider(spec: &Spec, slug: &str) -> anyhow::Result<ProviderId> {
    let found = spec.providers.iter().position(|provider| provider.slug == slug).and_then(ProviderId::new);
    found.with_context(|| format!("no provider is called `{slug}`; {}", meant_provider(&spec.providers, slug)))
}

/// People know a provider by its label, so a label is as good a hint as a slug.
fn meant_provider(providers: &[Provider], wanted: &str) -> String {
    if let Some(provider) = providers.iter().find(|provider| provider.label.to_lowercase() == wanted.to_lowercase()) {
        return format!("did you mean `{}`? That is the slug of {}", provider.slug, provider.label);
    }
    let far = |provider: &Provider| far(wanted, &provider.slug).min(far(wanted, &provider.label));
    let known = providers.iter().map(|provider| (far(provider), provider.slug.clone())).collect();
    format!("known: {}", listed(known))
}

/// The parts of `API[/RESOURCE[/METHOD]]`; there is such a thing, whether or not a source says anything of it.
pub(crate) fn scope<'s>(spec: &Spec, scope: &'s str) -> anyhow::Result<Vec<&'s str>> {
    const FORM: &str = "write API, API/RESOURCE or API/RESOURCE/METHOD";
    let parts = parts(scope, FORM)?;
    let (kind, known) = match parts.len() {
        1 => ("API", spec.apis.iter().map(|api| api.slug.clone()).collect::<Vec<_>>()),
        2 => ("resource", spec.resources().map(Resource::path).collect()),
        3 => ("operation", spec.operations().map(path).collect()),
        _ => bail!("`{scope}` has too many parts; {FORM}"),
    };
    let wanted = parts.join("/");
    if !known.contains(&wanted) {
        bail!("the specification has no {kind} `{wanted}`; it has {}", nearest_first(&wanted, known));
    }
    Ok(parts)
}

/// The operation of `API/RESOURCE/METHOD`.
pub(crate) fn operation<'a>(spec: &'a Spec, wanted: &str) -> anyhow::Result<(&'a Resource, &'a Operation)> {
    const FORM: &str = "write API/RESOURCE/METHOD";
    let wanted = parts(wanted, FORM)?.join("/");
    spec.operations().find(|found| path(*found) == wanted).with_context(|| {
        let form = if wanted.matches('/').count() == 2 { String::new() } else { format!("{FORM}; ") };
        let known = nearest_first(&wanted, spec.operations().map(path).collect());
        format!("the specification has no operation `{wanted}`; {form}it has {known}")
    })
}

/// A slash at either end does no harm; between two others it hides a part that was forgotten.
fn parts<'s>(scope: &'s str, form: &str) -> anyhow::Result<Vec<&'s str>> {
    let inner = scope.strip_prefix('/').unwrap_or(scope);
    let parts: Vec<&str> = inner.strip_suffix('/').unwrap_or(inner).split('/').collect();
    if parts.contains(&"") {
        bail!("`{scope}` has an empty part; {form}");
    }
    Ok(parts)
}

fn path((resource, operation): (&Resource, &Operation)) -> String {
    format!("{}/{}", resource.path(), operation.method.wire())
}

/// A few names, the likeliest first.
pub(crate) fn nearest_first(wanted: &str, known: Vec<String>) -> String {
    listed(known.into_iter().map(|name| (far(wanted, &name), name)).collect())
}

/// How far a name is from what was wanted; not at all, where that is a part of it. Nothing is a part of every name.
fn far(wanted: &str, name: &str) -> usize {
    let is_part = !wanted.is_empty() && name.to_lowercase().contains(&wanted.to_lowercase());
    if is_part { 0 } else { distance(wanted, name) }
}

/// A few names by how far they are from what was wanted.
fn listed(mut known: Vec<(usize, String)>) -> String {
    const SHOWN: usize = 8;
    if known.is_empty() {
        return "none at all".to_owned();
    }
    known.sort();
    let more = if known.len() > SHOWN { ", …" } else { "" };
    let names: Vec<String> = known.iter().take(SHOWN).map(|(_, name)| format!("`{name}`")).collect();
    names.join(", ") + more
}
