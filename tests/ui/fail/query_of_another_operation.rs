//! Query parameters belong to their operation.

use truto_unified::client::AccountClient;
use truto_unified::ticketing::accounts::UpdateAccount;
use truto_unified::ticketing::users::UpdateUserQuery;

fn call(account: AccountClient) {
    let accounts = account.ticketing().accounts();
    let _ = accounts.update("7", UpdateAccount::default()).query(UpdateUserQuery::default());
}

fn main() {}
