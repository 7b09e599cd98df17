//! Two fields that are not supported, and one that is missing: three errors in one go.

use truto_unified::providers::Productboard;
use truto_unified::ticketing::accounts::UpdateAccount;

fn main() {
    let body = UpdateAccount::for_provider(Productboard)
        .domains(["acme.com"])
        .description("Makes everything.")
        .custom_fields(true)
        .build();
    println!("{body:?}");
}
