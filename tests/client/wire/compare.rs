//! What differs between what was to be sent and what was.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use super::server::Heard;
use super::table::{Common, Exchange};

/// What differs, in words.
pub(super) fn differences(common: &Common, expected: &[Exchange], heard: &[Heard]) -> Vec<String> {
    let requests = |count: usize| if count == 1 { "1 request".to_owned() } else { format!("{count} requests") };
    let mut all = Vec::new();
    if expected.len() != heard.len() {
        let lines: Vec<_> = heard.iter().map(|heard| format!("\n  {} {}", heard.method, heard.target)).collect();
        let (expected, heard) = (requests(expected.len()), requests(heard.len()));
        all.push(format!("{expected} should have been sent, and {heard} came:{}", lines.concat()));
    }
    for (expected, heard) in expected.iter().zip(heard) {
        let line = format!("{} {}", heard.method, heard.target);
        all.extend(differs("the request line", &target(expected), &line));
        all.extend(differs("the headers", &listed(expected_headers(common, expected)), &listed(sent_headers(heard))));
        let body = expected.body.as_deref().unwrap_or_default();
        all.extend(differs("the body", body, &String::from_utf8_lossy(&heard.body)));
        all.extend(framing(heard));
    }
    all
}

pub(super) fn differs(what: &str, expected: &str, actual: &str) -> Option<String> {
    (expected != actual).then(|| format!("{what} differs\n  expected: {expected}\n  actual:   {actual}"))
}

/// Method and target as they are on the wire.
fn target(expected: &Exchange) -> String {
    let query = expected.raw_query.clone().unwrap_or_else(|| {
        let pairs = expected.query.iter().map(|pair| pair.split_once('=').expect("a query has `name=value`"));
        pairs.map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect::<Vec<_>>().join("&")
    });
    let separator = if query.is_empty() { "" } else { "?" };
    format!("{}{separator}{query}", expected.request)
}

/// RFC 3986: everything but the unreserved characters.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            _ => write!(encoded, "%{byte:02X}").expect("a string takes everything"),
        }
    }
    encoded
}

fn expected_headers(common: &Common, expected: &Exchange) -> Vec<(String, String)> {
    let of_body = expected.body.iter().flat_map(|_| &common.body_headers);
    let all = common.headers.iter().chain(of_body).map(|(name, value)| (name.clone(), Some(value.clone())));
    let mut headers: BTreeMap<String, Option<String>> = all.collect();
    headers.extend(expected.headers.clone());
    let version = version();
    headers.into_iter().filter_map(|(name, value)| Some((name, value?.replace("<version>", &version)))).collect()
}

/// All of them, so that one which comes twice is there twice, and none comes that nobody knows of. Those of the
/// connection are the transport's, and checked by [`framing`].
fn sent_headers(heard: &Heard) -> Vec<(String, String)> {
    let of_connection = |name: &str| matches!(name, "host" | "content-length");
    let sent = heard.headers.iter().filter(|(name, _)| !of_connection(name)).cloned();
    sent.map(|(name, value)| (name, if is_random(&value) { "<uuid>".to_owned() } else { value })).collect()
}

/// A UUID of version 4, which no table can foresee.
fn is_random(value: &str) -> bool {
    let form = |(index, c): (usize, char)| match index {
        8 | 13 | 18 | 23 => c == '-',
        14 => c == '4',
        19 => matches!(c, '8' | '9' | 'a' | 'b'),
        _ => matches!(c, '0'..='9' | 'a'..='f'),
    };
    value.len() == 36 && value.chars().enumerate().all(form)
}

fn listed(mut headers: Vec<(String, String)>) -> String {
    headers.sort();
    let lines: Vec<_> = headers.into_iter().map(|(name, value)| format!("\n    {name}: {value}")).collect();
    lines.concat()
}

/// One host, and one length: none where there is no body to measure.
fn framing(heard: &Heard) -> Option<String> {
    let all = |name: &str| heard.headers.iter().filter(|(known, _)| known == name).count();
    let length = heard.header("content-length");
    let may_be_left_out = heard.body.is_empty();
    let is_measured = length.map_or(may_be_left_out, |length| length == heard.body.len().to_string());
    let needless = may_be_left_out && matches!(heard.method.as_str(), "GET" | "DELETE") && length.is_some();
    let is_sound = is_measured && !needless && all("host") == 1 && all("content-length") <= 1;
    (!is_sound).then(|| format!("the body's length or the host is not said once: {:?}", heard.headers))
}

/// The version of the crate, as its manifest has it.
fn version() -> String {
    let path = tests::workspace().join("generated/Cargo.toml");
    let manifest = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let version = manifest.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    version.expect("the crate has a version").to_owned()
}
