//! `common.rs`: the parameters that operations have in common, once for each kind of method.

use proc_macro2::Ident;
use quote::{format_ident, quote};

use super::docs::{Docs, code};
use super::file::RustFile;
use super::rows;
use crate::model::{Method, Operation, Parameter, Role, Row, Spec, Support};
use crate::names::constant;

pub(super) fn file(spec: &Spec) -> RustFile {
    let mut file = RustFile::new("common.rs", "spec/platform.yaml");
    file.push(
        Docs::default().markdown("The parameters that operations have in common, by kind of method.").inner_tokens(),
    );
    file.push(quote!(
        use crate::runtime::support::FieldSupport;
    ));
    for (method, _) in &spec.platform.routes {
        let name = constant_of(method);
        let docs = Docs::default().markdown(format!("Parameters of every {} operation.", code(method.kind()))).tokens();
        let table = rows::table(spec, &name, &self::rows(spec, method));
        file.push(quote! {
            #docs
            pub(crate) #table
        });
    }
    if let Some(row) = response_format(spec) {
        let table = rows::table(spec, &response_format_constant(), &[row]);
        file.push(quote! {
            /// What most operations have besides: the response format, of whose values no source says anything.
            pub(crate) #table
        });
    }
    file
}

/// The line of the matrix of the response format, without the values that an operation may document.
fn response_format(spec: &Spec) -> Option<Row<'_>> {
    spec.platform.parameter_in_role(Role::ResponseFormat).map(Parameter::row)
}

/// The only row is the one that is in common with most other operations.
pub(super) fn is_response_format(spec: &Spec, rows: &[Row<'_>]) -> bool {
    let Some(known) = response_format(spec) else { return false };
    matches!(rows, [row] if row.place == known.place && row.values.is_empty() && *row.support == *known.support)
}

/// `RESPONSE_FORMAT`
pub(super) fn response_format_constant() -> Ident {
    format_ident!("RESPONSE_FORMAT")
}

/// The parameters of a kind of method; not the one whose values each operation documents for itself.
pub(super) fn rows<'a>(spec: &'a Spec, method: &'a Method) -> Vec<Row<'a>> {
    let own = response_format(spec).map(|row| row.place);
    let mut rows = spec.platform.rows_of(method);
    rows.retain(|row| Some(row.place) != own);
    rows
}

/// Those of them that an operation has, as it says them; `None` where it says nothing of any of them.
pub(super) fn rows_said<'a>(spec: &'a Spec, operation: &'a Operation) -> Option<Vec<Row<'a>>> {
    if operation.common.is_empty() {
        return None;
    }
    let shared = self::rows(spec, &operation.method);
    let mut rows = operation.rows(spec);
    rows.retain(|row| shared.iter().any(|other| other.place == row.place));
    rows.iter().any(|row| *row.support != Support::NotStated).then_some(rows)
}

/// `UPDATE`, `CUSTOM`.
pub(super) fn constant_of(method: &Method) -> Ident {
    constant(method.kind())
}
