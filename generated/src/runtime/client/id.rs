//! What stands in a path.

/// Names a record: its identifier at the provider.
///
/// It is percent-encoded, so whatever it holds, the path stays the one it is meant to be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Id(pub(crate) String);

/// Names a record, or does not: some providers have the identifier of an update or a delete in the body or in the query.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IdOrNone(pub(crate) Option<String>);

/// Leaves the identifier out of the path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct NoId;

impl From<NoId> for IdOrNone {
    fn from(_: NoId) -> Self {
        Self(None)
    }
}

impl From<Id> for IdOrNone {
    fn from(id: Id) -> Self {
        Self(Some(id.0))
    }
}

macro_rules! ids {
    ($($type:ty)*) => {$(
        impl From<$type> for Id {
            fn from(id: $type) -> Self {
                Self(id.to_string())
            }
        }

        impl From<$type> for IdOrNone {
            fn from(id: $type) -> Self {
                Self(Some(id.to_string()))
            }
        }
    )*};
}

ids!(&str &String String i32 u32 i64 u64);
