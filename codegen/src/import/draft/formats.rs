//! The forms of answer that a page offers.

use super::Question;
use super::asked::Asked;
use crate::import::glued::{Apart, Vocabulary, is_made_of, take_apart};
use crate::import::page::{Item, Values};
use crate::model::{Platform, Role};
use crate::source::Place;

/// The forms of answer that one page offers.
#[derive(Debug, Clone)]
pub struct Offered {
    /// Those that it has for certain.
    pub formats: Vec<String>,
    /// What else it has.
    pub open: Vec<(Beyond, Question)>,
    /// Where it says which operation it is about.
    pub place: Place,
}

/// What pages have besides the forms of answer that are certain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beyond {
    /// All of them, with nothing between.
    Glued(String),
    /// So many that the page leaves out after these.
    LeftOut(Vec<String>, usize),
    /// One that the platform does not have.
    Unknown,
    /// Each of two pages has one that the other lacks.
    Contradicted,
}

impl Beyond {
    /// Whether these are all, as far as the page shows them.
    pub(in crate::import) fn is_answered(&self, by: &[String]) -> bool {
        match self {
            Self::Glued(glued) => is_made_of(glued, by),
            Self::LeftOut(shown, more) => {
                by.len() == shown.len().saturating_add(*more) && shown.iter().all(|format| by.contains(format))
            }
            Self::Unknown => false,
            Self::Contradicted => !by.is_empty(),
        }
    }

    /// The page does not show by their names which it has, so that it may have any of those of another.
    pub(in crate::import) fn hides_names(&self) -> bool {
        matches!(self, Self::Glued(_) | Self::LeftOut(..))
    }
}

impl Asked<'_, '_> {
    /// The platform has the parameter that asks for them, and knows their names. Where the names of parameters are lost, the one
    /// whose values they are is meant; an example may stand before those.
    pub(super) fn offered(&self, common: &[Item], place: &Place) -> Vec<Offered> {
        let platform = self.drafter.platform;
        let wire = platform.parameter_in_role(Role::ResponseFormat).map(|parameter| &parameter.wire);
        let (formats, open) = match common.iter().find(|item| item.name.is_some() && item.name.as_ref() == wire) {
            Some(item) => named_formats(platform, item),
            None => nameless_formats(platform, common),
        };
        let is_one = !formats.is_empty() || !open.is_empty();
        is_one.then(|| Offered { formats, open, place: place.clone() }).into_iter().collect()
    }
}

/// A form that the platform does not have is asked about: the specification could not name it.
fn named_formats(platform: &Platform, item: &Item) -> (Vec<String>, Vec<(Beyond, Question)>) {
    let (mut formats, open) = match &item.values {
        Some(Values::Listed(values)) => (values.clone(), None),
        Some(Values::Partial(values, more)) => {
            (values.clone(), Some((Beyond::LeftOut(values.clone(), *more), left_out(*more))))
        }
        Some(Values::Glued(glued)) => match split(platform, glued) {
            Some(values) => (values, None),
            None => (Vec::new(), Some((Beyond::Glued(glued.clone()), glued_message(glued)))),
        },
        None => (Vec::new(), None),
    };
    let is_unknown = |format: &mut String| platform.response_formats.iter().all(|known| known.wire != *format);
    let unknown = formats.extract_if(.., is_unknown).map(|format| (Beyond::Unknown, unknown(&format)));
    let open = open.into_iter().chain(unknown);
    let open = open.map(|(beyond, message)| (beyond, Question { message, place: item.place.clone() })).collect();
    (formats, open)
}

fn glued_message(glued: &str) -> String {
    format!("the response formats cannot be told apart: `{glued}`")
}

fn left_out(more: usize) -> String {
    format!(
        "{more} response formats are left out; complete `response_formats` by hand, or save the page with all of them"
    )
}

fn unknown(format: &str) -> String {
    format!("platform.yaml has no response format `{format}`; write it there, below `response_formats`")
}

/// Values that begin with a form are forms; where they cannot be told apart, nobody knows which.
fn nameless_formats(platform: &Platform, common: &[Item]) -> (Vec<String>, Vec<(Beyond, Question)>) {
    let nameless = common.iter().filter(|item| item.name.is_none());
    let texts: Vec<(String, &Place)> = nameless
        .flat_map(|item| {
            let glued = match &item.values {
                Some(Values::Glued(glued)) => Some(glued.clone()),
                Some(Values::Listed(values)) => Some(values.concat()),
                _ => None,
            };
            let unsure = item.unsure.iter().map(|unsure| unsure.text.clone());
            glued.into_iter().chain(unsure).map(|text| (text, &item.place))
        })
        .collect();
    if let Some(formats) = texts.iter().find_map(|(text, _)| split(platform, text)) {
        return (formats, Vec::new());
    }
    let is_first = |text: &str| platform.response_formats.iter().any(|format| text.starts_with(&format.wire));
    let is_glued = |text: &str| is_first(text) && !text.contains(char::is_whitespace);
    let open = texts.into_iter().find(|(text, _)| is_glued(text)).map(|(glued, place)| {
        let message = glued_message(&glued);
        (Beyond::Glued(glued), Question { message, place: place.clone() })
    });
    (Vec::new(), open.into_iter().collect())
}

/// The forms that a text is made of, behind an example where it has one.
fn split(platform: &Platform, glued: &str) -> Option<Vec<String>> {
    let mut words = Vocabulary::default();
    words.learn(platform.response_formats.iter().map(|format| format.wire.clone()));
    let starts = platform.response_formats.iter().filter_map(|format| glued.strip_prefix(&format.wire));
    std::iter::once(glued).chain(starts).find_map(|text| match take_apart(text, &words) {
        Apart::Certain(values) => Some(values),
        Apart::Open(_) | Apart::Unknown => None,
    })
}
