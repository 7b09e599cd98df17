//! One cause, with all that it does.

use std::cmp::Reverse;
use std::fmt::Write as _;
use std::hash::Hasher;

use fnv::FnvHasher;

use super::change::{At, Change, Sides, Who};
use super::consequence::Consequence;
use super::judge::{Effect, Level, Rule, Semver, is_common, judge};
use super::subject::Subject;
use crate::model::Spec;
use crate::source::Place;

/// What one cause changes.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The rule that the gravest of the changes falls under.
    pub rule: Rule,
    /// The changes, in the order of the specification; at least one.
    pub changes: Vec<Judged>,
    /// What the generated crate makes of it besides.
    pub consequences: Vec<Consequence>,
}

/// A change, and what it means.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The change.
    pub change: Change,
    /// The rule that it falls under.
    pub rule: Rule,
    /// What it does to code.
    pub effect: Effect,
    /// It is about a parameter that operations have in common: no builder has it.
    pub is_common: bool,
}

impl Entry {
    /// Changes of one cause; there is at least one.
    pub(super) fn new(changes: Vec<Change>, specs: Sides<&Spec>) -> Self {
        let judged = changes.into_iter().map(|change| {
            let (rule, effect) = judge(&change, specs);
            let is_common = is_common(&change, specs);
            Judged { change, rule, effect, is_common }
        });
        let changes: Vec<Judged> = judged.collect();
        let first =
            changes.iter().map(|judged| judged.rule).min_by_key(|rule| (Reverse(rule.level()), rule.weight(), *rule));
        let Some(rule) = first else { unreachable!("a cause changes something") };
        Self { rule, changes, consequences: Vec::new() }
    }

    /// The gravest change, which the entry is named by.
    pub fn main(&self) -> &Change {
        match self.changes.iter().find(|judged| judged.rule == self.rule) {
            Some(judged) => &judged.change,
            None => unreachable!("the rule is one of the changes'"),
        }
    }

    /// What it is about: one thing, or the resource where it is several.
    pub fn subject(&self) -> Subject {
        let first = self.main().subject();
        let is_one = |judged: &Judged| {
            let other = judged.change.subject();
            other == first || (first.field().is_some() && other.field_path() == first.field_path())
        };
        match first.resource_path() {
            Some(resource) if !self.changes.iter().all(is_one) => Subject::Resource(resource.to_owned()),
            _ => first.clone(),
        }
    }

    /// The provider that it is about, if it is about one.
    pub fn provider(&self) -> Option<&Who> {
        let mut providers = self.changes.iter().map(|judged| judged.change.provider());
        let first = providers.next()??;
        providers.all(|other| other.is_some_and(|other| other.slug == first.slug)).then_some(first)
    }

    /// How much it matters.
    pub fn level(&self) -> Level {
        // What stops code from compiling is never safe, however little it does to requests and answers.
        let least = if self.effect() == Effect::Compile { Level::Risky } else { Level::Docs };
        let consequences = self.consequences.iter().map(Consequence::level);
        consequences.chain([self.rule.level(), least]).max().unwrap_or(least)
    }

    /// What it does to code.
    pub fn effect(&self) -> Effect {
        if self.consequences.is_empty() { self.own_effect() } else { Effect::Compile }
    }

    /// What its changes do to code by themselves.
    pub(super) fn own_effect(&self) -> Effect {
        self.changes.iter().map(|judged| judged.effect).max().unwrap_or(Effect::None)
    }

    /// The step of the version that it asks for.
    pub fn semver(&self) -> Semver {
        self.effect().semver()
    }

    /// The structural id: rule, address, provider, and a number that stands for exactly these changes and what
    /// follows from them. It does not depend on how any of this is worded.
    pub fn id(&self) -> String {
        let mut id = format!("{}@{}", self.rule, self.subject());
        if let Some(provider) = self.provider() {
            let _ = write!(id, ":{}", provider.slug);
        }
        let _ = write!(id, "~{:08x}", self.fingerprint());
        id
    }

    /// A number that differs where any of the changes does, and does not depend on their order.
    fn fingerprint(&self) -> u32 {
        let consequences = self.consequences.iter().map(Consequence::fact);
        let mut facts: Vec<String> = self.changes.iter().map(fact).chain(consequences).collect();
        facts.sort();
        let mut hasher = FnvHasher::default();
        for fact in facts {
            hasher.write(fact.as_bytes());
            hasher.write_u8(0xff);
        }
        let whole = hasher.finish().to_be_bytes();
        let folded = [0, 1, 2, 3].map(|at| whole[at] ^ whole[at + 4]);
        u32::from_be_bytes(folded)
    }

    /// Where it stands before, if anything of it does.
    pub fn before(&self) -> Option<&Place> {
        self.main().before.as_ref().map(|at| &at.place)
    }

    /// Where it stands after, if anything of it does.
    pub fn after(&self) -> Option<&Place> {
        self.main().after.as_ref().map(|at| &at.place)
    }
}

/// All that makes one change this change.
fn fact(judged: &Judged) -> String {
    let Judged { change, rule, .. } = judged;
    let address = |at: &Option<At>| at.as_ref().map(|at| at.subject.to_string()).unwrap_or_default();
    let provider = change.provider().map(|who| who.slug.as_str()).unwrap_or_default();
    let values = change.what.values();
    let value = |value: Option<String>| value.map_or("-".to_owned(), |value| format!("={value}"));
    [
        rule.id().to_owned(),
        address(&change.before),
        address(&change.after),
        provider.to_owned(),
        value(values.before),
        value(values.after),
    ]
    .join("\u{0}")
}
