//! `cargo xtask explain`: one provider, one operation.

use std::io::{self, Write};

use unified_codegen::export::explain::{Explained, Explanation, Standing, explain};
use unified_codegen::model::{Location, Provider, ProviderId, Spec, Support};
use unified_codegen::source::Place;

use crate::Outcome;
use crate::cli::ExplainArgs;
use crate::console::{self, visible};
use crate::lookup::{operation, provider};
use crate::spec;

pub(crate) fn run(args: &ExplainArgs) -> anyhow::Result<Outcome> {
    let Some(spec) = spec::load(&args.spec.spec)? else { return Ok(Outcome::Failed) };
    let id = provider(&spec, &args.provider)?;
    let (resource, operation) = operation(&spec, &args.operation)?;
    let explanation = explain(&spec, resource, operation, id);
    console::results(|out| write(out, &spec, id, &explanation))?;
    Ok(Outcome::Done)
}

fn write(out: &mut dyn Write, spec: &Spec, id: ProviderId, explained: &Explanation<'_>) -> io::Result<()> {
    let (provider, operation) = (spec.provider(id), explained.operation);
    let title = visible(&format!("{}: {}", provider.label, operation.signature()));
    writeln!(out, "\u{1b}[1m{title}\u{1b}[0m\n{}", place(&operation.place))?;
    if let Some(source) = &operation.source {
        writeln!(out, "read off {}", visible(source))?;
    }
    if let Some(warning) = warning(provider, id, explained) {
        writeln!(out, "\n{}", visible(&warning))?;
    }
    section(out, "What to send", &explained.sent, &SENT)?;
    section(out, "What comes back", &explained.received, &RECEIVED)?;
    if let Some(snippet) = &explained.snippet {
        writeln!(out, "\n\u{1b}[1mIn Rust\u{1b}[0m\n")?;
        for line in snippet.lines() {
            writeln!(out, "{}", visible(&format!("    {line}")).trim_end())?;
        }
    }
    Ok(())
}

/// Nothing here may be read as a statement about a provider that no source names.
fn warning(provider: &Provider, id: ProviderId, explained: &Explanation<'_>) -> Option<String> {
    let label = &provider.label;
    if let Some(integrations) = &explained.operation.integrations {
        if integrations.partial.contains(&id) {
            return Some(format!("The source says that the list of {label} leaves out fields that `get` has."));
        }
        let listed = integrations.whole.contains(&id);
        return (!listed).then(|| format!("The source lists who has this operation, and {label} is not among them."));
    }
    let mut rows = explained.sent.iter().chain(&explained.received);
    let named = rows.any(|explained| explained.row.support.level_of(id).is_some());
    (!named).then(|| format!("No source names {label} in this operation."))
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

fn section(out: &mut dyn Write, title: &str, fields: &[Explained<'_>], groups: &[(Standing, &str)]) -> io::Result<()> {
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
    let name = row.path.as_ref().map_or_else(|| "(no name)".to_owned(), |path| visible(path.as_str()));
    match row.location {
        Location::Path | Location::Query => format!("{name} [{}]", row.location.as_str()),
        Location::Request | Location::Response => name,
    }
}

fn ty(explained: &Explained<'_>) -> String {
    let (row, values) = (&explained.row, &explained.values);
    let format = row.ty.format().map(|format| format!(" ({})", format.as_str())).unwrap_or_default();
    let values = if values.is_empty() { String::new() } else { format!(": {}", values.join(", ")) };
    let counted = match row.support {
        Support::Counted { supported, required } => format!(", {supported} take it, {required} require it"),
        Support::Listed(_) | Support::NotStated => String::new(),
    };
    visible(&format!("{}{format}{values}{counted}", row.ty))
}

fn place(place: &Place) -> String {
    visible(&format!("{}:{}", place.source().path(), place.line()))
}
