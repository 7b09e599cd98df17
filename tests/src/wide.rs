//! An operation of 40 fields that 700 providers take.

use std::fmt::Write as _;

use unified_codegen::load::RawFile;

const PROVIDERS: usize = 700;
const FIELDS: usize = 40;

/// The files of its specification; `platform.yaml` is that of this workspace.
///
/// # Panics
///
/// If that cannot be read.
pub fn files() -> Vec<RawFile> {
    let platform = std::fs::read(crate::workspace().join("spec/platform.yaml")).expect("the workspace has one");
    let mut providers = "providers:\n".to_owned();
    let mut fields =
        "description: A thing.\nobject: {id: {type: string}}\noperations:\n  update:\n    request:\n".to_owned();
    for provider in 0..PROVIDERS {
        let _ = writeln!(providers, "  provider{provider:03}: Provider {provider}");
    }
    for field in 0..FIELDS {
        let takes = |provider: &usize| !(provider * 7 + field * 13).is_multiple_of(3);
        let named =
            |list: Vec<usize>| list.iter().map(|one| format!("provider{one:03}")).collect::<Vec<_>>().join(", ");
        let (required, supported): (Vec<usize>, Vec<usize>) =
            (0..PROVIDERS).filter(takes).partition(|provider| provider % 10 == field % 10);
        let _ = writeln!(
            fields,
            "      field_{field}: {{type: string, description: The value of field {field}., support: {{required: [{}], \
             supported: [{}]}}}}",
            named(required),
            named(supported)
        );
    }
    let file = |path: &str, bytes: Vec<u8>| RawFile { path: path.to_owned(), content: Ok(bytes) };
    vec![
        file("platform.yaml", platform),
        file("providers.yaml", providers.into_bytes()),
        file("large/things.yaml", fields.into_bytes()),
    ]
}
