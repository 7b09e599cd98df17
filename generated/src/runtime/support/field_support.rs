//! One field of one operation, and who supports it.

use core::fmt;

use super::{ProviderList, ProviderSet, text};
use crate::generated::provider::Provider;

/// Where an operation has a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Location {
    /// In the URL's path.
    Path,
    /// In the URL's query.
    Query,
    /// In the body that is sent.
    Request,
    /// In the response.
    Response,
}

/// How a provider supports a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// It fails without the field.
    Required,
    /// It takes the field.
    Supported,
}

/// What is documented about who supports a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Support {
    /// The providers are listed; those that are not do not support it.
    Listed(Listed),
    /// Some providers are listed; of those that are not, nobody says anything.
    InPart(Listed),
    /// The providers are counted, but nobody says which they are.
    Counted {
        /// How many support the field, those that require it included.
        supported: u16,
        /// How many require it.
        required: u16,
    },
    /// Nothing is said.
    NotStated,
}

/// The providers that are known to support a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Listed {
    /// Those that require it.
    pub required: ProviderList,
    /// Those that take it and do not require it; of a list in part, those of which no source says that they require it.
    pub supported: ProviderList,
    /// Those that take only some of the field's values, and which.
    pub values: &'static [(Provider, &'static [&'static str])],
}

/// Whether a provider supports a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Answer {
    /// It does, and fails without.
    Required,
    /// It does.
    Supported,
    /// It does not: others are listed, it is not; or it does not have the operation at all.
    Unsupported,
    /// Nobody says: others are listed in part, the providers are only counted, or nothing is stated.
    NotKnown,
    /// No source shows such a field of the operation. It has none, unless sources show only some of what the operation takes: see
    /// [`Operation::partial`](field@super::Operation::partial) and [`Operation::request`](field@super::Operation::request).
    NoSuchField,
}

impl Answer {
    /// Whether the provider is known to take the field.
    pub const fn is_supported(self) -> bool {
        matches!(self, Answer::Required | Answer::Supported)
    }

    /// Whether somebody says yes or no.
    pub const fn is_known(self) -> bool {
        !matches!(self, Answer::NotKnown | Answer::NoSuchField)
    }
}

/// By their slugs, as [`ProviderList::new`] has them.
pub(crate) const fn listed(required: &'static str, supported: &'static str) -> Support {
    Support::Listed(Listed::new(required, supported))
}

/// By their slugs, as [`ProviderList::new`] has them.
pub(crate) const fn listed_in_part(required: &'static str, supported: &'static str) -> Support {
    Support::InPart(Listed::new(required, supported))
}

pub(crate) const fn counted(supported: u16, required: u16) -> Support {
    Support::Counted { supported, required }
}

impl Support {
    /// Narrows the values that single providers take. There is nobody to narrow them for unless they are listed.
    pub(crate) const fn values(self, values: &'static [(Provider, &'static [&'static str])]) -> Self {
        match self {
            Support::Listed(listed) => Support::Listed(Listed { values, ..listed }),
            Support::InPart(listed) => Support::InPart(Listed { values, ..listed }),
            other => other,
        }
    }

    /// Whether the provider supports the field.
    pub const fn answer(&self, provider: Provider) -> Answer {
        match self {
            Support::Listed(listed) => listed.answer(provider, Answer::Unsupported),
            Support::InPart(listed) => listed.answer(provider, Answer::NotKnown),
            Support::Counted { .. } | Support::NotStated => Answer::NotKnown,
        }
    }

    /// How the provider supports the field, if it is known to.
    pub const fn level(&self, provider: Provider) -> Option<Level> {
        match self.answer(provider) {
            Answer::Required => Some(Level::Required),
            Answer::Supported => Some(Level::Supported),
            Answer::Unsupported | Answer::NotKnown | Answer::NoSuchField => None,
        }
    }

    /// All that support the field, those that require it included. `None` if they are not listed, or only some are.
    pub const fn providers(&self) -> Option<ProviderSet> {
        match self {
            Support::Listed(listed) => Some(listed.providers()),
            Support::InPart(_) | Support::Counted { .. } | Support::NotStated => None,
        }
    }

    /// How many support the field, those that require it included. `None` if nothing is stated, or only some are listed.
    pub const fn count(&self) -> Option<usize> {
        match self {
            Support::Listed(listed) => Some(listed.required.len() + listed.supported.len()),
            Support::Counted { supported, .. } => Some(*supported as usize),
            Support::InPart(_) | Support::NotStated => None,
        }
    }
}

impl Listed {
    const fn new(required: &'static str, supported: &'static str) -> Self {
        let (required, supported) = (ProviderList::new(required), ProviderList::new(supported));
        Self { required, supported, values: &[] }
    }

    /// All of them, those that require the field included.
    pub const fn providers(&self) -> ProviderSet {
        self.required.to_set().union(&self.supported.to_set())
    }

    /// `of_others`: what is known of those that are not listed.
    const fn answer(&self, provider: Provider, of_others: Answer) -> Answer {
        if self.required.contains(provider) {
            Answer::Required
        } else if self.supported.contains(provider) {
            Answer::Supported
        } else {
            of_others
        }
    }
}

/// One field of one operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldSupport {
    /// Where the field is.
    pub location: Location,
    /// The path to it: `name`, `owner.id`, `emails[].email`. `None` for one that the documentation counts but does not name.
    pub name: Option<&'static str>,
    /// Its type in the words of the schema: `array<object>`.
    pub r#type: &'static str,
    /// The format of its text: `date-time`.
    pub format: Option<&'static str>,
    /// Whether the unified schema itself requires it, whoever the provider is.
    pub required: bool,
    /// Its documented values, if it is an enum.
    pub values: &'static [&'static str],
    /// Sources show only some of its values: there are others than [`values`](field@Self::values).
    pub partial_values: bool,
    /// Who supports it.
    pub support: Support,
}

/// How the generated tables are written: one chain a field. Each link is evaluated for each of thousands of rows whenever the crate is
/// compiled: none calls another.
impl FieldSupport {
    /// Stands where a field is about to be put.
    pub(super) const NONE: Self = Self {
        location: Location::Path,
        name: None,
        r#type: "",
        format: None,
        required: false,
        values: &[],
        partial_values: false,
        support: Support::NotStated,
    };

    pub(crate) const fn path(name: &'static str, r#type: &'static str) -> Self {
        Self { location: Location::Path, name: Some(name), r#type, ..Self::NONE }
    }

    pub(crate) const fn query(name: &'static str, r#type: &'static str) -> Self {
        Self { location: Location::Query, name: Some(name), r#type, ..Self::NONE }
    }

    pub(crate) const fn request(name: &'static str, r#type: &'static str) -> Self {
        Self { location: Location::Request, name: Some(name), r#type, ..Self::NONE }
    }

    pub(crate) const fn response(name: &'static str, r#type: &'static str) -> Self {
        Self { location: Location::Response, name: Some(name), r#type, ..Self::NONE }
    }

    pub(crate) const fn query_unnamed(r#type: &'static str) -> Self {
        Self { location: Location::Query, r#type, ..Self::NONE }
    }

    pub(crate) const fn request_unnamed(r#type: &'static str) -> Self {
        Self { location: Location::Request, r#type, ..Self::NONE }
    }

    pub(crate) const fn response_unnamed(r#type: &'static str) -> Self {
        Self { location: Location::Response, r#type, ..Self::NONE }
    }

    pub(crate) const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    pub(crate) const fn format(mut self, format: &'static str) -> Self {
        self.format = Some(format);
        self
    }

    pub(crate) const fn values(mut self, values: &'static [&'static str]) -> Self {
        self.values = values;
        self
    }

    pub(crate) const fn partial_values(mut self) -> Self {
        self.partial_values = true;
        self
    }

    pub(crate) const fn support(mut self, support: Support) -> Self {
        self.support = support;
        self
    }
}

impl FieldSupport {
    /// Whether the provider supports the field, by what is said of the field alone: [`Operation::support`](super::Operation::support)
    /// also knows who does not have the operation.
    pub const fn answer(&self, provider: Provider) -> Answer {
        self.support.answer(provider)
    }

    /// Whether a request to the provider may have the field, as far as anybody says. It may have what the unified schema
    /// requires of everybody, although the provider makes nothing of it.
    pub const fn may_be_set(&self, provider: Provider) -> bool {
        self.required || !matches!(self.answer(provider), Answer::Unsupported)
    }

    /// Whether a request to the provider must have the field, once it has the object that the field is in.
    pub const fn must_be_set(&self, provider: Provider) -> bool {
        self.required || matches!(self.answer(provider), Answer::Required)
    }

    /// Whether the provider takes the value, as far as anybody says: it does unless it is documented to take only others.
    pub const fn may_have(&self, provider: Provider, value: &str) -> bool {
        let Some(own) = self.own_values(provider) else { return true };
        let mut index = 0;
        while index < own.len() {
            if text::same(own[index].as_bytes(), value.as_bytes()) {
                return true;
            }
            index += 1;
        }
        false
    }

    /// The values that the provider takes: its own, if it is documented to take only some. Empty for a field that is no enum. Those of
    /// the field may be some of several: [`partial_values`](field@Self::partial_values).
    pub const fn values_of(&self, provider: Provider) -> &'static [&'static str] {
        match self.own_values(provider) {
            Some(own) => own,
            None => self.values,
        }
    }

    /// The values that the provider takes, if it is documented to take only some.
    pub(super) const fn own_values(&self, provider: Provider) -> Option<&'static [&'static str]> {
        let (Support::Listed(listed) | Support::InPart(listed)) = &self.support else { return None };
        let mut index = 0;
        while index < listed.values.len() {
            if listed.values[index].0 as u16 == provider as u16 {
                return Some(listed.values[index].1);
            }
            index += 1;
        }
        None
    }

    /// In the query or in the body.
    pub(super) const fn is_sent(&self) -> bool {
        matches!(self.location, Location::Query | Location::Request)
    }

    /// Whether the field of that name is inside this one.
    pub(super) const fn holds(&self, location: Location, name: &str) -> bool {
        match self.name {
            Some(own) => self.location as u8 == location as u8 && text::is_inside(name, own),
            None => false,
        }
    }

    /// Whether this is the field of that name.
    pub(super) const fn is_at(&self, location: Location, name: &str) -> bool {
        match self.name {
            Some(own) => self.location as u8 == location as u8 && text::same(own.as_bytes(), name.as_bytes()),
            None => false,
        }
    }
}

/// The path to the field.
impl fmt::Display for FieldSupport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name.unwrap_or("(unnamed)"))
    }
}
