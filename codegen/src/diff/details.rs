//! The single changes of an entry, as few lines as say it: a provider that left seventeen fields is one line.

use super::change::{Change, Text, What};
use super::entry::{Entry, Judged};
use super::subject::{Scope, Subject};
use crate::diagnostics::spelled;

/// One change.
struct Detail {
    provider: Option<String>,
    /// The field, or whatever else it is about.
    name: String,
    /// What the field is part of.
    scope: Option<String>,
    /// The fact before and after.
    what: String,
}

/// What several changes have in common.
struct Line {
    providers: Vec<String>,
    places: String,
    what: String,
}

impl Entry {
    /// The single changes, where they say more than the title. Changes that say the same of several fields, operations or
    /// providers share a line.
    pub fn details(&self) -> Vec<String> {
        if let [only] = &self.changes[..]
            && !says_more(only)
        {
            return Vec::new();
        }
        let is_of_one = self.provider().is_some();
        let details = self.changes.iter().map(|judged| detail(judged, is_of_one)).collect();
        folded(details).into_iter().map(|line| spelled(&line.into_text()).into_owned()).collect()
    }
}

/// The title of a single change says neither which operation it is about, nor what a text was and is.
fn says_more(judged: &Judged) -> bool {
    let field = judged.change.subject().field();
    let is_text = matches!(judged.change.what, What::Text(..) | What::Described(_) | What::Published(_));
    is_text || field.is_some_and(|field| field.scope != Scope::Object)
}

/// Where the entry is about one provider, its title has the name already.
fn detail(judged: &Judged, is_of_one: bool) -> Detail {
    let change = &judged.change;
    let subject = change.subject();
    let (name, scope) = match subject.field() {
        Some(field) => (field.path.clone(), Some(in_words(&field.scope))),
        None => (subject.method().map_or_else(|| named(change), str::to_owned), None),
    };
    let provider = change.provider().filter(|_| !is_of_one).map(|who| who.label.clone());
    Detail { provider, name, scope, what: what(&change.what) }
}

/// A provider has three names, of which several can change at once.
fn named(change: &Change) -> String {
    let subject = change.subject();
    match (subject, &change.what) {
        (Subject::Provider(_), What::Name(_)) => format!("{subject}, key"),
        (Subject::Provider(_), What::Text(Text::Label, _)) => format!("{subject}, label"),
        (Subject::Provider(_), What::RustName(_)) => format!("{subject}, name in Rust"),
        _ => subject.to_string(),
    }
}

fn in_words(scope: &Scope) -> String {
    match scope {
        Scope::Object => "object".to_owned(),
        Scope::Operation(method, location) => format!("{method} {}", location.as_str()),
    }
}

fn what(what: &What) -> String {
    let values = what.values();
    match (values.before, values.after) {
        (Some(before), Some(after)) => format!("{before} → {after}"),
        (Some(before), None) => format!("was {before}"),
        (None, Some(after)) => after,
        (None, None) => String::new(),
    }
}

fn folded(details: Vec<Detail>) -> Vec<Line> {
    let alike = gathered(details, |detail| (detail.provider.clone(), detail.what.clone()));
    let lines = alike.into_iter().map(|((provider, what), details)| (provider, (places(details), what)));
    let lines = gathered(lines.collect(), |(_, line)| line.clone());
    let line = |((places, what), members): ((String, String), Vec<(Option<String>, _)>)| Line {
        providers: members.into_iter().filter_map(|(provider, _)| provider).collect(),
        places,
        what,
    };
    lines.into_iter().map(line).collect()
}

/// `name, emails (update request); id (object)`.
fn places(details: Vec<Detail>) -> String {
    let fields = gathered(details, |detail| detail.name.clone()).into_iter();
    let fields = fields.map(|(name, details)| {
        let scopes: Vec<String> = details.into_iter().filter_map(|detail| detail.scope).collect();
        (name, scopes.join(", "))
    });
    let scopes = gathered(fields.collect(), |(_, scopes)| scopes.clone()).into_iter();
    let parts = scopes.map(|(scopes, fields)| {
        let names: Vec<String> = fields.into_iter().map(|(name, _)| name).filter(|name| !name.is_empty()).collect();
        match (names.is_empty(), scopes.is_empty()) {
            (true, _) => scopes,
            (false, true) => names.join(", "),
            (false, false) => format!("{} ({scopes})", names.join(", ")),
        }
    });
    parts.collect::<Vec<_>>().join("; ")
}

/// The items with the same key together, in the order of the first of each.
fn gathered<T, K: PartialEq>(items: Vec<T>, key: impl Fn(&T) -> K) -> Vec<(K, Vec<T>)> {
    let mut groups: Vec<(K, Vec<T>)> = Vec::new();
    for item in items {
        let key = key(&item);
        match groups.iter_mut().find(|(other, _)| *other == key) {
            Some((_, members)) => members.push(item),
            None => groups.push((key, vec![item])),
        }
    }
    groups
}

impl Line {
    fn into_text(self) -> String {
        let parts = [self.providers.join(", "), self.places, self.what];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
    }
}

#[cfg(test)]
mod tests {
    use super::{Detail, Line, folded};

    fn text(details: &[(&str, &str, &str, &str)]) -> Vec<String> {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let detail = |(provider, name, scope, what): &(&str, &str, &str, &str)| Detail {
            provider: some(provider),
            name: (*name).to_owned(),
            scope: some(scope),
            what: (*what).to_owned(),
        };
        folded(details.iter().map(detail).collect()).into_iter().map(Line::into_text).collect()
    }

    #[test]
    fn what_is_said_alike_is_said_once() {
        let rows = [
            ("", "name", "update request", "was supported"),
            ("", "id", "update response", "was supported"),
            ("", "emails", "update request", "was supported"),
            ("", "roles", "update request", "was required"),
        ];
        let expected = [
            "name, emails (update request); id (update response): was supported",
            "roles (update request): was required",
        ];
        assert_eq!(text(&rows), expected);
        let columns = [
            ("Alpha", "name", "update request", "supported"),
            ("Beta", "name", "update request", "required"),
            ("Gamma", "name", "update request", "supported"),
        ];
        let expected = ["Alpha, Gamma: name (update request): supported", "Beta: name (update request): required"];
        assert_eq!(text(&columns), expected);
    }

    #[test]
    fn what_has_no_value_or_no_scope() {
        assert_eq!(
            text(&[("", "name", "object", ""), ("", "name", "get response", "")]),
            ["name (object, get response)"]
        );
        assert_eq!(text(&[("", "", "object", "a → b")]), ["object: a → b"]);
        assert_eq!(text(&[("", "update", "", "was raw")]), ["update: was raw"]);
    }
}
