//! The matrix for a person at a terminal.

use std::io::{self, Write};

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};
use unified_codegen::export::matrix::MatrixRow;
use unified_codegen::model::{Level, SupportKind};

use crate::console::visible;

/// The width where nobody is watching, and of terminals that do not know theirs.
const DEFAULT_WIDTH: u16 = 80;

pub(super) fn write(out: &mut dyn Write, rows: &[MatrixRow<'_>]) -> io::Result<()> {
    for operation in by_operation(rows) {
        let first = &operation[0];
        writeln!(out, "\u{1b}[1m{}/{}/{}\u{1b}[0m", first.api, first.resource, visible(first.method))?;
        writeln!(out, "{} {}", first.http, visible(first.path))?;
        for said in first.of_operation() {
            writeln!(out, "{said}")?;
        }
        for line in table(operation).lines() {
            writeln!(out, "{}", line.trim_end())?;
        }
        writeln!(out)?;
    }
    if rows.iter().any(|row| row.required) {
        writeln!(out, "* required by the unified schema, whoever the provider is")?;
    }
    Ok(())
}

/// Rows of one operation follow each other.
pub(super) fn by_operation<'r, 'a>(rows: &'r [MatrixRow<'a>]) -> impl Iterator<Item = &'r [MatrixRow<'a>]> {
    rows.chunk_by(|a, b| (a.api, a.resource, a.method) == (b.api, b.resource, b.method))
}

/// A line under the header and nothing else: the text is the table.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::new('─', '─', '─', '─'));

/// A table as wide as the terminal.
pub(super) fn empty() -> Table {
    let mut table = Table::new();
    table.load_style(STYLE).set_content_arrangement(ContentArrangement::Dynamic);
    if table.width().is_none_or(|width| width == 0) {
        table.set_width(DEFAULT_WIDTH);
    }
    table
}

fn table(rows: &[MatrixRow<'_>]) -> Table {
    let mut table = empty();
    table.set_header(["field", "type", "who takes it"]);
    for place in rows.chunk_by(|a, b| a.location == b.location) {
        table.add_row([place[0].location.as_str().to_uppercase()]);
        for row in place {
            let field = row.field.as_deref().map_or_else(|| "(no name)".to_owned(), visible);
            let required = if row.required { " *" } else { "" };
            table.add_row([format!("{field}{required}"), ty(row), takers(row)]);
        }
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    if let Some(field) = table.column_mut(0) {
        field.set_constraint(ColumnConstraint::ContentWidth);
    }
    if let Some(ty) = table.column_mut(1) {
        // `array<string>` and its padding, so that no type is broken; lists of values may wrap.
        ty.set_constraint(ColumnConstraint::Boundaries { lower: Width::Fixed(15), upper: Width::Fixed(24) });
    }
    table
}

fn takers(row: &MatrixRow<'_>) -> String {
    let [required, supported] = who(row);
    if required.is_empty() || row.support.kind == SupportKind::NotStated {
        return supported;
    }
    let also = if supported.is_empty() { String::new() } else { format!("\n{supported}") };
    format!("required: {required}{also}")
}

/// `string (uuid)`, and the values of an enum.
pub(super) fn ty(row: &MatrixRow<'_>) -> String {
    let format = row.format.map(|format| format!(" ({format})")).unwrap_or_default();
    let more = if row.partial_values { " and more" } else { "" };
    let values = row.values.as_ref().map(|values| format!(": {}{more}", values.join(", "))).unwrap_or_default();
    visible(&format!("{}{format}{values}", row.ty))
}

/// Who requires, and who merely supports, the field.
pub(super) fn who(row: &MatrixRow<'_>) -> [String; 2] {
    let Some(cells) = &row.support.providers else {
        return match (row.support.supported, row.support.required) {
            (Some(supported), Some(required)) => [count(required), count(supported - required.min(supported))],
            _ => ["–".to_owned(), "not stated".to_owned()],
        };
    };
    let [required, supported] = [Level::Required, Level::Supported].map(|level| {
        let named = cells.iter().filter(|cell| cell.level == level).map(|cell| match cell.values {
            Some(values) => format!("{} ({})", cell.label, values.join(", ")),
            None => cell.label.to_owned(),
        });
        visible(&named.collect::<Vec<_>>().join(", "))
    });
    let others = match (row.support.kind, supported.is_empty()) {
        (SupportKind::InPart, true) => "known in part",
        (SupportKind::InPart, false) => "; known in part",
        _ => "",
    };
    [required, supported + others]
}

fn count(n: u64) -> String {
    match n {
        0 => String::new(),
        1 => "1, not named".to_owned(),
        n => format!("{n}, not named"),
    }
}
