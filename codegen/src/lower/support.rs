//! `support:`, in its four kinds.

use std::collections::HashMap;

use super::context::{File, Shared};
use super::text;
use crate::diagnostics::{self, Diagnostic, Rule, nearest};
use crate::input::{self, Given, Spanned};
use crate::model::{Cell, Level, OwnValues, ProviderId, Support};
use crate::source::Place;

/// Who takes a field. `known` are the values of the field, which a provider's own must be among.
pub(super) fn lower(cx: &mut File<'_>, support: &Given<Spanned<input::Support>>, known: &[&str]) -> Support {
    let Given::Some(support) = support else { return Support::NotStated };
    let input = &support.value;
    let required = listed(cx, &input.required);
    let supported = listed(cx, &input.supported);
    check_levels(cx, &required, &supported);
    let has_list = !(input.required.is_absent() && input.supported.is_absent());
    let count = input.count.get();
    match (has_list, count) {
        (true, _) => {
            let overlap = required.iter().any(|(id, _)| supported.iter().any(|(other, _)| other == id));
            let whole = whole(&input.required, &required) && whole(&input.supported, &supported) && !overlap;
            let is_complete = input.complete.get().is_none_or(|flag| flag.value);
            if is_complete {
                cx.quietly(!whole, |cx| check_count_against_list(cx, input, required.len(), supported.len()));
            } else {
                check_no_count(cx, input);
            }
            let values = provider_values(cx, input, known);
            let mut cells = cells(required, supported);
            attach_values(cx, &mut cells, values, input);
            if is_complete { Support::Listed(cells) } else { Support::InPart(cells) }
        }
        (false, Some(count)) => {
            check_values_need_list(cx, input);
            check_complete_needs_list(cx, input);
            counted(cx, count, input)
        }
        (false, None) => {
            check_something_said(cx, support);
            Support::NotStated
        }
    }
}

/// A provider with the place that named it.
type Named = (ProviderId, Spanned<String>);

pub(super) fn listed(cx: &mut File<'_>, list: &input::Texts) -> Vec<Named> {
    let mut named: Vec<Named> = Vec::new();
    for slug in text::items(cx, list) {
        let Some(provider) = cx.provider(slug) else { continue };
        if let Some((_, first)) = named.iter().find(|(known, _)| *known == provider) {
            let first = cx.place(&first.bytes);
            let finding = cx.finding(Rule::DuplicateProvider, &slug.bytes, format!("`{}` is listed twice", slug.value));
            cx.push(
                finding.label("listed again here").related(first, "listed first here").help("remove one of the two"),
            );
            continue;
        }
        named.push((provider, slug.clone()));
    }
    named
}

/// True when every item of a list was understood: counting the others would only repeat what was found.
pub(super) fn whole(list: &input::Texts, named: &[Named]) -> bool {
    match list {
        Given::Absent => true,
        Given::Invalid => false,
        Given::Some(list) => list.value.0.len() == named.len(),
    }
}

fn check_levels(cx: &mut File<'_>, required: &[Named], supported: &[Named]) {
    for (provider, slug) in supported {
        let Some((_, other)) = required.iter().find(|(known, _)| known == provider) else { continue };
        let other = cx.place(&other.bytes);
        let message = format!("`{}` cannot both require the field and merely support it", slug.value);
        let finding = cx.finding(Rule::RequiredAndSupported, &slug.bytes, message);
        cx.push(
            finding
                .label("listed as supported here")
                .related(other, "listed as required here")
                .help("a provider that requires a field supports it too: keep it under `required` only"),
        );
    }
}

/// Those that require the field first, each group by slug.
fn cells(required: Vec<Named>, supported: Vec<Named>) -> Vec<Cell> {
    let cell = |level| move |(provider, slug): Named| Cell { provider, level, at: slug.offset(), own: None };
    let required = required.into_iter().map(cell(Level::Required));
    let mut cells: Vec<Cell> = required.chain(supported.into_iter().map(cell(Level::Supported))).collect();
    cells.sort_by_key(|cell| (cell.level, cell.provider));
    cells.dedup_by_key(|cell| cell.provider);
    cells
}

type ProviderValues = HashMap<ProviderId, (Spanned<String>, Vec<String>)>;

fn provider_values(cx: &mut File<'_>, input: &input::Support, known: &[&str]) -> ProviderValues {
    let mut all = ProviderValues::new();
    let Some(entries) = input.values.get() else { return all };
    for (slug, list) in entries.usable() {
        if list.0.is_empty() {
            let finding = cx.finding(Rule::EmptyList, &slug.bytes, format!("`{}` is given no values", slug.value));
            cx.push(finding.label("nothing is listed here").help("list its values, or remove the key"));
        }
        let Some(provider) = cx.provider(slug) else { continue };
        let values: Vec<&Spanned<String>> = list.usable().collect();
        check_known_values(cx, &values, known);
        check_duplicate_values(cx, &values);
        all.insert(provider, (slug.clone(), values.into_iter().map(|value| value.value.clone()).collect()));
    }
    all
}

fn check_known_values(cx: &mut File<'_>, values: &[&Spanned<String>], known: &[&str]) {
    if known.is_empty() {
        return;
    }
    for value in values.iter().filter(|value| !known.contains(&value.value.as_str())) {
        let message = format!("the field has no value `{}`", value.value);
        let finding = cx.finding(Rule::UnknownValue, &value.bytes, message);
        let otherwise = format!("the field's values: {}", diagnostics::listed(known));
        let help = cx.report_mut().did_you_mean(&value.value, known.iter().copied(), otherwise);
        cx.push(finding.label("not among the field's `values`").help(help));
    }
}

/// The same value twice in one list.
pub(super) fn check_duplicate_values(cx: &mut File<'_>, values: &[&Spanned<String>]) {
    let mut findings = Vec::new();
    check_duplicates(values, |value| cx.place(&value.bytes), &mut |finding| findings.push(finding));
    for finding in findings {
        cx.push(finding);
    }
}

/// The same text twice in one list of any file.
pub(super) fn check_duplicates(
    values: &[&Spanned<String>],
    place: impl Fn(&Spanned<String>) -> Place,
    push: &mut dyn FnMut(Diagnostic),
) {
    let mut seen: HashMap<&str, &Spanned<String>> = HashMap::new();
    for value in values {
        let first = *seen.entry(&value.value).or_insert(value);
        if first.bytes != value.bytes {
            push(
                Diagnostic::new(Rule::DuplicateValue, place(value), format!("`{}` is listed twice", value.value))
                    .label("listed again here")
                    .related(place(first), "listed first here")
                    .help("remove one of the two"),
            );
        }
    }
}

fn attach_values(cx: &mut File<'_>, cells: &mut [Cell], values: ProviderValues, input: &input::Support) {
    let mut strays = Vec::new();
    for (provider, (slug, values)) in values {
        match cells.iter_mut().find(|cell| cell.provider == provider) {
            Some(cell) => cell.own = Some(Box::new(OwnValues { values, at: slug.offset() })),
            None => strays.push(slug),
        }
    }
    for slug in strays.into_iter().filter(|slug| !is_misspelled(cx.shared, slug, input)) {
        values_without_support(cx, &slug);
    }
}

/// True when a list has the provider, only not by a name that is known.
fn is_misspelled(shared: &Shared, slug: &Spanned<String>, input: &input::Support) -> bool {
    let lists = [&input.required, &input.supported].into_iter().filter_map(Given::get);
    let mut unknown = lists.flat_map(|list| list.value.usable()).filter(|text| shared.provider(&text.value).is_none());
    unknown.any(|text| nearest(&text.value, [slug.value.as_str()]).is_some())
}

fn check_values_need_list(cx: &mut File<'_>, input: &input::Support) {
    let Some(entries) = input.values.get() else { return };
    for (slug, _) in entries.usable() {
        values_without_support(cx, slug);
    }
}

fn values_without_support(cx: &mut File<'_>, slug: &Spanned<String>) {
    let message = format!("`{}` has values here, but is not listed as taking the field", slug.value);
    let finding = cx.finding(Rule::ValuesWithoutSupport, &slug.bytes, message);
    cx.push(finding.label("neither required nor supported").help("list it under `required` or `supported` as well"));
}

fn check_count_against_list(cx: &mut File<'_>, input: &input::Support, required: usize, supported: usize) {
    let total = (required + supported) as u64;
    let pairs =
        [(&input.count, total, "take the field"), (&input.required_count, required as u64, "require the field")];
    for (count, actual, what) in pairs {
        let Some(count) = count.get().filter(|count| count.value != actual) else { continue };
        let message = format!("the count says {}, the list says {actual}", count.value);
        let finding = cx.finding(Rule::CountContradictsList, &count.bytes, message);
        cx.push(
            finding
                .label(format!("{actual} in the list {what}"))
                .help("correct the one that is wrong; where the list is whole, the count can go. `count` includes the required ones"),
        );
    }
}

/// How many others there are is nothing that a list in part can be held against.
fn check_no_count(cx: &mut File<'_>, input: &input::Support) {
    for count in [&input.count, &input.required_count].into_iter().filter_map(Given::get) {
        let message = "a count beside a list that is not complete";
        let finding = cx.finding(Rule::CountContradictsList, &count.bytes, message);
        cx.push(
            finding
                .label("counts others than those who are listed")
                .help("keep what says more: the names, with `complete: false`, or the numbers alone"),
        );
    }
}

fn check_complete_needs_list(cx: &mut File<'_>, input: &input::Support) {
    let Some(complete) = input.complete.get() else { return };
    let finding = cx.finding(Rule::EmptySupport, &complete.bytes, "`complete` is said of a list, and nobody is listed");
    cx.push(
        finding
            .label("says nothing")
            .help("list who takes the field under `required` or `supported`, or remove `complete`"),
    );
}

fn counted(cx: &mut File<'_>, count: &Spanned<u64>, input: &input::Support) -> Support {
    let required = input.required_count.get().map_or(0, |count| count.value);
    if count.value == 0 {
        let finding = cx.finding(Rule::ImpossibleCount, &count.bytes, "a count of 0 says nothing");
        cx.push(
            finding
                .label("nobody is counted")
                .help("leave `support` out: that no source names anybody is not the same as nobody"),
        );
    }
    let providers = cx.shared.providers.len() as u64;
    if count.value > providers && cx.shared.knows_every_provider() {
        let message = format!("{} providers cannot take a field: providers.yaml has {providers}", count.value);
        let finding = cx.finding(Rule::ImpossibleCount, &count.bytes, message);
        cx.push(finding.label("more than there are").help("correct the count, or add the providers that are missing"));
    }
    if required > count.value {
        let bytes = input.required_count.get().map_or(&count.bytes, |count| &count.bytes);
        let message = format!("{required} providers cannot require what {} take", count.value);
        let finding = cx.finding(Rule::ImpossibleCount, bytes, message);
        cx.push(
            finding
                .label("more than `count`")
                .help("correct one of the two; `count` includes those that require the field"),
        );
    }
    Support::Counted { supported: count.value, required }
}

fn check_something_said(cx: &mut File<'_>, support: &Spanned<input::Support>) {
    let input = &support.value;
    if matches!(input.count, Given::Invalid) {
        return;
    }
    if !input.required_count.is_absent() {
        let finding = text::missing_key(cx.place(&support.bytes), "count", "`required_count`");
        cx.push(finding.help("say how many take the field: `count`, which includes those that require it"));
        return;
    }
    let finding = cx.finding(Rule::EmptySupport, &support.bytes, "this support names nobody and counts nobody");
    cx.push(
        finding
            .label("says nothing")
            .help("give `required`, `supported` or `count`; leave `support` out where no source says"),
    );
}
