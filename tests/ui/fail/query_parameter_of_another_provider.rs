//! A query parameter that Pivotal Tracker alone takes.

use truto_unified::providers::Hive;
use truto_unified::ticketing::users::{UpdateUserQuery, UserCollectionParameter};

fn main() {
    let query = UpdateUserQuery::for_provider(Hive).collections(vec![UserCollectionParameter::default()]).build();
    println!("{query:?}");
}
