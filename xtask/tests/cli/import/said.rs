//! What pages say besides fields and providers: references, notes, who has which operation, parameters that all operations have.

use super::{OBJECT, UPDATE, file, import, page, place};

const TOOLS: &str = "spec/workshop/tools.yaml";

const BENCHES: &str = "# Benches Object\n\n> Source: https://docs.sample.example/docs/api-reference/unified-work-shop-api/benches\n\n\
    ## Properties\n\n- **`id`** _(string, required)_\n  Which bench.\n\n## Methods\n\n\
    - [GET /unified/workshop/benches](/docs/benches/list) — List Benches\n";

const COVERAGE: &str = "# Unified Work Shop API integration coverage\n\n\
    > Source: https://docs.sample.example/docs/api-reference/unified-work-shop-api/integration-coverage\n\nWho has what.\n\n\
    ## Alpha (`alpha`)\n\n- **Benches**: list (partial), get\n- **Tools**: update\n\n## Gamma (`gamma`)\n\n- **Benches**: list\n- **Anvils**: list\n";

#[test]
fn references_have_the_name_on_the_wire() {
    let place = place();
    page(&place, "update.txt", UPDATE.replace("Which tool.\n\n", "Which tool.\n\nReferences: Benches → id\n\n"));
    let text = import(&place, &["update.txt"]).ended(0).stderr();
    let question = "`id` points at `Benches`, and no resource of `workshop` has that heading; import a page of it, too";
    assert!(text.contains(question), "{text}");
    assert!(!file(&place, TOOLS).contains("references"));
    page(&place, "benches.md", BENCHES);
    let text = import(&place, &["update.txt", "benches.md"]).ended(0).stderr();
    assert!(text.contains("0 questions"), "{text}");
    assert!(
        file(&place, TOOLS).contains("id: {type: string, required: true, references: benches.id}"),
        "{}",
        file(&place, TOOLS)
    );
    place.xtask(&["check"]).ended(0);
}

#[test]
fn a_reference_to_a_field_that_is_not_there_is_asked_about() {
    let place = place();
    page(&place, "update.txt", UPDATE.replace("Which tool.\n\n", "Which tool.\n\nReferences: Benches → key\n\n"));
    page(&place, "benches.md", BENCHES);
    let text = import(&place, &["update.txt", "benches.md"]).ended(0).stderr();
    assert!(text.contains("`id` points at `Benches → key`, and `workshop/benches` has no field `key`"), "{text}");
    place.xtask(&["check"]).ended(0);
}

/// The page says at which resource, and not at which of its fields.
#[test]
fn relationships_of_an_object_are_references() {
    let place = place();
    let object = "Tools Object\nRelationships\ngraph LR\nTools -->|\"name\"| Benches\nTools -->|\"shelf\"| Benches\nProperties\nWhich tool.\nWhat it is called.\n";
    page(&place, "update.txt", UPDATE);
    page(&place, "benches.md", BENCHES);
    page(&place, "object.txt", object);
    let text = import(&place, &["update.txt", "benches.md", "object.txt"]).ended(0).stderr();
    assert!(file(&place, TOOLS).contains("name: {type: string, references: benches}"), "{}{text}", file(&place, TOOLS));
    assert!(text.contains("`shelf` points at `Benches`, and that is all that the page says of it"), "{text}");
    place.xtask(&["check"]).ended(0);
    let whole = file(&place, TOOLS).replace("references: benches}", "references: benches.id}");
    std::fs::write(place.path().join(TOOLS), &whole).expect("the file can be written");
    import(&place, &["update.txt", "benches.md", "object.txt"]).ended(0);
    assert_eq!(file(&place, TOOLS), whole, "a field says more than the resource alone");
}

#[test]
fn notes_of_providers_are_shown() {
    let place = place();
    page(
        &place,
        "old.txt",
        "Update Tools\nEndpoint\nPATCH /unified/workshop/tools/{id}Integrations supported\n- Alpha\nRequest Body\nWhat it is called.\n\
         Integration specific notes\n- Alpha Only in capitals.\nSupported in\n- Alpha\nResponse Body\nWhich tool.\n\
         curl -X PATCH 'https://api.sample.example/unified/workshop/tools/1' \\\n-d '{\n\"name\": \"your_name\"\n}'\n",
    );
    page(&place, "object.md", OBJECT);
    let text = import(&place, &["old.txt", "object.md"]).ended(0).stderr();
    assert!(text.contains("note: old.txt:6:1: Alpha says of `name`: Only in capitals.\n"), "{text}");
    assert!(text.contains("1 note to put into words, "), "{text}");
    assert!(!file(&place, TOOLS).contains("capitals"));
}

#[test]
fn pages_about_integrations_say_who_has_which_operation() {
    let place = place();
    page(&place, "benches.md", BENCHES);
    page(&place, "coverage.md", COVERAGE);
    let text = import(&place, &["benches.md", "coverage.md"]).ended(0).stderr();
    let benches = file(&place, "spec/workshop/benches.yaml");
    // The page may end anywhere, so that nothing shows whether these are all.
    let list = "list:\n    integrations: {providers: [alpha, gamma], partial: [alpha], complete: false}\n";
    assert!(benches.contains(list), "{benches}");
    assert!(benches.contains("get:\n    integrations: {providers: [alpha], complete: false}"), "{benches}");
    let unknown = |heading: &str| {
        format!(
            "who has `{heading}` is said of 1 provider, and nothing says which resource of `workshop` it is; \
             give a page of one of its operations, too"
        )
    };
    assert!(text.contains(&unknown("Tools")) && text.contains(&unknown("Anvils")), "{text}");
    place.xtask(&["check"]).ended(0);
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt"]).ended(0);
    import(&place, &["coverage.md"]).ended(0);
    let tools = file(&place, TOOLS);
    assert!(tools.contains("integrations: {providers: [alpha], complete: false}"), "{tools}");
    assert_eq!(file(&place, "spec/workshop/benches.yaml"), benches);
}

const INDEX: &str = "# Unified Work Shop API\n\n\
    > Source: https://docs.sample.example/docs/api-reference/unified-work-shop-api\n\n\
    Base URL: `https://api.sample.example/unified/workshop`\n\n## Resources\n\n- [Toolset](/docs/tools)\n\
    \x20 - [GET /unified/workshop/tools](/docs/tools/list) — List Tools\n\
    \x20 - [POST /unified/workshop/tools](/docs/tools/create) — Create Tools\n\
    - [Benches](/docs/benches)\n  - [GET /unified/workshop/benches](/docs/benches/list) — List Benches\n\
    - [Anvils](/docs/anvils)\n- [Saws](/docs/saws)\n  - [GET /saws](/docs/saws/list) — List Saws\n";

/// It says which resources there are, and a file has to say what one is.
#[test]
fn an_index_alone_makes_no_file_and_says_so() {
    let place = place();
    page(&place, "index.md", INDEX);
    page(&place, "coverage.md", COVERAGE.replace("**Tools**", "**Toolset**"));
    let before = crate::snapshot(&place.spec());
    let text = import(&place, &["index.md", "coverage.md"]).ended(0).stderr();
    assert_eq!(crate::snapshot(&place.spec()), before);
    for question in [
        "index.md:9:4: nothing is written of `Benches`, `Toolset` of `workshop`: an index says what they are called, and not what \
         they are; give the pages about their objects, too\n",
        "index.md:14:4: nothing says which resource `Anvils` is: no operation stands below it\n",
        "index.md:16:10: `/saws` is no path of the `routes` in platform.yaml; leave the page out if it is of another API, or add the route\n",
        "coverage.md:7:1: who has `Toolset` is said of 1 provider, and it is `workshop/tools` by index.md:9, of which nothing is \
         written; give the page about its object, too\n",
        "coverage.md:12:1: who has `Anvils` is said of 1 provider, and nothing says which resource of `workshop` it is; give a page \
         of one of its operations, too\n",
    ] {
        assert!(text.contains(&format!("open: {question}")), "{question}{text}");
    }
}

/// Of a resource that another page is about, or that is there, it says which operations there are besides.
#[test]
fn an_index_lists_operations_of_what_is_known() {
    let place = place();
    page(&place, "index.md", INDEX);
    page(&place, "update.txt", UPDATE);
    page(&place, "coverage.md", COVERAGE.replace("**Tools**", "**Toolset**"));
    let text = import(&place, &["update.txt", "index.md", "coverage.md"]).ended(0).stderr();
    assert!(text.contains("  which operations it has: index.md (markdown-index)\n"), "{text}");
    assert!(text.contains("nothing is written of `Benches` of `workshop`"), "{text}");
    let tools = file(&place, TOOLS);
    assert!(tools.contains("  list: {}\n") && tools.contains("  create: {request: not-stated}\n"), "{tools}");
    assert!(tools.contains("integrations: {providers: [alpha], complete: false}"), "{tools}");
    place.xtask(&["check"]).ended(0);
    let place = self::place();
    page(&place, "index.md", INDEX);
    page(&place, "update.txt", UPDATE);
    import(&place, &["update.txt"]).ended(0);
    import(&place, &["index.md", "--prune"]).ended(0);
    let later = file(&place, TOOLS);
    assert!(later.contains("  list: {}\n") && later.contains("name: {support: {required: [gamma]"), "{later}");
    place.xtask(&["check"]).ended(0);
}

#[test]
fn a_page_about_integrations_of_another_api_changes_nothing() {
    let place = place();
    page(&place, "update.txt", UPDATE);
    page(&place, "coverage.md", COVERAGE.replace("work-shop", "garden").replace("Work Shop", "Garden"));
    let text = import(&place, &["update.txt", "coverage.md"]).ended(0).stderr();
    assert!(text.contains("nothing says which API `Unified Garden API integration coverage` is"), "{text}");
    assert!(!file(&place, TOOLS).contains("integrations"));
}

#[test]
fn pages_that_do_not_agree_on_who_has_an_operation_are_both_named() {
    let place = place();
    let old = "Update Tools\n\nEndpoint\n\nhttp\nPATCH /unified/workshop/tools/{id}\nIntegrations supported\n  • Gamma\n\nRequest Body\nname\nstring\n\nWhat it is called.\n\nResponse Body\nid\nstring\nREQUIRED ·\n\nWhich tool.\n";
    page(&place, "benches.md", BENCHES);
    page(&place, "old.txt", old);
    page(&place, "coverage.md", COVERAGE);
    let text = import(&place, &["benches.md", "old.txt", "coverage.md"]).ended(0).stderr();
    let question = "two pages do not agree on who has `update`: of those that the other lacks, old.txt:6 has gamma, and coverage.md:7 has alpha";
    assert!(text.contains(question), "{text}");
}

#[test]
fn a_parameter_of_all_operations_that_the_platform_does_not_have_is_asked_about() {
    let place = place();
    page(
        &place,
        "update.txt",
        UPDATE.replace(
            "Request Body",
            "Show Truto-specific parameters\ntruto_colourstring\n\nWhich one.\n\nRequest Body",
        ),
    );
    let text = import(&place, &["update.txt"]).ended(0).stderr();
    assert!(text.contains("platform.yaml has no query parameter `truto_colour` for `update`"), "{text}");
}

#[test]
fn a_list_that_is_partial_for_nobody_knows_whom_is_asked_about() {
    let place = place();
    let list = "List Tools\n/unified/workshop/tools\nPartial response — use the \"get\" endpoint for the full object.\nResponse Body\nWhich tool.\n";
    page(&place, "list.txt", list);
    page(&place, "object.md", OBJECT);
    let text = import(&place, &["list.txt", "object.md"]).ended(0).stderr();
    assert!(
        text.contains("`list` leaves out fields for some providers, and the page does not say for which"),
        "{text}"
    );
}

/// Older pages show them among an operation's own.
#[test]
fn who_takes_a_parameter_of_all_operations_is_written_and_not_what_the_parameter_is() {
    let place = place();
    let parameters = "Query Parameters\n\naccountstring\n\nWhose.\n\n2 supported1 required\nGamma\nrequired\nAlpha\nsupported\n\
        colourstring\n\nWhich one.\n\nRequest Body";
    page(&place, "update.txt", UPDATE.replace("Request Body", parameters));
    let text = import(&place, &["update.txt"]).ended(0).stderr();
    assert!(text.contains("`account` is not required here, and required in platform.yaml"), "{text}");
    let written = file(&place, TOOLS);
    assert!(
        written.contains("      account: {support: {required: [gamma], supported: [alpha]}}\n      colour: "),
        "{written}"
    );
    place.xtask(&["check"]).ended(0);
    import(&place, &["update.txt"]).ended(0);
    assert_eq!(file(&place, TOOLS), written, "the second time");
}

/// A file has no place for it.
#[test]
fn who_takes_what_is_in_the_path_is_asked_about() {
    let place = place();
    let parameters = "Path Parameters\n\nidstring\nrequired·\n\nWhich.\n\n2 supported1 required\nGamma\nrequired\nAlpha\nsupported\n\
        Request Body";
    page(&place, "update.txt", UPDATE.replace("Request Body", parameters));
    let text = import(&place, &["update.txt"]).ended(0).stderr();
    let question =
        "the page counts 2 who take `id`, 1 of them as required, which is no query parameter of every such operation";
    assert!(text.contains(question), "{text}");
}
