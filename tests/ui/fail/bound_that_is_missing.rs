//! A function generic over providers that does not ask for what it sets.

use truto_unified::ticketing::accounts::{UpdateAccount, update_account::takes};
use truto_unified::typed::ProviderType;

fn rename<P: ProviderType + takes::Name>(provider: P) -> UpdateAccount {
    UpdateAccount::for_provider(provider).name("Acme").website("https://acme.com").build()
}

fn main() {
    println!("{:?}", rename(truto_unified::providers::Front));
}
