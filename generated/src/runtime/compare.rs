//! What a derive would write for every record: equality, `Debug` and `Clone`, by the fields' views.

use std::fmt;

use super::{List, Record, View};

/// Whether every field and `extra` are equal.
pub(crate) fn same<R: Record>(left: &R, right: &R) -> bool {
    same_records(left, right)
}

/// Shows the fields that are set, as a struct literal would.
pub(crate) fn debug<R: Record>(record: &R, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Debug::fmt(&View::Record(record), f)
}

/// Clones a record field by field.
pub(crate) fn duplicate<R: Record + Default>(record: &R) -> R {
    let mut copy = R::default();
    copy_fields(record, &mut copy);
    copy
}

fn copy_fields(from: &dyn Record, to: &mut dyn Record) {
    // One index past the fields stands for `extra`.
    for index in 0..=from.shape().fields.len() {
        to.slot(index).assign(from.value(index));
    }
}

fn same_records(left: &dyn Record, right: &dyn Record) -> bool {
    let mut indices = 0..=left.shape().fields.len();
    indices.all(|index| left.value(index).view() == right.value(index).view())
}

fn same_lists(left: &dyn List, right: &dyn List) -> bool {
    left.items().eq(right.items())
}

impl PartialEq for View<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (View::Absent, View::Absent) | (View::Null, View::Null) => true,
            (View::Bool(left), View::Bool(right)) => left == right,
            (View::Integer(left), View::Integer(right)) => left == right,
            (View::Number(left), View::Number(right)) => left == right,
            (View::Text(left), View::Text(right)) => left == right,
            (View::Raw(left), View::Raw(right)) => left == right,
            (View::Object(left), View::Object(right)) => left == right,
            (View::Record(left), View::Record(right)) => same_records(*left, *right),
            (View::List(left), View::List(right)) => same_lists(*left, *right),
            _ => false,
        }
    }
}

impl fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            View::Absent => f.write_str("Absent"),
            View::Null => f.write_str("Null"),
            View::Bool(bool) => fmt::Debug::fmt(bool, f),
            View::Integer(integer) => fmt::Debug::fmt(integer, f),
            View::Number(number) => fmt::Debug::fmt(number, f),
            View::Text(text) => fmt::Debug::fmt(text, f),
            View::Raw(value) => fmt::Debug::fmt(value, f),
            View::Object(object) => f.debug_map().entries(*object).finish(),
            View::Record(record) => debug_record(*record, f),
            View::List(list) => f.debug_list().entries(list.items()).finish(),
        }
    }
}

fn debug_record(record: &dyn Record, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut out = f.debug_struct(record.shape().name);
    for (name, view) in record.set_fields() {
        out.field(name, &view);
    }
    if let Some(extra) = record.extra().filter(|extra| !extra.is_empty()) {
        out.field("extra", &View::Object(extra));
    }
    out.finish()
}
