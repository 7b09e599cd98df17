//! The one place that knows how a wire name becomes a Rust name.
//!
//! Identifiers are ASCII: a letter that looks like another is a trap in code, so a wire name without enough ASCII
//! letters needs an entry in `names.yaml`.

use heck::{ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span};

macro_rules! rust_names {
    ($($(#[$doc:meta])* $name:ident: $convert:expr, $valid:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// What the rule makes of a wire name; `None` where no identifier can be made of it.
            pub fn from_wire(wire: &str) -> Option<Self> {
                let convert: fn(&str) -> String = $convert;
                usable(convert(&ascii(wire)?)).map(Self)
            }

            /// A name that a maintainer chose; `None` where it is not written as this kind of name is.
            pub fn chosen(name: &str) -> Option<Self> {
                let valid: fn(&str) -> bool = $valid;
                usable(name.to_owned()).filter(|_| valid(name)).map(Self)
            }

            /// The name without the `r#` that a keyword needs.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The name as a token, raw where it is a keyword.
            pub fn ident(&self) -> Ident {
                ident(&self.0)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

rust_names! {
    /// A module: `user_directory`.
    ModuleName: |wire| file_safe(snake(wire)), is_chosen_file;
    /// A struct field: `created_at`, `r#type`.
    FieldName: |wire| snake(wire), is_chosen;
    /// A type: `UpdateAccount`.
    TypeName: |wire| wire.to_upper_camel_case(), is_camel;
    /// A variant of an enum: `Primary`.
    VariantName: |wire| digit_safe(wire.to_upper_camel_case()), is_camel;
}

impl FieldName {
    /// The trait that stands for the field in bounds: `CreatedAt`.
    pub fn as_trait(&self) -> Ident {
        ident(&digit_safe(self.0.to_upper_camel_case()))
    }

    /// The method of a builder that sets the field. What builders do themselves keeps its name.
    pub fn setter(&self) -> Ident {
        beside(&self.0, &BUILDER_METHODS)
    }

    /// The method of a call that asks for a response format. What calls do themselves keeps its name.
    pub fn of_call(&self) -> Ident {
        beside(&self.0, &CALL_METHODS)
    }
}

/// The name, with a `_` where it is taken.
fn beside(name: &str, taken: &[&str]) -> Ident {
    if taken.contains(&name) { ident(&format!("{name}_")) } else { ident(name) }
}

impl ModuleName {
    /// The method that leads to the calls of an API. What an account does itself keeps its name.
    pub fn of_account(&self) -> Ident {
        beside(&self.0, &[&ACCOUNT_METHODS[..], &BY_VALUE, &OF_ACCOUNT].concat())
    }
}

/// The methods of an account in the client, but for those that lead to APIs.
pub const ACCOUNT_METHODS: [&str; 6] = ["capabilities", "client", "drift", "id", "provider", "untyped"];

/// What every type has by value: a method of that name would not be found.
const BY_VALUE: [&str; 2] = ["into", "try_into"];

/// What the crate calls of an account besides.
const OF_ACCOUNT: [&str; 2] = ["clone", "new"];

/// The method, or its argument, of a name on the wire: `batch_delete`. What every type has by value keeps its name.
pub fn method(wire: &str) -> Ident {
    beside(&snake(wire), &BY_VALUE)
}

/// The methods of a call in the client, but for those that ask for a response format.
pub const CALL_METHODS: [&str; 30] = [
    "blocking",
    "created_at",
    "cursor",
    "deadline",
    "exclude_fields",
    "for_provider",
    "has_description",
    "header",
    "idempotency_key",
    "idempotent",
    "ignore_limit",
    "ignore_remote_data",
    "items",
    "key_by",
    "limit",
    "max_response_bytes",
    "methods",
    "of_type",
    "pages",
    "provider",
    "query",
    "remote_query",
    "resource",
    "retry",
    "send",
    "send_blocking",
    "timeout",
    "typed",
    "unchecked_query",
    "updated_at",
];

/// The type that stands for an operation where types are needed: `BatchDelete`. The module's own keeps its name.
pub fn operation_type(wire: &str) -> Ident {
    beside(&digit_safe(wire.to_upper_camel_case()), &[CALLS])
}

/// A type of a name of ours, made of names of types: `UnifiedRaw`.
pub fn type_of(joined: &str) -> Ident {
    ident(&digit_safe(joined.to_owned()))
}

/// The field of every generated struct that holds what the schema does not know.
pub const EXTRA: &str = "extra";

/// The field of every generated struct that nobody has to know: it keeps literals and patterns from being exhaustive, so
/// that a struct may have more fields in a later version.
pub const MORE: &str = "__more";

/// What leads to the calls of a resource, or of an API.
pub const CALLS: &str = "Calls";

/// The methods that every builder has.
const BUILDER_METHODS: [&str; 2] = ["build", "unchecked"];

impl TypeName {
    /// The module of what belongs to a type: `update_account`.
    pub fn module(&self) -> Ident {
        ident(&snake(&self.0))
    }

    /// `UpdateAccount` from `update` and `Account`.
    #[must_use]
    pub fn prefixed(&self, wire: &str) -> Self {
        Self(digit_safe(wire.to_upper_camel_case()) + self.letters())
    }

    /// `AccountAddress` from `Account` and `addresses`.
    #[must_use]
    pub fn nested(&self, wire: &str) -> Self {
        let ascii = ascii(wire).unwrap_or_default();
        Self(self.letters().to_owned() + &singular(&ascii).to_upper_camel_case())
    }

    /// `AccountAddressInput` from `AccountAddress` and `Input`.
    #[must_use]
    pub fn suffixed(&self, suffix: &str) -> Self {
        Self(self.letters().to_owned() + suffix)
    }

    /// Without what only keeps `Self_` from being a keyword.
    fn letters(&self) -> &str {
        self.0.trim_end_matches('_')
    }
}

/// The longest slug, in characters, so that with what is put before and behind it, it is the name of a file on every system.
pub(crate) const LONGEST_SLUG: usize = 100;

/// The longest name of a module that is made of the name of a type: it becomes that of a file.
pub(crate) const LONGEST_MODULE: usize = 240;

/// True for the names that APIs, resources, methods and providers have: they become parts of paths.
pub(crate) fn is_slug(name: &str) -> bool {
    name.len() <= LONGEST_SLUG
        && name.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_')
}

/// The singular of an English plural as resources and fields are named: `addresses`, `categories`, `licenses`.
pub fn singular(plural: &str) -> String {
    let lower = plural.to_ascii_lowercase();
    let cut = |n: usize| plural[..plural.len() - n].to_owned();
    if ["series", "species"].contains(&lower.as_str()) {
        return plural.to_owned();
    }
    if lower.len() > 4 && lower.ends_with("ies") {
        return cut(3) + "y";
    }
    // Latin words: statuses, bonuses; but houses, causes.
    if lower.ends_with("uses") && !lower.ends_with("ouses") && !lower.ends_with("auses") {
        return cut(2);
    }
    if ["sses", "xes", "ches", "shes", "zes"].iter().any(|end| lower.ends_with(end)) {
        return cut(2);
    }
    if lower.len() > 2 && lower.ends_with('s') && !["ss", "us", "is"].iter().any(|end| lower.ends_with(end)) {
        return cut(1);
    }
    plural.to_owned()
}

/// The constant beside those of the operations: the object's fields, which every answer shares that says nothing of
/// its own. No operation may take it.
pub const OBJECT: &str = "OBJECT";

/// `SCREAMING_SNAKE` from a method or another slug: `BATCH_DELETE`.
pub fn constant(wire: &str) -> Ident {
    ident(&snake(wire).to_uppercase())
}

/// The wire name with everything that no identifier has turned into separators; `None` where non-ASCII letters
/// would be lost.
fn ascii(wire: &str) -> Option<String> {
    if wire.chars().any(|c| c.is_alphanumeric() && !c.is_ascii()) {
        return None;
    }
    Some(wire.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect())
}

fn snake(wire: &str) -> String {
    digit_safe(wire.to_snake_case())
}

/// A module is a file, and on Windows a device is in the way of a file of its name.
fn file_safe(name: String) -> String {
    let number = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    let is_device = ["aux", "con", "nul", "prn"].contains(&name.as_str())
        || number.is_some_and(|number| number.len() == 1 && number.chars().all(|c| c.is_ascii_digit()));
    if is_device { name + "_" } else { name }
}

fn digit_safe(name: String) -> String {
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("_{name}") } else { name }
}

/// The name, with a `_` where not even `r#` makes a name of it.
fn usable(name: String) -> Option<String> {
    if NEVER_RAW.contains(&name.as_str()) {
        return Some(name + "_");
    }
    (is_plain(&name) || is_keyword(&name)).then_some(name)
}

/// An identifier of the edition that the generated crate is written in.
fn is_plain(name: &str) -> bool {
    is_never_keyword(name) || syn::parse_str::<Ident>(name).is_ok() && !KEYWORDS_SINCE_SYN.contains(&name)
}

/// An identifier by its letters alone: no keyword but `Self` has a capital, and none has letters and an underscore. A name is asked for
/// wherever it is written, hundreds of thousands of times for a large specification, and a parser takes a tenth of the time that all takes.
fn is_never_keyword(name: &str) -> bool {
    let is_type = is_camel(name) && name != "Self";
    let is_compound = is_snake(name) && name.starts_with(|c: char| c.is_ascii_lowercase()) && name.contains('_');
    is_type || is_compound
}

fn is_keyword(name: &str) -> bool {
    syn::parse_str::<Ident>(&format!("r#{name}")).is_ok() || NEVER_RAW.contains(&name)
}

/// Keywords of edition 2024 that syn, which reads every edition, takes for identifiers.
const KEYWORDS_SINCE_SYN: [&str; 1] = ["gen"];

/// Keywords that even `r#` does not turn into names.
const NEVER_RAW: [&str; 4] = ["self", "Self", "super", "crate"];

fn ident(name: &str) -> Ident {
    if NEVER_RAW.contains(&name) {
        return Ident::new(&format!("{name}_"), Span::call_site());
    }
    if is_plain(name) {
        return Ident::new(name, Span::call_site());
    }
    Ident::new_raw(name, Span::call_site())
}

fn is_snake(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// What the rule would have made of some name: with a letter or a digit, and never two underscores in a row within it.
fn is_chosen(name: &str) -> bool {
    let letters = name.trim_matches('_');
    is_snake(name) && !letters.is_empty() && !letters.contains("__")
}

/// The same for a name that becomes that of a file.
fn is_chosen_file(name: &str) -> bool {
    is_chosen(name) && name.len() <= LONGEST_MODULE && file_safe(name.to_owned()) == name
}

fn is_camel(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::{FieldName, ModuleName, TypeName, VariantName, is_never_keyword, singular};

    #[test]
    fn what_is_never_a_keyword_is_an_identifier() {
        let keywords = "as break const continue crate else enum extern false fn for if impl in let loop match mod move mut pub ref return \
                        self Self static struct super trait true type unsafe use where while async await dyn abstract become box do final \
                        gen macro override priv try typeof unsized virtual yield union raw safe auto default";
        for word in keywords.split_whitespace() {
            assert!(!is_never_keyword(word), "{word}");
            let (camel, compound) = (format!("{}{}", word[..1].to_uppercase(), &word[1..]), format!("{word}_{word}"));
            for name in [camel, compound].into_iter().filter(|name| !name.starts_with("Self")) {
                assert!(is_never_keyword(&name) && syn::parse_str::<syn::Ident>(&name).is_ok(), "{name}");
            }
        }
        for other in ["", "_", "_a", "a-b", "aB", "9A", "9_a", "Ä", "a_Ä"] {
            assert!(!is_never_keyword(other), "{other}");
        }
    }

    #[test]
    fn singulars_of_names_as_they_occur() {
        for (plural, expected) in [
            ("accounts", "account"),
            ("addresses", "address"),
            ("licenses", "license"),
            ("categories", "category"),
            ("statuses", "status"),
            ("status", "status"),
            ("batches", "batch"),
            ("warehouses", "warehouse"),
            ("series", "series"),
            ("urls", "url"),
            ("pricing_plan", "pricing_plan"),
            ("analysis", "analysis"),
        ] {
            assert_eq!(singular(plural), expected);
        }
    }

    #[test]
    fn keywords_stay_what_they_are_called() {
        let ident = |wire: &str| FieldName::from_wire(wire).map(|name| name.ident().to_string());
        assert_eq!(ident("type").as_deref(), Some("r#type"));
        assert_eq!(ident("self").as_deref(), Some("self_"));
        assert_eq!(ident("gen").as_deref(), Some("r#gen"));
        assert_eq!(ident("created-at").as_deref(), Some("created_at"));
        assert_eq!(ident("1st").as_deref(), Some("_1st"));
        assert_eq!(ident("a\"#*/b").as_deref(), Some("a_b"));
    }

    #[test]
    fn no_keyword_of_the_edition_is_taken_for_a_name() {
        let keywords = "abstract as async await become box break const continue crate do dyn else enum extern false \
                        final fn for gen if impl in let loop macro match mod move mut override priv pub ref return self \
                        static struct super trait true try type typeof unsafe unsized use virtual where while yield";
        for keyword in keywords.split(' ') {
            let ident = FieldName::from_wire(keyword).map(|name| name.ident().to_string()).unwrap_or_default();
            assert!(ident == format!("r#{keyword}") || ident == format!("{keyword}_"), "{keyword} became {ident}");
        }
    }

    #[test]
    fn no_module_is_called_like_a_device() {
        let module = |wire: &str| ModuleName::from_wire(wire).map(|name| name.to_string()).unwrap_or_default();
        for (wire, expected) in
            [("con", "con_"), ("NUL", "nul_"), ("com1", "com1_"), ("com10", "com10"), ("lpt", "lpt"), ("cons", "cons")]
        {
            assert_eq!(module(wire), expected);
        }
        assert_eq!((ModuleName::chosen("aux"), ModuleName::chosen("lpt9")), (None, None));
    }

    #[test]
    fn no_identifier() {
        assert_eq!(FieldName::from_wire("größe"), None);
        assert_eq!(FieldName::from_wire("---"), None);
        assert_eq!(TypeName::from_wire("15Five"), None);
        assert_eq!(VariantName::from_wire("401k").map(|v| v.to_string()).as_deref(), Some("_401k"));
    }

    #[test]
    fn chosen_names_are_written_like_their_kind() {
        assert!(TypeName::chosen("FifteenFive").is_some());
        assert!(TypeName::chosen("fifteen_five").is_none());
        assert!(FieldName::chosen("size").is_some());
        assert!(FieldName::chosen("Size").is_none());
        assert!(FieldName::chosen("").is_none());
    }
}
