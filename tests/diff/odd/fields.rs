//! Fields, named or not, their values, and resources.

use unified_codegen::load::RawFile;

use super::{Edit, TICKETS, edited, found, id};
use crate::case::base;

/// A chain of objects, in the object and in what `create` sends of it, with a field at the top or at the bottom.
fn nested(is_inside: bool) -> Vec<RawFile> {
    let field = |name: &str| format!("{name}: {{type: string, description: Goes in and out.}}");
    let mut deep = if is_inside {
        format!("kept: {{type: string}}, {}", field("mark"))
    } else {
        "kept: {type: string}".to_owned()
    };
    for level in (0..12).rev() {
        deep = format!("level{level}: {{type: object, fields: {{{deep}}}}}");
    }
    let top = if is_inside { String::new() } else { format!("  {}\n", field("mark")) };
    let sent = if is_inside { "{level0: {}}" } else { "{level0: {}, mark: {}}" };
    edited(&[
        (TICKETS, "  tags: {type: array<string>", &format!("  {deep}\n{top}  tags: {{type: array<string>")),
        (TICKETS, "create: {request: not-stated}", &format!("create: {{request: {sent}}}")),
    ])
}

#[test]
fn a_field_moves_through_a_dozen_objects() {
    let deep = (0..12).map(|level| format!("level{level}.")).collect::<Vec<_>>().concat();
    assert_eq!(
        found(nested(false), nested(true)),
        [format!(
            "field-moved@help-desk/tickets#{deep}mark: `{deep}mark` moved from `response: mark` to `response: {deep}mark`"
        )]
    );
}

#[test]
fn fields_that_swap_their_names_are_no_renames() {
    let after = [
        (
            TICKETS,
            "tags: {type: array<string>, description: Words that it is found by.}",
            "tags: {type: string, format: date, description: The day by which it is needed.}",
        ),
        (
            TICKETS,
            "due_on: {type: string, format: date, description: The day by which it is needed.}",
            "due_on: {type: array<string>, description: Words that it is found by.}",
        ),
    ];
    let found = found(base(), edited(&after));
    let rules: Vec<&str> = found.iter().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(
        rules,
        [
            "field-type-changed@help-desk/tickets#tags",
            "field-type-changed@help-desk/tickets#due_on",
            "description-changed@help-desk/tickets#tags",
            "description-changed@help-desk/tickets#due_on",
        ]
    );
}

#[test]
fn line_breaks_stay_in_the_line() {
    let values: Edit<'_> = (TICKETS, "[low, high, HIGH]", "[low, high, HIGH, \"one\\ntwo\"]");
    let text: Edit<'_> = (TICKETS, "description: What it is about.", "description: \"What it is\\nabout.\"");
    assert_eq!(
        found(base(), edited(&[values, text])),
        [
            "value-added@help-desk/tickets#priority: the value `one\\u{a}two` of `priority` was added",
            "description-changed@help-desk/tickets#subject: the description of `subject` changed",
        ]
    );
}

#[test]
fn a_value_with_a_comma_is_not_two() {
    let values = |list: &'static str| [(TICKETS, "[\"1\", \"2\", \"3\"]", list)];
    let (one, two) = (id(&[], &values("[\"1, 2\"]")), id(&[], &values("[\"1\", \"2\"]")));
    assert_ne!(one, two);
    assert_ne!(
        id(&values("[\"1, 2\"]"), &values("[\"1\", \"2\"]")),
        id(&values("[\"1\", \"2\"]"), &values("[\"1, 2\"]"))
    );
}

#[test]
fn a_counted_field_and_a_listed_one_are_two() {
    let unnamed = "    unnamed:\n      - {in: request, type: any, values: [small, large], description: Sorts behind `color`., support: {count: 1}}\n";
    let color = "      color: {type: any";
    let named =
        "      shade: {type: any, values: [small, large], support: {supported: [gamma]}}\n      color: {type: any";
    assert_eq!(
        found(base(), edited(&[(TICKETS, unnamed, ""), (TICKETS, color, named)])),
        [
            "field-added@help-desk/tickets/update/request#shade: `shade` was added",
            "unnamed-field-removed@help-desk/tickets/update/request#unnamed-1: unnamed field 1 of the request was removed",
        ]
    );
}

#[test]
fn unnamed_fields_find_the_same_partner_from_both_sides() {
    let query = "      - {in: query, type: any, description: Sorts behind `notify`., support: {count: 2}}\n";
    let last = "support: {count: 1}}\n  delete";
    let before = [(TICKETS, last, &*format!("support: {{count: 1}}}}\n{query}  delete"))];
    let after = [(
        TICKETS,
        "{in: request, type: any, values: [small, large], description: Sorts behind `color`., support: {count: 1}}",
        "{in: query, type: any, description: Sorts behind `scope`., support: {count: 2}}",
    )];
    assert_eq!(
        found(edited(&before), edited(&after)),
        [
            "unnamed-field-changed@help-desk/tickets/update/query#unnamed-1: what is known of unnamed field 1 of the query changed",
            "unnamed-field-removed@help-desk/tickets/update/request#unnamed-1: unnamed field 1 of the request was removed",
        ]
    );
}

#[test]
fn an_api_whose_resources_all_moved_is_told_by_them() {
    let mut after = base();
    for file in after.iter_mut().filter(|file| file.path == "shop/orders.yaml") {
        "help-desk/orders.yaml".clone_into(&mut file.path);
    }
    assert_eq!(
        found(base(), after),
        ["resource-renamed@help-desk/orders: the resource `shop/orders` is called `help-desk/orders`"]
    );
}
