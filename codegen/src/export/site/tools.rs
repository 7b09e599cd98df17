//! What a script makes work, and shows.

use maud::{Markup, html};

use super::words::count;

/// The form above a table or a list of so many providers; `more` is what it has besides.
pub(super) fn filter(providers: usize, more: &Markup) -> Markup {
    html! {
        form #tools hidden {
            label { "Provider " input #filter type="search" autocomplete="off" spellcheck="false" placeholder="part of a name"; }
            (more)
            p #shown role="status" { (count(providers, "provider", "providers")) }
        }
    }
}
