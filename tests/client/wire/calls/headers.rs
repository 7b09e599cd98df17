//! Headers.

use serde_json::json;
use truto_unified::ticketing::accounts::UpdateAccount;

super::calls! { |builder, client, account|
    "a header of one call": account.ticketing().accounts().get("1").header("X-Team", "blue");

    "the last of two headers of one name":
        account.ticketing().accounts().get("1").header("x-team", "blue").header("X-Team", "red");

    "nobody else's credentials replace the token":
        account.ticketing().accounts().get("1").header("Authorization", "Basic c2VjcmV0");

    "what is accepted can be said otherwise":
        account.ticketing().accounts().get("1").raw().header("accept", "text/csv");

    "an idempotency key with a create":
        account.ticketing().accounts().create(json!({"name": "Acme"})).idempotency_key("import-7");

    "an idempotency key with an update":
        account.ticketing().accounts().update("1", UpdateAccount::builder().name("Acme").build()).idempotency_key("import-7");

    "an idempotency key with a method of the resource's own":
        account.crm().accounts().batch_delete(json!({"ids": ["1"]})).idempotency_key("import-7");

    "an idempotency key with a resource of the provider's own":
        account.untyped().proxy("contacts").create(json!({"name": "Jane"})).idempotency_key("import-7");

    "no header replaces the key that makes a write safe to repeat":
        account.ticketing().accounts().create(json!({"name": "Acme"})).header("Idempotency-Key", "").idempotency_key("import-7");

    "JSON of another name":
        account.ticketing().accounts().create(json!({"name": "Acme"})).header("content-type", "application/vnd.api+json");

    "an idempotency key that the call draws":
        account.ticketing().accounts().create(json!({"name": "Acme"})).idempotent();
}
