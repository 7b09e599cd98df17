//! Envelopes, read for the sake of where in them something is wrong.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::SeqAccessDeserializer;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::wire::WIRE;

/// A key that holds the answer.
trait Key {
    const KEY: Option<&'static str>;
}

/// What stands under a key of an object, once it has been read.
#[derive(Debug)]
pub struct Under<K, T>(PhantomData<fn() -> (K, T)>);

/// The envelope of a resource's own methods.
pub(crate) type CustomEnvelope<T> = Under<CustomResult, T>;
/// The envelope of the debug format.
pub(crate) type DebugEnvelope<T> = Under<DebugResult, T>;

macro_rules! keys {
    ($($(#[$docs:meta])* $vis:vis $name:ident = $key:ident;)*) => {$(
        $(#[$docs])*
        #[derive(Debug)]
        $vis enum $name {}

        impl Key for $name {
            const KEY: Option<&'static str> = WIRE.$key;
        }
    )*};
}

keys! {
    /// The key of a method's own result.
    pub CustomResult = custom_result;
    /// The key of the answer in the debug format.
    pub(crate) DebugResult = debug_result;
}

impl<'de, K: Key, T: Deserialize<'de>> Deserialize<'de> for Under<K, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(UnderVisitor(PhantomData))
    }
}

struct UnderVisitor<K, T>(PhantomData<fn() -> (K, T)>);

impl<'de, K: Key, T: Deserialize<'de>> Visitor<'de> for UnderVisitor<K, T> {
    type Value = Under<K, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the result")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if Some(key.as_str()) == K::KEY {
                map.next_value::<T>()?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Under(PhantomData))
    }

    /// The result without an envelope.
    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        T::deserialize(SeqAccessDeserializer::new(seq)).map(|_| Under(PhantomData))
    }
}
