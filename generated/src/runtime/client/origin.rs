//! Hosts: where a token may be sent.

use std::net::IpAddr;

use http::Uri;
use http::uri::{Authority, Scheme};

use super::error::BuildError;

/// Scheme, host and port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    scheme: Scheme,
    authority: Authority,
}

impl Origin {
    /// The origin of a base URL, which has no query, no fragment and no password.
    pub(crate) fn of(base_url: &str, allow_plaintext: bool) -> Result<Self, BuildError> {
        let given = || without_secrets(base_url);
        let refuse = |reason| BuildError::BaseUrl { given: given(), reason };
        let uri: Uri = base_url
            .parse()
            .map_err(|_| refuse("it cannot be read; write scheme and host: https://api.example.com"))?;
        let scheme = uri.scheme().filter(|scheme| **scheme == Scheme::HTTPS || **scheme == Scheme::HTTP);
        let scheme = scheme.ok_or_else(|| refuse("it does not begin with https://"))?.clone();
        let authority = uri.authority().ok_or_else(|| refuse("it has no host"))?.clone();
        if authority.as_str().contains('@') {
            return Err(refuse("it has a user or a password; the token is given with `.token(…)`"));
        }
        if uri.query().is_some() || base_url.contains('#') {
            return Err(refuse("it has a query or a fragment; only scheme, host and path stand before every call"));
        }
        if scheme == Scheme::HTTP && !allow_plaintext && !is_loopback(authority.host()) {
            return Err(BuildError::Plaintext { given: given() });
        }
        Ok(Self { scheme, authority })
    }

    /// The URL that a redirect leads to, if it is of this origin.
    pub(crate) fn join(&self, location: &str) -> Option<String> {
        if location.starts_with('/') && !location.starts_with("//") && !location.contains('\\') {
            let url = format!("{}://{}{location}", self.scheme, self.authority);
            return url.parse::<Uri>().is_ok().then_some(url);
        }
        let uri: Uri = location.parse().ok()?;
        let same_scheme = uri.scheme() == Some(&self.scheme);
        let same_host = uri.authority().is_some_and(|authority| {
            authority.host().eq_ignore_ascii_case(self.authority.host())
                && self.port(authority) == self.port(&self.authority)
                && !authority.as_str().contains('@')
        });
        (same_scheme && same_host).then(|| location.to_owned())
    }

    /// What is sent there stays on this machine.
    pub(crate) fn is_loopback(&self) -> bool {
        is_loopback(self.authority.host())
    }

    fn port(&self, authority: &Authority) -> u16 {
        authority.port_u16().unwrap_or(if self.scheme == Scheme::HTTPS { 443 } else { 80 })
    }
}

/// A base URL as errors and `Debug` show it: passwords stand before an `@`, tokens in a query.
pub(crate) fn without_secrets(url: &str) -> String {
    let url = url.split(['?', '#']).next().unwrap_or_default();
    match url.rsplit_once('@') {
        Some((before, host)) => format!("{}…@{host}", before.find("://").map_or("", |at| &before[..at + 3])),
        None => url.to_owned(),
    }
}

/// What is said to this host stays on this machine.
fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::Origin;

    #[test]
    fn tokens_travel_encrypted_or_not_at_all() {
        for url in [
            "https://api.example.com",
            "https://api.example.com:8443/base",
            "http://localhost:1",
            "http://127.0.0.9",
            "http://[::1]:8",
        ] {
            assert!(Origin::of(url, false).is_ok(), "{url}");
        }
        for url in [
            "http://api.example.com",
            "http://localhost.example.com",
            "http://127.0.0.1.example.com",
            "ftp://api.example.com",
            "api.example.com",
            "/base",
            "",
            "https://user:secret@api.example.com",
            "https://api.example.com?a=b",
            "https://api.example.com/#a",
        ] {
            assert!(Origin::of(url, false).is_err(), "{url}");
        }
        assert!(Origin::of("http://api.example.com", true).is_ok());
    }

    #[test]
    fn no_password_is_shown() {
        for url in [
            "https://user:hunter2@api.example.com",
            "ftp://user:hunter2@api.example.com",
            "https://user:hunter2 @api.example.com",
            "user:hunter2@api.example.com",
            "https://api.example.com?token=hunter2",
            "http://api.example.com/#hunter2",
        ] {
            let error = Origin::of(url, false).map_err(|error| format!("{error} {error:?}"));
            assert!(error.is_err_and(|text| !text.contains("hunter2")), "{url}");
        }
    }

    #[test]
    fn redirects_that_leave_the_host_are_told() {
        let Ok(origin) = Origin::of("https://api.example.com/base", false) else {
            unreachable!("a URL like this is accepted")
        };
        for (location, expected) in [
            ("/a?b=c", Some("https://api.example.com/a?b=c")),
            ("https://api.example.com/a", Some("https://api.example.com/a")),
            ("https://API.example.com:443/a", Some("https://API.example.com:443/a")),
            ("https://api.example.com:444/a", None),
            ("http://api.example.com/a", None),
            ("https://api.example.com.evil.org/a", None),
            ("https://api.example.com@evil.org/a", None),
            ("//evil.org/a", None),
            ("/a b", None),
            ("/\\evil.org/a", None),
            ("a/b", None),
            ("", None),
        ] {
            assert_eq!(origin.join(location).as_deref(), expected, "{location}");
        }
    }
}
