//! How many of the values of a field sources show.

use super::context::File;
use super::text;
use crate::input::{Flag, Texts};
use crate::model::ValuesShown;

/// What the key beside the list says.
pub(super) fn shown(partial: &Flag) -> ValuesShown {
    ValuesShown::of(partial.get().is_some_and(|flag| flag.value))
}

/// A list that is not there is not known in part: nothing is known of it.
pub(super) fn check_listed(cx: &mut File<'_>, values: &Texts, partial: &Flag) {
    let Some(flag) = partial.get().filter(|_| values.is_absent()) else { return };
    let finding = text::missing_key(cx.place(&flag.bytes), "values", "`partial_values`");
    cx.push(finding.help(
        "list the values that are known, or remove the key: a field that has the object's values has with them whether these are all",
    ));
}

/// The values that a provider's own must be among: none where there are others, which nobody knows.
pub(super) fn closed<'a>(known: &'a [&'a str], shown: ValuesShown) -> &'a [&'a str] {
    if shown.is_partial() { &[] } else { known }
}
