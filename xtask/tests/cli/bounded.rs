//! Files that nobody would write are read in bounded time and memory, and refused with a place and a way out.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::{Place, Ran};

const RESOURCE: &str = "help-desk/tickets.yaml";
/// Of a program without optimizations, while other tests run.
const LONGEST: Duration = Duration::from_secs(120);
/// What a shell lets the process have, in kilobytes. Where a system has no such bound, it has none here.
const MEMORY: u32 = 1_500_000;

/// What `check` says of a specification that has this as one of its files.
fn checked(text: &str) -> Ran {
    let place = Place::new();
    fs::write(place.spec().join(RESOURCE), text).expect("a file");
    checked_in(&place)
}

fn checked_in(place: &Place) -> Ran {
    let start = Instant::now();
    let mut command = if cfg!(target_os = "linux") {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("ulimit -v {MEMORY} && exec \"$0\" check"), env!("CARGO_BIN_EXE_xtask")]);
        shell
    } else {
        let mut command = crate::command();
        command.arg("check");
        command
    };
    let output = command.env("NO_COLOR", "1").current_dir(place.path()).stdin(Stdio::null()).output();
    let ran = Ran(output.expect("xtask starts"));
    assert!(start.elapsed() < LONGEST, "it took {:?}", start.elapsed());
    ran
}

fn refused(what: &str, text: &str, rule: &str) {
    let said = checked(text).ended(2).stderr();
    assert!(said.contains(&format!("error[{rule}]: ")), "{what}: {}", said.chars().take(2000).collect::<String>());
    assert!(said.contains(&format!("--> spec/{RESOURCE}")) && said.contains("= help: "), "{what}: {said}");
}

#[test]
fn copies_of_copies_are_refused() {
    let mut bomb = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
    for level in 1..40 {
        let before = format!("*a{}", level - 1);
        let _ = writeln!(bomb, "a{level}: &a{level} [{}]", [before.as_str(); 9].join(", "));
    }
    refused("copies of copies", &bomb, "alias");
}

#[test]
fn a_hundred_thousand_levels_are_refused() {
    let levels = 100_000;
    refused("braces", &format!("object: {}{}", "{a: ".repeat(levels), "}".repeat(levels)), "too-deep");
    refused("brackets", &format!("object: {}{}", "[".repeat(levels), "]".repeat(levels)), "too-deep");
    refused("dashes", &format!("object:\n  {}", "- ".repeat(levels)), "too-deep");
    // As many steps as a file can have: each is one longer than the last.
    let steps: String = (0..5_000).fold(String::new(), |text, level| text + &" ".repeat(level) + "a:\n");
    refused("steps", &steps, "too-deep");
}

#[test]
fn a_hundred_megabytes_are_not_read() {
    let place = Place::new();
    let path = place.spec().join(RESOURCE);
    // Nothing of it is on the disk.
    File::create(path).and_then(|file| file.set_len(100 << 20)).expect("a file");
    let said = checked_in(&place).ended(2).stderr();
    assert!(said.contains("the file is larger than 16 MiB") && said.contains("give every resource a file"), "{said}");
}

#[test]
fn a_million_fields_are_refused() {
    let fields = |number: usize, what: &str| {
        (0..number).fold("object:\n".to_owned(), |mut text, field| {
            let _ = writeln!(text, "  f{field}: {what}");
            text
        })
    };
    refused("a million", &fields(1_000_000, "{}"), "too-large");
    refused("half a million", &fields(500_000, "{type: any}"), "too-large");
    let said = checked(&(fields(60_000, "{}") + "operations: {}\npartial_operations: true\n")).ended(2).stderr();
    assert!(said.contains("the first 1000 are shown") && said.contains("60000 errors"), "too much is said");
    assert_eq!(said.matches("error[missing-key]").count(), 1000);
}

/// Places of members repeat the names above them, and operations all that is said of a field.
#[test]
fn keys_and_texts_that_nobody_writes_are_refused() {
    let long = "x".repeat(1_000_000);
    let members = (0..1_500).map(|member| format!("{member}: {{}}, ")).collect::<Vec<_>>().concat();
    refused("a key", &format!("object:\n  ? {long}\n  : {{type: object, fields: {{{members}}}}}\n"), "too-large");
    refused("a text", &format!("object:\n  a: {{type: string, description: {long}}}\n"), "too-large");
    let key = "x".repeat(1_100);
    refused("a key in braces", &format!("object: {{{key}: {{type: string}}}}\n"), "too-large");
    refused("a key of a block", &format!("object:\n  {key}: {{type: string}}\n"), "too-large");
}

/// Each alone is within its bounds.
#[test]
fn more_operations_with_fields_than_have_room_are_refused() {
    let mut text = (0..3_000).fold("object:\n".to_owned(), |mut text, field| {
        let _ = writeln!(text, "  f{field}: {{type: string}}");
        text
    });
    text += "operations:\n";
    for method in 0..3_000 {
        let _ = writeln!(text, "  m{method}: {{request: not-stated}}");
    }
    refused("both", &text, "too-large");
    let long = "x".repeat(60_000);
    let methods =
        (0..20_000).map(|method| format!("  m{method}: {{request: {{a: {{}}}}}}\n")).collect::<Vec<_>>().concat();
    let text = format!("object:\n  a: {{type: string, description: {long}}}\noperations:\n{methods}");
    refused("a text", &text, "too-large");
}

/// What was meant is looked for among all that is known.
#[test]
fn names_that_are_all_wrong_are_told_in_time() {
    let name = |kind: char, number: usize| format!("{kind}{}{number:04}", "abcdefgh".repeat(7));
    let fields = (0..6_000).fold("object:\n".to_owned(), |mut text, field| {
        let _ = writeln!(text, "  {}: {{type: string, references: tickets.{}}}", name('a', field), name('b', field));
        text
    });
    refused("references", &fields, "unknown-reference");
    let unknown: Vec<String> = (0..20_000).map(|number| name('c', number)).collect();
    let text =
        format!("object: {{}}\noperations:\n  list: {{integrations: {{providers: [{}]}}}}\n", unknown.join(", "));
    refused("providers", &text, "unknown-provider");
    let [known, others] = [('d', 5_000), ('e', 50_000)]
        .map(|(kind, all)| (0..all).map(|number| format!("{kind}{number}")).collect::<Vec<_>>().join(", "));
    let own = format!("support: {{supported: [alpha], values: {{alpha: [{others}]}}}}");
    let text = format!(
        "object:\n  a: {{type: string, values: [{known}]}}\noperations:\n  create: {{request: {{a: {{{own}}}}}}}\n"
    );
    refused("values", &text, "unknown-value");
    let long = "x".repeat(900);
    refused(
        "long",
        &format!("object:\n  {long}y: {{type: string, references: tickets.{long}z}}\n"),
        "unknown-reference",
    );
}

#[test]
fn as_many_methods_as_a_file_holds_are_read() {
    let methods = (0..70_000).fold("object: {}\noperations:\n".to_owned(), |mut text, method| {
        let _ = writeln!(text, "  m{method}: {{request: {{}}}}");
        text
    });
    let said = checked(&methods).ended(0).stderr();
    assert!(said.contains("70006 operations"), "{said}");
}

/// A key that becomes the name of a file is none that a system refuses.
#[test]
fn names_that_no_file_has_are_refused() {
    let long = "x".repeat(101);
    let text = format!("object: {{}}\noperations:\n  {long}: {{request: {{}}}}\n");
    let said = checked(&text).ended(2).stderr();
    assert!(said.contains("it has 101 characters, and a key has at most 100"), "{said}");
    let member = "a_name_of_forty_characters_and_some_more";
    let open = format!("{{type: object, fields: {{{member}: ").repeat(6);
    let nested = format!("{open}{{type: string, required: true}}{}", "}}".repeat(6));
    let text = format!("object: {{}}\noperations:\n  create: {{request: {{{member}: {nested}}}}}\n");
    let said = checked(&text).ended(2).stderr();
    assert!(said.contains("would be in a file whose name has"), "{said}");
    assert!(said.contains("name one of the types in names.yaml: {type: \"help-desk/tickets#a_name"), "{said}");
}
