//! What differs: facts, without judgement.
//!
//! Everything that the format can say is compared. A thing that is on one side only is one fact, whatever it holds; so is a
//! thing that has another name or stands elsewhere, where nothing else about it differs and nothing else could be meant.

mod apis;
mod fields;
mod fingerprint;
mod leftovers;
mod matching;
mod operations;
mod platform;
mod providers;
mod resources;
mod spot;
mod support;
mod unnamed;

use super::change::{At, Change, Sides, Text, What};
use crate::model::Spec;

use self::providers::Providers;
use self::spot::Spot;

/// Everything that differs, in the order of the specification.
pub(super) fn compare(before: &Spec, after: &Spec) -> Vec<Change> {
    let context = Context { specs: Sides::new(before, after), providers: Providers::new(before, after) };
    let mut facts = Facts::new(&context);
    facts.platform();
    facts.providers();
    facts.apis();
    match facts.sink {
        Sink::Kept(changes) => changes,
        Sink::Sought { .. } => Vec::new(),
    }
}

/// What every comparison has at hand.
struct Context<'a> {
    specs: Sides<&'a Spec>,
    providers: Providers<'a>,
}

/// A comparison under way.
struct Facts<'c, 'a> {
    context: &'c Context<'a>,
    sink: Sink,
}

/// What becomes of the facts.
enum Sink {
    Kept(Vec<Change>),
    /// Whether there is any but those that are apart: one is enough, and nothing needs to be compared after it.
    Sought {
        is_apart: fn(&What) -> bool,
        found: bool,
    },
}

impl<'c, 'a> Facts<'c, 'a> {
    fn new(context: &'c Context<'a>) -> Self {
        Self { context, sink: Sink::Kept(Vec::new()) }
    }

    /// A comparison finds nothing but what is apart.
    fn is_alike(&self, is_apart: fn(&What) -> bool, compare: impl FnOnce(&mut Self)) -> bool {
        let mut facts = Self { context: self.context, sink: Sink::Sought { is_apart, found: false } };
        compare(&mut facts);
        !facts.is_over()
    }

    /// What was sought is found.
    fn is_over(&self) -> bool {
        matches!(self.sink, Sink::Sought { found: true, .. })
    }

    fn keep(&mut self, sides: Sides<Option<Spot<'_>>>, what: What) {
        match &mut self.sink {
            Sink::Kept(changes) => {
                let Sides { before, after }: Sides<Option<At>> = sides.map(|spot| spot.map(Spot::at));
                changes.push(Change { before, after, what });
            }
            Sink::Sought { is_apart, found } => *found |= !is_apart(&what),
        }
    }

    /// A fact about something that is there on both sides.
    fn push(&mut self, spots: Sides<Spot<'_>>, what: What) {
        self.keep(spots.map(Some), what);
    }

    /// Something that is there on one side only.
    fn push_one(&mut self, sides: Sides<Option<Spot<'_>>>, required: bool) {
        let shape = |spot: Option<Spot<'_>>, spec| spot.and_then(|spot| spot.shape(spec));
        let shape = shape(sides.before, self.context.specs.before).or(shape(sides.after, self.context.specs.after));
        self.keep(sides, What::Presence { required, shape });
    }

    fn lost(&mut self, spot: Spot<'_>, required: bool) {
        self.push_one(Sides::new(Some(spot), None), required);
    }

    fn gained(&mut self, spot: Spot<'_>, required: bool) {
        self.push_one(Sides::new(None, Some(spot)), required);
    }

    /// Pushes what a pair of values becomes, where they differ.
    fn differ<T: PartialEq>(&mut self, spots: Sides<Spot<'_>>, values: Sides<T>, what: impl FnOnce(Sides<T>) -> What) {
        if values.differ() {
            self.push(spots, what(values));
        }
    }

    fn text(&mut self, spots: Sides<Spot<'_>>, text: Text, values: Sides<&Option<String>>) {
        self.differ(spots, values, |values| What::Text(text, values.map(Clone::clone)));
    }

    fn rust_name(&mut self, spots: Sides<Spot<'_>>, names: Sides<&str>) {
        self.differ(spots, names, |names| What::RustName(names.map(str::to_owned)));
    }
}
