//! The example of `spec/README.md`, which has every key of the format once.

use std::collections::BTreeMap;

use serde_json::Value;
use unified_codegen::load::RawFile;

/// The files of the example but for the approvals, which nothing is written from.
pub(crate) fn example() -> BTreeMap<String, Value> {
    let readme = std::fs::read_to_string(tests::workspace().join("spec/README.md")).expect("the text can be read");
    let blocks = readme.split("```yaml\n").skip(1).map(|block| block.split("```").next().unwrap_or_default());
    let files = blocks.filter_map(|block| {
        let path = block.lines().next()?.strip_prefix("# spec/")?;
        Some((path.to_owned(), serde_yaml::from_str(block).expect("the example is YAML")))
    });
    let files: BTreeMap<String, Value> = files.filter(|(path, _)| path != "approvals.yaml").collect();
    assert_eq!(files.len(), 5, "the example is a whole specification");
    files
}

/// Documents as files: JSON is YAML.
pub(crate) fn files(documents: &BTreeMap<String, Value>) -> Vec<RawFile> {
    let file = |(path, document): (&String, &Value)| {
        let text = serde_json::to_string_pretty(document).expect("a document is JSON");
        // What few editors show is spelled out, or the file is refused for it.
        let spelled = |c: char| if c.is_ascii() { c.to_string() } else { format!("\\u{:04x}", u32::from(c)) };
        let text: String = text.chars().map(spelled).collect();
        RawFile { path: path.clone(), content: Ok(text.into_bytes()) }
    };
    documents.iter().map(file).collect()
}
