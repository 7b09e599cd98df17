//! Routes that are about no account.

use http::{Method, header};

use super::super::call::Call;
use super::super::client::Client;
use super::super::format::{Format, answers};
use super::super::kind::Read;
use super::super::path::InPath;
use super::super::request::Request;
use super::Any;
use crate::runtime::Value;

/// An answer that is taken as it was sent: [`Raw`](crate::client::Raw).
#[derive(Clone, Copy, Debug)]
pub enum AsSent {}

impl Format for AsSent {
    type Answer = answers::AsSent;
    const WIRE: Option<&'static str> = None;
}

/// The form in which the vendor's texts come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum TextFormat {
    /// JSON.
    #[default]
    Json,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
}

impl TextFormat {
    /// The word on the wire: `md`.
    pub const fn as_str(self) -> &'static str {
        match self {
            TextFormat::Json => "json",
            TextFormat::Markdown => "md",
            TextFormat::Html => "html",
        }
    }
}

impl Client {
    /// Whether the API is there and takes the token: `GET /ping`. No source describes the answer.
    pub fn ping(&self) -> Call<Any<Read, Value>, AsSent> {
        Call::of(Request::new(self.core.clone(), Method::GET, "/ping"))
    }

    /// What people should know before they connect a provider, by its slug, to an API: plans, roles, scopes, instructions.
    /// `GET /unified/meta/{api}/{provider}`.
    ///
    /// The token of an account is not accepted here. A token that belongs to no environment needs the query parameter `environment_id`:
    /// [`Call::unchecked_query`].
    pub fn provider_guide(
        &self,
        api: impl AsRef<str>,
        provider: impl AsRef<str>,
        format: TextFormat,
    ) -> Call<Any<Read, Value>, AsSent> {
        let mut request = Request::new(self.core.clone(), Method::GET, "/unified/meta/{}/{}");
        for (name, value) in [("api", api.as_ref()), ("provider", provider.as_ref())] {
            request.in_path.push(InPath { name, value: Some(value.to_owned()) });
        }
        request.query.set("format", format.as_str());
        Call::of(request).header(header::ACCEPT.as_str(), "*/*")
    }
}
