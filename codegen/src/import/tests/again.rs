//! Pages without names, merged into a file that knows fields by order alone: what they add there does not change how they are read.

use super::real::{committed, shared};
use crate::import::{Conflicts, Ground, LeftOpen, join, merge, read, without_todo};
use crate::load::{self, RawFile};
use crate::lower;
use crate::model::Spec;
use crate::source::Source;

const KITES: &str = "description: What flies on a line.\nobject:\n  id: {type: string, required: true}\n\
    \x20 colour: {type: string, values: [red, blue]}\n  line: {type: array<object>, fields: {length: {type: number}, knots: {type: integer}}}\n\
    \x20 name: {type: string}\noperations:\n  update:\n    request: not-stated\n    response:\n      name: {support: {count: 1}}\n";

/// The first word may be an example, and the words about the shop an example and words: then there is a line for each of the fields.
const PAGE: &str = "Update Kites\n/unified/toys/kites/{id}\nResponse Body\nsilk/cotton\nWhat it weighs.\n\
    How the eBay shop has it.\nHow it flies.\n2 supported\nWhere from.\nWhere to.\nHow long it lasts.\n";

fn file(kites: &str) -> RawFile {
    RawFile { path: "toys/kites.yaml".to_owned(), content: Ok(kites.as_bytes().to_vec()) }
}

/// The specification that was given, with this file, as far as it is decided, and no other resource.
fn with(kites: &str) -> Spec {
    let mut files = shared(committed().0);
    let decided = without_todo(&Source::new("toys/kites.yaml", kites));
    files.push(file(decided.as_deref().unwrap_or(kites)));
    lower::lower(&load::parse(files, "spec")).unwrap_or_else(|report| panic!("{report:?}\n{kites}"))
}

/// The file with what the page says in it.
fn merged(page: &str, kites: &str) -> String {
    let spec = with(kites);
    let page = read(&Source::new("page.txt", page), None).expect("a page");
    let ground = Ground {
        platform: &spec.platform,
        providers: &spec.providers,
        there: Some(&spec),
        left_open: &LeftOpen::of(&[file(kites)]),
    };
    let joined = join(vec![page], ground);
    let known = spec.resource("toys", "kites").expect("it is in the file");
    let slugs: Vec<&str> = spec.providers.iter().map(|provider| provider.slug.as_str()).collect();
    let file = Source::new("toys/kites.yaml", kites);
    merge(&joined.resources[0], &file, known, &slugs, Conflicts::Keep).expect("it is a resource's").text
}

#[test]
fn a_page_names_fields_by_their_order_and_nothing_more_the_second_time() {
    let page = PAGE.replace("silk/cotton\n", "");
    let once = merged(&page, KITES);
    assert!(once.contains("line: {support: {count: 2}}") && !once.contains("TODO"), "{once}");
    assert_eq!(merged(&page, &once), once);
}

#[test]
fn what_a_text_is_does_not_hang_on_a_count_that_the_page_may_have_added() {
    let counted = KITES.to_owned() + "      line: {support: {count: 2}}\n";
    for file in [KITES, &counted] {
        let merged = merged(PAGE, file);
        assert!(merged.contains("what page.txt:4 describes with `silk/cotton`"), "{merged}");
    }
}

/// Which of the fields it is that a line describes, nobody can tell, and where there are no others nobody needs to.
#[test]
fn words_alone_are_asked_about_where_there_may_be_fields_that_nobody_knows_of() {
    let page = "Update Kites\n/unified/toys/kites/{id}\nResponse Body\nHow it flies.\nWhere from.\n";
    assert_eq!(merged(page, KITES), KITES);
    let in_part = merged(page, &KITES.replace("operations:\n", "partial: true\noperations:\n"));
    assert!(in_part.contains("describes with `How it flies.`\n      - {in: response, type: TODO}"), "{in_part}");
    let counted = merged(&page.replace("flies.\n", "flies.\n3 supported\n"), KITES);
    assert!(
        counted.contains("describes with `How it flies.`\n      - {in: response, type: TODO, support: {count: 3}}"),
        "{counted}"
    );
    let too_many = merged(&(page.to_owned() + "How long.\nHow far.\nHow high.\nHow low.\nHow red.\n"), KITES);
    assert!(too_many.contains("TODO"), "{too_many}");
}

#[test]
fn one_field_more_than_is_known_leaves_all_without_names_where_nothing_else_fits() {
    let page = PAGE.replace("silk/cotton\n", "How soft it is.\n");
    let open = merged(&page, KITES);
    assert!(
        open.contains("describes with `How it flies.`\n      - {in: response, type: TODO, support: {count: 2}}"),
        "{open}"
    );
    let fitting = merged(&(page + "1 supported\n"), KITES);
    assert!(fitting.contains("line: {support: {count: 2}}"), "{fitting}");
    assert!(fitting.contains("describes with `How soft it is.`"), "{fitting}");
}

/// A page with names, one of which is stuck to the example before it.
const STUCK: &str = "Fix Kites\nEndpoint\nhttp\nPATCH /unified/toys/kites/{id}\nRequest Body\nsize\nnumber\nHow wide it is.\nExample:\n41wing\nstring\n";

#[test]
fn a_field_that_the_page_has_is_not_stuck_to_an_example_too() {
    let file = KITES.replace("not-stated", "{size: {type: number}, wing: {type: string}}");
    let told = merged(STUCK, &file);
    assert!(told.contains("size: {type: number, example: \"41\"}") && !told.contains("TODO"), "{told}");
    let page = STUCK.replace("size\n", "wing\nstring\nWhat carries it.\nsize\n");
    let open = merged(&page, &file);
    assert!(open.contains("size: {type: number}"), "{open}");
    let comment = "# TODO: a name and a type for what page.txt:13 has without a name, as `string`";
    assert!(open.contains(&format!("{comment}\n      - {{in: request, type: TODO}}")), "{open}");
}

#[test]
fn who_takes_a_field_without_a_certain_name_is_asked_about() {
    let page = STUCK.replace("Example:\n41wing\nstring\n", "wing\nRequired in\n• Asana\n");
    let open = merged(&page, KITES);
    assert!(open.contains("- {in: request, type: TODO, support: {required: ["), "{open}");
}

#[test]
fn members_that_are_open_stay_so_where_a_page_shows_none() {
    let page = "Fix Kites\nEndpoint\nhttp\nPATCH /unified/toys/kites/{id}\nRequest Body\nremote\nobject\nRequired in\n\u{2022} Asana\n";
    let remote = "remote: {type: object, fields: TODO, support: {required: [asana]}}";
    let file =
        KITES.replace("not-stated", &format!("\n      # TODO: `mood` may be a member of `remote`\n      {remote}"));
    assert_eq!(merged(page, &file), file);
}

/// Two names are stuck to the examples before them.
#[test]
fn a_field_of_an_object_whose_name_is_lost_is_asked_about() {
    let page = "Kites Object\nsize\nnumber\nHow wide it is.\nExample:\n42colour\nstring\nWhat it is dyed.\nExample:\n7wing\nstring\n\
        What carries it.\n";
    let once = merged(page, KITES);
    assert!(once.contains("size: {type: number") && !once.contains("\"\":") && !once.contains("'':"), "{once}");
    assert_eq!(merged(page, &once), once);
}
