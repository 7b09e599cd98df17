//! `debug` is documented for updates of accounts, and for nothing else.

use truto_unified::client::AccountClient;
use truto_unified::ticketing::users::UpdateUser;

fn call(account: AccountClient) {
    let users = account.ticketing().users();
    let _ = users.update("7", UpdateUser::default()).debug();
}

fn main() {}
