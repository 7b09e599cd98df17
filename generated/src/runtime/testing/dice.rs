//! Documents that nobody wrote, the same ones in every run.

use serde_json::json;

use super::{Object, Value};

/// A linear congruential generator: that its numbers never change is all that matters of them.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(0x9e37_79b9_7f4a_7c15 ^ seed)
    }

    fn below(&mut self, sides: u64) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % sides).unwrap_or_default()
    }

    /// One of these.
    pub(super) fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len() as u64)]
    }

    /// An object with some of these names, and others.
    pub(super) fn object(&mut self, names: &[&str], depth: u32) -> Value {
        let mut members = Object::new();
        for _ in 0..self.below(6) {
            let known = !names.is_empty() && self.below(5) > 0;
            let name = if known { (*self.one_of(names)).to_owned() } else { self.text() };
            let value = self.value(names, depth);
            members.insert(name, value);
        }
        members.into()
    }

    fn value(&mut self, names: &[&str], depth: u32) -> Value {
        match self.below(if depth == 0 { 6 } else { 9 }) {
            0 => Value::Null,
            1 => json!(self.below(2) == 0),
            2 => json!(self.integer()),
            3 => json!(self.float()),
            4 | 5 => self.text().into(),
            6 => self.object(names, depth - 1),
            _ => (0..self.below(4)).map(|_| self.value(names, depth - 1)).collect(),
        }
    }

    fn integer(&mut self) -> i64 {
        let shift = self.below(64);
        // The sign goes with the bits.
        i64::from_le_bytes((self.0 >> shift).to_le_bytes()).wrapping_mul(if self.below(2) == 0 { 1 } else { -1 })
    }

    fn float(&mut self) -> f64 {
        const NUMBERS: [f64; 10] =
            [0.0, -0.0, 0.1, 1.0, -1.5, 1e-7, 1e21, 1.797_693_134_862_315_7e308, 5e-324, 9_007_199_254_740_993.0];
        *self.one_of(&NUMBERS)
    }

    fn text(&mut self) -> String {
        const PARTS: [&str; 14] = [
            "",
            "a",
            "12",
            "-0",
            "1e3",
            "true",
            "null",
            " ",
            "\u{0}",
            "\"\\/",
            "\u{2028}",
            "\u{1f600}",
            "2024-05-01",
            "T10:00:00Z",
        ];
        (0..self.below(4)).map(|_| *self.one_of(&PARTS)).collect()
    }
}
