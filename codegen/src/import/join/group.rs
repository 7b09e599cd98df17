//! Which page belongs to which resource.

use std::collections::{BTreeMap, BTreeSet};

use super::sites::Sites;
use super::{About, Ground, Provenance, items};
use crate::import::Dialect;
use crate::import::draft::{Extent, Question};
use crate::import::lines::is_space;
use crate::import::page::{IndexPage, Integration, Item, Listing, Located, ObjectPage, OperationPage, Page};
use crate::import::route::{self, Address, squashed};
use crate::model::{Http, Method, Spec};

/// Pages by API and resource.
#[derive(Debug, Default)]
pub(super) struct Groups {
    pub(super) found: BTreeMap<(String, String), Group>,
    /// Resources that an index lists, by API and heading.
    pub(super) headings: BTreeMap<(String, String), String>,
    pub(super) questions: Vec<Question>,
}

/// The pages about a resource.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) objects: Vec<ObjectPage>,
    pub(super) operations: Vec<(String, OperationPage)>,
    /// Operations that pages list.
    pub(super) listed: BTreeMap<String, Http>,
    /// Who has which operation, by the pages that say it of a whole API.
    pub(super) covered: BTreeMap<String, Vec<Integration>>,
    /// Those pages.
    pub(super) coverage: BTreeSet<String>,
    /// Whether those who have an operation by them are all who have it.
    pub(super) extent: Option<Extent>,
    /// The indexes that list its operations.
    pub(super) indexes: BTreeSet<String>,
}

impl Group {
    /// All items of all pages.
    pub(super) fn items(&self) -> impl Iterator<Item = &Item> {
        let objects = self.objects.iter().flat_map(|page| &page.properties);
        objects.chain(self.operations.iter().flat_map(|(_, page)| items(page)))
    }

    /// A page about one operation shows nothing of the others, and one about a whole API may end anywhere.
    pub(super) fn lists_operations(&self) -> bool {
        !self.indexes.is_empty() || self.objects.iter().any(|page| !page.methods.is_empty())
    }

    pub(super) fn provenance(&self) -> Vec<Provenance> {
        let of = |path: &str, dialect, about| Provenance { path: path.to_owned(), dialect, about };
        let objects = self.objects.iter();
        let objects = objects.map(|page| of(page.title.place.source().path(), page.dialect, About::Object));
        let operations = self
            .operations
            .iter()
            .map(|(method, page)| of(page.path.place.source().path(), page.dialect, About::Operation(method.clone())));
        let coverage = self.coverage.iter().map(|path| of(path, Dialect::MarkdownCoverage, About::Integrations));
        let indexes = self.indexes.iter().map(|path| of(path, Dialect::MarkdownIndex, About::Methods));
        objects.chain(operations).chain(coverage).chain(indexes).collect()
    }
}

/// Operations give a resource its address; an object has it from those that it lists, or else from its heading.
pub(super) fn group(pages: Vec<Page>, ground: Ground<'_>) -> Groups {
    let mut grouping =
        Grouping { ground, groups: Groups::default(), sites: Sites::default(), indexed: BTreeMap::new() };
    for (resource, operation) in ground.there.into_iter().flat_map(Spec::operations) {
        grouping.sites.learn(operation.source.as_deref(), None, &resource.api);
    }
    let (mut objects, mut coverage) = (Vec::new(), Vec::new());
    for page in pages {
        match page {
            Page::Operation(page) => grouping.operation(page),
            Page::Object(page) => objects.push(page),
            Page::Index(page) => grouping.index(page),
            Page::Coverage(page) => coverage.push(page),
        }
    }
    // A heading alone is looked up among what all others are about.
    objects.sort_by_key(|page| page.methods.is_empty());
    for page in objects {
        grouping.object(page);
    }
    for page in &coverage {
        grouping.coverage(page);
    }
    grouping.indexed();
    grouping.groups
}

pub(super) struct Grouping<'a> {
    pub(super) ground: Ground<'a>,
    pub(super) groups: Groups,
    pub(super) sites: Sites,
    /// What indexes say of resources, by API and name.
    pub(super) indexed: BTreeMap<(String, String), Indexed>,
}

/// What an index says of a resource.
#[derive(Debug)]
pub(super) struct Indexed {
    pub(super) heading: Located<String>,
    methods: Vec<(String, Http)>,
}

impl Grouping<'_> {
    fn address(&self, http: Option<Http>, title: Option<&str>, path: &Located<String>) -> Result<Address, Question> {
        route::address(self.ground.platform, http, title, &path.value).ok_or_else(|| {
            let message = format!("`{}` is no path of the `routes` in platform.yaml; leave the page out if it is of another API, or add the route", path.value);
            Question { message, place: path.place.clone() }
        })
    }

    pub(super) fn group(&mut self, api: &str, resource: &str) -> &mut Group {
        self.groups.found.entry((api.to_owned(), resource.to_owned())).or_default()
    }

    fn operation(&mut self, page: OperationPage) {
        match self.address(page.http, page.title.as_deref(), &page.path) {
            Ok(address) => {
                self.sites.learn(page.source.as_deref(), page.api.as_deref(), &address.api);
                self.groups.questions.extend(self.entitled_otherwise(&page, &address.method));
                self.group(&address.api, &address.resource).operations.push((address.method, page));
            }
            Err(question) => self.groups.questions.push(question),
        }
    }

    /// A title begins with the method, and one whose method is sent by another verb is of another operation than the path. Methods of
    /// a resource's own may begin with any word.
    fn entitled_otherwise(&self, page: &OperationPage, method: &str) -> Option<Question> {
        let verb = |method: &str| route::verb(self.ground.platform, method);
        let is_own = |method: &str| matches!(Method::from_wire(method), Method::Custom(_));
        let title = page.title.as_deref().filter(|_| !is_own(method))?;
        let word = title.split(is_space).next().filter(|word| !word.is_empty())?.to_lowercase();
        let said = verb(&word).filter(|_| !is_own(&word))?;
        let sent = page.http.or_else(|| verb(method))?;
        let message = format!(
            "the page is entitled `{title}`, which is sent by {}, and `{}` by {}; what it says is taken to be of `{method}`: leave it \
             out if it is not",
            said.as_str(),
            page.path.value,
            sent.as_str(),
        );
        (said != sent).then(|| Question { message, place: page.path.place.clone() })
    }

    /// Where the methods of a list belong; those of other resources are asked about.
    fn listed(&mut self, methods: &[Listing]) -> Option<(String, String)> {
        let mut home = None;
        for listing in methods {
            match self.address(Some(listing.http), None, &listing.path) {
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

    /// An index says what resources are called, and what can be done with them.
    fn index(&mut self, page: IndexPage) {
        for entry in page.resources {
            let mut is_known = false;
            for listing in &entry.methods {
                let Address { api, resource, method } = match self.address(Some(listing.http), None, &listing.path) {
                    Ok(address) => address,
                    Err(question) => {
                        self.groups.questions.push(question);
                        continue;
                    }
                };
                is_known = true;
                self.sites.learn(page.source.as_deref(), Some(&page.title), &api);
                self.groups.headings.insert((api.clone(), squashed(&entry.title.value)), resource.clone());
                let new = || Indexed { heading: entry.title.clone(), methods: Vec::new() };
                self.indexed.entry((api, resource)).or_insert_with(new).methods.push((method, listing.http));
            }
            if !is_known {
                let message =
                    format!("nothing says which resource `{}` is: no operation stands below it", entry.title.value);
                self.groups.questions.push(Question { message, place: entry.title.place });
            }
        }
    }

    /// Operations that indexes list, of the resources that other pages are about or that are there. A file has to say what a
    /// resource is, which no index does: of the others nothing is written.
    fn indexed(&mut self) {
        let mut alone: BTreeMap<String, Vec<Indexed>> = BTreeMap::new();
        for ((api, resource), indexed) in std::mem::take(&mut self.indexed) {
            let is_there = self.ground.there.is_some_and(|spec| spec.resource(&api, &resource).is_some());
            if !is_there && !self.groups.found.contains_key(&(api.clone(), resource.clone())) {
                alone.entry(api).or_default().push(indexed);
                continue;
            }
            let group = self.group(&api, &resource);
            group.indexes.insert(indexed.heading.place.source().path().to_owned());
            group.listed.extend(indexed.methods);
        }
        self.groups.questions.extend(alone.into_iter().filter_map(|(api, indexed)| unwritten(&api, &indexed)));
    }

    fn object(&mut self, page: ObjectPage) {
        let home = match self.listed(&page.methods) {
            Some(home) => {
                self.sites.learn(page.source.as_deref(), page.api.as_deref(), &home.0);
                Ok(home)
            }
            None => self.by_heading(&page),
        };
        match home {
            Ok((api, resource)) => self.group(&api, &resource).objects.push(page),
            Err(question) => self.groups.questions.push(question),
        }
    }

    /// The only resource whose name is the heading: of those that pages are about, or else of those that are listed or known.
    fn by_heading(&self, page: &ObjectPage) -> Result<(String, String), Question> {
        let title = &page.title;
        let api = self.sites.api(page.source.as_deref(), page.api.as_deref());
        let of_api = |found: &(String, String)| api.is_none_or(|api| found.0 == api);
        let wanted = squashed(&title.value);
        let is_given = |(_, resource): &&(String, String)| squashed(resource) == wanted;
        let given: Vec<_> = self.groups.found.keys().filter(is_given).filter(|found| of_api(found)).cloned().collect();
        let known = self.known(&wanted).into_iter().filter(of_api);
        let found: Vec<_> = if given.is_empty() { known.collect() } else { given };
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

    /// The resources of a heading that an index lists or the specification has.
    fn known(&self, wanted: &str) -> BTreeSet<(String, String)> {
        let indexed = self.groups.headings.iter().filter(|((_, heading), _)| heading == wanted);
        let indexed = indexed.map(|((api, _), resource)| (api.clone(), resource.clone()));
        let there = self.ground.there.into_iter().flat_map(Spec::resources);
        let there = there.filter(|resource| squashed(&resource.slug) == wanted);
        indexed.chain(there.map(|resource| (resource.api.clone(), resource.slug.clone()))).collect()
    }
}

/// Resources that nothing but an index is about.
fn unwritten(api: &str, indexed: &[Indexed]) -> Option<Question> {
    let first = indexed.iter().map(|one| &one.heading.place).min_by_key(|place| place.bytes().start)?;
    let headings: Vec<String> = indexed.iter().map(|one| format!("`{}`", one.heading.value)).collect();
    let message = format!(
        "nothing is written of {} of `{api}`: an index says what they are called, and not what they are; give the pages about \
         their objects, too",
        headings.join(", "),
    );
    Some(Question { message, place: first.clone() })
}
