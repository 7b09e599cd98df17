//! A field of a record as the shared loops see it: a place to put a JSON value, or to read one from.

use std::any::Any;

use super::{Content, Field, Object, Record, Scalar, Value};

/// A value that does not fit, as JSON. Boxed, because it is rare and every value's outcome has room for one.
#[derive(Debug, PartialEq)]
pub(crate) struct Misfit(pub(crate) Box<Value>);

impl From<Value> for Misfit {
    #[cold]
    fn from(value: Value) -> Self {
        Self(Box::new(value))
    }
}

impl From<Scalar<'_>> for Misfit {
    #[cold]
    fn from(scalar: Scalar<'_>) -> Self {
        scalar.into_value().into()
    }
}

/// `Err` hands back what does not fit.
pub(crate) type Outcome<T = ()> = Result<T, Misfit>;

/// A field, the elements of an array, or `extra`.
///
/// Putting a value into an array appends it; anywhere else it replaces what was there.
pub(crate) trait Slot: Any {
    /// Puts a scalar.
    fn put(&mut self, scalar: Scalar<'_>) -> Outcome;
    /// Puts an array or an object that neither [`Slot::open_list`] nor [`Slot::open_record`] has a place for.
    fn put_raw(&mut self, value: Value) -> Outcome;
    /// Puts an empty record, if this holds records, for its fields to be filled in.
    fn open_record(&mut self) -> Option<&mut dyn Record>;
    /// Puts an empty array, if this holds arrays, for its elements to be put into.
    fn open_list(&mut self) -> Option<&mut dyn Slot>;
    /// Takes back what was put or opened last: an array's last element, of anything else all of it.
    fn retract(&mut self);
    /// What this holds.
    fn view(&self) -> View<'_>;
    /// Copies from a slot of the same type; from any other, copies nothing.
    fn assign(&mut self, from: &dyn Slot);
    /// Lets [`Slot::assign`] see the type. (Upcasting a trait object needs a newer rustc than ours.)
    fn as_any(&self) -> &dyn Any;
    /// The map itself, where this is a record's `extra`.
    fn as_object_mut(&mut self) -> Option<&mut Object> {
        None
    }
}

/// What a slot or an element of an array holds.
#[derive(Clone, Copy)]
pub(crate) enum View<'a> {
    /// Nothing, not even `null`.
    Absent,
    Null,
    Bool(bool),
    Integer(i64),
    Number(f64),
    Text(&'a str),
    Raw(&'a Value),
    Object(&'a Object),
    Record(&'a dyn Record),
    List(&'a dyn List),
}

impl View<'_> {
    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, View::Absent)
    }
}

/// The elements of an array.
pub(crate) trait List {
    /// How many there are.
    fn len(&self) -> usize;
    /// The element of this index, which is less than [`List::len`].
    fn item(&self, index: usize) -> View<'_>;
}

impl dyn List + '_ {
    /// The elements in order.
    pub(crate) fn items(&self) -> impl ExactSizeIterator<Item = View<'_>> {
        (0..self.len()).map(|index| self.item(index))
    }
}

fn copy_from<T: Clone + 'static>(to: &mut T, from: &dyn Slot) {
    if let Some(from) = from.as_any().downcast_ref::<T>() {
        to.clone_from(from);
    }
}

impl<T: Content> Slot for Option<T> {
    fn put(&mut self, scalar: Scalar<'_>) -> Outcome {
        *self = match scalar {
            Scalar::Null => None,
            other => Some(T::from_scalar(other)?),
        };
        Ok(())
    }

    fn put_raw(&mut self, value: Value) -> Outcome {
        *self = Some(T::from_raw(value)?);
        Ok(())
    }

    fn open_record(&mut self) -> Option<&mut dyn Record> {
        self.insert(T::blank_record()?).as_record()
    }

    fn open_list(&mut self) -> Option<&mut dyn Slot> {
        self.insert(T::blank_list()?).as_list()
    }

    fn retract(&mut self) {
        *self = None;
    }

    fn view(&self) -> View<'_> {
        self.as_ref().map_or(View::Absent, Content::view)
    }

    fn assign(&mut self, from: &dyn Slot) {
        copy_from(self, from);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl<T: Content> Slot for Field<T> {
    fn put(&mut self, scalar: Scalar<'_>) -> Outcome {
        *self = match scalar {
            Scalar::Null => Field::Null,
            other => Field::Value(T::from_scalar(other)?),
        };
        Ok(())
    }

    fn put_raw(&mut self, value: Value) -> Outcome {
        *self = Field::Value(T::from_raw(value)?);
        Ok(())
    }

    fn open_record(&mut self) -> Option<&mut dyn Record> {
        *self = Field::Value(T::blank_record()?);
        self.as_value_mut()?.as_record()
    }

    fn open_list(&mut self) -> Option<&mut dyn Slot> {
        *self = Field::Value(T::blank_list()?);
        self.as_value_mut()?.as_list()
    }

    fn retract(&mut self) {
        *self = Field::Absent;
    }

    fn view(&self) -> View<'_> {
        match self {
            Field::Absent => View::Absent,
            Field::Null => View::Null,
            Field::Value(value) => value.view(),
        }
    }

    fn assign(&mut self, from: &dyn Slot) {
        copy_from(self, from);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl<T: Content> Slot for Vec<T> {
    fn put(&mut self, scalar: Scalar<'_>) -> Outcome {
        self.push(T::from_scalar(scalar)?);
        Ok(())
    }

    fn put_raw(&mut self, value: Value) -> Outcome {
        self.push(T::from_raw(value)?);
        Ok(())
    }

    fn open_record(&mut self) -> Option<&mut dyn Record> {
        self.push(T::blank_record()?);
        self.last_mut()?.as_record()
    }

    fn open_list(&mut self) -> Option<&mut dyn Slot> {
        self.push(T::blank_list()?);
        self.last_mut()?.as_list()
    }

    fn retract(&mut self) {
        self.pop();
    }

    fn view(&self) -> View<'_> {
        View::List(self)
    }

    fn assign(&mut self, from: &dyn Slot) {
        copy_from(self, from);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `extra`: the loops go through [`Slot::as_object_mut`], nothing is put into it as into a field.
impl Slot for Object {
    fn put(&mut self, scalar: Scalar<'_>) -> Outcome {
        Err(scalar.into())
    }

    fn put_raw(&mut self, value: Value) -> Outcome {
        Err(value.into())
    }

    fn open_record(&mut self) -> Option<&mut dyn Record> {
        None
    }

    fn open_list(&mut self) -> Option<&mut dyn Slot> {
        None
    }

    fn retract(&mut self) {
        self.clear();
    }

    fn view(&self) -> View<'_> {
        View::Object(self)
    }

    fn assign(&mut self, from: &dyn Slot) {
        copy_from(self, from);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn as_object_mut(&mut self) -> Option<&mut Object> {
        Some(self)
    }
}

impl<T: Content> List for Vec<T> {
    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn item(&self, index: usize) -> View<'_> {
        self.get(index).map_or(View::Absent, Content::view)
    }
}
