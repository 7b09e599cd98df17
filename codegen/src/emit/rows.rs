//! A row of the matrix as a Rust expression: one chain a field.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use crate::model::{Cell, Level, ProviderId, Row, Spec, Support};

/// `static OBJECT: [FieldSupport; 2] = […];`
///
/// Operations share it by reference: rustc looks through a `const` again for each that has it, and through a `static` once.
pub(super) fn table(spec: &Spec, name: &Ident, rows: &[Row<'_>]) -> TokenStream {
    let length = Literal::usize_unsuffixed(rows.len());
    let fields = rows.iter().map(|row| field(spec, row));
    quote!(static #name: [FieldSupport; #length] = [#(#fields,)*];)
}

/// `FieldSupport::request("name", "string").support(…)`
pub(super) fn field(spec: &Spec, row: &Row<'_>) -> TokenStream {
    let ty = row.ty.to_string();
    let head = match (row.location, &row.path) {
        (location, Some(path)) => {
            let (constructor, path) = (format_ident!("{}", location.as_str()), path.as_str());
            quote!(FieldSupport::#constructor(#path, #ty))
        }
        (location, None) => {
            let constructor = format_ident!("{}_unnamed", location.as_str());
            quote!(FieldSupport::#constructor(#ty))
        }
    };
    let format = row.ty.format().map(|format| {
        let format = format.as_str();
        quote!(.format(#format))
    });
    let required = row.required.then(|| quote!(.required()));
    let values = &row.values;
    let values = (!values.is_empty()).then(|| quote!(.values(&[#(#values),*])));
    let partial_values = row.values_shown.is_partial().then(|| quote!(.partial_values()));
    let support = support(spec, row.support).map(|support| quote!(.support(#support)));
    quote!(#head #format #required #values #partial_values #support)
}

fn support(spec: &Spec, support: &Support) -> Option<TokenStream> {
    match support {
        Support::NotStated => None,
        Support::Counted { supported, required } => {
            let (supported, required) = (number(*supported), number(*required));
            Some(quote!(counted(#supported, #required)))
        }
        Support::Listed(cells) | Support::InPart(cells) => {
            let list = if matches!(support, Support::Listed(_)) { quote!(listed) } else { quote!(listed_in_part) };
            let at = |level| support.at(level).collect::<Vec<_>>();
            let (required, supported) = (providers(spec, &at(Level::Required)), providers(spec, &at(Level::Supported)));
            let values = own_values(spec, cells);
            Some(quote!(#list(#required, #supported) #values))
        }
    }
}

fn own_values(spec: &Spec, cells: &[Cell]) -> Option<TokenStream> {
    let pairs: Vec<TokenStream> = cells
        .iter()
        .filter_map(|cell| {
            let (name, values) = (spec.provider(cell.provider).name.ident(), cell.values()?);
            Some(quote!((P::#name, &[#(#values),*])))
        })
        .collect();
    (!pairs.is_empty()).then(|| quote!(.values(&[#(#pairs),*])))
}

/// `front planhat`
pub(super) fn providers(spec: &Spec, ids: &[ProviderId]) -> String {
    let slugs: Vec<&str> = ids.iter().map(|id| spec.provider(*id).slug.as_str()).collect();
    slugs.join(" ")
}

fn number(value: u64) -> Literal {
    Literal::u64_unsuffixed(value)
}
