//! `common.rs`: the parameters that operations have in common, once for each kind of method.

use proc_macro2::Ident;
use quote::quote;

use super::docs::{Docs, code};
use super::file::RustFile;
use super::rows;
use crate::model::{FieldPath, Method, Role, Row, Spec};
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
    file
}

/// The parameters of a kind of method; not the one whose values each operation documents for itself.
pub(super) fn rows<'a>(spec: &'a Spec, method: &'a Method) -> Vec<Row<'a>> {
    let own = spec.platform.parameter_in_role(Role::ResponseFormat).map(|parameter| parameter.wire.as_str());
    let mut rows = spec.platform.rows_of(method);
    rows.retain(|row| row.path.as_ref().map(FieldPath::as_str) != own);
    rows
}

/// `UPDATE`, `CUSTOM`.
pub(super) fn constant_of(method: &Method) -> Ident {
    constant(method.kind())
}
