//! The Rust types of fields.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::model::{Field, Format, Scalar, Type, Usage};

/// The type of a struct's field, in the wrapper that the struct's use asks for.
pub(super) fn wrapped(field: &Field, usage: Usage) -> TokenStream {
    let inner = bare(&field.ty, &own(field));
    match usage {
        Usage::Response | Usage::Query => quote!(Option<#inner>),
        Usage::Request => quote!(rt::Field<#inner>),
    }
}

/// What [`wrapped`] is where nothing is there.
pub(super) fn absent(usage: Usage) -> TokenStream {
    match usage {
        Usage::Response | Usage::Query => quote!(None),
        Usage::Request => quote!(rt::Field::Absent),
    }
}

/// The type of a value, `own` in its middle.
pub(super) fn bare(ty: &Type, own: &TokenStream) -> TokenStream {
    match ty {
        Type::Array(inner) => {
            // A list keeps its records elsewhere already.
            let inner = if **inner == Type::One(Scalar::Itself) { own.clone() } else { bare(inner, own) };
            quote!(Vec<#inner>)
        }
        Type::One(Scalar::Itself) => quote!(Box<#own>),
        Type::One(_) => own.clone(),
    }
}

/// The type in the middle of a field's lists.
fn own(field: &Field) -> TokenStream {
    match &field.own_type {
        Some(own) => own.ident().into_token_stream(),
        None => scalar(field.ty.innermost()),
    }
}

/// The type of a scalar comes from the runtime.
pub(super) fn is_ours(scalar: Scalar) -> bool {
    matches!(scalar, Scalar::String(Some(Format::DateTime)) | Scalar::Object | Scalar::Map | Scalar::Any)
}

/// The Rust type of a scalar, as text that differs where the types do.
pub(crate) fn scalar_type(scalar: Scalar) -> String {
    self::scalar(scalar).to_string()
}

pub(super) fn scalar(scalar: Scalar) -> TokenStream {
    match scalar {
        Scalar::String(Some(Format::DateTime)) => quote!(rt::DateTime),
        Scalar::String(_) => quote!(String),
        Scalar::Integer => quote!(i64),
        Scalar::Number => quote!(f64),
        Scalar::Boolean => quote!(bool),
        // What is the object again has its name as a type of its own.
        Scalar::Object | Scalar::Map | Scalar::Itself => quote!(rt::Object),
        Scalar::Any => quote!(rt::Value),
    }
}
