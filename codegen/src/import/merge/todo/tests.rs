//! What is open goes, and what is left stays in its place.

use super::without_todo;
use crate::source::Source;

/// What is decided of a file stands where it stood.
#[track_caller]
fn leaves(text: &str, decided: &str) {
    let left = without_todo(&Source::new("file.yaml", text)).expect("something is open");
    assert_eq!(left, decided);
}

#[test]
fn in_brackets_a_comma_goes_with_it() {
    leaves("a: {type: string, required: TODO, b: c}\n", "a: {type: string,                 b: c}\n");
    leaves("a: {type: string, required: TODO}\n", "a: {type: string                }\n");
    leaves("a: {required: TODO}\nb: c\n", "a: {              }\nb: c\n");
    leaves(
        "a: {b: c,\n  values: TODO,\n  required: TODO }\nb: c\n",
        "a: {b: c \n               \n                 }\nb: c\n",
    );
}

#[test]
fn lines_stay_where_they_are() {
    leaves("a:\n  # Why?\n  required: TODO\n  b: c\n", "a:\n  # Why?\n                \n  b: c\n");
    leaves("a:\n  required: TODO  # yet\nb: c\n", "a:\n  {}              # yet\nb: c\n");
    leaves(
        "a:\n  support:\n    values:\n      x: TODO\n  b: c\n",
        "a:\n          \n           \n             \n  b: c\n",
    );
    leaves("a:\n  - {in: query, type: TODO, b: größe}\n", "a:\n  - {in: query, type: any , b: größe}\n");
}

#[test]
fn a_form_that_cannot_stay_is_written_anew() {
    leaves("a:\n  ? required\n  : TODO\n  ? b\n  : c\n", "a: {b: c}\n");
}
