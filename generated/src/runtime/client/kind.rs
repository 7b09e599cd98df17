//! What methods have in common: where the record stands in the answer, and what can be asked for besides.

use std::fmt::Debug;

use serde::de::DeserializeOwned;

use super::enveloped::{self, Enveloped};
use super::located::CustomEnvelope;
use super::page::Page;
use crate::runtime::Object;

/// A kind of method.
pub trait Kind: Debug + 'static {
    /// The whole answer, for records of one type.
    type Answer<T: DeserializeOwned + Send + 'static>: Send + 'static;

    /// The body as it stands there, so that an error in it can be given its place.
    #[doc(hidden)]
    type Body<T: DeserializeOwned + Send + 'static>: DeserializeOwned;

    /// Reads the answer.
    ///
    /// # Errors
    ///
    /// Where it is malformed, or holds something else.
    #[doc(hidden)]
    fn read<T: DeserializeOwned + Send + 'static>(body: &[u8]) -> Result<Self::Answer<T>, serde_json::Error>;
}

/// Kinds whose calls may carry an idempotency key: those that send `POST` or `PATCH`.
#[diagnostic::on_unimplemented(
    message = "this call takes no idempotency key",
    label = "only what sends `POST` or `PATCH` takes one",
    note = "reads need none: they are sent again as they are"
)]
pub trait Keyed: Kind {}

macro_rules! kinds {
    ($($(#[$docs:meta])* $name:ident;)*) => {$(
        $(#[$docs])*
        #[derive(Clone, Copy, Debug)]
        pub enum $name {}
    )*};
}

kinds! {
    /// Reads one record.
    Read;
    /// Creates or changes a record.
    Write;
    /// Ends a record.
    Delete;
    /// Reads many records, page by page.
    List;
    /// A method of the resource's own, which sends a body; its answer stands in an envelope.
    Custom;
    /// A method of the resource's own, which only reads; its answer stands in an envelope.
    CustomRead;
}

macro_rules! reads {
    ($($name:ident)*: |$record:ident| $answer:ty, $body:ty, $read:path) => {$(
        impl Kind for $name {
            type Answer<$record: DeserializeOwned + Send + 'static> = $answer;
            type Body<$record: DeserializeOwned + Send + 'static> = $body;

            fn read<$record: DeserializeOwned + Send + 'static>(body: &[u8]) -> Result<$answer, serde_json::Error> {
                $read(body)
            }
        }
    )*};
}

reads!(Read Write Delete: |T| T, T, record);
reads!(Custom CustomRead: |T| Enveloped<T>, CustomEnvelope<T>, in_envelope);
reads!(List: |T| Page<Vec<T>>, Page<Vec<T>>, page);

impl Keyed for Write {}
impl Keyed for Custom {}

/// The record itself. An answer without a body, which 204 is, is a record of which nothing is known.
fn record<T: DeserializeOwned>(body: &[u8]) -> Result<T, serde_json::Error> {
    if body.is_empty() {
        return serde_json::from_slice(b"null").or_else(|_| serde_json::from_slice(b"{}"));
    }
    from_bytes(body)
}

/// The same as `serde_json::from_slice`, errors included, and faster: that checks every text for UTF-8 on its own, and this all of them at
/// once.
pub(crate) fn from_bytes<T: DeserializeOwned>(body: &[u8]) -> Result<T, serde_json::Error> {
    std::str::from_utf8(body).map_or_else(|_| serde_json::from_slice(body), serde_json::from_str)
}

/// A page of a list. An answer without a body, which 204 is, is a page without records.
pub(crate) fn page<C: Default>(body: &[u8]) -> Result<Page<C>, serde_json::Error>
where
    Page<C>: DeserializeOwned,
{
    if body.is_empty() { Ok(Page::default()) } else { from_bytes(body) }
}

/// What is in the envelope, or the whole answer where there is none.
fn in_envelope<T: DeserializeOwned>(body: &[u8]) -> Result<Enveloped<T>, serde_json::Error> {
    let opened = if body.is_empty() { None } else { enveloped::open(body)? };
    opened.map_or_else(|| Ok(Enveloped { result: record(body)?, extra: Object::new() }), Ok)
}
