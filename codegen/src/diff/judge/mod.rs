//! What a change means: which rule it falls under, and what it does to code.

mod effect;
mod level;
mod rule;

pub(super) use self::effect::is_common;
pub use self::level::{Effect, Level, Semver};
pub use self::rule::Rule;

use super::change::{Answers, Body, Change, Has, Known, Member, Part, Sides, Text, What, Wire};
use super::subject::Subject;
use crate::model::{self, Offered, Spec, SupportKind};

/// The rule that a change between two specifications falls under, and what it does to code: what the rule says, unless
/// something else makes up for it or makes it worse.
pub(super) fn judge(change: &Change, specs: Sides<&Spec>) -> (Rule, Effect) {
    let rule = needed(rule_of(change), change, specs);
    (rule, effect::effect_of(change, rule, specs))
}

fn rule_of(change: &Change) -> Rule {
    let is_sent = change.subject().field().is_none_or(|field| field.scope.is_sent());
    match &change.what {
        What::Presence { required, .. } => presence(change.subject(), change.after.is_some(), *required),
        What::Name(_) => renamed(change.subject()),
        What::Moved(_) => Rule::FieldMoved,
        What::Named { .. } if matches!(change.subject(), Subject::Unnamed(..)) => Rule::FieldNameLost,
        What::Named { .. } => Rule::FieldNamed,
        What::Unnamed(_) => Rule::UnnamedFieldChanged,
        What::RustName(_) | What::ValueRustName(..) | What::TypeName(_) => Rule::RustNameChanged,
        What::Type(ty) if ty.in_rust => Rule::FieldTypeChanged,
        What::Type(_) => Rule::FieldFormatChanged,
        What::Required { flag, .. } => required(change.subject(), is_sent, flag.after),
        What::Text(text, _) => self::text(*text),
        What::Order(_) => Rule::Reordered,
        What::Member(member, sides) => self::member(*member, sides.after.is_some()),
        What::Values { values, .. } if same_set(&values.before, &values.after) => Rule::Reordered,
        What::Values { is_enum, .. } => self::values(*is_enum),
        What::Cell { level, demanded, is_whole, .. } => cell(*level, *demanded, *is_whole, is_sent),
        What::OwnValues(_, values) => own_values(values, is_sent),
        What::Known { known, .. } => self::known(known, is_sent),
        What::Partial(part, partial) => self::partial(*part, partial.after),
        What::Request(body) => request(*body),
        What::Answered(answers) => answered(*answers),
        What::Format(_, offered) if offered.after => Rule::OperationFormatAdded,
        What::Format(..) => Rule::OperationFormatRemoved,
        What::FormatsStated(stated) if stated.after => Rule::OperationFormatsStated,
        What::FormatsStated(_) => Rule::OperationFormatsNotStated,
        What::Offered(offered) => self::offered(*offered),
        What::Integration { has, is_whole, .. } => integration(*has, *is_whole),
        What::Described(described) if described.after.is_some() => Rule::ApiDescribed,
        What::Described(_) => Rule::ApiNoLongerDescribed,
        What::Published(_) => Rule::PublishedNumbersChanged,
        What::Wire(wire, _) => self::wire(*wire),
        What::AllMethods(all) if all.after => Rule::ParameterWidened,
        What::AllMethods(_) => Rule::ParameterNarrowed,
        What::Everywhere(everywhere) if everywhere.after => Rule::FormatEverywhere,
        What::Everywhere(_) => Rule::FormatNoLongerEverywhere,
    }
}

/// Operations may require of some providers what the platform does not: one of them that comes to the parameter, or loses it, is one
/// whose requests it matters to.
fn needed(rule: Rule, change: &Change, specs: Sides<&Spec>) -> Rule {
    let required = match rule {
        Rule::ParameterAdded => Rule::RequiredParameterAdded,
        Rule::ParameterRemoved => Rule::RequiredParameterRemoved,
        Rule::ParameterWidened => Rule::RequiredParameterWidened,
        Rule::ParameterNarrowed => Rule::RequiredParameterNarrowed,
        _ => return rule,
    };
    if effect::is_needed_on_one_side(change, specs) { required } else { rule }
}

fn presence(subject: &Subject, is_there: bool, required: bool) -> Rule {
    let (added, removed) = match subject {
        Subject::Provider(_) => (Rule::ProviderAdded, Rule::ProviderRemoved),
        Subject::Api(_) => (Rule::ApiAdded, Rule::ApiRemoved),
        Subject::Resource(_) => (Rule::ResourceAdded, Rule::ResourceRemoved),
        Subject::Operation(_) => (Rule::OperationAdded, Rule::OperationRemoved),
        Subject::Unnamed(..) => (Rule::UnnamedFieldAdded, Rule::UnnamedFieldRemoved),
        Subject::ResponseFormat(_) => (Rule::ResponseFormatAdded, Rule::ResponseFormatRemoved),
        Subject::Parameter(_) if required => (Rule::RequiredParameterAdded, Rule::RequiredParameterRemoved),
        Subject::Parameter(_) => (Rule::ParameterAdded, Rule::ParameterRemoved),
        Subject::Field(_) if required => (Rule::RequiredFieldAdded, Rule::RequiredFieldRemoved),
        Subject::Field(_) => (Rule::FieldAdded, Rule::FieldRemoved),
        Subject::Platform | Subject::Route(_) | Subject::Envelope(_) => {
            unreachable!("{subject} is compared by its value")
        }
    };
    if is_there { added } else { removed }
}

fn renamed(subject: &Subject) -> Rule {
    match subject {
        Subject::Provider(_) => Rule::ProviderRenamed,
        Subject::Api(_) => Rule::ApiRenamed,
        Subject::Resource(_) => Rule::ResourceRenamed,
        Subject::Operation(_) => Rule::OperationRenamed,
        Subject::Parameter(_) => Rule::ParameterRenamed,
        _ => Rule::FieldRenamed,
    }
}

fn required(subject: &Subject, is_sent: bool, required: bool) -> Rule {
    match (subject, is_sent, required) {
        (Subject::Parameter(_), _, true) => Rule::ParameterBecameRequired,
        (Subject::Parameter(_), _, false) => Rule::ParameterBecameOptional,
        (_, true, true) => Rule::FieldBecameRequired,
        (_, true, false) => Rule::FieldBecameOptional,
        (_, false, true) => Rule::ResponseFieldBecameRequired,
        (_, false, false) => Rule::ResponseFieldBecameOptional,
    }
}

fn text(text: Text) -> Rule {
    match text {
        Text::Vendor => Rule::VendorChanged,
        Text::Label => Rule::LabelChanged,
        Text::Description => Rule::DescriptionChanged,
        Text::Example => Rule::ExampleChanged,
        Text::References => Rule::ReferencesChanged,
        Text::Source => Rule::SourceChanged,
        Text::Coverage => Rule::CoverageSourceChanged,
    }
}

fn member(member: Member, is_there: bool) -> Rule {
    match (member, is_there) {
        (Member::Value, true) => Rule::ValueAdded,
        (Member::Value, false) => Rule::ValueRemoved,
        (Member::Method, true) => Rule::ParameterWidened,
        (Member::Method, false) => Rule::ParameterNarrowed,
        (Member::OptionalIn, true) => Rule::ParameterOmittable,
        (Member::OptionalIn, false) => Rule::ParameterNeeded,
    }
}

fn values(is_enum: Sides<bool>) -> Rule {
    match (is_enum.before, is_enum.after) {
        (false, true) => Rule::ValuesListed,
        (true, false) => Rule::ValuesUnlisted,
        (false, false) | (true, true) => Rule::DocumentedValuesChanged,
    }
}

/// Where the unified schema requires a field of everybody, it does not matter who else does. Not to be listed means not to take it only
/// where everybody is listed who does.
fn cell(level: Sides<Option<model::Level>>, demanded: Sides<bool>, is_whole: Sides<bool>, is_sent: bool) -> Rule {
    use model::Level::{Required, Supported};
    let is_demanded = demanded.before && demanded.after;
    match (level.before, level.after, is_sent) {
        (None, Some(Required), true) if !is_whole.before && !is_demanded => Rule::RequiredSupportNamed,
        (Some(Required), None, true) if !is_whole.after && !is_demanded => Rule::RequiredSupportNoLongerNamed,
        (None, _, true) if !is_whole.before => Rule::SupportNamed,
        (_, None, true) if !is_whole.after => Rule::SupportNoLongerNamed,
        (None, _, true) if is_demanded => Rule::DemandedSupportAdded,
        (_, None, true) if is_demanded => Rule::DemandedSupportRemoved,
        (None, Some(Required), true) => Rule::RequiredSupportAdded,
        (Some(Required), None, true) => Rule::RequiredSupportRemoved,
        (None, _, true) => Rule::SupportAdded,
        (_, None, true) => Rule::SupportRemoved,
        (_, _, true) if is_demanded => Rule::DemandedSupportLevelChanged,
        (_, Some(Required), true) => Rule::FieldBecameRequiredForProvider,
        (_, Some(Supported), true) => Rule::FieldBecameOptionalForProvider,
        (None, _, false) if !is_whole.before => Rule::ResponseSupportNamed,
        (_, None, false) if !is_whole.after => Rule::ResponseSupportNoLongerNamed,
        (None, _, false) => Rule::ResponseSupportAdded,
        (_, None, false) => Rule::ResponseSupportRemoved,
        (_, _, false) => Rule::ResponseSupportLevelChanged,
    }
}

/// A provider without values of its own takes those of the field, whichever these are.
fn own_values(values: &Sides<Option<Vec<String>>>, is_sent: bool) -> Rule {
    if let Sides { before: Some(before), after: Some(after) } = values
        && same_set(before, after)
    {
        return Rule::Reordered;
    }
    if !is_sent {
        return Rule::ResponseProviderValuesChanged;
    }
    let (before, after) = match (&values.before, &values.after) {
        (Some(before), Some(after)) => (before, after),
        (None, _) => return Rule::ProviderValuesNarrowed,
        (_, None) => return Rule::ProviderValuesWidened,
    };
    let keeps = before.iter().all(|value| after.contains(value));
    let adds = after.iter().any(|value| !before.contains(value));
    match (keeps, adds) {
        (true, true) => Rule::ProviderValuesWidened,
        (false, false) => Rule::ProviderValuesNarrowed,
        (true, false) | (false, true) => Rule::ProviderValuesChanged,
    }
}

/// No list of values has one twice.
fn same_set(one: &[String], other: &[String]) -> bool {
    one.len() == other.len() && one.iter().all(|value| other.contains(value))
}

fn known(known: &Sides<Known>, is_sent: bool) -> Rule {
    use SupportKind::{Counted, InPart, Listed, NotStated};
    match (known.before.kind(), known.after.kind(), is_sent) {
        (_, Listed, true) => Rule::SupportListed,
        (_, Listed, false) => Rule::ResponseSupportListed,
        (Listed, _, true) => Rule::SupportNoLongerListed,
        (Listed, _, false) => Rule::ResponseSupportNoLongerListed,
        (_, InPart, _) => Rule::SupportListedInPart,
        (InPart, _, _) => Rule::SupportNoLongerListedInPart,
        (NotStated, _, _) => Rule::SupportCounted,
        (Counted, NotStated, _) => Rule::SupportNoLongerCounted,
        (Counted, Counted, _) => Rule::SupportCountChanged,
    }
}

fn request(body: Sides<Body>) -> Rule {
    match (body.before, body.after) {
        (Body::None, _) => Rule::RequestBodyAdded,
        (_, Body::None) => Rule::RequestBodyRemoved,
        (_, Body::Described) => Rule::RequestDescribed,
        (_, Body::NotStated) => Rule::RequestNoLongerDescribed,
    }
}

fn partial(part: Part, is_partial: bool) -> Rule {
    match (part, is_partial) {
        (Part::Fields, true) => Rule::FieldsKnownInPart,
        (Part::Fields, false) => Rule::FieldsKnownWhole,
        (Part::Operations, true) => Rule::OperationsKnownInPart,
        (Part::Operations, false) => Rule::OperationsKnownWhole,
        (Part::Taken, true) => Rule::RequestKnownInPart,
        (Part::Taken, false) => Rule::RequestKnownWhole,
        (Part::Values, true) => Rule::ValuesKnownInPart,
        (Part::Values, false) => Rule::ValuesKnownWhole,
    }
}

/// A file is neither what is known of a record nor what is not.
fn answered(answers: Sides<Answers>) -> Rule {
    match (answers.before, answers.after) {
        (_, Answers::Bytes) => Rule::ResponseBecameBytes,
        (Answers::Bytes, _) => Rule::ResponseNoLongerBytes,
        (_, Answers::Object) => Rule::ResponseDescribed,
        (_, Answers::NotStated) => Rule::ResponseNoLongerDescribed,
    }
}

fn offered(offered: Sides<Offered>) -> Rule {
    use Offered::{InPart, NotStated, Whole};
    match (offered.before, offered.after) {
        (NotStated, InPart) => Rule::IntegrationsStatedInPart,
        (InPart, NotStated) => Rule::IntegrationsNotStatedInPart,
        (InPart, _) => Rule::IntegrationsKnownWhole,
        (_, InPart) => Rule::IntegrationsKnownInPart,
        (_, Whole) => Rule::IntegrationsStated,
        (_, NotStated) => Rule::IntegrationsNotStated,
    }
}

/// Not to be listed means not to have the operation only where everybody is listed who has it.
fn integration(has: Sides<Option<Has>>, is_whole: Sides<bool>) -> Rule {
    match (has.before, has.after) {
        (None, _) if is_whole.before => Rule::IntegrationAdded,
        (None, _) => Rule::IntegrationListed,
        (_, None) if is_whole.after => Rule::IntegrationRemoved,
        (_, None) => Rule::IntegrationNoLongerListed,
        (_, Some(Has::Partial)) => Rule::IntegrationBecamePartial,
        (_, Some(Has::Whole)) => Rule::IntegrationBecameWhole,
    }
}

fn wire(wire: Wire) -> Rule {
    match wire {
        Wire::BaseUrl => Rule::BaseUrlChanged,
        Wire::Authentication => Rule::AuthenticationChanged,
        Wire::Route => Rule::RouteChanged,
        Wire::ParameterType | Wire::ParameterLocation | Wire::ParameterRole => Rule::ParameterChanged,
        Wire::DefaultFormat => Rule::DefaultFormatChanged,
        Wire::Answer => Rule::AnswerChanged,
        Wire::Envelope => Rule::EnvelopeChanged,
    }
}
