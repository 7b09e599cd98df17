//! Entries in words. Names stand in backticks, as they are on the wire.

mod clauses;
mod members;

use std::collections::BTreeSet;

use super::change::{Answers, Change, Member, Part, Sides, Text, What, Wire};
use super::entry::{Entry, Judged};
use super::judge::{Effect, Rule};
use super::subject::{Scope, Subject};
use crate::diagnostics::spelled;
use crate::model::{Location, Offered};

impl Entry {
    /// What happened, in one sentence without a full stop.
    pub fn title(&self) -> String {
        let more = self.changes.len() - self.named_by().count();
        let title = match more {
            0 => self.sentence(),
            1 => format!("{}; 1 more change", self.sentence()),
            _ => format!("{}; {more} more changes", self.sentence()),
        };
        spelled(&title).into_owned()
    }

    fn sentence(&self) -> String {
        let main = self.main();
        let noun = self.noun();
        match &main.what {
            What::OwnValues(who, _) if self.rule == Rule::Reordered => {
                format!("the order of the values of {noun} changed for {}", who.label)
            }
            What::Cell { .. } | What::OwnValues(..) | What::Integration { .. } => clauses::in_words(self),
            What::Member(member, sides) => {
                members::in_words(self, *member, sides.after.is_some(), &needed(&main.what, self.rule, &noun))
            }
            What::Format(_, offered) => {
                let formats: Vec<String> = self.named_by().filter_map(|judged| format_of(&judged.change)).collect();
                let verb = if offered.after { "offers" } else { "no longer offers" };
                format!("{noun} {verb} {}", formats.join(", "))
            }
            _ => sentence(main, self.rule, &noun),
        }
    }

    /// Why it has its level, in one sentence without a full stop. Where it has a graver one than its rule, the rule's own
    /// reason would say too little.
    pub fn reason(&self) -> String {
        let level = self.level();
        let of_common = of_common(self.rule).filter(|_| self.changes.iter().all(|judged| judged.is_common));
        if let Some(reason) = of_common {
            return reason.to_owned();
        }
        if self.rule.effect() == Effect::Compile && self.effect() < Effect::Wire {
            return compiles_all_the_same(self.rule).to_owned();
        }
        if level == self.rule.level() {
            return self.rule.reason().to_owned();
        }
        match self.consequences.iter().find(|consequence| consequence.level() == level) {
            Some(consequence) => consequence.in_words(),
            None => compiles_no_longer(self.rule).to_owned(),
        }
    }

    /// What the entry is about: one thing by its name, or how many.
    fn noun(&self) -> String {
        let paths = self.named_by().filter_map(|judged| judged.change.subject().field_path());
        match paths.collect::<BTreeSet<_>>().len() {
            0 | 1 => noun(self.main().subject()),
            many => format!("{many} fields"),
        }
    }

    /// The changes that the title speaks of. Forms of answer that come and go are different things, and so are methods of which some
    /// need the parameter; of all else, the changes of one entry are the same change in several places, or have a clause each.
    fn named_by(&self) -> impl Iterator<Item = &Judged> {
        let is_of_providers = matches!(self.main().what, What::Cell { .. });
        let is_of_one_rule = matches!(self.main().what, What::Format(..) | What::Member(..));
        self.changes.iter().filter(move |judged| match (is_of_providers, is_of_one_rule) {
            (true, _) => clauses::verbs(judged.rule).is_some(),
            (_, true) => judged.rule == self.rule,
            _ => true,
        })
    }
}

/// One thing by its name, or how many.
fn one_or_all(nouns: &BTreeSet<String>, plural: &str) -> String {
    match nouns.first() {
        Some(only) if nouns.len() == 1 => only.clone(),
        _ => format!("{} {plural}", nouns.len()),
    }
}

/// Why a change of who takes a parameter has its level, where operations have that in common: it is set on the call, which is the same
/// for every provider.
fn of_common(rule: Rule) -> Option<&'static str> {
    match rule {
        Rule::SupportRemoved | Rule::RequiredSupportRemoved => {
            Some("the provider does nothing with the parameter, and assertions that it takes it stop compiling")
        }
        Rule::RequiredSupportAdded | Rule::RequiredSupportNamed | Rule::FieldBecameRequiredForProvider => {
            Some("the provider refuses calls without the parameter, which compile as before")
        }
        Rule::SupportNoLongerListed => {
            Some("what asks who takes it gets no answer, and assertions about it stop compiling")
        }
        Rule::SupportListed => Some(
            "a provider that is not listed does nothing with the parameter, and calls that set it compile as before",
        ),
        _ => None,
    }
}

/// Why nothing stops compiling, where changes of the rule can do so.
fn compiles_all_the_same(rule: Rule) -> &'static str {
    match rule {
        Rule::ParameterNeeded => "no call could leave it out",
        Rule::FormatNoLongerEverywhere => "no typed call that asks for it loses it",
        Rule::OperationFormatRemoved => "the answer is a file, which typed calls ask for in no other form",
        _ => "the unified schema requires the field of everybody, so code sets it already",
    }
}

/// What stops compiling, where a rule has changes that do more than its others.
fn compiles_no_longer(rule: Rule) -> &'static str {
    match rule {
        Rule::FieldBecameOptional => "setting the field for a provider that is not listed stops compiling",
        Rule::FieldNamed => "requests that do not set the field stop compiling",
        _ => "some of the code that uses it stops compiling",
    }
}

/// A thing by its name.
fn noun(subject: &Subject) -> String {
    match subject {
        Subject::Platform => "the platform".to_owned(),
        Subject::Route(kind) => format!("the route of `{kind}`"),
        Subject::Parameter(wire) => format!("the common parameter `{wire}`"),
        Subject::ResponseFormat(wire) => format!("the response format `{wire}`"),
        Subject::Envelope(name) => format!("`{name}` of the envelopes"),
        Subject::Provider(slug) => format!("the provider `{slug}`"),
        Subject::Api(slug) => format!("the API `{slug}`"),
        Subject::Resource(path) => format!("the resource `{path}`"),
        Subject::Operation(operation) => format!("the operation `{}`", operation.method),
        Subject::Field(field) if field.path.is_empty() => match &field.scope {
            Scope::Object => "the object".to_owned(),
            Scope::Operation(method, location) => format!("the {} of `{method}`", location.as_str()),
        },
        Subject::Field(field) => match &field.scope {
            Scope::Operation(_, Location::Query) => format!("the query parameter `{}`", field.path),
            Scope::Object | Scope::Operation(..) => format!("`{}`", field.path),
        },
        Subject::Unnamed(_, location, number) => format!("unnamed field {number} of the {}", location.as_str()),
    }
}

fn sentence(change: &Change, rule: Rule, noun: &str) -> String {
    match &change.what {
        What::Presence { .. } => {
            let done = if change.after.is_some() { "added" } else { "removed" };
            format!("{} was {done}", needed(&change.what, rule, noun))
        }
        What::Name(names) => format!("{} is called `{}`", other_noun(change, noun), names.after),
        What::Moved(places) => format!("{noun} moved from `{}` to `{}`", places.before, places.after),
        What::Named { .. } if rule == Rule::FieldNameLost => {
            "no source names a field any more that had a name".to_owned()
        }
        What::Named { .. } => format!("a field that had no name is called {noun}"),
        What::Unnamed(_) => format!("what is known of {noun} changed"),
        What::RustName(names) if matches!(change.subject(), Subject::Resource(_)) => {
            in_rust(&format!("the {} of {noun}", module_or_type(&names.after)), names)
        }
        What::RustName(names) => in_rust(noun, names),
        What::TypeName(names) => in_rust(&format!("the type of {noun}"), names),
        What::ValueRustName(value, names) => in_rust(&format!("the value `{value}` of {noun}"), names),
        What::Type(ty) => was(noun, &ty.written),
        What::Required { flag, .. } if flag.after => format!("{noun} became required"),
        What::Required { .. } => format!("{noun} became optional"),
        What::Text(text, sides) => self::text(*text, noun, sides),
        What::Order(_) => format!("the order of {} changed", ordered(change, noun)),
        What::Values { .. } if rule == Rule::Reordered => format!("the order of the values of {noun} changed"),
        What::Values { values, .. } => self::values(noun, values),
        What::Cell { .. } | What::OwnValues(..) | What::Integration { .. } | What::Format(..) | What::Member(..) => {
            unreachable!("{rule} is worded for the whole entry")
        }
        What::Known { known, .. } => {
            let is_sent = change.subject().field().is_none_or(|field| field.scope.is_sent());
            let verb = if is_sent { "take" } else { "fill" };
            let words = known.clone().map(|known| known.in_words(verb));
            format!("who {verb}s {noun} is {}, was {}", words.after, words.before)
        }
        What::Partial(part, partial) if partial.after => {
            format!("of {noun}, sources show only some of the {}", part.in_words())
        }
        What::Partial(part, _) => format!("of {noun}, all {} are known", part.in_words()),
        What::Request(body) => {
            format!("the body of {noun} is {}, was {}", body.after.in_words(), body.before.in_words())
        }
        What::Answered(answers) => answered(noun, answers.after),
        What::FormatsStated(stated) => stated_or_not(&format!("which response formats {noun} offers"), stated.after),
        What::Offered(offered) => self::offered(noun, *offered),
        What::Described(described) if described.after.is_some() => format!("a source describes {noun}"),
        What::Described(_) => format!("no source describes {noun} any more"),
        What::Published(published) => came_or_went(&format!("the published size of {noun}"), published),
        What::Wire(wire, sides) => self::wire(*wire, noun, sides),
        What::AllMethods(all) if all.after => format!("all methods have {}", needed(&change.what, rule, noun)),
        What::AllMethods(_) => format!("only some methods have {}", needed(&change.what, rule, noun)),
        What::Everywhere(is) if is.after => format!("operations whose source lists no response formats offer {noun}"),
        What::Everywhere(_) => format!("operations whose source lists no response formats no longer offer {noun}"),
    }
}

/// A form of answer that an operation offers or not.
fn format_of(change: &Change) -> Option<String> {
    match &change.what {
        What::Format(format, _) => Some(format!("`{format}`")),
        _ => None,
    }
}

/// A thing, and who requires it, where the rule says that somebody does.
fn needed(what: &What, rule: Rule, noun: &str) -> String {
    let who = match (rule, what) {
        (Rule::RequiredFieldAdded | Rule::RequiredFieldRemoved, _)
        | (Rule::RequiredParameterAdded | Rule::RequiredParameterRemoved, What::Presence { required: true, .. }) => {
            "which is required"
        }
        (
            Rule::RequiredParameterAdded
            | Rule::RequiredParameterRemoved
            | Rule::RequiredParameterNarrowed
            | Rule::RequiredParameterWidened,
            _,
        ) => "which some operation requires",
        _ => return noun.to_owned(),
    };
    // What is added or removed has its verb behind it.
    let end = if matches!(what, What::Presence { .. }) { "," } else { "" };
    format!("{noun}, {who}{end}")
}

/// A thing by the name that it had.
fn other_noun(change: &Change, noun: &str) -> String {
    change.before.as_ref().map_or_else(|| noun.to_owned(), |at| self::noun(&at.subject))
}

fn in_rust(noun: &str, names: &Sides<String>) -> String {
    format!("{noun} is `{}` in Rust, was `{}`", names.after, names.before)
}

/// A resource has two names in Rust, which are cased apart.
fn module_or_type(name: &str) -> &'static str {
    if name.starts_with(char::is_uppercase) { "type" } else { "module" }
}

fn was(noun: &str, sides: &Sides<String>) -> String {
    format!("{noun} is `{}`, was `{}`", sides.after, sides.before)
}

fn text(text: Text, noun: &str, sides: &Sides<Option<String>>) -> String {
    let name = match text {
        Text::Vendor => "the vendor's name".to_owned(),
        Text::Label => format!("the label of {noun}"),
        Text::Description => format!("the description of {noun}"),
        Text::Example => format!("the example of {noun}"),
        Text::References => format!("what {noun} points at"),
        Text::Source => format!("the source of {noun}"),
        Text::Coverage => format!("the coverage page of {noun}"),
    };
    came_or_went(&name, sides)
}

fn came_or_went<T>(name: &str, sides: &Sides<Option<T>>) -> String {
    match (&sides.before, &sides.after) {
        (None, _) => format!("{name} was added"),
        (_, None) => format!("{name} was removed"),
        _ => format!("{name} changed"),
    }
}

impl Part {
    /// What there may be more of.
    fn in_words(self) -> &'static str {
        match self {
            Self::Fields => "fields",
            Self::Operations => "operations",
            Self::Taken => "query parameters and fields",
            Self::Values => "values",
        }
    }
}

fn answered(noun: &str, answers: Answers) -> String {
    match answers {
        Answers::NotStated => format!("no source says any more what {noun} answers"),
        Answers::Bytes => format!("{noun} answers with a file"),
        Answers::Object => format!("{noun} answers with the object"),
    }
}

fn offered(noun: &str, offered: Sides<Offered>) -> String {
    match (offered.before, offered.after) {
        (Offered::InPart, Offered::Whole) => format!("everybody is listed who has {noun}"),
        (Offered::Whole, Offered::InPart) => format!("only some are listed of those who have {noun}"),
        (Offered::InPart, Offered::NotStated) => stated_or_not(&format!("of anybody that they have {noun}"), false),
        (_, Offered::NotStated) => stated_or_not(&format!("who has {noun}"), false),
        (_, Offered::InPart) => stated_or_not(&format!("of some that they have {noun}"), true),
        (_, Offered::Whole) => stated_or_not(&format!("who has {noun}"), true),
    }
}

fn ordered(change: &Change, noun: &str) -> String {
    match change.subject() {
        Subject::Platform => "common parameters or response formats".to_owned(),
        Subject::Resource(_) => format!("the operations of {noun}"),
        Subject::Field(field) if field.path.is_empty() => format!("the fields of {noun}"),
        _ => format!("the fields or values of {noun}"),
    }
}

fn values(noun: &str, values: &Sides<Vec<String>>) -> String {
    let list = |values: &[String]| values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ");
    match (values.before.is_empty(), values.after.is_empty()) {
        (true, _) => format!("the values of {noun} are known: {}", list(&values.after)),
        (_, true) => format!("the values of {noun} are no longer known"),
        _ => format!("the values of {noun} are {}, were {}", list(&values.after), list(&values.before)),
    }
}

fn stated_or_not(what: &str, stated: bool) -> String {
    if stated { format!("a source says {what}") } else { format!("no source says any more {what}") }
}

fn wire(wire: Wire, noun: &str, sides: &Sides<Option<String>>) -> String {
    let name = match wire {
        Wire::BaseUrl => "the base URL".to_owned(),
        Wire::Authentication => "the authentication".to_owned(),
        Wire::Route | Wire::Envelope => noun.to_owned(),
        Wire::ParameterType => format!("the type of {noun}"),
        Wire::ParameterLocation => format!("the place of {noun}"),
        Wire::ParameterRole => format!("the role of {noun}"),
        Wire::DefaultFormat => "the response format that comes unasked".to_owned(),
        Wire::Answer => format!("what a client makes of {noun}"),
    };
    match (&sides.before, &sides.after) {
        (Some(before), Some(after)) => format!("{name} is `{after}`, was `{before}`"),
        (None, Some(after)) => format!("{name} is `{after}`, was nothing"),
        (Some(before), None) => format!("{name} is nothing, was `{before}`"),
        (None, None) => name,
    }
}
