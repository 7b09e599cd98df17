//! Response formats as types: what an answer becomes in each of them.

use std::collections::BTreeMap;

use super::byte_stream::ByteStream;
use super::error::Error;
use super::exchange::Exchange;
use super::kind::{Kind, List, page};
use super::located::DebugEnvelope;
use super::operation_type::OperationType;
use super::page::Page;
use super::raw::Raw;
use super::received::Received;

/// A form in which an answer can be asked for. Those of the platform are in [`formats`](crate::formats).
pub trait Format: 'static {
    /// What comes back.
    type Answer;
    /// The word on the wire. `None` leaves the form to the server.
    #[doc(hidden)]
    const WIRE: Option<&'static str>;
}

/// The form that comes when none is asked for: the unified record.
#[derive(Clone, Copy, Debug)]
pub enum Plain {}

impl Format for Plain {
    type Answer = answers::Record;
    const WIRE: Option<&'static str> = None;
}

/// The form that comes when none is asked for, of an operation that answers with a file.
#[derive(Clone, Copy, Debug)]
pub enum File {}

impl Format for File {
    type Answer = answers::Bytes;
    const WIRE: Option<&'static str> = None;
}

/// A list in some form, as a map.
#[derive(Clone, Copy, Debug)]
pub struct KeyedBy<F>(std::convert::Infallible, std::marker::PhantomData<F>);

impl<F: Format<Answer = answers::Record>> Format for KeyedBy<F> {
    type Answer = answers::ByKey;
    const WIRE: Option<&'static str> = F::WIRE;
}

/// A combination of formats that has this one.
pub trait Includes<F> {}

/// An operation that documents this response format.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not document the response format `{F}`",
    label = "this operation does not offer the format",
    note = "leave it out, or take one that the operation documents: `Operation::response_formats` lists them",
    note = "`account.untyped()` calls every operation in every format"
)]
pub trait Offers<F>: OperationType {}

#[diagnostic::do_not_recommend]
impl<F, O: OperationType> Offers<F> for O where O::Formats: Includes<F> {}

/// What an answer can become.
pub mod answers {
    macro_rules! answers {
        ($($(#[$docs:meta])* $name:ident;)*) => {$(
            $(#[$docs])*
            #[derive(Clone, Copy, Debug)]
            pub enum $name {}
        )*};
    }

    answers! {
        /// The record, or a page of records.
        Record;
        /// A page of records, as a map.
        ByKey;
        /// What the provider sent: [`Raw`](crate::client::Raw).
        AsSent;
        /// Bytes as they arrive: [`ByteStream`](crate::client::ByteStream).
        Bytes;
        /// The record next to how it came about: [`Exchange`](crate::client::Exchange).
        Exchange;
    }
}

/// How the answer to an operation is read.
pub trait Reads<O: OperationType> {
    /// What it becomes.
    type Output: Send + 'static;
    /// The body is handed over as it arrives.
    #[doc(hidden)]
    const IS_STREAMED: bool = false;
    /// Reads it.
    ///
    /// # Errors
    ///
    /// Where it is something else.
    #[doc(hidden)]
    fn read(received: Received) -> Result<Self::Output, Error>;
}

impl<O: OperationType> Reads<O> for answers::Record {
    type Output = <O::Kind as Kind>::Answer<O::Record>;

    fn read(received: Received) -> Result<Self::Output, Error> {
        received.decode::<<O::Kind as Kind>::Body<O::Record>, _>(<O::Kind as Kind>::read::<O::Record>)
    }
}

impl<O: OperationType<Kind = List>> Reads<O> for answers::ByKey {
    type Output = Page<BTreeMap<String, O::Record>>;

    fn read(received: Received) -> Result<Self::Output, Error> {
        received.decode::<Self::Output, _>(page)
    }
}

impl<O: OperationType> Reads<O> for answers::AsSent {
    type Output = Raw;

    fn read(received: Received) -> Result<Raw, Error> {
        Ok(Raw { call: received.call, meta: received.meta, bytes: received.body })
    }
}

impl<O: OperationType> Reads<O> for answers::Bytes {
    type Output = ByteStream;
    const IS_STREAMED: bool = true;

    fn read(received: Received) -> Result<ByteStream, Error> {
        Ok(received.into_stream())
    }
}

impl<O: OperationType> Reads<O> for answers::Exchange {
    type Output = Exchange<<O::Kind as Kind>::Answer<O::Record>>;

    fn read(received: Received) -> Result<Self::Output, Error> {
        type Body<O> = <<O as OperationType>::Kind as Kind>::Body<<O as OperationType>::Record>;
        received.decode::<DebugEnvelope<Body<O>>, _>(super::exchange::read::<O::Kind, O::Record>)
    }
}

/// `response_format!(Raw, "raw", AsSent)`: a form of the platform.
macro_rules! response_format {
    ($name:ident, $wire:literal, $answer:ident) => {
        impl $crate::client::Format for $name {
            type Answer = $crate::client::answers::$answer;
            const WIRE: ::core::option::Option<&'static str> = ::core::option::Option::Some($wire);
        }
    };
}

pub(crate) use response_format;
