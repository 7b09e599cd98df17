//! Pages about who has which operation, put to the resources that other pages or the specification have.

use std::collections::BTreeMap;

use super::group::Grouping;
use super::joining::Joining;
use super::position;
use super::sites::segment;
use crate::import::draft::{Draft, Extent, Question};
use crate::import::page::{CoveragePage, Covered, CoveredMethod, Integration};
use crate::import::route::squashed;
use crate::import::{integrations, route};
use crate::model::{Http, Spec};
use crate::source::Place;

impl Grouping<'_> {
    /// Who has which operation of the resources that other pages or the specification have.
    pub(super) fn coverage(&mut self, page: &CoveragePage) {
        let Some(first) = page.providers.first() else { return };
        let Some(api) = self.api_of(page) else {
            let message = format!(
                "nothing says which API `{}` is; give a page of one of its operations that has its address, too",
                page.title
            );
            return self.groups.questions.push(Question { message, place: first.place.clone() });
        };
        let mut unknown = BTreeMap::new();
        let extent = self.extent(&api, page);
        for covered in &page.providers {
            self.covered((&api, extent), covered, &mut unknown);
        }
        let asked: Vec<Question> = unknown
            .into_iter()
            .map(|(heading, of)| nobody(&api, heading, of, self.indexed_as(&api, heading)))
            .collect();
        self.groups.questions.extend(asked);
    }

    /// A page that has fewer providers than the vendor says there are ends too early. One that has as many may end within the last.
    fn extent(&self, api: &str, page: &CoveragePage) -> Extent {
        let there = self.ground.there.and_then(|spec| spec.apis.iter().find(|known| known.slug == api));
        let published = there.and_then(|api| api.published).map_or(0, |published| published.integrations);
        if (page.providers.len() as u64) < published { Extent::Some } else { Extent::Unsaid }
    }

    /// What one provider has; what is of a resource that nobody knows is left, by its heading.
    fn covered<'p>(
        &mut self,
        (api, extent): (&str, Extent),
        covered: &'p Covered,
        unknown: &mut BTreeMap<&'p str, Unknown<'p>>,
    ) {
        let is_known = self.ground.providers.iter().any(|provider| provider.slug == covered.slug);
        let name = if is_known || covered.label.trim().is_empty() { &covered.slug } else { &covered.label };
        for (heading, methods) in &covered.resources {
            let Some(resource) = self.resource_of(api, heading) else {
                unknown.entry(heading).or_insert((0, &covered.place)).0 += 1;
                continue;
            };
            let group = self.group(api, &resource);
            group.coverage.insert(covered.place.source().path().to_owned());
            group.extent = group.extent.max(Some(extent));
            for CoveredMethod { method, is_partial } in methods {
                group.covered.entry(method.clone()).or_default().push(Integration {
                    name: name.clone(),
                    is_partial: *is_partial,
                    place: covered.place.clone(),
                });
            }
        }
    }

    /// The API whose pages have the same address or name, or else the one that the address spells.
    fn api_of(&self, page: &CoveragePage) -> Option<String> {
        let learned = self.sites.api(page.source.as_deref(), Some(&page.title)).map(str::to_owned);
        let spelt = page.source.as_deref().and_then(segment).map(squashed);
        let given = self.groups.found.keys().map(|(api, _)| api.as_str());
        let there = self.ground.there.into_iter().flat_map(|spec| &spec.apis).map(|api| api.slug.as_str());
        let by_rule = given.chain(there).find(|api| spelt.as_ref() == Some(&squashed(&format!("unified-{api}-api"))));
        learned.or_else(|| by_rule.map(str::to_owned))
    }

    fn resource_of(&self, api: &str, heading: &str) -> Option<String> {
        let wanted = squashed(heading);
        let indexed = self.groups.headings.get(&(api.to_owned(), wanted.clone()));
        let is_wanted = |resource: &String| squashed(resource) == wanted || indexed == Some(resource);
        let given = self.groups.found.keys().find(|(of, resource)| of == api && is_wanted(resource));
        if let Some((_, resource)) = given {
            return Some(resource.clone());
        }
        let there = self.ground.there.into_iter().flat_map(Spec::resources);
        let mut there = there.filter(|resource| resource.api == api);
        there.find(|resource| is_wanted(&resource.slug)).map(|resource| resource.slug.clone())
    }

    /// The resource that an index says a heading is, and where.
    fn indexed_as(&self, api: &str, heading: &str) -> Option<(&str, &Place)> {
        let resource = self.groups.headings.get(&(api.to_owned(), squashed(heading)))?;
        let indexed = self.indexed.get(&(api.to_owned(), resource.clone()))?;
        Some((resource, &indexed.heading.place))
    }
}

/// How many providers have something of a resource, and where the first of them stands.
type Unknown<'p> = (usize, &'p Place);

fn nobody(api: &str, heading: &str, (providers, first): Unknown<'_>, indexed: Option<(&str, &Place)>) -> Question {
    let who = format!("who has `{heading}` is said of {providers} provider{}", if providers == 1 { "" } else { "s" });
    let message = match indexed {
        Some((resource, place)) => format!(
            "{who}, and it is `{api}/{resource}` by {}:{}, of which nothing is written; give the page about its object, too",
            place.source().path(),
            place.line(),
        ),
        None => format!(
            "{who}, and nothing says which resource of `{api}` it is; give a page of one of its operations, too"
        ),
    };
    Question { message, place: first.clone() }
}

/// Adds them to the operations that pages are about; of an operation that no page is about, they are all that is known.
pub(super) fn add(
    joining: &mut Joining<'_>,
    (api, resource): (&str, &str),
    covered: BTreeMap<String, Vec<Integration>>,
    extent: Extent,
) {
    for (method, listed) in covered {
        let Some(first) = listed.first() else { continue };
        let verb = route::verb(joining.drafter.platform, &method);
        let known =
            joining.there.is_some_and(|there| there.operations.iter().any(|known| known.method.wire() == method));
        let (integrations, some_integrations) =
            integrations::slugs(&listed, joining.drafter.providers, &mut joining.questions);
        let draft = Draft {
            integrations: Some(integrations),
            extent,
            some_integrations,
            // What the file says of its body is not what this page could say.
            sends: !known && verb.is_some_and(Http::has_body),
            ..Draft::new(api, resource, &method, first.place.clone())
        };
        joining.add_operation((position(&method), method), draft);
    }
}
