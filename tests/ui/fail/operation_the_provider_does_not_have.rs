//! Who has an operation is known, and this provider is none of them.

use truto_unified::client::AccountClient;
use truto_unified::crm::users::UpdateUser;
use truto_unified::providers::HubSpot;

fn build() -> UpdateUser {
    UpdateUser::for_provider(HubSpot).build()
}

fn call(account: &AccountClient, body: UpdateUser) {
    let _ = account.crm().users().update("23", body).for_provider(HubSpot);
}

fn main() {}
