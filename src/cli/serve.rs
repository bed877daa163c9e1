//! `priorita serve`: opens the store, prints where to go, answers until told to stop.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use super::{Breakage, Ended, Outcome, StoreArgs, housekeeping, only_broken, seed};
use crate::{
    accounts, app, processes,
    server::{house::House, random::sha256},
};

pub async fn serve(store: &StoreArgs, addr: SocketAddr, demo: bool, public_url: Option<String>) -> Outcome {
    let listener = tokio::net::TcpListener::bind(addr).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            Breakage(store.words().with("address-taken", &[("addr", addr.to_string().into())]))
        }
        _ => Breakage(format!("{addr}: {error}")),
    })?;
    let mut house = store.open_for(addr, public_url).await?;
    if demo {
        seed::demonstration(&house).await?;
        // The mark on every page is asked once, here.
        let house = Arc::get_mut(&mut house).ok_or(Breakage("the house is shared already".to_owned()))?;
        house.demonstration = processes::store::has_demonstration(&mut *house.db.read().await?).await?;
    }
    let here = listener.local_addr()?;
    let address = house.config.public_url.clone().unwrap_or_else(|| format!("http://{here}"));
    println!("Priorita: {address}");
    if demo {
        let sign_in = std::fs::read_to_string(house.config.data.join(seed::SIGN_IN_FILE)).unwrap_or_default();
        for line in sign_in.lines() {
            println!("{line}");
        }
    }
    first_link(&house, &address).await?;
    tokio::spawn(every_hour(Arc::clone(&house)));
    let routes = app::routes(Arc::clone(&house));
    axum::serve(listener, routes.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(told_to_stop())
        .await?;
    house.db.close().await;
    Ok(Ended::Done)
}

/// While nobody has an account, every start prints a fresh one-time link.
async fn first_link(house: &House, address: &str) -> Result<(), Breakage> {
    if accounts::store::account_count(&mut *house.db.read().await?).await? > 0 {
        return Ok(());
    }
    let token = house.random.key();
    let (hash, now) = (sha256(token.as_bytes()), house.clock.now());
    house
        .db
        .write::<_, (), _>(move |connection| {
            let hash = hash.clone();
            Box::pin(async move { Ok(accounts::store::put_first_link(connection, &hash, now).await?) })
        })
        .await
        .map_err(only_broken)?;
    println!("První účet / first account: {address}/prvni-ucet/{token}");
    Ok(())
}

/// Once an hour, and once after the start.
async fn every_hour(house: Arc<House>) {
    loop {
        if let Err(Breakage(error)) = housekeeping::keep_house(&house).await {
            tracing::warn!(%error, "what is due could not be deleted");
        }
        tokio::time::sleep(Duration::from_secs(3600)).await;
    }
}

async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(signal) => signal,
        Err(error) => {
            tracing::warn!(%error, "SIGTERM cannot be waited for");
            let _ = interrupt.await;
            return;
        }
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}
