//! The parameters that pages show at every operation, held against those that the platform has.

use super::asked::Asked;
use crate::import::page::{Item, OperationPage};
use crate::import::unite;
use crate::model::{Location, Method, Parameter};

impl Asked<'_, '_> {
    /// `platform.yaml` is where they stand, so that nothing of them is written: what it does not say as the page does is asked
    /// about.
    pub(super) fn common(&mut self, page: &OperationPage, method: &str) {
        for (location, items) in [(Location::Path, &page.path_parameters), (Location::Query, &page.common)] {
            for item in items.iter().filter(|item| item.name.is_some() && item.depth.unwrap_or_default() == 0) {
                if let Some(message) = self.difference(item, location, method) {
                    self.ask(message, &item.place);
                }
            }
        }
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
