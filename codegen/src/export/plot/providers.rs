//! What each provider requires, takes and fills.

use super::bars::{Bar, Bars, Part, sums};
use crate::model::{Coverage, Listings, Provider, Spec};

/// More would be a list to read.
const MOST: usize = 40;

pub(super) fn bars<'a>(spec: &'a Spec, coverage: &Coverage<'_>) -> Bars<'a> {
    let named = spec.providers.iter().zip(&coverage.providers).filter(|(_, listings)| listings.total() > 0);
    let bar = |(provider, listings): (&'a Provider, &Listings)| Bar {
        label: provider.label.as_str().into(),
        parts: [listings.required, listings.supported, listings.filled],
    };
    let mut bars: Vec<Bar<'a>> = named.map(bar).collect();
    bars.sort_by(|a, b| b.total().cmp(&a.total()).then_with(|| a.label.cmp(&b.label)));
    Bars {
        title: "Fields that each provider is listed for".to_owned(),
        description: description(spec.providers.len(), &bars),
        parts: [
            Part { word: "requires", meaning: "refused without it" },
            Part { word: "takes", meaning: "in a request, if it is sent" },
            Part { word: "fills", meaning: "in an answer" },
        ],
        lines: bars,
        rest: None,
    }
    .at_most(MOST)
}

fn description(known: usize, bars: &[Bar<'_>]) -> String {
    let [required, taken, filled] = sums(bars);
    format!(
        "{} of {known} providers are listed by name, for fields of all operations taken together: as requiring a field {} times, \
         as taking one {} times, and as filling one {} times. Where sources only count providers, or say nothing, they may do more.",
        bars.len(),
        required,
        taken,
        filled
    )
}
