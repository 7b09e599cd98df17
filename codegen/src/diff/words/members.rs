//! Members of a set that come or go together: values, and the methods of a common parameter.

use super::{Entry, Member};
use crate::diagnostics::first_of;
use crate::diff::change::What;

/// Beyond so many, members are counted.
const MOST: usize = 5;

/// `noun` is what the set belongs to.
pub(super) fn in_words(entry: &Entry, member: Member, is_there: bool, noun: &str) -> String {
    let mut names: Vec<&str> = Vec::new();
    for judged in entry.named_by() {
        let What::Member(_, sides) = &judged.change.what else { continue };
        let name = sides.after.as_ref().or(sides.before.as_ref()).map(String::as_str).unwrap_or_default();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let (listed, is_one) = (first_of(&names, MOST), names.len() == 1);
    let has = if is_one { "has" } else { "have" };
    match (member, is_there) {
        (Member::Value, _) => values(&listed, names.len(), noun, if is_there { "added" } else { "removed" }),
        (Member::Method, true) => format!("{listed} {has} {noun}"),
        (Member::Method, false) => format!("{listed} no longer {has} {noun}"),
        (Member::OptionalIn, true) => format!("{listed} can be called without {noun}"),
        (Member::OptionalIn, false) => format!("{listed} can no longer be called without {noun}"),
    }
}

fn values(listed: &str, count: usize, noun: &str, done: &str) -> String {
    match count {
        1 => format!("the value {listed} of {noun} was {done}"),
        _ => format!("{count} values of {noun} were {done}: {listed}"),
    }
}
