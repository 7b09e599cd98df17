//! An operation as a call that somebody can copy: the same request in every language.
//!
//! The token is read from the environment, so that no sample holds one. What has to be a caller's own is plainly no real value:
//! `your_name`. Where an SDK has no way to send what the operation needs, its sample is a comment that says so, and so is every sample
//! for a provider that is known not to have the operation. What answers with a file is written to one.

mod call;
mod curl;
mod javascript;
mod python;
mod python_sdk;
mod rust;
mod sdk;
mod text;
mod typescript;
mod value;

pub use self::call::Call;
pub(super) use self::call::encoded;
pub use self::value::Value;
use crate::diagnostics::spelled;
use crate::model::{Has, Operation, ProviderId, Resource, Spec};

/// The variable of the environment that holds the token.
pub const TOKEN: &str = "UNIFIED_API_TOKEN";

/// The file that an answer is written to.
pub const FILE: &str = "answer.bin";

/// What a sample is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// A command line.
    Curl,
    /// `fetch`, in Node and in browsers.
    JavaScript,
    /// `requests`.
    Python,
    /// The vendor's SDK for TypeScript.
    TypeScript,
    /// The vendor's SDK for Python.
    PythonSdk,
    /// The generated crate.
    Rust,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 6] =
        [Self::Curl, Self::JavaScript, Self::Python, Self::TypeScript, Self::PythonSdk, Self::Rust];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Curl => "curl",
            Self::JavaScript => "javascript",
            Self::Python => "python",
            Self::TypeScript => "typescript",
            Self::PythonSdk => "python-sdk",
            Self::Rust => "rust",
        }
    }

    /// What people call it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Curl => "curl",
            Self::JavaScript => "JavaScript (fetch)",
            Self::Python => "Python (requests)",
            Self::TypeScript => "TypeScript SDK",
            Self::PythonSdk => "Python SDK",
            Self::Rust => "Rust",
        }
    }

    /// A sample that is nothing but this sentence.
    fn comment(self, sentence: &str) -> String {
        let mark = match self {
            Self::Curl | Self::Python | Self::PythonSdk => "#",
            Self::JavaScript | Self::TypeScript | Self::Rust => "//",
        };
        format!("{mark} {}\n", spelled(sentence))
    }
}

/// The call of an operation; for a provider, with what it requires, or what it takes where it requires nothing.
pub fn call(spec: &Spec, operation: &Operation, provider: Option<ProviderId>) -> Call {
    call::of(spec, operation, provider)
}

/// The call of an operation in a language, with a line break at its end.
pub fn sample(
    spec: &Spec,
    resource: &Resource,
    operation: &Operation,
    provider: Option<ProviderId>,
    language: Language,
) -> String {
    written(spec, resource, operation, provider, &call(spec, operation, provider), language)
}

/// The same in every language.
pub(super) fn all(
    spec: &Spec,
    resource: &Resource,
    operation: &Operation,
    provider: Option<ProviderId>,
) -> [(Language, String); 6] {
    let call = call(spec, operation, provider);
    Language::ALL.map(|language| (language, written(spec, resource, operation, provider, &call, language)))
}

fn written(
    spec: &Spec,
    resource: &Resource,
    operation: &Operation,
    provider: Option<ProviderId>,
    call: &Call,
    language: Language,
) -> String {
    if let Some(provider) = provider.filter(|provider| operation.has(*provider) == Has::No) {
        let (label, signature) = (&spec.provider(provider).label, operation.signature());
        return language.comment(&format!("{label} does not have `{signature}`, so that there is nothing to call."));
    }
    match language {
        Language::Curl => curl::write(call),
        Language::JavaScript => javascript::write(call),
        Language::Python => python::write(call),
        Language::TypeScript => typescript::write(spec, resource, operation, call),
        Language::PythonSdk => python_sdk::write(spec, resource, operation, call),
        Language::Rust => rust::write(spec, resource, operation, provider, call),
    }
}
