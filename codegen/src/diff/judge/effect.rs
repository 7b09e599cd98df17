//! What a change does to code, where its rule alone does not say.

use super::{Effect, Rule};
use crate::diff::change::{Change, Member, Sides, What, Wire};
use crate::diff::subject::{FieldAddress, Scope, Subject};
use crate::model::{
    Http, Level, Location, Method, Operation, Parameter, Platform, Resource, Response, ResponseFormat, Role, Spec,
};

/// What a change does to code. It may be less than its rule says, where nothing uses what changed or something else makes up
/// for it; or more, where a name of the generated crate goes with it.
pub(super) fn effect_of(change: &Change, rule: Rule, specs: Sides<&Spec>) -> Effect {
    match (&change.what, rule) {
        (What::Required { listed, .. }, Rule::FieldBecameOptional) if listed.after => Effect::Compile,
        // Where the unified schema requires a field of everybody, it does not matter who else does.
        (
            What::Cell { demanded, .. },
            Rule::FieldBecameRequiredForProvider | Rule::FieldBecameOptionalForProvider | Rule::RequiredSupportNamed,
        ) if demanded.after => Effect::None,
        (What::Known { demanded, .. }, Rule::SupportListed) if demanded.after => Effect::Adds,
        // No builder has it, and no call asks for it: only what is asserted of who takes it stops compiling.
        (
            What::Cell { .. },
            Rule::RequiredSupportAdded | Rule::RequiredSupportNamed | Rule::FieldBecameRequiredForProvider,
        ) if is_common(change, specs) => Effect::Wire,
        (What::Known { .. }, Rule::SupportListed) if is_common(change, specs) => Effect::Adds,
        (What::Named { required: true }, Rule::FieldNamed) => Effect::Compile,
        // The call sends an empty query until it is given one, and nobody builds one of a type that is new.
        (What::Presence { .. }, Rule::RequiredFieldAdded) if is_of_new_query(change, specs) => Effect::Wire,
        // The constant of a role or an envelope goes with what it names.
        (What::Presence { .. } | What::Wire(Wire::ParameterRole, _), _) if loses_a_role(change, specs) => {
            Effect::Compile
        }
        // Who takes it was asserted by its name.
        (
            What::Presence { .. }
            | What::Name(_)
            | What::Member(Member::Method, Sides { after: None, .. })
            | What::AllMethods(Sides { after: false, .. }),
            _,
        ) if loses_takers(change, specs) => Effect::Compile,
        (What::Wire(Wire::Envelope, names), _) if names.after.is_none() => Effect::Compile,
        (What::Wire(Wire::Route, _), _)
            if !some(specs, |pair| is_of_route(change, pair) && is_called_otherwise(pair)) =>
        {
            Effect::Wire
        }
        (What::Member(Member::OptionalIn, _), Rule::ParameterNeeded) if !some(specs, needs_more) => Effect::None,
        (What::Everywhere(_), Rule::FormatNoLongerEverywhere) if !some(specs, |pair| offers_less(change, pair)) => {
            Effect::None
        }
        // The call of a file asks for no form of it.
        (What::Format(..), _) if answers_with_a_file(change, specs) => Effect::None,
        _ => rule.effect(),
    }
}

/// The change is about a parameter that the operation has in common with others.
pub(in crate::diff) fn is_common(change: &Change, specs: Sides<&Spec>) -> bool {
    in_query(change).is_some_and(|(field, method)| {
        let method = Method::from_wire(method);
        let is_it = specs.map(|spec| common(&spec.platform, &method, &field.path).is_some());
        is_it.before || is_it.after
    })
}

/// The change is about a query that an operation did not have.
fn is_of_new_query(change: &Change, specs: Sides<&Spec>) -> bool {
    in_query(change).is_some_and(|(field, method)| {
        let (api, slug) = field.resource.split_once('/').unwrap_or_default();
        let is_it = |of: &Resource, operation: &Operation| {
            operation.method.wire() == method && (of.api.as_str(), of.slug.as_str()) == (api, slug)
        };
        specs.before.operations().any(|(of, operation)| is_it(of, operation) && operation.query.is_empty())
    })
}

/// The field that the change is about, and its operation's method, where it goes into a query.
fn in_query(change: &Change) -> Option<(&FieldAddress, &str)> {
    let field = change.subject().field()?;
    match &field.scope {
        Scope::Operation(method, Location::Query) => Some((field, method)),
        _ => None,
    }
}

/// The common parameter of a method that has this name on the wire.
fn common<'a>(platform: &'a Platform, method: &'a Method, wire: &str) -> Option<&'a Parameter> {
    platform.parameters_of(method).find(|parameter| parameter.wire == wire)
}

/// Some operation has the common parameter on one side only, and there requests of it are refused without it.
pub(super) fn is_needed_on_one_side(change: &Change, specs: Sides<&Spec>) -> bool {
    let Subject::Parameter(wire) = change.subject() else { return false };
    let is_about = |method: &Method| match &change.what {
        What::Member(Member::Method, sides) => {
            sides.after.as_ref().or(sides.before.as_ref()).is_some_and(|name| method.is_called(name))
        }
        _ => true,
    };
    some(specs, |pair| {
        let common = pair.map(|(platform, operation)| common(platform, &operation.method, wire));
        let is_sent = Sides::new(
            common.before.is_some() || has_of_its_own(pair.before.1, wire),
            common.after.is_some() || has_of_its_own(pair.after.1, wire),
        );
        is_about(&pair.after.1.method)
            && is_sent.differ()
            && (is_required(common.before, pair.before.1, specs)
                || is_required(common.after, pair.after.1, specs.mirrored()))
    })
}

/// The platform requires the common parameter of the operation, or a provider does that is there on both sides. Of one that is not,
/// nothing was sent before, or nothing is from now on.
fn is_required(parameter: Option<&Parameter>, operation: &Operation, specs: Sides<&Spec>) -> bool {
    let is_on_both = |id| specs.after.providers.iter().any(|other| other.slug == specs.before.provider(id).slug);
    parameter.is_some_and(|parameter| {
        let said = operation.says_of(parameter).map(|said| &said.support);
        parameter.required || said.is_some_and(|support| support.at(Level::Required).any(is_on_both))
    })
}

fn has_of_its_own(operation: &Operation, wire: &str) -> bool {
    operation.query.iter().any(|field| field.wire == wire)
}

/// The common parameter had a role that no other has now.
fn loses_a_role(change: &Change, specs: Sides<&Spec>) -> bool {
    let Some(Subject::Parameter(wire)) = change.before.as_ref().map(|at| &at.subject) else { return false };
    let platforms = specs.map(|spec| &spec.platform);
    let role: Option<Role> =
        platforms.before.parameters.iter().find(|known| known.wire == *wire).and_then(|known| known.role);
    role.is_some_and(|role| platforms.after.parameter_in_role(role).is_none())
}

/// An operation listed who takes the common parameter, and now has none of that name.
fn loses_takers(change: &Change, specs: Sides<&Spec>) -> bool {
    let Some(Subject::Parameter(wire)) = change.before.as_ref().map(|at| &at.subject) else { return false };
    some(specs, |pair| {
        let (before, after) = (pair.before.1, pair.after.1);
        let was_listed = before.common.iter().any(|said| said.wire == *wire && !said.support.cells().is_empty());
        let is_left = after.common.iter().any(|said| said.wire == *wire);
        was_listed && !is_left && !has_of_its_own(after, wire)
    })
}

/// An operation that is on both sides, each with its platform.
type Pair<'a> = Sides<(&'a Platform, &'a Operation)>;

/// Some operation is on both sides of which this holds. One that is gone is a change by itself.
fn some(specs: Sides<&Spec>, holds: impl Fn(Pair<'_>) -> bool) -> bool {
    specs.after.operations().any(|(resource, after)| {
        let is_same = |other: &&Resource| other.api == resource.api && other.slug == resource.slug;
        let before = specs.before.resources().find(is_same);
        let before = before.and_then(|before| before.operations.iter().find(|other| other.method == after.method));
        let platforms = specs.map(|spec| &spec.platform);
        before.is_some_and(|before| holds(Sides::new((platforms.before, before), (platforms.after, after))))
    })
}

fn is_of_route(change: &Change, pair: Pair<'_>) -> bool {
    matches!(change.subject(), Subject::Route(kind) if *kind == pair.after.1.method.kind())
}

/// The call takes other arguments in its path, or loses what only some kinds of calls have. A body is a change by itself.
fn is_called_otherwise(pair: Pair<'_>) -> bool {
    let in_path = pair.map(|(platform, operation)| arguments(platform, operation));
    let keyed = pair.map(|(_, operation)| takes_key(operation));
    in_path.before.len() != in_path.after.len() || needs_more(pair) || (keyed.before && !keyed.after)
}

/// An argument that could be left out has to be given.
fn needs_more(pair: Pair<'_>) -> bool {
    let in_path = pair.map(|(platform, operation)| arguments(platform, operation));
    in_path.before.iter().zip(in_path.after).any(|(before, after)| *before && !after)
}

/// Of each parameter in the path, whether it can be left out.
fn arguments(platform: &Platform, operation: &Operation) -> Vec<bool> {
    operation.path_parameters().map(|wire| platform.is_optional(wire, operation)).collect()
}

/// The call can carry an idempotency key.
fn takes_key(operation: &Operation) -> bool {
    match (&operation.method, operation.http) {
        (Method::List, _) | (_, Http::Get) => false,
        (Method::Custom(_), _) => true,
        (_, http) => http.has_body(),
    }
}

/// The change is about an operation whose answer was a file, and is one.
fn answers_with_a_file(change: &Change, specs: Sides<&Spec>) -> bool {
    let Subject::Operation(address) = change.subject() else { return false };
    let is_this = |(resource, operation): &(&Resource, &Operation)| {
        operation.method.wire() == address.method && resource.path() == address.resource
    };
    let files = specs.map(|spec| spec.operations().find(is_this).is_some_and(|(_, operation)| is_file(operation)));
    files.before && files.after
}

fn is_file(operation: &Operation) -> bool {
    matches!(operation.response, Response::Bytes)
}

fn offers_less(change: &Change, pair: Pair<'_>) -> bool {
    let Subject::ResponseFormat(wire) = change.subject() else { return false };
    let offered = pair.map(|(platform, operation)| {
        let asks_for_it = |format: &ResponseFormat| format.wire == *wire && operation.offers(format);
        !is_file(operation) && platform.response_formats.iter().any(asks_for_it)
    });
    offered.before && !offered.after
}
