//! What a file says to be known in part: pages add to it, and only a page that has the rest makes it whole.

use std::fs;

use super::{OBJECT, file, import, page, place};
use crate::Place;

const TOOLS: &str = "spec/workshop/tools.yaml";

/// All that can be known in part, with the notes of whoever wrote it.
const PARTS: &str = "# Read on a Monday.
type: Implement
description: Something to work with.
source: docs/workshop/tools  # seen in part
object:
  id: {type: string, required: true}
  name: {type: string}  # what people say
  parts: {type: array<self>}
partial: true
partial_operations: true  # there are more
operations:
  list:
    # By the page about the whole API.
    integrations: {providers: [alpha], complete: false}  # the page was cut
  update:
    source: docs/workshop/tools/update
    partial: true
    integrations:
      providers: [alpha]
      complete: false
    request: not-stated
  fetch:
    request: not-stated
    response: bytes
";

const APIS: &str = "apis:
  workshop:
    label: Unified Workshop API
    source: docs/api-reference/unified-workshop-api
    coverage: docs/api-reference/unified-workshop-api/integration-coverage
    published: {resources: 1, integrations: 3}
";

fn in_part() -> Place {
    let place = place();
    fs::create_dir_all(place.spec().join("workshop")).expect("the folder can be made");
    fs::write(place.path().join(TOOLS), PARTS).expect("the file can be written");
    fs::write(place.spec().join("apis.yaml"), APIS).expect("the file can be written");
    place.xtask(&["check"]).ended(0);
    place
}

/// A page about an operation that these have.
fn update(labels: &[&str]) -> String {
    let listed: Vec<String> = labels.iter().map(|label| format!("  • {label}\n")).collect();
    let listed = listed.concat();
    format!(
        "Update Tools\n\nEndpoint\n\nhttp\nPATCH /unified/workshop/tools/{{id}}\nIntegrations supported\n{listed}\n\
         Query parameters\n\nRequest Body\n\nname\nstring\n\nWhat it is called.\n\n\
         Response Body\n\nid\nstring\nREQUIRED ·\n\nWhich tool.\n"
    )
}

/// A page about the API, in which these have the operation.
fn coverage(method: &str, providers: &[&str]) -> String {
    let has = |slug: &&str| format!("## {slug} (`{slug}`)\n\n- **Tools**: {method}\n\n");
    format!(
        "# Unified Workshop API integration coverage\n\n\
         > Source: https://docs.sample.example/docs/api-reference/unified-workshop-api/integration-coverage\n\nWho has what.\n\n{}",
        providers.iter().map(has).collect::<Vec<_>>().concat()
    )
}

#[test]
fn a_page_that_lists_everybody_makes_a_list_whole() {
    let place = in_part();
    page(&place, "update.txt", update(&["Alpha", "Gamma"]));
    import(&place, &["update.txt"]).ended(0);
    let listed = "    partial: true\n    integrations:\n      providers: [alpha, gamma]\n    request:\n      name: {type: string}\n";
    assert!(file(&place, TOOLS).contains(listed), "{}", file(&place, TOOLS));
    place.xtask(&["check"]).ended(0);
    let text = import(&place, &["update.txt"]).ended(0).stderr();
    assert!(text.ends_with("0 questions, 0 TODO, 0 bytes unread; 0 files changed\n"), "{text}");
}

#[test]
fn a_page_that_lacks_somebody_does_not_list_everybody() {
    let place = in_part();
    page(&place, "update.txt", update(&["Gamma"]));
    let text = import(&place, &["update.txt"]).ended(0).stderr();
    let listed = "    integrations:\n      providers: [alpha, gamma]\n      complete: false\n";
    assert!(file(&place, TOOLS).contains(listed), "{}", file(&place, TOOLS));
    let said = "alpha has `update` here, and is not on the list in update.txt:6, so that there may be others still; the file stays as it is";
    assert!(text.contains(said), "{text}");
    import(&place, &["update.txt", "--prune"]).ended(0);
    let listed = "    integrations:\n      providers: [gamma]\n    request:";
    assert!(file(&place, TOOLS).contains(listed), "{}", file(&place, TOOLS));
    place.xtask(&["check"]).ended(0);
}

#[test]
fn a_list_with_somebody_whom_nobody_knows_stays_one_in_part() {
    let place = in_part();
    page(&place, "update.txt", update(&["Alpha", "Somebody", "Gamma"]));
    import(&place, &["update.txt"]).ended(0);
    let listed = "    integrations:\n      providers: [alpha, gamma]\n      complete: false\n";
    assert!(file(&place, TOOLS).contains(listed), "{}", file(&place, TOOLS));
}

#[test]
fn a_page_that_ends_with_its_list_does_not_make_it_whole() {
    let place = in_part();
    let page_text = update(&["Alpha", "Gamma"]);
    let cut = page_text.split("Query parameters").next().expect("it has a beginning");
    page(&place, "update.txt", cut);
    import(&place, &["update.txt"]).ended(0);
    let listed = "    integrations:\n      providers: [alpha, gamma]\n      complete: false\n";
    assert!(file(&place, TOOLS).contains(listed), "{}", file(&place, TOOLS));
}

/// However many are on it, it may end within the last of them.
#[test]
fn a_page_about_an_api_makes_no_list_whole() {
    for providers in [&["alpha", "gamma"][..], &["alpha", "beta-desk", "gamma"]] {
        let place = in_part();
        page(&place, "coverage.md", coverage("list", providers));
        import(&place, &["coverage.md"]).ended(0);
        let slugs = providers.join(", ").replace("beta-desk", "betadesk");
        let listed = format!(
            "    # By the page about the whole API.\n    integrations: {{providers: [{slugs}], complete: false}}  # the page was cut\n"
        );
        assert!(file(&place, TOOLS).contains(&listed), "{listed}{}", file(&place, TOOLS));
    }
}

/// The vendor has three: a page with fewer was cut.
#[test]
fn a_page_about_an_api_with_fewer_providers_than_there_are_says_so() {
    let place = in_part();
    page(&place, "coverage.md", coverage("delete", &["alpha", "gamma"]));
    import(&place, &["coverage.md"]).ended(0);
    let listed = "  delete:\n    integrations: {providers: [alpha, gamma], complete: false}\n";
    assert!(file(&place, TOOLS).contains(listed), "{}", file(&place, TOOLS));
    import(&place, &["coverage.md", "--prune"]).ended(0);
    assert!(
        file(&place, TOOLS).contains("    integrations: {providers: [alpha], complete: false}  # the page was cut\n")
    );
    place.xtask(&["check"]).ended(0);
    let place = in_part();
    page(&place, "coverage.md", coverage("update", &["alpha"]));
    page(&place, "update.txt", update(&["Alpha", "Gamma"]));
    let text = import(&place, &["coverage.md", "update.txt"]).ended(0).stderr();
    assert!(file(&place, TOOLS).contains("      providers: [alpha, gamma]\n    request:"), "{}", file(&place, TOOLS));
    assert!(!text.contains("do not agree"), "a page that was cut lacks somebody: {text}");
    // Who is nobody on one page is somebody on the other, which was cut.
    let place = in_part();
    page(&place, "coverage.md", coverage("update", &["alpha", "gamma"]));
    page(&place, "update.txt", update(&["Alpha", "Somebody"]));
    import(&place, &["coverage.md", "update.txt"]).ended(0);
    let listed = "      providers: [alpha, gamma]\n      complete: false\n";
    assert!(file(&place, TOOLS).contains(listed), "{}", file(&place, TOOLS));
}

#[test]
fn what_is_known_in_part_and_notes_stay() {
    let place = in_part();
    let object = OBJECT
        .replace("\n## Methods", "- **`parts`** _(array<object>)_\n  What it is made of, tools each.\n\n## Methods");
    page(&place, "object.md", object);
    let text = import(&place, &["object.md"]).ended(0).stderr();
    assert_eq!(file(&place, TOOLS), PARTS);
    assert!(text.ends_with("0 questions, 0 TODO, 0 bytes unread; 0 files changed\n"), "{text}");
    page(&place, "update.txt", update(&["Alpha"]));
    import(&place, &["object.md", "update.txt", "--prune"]).ended(0);
    let whole = PARTS.replace(
        "      providers: [alpha]\n      complete: false\n    request: not-stated\n",
        "      providers: [alpha]\n    request:\n      name: {}\n",
    );
    assert_eq!(file(&place, TOOLS), whole);
}

#[test]
fn an_answer_that_is_a_file_has_no_fields() {
    let place = in_part();
    let fetch = "Fetch Tools\n\nEndpoint\n\nhttp\nPOST /unified/workshop/tools/fetch\n\nRequest Body\n\nResponse Body\n\nname\nstring\n\n\
        What it is called.\n\nSupported in\n  • Alpha\n";
    page(&place, "fetch.txt", fetch);
    let text = import(&place, &["fetch.txt"]).ended(0).stderr();
    assert!(file(&place, TOOLS).contains("    response: bytes\n"), "{}", file(&place, TOOLS));
    assert!(
        text.contains("`fetch` answers with a file here, and with fields in fetch.txt:6; the file stays as it is"),
        "{text}"
    );
    import(&place, &["fetch.txt", "--overwrite"]).ended(0);
    assert!(
        file(&place, TOOLS).contains("    response:\n      name: {support: {supported: [alpha]}}\n"),
        "{}",
        file(&place, TOOLS)
    );
}

/// A page of which everything behind the field is cut off, or nothing.
fn taken(labels: &[&str], behind: &str) -> String {
    let listed: Vec<String> = labels.iter().map(|label| format!("  • {label}\n")).collect();
    format!(
        "Update Tools\n\nEndpoint\n\nhttp\nPATCH /unified/workshop/tools/{{id}}\n\nRequest Body\n\nname\nstring\n\nWhat it is called.\n\n\
         Required in\n  • Gamma\n\nSupported in\n{}\n{behind}",
        listed.concat()
    )
}

const BEHIND: &str = "Response Body\n\nid\nstring\nREQUIRED ·\n\nWhich tool.\n";

fn request(place: &Place) -> String {
    let text = file(place, TOOLS);
    text.lines().find(|line| line.contains("      name: {")).unwrap_or_default().trim().to_owned()
}

#[test]
fn a_page_that_breaks_off_in_a_list_names_some_of_those_who_take_the_field() {
    let place = in_part();
    page(&place, "cut.txt", taken(&["Alpha"], ""));
    import(&place, &["cut.txt"]).ended(0);
    let some = "name: {type: string, support: {required: [gamma], supported: [alpha], complete: false}}";
    assert_eq!(request(&place), some);
    place.xtask(&["check"]).ended(0);
    let text = import(&place, &["cut.txt"]).ended(0).stderr();
    assert!(text.contains("0 files changed"), "{text}");
    page(&place, "whole.txt", taken(&["Alpha", "Beta Desk"], BEHIND));
    import(&place, &["cut.txt", "whole.txt"]).ended(0);
    let all = "name: {support: {required: [gamma], supported: [alpha, betadesk]}}";
    assert_eq!(request(&place).replace("type: string, ", ""), all, "whole");
    let before = file(&place, TOOLS);
    import(&place, &["cut.txt"]).ended(0);
    assert_eq!(file(&place, TOOLS), before, "a page that is cut takes nothing away");
    place.xtask(&["check"]).ended(0);
}

#[test]
fn a_list_that_lacks_somebody_or_knows_nobody_does_not_make_one_whole() {
    for (labels, after) in [(&["Beta Desk"][..], "[alpha, betadesk]"), (&["Alpha", "Somebody"], "[alpha]")] {
        let place = in_part();
        page(&place, "cut.txt", taken(&["Alpha"], ""));
        import(&place, &["cut.txt"]).ended(0);
        page(&place, "whole.txt", taken(labels, BEHIND));
        import(&place, &["whole.txt"]).ended(0);
        let listed = format!("support: {{required: [gamma], supported: {after}, complete: false}}");
        assert!(request(&place).contains(&listed), "{listed}: {}", request(&place));
    }
}

/// The same, however far each page goes, and in whichever order they come.
#[test]
fn pages_that_break_off_name_together_whom_each_names() {
    let all = "support: {required: [gamma], supported: [alpha, betadesk], complete: false}";
    for order in [&[&["one.txt", "other.txt"][..]][..], &[&["other.txt", "one.txt"]], &[&["one.txt"], &["other.txt"]]] {
        let place = in_part();
        page(&place, "one.txt", taken(&["Alpha"], ""));
        page(&place, "other.txt", taken(&["Beta Desk"], ""));
        for pages in order {
            import(&place, pages).ended(0);
        }
        assert!(request(&place).contains(all), "{order:?}: {}", request(&place));
    }
}

#[test]
fn a_list_that_lacks_somebody_whom_a_page_names_is_not_whole() {
    let place = in_part();
    page(&place, "whole.txt", taken(&["Beta Desk"], BEHIND));
    import(&place, &["whole.txt"]).ended(0);
    assert!(!request(&place).contains("complete"), "{}", request(&place));
    page(&place, "cut.txt", taken(&["Alpha"], ""));
    import(&place, &["cut.txt"]).ended(0);
    let all = "support: {required: [gamma], supported: [alpha, betadesk], complete: false}";
    assert!(request(&place).contains(all), "{}", request(&place));
}

#[test]
fn some_names_take_no_number_away() {
    let place = in_part();
    page(&place, "update.txt", update(&["Alpha"]));
    import(&place, &["update.txt"]).ended(0);
    let counted = "      name: {type: string, support: {count: 3}}\n";
    let text = file(&place, TOOLS).replace("      name: {type: string}\n", counted);
    assert!(text.contains(counted), "{text}");
    fs::write(place.path().join(TOOLS), text).expect("the file can be written");
    page(&place, "cut.txt", taken(&["Alpha"], ""));
    for arguments in [&["cut.txt"][..], &["cut.txt", "--overwrite"]] {
        let text = import(&place, arguments).ended(0).stderr();
        assert!(request(&place).contains("{count: 3}"), "{}", request(&place));
        assert!(text.contains("is taken by some: gamma (required), alpha (supported)"), "{text}");
    }
}
