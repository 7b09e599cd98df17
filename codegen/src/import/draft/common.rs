//! The parameters that pages show at every operation, held against those that the platform has.

use super::DraftField;
use super::asked::Asked;
use super::drafter::Drafter;
use crate::import::page::Item;
use crate::import::unite;
use crate::model::{Location, Method, Parameter};

impl Asked<'_, '_> {
    /// `platform.yaml` is where they stand, so that only who takes one is written: what it does not say as the page does is asked
    /// about.
    pub(super) fn common(&mut self, items: &[Item], location: Location, method: &str) -> Vec<DraftField> {
        let mut said = Vec::new();
        for item in items.iter().filter(|item| item.name.is_some() && is_top(item)) {
            if let Some(message) = self.difference(item, location, method) {
                self.ask(message, &item.place);
            }
            if location == Location::Query && self.drafter.is_common(item, &Method::from_wire(method)) {
                said.extend(self.taken(item));
            } else if let Some(message) = takers(item) {
                self.ask(message, &item.place);
            }
        }
        unite::once(said, &mut self.questions)
    }

    /// Who takes one, where the page says it.
    fn taken(&mut self, item: &Item) -> Option<DraftField> {
        let (support, open) = self.supported(item);
        support.as_ref()?;
        Some(DraftField { support, open, ..DraftField::at(item.name().to_owned(), item.place.clone()) })
    }

    fn difference(&self, item: &Item, location: Location, method: &str) -> Option<String> {
        let (name, method) = (item.name(), Method::from_wire(method));
        let of_method = || self.drafter.platform.parameters_of(&method);
        let Some(known) = of_method().find(|known| known.wire == name && known.location == location) else {
            let place = location.as_str();
            return Some(format!(
                "platform.yaml has no {place} parameter `{name}` for `{}`; write it there, below `parameters`",
                method.wire()
            ));
        };
        differs(item, known)
    }
}

impl Drafter<'_> {
    /// The query parameters of a page, each with its members: those that the platform has for every such operation, which older pages
    /// show among an operation's own, and the others.
    pub(super) fn shared(&self, items: &[Item], method: &str) -> (Vec<Item>, Vec<Item>) {
        let method = Method::from_wire(method);
        let is_common = |item: &Item| self.is_common(item, &method);
        let mut is_within_common = false;
        items.iter().cloned().partition(|item| {
            is_within_common = if is_top(item) { is_common(item) } else { is_within_common };
            is_within_common
        })
    }

    fn is_common(&self, item: &Item, method: &Method) -> bool {
        let mut known = self.platform.parameters_of(method).filter(|known| known.location == Location::Query);
        item.name.is_some() && known.any(|known| known.wire == item.name())
    }
}

fn is_top(item: &Item) -> bool {
    item.depth.unwrap_or_default() == 0
}

/// A file has no place for it: it is in the path, or `platform.yaml` does not have it yet.
fn takers(item: &Item) -> Option<String> {
    let (supported, required) = item.support.as_ref()?.counts();
    let required = if required > 0 { format!(", {required} of them as required") } else { String::new() };
    Some(format!(
        "the page counts {supported} who take `{}`{required}, which is no query parameter of every such operation by platform.yaml: a comment at the operation can keep that",
        item.name()
    ))
}

fn differs(item: &Item, known: &Parameter) -> Option<String> {
    if let Some(ty) = &item.ty
        && ty != &known.ty
        && !unite::is_vaguer(ty, &known.ty)
        && !unite::are_free(ty, &known.ty)
    {
        return Some(format!("`{}` is `{ty}` here, and `{}` in platform.yaml", known.wire, known.ty));
    }
    let says = |required: bool| if required { "required" } else { "not required" };
    // What a route can be called without is not required of everybody.
    let required = item.required.filter(|required| *required != known.required && known.optional_in.is_empty())?;
    Some(format!("`{}` is {} here, and {} in platform.yaml", known.wire, says(required), says(known.required)))
}
