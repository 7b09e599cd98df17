//! The vendor's SDK for TypeScript, `@truto/truto-ts-sdk` 2.0.

use super::sdk::{Reached, reached};
use super::text::{TYPESCRIPT, pretty, quoted};
use super::{Call, TOKEN, Value};
use crate::model::{Method, Operation, Resource, Spec};

/// What the SDK takes out of the query for itself.
const TAKEN: [&str; 2] = ["unified_model", "resource"];

pub(super) fn write(spec: &Spec, resource: &Resource, operation: &Operation, call: &Call) -> String {
    match reached(spec, resource, operation, call).and_then(|call| whole(&call)) {
        Ok(sample) => sample,
        Err(reason) => format!("// {reason}\n"),
    }
}

fn whole(call: &Reached<'_>) -> Result<String, String> {
    if let Some((name, _)) = call.query.iter().find(|(name, _)| TAKEN.contains(&name.as_str())) {
        return Err(format!("The SDK has no way to send the query parameter `{name}`."));
    }
    if call.is_file {
        return Err("The SDK reads every answer as JSON, and this one is a file.".to_owned());
    }
    let token = format!("token: process.env.{TOKEN} ?? \"\"");
    let base_url = call.base_url.map(|url| format!(", baseUrl: {}", quoted(url))).unwrap_or_default();
    let made = made(call);
    let used = match call.method {
        Method::List => format!("for await (const record of {made}) {{\n  console.log(record);\n}}\n"),
        _ => format!("const answer = await {made};\nconsole.log(answer);\n"),
    };
    Ok(format!(
        "import TrutoApi from \"@truto/truto-ts-sdk\";\n\nconst truto = new TrutoApi({{ {token}{base_url} }});\n\n{used}"
    ))
}

/// What is asked for stands behind what it is asked of.
fn made(call: &Reached<'_>) -> String {
    let text = |name: &str, text: &str| (name.to_owned(), Value::Text(text.to_owned()));
    let mut options = vec![text("unified_model", call.model), text("resource", call.resource)];
    options.extend(call.query.iter().cloned());
    let method = match call.method {
        Method::Custom(_) => "customMethod",
        known => known.kind(),
    };
    let whom = match call.method {
        Method::Custom(name) => Some(name.as_str()),
        _ => call.id,
    };
    let body = call.body.map(|body| pretty(body, TYPESCRIPT, 0));
    let options = pretty(&Value::Object(options), TYPESCRIPT, 0);
    let arguments: Vec<String> = whom.map(quoted).into_iter().chain(body).chain([options]).collect();
    format!("truto.unifiedApi.{method}({})", arguments.join(", "))
}
