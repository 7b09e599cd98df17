//! Operations as types: what a call sends, what comes back, and in which forms.

use serde::de::DeserializeOwned;

use super::kind::Kind;
use crate::runtime::Record;
use crate::support::Operation;

/// An operation as a type. Those of the documented resources are in their `calls` modules.
pub trait OperationType: 'static {
    /// Where the record stands in the answer, and what can be asked for besides.
    type Kind: Kind;
    /// What one record of the answer becomes.
    type Record: DeserializeOwned + Send + 'static;
    /// The operation's own query parameters; [`NoQuery`] where it has none.
    type Query;
    /// The response formats that it offers.
    type Formats;
    /// How it is called, and who supports what of it. `None` where that is known at run time only.
    const OPERATION: Option<&'static Operation>;
}

/// An operation that the provider has, as far as is known: where a source lists everybody who has it, the provider is one of them.
///
/// ```
/// # #[cfg(feature = "crm")] {
/// use truto_unified::client::{Call, OfferedBy};
/// use truto_unified::crm::users::calls::{List, Update};
/// use truto_unified::{providers::Pipedrive, typed::ProviderType};
///
/// /// For whichever operation a provider has.
/// fn on_behalf_of<P: ProviderType, O: OfferedBy<P>>(provider: P, call: Call<O>) -> Call<O> {
///     call.for_provider(provider)
/// }
///
/// let update = on_behalf_of::<Pipedrive, Update>;
/// // Sources do not show everybody who has this one, so that it may be anybody.
/// let list = on_behalf_of::<Pipedrive, List>;
/// # let _ = (update, list);
/// # }
/// ```
pub trait OfferedBy<P>: OperationType {}

/// Stands where an operation has no query parameters of its own; there is no value of it.
#[derive(Clone, Copy, Debug)]
pub enum NoQuery {}

impl Record for NoQuery {
    fn shape(&self) -> &'static crate::runtime::Shape {
        match *self {}
    }

    fn slot(&mut self, _: usize) -> &mut dyn crate::runtime::Slot {
        match *self {}
    }

    fn value(&self, _: usize) -> &dyn crate::runtime::Slot {
        match *self {}
    }
}

/// `operation!(Update, UPDATE, Write, Account, Formats)`: an operation's type, next to its matrix; with a type more for its own
/// query parameters.
///
/// `operation!(Update, UPDATE, Write, Account, Formats; Update)`: one of which a source lists everybody who has it, with the trait of these.
///
/// `operation!(SendBatch, Write, BatchAnswer)`: one that no matrix knows.
macro_rules! operation {
    ($name:ident, $kind:ty, $record:ty) => {
        impl $crate::client::OperationType for $name {
            type Kind = $kind;
            type Record = $record;
            type Query = $crate::client::NoQuery;
            type Formats = ();
            const OPERATION: ::core::option::Option<&'static $crate::support::Operation> = ::core::option::Option::None;
        }
    };
    ($name:ident, $constant:ident, $kind:ident, $record:ty, $formats:ty $(; $has:ident)?) => {
        $crate::runtime::client::operation!(
            $name, $constant, $kind, $record, $formats, $crate::client::NoQuery $(; $has)?
        );
    };
    ($name:ident, $constant:ident, $kind:ident, $record:ty, $formats:ty, $query:ty $(; $has:ident)?) => {
        impl $crate::client::OperationType for $name {
            type Kind = $crate::client::kind::$kind;
            type Record = $record;
            type Query = $query;
            type Formats = $formats;
            const OPERATION: ::core::option::Option<&'static $crate::support::Operation> =
                ::core::option::Option::Some(&super::operations::$constant);
        }

        $crate::runtime::client::offered!($name $(, $has)?);
    };
}

/// `offered!(List)`: by everybody, as far as is known; `offered!(List, List)`: by those that the trait of this name in `has` holds for.
macro_rules! offered {
    ($name:ident) => {
        impl<P: $crate::typed::ProviderType> $crate::client::OfferedBy<P> for $name {}
    };
    ($name:ident, $has:ident) => {
        // The error is then about the bound, which says who has the operation.
        impl<P: super::has::$has> $crate::client::OfferedBy<P> for $name {}
    };
}

/// `calls!(Calls)`: calls are made from an account.
macro_rules! calls {
    ($name:ident) => {
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.0).finish()
            }
        }

        impl ::core::convert::From<&$crate::client::AccountClient> for $name {
            fn from(account: &$crate::client::AccountClient) -> Self {
                Self(account.clone())
            }
        }
    };
}

pub(crate) use {calls, offered, operation};
