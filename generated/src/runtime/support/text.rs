//! Text in const functions, which cannot call `==` or `cmp` on `str` yet, nor take it apart.

use core::cmp::Ordering;

/// Compares byte by byte, as `Ord` does.
pub(super) const fn compare(left: &[u8], right: &[u8]) -> Ordering {
    let mut index = 0;
    while index < left.len() && index < right.len() {
        if left[index] != right[index] {
            return if left[index] < right[index] { Ordering::Less } else { Ordering::Greater };
        }
        index += 1;
    }
    if left.len() == right.len() {
        Ordering::Equal
    } else if left.len() < right.len() {
        Ordering::Less
    } else {
        Ordering::Greater
    }
}

/// Whether both are the same.
pub(super) const fn same(left: &[u8], right: &[u8]) -> bool {
    left.len() == right.len() && matches!(compare(left, right), Ordering::Equal)
}

/// What is before the first space, and what is behind it.
pub(super) const fn word(text: &[u8]) -> (&[u8], &[u8]) {
    let mut end = 0;
    while end < text.len() && text[end] != b' ' {
        end += 1;
    }
    let (word, rest) = text.split_at(end);
    (word, if let [_, rest @ ..] = rest { rest } else { rest })
}

/// Whether the field at one path is inside the object, or the list of objects, at another: `emails[].type` in `emails`.
pub(super) const fn is_inside(inner: &str, outer: &str) -> bool {
    let (inner, outer) = (inner.as_bytes(), outer.as_bytes());
    if inner.len() <= outer.len() || !matches!(inner[outer.len()], b'.' | b'[') {
        return false;
    }
    let mut index = 0;
    while index < outer.len() {
        if inner[index] != outer[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// The longest text that [`distance`] looks at.
const LONGEST: usize = 48;

/// How many characters to add, drop or exchange; `None` for texts too long to be a slug. ASCII only: slugs are.
pub(super) fn distance(left: &str, right: &str) -> Option<usize> {
    if right.len() > LONGEST || left.len() > LONGEST {
        return None;
    }
    let mut row: [usize; LONGEST + 1] = core::array::from_fn(|index| index);
    for (above, from) in left.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = above + 1;
        for (column, to) in right.bytes().enumerate() {
            let exchanged = diagonal + usize::from(from != to);
            diagonal = row[column + 1];
            row[column + 1] = exchanged.min(diagonal + 1).min(row[column] + 1);
        }
    }
    Some(row[right.len()])
}
