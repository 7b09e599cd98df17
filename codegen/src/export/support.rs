//! Who takes what, as machine outputs write it.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{Integration, Integrations, Level, Spec, Support, Unnamed};

/// Who takes a field. Providers that are not in a list do not take it, unless it is known in part; a number names nobody.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[schemars(rename = "Support")]
pub(super) enum SupportShown {
    /// By slug, and no others.
    Listed {
        /// Who refuses a request without it.
        required: Vec<String>,
        /// Who takes it and does not need it.
        supported: Vec<String>,
        /// The values of providers that have their own.
        #[serde(skip_serializing_if = "IndexMap::is_empty")]
        values: IndexMap<String, Vec<String>>,
    },
    /// By slug, and there may be others.
    #[serde(rename = "in-part")]
    InPart {
        /// Who refuses a request without it.
        required: Vec<String>,
        /// Who takes it; whether it needs it, sources may not show.
        supported: Vec<String>,
        /// The values of providers that have their own.
        #[serde(skip_serializing_if = "IndexMap::is_empty")]
        values: IndexMap<String, Vec<String>>,
    },
    /// So many, those that require it included.
    Counted {
        /// How many take it.
        supported: u64,
        /// How many of those refuse a request without it.
        required: u64,
    },
}

impl SupportShown {
    /// Nothing where no source says.
    pub(super) fn of(spec: &Spec, support: &Support) -> Option<Self> {
        let cells = match support {
            Support::Listed(cells) | Support::InPart(cells) => cells,
            Support::Counted { supported, required } => {
                return Some(Self::Counted { supported: *supported, required: *required });
            }
            Support::NotStated => return None,
        };
        let slug = |provider| spec.provider(provider).slug.clone();
        let with = |level| support.at(level).map(slug).collect();
        let (required, supported) = (with(Level::Required), with(Level::Supported));
        let own = cells.iter().filter_map(|cell| Some((slug(cell.provider), cell.values()?.to_vec())));
        let values = own.collect();
        Some(if support.is_in_part() {
            Self::InPart { required, supported, values }
        } else {
            Self::Listed { required, supported, values }
        })
    }
}

/// Who has an operation, by slug.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Integrations")]
pub(super) struct IntegrationsShown {
    /// All of them.
    providers: Vec<String>,
    /// Those whose list leaves out fields that `get` has.
    partial: Vec<String>,
    /// Nobody else has the operation. Where it is false, sources show only some of those that have it.
    complete: bool,
}

impl IntegrationsShown {
    pub(super) fn of(spec: &Spec, integrations: &Integrations) -> Self {
        let slugs = |all: &mut dyn Iterator<Item = &Integration>| -> Vec<String> {
            let mut slugs: Vec<String> = all.map(|one| spec.provider(one.provider).slug.clone()).collect();
            slugs.sort();
            slugs
        };
        Self {
            providers: slugs(&mut integrations.all()),
            partial: slugs(&mut integrations.partial.iter()),
            complete: integrations.is_complete,
        }
    }
}

/// A field whose name no source gives.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Unnamed")]
pub(super) struct UnnamedShown {
    /// `path`, `query`, `request` or `response`.
    r#in: &'static str,
    /// As of a field.
    r#type: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    /// The values that the unified schema knows.
    values: Vec<String>,
    /// Sources show only some of its values.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    partial_values: bool,
    /// What is known of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    /// Who takes it; left out where no source says.
    #[serde(skip_serializing_if = "Option::is_none")]
    support: Option<SupportShown>,
}

impl UnnamedShown {
    pub(super) fn of(spec: &Spec, unnamed: &Unnamed) -> Self {
        Self {
            r#in: unnamed.location.as_str(),
            r#type: unnamed.ty.to_string(),
            values: unnamed.values.clone(),
            partial_values: unnamed.values_shown.is_partial(),
            description: unnamed.description.clone(),
            support: SupportShown::of(spec, &unnamed.support),
        }
    }
}
