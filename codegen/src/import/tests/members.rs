//! What may be a member and what may not, on pages that do not mark it: what is open stays so until something else says it.

use super::real::committed;
use crate::import::{Ground, LeftOpen, join, read, resource};
use crate::source::Source;

const TOP: &str = "Endpoint\n\nhttp\nPATCH /unified/toys/kites/{id}\n\nRequest Body\n\n";
const MOOD: &str = "mood\nstring\n\nHow it feels.\n\n";
const REMOTE: &str = "remote\nobject\n\nWhat goes there.\n\n";
const WEATHER: &str = "weather\nstring\n\nHow it is.\n\n";
const TAKEN: &str = "Required in\n  • Asana\n\n";

/// The file of the resource that these bodies of requests are about, each a page.
fn written(bodies: &[&[&str]]) -> String {
    let spec = committed().1;
    let pages = bodies.iter().enumerate().map(|(at, body)| {
        let text = format!("Fix Kites {at}\n\n{TOP}{}", body.concat());
        read(&Source::new("page.txt", text), None).expect("a page")
    });
    let ground =
        Ground { platform: &spec.platform, providers: &spec.providers, there: None, left_open: LeftOpen::NOTHING };
    resource(&join(pages.collect(), ground).resources[0])
}

/// The weather is at the top already, so that a second one is a member, and the mood may be one.
const OPEN: [&str; 5] = [WEATHER, TAKEN, REMOTE, WEATHER, MOOD];

#[test]
fn a_field_that_comes_again_does_not_answer_which_members_it_has() {
    let text = written(&[&[REMOTE, OPEN.concat().as_str()]]);
    assert!(text.contains("remote: {type: object, fields: TODO}"), "{text}");
    assert!(text.contains("# TODO: `weather` may be a member of `remote`; `mood` may be a field of its own"), "{text}");
}

#[test]
fn what_is_a_member_in_every_way_is_not_what_another_page_has_beside() {
    let text = written(&[&OPEN, &[REMOTE, WEATHER, TAKEN]]);
    assert!(text.contains("remote: {type: object, fields: TODO}"), "{text}");
    let beside = [REMOTE, WEATHER, TAKEN, MOOD, TAKEN];
    let text = written(&[&OPEN, &beside]);
    assert!(text.contains("remote: {type: object, fields: {weather: {type: string}}}"), "{text}");
    assert!(text.contains("mood: {type: string, support:"), "{text}");
    let text = written(&[&[REMOTE, WEATHER, MOOD], &beside]);
    assert!(text.contains("remote: {type: map}"), "{text}");
}

#[test]
fn a_field_that_is_at_the_top_further_down_is_a_member_before() {
    let text = written(&[&[REMOTE, MOOD, WEATHER, TAKEN, MOOD]]);
    assert!(text.contains("remote: {type: object, fields: {mood: {type: string}}}"), "{text}");
    assert!(text.contains("\n      mood: {type: string}"), "{text}");
}

#[test]
fn what_a_page_says_of_a_field_is_not_lost_where_only_one_behind_it_has_the_field_at_the_top() {
    let text = written(&[&[REMOTE, WEATHER, "Example: windy\n\n"], &[REMOTE, WEATHER, TAKEN]]);
    assert!(text.contains("weather: {type: string, example: windy, support:"), "{text}");
    assert!(!text.contains("TODO"), "{text}");
}

#[test]
fn a_heading_is_that_of_a_resource_whichever_page_lists_it() {
    let spec = committed().1;
    let listing = "# s Object\n> Source: /\n## Methods\n- [GET /unified/toys/kites](/list) \u{2014} List\n";
    let pages = [listing, "# Kites Object\n> Source: /\n## Properties\n- **`d`** _(string)_\n"]
        .map(|text| read(&Source::new("page.md", text), None).expect("a page"));
    let ground =
        Ground { platform: &spec.platform, providers: &spec.providers, there: None, left_open: LeftOpen::NOTHING };
    let joined = join(pages.to_vec(), ground);
    assert_eq!(joined.resources[0].object.len(), 1, "{:?}", joined.questions);
}
