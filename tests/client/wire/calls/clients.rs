//! What a client, and not the call, is asked for.

use serde_json::json;

super::calls! { |builder, client, account|
    "the account that the token belongs to": client.token_account().ticketing().accounts().get("1");

    "an account of any name": client.account("a b&c=d").ticketing().accounts().get("1");

    "a server below a path": account.ticketing().accounts().get("1");

    "a base URL that ends with a slash": account.untyped().proxy("contacts").get("1");

    "headers of every call":
        builder.header("X-Team", "blue").header("User-Agent", "importer/2").build().unwrap()
            .account("account-1").ticketing().accounts().get("1");

    "a header of every call, replaced in one":
        builder.header("x-team", "blue").build().unwrap()
            .account("account-1").ticketing().accounts().get("1").header("x-team", "red");

    "nobody else's credentials replace the token, in no call":
        builder.header("authorization", "Basic c2VjcmV0").build().unwrap()
            .account("account-1").ticketing().accounts().get("1");

    "a call that was cloned":
        account.ticketing().accounts().get("1").exclude_fields(["etag"]).clone().ignore_remote_data();

    "sent elsewhere on the same host":
        account.ticketing().accounts().create(json!({"name": "Acme"})).idempotency_key("import-7");

    "sent to another host": account.ticketing().accounts().get("1");
}
