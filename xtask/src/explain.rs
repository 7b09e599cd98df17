//! `cargo xtask explain`: one provider, one operation.

use std::io::{self, Write};

use anyhow::{Context, bail};
use unified_codegen::export::explain::{Explained, Explanation, Standing, explain};
use unified_codegen::model::{Location, Operation, Provider, ProviderId, Resource, Spec};

use crate::Outcome;
use crate::cli::ExplainArgs;
use crate::lookup::{nearest_first, provider};
use crate::spec;

pub(crate) fn run(args: &ExplainArgs) -> anyhow::Result<Outcome> {
    let Some(spec) = spec::load(&args.spec.spec)? else { return Ok(Outcome::Failed) };
    let id = provider(&spec, &args.provider)?;
    let (resource, operation) = operation(&spec, &args.operation)?;
    let explanation = explain(&spec, resource, operation, id);
    let mut out = io::BufWriter::new(anstream::stdout().lock());
    write(&mut out, &spec, id, &explanation).and_then(|()| out.flush()).context("the answer cannot be written")?;
    Ok(Outcome::Done)
}

fn operation<'a>(spec: &'a Spec, wanted: &str) -> anyhow::Result<(&'a Resource, &'a Operation)> {
    let path =
        |(resource, operation): &(&Resource, &Operation)| format!("{}/{}", resource.path(), operation.method.wire());
    match spec.operations().find(|found| path(found) == wanted.trim_matches('/')) {
        Some(found) => Ok(found),
        None => {
            let known = spec.operations().map(|found| path(&found)).collect();
            bail!("the specification has no operation `{wanted}`; it has {}", nearest_first(wanted, known))
        }
    }
}

fn write(out: &mut impl Write, spec: &Spec, id: ProviderId, explained: &Explanation<'_>) -> io::Result<()> {
    let (provider, operation) = (spec.provider(id), explained.operation);
    writeln!(out, "\u{1b}[1m{}: {}\u{1b}[0m", provider.label, operation.signature())?;
    writeln!(out, "{}", place(&operation.place))?;
    if let Some(source) = &operation.source {
        writeln!(out, "read off {source}")?;
    }
    if let Some(warning) = warning(provider, id, explained) {
        writeln!(out, "\n{warning}")?;
    }
    section(out, "What to send", &explained.sent, &SENT)?;
    section(out, "What comes back", &explained.received, &RECEIVED)?;
    if let Some(snippet) = &explained.snippet {
        writeln!(out, "\n\u{1b}[1mIn Rust\u{1b}[0m\n")?;
        for line in snippet.lines() {
            writeln!(out, "{}", format!("    {line}").trim_end())?;
        }
    }
    Ok(())
}

/// Nothing here may be read as a statement about a provider that no source names.
fn warning(provider: &Provider, id: ProviderId, explained: &Explanation<'_>) -> Option<String> {
    let mut rows = explained.sent.iter().chain(&explained.received);
    let named = rows.any(|explained| explained.row.support.level_of(id).is_some());
    (!named).then(|| format!("No source names {} in this operation.", provider.label))
}

const SENT: [(Standing, &str); 6] = [
    (Standing::RequiredOfAll, "required of everybody"),
    (Standing::Required, "required"),
    (Standing::RequiredWithin, "required where its object is sent"),
    (Standing::Supported, "optional"),
    (Standing::NotKnown, "nobody says"),
    (Standing::Unsupported, "not supported"),
];

const RECEIVED: [(Standing, &str); 3] =
    [(Standing::Supported, "filled"), (Standing::NotKnown, "nobody says"), (Standing::Unsupported, "not filled")];

fn section(out: &mut impl Write, title: &str, fields: &[Explained<'_>], groups: &[(Standing, &str)]) -> io::Result<()> {
    if fields.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n\u{1b}[1m{title}\u{1b}[0m")?;
    let widths = [name, ty].map(|column| fields.iter().map(|field| column(field).chars().count()).max().unwrap_or(0));
    for (standing, title) in groups {
        let mut members = fields.iter().filter(|field| field.standing == *standing).peekable();
        if members.peek().is_some() {
            writeln!(out, "  {title}")?;
        }
        for field in members {
            let place = place(field.row.place);
            let [name_width, ty_width] = widths;
            writeln!(out, "    {:name_width$}  {:ty_width$}  {place}", name(field), ty(field))?;
        }
    }
    Ok(())
}

fn name(explained: &Explained<'_>) -> String {
    let row = &explained.row;
    let name = row.path.as_ref().map_or("(no name)", |path| path.as_str());
    match row.location {
        Location::Path | Location::Query => format!("{name} [{}]", row.location.as_str()),
        Location::Request | Location::Response => name.to_owned(),
    }
}

fn ty(explained: &Explained<'_>) -> String {
    let (row, values) = (&explained.row, &explained.values);
    let format = row.ty.format().map(|format| format!(" ({})", format.as_str())).unwrap_or_default();
    let values = if values.is_empty() { String::new() } else { format!(": {}", values.join(", ")) };
    format!("{}{format}{values}", row.ty)
}

fn place(place: &unified_codegen::source::Place) -> String {
    format!("{}:{}", place.source().path(), place.line())
}
