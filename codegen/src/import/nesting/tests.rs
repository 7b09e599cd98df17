//! All ways are found, and long lists take no more steps than they may.

use super::search::{Bars, STEPS, Search};
use super::{DEPTH, Hints, ITEMS, Nested, Order, WAYS, Weights, is_object, ways};
use crate::import::page::{Item, ItemSupport};
use crate::import::schema::Known;
use crate::import::settled::settle;
use crate::model::{Scalar, Type};
use crate::source::Source;

fn item(name: &str, ty: Scalar) -> Item {
    let place = Source::new("page.txt", "").place(0, 0);
    Item { name: Some(name.to_owned()), ty: Some(Type::One(ty)), required: Some(false), ..Item::at(place) }
}

fn known(name: &str, members: Vec<Known>) -> Known {
    let (values, words) = (Vec::new(), None);
    Known {
        name: name.to_owned(),
        ty: None,
        required: None,
        members,
        values,
        words,
        takers: None,
        is_in_order: false,
        is_wordless: false,
        required_in_object: None,
        is_settled: false,
    }
}

/// A list that looks as if anything could be in it, and is the same every time.
fn arbitrary(seed: usize) -> Vec<Item> {
    let mut state = seed.wrapping_mul(2_654_435_761) + 1;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let length = 1 + next(7);
    let one = |_| {
        let mut item = item(["a", "b_c", "bd", "e"][next(4)], [Scalar::Object, Scalar::Boolean][next(2)]);
        item.required = [Some(true), Some(false), None][next(3)];
        item.members = [None, None, Some(next(3))][next(3)];
        let counted = ItemSupport::Counted { supported: 1, required: 0 };
        item.support = [None, None, Some(counted)][next(3)].clone();
        item
    };
    (0..length).map(one).collect()
}

/// Every tree whose items keep to the order of the list, and nothing else: what a tree may be is checked when it is whole.
fn all_trees(items: &[Item]) -> Vec<Vec<Nested>> {
    let mut depths = vec![vec![]];
    for at in 0..items.len() {
        let deeper = |before: &Vec<usize>| {
            let most = before.last().map_or(0, |last| last + 1);
            (0..=most).map(|depth| [before.as_slice(), &[depth]].concat()).collect::<Vec<_>>()
        };
        depths = depths.iter().flat_map(deeper).collect();
        assert!(depths.len() < 20_000, "{at} items are few");
    }
    let tree = |depths: &Vec<usize>| {
        let marked = items.iter().zip(depths).map(|(item, depth)| Item { depth: Some(*depth), ..item.clone() });
        super::marked(&marked.collect::<Vec<_>>()).expect("all depths are marked")
    };
    depths.iter().map(tree).filter(|way| may_be(items, way, None) && !has_twins(items, way)).collect()
}

/// A field at the top has the name of one that is there in every way: of those before the first object, or of that.
fn has_twins(items: &[Item], way: &[Nested]) -> bool {
    let tops = items.iter().position(is_object).map_or(items.len(), |object| object + 1);
    let is_twin = |at: usize| at >= tops && items[..tops].iter().any(|item| item.name() == items[at].name());
    way.iter().any(|top| is_twin(top.at))
}

fn may_be(items: &[Item], way: &[Nested], parent: Option<&Item>) -> bool {
    let plain = |item: &Item| item.name().replace('_', "");
    let is_sorted = |pair: &[Nested]| {
        let (one, other) = (&items[pair[0].at], &items[pair[1].at]);
        match (one.required, other.required) {
            (Some(true), Some(false)) => true,
            (Some(false), Some(true)) => false,
            _ => one.name() <= other.name() || plain(one) <= plain(other),
        }
    };
    let fits = |one: &Nested| {
        let item = &items[one.at];
        let may_stand = parent.is_none() || item.support.is_none();
        let is_whole = item.members.is_none_or(|members| !is_object(item) || members == one.members.len());
        may_stand && is_whole && (one.members.is_empty() || is_object(item)) && may_be(items, &one.members, Some(item))
    };
    way.windows(2).all(is_sorted) && way.iter().all(fits)
}

#[test]
fn every_way_is_found() {
    let mut several = 0;
    for seed in 0..4000 {
        let items = arbitrary(seed);
        let found = Search::new(&items, &Weights::default(), Bars::of(Order::Sorted)).ways().expect("they are few");
        let expected = all_trees(&items);
        assert_eq!(found.len(), expected.len(), "{seed}: {items:#?}");
        assert!(expected.iter().all(|way| found.contains(way)), "{seed}: {items:#?}");
        several += usize::from(found.len() > 1);
    }
    assert!(several > 200, "only {several} lists have several ways");
}

/// Objects without a mark of where their members end have as many ways as there are trees.
fn objects(length: usize) -> Vec<Item> {
    (0..length).map(|at| item(&format!("f{at:05}"), Scalar::Object)).collect()
}

/// The same with a field between, and with more members than there are fields.
fn mixed(length: usize) -> Vec<Item> {
    let mut items = objects(length);
    for (at, item) in items.iter_mut().enumerate() {
        match at % 5 {
            1 => item.ty = Some(Type::One(Scalar::Boolean)),
            2 => item.members = Some(at % 7),
            3 => item.members = Some(length),
            _ => {}
        }
    }
    items
}

#[test]
fn too_many_ways_are_none_to_choose_from() {
    assert!(ways(&objects(6), &Hints::default()).is_some_and(|ways| (2..=WAYS).contains(&ways.len())));
    assert_eq!(ways(&objects(60), &Hints::default()), None);
    assert_eq!(ways(&objects(ITEMS + 1), &Hints::default()), None);
}

/// Six objects with members of the names that are at the top: each could end before its members, after one or after both.
#[test]
fn no_object_has_two_fields_of_one_name() {
    let members = || vec![known("id", Vec::new()), known("name", Vec::new())];
    let objects = ["owner", "account", "contact", "opportunity", "stage", "tags"];
    let mut items = vec![item("id", Scalar::Boolean), item("name", Scalar::Boolean)];
    let mut all = members();
    for object in objects {
        items.extend([item(object, Scalar::Object), item("id", Scalar::Boolean), item("name", Scalar::Boolean)]);
        all.push(known(object, members()));
    }
    let hints = Hints { known: &all, order: Order::Schema, ..Hints::default() };
    let found = ways(&items, &hints).expect("few are left");
    assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [8]);
}

#[test]
fn what_is_known_rules_out_many_ways_at_once() {
    let below = (1..60).map(|at| known(&format!("f{at:05}"), Vec::new())).collect();
    let all = [known("f00000", below)];
    let mut items = objects(60);
    items[1..].iter_mut().for_each(|item| item.ty = Some(Type::One(Scalar::Boolean)));
    items[30].ty = Some(Type::One(Scalar::Object));
    items[45].ty = Some(Type::One(Scalar::Object));
    let hints = Hints { known: &all, ..Hints::default() };
    assert_eq!(ways(&items, &Hints::default()), None);
    let found = ways(&items, &Hints { sample: Some(vec!["f00000"]), ..hints }).expect("few are left");
    assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [1]);
}

#[test]
fn steps_do_not_grow_with_the_ways() {
    for list in [objects as fn(usize) -> Vec<Item>, mixed] {
        for length in [50, 100, 200, 400, ITEMS] {
            let items = list(length);
            let weights = Weights::default();
            let mut search = Search::new(&items, &weights, Bars::of(Order::Sorted));
            assert!(search.ways().is_none_or(|ways| ways.is_empty()));
            // The last step may be as long as the list.
            assert!(search.steps() <= STEPS + 2 * ITEMS, "{length} items take {} steps", search.steps());
        }
    }
}

#[test]
fn a_long_list_without_objects_has_one_way() {
    let items: Vec<Item> = (0..ITEMS).map(|at| item(&format!("f{at:05}"), Scalar::Boolean)).collect();
    let weights = Weights::default();
    let mut search = Search::new(&items, &weights, Bars::of(Order::Sorted));
    assert_eq!(search.ways().map(|ways| ways.len()), Some(1));
    assert!(search.steps() < 10 * ITEMS, "{} steps", search.steps());
}

#[test]
fn fields_lie_only_so_deep() {
    let mut items = objects(DEPTH + 1);
    items.iter_mut().enumerate().for_each(|(at, item)| item.depth = Some(at));
    assert_eq!(settle(&items, &Hints::default()).open.len(), 1, "what is deeper is asked about");
    assert_eq!(settle(&items[..DEPTH], &Hints::default()).open.len(), 0);
}
