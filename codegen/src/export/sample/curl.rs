//! A command line for any POSIX shell.

use super::text::{JSON, pretty};
use super::{Call, FILE, TOKEN};

pub(super) fn write(call: &Call) -> String {
    let (header, scheme) = &call.authorization;
    let mut lines = vec![
        format!("curl --request {} {}", call.http.as_str(), word(&call.address())),
        format!("--header {}\"${TOKEN}\"", word(&format!("{header}: {scheme} "))),
    ];
    if let Some(body) = &call.body {
        lines.push(format!("--header {}", word("Content-Type: application/json")));
        lines.push(format!("--data {}", word(&pretty(body, JSON, 0))));
    }
    if call.is_file {
        // What is no success would be written to the file, too.
        lines.push(format!("--fail --output {}", word(FILE)));
    }
    lines.join(" \\\n  ") + "\n"
}

/// Nothing has a meaning between single quotes.
fn word(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}
