//! A fact before and after, as text: for machine outputs, and for the ids of entries.

use super::change::{Answers, Body, Has, Known, Sides, What};
use crate::model::{Offered, Published, SupportKind};

impl What {
    /// The fact before and after; nothing where it is not given, or where being there is the fact.
    pub fn values(&self) -> Sides<Option<String>> {
        match self {
            Self::Named { .. } => Sides::new(None, None),
            // On whichever side it is: the addresses say which.
            Self::Presence { shape, .. } => Sides::new(None, shape.clone()),
            Self::Name(sides)
            | Self::Moved(sides)
            | Self::RustName(sides)
            | Self::TypeName(sides)
            | Self::Unnamed(sides) => some(sides),
            Self::ValueRustName(value, names) => some(&names.clone().map(|name| format!("{value}: {name}"))),
            Self::Type(ty) => some(&ty.written),
            Self::Required { flag, .. } => some(flag),
            Self::Text(_, sides) | Self::Member(_, sides) | Self::Wire(_, sides) | Self::Described(sides) => {
                sides.clone()
            }
            Self::Order(sides) | Self::Values { values: sides, .. } => some(&sides.clone().map(|names| list(&names))),
            Self::Cell { level, .. } => level.map(|level| level.map(|level| level.as_str().to_owned())),
            Self::OwnValues(_, values) => values.clone().map(|values| values.map(|values| list(&values))),
            Self::Known { known, .. } => some(known),
            Self::Partial(_, partial) => some(&partial.map(|is| if is { "in part" } else { "whole" })),
            Self::Request(body) => some(&body.map(Body::as_str)),
            Self::Answered(answers) => some(&answers.map(Answers::as_str)),
            Self::Format(format, offered) => offered.map(|offered| offered.then(|| format.clone())),
            Self::FormatsStated(stated) => some(&stated.map(self::stated)),
            Self::Offered(offered) => some(&offered.map(offered_word)),
            Self::Published(published) => published.map(|published| published.map(numbers)),
            Self::Integration { has, .. } => has.map(|has| has.map(|has| has.as_str().to_owned())),
            Self::AllMethods(all) => some(&all.map(|all| if all { "all methods" } else { "some methods" })),
            Self::Everywhere(everywhere) => some(everywhere),
        }
    }
}

fn some<T: ToString + Clone>(sides: &Sides<T>) -> Sides<Option<String>> {
    sides.clone().map(|value| Some(value.to_string()))
}

/// A name with a comma is quoted, so that two lists are one text only where they are the same.
fn list(names: &[String]) -> String {
    let quoted = |name: &String| if name.contains([',', '"']) { format!("{name:?}") } else { name.clone() };
    names.iter().map(quoted).collect::<Vec<_>>().join(", ")
}

/// `25 resources, 11 providers`.
pub(super) fn numbers(published: Published) -> String {
    format!("{} resources, {} providers", published.resources, published.integrations)
}

fn stated(stated: bool) -> &'static str {
    if stated { "stated" } else { "not-stated" }
}

/// As the specification writes it.
impl std::fmt::Display for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Listed { supported, required } | Self::InPart { supported, required } => {
                let named = [("required", required), ("supported", supported)].into_iter();
                let named = named.filter(|(_, slugs)| !slugs.is_empty());
                let named: Vec<String> = named.map(|(level, slugs)| format!("{level}: {}", list(slugs))).collect();
                let how = if self.kind() == SupportKind::InPart { "listed in part" } else { "listed" };
                write!(f, "{how}, {}", named.join("; "))
            }
            Self::Counted { supported, required } => write!(f, "counted, {supported} supported {required} required"),
            Self::NotStated => f.write_str("not stated"),
        }
    }
}

impl Known {
    /// As the end of a sentence about those who take or fill a field.
    pub(super) fn in_words(&self, take: &str) -> String {
        match self {
            Self::Listed { supported, required } | Self::InPart { supported, required } => {
                let how = if self.kind() == SupportKind::InPart { "listed in part" } else { "listed" };
                let all = supported.len() + required.len();
                format!("{how} ({all} {take} it, {} require it)", required.len())
            }
            Self::Counted { supported, required } => format!("counted ({supported} {take} it, {required} require it)"),
            Self::NotStated => "not stated".to_owned(),
        }
    }
}

impl Answers {
    /// The word that machine outputs use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotStated => "not-stated",
            Self::Bytes => "bytes",
            Self::Object => "described",
        }
    }
}

fn offered_word(offered: Offered) -> &'static str {
    match offered {
        Offered::NotStated => "not-stated",
        Offered::InPart => "stated-in-part",
        Offered::Whole => "stated",
    }
}

impl Body {
    /// The word that machine outputs use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::NotStated => "not-stated",
            Self::Described => "described",
        }
    }

    /// As the end of a sentence.
    pub(super) fn in_words(self) -> &'static str {
        match self {
            Self::None => "not there",
            Self::NotStated => "not described",
            Self::Described => "described",
        }
    }
}

impl Has {
    /// The word that machine outputs use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Partial => "partial",
        }
    }
}
