//! Which field each line is, by its words and by the order of the page.

use super::{Candidate, Order, cost, name, takers};
use crate::import::page::{Item, ItemSupport, Mention};
use crate::model::Level;
use crate::source::Source;

fn item(description: &str, supported: u64) -> Item {
    let mut item = Item::at(Source::new("page.txt", "").place(0, 0));
    item.description = if description.is_empty() { Vec::new() } else { vec![description.to_owned()] };
    item.support = (supported > 0).then_some(ItemSupport::Counted { supported, required: 0 });
    item
}

fn taken(labels: &str) -> Item {
    let item = item("", 0);
    let place = item.place.clone();
    let mention = |label| Mention { label, level: Level::Supported, values: None, place: place.clone() };
    let mentions = labels.split(' ').map(|label| mention(label.to_owned())).collect();
    Item { support: Some(ItemSupport::Listed(mentions)), ..item }
}

fn candidate(name: &str, description: Option<&str>, members: Vec<Candidate>) -> Candidate {
    let description = description.map(str::to_owned);
    Candidate { name: name.to_owned(), required: Some(false), description, members, ..Candidate::default() }
}

fn paths(items: &[Item], candidates: &[Candidate]) -> Vec<String> {
    let named = name(items, candidates, Order::Sorted, false);
    let shown = named.paths.iter().enumerate().map(|(at, path)| match path {
        _ if named.open.contains(&at) => "?".to_owned(),
        Some(path) => path.join("."),
        None => "-".to_owned(),
    });
    shown.collect()
}

#[test]
fn lists_that_are_too_long_are_open() {
    let many = |length: usize| -> Vec<Candidate> {
        (0..length).map(|at| candidate(&format!("f{at:05}"), None, Vec::new())).collect()
    };
    let items = vec![item("", 1); 1400];
    assert!(cost(&items, &many(1400), Order::Sorted).is_some());
    assert_eq!(cost(&items, &many(3000), Order::Sorted), None);
    assert_eq!(name(&items, &many(3000), Order::Sorted, false).open.len(), items.len());
}

#[test]
fn words_name_fields() {
    let candidates =
        [candidate("size", Some("How large it is"), vec![]), candidate("color", Some("Its color"), vec![])];
    assert_eq!(paths(&[item("Its color", 2), item("How large it is", 1)], &candidates), ["color", "size"]);
}

#[test]
fn order_names_fields_whose_words_nobody_has() {
    let parts = candidate("parts", None, vec![candidate("name", None, vec![]), candidate("id", None, vec![])]);
    let candidates = [candidate("zone", None, vec![]), parts, candidate("area", None, vec![])];
    let items = [item("a", 3), item("b", 3), item("c", 0), item("d", 0), item("e", 1)];
    assert_eq!(paths(&items, &candidates), ["area", "parts", "parts.id", "parts.name", "zone"]);
}

#[test]
fn words_that_stand_twice_do_not_show_where_a_field_stands() {
    let members = |first: &str, second: &str| {
        let mut members = vec![candidate(first, Some(first), vec![]), candidate(second, Some("What kind"), vec![])];
        for member in &mut members {
            member.is_in_order = true;
        }
        members
    };
    let mut candidates = [
        candidate("mails", Some("Mails"), members("mail", "kind")),
        candidate("phones", Some("Phones"), members("phone", "kind")),
    ];
    for candidate in &mut candidates {
        candidate.is_in_order = true;
    }
    let items = ["Mails", "mail", "What kind", "Phones", "phone", "What kind"].map(|words| item(words, 0));
    let named = name(&items, &candidates, Order::Schema, false);
    let paths: Vec<String> = named.paths.iter().map(|path| path.clone().unwrap_or_default().join(".")).collect();
    assert_eq!(
        (named.open, paths.join(" ")),
        (vec![], "mails mails.mail mails.kind phones phones.phone phones.kind".to_owned())
    );
}

#[test]
fn order_names_nothing_where_flags_are_unknown() {
    let unknown = |candidate: Candidate| Candidate { required: None, ..candidate };
    let candidates = [unknown(candidate("size", Some("How large"), vec![])), unknown(candidate("area", None, vec![]))];
    assert_eq!(paths(&[item("Where it is", 1), item("How large", 2)], &candidates), ["?", "size"]);
}

#[test]
fn a_count_alone_stays_without_a_name() {
    let candidates = [candidate("b", Some("Second"), vec![]), candidate("a", Some("First"), vec![])];
    assert_eq!(paths(&[item("First", 2), item("", 1), item("Second", 1)], &candidates), ["a", "-", "b"]);
}

#[test]
fn a_field_that_is_known_alone_is_not_the_member_behind_it() {
    let candidates = [candidate("owner", None, vec![])];
    assert_eq!(paths(&[item("Who it belongs to", 17), item("Which person", 0)], &candidates), ["-", "?"]);
    assert_eq!(paths(&[item("Who it belongs to", 17), item("", 3)], &candidates), ["owner", "-"]);
    let candidates = [candidate("owner", None, vec![candidate("id", None, vec![])])];
    let items = [item("Who it belongs to", 17), item("Which person", 0)];
    assert_eq!(paths(&items, &candidates), ["owner", "owner.id"]);
}

#[test]
fn what_may_be_either_is_open() {
    let candidates = [candidate("a", None, vec![]), candidate("b", None, vec![])];
    assert_eq!(paths(&[item("One of them", 1)], &candidates), ["?"]);
}

/// As many who are others take another field, though some of them may be the same; what is spelt otherwise is the same.
#[test]
fn who_takes_a_field_tells_it_from_those_that_as_many_take() {
    let candidates = [("size", "Alpha"), ("state", "Beta"), ("weight", "Alpha Gamma"), ("year", "Gamma Omega")]
        .map(|(name, labels)| Candidate { takers: takers(&taken(labels)), ..candidate(name, None, vec![]) });
    assert_eq!(paths(&[taken("Beta")], &candidates), ["state"]);
    assert_eq!(paths(&[taken("Gamma")], &candidates), ["-"]);
    assert_eq!(paths(&[taken("Alpha Gama")], &candidates), ["weight"]);
    assert_eq!(paths(&[taken("Gamma Omega")], &candidates), ["year"]);
    assert_eq!(paths(&[taken("Alpha Omega")], &candidates), ["-"]);
    assert_eq!(paths(&[taken("alpha gama")], &candidates), ["weight"]);
    assert_eq!(paths(&[item("", 1), item("", 1)], &candidates), ["size", "state"]);
}
