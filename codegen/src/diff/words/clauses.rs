//! What providers do with fields or operations: a clause a verb.

use std::collections::BTreeSet;

use super::{Entry, Judged, Rule, noun, one_or_all};
use crate::diff::change::What;

/// What one provider does, what several do, and what stands behind the fields.
pub(super) type Verbs = (&'static str, &'static str, &'static str);

/// The changes that share a verb.
struct Clause {
    verbs: Verbs,
    /// By slug: two providers can have one label.
    providers: BTreeSet<String>,
    label: String,
    /// What the verb is about.
    nouns: BTreeSet<String>,
    /// `fields`, `operations`.
    plural: &'static str,
}

impl Clause {
    fn new(verbs: Verbs, members: &[&Judged]) -> Self {
        let who = members.iter().filter_map(|judged| judged.change.provider());
        let is_operation = |judged: &&Judged| matches!(judged.change.what, What::Integration { .. });
        Self {
            verbs,
            providers: who.clone().map(|who| who.slug.clone()).collect(),
            label: who.map(|who| who.label.clone()).next().unwrap_or_default(),
            nouns: members.iter().map(|judged| noun(judged.change.subject())).collect(),
            plural: if members.iter().all(is_operation) { "operations" } else { "fields" },
        }
    }

    fn verb(&self) -> &'static str {
        if self.providers.len() == 1 { self.verbs.0 } else { self.verbs.1 }
    }

    fn who(&self) -> String {
        match self.providers.len() {
            1 => self.label.clone(),
            many => format!("{many} providers"),
        }
    }

    fn first(&self) -> String {
        format!("{} {} {}{}", self.who(), self.verb(), one_or_all(&self.nouns, self.plural), self.verbs.2)
    }

    /// What the first clause has said is not said again.
    fn after(&self, first: &Self) -> String {
        let who = if self.providers == first.providers { String::new() } else { format!("{} ", self.who()) };
        let object = match (self.nouns == first.nouns, self.nouns.len()) {
            (true, 1) => "it".to_owned(),
            (true, _) => "them".to_owned(),
            (false, many) if many > 1 && first.nouns.len() > 1 => many.to_string(),
            (false, _) => one_or_all(&self.nouns, self.plural),
        };
        format!("{who}{} {object}{}", self.verb(), self.verbs.2)
    }
}

/// All that an entry says of providers in one sentence; the rule that names the entry comes first.
pub(super) fn in_words(entry: &Entry) -> String {
    let Some(main) = verbs(entry.rule) else { unreachable!("{} is not about what a provider does", entry.rule) };
    let mut order = vec![main];
    for verbs in entry.changes.iter().filter_map(|judged| verbs(judged.rule)) {
        if !order.contains(&verbs) {
            order.push(verbs);
        }
    }
    let clause = |of: &Verbs| {
        let members: Vec<&Judged> = entry.changes.iter().filter(|judged| verbs(judged.rule) == Some(*of)).collect();
        Clause::new(*of, &members)
    };
    let clauses: Vec<Clause> = order.iter().map(clause).collect();
    let first = &clauses[0];
    let mut text = first.first();
    for (at, clause) in clauses.iter().enumerate().skip(1) {
        text += if at + 1 == clauses.len() { ", and " } else { ", " };
        text += &clause.after(first);
    }
    text
}

/// Nothing for rules about something else.
pub(super) fn verbs(rule: Rule) -> Option<Verbs> {
    Some(match rule {
        Rule::SupportAdded | Rule::DemandedSupportAdded => ("takes", "take", ""),
        Rule::SupportRemoved | Rule::RequiredSupportRemoved | Rule::DemandedSupportRemoved => {
            ("no longer takes", "no longer take", "")
        }
        Rule::RequiredSupportAdded | Rule::RequiredSupportNamed | Rule::FieldBecameRequiredForProvider => {
            ("requires", "require", "")
        }
        Rule::RequiredSupportNoLongerNamed => ("is no longer known to require", "are no longer known to require", ""),
        Rule::SupportNamed => ("is known to take", "are known to take", ""),
        Rule::SupportNoLongerNamed => ("is no longer known to take", "are no longer known to take", ""),
        Rule::ResponseSupportNamed => ("is known to fill", "are known to fill", ""),
        Rule::ResponseSupportNoLongerNamed => ("is no longer known to fill", "are no longer known to fill", ""),
        Rule::FieldBecameOptionalForProvider => ("no longer requires", "no longer require", ""),
        Rule::DemandedSupportLevelChanged => ("takes", "take", " at another level"),
        Rule::ResponseSupportAdded => ("fills", "fill", ""),
        Rule::ResponseSupportRemoved => ("no longer fills", "no longer fill", ""),
        Rule::ResponseSupportLevelChanged => ("fills", "fill", " at another level"),
        Rule::ProviderValuesNarrowed => ("takes fewer values of", "take fewer values of", ""),
        Rule::ProviderValuesWidened => ("takes more values of", "take more values of", ""),
        Rule::ProviderValuesChanged => ("takes other values of", "take other values of", ""),
        Rule::ResponseProviderValuesChanged => ("answers with other values of", "answer with other values of", ""),
        Rule::IntegrationAdded => ("has", "have", ""),
        Rule::IntegrationRemoved => ("no longer has", "no longer have", ""),
        Rule::IntegrationListed => ("is listed for", "are listed for", ""),
        Rule::IntegrationNoLongerListed => ("is no longer listed for", "are no longer listed for", ""),
        Rule::IntegrationBecamePartial => ("has", "have", " in part only"),
        Rule::IntegrationBecameWhole => ("has", "have", " as a whole"),
        _ => return None,
    })
}
