//! Who takes a field.

use serde::Serialize;

use crate::names::VariantName;
use crate::source::{Offset, Place};

/// A provider behind the unified API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// The key on the wire: `bmchelix`.
    pub slug: String,
    /// The name that people know it by: `BMC Helix`.
    pub label: String,
    /// The Rust name: `BmcHelix`.
    pub name: VariantName,
    /// Where it stands.
    pub place: Place,
}

/// A provider's place in [`Spec::providers`](super::Spec::providers).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProviderId(u16);

impl ProviderId {
    /// `None` for a list that is longer than any catalogue.
    pub fn new(index: usize) -> Option<Self> {
        u16::try_from(index).ok().map(Self)
    }

    /// The index.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// How a provider stands to a field that it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The provider refuses a request without the field.
    Required,
    /// The provider takes the field and does not need it.
    Supported,
}

impl Level {
    /// The word that the format and the machine outputs use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Supported => "supported",
        }
    }
}

/// What is known of who takes a field: four different facts, never turned into one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Support {
    /// By name: exactly these.
    Listed(Vec<Cell>),
    /// By name, in part: these, and of the others nobody knows.
    InPart(Vec<Cell>),
    /// By number: so many, whoever they are.
    Counted {
        /// Providers that take the field, those that require it included.
        supported: u64,
        /// Providers that require it.
        required: u64,
    },
    /// No source says.
    NotStated,
}

/// What [`Support`] is, without what it holds; serialized as the machine outputs write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum SupportKind {
    /// Providers are named, and nobody else.
    #[serde(rename = "listed")]
    Listed,
    /// Some providers are named, and there may be others.
    #[serde(rename = "in-part")]
    InPart,
    /// Providers are counted.
    #[serde(rename = "counted")]
    Counted,
    /// No source says.
    #[serde(rename = "unstated")]
    NotStated,
}

/// One provider in a list.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Who.
    pub provider: ProviderId,
    /// How.
    pub level: Level,
    /// Where the list names the provider, in the file that the field stands in.
    pub at: Offset,
    /// The values that the provider takes, where it takes its own. Few do, so the others have no room for them.
    pub own: Option<Box<OwnValues>>,
}

/// The values that one provider takes.
#[derive(Debug, Clone)]
pub struct OwnValues {
    /// As they are on the wire.
    pub values: Vec<String>,
    /// Where they are given, in the file that the field stands in.
    pub at: Offset,
}

/// A specification has a hundred thousand cells.
const _: () = assert!(size_of::<Cell>() <= 16);

impl Cell {
    /// The values that the provider takes, where it takes its own.
    pub fn values(&self) -> Option<&[String]> {
        self.own.as_ref().map(|own| own.values.as_slice())
    }
}

/// Two cells are the same wherever they stand: a part that two operations describe alike is one type.
impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        let key = |cell: &Self| (cell.provider, cell.level);
        key(self) == key(other) && self.values() == other.values()
    }
}

impl Eq for Cell {}

impl Support {
    /// The cells of a list, those that require the field first, each group by slug; none where nobody is named.
    pub fn cells(&self) -> &[Cell] {
        match self {
            Self::Listed(cells) | Self::InPart(cells) => cells,
            Self::Counted { .. } | Self::NotStated => &[],
        }
    }

    /// The providers of one level.
    pub fn at(&self, level: Level) -> impl Iterator<Item = ProviderId> {
        self.cells().iter().filter(move |cell| cell.level == level).map(|cell| cell.provider)
    }

    /// Some listed provider requires the field.
    pub fn is_required_by_some(&self) -> bool {
        self.cells().iter().any(|cell| cell.level == Level::Required)
    }

    /// The cell of a provider; `None` where it is not listed or nobody is.
    pub fn cell_of(&self, provider: ProviderId) -> Option<&Cell> {
        self.cells().iter().find(|cell| cell.provider == provider)
    }

    /// The values of a listed provider that has its own.
    pub fn own_values(&self, provider: ProviderId) -> Option<&[String]> {
        self.cell_of(provider)?.values()
    }

    /// Providers are named, all or some.
    pub fn is_named(&self) -> bool {
        matches!(self, Self::Listed(_) | Self::InPart(_))
    }

    /// Providers are named, and there may be others.
    pub fn is_in_part(&self) -> bool {
        matches!(self, Self::InPart(_))
    }

    /// How a listed provider stands to the field; `None` where it is not listed or nobody is.
    pub fn level_of(&self, provider: ProviderId) -> Option<Level> {
        self.cell_of(provider).map(|cell| cell.level)
    }

    /// Which of the four facts it is.
    pub fn kind(&self) -> SupportKind {
        match self {
            Self::Listed(_) => SupportKind::Listed,
            Self::InPart(_) => SupportKind::InPart,
            Self::Counted { .. } => SupportKind::Counted,
            Self::NotStated => SupportKind::NotStated,
        }
    }

    /// How many take the field and how many of them require it; `None` where no source says, or names only some.
    pub fn counts(&self) -> Option<(u64, u64)> {
        match self {
            Self::Listed(cells) => Some((cells.len() as u64, self.at(Level::Required).count() as u64)),
            Self::Counted { supported, required } => Some((*supported, *required)),
            Self::InPart(_) | Self::NotStated => None,
        }
    }
}
