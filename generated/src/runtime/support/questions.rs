//! What can be asked of an operation.

use super::{Answer, Body, FieldSupport, Has, Location, Operation, ProviderSet, Support};
use crate::generated::provider::Provider;

impl Operation {
    /// Whether the provider has the operation at all. What it supports of the operation's fields is another question:
    /// [`Operation::support`].
    pub const fn supports(&self, provider: Provider) -> Has {
        let Some(known) = &self.integrations else { return Has::NotKnown };
        if known.whole.contains(provider) {
            Has::Whole
        } else if known.partial.contains(provider) {
            Has::Partial
        } else if known.complete {
            Has::No
        } else {
            Has::NotKnown
        }
    }

    /// The field at this path, `emails[].email` for one inside an array, in one part of the call. `None` if it has no such field.
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

    /// The field of the body that is sent. `None` if that has no such field.
    pub const fn request_field(&self, name: &str) -> Option<&'static FieldSupport> {
        self.field(Location::Request, name)
    }

    /// The field that is sent: in the body, or else in the query. `None` if neither has such a field.
    pub const fn sent_field(&self, name: &str) -> Option<&'static FieldSupport> {
        match self.request_field(name) {
            Some(field) => Some(field),
            None => self.field(Location::Query, name),
        }
    }

    /// The field of the response. `None` if that has no such field.
    pub const fn response_field(&self, name: &str) -> Option<&'static FieldSupport> {
        self.field(Location::Response, name)
    }

    /// Whether the provider supports the field that is sent: [`Answer::NoSuchField`] for a name that neither the body nor the
    /// query has, and [`Answer::Unsupported`] where a source lists everybody who has the operation, and neither that list nor the
    /// field's has the provider.
    pub const fn support(&self, provider: Provider, name: &str) -> Answer {
        match self.sent_field(name) {
            Some(field) => self.answer(provider, field),
            None => Answer::NoSuchField,
        }
    }

    /// Whether the provider supports the field: it supports nothing inside an object that it does not support, nor of an operation
    /// that it does not have. A source that names it for the field is believed.
    pub(super) const fn answer(&self, provider: Provider, field: &FieldSupport) -> Answer {
        match self.answer_within(provider, field) {
            Answer::NotKnown if matches!(self.supports(provider), Has::No) => Answer::Unsupported,
            answer => answer,
        }
    }

    const fn answer_within(&self, provider: Provider, field: &FieldSupport) -> Answer {
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
    ///
    /// `false` for "no", for "nobody says" and for "no such field"; [`Operation::response_field`] tells these apart.
    pub const fn fills(&self, provider: Provider, name: &str) -> bool {
        match self.response_field(name) {
            Some(field) => field.answer(provider).is_supported(),
            None => false,
        }
    }

    /// What is known to be needed for this provider: the fields of the path, the query and the body that it, or the schema itself,
    /// requires. One inside an object is needed only where the object is sent.
    pub fn required(&self, provider: Provider) -> impl Iterator<Item = &'static FieldSupport> + use<> {
        self.those(&|field| field.location != Location::Response && field.name.is_some() && field.must_be_set(provider))
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
    /// A field inside an object or an array counts as missing only if something of that object is there. A name that is no
    /// field's stands for none: what it was meant for stays missing. [`Operation::unsupported`] has such names.
    pub fn missing<'a>(
        &self,
        provider: Provider,
        given: &'a [&'a str],
    ) -> impl Iterator<Item = &'static FieldSupport> + use<'a> {
        self.those(&|field| match field.name {
            Some(name) => field.is_sent() && field.must_be_set(provider) && self.lacks(name, given),
            None => false,
        })
    }

    /// What a request with these fields may lack, for whichever provider: fields that some providers require without any
    /// source saying which. Names are taken as in [`Operation::missing`].
    pub fn perhaps_missing<'a>(&self, given: &'a [&'a str]) -> impl Iterator<Item = &'static FieldSupport> + use<'a> {
        self.those(&|field| {
            let counted = field.is_sent() && matches!(field.support, Support::Counted { required: 1.., .. });
            counted && field.name.is_none_or(|name| self.lacks(name, given))
        })
    }

    /// Whether a request with these fields has the object that the field is in, and not the field.
    fn lacks(&self, name: &str, given: &[&str]) -> bool {
        let parent_is_there = parent(name).is_none_or(|parent| given.iter().any(|given| is_within(given, parent)));
        let is_there = |given: &&str| is_within(given, name) && self.sent_field(given).is_some();
        parent_is_there && !given.iter().any(is_there)
    }

    /// Which of these names a request to the provider should not have: the fields, in the query or in the body, that it is known
    /// not to take, but for what the unified schema requires of everybody who has the operation; and after them the names of no field at
    /// all, unless there may be fields that no source shows.
    ///
    /// ```
    /// # #[cfg(feature = "ticketing")] {
    /// use truto_unified::Provider;
    /// use truto_unified::support::Answer;
    /// use truto_unified::ticketing::accounts::operations::UPDATE;
    ///
    /// let given = ["name", "websiet", "website"];
    /// let refused: Vec<_> = UPDATE.unsupported(Provider::Planhat, &given).map(|it| (it.name, it.answer())).collect();
    /// assert_eq!(refused, [("website", Answer::Unsupported), ("websiet", Answer::NoSuchField)]);
    /// # }
    /// ```
    pub fn unsupported<'a>(
        &'a self,
        provider: Provider,
        given: &'a [&'a str],
    ) -> impl Iterator<Item = Refused<'a>> + use<'a> {
        let has_it = !matches!(self.supports(provider), Has::No);
        let is_refused = |field: &'static FieldSupport| {
            let is_demanded = field.required && has_it;
            field.is_sent() && !is_demanded && matches!(self.answer(provider, field), Answer::Unsupported)
        };
        let mut refused = Vec::new();
        for field in self.those(&is_refused) {
            for name in given {
                if field.name == Some(name) {
                    refused.push(Refused { name, field: Some(field) });
                    break;
                }
            }
        }
        if !self.partial && !matches!(self.request, Body::NotStated) {
            for name in given {
                if self.sent_field(name).is_none() {
                    refused.push(Refused { name, field: None });
                }
            }
        }
        refused.into_iter()
    }

    /// The fields that the provider supports in one of two operations and not in the other, or not in the same way; first those of
    /// this operation, then those that only the other one has.
    pub fn differences<'a>(
        &'a self,
        other: &'a Operation,
        provider: Provider,
    ) -> impl Iterator<Item = Difference> + 'a {
        let mut differences = Vec::new();
        for field in self.fields() {
            differences.extend(Difference::of(Some(field), other.same_field(field), provider));
        }
        for field in other.fields() {
            if self.same_field(field).is_none() {
                differences.extend(Difference::of(None, Some(field), provider));
            }
        }
        differences.into_iter()
    }

    /// The fields that it holds of. In a list: adapters of iterators are paid for by whoever compiles the crate, each with its closure.
    fn those(&self, holds: &dyn Fn(&'static FieldSupport) -> bool) -> std::vec::IntoIter<&'static FieldSupport> {
        let mut fields = Vec::new();
        for field in self.fields() {
            if holds(field) {
                fields.push(field);
            }
        }
        fields.into_iter()
    }

    fn same_field(&self, field: &FieldSupport) -> Option<&'static FieldSupport> {
        self.field(field.location, field.name?)
    }
}

/// A name that a request to a provider should not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refused<'a> {
    /// The path, as it was asked about.
    pub name: &'a str,
    /// The field, which the provider does not take. `None` if the operation has no such field.
    pub field: Option<&'static FieldSupport>,
}

impl Refused<'_> {
    /// Why: [`Answer::Unsupported`] or [`Answer::NoSuchField`].
    pub const fn answer(&self) -> Answer {
        if self.field.is_some() { Answer::Unsupported } else { Answer::NoSuchField }
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

/// The object or array that a field is in: `emails` of `emails[].email`.
fn parent(name: &str) -> Option<&str> {
    let (parent, _) = name.rsplit_once('.')?;
    Some(parent.strip_suffix("[]").unwrap_or(parent))
}

/// Whether `name` is `outer` or inside it.
fn is_within(name: &str, outer: &str) -> bool {
    name.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}
