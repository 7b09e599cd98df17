//! Where requests go, and what they show themselves by.

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

fn is_base_url(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let authority = rest.split('/').next().unwrap_or_default();
        let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
        let is_plain = rest.chars().all(|c| c.is_ascii_alphanumeric() || "-._~:/".contains(c));
        is_plain && !rest.ends_with('/') && !host.is_empty() && port.parse::<u16>().is_ok()
    })
}

/// RFC 9110, section 5.6.2: `token`.
fn is_of_header(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)
}
