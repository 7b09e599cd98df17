//! A record that is already there, as a type.

use std::error::Error;
use std::fmt;

use serde::de::DeserializeOwned;

use crate::runtime::{Object, Value};

/// JSON that can be read as a type after it has arrived: what an untyped call answered, `remote_data`, `extra`.
///
/// ```
/// use truto_unified::Object;
/// use truto_unified::client::Typed;
///
/// let record: Object = serde_json::from_str(r#"{"id": "7", "count": 2}"#)?;
/// let counts: std::collections::BTreeMap<String, u8> = serde_json::from_str(r#"{"count": 2}"#)?;
/// let error = record.typed::<std::collections::BTreeMap<String, u8>>().unwrap_err();
/// assert_eq!(error.path, "id");
/// # assert_eq!(counts["count"], 2);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub trait Typed {
    /// Reads the JSON as this type.
    ///
    /// # Errors
    ///
    /// Where it is something else; the error says which member.
    fn typed<T: DeserializeOwned>(&self) -> Result<T, TypedError>;
}

impl Typed for Object {
    fn typed<T: DeserializeOwned>(&self) -> Result<T, TypedError> {
        serde_path_to_error::deserialize(self).map_err(|error| TypedError::new::<T>(error))
    }
}

impl Typed for Value {
    fn typed<T: DeserializeOwned>(&self) -> Result<T, TypedError> {
        serde_path_to_error::deserialize(self).map_err(|error| TypedError::new::<T>(error))
    }
}

/// JSON that is not of the type that it was read as.
#[derive(Debug)]
#[non_exhaustive]
pub struct TypedError {
    /// The type.
    pub type_name: &'static str,
    /// Where in the JSON: `emails[0].type`. `.` is the whole of it.
    pub path: String,
    source: serde_json::Error,
}

impl TypedError {
    fn new<T>(error: serde_path_to_error::Error<serde_json::Error>) -> Self {
        Self { type_name: std::any::type_name::<T>(), path: error.path().to_string(), source: error.into_inner() }
    }
}

impl fmt::Display for TypedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the record is no `{}`, at `{}`: {}", self.type_name, self.path, self.source)
    }
}

impl Error for TypedError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.source)
    }
}
