//! What lists can be asked for besides, and how they are read to their end.

use super::call::Call;
use super::format::{Format, KeyedBy, Reads, answers};
use super::items::Items;
use super::kind::List;
use super::operation_type::OperationType;
use super::page::Page;
use super::pages::Pages;
use super::request::Refused;
use super::wire::WIRE;
use crate::runtime::{DateTime, Object, Value};

/// An operation that answers with many records, page by page.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no pages: it does not list records",
    label = "only lists can be asked for this",
    note = "await the call instead, or send the resource's `list()`"
)]
pub trait Lists: OperationType<Kind = List> {}

#[diagnostic::do_not_recommend]
impl<O: OperationType<Kind = List>> Lists for O {}

/// A span of time, by one or both of its ends.
///
/// ```
/// use truto_unified::client::TimeRange;
///
/// let november = TimeRange::from("2026-11-01T00:00:00Z").before("2026-12-01T00:00:00Z");
/// ```
///
/// Points in time are ISO 8601; the server translates them for the provider, and cuts them after the second.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct TimeRange(Vec<(&'static str, DateTime)>);

macro_rules! ends {
    ($($(#[$docs:meta])* $start:ident $and:ident = $wire:literal;)*) => {
        impl TimeRange {
            $(
                $(#[$docs])*
                pub fn $start(time: impl Into<DateTime>) -> Self {
                    Self::default().$and(time)
                }

                $(#[$docs])*
                pub fn $and(mut self, time: impl Into<DateTime>) -> Self {
                    self.0.retain(|(operator, _)| *operator != $wire);
                    self.0.push(($wire, time.into()));
                    self
                }
            )*
        }
    };
}

ends! {
    /// Later than this (`gt`).
    after and_after = "gt";
    /// At this point or later (`gte`).
    from and_from = "gte";
    /// Earlier than this (`lt`).
    until before = "lt";
    /// At this point or earlier (`lte`).
    up_to and_up_to = "lte";
}

impl TimeRange {
    fn value(self) -> Value {
        let ends = self.0.into_iter().map(|(operator, time)| (operator.to_owned(), time.into_string().into()));
        Value::Object(ends.collect::<Object>())
    }
}

/// What lists can be asked for.
impl<O: OperationType, F> Call<O, F> {
    /// How many records a page may hold.
    pub fn limit(mut self, records: u32) -> Self
    where
        O: Lists,
    {
        self.request.set_common(WIRE.limit, "the length of a page", records.to_string());
        self
    }

    /// Pays no heed to `limit`.
    pub fn ignore_limit(mut self) -> Self
    where
        O: Lists,
    {
        self.request.set_common(WIRE.ignore_limit, "ignoring the limit", "true");
        self
    }

    /// Begins at the page that this cursor leads to, as an earlier page said. An empty one, which servers write where there is
    /// none, is the beginning.
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self
    where
        O: Lists,
    {
        let cursor = cursor.into();
        match WIRE.cursor {
            Some(name) if cursor.is_empty() => self.request.query.remove(name),
            name => self.request.set_common(name, "a cursor", cursor),
        }
        self
    }

    /// Keeps records by when they were created. Whether the provider does is not asked here:
    /// [`Operation::support`](crate::support::Operation::support) knows, where a source says.
    pub fn created_at(self, range: TimeRange) -> Self
    where
        O: Lists,
    {
        self.in_range(WIRE.created_at, range)
    }

    /// Keeps records by when they were last changed. Whether the provider does is not asked here:
    /// [`Operation::support`](crate::support::Operation::support) knows, where a source says.
    pub fn updated_at(self, range: TimeRange) -> Self
    where
        O: Lists,
    {
        self.in_range(WIRE.updated_at, range)
    }

    fn in_range(mut self, name: Option<&'static str>, range: TimeRange) -> Self {
        match name {
            Some(name) => {
                self.request.query.remove(name);
                self.request.query.push_value(name, &range.value());
            }
            None => self.request.refuse(Refused::NoParameter("a span of time")),
        }
        self
    }

    /// The list page by page, to its end: a [`Stream`](futures_core::Stream) of pages, each fetched when it is asked for.
    pub fn pages<C>(self) -> Pages<C>
    where
        O: Lists,
        C: Send + 'static,
        F: Format,
        F::Answer: Reads<O, Output = Page<C>>,
    {
        Pages::new(self)
    }

    /// The list record by record, to its end: a [`Stream`](futures_core::Stream) of records. The next page is fetched when the one
    /// before has been read.
    pub fn items(self) -> Items<O::Record>
    where
        O: Lists,
        F: Format,
        F::Answer: Reads<O, Output = Page<Vec<O::Record>>>,
    {
        Items::new(self.pages())
    }
}

impl<O: OperationType, F: Format<Answer = answers::Record>> Call<O, F> {
    /// Turns the records into a map by the values of this field.
    pub fn key_by(mut self, field: impl Into<String>) -> Call<O, KeyedBy<F>>
    where
        O: Lists,
    {
        self.request.set_common(WIRE.key_by, "making a map of a list", field);
        self.recast()
    }
}
