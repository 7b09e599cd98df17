//! One operation of one resource.

use core::fmt;

use super::{FieldSupport, ProviderList};

/// The HTTP method of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum HttpMethod {
    /// `GET`
    Get,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
}

impl HttpMethod {
    /// The method as HTTP writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            HttpMethod::Get => "GET",
            HttpMethod::Post => "POST",
            HttpMethod::Put => "PUT",
            HttpMethod::Patch => "PATCH",
            HttpMethod::Delete => "DELETE",
        }
    }
}

impl fmt::Display for HttpMethod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One operation of one resource: how it is called, and who supports which of its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Operation {
    /// The API: `ticketing`.
    pub api: &'static str,
    /// The resource: `accounts`.
    pub resource: &'static str,
    /// The operation: `update`.
    pub method: &'static str,
    /// The HTTP method.
    pub http: HttpMethod,
    /// The URL's path, with its parameters in braces.
    pub path: &'static str,
    /// Where the facts were read, relative to the vendor's documentation.
    pub source: Option<&'static str>,
    /// The documented values of the response format.
    pub response_formats: &'static [&'static str],
    /// The source was seen in part: the operation may take more query parameters and fields than are listed.
    pub partial: bool,
    /// The providers that have the operation. `None` if nobody says.
    pub integrations: Option<Integrations>,
    /// What is known of the body that is sent.
    pub request: Body,
    /// What is known of the response.
    pub response: Body,
    common: &'static [FieldSupport],
    own: &'static [FieldSupport],
    responded: &'static [FieldSupport],
}

/// What is known of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Body {
    /// Its fields are documented. It may have none.
    Documented,
    /// No source describes it.
    NotStated,
    /// A file: bytes as they come.
    Bytes,
}

/// Whether a provider has an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Has {
    /// It has all of it.
    Whole,
    /// It has it in part: its list leaves out fields that `get` has.
    Partial,
    /// It has not: the source lists everybody who has, and not this provider.
    No,
    /// Nobody says.
    NotKnown,
}

/// The providers that have an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Integrations {
    /// Those that have all of it.
    pub whole: ProviderList,
    /// Those that have it in part.
    pub partial: ProviderList,
    /// Nobody else has it. Where the source was seen in part, nobody knows of the others.
    pub complete: bool,
}

impl Integrations {
    /// They are known to be all: whoever is not listed does not have the operation.
    pub(crate) const fn new(whole: &'static str, partial: &'static str) -> Self {
        Self { whole: ProviderList::new(whole), partial: ProviderList::new(partial), complete: true }
    }

    /// There may be others.
    pub(crate) const fn some(whole: &'static str, partial: &'static str) -> Self {
        Self { whole: ProviderList::new(whole), partial: ProviderList::new(partial), complete: false }
    }
}

/// How the generated tables are written.
impl Operation {
    pub(crate) const fn new(
        api: &'static str,
        resource: &'static str,
        method: &'static str,
        http: HttpMethod,
        path: &'static str,
    ) -> Self {
        Self {
            api,
            resource,
            method,
            http,
            path,
            source: None,
            response_formats: &[],
            partial: false,
            integrations: None,
            request: Body::Documented,
            response: Body::Documented,
            common: &[],
            own: &[],
            responded: &[],
        }
    }

    pub(crate) const fn source(mut self, source: &'static str) -> Self {
        self.source = Some(source);
        self
    }

    pub(crate) const fn response_formats(mut self, formats: &'static [&'static str]) -> Self {
        self.response_formats = formats;
        self
    }

    pub(crate) const fn partial(mut self) -> Self {
        self.partial = true;
        self
    }

    pub(crate) const fn integrations(mut self, integrations: Integrations) -> Self {
        self.integrations = Some(integrations);
        self
    }

    /// The parameters that every operation with this kind of method has.
    pub(crate) const fn common(mut self, fields: &'static [FieldSupport]) -> Self {
        self.common = fields;
        self
    }

    /// The query parameters that are its own or have values of its own, and what it sends.
    pub(crate) const fn own(mut self, fields: &'static [FieldSupport]) -> Self {
        self.own = fields;
        self
    }

    /// What it sends back.
    pub(crate) const fn response(mut self, fields: &'static [FieldSupport]) -> Self {
        self.responded = fields;
        self
    }

    pub(crate) const fn request_not_stated(mut self) -> Self {
        self.request = Body::NotStated;
        self
    }

    pub(crate) const fn response_not_stated(mut self) -> Self {
        self.response = Body::NotStated;
        self
    }

    pub(crate) const fn response_bytes(mut self) -> Self {
        self.response = Body::Bytes;
        self
    }
}

impl Operation {
    /// Every field: the common parameters, the operation's own query parameters, what it sends, what it sends back.
    pub fn fields(&self) -> impl Iterator<Item = &'static FieldSupport> + use<> {
        self.common.iter().chain(self.own).chain(self.responded)
    }

    /// The parameters that every operation with this kind of method has in the same form. Who takes one, each operation says for itself.
    ///
    /// They are set on the call, which is the same for every provider: no bound and no check asks who takes them.
    /// [`Operation::support`] answers, where a source says.
    pub const fn common_fields(&self) -> &'static [FieldSupport] {
        self.common
    }

    /// The tables that [`Operation::fields`] goes through, for `const` code, which has no iterators.
    pub(super) const fn tables(&self) -> [&'static [FieldSupport]; 3] {
        [self.common, self.own, self.responded]
    }
}

/// `ticketing/accounts/update`
impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.api, self.resource, self.method)
    }
}
