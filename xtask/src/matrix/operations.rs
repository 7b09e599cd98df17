//! `cargo xtask matrix --operations`: who has which operation, as a person and as a machine reads it.

use std::io::{self, Write};

use comfy_table::{ColumnConstraint, Table};
use unified_codegen::export::matrix::Filter;
use unified_codegen::export::operations::{OperationCell, OperationRow, rows, word};
use unified_codegen::model::{Has, Offered, Spec};

use super::{formats, table};
use crate::cli::Format;
use crate::console::{self, visible};
use crate::markdown::{code, sentence, text};

pub(super) fn write(spec: &Spec, filter: &Filter, format: Format) -> anyhow::Result<()> {
    let rows = rows(spec, filter);
    if rows.is_empty() {
        console::say("the specification has no resource");
    }
    let asked = filter.provider.map(|provider| spec.provider(provider).label.as_str());
    match format {
        Format::Table => console::results(|out| tables(out, asked, &rows)),
        Format::Markdown => console::raw_results(|out| markdown(out, asked, &rows)),
        Format::Csv => console::raw_results(|out| csv_records(out, &rows).map_err(formats::io_error)),
        Format::Json => console::raw_results(|out| formats::json(out, &rows)),
        Format::Jsonl => console::raw_results(|out| formats::jsonl(out, &rows)),
    }
}

fn by_api<'r, 'a>(rows: &'r [OperationRow<'a>]) -> impl Iterator<Item = &'r [OperationRow<'a>]> {
    rows.chunk_by(|a, b| a.api == b.api)
}

fn tables(out: &mut dyn Write, asked: Option<&str>, rows: &[OperationRow<'_>]) -> io::Result<()> {
    for api in by_api(rows) {
        writeln!(out, "\u{1b}[1m{}\u{1b}[0m", api[0].api)?;
        for line in table_of(asked, api).lines() {
            writeln!(out, "{}", line.trim_end())?;
        }
        writeln!(out)?;
    }
    for note in notes(asked, rows) {
        writeln!(out, "{note}")?;
    }
    Ok(())
}

fn table_of(asked: Option<&str>, rows: &[OperationRow<'_>]) -> Table {
    let mut table = table::empty();
    table.set_header(["operation".to_owned(), heading(asked)]);
    for resource in by_resource(rows) {
        for row in resource {
            table.add_row([format!("{}{}", visible(&name(row)), marks(row)), lines(row, asked).join("\n")]);
        }
        if let Some(name) = others(resource) {
            table.add_row([name.as_str(), OTHERS]);
        }
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    if let Some(operation) = table.column_mut(0) {
        operation.set_constraint(ColumnConstraint::ContentWidth);
    }
    table
}

fn markdown(out: &mut dyn Write, asked: Option<&str>, rows: &[OperationRow<'_>]) -> io::Result<()> {
    for api in by_api(rows) {
        writeln!(out, "## {}\n\n| operation | {} |\n| --- | --- |", code(api[0].api), text(&heading(asked)))?;
        for resource in by_resource(api) {
            for row in resource {
                let lines: Vec<String> = lines(row, asked).iter().map(|line| text(line)).collect();
                let name = if row.method.is_some() { code(&name(row)) } else { text(&name(row)) };
                writeln!(out, "| {name}{} | {} |", text(marks(row)), lines.join("<br>"))?;
            }
            if let Some(name) = others(resource) {
                writeln!(out, "| {} | {OTHERS} |", text(&name))?;
            }
        }
        writeln!(out)?;
    }
    for note in notes(asked, rows) {
        writeln!(out, "{}  ", sentence(note))?;
    }
    Ok(())
}

fn heading(asked: Option<&str>) -> String {
    asked.map_or_else(|| "who has it".to_owned(), visible)
}

fn by_resource<'r, 'a>(rows: &'r [OperationRow<'a>]) -> impl Iterator<Item = &'r [OperationRow<'a>]> {
    rows.chunk_by(|a, b| (a.api, a.resource) == (b.api, b.resource))
}

fn name(row: &OperationRow<'_>) -> String {
    format!("{}/{}", row.resource, row.method.unwrap_or("…"))
}

/// What sends a reader to a note.
fn marks(row: &OperationRow<'_>) -> &'static str {
    match (row.partial, row.is_undescribed) {
        (false, false) => "",
        (true, false) => " *",
        (false, true) => " †",
        (true, true) => " *†",
    }
}

const OTHERS: &str = "there are more operations, or may be";

/// What is said of a resource in place of its operations.
const NONE: &str = "no source shows its operations";

/// What the line below the operations of a resource that may have others is about.
fn others(rows: &[OperationRow<'_>]) -> Option<String> {
    rows.iter().any(|row| row.partial_operations && row.method.is_some()).then(|| format!("{}/…", rows[0].resource))
}

fn notes(asked: Option<&str>, rows: &[OperationRow<'_>]) -> Vec<&'static str> {
    let has = |wanted: Has| {
        let cells = rows.iter().flat_map(|row| row.integrations.providers.iter().flatten());
        cells.into_iter().any(|cell| cell.has == wanted)
    };
    let is_partial = rows.iter().any(|row| row.partial);
    let is_undescribed = rows.iter().any(|row| row.is_undescribed);
    let is_listed = rows.iter().any(|row| row.integrations.kind == Offered::Whole);
    let notes = [
        (is_partial, "* its page was seen in part: it may take more than is known"),
        (is_undescribed, "† no source describes what it sends, or what it answers: that is free-form"),
        (has(Has::Partial), "in part: the list leaves out fields that `get` has"),
        (
            is_listed && asked.is_none(),
            "where somebody is named, nobody else has the operation, unless others are not known",
        ),
    ];
    notes.into_iter().filter_map(|(is_needed, note)| is_needed.then_some(note)).collect()
}

/// Whether a provider has it.
fn standing(row: &OperationRow<'_>, has: Has) -> &'static str {
    match (has, row.integrations.kind) {
        (Has::Whole, _) => "has it",
        (Has::Partial, _) => "has it in part",
        (Has::No, _) => "does not have it",
        (Has::NotKnown, Offered::InPart) => "not known: the list was seen in part",
        (Has::NotKnown, _) => "not known: no source says",
    }
}

/// Who has it, or whether the one has it that was asked for.
fn lines(row: &OperationRow<'_>, asked: Option<&str>) -> Vec<String> {
    if row.method.is_none() {
        return vec![NONE.to_owned()];
    }
    let cells = row.integrations.providers.as_deref().unwrap_or_default();
    if asked.is_some() {
        return cells.iter().map(|cell| standing(row, cell.has).to_owned()).collect();
    }
    let labels = |wanted: Has| {
        let labels = cells.iter().filter(|cell| cell.has == wanted).map(|cell| cell.label);
        visible(&labels.collect::<Vec<_>>().join(", "))
    };
    let mut lines = vec![labels(Has::Whole)];
    let partial = labels(Has::Partial);
    lines.push(if partial.is_empty() { partial } else { format!("in part: {partial}") });
    lines.push(match row.integrations.kind {
        Offered::Whole => String::new(),
        Offered::InPart => "others not known".to_owned(),
        Offered::NotStated => "not stated".to_owned(),
    });
    lines.retain(|line| !line.is_empty());
    lines
}

/// One line an operation and provider; what no source names a provider of has one line without one.
fn csv_records(out: &mut dyn Write, rows: &[OperationRow<'_>]) -> csv::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record([
        "api",
        "resource",
        "method",
        "http",
        "path",
        "partial",
        "partial_operations",
        "request",
        "response",
        "integrations",
        "provider",
        "label",
        "has",
    ])?;
    for row in rows {
        match row.integrations.providers.as_deref() {
            Some(cells) if !cells.is_empty() => {
                for cell in cells {
                    writer.write_record(record(row, Some(cell)))?;
                }
            }
            _ => writer.write_record(record(row, None))?,
        }
    }
    Ok(writer.flush()?)
}

fn record(row: &OperationRow<'_>, cell: Option<&OperationCell<'_>>) -> Vec<String> {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    vec![
        row.api.to_owned(),
        row.resource.to_owned(),
        text(row.method),
        text(row.http),
        text(row.path),
        row.partial.to_string(),
        row.partial_operations.to_string(),
        text(row.request),
        text(row.response),
        word(row.integrations.kind).to_owned(),
        text(cell.map(|cell| cell.provider)),
        text(cell.map(|cell| cell.label)),
        text(cell.map(|cell| cell.has.as_str())),
    ]
}
