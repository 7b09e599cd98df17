//! One operation on both sides.

use super::leftovers::Leftovers;
use super::matching::by_name;
use super::resources::SameFields;
use super::spot::Scoped;
use super::support::Supported;
use super::{Facts, Spot};
use crate::diff::change::{Answers, Body, Has, Part, Sides, Text, What};
use crate::model::{
    Field, Integrations, Location, Operation, Parameter, Platform, ProviderId, Request, Resource, Response,
};

impl<'a> Facts<'_, 'a> {
    pub(super) fn operation(
        &mut self,
        resources: Sides<&'a Resource>,
        pair: Sides<&'a Operation>,
        same: &SameFields<'a>,
    ) {
        if self.is_over() {
            return;
        }
        let spots =
            Sides::new(Spot::operation(resources.before, pair.before), Spot::operation(resources.after, pair.after));
        self.text(spots, Text::Description, pair.map(|operation| &operation.description));
        self.text(spots, Text::Source, pair.map(|operation| &operation.source));
        let at = pair.map(|operation| operation.partial_at);
        let partial = Sides::new(spots.before.starting(at.before), spots.after.starting(at.after));
        self.differ(partial, pair.map(|operation| operation.is_partial), |is| What::Partial(Part::Taken, is));
        self.formats(spots, pair);
        self.integrations(spots, pair);
        self.sent(resources, pair);
        self.answered(spots, resources, pair, same);
    }

    /// Those that an operation offers whose source lists none are a fact of the platform.
    fn formats(&mut self, spots: Sides<Spot<'_>>, pair: Sides<&Operation>) {
        let stated = pair.map(|operation| !operation.response_formats.is_empty());
        if !stated.before && !stated.after {
            return;
        }
        let at = pair.map(|operation| operation.response_formats_at);
        let spots = Sides::new(spots.before.starting(at.before), spots.after.starting(at.after));
        let formats = self.context.specs.map(|spec| spec.platform.response_formats.as_slice());
        for formats in by_name(formats.before, formats.after, |format| &format.wire).both {
            let offered = Sides::new(pair.before.offers(formats.before), pair.after.offers(formats.after));
            self.differ(spots, offered, |offered| What::Format(formats.after.wire.clone(), offered));
        }
        self.differ(spots, stated, What::FormatsStated);
    }

    fn integrations(&mut self, spots: Sides<Spot<'_>>, pair: Sides<&Operation>) {
        let at = pair.map(|operation| operation.integrations.as_ref().and_then(|known| known.at));
        let spots = Sides::new(spots.before.starting(at.before), spots.after.starting(at.after));
        self.offered(spots, pair);
        let (Some(before), Some(after)) = (&pair.before.integrations, &pair.after.integrations) else { return };
        let is_whole = Sides::new(before, after).map(|known| known.is_complete);
        let providers = &self.context.providers;
        let old = ids(before).filter_map(|id| Some((providers.after(id)?, Sides::new(has(before, id), None))));
        let mut known: Vec<(ProviderId, Sides<Option<Has>>)> = old.collect();
        for id in ids(after).filter(|id| providers.is_known(*id)) {
            match known.iter_mut().find(|(other, _)| *other == id) {
                Some((_, sides)) => sides.after = has(after, id),
                None => known.push((id, Sides::new(None, has(after, id)))),
            }
        }
        for (id, sides) in known {
            let provider = providers.who(id);
            self.differ(spots, sides, |has| What::Integration { provider, has, is_whole });
        }
    }

    /// Where both sides list somebody, what differs stands where it is said that there may be others.
    fn offered(&mut self, spots: Sides<Spot<'_>>, pair: Sides<&Operation>) {
        let integrations = pair.map(|operation| operation.integrations.as_ref());
        let at = integrations.map(|known| known.and_then(|known| known.complete_at));
        let spots = match integrations {
            Sides { before: Some(_), after: Some(_) } => {
                Sides::new(spots.before.starting(at.before), spots.after.starting(at.after))
            }
            _ => spots,
        };
        self.differ(spots, pair.map(Operation::offered), What::Offered);
    }

    fn sent(&mut self, resources: Sides<&'a Resource>, pair: Sides<&'a Operation>) {
        let spots =
            Sides::new(Spot::operation(resources.before, pair.before), Spot::operation(resources.after, pair.after));
        let body = pair.map(|operation| match &operation.request {
            Request::None => Body::None,
            Request::NotStated => Body::NotStated,
            Request::Fields(_) => Body::Described,
        });
        self.differ(spots, body, What::Request);
        let mut leftovers = Leftovers::default();
        let scopes = |location| {
            Sides::new(
                Scoped::sent(resources.before, pair.before, location),
                Scoped::sent(resources.after, pair.after, location),
            )
        };
        self.fields(&scopes(Location::Query), pair.map(|operation| operation.query.as_slice()), &mut leftovers);
        self.common(&scopes(Location::Query), pair);
        if !body.differ() {
            let fields = pair.map(Operation::request_fields);
            self.fields(&scopes(Location::Request), fields, &mut leftovers);
        }
        self.settle_sent(resources, pair, leftovers);
    }

    /// Who takes a parameter that both have in common with others. One that is common on one side only is a fact of the platform.
    fn common(&mut self, scopes: &Sides<Scoped<'a>>, pair: Sides<&'a Operation>) {
        if pair.before.common.is_empty() && pair.after.common.is_empty() {
            return;
        }
        let known = self.context.specs.map(|spec| &spec.platform);
        let known = Sides::new(in_query(known.before, pair.before), in_query(known.after, pair.after));
        for before in &known.before {
            let Some(after) = same_parameter(before, &known) else { continue };
            let said = Sides::new(pair.before.says_of(before), pair.after.says_of(after));
            self.support(Supported {
                spots: Sides::new(
                    Spot::common(&scopes.before, before, said.before),
                    Spot::common(&scopes.after, after, said.after),
                ),
                support: Sides::new(
                    said.before.map_or(&before.support, |said| &said.support),
                    said.after.map_or(&after.support, |said| &said.support),
                ),
                demanded: Sides::new(before.required, after.required),
                values: Sides::new(&[], &[]),
            });
        }
    }

    fn answered(
        &mut self,
        spots: Sides<Spot<'_>>,
        resources: Sides<&'a Resource>,
        pair: Sides<&'a Operation>,
        same: &SameFields<'a>,
    ) {
        let answers = pair.map(|operation| match operation.response {
            Response::NotStated => Answers::NotStated,
            Response::Bytes => Answers::Bytes,
            Response::Object(_) => Answers::Object,
        });
        if answers.differ() {
            return self.push(spots, What::Answered(answers));
        }
        let scopes = Sides::new(
            Scoped::sent(resources.before, pair.before, Location::Response),
            Scoped::sent(resources.after, pair.after, Location::Response),
        );
        for (before, after, _) in same {
            let answers =
                Sides::new(pair.before.response_fields().get(*before), pair.after.response_fields().get(*after));
            if let Sides { before: Some(before), after: Some(after) } = answers {
                self.filled(&scopes, Sides::new(before, after));
            }
        }
    }

    /// Who fills a field of an answer; all else about it is said of the object.
    fn filled(&mut self, scopes: &Sides<Scoped<'a>>, pair: Sides<&'a Field>) {
        let at = pair.map(|field| field.offsets.support);
        self.support(Supported {
            spots: Sides::new(
                Spot::field(&scopes.before, pair.before).starting(at.before),
                Spot::field(&scopes.after, pair.after).starting(at.after),
            ),
            support: pair.map(|field| &field.support),
            demanded: Sides::new(false, false),
            values: pair.map(|field| field.values.as_slice()),
        });
    }
}

fn in_query<'a>(platform: &'a Platform, operation: &'a Operation) -> Vec<&'a Parameter> {
    platform.parameters_of(&operation.method).filter(|parameter| parameter.location == Location::Query).collect()
}

/// The parameter of that name, or the one that is for the same by another.
fn same_parameter<'a>(before: &Parameter, known: &Sides<Vec<&'a Parameter>>) -> Option<&'a Parameter> {
    let is_new = |after: &&&Parameter| known.before.iter().all(|other| other.wire != after.wire);
    let mut renamed = known.after.iter().filter(is_new).filter(|after| after.role.is_some());
    let same = known.after.iter().find(|after| after.wire == before.wire);
    same.or_else(|| renamed.find(|after| after.role == before.role)).copied()
}

fn ids(integrations: &Integrations) -> impl Iterator<Item = ProviderId> {
    integrations.all().map(|integration| integration.provider)
}

fn has(integrations: &Integrations, id: ProviderId) -> Option<Has> {
    if integrations.whole.iter().any(|whole| whole.provider == id) {
        return Some(Has::Whole);
    }
    integrations.partial.iter().any(|partial| partial.provider == id).then_some(Has::Partial)
}
