//! No text of a specification becomes code, or a tag of a page, wherever it stands.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use rayon::prelude::*;
use serde_json::Value;
use unified_codegen::emit;
use unified_codegen::export::site::{Wanted, site};
use unified_codegen::model::Spec;

use crate::example::{example, files};
use crate::places::{Step, places};

/// What breaks out of whatever it is put into unseen, were it code.
const PAYLOADS: [&str; 5] = [
    "\"]; fn injected() {} //",
    "*/ fn injected() {} /*",
    "x\n//! injected\nfn injected() {}\n#[doc]",
    "\u{202e}${injected} {injected} %s \\\" ' \"# }; mod injected {} r#\"",
    "`</script><script>injected()</script><img src=x onerror=injected()>'\" onload=\"injected()",
];

/// What is no attack, and needs a name as much as an attack does: it has signs.
const HARMLESS: &str = "just - a [longer] text. of (several) words: one, two";

/// Places that take words of the format, slugs or names only, so that any other text is refused.
const WORDS: [&str; 35] = [
    "Apis.apis (name)",
    "Authentication.header",
    "Field.format",
    "Field.references",
    "Field.type",
    "Integrations.partial[]",
    "Integrations.providers[]",
    "Operation.request",
    "Operation.response",
    "Operation.response (name)",
    "Operation.response_formats[]",
    "Override.api",
    "Override.resource",
    "Override.type",
    "Parameter.format",
    "Parameter.in",
    "Parameter.methods[]",
    "Parameter.optional_in[]",
    "Parameter.role",
    "Parameter.type",
    "Platform.base_url",
    "Platform.response_formats (name)",
    "Platform.routes (name)",
    "Providers.providers (name)",
    "Resource.operations (name)",
    "Resource.type",
    "ResponseFormat.answer",
    "Route.http",
    "Route.path",
    "Support.required[]",
    "Support.supported[]",
    "Support.values (name)",
    "Support.values.*[]",
    "Unnamed.in",
    "Unnamed.type",
];

#[test]
fn no_text_becomes_code() {
    let documents = example();
    let mut refused = BTreeSet::new();
    for (path, document) in &documents {
        let places = places(path, document);
        for kind in &places.kinds {
            let found = places.found.get(kind).unwrap_or_else(|| {
                panic!("{path}: the example of `spec/README.md` has nothing at `{kind}`, so that nothing can be tried there")
            });
            let outcomes = found.par_iter().map(|place| is_accepted(&documents, path, kind, place));
            if !outcomes.collect::<Vec<_>>().contains(&true) {
                refused.insert(kind.clone());
            }
        }
    }
    assert_eq!(refused, WORDS.iter().map(|kind| (*kind).to_owned()).collect(), "places that take no free text");
}

/// Tries every payload at one place, by itself and after what is there. Whether it was accepted.
fn is_accepted(documents: &BTreeMap<String, Value>, path: &str, kind: &str, place: &[Step]) -> bool {
    let with = |payload: &str, after: bool| {
        let mut documents = documents.clone();
        let document = documents.get_mut(path).expect("the file is there");
        replace(document, place, &|old| if after { format!("{old}{payload}") } else { payload.to_owned() });
        tests::arbitrary::named(files(&documents)).outcome
    };
    [false, true].into_iter().fold(false, |accepted, after| {
        let Ok(harmless) = with(HARMLESS, after) else {
            assert!(with(PAYLOADS[0], after).is_err(), "{path}: {kind}: only an attack is accepted");
            return accepted;
        };
        let (code, pages) = (code(&harmless), pages(&harmless));
        for payload in PAYLOADS {
            let Ok(spec) = with(payload, after) else { continue };
            assert_eq!(self::code(&spec), code, "{path}: {place:?}: {payload:?}");
            if payload.contains("<script>") {
                assert_eq!(self::pages(&spec), pages, "{path}: {place:?}: {payload:?}");
            }
        }
        true
    })
}

fn replace(document: &mut Value, place: &[Step], text: &dyn Fn(&str) -> String) {
    let mut value = document;
    for step in place {
        value = match step {
            Step::Key(key) => &mut value[key.as_str()],
            Step::Index(index) => &mut value[*index],
            Step::Name(name) => {
                let members = value.as_object_mut().expect("entries are a mapping");
                let renamed = std::mem::take(members).into_iter();
                members.extend(renamed.map(|(key, value)| (if key == *name { text(&key) } else { key }, value)));
                return;
            }
        };
    }
    *value = Value::from(text(value.as_str().expect("a text is there")));
}

/// How often each kind of token and each tag is written, whatever names and texts say.
type Shape = BTreeMap<String, usize>;

fn code(spec: &Spec) -> Shape {
    let mut shape = Shape::new();
    for (path, bytes) in emit::files(spec) {
        let text = String::from_utf8(bytes).expect("Rust is UTF-8");
        syn::parse_file(&text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
        count(text.parse().expect("what was read are tokens"), &mut shape);
    }
    shape
}

fn pages(spec: &Spec) -> Shape {
    let mut shape = Shape::new();
    for (path, bytes) in site(spec, Wanted::default(), &|| {}) {
        if Path::new(&path).extension().is_some_and(|end| end == "html") {
            tags(&String::from_utf8(bytes).expect("pages are UTF-8"), &mut shape);
        }
    }
    shape
}

/// Without doc comments, which have as many lines as a text, and without what hangs on the length of a line.
fn count(tokens: TokenStream, shape: &mut Shape) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let kind = match &token {
            TokenTree::Punct(sign) if sign.as_char() == '#' => {
                tokens.next_if(|next| matches!(next, TokenTree::Punct(sign) if sign.as_char() == '!'));
                if tokens.next_if(is_doc).is_some() {
                    continue;
                }
                "#".to_owned()
            }
            TokenTree::Punct(sign) if [',', ';'].contains(&sign.as_char()) => continue,
            TokenTree::Punct(sign) => sign.to_string(),
            TokenTree::Ident(ident) if is_keyword(&ident.to_string()) => ident.to_string(),
            TokenTree::Ident(_) => "a name".to_owned(),
            TokenTree::Literal(_) => "a literal".to_owned(),
            TokenTree::Group(group) => {
                count(group.stream(), shape);
                continue;
            }
        };
        *shape.entry(kind).or_default() += 1;
    }
}

fn is_doc(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.stream().into_iter().next().is_some_and(|first| first.to_string() == "doc"))
}

fn is_keyword(ident: &str) -> bool {
    ["fn", "mod", "impl", "struct", "enum", "const", "static", "use", "trait", "unsafe", "pub", "extern", "macro_rules"]
        .contains(&ident)
}

/// Every tag with its attributes, but for those that a text may bring: code in backticks.
fn tags(html: &str, shape: &mut Shape) {
    use html5gum::{Token, Tokenizer};
    for token in Tokenizer::new(html).flatten() {
        let Token::StartTag(tag) = token else { continue };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let keys: Vec<String> = tag.attributes.keys().map(|key| String::from_utf8_lossy(key).into_owned()).collect();
        if ["code", "wbr", "br", "p"].contains(&name.as_str()) && keys.is_empty() {
            continue;
        }
        *shape.entry(format!("<{name} {}>", keys.join(" "))).or_default() += 1;
    }
}
