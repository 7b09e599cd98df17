//! Calls: their arguments, every form of answer and its type, and what lists and writes have besides.

use unified_codegen::model::{Answer, Http, Method, Operation, Request, Response, ResponseFormat, Spec};
use unified_codegen::names::{FieldName, method, operation_type};

use super::Program;
use super::types::{Home, provider};

const SIGNATURE: &str = "pub async fn #(account: &t::client::AccountClient) -> Result<(), t::client::Error>";

pub(super) fn write(program: &mut Program, home: &Home<'_>, operation: &Operation) {
    let call = Call { home, operation };
    let marker = home.at(&format!("calls::{}", operation_type(operation.method.wire())));
    let api = home.spec.api_of(home.resource);
    let mut body = vec![
        format!("let api: t::{}::Calls = account.{}();", api.module.ident(), api.module.of_account()),
        format!("let calls: {} = api.{}();", home.at("calls::Calls"), home.resource.module.ident()),
        format!("is::<t::client::Call<{marker}{}>>({});", call.form(), call.with("any::<&str>()")),
    ];
    if call.may_leave_id_out() {
        body.push(format!("is::<t::client::Call<{marker}{}>>({});", call.form(), call.with("t::client::NoId")));
    }
    body.extend(call.options());
    body.extend(call.answers());
    body.push("Ok(())".to_owned());
    program.function(SIGNATURE, &body);
    to_providers(program, &call, &marker);
}

/// For each provider that has the operation, and for whichever does.
fn to_providers(program: &mut Program, call: &Call<'_>, marker: &str) {
    let Call { home, operation } = call;
    let name = program.next();
    let has = home.has(operation).map(|bound| format!(" + {bound}")).unwrap_or_default();
    let ty = format!("t::client::Call<{marker}{}>", call.form());
    let signature = format!("pub fn #<P: ProviderType{has}>(call: {ty}, to: P)");
    program.function(&signature, &[format!("is::<{ty}>(call.for_provider(to));")]);
    let calls =
        home.may_call(operation).into_iter().map(|id| format!("{name}(any(), {});", provider(home.spec.provider(id))));
    program.function("pub fn #()", &calls.collect::<Vec<_>>());
}

/// Calls without types have every form of answer, whatever an operation's source lists.
pub(super) fn untyped(program: &mut Program, spec: &Spec) {
    let calls = [("get(\"x\")", "t::Object"), ("list()", "t::client::Page<Vec<t::Object>>")];
    let calls = calls.map(|(call, plain)| (format!("account.untyped().resource(\"x\", \"y\").{call}"), plain));
    let formats = &spec.platform.response_formats;
    let answers = |(call, plain): &(String, &str)| -> Vec<String> {
        formats.iter().filter_map(|format| in_format(call, format, plain)).collect()
    };
    let mut body: Vec<String> = calls.iter().flat_map(answers).collect();
    body.push("Ok(())".to_owned());
    program.function(SIGNATURE, &body);
}

/// The call in another form, and what then comes back.
fn in_format(call: &str, format: &ResponseFormat, plain: &str) -> Option<String> {
    let ty = match format.answer {
        Answer::Record => plain.to_owned(),
        Answer::Provider => "t::client::Raw".to_owned(),
        Answer::Bytes => "t::client::ByteStream".to_owned(),
        Answer::Exchange => format!("t::client::Exchange<{plain}>"),
    };
    Some(format!("is::<{ty}>({call}.{}().await?);", FieldName::from_wire(&format.wire)?.of_call()))
}

struct Call<'a> {
    home: &'a Home<'a>,
    operation: &'a Operation,
}

impl Call<'_> {
    /// The call, where `last` is given for the last parameter of the path.
    fn with(&self, last: &str) -> String {
        let count = self.operation.path_parameters().count();
        let ids = (1..=count).map(|place| if place == count { last } else { "any::<&str>()" });
        let arguments: Vec<String> = ids.map(str::to_owned).chain(self.body()).collect();
        format!("calls.{}({})", method(self.operation.method.wire()), arguments.join(", "))
    }

    fn may_leave_id_out(&self) -> bool {
        let last = self.operation.path_parameters().last();
        last.is_some_and(|wire| self.home.spec.platform.is_optional(wire, self.operation))
    }

    fn body(&self) -> Option<String> {
        match &self.operation.request {
            Request::None => None,
            Request::NotStated => Some("any::<t::Value>()".to_owned()),
            Request::Fields(_) => {
                let ty = self.home.resource.request_type(self.operation);
                Some(format!("any::<{}>()", self.home.ty(&ty)))
            }
        }
    }

    fn record(&self) -> String {
        match self.operation.response {
            Response::NotStated | Response::Bytes => "t::Value".to_owned(),
            Response::Object(_) => self.home.ty(&self.home.resource.ty),
        }
    }

    /// What a call is of besides, that answers with a file.
    fn form(&self) -> &'static str {
        if self.is_file() { ", t::client::File" } else { "" }
    }

    fn is_file(&self) -> bool {
        matches!(self.operation.response, Response::Bytes)
    }

    /// What comes back where nothing else is asked for.
    fn unasked(&self) -> String {
        if self.is_file() { "t::client::ByteStream".to_owned() } else { self.plain() }
    }

    /// What the unified form is.
    fn plain(&self) -> String {
        let record = self.record();
        match self.operation.method {
            Method::List => format!("t::client::Page<Vec<{record}>>"),
            Method::Custom(_) => format!("t::client::Enveloped<{record}>"),
            Method::Get | Method::Create | Method::Update | Method::Delete => record,
        }
    }

    fn options(&self) -> Vec<String> {
        let call = self.with("any::<&str>()");
        let mut lines = vec![format!("is({call}.provider(any::<t::Provider>()).exclude_fields([\"x\"]));")];
        if !self.operation.query.is_empty() {
            let query = self.home.ty(&self.home.resource.query_type(self.operation));
            lines.push(format!("is({call}.query(any::<{query}>()));"));
        }
        if self.operation.method == Method::List && !self.is_file() {
            let record = self.record();
            lines.push(format!("is::<t::client::Items<{record}>>({call}.limit(1).cursor(\"x\").items());"));
            lines.push(format!("is::<t::client::Pages<Vec<{record}>>>({call}.ignore_limit().pages());"));
            let map = format!("t::client::Page<std::collections::BTreeMap<String, {record}>>");
            lines.push(format!("is::<{map}>({call}.key_by(\"x\").await?);"));
        }
        if self.takes_key() {
            lines.push(format!("is({call}.idempotent().idempotency_key(\"x\"));"));
        }
        lines
    }

    /// It sends something that could be applied twice.
    fn takes_key(&self) -> bool {
        match (&self.operation.method, self.operation.http) {
            (Method::List, _) | (_, Http::Get) => false,
            (Method::Custom(_), _) => true,
            (_, http) => http != Http::Delete,
        }
    }

    fn answers(&self) -> Vec<String> {
        let (call, plain, unasked) = (self.with("any::<&str>()"), self.plain(), self.unasked());
        let formats = self.home.spec.platform.response_formats.iter();
        let offered = formats.filter(|format| !self.is_file() && self.operation.offers(format));
        let answers = offered.filter_map(|format| in_format(&call, format, &plain));
        let first = [
            format!("is::<{unasked}>({call}.await?);"),
            format!("is::<t::client::Response<{unasked}>>({call}.send().await?);"),
        ];
        first.into_iter().chain(answers).collect()
    }
}
