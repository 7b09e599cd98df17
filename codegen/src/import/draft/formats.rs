//! The forms of answer that a page offers.

use super::asked::Asked;
use crate::import::glued::{Apart, Vocabulary, take_apart};
use crate::import::page::{Item, Values};
use crate::model::{Platform, Role};

impl Asked<'_, '_> {
    /// The platform has the parameter that asks for them, and knows their names. Where the names of parameters are lost, the one
    /// whose values they are is meant; an example may stand before those.
    pub(super) fn response_formats(&mut self, common: &[Item]) -> Vec<String> {
        let platform = self.drafter.platform;
        let wire = platform.parameter_in_role(Role::ResponseFormat).map(|parameter| &parameter.wire);
        match common.iter().find(|item| item.name.is_some() && item.name.as_ref() == wire) {
            Some(item) => self.named_formats(item),
            None => nameless_formats(platform, common),
        }
    }

    /// A form that the platform does not have is asked about: the specification could not name it.
    fn named_formats(&mut self, item: &Item) -> Vec<String> {
        let platform = self.drafter.platform;
        let mut formats = match &item.values {
            Some(Values::Listed(values) | Values::Partial(values, _)) => values.clone(),
            Some(Values::Glued(glued)) => split(platform, glued).unwrap_or_else(|| {
                self.ask(format!("the response formats cannot be told apart: `{glued}`"), &item.place);
                Vec::new()
            }),
            None => Vec::new(),
        };
        if let Some(Values::Partial(_, more)) = item.values {
            self.ask(format!("{more} response formats are left out; complete `response_formats` by hand, or save the page with all of them"), &item.place);
        }
        for format in
            formats.extract_if(.., |format| platform.response_formats.iter().all(|known| known.wire != *format))
        {
            self.ask(
                format!("platform.yaml has no response format `{format}`; write it there, below `response_formats`"),
                &item.place,
            );
        }
        formats
    }
}

fn nameless_formats(platform: &Platform, common: &[Item]) -> Vec<String> {
    let nameless = common.iter().filter(|item| item.name.is_none());
    let mut texts = nameless.flat_map(|item| {
        let glued = match &item.values {
            Some(Values::Glued(glued)) => Some(glued.clone()),
            Some(Values::Listed(values)) => Some(values.concat()),
            _ => None,
        };
        glued.into_iter().chain(item.unsure.iter().map(|unsure| unsure.text.clone()))
    });
    texts.find_map(|text| split(platform, &text)).unwrap_or_default()
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
