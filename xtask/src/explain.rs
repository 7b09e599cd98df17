//! `cargo xtask explain`: one provider, one operation.

mod fields;
mod known;

use std::io::{self, Write};

use unified_codegen::export::explain::{Explanation, explain};
use unified_codegen::export::sample::{Language, sample};
use unified_codegen::model::{Has, ProviderId, Response, Spec};
use unified_codegen::source::Place;

use crate::Outcome;
use crate::cli::{ExplainArgs, SampleLanguage};
use crate::console::{self, visible};
use crate::lookup::{operation, provider};
use crate::spec;

pub(crate) fn run(args: &ExplainArgs) -> anyhow::Result<Outcome> {
    let Some(spec) = spec::load(&args.spec.spec)? else { return Ok(Outcome::Failed) };
    let id = provider(&spec, &args.provider)?;
    let (resource, operation) = operation(&spec, &args.operation)?;
    let explanation = explain(&spec, resource, operation, id);
    let language = language(args.language);
    let sample = sample(&spec, resource, operation, Some(id), language);
    console::results(|out| {
        write(out, &spec, id, &explanation)?;
        write_call(out, language, &sample)
    })?;
    Ok(Outcome::Done)
}

fn write(out: &mut dyn Write, spec: &Spec, id: ProviderId, explained: &Explanation<'_>) -> io::Result<()> {
    let (provider, operation) = (spec.provider(id), explained.operation);
    let title = visible(&format!("{}: {}", provider.label, operation.signature()));
    writeln!(out, "\u{1b}[1m{title}\u{1b}[0m")?;
    let known = known::all(spec, id, explained);
    let (first, others) = match known.split_first() {
        // Whoever goes on reading does so in vain.
        Some((first, others)) if operation.has(id) == Has::No => (Some(first), others),
        _ => (None, known.as_slice()),
    };
    if let Some(first) = first {
        writeln!(out, "{first}\n")?;
    }
    writeln!(out, "{}", place(&operation.place))?;
    if let Some(source) = &operation.source {
        writeln!(out, "read off {}", visible(source))?;
    }
    for one in others {
        writeln!(out, "\n{one}")?;
    }
    fields::sent(out, &provider.label, &explained.sent)?;
    if let Some(said) = operation.request.undescribed() {
        writeln!(out, "\n{said}")?;
    }
    fields::received(out, &provider.label, &explained.received)?;
    write_rest(out, explained)
}

/// The heading of what comes back, where no field has one.
const RECEIVED: &str = "\n\u{1b}[1mWhat comes back\u{1b}[0m";

/// What no field says of what comes back.
fn write_rest(out: &mut dyn Write, explained: &Explanation<'_>) -> io::Result<()> {
    if let Some(said) = explained.operation.response.undescribed() {
        return match explained.received.as_slice() {
            [] => writeln!(out, "{RECEIVED}\n  {said}"),
            _ => writeln!(out, "\n{said}"),
        };
    }
    match explained.operation.response {
        Response::Bytes => writeln!(out, "{RECEIVED}\n  a file: bytes as they come"),
        Response::Object(_) if explained.resource.is_partial => {
            writeln!(out, "\nSources show only some of the fields that come back.")
        }
        Response::Object(_) | Response::NotStated => Ok(()),
    }
}

fn write_call(out: &mut dyn Write, language: Language, text: &str) -> io::Result<()> {
    let name = language.title();
    writeln!(out, "\n\u{1b}[1mThe call: {name}\u{1b}[0m\n")?;
    for line in text.lines() {
        writeln!(out, "{}", visible(&format!("    {line}")).trim_end())?;
    }
    Ok(())
}

fn language(named: SampleLanguage) -> Language {
    match named {
        SampleLanguage::Rust => Language::Rust,
        SampleLanguage::Curl => Language::Curl,
        SampleLanguage::Javascript => Language::JavaScript,
        SampleLanguage::Python => Language::Python,
        SampleLanguage::Typescript => Language::TypeScript,
        SampleLanguage::PythonSdk => Language::PythonSdk,
    }
}

fn place(place: &Place) -> String {
    visible(&format!("{}:{}", place.source().path(), place.line()))
}
