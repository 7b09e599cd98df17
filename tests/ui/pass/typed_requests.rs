//! Requests that the named providers take.

use truto_unified::providers::{Front, Hive, PivotalTracker, Zendesk};
use truto_unified::ticketing::accounts::{UpdateAccount, update_account, update_account::takes};
use truto_unified::ticketing::users::{UpdateUser, UpdateUserQuery, UserCollectionParameter, UpdateUserEmail, UserRoleInput};
use truto_unified::typed::{Null, ProviderType};
use truto_unified::{Object, Provider};

fn everything<P: ProviderType + update_account::TakesEverything>(provider: P) -> UpdateAccount {
    UpdateAccount::for_provider(provider).website("https://acme.com").name("Acme").r#type("customer").build()
}

fn two<P: ProviderType + takes::Name + takes::Domains>(provider: P) -> UpdateAccount {
    assert!(P::PROVIDER == Provider::Front);
    UpdateAccount::for_provider(provider).domains(["acme.com"]).name("Acme").build()
}

fn main() {
    // In any order, and the last of two calls for one field wins.
    let body = UpdateAccount::for_provider(Front).website("https://acme.com").name("Acme").website(Null).build();
    assert!(body.website.is_null());
    assert!(body.check(Provider::Front).is_ok());
    assert_eq!(two(Front).domains.into_value().unwrap(), ["acme.com"]);

    // Of a provider that no source names here nothing is known to be required; what no source states can be set.
    let body = UpdateAccount::for_provider(Zendesk).remote_data(Object::new()).build();
    assert_eq!(body.check(Provider::Zendesk).unwrap().not_known.len(), 1);

    // Parts are built for the provider too.
    let email = UpdateUserEmail::for_provider(Hive).r#type("work").email("jane@example.com").build();
    let body = UpdateUser::for_provider(Hive).name("Jane").emails([email]).build();
    assert!(body.check(Provider::Hive).is_ok());

    // Of the values of a role nobody says which member has them: told, and not passed over.
    let role = UserRoleInput { name: "somebody".into(), ..Default::default() };
    let body = UpdateUser::for_provider(PivotalTracker).name("Jane").roles([role]).build();
    let checked = body.check(Provider::PivotalTracker).unwrap();
    assert_eq!(checked.values_not_known.iter().map(ToString::to_string).collect::<Vec<_>>(), ["roles"]);

    // Cleared, and numbers and texts of any kind.
    let body = UpdateUser::for_provider(Hive).name("Jane").emails(Null).build();
    assert!(body.emails.is_null() && body.check(Provider::Hive).is_ok());
    let body = UpdateAccount::for_provider(Front).name("Acme").domains(vec!["acme.com"]).build();
    assert!(body.check(Provider::Front).is_ok());

    let query = UpdateUserQuery::for_provider(PivotalTracker).collections([UserCollectionParameter { id: Some("1".into()), ..Default::default() }]).build();
    assert!(query.check(Provider::PivotalTracker).is_ok());

    // For a provider that is known at run time only, parts are plain.
    let email = UpdateUserEmail { email: "jane@example.com".into(), ..Default::default() };
    let body = UpdateUser::builder().emails([email]).build();
    assert_eq!(body.check(Provider::Hive).unwrap_err().iter().count(), 2);

    // What is not checked is beside what is.
    let body = UpdateAccount::for_provider(Hive).unchecked("website", "https://acme.com").build();
    assert_eq!(body.extra["website"], "https://acme.com");
    assert!(format!("{body:?}").contains("website"));
}
