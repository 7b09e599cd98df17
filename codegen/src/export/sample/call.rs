//! A call as it goes over the wire, before any language writes it down.

use super::value::{For, Value, placeholder};
use crate::model::{Http, Location, Operation, Parameter, ProviderId, Request, Spec};

/// A request, with values that stand for those of a caller.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// The verb.
    pub http: Http,
    /// Where it goes, without the query; the path's parameters are in it, percent-encoded.
    pub url: String,
    /// The path's parameters, as they are before they are encoded.
    pub path: Vec<(String, String)>,
    /// What the query asks for.
    pub asked: Vec<(String, Value)>,
    /// Names and texts of the query, as the platform spells them: `name[]` for a list, `name[key]` for an object.
    pub query: Vec<(String, String)>,
    /// The header that says who calls, and the word before the token.
    pub authorization: (String, String),
    /// What is sent.
    pub body: Option<Value>,
    /// What comes back is a file.
    pub is_file: bool,
}

/// The call of an operation; for a provider, with what it requires.
pub(super) fn of(spec: &Spec, operation: &Operation, provider: Option<ProviderId>) -> Call {
    let reader = For(provider);
    let mut url = format!("{}{}", spec.platform.base_url.trim_end_matches('/'), operation.path);
    let (mut path, mut asked) = (Vec::new(), Vec::new());
    for parameter in spec.platform.parameters_of(&operation.method) {
        let text = text(parameter);
        match parameter.location {
            Location::Path => {
                url = url.replace(&format!("{{{}}}", parameter.wire), &encoded(&text));
                path.push((parameter.wire.clone(), text));
            }
            _ if operation.requires(parameter, provider) => asked.push((parameter.wire.clone(), Value::Text(text))),
            _ => {}
        }
    }
    let own = operation.query.iter().filter(|field| field.is_required_by(provider));
    asked.extend(own.map(|field| (field.wire.clone(), reader.value(field))));
    let mut query = Vec::new();
    for (name, value) in &asked {
        spell(name, value, &mut query);
    }
    Call {
        http: operation.http,
        url,
        path,
        asked,
        query,
        authorization: (spec.platform.authentication.header.clone(), spec.platform.authentication.scheme.clone()),
        body: body(reader, &operation.request),
        is_file: operation.is_file(),
    }
}

/// Where nobody describes the body, it is an object all the same.
fn body(reader: For, request: &Request) -> Option<Value> {
    match request {
        Request::None => None,
        Request::NotStated => Some(Value::Object(Vec::new())),
        Request::Fields(fields) => Some(reader.object(reader.chosen(fields))),
    }
}

/// What the platform shows of a parameter is one text.
pub(super) fn text(parameter: &Parameter) -> String {
    let shown = parameter.example.clone();
    shown.unwrap_or_else(|| match placeholder(parameter.ty.innermost(), &parameter.wire) {
        Value::Text(text) => text,
        Value::Number(number) => number,
        Value::Boolean(value) => value.to_string(),
        Value::List(_) | Value::Object(_) => format!("your {}", parameter.wire),
    })
}

fn spell(name: &str, value: &Value, query: &mut Vec<(String, String)>) {
    match value {
        Value::Text(text) => query.push((name.to_owned(), text.clone())),
        Value::Number(number) => query.push((name.to_owned(), number.clone())),
        Value::Boolean(value) => query.push((name.to_owned(), value.to_string())),
        Value::List(items) => items.iter().for_each(|item| spell(&format!("{name}[]"), item, query)),
        Value::Object(members) => {
            for (key, value) in members {
                spell(&format!("{name}[{key}]"), value, query);
            }
        }
    }
}

/// Everything but what no URL takes for a mark is percent-encoded.
pub(in crate::export) fn encoded(text: &str) -> String {
    let one = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}

impl Call {
    /// The URL with its query.
    pub fn address(&self) -> String {
        let pairs = self.query.iter().map(|(name, text)| format!("{}={}", encoded(name), encoded(text)));
        let pairs: Vec<String> = pairs.collect();
        if pairs.is_empty() { self.url.clone() } else { format!("{}?{}", self.url, pairs.join("&")) }
    }
}
