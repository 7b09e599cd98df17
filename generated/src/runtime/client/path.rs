//! Paths whose parameters cannot change which path it is.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::error::BuildError;

/// Everything but what RFC 3986 calls unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Text as a URL can carry it, in a path or in a query.
pub(crate) fn encode(text: &str) -> impl Iterator<Item = &str> {
    utf8_percent_encode(text, RESERVED)
}

/// What stands in for a parameter of the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InPath {
    pub(crate) name: &'static str,
    /// `None` leaves it out, together with the slash before it.
    pub(crate) value: Option<String>,
}

/// Fills a template in, its parameters in the order of the path: `/unified/ticketing/accounts/{id}`.
///
/// An empty value would make another route of it, and URLs take `.` and `..` for steps between folders, however they are encoded:
/// these are refused.
pub(crate) fn fill(template: &str, values: &[InPath]) -> Result<String, BuildError> {
    let mut path = String::with_capacity(template.len() + 24);
    let mut values = values.iter();
    for segment in template.split('/').skip(1) {
        let is_parameter = segment.starts_with('{') && segment.ends_with('}');
        match is_parameter.then(|| values.next()).flatten() {
            None => push(&mut path, [segment]),
            Some(InPath { value: None, .. }) => {}
            Some(InPath { name, value: Some(value) }) => {
                if matches!(value.as_str(), "" | "." | "..") {
                    return Err(BuildError::PathParameter { name: (*name).to_owned(), given: value.clone() });
                }
                push(&mut path, encode(value));
            }
        }
    }
    Ok(path)
}

fn push<'a>(path: &mut String, parts: impl IntoIterator<Item = &'a str>) {
    path.push('/');
    path.extend(parts);
}

#[cfg(test)]
mod tests {
    use super::{InPath, fill};

    fn filled(id: &str) -> Option<String> {
        fill("/unified/crm/users/{id}", &[InPath { name: "id", value: Some(id.to_owned()) }]).ok()
    }

    #[test]
    fn no_value_changes_the_path() {
        for (id, expected) in [
            ("23", "23"),
            ("a/b", "a%2Fb"),
            ("a?b=c#d", "a%3Fb%3Dc%23d"),
            ("../..", "..%2F.."),
            ("%2e%2e", "%252e%252e"),
            ("a b+c", "a%20b%2Bc"),
            ("\0\r\n", "%00%0D%0A"),
            ("ü…", "%C3%BC%E2%80%A6"),
            ("a\\b", "a%5Cb"),
            ("{id}", "%7Bid%7D"),
            ("~-._", "~-._"),
            ("...", "..."),
        ] {
            assert_eq!(filled(id).as_deref(), Some(format!("/unified/crm/users/{expected}").as_str()), "{id:?}");
        }
    }

    #[test]
    fn what_would_change_it_however_encoded_is_refused() {
        for id in ["", ".", ".."] {
            assert_eq!(filled(id), None, "{id:?}");
        }
    }

    #[test]
    fn what_is_left_out_takes_its_slash_along() {
        let path = fill("/unified/crm/users/{id}", &[InPath { name: "id", value: None }]);
        assert_eq!(path.ok().as_deref(), Some("/unified/crm/users"));
    }
}
