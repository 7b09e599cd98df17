//! A field that the named provider takes.

use truto_unified::Provider;
use truto_unified::ticketing::accounts::{UpdateAccount, operations::UPDATE};

const _: () = assert!(UPDATE.takes(Provider::Front, "website"));

fn main() {
    let body = UpdateAccount { name: "Acme".into(), domains: vec!["acme.com".to_owned()].into(), ..Default::default() };
    println!("{body:?}");
}
