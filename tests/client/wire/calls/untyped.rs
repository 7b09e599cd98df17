//! Resources whose names are known at run time, and the routes beside the unified API.

use serde_json::json;
use truto_unified::client::{Method, NoId};

use crate::wire::run::Named;

super::calls! { |builder, client, account|
    "a list of any resource": account.untyped().resource("crm", "contacts").list().limit(1);

    "one record of any resource, read as a type":
        account.untyped().resource("crm", "contacts").get("1").typed::<Named>();

    "a new record of any resource": account.untyped().resource("crm", "contacts").create(json!({"name": "Jane"}));

    "a change to a record of any resource":
        account.untyped().resource("crm", "contacts").update("1", json!({"name": null}));

    "a change to a record that the body names":
        account.untyped().resource("crm", "contacts").update(NoId, json!({"id": "1"}));

    "the end of a record of any resource": account.untyped().resource("crm", "contacts").delete("1");

    "a method of any resource":
        account.untyped().resource("file-storage", "files").method("download", json!({"id": "1"})).stream();

    "names that would lead elsewhere": account.untyped().resource("crm/users", "?a=b").get("#c");

    "names that look like templates": account.untyped().resource("{id}", "{}").list();

    "any resource of the token's account": client.token_account().untyped().resource("crm", "contacts").get("1");

    "one record as the provider has it": account.untyped().proxy("contacts").get("1");

    "a change to a record as the provider has it":
        account.untyped().proxy("contacts").update("1", json!({"Name": "Jane"}));

    "the end of a record as the provider has it": account.untyped().proxy("contacts").delete("1");

    "a method of a resource of the provider's own": account.untyped().proxy("contacts").method("archive-all", ());

    "a path of the provider's own":
        account.untyped().custom(Method::GET, "/reports/2026 Q1/rows", ()).unchecked_query("page", 2);

    "a path of the provider's own, with another verb":
        account.untyped().custom(Method::PUT, "reports/1", json!({"methodConfig": {"a": 1}}));

    "slashes of the provider's own": account.untyped().custom(Method::GET, "/reports//rows/", ());

    "a path of the provider's own that has a question mark":
        account.untyped().custom(Method::DELETE, "reports/1?force=true", ());

    "what is known of a method": account.untyped().method_meta("crm", "contacts", "list");

    "what is known of a method at one provider":
        account.untyped().provider_meta("crm", "contacts", "hubspot", "list");
}
