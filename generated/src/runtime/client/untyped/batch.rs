//! Several calls in one.

use http::Method;

use super::super::body::{IntoFreeForm, Payload};
use super::super::call::Call;
use super::super::kind::Write;
use super::super::operation_type::operation;
use super::super::records::records;
use super::super::request::Request;
use super::super::wire::WIRE;
use super::Untyped;
use crate::runtime::{Object, Value};

/// Sends a [`Batch`].
#[derive(Clone, Copy, Debug)]
pub enum SendBatch {}

operation!(SendBatch, Write, BatchAnswer);

/// Several calls that are sent as one, and may depend on each other.
///
/// ```
/// use serde_json::json;
/// use truto_unified::client::Batch;
///
/// let batch = Batch::new([
///     json!({"resource": "crm/contacts", "method": "list", "query": {"limit": 10}}),
///     json!({"resource": "crm/companies", "method": "list", "depends_on": ["crm/contacts"]}),
/// ]);
/// # drop(batch);
/// ```
///
/// A call is free JSON. The vendor documents `resource` (`api/resource` of the unified API, or the name of a resource of `/proxy`),
/// `method`, `id`, `query`, `body`, `depends_on`, `loop_on`, `persist` and `response_format`; nothing here checks them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    resources: Vec<Value>,
    args: Object,
}

impl Batch {
    /// These calls.
    pub fn new<T: Into<Value>>(calls: impl IntoIterator<Item = T>) -> Self {
        Self { resources: calls.into_iter().map(Into::into).collect(), args: Object::new() }
    }

    /// One call more.
    #[must_use]
    pub fn call(mut self, call: impl Into<Value>) -> Self {
        self.resources.push(call.into());
        self
    }

    /// A value that placeholders in the calls stand for.
    #[must_use]
    pub fn arg(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.args.insert(name.into(), value.into());
        self
    }

    /// As it is sent: with the account, which stands in the body here and not in the query.
    fn into_body(self, account: &str) -> Object {
        let mut body = Object::new();
        if let Some(name) = WIRE.account {
            body.insert(name.to_owned(), account.into());
        }
        body.insert("resources".to_owned(), self.resources.into());
        if !self.args.is_empty() {
            body.insert("args".to_owned(), self.args.into());
        }
        body
    }
}

records! {
    /// What came of a batch; read as leniently as records are.
    ///
    /// The vendor's sources agree on two objects whose members are arrays, and differ in what the members are called: the resources
    /// that were called (`crm/contacts`), or `res`.
    BatchAnswer {
        0: /// What was answered, by resource.
        result: Object,
        1: /// What went wrong, by resource.
        errors: Object,
    }
}

impl BatchAnswer {
    /// What was answered for a resource: `crm/contacts`.
    pub fn of(&self, resource: &str) -> &[Value] {
        members(self.result.as_ref(), resource)
    }

    /// What went wrong for a resource.
    pub fn errors_of(&self, resource: &str) -> &[Value] {
        members(self.errors.as_ref(), resource)
    }

    /// Something went wrong for some resource: the rest may have been applied all the same.
    pub fn has_errors(&self) -> bool {
        let is_error = |errors: &Value| match errors {
            Value::Null => false,
            Value::Array(errors) => !errors.is_empty(),
            _ => true,
        };
        self.extra.get("errors").is_some_and(is_error)
            || self.errors.iter().flatten().any(|(_, errors)| is_error(errors))
    }
}

fn members<'a>(object: Option<&'a Object>, name: &str) -> &'a [Value] {
    object.and_then(|object| object.get(name)).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

impl Untyped {
    /// Sends several calls as one: `POST /batch-request`.
    ///
    /// The server follows the pages of lists by itself. It does not accept the token of an account here, so the account has to be named
    /// by its id; where it is not, sending the call is [`BuildError::UnnamedAccount`](crate::client::BuildError::UnnamedAccount).
    pub fn batch(&self, batch: Batch) -> Call<SendBatch> {
        let account = &self.account;
        let mut request = Request::new(account.client().core.clone(), Method::POST, "/batch-request");
        match account.named() {
            Ok(id) => request.payload = Some(Payload::FreeForm(batch.into_body(id).into_free_form())),
            Err(refused) => request.refuse(refused),
        }
        Call::of(request)
    }
}
