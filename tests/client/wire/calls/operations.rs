//! Operations of every kind.

use serde_json::json;
use truto_unified::emails::emails::SendEmail;
use truto_unified::providers::{Front, Hive, Vonage, Zendesk};
use truto_unified::ticketing::accounts::UpdateAccount;
use truto_unified::ticketing::tickets::ImportTicket;
use truto_unified::ticketing::users::{CreateUser, UpdateUser, UpdateUserEmail, UserEmailType};
use truto_unified::user_directory::organizations::UpdateOrganization;
use truto_unified::voice::recordings::DownloadRecording;
use truto_unified::{Object, crm};

super::calls! { |builder, client, account|
    "crm/accounts/list": account.crm().accounts().list();

    "crm/accounts/get": account.crm().accounts().get("23423523");

    "crm/accounts/create": account.crm().accounts().create(crm::accounts::CreateAccount::builder().name("Acme").build());

    "crm/accounts/update":
        account.crm().accounts().update(
            "23423523",
            crm::accounts::UpdateAccount::builder().number_of_employees(12).name("Acme").build(),
        );

    "crm/accounts/delete": account.crm().accounts().delete("23423523");

    "crm/accounts/merge": account.crm().accounts().merge(json!({"ids": ["1", "2"]}));

    "crm/accounts/batch-delete": account.crm().accounts().batch_delete(json!({"ids": ["1", "2"]}));

    "crm/users/list": account.crm().users().list();

    "crm/users/get": account.crm().users().get("23423523");

    "crm/users/create": account.crm().users().create(json!({"name": "Jane"}));

    "crm/users/update":
        account.crm().users().update("23423523", crm::users::UpdateUser::builder().is_active(false).build());

    "crm/users/delete": account.crm().users().delete("23423523");

    "ticketing/accounts/list": account.ticketing().accounts().list();

    "ticketing/accounts/get": account.ticketing().accounts().get("23423523");

    "ticketing/accounts/create": account.ticketing().accounts().create(json!({"name": "Acme"}));

    "ticketing/accounts/update":
        account.ticketing().accounts().update(
            "23423523",
            UpdateAccount::for_provider(Front).name("Acme").domains(["acme.com"]).build(),
        );

    "ticketing/accounts/delete": account.ticketing().accounts().delete("23423523");

    "ticketing/users/list": account.ticketing().users().list();

    "ticketing/users/create": account.ticketing().users().create(CreateUser::builder().name("Jane").build());

    "ticketing/users/update":
        account.ticketing().users().update(
            "23423523",
            UpdateUser::for_provider(Hive)
                .name("Jane")
                .emails([UpdateUserEmail::for_provider(Hive).email("jane@example.com").r#type(UserEmailType::Primary).build()])
                .build(),
        );

    "user-directory/organizations/list": account.user_directory().organizations().list();

    "user-directory/organizations/get": account.user_directory().organizations().get("23423523");

    "user-directory/organizations/update":
        account.user_directory().organizations().update(
            "23423523",
            UpdateOrganization { remote_data: Object::from_iter([("plan".to_owned(), "team".into())]).into(), ..Default::default() },
        );

    "user-directory/organizations/delete": account.user_directory().organizations().delete("23423523");

    "ticketing/tickets/import":
        account.ticketing().tickets().import(
            ImportTicket::for_provider(Zendesk).remote_data(Object::from_iter([("via".to_owned(), json!("mail"))])).build(),
        );

    "emails/emails/send": account.emails().emails().send(SendEmail::builder().subject("Hello").build());

    "voice/recordings/download":
        account.voice().recordings().download(DownloadRecording::for_provider(Vonage).url("https://x.example").build());

    "knowledge-base/page-exports/download": account.knowledge_base().page_exports().download(json!({"id": "1"}));

    "calendar/events/update": account.calendar().events().update("23423523", json!({"title": "Lunch"}));
}
