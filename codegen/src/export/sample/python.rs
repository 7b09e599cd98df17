//! `requests`.

use super::text::{PYTHON, pretty, quoted};
use super::{Call, FILE, TOKEN};

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
    lines.extend(["  timeout=30,", ")"].map(str::to_owned));
    if call.is_file {
        lines.push("response.raise_for_status()".to_owned());
        lines.push(format!("with open({}, \"wb\") as file:\n  file.write(response.content)", quoted(FILE)));
    } else {
        lines.push("print(response.status_code, response.text)".to_owned());
    }
    lines.join("\n") + "\n"
}
