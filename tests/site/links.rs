//! Every link leads somewhere, and none out of the folder.

use std::collections::{BTreeMap, BTreeSet};

use reqwest::Url;

use super::page::{self, Page, data};
use super::{Files, files, specifications};

#[test]
fn every_link_leads_to_something_that_is_there() {
    let mut count = 0;
    for (name, spec) in specifications() {
        let files = files(&spec);
        let pages = files.iter().filter(|(path, _)| page::is_page(path));
        let pages: BTreeMap<&str, Read> = pages.map(|(path, html)| (path.as_str(), Read::of(html))).collect();
        for (path, page) in &pages {
            for target in &page.targets {
                count += 1;
                assert!(leads(&files, &pages, path, target), "{name}: {path} leads to `{target}`, which is not there");
            }
        }
    }
    assert!(count > 5_000, "{count} links are too few");
}

#[test]
fn what_is_found_is_there() {
    for (name, spec) in specifications() {
        let files = files(&spec);
        let index = data(&files["assets/search-index.js"], "SEARCH");
        let text = |value: &serde_json::Value| value.as_str().expect("it is a text").to_owned();
        let list = |value: &serde_json::Value| value.as_array().expect("it is a list").clone();
        for resource in list(&index["resources"]) {
            let number = usize::try_from(resource[0].as_u64().expect("a number")).expect("a small one");
            let path = format!("api/{}/{}", text(&index["apis"][number][0]), text(&resource[1]));
            assert!(files.contains_key(&format!("{path}/index.html")), "{name}: {path}");
            for method in list(&resource[2]) {
                assert!(files.contains_key(&format!("{path}/{}/index.html", text(&method))), "{name}: {path} {method}");
            }
            let ids = ids(&Page::read(&files[&format!("{path}/index.html")]));
            for field in list(&resource[3]) {
                assert!(ids.contains(&format!("field.{}", text(&field))), "{name}: {path} {field}");
            }
        }
        for provider in list(&index["providers"]) {
            assert!(files.contains_key(&format!("provider/{}.html", text(&provider[0]))), "{name}: {provider}");
        }
    }
}

/// What of a page matters to links.
struct Read {
    targets: BTreeSet<String>,
    ids: BTreeSet<String>,
    /// The values of what can be chosen, and of what can be ticked.
    options: BTreeSet<String>,
    ticks: BTreeSet<String>,
}

impl Read {
    fn of(html: &str) -> Self {
        let page = Page::read(html);
        let values =
            |name| page.named(name).filter_map(|tag| tag.get("value")).map(str::to_owned).collect::<BTreeSet<String>>();
        let targets = targets(&page).into_iter().collect();
        Self { targets, ids: ids(&page), options: values("option"), ticks: values("input") }
    }
}

fn targets(page: &Page) -> Vec<String> {
    let attributes = ["href", "src", "data-from"];
    let all = page.tags.iter().flat_map(|tag| attributes.iter().filter_map(|name| tag.get(name)));
    all.filter(|target| *target != "data:,").map(str::to_owned).collect()
}

fn ids(page: &Page) -> BTreeSet<String> {
    page.tags.iter().filter_map(|tag| tag.get("id")).map(str::to_owned).collect()
}

fn leads(files: &Files, pages: &BTreeMap<&str, Read>, from: &str, target: &str) -> bool {
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let path = if path.is_empty() { from.to_owned() } else { resolved(from, path) };
    if anchor.is_empty() || anchor == "main" {
        return files.contains_key(&path);
    }
    let Some(page) = pages.get(path.as_str()) else { return false };
    let mut state = anchor.split_once('=').into_iter();
    state.next().map_or_else(
        || page.ids.contains(&decoded(anchor)),
        |(key, value)| match key {
            "provider" => page.options.contains(value),
            "take" => page.ticks.contains(&decoded(value)),
            _ => false,
        },
    )
}

/// `a/b.html` and `../c.html` is `c.html`.
fn resolved(from: &str, target: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

fn decoded(text: &str) -> String {
    let url = Url::parse(&format!("http://site.example/?{text}")).expect("it is a part of an address");
    url.query_pairs().next().map(|(text, _)| text.into_owned()).unwrap_or_default()
}
