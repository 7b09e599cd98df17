//! What pages say of a resource, in the terms of the specification.

mod asked;
mod claim;
mod common;
mod drafter;
mod formats;
mod sample;

pub(super) use self::claim::named;
pub use self::claim::{Claim, Contradiction};
pub(super) use self::drafter::Besides;
pub use self::drafter::Drafter;
pub use self::formats::{Beyond, Offered};
use super::route::squashed;
use crate::model::{Level, Location, Type};
use crate::source::Place;

/// One operation of a resource, and the object that it answers with.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each of them is a fact of its own")]
pub struct Draft {
    /// `ticketing`.
    pub api: String,
    /// `accounts`.
    pub resource: String,
    /// `update`.
    pub method: String,
    /// Where the page is published, where it says so.
    pub source: Option<String>,
    /// Who has the operation, by slug, and whose list leaves out fields; `None` where the page does not say.
    pub integrations: Option<Known<Vec<(String, bool)>>>,
    /// Whether these are all who have it.
    pub extent: Extent,
    /// Those of an open list who are known nevertheless.
    pub some_integrations: Vec<(String, bool)>,
    /// The lists of pages that do not agree, each with its place.
    pub contradicted: Vec<(Vec<(String, bool)>, Place)>,
    /// The forms of answer that each page offers.
    pub offered: Vec<Offered>,
    /// The forms of answer that all pages together offer.
    pub response_formats: Vec<String>,
    /// What of them is open, and what it may be, in words.
    pub open_formats: Vec<(Beyond, String)>,
    /// It has a body, whether or not the page describes it.
    pub sends: bool,
    /// The operation's own query parameters.
    pub query: Vec<DraftField>,
    /// Who takes query parameters that it has in common with others; nothing else is said of these.
    pub common: Vec<DraftField>,
    /// What is sent; `None` where the page does not say.
    pub request: Option<Vec<DraftField>>,
    /// What comes back, with who fills it; `None` where the page does not say.
    pub response: Option<Vec<DraftField>>,
    /// Fields that the page counts and that nobody has a name for, and where they go.
    pub unnamed: Vec<(Location, DraftField)>,
    /// The page has the sentence that the list leaves out fields for some providers, without saying for which.
    pub is_partial_for_some: bool,
    /// The page shows every field of what is sent by its name, so that one that is not on it is not there.
    pub has_whole_request: bool,
    /// The same of what comes back.
    pub has_whole_response: bool,
    /// What providers have to say.
    pub notes: Vec<ProviderNote>,
    /// What the page leaves open.
    pub questions: Vec<Question>,
    /// Where the page says which operation it is about.
    pub place: Place,
}

impl Draft {
    /// An operation of which nothing is known yet but which one it is.
    pub(super) fn new(api: &str, resource: &str, method: &str, place: Place) -> Self {
        Self {
            api: api.to_owned(),
            resource: resource.to_owned(),
            method: method.to_owned(),
            source: None,
            integrations: None,
            extent: Extent::All,
            some_integrations: Vec::new(),
            contradicted: Vec::new(),
            offered: Vec::new(),
            response_formats: Vec::new(),
            open_formats: Vec::new(),
            sends: false,
            query: Vec::new(),
            common: Vec::new(),
            request: None,
            response: None,
            unnamed: Vec::new(),
            is_partial_for_some: false,
            has_whole_request: false,
            has_whole_response: false,
            notes: Vec::new(),
            questions: Vec::new(),
            place,
        }
    }
}

/// How many of those who have an operation are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// Some: the list was seen in part.
    Some,
    /// Those of a list that ends somewhere, and nothing shows whether it was seen as a whole.
    Unsaid,
    /// Everybody.
    All,
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftField {
    /// The name on the wire.
    pub name: String,
    /// The type, where one is given.
    pub ty: Option<Type>,
    /// The unified schema asks for it; `None` where nobody can say.
    pub required: Option<bool>,
    /// The values that are known; what cannot be taken apart is open.
    pub values: Option<Known<Vec<String>>>,
    /// How many the page leaves out behind those that it shows; `None` where these are all.
    pub values_left_out: Option<usize>,
    /// What pages show of values that they have with nothing between, and how each is asked.
    pub some_values: Vec<(Claim, String)>,
    /// A value as it would be sent.
    pub example: Option<String>,
    /// The field of another resource that it points at.
    pub references: Option<Reference>,
    /// Its members.
    pub members: Known<Vec<DraftField>>,
    /// The names of the fields that may be members, where that is open.
    pub undecided: Vec<String>,
    /// Who takes it.
    pub support: Option<DraftSupport>,
    /// The page's words, by which pages are compared. They are nobody else's, and are not written.
    pub words: Option<String>,
    /// The page has names for its fields, and nobody can tell this one's.
    pub has_lost_name: bool,
    /// What the type may be, in words, where a sample shows the field and does not prove its type.
    pub may_be: Option<&'static str>,
    /// What else is open, and what it may be, in words.
    pub open: Vec<(FieldPart, String)>,
    /// What pages do not agree on.
    pub contradicted: Vec<Contradiction>,
    /// Where the page shows it.
    pub place: Place,
    /// The parts that other pages than that one say, and where.
    pub elsewhere: Vec<(FieldPart, Place)>,
}

impl DraftField {
    /// A field of which nothing is known yet but its name and where it stands.
    /// A part of it is left open.
    pub(super) fn is_open(&self, part: FieldPart) -> bool {
        self.open.iter().any(|(open, _)| *open == part)
    }

    pub(super) fn at(name: String, place: Place) -> Self {
        Self {
            name,
            ty: None,
            required: None,
            values: None,
            values_left_out: None,
            some_values: Vec::new(),
            example: None,
            references: None,
            members: Known::As(Vec::new()),
            undecided: Vec::new(),
            support: None,
            words: None,
            has_lost_name: false,
            may_be: None,
            open: Vec::new(),
            contradicted: Vec::new(),
            place,
            elsewhere: Vec::new(),
        }
    }

    /// Where a page says this of it.
    pub(super) fn place_of(&self, part: FieldPart) -> &Place {
        let elsewhere = self.elsewhere.iter().rev().find(|(said, _)| *said == part);
        elsewhere.map_or(&self.place, |(_, place)| place)
    }
}

/// What a field points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// As pages have it.
    Heading {
        /// The heading of the resource: `TicketStatus`.
        resource: String,
        /// The field, where the page says which.
        field: Option<String>,
    },
    /// As the specification has it: `ticket_status.id`, or the resource alone.
    Target(String),
}

/// What a provider has to say of a field. The words are nobody else's, and are not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderNote {
    /// Who, by label, where the layout has it.
    pub label: Option<String>,
    /// The name of the field; empty where nobody has one for it.
    pub field: String,
    /// What.
    pub text: String,
    /// Where the page shows the field.
    pub place: Place,
}

/// A part of a field that may be open for other reasons than how a page is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldPart {
    /// What it is made of.
    Type,
    /// Whether the unified schema asks for it.
    Required,
    /// What it can be.
    Values,
    /// A value as it would be sent.
    Example,
    /// Who takes it.
    Support,
    /// The others who take it, while some are known.
    OtherSupport,
    /// What it points at.
    References,
    /// What else it is made of, while some members are known.
    OtherMembers,
}

impl FieldPart {
    /// It is about who takes the field.
    pub(super) fn is_support(self) -> bool {
        matches!(self, Self::Support | Self::OtherSupport)
    }
}

/// Something that a page may leave open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known<T> {
    /// It is known.
    As(T),
    /// It is one of these, in words.
    Open(String),
}

/// Who takes a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftSupport {
    /// By slug.
    Listed(Vec<Listed>),
    /// By slug, and there may be others: the page breaks off, or the file says so.
    InPart(Vec<Listed>),
    /// By number.
    Counted {
        /// All of them.
        supported: u64,
        /// Those that require it.
        required: u64,
    },
}

impl Reference {
    /// A resource alone says less than a field of it.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Heading { resource, field }, Self::Heading { resource: other, field: its }) => {
                squashed(resource) == squashed(other) && (field.is_none() || its.is_none() || field == its)
            }
            (Self::Target(one), Self::Target(other)) => {
                let is_part = |whole: &str, part: &str| whole.split_once('.').is_some_and(|(name, _)| name == part);
                one == other || is_part(one, other) || is_part(other, one)
            }
            (Self::Target(target), Self::Heading { resource, field })
            | (Self::Heading { resource, field }, Self::Target(target)) => {
                let (name, its) =
                    target.split_once('.').map_or((target.as_str(), None), |(name, its)| (name, Some(its)));
                squashed(resource) == squashed(name) && (field.is_none() || its.is_none() || field.as_deref() == its)
            }
        }
    }
}

impl DraftSupport {
    /// Names are more than their number, where both are as many.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Listed(one), Self::Listed(other)) => {
                one.len() == other.len() && one.iter().all(|listed| other.iter().any(|other| listed.agrees(other)))
            }
            (Self::InPart(one), Self::InPart(other)) => {
                let fits = |one: &Listed, other: &Listed| one.slug != other.slug || one.agrees(other);
                one.iter().all(|one| other.iter().all(|other| fits(one, other)))
            }
            (Self::InPart(some), whole) | (whole, Self::InPart(some)) => match whole.named() {
                Some(all) => some.iter().all(|one| all.iter().any(|other| one.agrees(other))),
                None => some.len() as u64 <= whole.counts().0,
            },
            _ => self.counts() == other.counts(),
        }
    }

    pub(super) fn named_mut(&mut self) -> Option<&mut [Listed]> {
        match self {
            Self::Listed(listed) | Self::InPart(listed) => Some(listed),
            Self::Counted { .. } => None,
        }
    }

    /// Who takes it, where somebody is named.
    pub(super) fn named(&self) -> Option<&[Listed]> {
        match self {
            Self::Listed(listed) | Self::InPart(listed) => Some(listed),
            Self::Counted { .. } => None,
        }
    }

    /// How many take it, and how many of them require it; of a list in part, as far as it says.
    pub fn counts(&self) -> (u64, u64) {
        match self {
            Self::Counted { supported, required } => (*supported, *required),
            Self::Listed(listed) | Self::InPart(listed) => {
                let required = listed.iter().filter(|one| one.level == Level::Required).count();
                (listed.len() as u64, required as u64)
            }
        }
    }
}

/// A provider at a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The key on the wire.
    pub slug: String,
    /// How it stands to the field.
    pub level: Level,
    /// The values that it takes, where it takes its own.
    pub values: Option<Known<Vec<String>>>,
}

impl Listed {
    /// The same provider at the same level, whose own values are the same wherever both are known.
    fn agrees(&self, other: &Self) -> bool {
        let are_other = match (&self.values, &other.values) {
            (Some(Known::As(one)), Some(Known::As(other))) => {
                one.len() != other.len() || one.iter().any(|value| !other.contains(value))
            }
            _ => false,
        };
        self.slug == other.slug && self.level == other.level && !are_other
    }
}

/// Something that only a person can answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What is open, in one sentence without a full stop.
    pub message: String,
    /// Where on the page.
    pub place: Place,
}
