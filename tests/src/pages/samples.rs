//! The five samples that close a page about an operation. All send the same: the typed fields, in the order of the schema.

use serde_json::{Value, json};
use unified_codegen::model::{Scalar, Type};

use super::model::{Field, Shown};

/// The samples as they are laid out, one after the other.
pub(super) fn laid_out(shown: &Shown<'_>) -> String {
    all(shown).iter().map(|sample| format!("{sample}\n")).collect()
}

/// The samples as text without spaces has them: no line is indented or blank, and nothing stands between two samples.
pub(super) fn squeezed(shown: &Shown<'_>) -> String {
    let squeeze = |sample: &String| {
        let lines: Vec<&str> = sample.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        lines.join("\n")
    };
    all(shown).iter().map(squeeze).collect::<String>() + "\n"
}

fn all(shown: &Shown<'_>) -> Vec<String> {
    let call = Call::of(shown);
    vec![call.shell(), call.javascript(), call.python(), call.typescript_client(), call.python_client()]
}

struct Call {
    verb: String,
    url: String,
    api: String,
    resource: String,
    method: String,
    has_id: bool,
    body: Option<String>,
}

impl Call {
    fn of(shown: &Shown<'_>) -> Self {
        Self {
            verb: shown.operation.http.as_str().to_owned(),
            url: format!("https://api.example.test{}", shown.operation.path),
            api: shown.resource.api.clone(),
            resource: shown.resource.slug.clone(),
            method: shown.operation.method.wire().to_owned(),
            has_id: shown.operation.path.contains('{'),
            body: shown.request.as_deref().map(body),
        }
    }

    fn shell(&self) -> String {
        let mut lines = vec![
            format!("curl -X {} '{}?integrated_account_id=<integrated_account_id>'", self.verb, self.url),
            "  -H 'Authorization: Bearer <token>'".to_owned(),
            "  -H 'Content-Type: application/json'".to_owned(),
        ];
        lines.extend(self.body.as_ref().map(|body| format!("  -d '{}'", body.replace('\'', r"'\''"))));
        lines.join(" \\\n")
    }

    fn javascript(&self) -> String {
        let body = self.body.as_ref().map_or_else(String::new, |body| format!("\nconst body = {body};\n"));
        let sends = self.body.as_ref().map_or("", |_| "\n  body: JSON.stringify(body),");
        format!(
            "const integratedAccountId = '<integrated_account_id>';\n{body}
const response = await fetch(`{}?integrated_account_id=${{integratedAccountId}}`, {{
  method: '{}',
  headers: {{
    'Authorization': 'Bearer <token>',
    'Content-Type': 'application/json',
  }},{sends}
}});

const data = await response.json();
console.log(data);",
            self.url, self.verb
        )
    }

    fn python(&self) -> String {
        let body = self.body.as_ref().map_or_else(String::new, |body| format!("\npayload = {}", python(body)));
        let sends = self.body.as_ref().map_or("", |_| ", json=payload");
        format!(
            "import requests

url = \"{}\"
headers = {{
    \"Authorization\": \"Bearer <token>\",
    \"Content-Type\": \"application/json\",
}}
params = {{
    \"integrated_account_id\": \"<integrated_account_id>\"
}}{body}

response = requests.{}(url, headers=headers, params=params{sends})
print(response.json())",
            self.url,
            self.verb.to_lowercase()
        )
    }

    fn typescript_client(&self) -> String {
        let id = if self.has_id { "\n  '<resource_id>'," } else { "" };
        let body = self.body.as_ref().map_or_else(String::new, |body| format!("\n  {body},"));
        format!(
            "import Truto from '@truto/truto-ts-sdk';

const truto = new Truto({{
  token: '<token>',
}});

const result = await truto.unifiedApi.{}(
  '{}',
  '{}',{id}{body}
  {{ integrated_account_id: '<integrated_account_id>' }}
);

console.log(result);",
            self.method, self.api, self.resource
        )
    }

    fn python_client(&self) -> String {
        let id = if self.has_id { "\n        \"<resource_id>\"," } else { "" };
        let body = self.body.as_ref().map_or_else(String::new, |body| format!("\n        {},", python(body)));
        format!(
            "import asyncio
from truto_python_sdk import TrutoApi

truto_api = TrutoApi(token=\"<token>\")

async def main():
    result = await truto_api.unified_api.{}(
        \"{}\",
        \"{}\",{id}{body}
        {{\"integrated_account_id\": \"<integrated_account_id>\"}}
    )
    print(result)

asyncio.run(main())",
            self.method, self.api, self.resource
        )
    }
}

/// JSON, a field a line.
fn body(fields: &[Field]) -> String {
    let shown = fields.iter().filter_map(|field| Some(format!("  \"{}\": {}", field.name, value(field)?)));
    let lines: Vec<String> = shown.collect();
    if lines.is_empty() { "{}".to_owned() } else { format!("{{\n{}\n}}", lines.join(",\n")) }
}

/// What stands for a value: its example, the first that it can be, or what shows its type.
fn value(field: &Field) -> Option<Value> {
    if let Some(first) = field.example.as_ref().or(field.values.first()).filter(|_| !field.name.is_empty()) {
        return Some(json!(first));
    }
    Some(match field.ty.as_ref()? {
        Type::Array(_) => json!([]),
        Type::One(Scalar::String(_)) => json!(format!("your_{}", field.name)),
        Type::One(Scalar::Integer | Scalar::Number) => json!(0),
        Type::One(Scalar::Boolean) => json!(true),
        Type::One(_) => json!({}),
    })
}

/// What Python has for the words of JSON.
fn python(json: &str) -> String {
    json.replace(": true", ": True").replace(": false", ": False").replace(": null", ": None")
}
