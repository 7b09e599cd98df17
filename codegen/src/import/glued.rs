//! Values without anything between them, taken apart by known words: `ownermemberviewer`.

use std::collections::{BTreeSet, HashSet};

/// Words that values are made of.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    words: BTreeSet<String>,
    /// How many bytes the longest has.
    longest: usize,
}

impl Vocabulary {
    /// The values that enums of unified APIs are documented to have.
    pub fn documented() -> Self {
        let mut documented = Self::default();
        let words = include_str!("vocabulary.txt").lines().filter(|line| !line.starts_with('#'));
        documented.learn(words.map(str::to_owned));
        documented
    }

    /// Learns values that were found apart from each other.
    pub fn learn(&mut self, values: impl IntoIterator<Item = String>) {
        for value in values.into_iter().filter(|value| !value.is_empty()) {
            self.longest = self.longest.max(value.len());
            self.words.insert(value);
        }
    }

    /// Where the words end that a text begins with.
    fn ends<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        let ends = (1..=self.longest.min(text.len())).filter(|end| text.is_char_boundary(*end));
        ends.filter(|end| self.words.contains(&text[..*end]))
    }
}

/// How a glued text comes apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Apart {
    /// In one way.
    Certain(Vec<String>),
    /// In several.
    Open(Vec<Vec<String>>),
    /// No known words make it up.
    Unknown,
}

const WAYS: usize = 16;

/// No list of values is longer, in bytes; this many words are tried to take one apart.
const LENGTH: usize = 1 << 13;
const STEPS: usize = 1 << 14;

/// Takes a glued text apart. No value occurs twice in a list: a text in which one does is several lists, for which see
/// `take_apart_before`.
pub fn take_apart(text: &str, vocabulary: &Vocabulary) -> Apart {
    let Some((mut ways, _)) = split(text, vocabulary) else { return Apart::Unknown };
    match ways.len() {
        0 => Apart::Unknown,
        1 => Apart::Certain(ways.remove(0)),
        _ => Apart::Open(ways),
    }
}

/// Takes a glued text apart that may end with the lists that providers have of their own, in their order: those are no part of it
/// where a value would come twice otherwise. Where none would, it can be read in both ways.
pub(super) fn take_apart_before(text: &str, own: &[&str], vocabulary: &Vocabulary) -> Apart {
    let whole = take_apart(text, vocabulary);
    let before =
        text.strip_suffix(own.concat().as_str()).filter(|before| !before.is_empty() && before.len() < text.len());
    let before = before.map_or(Apart::Unknown, |before| take_apart(before, vocabulary));
    match (whole, before) {
        (whole, Apart::Unknown) => whole,
        // A value may come twice in the whole, or be one that nobody knows.
        (Apart::Unknown, before) => {
            let is_known = own.iter().all(|own| take_apart(own, vocabulary) != Apart::Unknown);
            if is_known { before } else { Apart::Unknown }
        }
        (whole, before) => Apart::Open(whole.ways().into_iter().chain(before.ways()).collect()),
    }
}

impl Apart {
    fn ways(self) -> Vec<Vec<String>> {
        match self {
            Self::Certain(values) => vec![values],
            Self::Open(ways) => ways,
            Self::Unknown => Vec::new(),
        }
    }
}

/// Whether a text that cannot be taken apart may be all of these values, some perhaps more than once. One that ends in how many it
/// leaves out has only some of them.
pub(super) fn is_made_of(text: &str, values: &[String]) -> bool {
    let (shown, is_whole) = match text.strip_suffix(" more").and_then(|text| text.rsplit_once('+')) {
        Some((shown, number)) if number.trim().parse::<u64>().is_ok() => (shown.trim_end(), false),
        _ => (text, true),
    };
    let mut words = Vocabulary::default();
    words.learn(values.iter().cloned());
    let is_whole_there = !is_whole || values.iter().all(|value| shown.contains(value.as_str()));
    is_whole_there && !ends(shown, &words)[0].is_empty()
}

/// The first ways, and the steps it took; nothing where there are too many steps to know whether there are more.
fn split(text: &str, vocabulary: &Vocabulary) -> Option<(Vec<Vec<String>>, usize)> {
    if text.len() > LENGTH {
        return None;
    }
    let ends = ends(text, vocabulary);
    let (mut ways, mut steps) = (Vec::new(), 0);
    let mut taken: Vec<&str> = Vec::new();
    let mut seen: HashSet<&str> = HashSet::new();
    let mut open = vec![(0, 0)];
    while let Some((start, next)) = open.pop() {
        steps += 1;
        if steps > STEPS {
            return None;
        }
        if start == text.len() {
            ways.push(taken.iter().map(|word| (*word).to_owned()).collect());
        }
        let untried = ends[start].get(next).filter(|_| ways.len() < WAYS);
        let Some(end) = untried else {
            if let Some(word) = taken.pop() {
                seen.remove(word);
            }
            continue;
        };
        open.push((start, next + 1));
        let word = &text[start..*end];
        if seen.insert(word) {
            taken.push(word);
            open.push((*end, 0));
        }
    }
    Some((ways, steps))
}

/// From each byte, where the words end that lead to the end of the text.
fn ends(text: &str, vocabulary: &Vocabulary) -> Vec<Vec<usize>> {
    let mut ends: Vec<Vec<usize>> = vec![Vec::new(); text.len() + 1];
    let mut reached = vec![false; text.len() + 1];
    reached[0] = true;
    for start in 0..text.len() {
        if reached[start] {
            ends[start] = vocabulary.ends(&text[start..]).map(|end| start + end).collect();
            ends[start].iter().for_each(|end| reached[*end] = true);
        }
    }
    for start in (0..text.len()).rev() {
        let mut leading = std::mem::take(&mut ends[start]);
        leading.retain(|end| *end == text.len() || !ends[*end].is_empty());
        ends[start] = leading;
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::{Apart, LENGTH, Vocabulary, WAYS, is_made_of, split, take_apart, take_apart_before};

    fn vocabulary(words: &[&str]) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        vocabulary.learn(words.iter().map(|word| (*word).to_owned()));
        vocabulary
    }

    #[test]
    fn no_value_comes_twice() {
        let known = vocabulary(&["red", "rose", "redrose"]);
        assert_eq!(take_apart("red", &known), Apart::Certain(vec!["red".to_owned()]));
        assert!(matches!(take_apart("redrose", &known), Apart::Open(ways) if ways.len() == 2));
        assert_eq!(take_apart("redred", &known), Apart::Unknown);
        assert_eq!(take_apart("redr", &known), Apart::Unknown);
        assert_eq!(
            take_apart("größered", &vocabulary(&["größe", "red"])),
            take_apart("größered", &vocabulary(&["red", "größe"]))
        );
    }

    #[test]
    fn own_lists_of_providers_are_told_by_what_comes_twice() {
        let known = vocabulary(&["active", "inactive", "closed"]);
        let certain = |values: &[&str]| Apart::Certain(values.iter().map(|value| (*value).to_owned()).collect());
        let both = Apart::Open(vec![
            ["active", "inactive", "closed"].map(str::to_owned).to_vec(),
            ["active", "inactive"].map(str::to_owned).to_vec(),
        ]);
        for (text, own, apart) in [
            ("activeinactive", &[][..], certain(&["active", "inactive"])),
            ("activeinactive", &["activeinactive"], certain(&["active", "inactive"])),
            ("activeinactiveactive", &["active"], certain(&["active", "inactive"])),
            ("activeinactiveclosedclosed", &["closed", "closed"], certain(&["active", "inactive"])),
            ("activeinactiveclosed", &["closed"], both),
            ("activeinactiveclosed", &["inactive"], certain(&["active", "inactive", "closed"])),
            ("activeinactiveshut", &["shut"], Apart::Unknown),
            ("activeinactiveactive", &[], Apart::Unknown),
        ] {
            assert_eq!(take_apart_before(text, own, &known), apart, "{text} {own:?}");
        }
    }

    #[test]
    fn what_a_text_is_made_of() {
        let values = ["red", "blue"].map(str::to_owned);
        for text in ["redblue", "bluered", "redbluered", "red+ 1 more", "redblue + 3 more"] {
            assert!(is_made_of(text, &values), "{text}");
        }
        for text in ["redbluegreen", "redred", "greenred", "green+ 2 more", "", "red+ more"] {
            assert!(!is_made_of(text, &values), "{text}");
        }
    }

    #[test]
    fn dead_ends_are_not_gone_into() {
        let words: Vec<String> = (1..30).map(|length| "a".repeat(length)).collect();
        let known = vocabulary(&words.iter().map(String::as_str).collect::<Vec<_>>());
        for length in [100, 200, 400, LENGTH - 1] {
            let (ways, steps) = split(&("a".repeat(length) + "b"), &known).expect("nothing is tried");
            assert!(ways.is_empty() && steps < 10, "{steps}");
        }
        // More than all words make: only trying would show it, and is not done.
        assert_eq!(take_apart(&"a".repeat(436), &known), Apart::Unknown);
        assert!(matches!(take_apart(&"a".repeat(60), &known), Apart::Open(ways) if ways.len() == WAYS));
        assert_eq!(take_apart(&"a".repeat(LENGTH + 1), &known), Apart::Unknown);
    }
}
