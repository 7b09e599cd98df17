//! Texts that can be several things, settled where names, words or values that are known leave one.

use std::collections::HashMap;

use super::draft::Question;
use super::glued::{Apart, Vocabulary, take_apart};
use super::naming::{self, Candidate};
use super::nesting::Order;
use super::page::{Doubt, Doubted, Item, Part, Unsure, Values};
use super::schema::Known;

/// What tells what a text is.
pub(super) struct Telling<'a> {
    /// Fields that the items may be.
    pub(super) known: &'a [Known],
    /// Words that values are made of.
    pub(super) vocabulary: &'a Vocabulary,
    /// The page has lost its names, so that the order of the items tells, too.
    pub(super) is_nameless: bool,
    /// How the page orders fields.
    pub(super) order: Order,
    /// The examples that the page's samples show.
    pub(super) shown: &'a [String],
}

/// Every way to read a text is weighed with all of the list, which is laid beside all that is known. So many pairs of both are
/// looked at, far more than pages have; what is left then is asked about.
const WEIGHED: usize = 1 << 23;

impl Telling<'_> {
    /// The items with every text where it belongs. What stays open is asked about, and belongs nowhere.
    pub(super) fn settle(&self, items: &mut Vec<Item>, questions: &mut Vec<Question>) {
        if self.is_nameless {
            self.exemplify(items);
        }
        // A count may be in the file from this very page, named once its texts were read: they are to be read the same way then.
        let candidates: Vec<Candidate> = self.known.iter().map(|known| known.candidate().uncounted()).collect();
        let (known, mut weighed) = (self.all().count(), 0);
        let mut names = self.names(items);
        let mut at = 0;
        while at < items.len() {
            let Some(unsure) = items[at].unsure.first().cloned() else {
                at += 1;
                continue;
            };
            items[at].unsure.remove(0);
            // What a text is changes nothing but its item and the ones beside it.
            let start = at.saturating_sub(1);
            let near = &items[start..=at];
            let may_be = self.may_be(&unsure);
            let mut ways: Vec<Vec<Item>> =
                may_be.iter().flat_map(|part| self.ways(*part, near, at - start, &unsure, &names)).collect();
            // Values that nobody knows look like an example, or like words, and nothing but a sample tells.
            let is_unknown = may_be.contains(&Part::Values) && self.may_be_unknown(&items[at], &unsure.text);
            let pairs = ways.len() * (items.len() + 1) * (known + 1);
            if ways.len() > 1 && self.is_nameless && weighed + pairs <= WEIGHED {
                weighed += pairs;
                let whole = |way: &Vec<Item>| [&items[..start], way, &items[at + 1..]].concat();
                ways = best(ways, whole, &candidates, self.order);
            }
            if ways.len() > 1 {
                ways.dedup_by(|one, other| same(one, other));
            }
            // What providers have of their own cannot be kept without the providers.
            let is_own = self.is_nameless && unsure.may_be.contains(&Part::OwnValues);
            let is_lost = is_own && ways.iter().any(|way| same(way, &items[start..=at]));
            if ways.len() == 1 && !is_lost && !is_unknown {
                items.splice(start..=at, ways.remove(0));
                if let [Part::Name | Part::ExampleThenName] = unsure.may_be {
                    see(&mut names, items[at].name());
                }
                continue;
            }
            let message = question(&unsure, items[at].name());
            if is_unknown && items[at].values.is_none() {
                items[at].doubts.push(Doubt { about: Doubted::Values, message: message.clone() });
            }
            questions.push(Question { message, place: unsure.place });
            // Who takes the field would be said of the other one, if there is another.
            if unsure.may_be.contains(&Part::Item) && !is_own {
                let other = Item { support: items[at].support.take(), ..Item::at(items[at].place.clone()) };
                items[at].notes.clear();
                if self.is_nameless && other.support.is_some() {
                    items.insert(at + 1, other);
                }
            }
        }
    }

    /// A description that a sample shows as a value is an example: of the field before, where that can have one, or else of one that
    /// nobody describes.
    fn exemplify(&self, items: &mut Vec<Item>) {
        let is_example = |item: &Item| matches!(&item.description[..], [only] if self.shown.contains(only));
        let takes = |item: &Item| !item.description.is_empty() && is_bare(item);
        let mut whole: Vec<Item> = Vec::with_capacity(items.len());
        for mut item in items.drain(..) {
            if !is_example(&item) || item.example.is_some() {
                whole.push(item);
                continue;
            }
            item.example = item.description.pop();
            match whole.last_mut().filter(|before| takes(before)) {
                Some(before) => *before = Item { description: std::mem::take(&mut before.description), ..item },
                None => whole.push(item),
            }
        }
        *items = whole;
    }

    /// What a text may be, as far as the samples tell.
    fn may_be(&self, unsure: &Unsure) -> Vec<Part> {
        let is_shown = self.is_nameless && self.shown.contains(&unsure.text);
        if is_shown && unsure.may_be.contains(&Part::Example) {
            return vec![Part::Example];
        }
        unsure.may_be.to_vec()
    }

    /// Whether a text on a page without names may be values that nobody knows. The specification knows all, and so do those who
    /// describe a field in the words of the text.
    fn may_be_unknown(&self, item: &Item, text: &str) -> bool {
        if !self.is_nameless || self.values(text).is_some() || self.values_at_end(text).is_some() {
            return false;
        }
        let words = item.description.join(" ");
        let of_words = self.all().find(|known| !words.is_empty() && known.words.as_ref() == Some(&words));
        let is_settled = match of_words {
            Some(known) => known.is_settled,
            None => !self.known.is_empty() && self.known.iter().all(|known| known.is_settled),
        };
        !is_settled && looks_like_values(text) && self.words().all(|words| words != text)
    }

    /// As [`Self::way`]; values may also be those of the field before, whose example stands between.
    fn ways(&self, part: Part, items: &[Item], at: usize, unsure: &Unsure, names: &Names) -> Vec<Vec<Item>> {
        let mut ways: Vec<Vec<Item>> = self.way(part, items, at, unsure, names).into_iter().collect();
        let is_alone = |item: &Item| item.description.is_empty() && item.example.is_none();
        if part == Part::Values
            && self.is_nameless
            && let Some(way) = ways.first().filter(|way| at > 0 && is_alone(&way[at]) && goes_on(&way[at - 1]))
        {
            let (mut one, other) = (way[at - 1].clone(), way[at].clone());
            (one.values, one.support, one.notes) = (other.values, other.support, other.notes);
            (one.members, one.unsure) = (other.members, other.unsure);
            let mut joined = way[..at - 1].to_vec();
            joined.push(one);
            ways.push(joined);
        }
        ways
    }

    /// The items, if a text of the one at a place is this. Nothing where it cannot be.
    fn way(&self, part: Part, items: &[Item], at: usize, unsure: &Unsure, names: &Names) -> Option<Vec<Item>> {
        let mut items = items.to_vec();
        let text = unsure.text.as_str();
        let item = &mut items[at];
        match part {
            Part::Description => item.description.push(text.to_owned()),
            // A single word may be either; several values in a row are no example.
            Part::Example if self.is_list(text) => return None,
            Part::Example => item.example.is_none().then(|| item.example = Some(text.to_owned()))?,
            Part::Values => item.values = self.values(text).filter(|_| item.values.is_none()).map(Some)?,
            Part::ExampleThenValues => {
                let (example, values) = self.values_at_end(text)?;
                (item.example, item.values) = (Some(example), Some(values));
            }
            Part::Note => item.notes.push((None, text.to_owned())),
            Part::Name => {
                let is_free = item.name.is_none() && names.get(text).is_some_and(|left| *left > 0);
                item.name = is_free.then(|| Some(text.to_owned()))?;
            }
            Part::Item => self.another(&mut items, at, unsure)?,
            Part::ExampleThenName => {
                let ends = names.iter().filter(|(name, _)| text.ends_with(name.as_str()));
                let (name, _) = ends.max_by_key(|(name, _)| name.len()).filter(|(_, left)| **left > 0)?;
                item.name = Some(name.clone());
                example_before(&mut items, at, &text[..text.len() - name.len()])?;
            }
            Part::ExampleThenDescription => {
                let words = self.words().filter(|words| text.ends_with(words)).max_by_key(|words| words.len())?;
                item.description.push(words.to_owned());
                example_before(&mut items, at, &text[..text.len() - words.len()])?;
            }
            Part::OwnValues if self.is_nameless => {}
            // Neither the end of an example nor a provider's own values can be known without the provider or the example.
            Part::OwnValues | Part::ExampleThenCount | Part::Type => return None,
        }
        Some(items)
    }

    /// The text is all that there is of an item behind this one, and what was said after it is said of that one.
    fn another(&self, items: &mut Vec<Item>, at: usize, unsure: &Unsure) -> Option<()> {
        let mut other = Item::at(unsure.place.clone());
        if self.is_nameless {
            other.values = self.values(&unsure.text);
            other.values.as_ref()?;
        } else {
            // A field that nobody knows may be there all the same.
            other.name = Some(unsure.text.clone());
            other.required = Some(false);
        }
        let item = &mut items[at];
        other.support = Some(item.support.take()?);
        other.notes = std::mem::take(&mut item.notes);
        other.unsure = std::mem::take(&mut item.unsure);
        items.insert(at + 1, other);
        Some(())
    }

    /// Values, where the text is made of nothing else.
    fn values(&self, text: &str) -> Option<Values> {
        if let Some(known) = self.lists().find(|known| known.concat() == text) {
            return Some(Values::Listed(known.to_vec()));
        }
        match take_apart(text, self.vocabulary) {
            Apart::Certain(values) => Some(Values::Listed(values)),
            Apart::Open(_) => Some(Values::Glued(text.to_owned())),
            Apart::Unknown => None,
        }
    }

    fn is_list(&self, text: &str) -> bool {
        matches!(self.values(text), Some(Values::Listed(values)) if values.len() > 1)
    }

    fn values_at_end(&self, text: &str) -> Option<(String, Values)> {
        // One word at the end of a text is chance; several in a row are not.
        let lists = self.lists().filter(|known| known.len() > 1);
        let known = lists.filter(|known| text.ends_with(&known.concat())).max_by_key(|known| known.len())?;
        let example = &text[..text.len() - known.concat().len()];
        (!example.is_empty()).then(|| (example.to_owned(), Values::Listed(known.to_vec())))
    }

    fn all(&self) -> impl Iterator<Item = &Known> {
        let mut open: Vec<&Known> = self.known.iter().collect();
        std::iter::from_fn(move || {
            let next = open.pop()?;
            open.extend(&next.members);
            Some(next)
        })
    }

    /// All names, and how many fields of each are known besides those that the page has. One that it has as often as it is known may be
    /// known from this very page, and is no other field's.
    fn names(&self, items: &[Item]) -> Names {
        let mut names = Names::new();
        self.all().for_each(|known| *names.entry(known.name.clone()).or_default() += 1);
        items.iter().filter_map(|item| item.name.as_deref()).for_each(|name| see(&mut names, name));
        names
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.all().filter_map(|known| known.words.as_deref())
    }

    fn lists(&self) -> impl Iterator<Item = &[String]> {
        self.all().map(|known| known.values.as_slice()).filter(|values| !values.is_empty())
    }
}

/// Names, and how many fields of each are known and not seen.
type Names = HashMap<String, usize>;

fn see(names: &mut Names, name: &str) {
    let left = names.entry(name.to_owned()).or_default();
    *left = left.saturating_sub(1);
}

/// Nothing but words is known of it.
fn is_bare(item: &Item) -> bool {
    item.example.is_none() && item.values.is_none() && item.support.is_none() && item.unsure.is_empty()
}

/// What comes next may be its values, and who takes it.
fn goes_on(item: &Item) -> bool {
    let is_something = item.example.is_some() || !item.description.is_empty();
    is_something && item.values.is_none() && item.support.is_none() && item.unsure.is_empty()
}

/// A number, a date, or what has other signs in it is no list of words; nor is a sentence.
fn looks_like_values(text: &str) -> bool {
    let is_of_words = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-') || c == ' ';
    text.chars().all(is_of_words) && text.chars().filter(|c| c.is_alphabetic()).count() > 1
}

fn example_before(items: &mut [Item], at: usize, example: &str) -> Option<()> {
    // The one before the first is the platform's, whose examples are known.
    let Some(before) = at.checked_sub(1).and_then(|at| items.get_mut(at)) else { return Some(()) };
    before.example.is_none().then(|| before.example = Some(example.to_owned()))
}

/// Those that are most like what is known.
fn best(
    ways: Vec<Vec<Item>>,
    whole: impl Fn(&Vec<Item>) -> Vec<Item>,
    candidates: &[Candidate],
    order: Order,
) -> Vec<Vec<Item>> {
    let costs: Option<Vec<u32>> = ways.iter().map(|way| naming::cost(&whole(way), candidates, order)).collect();
    let Some(costs) = costs else { return ways };
    let least = costs.iter().min().copied().unwrap_or_default();
    ways.into_iter().zip(costs).filter(|(_, cost)| *cost == least).map(|(way, _)| way).collect()
}

/// Whether both say the same of every field, as far as the specification goes.
fn same(one: &[Item], other: &[Item]) -> bool {
    let said = |item: &Item| (item.name.clone(), item.values.clone(), item.support.clone());
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| said(one) == said(other))
}

fn question(unsure: &Unsure, name: &str) -> String {
    let may_be: Vec<&str> = unsure.may_be.iter().map(|part| word(*part)).collect();
    let at = if name.is_empty() { String::new() } else { format!(" at `{name}`") };
    format!(
        "`{}`{at} may be {}; no file has it until somebody writes it there",
        unsure.text.replace('\n', " "),
        may_be.join(", or ")
    )
}

fn word(part: Part) -> &'static str {
    match part {
        Part::Description => "words about the field",
        Part::Example => "its example",
        Part::Values => "its values",
        Part::OwnValues => "the values that providers have of their own",
        Part::Note => "a provider's note",
        Part::Item => "another field",
        Part::Name => "its name",
        Part::Type => "its type",
        Part::ExampleThenValues => "its example and its values",
        Part::ExampleThenCount => "its example and the number of those that take it",
        Part::ExampleThenDescription => "the example of the field before and words about this one",
        Part::ExampleThenName => "the example of the field before and the name of this one",
    }
}
