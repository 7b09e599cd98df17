//! `apis.yaml`.

use super::text;
use crate::diagnostics::{Diagnostic, Report, Rule, did_you_mean};
use crate::input::{self, Count, Given, Spanned};
use crate::load::Parsed;
use crate::model::{Api, Published};
use crate::source::Source;

/// Adds what the file says of the APIs. `is_whole`: all files that make the APIs could be read.
pub(super) fn describe(apis: &mut [Api], parsed: Option<&Parsed<input::Apis>>, is_whole: bool, report: &mut Report) {
    let Some(Parsed { source, input: Some(input) }) = parsed else { return };
    let Some(entries) = input.apis.get() else {
        if input.apis.is_absent() {
            report.push(text::missing_key(text::top(source), "apis", "apis.yaml"));
        }
        return;
    };
    for (slug, input) in entries.usable() {
        let published = published(source, &input.published, report);
        let mut text = |given| text::of(source, given, report);
        let (label, page, coverage) = (text(&input.label), text(&input.source), text(&input.coverage));
        match apis.iter_mut().find(|api| api.slug == slug.value) {
            Some(api) => {
                (api.label, api.source, api.coverage, api.published) = (label, page, coverage, published);
                api.entry = Some(source.place(slug.bytes.start, slug.bytes.end));
            }
            None if is_whole => report.push(unknown(source, slug, apis)),
            None => {}
        }
    }
}

fn unknown(source: &Source, slug: &Spanned<String>, apis: &[Api]) -> Diagnostic {
    let place = source.place(slug.bytes.start, slug.bytes.end);
    let otherwise = format!("describe one of its resources in `{}/<resource>.yaml`, or remove the entry", slug.value);
    Diagnostic::new(Rule::UnknownApi, place, format!("no folder is called `{}`", slug.value))
        .label("has no resources")
        .help(did_you_mean(&slug.value, apis.iter().map(|api| api.slug.as_str()), otherwise))
}

fn published(source: &Source, input: &Given<Spanned<input::Published>>, report: &mut Report) -> Option<Published> {
    let Spanned { value, bytes } = input.get()?;
    let mut number = |key: &str, count: &Count| {
        if count.is_absent() {
            report.push(text::missing_key(source.place(bytes.start, bytes.end), key, "`published`"));
        }
        count.get().map(|count| count.value)
    };
    let (resources, integrations) =
        (number("resources", &value.resources), number("integrations", &value.integrations));
    Some(Published { resources: resources?, integrations: integrations? })
}
