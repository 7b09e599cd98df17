//! The lines that say who takes a field, and how many members it has.

use super::lines::is_space;

/// `3 supported1 required2 notes`: how many take a field, how many of them require it, how many have something to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Counts {
    pub(super) supported: u64,
    pub(super) required: u64,
    pub(super) notes: u64,
}

/// The counts of a line that is made of nothing else.
pub(super) fn counts(line: &str) -> Option<Counts> {
    let (supported, rest) = number(line, " supported")?;
    let mut counts = Counts { supported, ..Counts::default() };
    let rest = match number(rest, " required") {
        Some((required, rest)) => {
            counts.required = required;
            rest
        }
        None => rest,
    };
    let rest = match number(rest, " notes").or_else(|| number(rest, " note")) {
        Some((notes, rest)) => {
            counts.notes = notes;
            rest
        }
        None => rest,
    };
    rest.is_empty().then_some(counts)
}

/// Where the counts begin that end a line, with nothing between them and what is before.
pub(super) fn counts_in(line: &str) -> Option<usize> {
    let before = &line[..line.rfind(" supported")?];
    let at = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let is_glued = line[..at].chars().next_back().is_some_and(|before| !is_space(before));
    (is_glued && counts(&line[at..]).is_some()).then_some(at)
}

/// `2 properties`.
pub(super) fn members(line: &str) -> Option<usize> {
    let (members, rest) = number(line, " propert")?;
    matches!(rest, "ies" | "y").then_some(usize::try_from(members).unwrap_or(usize::MAX))
}

fn number<'l>(text: &'l str, word: &str) -> Option<(u64, &'l str)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = text[digits..].strip_prefix(word)?;
    // A number that nobody can count to is one nevertheless: as words it would be lost.
    (digits > 0).then(|| (text[..digits].parse().unwrap_or(u64::MAX), rest))
}

#[cfg(test)]
mod tests {
    use super::{Counts, counts, counts_in};

    #[test]
    fn large_numbers_are_numbers() {
        let huge = "9".repeat(40);
        assert_eq!(counts(&format!("{huge} supported")).map(|counts| counts.supported), Some(u64::MAX));
        assert_eq!(super::members(&format!("{huge} properties")), Some(usize::MAX));
        assert_eq!(super::members(" properties"), None);
    }

    #[test]
    fn counts_of_a_line() {
        let of = |supported, required, notes| Some(Counts { supported, required, notes });
        assert_eq!(counts("3 supported"), of(3, 0, 0));
        assert_eq!(counts("5 supported3 required"), of(5, 3, 0));
        assert_eq!(counts("11 supported9 required2 notes"), of(11, 9, 2));
        assert_eq!(counts("2 supported2 notes"), of(2, 0, 2));
        assert_eq!(counts("supported"), None);
        assert_eq!(counts("3 supported by Front"), None);
    }

    #[test]
    fn counts_that_end_a_line() {
        assert_eq!(counts_in("blue12 supported3 required"), Some(4));
        assert_eq!(counts_in("12 supported"), None);
        assert_eq!(counts_in("At most 3 supported"), None);
        assert_eq!(counts_in("blue supported"), None);
    }
}
