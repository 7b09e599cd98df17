//! The rules, each with its stable id. A rule is broken by at least one fixture under `tests/diagnostics/cases/`,
//! whose folder has the rule's id.

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// What a specification can do wrong.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($(#[$doc])* $name,)* }

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The id that diagnostics print, stable over versions.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }
        }
    };
}

rules! {
    // Files
    /// A file of the format is not there.
    MissingFile = "missing-file",
    /// A path in the folder says neither API nor resource.
    FileName = "file-name",
    /// A link may lead out of the folder.
    Symlink = "symlink",
    /// What has the name of a file is a pipe, a socket or a device.
    NotAFile = "not-a-file",
    /// A file or a list is larger than any honest one.
    TooLarge = "too-large",
    /// The bytes are not UTF-8.
    NotUtf8 = "not-utf8",
    /// The file starts with a byte order mark.
    ByteOrderMark = "byte-order-mark",

    // YAML
    /// The text is not YAML.
    Syntax = "syntax",
    /// No document.
    EmptyFile = "empty-file",
    /// More than one document.
    SeveralDocuments = "several-documents",
    /// Endless nesting.
    TooDeep = "too-deep",
    /// The same key twice.
    DuplicateKey = "duplicate-key",
    /// Anchors and aliases.
    Alias = "alias",
    /// Tags.
    Tag = "tag",
    /// Text that some readers take for something else.
    AmbiguousScalar = "ambiguous-scalar",

    // Shape
    /// Something that an import could not know.
    LeftOpen = "left-open",
    /// A key that the format does not have.
    UnknownKey = "unknown-key",
    /// A key that the format needs.
    MissingKey = "missing-key",
    /// A value of another kind than the key takes.
    WrongKind = "wrong-kind",
    /// A key without a value.
    EmptyValue = "empty-value",
    /// A text without text.
    EmptyText = "empty-text",
    /// A list without items.
    EmptyList = "empty-list",
    /// A word that means nothing where it stands.
    UnknownWord = "unknown-word",

    // Platform
    /// A base URL that no request can be made from.
    BaseUrl = "base-url",
    /// What no header can carry.
    Authentication = "authentication",
    /// A path that no request can have, or that does not follow the base URL.
    RoutePath = "route-path",
    /// A placeholder that nothing fills, or that stands in a path twice.
    UnknownPlaceholder = "unknown-placeholder",
    /// What is said of a parameter in the path means nothing there.
    PathParameter = "path-parameter",
    /// Two operations that a server could not tell apart.
    SameRequest = "same-request",
    /// Two parameters with one role.
    DuplicateRole = "duplicate-role",

    // APIs
    /// An API that has no folder.
    UnknownApi = "unknown-api",

    // Names
    /// A name that is not written as slugs are.
    BadSlug = "bad-slug",
    /// A wire name that no Rust name can be made of.
    UnusableName = "unusable-name",
    /// Two things with one Rust name.
    NameCollision = "name-collision",
    /// An exception that does not say what it is about.
    OverrideTarget = "override-target",
    /// An exception that changes nothing.
    UnusedOverride = "unused-override",

    // Approvals
    /// No id of a change.
    UnknownChange = "unknown-change",
    /// No day of the calendar.
    BadDate = "bad-date",
    /// An approval whose last day is over.
    ExpiredApproval = "expired-approval",
    /// An approval of nothing that differs.
    UnusedApproval = "unused-approval",

    // Fields
    /// A type that the format does not have.
    UnknownType = "unknown-type",
    /// A format that the format does not have.
    UnknownFormat = "unknown-format",
    /// A format on something that is not text.
    FormatNeedsString = "format-needs-string",
    /// Members of something that is not an object.
    FieldsNeedObject = "fields-need-object",
    /// An object without members.
    ObjectWithoutFields = "object-without-fields",
    /// The same value twice.
    DuplicateValue = "duplicate-value",
    /// A field that the object does not have.
    UnknownField = "unknown-field",
    /// A reference to nothing.
    UnknownReference = "unknown-reference",

    // Operations
    /// No operations, and nothing that says that there may be others.
    NoOperations = "no-operations",
    /// A body where the method sends none.
    RequestWithoutBody = "request-without-body",
    /// A form of answer that the platform does not have.
    UnknownResponseFormat = "unknown-response-format",
    /// A common parameter of which an operation says more than who takes it.
    CommonParameter = "common-parameter",
    /// A partial integration that is no integration.
    PartialNotListed = "partial-not-listed",

    // Support
    /// A provider that `providers.yaml` does not have.
    UnknownProvider = "unknown-provider",
    /// A provider both required and supported.
    RequiredAndSupported = "required-and-supported",
    /// A provider twice in one list.
    DuplicateProvider = "duplicate-provider",
    /// Support of a field of the object, which no operation has said.
    SupportOfObject = "support-of-object",
    /// `self` where there is no object around it.
    SelfOutsideObject = "self-outside-object",
    /// Support that says nothing.
    EmptySupport = "empty-support",
    /// A count that the list next to it contradicts.
    CountContradictsList = "count-contradicts-list",
    /// Counts that no list could have.
    ImpossibleCount = "impossible-count",
    /// Values of a provider that does not take the field.
    ValuesWithoutSupport = "values-without-support",
    /// A provider's value that the field does not have.
    UnknownValue = "unknown-value",
}
