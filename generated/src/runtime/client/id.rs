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

/// What names a record.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not name a record",
    label = "an identifier is needed here",
    note = "identifiers are text or whole numbers: `\"23423523\"`, `23423523`",
    note = "`NoId` leaves it out, in updates and deletes alone: a read without it would be a list"
)]
pub trait IntoId {
    /// The identifier.
    fn into_id(self) -> Id;
}

/// What names a record, or [`NoId`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not name a record",
    label = "an identifier is needed here, or `NoId`",
    note = "identifiers are text or whole numbers: `\"23423523\"`, `23423523`"
)]
pub trait IntoIdOrNone {
    /// The identifier, if there is one.
    fn into_id_or_none(self) -> IdOrNone;
}

impl IntoIdOrNone for NoId {
    fn into_id_or_none(self) -> IdOrNone {
        IdOrNone(None)
    }
}

impl IntoIdOrNone for IdOrNone {
    fn into_id_or_none(self) -> IdOrNone {
        self
    }
}

impl IntoId for Id {
    fn into_id(self) -> Id {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<I: IntoId> IntoIdOrNone for I {
    fn into_id_or_none(self) -> IdOrNone {
        IdOrNone(Some(self.into_id().0))
    }
}

macro_rules! ids {
    ($($type:ty)*) => {$(
        impl IntoId for $type {
            fn into_id(self) -> Id {
                Id(self.to_string())
            }
        }
    )*};
}

ids!(&str &String String i32 u32 i64 u64);
