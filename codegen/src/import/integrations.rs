//! Providers as pages name them, and as the specification does.

use super::draft::{Known, Question};
use super::page::Integration;
use crate::model::Provider;
use crate::source::Place;

/// The key of the provider that a page means. A label that two have is a question, and so is one that nobody has.
pub(super) fn slug(label: &str, place: &Place, providers: &[Provider]) -> Result<String, Question> {
    let known = providers.iter().filter(|provider| provider.label.trim() == label.trim());
    let slugs: Vec<&str> = known.map(|provider| provider.slug.as_str()).collect();
    let message = match slugs[..] {
        [only] => return Ok(only.to_owned()),
        [] => format!("no provider has the label `{label}`: it is misspelt, or missing in providers.yaml"),
        _ => format!("the label `{label}` is that of `{}`", slugs.join("`, and of `")),
    };
    Err(Question { message, place: place.clone() })
}

/// Providers by slug, each with whether it has a part of the fields only.
type Slugs = Vec<(String, bool)>;

/// Who has an operation, by slug, and of an open list those who are known. A provider without a label stands on the page by its key.
/// A list without one of those that the page has would say that the provider does not have the operation, so that it is open.
pub(super) fn slugs(
    listed: &[Integration],
    providers: &[Provider],
    questions: &mut Vec<Question>,
) -> (Known<Slugs>, Slugs) {
    let (mut slugs, mut open) = (Vec::new(), None);
    for one in &with_commas(listed, providers) {
        let key = providers.iter().find(|provider| plain(&provider.slug) == plain(&one.name));
        match (slug(&one.name, &one.place, providers), key) {
            (Ok(slug), _) => slugs.push((slug, one.is_partial)),
            (Err(_), Some(provider)) => slugs.push((provider.slug.clone(), one.is_partial)),
            (Err(question), None) => {
                open.get_or_insert(question.message.clone());
                if !questions.contains(&question) {
                    questions.push(question);
                }
            }
        }
    }
    let is_other = |(slug, is_partial): &(String, bool)| slugs.contains(&(slug.clone(), !is_partial));
    if let Some((slug, _)) = slugs.iter().find(|one| is_other(one)).cloned() {
        let message = format!("`{slug}` stands here twice, and only once as `(partial)`");
        open.get_or_insert(message.clone());
        questions.extend(listed.first().map(|first| Question { message, place: first.place.clone() }));
        slugs.retain(|(other, _)| *other != slug);
    }
    match open {
        Some(message) => (Known::Open(message), slugs),
        None => (Known::As(slugs), Vec::new()),
    }
}

/// A label may have a comma and a space in it, as what stands between two labels does.
fn with_commas(listed: &[Integration], providers: &[Provider]) -> Vec<Integration> {
    let is_label = |name: &str| providers.iter().any(|provider| provider.label.trim() == name);
    let mut whole: Vec<Integration> = Vec::new();
    for one in listed {
        match whole.last_mut().filter(|last| !is_label(&last.name) && !last.is_partial) {
            Some(last) if is_label(&format!("{}, {}", last.name, one.name)) => {
                last.name = format!("{}, {}", last.name, one.name);
                last.is_partial = one.is_partial;
            }
            _ => whole.push(one.clone()),
        }
    }
    whole
}

/// Keys stand on pages with separators that the wire does not have.
fn plain(key: &str) -> String {
    key.replace(['-', '_'], "")
}

/// A page's address without the site: the specification names no host.
pub(super) fn path_of(url: &str) -> String {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    path.trim_matches('/').trim_end_matches(".md").to_owned()
}
