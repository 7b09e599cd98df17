//! A JSON value that is neither array nor object, and how one kind is read as another.

use std::borrow::Cow;

use serde_json::Number;

use super::{Outcome, Value};

/// A scalar as the deserializer hands it out: text is borrowed while it can be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Scalar<'a> {
    Null,
    Bool(bool),
    Integer(i64),
    /// An integer beyond `i64`.
    Unsigned(u64),
    Number(f64),
    Text(Cow<'a, str>),
}

/// Integers up to this, 2^53, are each exactly one `f64`.
const EXACT: i64 = 1 << 53;

/// Decimal digits that every `f64` keeps.
const EXACT_DIGITS: usize = 15;

impl<'a> Scalar<'a> {
    /// The same as JSON.
    pub(crate) fn into_value(self) -> Value {
        match self {
            Scalar::Null => Value::Null,
            Scalar::Bool(bool) => Value::Bool(bool),
            Scalar::Integer(integer) => integer.into(),
            Scalar::Unsigned(integer) => integer.into(),
            Scalar::Number(number) => number.into(),
            Scalar::Text(text) => Value::String(text.into_owned()),
        }
    }

    /// Text; a number or a boolean as it is written in JSON.
    #[inline]
    pub(crate) fn into_text(self) -> Outcome<Cow<'a, str>> {
        match self {
            Scalar::Text(text) => Ok(text),
            Scalar::Null => Err(Value::Null.into()),
            other => Ok(other.spelled_out()),
        }
    }

    // Apart, so that the case of text, which nearly every value is, stays small enough to be inlined.
    #[cold]
    fn spelled_out(self) -> Cow<'a, str> {
        self.into_value().to_string().into()
    }

    /// An integer, or a number or text that is one: `3.0`, `"3"`.
    pub(crate) fn as_integer(&self) -> Option<i64> {
        match self {
            Scalar::Integer(integer) => Some(*integer),
            Scalar::Number(number) => integral(*number),
            Scalar::Text(text) => text.parse().ok().filter(|integer: &i64| integer.to_string() == **text),
            _ => None,
        }
    }

    /// A number, or an integer or text that an `f64` holds exactly.
    pub(crate) fn as_number(&self) -> Option<f64> {
        match self {
            Scalar::Number(number) => Some(*number),
            Scalar::Integer(integer) => widened(*integer),
            Scalar::Text(text) => exact_number(text),
            _ => None,
        }
    }

    /// A boolean, or `"true"` and `"false"`.
    pub(crate) fn as_bool(&self) -> Option<bool> {
        match self {
            Scalar::Bool(bool) => Some(*bool),
            Scalar::Text(text) => text.parse().ok(),
            _ => None,
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a number beyond i64 becomes its end, which is beyond EXACT")]
fn integral(number: f64) -> Option<i64> {
    let integer = number as i64;
    (number.fract() == 0.0 && (-EXACT..=EXACT).contains(&integer)).then_some(integer)
}

#[expect(clippy::cast_precision_loss, reason = "every integer up to EXACT is an f64")]
fn widened(integer: i64) -> Option<f64> {
    (-EXACT..=EXACT).contains(&integer).then_some(integer as f64)
}

/// Reads text in JSON's own notation, so that neither `+5`, ` 5`, `0012` nor `inf` passes for a number.
fn exact_number(text: &str) -> Option<f64> {
    let ends_in_digit = text.ends_with(|last: char| last.is_ascii_digit());
    let starts_well = text.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if !starts_well || !ends_in_digit || digits > EXACT_DIGITS {
        return None;
    }
    serde_json::from_str::<Number>(text).ok()?.as_f64()
}

impl From<&Number> for Scalar<'static> {
    fn from(number: &Number) -> Self {
        let integer = number.as_i64().map(Scalar::Integer);
        let unsigned = || number.as_u64().map(Scalar::Unsigned);
        let float = || number.as_f64().map(Scalar::Number);
        integer.or_else(unsigned).or_else(float).unwrap_or_else(|| Scalar::Text(number.to_string().into()))
    }
}

#[cfg(test)]
mod tests {
    use super::Scalar;

    fn text(text: &str) -> Scalar<'_> {
        Scalar::Text(text.into())
    }

    #[test]
    fn text_is_an_integer_only_when_it_is_written_as_one() {
        for (given, expected) in [("12", Some(12)), ("-3", Some(-3)), ("0", Some(0))] {
            assert_eq!(text(given).as_integer(), expected);
        }
        for given in ["", "+5", " 5", "5 ", "0012", "-0", "3.0", "1e3", "9223372036854775808"] {
            assert_eq!(text(given).as_integer(), None, "{given:?}");
        }
    }

    #[test]
    fn text_is_a_number_only_when_an_f64_keeps_it() {
        for (given, expected) in [("1.5", 1.5), ("1.50", 1.5), ("-3", -3.0), ("1e3", 1000.0)] {
            assert_eq!(text(given).as_number(), Some(expected), "{given:?}");
        }
        for given in ["", "+5", " 5", "5\n", "0012", "inf", "NaN", "1e999", ".5", "5.", "0.1234567890123456"] {
            assert_eq!(text(given).as_number(), None, "{given:?}");
        }
    }

    #[test]
    fn numbers_are_integers_where_nothing_is_lost() {
        assert_eq!(Scalar::Number(3.0).as_integer(), Some(3));
        for given in [3.5, 1e300, f64::NAN, f64::INFINITY] {
            assert_eq!(Scalar::Number(given).as_integer(), None, "{given}");
        }
        assert_eq!(Scalar::Unsigned(u64::MAX).as_integer(), None);
        assert_eq!(Scalar::Bool(true).as_integer(), None);
    }

    #[test]
    fn integers_are_numbers_where_nothing_is_lost() {
        assert_eq!(Scalar::Integer(5).as_number(), Some(5.0));
        assert_eq!(Scalar::Integer(9_007_199_254_740_993).as_number(), None);
        assert_eq!(Scalar::Unsigned(u64::MAX).as_number(), None);
    }

    #[test]
    fn scalars_have_the_text_that_json_writes() {
        for (scalar, expected) in [
            (Scalar::Bool(true), "true"),
            (Scalar::Integer(-7), "-7"),
            (Scalar::Unsigned(u64::MAX), "18446744073709551615"),
            (Scalar::Number(1.5), "1.5"),
        ] {
            assert_eq!(scalar.into_text().as_deref(), Ok(expected));
        }
        assert!(Scalar::Null.into_text().is_err());
    }
}
