//! `requests`.

use super::text::{PYTHON, pretty, quoted};
use super::{Call, TOKEN};

pub(super) fn write(call: &Call) -> String {
    let (header, scheme) = &call.authorization;
    let mut lines = vec![
        "import os\n".to_owned(),
        "import requests\n".to_owned(),
        "response = requests.request(".to_owned(),
        format!("  {},", quoted(call.http.as_str())),
        format!("  {},", quoted(&call.url)),
    ];
    if !call.query.is_empty() {
        let pairs = call.query.iter().map(|(name, text)| format!("({}, {})", quoted(name), quoted(text)));
        lines.push(format!("  params=[{}],", pairs.collect::<Vec<_>>().join(", ")));
    }
    let before = quoted(&format!("{scheme} "));
    lines.push(format!("  headers={{{}: {before} + os.environ[{}]}},", quoted(header), quoted(TOKEN)));
    if let Some(body) = &call.body {
        lines.push(format!("  json={},", pretty(body, PYTHON, 1)));
    }
    lines.extend(["  timeout=30,", ")", "print(response.status_code, response.text)"].map(str::to_owned));
    lines.join("\n") + "\n"
}
