//! `cargo xtask import`, with invented pages.

mod answered;
mod broken;
mod changed;
mod forms;
mod hostile;
mod in_part;
mod joined;
mod layouts;
mod open;
mod refused;
mod said;
mod shown;
mod values;

use std::fs;
use std::path::PathBuf;

use crate::{Place, Ran};

/// A page about an operation with names: two fields, one of which two providers take.
const UPDATE: &str = "Skip to content\nPATCH /unified/workshop/tools/{id}\n\nRequest Body\n\nnamestring\n\nWhat it is called.\n\n\
    2 supported1 required\nGamma\nrequired\nAlpha\nsupported\nResponse Body\n\nidstring\nrequired·\n\nWhich tool.\n\n\
    namestring\n\nWhat it is called.\n\n1 supported\nAlpha\nsupported\n\
    curl -X PATCH 'https://api.sample.example/unified/workshop/tools/1' \\\n  -d '{\n  \"name\": \"your_name\"\n}'\n";

/// The same operation on a page without names; only the order and the words tell.
const NAMELESS: &str = "Update Tools\n/unified/workshop/tools/{id}\nRequest Body\nWhat it is called.\n2 supported1 required\n\
    Response Body\nWhich tool.\nWhat it is called.\n1 supported\n\
    curl -X PATCH 'https://api.sample.example/unified/workshop/tools/1' \\\n-d '{\n\"name\": \"your_name\"\n}'\n";

const OBJECT: &str = "# Tools Object\n\n> Source: https://docs.sample.example/tools\n\n## Properties\n\n\
    - **`id`** _(string, required)_\n  Which tool.\n- **`name`** _(string)_\n  What it is called.\n\n## Methods\n\n\
    - [GET /unified/workshop/tools](/docs/tools/list) — List Tools\n";

/// A specification whose routes are those of the pages.
fn place() -> Place {
    let place = Place::new();
    let platform = place.spec().join("platform.yaml");
    let text = fs::read_to_string(&platform).expect("the platform is there");
    fs::write(platform, text.replace("/v1/", "/unified/")).expect("it can be written");
    place
}

fn page(place: &Place, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = place.path().join(name);
    fs::write(&path, text).expect("a page can be written");
    path
}

fn file(place: &Place, path: &str) -> String {
    fs::read_to_string(place.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn import(place: &Place, args: &[&str]) -> Ran {
    let mut all = vec!["import"];
    all.extend(args);
    place.xtask(&all)
}
