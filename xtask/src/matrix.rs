//! `cargo xtask matrix`: choosing rows, and handing them to a format.

mod formats;
mod table;

use std::io::{self, Write};

use anyhow::{Context, bail};
use unified_codegen::export::matrix::{Filter, MatrixRow, rows};
use unified_codegen::model::{Location, Spec};

use crate::Outcome;
use crate::cli::{Format, MatrixArgs};
use crate::lookup::{nearest_first, provider};
use crate::spec;

pub(crate) fn run(args: &MatrixArgs) -> anyhow::Result<Outcome> {
    let Some(spec) = spec::load(&args.spec.spec)? else { return Ok(Outcome::Failed) };
    let filter = filter(args, &spec)?;
    let rows = rows(&spec, &filter);
    if rows.is_empty() {
        anstream::eprintln!("{}", nothing(&filter));
    }
    write(args.format, &rows).context("the matrix cannot be written")?;
    Ok(Outcome::Done)
}

fn write(format: Format, rows: &[MatrixRow<'_>]) -> io::Result<()> {
    let mut out = io::BufWriter::new(anstream::stdout().lock());
    match format {
        Format::Table => table::write(&mut out, rows)?,
        Format::Markdown => formats::markdown(&mut out, rows)?,
        Format::Csv => formats::csv(&mut out, rows)?,
        Format::Json => formats::json(&mut out, rows)?,
        Format::Jsonl => formats::jsonl(&mut out, rows)?,
    }
    out.flush()
}

fn nothing(filter: &Filter) -> &'static str {
    if filter.asks_about_providers() {
        return "no provider is named for this; fields whose providers no source names are left out";
    }
    "the specification has nothing there"
}

fn filter(args: &MatrixArgs, spec: &Spec) -> anyhow::Result<Filter> {
    let mut filter = Filter { supports: args.supports.clone(), requires: args.requires.clone(), ..Filter::default() };
    if let Some(scope) = &args.scope {
        let mut parts = scope.trim_matches('/').split('/').map(str::to_owned);
        (filter.api, filter.resource, filter.method) = (parts.next(), parts.next(), parts.next());
        if parts.next().is_some() {
            bail!("`{scope}` has too many parts; write API, API/RESOURCE or API/RESOURCE/METHOD");
        }
        check_scope(spec, &filter, scope)?;
    }
    if let Some(slug) = &args.provider {
        filter.provider = Some(provider(spec, slug)?);
    }
    for field in filter.supports.iter().chain(&filter.requires) {
        check_field(spec, &filter, field)?;
    }
    Ok(filter)
}

fn check_scope(spec: &Spec, filter: &Filter, scope: &str) -> anyhow::Result<()> {
    let only_scope = Filter { supports: Vec::new(), requires: Vec::new(), ..filter.clone() };
    if rows(spec, &only_scope).is_empty() {
        let known = spec.operations().map(|(resource, op)| format!("{}/{}", resource.path(), op.method.wire()));
        let known: Vec<String> = known.collect();
        bail!("the specification has no `{scope}`; it has {}", nearest_first(scope, known));
    }
    Ok(())
}

fn check_field(spec: &Spec, filter: &Filter, field: &str) -> anyhow::Result<()> {
    let scope = Filter {
        api: filter.api.clone(),
        resource: filter.resource.clone(),
        method: filter.method.clone(),
        ..Filter::default()
    };
    let sent = rows(spec, &scope).into_iter().filter(|row| matches!(row.location, Location::Query | Location::Request));
    let mut known: Vec<String> = sent.filter_map(|row| row.field).collect();
    known.sort();
    known.dedup();
    if !known.iter().any(|name| name == field) {
        bail!("no request there has a field `{field}`; known: {}", nearest_first(field, known));
    }
    Ok(())
}
