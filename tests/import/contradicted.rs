//! Two pages that say different things of one field: both are named, and neither is believed.

use tests::pages::{Age, Layout, Saved};

use crate::facts::{Fact, Part, Said};
use crate::run::{Known, none_of, questions, written};
use crate::yaml::of_file;

/// What is changed on the second page, of which fact.
struct Change {
    layouts: [Layout; 2],
    page: &'static str,
    from: &'static str,
    to: &'static str,
    at: &'static str,
    path: &'static str,
    part: Part,
}

const NAMED: [Layout; 2] = [Layout::NewNamed, Layout::OldNamed(Age::Blanks)];
const CHANGES: [Change; 5] = [
    Change {
        layouts: NAMED,
        page: "lamps-update",
        from: "is_lit\nboolean",
        to: "is_lit\ninteger",
        at: "update/request",
        path: "is_lit",
        part: Part::Type,
    },
    Change {
        layouts: NAMED,
        page: "lantern-lamps-update",
        from: "labels\nstring[]\n",
        to: "labels\nstring[]\nREQUIRED ·\n",
        at: "update/request",
        path: "labels",
        part: Part::Required,
    },
    Change {
        layouts: NAMED,
        page: "lantern-lamps-create",
        from: "  • calm\n  • wild",
        to: "  • calm\n  • wild\n  • shy",
        at: "create/request",
        path: "mood",
        part: Part::Values,
    },
    Change {
        layouts: NAMED,
        page: "lantern-lamps-create",
        from: "Supported in\n  • 9 Ferns",
        to: "Supported in\n  • Alder",
        at: "create/request",
        path: "glow_level",
        part: Part::Support,
    },
    Change {
        layouts: [Layout::NewNamed, Layout::MarkdownObject],
        page: "lantern-lamps.",
        from: "**`weight`** _(number",
        to: "**`weight`** _(boolean",
        at: "object",
        path: "weight",
        part: Part::Type,
    },
];

#[test]
fn pages_that_contradict_each_other_are_both_named() {
    let known = Known::invented();
    none_of(CHANGES.iter().flat_map(|change| check(&known, change)).collect());
}

fn check(known: &Known, change: &Change) -> Vec<String> {
    let [first, second] = change.layouts.map(|layout| known.pages(layout));
    let mut saved: Vec<Saved> = first;
    let mut changed = Vec::new();
    for mut page in second {
        if page.path.contains(change.page) && page.path.starts_with("lantern") {
            assert!(page.text.contains(change.from), "{} has no {}", page.path, change.from);
            page.text = page.text.replacen(change.from, change.to, 1);
            changed.push(page.path.clone());
        }
        saved.push(page);
    }
    let joined = known.join(&saved, None);
    let name = format!("{:?} of {}", change.part, change.path);
    let is_named = |question: &String| {
        let names = question.matches(".txt:").count() + question.matches(".md:").count();
        question.contains(&format!("`{}`", change.path))
            && changed.iter().any(|page| question.contains(page))
            && names > 1
    };
    let mut wrong = Vec::new();
    if !questions(&joined).iter().any(is_named) {
        wrong.push(format!("{name}: no question names both pages"));
    }
    let (resource, text) =
        written(&joined).into_iter().find(|(path, _)| path == "lantern/lamps").expect("it was printed");
    let facts = of_file(&resource, &text).expect("it is YAML").0;
    let (at, path) = (change.at.to_owned(), change.path.to_owned());
    let said = facts.get(&Fact { resource, at, path, part: change.part });
    if said != Some(&Said::Open) {
        wrong.push(format!("{name}: {said:?} was taken"));
    }
    wrong
}
