//! `providers.yaml`.

use std::collections::{HashMap, HashSet};

use super::context;
use super::overrides::{Kind, OverrideTable, entry};
use super::text;
use crate::diagnostics::{Diagnostic, Report, Rule};
use crate::input::{self, Spanned};
use crate::load::Parsed;
use crate::model::{Provider, ProviderId};
use crate::names::{LONGEST_SLUG, VariantName, is_slug};
use crate::source::Source;

/// The providers, by slug.
pub(super) fn lower(
    parsed: Option<&Parsed<input::Providers>>,
    overrides: &OverrideTable,
    report: &mut Report,
) -> Vec<Provider> {
    let Some(Parsed { source, input: Some(input) }) = parsed else { return Vec::new() };
    let Some(entries) = input.providers.get() else {
        if input.providers.is_absent() {
            report.push(text::missing_key(text::top(source), "providers", "providers.yaml"));
        }
        return Vec::new();
    };
    if entries.0.is_empty() {
        report.push(text::empty_list(text::top(source)));
    }
    for item in entries.0.iter().filter(|item| item.value.get().is_none()) {
        overrides.excuse(&item.key.value);
    }
    let mut providers: Vec<Provider> =
        entries.usable().filter_map(|(slug, label)| provider(source, slug, label, overrides, report)).collect();
    check_names(source, entries, &providers, report);
    providers.sort_by(|a, b| a.slug.cmp(&b.slug));
    check_number(source, &mut providers, report);
    providers
}

/// Every slug that is written, used or not; nothing where the list could not be read.
pub(super) fn slugs(parsed: Option<&Parsed<input::Providers>>) -> Option<HashSet<String>> {
    let entries = parsed?.input.as_ref()?.providers.get()?;
    let slugs: HashSet<String> = entries.0.iter().map(|item| item.key.value.clone()).collect();
    Some(slugs).filter(|slugs| !slugs.is_empty())
}

fn provider(
    source: &Source,
    slug: &Spanned<String>,
    label: &Spanned<String>,
    overrides: &OverrideTable,
    report: &mut Report,
) -> Option<Provider> {
    let place = source.place(slug.bytes.start, slug.bytes.end);
    if !is_slug(&slug.value) {
        report.push(bad_slug(place, &slug.value));
        return None;
    }
    if let Some(finding) = text::empty_text(source, label) {
        report.push(finding);
        return None;
    }
    let from_label = |_: &str| VariantName::from_wire(&label.value).filter(|name| !name.as_str().starts_with('_'));
    let name = overrides.name_or(Kind::Provider, &slug.value, report, from_label, VariantName::chosen);
    if name.is_none() {
        let entry = entry(Kind::Provider, &slug.value);
        let label_place = source.place(label.bytes.start, label.bytes.end);
        report.push(context::unusable(label_place, "provider's label", &label.value, &entry));
    }
    Some(Provider { slug: slug.value.clone(), label: label.value.trim().to_owned(), name: name?, place })
}

pub(super) fn bad_slug(place: crate::source::Place, slug: &str) -> Diagnostic {
    Diagnostic::new(Rule::BadSlug, place, format!("`{slug}` is not written as a key on the wire"))
        .label("not a slug")
        .help(match slug.len() {
            0..=LONGEST_SLUG => "use lower-case ASCII letters, digits, `-` and `_`, starting with a letter or digit".to_owned(),
            long => format!("it has {long} characters, and a key has at most {LONGEST_SLUG}: leave it out, or check it for a mistake"),
        })
}

/// Two labels must not become one Rust name.
fn check_names(
    source: &Source,
    entries: &input::Entries<Spanned<String>>,
    providers: &[Provider],
    report: &mut Report,
) {
    let mut seen: HashMap<&str, &Provider> = HashMap::new();
    let place = |slug: &str| {
        let bytes = entries.usable().find(|(key, _)| key.value == slug).map(|(key, _)| key.bytes.clone());
        let bytes = bytes.unwrap_or_default();
        source.place(bytes.start, bytes.end)
    };
    for provider in providers {
        let name = provider.name.as_str();
        let finding = |message| {
            let help = format!("name one in names.yaml: {}", entry(Kind::Provider, &provider.slug));
            Diagnostic::new(Rule::NameCollision, place(&provider.slug), message).help(help)
        };
        if let Some(first) = seen.insert(name, provider) {
            let message = format!("`{}` and `{}` would both be called `{name}`", first.slug, provider.slug);
            report.push(finding(message).label("the second of the two").related(place(&first.slug), "the first"));
        } else if name == ALL {
            let message = format!("`{}` cannot be called `{ALL}`: that is the list of all providers", provider.slug);
            report.push(finding(message).label("needs another name"));
        }
    }
}

/// What the enum of providers has besides its variants.
const ALL: &str = "ALL";

fn check_number(source: &Source, providers: &mut Vec<Provider>, report: &mut Report) {
    let fit = (0..providers.len()).take_while(|index| ProviderId::new(*index).is_some()).count();
    if fit < providers.len() {
        providers.truncate(fit);
        report.push(
            Diagnostic::new(Rule::TooLarge, text::top(source), format!("more than {fit} providers"))
                .label("too many for one list")
                .help("remove providers that nothing names"),
        );
    }
}
