//! Who has which operation of a resource, by the pages that say it of a whole API.

use std::collections::BTreeMap;

use super::{Joining, position};
use crate::import::draft::Draft;
use crate::import::page::Integration;
use crate::import::{integrations, route, unite};
use crate::model::Http;

/// Adds them to the operations that pages are about; of an operation that no page is about, they are all that is known.
pub(super) fn add(joining: &mut Joining<'_>, api: &str, resource: &str, covered: BTreeMap<String, Vec<Integration>>) {
    for (method, listed) in covered {
        let Some(first) = listed.first() else { continue };
        let verb = route::verb(joining.drafter.platform, &method);
        let known =
            joining.there.is_some_and(|there| there.operations.iter().any(|known| known.method.wire() == method));
        let draft = Draft {
            integrations: Some(integrations::slugs(&listed, joining.drafter.providers, &mut joining.questions)),
            // What the file says of its body is not what this page could say.
            sends: !known && verb.is_some_and(Http::has_body),
            ..Draft::new(api, resource, &method, first.place.clone())
        };
        let key = (position(&method), method);
        let draft = match joining.operations.remove(&key) {
            Some(known) => unite::operations(known, draft),
            None => draft,
        };
        let mut draft = draft;
        joining.questions.append(&mut draft.questions);
        joining.operations.insert(key, draft);
    }
}
