//! The matrix for a pull request or a wiki.

use std::io::{self, Write};

use unified_codegen::export::matrix::MatrixRow;

use super::table::{by_operation, ty, who};
use crate::markdown::{code, text};

pub(super) fn write(out: &mut dyn Write, rows: &[MatrixRow<'_>]) -> io::Result<()> {
    for operation in by_operation(rows) {
        let first = &operation[0];
        writeln!(out, "## {}\n", code(&format!("{} {}", first.http, first.path)))?;
        for said in first.of_operation() {
            writeln!(out, "{said}\n")?;
        }
        writeln!(out, "| field | in | type | required by | supported by |\n| --- | --- | --- | --- | --- |")?;
        for row in operation {
            let name = row.field.as_deref().map_or_else(|| "*unnamed*".to_owned(), code);
            let (place, ty, [required, supported]) = (row.location.as_str(), text(&ty(row)), who(row));
            writeln!(out, "| {name} | {place} | {ty} | {} | {} |", text(&required), text(&supported))?;
        }
        writeln!(out)?;
    }
    Ok(())
}
