//! Servers that somebody else's tool makes of the exported OpenAPI documents: they answer every call of the client, and refuse
//! what the provider would.
//!
//! `.ci/openapi` starts them, and runs these tests with their addresses.

use truto_unified::Client;
use truto_unified::client::AccountClient;
use truto_unified::ticketing::accounts::UpdateAccount;

use super::{calls, run};

/// What any of them takes for an account.
const ACCOUNT: &str = "62f44730-dd91-461e-bd6a-aedd9e0ad79d";

fn account(variable: &str) -> AccountClient {
    let base_url = std::env::var(variable).unwrap_or_else(|_| panic!("{variable} is the address of a server"));
    let builder = Client::builder().token("any").base_url(base_url).transport(run::transport());
    builder.build().expect("the client can be made").account(ACCOUNT)
}

#[tokio::test]
#[ignore = "needs a server made of the exported document: .ci/openapi starts one"]
async fn a_server_made_of_the_document_answers_every_operation() {
    let account = account("UNIFIED_MOCK");
    let mut refused = Vec::new();
    for written in calls::operations::calls() {
        if let Err(error) = run::outcome(&written, &account).await {
            refused.push(format!("{}: {error}", written.name));
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[tokio::test]
#[ignore = "needs a server made of the document as Front has it: .ci/openapi starts one"]
async fn a_server_made_of_a_provider_s_document_refuses_what_lacks_a_field_that_it_requires() {
    let account = account("UNIFIED_MOCK_FRONT");
    let update = |body| account.ticketing().accounts().update("1", body).send();
    update(UpdateAccount::builder().name("Acme").build()).await.expect("Front requires the name and nothing else");
    let error = update(UpdateAccount::builder().website("https://acme.example").build()).await;
    let error = error.expect_err("Front requires the name");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(422), "{error}");
}
