//! The specification that inputs are put into.

/// The files that every specification has.
pub(crate) const GROUND: [(&str, &str); 3] = [
    ("names.yaml", include_str!("../spec/names.yaml")),
    ("platform.yaml", include_str!("../spec/platform.yaml")),
    ("providers.yaml", include_str!("../spec/providers.yaml")),
];

/// Its resources.
pub(crate) const RESOURCES: [(&str, &str); 2] = [
    ("lantern/lamps.yaml", include_str!("../spec/lantern/lamps.yaml")),
    ("toys/kites.yaml", include_str!("../spec/toys/kites.yaml")),
];
