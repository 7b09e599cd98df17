//! The matrix for machines: every byte of the data as it is.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;
use unified_codegen::export::matrix::{MatrixCell, MatrixRow};
use unified_codegen::model::SupportKind;

pub(super) fn jsonl(out: &mut dyn Write, rows: &[impl Serialize]) -> io::Result<()> {
    for row in rows {
        serde_json::to_writer(&mut *out, row)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

pub(super) fn json(out: &mut dyn Write, rows: &[impl Serialize]) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, rows)?;
    out.write_all(b"\n")
}

/// One line a field and provider; a field of which no source names the providers has one line without a provider.
pub(super) fn csv(out: &mut dyn Write, rows: &[MatrixRow<'_>]) -> io::Result<()> {
    csv_records(out, rows).map_err(io_error)
}

/// What went wrong where lines are written.
pub(super) fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn csv_records(out: &mut dyn Write, rows: &[MatrixRow<'_>]) -> csv::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record([
        "api",
        "resource",
        "method",
        "http",
        "path",
        "location",
        "field",
        "type",
        "format",
        "required",
        "values",
        "partial_values",
        "support",
        "supported",
        "requiring",
        "provider",
        "label",
        "level",
        "provider_values",
    ])?;
    for row in rows {
        match row.support.providers.as_deref() {
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

fn record(row: &MatrixRow<'_>, cell: Option<&MatrixCell<'_>>) -> Vec<String> {
    let number = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    vec![
        row.api.to_owned(),
        row.resource.to_owned(),
        row.method.to_owned(),
        row.http.to_owned(),
        row.path.to_owned(),
        row.location.as_str().to_owned(),
        row.field.clone().unwrap_or_default(),
        row.ty.clone(),
        text(row.format),
        row.required.to_string(),
        row.values.as_ref().map(|values| values.join("|")).unwrap_or_default(),
        row.partial_values.to_string(),
        word(row.support.kind),
        number(row.support.supported),
        number(row.support.required),
        text(cell.map(|cell| cell.provider)),
        text(cell.map(|cell| cell.label)),
        text(cell.map(|cell| cell.level.as_str())),
        cell.and_then(|cell| cell.values).map(|values| values.join("|")).unwrap_or_default(),
    ]
}

/// As the JSON has it, so that the formats cannot come to differ.
fn word(kind: SupportKind) -> String {
    match serde_json::to_value(kind) {
        Ok(Value::String(word)) => word,
        other => unreachable!("a kind of support is written as a word, and not as {other:?}"),
    }
}
