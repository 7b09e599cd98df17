//! What all resources of a made up specification have in common: the platform, and the providers.

use super::choices::Choices;
use super::platform::Platform;
use super::tree::{Tree, map, text};
use super::words;

/// Platform and providers.
#[derive(Debug, Clone)]
pub(super) struct Ground {
    /// The platform.
    pub(super) platform: Platform,
    /// `providers.yaml`.
    pub(super) providers: Tree,
    /// Every provider.
    pub(super) slugs: Vec<String>,
}

/// Labels that are no names in Rust, or one that is taken.
const LABELS: [&str; 11] =
    ["ALL", "Self", "9Lives", "größe", "String", "A+", "a-b c", "*/ } fn x() {} /*", "P", "Z", "Numbered"];

/// How many providers there are.
const NUMBERS: [usize; 8] = [3, 1, 2, 9, 20, 60, 200, 700];

impl Ground {
    /// As these numbers say, with at most so many providers.
    pub(super) fn new(choices: &mut Choices, most: usize) -> Self {
        let platform = Platform::new(choices);
        let number = (*choices.one_of(&NUMBERS)).min(most);
        let slugs: Vec<String> = (0..number).map(|index| slug(index, choices)).collect();
        let labels = slugs.iter().enumerate().map(|(index, slug)| (slug.clone(), text(label(index, choices))));
        let providers = map([("providers", Tree::Map(labels.collect()))]);
        Self { platform, providers, slugs }
    }

    /// Some of the providers, none of which is in `but`.
    pub(super) fn some(&self, choices: &mut Choices, but: &[String]) -> Vec<String> {
        let all = self.slugs.len();
        let (start, step) = (choices.below(all), 1 + choices.below(7));
        let number = if choices.once_in(9) { all } else { choices.below(6).min(all) };
        let mut some: Vec<String> = Vec::new();
        for index in 0..number {
            let slug = &self.slugs[(start + index * step) % all];
            if !some.contains(slug) && !but.contains(slug) {
                some.push(slug.clone());
            }
        }
        some
    }
}

fn slug(index: usize, choices: &mut Choices) -> String {
    match choices.below(4) {
        3 => format!("{index}-{}", words::slug(choices)),
        2 => format!("p_{index}"),
        _ => format!("p{index:03}"),
    }
}

fn label(index: usize, choices: &mut Choices) -> String {
    if index < LABELS.len() && choices.once_in(4) {
        return LABELS[index].to_owned();
    }
    format!("Provider {index}")
}
