//! Of how many fields of each operation it is known who takes them.

use super::bars::{Bar, Bars, Part, sums};
use crate::model::{Coverage, Kinds, Operation, Resource};

/// More would be a list to read.
const MOST: usize = 60;

/// What a bar is about.
#[derive(Debug, Clone, Copy)]
enum Grain {
    Operation,
    Resource,
    Api,
}

impl Grain {
    fn word(self) -> &'static str {
        match self {
            Self::Operation => "operation",
            Self::Resource => "resource",
            Self::Api => "API",
        }
    }

    fn label(self, resource: &Resource, operation: &Operation) -> String {
        match self {
            Self::Operation => format!("{}/{}", resource.path(), operation.method.wire()),
            Self::Resource => resource.path(),
            Self::Api => resource.api.clone(),
        }
    }

    /// One bar each, in the order of the specification, which has what belongs together together.
    fn bars(self, coverage: &Coverage<'_>) -> Vec<Bar<'static>> {
        let labelled: Vec<(String, Kinds)> = coverage
            .operations
            .iter()
            .map(|(resource, operation, kinds)| (self.label(resource, operation), *kinds))
            .collect();
        let together = labelled.chunk_by(|(one, _), (other, _)| one == other);
        let bar = |group: &[(String, Kinds)]| {
            let mut sum = Kinds::default();
            for (_, kinds) in group {
                sum += *kinds;
            }
            Bar { label: group[0].0.clone().into(), parts: [sum.listed, sum.counted, sum.not_stated] }
        };
        together.map(bar).collect()
    }
}

pub(super) fn bars(coverage: &Coverage<'_>) -> Bars<'static> {
    let mut finer = [Grain::Operation, Grain::Resource].into_iter().map(|grain| (grain, grain.bars(coverage)));
    let (grain, bars) =
        finer.find(|(_, bars)| bars.len() <= MOST).unwrap_or_else(|| (Grain::Api, Grain::Api.bars(coverage)));
    Bars {
        title: format!("Fields of each {}, by what is known of who takes them", grain.word()),
        description: description(&bars),
        parts: [
            Part { word: "listed", meaning: "providers by name" },
            Part { word: "counted", meaning: "a number of providers" },
            Part { word: "not stated", meaning: "no source says" },
        ],
        lines: bars,
        rest: None,
    }
    .at_most(MOST)
}

fn description(bars: &[Bar<'_>]) -> String {
    let [listed, counted, not_stated] = sums(bars);
    format!(
        "Of {} fields and parameters, sources list the providers of {} by name, count those of {}, and say nothing of {}.",
        bars.iter().map(Bar::total).sum::<usize>(),
        listed,
        counted,
        not_stated
    )
}
