//! Identifiers in paths.

use truto_unified::client::NoId;
use truto_unified::ticketing::accounts::UpdateAccount;

super::calls! { |builder, client, account|
    "an identifier that is a number": account.ticketing().accounts().get(23_423_523_u64);

    "an identifier that climbs": account.ticketing().accounts().get("../../proxy/accounts");

    "an identifier that climbs in disguise": account.ticketing().accounts().delete("%2e%2e");

    "an identifier that looks like a query":
        account.ticketing().accounts().get("1?truto_response_format=raw&a=b#c");

    "an identifier that looks like two headers":
        account.ticketing().accounts().get("1 HTTP/1.1\r\nx-team: blue\0");

    "an identifier of other scripts": account.ticketing().accounts().get("Zoë 東京 🦀");

    "an identifier of everything that is reserved":
        account.ticketing().accounts().get("%:/?#[]@!$&'()*+,;=\\|^`{}<>\"~-._");

    "an identifier of dots that are no step": account.ticketing().accounts().get("...");

    "an update whose identifier is elsewhere":
        account.ticketing().accounts().update(NoId, UpdateAccount::builder().unchecked("id", "1").build());

    "a delete whose identifier is elsewhere": account.crm().accounts().delete(NoId).unchecked_query("id", "1");

    "an error names the call without its query":
        account.ticketing().accounts().get("a/b").remote_query("key", "hidden");
}
