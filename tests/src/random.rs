//! Specifications made up from a seed, the same on every machine.

use std::fmt::Write as _;

use unified_codegen::load::RawFile;

/// How much there is of everything.
pub struct Size {
    /// Providers.
    pub providers: usize,
    /// Operations of the one resource.
    pub operations: usize,
    /// Fields of each operation.
    pub fields: usize,
}

/// The files of a specification with one resource.
pub fn specification(size: &Size, seed: u64) -> Vec<RawFile> {
    let mut dice = Dice::new(seed);
    [
        ("platform.yaml", include_str!("../diagnostics/base/platform.yaml").to_owned()),
        ("providers.yaml", providers(size)),
        ("help/tickets.yaml", resource(&mut dice, size)),
    ]
    .map(|(path, text)| RawFile { path: path.to_owned(), content: Ok(text.into_bytes()) })
    .into()
}

fn providers(size: &Size) -> String {
    let lines = (0..size.providers).map(|index| format!("  {}: Provider {index}\n", slug(index)));
    format!("providers:\n{}", lines.collect::<Vec<_>>().concat())
}

fn slug(index: usize) -> String {
    format!("p{index:03}")
}

fn resource(dice: &mut Dice, size: &Size) -> String {
    let mut text = "description: Made up.\nobject:\n".to_owned();
    for field in 0..size.fields {
        let _ =
            writeln!(text, "  f{field}: {{type: {}}}", ["string", "integer", "array<string>", "any"][dice.below(4)]);
    }
    text += "operations:\n";
    for operation in 0..size.operations {
        let _ = writeln!(text, "  do-{operation}:\n    request:");
        for field in 0..size.fields {
            let _ = writeln!(text, "      f{field}: {{{}}}", facts(dice, size));
        }
        let _ = writeln!(
            text,
            "      part:\n        type: array<object>\n        fields:\n          a: {{type: string, {}}}\n          b: {{type: string, {}}}",
            facts(dice, size),
            facts(dice, size)
        );
    }
    text
}

/// What is said of a field: whether the schema requires it, and who takes it.
fn facts(dice: &mut Dice, size: &Size) -> String {
    let required = dice.below(20) == 0;
    let support = match dice.below(10) {
        0 => "support: {count: 7, required_count: 2}".to_owned(),
        1 => String::new(),
        _ => listed(dice, size),
    };
    let facts = [if required { "required: true" } else { "" }, &support];
    facts.iter().filter(|fact| !fact.is_empty()).copied().collect::<Vec<_>>().join(", ")
}

fn listed(dice: &mut Dice, size: &Size) -> String {
    let (mut required, mut supported) = (Vec::new(), Vec::new());
    for index in 0..size.providers {
        match dice.below(24) {
            0 => required.push(slug(index)),
            1..4 => supported.push(slug(index)),
            _ => {}
        }
    }
    // Few fields are required by somebody, as in life.
    if dice.below(4) > 0 {
        supported.append(&mut required);
        supported.sort();
    }
    let lists = [("required", required), ("supported", supported)];
    let lists = lists.iter().filter(|(_, slugs)| !slugs.is_empty());
    let lists: Vec<String> = lists.map(|(level, slugs)| format!("{level}: [{}]", slugs.join(", "))).collect();
    // An empty list says nothing, which is written by leaving it out.
    if lists.is_empty() { String::new() } else { format!("support: {{{}}}", lists.join(", ")) }
}

/// A linear congruential generator: the quality of its numbers does not matter here, that they never change does.
pub struct Dice(u64);

impl Dice {
    /// The same numbers for the same seed.
    pub fn new(seed: u64) -> Self {
        Self(0x9e37_79b9_7f4a_7c15 ^ seed)
    }

    /// A number below that of the sides.
    pub fn below(&mut self, sides: u64) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % sides).unwrap_or_default()
    }
}
