//! The tables: what stands in `cases/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// One file of `cases/`, and what it has in common with the others.
pub(super) struct Table {
    pub(super) common: Common,
    pub(super) cases: Vec<Case>,
}

/// `cases/common.yaml`: what holds for every request unless its case says otherwise.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Common {
    /// The token of every client.
    pub(super) token: String,
    /// The id of the account that `account` in a call stands for.
    pub(super) account: String,
    /// The headers of a request. `<version>` is the crate's.
    pub(super) headers: BTreeMap<String, String>,
    /// And those of a request with a body besides.
    pub(super) body_headers: BTreeMap<String, String>,
}

/// One call, everything that the server gets of it, and what becomes of the answer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Case {
    #[serde(rename = "case")]
    pub(super) name: String,
    /// Stands between the server's address and the path, in the client's base URL.
    #[serde(default)]
    pub(super) base_path: String,
    /// The Rust.
    pub(super) call: String,
    /// The requests, one after the other. None where the call is refused.
    pub(super) sends: Vec<Exchange>,
    /// What the call gives, as JSON.
    #[serde(default, deserialize_with = "given")]
    pub(super) result: Option<Value>,
    /// What the call fails with, as text.
    pub(super) error: Option<String>,
}

/// One request, and what the server answers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Exchange {
    /// Method and path, percent-encoding included.
    pub(super) request: String,
    /// `name=value`, decoded, in order: on the wire, everything but the unreserved characters of RFC 3986 is encoded.
    #[serde(default)]
    pub(super) query: Vec<String>,
    /// Instead of `query`: as it is on the wire.
    pub(super) raw_query: Option<String>,
    /// Headers that differ from the common ones, or come on top. `null` takes one away.
    #[serde(default)]
    pub(super) headers: BTreeMap<String, Option<String>>,
    /// The body, byte for byte. None is sent where there is no key.
    pub(super) body: Option<String>,
    #[serde(default)]
    pub(super) answer: Answer,
}

/// What the server answers: 200 and JSON unless it says otherwise.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answer {
    pub(super) status: Option<u16>,
    #[serde(default)]
    pub(super) headers: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) body: String,
}

impl Table {
    pub(super) fn read(name: &str) -> Self {
        Self { common: read("common"), cases: read(name) }
    }
}

/// Where the tables are.
pub(super) fn folder() -> PathBuf {
    tests::workspace().join("tests/client/wire/cases")
}

fn read<T: serde::de::DeserializeOwned>(name: &str) -> T {
    let path = folder().join(format!("{name}.yaml"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// `null` is something that a call can give.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}
