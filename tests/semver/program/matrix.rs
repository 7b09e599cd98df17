//! Every fact of the matrix that says yes, asserted while compiling. What it does not say is promised by nobody.

use unified_codegen::model::{FieldPath, Level, Location, Operation, ProviderId, Row};
use unified_codegen::names::constant;

use super::Program;
use super::types::Home;

pub(super) fn write(program: &mut Program, home: &Home<'_>, operation: &Operation) {
    let path = home.at(&format!("operations::{}", constant(operation.method.wire())));
    program.line(format_args!("pub const _: &t::support::Operation = &{path};"));
    let rows = operation.rows(home.spec);
    for row in &rows {
        let question = match row.location {
            Location::Path => continue,
            Location::Query | Location::Request => "takes",
            Location::Response => "fills",
        };
        let Some(name) = &row.path else { continue };
        for id in [Level::Required, Level::Supported].into_iter().flat_map(|level| row.support.at(level)) {
            if row.location == Location::Response || is_taken(&rows, row, name, id) {
                let provider = home.spec.provider(id).name.ident();
                program.line(format_args!(
                    "const _: () = assert!({path}.{question}(t::Provider::{provider}, {:?}));",
                    name.as_str()
                ));
            }
        }
    }
}

/// Nothing is taken inside of what is not, and a field of the body hides a query parameter of its name.
fn is_taken(rows: &[Row<'_>], row: &Row<'_>, name: &FieldPath, id: ProviderId) -> bool {
    let is_named = |other: &Row<'_>, wanted: &str| other.path.as_ref().is_some_and(|path| path.as_str() == wanted);
    let is_hidden = row.location == Location::Query
        && rows.iter().any(|other| other.location == Location::Request && is_named(other, name.as_str()));
    let mut outer = name.parent().map(str::to_owned);
    while let Some(at) = outer {
        let refused = |other: &Row<'_>| {
            other.location == row.location
                && is_named(other, &at)
                && matches!(other.support, unified_codegen::model::Support::Listed(_))
                && other.support.level_of(id).is_none()
        };
        if rows.iter().any(refused) {
            return false;
        }
        outer = at.rsplit_once('.').map(|(outer, _)| outer.trim_end_matches("[]").to_owned());
    }
    !is_hidden
}
