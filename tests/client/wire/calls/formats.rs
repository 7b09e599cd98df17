//! The forms in which an answer can be asked for.

use serde_json::json;
use truto_unified::providers::Front;
use truto_unified::ticketing::accounts::UpdateAccount;

super::calls! { |builder, client, account|
    "unified, by its name": account.ticketing().accounts().get("1").unified();

    "raw is what the provider sent": account.ticketing().accounts().get("1").raw();

    "raw of a list": account.ticketing().accounts().list().raw().limit(2);

    "normalized": account.ticketing().accounts().list().normalized();

    "a stream is bytes of whatever kind": account.ticketing().accounts().get("1").stream();

    "debug shows the exchange with the provider":
        account.ticketing().accounts().update("1", UpdateAccount::for_provider(Front).name("Acme").build()).debug();

    "debug without a request to the provider": account.untyped().resource("ticketing", "accounts").list().debug();

    "the format of a method of the resource's own": account.crm().accounts().merge(json!({"ids": ["1"]})).raw();

    "a list as a map": account.ticketing().accounts().list().key_by("name");

    "a list as a map, in a form by its name": account.ticketing().accounts().list().normalized().key_by("id");
}
