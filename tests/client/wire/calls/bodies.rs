//! Bodies.

use serde_json::json;
use truto_unified::client::FreeForm;
use truto_unified::providers::{Front, Planhat};
use truto_unified::ticketing::accounts::UpdateAccount;
use truto_unified::ticketing::users::UpdateUser;
use truto_unified::typed::Null;
use truto_unified::{DateTime, Object, Provider, crm};

super::calls! { |builder, client, account|
    "absent, null and a value are three things":
        account.ticketing().accounts().update("1", UpdateAccount::builder().name("").description(Null).build());

    "nothing set is an empty object": account.ticketing().accounts().update("1", UpdateAccount::default());

    "fields that the schema does not have stand behind those that it has":
        account.ticketing().accounts().update(
            "1",
            UpdateAccount::for_provider(Front).unchecked("tier", json!({"level": 2})).name("Acme").build(),
        );

    "a field that the provider is not known to take":
        account.ticketing().accounts().update(
            "1",
            UpdateAccount::for_provider(Planhat).unchecked("website", "https://acme.com").build(),
        ).provider(Provider::Planhat);

    "what goes to the provider untranslated":
        account.ticketing().accounts().update(
            "1",
            UpdateAccount::builder()
                .name("Acme")
                .custom_fields(json!({"tier": "gold"}))
                .remote_data(Object::from_iter([("parent_id".to_owned(), json!(7))]))
                .build(),
        );

    "text of every kind":
        account.ticketing().accounts().update("1", UpdateAccount::builder().name("\"Zoë\" \\ 🦀\n\u{1}/<&>").build());

    "dates, whole numbers and members of objects":
        account.crm().accounts().update(
            "1",
            crm::accounts::UpdateAccount {
                number_of_employees: 12.into(),
                owner: crm::accounts::AccountOwnerInput { id: "7".into(), ..Default::default() }.into(),
                created_at: DateTime::from("2026-11-01T00:00:00Z").into(),
                ..Default::default()
            },
        );

    "a value of an enum that is not known":
        account.ticketing().users().update("1", UpdateUser::builder().name("Jane").status("on leave").build());

    "JSON that no schema describes":
        account.ticketing().accounts().create(json!([1, 2.5, null, "x", {"a": true}]));

    "an object that no schema describes":
        account.ticketing().accounts().create(Object::from_iter([("name".to_owned(), json!("Acme"))]));

    "no body at all": account.crm().accounts().merge(());

    "a file for the provider":
        account.ticketing().accounts().create(FreeForm::passthrough("application/pdf", "%PDF-1.7\n\0\r\n"));

    "form data for the provider":
        account.untyped().proxy("files").create(
            FreeForm::passthrough("multipart/form-data; boundary=x", "--x\r\n\r\n1\r\n--x--\r\n".as_bytes()),
        );

    "an empty file for the provider":
        account.ticketing().accounts().create(FreeForm::passthrough("text/plain", Vec::new()));

    "bytes that the unified API reads":
        account.ticketing().accounts().create(FreeForm::bytes("text/csv", "name\nAcme\n"));
}
