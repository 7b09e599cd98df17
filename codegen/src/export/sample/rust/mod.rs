//! The generated crate: a program that makes the call, its request typed by the provider.

mod request;

use std::fmt::Write as _;

use self::request::Scope;
use super::call::text;
use super::{Call, FILE, TOKEN};
use crate::model::{Location, Method, Operation, ProviderId, Request, Resource, Role, Spec};
use crate::names;

pub(super) fn write(
    spec: &Spec,
    resource: &Resource,
    operation: &Operation,
    provider: Option<ProviderId>,
    call: &Call,
) -> String {
    let mut scope = Scope::new(spec, resource, provider);
    let client = scope.import("Client");
    let statements = requests(&mut scope, resource, operation);
    let made = made(spec, resource, operation, call, &mut scope);
    let used = match operation.method {
        _ if call.is_file => format!(
            "let mut bytes = {made}.await?;\n    let mut file = std::fs::File::create({FILE:?})?;\n    \
             while let Some(chunk) = bytes.next().await {{\n        \
             std::io::Write::write_all(&mut file, &chunk?)?;\n    }}"
        ),
        Method::List => format!(
            "let mut records = {made}.items();\n    while let Some(record) = records.next().await {{\n        \
             println!(\"{{:?}}\", record?);\n    }}"
        ),
        _ => format!("let answer = {made}.await?;\n    println!(\"{{answer:?}}\");"),
    };
    let mut sample = scope.uses();
    let _ = write!(
        sample,
        "
#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {{
    let client = {client}::builder().token(std::env::var({TOKEN:?})?).build()?;
    let account = client.account({:?});

{statements}    {used}
    Ok(())
}}
",
        account(spec)
    );
    sample
}

/// The account that the call is made on behalf of.
fn account(spec: &Spec) -> String {
    spec.platform.parameter_in_role(Role::Account).map_or_else(|| "your_account".to_owned(), text)
}

/// The statements that build what is sent: the query where something has to be in it, and the body.
fn requests(scope: &mut Scope<'_>, resource: &Resource, operation: &Operation) -> String {
    let (types, asks) = (resource.request_types(), scope.asks(operation));
    let own = types.iter().filter(|ty| ty.is_whole() && ty.operations[0].method == operation.method);
    let own = own.filter(|ty| ty.location == Location::Request || asks);
    own.map(|ty| scope.statement(ty)).collect()
}

/// The call itself.
fn made(spec: &Spec, resource: &Resource, operation: &Operation, call: &Call, scope: &mut Scope<'_>) -> String {
    let mut arguments: Vec<String> = operation.path_parameters().map(|wire| in_path(call, wire)).collect();
    match operation.request {
        Request::None => {}
        Request::NotStated => arguments.push(format!("{}::new()", scope.import("Object"))),
        Request::Fields(_) => arguments.push("body".to_owned()),
    }
    let (api, method) = (spec.api_of(resource).module.of_account(), names::method(operation.method.wire()));
    let mut made = format!("account.{api}().{}().{method}({})", resource.module.ident(), arguments.join(", "));
    if scope.asks(operation) {
        made.push_str(".query(query)");
    }
    for parameter in spec.platform.parameters_of(&operation.method) {
        // What the platform requires by a role, the client sends by itself.
        let by_itself = parameter.required && parameter.role.is_some();
        if operation.requires(parameter, scope.provider) && parameter.location == Location::Query && !by_itself {
            let _ = write!(made, ".unchecked_query({:?}, {:?})", parameter.wire, text(parameter));
        }
    }
    made
}

fn in_path(call: &Call, wire: &str) -> String {
    let known = call.path.iter().find(|(name, _)| name == wire);
    format!("{:?}", known.map_or(wire, |(_, text)| text.as_str()))
}
