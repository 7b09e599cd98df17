//! Where requests go, and what they show themselves by.

use std::net::Ipv4Addr;

use super::platform::Lowering;
use crate::diagnostics::{Diagnostic, Rule};
use crate::input::{self, Given, Text};
use crate::model::Authentication;

impl Lowering<'_, '_> {
    pub(super) fn base_url(&mut self, text: &Text) -> String {
        let url = self.required(text, "base_url", "platform.yaml", &self.top());
        if let Some(text) = text.get().filter(|_| !url.is_empty() && !is_base_url(&url)) {
            let place = self.place(text);
            self.report.push(
                Diagnostic::new(Rule::BaseUrl, place, format!("`{url}` is not a base URL"))
                    .label("routes cannot start with this")
                    .help("write scheme and host without a slash at the end: https://api.example.com"),
            );
        }
        url
    }

    pub(super) fn authentication(&mut self, input: &Given<input::Authentication>) -> Authentication {
        let Some(input) = input.get() else {
            if input.is_absent() {
                self.missing("authentication");
            }
            return Authentication { header: String::new(), scheme: String::new() };
        };
        let place = self.key("authentication");
        let header = self.required(&input.header, "header", "`authentication`", &place);
        let scheme = self.required(&input.scheme, "scheme", "`authentication`", &place);
        if !header.chars().all(is_of_header) {
            let message = format!("no header is called `{header}`");
            self.refuse(&input.header, message, "a name of letters, digits and hyphens: `Authorization`");
        }
        if OF_CLIENT.iter().any(|own| header.eq_ignore_ascii_case(own)) {
            let message = format!("`{header}` is a header that clients set to something else");
            self.refuse(&input.header, message, "the one that carries the token: `Authorization`");
        }
        if !scheme.chars().all(|c| c.is_ascii_graphic() || c == ' ') {
            let message = format!("no header can have `{scheme}` in it");
            self.refuse(&input.scheme, message, "a word in ASCII: `Bearer`");
        }
        Authentication { header, scheme }
    }

    fn refuse(&mut self, text: &Text, message: String, wanted: &str) {
        let Some(text) = text.get() else { return };
        let place = self.place(text);
        self.report.push(
            Diagnostic::new(Rule::Authentication, place, message)
                .label("no request could carry this")
                .help(format!("write {wanted}")),
        );
    }
}

/// Headers that say where a message ends, what is in it, and which request it is.
const OF_CLIENT: [&str; 11] = [
    "accept",
    "connection",
    "content-length",
    "content-type",
    "host",
    "idempotency-key",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
];

fn is_base_url(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
        let is_plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "-._~:/".contains(c));
        let has_steps = path.split('/').any(|step| [".", ".."].contains(&step));
        let is_number = port.bytes().all(|byte| byte.is_ascii_digit());
        let is_port = is_number && port.parse::<u16>().is_ok_and(|port| port > 0);
        is_plain && !has_steps && !rest.ends_with('/') && is_host(host) && is_port
    })
}

/// RFC 1123, section 2.1: labels of letters, digits and hyphens, or an IPv4 address, which is what URLs take a number in the end for. A dot may
/// end a name.
fn is_host(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let is_label = |label: &str| {
        let is_plain = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        is_plain && (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    let hexadecimal = last.strip_prefix("0x").or_else(|| last.strip_prefix("0X"));
    let is_number = last.bytes().all(|byte| byte.is_ascii_digit())
        || hexadecimal.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let is_name = host.len() <= 253 && host.split('.').all(is_label) && !is_number;
    is_name || host.parse::<Ipv4Addr>().is_ok()
}

/// RFC 9110, section 5.6.2: `token`.
fn is_of_header(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)
}
