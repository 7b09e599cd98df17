//! `names.yaml`: exceptions to naming, each with a reason, each an error once it changes nothing.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::diagnostics::{Diagnostic, Report, Rule};
use crate::input::{self, Spanned, Text};
use crate::load::Parsed;
use crate::source::{Place, Source};
use crate::yaml;

/// What an exception can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Provider,
    Api,
    Resource,
    Field,
    Value,
    Type,
}

impl Kind {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::Api => "api",
            Self::Resource => "resource",
            Self::Field => "field",
            Self::Value => "value",
            Self::Type => "type",
        }
    }

    pub(super) fn what(self) -> &'static str {
        match self {
            Self::Api => "API",
            other => other.as_str(),
        }
    }

    /// What an exception of this kind needs to find.
    fn thing(self) -> &'static str {
        match self {
            Self::Type => "nested type at",
            other => other.what(),
        }
    }

    /// How a name of this kind is written.
    fn style(self) -> &'static str {
        match self {
            Self::Api | Self::Resource | Self::Field => "snake_case",
            Self::Provider | Self::Value | Self::Type => "CamelCase",
        }
    }
}

/// An entry as whoever needs one writes it: what it is about in quotes where it has signs that YAML reads otherwise, which a name on the
/// wire may well have.
pub(super) fn entry(kind: Kind, target: &str) -> String {
    let target = match kind {
        Kind::Provider | Kind::Api | Kind::Resource => yaml::in_list(target),
        Kind::Field | Kind::Value | Kind::Type => yaml::quoted(target),
    };
    format!("{{{}: {target}, name: …, reason: …}}", kind.as_str())
}

struct Exception {
    name: Spanned<String>,
    source: Source,
    place: Place,
    used: AtomicBool,
}

impl Exception {
    fn place_of_name(&self) -> Place {
        self.source.place(self.name.bytes.start, self.name.bytes.end)
    }
}

/// The exceptions by what they are about.
#[derive(Default)]
pub(super) struct OverrideTable(HashMap<(Kind, String), Exception>);

impl OverrideTable {
    /// The exception's name, or the rule's.
    pub(super) fn name_or<N: PartialEq>(
        &self,
        kind: Kind,
        target: &str,
        report: &mut Report,
        default: impl Fn(&str) -> Option<N>,
        chosen: impl Fn(&str) -> Option<N>,
    ) -> Option<N> {
        let default = default(target);
        let Some(exception) = self.0.get(&(kind, target.to_owned())) else { return default };
        exception.used.store(true, Ordering::Relaxed);
        let Some(name) = chosen(&exception.name.value) else {
            report.push(bad_name(kind, exception));
            return default;
        };
        if default.as_ref() == Some(&name) {
            report.push(unneeded(kind, target, exception));
        }
        Some(name)
    }

    /// What could not be read may have needed its exceptions; `about` is a slug or the start of a path.
    pub(super) fn excuse(&self, about: &str) {
        let goes_on = |rest: &str| rest.is_empty() || rest.starts_with(['#', '.', '[', '=']);
        let excused = self.0.iter().filter(|((_, target), _)| target.strip_prefix(about).is_some_and(goes_on));
        excused.for_each(|(_, exception)| exception.used.store(true, Ordering::Relaxed));
    }

    /// An exception that was never asked for is about something that is not there.
    pub(super) fn check_unused(&self, report: &mut Report) {
        for ((kind, target), exception) in &self.0 {
            if !exception.used.load(Ordering::Relaxed) {
                report.push(
                    Diagnostic::new(
                        Rule::UnusedOverride,
                        exception.place.clone(),
                        format!("the specification has no {} `{target}`", kind.thing()),
                    )
                    .label("applies to nothing")
                    .help("remove the entry, or correct what it is about"),
                );
            }
        }
    }
}

fn bad_name(kind: Kind, exception: &Exception) -> Diagnostic {
    let message = format!("`{}` is no Rust name for a {}", exception.name.value, kind.what());
    Diagnostic::new(Rule::UnusableName, exception.place_of_name(), message)
        .label(format!("not a name in {}", kind.style()))
        .help(format!("write an ASCII name in {}", kind.style()))
}

fn unneeded(kind: Kind, target: &str, exception: &Exception) -> Diagnostic {
    let message = format!("the {} `{target}` is called `{}` without this entry", kind.what(), exception.name.value);
    Diagnostic::new(Rule::UnusedOverride, exception.place_of_name(), message)
        .label("the rule gives the same name")
        .help("remove the entry")
}

/// The table; findings go to `report`.
pub(super) fn lower(parsed: Option<&Parsed<input::Overrides>>, report: &mut Report) -> OverrideTable {
    let mut table = OverrideTable::default();
    let Some(Parsed { source, input: Some(input) }) = parsed else { return table };
    let Some(entries) = input.overrides.get() else { return table };
    for entry in entries.usable() {
        if let Some((kind, target, name)) = exception(source, entry, report) {
            let place = source.place(entry.bytes.start, entry.bytes.end);
            let exception = Exception { name, source: source.clone(), place, used: AtomicBool::new(false) };
            insert(&mut table, kind, target, exception, report);
        }
    }
    table
}

fn insert(table: &mut OverrideTable, kind: Kind, target: String, exception: Exception, report: &mut Report) {
    let key = (kind, target);
    if let Some(first) = table.0.get(&key) {
        report.push(
            Diagnostic::new(
                Rule::DuplicateKey,
                exception.place.clone(),
                format!("the {} `{}` is named twice", kind.what(), key.1),
            )
            .label("named again here")
            .related(first.place.clone(), "named first here")
            .help("keep one of the two"),
        );
        return;
    }
    table.0.insert(key, exception);
}

fn exception(
    source: &Source,
    entry: &Spanned<input::Override>,
    report: &mut Report,
) -> Option<(Kind, String, Spanned<String>)> {
    let value = &entry.value;
    let place = source.place(entry.bytes.start, entry.bytes.end);
    let targets: Vec<(Kind, &Text)> = [
        (Kind::Provider, &value.provider),
        (Kind::Api, &value.api),
        (Kind::Resource, &value.resource),
        (Kind::Field, &value.field),
        (Kind::Value, &value.value),
        (Kind::Type, &value.ty),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_absent())
    .collect();
    for (key, text) in [("name", &value.name), ("reason", &value.reason)] {
        if text.is_absent() {
            report.push(super::text::missing_key(place.clone(), key, "an entry of names.yaml"));
        }
    }
    if let Some(finding) = value.reason.get().and_then(|reason| super::text::empty_text(source, reason)) {
        report.push(finding);
    }
    let [(kind, target)] = targets[..] else {
        report.push(
            Diagnostic::new(Rule::OverrideTarget, place, "an entry of names.yaml is about exactly one thing")
                .label(format!("this one is about {}", if targets.is_empty() { "nothing" } else { "several" }))
                .help("give one of `provider`, `api`, `resource`, `field`, `value`, `type`"),
        );
        return None;
    };
    Some((kind, target.get()?.value.clone(), value.name.get()?.clone()))
}
