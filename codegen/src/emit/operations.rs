//! `<api>/<resource>/operations.rs`: the table behind the support matrix, one constant an operation.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs::{Docs, code};
use super::file::RustFile;
use super::resource::{path, source};
use super::rows::{self, providers};
use super::{common, support};
use crate::model::{
    Http, Integration, Integrations, Location, Operation, Request, Resource, Response, Row, Spec, Support, rows_of,
};
use crate::names::{OBJECT, constant};

pub(super) fn file(spec: &Spec, resource: &Resource) -> RustFile {
    let mut file = RustFile::new(path(spec, resource, "/operations.rs"), source(resource));
    let docs = Docs::default().markdown(format!("Who takes what: the operations of {}.", code(&resource.path())));
    file.push(docs.inner_tokens());
    let provider = names_providers(spec, resource).then(|| {
        quote!(
            use crate::Provider as P;
        )
    });
    let imports = imports(spec, resource);
    file.push(quote!(#imports #provider));
    if resource.operations.iter().any(shares_object) {
        let table = rows::table(spec, &format_ident!("{OBJECT}"), &object_rows(resource));
        file.push(quote! {
            /// The fields of a response of which no source says who fills them.
            #table
        });
    }
    for operation in &resource.operations {
        file.push(constant_of(spec, resource, operation));
    }
    file
}

/// A field without a name is told of one operation alone.
fn shares_object(operation: &Operation) -> bool {
    let unnamed = operation.unnamed.iter().any(|unnamed| unnamed.location == Location::Response);
    matches!(operation.response, Response::Object(_)) && operation.answers_plainly() && !unnamed
}

fn object_rows(resource: &Resource) -> Vec<Row<'_>> {
    rows_of(Location::Response, &resource.object)
}

/// Whose values are given is named as a variant, all others by their slugs.
fn names_providers(spec: &Spec, resource: &Resource) -> bool {
    let mut rows = resource.operations.iter().flat_map(|operation| operation.rows(spec));
    rows.any(|row| row.support.cells().iter().any(|cell| cell.values().is_some()))
}

/// What the tables of this resource are written with.
fn imports(spec: &Spec, resource: &Resource) -> Option<TokenStream> {
    let operations = &resource.operations;
    let rows: Vec<Row<'_>> = operations.iter().flat_map(|operation| table_rows(spec, operation)).collect();
    let uses = |wanted: fn(&Support) -> bool| rows.iter().any(|row| wanted(row.support));
    let field = (!rows.is_empty() || operations.iter().any(shares_object)).then(|| quote!(FieldSupport,));
    let counted = uses(|support| matches!(support, Support::Counted { .. })).then(|| quote!(counted,));
    let listed = uses(|support| matches!(support, Support::Listed(_))).then(|| quote!(listed,));
    let listed_in_part = uses(|support| matches!(support, Support::InPart(_))).then(|| quote!(listed_in_part,));
    let integrations =
        operations.iter().any(|operation| operation.integrations.is_some()).then(|| quote!(Integrations,));
    let shares =
        |operation: &Operation| common::rows_said(spec, operation).is_none() || own_rows(spec, operation).is_none();
    let common = operations.iter().any(shares).then(|| {
        quote!(
            use crate::generated::common;
        )
    });
    (!operations.is_empty()).then(|| {
        quote! {
            #common
            use crate::runtime::support::{#field HttpMethod, #integrations Operation, #counted #listed #listed_in_part};
        }
    })
}

/// The rows that are written for this operation alone.
fn table_rows<'a>(spec: &'a Spec, operation: &'a Operation) -> Vec<Row<'a>> {
    let mut rows = common::rows_said(spec, operation).unwrap_or_default();
    rows.extend(own_rows(spec, operation).unwrap_or_default());
    rows.extend(response_rows(spec, operation));
    rows
}

fn constant_of(spec: &Spec, resource: &Resource, operation: &Operation) -> TokenStream {
    let name = constant(operation.method.wire());
    let (api, slug, method, path) = (&resource.api, &resource.slug, operation.method.wire(), &operation.path);
    let http = http(operation.http);
    let (common_table, common) = common(spec, operation);
    let source = operation.source.as_ref().map(|source| quote!(.source(#source)));
    let formats = &operation.response_formats;
    let formats = (!formats.is_empty()).then(|| quote!(.response_formats(&[#(#formats),*])));
    let partial = operation.is_partial.then(|| quote!(.partial()));
    let integrations = operation.integrations.as_ref().map(|integrations| self::integrations(spec, integrations));
    let request = matches!(operation.request, Request::NotStated).then(|| quote!(.request_not_stated()));
    let (own_table, own) = own(spec, operation);
    let (response_table, response) = response(spec, operation);
    let docs = operation_docs(spec, operation).tokens();
    let value = quote! {
        Operation::new(#api, #slug, #method, #http, #path)
            #common #source #formats #partial #integrations #request #own #response
    };
    let tables: Vec<TokenStream> = [common_table, own_table, response_table].into_iter().flatten().collect();
    let value = if tables.is_empty() { value } else { quote!({ #(#tables)* #value }) };
    quote! {
        #docs
        pub static #name: Operation = #value;
    }
}

/// Most operations have them as all others of their kind do.
fn common(spec: &Spec, operation: &Operation) -> (Option<TokenStream>, Option<TokenStream>) {
    let Some(rows) = common::rows_said(spec, operation) else {
        let shared = common::constant_of(&operation.method);
        return (None, Some(quote!(.common(&common::#shared))));
    };
    tabled(spec, "common", &rows)
}

fn own(spec: &Spec, operation: &Operation) -> (Option<TokenStream>, Option<TokenStream>) {
    let Some(rows) = own_rows(spec, operation) else {
        let shared = common::response_format_constant();
        return (None, Some(quote!(.own(&common::#shared))));
    };
    tabled(spec, "own", &rows)
}

/// Everything but the response and the parameters that all operations of a kind have in the same form. `None` for what most have.
fn own_rows<'a>(spec: &'a Spec, operation: &'a Operation) -> Option<Vec<Row<'a>>> {
    let common = common::rows(spec, &operation.method);
    let is_common = |row: &Row<'_>| common.iter().any(|other| other.place == row.place);
    let mut rows = operation.rows(spec);
    rows.retain(|row| row.location != Location::Response && !is_common(row));
    (!common::is_response_format(spec, &rows)).then_some(rows)
}

fn response_rows<'a>(spec: &'a Spec, operation: &'a Operation) -> Vec<Row<'a>> {
    let mut rows = operation.rows(spec);
    rows.retain(|row| row.location == Location::Response);
    rows
}

/// A table, and the call that takes it. Tables have names, since rustc moves what a reference to a value without one is to piece by
/// piece to where it can stay.
fn tabled(spec: &Spec, part: &str, rows: &[Row<'_>]) -> (Option<TokenStream>, Option<TokenStream>) {
    if rows.is_empty() {
        return (None, None);
    }
    let (name, call) = (constant(part), format_ident!("{part}"));
    (Some(rows::table(spec, &name, rows)), Some(quote!(.#call(&#name))))
}

fn response(spec: &Spec, operation: &Operation) -> (Option<TokenStream>, TokenStream) {
    let instead = match operation.response {
        Response::NotStated => quote!(.response_not_stated()),
        Response::Bytes => quote!(.response_bytes()),
        Response::Object(_) => quote!(),
    };
    if shares_object(operation) {
        let object = format_ident!("{OBJECT}");
        return (None, quote!(.response(&#object)));
    }
    let (table, call) = tabled(spec, "response", &response_rows(spec, operation));
    (table, quote!(#instead #call))
}

fn operation_docs(spec: &Spec, operation: &Operation) -> Docs {
    let docs = Docs::default().markdown(code(&operation.signature())).maybe(operation.description.as_deref());
    let docs = match &operation.source {
        Some(source) => docs.markdown(format!("Source: {}.", code(source))),
        None => docs,
    };
    let docs = support::append(docs, support::offered_lines(spec, operation));
    let docs = support::append(docs, support::common_lines(spec, operation));
    let docs = support::append(docs, operation.undescribed().into_iter().collect());
    let docs = if operation.is_file() { docs.markdown("The answer is a file.") } else { docs };
    let docs = if operation.is_partial {
        docs.markdown("The source was seen in part: there may be more query parameters and fields.")
    } else {
        docs
    };
    if operation.rows(spec).iter().all(|row| *row.support == Support::NotStated) {
        return docs.markdown("No source says who supports which field.");
    }
    docs
}

fn http(http: Http) -> TokenStream {
    match http {
        Http::Get => quote!(HttpMethod::Get),
        Http::Post => quote!(HttpMethod::Post),
        Http::Put => quote!(HttpMethod::Put),
        Http::Patch => quote!(HttpMethod::Patch),
        Http::Delete => quote!(HttpMethod::Delete),
    }
}

fn integrations(spec: &Spec, integrations: &Integrations) -> TokenStream {
    let ids = |list: &[Integration]| list.iter().map(|integration| integration.provider).collect::<Vec<_>>();
    let (whole, partial) = (providers(spec, &ids(&integrations.whole)), providers(spec, &ids(&integrations.partial)));
    let known = if integrations.is_complete { quote!(new) } else { quote!(some) };
    quote!(.integrations(Integrations::#known(#whole, #partial)))
}
