//! Query parameters.

use serde_json::json;
use truto_unified::providers::PivotalTracker;
use truto_unified::ticketing::users::{UpdateUser, UpdateUserQuery, UserCollectionParameter};
use truto_unified::{Object, Provider, Value};

super::calls! { |builder, client, account|
    "fields left out": account.ticketing().accounts().get("1").exclude_fields(["remote_data", "etag"]);

    "the brackets on the wire": account.ticketing().accounts().get("1").exclude_fields(["remote_data"]);

    "the last of two choices of fields":
        account.ticketing().accounts().get("1").exclude_fields(["remote_data"]).exclude_fields(vec!["etag".to_owned()]);

    "no field left out": account.ticketing().accounts().get("1").exclude_fields(["etag"]).exclude_fields([""; 0]);

    "remote data left out": account.ticketing().accounts().delete("1").ignore_remote_data().ignore_remote_data();

    "a query of the provider's own":
        account.ticketing().accounts().list()
            .remote_query("view", "all")
            .remote_query("depth", 2)
            .remote_query("archived", false)
            .remote_query("share", 0.5)
            .remote_query("owner", Value::Null);

    "nested queries of the provider's own":
        account.ticketing().accounts().list()
            .remote_query("filter", json!({"bar": "baz", "bar1": {"bar2": "baz2"}}))
            .remote_query("ids", json!(["a", "b"]))
            .remote_query("sort", json!([{"field": "name"}, {"field": "id"}]));

    "brackets that the provider's own names have":
        account.ticketing().accounts().list()
            .remote_query("filter[status][in]", "open")
            .remote_query("fields[]", "name");

    "objects whose members belong together":
        account.ticketing().accounts().list()
            .remote_query("sort", json!([{"by": "name", "order": "asc"}, {"by": "id", "order": "desc"}]));

    "objects that could be taken for one":
        account.ticketing().accounts().list().remote_query("sort", json!([{"by": "name"}, {"order": "asc"}]));

    "nothing that can be written":
        account.ticketing().accounts().list().remote_query("ids", json!([])).remote_query("filter", json!({}));

    "parameters that no source knows":
        account.ticketing().accounts().list()
            .unchecked_query("is_active", true)
            .unchecked_query("closed_at", json!({"gt": "2026-11-01T00:00:00Z"}))
            .unchecked_query("tags", json!(["a", "b"]))
            .unchecked_query("truto_super_query", "apac");

    "two members of one parameter":
        account.ticketing().accounts().list()
            .unchecked_query("closed_at[gt]", "2026-11-01")
            .unchecked_query("closed_at[lt]", "2026-12-01");

    "characters that mean something in a query":
        account.ticketing().accounts().list().unchecked_query("a&b", json!({"c=d": "e&f=g #h+i/ü%20"}));

    "control characters in a query": account.ticketing().accounts().list().unchecked_query("q", "\r\n\0\t\u{7f}");

    "the operation's own parameters, which are objects":
        account.ticketing().users()
            .update("1", UpdateUser::for_provider(PivotalTracker).name("Jane").build())
            .query(
                UpdateUserQuery::for_provider(PivotalTracker)
                    .collections([UserCollectionParameter { id: Some("7".into()), ..Default::default() }])
                    .build(),
            )
            .provider(Provider::PivotalTracker);

    "the operation's own parameters, with what no source knows":
        account.ticketing().users()
            .update("1", UpdateUser::builder().name("Jane").build())
            .query(
                UpdateUserQuery::builder()
                    .collections(vec![
                        UserCollectionParameter {
                            id: Some("7".into()),
                            extra: Object::from_iter([("type".to_owned(), json!("project"))]),
                            ..Default::default()
                        },
                        UserCollectionParameter { id: Some("8".into()), ..Default::default() },
                    ])
                    .unchecked("notify", false)
                    .build(),
            )
            .ignore_remote_data();
}
