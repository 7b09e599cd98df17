//! `fetch`, as Node and browsers have it.

use super::text::{JAVASCRIPT, pretty, quoted};
use super::{Call, FILE, TOKEN};

pub(super) fn write(call: &Call) -> String {
    let (header, scheme) = &call.authorization;
    let mut lines: Vec<String> = Vec::new();
    if call.is_file {
        lines.push("import { writeFile } from \"node:fs/promises\";\n".to_owned());
    }
    lines.extend([
        format!("const response = await fetch({}, {{", quoted(&call.address())),
        format!("  method: {},", quoted(call.http.as_str())),
        "  headers: {".to_owned(),
        format!("    {}: {} + process.env.{TOKEN},", quoted(header), quoted(&format!("{scheme} "))),
    ]);
    if call.body.is_some() {
        lines.push("    \"Content-Type\": \"application/json\",".to_owned());
    }
    lines.push("  },".to_owned());
    if let Some(body) = &call.body {
        lines.push(format!("  body: JSON.stringify({}),", pretty(body, JAVASCRIPT, 1)));
    }
    lines.push("});".to_owned());
    if call.is_file {
        lines.push("if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);".to_owned());
        lines.push(format!("await writeFile({}, new Uint8Array(await response.arrayBuffer()));", quoted(FILE)));
    } else {
        lines.push("console.log(response.status, await response.text());".to_owned());
    }
    lines.join("\n") + "\n"
}
