//! The first line of a field, where name, type and format are glued: `created_atstring · date-time`.

use super::lines::is_space;
use crate::model::{Format, Scalar, Type};

/// A name and what it is, as far as one line shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head<'p> {
    pub(super) name: &'p str,
    pub(super) ty: Type,
}

/// The words for types, the longest first of those that end alike.
const TYPES: [(&str, Scalar, bool); 11] = [
    ("Record<string, any>", Scalar::Map, false),
    ("object[]", Scalar::Object, true),
    ("string[]", Scalar::String(None), true),
    ("integer[]", Scalar::Integer, true),
    ("number[]", Scalar::Number, true),
    ("boolean[]", Scalar::Boolean, true),
    ("object", Scalar::Object, false),
    ("string", Scalar::String(None), false),
    ("integer", Scalar::Integer, false),
    ("number", Scalar::Number, false),
    ("boolean", Scalar::Boolean, false),
];

/// The name and the type that a line is made of; `None` where no type ends it, or a name cannot come before it.
pub(super) fn split(line: &str) -> Option<Head<'_>> {
    let (name, ty) = typed(line)?;
    is_name(name).then_some(Head { name, ty })
}

/// The type that a line is, and is all of. Older pages have a word for lists of they do not say what.
pub(super) fn ty(line: &str) -> Option<Type> {
    if line == "array" {
        return Some(Type::Array(Box::new(Type::One(Scalar::Any))));
    }
    let (before, ty) = typed(line)?;
    before.is_empty().then_some(ty)
}

/// A line is a type and nothing else.
pub(super) fn is_type(line: &str) -> bool {
    ty(line).is_some()
}

/// The type that ends a line, and what is before it.
fn typed(line: &str) -> Option<(&str, Type)> {
    let (glued, format) = match line.rsplit_once('·') {
        Some((glued, format)) => (glued.trim_matches(is_stray), Some(known_format(format)?)),
        None => (line, None),
    };
    let (before, scalar, is_list) =
        TYPES.iter().find_map(|(word, scalar, is_list)| Some((glued.strip_suffix(word)?, *scalar, *is_list)))?;
    let scalar = match (scalar, format) {
        (Scalar::String(_), format) => Scalar::String(format),
        (_, Some(_)) => return None,
        (other, None) => other,
    };
    let one = Type::One(scalar);
    Some((before, if is_list { Type::Array(Box::new(one)) } else { one }))
}

/// Spaces, and what is left of a middle dot that was read as Latin-1.
pub(super) fn is_stray(c: char) -> bool {
    is_space(c) || matches!(c, '\u{c2}' | '\u{fffd}') || c.is_control()
}

fn known_format(word: &str) -> Option<Format> {
    let word = word.trim_matches(is_space);
    Format::ALL.into_iter().find(|format| format.as_str() == word)
}

/// A name has no spaces in it, and is no sentence's last word.
pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty() && !text.contains(is_space) && !text.ends_with(['.', ':', ',', ';', '!', '?'])
}

#[cfg(test)]
mod tests {
    use super::{Head, split, ty};
    use crate::model::{Format, Scalar, Type};

    #[test]
    fn names_and_types_come_apart() {
        let one = |scalar| Type::One(scalar);
        let many = |scalar| Type::Array(Box::new(Type::One(scalar)));
        for (line, name, ty) in [
            ("namestring", "name", one(Scalar::String(None))),
            ("created_atstring · date-time", "created_at", one(Scalar::String(Some(Format::DateTime)))),
            ("created_atstring\u{a0}·\u{a0}date-time", "created_at", one(Scalar::String(Some(Format::DateTime)))),
            ("tagsobject[]", "tags", many(Scalar::Object)),
            ("remote_dataRecord<string, any>", "remote_data", one(Scalar::Map)),
            ("substringstring", "substring", one(Scalar::String(None))),
            ("größeinteger", "größe", one(Scalar::Integer)),
        ] {
            assert_eq!(split(line), Some(Head { name, ty }), "{line}");
        }
    }

    #[test]
    fn types_stand_alone() {
        assert_eq!(ty("string · date-time"), Some(Type::One(Scalar::String(Some(Format::DateTime)))));
        assert_eq!(ty("string \u{c2}· uuid"), Some(Type::One(Scalar::String(Some(Format::Uuid)))));
        assert_eq!(ty("array"), Some(Type::Array(Box::new(Type::One(Scalar::Any)))));
        for line in ["namestring", "arrays", "String", "string · colour", ""] {
            assert_eq!(ty(line), None, "{line}");
        }
    }

    #[test]
    fn what_is_no_head_stays_whole() {
        for line in ["string", "name", "A long string", "namestring · colour", "sizeinteger · uuid", "· uuid", ""] {
            assert_eq!(split(line), None, "{line}");
        }
    }
}
