//! `cargo xtask matrix`: choosing rows of fields or of operations, and handing them to a format.

mod formats;
mod markdown;
mod nothing;
mod operations;
mod table;

use anyhow::bail;
use unified_codegen::export::matrix::{Filter, MatrixRow, rows};
use unified_codegen::model::{Location, Spec};

use crate::Outcome;
use crate::cli::{Format, MatrixArgs};
use crate::console;
use crate::lookup::{nearest_first, provider, scope};
use crate::spec;

pub(crate) fn run(args: &MatrixArgs) -> anyhow::Result<Outcome> {
    let Some(spec) = spec::load(&args.spec.spec)? else { return Ok(Outcome::Failed) };
    let filter = filter(args, &spec)?;
    if args.operations {
        operations::write(&spec, &filter, args.format)?;
        return Ok(Outcome::Done);
    }
    let rows = rows(&spec, &filter);
    if rows.is_empty() {
        console::say(nothing::why(&spec, &filter));
    }
    write(args.format, &rows)?;
    Ok(Outcome::Done)
}

fn write(format: Format, rows: &[MatrixRow<'_>]) -> anyhow::Result<()> {
    match format {
        Format::Table => console::results(|out| table::write(out, rows)),
        Format::Markdown => console::raw_results(|out| markdown::write(out, rows)),
        Format::Csv => console::raw_results(|out| formats::csv(out, rows)),
        Format::Json => console::raw_results(|out| formats::json(out, rows)),
        Format::Jsonl => console::raw_results(|out| formats::jsonl(out, rows)),
    }
}

fn filter(args: &MatrixArgs, spec: &Spec) -> anyhow::Result<Filter> {
    let mut filter = Filter { supports: args.supports.clone(), requires: args.requires.clone(), ..Filter::default() };
    if let Some(wanted) = &args.scope {
        let mut parts = scope(spec, wanted)?.into_iter().map(str::to_owned);
        (filter.api, filter.resource, filter.method) = (parts.next(), parts.next(), parts.next());
    }
    if let Some(slug) = &args.provider {
        filter.provider = Some(provider(spec, slug)?);
    }
    for field in filter.supports.iter().chain(&filter.requires) {
        check_field(spec, &filter, field)?;
    }
    Ok(filter)
}

/// The same operations, whoever has a part in them.
fn everybody(filter: &Filter) -> Filter {
    let Filter { api, resource, method, .. } = filter.clone();
    Filter { api, resource, method, ..Filter::default() }
}

fn check_field(spec: &Spec, filter: &Filter, field: &str) -> anyhow::Result<()> {
    let sent = rows(spec, &everybody(filter))
        .into_iter()
        .filter(|row| matches!(row.location, Location::Query | Location::Request));
    let mut known: Vec<String> = sent.filter_map(|row| row.field).collect();
    known.sort();
    known.dedup();
    if !known.iter().any(|name| name == field) {
        bail!("no request there has a field `{field}`; known: {}", nearest_first(field, known));
    }
    Ok(())
}
