//! Inputs that nobody would write, or that are easily taken for something else.

use std::fmt::Write as _;

use unified_codegen::load::RawFile;
use unified_codegen::model::Spec;

use crate::case::{base, replace};
use crate::mirror::mirrored;

const TICKETS: &str = "help-desk/tickets.yaml";
const PROVIDERS: &str = "providers.yaml";

/// A file, a text in it, and what stands there instead.
type Edit<'a> = (&'a str, &'a str, &'a str);

fn edited(edits: &[Edit<'_>]) -> Vec<RawFile> {
    edits.iter().fold(base(), |mut files, (path, old, new)| {
        let file = files.iter_mut().find(|file| file.path == *path).unwrap_or_else(|| panic!("no {path}"));
        replace(file, old, new).unwrap_or_else(|error| panic!("{path}: {error}"));
        files
    })
}

fn compiled(files: Vec<RawFile>) -> Spec {
    tests::compile(files).unwrap_or_else(|report| panic!("{}", tests::text(report)))
}

/// Rule and address of each entry, and its title.
fn found(before: Vec<RawFile>, after: Vec<RawFile>) -> Vec<String> {
    let diff = mirrored(&compiled(before), &compiled(after)).unwrap_or_else(|error| panic!("{error}"));
    let line = |entry: &unified_codegen::diff::Entry| {
        let id = entry.id();
        format!("{}: {}", id.rsplit_once('~').map_or("", |(facts, _)| facts), entry.title())
    };
    diff.entries.iter().map(line).collect()
}

fn id(before: &[Edit<'_>], after: &[Edit<'_>]) -> String {
    let diff = mirrored(&compiled(edited(before)), &compiled(edited(after))).unwrap_or_else(|error| panic!("{error}"));
    let [entry] = diff.entries.as_slice() else { panic!("{} entries", diff.entries.len()) };
    entry.id()
}

/// Providers are numbers, and a provider that is put in front shifts them all.
const SHIFTED: Edit<'_> = (PROVIDERS, "  1delta: 1Delta\n", "  0first: First\n  1delta: 1Delta\n");

#[test]
fn numbers_of_providers_that_shift_are_no_difference() {
    let after = [SHIFTED, (PROVIDERS, "  omega: Omega\n", "")];
    assert_eq!(
        found(base(), edited(&after)),
        [
            "provider-removed@providers#omega: the provider `omega` was removed",
            "provider-added@providers#0first: the provider `0first` was added",
        ]
    );
}

#[test]
fn a_field_that_lost_its_name_is_known_by_its_providers() {
    let color = "      color: {type: any, description: How it is painted., support: {supported: [gamma]}}\n";
    let unnamed = "      - {in: request, type: any, support: {supported: [gamma]}}\n";
    let last = "support: {count: 1}}\n  delete";
    let after =
        [(TICKETS, color, ""), (TICKETS, last, &format!("support: {{count: 1}}}}\n{unnamed}  delete")), SHIFTED];
    assert_eq!(
        found(base(), edited(&after)),
        [
            "field-name-lost@help-desk/tickets/update/request#unnamed-2: no source names a field any more that had a name",
            "provider-added@providers#0first: the provider `0first` was added",
        ]
    );
}

#[test]
fn a_renamed_provider_keeps_its_cells_and_loses_one() {
    let after = [
        (PROVIDERS, "  omega: Omega\n", "  1omega: Omega\n"),
        (
            TICKETS,
            "notify: {type: boolean, description: Tells the watchers., support: {supported: [alpha, gamma]}}",
            "notify: {type: boolean, description: Tells the watchers., support: {supported: [1omega, gamma]}}",
        ),
    ];
    let before = [(TICKETS, "[alpha, gamma]}}\n      scope", "[alpha, gamma, omega]}}\n      scope")];
    assert_eq!(
        found(edited(&before), edited(&after)),
        [
            "provider-renamed@providers#1omega: the provider `omega` is called `1omega`",
            "support-removed@help-desk/tickets/update/query#notify:alpha: Alpha Desk no longer takes the query parameter `notify`",
        ]
    );
}

#[test]
fn seven_hundred_providers_of_one_field_are_one_entry() {
    let slugs: Vec<String> = (0..700).map(|number| format!("p{number}")).collect();
    let many = slugs.iter().fold(String::from("  1delta: 1Delta\n"), |mut text, slug| {
        let _ = writeln!(text, "  {slug}: {slug}");
        text
    });
    let many: Edit<'_> = (PROVIDERS, "  1delta: 1Delta\n", &many);
    let listed = format!("priority: {{support: {{supported: [alpha, beta, {}]}}}}", slugs.join(", "));
    let listed: Edit<'_> = (TICKETS, "priority: {support: {supported: [alpha, beta]}}", &listed);
    assert_eq!(
        found(edited(&[many, listed]), edited(&[many])),
        ["support-removed@help-desk/tickets/update/request#priority: 700 providers no longer take `priority`"]
    );
    assert_eq!(found(edited(&[many, listed]), edited(&[])).len(), 700, "each provider that is gone is one entry");
}

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
    let deep = (0..12).map(|level| format!("level{level}.")).collect::<String>();
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

/// A count is not a name, so nothing says that the named field is the one that was counted.
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

/// From either side the one of the same place is the partner, not the first that comes.
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
fn a_resource_that_moves_into_another_api_is_gone_and_new() {
    let mut after = base();
    for file in after.iter_mut().filter(|file| file.path == "shop/orders.yaml") {
        "help-desk/orders.yaml".clone_into(&mut file.path);
    }
    assert_eq!(
        found(base(), after),
        [
            "api-removed@shop: the API `shop` was removed",
            "resource-added@help-desk/orders: the resource `help-desk/orders` was added",
        ]
    );
}
