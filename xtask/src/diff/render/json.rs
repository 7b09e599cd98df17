//! For machines: one object, as `xtask/diff.schema.json` describes it.

use std::io::{self, Write};

use serde::Serialize;
use unified_codegen::diff::{At, Effect, Judged, Level, Rule, Semver};
use unified_codegen::source::Place;

use crate::diff::Side;
use crate::diff::place::Spot;
use crate::diff::view::{Item, View};

/// Raised whenever a reader of the one before could not read this one.
const FORMAT_VERSION: u32 = 1;

#[derive(Serialize)]
struct Document {
    format_version: u32,
    before: State,
    after: State,
    summary: Summary,
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct State {
    name: String,
    commit: Option<String>,
}

#[derive(Serialize)]
struct Summary {
    counts: Counts,
    semver: Option<Semver>,
    versions: Versions,
    version_sufficient: Option<bool>,
}

#[derive(Serialize)]
struct Counts {
    breaking: Count,
    risky: Count,
    safe: Count,
    docs: Count,
}

#[derive(Serialize)]
struct Count {
    total: usize,
    approved: usize,
}

#[derive(Serialize)]
struct Versions {
    before: Option<String>,
    after: Option<String>,
    /// The least that would be enough.
    needed: Option<String>,
}

#[derive(Serialize)]
struct Entry {
    id: String,
    rule: Rule,
    level: Level,
    semver: Semver,
    effect: Effect,
    title: String,
    reason: String,
    subject: String,
    provider: Option<String>,
    before: Option<Spot>,
    after: Option<Spot>,
    approved: Option<Approved>,
    changes: Vec<Change>,
    consequences: Vec<Consequence>,
}

#[derive(Serialize)]
struct Approved {
    reason: String,
    expires: Option<String>,
}

#[derive(Serialize)]
struct Change {
    rule: Rule,
    provider: Option<String>,
    subject_before: Option<String>,
    subject_after: Option<String>,
    before: Option<String>,
    after: Option<String>,
}

#[derive(Serialize)]
struct Consequence {
    level: Level,
    title: String,
}

pub(super) fn write(out: &mut dyn Write, view: &View<'_>) -> io::Result<()> {
    let document = Document {
        format_version: FORMAT_VERSION,
        before: state(view.before),
        after: state(view.after),
        summary: summary(view),
        entries: view.items.iter().map(|item| entry(view, item)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn state(side: &Side) -> State {
    State { name: side.name.clone(), commit: side.commit.clone() }
}

fn summary(view: &View<'_>) -> Summary {
    let version = |side: &Side| side.version.as_ref().ok().map(ToString::to_string);
    let raised = view.raised.as_ref();
    let count = |level: Level| {
        let items = view.of_level(level);
        Count { total: items.len(), approved: items.iter().filter(|item| item.approval.is_some()).count() }
    };
    let needed = raised.map(|raised| raised.least.to_string());
    Summary {
        counts: Counts {
            breaking: count(Level::Breaking),
            risky: count(Level::Risky),
            safe: count(Level::Safe),
            docs: count(Level::Docs),
        },
        semver: view.semver,
        versions: Versions { before: version(view.before), after: version(view.after), needed },
        version_sufficient: raised.map(|raised| raised.is_enough),
    }
}

fn entry(view: &View<'_>, item: &Item<'_>) -> Entry {
    let of = item.entry;
    let spot = |side: &Side, place: Option<&Place>| place.map(|place| side.spot(place));
    let consequence = |consequence: &unified_codegen::diff::Consequence| Consequence {
        level: consequence.level(),
        title: consequence.in_words(),
    };
    Entry {
        id: item.id.clone(),
        rule: of.rule,
        level: item.level,
        semver: of.semver(),
        effect: of.effect(),
        title: of.title(),
        reason: of.reason(),
        subject: of.subject().to_string(),
        provider: of.provider().map(|who| who.slug.clone()),
        before: spot(view.before, of.before()),
        after: spot(view.after, of.after()),
        approved: item.approval.map(|approval| Approved {
            reason: approval.reason.clone(),
            expires: approval.expires.map(|last| last.to_string()),
        }),
        changes: of.changes.iter().map(change).collect(),
        consequences: of.consequences.iter().map(consequence).collect(),
    }
}

fn change(judged: &Judged) -> Change {
    let change = &judged.change;
    let (values, address) = (change.what.values(), |at: &Option<At>| at.as_ref().map(|at| at.subject.to_string()));
    Change {
        rule: judged.rule,
        provider: change.provider().map(|who| who.slug.clone()),
        subject_before: address(&change.before),
        subject_after: address(&change.after),
        before: values.before,
        after: values.after,
    }
}
