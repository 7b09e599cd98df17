//! Who takes parameters that operations have in common, as pages say it: lines of the operation's query.

use super::real::{committed, shared};
use crate::import::{Conflicts, Ground, Joined, LeftOpen, join, merge, pruned, read, resource};
use crate::load::{self, RawFile};
use crate::lower;
use crate::model::Spec;
use crate::source::Source;

const PAGE: &str = "Skip to content\nGET /unified/toys/kites\n\nQuery Parameters\n\nRefer Specifying query parameters in Truto APIs\n\n\
    created_atobject\n\nWhen it was made.\n\n1 supported\nHive\nsupported\nupdated_atobject\n\nWhen it changed.\n\n2 supported1 required\n\
    Front\nrequired\nPlanhat\nsupported\nwindstring\n\nHow strong it may be.\n\n1 supported\nFront\nsupported\n";

const KITES: &str = "description: What flies on a line.\nobject:\n  id: {type: string, required: true}\noperations:\n  list:\n    query:\n";
const OWN: &str = "      wind: {type: string, description: How strong it may be., support: {supported: [front]}}\n";
const CREATED: &str = "      created_at: {support: {supported: [hive]}}\n";
const UPDATED: &str = "      updated_at: {support: {required: [front], supported: [planhat]}}\n";

fn with(kites: Option<&str>) -> Spec {
    let mut files = shared(committed().0);
    let kites = kites.map(|kites| kites.as_bytes().to_vec());
    files.extend(kites.map(|content| RawFile { path: "toys/kites.yaml".to_owned(), content: Ok(content) }));
    lower::lower(&load::parse(files, "spec")).unwrap_or_else(|report| panic!("{report:?}"))
}

fn joined(page: &str, spec: &Spec, is_there: bool) -> Joined {
    let page = read(&Source::new("page.txt", page), None).expect("a page");
    let there = is_there.then_some(spec);
    join(
        vec![page],
        Ground { platform: &spec.platform, providers: &spec.providers, there, left_open: LeftOpen::NOTHING },
    )
}

/// The file with what the page says in it, how many things they do not agree on, and what is asked.
fn merged(page: &str, kites: &str, conflicts: Conflicts) -> (String, usize, Vec<String>) {
    let spec = with(Some(kites));
    let joined = joined(page, &spec, true);
    let known = spec.resource("toys", "kites").expect("it is in the file");
    let slugs: Vec<&str> = spec.providers.iter().map(|provider| provider.slug.as_str()).collect();
    let merged =
        merge(&joined.resources[0], &Source::new("toys/kites.yaml", kites), known, &slugs, conflicts).expect("merged");
    let asked = joined.resources[0].asked().map(|question| question.message.clone());
    (merged.text, merged.differences.len(), asked.filter(|asked| asked.contains("_at`")).collect())
}

#[test]
fn a_new_file_has_them_with_nothing_else() {
    let spec = with(None);
    let joined = joined(PAGE, &spec, false);
    let text = resource(&joined.resources[0]);
    assert!(text.contains(&format!("    query:\n{CREATED}{UPDATED}      wind:")), "{text}");
}

#[test]
fn a_file_gets_them_once() {
    let file = format!("{KITES}{OWN}");
    let (once, differences, asked) = merged(PAGE, &file, Conflicts::Keep);
    assert_eq!((once.as_str(), differences), (format!("{file}{CREATED}{UPDATED}").as_str(), 0));
    assert!(asked.is_empty(), "{asked:?}");
    assert_eq!(merged(PAGE, &once, Conflicts::Keep), (once.clone(), 0, Vec::new()));
}

#[test]
fn a_query_that_says_nothing_gets_all_of_it() {
    let empty = format!("{}\n", KITES.trim_end().replace("query:", "query: {}"));
    let (text, ..) = merged(PAGE, &empty, Conflicts::Keep);
    assert!(text.contains(&format!("    query:\n{CREATED}{UPDATED}      wind:")), "{text}");
}

#[test]
fn another_count_is_a_difference_and_a_list_grows() {
    let file = format!(
        "{KITES}      created_at: {{support: {{count: 4}}}}\n      updated_at: {{support: {{supported: [hive]}}}}\n{OWN}"
    );
    let (kept, differences, _) = merged(PAGE, &file, Conflicts::Keep);
    assert_eq!(differences, 1, "{kept}");
    assert!(kept.contains("created_at: {support: {count: 4}}"), "{kept}");
    assert!(kept.contains("updated_at: {support: {required: [front], supported: [hive, planhat]}}"), "{kept}");
    let (taken, ..) = merged(PAGE, &file, Conflicts::Overwrite);
    assert!(taken.contains(CREATED), "{taken}");
}

/// A list without them would say that they do not take it.
#[test]
fn who_is_not_known_is_asked_about_and_no_line_is_written() {
    let page = PAGE.replace("Planhat\n", "Nobody's Desk\n");
    let file = format!("{KITES}{OWN}");
    let (text, ..) = merged(&page, &file, Conflicts::Keep);
    assert_eq!(text, format!("{file}{CREATED}"));
}

#[test]
fn what_pages_no_longer_say_can_go() {
    let file = format!("{KITES}{CREATED}{UPDATED}      limit: {{support: {{count: 2}}}}\n{OWN}");
    let spec = with(Some(&file));
    let whole = format!("{PAGE}Response Body\n\nidstring\nrequired·\n\nWhich it is.\n");
    let joined = joined(&whole, &spec, true);
    let left = pruned(&joined.resources[0], &Source::new("toys/kites.yaml", file.as_str())).expect("it can be read");
    let left = left.unwrap_or_else(|| file.clone());
    assert!(left.contains(CREATED) && left.contains(UPDATED), "{left}");
    assert!(!left.contains("limit"), "{left}");
}

/// Such a page shows them among the operation's own, where nothing but who takes them tells which they are.
#[test]
fn a_page_without_names_says_it_again_of_those_that_are_known() {
    let counted = format!(
        "{KITES}      created_at: {{support: {{count: 5}}}}\n      updated_at: {{support: {{count: 6}}}}\n{OWN}"
    );
    for page in [
        "List Kites\n/unified/toys/kites\nQuery Parameters\n5 supported\n6 supported\nHow strong it may be.\n1 supported\nResponse Body\nWhich it is.\n",
        "List Kites\n/unified/toys/kites\nQuery Parameters\nWhen it was made.\n5 supported\nWhen it changed.\n6 supported\nHow strong it may be.\n1 supported\nResponse Body\nWhich it is.\n",
    ] {
        let (text, differences, asked) = merged(page, &counted, Conflicts::Keep);
        assert_eq!((text, differences), (counted.clone(), 0), "{asked:?}");
    }
}
