//! What the vendor's SDKs have in common: the calls that they can make at all.

use super::{Call, Value};
use crate::model::{Http, Method, Operation, Resource, Spec};

/// Where the SDKs send what they send, unless they are told otherwise.
const BASE_URL: &str = "https://api.truto.one";

/// A call that an SDK makes.
pub(super) struct Reached<'a> {
    /// The API.
    pub(super) model: &'a str,
    /// The resource.
    pub(super) resource: &'a str,
    /// The method that decides how the SDK is called.
    pub(super) method: &'a Method,
    /// Names the record, where the method is about one.
    pub(super) id: Option<&'a str>,
    /// The body, where the method sends one.
    pub(super) body: Option<&'a Value>,
    /// What the query asks for.
    pub(super) query: &'a [(String, Value)],
    /// What comes back is a file.
    pub(super) is_file: bool,
    /// Where the calls go, if that is not where the SDK sends them by itself.
    pub(super) base_url: Option<&'a str>,
}

/// The call of an operation as an SDK makes it.
///
/// # Errors
///
/// Why it cannot, as a sentence: the SDKs know one way to each method, and one way to say who calls.
pub(super) fn reached<'a>(
    spec: &'a Spec,
    resource: &'a Resource,
    operation: &'a Operation,
    call: &'a Call,
) -> Result<Reached<'a>, String> {
    let (header, scheme) = &call.authorization;
    if !header.eq_ignore_ascii_case("Authorization") || scheme != "Bearer" {
        return Err(format!("The SDK has no way to send the token as `{header}: {scheme}`."));
    }
    let (http, end) = route(&operation.method, call.path.first().map(|(name, _)| name.as_str()));
    let path = format!("/unified/{}/{}{end}", resource.api, resource.slug);
    if (http, path.as_str()) != (operation.http, operation.path.as_str()) {
        return Err(format!("The SDK has no way to send `{}`.", operation.signature()));
    }
    if call.body.is_some() != http.has_body() {
        return Err(format!("The SDK has no way to send `{}` without a body.", operation.signature()));
    }
    if call.is_file && operation.method == Method::List {
        return Err("The SDK has no way to read a file where it looks for records.".to_owned());
    }
    let base_url = spec.platform.base_url.trim_end_matches('/');
    Ok(Reached {
        model: &resource.api,
        resource: &resource.slug,
        method: &operation.method,
        id: call.path.first().map(|(_, id)| id.as_str()),
        body: call.body.as_ref(),
        query: &call.asked,
        is_file: call.is_file,
        base_url: (base_url != BASE_URL).then_some(base_url),
    })
}

/// What the SDKs send for a method: the verb, and the end of the path.
fn route(method: &Method, id: Option<&str>) -> (Http, String) {
    let record = format!("/{{{}}}", id.unwrap_or("id"));
    match method {
        Method::List => (Http::Get, String::new()),
        Method::Get => (Http::Get, record),
        Method::Create => (Http::Post, String::new()),
        Method::Update => (Http::Patch, record),
        Method::Delete => (Http::Delete, record),
        Method::Custom(name) => (Http::Post, format!("/{name}")),
    }
}
