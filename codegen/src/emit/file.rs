//! A machine-written Rust file: formatted item by item, with a blank line between two.

use proc_macro2::TokenStream;

/// What every machine-written file starts with. Its first word is what publishing looks for.
pub const MARKER: &str = "@generated";

/// A file being written: one chunk an item, or a group of items that belong together.
#[derive(Debug, Clone)]
pub(super) struct RustFile {
    path: String,
    source: String,
    chunks: Vec<TokenStream>,
}

impl RustFile {
    /// `path` is relative to the machine-written folder; `source` names what to edit instead.
    pub(super) fn new(path: impl Into<String>, source: impl Into<String>) -> Self {
        Self { path: path.into(), source: source.into(), chunks: Vec::new() }
    }

    pub(super) fn push(&mut self, chunk: TokenStream) {
        if !chunk.is_empty() {
            self.chunks.push(chunk);
        }
    }

    /// Path and bytes.
    pub(super) fn finish(self) -> (String, Vec<u8>) {
        let mut text =
            format!("// {MARKER} by unified-codegen; edit {} and run `cargo xtask regenerate`.\n", self.source);
        for chunk in self.chunks {
            text.push('\n');
            text.push_str(&format_items(&chunk));
        }
        (self.path, text.into_bytes())
    }
}

fn format_items(tokens: &TokenStream) -> String {
    match syn::parse2::<syn::File>(tokens.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        Err(error) => unreachable!("an emitter wrote what is not Rust: {error}\n{tokens}"),
    }
}
