//! The kinds of change, each with its stable id. Each has a fixture under `tests/diff/cases/`, whose folder has the id.

use std::fmt;

use serde::Serialize;

use super::level::{Effect, Level, Semver};

macro_rules! rules {
    ($($(#[doc = $advice:literal])+ $name:ident = $id:literal, $level:ident, $effect:ident, mirrors $twin:ident: $reason:literal;)*) => {
        /// A kind of change. The order is that of weight: of several in one entry, the first of the gravest level names it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($(#[doc = $advice])+ $name,)* }

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The id, stable over versions.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// How much it matters.
            pub fn level(self) -> Level {
                match self { $(Self::$name => Level::$level,)* }
            }

            /// What it does to code. A change may do less, where nothing uses it or something else makes up for it, or
            /// more, where a name goes with it or by its consequences.
            pub fn effect(self) -> Effect {
                match self { $(Self::$name => Effect::$effect,)* }
            }

            /// The kind of the same change seen from the other side.
            #[must_use]
            pub fn twin(self) -> Self {
                match self { $(Self::$name => Self::$twin,)* }
            }

            /// Why it has this level, in one sentence.
            pub fn reason(self) -> &'static str {
                match self { $(Self::$name => $reason,)* }
            }

            /// What it is, and what to do about it.
            pub fn advice(self) -> String {
                match self { $(Self::$name => [$($advice.trim()),+].join(" "),)* }
            }
        }
    };
}

rules! {
    // The whole.
    /// The folder of an API is gone, with all its resources. Whoever uses it has to move first.
    ApiRemoved = "api-removed", Breaking, Compile, mirrors ApiAdded: "everything under the API is gone";
    /// A new API. It gets a Cargo feature of its own.
    ApiAdded = "api-added", Safe, Adds, mirrors ApiRemoved: "nothing that was there changes";
    /// An API has another name on the wire and is the same in all else. Paths and modules change with it.
    ApiRenamed = "api-renamed", Breaking, Compile, mirrors ApiRenamed: "the module has another name, and requests go to another path";
    /// A resource is gone, with all its operations.
    ResourceRemoved = "resource-removed", Breaking, Compile, mirrors ResourceAdded: "everything under the resource is gone";
    /// A new resource.
    ResourceAdded = "resource-added", Safe, Adds, mirrors ResourceRemoved: "nothing that was there changes";
    /// A resource has another name on the wire and is the same in all else. Paths and modules change with it.
    ResourceRenamed = "resource-renamed", Breaking, Compile, mirrors ResourceRenamed: "the module has another name, and requests go to another path";
    /// An operation is gone.
    OperationRemoved = "operation-removed", Breaking, Compile, mirrors OperationAdded: "the call is gone";
    /// A new operation.
    OperationAdded = "operation-added", Safe, Adds, mirrors OperationRemoved: "nothing that was there changes";
    /// A custom method has another name on the wire and is the same in all else.
    OperationRenamed = "operation-renamed", Breaking, Compile, mirrors OperationRenamed: "the call has another name, and requests go to another path";
    /// A provider is gone from the list, and from every field that it was in.
    ProviderRemoved = "provider-removed", Breaking, Compile, mirrors ProviderAdded: "code that names the provider stops compiling";
    /// A new provider, with all that is said of it.
    ProviderAdded = "provider-added", Safe, Adds, mirrors ProviderRemoved: "nothing that is said of the others changes";
    /// A provider has another key on the wire and the same label.
    ProviderRenamed = "provider-renamed", Breaking, Wire, mirrors ProviderRenamed: "what was stored or compared by the old key finds nothing";

    // The platform.
    /// Calls go to another host or start with another path.
    BaseUrlChanged = "base-url-changed", Breaking, Wire, mirrors BaseUrlChanged: "every request goes elsewhere";
    /// The header that carries the token, or the word before the token, is another.
    AuthenticationChanged = "authentication-changed", Breaking, Wire, mirrors AuthenticationChanged: "every request says otherwise who it is from";
    /// The verb or the path of a kind of method is another.
    RouteChanged = "route-changed", Breaking, Compile, mirrors RouteChanged: "requests of this kind go elsewhere, and calls may take other arguments";
    /// A common parameter is gone that requests were refused without.
    RequiredParameterRemoved = "required-parameter-removed", Breaking, Wire, mirrors RequiredParameterAdded: "requests are sent without it from now on";
    /// A new common parameter that requests are refused without.
    RequiredParameterAdded = "required-parameter-added", Breaking, Wire, mirrors RequiredParameterRemoved: "requests that do not have it are refused";
    /// A common parameter is gone.
    ParameterRemoved = "parameter-removed", Breaking, Wire, mirrors ParameterAdded: "what it did can no longer be asked for";
    /// A new common parameter.
    ParameterAdded = "parameter-added", Safe, Adds, mirrors ParameterRemoved: "nothing that was sent before changes";
    /// A common parameter with a role has another name on the wire and is the same in all else.
    ParameterRenamed = "parameter-renamed", Breaking, Wire, mirrors ParameterRenamed: "requests have it under another name";
    /// A common parameter is sent in another form: its type, its place or its role differs.
    ParameterChanged = "parameter-changed", Breaking, Wire, mirrors ParameterChanged: "requests have it in another form or place";
    /// Requests without this common parameter are refused from now on.
    ParameterBecameRequired = "parameter-became-required", Breaking, Wire, mirrors ParameterBecameOptional: "requests that do not have it are refused";
    /// Requests without this common parameter are taken from now on.
    ParameterBecameOptional = "parameter-became-optional", Safe, None, mirrors ParameterBecameRequired: "requests that have it are taken as before";
    /// Methods lost a common parameter that their requests were refused without.
    RequiredParameterNarrowed = "required-parameter-narrowed", Breaking, Wire, mirrors RequiredParameterWidened: "operations that required it are called without it from now on";
    /// More methods have a common parameter that requests are refused without.
    RequiredParameterWidened = "required-parameter-widened", Breaking, Wire, mirrors RequiredParameterNarrowed: "operations that require it now refuse requests without it";
    /// Methods lost this common parameter.
    ParameterNarrowed = "parameter-narrowed", Breaking, Wire, mirrors ParameterWidened: "methods that had the parameter no longer do";
    /// More methods have this common parameter.
    ParameterWidened = "parameter-widened", Safe, Adds, mirrors ParameterNarrowed: "methods that had the parameter still do";
    /// A call that could leave the path parameter out has to give it.
    ParameterNeeded = "parameter-needed", Breaking, Compile, mirrors ParameterOmittable: "calls that left the parameter out stop compiling";
    /// A call may leave the path parameter out.
    ParameterOmittable = "parameter-omittable", Safe, Adds, mirrors ParameterNeeded: "calls that give the parameter stay as they are";
    /// The platform no longer has a form of answer.
    ResponseFormatRemoved = "response-format-removed", Breaking, Compile, mirrors ResponseFormatAdded: "no operation can be asked for it any more";
    /// The platform has a new form of answer.
    ResponseFormatAdded = "response-format-added", Safe, Adds, mirrors ResponseFormatRemoved: "nobody has to ask for it";
    /// Another form of answer comes when none is asked for.
    DefaultFormatChanged = "default-format-changed", Breaking, Wire, mirrors DefaultFormatChanged: "requests that ask for none get another form of answer";
    /// A client makes something else of a form of answer.
    AnswerChanged = "answer-changed", Breaking, Compile, mirrors AnswerChanged: "the answer has another Rust type";
    /// Operations whose source lists no forms of answer lose this one.
    FormatNoLongerEverywhere = "format-no-longer-everywhere", Breaking, Compile, mirrors FormatEverywhere: "calls that ask for it stop compiling, where no source lists it";
    /// Operations whose source lists no forms of answer have this one.
    FormatEverywhere = "format-everywhere", Safe, Adds, mirrors FormatNoLongerEverywhere: "nobody has to ask for it";
    /// A name around an answer is another, is gone, or is new.
    EnvelopeChanged = "envelope-changed", Breaking, Wire, mirrors EnvelopeChanged: "a client looks for that part of the answer under another name";

    // Operations.
    /// A body that nobody described has known fields: the call takes a typed body instead of free-form JSON.
    RequestDescribed = "request-described", Breaking, Compile, mirrors RequestNoLongerDescribed: "the call takes a typed body";
    /// The fields of a body are no longer described: the call takes free-form JSON instead of a typed body.
    RequestNoLongerDescribed = "request-no-longer-described", Breaking, Compile, mirrors RequestDescribed: "the typed body is gone";
    /// The operation sends a body, which it did not.
    RequestBodyAdded = "request-body-added", Breaking, Compile, mirrors RequestBodyRemoved: "the call takes one argument more";
    /// The operation sends no body any more.
    RequestBodyRemoved = "request-body-removed", Breaking, Compile, mirrors RequestBodyAdded: "the call takes one argument less";
    /// The answer is known to be the resource's object.
    ResponseDescribed = "response-described", Breaking, Compile, mirrors ResponseNoLongerDescribed: "the answer has the resource's type instead of free-form JSON";
    /// The answer is no longer known to be the resource's object.
    ResponseNoLongerDescribed = "response-no-longer-described", Breaking, Compile, mirrors ResponseDescribed: "the answer is free-form JSON instead of the resource's type";
    /// The answer is a file: bytes, as they arrive.
    ResponseBecameBytes = "response-became-bytes", Breaking, Compile, mirrors ResponseNoLongerBytes: "the call has another type, and its answer is bytes";
    /// The answer is no file any more.
    ResponseNoLongerBytes = "response-no-longer-bytes", Breaking, Compile, mirrors ResponseBecameBytes: "the call has another type, and its answer is no bytes";
    /// The operation no longer offers a form of answer.
    OperationFormatRemoved = "operation-format-removed", Breaking, Compile, mirrors OperationFormatAdded: "calls that ask for the form of answer stop compiling";
    /// The operation offers one more form of answer.
    OperationFormatAdded = "operation-format-added", Safe, Adds, mirrors OperationFormatRemoved: "nobody has to ask for it";
    /// Sources show only some of the fields of a resource; the others arrive in `extra`, as they did.
    FieldsKnownInPart = "fields-known-in-part", Docs, None, mirrors FieldsKnownWhole: "records and types are the same";
    /// All fields of a resource are known.
    FieldsKnownWhole = "fields-known-whole", Docs, None, mirrors FieldsKnownInPart: "records and types are the same";
    /// Sources show only some of the operations of a resource; the others can be called without types, as they could.
    OperationsKnownInPart = "operations-known-in-part", Docs, None, mirrors OperationsKnownWhole: "calls are the same";
    /// All operations of a resource are known.
    OperationsKnownWhole = "operations-known-whole", Docs, None, mirrors OperationsKnownInPart: "calls are the same";
    /// The source of an operation was seen in part: it may take more query parameters and fields than are listed.
    RequestKnownInPart = "request-known-in-part", Docs, None, mirrors RequestKnownWhole: "requests and types are the same";
    /// All query parameters and fields that an operation takes are known.
    RequestKnownWhole = "request-known-whole", Docs, None, mirrors RequestKnownInPart: "requests and types are the same";
    /// A source lists forms of answer, and they are those that every operation has.
    OperationFormatsStated = "operation-formats-stated", Docs, None, mirrors OperationFormatsNotStated: "the operation offers what it did";
    /// No source lists forms of answer any more, and those that every operation has are the same.
    OperationFormatsNotStated = "operation-formats-not-stated", Docs, None, mirrors OperationFormatsStated: "the operation offers what it did";
    /// A provider no longer has the operation, and whoever is not listed does not have it.
    IntegrationRemoved = "integration-removed", Breaking, Compile, mirrors IntegrationAdded: "requests for this provider stop compiling, and the client refuses calls that name it";
    /// A provider has the operation, which it had not.
    IntegrationAdded = "integration-added", Safe, Adds, mirrors IntegrationRemoved: "nothing is said of the others";
    /// A provider's list leaves out fields that `get` has.
    IntegrationBecamePartial = "integration-became-partial", Risky, None, mirrors IntegrationBecameWhole: "lists of this provider may lack fields";
    /// A provider's list has all the fields that `get` has.
    IntegrationBecameWhole = "integration-became-whole", Safe, None, mirrors IntegrationBecamePartial: "lists of this provider have more fields";
    /// A source lists everybody who has the operation, so whoever is not listed does not.
    IntegrationsStated = "integrations-stated", Breaking, Compile, mirrors IntegrationsNotStated: "requests for a provider that is not listed stop compiling, and the client refuses calls that name it";
    /// No source says any more who has the operation. The trait of those who have it is gone.
    IntegrationsNotStated = "integrations-not-stated", Risky, Compile, mirrors IntegrationsStated: "nobody is kept from calling it any more, and code that asks who has it stops compiling";
    /// Everybody is listed who has the operation, so whoever is not listed does not. Until now, there could be others.
    IntegrationsKnownWhole = "integrations-known-whole", Breaking, Compile, mirrors IntegrationsKnownInPart: "requests for a provider that is not listed stop compiling, and the client refuses calls that name it";
    /// Those who have the operation are listed in part: there may be others. The trait of those who have it is gone.
    IntegrationsKnownInPart = "integrations-known-in-part", Risky, Compile, mirrors IntegrationsKnownWhole: "nobody can tell whether others have it, and code that is generic over those who have it stops compiling";
    /// No source says any more of anybody that they have the operation. Nobody was kept from calling it, because there could be
    /// others.
    IntegrationsNotStatedInPart = "integrations-not-stated-in-part", Risky, None, mirrors IntegrationsStatedInPart: "nobody can tell who has the operation";
    /// A source lists some of those who have the operation. There may be others, so nobody is kept from calling it.
    IntegrationsStatedInPart = "integrations-stated-in-part", Safe, None, mirrors IntegrationsNotStatedInPart: "nothing is said of the others";
    /// A provider is no longer listed for an operation, which others than the listed may have. Nobody is kept from calling it.
    IntegrationNoLongerListed = "integration-no-longer-listed", Risky, None, mirrors IntegrationListed: "nobody can tell whether the provider has the operation";
    /// A provider has the operation, of which nobody could tell.
    IntegrationListed = "integration-listed", Safe, None, mirrors IntegrationNoLongerListed: "nobody was kept from calling it";

    // Fields.
    /// A field is gone that requests were refused without.
    RequiredFieldRemoved = "required-field-removed", Breaking, Compile, mirrors RequiredFieldAdded: "code that sets the field stops compiling";
    /// A new field that requests are refused without, from everybody or for some provider.
    RequiredFieldAdded = "required-field-added", Breaking, Compile, mirrors RequiredFieldRemoved: "requests that do not set it stop compiling";
    /// A field is gone.
    FieldRemoved = "field-removed", Breaking, Compile, mirrors FieldAdded: "code that names the field stops compiling";
    /// A new field that nobody has to set.
    FieldAdded = "field-added", Safe, Adds, mirrors FieldRemoved: "nobody has to set it, and answers may always have had more fields";
    /// A field has another name on the wire and is the same in all else.
    FieldRenamed = "field-renamed", Breaking, Compile, mirrors FieldRenamed: "code that names the field stops compiling";
    /// A field stands in another object, or in the query instead of the body, and is the same in all else.
    FieldMoved = "field-moved", Breaking, Compile, mirrors FieldMoved: "code that names the field stops compiling";
    /// A field that was counted without a name has one, and with it a place in the types.
    FieldNamed = "field-named", Safe, Adds, mirrors FieldNameLost: "it could not be set before";
    /// A field has lost its name, and with it its place in the types.
    FieldNameLost = "field-name-lost", Breaking, Compile, mirrors FieldNamed: "code that names the field stops compiling";
    /// The Rust type of a field is another.
    FieldTypeChanged = "field-type-changed", Breaking, Compile, mirrors FieldTypeChanged: "the field has another Rust type";
    /// The documented form of a field is another, in the same Rust type.
    FieldFormatChanged = "field-format-changed", Risky, None, mirrors FieldFormatChanged: "values may be written otherwise than code expects";
    /// The unified schema requires the field of everybody.
    FieldBecameRequired = "field-became-required", Breaking, Compile, mirrors FieldBecameOptional: "requests that do not set it stop compiling";
    /// The unified schema no longer requires the field. Where providers are listed, only those may be sent it from now on.
    FieldBecameOptional = "field-became-optional", Safe, Adds, mirrors FieldBecameRequired: "requests that set it are taken as before";
    /// Answers are documented to have the field always. The crate goes on expecting that it may be absent.
    ResponseFieldBecameRequired = "response-field-became-required", Safe, None, mirrors ResponseFieldBecameOptional: "code that copes without the field still does";
    /// Answers are no longer documented to have the field always.
    ResponseFieldBecameOptional = "response-field-became-optional", Risky, None, mirrors ResponseFieldBecameRequired: "answers may come without the field";
    /// The known values of a field make an enum, which they did not: the Rust type is another.
    ValuesListed = "values-listed", Breaking, Compile, mirrors ValuesUnlisted: "the field is an open enum instead of plain text";
    /// No values of a field are known any more: the Rust type is another.
    ValuesUnlisted = "values-unlisted", Breaking, Compile, mirrors ValuesListed: "the enum is gone";
    /// A value is gone from an enum.
    ValueRemoved = "value-removed", Breaking, Compile, mirrors ValueAdded: "code that names the value stops compiling";
    /// A new value of an enum. Enums are open, so code that matches on them has an arm for it already.
    ValueAdded = "value-added", Safe, Adds, mirrors ValueRemoved: "enums are open";
    /// A field has values besides those that sources show. A value that comes or goes is a change by itself.
    ValuesKnownInPart = "values-known-in-part", Docs, None, mirrors ValuesKnownWhole: "enums are open, so code copes with other values anyway";
    /// Sources show all values of a field. A value that comes or goes is a change by itself.
    ValuesKnownWhole = "values-known-whole", Docs, None, mirrors ValuesKnownInPart: "enums are open, so code copes with other values anyway";
    /// The documented values of a field differ that make no enum.
    DocumentedValuesChanged = "documented-values-changed", Risky, None, mirrors DocumentedValuesChanged: "values may be other than code expects";

    // Support of what is sent.
    /// A provider no longer takes a field that it required.
    RequiredSupportRemoved = "required-support-removed", Breaking, Compile, mirrors RequiredSupportAdded: "setting the field for this provider stops compiling";
    /// A provider requires a field that it did not take before.
    RequiredSupportAdded = "required-support-added", Breaking, Compile, mirrors RequiredSupportRemoved: "requests to this provider without the field stop compiling";
    /// A provider is no longer listed for a field that the unified schema requires of everybody. It is sent all the same; an
    /// assertion that the provider takes it stops compiling.
    DemandedSupportRemoved = "demanded-support-removed", Risky, Compile, mirrors DemandedSupportAdded: "everybody has to set the field, and assertions that this provider takes it stop compiling";
    /// A provider is listed for a field that the unified schema requires of everybody.
    DemandedSupportAdded = "demanded-support-added", Safe, Adds, mirrors DemandedSupportRemoved: "everybody has to set the field anyway";
    /// A provider no longer takes a field.
    SupportRemoved = "support-removed", Breaking, Compile, mirrors SupportAdded: "setting the field for this provider stops compiling";
    /// A provider takes a field that it did not take before.
    SupportAdded = "support-added", Safe, Adds, mirrors SupportRemoved: "nobody has to set it";
    /// A source names a provider as requiring a field, of whom nothing was known. There may be others.
    RequiredSupportNamed = "required-support-named", Breaking, Compile, mirrors RequiredSupportNoLongerNamed: "requests to this provider without the field stop compiling";
    /// No source names a provider any more that was known to require a field. Nobody is kept from sending the field.
    RequiredSupportNoLongerNamed = "required-support-no-longer-named", Risky, Compile, mirrors RequiredSupportNamed: "nobody can tell whether the provider takes it, and assertions that it does stop compiling";
    /// No source names a provider any more that was known to take a field. Nobody is kept from sending it.
    SupportNoLongerNamed = "support-no-longer-named", Risky, Compile, mirrors SupportNamed: "nobody can tell whether the provider takes it, and assertions that it does stop compiling";
    /// A source names a provider as taking a field, of whom nothing was known. There may be others.
    SupportNamed = "support-named", Safe, Adds, mirrors SupportNoLongerNamed: "the provider could be sent it before";
    /// A provider requires a field that it merely took before.
    FieldBecameRequiredForProvider = "field-became-required-for-provider", Breaking, Compile, mirrors FieldBecameOptionalForProvider: "requests to this provider without the field stop compiling";
    /// A provider takes a field that it required before.
    FieldBecameOptionalForProvider = "field-became-optional-for-provider", Safe, Adds, mirrors FieldBecameRequiredForProvider: "requests that set it are taken as before";
    /// A provider requires a field that it merely took before, or the other way round, and the unified schema requires it of
    /// everybody.
    DemandedSupportLevelChanged = "demanded-support-level-changed", Docs, None, mirrors DemandedSupportLevelChanged: "everybody has to set the field anyway";
    /// A source lists who takes the field, so nobody else does. Until now nobody was refused, because nobody was known.
    SupportListed = "support-listed", Breaking, Compile, mirrors SupportNoLongerListed: "setting the field for a provider that is not listed stops compiling";
    /// No source lists any more who takes the field: everybody may be sent it.
    SupportNoLongerListed = "support-no-longer-listed", Risky, Compile, mirrors SupportListed: "nobody is kept from sending it any more, and what asks who takes it gets no answer";
    /// A source lists some of those who take or fill the field. There may be others, so nobody is kept from sending it.
    SupportListedInPart = "support-listed-in-part", Safe, Adds, mirrors SupportNoLongerListedInPart: "nothing is said of the others";
    /// No source lists any more some of those who take or fill the field. Nobody was kept from sending it, because there could be others.
    SupportNoLongerListedInPart = "support-no-longer-listed-in-part", Risky, Compile, mirrors SupportListedInPart: "nobody is named any more, and assertions about those who were stop compiling";
    /// A provider takes fewer values than before.
    ProviderValuesNarrowed = "provider-values-narrowed", Breaking, Wire, mirrors ProviderValuesWidened: "the provider refuses values that it took";
    /// A provider takes more values than before.
    ProviderValuesWidened = "provider-values-widened", Safe, None, mirrors ProviderValuesNarrowed: "the provider takes all values that it took";
    /// A provider takes other values than before.
    ProviderValuesChanged = "provider-values-changed", Breaking, Wire, mirrors ProviderValuesChanged: "the provider refuses values that it took";

    // Support of what comes back.
    /// A provider no longer fills a field of answers. An assertion that it does stops compiling, which is what it is for.
    ResponseSupportRemoved = "response-support-removed", Risky, Compile, mirrors ResponseSupportAdded: "answers of this provider come without the field, and assertions that they have it stop compiling";
    /// A provider fills a field of answers.
    ResponseSupportAdded = "response-support-added", Safe, Adds, mirrors ResponseSupportRemoved: "code that copes without the field still does";
    /// No source names a provider any more that was known to fill a field of answers. It may do so.
    ResponseSupportNoLongerNamed = "response-support-no-longer-named", Risky, Compile, mirrors ResponseSupportNamed: "nobody can tell whether the provider fills it, and assertions that it does stop compiling";
    /// A source names a provider as filling a field of answers, of whom nothing was known. There may be others.
    ResponseSupportNamed = "response-support-named", Safe, Adds, mirrors ResponseSupportNoLongerNamed: "code that copes without the field still does";
    /// Nobody is asked for what comes back, so the level of an answer's field means nothing.
    ResponseSupportLevelChanged = "response-support-level-changed", Docs, None, mirrors ResponseSupportLevelChanged: "the provider fills the field as before";
    /// A source lists who fills a field of answers.
    ResponseSupportListed = "response-support-listed", Safe, Adds, mirrors ResponseSupportNoLongerListed: "code that copes without the field still does";
    /// No source lists any more who fills a field of answers. An assertion about it stops compiling.
    ResponseSupportNoLongerListed = "response-support-no-longer-listed", Risky, Compile, mirrors ResponseSupportListed: "nobody can tell who fills the field, and assertions about it stop compiling";
    /// The values that a provider answers with are other than before.
    ResponseProviderValuesChanged = "response-provider-values-changed", Risky, None, mirrors ResponseProviderValuesChanged: "values may be other than code expects";

    // Support that is only counted.
    /// A source counts who takes a field, of which nothing was known.
    SupportCounted = "support-counted", Docs, None, mirrors SupportNoLongerCounted: "a count refuses nobody";
    /// No source counts any more who takes a field.
    SupportNoLongerCounted = "support-no-longer-counted", Docs, None, mirrors SupportCounted: "a count refused nobody";
    /// The counts of a field differ.
    SupportCountChanged = "support-count-changed", Docs, None, mirrors SupportCountChanged: "a count refuses nobody";
    /// One more field is known without its name.
    UnnamedFieldAdded = "unnamed-field-added", Docs, None, mirrors UnnamedFieldRemoved: "a field without a name cannot be set";
    /// A field that was known without its name is gone.
    UnnamedFieldRemoved = "unnamed-field-removed", Docs, None, mirrors UnnamedFieldAdded: "a field without a name could not be set";
    /// What is known of a field without a name differs.
    UnnamedFieldChanged = "unnamed-field-changed", Docs, None, mirrors UnnamedFieldChanged: "a field without a name cannot be set";

    // Names and texts.
    /// Something has another name in Rust and the same on the wire: by `names.yaml`, by `type`, or by a provider's label.
    RustNameChanged = "rust-name-changed", Breaking, Compile, mirrors RustNameChanged: "code that uses the old name stops compiling";
    /// The label of a provider or an API differs, and its Rust name is the same.
    LabelChanged = "label-changed", Docs, None, mirrors LabelChanged: "only what people read";
    /// The vendor's name differs.
    VendorChanged = "vendor-changed", Docs, None, mirrors VendorChanged: "only what people read";
    /// A description differs.
    DescriptionChanged = "description-changed", Docs, None, mirrors DescriptionChanged: "only what people read";
    /// An example differs.
    ExampleChanged = "example-changed", Docs, None, mirrors ExampleChanged: "only what people read";
    /// The field that a value points at differs.
    ReferencesChanged = "references-changed", Docs, None, mirrors ReferencesChanged: "only what people read";
    /// The page that facts were read on differs.
    SourceChanged = "source-changed", Docs, None, mirrors SourceChanged: "only what people read";
    /// The page differs that says which provider has which operation of an API.
    CoverageSourceChanged = "coverage-source-changed", Docs, None, mirrors CoverageSourceChanged: "only what people read";
    /// The numbers that the vendor gives of an API differ.
    PublishedNumbersChanged = "published-numbers-changed", Docs, None, mirrors PublishedNumbersChanged: "only what people read";
    /// `apis.yaml` has an entry for an API.
    ApiDescribed = "api-described", Docs, None, mirrors ApiNoLongerDescribed: "only what people read";
    /// `apis.yaml` has no entry for an API any more.
    ApiNoLongerDescribed = "api-no-longer-described", Docs, None, mirrors ApiDescribed: "only what people read";
    /// The order of fields, values, operations or parameters differs.
    Reordered = "reordered", Docs, None, mirrors Reordered: "order means nothing on the wire";
}

impl Rule {
    /// The rule of an id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.id() == id)
    }

    /// The step of the version that it asks for.
    pub fn semver(self) -> Semver {
        self.effect().semver()
    }

    /// Where it stands among the others, its twin and it being one: where the levels are the same, an entry is named alike from
    /// either side.
    pub(crate) fn weight(self) -> Self {
        self.min(self.twin())
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl Serialize for Rule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}
