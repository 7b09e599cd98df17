//! `<api>/<resource>.yaml`: one resource.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::{Count, Entries, Flag, Given, List, Spanned, Text, Texts};

/// A resource: the object, and what can be done with it. The file's path gives API and resource.
#[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, JsonSchema)]
pub struct Resource {
    /// The Rust name of the object; absent, it is the singular of the resource.
    #[serde(rename = "type", default)]
    pub ty: Text,
    /// What the resource is; absent where the name says it.
    #[serde(default)]
    pub description: Text,
    /// The page that the object was read on.
    #[serde(default)]
    pub source: Text,
    /// The fields of the resource, in schema order. Operations refer to them.
    #[serde(default)]
    pub object: Given<Entries<Field>>,
    /// Sources show only some of the fields of the resource, or none.
    #[serde(default)]
    pub partial: Flag,
    /// Sources show only some of the operations of the resource, or none.
    #[serde(default)]
    pub partial_operations: Flag,
    /// What can be done: `list`, `get`, `create`, `update`, `delete`, or a custom method by its name on the wire.
    #[serde(default)]
    pub operations: Given<Entries<Operation>>,
}

/// A field of an object, a request, a query, or of an object in one of them.
#[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, JsonSchema)]
pub struct Field {
    /// `string`, `integer`, `number`, `boolean`, `object`, `map`, `any`, `self` (the resource's object again; in objects only), or
    /// `array<…>` of one of them. A request or query field without a type is the object's field of that name.
    #[serde(rename = "type", default)]
    pub ty: Text,
    /// How a string is written: `uuid`, `date-time`, `date`, `markdown`, `email`, `uri`.
    #[serde(default)]
    pub format: Text,
    /// The unified schema asks for it, whoever the provider is.
    #[serde(default)]
    pub required: Flag,
    /// What the field is, in plain text; code may stand in backticks.
    #[serde(default)]
    pub description: Text,
    /// A value as it would be sent.
    #[serde(default)]
    pub example: Text,
    /// The values that the unified schema knows.
    #[serde(default)]
    pub values: Texts,
    /// Sources show only some of its values: these, and there are others.
    #[serde(default)]
    pub partial_values: Flag,
    /// The field of another resource of this API that the value points at, `accounts.id`, or the resource alone, where no source
    /// says which field.
    #[serde(default)]
    pub references: Text,
    /// The members of an `object` or `array<object>`, in schema order.
    #[serde(default)]
    pub fields: Given<Entries<Field>>,
    /// Who takes the field; absent when no source says.
    #[serde(default)]
    pub support: Given<Spanned<Support>>,
}

/// Who takes a field: by name (`required`, `supported`), or by number (`count`).
#[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, JsonSchema)]
pub struct Support {
    /// Slugs of the providers that refuse a request without the field.
    #[serde(default)]
    pub required: Texts,
    /// Slugs of the providers that take the field and do not need it.
    #[serde(default)]
    pub supported: Texts,
    /// The values that a provider takes, where it takes its own: slug to values.
    #[serde(default)]
    pub values: Given<Entries<List<Spanned<String>>>>,
    /// Whoever is not listed does not take the field; `false` where sources name only some.
    #[serde(default)]
    pub complete: Flag,
    /// How many providers take the field, those that require it included.
    #[serde(default)]
    pub count: Count,
    /// How many providers require the field.
    #[serde(default)]
    pub required_count: Count,
}

/// One method of a resource.
#[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, JsonSchema)]
pub struct Operation {
    /// What the operation does; absent, the method says it.
    #[serde(default)]
    pub description: Text,
    /// The page that the facts were read on.
    #[serde(default)]
    pub source: Text,
    /// The forms of answer that the source offers, by their names in `platform.yaml`.
    #[serde(default)]
    pub response_formats: Texts,
    /// The source was seen in part: the operation may take more query parameters and fields than are listed.
    #[serde(default)]
    pub partial: Flag,
    /// The providers that have the operation at all.
    #[serde(default)]
    pub integrations: Given<Integrations>,
    /// This operation's own query parameters; and of those that `platform.yaml` has for all, who takes them: `support`, and nothing else.
    #[serde(default)]
    pub query: Given<Entries<Field>>,
    /// The request body: its fields in schema order, or `not-stated` where no source describes it.
    #[serde(default)]
    pub request: Given<Spanned<Body<Field>>>,
    /// Who fills which field of the object; `not-stated` where the answer is not known to be the object, `bytes` where it is a file.
    #[serde(default)]
    pub response: Given<Spanned<Body<ResponseField>>>,
    /// Fields whose name no source gives.
    #[serde(default)]
    pub unnamed: Given<List<Unnamed>>,
}

/// The providers that have an operation.
#[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, JsonSchema)]
pub struct Integrations {
    /// Slugs.
    #[serde(default)]
    pub providers: Texts,
    /// Those of them whose list leaves out fields that `get` has.
    #[serde(default)]
    pub partial: Texts,
    /// Whoever is not listed does not have the operation; `false` where the source was seen in part.
    #[serde(default)]
    pub complete: Flag,
}

/// What an operation says of a field of the object that it answers with.
#[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, JsonSchema)]
pub struct ResponseField {
    /// Who fills the field; absent when no source says.
    #[serde(default)]
    pub support: Given<Spanned<Support>>,
}

/// A field whose name no source gives: kept, so that nothing is lost; it makes no Rust field.
#[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, JsonSchema)]
pub struct Unnamed {
    /// `query`, `request` or `response`.
    #[serde(rename = "in", default)]
    pub location: Text,
    /// The type, as for a field.
    #[serde(rename = "type", default)]
    pub ty: Text,
    /// The values, as for a field.
    #[serde(default)]
    pub values: Texts,
    /// Sources show only some of its values, as for a field.
    #[serde(default)]
    pub partial_values: Flag,
    /// What is known of it: its neighbours, its likely name.
    #[serde(default)]
    pub description: Text,
    /// Who takes it.
    #[serde(default)]
    pub support: Given<Spanned<Support>>,
}

/// The word for a body that no source describes.
pub const NOT_STATED: &str = "not-stated";

/// The word for an answer that is a file.
pub const BYTES: &str = "bytes";

/// What a body is made of, and the words that can stand instead.
pub trait Words {
    /// The words.
    const WORDS: &'static [&'static str];
}

impl Words for Field {
    const WORDS: &'static [&'static str] = &[NOT_STATED];
}

impl Words for ResponseField {
    const WORDS: &'static [&'static str] = &[NOT_STATED, BYTES];
}

/// Fields, or one word.
#[derive(Debug, Clone, PartialEq)]
pub enum Body<T> {
    /// One word; those of [`Words`] mean something.
    Word(String),
    /// The fields.
    Fields(Entries<T>),
}

impl<'de, T: Deserialize<'de> + Words> Deserialize<'de> for Body<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(BodyVisitor(std::marker::PhantomData))
    }
}

struct BodyVisitor<T>(std::marker::PhantomData<T>);

impl<'de, T: Deserialize<'de> + Words> Visitor<'de> for BodyVisitor<T> {
    type Value = Body<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<String> = T::WORDS.iter().map(|word| format!("`{word}`")).collect();
        let which = if words.len() == 1 { "the word" } else { "one of the words" };
        write!(f, "fields, or {which} {}", words.join(", "))
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Self::Value, E> {
        Ok(Body::Word(word.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        Entries::deserialize(MapAccessDeserializer::new(map)).map(Body::Fields)
    }
}

impl<T: JsonSchema + Words> JsonSchema for Body<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("BodyOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let fields = generator.subschema_for::<Entries<T>>();
        schemars::json_schema!({ "oneOf": [{ "enum": T::WORDS }, fields] })
    }
}
