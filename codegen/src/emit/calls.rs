//! `<api>/<resource>/calls.rs`: the calls of a resource; and how a client leads to them: `calls.rs`, and the last of
//! `<api>/mod.rs`.
//!
//! A call is a constant over one generic implementation: its operation, its record, the formats it offers.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::docs::{Docs, code};
use super::file::RustFile;
use super::resource::{path, source};
use super::{formats, support};
use crate::model::{Api, Http, Method, Operation, Request, Resource, Response, Spec};
use crate::names::{self, CALLS, constant, operation_type};

/// The root's file: what leads from an account to an API.
pub(super) fn root(spec: &Spec) -> RustFile {
    let mut file = RustFile::new("calls.rs", "spec/");
    let methods = spec.apis.iter().map(|api| {
        let (feature, module, method, calls) =
            (api.feature(), api.module.ident(), api.module.of_account(), calls_type());
        let docs = Docs::default().markdown(format!("The calls of the API {}.", code(&api.slug))).tokens();
        quote! {
            #docs
            #[cfg(feature = #feature)]
            #[cfg_attr(docsrs, doc(cfg(feature = #feature)))]
            pub fn #method(&self) -> crate::generated::#module::#calls {
                self.into()
            }
        }
    });
    file.push(quote! {
        impl crate::client::AccountClient {
            #(#methods)*
        }
    });
    file
}

/// What leads from an API to its resources.
pub(super) fn api(api: &Api) -> TokenStream {
    let calls = calls_type();
    let docs = format!("The calls of the API {}, on behalf of one account.", code(&api.slug));
    let docs = Docs::default().markdown(docs).tokens();
    let methods = api.resources.iter().map(|resource| {
        let module = resource.module.ident();
        let docs = Docs::default().markdown(format!("The calls of {}.", code(&resource.path()))).tokens();
        quote! {
            #docs
            pub fn #module(&self) -> #module::calls::#calls {
                (&self.0).into()
            }
        }
    });
    quote! {
        #docs
        #[cfg(feature = "client")]
        #[cfg_attr(docsrs, doc(cfg(feature = "client")))]
        #[derive(Clone)]
        pub struct #calls(crate::client::AccountClient);
        #[cfg(feature = "client")]
        crate::runtime::client::calls!(#calls);
        #[cfg(feature = "client")]
        impl #calls {
            #(#methods)*
        }
    }
}

fn calls_type() -> Ident {
    format_ident!("{CALLS}")
}

/// A resource's file.
pub(super) fn file(spec: &Spec, resource: &Resource) -> RustFile {
    let mut file = RustFile::new(path(spec, resource, "/calls.rs"), source(resource));
    let calls = calls_type();
    let title = format!("The calls of {}", code(&resource.path()));
    file.push(Docs::default().markdown(format!("{title}.")).inner_tokens());
    file.push(imports(resource));
    let docs = Docs::default().markdown(format!("{title}, on behalf of one account.")).tokens();
    file.push(quote! {
        #docs
        #[derive(Clone)]
        pub struct #calls(client::AccountClient);
        calls!(#calls);
    });
    let methods: Vec<_> = resource.operations.iter().map(|operation| method(spec, resource, operation)).collect();
    file.push(if methods.is_empty() { quote!() } else { quote!(impl #calls { #(#methods)* }) });
    for operation in &resource.operations {
        file.push(operation_of(spec, resource, operation));
    }
    file
}

/// Operations are types here, named like anything: what is imported is named like none of them.
fn imports(resource: &Resource) -> TokenStream {
    if resource.operations.is_empty() {
        return quote! {
            use crate::client;
            use crate::runtime::client::calls;
        };
    }
    quote! {
        use crate::client;
        use crate::generated::formats::sets;
        use crate::runtime::client::{calls, operation};
    }
}

/// The method that makes the call.
fn method(spec: &Spec, resource: &Resource, operation: &Operation) -> TokenStream {
    let wire = operation.method.wire();
    let (method, ty) = (names::method(wire), operation_type(wire));
    let docs = Docs::default().markdown(code(&operation.signature())).maybe(operation.description.as_deref());
    let docs = support::append(docs, support::offered_lines(spec, operation));
    let docs = support::append(docs, operation.undescribed().into_iter().collect()).tokens();
    let parameters: Vec<&str> = operation.path_parameters().collect();
    let in_path = parameters.iter().map(|wire| {
        let name = names::method(wire);
        let (id, set) = if spec.platform.is_optional(wire, operation) {
            (quote!(IntoIdOrNone), quote!(in_path_or_not))
        } else {
            (quote!(IntoId), quote!(in_path))
        };
        (quote!(#name: impl client::#id,), quote!(.#set(#wire, #name)))
    });
    let (in_path, set): (Vec<_>, Vec<_>) = in_path.unzip();
    let (body, set_body) = body(resource, operation, &parameters);
    let is_file = operation.is_file();
    let (form, as_file) = (is_file.then(|| quote!(, client::File)), is_file.then(|| quote!(.in_format())));
    let own_query = (!operation.query.is_empty()).then(|| quote!(.own_query()));
    quote! {
        #docs
        pub fn #method(&self, #(#in_path)* #body) -> client::Call<#ty #form> {
            client::Call::new(&self.0) #(#set)* #own_query #set_body #as_file
        }
    }
}

/// The argument that is sent, and how. A path may have a parameter of that name.
fn body(resource: &Resource, operation: &Operation, in_path: &[&str]) -> (TokenStream, TokenStream) {
    let taken = in_path.iter().any(|wire| names::method(wire) == "body");
    let body = if taken { format_ident!("body_") } else { format_ident!("body") };
    match &operation.request {
        Request::None => (quote!(), quote!()),
        Request::NotStated => (quote!(#body: impl client::IntoFreeForm), quote!(.free_form(#body))),
        Request::Fields(_) => {
            let ty = resource.request_type(operation).ident();
            (quote!(#body: super::#ty), quote!(.record(#body)))
        }
    }
}

/// The operation as a type.
fn operation_of(spec: &Spec, resource: &Resource, operation: &Operation) -> TokenStream {
    let (ty, constant) = (operation_type(operation.method.wire()), constant(operation.method.wire()));
    let docs = Docs::default().markdown(format!("{}, as a type.", code(&operation.signature()))).tokens();
    let record = match &operation.response {
        Response::NotStated | Response::Bytes => quote!(crate::Value),
        Response::Object(_) => {
            let object = resource.ty.ident();
            quote!(super::#object)
        }
    };
    let query = (!operation.query.is_empty()).then(|| {
        let query = resource.query_type(operation).ident();
        quote!(, super::#query)
    });
    let (kind, formats) = (kind(operation), formats::set_name(&spec.platform, operation));
    let has = operation.is_bound().then(|| quote!(; #ty));
    quote! {
        #docs
        #[derive(Debug)]
        pub enum #ty {}
        operation!(#ty, #constant, #kind, #record, sets::#formats #query #has);
    }
}

/// What can be done with a call besides.
fn kind(operation: &Operation) -> TokenStream {
    match (&operation.method, operation.http) {
        (Method::List, _) => quote!(List),
        (Method::Custom(_), Http::Get) => quote!(CustomRead),
        (Method::Custom(_), _) => quote!(Custom),
        (_, Http::Get) => quote!(Read),
        (_, Http::Delete) => quote!(Delete),
        (_, _) => quote!(Write),
    }
}
