//! An evening in a full hall: two hundred people vote within five seconds, each with a connection of
//! their own: the code, the ballot, the form. Then how often the big screen may be asked.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use priorita::{
    ballots::{self, Item, Making, RuleCard, Secrecy, Sector, Slip, store},
    server::random::Randomness,
    vocabulary::{Day, ItemId, Localized, ProcessId, SectorId},
};

use super::{
    Anything, open, row,
    served::{Client, Served, get, load, post},
};

const VOTERS: usize = 200;
const WITHIN: Duration = Duration::from_secs(5);
const ITEMS: usize = 12;

pub async fn voters(folder: &Path) -> Anything<()> {
    let house = open(folder).await?;
    let now = house.clock.now();
    let making = Making {
        group_id: None,
        title: Localized::plain("Measured ballot"),
        meeting_on: Day(20_778),
        place: "The town hall".into(),
        secrecy: Secrecy::Slips,
        sectors: vec![Sector { id: SectorId("public".into()), name: Localized::plain("Public") }],
        items: (1..=ITEMS)
            .map(|number| Item {
                id: ItemId(number.to_string()),
                name: Localized::plain(format!("Thing number {number}")),
                note: Localized::default(),
                change: None,
            })
            .collect(),
        rule: RuleCard::default(),
    };
    let process = ProcessId("measured".into());
    let made = ballots::make(&house, "bench", now, &process, making).await.map_err(|stop| format!("{stop:?}"))?;
    let id = made.ballot.id.clone();
    ballots::freeze(&house, "bench", now, &id).await.map_err(|stop| format!("{stop:?}"))?;
    let wanted = [(SectorId("public".into()), VOTERS as u32)];
    let printed =
        ballots::print_slips(&house, "bench", now, &id, &wanted, "a").await.map_err(|stop| format!("{stop:?}"))?;
    ballots::open(&house, "bench", now, &id).await.map_err(|stop| format!("{stop:?}"))?;

    let served = Served::start(folder)?;
    let codes: Vec<String> = printed.codes.into_iter().flat_map(|(_, codes)| codes).collect();
    let address = Arc::new(format!("/v/{}", made.ballot.join_code));
    let mut tasks = Vec::new();
    let begun = Instant::now();
    for (voter, code) in codes.into_iter().enumerate() {
        let (address, server) = (Arc::clone(&address), served.address.clone());
        let (ballot, round) = (id.clone(), made.round.id.clone());
        tasks.push(tokio::spawn(async move {
            tokio::time::sleep(WITHIN * voter as u32 / VOTERS as u32).await;
            let mut client = Client::connect(&server).await?;
            let mut times = Vec::new();
            let mut ask = async |request: Vec<u8>, expected: u16| -> Anything<()> {
                let began = Instant::now();
                let answer = client.ask(&request).await?;
                times.push(began.elapsed());
                if answer.status == expected { Ok(()) } else { Err(format!("status {}", answer.status).into()) }
            };
            let (cookie, slip) = (format!("listek={code}"), Slip::open(&ballot, &code));
            let page = format!("{address}/hlas");
            ask(get(&address, ""), 200).await?;
            ask(post(&address, "", &format!("listek={code}")), 303).await?;
            ask(get(&page, &cookie), 200).await?;
            let attempt = slip.attempt(&round, &Randomness::of_the_system().key());
            let mut body = format!("round={round}&attempt={attempt}");
            for item in 1..=ITEMS {
                body += &format!("&place.{item}={}", (item + voter) % ITEMS + 1);
            }
            ask(post(&page, &cookie, &body), 200).await?;
            Anything::Ok(times)
        }));
    }
    let mut by_step: [Vec<Duration>; 4] = Default::default();
    for task in tasks {
        for (step, took) in task.await??.into_iter().enumerate() {
            by_step[step].push(took);
        }
    }
    row(
        &format!("{VOTERS} voters on {VOTERS} connections, all done after"),
        format!("{:.2} s", begun.elapsed().as_secs_f64()),
    );
    for (name, times) in ["the start", "the code", "the ballot", "the vote"].iter().zip(&mut by_step) {
        times.sort_unstable();
        let at = |share: usize| times[times.len() * share / 100].as_secs_f64() * 1e3;
        let most = times.last().copied().unwrap_or_default().as_secs_f64() * 1e3;
        row(&format!("    {name}: median, p99, slowest"), format!("{:.1} / {:.1} / {most:.1} ms", at(50), at(99)));
    }
    let counted = store::vote_count(&mut *house.db.read().await?, &made.round.id).await?;
    row("    votes in the store", format!("{counted} of {VOTERS}"));

    let pulse = Arc::new(get(&format!("{address}/stav"), ""));
    let (rate, p99) = load(&served.address, 8, move |client, _| {
        let pulse = Arc::clone(&pulse);
        Box::pin(async move {
            let answer = client.ask(&pulse).await?;
            if answer.status == 200 { Ok(()) } else { Err(format!("status {}", answer.status).into()) }
        })
    })
    .await?;
    row("states for the big screen/s, 8 connections", format!("{rate:.0}"));
    row("    p99", format!("{:.1} ms", p99.as_secs_f64() * 1e3));
    house.db.close().await;
    Ok(())
}
