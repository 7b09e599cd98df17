//! Names that a person types, and what was probably meant.

use anyhow::Context;
use unified_codegen::diagnostics::distance;
use unified_codegen::model::{ProviderId, Spec};

/// The provider of a slug.
pub(crate) fn provider(spec: &Spec, slug: &str) -> anyhow::Result<ProviderId> {
    let found = spec.providers.iter().position(|provider| provider.slug == slug).and_then(ProviderId::new);
    found.with_context(|| {
        let by_label = spec.providers.iter().find(|provider| provider.label.eq_ignore_ascii_case(slug));
        let known: Vec<String> = match by_label {
            Some(provider) => vec![provider.slug.clone()],
            None => spec.providers.iter().map(|provider| provider.slug.clone()).collect(),
        };
        format!("no provider is called `{slug}`; known: {}", nearest_first(slug, known))
    })
}

/// A few names, the likeliest first.
pub(crate) fn nearest_first(wanted: &str, mut known: Vec<String>) -> String {
    const SHOWN: usize = 8;
    let distance = |name: &String| distance(wanted, name);
    known.sort_by(|a, b| distance(a).cmp(&distance(b)).then_with(|| a.cmp(b)));
    let more = if known.len() > SHOWN { ", …" } else { "" };
    known.truncate(SHOWN);
    format!("{}{more}", known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "))
}
