//! The names that generated methods make room for are those that the client has by hand.

use std::fs;
use std::path::Path;

use unified_codegen::names::{ACCOUNT_METHODS, CALL_METHODS};

#[test]
fn what_a_call_does_itself_is_reserved() {
    assert_eq!(public_methods("Call"), CALL_METHODS);
}

#[test]
fn what_an_account_does_itself_is_reserved() {
    assert_eq!(public_methods("AccountClient"), ACCOUNT_METHODS);
}

/// Every method that the sources of the client give a type, by name.
fn public_methods(ty: &str) -> Vec<String> {
    let folder = tests::workspace().join("generated/src/runtime/client");
    let mut methods: Vec<String> = sources(&folder).iter().flat_map(|source| methods_in(source, ty)).collect();
    methods.sort();
    methods
}

fn sources(folder: &Path) -> Vec<String> {
    let files = tests::files_below(folder);
    files.iter().map(|path| fs::read_to_string(folder.join(path)).expect("a source is text")).collect()
}

fn methods_in(source: &str, ty: &str) -> Vec<String> {
    let file = syn::parse_file(source).expect("the client is Rust");
    let impls = file.items.into_iter().filter_map(|item| match item {
        syn::Item::Impl(block) if block.trait_.is_none() && is(&block.self_ty, ty) => Some(block.items),
        _ => None,
    });
    let functions = impls.flatten().filter_map(|item| match item {
        syn::ImplItem::Fn(function) if matches!(function.vis, syn::Visibility::Public(_)) => Some(function),
        _ => None,
    });
    functions.map(|function| function.sig.ident.to_string()).collect()
}

fn is(ty: &syn::Type, name: &str) -> bool {
    matches!(ty, syn::Type::Path(path) if path.path.segments.last().is_some_and(|segment| segment.ident == name))
}
