//! `<api>/<resource>/<request>.rs`: a request that does not compile when the provider cannot take it.
//!
//! A trait a field says who takes it; a trait a field that somebody requires says whom it must be set for. The bounds are
//! on the methods: on the `impl` block, rustc would say that there is no such method, and not why.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::docs::{Docs, code};
use super::file::RustFile;
use super::resource::{path, source};
use super::{has, structs, support, teach, types};
use crate::model::{Field, Level, Location, RequestType, Resource, Spec, Usage};
use crate::names::constant;

/// One request's file.
pub(super) fn file(spec: &Spec, resource: &Resource, request: &RequestType<'_>) -> RustFile {
    let end = format!("/{}.rs", request.name.module());
    let mut file = RustFile::new(path(spec, resource, &end), source(resource));
    let name = request.name.ident();
    let title = format!("[`{name}`](super::{name}) for a provider that is known when the code compiles.");
    file.push(Docs::default().markdown(title).inner_tokens());
    file.push(imports(request));
    push_builder(&mut file, request);
    push_methods(&mut file, spec, resource, request);
    push_takes(&mut file, spec, request);
    push_given(&mut file, spec, request);
    file
}

fn imports(request: &RequestType<'_>) -> TokenStream {
    let entry = if request.is_whole() { quote!(request) } else { quote!(nested) };
    let has_states = request.requirable().next().is_some();
    let states = has_states.then(|| quote!(Set, Unset,));
    let phantom = has_states.then(|| {
        quote!(
            use core::marker::PhantomData;
        )
    });
    let put = if request.usage() == Usage::Request { quote!(put,) } else { quote!(put_there,) };
    let sent = request.fields.iter().any(|field| !field.has_demanding_members()).then(|| quote!(IntoSent, #put));
    let rt = needs_runtime(request).then(|| {
        quote!(
            use crate::runtime as rt;
        )
    });
    quote! {
        #phantom
        #rt
        use crate::runtime::typed::{#sent State, #states #entry};
    }
}

/// The runtime is named where there are parts, queries, bounds, or types that are not of the prelude.
fn needs_runtime(request: &RequestType<'_>) -> bool {
    let in_query = request.usage() == Usage::Query && !request.fields.is_empty();
    let by_field = |field: &Field| {
        let ours = field.own_type.is_none() && types::is_ours(field.ty.innermost());
        ours || field.is_restricted() || field.has_demanding_members()
    };
    !request.is_whole() || in_query || request.fields.iter().any(by_field)
}

fn push_builder(file: &mut RustFile, request: &RequestType<'_>) {
    let name = request.name.ident();
    let start = state(request.requirable().map(|_| quote!(Unset)));
    let required: Vec<String> = request.requirable().map(|field| code(&field.wire)).collect();
    let docs = Docs::default().markdown(format!("Builds [`{name}`](super::{name}) for the provider `P`."));
    let docs = match required.as_slice() {
        [] => docs,
        fields => docs.markdown(format!("`S` says of {} whether it is set.", fields.join(", "))),
    };
    let docs = docs.tokens();
    file.push(quote! {
        #docs
        #[must_use = "a builder does nothing until `build`"]
        pub struct Builder<P, S = #start> {
            body: super::#name,
            state: State<P, S>,
        }
    });
    file.push(if request.is_whole() {
        let operation = constant(request.operations[0].method.wire());
        let location = format_ident!("{}", if request.location == Location::Query { "Query" } else { "Request" });
        let has = has::bound(request).map(|name| quote!(; #name));
        quote!(request!(#name, #operation, #location #has);)
    } else {
        quote!(nested!(#name);)
    });
}

/// The type of what is known of the fields that somebody requires, one place a field.
fn state(places: impl Iterator<Item = TokenStream>) -> TokenStream {
    quote!((#(#places,)*))
}

fn push_methods(file: &mut RustFile, spec: &Spec, resource: &Resource, request: &RequestType<'_>) {
    let places: Vec<Ident> = request.requirable().enumerate().map(|(index, _)| format_ident!("S{index}")).collect();
    let all = state(places.iter().map(|place| quote!(#place)));
    let mut indices = 0..places.len();
    let setters = request.fields.iter().map(|field| {
        let index = if field.is_requirable() { indices.next() } else { None };
        setter(spec, resource, request, field, index.map(|index| after(&places, index)).as_ref())
    });
    let setters: Vec<TokenStream> = setters.collect();
    let build = build(spec, request, &places);
    file.push(quote! {
        impl<P, #(#places),*> Builder<P, #all> {
            #(#setters)*
            #build
        }
    });
}

/// The state after one of the fields is set.
fn after(places: &[Ident], set: usize) -> TokenStream {
    state(places.iter().enumerate().map(|(index, place)| if index == set { quote!(Set) } else { quote!(#place) }))
}

fn setter(
    spec: &Spec,
    resource: &Resource,
    request: &RequestType<'_>,
    field: &Field,
    after: Option<&TokenStream>,
) -> TokenStream {
    let docs = structs::field_docs(spec, resource, &request.name, field).tokens();
    let (setter, name, accepted) = (field.name.setter(), field.name.ident(), accepted(request, field));
    let bound = field.is_restricted().then(|| {
        let name = field.name.as_trait();
        quote!(where P: takes::#name,)
    });
    let put = match (request.usage(), field.has_demanding_members()) {
        (Usage::Request, true) => quote!(rt::typed::put_part),
        (Usage::Request, false) => quote!(put),
        (Usage::Response | Usage::Query, true) => quote!(rt::typed::put_part_there),
        (Usage::Response | Usage::Query, false) => quote!(put_there),
    };
    let (output, result) = match after {
        Some(after) => (quote!(Builder<P, #after>), quote!(Builder { body: self.body, state: PhantomData })),
        None => (quote!(Self), quote!(self)),
    };
    quote! {
        #docs
        pub fn #setter(mut self, value: impl #accepted) -> #output #bound {
            #put(&mut self.body.#name, value);
            #result
        }
    }
}

/// What a setter takes. A part that can be wrong for a provider must have been built for it.
fn accepted(request: &RequestType<'_>, field: &Field) -> TokenStream {
    let own = match &field.own_type {
        Some(own) => {
            let own = own.ident();
            quote!(super::#own)
        }
        None => types::scalar(field.ty.innermost()),
    };
    let ty = types::bare(&field.ty, &own);
    match (request.usage(), field.has_demanding_members()) {
        (_, true) => quote!(rt::typed::Parts<#ty, P>),
        (Usage::Request, false) => quote!(IntoSent<#ty>),
        (Usage::Response | Usage::Query, false) => quote!(IntoSent<#ty, rt::typed::NotNull>),
    }
}

fn build(spec: &Spec, request: &RequestType<'_>, places: &[Ident]) -> TokenStream {
    let name = request.name.ident();
    let bounds = request.requirable().zip(places).map(|(field, place)| {
        let name = field.name.as_trait();
        quote!(P: given::#name<#place>,)
    });
    let bounds: Vec<TokenStream> = bounds.collect();
    let bounds = (!bounds.is_empty()).then(|| quote!(where #(#bounds)*));
    let docs = build_docs(spec, request).tokens();
    if request.is_whole() {
        return quote! {
            #docs
            pub fn build(self) -> super::#name #bounds {
                self.body
            }
        };
    }
    quote! {
        #docs
        pub fn build(self) -> rt::typed::Fit<super::#name, P> #bounds {
            rt::typed::Fit::new(self.body)
        }
    }
}

/// What must be set, for whom.
fn build_docs(spec: &Spec, request: &RequestType<'_>) -> Docs {
    let what = if request.is_whole() { "request" } else { "part" };
    let docs = Docs::default().markdown(format!("The {what}, once everything is set that must be."));
    let lines = request.requirable().map(|field| {
        let whom = if field.required { "everybody".to_owned() } else { support::requiring(spec, field) };
        format!("* {}: for {whom}", code(&field.wire))
    });
    support::append(docs, lines.collect())
}

fn push_takes(file: &mut RustFile, spec: &Spec, request: &RequestType<'_>) {
    let restricted: Vec<&Field> = request.fields.iter().filter(|field| field.is_restricted()).collect();
    if restricted.is_empty() {
        return;
    }
    let traits = restricted.iter().map(|field| {
        let name = field.name.as_trait();
        let lesson = teach::unsupported(spec, request, field);
        let docs = Docs::default().markdown(format!("Takes {}.", code(&field.wire))).tokens();
        let providers = field.support.cells().iter().map(|cell| spec.provider(cell.provider).name.ident());
        quote! {
            #docs
            #lesson
            pub trait #name {}
            takes!(#name: #(#providers),*);
        }
    });
    file.push(quote! {
        /// Who takes which field: a trait a field.
        pub mod takes {
            use crate::runtime::typed::takes;
            #(#traits)*
        }
    });
    let names: Vec<Ident> = restricted.iter().map(|field| field.name.as_trait()).collect();
    let providers = spec.providers_of_all(&restricted);
    let lesson = teach::not_everything(spec, request, &providers);
    let providers = providers.iter().map(|id| spec.provider(*id).name.ident());
    file.push(quote! {
        /// Takes every field that not everybody takes.
        #lesson
        pub trait TakesEverything: #(takes::#names)+* {}
        rt::typed::takes!(TakesEverything: #(#providers),*);
    });
}

fn push_given(file: &mut RustFile, spec: &Spec, request: &RequestType<'_>) {
    let traits = request.requirable().map(|field| {
        let name = field.name.as_trait();
        let lesson = teach::missing(spec, request, field);
        let docs = Docs::default().markdown(format!("{} is set, or need not be.", code(&field.wire))).tokens();
        let whom = if field.required {
            quote!(everybody)
        } else {
            let providers = field.support.at(Level::Required).map(|id| spec.provider(id).name.ident());
            quote!(#(#providers),*)
        };
        quote! {
            #docs
            #lesson
            pub trait #name<S> {}
            given!(#name: #whom);
        }
    });
    let traits: Vec<TokenStream> = traits.collect();
    if traits.is_empty() {
        return;
    }
    // Hidden, because rustdoc would list what holds for all providers with every type of the crate.
    file.push(quote! {
        /// Whom which field must be set for: a trait a field that somebody requires.
        #[doc(hidden)]
        pub mod given {
            use crate::runtime::typed::given;
            #(#traits)*
        }
    });
}
