//! Accounts, roles and what they may do; passwords.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

use crate::vocabulary::{AccountId, Moment};

/// Somebody who signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub id: AccountId,
    pub email: String,
    pub name: String,
    pub role: Role,
}

impl Account {
    pub fn may(&self, right: Right) -> bool {
        self.role.rights().contains(&right)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Runs the installation: everything, accounts among it.
    Operator,
    /// Prepares questionnaires, opens collections, reads results.
    Coordinator,
    /// Reads results before they are published; changes nothing.
    Analyst,
}

/// One thing somebody may do. A route names the right it wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    SeeDesk,
    ManageSurveys,
    ManageBallots,
    SeeUnpublishedResults,
}

impl Role {
    pub const ALL: [Role; 3] = [Role::Operator, Role::Coordinator, Role::Analyst];

    pub fn code(self) -> &'static str {
        match self {
            Role::Operator => "operator",
            Role::Coordinator => "coordinator",
            Role::Analyst => "analyst",
        }
    }

    pub fn parse(code: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.code() == code)
    }

    fn rights(self) -> &'static [Right] {
        use Right::*;
        match self {
            Role::Operator => &[SeeDesk, ManageSurveys, ManageBallots, SeeUnpublishedResults],
            Role::Coordinator => &[SeeDesk, ManageSurveys, ManageBallots, SeeUnpublishedResults],
            Role::Analyst => &[SeeDesk, SeeUnpublishedResults],
        }
    }
}

/// An account about to be made, its rules checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAccount {
    pub email: String,
    pub name: String,
    pub role: Role,
    pub password: String,
}

/// Why an account cannot be made or entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    EmailMissing,
    NameMissing,
    PasswordShort,
    PasswordLong,
    EmailTaken,
    /// The pair of e-mail and password is not known; which of the two is not said.
    Unknown,
    /// Too many wrong passwords: the account rests.
    Resting {
        seconds: i64,
    },
}

/// NIST SP 800-63B §3.1.1.2 asks for at least 8 when paired with another factor, 15 without;
/// twelve with a rest after wrong tries is our middle.
pub const PASSWORD_MIN: usize = 12;
const PASSWORD_MAX: usize = 200;

impl NewAccount {
    pub fn check(email: &str, name: &str, role: Role, password: &str) -> Result<NewAccount, Vec<Refusal>> {
        let email = email.trim().to_lowercase();
        let name = name.trim();
        let mut refusals = Vec::new();
        let well_formed = email.len() <= 254
            && email.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'))
            && !email.contains(char::is_whitespace);
        if !well_formed {
            refusals.push(Refusal::EmailMissing);
        }
        if name.is_empty() || name.chars().count() > 120 {
            refusals.push(Refusal::NameMissing);
        }
        match password.chars().count() {
            n if n < PASSWORD_MIN => refusals.push(Refusal::PasswordShort),
            n if n > PASSWORD_MAX => refusals.push(Refusal::PasswordLong),
            _ => {}
        }
        if refusals.is_empty() {
            Ok(NewAccount { email, name: name.to_owned(), role, password: password.to_owned() })
        } else {
            Err(refusals)
        }
    }
}

/// How long an account rests after so many wrong passwords in a row: nothing for the first four,
/// then 15 seconds doubling up to a quarter of an hour.
pub fn rest_after(failures: i64) -> i64 {
    match failures {
        ..=4 => 0,
        n => (15_i64 << (n - 5).min(6)).min(900),
    }
}

/// Seconds an account still rests.
pub fn rest_left(failures: i64, last: Moment, now: Moment) -> Option<i64> {
    let until = last.plus_seconds(rest_after(failures));
    (until > now).then(|| (until.0 - now.0).div_euclid(1000) + 1)
}

/// Argon2id with the crate's defaults (OWASP: 19 MiB, 2 passes), a salt of its own.
/// Takes tens of milliseconds: call it off the async threads.
pub fn hash_password(password: &str) -> String {
    Argon2::default()
        .hash_password(password.as_bytes())
        .expect("a password of at most 200 letters can be hashed")
        .to_string()
}

/// Whether the password fits the hash; `false` for a hash that is none.
pub fn password_fits(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod checks {
    use super::*;

    #[test]
    fn a_password_fits_only_its_own_hash() {
        let hash = hash_password("kosatce u rybníka");
        assert!(hash.starts_with("$argon2id$"));
        assert!(password_fits("kosatce u rybníka", &hash));
        assert!(!password_fits("kosatce u rybnika", &hash));
        assert!(!password_fits("kosatce u rybníka", "nonsense"));
    }

    #[test]
    fn a_new_account_says_everything_that_is_missing_at_once() {
        let refused = NewAccount::check("jana", " ", Role::Operator, "krátké").expect_err("refused");
        assert_eq!(refused, [Refusal::EmailMissing, Refusal::NameMissing, Refusal::PasswordShort]);
    }

    #[test]
    fn wrong_passwords_make_an_account_rest_longer_and_longer() {
        assert_eq!(rest_after(4), 0);
        assert_eq!(rest_after(5), 15);
        assert_eq!(rest_after(7), 60);
        assert_eq!(rest_after(1_000), 900);
    }

    #[test]
    fn an_analyst_changes_nothing() {
        assert!(!Role::Analyst.rights().contains(&Right::ManageSurveys));
    }
}
