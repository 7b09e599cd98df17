//! Fields of an operation that are asked about more than once.

use super::{Answer, FieldSupport, Operation, ProviderSet, Support};
use crate::generated::provider::Provider;

impl Operation {
    /// These fields that are sent, in the body or else in the query; `None` if the operation lacks one of them.
    ///
    /// Looks the paths up once, while compiling if it can be, so that the questions need no text:
    ///
    /// ```
    /// # #[cfg(feature = "ticketing")] {
    /// use truto_unified::Provider;
    /// use truto_unified::support::{Answer, Selection};
    /// use truto_unified::ticketing::accounts::operations::UPDATE;
    ///
    /// const PROFILE: Selection<2> = UPDATE.select(["name", "website"]).unwrap();
    ///
    /// assert!(PROFILE.who_takes().is_some_and(|providers| providers.contains(Provider::Front)));
    /// assert_eq!(PROFILE.answer(Provider::Planhat), Answer::Unsupported);
    /// # }
    /// ```
    pub const fn select<const N: usize>(&self, names: [&str; N]) -> Option<Selection<N>> {
        let mut fields = [&FieldSupport::NONE; N];
        let mut index = 0;
        while index < N {
            match self.sent_field(names[index]) {
                Some(field) => fields[index] = field,
                None => return None,
            }
            index += 1;
        }
        let takers = takers(&fields);
        Some(Selection {
            fields,
            takers,
            are_all_known: self.who_takes(&names).is_some(),
            // Whoever is listed for all of the fields is believed to have the operation.
            refusers: refusers(&fields).union(&self.lacking().difference(&takers)),
            requirers: requirers(&fields),
        })
    }
}

impl Operation {
    /// Those known not to have the operation.
    const fn lacking(&self) -> ProviderSet {
        match &self.integrations {
            Some(known) if known.complete => {
                let having = known.whole.to_set().union(&known.partial.to_set());
                ProviderSet::ALL.difference(&having)
            }
            _ => ProviderSet::EMPTY,
        }
    }
}

/// Those known not to take one of the fields.
const fn refusers(fields: &[&FieldSupport]) -> ProviderSet {
    let mut all = ProviderSet::EMPTY;
    let mut index = 0;
    while index < fields.len() {
        if let Some(takers) = fields[index].support.providers() {
            all = all.union(&ProviderSet::ALL.difference(&takers));
        }
        index += 1;
    }
    all
}

/// Those known to take all of the fields.
const fn takers(fields: &[&FieldSupport]) -> ProviderSet {
    let mut all = if fields.is_empty() { ProviderSet::EMPTY } else { ProviderSet::ALL };
    let mut index = 0;
    while index < fields.len() {
        let takers = match &fields[index].support {
            Support::Listed(listed) | Support::InPart(listed) => listed.providers(),
            Support::Counted { .. } | Support::NotStated => ProviderSet::EMPTY,
        };
        all = all.intersection(&takers);
        index += 1;
    }
    all
}

/// Those that require all of the fields.
const fn requirers(fields: &[&FieldSupport]) -> ProviderSet {
    let mut all = ProviderSet::ALL;
    let mut index = 0;
    while index < fields.len() {
        let required = match &fields[index].support {
            Support::Listed(listed) | Support::InPart(listed) => listed.required.to_set(),
            Support::Counted { .. } | Support::NotStated => ProviderSet::EMPTY,
        };
        all = all.intersection(&required);
        index += 1;
    }
    all
}

/// Fields of one operation, to be asked about together. Made by [`Operation::select`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection<const N: usize> {
    fields: [&'static FieldSupport; N],
    takers: ProviderSet,
    are_all_known: bool,
    refusers: ProviderSet,
    requirers: ProviderSet,
}

impl<const N: usize> Selection<N> {
    /// The fields, in the order in which they were named.
    pub const fn fields(&self) -> &[&'static FieldSupport; N] {
        &self.fields
    }

    /// Those that take all of the fields. `None` if nobody says who takes one of them, or says it of some providers only, and for no
    /// field at all.
    pub const fn who_takes(&self) -> Option<&ProviderSet> {
        if self.are_all_known { Some(&self.takers) } else { None }
    }

    /// Whether the provider takes all of the fields: [`Answer::Unsupported`] as soon as it is known not to take one,
    /// [`Answer::NotKnown`] if nobody says of one, [`Answer::Required`] if it requires all.
    pub const fn answer(&self, provider: Provider) -> Answer {
        if self.refusers.contains(provider) {
            return Answer::Unsupported;
        }
        if !self.takers.contains(provider) {
            return Answer::NotKnown;
        }
        if self.requirers.contains(provider) { Answer::Required } else { Answer::Supported }
    }
}
