//! The Rust types of fields.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Field, Format, Scalar, Type, Usage};

/// The type of a struct's field, in the wrapper that the struct's use asks for.
pub(super) fn wrapped(field: &Field, usage: Usage) -> TokenStream {
    let inner = bare(field, &field.ty);
    match usage {
        Usage::Optional => quote!(Option<#inner>),
        Usage::Patch => quote!(rt::Field<#inner>),
    }
}

fn bare(field: &Field, ty: &Type) -> TokenStream {
    match ty {
        Type::Array(inner) => {
            let inner = bare(field, inner);
            quote!(Vec<#inner>)
        }
        Type::One(scalar) => match &field.own_type {
            Some(own) => {
                let own = own.ident();
                quote!(#own)
            }
            None => self::scalar(*scalar),
        },
    }
}

fn scalar(scalar: Scalar) -> TokenStream {
    match scalar {
        Scalar::String(Some(Format::DateTime)) => quote!(rt::DateTime),
        Scalar::String(_) => quote!(String),
        Scalar::Integer => quote!(i64),
        Scalar::Number => quote!(f64),
        Scalar::Boolean => quote!(bool),
        Scalar::Object | Scalar::Map => quote!(rt::Object),
        Scalar::Any => quote!(rt::Value),
    }
}
