//! Every single fact of a specification, changed by itself: one entry, of the rule that is expected, and mirrored from the other
//! side.

mod apis;
mod cells;
mod check;
mod fields;
mod formats;
mod lines;
mod list;
mod names;
mod offers;
mod operations;
mod orders;
mod parameters;
mod platform;
mod providers;
mod said;
mod shapes;
mod support;
mod tree;
mod unnamed;
mod whole;

use unified_codegen::load;

use self::check::Tally;
use self::list::Mutations;
use self::tree::Tree;

/// Resources of their own, with the platform and the providers of the workspace: so the number of mutations stays what it is, whatever is
/// added to the specification.
const RESOURCES: [&str; 5] = [
    "crm/accounts.yaml",
    "crm/users.yaml",
    "ticketing/accounts.yaml",
    "ticketing/users.yaml",
    "user-directory/organizations.yaml",
];

/// `cargo test -p tests --test diff mutation -- --nocapture` shows how many there are of each kind.
#[test]
fn every_mutation_is_one_entry_of_its_rule() {
    let read = |folder: &str| load::read(&tests::workspace().join(folder)).unwrap_or_else(|error| panic!("{error}"));
    let mut files = read("tests/diff/mutations/resources");
    files.extend(read("spec").into_iter().filter(|file| !file.path.contains('/')));
    let whole = Tree::parsed(files).with_apis().of(&RESOURCES);
    let mut tally = Tally::default();
    for resource in RESOURCES {
        let part = whole.of(&[resource]);
        let mut all = Mutations::new(&part);
        shapes::mutate(&mut all);
        said::mutate(&mut all);
        support::mutate(&mut all);
        operations::mutate(&mut all);
        unnamed::mutate(&mut all);
        orders::mutate(&mut all);
        tally.check(&all);
        let in_part = part.with_lists_in_part();
        let mut all = Mutations::new(&in_part);
        operations::mutate_lists(&mut all);
        tally.check(&all);
    }
    let mut all = Mutations::new(&whole);
    whole::mutate(&mut all);
    apis::mutate(&mut all);
    names::mutate(&mut all);
    providers::mutate(&mut all);
    platform::mutate(&mut all);
    parameters::mutate(&mut all);
    formats::mutate(&mut all);
    tally.check(&all);
    tally.finish();
}
