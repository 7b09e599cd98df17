//! `cargo xtask explain`: one provider, one operation.

mod fields;

use std::io::{self, Write};

use unified_codegen::export::explain::{Explanation, explain};
use unified_codegen::export::sample::{Language, sample};
use unified_codegen::model::{Operation, Provider, ProviderId, Spec};
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
    writeln!(out, "\u{1b}[1m{title}\u{1b}[0m\n{}", place(&operation.place))?;
    if let Some(source) = &operation.source {
        writeln!(out, "read off {}", visible(source))?;
    }
    if let Some((sentence, at)) = who_has_it(provider, id, operation) {
        writeln!(out, "\n{}\n{}", visible(&sentence), place(&at))?;
    } else if is_silent(id, explained) {
        writeln!(out, "\n{}", visible(&format!("No source names {} in this operation.", provider.label)))?;
    }
    fields::sent(out, &provider.label, &explained.sent)?;
    fields::received(out, &provider.label, &explained.received)?;
    if explained.resource.is_partial {
        writeln!(out, "\nSources show only some of the fields that come back.")?;
    }
    Ok(())
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

/// Whether the provider has the operation at all, and where that stands; `None` where no source says.
fn who_has_it(provider: &Provider, id: ProviderId, operation: &Operation) -> Option<(String, Place)> {
    let (label, known) = (&provider.label, operation.integrations.as_ref()?);
    if let Some(partial) = known.partial.iter().find(|named| named.provider == id) {
        let sentence = format!("The source says that the list of {label} leaves out fields that `get` has.");
        return Some((sentence, operation.place.at(partial.at)));
    }
    if let Some(whole) = known.whole.iter().find(|named| named.provider == id) {
        return Some((format!("The source lists {label} as having this operation."), operation.place.at(whole.at)));
    }
    let sentence = format!("The source lists who has this operation, and {label} is not among them.");
    Some((sentence, known.at.map_or_else(|| operation.place.clone(), |at| operation.place.at(at))))
}

/// Nothing here may be read as a statement about a provider that no source names.
fn is_silent(id: ProviderId, explained: &Explanation<'_>) -> bool {
    let mut rows = explained.sent.iter().chain(&explained.received);
    rows.all(|explained| explained.row.support.level_of(id).is_none())
}

fn place(place: &Place) -> String {
    visible(&format!("{}:{}", place.source().path(), place.line()))
}
