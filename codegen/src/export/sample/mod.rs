//! An operation as a call that somebody can copy: the same request in every language.
//!
//! The token is read from the environment, so that no sample holds one. What has to be a caller's own is plainly no real value:
//! `your_name`.

mod call;
mod curl;
mod javascript;
mod python;
mod text;
mod value;

pub use self::call::Call;
pub(super) use self::call::encoded;
pub use self::value::Value;
use crate::model::{Operation, ProviderId, Spec};

/// The variable of the environment that holds the token.
pub const TOKEN: &str = "UNIFIED_API_TOKEN";

/// What a sample is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// A command line.
    Curl,
    /// `fetch`, in Node and in browsers.
    JavaScript,
    /// `requests`.
    Python,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 3] = [Self::Curl, Self::JavaScript, Self::Python];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Curl => "curl",
            Self::JavaScript => "javascript",
            Self::Python => "python",
        }
    }
}

/// The call of an operation; for a provider, with what it requires, or what it takes where it requires nothing.
pub fn call(spec: &Spec, operation: &Operation, provider: Option<ProviderId>) -> Call {
    call::of(spec, operation, provider)
}

/// A call in a language, with a line break at its end.
pub fn sample(call: &Call, language: Language) -> String {
    match language {
        Language::Curl => curl::write(call),
        Language::JavaScript => javascript::write(call),
        Language::Python => python::write(call),
    }
}
