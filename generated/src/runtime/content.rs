//! The types that a field or an element of an array can have.

use std::borrow::Cow;

use super::{DateTime, Object, Outcome, Record, Scalar, Slot, Value, View};

/// A documented type. A type overrides what fits it; the rest hands the value back.
pub(crate) trait Content: Clone + 'static {
    /// Reads a scalar that is of this type, or of another that says the same.
    fn from_scalar(scalar: Scalar<'_>) -> Outcome<Self> {
        Err(scalar.into())
    }

    /// Reads an array or an object for which the schema knows no more than that.
    fn from_raw(value: Value) -> Outcome<Self> {
        Err(value.into())
    }

    /// An empty record, if this is a record.
    fn blank_record() -> Option<Self> {
        None
    }

    /// An empty array, if this is an array.
    fn blank_list() -> Option<Self> {
        None
    }

    /// This as a record to fill in.
    fn as_record(&mut self) -> Option<&mut dyn Record> {
        None
    }

    /// This as an array to append to.
    fn as_list(&mut self) -> Option<&mut dyn Slot> {
        None
    }

    /// This, to be read.
    fn view(&self) -> View<'_>;
}

impl Content for String {
    #[inline]
    fn from_scalar(scalar: Scalar<'_>) -> Outcome<Self> {
        scalar.into_text().map(Cow::into_owned)
    }

    fn view(&self) -> View<'_> {
        View::Text(self)
    }
}

impl Content for DateTime {
    fn from_scalar(scalar: Scalar<'_>) -> Outcome<Self> {
        scalar.into_text().map(|text| text.into_owned().into())
    }

    fn view(&self) -> View<'_> {
        View::Text(self.as_str())
    }
}

impl Content for i64 {
    fn from_scalar(scalar: Scalar<'_>) -> Outcome<Self> {
        scalar.as_integer().ok_or_else(|| scalar.into())
    }

    fn view(&self) -> View<'_> {
        View::Integer(*self)
    }
}

impl Content for f64 {
    fn from_scalar(scalar: Scalar<'_>) -> Outcome<Self> {
        scalar.as_number().ok_or_else(|| scalar.into())
    }

    fn view(&self) -> View<'_> {
        View::Number(*self)
    }
}

impl Content for bool {
    fn from_scalar(scalar: Scalar<'_>) -> Outcome<Self> {
        scalar.as_bool().ok_or_else(|| scalar.into())
    }

    fn view(&self) -> View<'_> {
        View::Bool(*self)
    }
}

impl Content for Value {
    fn from_scalar(scalar: Scalar<'_>) -> Outcome<Self> {
        Ok(scalar.into_value())
    }

    fn from_raw(value: Value) -> Outcome<Self> {
        Ok(value)
    }

    fn view(&self) -> View<'_> {
        View::Raw(self)
    }
}

impl Content for Object {
    fn from_raw(value: Value) -> Outcome<Self> {
        match value {
            Value::Object(object) => Ok(object),
            other => Err(other.into()),
        }
    }

    fn view(&self) -> View<'_> {
        View::Object(self)
    }
}

impl<T: Content> Content for Vec<T> {
    fn blank_list() -> Option<Self> {
        Some(Vec::new())
    }

    fn as_list(&mut self) -> Option<&mut dyn Slot> {
        Some(self)
    }

    fn view(&self) -> View<'_> {
        View::List(self)
    }
}

impl<R: Record + Clone + Default + 'static> Content for R {
    fn blank_record() -> Option<Self> {
        Some(R::default())
    }

    fn as_record(&mut self) -> Option<&mut dyn Record> {
        Some(self)
    }

    fn view(&self) -> View<'_> {
        View::Record(self)
    }
}
