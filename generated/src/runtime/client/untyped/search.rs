//! What a search found, and where it points back into the unified API.

use super::super::call::Call;
use super::super::kind::List;
use super::super::records::records;
use super::{Any, Records, Untyped};
use crate::runtime::{DateTime, Object};

records! {
    /// Something that a search across resources found; read as leniently as records are.
    SearchEntity {
        0: /// Identifies it.
        id: String,
        1: /// What it is called.
        title: String,
        2: /// What it is about.
        description: String,
        3: /// What kind of thing it is.
        r#type: String = "type",
        4: /// Where it can be had.
        urls: Vec<SearchUrl>,
        5: /// What else there is to say of it.
        meta: Object,
        6: /// When it was made.
        created_at: DateTime,
        7: /// When it last changed.
        updated_at: DateTime,
        8: /// What is below it.
        children: Vec<SearchEntity>,
    }

    /// Where something that was found can be had.
    SearchUrl {
        0: /// The address.
        url: String,
        1: /// What the address is: `truto_api` and `truto_download` lead back into the unified API.
        r#type: String = "type",
        2: /// The API that it leads back into: `crm`.
        unified_model: String,
        3: /// The resource: `contacts`.
        resource: String,
        4: /// The name of the file.
        file_name: String,
        5: /// What the file is: `application/pdf`.
        mime_type: String,
    }
}

impl SearchUrl {
    /// The API and the resource that the address leads back into; `None` where it leads elsewhere, or does not say enough.
    pub fn target(&self) -> Option<(&str, &str)> {
        let leads_back = matches!(self.r#type.as_deref(), Some("truto_api" | "truto_download"));
        let named = |name: &'_ Option<String>| name.as_deref().is_some_and(|name| !name.is_empty());
        if !leads_back || !named(&self.unified_model) || !named(&self.resource) {
            return None;
        }
        Some((self.unified_model.as_deref()?, self.resource.as_deref()?))
    }

    /// What the address leads to is a file: its bytes are read as a [`ByteStream`](crate::client::ByteStream), and are no JSON.
    pub fn is_download(&self) -> bool {
        self.r#type.as_deref() == Some("truto_download")
    }
}

impl Untyped {
    /// Searches across the resources of an account: `GET /unified/search/search`. What it is asked for goes into
    /// [`Call::unchecked_query`].
    pub fn search(&self) -> Call<Any<List, SearchEntity>> {
        self.resource("search", "search").list().typed()
    }

    /// The resource that an address of a search leads back into; `None` where it leads elsewhere.
    ///
    /// ```
    /// # async fn open(account: truto_unified::client::AccountClient) -> Result<(), truto_unified::client::Error> {
    /// let untyped = account.untyped();
    /// let mut found = untyped.search().items();
    /// while let Some(entity) = found.next().await {
    ///     let entity = entity?;
    ///     let Some(id) = &entity.id else { continue };
    ///     for records in entity.urls.iter().flatten().filter_map(|url| untyped.lead(url)) {
    ///         println!("{:?}", records.get(id).await?);
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn lead(&self, url: &SearchUrl) -> Option<Records> {
        let (api, resource) = url.target()?;
        Some(self.resource(api, resource))
    }
}
