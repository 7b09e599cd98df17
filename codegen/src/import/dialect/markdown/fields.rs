//! Fields as nested lists: ``- **`name`** _(string, required)_``, and below it what it is and its members.

use super::{LEVEL, bullet, heading, leave_nested, trim};
use crate::import::lines::Lines;
use crate::import::page::{Doubt, Doubted, Item, Values};
use crate::model::{Scalar, Type};

/// Reads fields up to the next heading.
pub(in crate::import::dialect) fn fields(lines: &mut Lines<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    // How far in each head stands that the next line may be a member of.
    let mut open: Vec<usize> = Vec::new();
    while let Some(line) = lines.peek().filter(|line| heading(*line).is_none()) {
        if line.text.is_empty() {
            lines.skip();
        } else if let Some(head) = head(line.text) {
            while open.last().is_some_and(|indent| line.indent < indent + LEVEL) {
                open.pop();
            }
            items.push(Item { depth: Some(open.len()), ..head.item(Item::at(lines.place(line))) });
            open.push(line.indent);
            if head.is_understood() {
                lines.read()
            } else {
                lines.leave()
            };
        } else if is_broken_head(line.text) {
            // What is below it is about a field whose name is not known.
            leave_nested(lines);
        } else if let Some(item) = items.last_mut().filter(|_| open.last().is_some_and(|indent| line.indent > *indent))
        {
            if say(item, line.text) {
                lines.read()
            } else {
                lines.leave()
            };
        } else {
            lines.leave();
        }
    }
    items
}

/// Takes a line below a field: its values, or words about it. False where it is neither: values that are cut, or a second list.
fn say(item: &mut Item, text: &str) -> bool {
    let values = allowed(text);
    let list = text.strip_prefix(ALLOWED).map(trim);
    match values {
        Some(_) if item.values.is_some() => return false,
        Some(values) => item.values = Some(values),
        None if list.is_some_and(|list| list.is_empty() || list.starts_with('`')) => return false,
        None => item.description.push(text.to_owned()),
    }
    true
}

const ALLOWED: &str = "Allowed:";

/// What a page says of a field beside its name.
#[derive(Debug, Clone, PartialEq)]
struct Facts<'p> {
    /// The word for the type, and what it means; `unknown` is the word for none.
    word: &'p str,
    ty: Option<Type>,
    is_required: bool,
    /// Other flags.
    strange: Vec<&'p str>,
}

#[derive(Debug, Clone, PartialEq)]
struct Head<'p> {
    name: &'p str,
    /// `None` where they are cut, or not there.
    facts: Option<Facts<'p>>,
}

/// What a field may be whose type nobody knows.
const ANY: &str = "`string`, `integer`, `number`, `boolean`, `object`, `map`, `any`, or a list of one of them";

impl Head<'_> {
    fn item(&self, item: Item) -> Item {
        let item = Item { name: Some(self.name.to_owned()), ..item };
        let name = self.name;
        let Some(facts) = &self.facts else {
            let message = format!("the page does not say what `{name}` is: it may be {ANY}");
            return Item { doubts: doubts(Some(message), Some(name)), ..item };
        };
        let strange = format!("`{name}` is of a type that is not known, `{}`: it may be {ANY}", facts.word);
        let is_strange = facts.ty.is_none();
        // What else is said of it may be another word for a flag.
        let is_open = !facts.is_required && !facts.strange.is_empty();
        Item {
            ty: facts.ty.clone().filter(|ty| *ty != Type::One(Scalar::Any)),
            required: (!is_open).then_some(facts.is_required),
            doubts: doubts(is_strange.then_some(strange), is_open.then_some(name)),
            ..item
        }
    }

    /// All of it is, but perhaps the word for the type, which is asked about as it stands.
    fn is_understood(&self) -> bool {
        self.facts.as_ref().is_some_and(|facts| facts.strange.is_empty())
    }
}

/// Why the type is not certain, and that nobody can say whether a field is required.
fn doubts(ty: Option<String>, unflagged: Option<&str>) -> Vec<Doubt> {
    let required = |name| format!("the page does not say whether `{name}` is required: it may be, or not");
    let ty = ty.map(|message| Doubt { about: Doubted::Type, message });
    ty.into_iter().chain(unflagged.map(|name| Doubt { about: Doubted::Required, message: required(name) })).collect()
}

fn head(text: &str) -> Option<Head<'_>> {
    let (name, rest) = bullet(text)?.strip_prefix("**`")?.split_once("`**")?;
    (!name.is_empty()).then(|| Head { name, facts: in_italics(trim(rest)).map(facts) })
}

/// A field in a list, cut or misspelt.
fn is_broken_head(text: &str) -> bool {
    bullet(text).is_some_and(|rest| rest.contains("**`") || rest.contains("`**"))
}

fn in_italics(text: &str) -> Option<&str> {
    let between = |start, end| text.strip_prefix(start)?.strip_suffix(end);
    between("_(", ")_").or_else(|| between("*(", ")*"))
}

/// `string, required`.
fn facts(text: &str) -> Facts<'_> {
    let mut words = text.split(',').map(trim);
    let word = words.next().unwrap_or_default();
    let (flags, strange): (Vec<&str>, Vec<&str>) = words.partition(|flag| *flag == "required");
    Facts { word, ty: ty(word), is_required: !flags.is_empty(), strange }
}

/// Lists of lists are not known to be deeper than one; what is far deeper is no type.
const DEEPEST: usize = 8;

/// The type of a word.
fn ty(word: &str) -> Option<Type> {
    let (mut inner, mut depth) = (word, 0);
    while let Some(item) = inner.strip_prefix("array<").and_then(|item| item.strip_suffix('>')) {
        (inner, depth) = (item, depth + 1);
    }
    let scalar = match inner {
        "string" => Scalar::String(None),
        "integer" => Scalar::Integer,
        "number" => Scalar::Number,
        "boolean" => Scalar::Boolean,
        "object" => Scalar::Object,
        "unknown" => Scalar::Any,
        _ => return None,
    };
    (depth <= DEEPEST).then(|| (0..depth).fold(Type::One(scalar), |ty, _| Type::Array(Box::new(ty))))
}

/// ``Allowed: `a`, `b` (+3 more)``. Whatever stands between two backticks is a value, commas and nothing included. Without
/// backticks, words alone are values: else it is a sentence.
fn allowed(text: &str) -> Option<Values> {
    let list = trim(text.strip_prefix(ALLOWED)?);
    let (list, more) = counted(list).map_or((list, None), |(list, more)| (list, Some(more)));
    let values: Vec<String> = match list.strip_prefix('`') {
        Some(list) => list.strip_suffix('`')?.split("`, `").map(str::to_owned).collect(),
        None => list.split(',').map(|value| trim(value).to_owned()).collect(),
    };
    let is_word = |value: &String| !value.is_empty() && !value.contains(char::is_whitespace) && !value.contains('`');
    (list.starts_with('`') || values.iter().all(is_word)).then_some(match more {
        Some(more) => Values::Partial(values, more),
        None => Values::Listed(values),
    })
}

/// What stands before ` (+3 more)`, and the number.
fn counted(list: &str) -> Option<(&str, usize)> {
    let (list, more) = list.rsplit_once("(+")?;
    Some((trim(list), trim(more.strip_suffix("more)")?).parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::{Facts, Head, allowed, head};
    use crate::import::page::Values;
    use crate::model::{Scalar, Type};

    #[test]
    fn heads() {
        let text = || Type::One(Scalar::String(None));
        let many = |ty| Type::Array(Box::new(ty));
        let of = |word, ty, is_required, strange: &[&'static str]| {
            Some(Facts { word, ty, is_required, strange: strange.to_vec() })
        };
        for (line, name, facts) in [
            ("- **`hue`** _(string)_", "hue", of("string", Some(text()), false, &[])),
            ("* **`hue`** *(string, required)*", "hue", of("string", Some(text()), true, &[])),
            ("-\u{a0}**`hue`**\u{2003}_(string,\u{a0}required)_", "hue", of("string", Some(text()), true, &[])),
            ("- **`Hüe  naem`** _(unknown)_", "Hüe  naem", of("unknown", Some(Type::One(Scalar::Any)), false, &[])),
            (
                "- **`any`** _(array<unknown>)_",
                "any",
                of("array<unknown>", Some(many(Type::One(Scalar::Any))), false, &[]),
            ),
            (
                "- **`grid`** _(array<array<string>>)_",
                "grid",
                of("array<array<string>>", Some(many(many(text()))), false, &[]),
            ),
            ("- **`hue`** _(colour)_", "hue", of("colour", None, false, &[])),
            ("- **`hue`** _(colour, required)_", "hue", of("colour", None, true, &[])),
            ("- **`hue`** _(string, nullable)_", "hue", of("string", Some(text()), false, &["nullable"])),
            ("- **`hue`** _(str", "hue", None),
            ("- **`hue`**", "hue", None),
        ] {
            assert_eq!(head(line), Some(Head { name, facts }), "{line}");
        }
        for line in ["- **`hu", "- `hue` _(string)_", "- **``** _(string)_", "**`hue`** _(string)_", "-", ""] {
            assert_eq!(head(line), None, "{line}");
        }
    }

    #[test]
    fn a_type_of_many_lists_is_none() {
        let line = format!("- **`deep`** _({}string{})_", "array<".repeat(100_000), ">".repeat(100_000));
        assert!(head(&line).and_then(|head| head.facts).is_some_and(|facts| facts.ty.is_none()));
    }

    #[test]
    fn values() {
        let listed = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
        for (line, values) in [
            ("Allowed: `red`, `blue`", Some(Values::Listed(listed(&["red", "blue"])))),
            ("Allowed: `a, b`, ``, `c`", Some(Values::Listed(listed(&["a, b", "", "c"])))),
            ("Allowed: `red` (+12 more)", Some(Values::Partial(listed(&["red"]), 12))),
            ("Allowed: true, false", Some(Values::Listed(listed(&["true", "false"])))),
            ("Allowed: `(+x)`", Some(Values::Listed(listed(&["(+x)"])))),
            ("Allowed: `red`, `blu", None),
            ("Allowed: only by hand, and rarely.", None),
            ("Allowed:", None),
        ] {
            assert_eq!(allowed(line), values, "{line}");
        }
    }
}
