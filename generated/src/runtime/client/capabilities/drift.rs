//! Where the compiled matrix and a report differ.

use std::collections::{BTreeMap, BTreeSet};

use super::{AccountState, Capabilities};
use crate::Provider;
use crate::support::{Has, Operation};

/// Where the compiled matrix and the platform's report on an account, or on a provider, differ.
///
/// The matrix is what the vendor documents for everybody. An account may have less, because its provider has; or more, because the
/// vendor added something since; or something else, because its environment maps fields in its own way. What neither side states is
/// [`Drift::not_stated`], and no difference.
///
/// [`Display`](std::fmt::Display) writes it as a list for people.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Drift {
    /// The provider, where the report names one that the crate knows.
    pub provider: Option<Provider>,
    /// How the account is doing, where the report says.
    pub account: Option<AccountState>,
    /// What the report has and the operations do not, by API, resource and method.
    pub unknown: Vec<UnknownOperation>,
    /// Operations that the report does not have. Where no source says that the provider has the operation, an API that the report has
    /// nothing of is in [`Drift::absent`] instead, and where the matrix agrees with the report there is nothing to tell.
    pub missing: Vec<Missing>,
    /// Operations that the report has, although the matrix lists who has them, and lists others only.
    pub unlisted: Vec<&'static Operation>,
    /// Resources of which both know, and which the environment maps in its own way: their documented fields need not hold.
    pub overridden: Vec<Overridden>,
    /// APIs of which the report has nothing. An account of a help desk has no CRM: that is no difference.
    pub absent: Vec<&'static str>,
    /// Operations of which the report does not say whether they are there.
    pub not_stated: Vec<&'static Operation>,
}

/// An operation, or a resource, that only the report has.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct UnknownOperation {
    /// The API: `crm`.
    pub api: String,
    /// The resource: `contacts`.
    pub resource: String,
    /// The method. `None` where the report names the resource and not its methods.
    pub method: Option<String>,
    /// What of it the crate does not have.
    pub unknown: Unknown,
}

/// What a crate can lack of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Unknown {
    /// The whole API; its feature may be off.
    Api,
    /// The resource.
    Resource,
    /// Only the method.
    Method,
}

/// An operation that the report does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Missing {
    /// The operation.
    pub operation: &'static Operation,
    /// The matrix says that the provider has it. Otherwise nobody says.
    pub is_listed: bool,
}

/// A resource that is mapped in the environment's own way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Overridden {
    /// The API: `crm`.
    pub api: String,
    /// The resource: `contacts`.
    pub resource: String,
}

impl Drift {
    /// Compares a report with these operations: [`OPERATIONS`](crate::OPERATIONS), or those of them that a program calls.
    ///
    /// ```
    /// use truto_unified::OPERATIONS;
    /// use truto_unified::client::{Capabilities, Drift};
    ///
    /// let report: Capabilities = serde_json::from_str(r#"{"unified": []}"#)?;
    /// let called = OPERATIONS.iter().copied().filter(|operation| operation.api == "ticketing");
    /// assert!(Drift::between(&report, called).missing.is_empty());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// The report has to be a whole one: what it was narrowed to leave out looks as if it were not there.
    pub fn between(report: &Capabilities, operations: impl IntoIterator<Item = &'static Operation>) -> Self {
        let reported = Reported::of(report);
        let known = Known::of(operations);
        let slug = report.integration.as_ref().and_then(|integration| integration.name.as_deref());
        let mut drift = Self {
            provider: slug.and_then(Provider::from_slug),
            account: report.account.clone(),
            unknown: reported.unknown(&known),
            overridden: reported.overridden(&known),
            ..Self::default()
        };
        known.operations.iter().for_each(|operation| drift.compare(operation, &reported));
        drift
    }

    fn compare(&mut self, operation: &'static Operation, reported: &Reported<'_>) {
        let is_listed = self.provider.and_then(|provider| is_listed(operation, provider));
        match (reported.has(operation), is_listed) {
            (None, _) => self.not_stated.push(operation),
            (Some(true), Some(false)) => self.unlisted.push(operation),
            (Some(true), _) | (Some(false), Some(false)) => {}
            (Some(false), Some(true)) => self.missing.push(Missing { operation, is_listed: true }),
            (Some(false), None) if reported.apis.contains(operation.api) => {
                self.missing.push(Missing { operation, is_listed: false });
            }
            (Some(false), None) if self.absent.contains(&operation.api) => {}
            (Some(false), None) => self.absent.push(operation.api),
        }
    }

    /// Nothing differs, nothing is left open, and nothing is said against the account. [`Drift::absent`] does not count.
    pub fn is_empty(&self) -> bool {
        self.unknown.is_empty()
            && self.missing.is_empty()
            && self.unlisted.is_empty()
            && self.overridden.is_empty()
            && self.not_stated.is_empty()
            && !self.account_needs_attention()
    }

    /// The report says that the account is blocked, or not active: its calls will fail.
    pub fn account_needs_attention(&self) -> bool {
        self.account.as_ref().and_then(AccountState::is_in_order) == Some(false)
    }

    /// The APIs that only the report has, each once.
    pub fn unknown_apis(&self) -> impl Iterator<Item = &str> {
        let whole = self.unknown.iter().filter(|operation| operation.unknown == Unknown::Api);
        whole.map(|operation| operation.api.as_str()).collect::<BTreeSet<_>>().into_iter()
    }

    /// The resources of known APIs that only the report has, each once, with their API.
    pub fn unknown_resources(&self) -> impl Iterator<Item = (&str, &str)> {
        let whole = self.unknown.iter().filter(|operation| operation.unknown == Unknown::Resource);
        let names = whole.map(|operation| (operation.api.as_str(), operation.resource.as_str()));
        names.collect::<BTreeSet<_>>().into_iter()
    }

    /// The operations of which the matrix says the opposite of the report.
    pub fn contradictions(&self) -> impl Iterator<Item = &'static Operation> {
        let missing = self.missing.iter().filter(|missing| missing.is_listed).map(|missing| missing.operation);
        missing.chain(self.unlisted.iter().copied())
    }

    /// Whether the environment maps the operation's resource in its own way, so that the documented fields need not hold.
    pub fn is_overridden(&self, operation: &Operation) -> bool {
        self.overridden.iter().any(|resource| resource.api == operation.api && resource.resource == operation.resource)
    }
}

/// Whether the matrix lists the provider as having the operation, in whole or in part. `None` where nobody says.
fn is_listed(operation: &Operation, provider: Provider) -> Option<bool> {
    match operation.supports(provider) {
        Has::Whole | Has::Partial => Some(true),
        Has::No => Some(false),
        Has::NotKnown => None,
    }
}

/// The operations to compare with, by API and resource.
struct Known {
    operations: Vec<&'static Operation>,
    resources: BTreeMap<&'static str, BTreeMap<&'static str, BTreeSet<&'static str>>>,
}

impl Known {
    fn of(operations: impl IntoIterator<Item = &'static Operation>) -> Self {
        let mut known = Self { operations: operations.into_iter().collect(), resources: BTreeMap::new() };
        for operation in &known.operations {
            let resources = known.resources.entry(operation.api).or_default();
            resources.entry(operation.resource).or_default().insert(operation.method);
        }
        known
    }

    /// `None` where there is such an operation; without a method, such a resource.
    fn lacks(&self, (api, resource): (&str, &str), method: Option<&str>) -> Option<Unknown> {
        let Some(resources) = self.resources.get(api) else { return Some(Unknown::Api) };
        let Some(methods) = resources.get(resource) else { return Some(Unknown::Resource) };
        let is_known = method.is_none_or(|method| methods.contains(method));
        (!is_known).then_some(Unknown::Method)
    }
}

/// A report, by API and resource.
struct Reported<'a> {
    resources: BTreeMap<(&'a str, &'a str), Reports<'a>>,
    apis: BTreeSet<&'a str>,
    /// Every resource that the report has is among these, so that one that is not is not there.
    is_whole: bool,
}

/// What is reported of one resource.
#[derive(Default)]
struct Reports<'a> {
    methods: BTreeSet<&'a str>,
    /// Some part of the report names the resource and not its methods: there may be more.
    is_open: bool,
    is_overridden: bool,
}

impl<'a> Reported<'a> {
    fn of(report: &'a Capabilities) -> Self {
        let mut reported =
            Self { resources: BTreeMap::new(), apis: BTreeSet::new(), is_whole: report.unified.is_some() };
        for entry in report.unified.iter().flatten() {
            let (Some(api), Some(resource)) = (entry.model.as_deref(), entry.resource.as_deref()) else {
                reported.is_whole = false;
                continue;
            };
            reported.apis.insert(api);
            let reports = reported.resources.entry((api, resource)).or_default();
            reports.methods.extend(entry.methods.iter().flatten().map(String::as_str));
            reports.is_open |= entry.methods.is_none();
            reports.is_overridden |= entry.env_overridden == Some(true);
        }
        reported
    }

    /// `None` where the report does not say.
    fn has(&self, operation: &Operation) -> Option<bool> {
        let Some(reports) = self.resources.get(&(operation.api, operation.resource)) else {
            return self.is_whole.then_some(false);
        };
        let is_there = reports.methods.contains(operation.method);
        (is_there || !reports.is_open).then_some(is_there)
    }

    fn unknown(&self, known: &Known) -> Vec<UnknownOperation> {
        let mut unknown = Vec::new();
        for (names, reports) in &self.resources {
            let methods = reports.methods.iter().map(|method| Some(*method));
            let resource = (reports.is_open && reports.methods.is_empty()).then_some(None);
            for method in methods.chain(resource) {
                if let Some(what) = known.lacks(*names, method) {
                    let (api, resource) = (names.0.to_owned(), names.1.to_owned());
                    unknown.push(UnknownOperation { api, resource, method: method.map(str::to_owned), unknown: what });
                }
            }
        }
        unknown
    }

    fn overridden(&self, known: &Known) -> Vec<Overridden> {
        let overridden = self.resources.iter().filter(|(_, reports)| reports.is_overridden);
        let both = overridden.filter(|(names, _)| known.lacks(**names, None).is_none());
        both.map(|((api, resource), _)| Overridden { api: (*api).to_owned(), resource: (*resource).to_owned() })
            .collect()
    }
}
