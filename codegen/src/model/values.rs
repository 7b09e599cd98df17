//! How much is known of the values of a field.

/// How many of the values that the unified schema knows sources show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum ValuesShown {
    /// All of them, where any are listed.
    #[default]
    Whole,
    /// Some: the schema has others, which no source shows.
    InPart,
}

impl ValuesShown {
    /// The list says itself that it is one of some.
    pub fn of(is_partial: bool) -> Self {
        if is_partial { Self::InPart } else { Self::Whole }
    }

    /// There are values that no source shows.
    pub fn is_partial(self) -> bool {
        self == Self::InPart
    }

    /// What a reader is told besides the values; `None` where they are all.
    pub fn said(self) -> Option<&'static str> {
        self.is_partial().then_some("Sources show only some of its values.")
    }

    /// What is known of two lists of the same values, of which either may be one of some.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self::of(self.is_partial() || other.is_partial())
    }
}
