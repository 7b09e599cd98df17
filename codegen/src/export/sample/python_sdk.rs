//! The vendor's SDK for Python, `truto-python-sdk` 0.1.

use super::sdk::{Reached, reached};
use super::text::{PYTHON, pretty, quoted};
use super::{Call, TOKEN, Value};
use crate::model::{Method, Operation, Resource, Spec};

pub(super) fn write(spec: &Spec, resource: &Resource, operation: &Operation, call: &Call) -> String {
    match reached(spec, resource, operation, call) {
        Ok(call) => whole(&call),
        Err(reason) => format!("# {reason}\n"),
    }
}

fn whole(call: &Reached<'_>) -> String {
    let quote = if call.id.is_some() { "from urllib.parse import quote\n" } else { "" };
    let base_url = call.base_url.map(|url| format!(", base_url={}", quoted(url))).unwrap_or_default();
    let mut lines = vec![
        format!("import asyncio\nimport os\n{quote}\nfrom truto_python_sdk import TrutoApi\n\n\nasync def main():"),
        format!("  truto = TrutoApi(token=os.environ[{}]{base_url})", quoted(TOKEN)),
    ];
    lines.extend(note(call.method).map(|note| format!("  # {note}")));
    match call.method {
        _ if call.is_file => lines.extend([
            format!("  file = await {}", made(written(call.method), call)),
            "  # What the server calls text or JSON is read already; every other file is bytes.".to_owned(),
            "  print(type(file), len(file))".to_owned(),
        ]),
        Method::List => lines.extend([
            format!("  records = {}", made("list", call)),
            "  while True:".to_owned(),
            "    for record in await records.next_page():".to_owned(),
            "      print(record)".to_owned(),
            "    if not records.next_cursor:".to_owned(),
            "      break".to_owned(),
        ]),
        known => lines.push(format!("  print(await {})", made(written(known), call))),
    }
    lines.push("\n\nasyncio.run(main())\n".to_owned());
    lines.join("\n")
}

/// Why the call is not what one would expect.
fn note(method: &Method) -> Option<&'static str> {
    match method {
        Method::List => Some("`async for` would stop at a page without records."),
        Method::Get | Method::Update | Method::Delete => Some("The SDK does not encode identifiers."),
        Method::Custom(_) => Some("`custom_method` fails before it sends; `create` gets to the same place."),
        Method::Create => None,
    }
}

/// The SDK's method for one of the API.
fn written(method: &Method) -> &'static str {
    match method {
        Method::Custom(_) => "create",
        known => known.kind(),
    }
}

fn made(method: &str, call: &Reached<'_>) -> String {
    let resource = match call.method {
        Method::Custom(name) => format!("{}/{name}", call.resource),
        _ => call.resource.to_owned(),
    };
    let mut arguments = vec![quoted(call.model), quoted(&resource)];
    arguments.extend(call.id.map(|id| format!("quote({}, safe=\"\")", quoted(id))));
    arguments.extend(call.body.map(|body| pretty(body, PYTHON, 2)));
    arguments.push(pretty(&Value::Object(call.query.to_vec()), PYTHON, 2));
    let arguments: Vec<String> = arguments.into_iter().map(|argument| format!("    {argument},\n")).collect();
    format!("truto.unified_api.{method}(\n{}  )", arguments.concat())
}
