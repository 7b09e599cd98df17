//! What can be asked of an operation.

use super::{Answer, FieldSupport, Location, Operation, ProviderSet, Support};
use crate::generated::provider::Provider;

impl Operation {
    /// The field at this path, `emails[].email` for one inside an array, in one part of the call.
    pub const fn field(&self, location: Location, name: &str) -> Option<&'static FieldSupport> {
        let tables = self.tables();
        let mut table = 0;
        while table < tables.len() {
            let mut index = 0;
            while index < tables[table].len() {
                if tables[table][index].is_at(location, name) {
                    return Some(&tables[table][index]);
                }
                index += 1;
            }
            table += 1;
        }
        None
    }

    /// The field of the body that is sent.
    pub const fn request_field(&self, name: &str) -> Option<&'static FieldSupport> {
        self.field(Location::Request, name)
    }

    /// The field that is sent: in the body, or else in the query.
    pub const fn sent_field(&self, name: &str) -> Option<&'static FieldSupport> {
        match self.request_field(name) {
            Some(field) => Some(field),
            None => self.field(Location::Query, name),
        }
    }

    /// The field of the response.
    pub const fn response_field(&self, name: &str) -> Option<&'static FieldSupport> {
        self.field(Location::Response, name)
    }

    /// Whether the provider supports the field that is sent.
    pub const fn support(&self, provider: Provider, name: &str) -> Answer {
        match self.sent_field(name) {
            Some(field) => self.answer(provider, field),
            None => Answer::NoSuchField,
        }
    }

    /// Whether the provider supports the field: it supports nothing inside an object that it does not support.
    pub(super) const fn answer(&self, provider: Provider, field: &FieldSupport) -> Answer {
        let Some(name) = field.name else { return field.answer(provider) };
        let tables = self.tables();
        let mut table = 0;
        while table < tables.len() {
            let mut index = 0;
            while index < tables[table].len() {
                let outer = &tables[table][index];
                if outer.holds(field.location, name) && matches!(outer.answer(provider), Answer::Unsupported) {
                    return Answer::Unsupported;
                }
                index += 1;
            }
            table += 1;
        }
        field.answer(provider)
    }

    /// Whether the provider is listed as taking the field that is sent: for `const` assertions.
    ///
    /// `false` for "no", for "nobody says" and for "no such field"; [`Operation::support`] tells these apart.
    pub const fn takes(&self, provider: Provider, name: &str) -> bool {
        self.support(provider, name).is_supported()
    }

    /// Whether the provider is listed as filling the field of the response: for `const` assertions.
    pub const fn fills(&self, provider: Provider, name: &str) -> bool {
        match self.response_field(name) {
            Some(field) => field.answer(provider).is_supported(),
            None => false,
        }
    }

    /// What is known to be needed for this provider: the fields of the path, the query and the body that it, or the schema itself,
    /// requires. One inside an object is needed only where the object is sent.
    pub fn required(&self, provider: Provider) -> impl Iterator<Item = &'static FieldSupport> + use<> {
        let sent = self.fields().filter(|field| field.location != Location::Response && field.name.is_some());
        sent.filter(move |field| field.required || field.answer(provider) == Answer::Required)
    }

    /// Those known to take *all* of these fields that are sent; everybody listed anywhere, for no field at all, would be a
    /// guess, so that is `None`, and so it is as soon as nobody says who takes one of them, or there is no such field.
    ///
    /// To ask more than once, [`Operation::select`] the fields.
    pub const fn who_takes(&self, names: &[&str]) -> Option<ProviderSet> {
        let mut all: Option<ProviderSet> = None;
        let mut index = 0;
        while index < names.len() {
            let Some(field) = self.sent_field(names[index]) else {
                return None;
            };
            let Some(providers) = field.support.providers() else {
                return None;
            };
            all = Some(match all {
                Some(so_far) => so_far.intersection(&providers),
                None => providers,
            });
            index += 1;
        }
        all
    }

    /// What a request with these fields is known to lack for this provider, in the query and in the body, in the order of
    /// the schema. [`Operation::perhaps_missing`] has what nobody knows.
    ///
    /// A field inside an object or an array counts as missing only if something of that object is there.
    pub fn missing<'a>(
        &self,
        provider: Provider,
        given: &'a [&'a str],
    ) -> impl Iterator<Item = &'static FieldSupport> + use<'a> {
        let required = self.required(provider).filter(|field| field.location != Location::Path);
        required.filter(move |field| is_missing(field.name.unwrap_or_default(), given))
    }

    /// What a request with these fields may lack, for whichever provider: fields that some providers require without any
    /// source saying which.
    pub fn perhaps_missing<'a>(&self, given: &'a [&'a str]) -> impl Iterator<Item = &'static FieldSupport> + use<'a> {
        let counted = self.sent().filter(|field| matches!(field.support, Support::Counted { required: 1.., .. }));
        counted.filter(move |field| field.name.is_none_or(|name| is_missing(name, given)))
    }

    /// Which of these fields, in the query or in the body, a request to the provider should not have: those that it is known
    /// not to take, but for what the unified schema requires of everybody.
    pub fn unsupported<'a>(
        &'a self,
        provider: Provider,
        given: &'a [&'a str],
    ) -> impl Iterator<Item = &'static FieldSupport> + use<'a> {
        self.sent()
            .filter(move |field| field.name.is_some_and(|name| given.contains(&name)))
            .filter(move |field| !field.required && self.answer(provider, field) == Answer::Unsupported)
    }

    /// What is sent in the query and in the body.
    pub(super) fn sent(&self) -> impl Iterator<Item = &'static FieldSupport> + use<> {
        self.fields().filter(|field| matches!(field.location, Location::Query | Location::Request))
    }

    /// The fields that the provider supports in one of two operations and not in the other, or not in the same way; first those of
    /// this operation, then those that only the other one has.
    pub fn differences<'a>(
        &'a self,
        other: &'a Operation,
        provider: Provider,
    ) -> impl Iterator<Item = Difference> + 'a {
        let own = self.fields().map(move |field| Difference::of(Some(field), other.same_field(field), provider));
        let only_there = other.fields().filter(|field| self.same_field(field).is_none());
        let foreign = only_there.map(move |field| Difference::of(None, Some(field), provider));
        own.chain(foreign).flatten()
    }

    fn same_field(&self, field: &FieldSupport) -> Option<&'static FieldSupport> {
        self.field(field.location, field.name?)
    }
}

/// A field that a provider supports in one operation otherwise than in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// Where the field is, in both operations.
    pub location: Location,
    /// The path to it.
    pub name: &'static str,
    /// Whether the provider supports it in the first operation. `None` if that has no such field.
    pub left: Option<Answer>,
    /// Whether the provider supports it in the second operation. `None` if that has no such field.
    pub right: Option<Answer>,
}

impl Difference {
    fn of(left: Option<&FieldSupport>, right: Option<&FieldSupport>, provider: Provider) -> Option<Self> {
        let field = left.or(right)?;
        let answers = [left, right].map(|field| field.map(|field| field.answer(provider)));
        let [left, right] = answers;
        (left != right).then_some(Self { location: field.location, name: field.name?, left, right })
    }
}

fn is_missing(name: &str, given: &[&str]) -> bool {
    let parent_is_there = parent(name).is_none_or(|parent| given.iter().any(|given| is_within(given, parent)));
    parent_is_there && !given.iter().any(|given| is_within(given, name))
}

/// The object or array that a field is in: `emails` of `emails[].email`.
fn parent(name: &str) -> Option<&str> {
    let (parent, _) = name.rsplit_once('.')?;
    Some(parent.strip_suffix("[]").unwrap_or(parent))
}

/// Whether `name` is `outer` or inside it.
fn is_within(name: &str, outer: &str) -> bool {
    name.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}
