//! What is remembered of accounts.

use serde_json::{Value, json};

use crate::server::audit::Event;

pub struct AccountCreated<'a> {
    pub email: &'a str,
    pub role: &'a str,
}

impl Event for AccountCreated<'_> {
    fn kind(&self) -> &'static str {
        "account.created"
    }

    fn subject(&self) -> String {
        self.email.to_owned()
    }

    fn facts(&self) -> Value {
        json!({ "role": self.role })
    }
}

pub struct SignedIn<'a> {
    pub email: &'a str,
}

impl Event for SignedIn<'_> {
    fn kind(&self) -> &'static str {
        "account.signed_in"
    }

    fn subject(&self) -> String {
        self.email.to_owned()
    }
}
