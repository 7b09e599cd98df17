//! What a layout can hold of a specification. What it cannot has a reason here, and nothing else may be missing.

use tests::pages::{Age, Layout, Lists, has_type, has_type_as_member};
use unified_codegen::model::{Field, Operation, Spec};

use crate::facts::{Fact, Part, Said, counts};

/// Facts that some layouts have lost.
struct Lost {
    is_it: fn(&Fact) -> bool,
    layouts: &'static [Layout],
    #[expect(dead_code, reason = "it is for whoever reads the table")]
    why: &'static str,
}

const NAMELESS: &[Layout] = &[
    Layout::NewNameless,
    Layout::OldNameless(Lists::Glued),
    Layout::OldNameless(Lists::Bullets),
    Layout::NewNamelessObject,
    Layout::OlderNamelessObject,
];
const OLD: &[Layout] = &[
    Layout::OldNamed(Age::Blanks),
    Layout::OldNamed(Age::Compact),
    Layout::OldNamed(Age::Stuck),
    Layout::OldNameless(Lists::Glued),
    Layout::OldNameless(Lists::Bullets),
];
const TEXT: &[Layout] = &[
    Layout::NewNamed,
    Layout::Html,
    Layout::OldNamed(Age::Blanks),
    Layout::OldNamed(Age::Compact),
    Layout::OldNamed(Age::Stuck),
    Layout::NewNameless,
    Layout::OldNameless(Lists::Glued),
    Layout::OldNameless(Lists::Bullets),
];
const NEW: &[Layout] = &[Layout::NewNamed, Layout::Html, Layout::NewNameless];
const OBJECTS: &[Layout] =
    &[Layout::MarkdownObject, Layout::NewNamelessObject, Layout::OlderNamelessObject, Layout::OldNamedObject];
const MARKDOWN: &[Layout] = &[Layout::MarkdownObject, Layout::MarkdownOperation];
const TYPED: &[Layout] = &[
    Layout::NewNamed,
    Layout::Html,
    Layout::OldNamed(Age::Blanks),
    Layout::OldNamed(Age::Compact),
    Layout::OldNamed(Age::Stuck),
    Layout::OldNamedObject,
];
const LISTS: &[Layout] = &[Layout::MarkdownIndex, Layout::MarkdownCoverage];

const TABLE: &[Lost] = &[
    Lost {
        is_it: |_| true,
        layouts: &[Layout::OldNamedObject],
        why: "a heading alone does not say of which API it is; that is asked",
    },
    Lost { is_it: |fact| fact.part == Part::References, layouts: NEW, why: "read, and nothing is made of it yet" },
    Lost { is_it: |_| true, layouts: LISTS, why: "they say what there is, and a file has to say what it is" },
    Lost {
        is_it: |fact| !fact.path.is_empty(),
        layouts: NAMELESS,
        why: "the names are lost; `nameless` has what is left",
    },
    Lost { is_it: |fact| fact.part == Part::Source, layouts: TEXT, why: "only Markdown says where it is published" },
    Lost {
        is_it: |fact| fact.part == Part::Integrations,
        layouts: NEW,
        why: "new pages do not say who has the operation",
    },
    Lost { is_it: |fact| fact.part == Part::Format, layouts: MARKDOWN, why: "Markdown has no formats" },
    Lost {
        is_it: |fact| fact.part == Part::Example,
        layouts: &[Layout::MarkdownObject, Layout::MarkdownOperation],
        why: "Markdown has no examples",
    },
    Lost { is_it: is_taken, layouts: MARKDOWN, why: "Markdown does not say who takes a field" },
    Lost {
        is_it: |fact| fact.at == "object",
        layouts: &[Layout::MarkdownOperation],
        why: "stored pages end before the answer",
    },
    Lost {
        is_it: |fact| fact.at != "object" && fact.part != Part::Is,
        layouts: OBJECTS,
        why: "a page about an object says nothing of operations",
    },
    Lost {
        is_it: |fact| fact.part == Part::Is,
        layouts: &[Layout::NewNamelessObject, Layout::OlderNamelessObject, Layout::OldNamedObject],
        why: "only objects in Markdown list the operations",
    },
    Lost {
        is_it: |fact| fact.part == Part::References,
        layouts: OLD,
        why: "only current pages say what a field points at",
    },
    Lost {
        is_it: |fact| fact.part == Part::References,
        layouts: MARKDOWN,
        why: "only current pages say what a field points at",
    },
];

fn is_taken(fact: &Fact) -> bool {
    matches!(fact.part, Part::Support | Part::OwnValues)
}

/// What a layout holds of a fact; nothing where it has lost it, or has no page for it.
pub(crate) fn held(layout: Layout, spec: &Spec, fact: &Fact, said: &Said) -> Option<Said> {
    let is_lost = TABLE.iter().any(|lost| lost.layouts.contains(&layout) && (lost.is_it)(fact))
        || (fact.part == Part::Integrations && !is_complete(spec, fact))
        // Nor can anybody print the whole of what is known in part.
        || matches!(said, Said::Some(_))
        || (TYPED.contains(&layout) && !is_typed(spec, fact));
    (!is_lost && has_page(layout, spec, fact)).then(|| weakened(layout, fact, said))
}

/// A page about an operation lists everybody: where only some are known, nobody can print it.
fn is_complete(spec: &Spec, fact: &Fact) -> bool {
    let operation = operation(spec, fact).and_then(|operation| operation.integrations.as_ref());
    operation.is_some_and(|listed| listed.is_complete)
}

fn operation<'s>(spec: &'s Spec, fact: &Fact) -> Option<&'s Operation> {
    let resource = spec.resources().find(|resource| resource.path() == fact.resource)?;
    let method = fact.at.split('/').next()?;
    resource.operations.iter().find(|operation| operation.method.wire() == method)
}

/// A field of which no source gives the type cannot be printed where types are, nor can what is made of such fields alone.
fn is_typed(spec: &Spec, fact: &Fact) -> bool {
    let mut fields: &[Field] = match (fact.at.split_once('/'), operation(spec, fact)) {
        (Some((_, "query")), Some(operation)) => &operation.query,
        (Some((_, "request")), Some(operation)) => operation.request_fields(),
        _ => {
            spec.resources().find(|resource| resource.path() == fact.resource).map_or(&[], |resource| &resource.object)
        }
    };
    for (depth, name) in fact.path.split('.').enumerate() {
        let Some(field) = fields.iter().find(|field| field.wire == name) else { return true };
        if !(if depth == 0 { has_type(field) } else { has_type_as_member(field) }) {
            return false;
        }
        fields = &field.members;
    }
    true
}

/// The layout has a page that the fact could stand on.
fn has_page(layout: Layout, spec: &Spec, fact: &Fact) -> bool {
    let Some(resource) = spec.resources().find(|resource| resource.path() == fact.resource) else { return false };
    if !layout.is_of_operations() {
        return layout.shows_object(resource);
    }
    let shown: Vec<_> = resource.operations.iter().filter(|operation| layout.shows(operation)).collect();
    if fact.at == "object" {
        let answers = |operation: &&&unified_codegen::model::Operation| {
            operation.method.wire() != "delete" && !operation.response_fields().is_empty()
        };
        return shown.iter().filter(answers).count() > 0;
    }
    let method = fact.at.split('/').next().unwrap_or_default();
    shown.iter().any(|operation| operation.method.wire() == method)
}

/// Pages without labels have the numbers of what they have lost.
fn weakened(layout: Layout, fact: &Fact, said: &Said) -> Said {
    match counts(said) {
        Some((supported, required)) if layout == Layout::NewNameless && fact.part == Part::Support => {
            Said::Counted(supported, required)
        }
        // A browser keeps no line ends in what is not set apart.
        _ if layout == Layout::Html && fact.part == Part::Example => squeezed(said),
        _ => said.clone(),
    }
}

fn is_itself(ty: &str) -> bool {
    ty.trim_start_matches("array<").trim_end_matches('>') == "self"
}

fn squeezed(said: &Said) -> Said {
    match said {
        Said::Text(text) => Said::Text(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        other => other.clone(),
    }
}

/// Whether what was imported may be said where this is true: it is the same, or the number of those who are listed.
pub(crate) fn agrees(truth: &Said, imported: &Said) -> bool {
    let is_count = matches!(imported, Said::Counted(..)) && counts(truth) == counts(imported);
    match (truth, imported) {
        // That an object is the resource's again, pages say in words alone.
        (Said::Text(ty), Said::Text(map)) if is_itself(ty) => *map == ty.replace("self", "map"),
        // Pages show the first of a long list, and say that there are more.
        (Said::Texts(all) | Said::Some(all), Said::Some(first)) => all.starts_with(first),
        (Said::Text(_), Said::Text(_)) => squeezed(truth) == squeezed(imported),
        _ => truth == imported || is_count,
    }
}
