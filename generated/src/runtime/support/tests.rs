//! The questions, on an operation with every degree of knowledge.

use super::{
    Answer, Coverage, FieldSupport, Has, HttpMethod, Integrations, Level, Location, Operation, ProviderSet, Selection,
    counted, listed,
};
use crate::generated::provider::{COUNT, Provider};

pub(super) const A: Provider = Provider::ALL[0];
pub(super) const B: Provider = Provider::ALL[if COUNT > 1 { 1 } else { 0 }];
pub(super) const C: Provider = Provider::ALL[COUNT - 1];

/// The cases need three providers to tell apart, and a matrix may have fewer.
pub(super) const TOO_FEW: bool = COUNT < 3;

/// What the tables have for these providers: their slugs.
macro_rules! slugs {
    ($($provider:expr),*) => {{
        const PROVIDERS: &[Provider] = &[$($provider),*];
        const LENGTH: usize = $crate::runtime::support::tests::length(PROVIDERS);
        const BYTES: [u8; LENGTH] = $crate::runtime::support::tests::joined(PROVIDERS);
        const SLUGS: &str = match core::str::from_utf8(&BYTES) {
            Ok(slugs) => slugs,
            Err(_) => panic!("slugs are text"),
        };
        SLUGS
    }};
}
pub(super) use slugs;

pub(super) const fn length(providers: &[Provider]) -> usize {
    let (mut index, mut length) = (0, 0);
    while index < providers.len() {
        length += providers[index].slug().len() + (index > 0) as usize;
        index += 1;
    }
    length
}

pub(super) const fn joined<const N: usize>(providers: &[Provider]) -> [u8; N] {
    let mut bytes = [b' '; N];
    let (mut index, mut at) = (0, 0);
    while index < providers.len() {
        let slug = providers[index].slug().as_bytes();
        let mut from = 0;
        while from < slug.len() {
            bytes[at] = slug[from];
            (from, at) = (from + 1, at + 1);
        }
        (index, at) = (index + 1, at + 1);
    }
    bytes
}

static UPDATE: Operation =
    Operation::new("ticketing", "accounts", "update", HttpMethod::Patch, "/unified/ticketing/accounts/{id}")
        .source("docs/accounts/update")
        .response_formats(&["unified", "raw"])
        .integrations(Integrations::new(slugs!(A, B), slugs!(C)))
        .own(&[
            FieldSupport::path("id", "string").required(),
            FieldSupport::query("limit", "string"),
            FieldSupport::query("scope", "string").support(listed(slugs!(C), slugs!())),
            FieldSupport::request("name", "string").support(listed(slugs!(A), slugs!(B))),
            FieldSupport::request("website", "string").format("uri").support(listed(slugs!(), slugs!(A, C))),
            FieldSupport::request("role", "string")
                .values(&["owner", "member"])
                .support(listed(slugs!(), slugs!(A, B)).values(&[(B, &["owner"])])),
            FieldSupport::request("emails", "array<object>").support(listed(slugs!(C), slugs!(A))),
            FieldSupport::request("emails[].email", "string").support(listed(slugs!(A, C), slugs!())),
            FieldSupport::request("emails[].of", "object"),
            FieldSupport::request("emails[].of.id", "string").support(listed(slugs!(C), slugs!())),
            FieldSupport::request("tags", "array<string>").support(counted(2, 1)),
            FieldSupport::request("etag", "string"),
            FieldSupport::request_unnamed("any").support(counted(1, 0)),
            FieldSupport::response("name", "string").support(listed(slugs!(), slugs!(A))),
        ]);

static CREATE: Operation =
    Operation::new("ticketing", "accounts", "create", HttpMethod::Post, "/unified/ticketing/accounts").own(&[
        FieldSupport::request("name", "string").support(listed(slugs!(A, B), slugs!())),
        FieldSupport::request("owner", "object").support(listed(slugs!(), slugs!(B))),
        FieldSupport::request("tags", "array<string>").support(counted(5, 0)),
        FieldSupport::response_unnamed("any"),
    ]);

const _: () = assert!(TOO_FEW || (UPDATE.takes(A, "website") && !UPDATE.takes(B, "website")));
const _: () = assert!(TOO_FEW || matches!(UPDATE.who_takes(&["name", "role"]), Some(both) if both.len() == 2));

const BOTH: Selection<2> = UPDATE.select(["name", "website"]).unwrap();
const _: () =
    assert!(TOO_FEW || matches!(BOTH.who_takes(), Some(providers) if providers.contains(A) && providers.len() == 1));

const COVERAGE: Coverage = UPDATE.coverage(A);

fn names(fields: impl Iterator<Item = &'static FieldSupport>) -> Vec<&'static str> {
    fields.filter_map(|field| field.name).collect()
}

#[test]
fn answers_keep_no_and_nobody_says_apart() {
    if TOO_FEW {
        return;
    }
    assert_eq!(
        [A, B, C].map(|provider| UPDATE.support(provider, "name")),
        [Answer::Required, Answer::Supported, Answer::Unsupported]
    );
    for name in ["tags", "etag"] {
        assert_eq!(UPDATE.support(A, name), Answer::NotKnown, "{name}");
    }
    for name in ["no such field", "(unnamed)", "", "id"] {
        assert_eq!(UPDATE.support(A, name), Answer::NoSuchField, "{name}");
    }
    assert!(UPDATE.fills(A, "name") && !UPDATE.fills(B, "name") && !UPDATE.fills(A, "website"));
}

#[test]
fn fields_are_found_by_place_and_path() {
    if TOO_FEW {
        return;
    }
    assert_eq!(UPDATE.field(Location::Path, "id").map(|field| field.required), Some(true));
    assert_eq!(UPDATE.request_field("emails[].email").map(ToString::to_string).as_deref(), Some("emails[].email"));
    assert_eq!(UPDATE.response_field("name").map(|field| field.location), Some(Location::Response));
    assert_eq!(UPDATE.request_field("website").and_then(|field| field.format), Some("uri"));
    assert!(UPDATE.request_field("id").is_none() && UPDATE.request_field("emails").is_some());
    assert_eq!(UPDATE.integrations.map(|known| (known.whole.len(), known.partial.len())), Some((2, 1)));
    assert_eq!([A, B, C].map(|provider| UPDATE.supports(provider)), [Has::Whole, Has::Whole, Has::Partial]);
}

/// A list of some values refuses nobody another; a provider's own list has all that it takes.
#[test]
fn a_value_that_no_source_shows_is_not_refused() {
    if TOO_FEW {
        return;
    }
    let whole = FieldSupport::request("mood", "string").values(&["calm"]);
    let some = whole.partial_values().support(listed(slugs!(), slugs!(A, B)).values(&[(B, &["calm", "hopeful"])]));
    assert!(some.partial_values && !whole.partial_values);
    assert!(some.may_have(A, "cross"));
    assert!(some.may_have(B, "hopeful") && !some.may_have(B, "cross"));
}

#[test]
fn a_provider_may_take_its_own_values() {
    if TOO_FEW {
        return;
    }
    let values = |provider| UPDATE.request_field("role").map(|field| field.values_of(provider));
    assert_eq!(values(A), Some(["owner", "member"].as_slice()));
    assert_eq!(values(B), Some(["owner"].as_slice()));
}

#[test]
fn counts_stay_counts() {
    if TOO_FEW {
        return;
    }
    let support = |name| UPDATE.request_field(name).map(|field| field.support);
    assert_eq!(support("tags").and_then(|support| support.count()), Some(2));
    assert_eq!(support("tags").and_then(|support| support.providers()), None);
    assert_eq!(support("etag").and_then(|support| support.count()), None);
    assert_eq!(support("name").and_then(|support| support.count()), Some(2));
    assert_eq!(support("name").and_then(|support| support.level(A)), Some(Level::Required));
}

#[test]
fn what_a_provider_requires() {
    if TOO_FEW {
        return;
    }
    assert_eq!(names(UPDATE.required(A)), ["id", "name", "emails[].email"]);
    assert_eq!(names(UPDATE.required(C)), ["id", "scope", "emails", "emails[].email", "emails[].of.id"]);
}

#[test]
fn what_is_missing() {
    if TOO_FEW {
        return;
    }
    assert_eq!(names(UPDATE.missing(A, &[])), ["name"]);
    assert_eq!(names(UPDATE.missing(A, &["name"])), [""; 0]);
    assert_eq!(names(UPDATE.missing(A, &["name", "emails"])), ["emails[].email"]);
    assert_eq!(names(UPDATE.missing(C, &["name"])), ["scope", "emails"]);
    assert_eq!(
        names(UPDATE.missing(C, &["scope", "emails[].email"])),
        [""; 0],
        "the inner field says that the outer one is there"
    );
    assert_eq!(names(UPDATE.missing(C, &["scope", "emails[].of"])), ["emails[].email", "emails[].of.id"]);
}

#[test]
fn what_is_no_field_is_nothing_that_a_request_has() {
    if TOO_FEW {
        return;
    }
    for unknown in ["nmae", "name.first", "name[]", "(unnamed)", ""] {
        assert_eq!(names(UPDATE.missing(A, &[unknown])), ["name"], "{unknown}");
    }
    assert_eq!(names(UPDATE.missing(C, &["scope", "emailsx"])), ["emails"]);
    assert_eq!(
        names(UPDATE.missing(C, &["scope", "emails[].emial"])),
        ["emails", "emails[].email"],
        "something of the object is meant to be there"
    );
    assert_eq!(names(UPDATE.perhaps_missing(&["tags[].x"])), ["tags"]);
}

#[test]
fn what_nobody_knows_to_be_missing() {
    if TOO_FEW {
        return;
    }
    assert_eq!(names(UPDATE.perhaps_missing(&["name"])), ["tags"]);
    assert_eq!(names(UPDATE.perhaps_missing(&["tags"])), [""; 0]);
    assert_eq!(CREATE.perhaps_missing(&[]).count(), 0, "five take the tags, and none requires them");
}

#[test]
fn a_selection_answers_for_all_its_fields() {
    if TOO_FEW {
        return;
    }
    assert_eq!(
        [A, B, C].map(|provider| BOTH.answer(provider)),
        [Answer::Supported, Answer::Unsupported, Answer::Unsupported]
    );
    assert_eq!(BOTH.fields().map(|field| field.name), [Some("name"), Some("website")]);
    let partly = UPDATE.select(["name", "tags"]).map(|fields| [A, C].map(|provider| fields.answer(provider)));
    assert_eq!(partly, Some([Answer::NotKnown, Answer::Unsupported]), "one field that is refused is enough");
    assert_eq!(UPDATE.select(["name", "tags"]).and_then(|fields| fields.who_takes().copied()), None);
    assert_eq!(UPDATE.select(["scope"]).map(|scope| scope.answer(C)), Some(Answer::Required));
    assert_eq!(UPDATE.select(["name", "no such field"]), None);
}

#[test]
fn how_much_a_provider_takes() {
    if TOO_FEW {
        return;
    }
    assert_eq!((COVERAGE.supported, COVERAGE.required, COVERAGE.unsupported, COVERAGE.not_known), (5, 2, 2, 5));
    assert_eq!(COVERAGE.share(), Some(5.0 / 7.0));
    let nothing = Operation::new("ticketing", "accounts", "get", HttpMethod::Get, "/");
    assert_eq!(nothing.coverage(A).share(), None);
}

#[test]
fn what_is_not_supported() {
    if TOO_FEW {
        return;
    }
    let refused = |given: &[&str]| -> Vec<(String, Answer)> {
        UPDATE.unsupported(B, given).map(|refused| (refused.name.to_owned(), refused.answer())).collect()
    };
    let is = |name: &str, answer| (name.to_owned(), answer);
    assert_eq!(refused(&["name", "website", "tags", "etag"]), [is("website", Answer::Unsupported)]);
    assert_eq!(
        refused(&["emails[].email"]),
        [is("emails[].email", Answer::Unsupported)],
        "the object is not supported"
    );
    assert_eq!(UPDATE.support(B, "emails[].of.id"), Answer::Unsupported);
    for unknown in ["no such field", "name.first", "id", "(unnamed)", ""] {
        assert_eq!(
            refused(&["name", unknown, "website"]),
            [is("website", Answer::Unsupported), is(unknown, Answer::NoSuchField)],
            "what is no field is not passed over"
        );
    }
    for known_in_part in [UPDATE.partial(), UPDATE.request_not_stated()] {
        let refused: Vec<_> = known_in_part.unsupported(B, &["website", "no such field"]).map(|it| it.name).collect();
        assert_eq!(refused, ["website"], "there may be a field that no source shows");
    }
    let website = UPDATE.unsupported(B, &["website"]).next().and_then(|refused| refused.field);
    assert_eq!(website, UPDATE.request_field("website"));
}

#[test]
fn who_takes_all_of_these() {
    if TOO_FEW {
        return;
    }
    assert_eq!(UPDATE.who_takes(&["name", "website"]), Some(ProviderSet::from_slice(&[A])));
    assert_eq!(UPDATE.who_takes(&["website", "emails[].email", "emails"]), Some(ProviderSet::from_slice(&[A, C])));
    for unknown in [&["name", "tags"][..], &["etag"], &["no such field"], &[]] {
        assert_eq!(UPDATE.who_takes(unknown), None);
    }
}

#[test]
fn how_two_operations_differ() {
    if TOO_FEW {
        return;
    }
    let seen: Vec<_> =
        UPDATE.differences(&CREATE, B).map(|found| (found.location, found.name, found.left, found.right)).collect();
    assert!(seen.contains(&(Location::Request, "name", Some(Answer::Supported), Some(Answer::Required))), "{seen:?}");
    assert_eq!(seen.last(), Some(&(Location::Request, "owner", None, Some(Answer::Supported))));
    assert!(seen.iter().all(|found| found.1 != "tags"), "both are not known");
    assert_eq!(UPDATE.differences(&UPDATE, A).count(), 0);
}

#[test]
fn sets_behave_as_sets() {
    if TOO_FEW {
        return;
    }
    let (ab, bc) = (ProviderSet::from_slice(&[B, A, B]), ProviderSet::EMPTY.with(B).with(C));
    assert_eq!(ab.union(&bc), [A, B, C].into_iter().collect());
    assert_eq!(ab.intersection(&bc), ProviderSet::from_slice(&[B]));
    assert_eq!(ab.difference(&bc), ProviderSet::from_slice(&[A]));
    assert_eq!((ab.len(), ab.contains(A), ab.contains(C)), (2, true, false));
    assert!(ProviderSet::default().is_empty());
    assert_eq!(bc.iter().collect::<Vec<_>>(), [B, C]);
    assert_eq!(bc.iter().len(), 2);
    assert_eq!(format!("{ab:?}"), format!("{{{A}, {B}}}"));
    let all: ProviderSet = Provider::ALL.iter().copied().collect();
    assert_eq!((all.len(), all.iter().count()), (COUNT, COUNT));
}

#[test]
fn providers_are_found_by_slug() {
    assert!(
        Provider::ALL.windows(2).all(|pair| pair[0].slug() < pair[1].slug()),
        "the binary search needs the order of the slugs"
    );
    for provider in Provider::ALL {
        assert_eq!(provider.slug().parse(), Ok(*provider));
        assert_eq!((provider.to_string(), format!("{provider:?}")), (provider.slug().into(), provider.slug().into()));
        assert!(!provider.label().is_empty());
    }
}

#[test]
fn a_misspelt_slug_names_its_neighbour() {
    let longest = Provider::ALL.iter().max_by_key(|provider| provider.slug().len()).copied().unwrap_or(A);
    let error = format!("{longest}x").parse::<Provider>().err();
    assert_eq!(error.and_then(|error| error.nearest()), Some(longest));
    let text = error.map(|error| error.to_string());
    assert_eq!(text, Some(format!("no provider has this slug; did you mean `{longest}`?")));
    for wrong in ["", "\u{0}\u{0}\u{0}\u{0}", &"x".repeat(1000)] {
        assert_eq!(
            wrong.parse::<Provider>().map_err(|error| error.to_string()),
            Err("no provider has this slug".into())
        );
    }
}

#[test]
fn silence_about_a_provider_is_an_answer_of_a_whole_list_only() {
    const OTHER: Provider = Provider::ALL[if COUNT > 2 { 1 } else { 0 }];
    let of = |integrations| {
        Operation::new("help", "desks", "get", HttpMethod::Get, "/help/desks").integrations(integrations)
    };
    if TOO_FEW {
        return;
    }
    assert_eq!(of(Integrations::new(slugs!(A), slugs!(C))).supports(OTHER), Has::No);
    assert_eq!(of(Integrations::some(slugs!(A), slugs!(C))).supports(OTHER), Has::NotKnown);
    assert_eq!(of(Integrations::some(slugs!(A), slugs!(C))).supports(A), Has::Whole);
    assert_eq!(of(Integrations::some(slugs!(A), slugs!(C))).supports(C), Has::Partial);
    let unstated = Operation::new("help", "desks", "get", HttpMethod::Get, "/help/desks");
    assert_eq!([A, OTHER, C].map(|provider| unstated.supports(provider)), [Has::NotKnown; 3]);
}

/// Nobody takes a field of an operation that it does not have, whatever is known of the field: as `check` has it.
#[test]
fn who_does_not_have_an_operation_takes_none_of_its_fields() {
    const FIELDS: &[FieldSupport] = &[
        FieldSupport::request("name", "string").required(),
        FieldSupport::request("tags", "string").support(counted(1, 0)),
        FieldSupport::request("etag", "string"),
        FieldSupport::request("site", "string").support(listed(slugs!(), slugs!(A, C))),
        FieldSupport::request("owner", "object"),
        FieldSupport::request("owner.id", "string"),
    ];
    const NEW: Operation = Operation::new("crm", "contacts", "update", HttpMethod::Patch, "/").own(FIELDS);
    static WHOLE: Operation = NEW.integrations(Integrations::new(slugs!(A), slugs!()));
    static SOME: Operation = NEW.integrations(Integrations::some(slugs!(A), slugs!()));
    if TOO_FEW {
        return;
    }
    for name in ["name", "tags", "etag", "owner.id"] {
        assert_eq!([A, B].map(|who| WHOLE.support(who, name)), [Answer::NotKnown, Answer::Unsupported], "{name}");
        assert_eq!([A, B].map(|who| SOME.support(who, name)), [Answer::NotKnown; 2], "{name}");
        assert_eq!(NEW.support(B, name), Answer::NotKnown, "{name}");
    }
    assert_eq!(WHOLE.support(B, "no such field"), Answer::NoSuchField);
    assert_eq!(WHOLE.support(C, "site"), Answer::Supported, "a source names it");
    let given = ["name", "tags", "owner.id", "site"];
    let refused = |operation: &'static Operation, who| -> Vec<&str> {
        operation.unsupported(who, &given).map(|refused| refused.name).collect()
    };
    assert_eq!(refused(&WHOLE, B), ["name", "tags", "site", "owner.id"]);
    assert_eq!(refused(&WHOLE, A), [""; 0]);
    assert_eq!(refused(&SOME, B), ["site"]);
    let selected =
        |operation: &Operation| operation.select(["name", "tags"]).map(|both| [A, B].map(|who| both.answer(who)));
    assert_eq!(selected(&WHOLE), Some([Answer::NotKnown, Answer::Unsupported]));
    assert_eq!(selected(&SOME), Some([Answer::NotKnown; 2]));
    assert_eq!((WHOLE.coverage(B).unsupported, WHOLE.coverage(B).not_known), (6, 0));
}
