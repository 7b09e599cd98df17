//! `catalogue.md`, which `cargo xtask regenerate` writes.

use std::fs;

use crate::Place;

/// What is known in each degree is counted apart, nothing twice, and the last line of the run says the same.
#[test]
fn each_degree_of_what_is_known_has_its_column() {
    let place = Place::new();
    place.edit("crm/contacts.yaml", "\noperations:\n", "\npartial_operations: true\noperations:\n");
    let some = "  update:\n    integrations: {providers: [alpha], complete: false}\n";
    place.edit("crm/companies.yaml", "  update:\n", some);
    place.edit("assets/devices.yaml", "operations:\n  get: {}\n", "operations: {}\npartial_operations: true\n");
    let told = place.regenerate().ended(0).stderr();
    let text = fs::read_to_string(place.spec().join("catalogue.md")).expect("it is written");
    let table: Vec<&str> = text.lines().filter(|line| line.starts_with("| ") && !line.contains("---")).collect();
    let expected = [
        "| API | resources published | here | typed whole | in part | untyped | operations in part | operations \
         | who has it: whole | in part | not stated | providers published | named here |",
        "| `assets` | – | 1 | 1 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | – | 0 |",
        "| `crm` | – | 2 | 2 | 0 | 0 | 1 | 3 | 1 | 1 | 1 | – | 3 |",
    ];
    assert_eq!(table[..3], expected, "{text}");
    assert!(told.contains("; 4 of 4 providers named, ") && table[4].ends_with(" | 4 |"), "{told}{text}");
}
