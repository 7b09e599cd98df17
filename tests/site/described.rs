//! What the page of an operation says of each field.

use unified_codegen::load::RawFile;
use unified_codegen::model::{Field, FieldPath, Level, Location, Operation, Spec, Support};

use super::page::Page;
use super::{Files, files, specifications};

/// A specification of one resource, `large/things`.
pub(super) fn invented(providers: &str, things: &str) -> Spec {
    let platform = std::fs::read(tests::workspace().join("spec/platform.yaml")).expect("the workspace has one");
    let file = |path: &str, bytes: Vec<u8>| RawFile { path: path.to_owned(), content: Ok(bytes) };
    let files = vec![
        file("platform.yaml", platform),
        file("providers.yaml", format!("providers:\n{providers}").into_bytes()),
        file("large/things.yaml", things.into()),
    ];
    tests::compile(files).unwrap_or_else(|report| panic!("{}", tests::text(report)))
}

/// The text of a field's item, up to the next item.
fn item<'p>(page: &'p Page, id: &str) -> &'p str {
    let items: Vec<_> = page.named("li").collect();
    let at = items.iter().position(|item| item.get("id") == Some(id)).unwrap_or_else(|| panic!("no item {id}"));
    let end = items.get(at + 1).map_or(page.text.len(), |next| next.at);
    &page.text[items[at].at..end]
}

/// What has to stand there.
fn expected(spec: &Spec, location: Location, field: &Field) -> Vec<String> {
    let word = if location == Location::Response { "Filled by" } else { "Taken by" };
    let list = |word: &str, level| {
        let labels: Vec<&str> = field.support.at(level).map(|id| spec.provider(id).label.as_str()).collect();
        (1..=12).contains(&labels.len()).then(|| format!("{word} {}.", labels.join(", ")))
    };
    let mut texts = vec![format!("{} {}", field.wire, field.ty), format!(".yaml:{}", field.place.line())];
    texts.extend(field.ty.format().map(|format| format!("({})", format.as_str())));
    texts.extend(field.required.then(|| " required ".to_owned()));
    texts.extend(field.example.as_ref().map(|example| format!("Example: {example}")));
    texts.extend(field.references.as_ref().map(|target| format!("Points at {target}.")));
    match &field.support {
        Support::Listed(_) | Support::InPart(_) => {
            texts.extend(list("Required by", Level::Required));
            texts.extend(list(word, Level::Supported));
            texts.extend(field.support.is_in_part().then(|| "Sources do not show who else does.".to_owned()));
        }
        Support::Counted { supported: 1, .. } => texts.push(format!("{word} 1 provider")),
        Support::Counted { supported, .. } => texts.push(format!("{word} {supported} providers")),
        Support::NotStated => {}
    }
    texts
}

fn each<'a>(fields: &'a [Field], above: Option<(&FieldPath, &Field)>, seen: &mut Vec<(FieldPath, &'a Field)>) {
    for field in fields {
        let path = above.map_or_else(|| FieldPath::top(&field.wire), |(path, of)| path.member(&of.ty, &field.wire));
        seen.push((path.clone(), field));
        each(&field.members, Some((&path, field)), seen);
    }
}

fn fields(operation: &Operation) -> Vec<(Location, FieldPath, &Field)> {
    let of = |location, fields| {
        let mut seen = Vec::new();
        each(fields, None, &mut seen);
        seen.into_iter().map(move |(path, field)| (location, path, field))
    };
    of(Location::Query, operation.query.as_slice())
        .chain(of(Location::Request, operation.request_fields()))
        .chain(of(Location::Response, operation.response_fields()))
        .collect()
}

#[test]
fn a_field_is_described_as_the_model_has_it() {
    let mut compared = 0;
    for (name, spec) in specifications().into_iter().filter(|(name, _)| !name.contains("hostile")) {
        let files: Files = files(&spec);
        for (resource, operation) in spec.operations() {
            let path = format!("api/{}/{}/index.html", resource.path(), operation.method.wire());
            let page = Page::read(&files[&path]);
            for (location, field_path, field) in fields(operation) {
                let shown = item(&page, &format!("{}.{field_path}", location.as_str()));
                for text in expected(&spec, location, field) {
                    compared += 1;
                    assert!(shown.contains(&text), "{name}: {path} {field_path} lacks `{text}`: {shown}");
                }
                let is_named = ["Required by ", "Taken by ", "Filled by "].iter().any(|word| shown.contains(word));
                assert!(is_named == (field.support != Support::NotStated), "{name}: {path} {field_path}: {shown}");
            }
        }
    }
    assert!(compared > 500, "{compared} texts are too few");
}

/// Of what no matrix has, a list is whole however long it is.
#[test]
fn what_stands_nowhere_else_is_not_cut() {
    let slugs: Vec<String> = (10..40).map(|number| format!("p{number}")).collect();
    let providers: Vec<String> = slugs.iter().map(|slug| format!("  {slug}: Label {slug}\n")).collect();
    let own: Vec<String> = slugs.iter().map(|slug| format!("{slug}: [only_{slug}]")).collect();
    let (all, own) = (slugs.join(", "), own.join(", "));
    let things = format!(
        "description: A thing.\nobject: {{id: {{type: string}}}}\noperations:\n  update:\n    request:\n      \
         kind: {{type: string, support: {{supported: [{all}], values: {{{own}}}}}}}\n    unnamed:\n      \
         - {{in: request, type: string, description: Nobody names it., support: {{supported: [{all}]}}}}\n"
    );
    let files = files(&invented(&providers.concat(), &things));
    let page = Page::read(&files["api/large/things/update/index.html"]);
    let (_, unnamed) = page.text.split_once("Nobody names it.").expect("it is described");
    for slug in &slugs {
        assert!(page.text.contains(&format!("Label {slug} takes only_{slug}.")), "the values of {slug}");
        assert!(unnamed.contains(&format!("Label {slug}")), "{slug} takes the field without a name");
    }
    let dead = page.named("a").filter_map(|link| link.get("href")).find(|target| target.ends_with("take=request."));
    assert_eq!(dead, None, "a field without a name has no column");
}

#[test]
fn a_field_that_no_operation_has_is_described_by_its_resource() {
    let things = "description: A thing.\nobject:\n  id: {type: string}\n  seen_at: {type: string, format: date-time, description: \
                  When it was seen.}\noperations:\n  update: {request: {id: {}}, response: not-stated}\n";
    let page = Page::read(&files(&invented("  one: One\n", things))["api/large/things/index.html"]);
    let (seen, known) = (item(&page, "field.seen_at"), item(&page, "field.id"));
    for text in ["string (date-time)", "no operation has it", "When it was seen.", "large/things.yaml:4"] {
        assert!(seen.contains(text), "{text} is not in {seen}");
    }
    assert!(!known.contains("no operation has it"), "{known}");
}
