//! Calls of which nothing is sent.

use serde_json::json;
use truto_unified::Provider;
use truto_unified::client::Method;
use truto_unified::ticketing::accounts::UpdateAccount;
use truto_unified::ticketing::users::{UpdateUser, UpdateUserQuery, UserCollectionParameter};

super::calls! { |builder, client, account|
    "an empty identifier": account.ticketing().accounts().get("");

    "an empty identifier of a delete": account.ticketing().accounts().delete(String::new());

    "a step up": account.ticketing().accounts().delete("..");

    "a step nowhere": account.ticketing().accounts().get(".");

    "a field that the provider does not take":
        account.ticketing().accounts()
            .update("1", UpdateAccount::builder().name("Acme").website("https://acme.com").build())
            .provider(Provider::Planhat);

    "the provider of an account":
        account.provider(Provider::Front).ticketing().accounts().update("1", UpdateAccount::builder().r#type("customer").build());

    "a query parameter that the provider requires":
        account.ticketing().users()
            .update("1", UpdateUser::builder().name("Jane").build())
            .provider(Provider::PivotalTracker);

    "the account given twice":
        account.ticketing().accounts().list().unchecked_query("integrated_account_id", "another");

    "the account given twice, as a list":
        account.ticketing().accounts().list().unchecked_query("integrated_account_id[]", "another");

    "the account given twice, among the operation's own parameters":
        account.ticketing().users()
            .update("1", UpdateUser::builder().name("Jane").build())
            .query(UpdateUserQuery::builder().unchecked("integrated_account_id", "another").build());

    "a parameter given by its method and without":
        account.ticketing().accounts().list().limit(10).unchecked_query("limit", 20);

    "a parameter of the operation given twice":
        account.ticketing().users()
            .update("1", UpdateUser::builder().name("Jane").build())
            .query(UpdateUserQuery::builder().collections(vec![UserCollectionParameter::default()]).unchecked("a", 1).build())
            .unchecked_query("a", 2);

    "the format given twice":
        account.ticketing().accounts().get("1").raw().unchecked_query("truto_response_format", "unified");

    "an account without a name": client.account("").ticketing().accounts().get("1");

    "an idempotency key that is none":
        account.ticketing().accounts().create(json!({"name": "Acme"})).idempotency_key(" ");

    "a header that belongs to the connection":
        account.ticketing().accounts().create(json!({"name": "Acme"})).header("Content-Length", "2");

    "another host for the token": account.ticketing().accounts().get("1").header("host", "example.com");

    "a header that no header can be":
        account.ticketing().accounts().list().header("x-team", "blue\r\nx-other: red");

    "a resource without a name": account.untyped().resource("crm", "").list();

    "a path of the provider's own that climbs": account.untyped().custom(Method::GET, "reports/../admin", ());
}
