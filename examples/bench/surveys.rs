//! A survey of twelve questions: its pages, its submissions, whole journeys, the store alone and the
//! tables of a hundred thousand responses.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use priorita::{
    results::report,
    server::{calendar, house::House, random::Randomness},
    surveys::{
        self, Channel, Opening,
        answers::{Answer, Answers},
        routes::open_room,
        store, xlsform,
    },
    ui::Words,
    vocabulary::{CollectionId, Day, Lang, MunicipalityCode, ProcessId, ResponseId, VersionId},
};

use super::{
    Anything, SECONDS, open, row,
    served::{Client, Served, get, load, post},
};

fn workbook(form_id: &str, layout: &str) -> String {
    let mut rows = String::new();
    for n in 1..=6 {
        rows += &format!("| | select_one marks | mark{n} | How good is thing number {n}? | |\n");
    }
    rows += "| | select_multiple needs | needs | What is missing? | |\n";
    rows += "| | select_multiple needs | more | And what else? | |\n";
    rows += "| | integer | people | How many people live with you? | |\n";
    rows += "| | rank needs | order | What comes first? | |\n";
    rows += "| | text | wish | What would you change? | |\n";
    rows += "| | select_one marks | last | How was this survey? | yes |\n";
    let mut choices = String::new();
    for n in 1..=5 {
        choices += &format!("| | marks | {n} | {n} |\n| | needs | n{n} | Need number {n} |\n");
    }
    format!(
        "| survey |\n| | type | name | label | required |\n{rows}\n| choices |\n| | list_name | name | label |\n{choices}\n\
         | settings |\n| | form_title | form_id | cp_layout |\n| | Measured survey | {form_id} | {layout} |\n"
    )
}

/// What a person sends for all twelve.
fn posted() -> String {
    let mut body = String::new();
    for n in 1..=6 {
        body += &format!("q.mark{n}={}&", n % 5 + 1);
    }
    body += "q.needs=n1&q.needs=n3&q.more=n2&q.people=3&";
    for n in 1..=5 {
        body += &format!("r.order.n{n}={n}&");
    }
    body + "q.wish=Lavi%C4%8Dka+u+zast%C3%A1vky+a+sv%C4%9Btlo&q.last=1"
}

pub struct Site {
    one_page: String,
    paged: String,
    steps: usize,
}

/// Publishes the survey on one page and a page a question.
pub async fn prepare(folder: &Path) -> Anything<Site> {
    let house = open(folder).await?;
    let now = house.clock.now();
    let mut addresses = Vec::new();
    let mut steps = 0;
    for (slug, layout) in [("one-page", "one-page"), ("paged", "")] {
        let reading = xlsform::read(workbook(slug, layout).as_bytes(), "measured.md");
        let questionnaire = reading.questionnaire.ok_or_else(|| format!("{:?}", reading.findings))?;
        let process = ProcessId("measured".into());
        let draft =
            surveys::keep_draft(&house, "bench", now, &process, &questionnaire, &reading.findings, "measured.md")
                .await
                .map_err(|stop| format!("{stop:?}"))?;
        surveys::publish(&house, "bench", now, &draft.version).await.map_err(|stop| format!("{stop:?}"))?;
        let opening = Opening {
            slug: slug.into(),
            process_id: process,
            version_id: draft.version,
            respondents: "public".into(),
            opens_at: now,
            closes_at: now.plus_days(30),
            purge_on: calendar::day_of(now).plus(60),
            municipalities: vec![MunicipalityCode("552054".into())],
        };
        surveys::open_collection(&house, "bench", now, opening).await.map_err(|stop| format!("{stop:?}"))?;
        let room = open_room(&house, slug).await?.ok_or("the survey just opened is there")?;
        steps = room.form.steps.len();
        addresses.push(format!("/s/{slug}/1?o={}", room.links[0].code));
    }
    house.db.close().await;
    let paged = addresses.pop().unwrap_or_default();
    Ok(Site { one_page: addresses.pop().unwrap_or_default(), paged, steps })
}

pub async fn pages_and_submissions(folder: &Path, site: &Site) -> Anything<()> {
    let served = Served::start(folder)?;
    first_visit(&served, site).await?;
    row("memory idle (RSS)", format!("{} MiB", served.memory().0));
    for (name, path) in [("one page, 12 questions", &site.one_page), ("a page a question", &site.paged)] {
        let (rate, p99) = pages(&served.address, path).await?;
        row(&format!("pages/s, {name}, 8 connections"), format!("{rate:.0}"));
        row("    p99", format!("{:.1} ms", p99.as_secs_f64() * 1000.0));
    }
    for clients in [1, 8, 32] {
        let (rate, p99) = submissions(&served.address, &site.one_page, clients).await?;
        row(&format!("submissions/s, one page, {clients} clients"), format!("{rate:.0}"));
        row("    p99", format!("{:.1} ms", p99.as_secs_f64() * 1000.0));
    }
    let (rate, _) = journeys(&served.address, site).await?;
    row(&format!("whole journeys/s, {} pages and the check, 32 clients", site.steps), format!("{rate:.0}"));
    let (_, highest) = served.memory();
    row("memory under load (highest RSS)", format!("{highest} MiB"));
    Ok(())
}

/// Bytes and requests of a first visit: the page, its style, font and sign; then with the script.
async fn first_visit(served: &Served, site: &Site) -> Anything<()> {
    let rank = site.paged.replace("/1?", "/10?");
    let start = site.paged.replace("/1?", "?");
    for (name, path, key) in [("start page", start.as_str(), ""), ("a page with an island", rank.as_str(), "vyplneni")]
    {
        let mut client = Client::connect(&served.address).await?;
        let mut cookie = String::new();
        if !key.is_empty() {
            // The tenth page is reached by a draft only.
            cookie = format!("vyplneni={}", Randomness::of_the_system().key());
            client.ask(&post(&site.paged, &cookie, "q.mark1=1")).await?;
        }
        let page = client.ask(&get(path, &cookie)).await?;
        let plain = String::from_utf8(client.ask(&get_plain(path, &cookie)).await?.body).unwrap_or_default();
        let mut bytes = page.head.len() + page.body.len();
        let mut requests = 1;
        let mut wanted: Vec<String> = links(&plain);
        while let Some(link) = wanted.pop() {
            let answer = client.ask(&get(&link, &cookie)).await?;
            bytes += answer.head.len() + answer.body.len();
            requests += 1;
            if link.contains("islands") {
                let text = client.ask(&get_plain(&link, &cookie)).await?.body;
                wanted.extend(links(&String::from_utf8_lossy(&text)));
            }
        }
        row(&format!("first visit of {name}, compressed"), format!("{:.1} kB", bytes as f64 / 1000.0));
        row("    requests", requests.to_string());
    }
    Ok(())
}

fn get_plain(path: &str, cookie: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n\r\n").into_bytes()
}

/// Addresses of built files named in a text, each once.
fn links(text: &str) -> Vec<String> {
    let mut found: Vec<String> = text
        .split(['"', '\'', '(', ')'])
        .filter_map(|part| match part {
            "/favicon.svg" => Some(part.to_owned()),
            part if part.starts_with("/pkg/") => Some(part.to_owned()),
            part if part.starts_with("./priorita") => Some(part.replacen("./", "/pkg/", 1)),
            _ => None,
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

async fn pages(address: &str, path: &str) -> Anything<(f64, Duration)> {
    let cookie = format!("vyplneni={}", Randomness::of_the_system().key());
    let request = Arc::new(get(path, &cookie));
    load(address, 8, move |client, _| {
        let request = Arc::clone(&request);
        Box::pin(async move {
            let answer = client.ask(&request).await?;
            if answer.status == 200 { Ok(()) } else { Err(format!("status {}", answer.status).into()) }
        })
    })
    .await
}

async fn submissions(address: &str, path: &str, clients: usize) -> Anything<(f64, Duration)> {
    let (path, body, random) = (Arc::new(path.to_owned()), Arc::new(posted()), Randomness::of_the_system());
    load(address, clients, move |client, _| {
        let (path, body, random) = (Arc::clone(&path), Arc::clone(&body), random.clone());
        Box::pin(async move {
            let cookie = format!("vyplneni={}", random.key());
            let answer = client.ask(&post(&path, &cookie, &body)).await?;
            if answer.status == 200 { Ok(()) } else { Err(format!("status {}", answer.status).into()) }
        })
    })
    .await
}

/// Every page of the paged survey, then check and send: all of it counts as one.
async fn journeys(address: &str, site: &Site) -> Anything<(f64, Duration)> {
    let (path, steps, body, random) =
        (Arc::new(site.paged.clone()), site.steps, Arc::new(posted()), Randomness::of_the_system());
    load(address, 32, move |client, _| {
        let (path, body, random) = (Arc::clone(&path), Arc::clone(&body), random.clone());
        Box::pin(async move {
            let cookie = format!("vyplneni={}", random.key());
            for step in 1..=steps {
                let page = path.replace("/1?", &format!("/{step}?"));
                let answer = client.ask(&post(&page, &cookie, &body)).await?;
                if answer.status != 303 {
                    return Err(format!("page {step}: status {}", answer.status).into());
                }
            }
            let answer = client.ask(&post("/s/paged/kontrola", &cookie, "record={}")).await?;
            if answer.status == 200 { Ok(()) } else { Err(format!("sending: status {}", answer.status).into()) }
        })
    })
    .await
}

fn a_response(house: &House, n: u64) -> store::Response {
    let mut answers = Answers::default();
    for mark in 1..=6 {
        answers.put(&format!("mark{mark}"), Some(Answer::Text(((n + mark) % 5 + 1).to_string())));
    }
    let some = |from: u64| Answer::List((0..2).map(|k| format!("n{}", (n + from + k) % 5 + 1)).collect());
    answers.put("needs", Some(some(0)));
    answers.put("more", Some(some(2)));
    answers.put("people", Some(Answer::Integer((n % 6 + 1) as i64)));
    answers.put("order", Some(Answer::List((0..5).map(|k| format!("n{}", (n + k) % 5 + 1)).collect())));
    answers.put("wish", Some(Answer::Text("Lavička u zastávky a světlo".into())));
    answers.put("last", Some(Answer::Text("1".into())));
    store::Response {
        id: ResponseId(house.random.key()),
        collection_id: CollectionId(String::new()),
        version_id: VersionId(String::new()),
        municipality: MunicipalityCode("552054".into()),
        channel: Channel::Web,
        received_on: Day(20_000),
        answers,
    }
}

/// The same two rows of a submission without HTTP: first on a bare connection, with one and with
/// 32 submissions a transaction; then through the writer's queue, with one and with 32 waiting.
pub async fn raw_inserts(folder: &Path) -> Anything<()> {
    let house = Arc::new(open(folder).await?);
    let room = open_room(&house, "one-page").await?.ok_or("the survey is there")?;
    for together in [1, 32] {
        let rate = bare_connection(&house, &room, together).await?;
        row(&format!("raw loop, {together} a transaction, submissions/s"), format!("{rate:.0}"));
    }
    for (name, waiting) in [("writer's queue, one at a time", 1), ("writer's queue, 32 waiting", 32)] {
        let begun = Instant::now();
        let until = begun + Duration::from_secs(SECONDS);
        let mut tasks = Vec::new();
        for task in 0..waiting {
            let (house, room) = (Arc::clone(&house), Arc::clone(&room));
            tasks.push(tokio::spawn(async move {
                let mut n = 0u64;
                while Instant::now() < until {
                    let mut response = a_response(&house, n + task);
                    response.collection_id = room.collection.id.clone();
                    response.version_id = room.collection.version_id.clone();
                    let (response, key) = (Arc::new(response), house.random.key());
                    house
                        .db
                        .write::<_, (), _>(move |connection| {
                            let (response, key) = (Arc::clone(&response), key.clone());
                            Box::pin(async move {
                                store::use_key(connection, &key, &response.collection_id, Day(30_000)).await?;
                                store::add_response(connection, &response).await?;
                                Ok(())
                            })
                        })
                        .await
                        .map_err(|stop| format!("{stop:?}"))?;
                    n += 1;
                }
                Anything::Ok(n)
            }));
        }
        let mut count = 0;
        for task in tasks {
            count += task.await??;
        }
        row(&format!("{name}, submissions/s"), format!("{:.0}", count as f64 / begun.elapsed().as_secs_f64()));
    }
    house.db.close().await;
    Ok(())
}

/// Nothing between the loop and SQLite but the driver: the most the store can do here.
async fn bare_connection(house: &House, room: &surveys::routes::Room, together: u64) -> Anything<f64> {
    let mut connection = house.db.read().await?;
    let begun = Instant::now();
    let mut n = 0u64;
    while begun.elapsed() < Duration::from_secs(SECONDS) {
        sqlx::query("BEGIN IMMEDIATE").execute(&mut *connection).await?;
        for _ in 0..together {
            let mut response = a_response(house, n);
            response.collection_id = room.collection.id.clone();
            response.version_id = room.collection.version_id.clone();
            store::use_key(&mut connection, &house.random.key(), &response.collection_id, Day(30_000)).await?;
            store::add_response(&mut connection, &response).await?;
            n += 1;
        }
        sqlx::query("COMMIT").execute(&mut *connection).await?;
    }
    Ok(n as f64 / begun.elapsed().as_secs_f64())
}

/// All tables of a survey with 100,000 responses.
pub async fn tables(folder: &Path) -> Anything<()> {
    let house = Arc::new(open(folder).await?);
    let room = open_room(&house, "paged").await?.ok_or("the survey is there")?;
    let had = store::response_count(&mut *house.db.read().await?, &room.collection.id).await? as u64;
    for block in (had..100_000).step_by(5_000) {
        let responses: Arc<Vec<store::Response>> = Arc::new(
            (block..(block + 5_000).min(100_000))
                .map(|n| store::Response {
                    collection_id: room.collection.id.clone(),
                    version_id: room.collection.version_id.clone(),
                    ..a_response(&house, n)
                })
                .collect(),
        );
        house
            .db
            .write::<_, (), _>(move |connection| {
                let responses = Arc::clone(&responses);
                Box::pin(async move {
                    for response in responses.iter() {
                        store::add_response(connection, response).await?;
                    }
                    Ok(())
                })
            })
            .await
            .map_err(|stop| format!("{stop:?}"))?;
    }
    let mut times = Vec::new();
    for _ in 0..5 {
        let begun = Instant::now();
        let tally = report::count(&house, &room).await.map_err(|problem| format!("{problem:?}"))?;
        let report = report::lay_out(Words(Lang::Cs), Arc::clone(&room), &tally);
        times.push(begun.elapsed());
        assert!(report.returned >= 100_000, "all responses are counted");
    }
    times.sort_unstable();
    row("all tables of 100,000 responses (median of 5)", format!("{:.2} s", times[2].as_secs_f64()));
    row("    fastest and slowest", format!("{:.2}–{:.2} s", times[0].as_secs_f64(), times[4].as_secs_f64()));
    house.db.close().await;
    Ok(())
}
