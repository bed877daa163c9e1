//! All SQL of accounts and sessions.

use sqlx::{AnyConnection, FromRow};

use super::model::{Account, NewAccount, Refusal, Role};
use crate::{
    server::db::{Broken, Stop, is_duplicate},
    vocabulary::{AccountId, Moment},
};

#[derive(FromRow)]
struct Row {
    id: AccountId,
    email: String,
    name: String,
    role: String,
    password_hash: String,
}

impl Row {
    fn account(self) -> Option<(Account, String)> {
        let role = Role::parse(&self.role)?;
        Some((Account { id: self.id, email: self.email, name: self.name, role }, self.password_hash))
    }
}

pub async fn account_count(connection: &mut AnyConnection) -> Result<i64, Broken> {
    sqlx::query_scalar("SELECT COUNT(*) FROM account").fetch_one(connection).await
}

/// The account of an e-mail with its password hash.
pub async fn account_with_hash(
    connection: &mut AnyConnection,
    email: &str,
) -> Result<Option<(Account, String)>, Broken> {
    let row: Option<Row> = sqlx::query_as("SELECT id, email, name, role, password_hash FROM account WHERE email = $1")
        .bind(email.to_owned())
        .fetch_optional(connection)
        .await?;
    Ok(row.and_then(Row::account))
}

/// The account of a session that has not expired.
pub async fn account_of_session(
    connection: &mut AnyConnection,
    token_hash: &str,
    now: Moment,
) -> Result<Option<Account>, Broken> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT account.id, account.email, account.name, account.role, account.password_hash
         FROM session
         JOIN account ON account.id = session.account_id
         WHERE session.token_hash = $1 AND session.expires_at > $2",
    )
    .bind(token_hash.to_owned())
    .bind(now)
    .fetch_optional(connection)
    .await?;
    Ok(row.and_then(Row::account).map(|(account, _)| account))
}

pub async fn add_account(
    connection: &mut AnyConnection,
    id: &AccountId,
    account: &NewAccount,
    password_hash: &str,
    now: Moment,
) -> Result<(), Stop<Refusal>> {
    let added = sqlx::query(
        "INSERT INTO account (id, email, name, role, password_hash, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(id.clone())
    .bind(account.email.clone())
    .bind(account.name.clone())
    .bind(account.role.code())
    .bind(password_hash.to_owned())
    .bind(now)
    .execute(connection)
    .await;
    match added {
        Ok(_) => Ok(()),
        Err(broken) if is_duplicate(&broken) => Err(Stop::Refused(Refusal::EmailTaken)),
        Err(broken) => Err(broken.into()),
    }
}

pub async fn add_session(
    connection: &mut AnyConnection,
    token_hash: &str,
    account: &AccountId,
    now: Moment,
    expires: Moment,
) -> Result<(), Broken> {
    sqlx::query("DELETE FROM session WHERE expires_at <= $1").bind(now).execute(&mut *connection).await?;
    sqlx::query(
        "INSERT INTO session (token_hash, account_id, created_at, expires_at)
         VALUES ($1, $2, $3, $4)",
    )
    .bind(token_hash.to_owned())
    .bind(account.clone())
    .bind(now)
    .bind(expires)
    .execute(connection)
    .await?;
    Ok(())
}

pub async fn end_session(connection: &mut AnyConnection, token_hash: &str) -> Result<(), Broken> {
    sqlx::query("DELETE FROM session WHERE token_hash = $1").bind(token_hash.to_owned()).execute(connection).await?;
    Ok(())
}

/// Wrong passwords in a row for an e-mail, and when the last one came.
pub async fn failures(connection: &mut AnyConnection, email_hash: &str) -> Result<Option<(i64, Moment)>, Broken> {
    sqlx::query_as("SELECT failures, last_at FROM sign_in_failure WHERE email_hash = $1")
        .bind(email_hash.to_owned())
        .fetch_optional(connection)
        .await
}

pub async fn add_failure(connection: &mut AnyConnection, email_hash: &str, now: Moment) -> Result<(), Broken> {
    // Whoever guesses e-mails must not fill the table: what is a day old is forgotten.
    sqlx::query("DELETE FROM sign_in_failure WHERE last_at < $1")
        .bind(now.plus_days(-1))
        .execute(&mut *connection)
        .await?;
    sqlx::query(
        "INSERT INTO sign_in_failure (email_hash, failures, last_at)
         VALUES ($1, 1, $2)
         ON CONFLICT (email_hash)
         DO UPDATE SET failures = sign_in_failure.failures + 1, last_at = $2",
    )
    .bind(email_hash.to_owned())
    .bind(now)
    .execute(connection)
    .await?;
    Ok(())
}

pub async fn forget_failures(connection: &mut AnyConnection, email_hash: &str) -> Result<(), Broken> {
    sqlx::query("DELETE FROM sign_in_failure WHERE email_hash = $1")
        .bind(email_hash.to_owned())
        .execute(connection)
        .await?;
    Ok(())
}

/// Makes this the one link that creates the first account; an older one stops working.
pub async fn put_first_link(connection: &mut AnyConnection, token_hash: &str, now: Moment) -> Result<(), Broken> {
    sqlx::query("DELETE FROM first_link").execute(&mut *connection).await?;
    sqlx::query("INSERT INTO first_link (token_hash, created_at) VALUES ($1, $2)")
        .bind(token_hash.to_owned())
        .bind(now)
        .execute(connection)
        .await?;
    Ok(())
}

pub async fn first_link_exists(connection: &mut AnyConnection, token_hash: &str) -> Result<bool, Broken> {
    let found: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM first_link WHERE token_hash = $1")
        .bind(token_hash.to_owned())
        .fetch_one(connection)
        .await?;
    Ok(found > 0)
}

/// Uses the link up; `false` where it was used before.
pub async fn use_first_link(connection: &mut AnyConnection, token_hash: &str) -> Result<bool, Broken> {
    let used = sqlx::query("DELETE FROM first_link WHERE token_hash = $1")
        .bind(token_hash.to_owned())
        .execute(connection)
        .await?;
    Ok(used.rows_affected() > 0)
}
