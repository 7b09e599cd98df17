//! What lowering a file needs at hand.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::overrides::{Kind, OverrideTable, entry};
use crate::diagnostics::{Diagnostic, Report, Rule};
use crate::input::Spanned;
use crate::model::{Platform, Provider, ProviderId};
use crate::names::ModuleName;
use crate::source::{Place, Source};

/// What every file sees and none changes.
pub(super) struct Shared {
    pub(super) platform: Platform,
    pub(super) providers: Vec<Provider>,
    pub(super) overrides: OverrideTable,
    by_slug: HashMap<String, ProviderId>,
    readable: Readable,
}

/// What files say although it could not be used: nothing that rests on it is reported a second time.
pub(super) struct Readable {
    /// Every slug of `providers.yaml`; nothing where the list could not be read.
    pub(super) providers: Option<HashSet<String>>,
    /// Every response format; nothing where they could not be read.
    pub(super) response_formats: Option<HashSet<String>>,
}

impl Shared {
    pub(super) fn new(
        platform: Platform,
        providers: Vec<Provider>,
        overrides: OverrideTable,
        readable: Readable,
    ) -> Self {
        let numbered = providers.iter().enumerate();
        let by_slug = numbered.filter_map(|(i, p)| Some((p.slug.clone(), ProviderId::new(i)?))).collect();
        Self { platform, providers, overrides, by_slug, readable }
    }

    pub(super) fn may_be_response_format(&self, name: &str) -> bool {
        self.readable.response_formats.as_ref().is_none_or(|known| known.contains(name))
    }

    pub(super) fn provider(&self, slug: &str) -> Option<ProviderId> {
        self.by_slug.get(slug).copied()
    }

    /// False where `providers.yaml` could not be read, or not all of it.
    pub(super) fn knows_every_provider(&self) -> bool {
        self.readable.providers.as_ref().is_some_and(|known| known.len() == self.providers.len())
    }

    /// A slug that the list has, or would have if it could be read.
    fn may_be_provider(&self, slug: &str) -> bool {
        self.readable.providers.as_ref().is_none_or(|known| known.contains(slug))
    }
}

/// One file being lowered, and what was found in it.
pub(super) struct File<'s> {
    pub(super) shared: &'s Shared,
    /// `ticketing/accounts`: what exceptions in `names.yaml` start with.
    pub(super) resource: String,
    pub(super) source: &'s Source,
    /// False where the object is missing or unreadable: what fields would take over from it is not known then.
    pub(super) has_object: bool,
    report: Report,
}

impl<'s> File<'s> {
    pub(super) fn new(source: &'s Source, shared: &'s Shared, resource: String) -> Self {
        Self { shared, resource, source, has_object: true, report: Report::default() }
    }

    pub(super) fn into_report(self) -> Report {
        self.report
    }

    pub(super) fn place(&self, bytes: &Range<usize>) -> Place {
        self.source.place(bytes.start, bytes.end)
    }

    pub(super) fn finding(&self, rule: Rule, bytes: &Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(rule, self.place(bytes), message)
    }

    pub(super) fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        diagnostics.into_iter().for_each(|diagnostic| self.report.push(diagnostic));
    }

    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.report.push(diagnostic);
    }

    /// Runs a part whose findings are there already, because it was run on the same text before.
    pub(super) fn quietly<T>(&mut self, quiet: bool, run: impl FnOnce(&mut Self) -> T) -> T {
        let before = quiet.then(|| std::mem::take(&mut self.report));
        let result = run(self);
        if let Some(report) = before {
            self.report = report;
        }
        result
    }

    pub(super) fn report_mut(&mut self) -> &mut Report {
        &mut self.report
    }

    /// The provider of a slug; an unknown one is reported.
    pub(super) fn provider(&mut self, slug: &Spanned<String>) -> Option<ProviderId> {
        let found = self.shared.provider(&slug.value);
        if found.is_none() && !self.shared.may_be_provider(&slug.value) {
            let known = self.shared.providers.iter();
            let by_label = known.clone().find(|p| p.label.eq_ignore_ascii_case(&slug.value));
            let help = match by_label {
                Some(provider) => format!("`{}` is a label; write the slug `{}`", slug.value, provider.slug),
                None => match self.report.nearest(&slug.value, known.map(|provider| provider.slug.as_str())) {
                    Some(near) => format!("did you mean `{near}`? A new provider is added to providers.yaml first"),
                    None => "providers.yaml is the closed list of providers; a new one is added there first".to_owned(),
                },
            };
            let finding =
                self.finding(Rule::UnknownProvider, &slug.bytes, format!("no provider is called `{}`", slug.value));
            self.push(finding.label("not in providers.yaml").help(help));
        }
        found
    }

    /// The Rust name of something: the exception's, or the rule's; a placeholder where neither gives one, with a
    /// finding.
    pub(super) fn name<N>(
        &mut self,
        kind: Kind,
        target: &str,
        wire: &Spanned<String>,
        from_wire: fn(&str) -> Option<N>,
        chosen: fn(&str) -> Option<N>,
    ) -> Option<N>
    where
        N: PartialEq,
    {
        let overrides = &self.shared.overrides;
        let default = |_: &str| from_wire(&wire.value);
        let name = overrides.name_or(kind, target, &mut self.report, default, chosen);
        if name.is_none() {
            let place = self.place(&wire.bytes);
            let entry = entry(kind, target);
            self.push(unusable(place, kind.what(), &wire.value, &entry));
        }
        name
    }
}

pub(super) fn unusable(place: Place, what: &str, wire: &str, entry: &str) -> Diagnostic {
    Diagnostic::new(Rule::UnusableName, place, format!("no Rust name can be made of the {what} `{wire}`"))
        .label(reason(wire))
        .help(format!("give it one in names.yaml: {entry}"))
}

fn reason(wire: &str) -> &'static str {
    match wire.chars().find(|c| c.is_alphanumeric()) {
        None => "has no letters",
        Some(_) if !wire.is_ascii() => "not in ASCII letters",
        Some(first) if first.is_ascii_digit() => "a Rust name cannot start with a digit",
        Some(_) => "not a name in CamelCase",
    }
}

/// Stands in for a name that was reported as unusable; nothing is emitted from such a run.
pub(super) fn placeholder_module() -> ModuleName {
    ModuleName::from_wire("unnamed").unwrap_or_else(|| unreachable!("an ASCII word is a module name"))
}
