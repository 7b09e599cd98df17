//! One fact that differs.

use super::Subject;
use crate::model::{Level, Offered, Published, SupportKind};
use crate::source::Place;

/// One fact that differs between two specifications.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is about before; `None` where that is not there yet.
    pub before: Option<At>,
    /// What it is about after; `None` where that is gone.
    pub after: Option<At>,
    /// What differs.
    pub what: What,
}

/// A thing, and where the fact about it stands; where the fact is not given, the thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    /// The thing.
    pub subject: Subject,
    /// The place.
    pub place: Place,
}

/// Something before and after.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Sides<T> {
    /// Before.
    pub before: T,
    /// After.
    pub after: T,
}

/// A provider, as people and machines know it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Who {
    /// The key on the wire.
    pub slug: String,
    /// The name that people know it by.
    pub label: String,
}

/// A text that the specification gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Text {
    /// The vendor's name.
    Vendor,
    /// What a provider or an API is called.
    Label,
    /// A description.
    Description,
    /// An example.
    Example,
    /// The field that a value points at.
    References,
    /// The page that facts were read on.
    Source,
    /// The page that says who has which operation of an API.
    Coverage,
}

/// A fact of `platform.yaml` that a client puts on the wire, or looks for there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wire {
    /// Where the routes start.
    BaseUrl,
    /// Header and word before the token.
    Authentication,
    /// Verb and path of a kind of method.
    Route,
    /// The type of a common parameter.
    ParameterType,
    /// In the path or in the query.
    ParameterLocation,
    /// What a client uses a common parameter for.
    ParameterRole,
    /// The response format that comes when none is asked for.
    DefaultFormat,
    /// What a client makes of a response format.
    Answer,
    /// A name around an answer.
    Envelope,
}

/// A member of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Member {
    /// A value that the unified schema knows, of an open enum.
    Value,
    /// A method that has a common parameter.
    Method,
    /// A method whose route can be called without a path parameter.
    OptionalIn,
}

/// How the providers of a field are known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Known {
    /// By name.
    Listed {
        /// Those that require the field, by slug.
        required: Vec<String>,
        /// Those that merely take it, by slug.
        supported: Vec<String>,
    },
    /// By name, and there may be others.
    InPart {
        /// Those that are known to require the field, by slug.
        required: Vec<String>,
        /// Those that are known merely to take it, by slug.
        supported: Vec<String>,
    },
    /// By number.
    Counted {
        /// How many.
        supported: u64,
        /// How many of them require the field.
        required: u64,
    },
    /// No source says.
    NotStated,
}

impl Known {
    /// Which of the four it is.
    pub fn kind(&self) -> SupportKind {
        match self {
            Self::Listed { .. } => SupportKind::Listed,
            Self::InPart { .. } => SupportKind::InPart,
            Self::Counted { .. } => SupportKind::Counted,
            Self::NotStated => SupportKind::NotStated,
        }
    }
}

/// How a provider has an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Has {
    /// All of it.
    Whole,
    /// Its list leaves out fields that `get` has.
    Partial,
}

/// What sources may show only a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The fields of a resource.
    Fields,
    /// The operations of a resource.
    Operations,
    /// What an operation takes.
    Taken,
    /// The values of a field.
    Values,
}

/// What is known of what is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Body {
    /// There is none.
    None,
    /// No source describes it.
    NotStated,
    /// Its fields are known.
    Described,
}

/// What an operation answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answers {
    /// No source says.
    NotStated,
    /// A file.
    Bytes,
    /// The resource's object.
    Object,
}

/// A field's type, in the words of the format, and whether the Rust types of both sides differ.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TypeChange {
    /// `array<string>`, `string (date-time)`.
    pub written: Sides<String>,
    /// The Rust types differ.
    pub in_rust: bool,
}

/// What differs.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum What {
    /// The thing is there on one side only.
    Presence {
        /// A field that a request is refused without, for everybody or for some provider.
        required: bool,
        /// What a field is: its type, and who takes it.
        shape: Option<String>,
    },
    /// The thing has another name on the wire, and all else is the same.
    Name(Sides<String>),
    /// The field stands elsewhere, and all else is the same.
    Moved(Sides<String>),
    /// A field without a name has one: before or after is an unnamed field.
    Named {
        /// The named one is a field that a request is refused without, for everybody or for some provider.
        required: bool,
    },
    /// What is known of an unnamed field, in words.
    Unnamed(Sides<String>),
    /// The Rust name of the thing, all else on the wire being the same.
    RustName(Sides<String>),
    /// The Rust name of a value.
    ValueRustName(String, Sides<String>),
    /// The Rust name of the struct or enum that a field has.
    TypeName(Sides<String>),
    /// A field's type.
    Type(TypeChange),
    /// The unified schema's own flag. `listed` says on which sides the field's providers are known by name, so that nobody
    /// else may be sent it unless everybody must be.
    Required {
        /// The flag.
        flag: Sides<bool>,
        /// The providers are known by name.
        listed: Sides<bool>,
    },
    /// A text.
    Text(Text, Sides<Option<String>>),
    /// The order of fields, values, operations…: the names that both sides have.
    Order(Sides<Vec<String>>),
    /// A member of a set is there on one side only.
    Member(Member, Sides<Option<String>>),
    /// The values that the unified schema knows, where they make no enum, or do so on one side only.
    Values {
        /// The values.
        values: Sides<Vec<String>>,
        /// They make a Rust type.
        is_enum: Sides<bool>,
    },
    /// How a listed provider stands to a field; `demanded` says that the unified schema requires it of everybody anyway.
    Cell {
        /// The provider.
        provider: Who,
        /// How it stands; `None` where it is not listed.
        level: Sides<Option<Level>>,
        /// The unified schema requires the field of everybody.
        demanded: Sides<bool>,
        /// Whoever is not listed does not take the field.
        is_whole: Sides<bool>,
    },
    /// The values that one provider takes; `None` where it has none of its own.
    OwnValues(Who, Sides<Option<Vec<String>>>),
    /// How the providers of a field are known; `demanded` as for a cell.
    Known {
        /// How they are known.
        known: Sides<Known>,
        /// The unified schema requires the field of everybody.
        demanded: Sides<bool>,
    },
    /// Sources show only some of this.
    Partial(Part, Sides<bool>),
    /// What is known of what an operation sends.
    Request(Sides<Body>),
    /// What an operation answers.
    Answered(Sides<Answers>),
    /// An operation offers this form of answer.
    Format(String, Sides<bool>),
    /// The source of an operation lists the forms of answer that it offers.
    FormatsStated(Sides<bool>),
    /// What is known of who has the operation.
    Offered(Sides<Offered>),
    /// How a provider has the operation. `is_whole` says on which sides everybody is listed who has it.
    Integration {
        /// The provider.
        provider: Who,
        /// How it has the operation; `None` where it is not listed.
        has: Sides<Option<Has>>,
        /// Whoever is not listed does not have it.
        is_whole: Sides<bool>,
    },
    /// All that the vendor says of an API; `None` where no source shows it.
    Described(Sides<Option<String>>),
    /// The numbers that the vendor gives of an API.
    Published(Sides<Option<Published>>),
    /// A name or word on the wire.
    Wire(Wire, Sides<Option<String>>),
    /// A common parameter belongs to all methods, or to some.
    AllMethods(Sides<bool>),
    /// Operations have a response format whose source lists none.
    Everywhere(Sides<bool>),
}

impl<T> Sides<T> {
    /// Both sides.
    pub fn new(before: T, after: T) -> Self {
        Self { before, after }
    }

    /// The same seen from the other side.
    #[must_use]
    pub fn mirrored(self) -> Self {
        Self { before: self.after, after: self.before }
    }

    /// The same question to both sides.
    pub fn map<U>(self, of: impl Fn(T) -> U) -> Sides<U> {
        Sides { before: of(self.before), after: of(self.after) }
    }
}

impl<T: PartialEq> Sides<T> {
    /// The sides differ.
    pub fn differ(&self) -> bool {
        self.before != self.after
    }
}

impl Change {
    /// What it is about: after, where that is still there.
    ///
    /// # Panics
    ///
    /// Never: a change has at least one side.
    pub fn subject(&self) -> &Subject {
        match self.after.as_ref().or(self.before.as_ref()) {
            Some(at) => &at.subject,
            None => unreachable!("a change has a side"),
        }
    }

    /// The provider that it is about.
    pub fn provider(&self) -> Option<&Who> {
        match &self.what {
            What::Cell { provider, .. } | What::OwnValues(provider, _) | What::Integration { provider, .. } => {
                Some(provider)
            }
            _ => None,
        }
    }

    /// The same seen from the other side.
    #[must_use]
    pub fn mirrored(self) -> Self {
        Self { before: self.after, after: self.before, what: self.what.mirrored() }
    }
}

impl What {
    /// The same seen from the other side.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::Presence { .. } | Self::Named { .. } => self,
            Self::Name(sides) => Self::Name(sides.mirrored()),
            Self::Moved(sides) => Self::Moved(sides.mirrored()),
            Self::Unnamed(sides) => Self::Unnamed(sides.mirrored()),
            Self::RustName(sides) => Self::RustName(sides.mirrored()),
            Self::ValueRustName(value, sides) => Self::ValueRustName(value, sides.mirrored()),
            Self::TypeName(sides) => Self::TypeName(sides.mirrored()),
            Self::Type(TypeChange { written, in_rust }) => {
                Self::Type(TypeChange { written: written.mirrored(), in_rust })
            }
            Self::Required { flag, listed } => Self::Required { flag: flag.mirrored(), listed: listed.mirrored() },
            Self::Text(text, sides) => Self::Text(text, sides.mirrored()),
            Self::Order(sides) => Self::Order(sides.mirrored()),
            Self::Member(member, sides) => Self::Member(member, sides.mirrored()),
            Self::Values { values, is_enum } => Self::Values { values: values.mirrored(), is_enum: is_enum.mirrored() },
            Self::Cell { provider, level, demanded, is_whole } => Self::Cell {
                provider,
                level: level.mirrored(),
                demanded: demanded.mirrored(),
                is_whole: is_whole.mirrored(),
            },
            Self::OwnValues(provider, sides) => Self::OwnValues(provider, sides.mirrored()),
            Self::Known { known, demanded } => Self::Known { known: known.mirrored(), demanded: demanded.mirrored() },
            Self::Partial(part, sides) => Self::Partial(part, sides.mirrored()),
            Self::Request(sides) => Self::Request(sides.mirrored()),
            Self::Answered(sides) => Self::Answered(sides.mirrored()),
            Self::Format(format, sides) => Self::Format(format, sides.mirrored()),
            Self::FormatsStated(sides) => Self::FormatsStated(sides.mirrored()),
            Self::Offered(sides) => Self::Offered(sides.mirrored()),
            Self::Integration { provider, has, is_whole } => {
                Self::Integration { provider, has: has.mirrored(), is_whole: is_whole.mirrored() }
            }
            Self::Described(sides) => Self::Described(sides.mirrored()),
            Self::Published(sides) => Self::Published(sides.mirrored()),
            Self::Wire(wire, sides) => Self::Wire(wire, sides.mirrored()),
            Self::AllMethods(sides) => Self::AllMethods(sides.mirrored()),
            Self::Everywhere(sides) => Self::Everywhere(sides.mirrored()),
        }
    }
}
