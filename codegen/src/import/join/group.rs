//! Which page belongs to which resource.

use std::collections::{BTreeMap, BTreeSet};

use super::{Ground, Provenance, items};
use crate::import::Dialect;
use crate::import::draft::Question;
use crate::import::integrations;
use crate::import::page::{
    CoveragePage, Covered, CoveredMethod, IndexPage, Integration, Item, Listing, Located, ObjectPage, OperationPage,
    Page,
};
use crate::import::route::{self, Address};
use crate::model::{Http, Spec};

/// Pages by API and resource.
#[derive(Debug, Default)]
pub(super) struct Groups {
    pub(super) groups: BTreeMap<(String, String), Group>,
    pub(super) questions: Vec<Question>,
}

/// The pages about a resource.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) objects: Vec<ObjectPage>,
    pub(super) operations: Vec<(String, OperationPage)>,
    /// Operations that pages list.
    pub(super) listed: BTreeMap<String, Http>,
}

impl Group {
    /// All items of all pages.
    pub(super) fn items(&self) -> impl Iterator<Item = &Item> {
        let objects = self.objects.iter().flat_map(|page| &page.properties);
        objects.chain(self.operations.iter().flat_map(|(_, page)| items(page)))
    }

    /// Who has the operations whose layout cannot say it.
    fn covered(&mut self, covered: &Covered, methods: &[CoveredMethod]) {
        let says = |dialect| matches!(dialect, Dialect::OldNamed | Dialect::OldNameless | Dialect::MarkdownOperation);
        for (known, page) in self.operations.iter_mut().filter(|(_, page)| !says(page.dialect)) {
            for method in methods.iter().filter(|method| method.method == *known) {
                page.integrations.get_or_insert_default().push(Integration {
                    name: covered.slug.clone(),
                    is_partial: method.is_partial,
                    place: covered.place.clone(),
                });
            }
        }
    }

    pub(super) fn provenance(&self) -> Vec<Provenance> {
        let objects = self.objects.iter().map(|page| Provenance {
            path: page.title.place.source().path().to_owned(),
            dialect: page.dialect,
            method: None,
        });
        let operations = self.operations.iter().map(|(method, page)| Provenance {
            path: page.path.place.source().path().to_owned(),
            dialect: page.dialect,
            method: Some(method.clone()),
        });
        objects.chain(operations).collect()
    }
}

/// Operations give a resource its address; an object has it from those that it lists, or else from its heading.
pub(super) fn group(pages: Vec<Page>, ground: Ground<'_>) -> Groups {
    let mut grouping = Grouping { ground, groups: Groups::default(), headings: BTreeMap::new() };
    let (mut objects, mut coverage) = (Vec::new(), Vec::new());
    for page in pages {
        match page {
            Page::Operation(page) => grouping.operation(page),
            Page::Object(page) => objects.push(page),
            Page::Index(page) => grouping.index(page),
            Page::Coverage(page) => coverage.push(page),
        }
    }
    for page in objects {
        grouping.object(page);
    }
    for page in coverage {
        grouping.coverage(page);
    }
    grouping.groups
}

struct Grouping<'a> {
    ground: Ground<'a>,
    groups: Groups,
    /// Resources that an index lists, by API and heading.
    headings: BTreeMap<(String, String), String>,
}

impl Grouping<'_> {
    fn address(&self, http: Option<Http>, path: &Located<String>) -> Result<Address, Question> {
        route::address(self.ground.platform, http, &path.value).ok_or_else(|| {
            let message = format!("`{}` is no path of the platform's routes", path.value);
            Question { message, place: path.place.clone() }
        })
    }

    fn group(&mut self, api: &str, resource: &str) -> &mut Group {
        self.groups.groups.entry((api.to_owned(), resource.to_owned())).or_default()
    }

    fn operation(&mut self, page: OperationPage) {
        match self.address(page.http, &page.path) {
            Ok(address) => self.group(&address.api, &address.resource).operations.push((address.method, page)),
            Err(question) => self.groups.questions.push(question),
        }
    }

    /// Where the methods of a list belong; those of other resources are asked about.
    fn listed(&mut self, methods: &[Listing]) -> Option<(String, String)> {
        let mut home = None;
        for listing in methods {
            match self.address(Some(listing.http), &listing.path) {
                Ok(address) => {
                    let key = (address.api.clone(), address.resource.clone());
                    let home = home.get_or_insert(key.clone());
                    if *home == key {
                        self.group(&address.api, &address.resource).listed.insert(address.method, listing.http);
                    } else {
                        let message =
                            format!("`{}` is of another resource than `{}/{}`", listing.path.value, home.0, home.1);
                        self.groups.questions.push(Question { message, place: listing.path.place.clone() });
                    }
                }
                Err(question) => self.groups.questions.push(question),
            }
        }
        home
    }

    /// An index alone makes no files: it says what the resources are called, not what they are.
    fn index(&mut self, page: IndexPage) {
        for entry in page.resources {
            let paths = entry.methods.iter().filter_map(|listing| self.address(Some(listing.http), &listing.path).ok());
            for Address { api, resource, .. } in paths.collect::<Vec<_>>() {
                self.headings.insert((api, squashed(&entry.title.value)), resource);
            }
        }
    }

    fn object(&mut self, page: ObjectPage) {
        let home = match self.listed(&page.methods) {
            Some(home) => Ok(home),
            None => self.by_heading(&page.title),
        };
        match home {
            Ok((api, resource)) => self.group(&api, &resource).objects.push(page),
            Err(question) => self.groups.questions.push(question),
        }
    }

    /// The only resource whose name is the heading: of those that pages are about, or else of those that are listed or known.
    fn by_heading(&self, title: &Located<String>) -> Result<(String, String), Question> {
        let wanted = squashed(&title.value);
        let given: Vec<_> =
            self.groups.groups.keys().filter(|(_, resource)| squashed(resource) == wanted).cloned().collect();
        let indexed = self.headings.iter().filter(|((_, heading), _)| *heading == wanted);
        let indexed = indexed.map(|((api, _), resource)| (api.clone(), resource.clone()));
        let there = self.ground.there.into_iter().flat_map(Spec::resources);
        let there = there.filter(|resource| squashed(&resource.slug) == wanted);
        let known: BTreeSet<_> =
            indexed.chain(there.map(|resource| (resource.api.clone(), resource.slug.clone()))).collect();
        let found: Vec<_> = if given.is_empty() { known.into_iter().collect() } else { given };
        if let [only] = &found[..] {
            return Ok(only.clone());
        }
        let message = if found.is_empty() {
            format!("nothing says which resource `{}` is; give a page of one of its operations, too", title.value)
        } else {
            let found: Vec<String> = found.iter().map(|(api, resource)| format!("`{api}/{resource}`")).collect();
            format!("`{}` may be {}", title.value, found.join(", or "))
        };
        Err(Question { message, place: title.place.clone() })
    }

    /// Who has an operation, for those whose own page does not say.
    fn coverage(&mut self, page: CoveragePage) {
        for covered in page.providers {
            let is_known = self.ground.providers.iter().any(|provider| provider.slug == covered.slug);
            if !is_known {
                let question = integrations::slug(&covered.label, &covered.place, self.ground.providers).err();
                let message = format!("no provider has the key `{}`", covered.slug);
                let unknown = Question { message, place: covered.place.clone() };
                self.groups.questions.push(question.unwrap_or(unknown));
                continue;
            }
            for (heading, methods) in &covered.resources {
                let wanted = squashed(heading);
                let groups = self.groups.groups.iter_mut().filter(|((_, resource), _)| squashed(resource) == wanted);
                for (_, group) in groups {
                    group.covered(&covered, methods);
                }
            }
        }
    }
}

/// A name as headings and addresses of pages have it, without what separates words.
fn squashed(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
