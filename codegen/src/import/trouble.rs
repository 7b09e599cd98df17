//! Why nothing was made of a page.

use std::error::Error;
use std::fmt;

use super::Dialect;
use crate::source::Place;

/// Why nothing was made of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// There is nothing on it.
    Empty,
    /// It is no text, as this place shows.
    NotText(Place),
    /// It has no mark of any layout: it is another site's, or too little of it is left.
    Unmarked(Place),
    /// It has the marks of several layouts, the first of each here: several pages in one file.
    Mixed(Vec<Marked>),
    /// It says several times what it is about, here: several pages of one layout in one file.
    Several(Vec<Place>),
    /// It is a document in HTML that is neither about an operation nor about an object, or is laid out as older pages are.
    Rendered(Place),
    /// No line says which operation it is about.
    NoRoute(Place),
    /// No heading says what it is about.
    NoTitle(Place),
    /// From this place on it has more fields than so many, which no page has.
    TooMany(Place, usize),
}

/// What shows how a page is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The layout.
    pub dialect: Dialect,
    /// What shows it, in words.
    pub mark: &'static str,
    /// Where it does.
    pub place: Place,
}

impl Trouble {
    /// Where on the page, where it is at one place.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Empty => None,
            Self::NotText(place)
            | Self::Unmarked(place)
            | Self::Rendered(place)
            | Self::NoRoute(place)
            | Self::NoTitle(place)
            | Self::TooMany(place, _) => Some(place),
            Self::Mixed(marks) => marks.first().map(|marked| &marked.place),
            Self::Several(places) => places.first(),
        }
    }
}

/// One sentence without a full stop, and without the place.
impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the page is empty"),
            Self::NotText(_) => f.write_str("the page is no text"),
            Self::Unmarked(_) => f.write_str("the page has no mark of any known layout"),
            Self::Mixed(marks) => {
                f.write_str("the page has marks of several layouts: ")?;
                for (at, marked) in marks.iter().enumerate() {
                    let comma = if at == 0 { "" } else { ", " };
                    write!(f, "{comma}{} of {} in line {}", marked.mark, marked.dialect, marked.place.line())?;
                }
                Ok(())
            }
            Self::Several(places) => {
                let lines: Vec<String> = places.iter().map(|place| place.line().to_string()).collect();
                write!(f, "the file has several pages, which begin in the lines {}", lines.join(", "))
            }
            Self::Rendered(_) => f.write_str(
                "the page is HTML, and not that of an operation or an object as the current pages have them",
            ),
            Self::NoRoute(_) => f.write_str("no line says which operation the page is about"),
            Self::NoTitle(_) => f.write_str("no heading says what the page is about"),
            Self::TooMany(_, most) => write!(f, "the page has more than {most} fields"),
        }
    }
}

impl Error for Trouble {}
