//! What everybody sees of a ballot: the wall step by step, the result and its files, one's own vote
//! in the list, the recount.

use crate::house::{client, house, text_of};
use crate::meeting::{ITEMS, Meeting, evening};
use crate::person::Person;
use crate::support::server::Server;
use priorita::server::random::sha256;
use serde_json::json;
use std::time::Duration;

/// Eight votes of a clear order: the third item first, the fifth last.
const ORDERS: [&str; 4] = ["3,1,2,4,5", "3,1,{2,4},5", "3,2,1,4", "1,3,2,4,5"];
/// The items from the first place to the last.
const RESULT: [usize; 5] = [2, 0, 1, 3, 4];

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

async fn page(path: &str) -> String {
    plain(&text_of(&client(), &house().url(path)).await)
}

async fn status(path: &str) -> u16 {
    client().get(house().url(path)).send().await.expect("an answer").status().as_u16()
}

#[tokio::test]
async fn the_wall_tells_each_step_and_nothing_of_the_next() {
    let meeting = Meeting::frozen("Co nejdřív: na plátně", None).await;
    let wall = meeting.page("/platno");
    let names = RESULT.map(|item| ITEMS[item].1);
    let hides = |html: &str, names: &[&str]| {
        for name in names {
            assert!(!html.contains(name), "“{name}” is on the wall too early");
        }
    };
    let files = ["/vysledek", "/listky", "/soubor/graf-1.svg", "/soubor/tabulka-1.csv", "/soubor/seznam.txt"];

    let (first, second) = meeting.join.split_at(3);
    let html = page(&wall).await;
    assert!(html.contains(&format!("{first}-{second}")) && html.contains("Za chvíli začneme"));
    assert!(html.contains("<noscript><meta http-equiv=\"refresh\""), "it lives without a script, too");

    meeting.opens().await;
    meeting.casts(&ORDERS).await;
    let html = page(&wall).await;
    assert!(html.contains("<strong>8</strong>") && html.contains("hlasovalo z 8"), "{html}");
    hides(&html, &names);

    meeting.closes().await;
    let html = page(&wall).await;
    assert!(html.contains("Hlasování je uzavřené") && html.contains("lístků"));
    hides(&html, &names);
    for file in files {
        assert_eq!(status(&meeting.page(file)).await, 404, "{file}");
    }

    // From the last place up; the page of the result waits for the first one.
    for revealed in 1..5 {
        meeting.reveals().await;
        let html = page(&wall).await;
        let (veiled, shown) = names.split_at(5 - revealed);
        hides(&html, veiled);
        assert!(shown.iter().all(|name| html.contains(name)), "{revealed}");
        assert!(html.contains("8 lístků"), "the number of votes stands with every result");
        assert_eq!(status(&meeting.page("/vysledek")).await, 404);
    }
    meeting.reveals().await;
    let html = page(&wall).await;
    assert!(names.iter().all(|name| html.contains(name)) && !html.contains("wall-table"));
    let html = page(&meeting.page("/vysledek")).await;
    assert!(html.contains("První: Pečovatelky i večer.") && !html.contains("id=\"souboje\""), "duels come later");
    assert_eq!(status(&meeting.page("/soubor/tabulka-1.csv")).await, 200);
    for file in ["/soubor/tabulka-2.csv", "/soubor/graf-2.svg", "/listky", "/soubor/seznam.txt", "/soubor/hlasy.cef"] {
        assert_eq!(status(&meeting.page(file)).await, 404, "{file}");
    }
    meeting.reveals().await;
    let html = page(&wall).await;
    assert!(html.contains("wall-table") && html.contains("Pečovatelky i večer: vyhraný souboj"), "{html}");
    let html = page(&meeting.page("/vysledek")).await;
    assert!(html.contains("id=\"souboje\"") && !html.contains("id=\"sektory\""));
    assert_eq!(status(&meeting.page("/soubor/tabulka-2.csv")).await, 200);
    assert_eq!(status(&meeting.page("/listky")).await, 404);
    meeting.reveals().await;
    for file in files {
        assert_eq!(status(&meeting.page(file)).await, 200, "{file}");
    }
    // Two sectors of four votes each: neither is told apart from the other.
    let html = page(&meeting.page("/vysledek")).await;
    assert!(html.contains("Jednotlivé sektory neukazujeme"), "{html}");
    let list = text_of(&client(), &house().url(&meeting.page("/soubor/seznam.txt"))).await;
    assert_eq!(list.lines().count(), 8);
    assert!(list.lines().all(|line| line.split(';').nth(1) == Some("")), "{list}");
}

#[tokio::test]
async fn the_wall_lives_by_itself_and_the_last_row_of_chairs_can_read_it() {
    let meeting = Meeting::open("Co nejdřív: samo", None).await;
    let wall = Person::new(true, 1280).await;
    wall.size(1280, 720).await;
    wall.open(&meeting.page("/platno")).await;
    wall.wait_for_islands().await;
    wall.is_comfortable().await;
    assert_eq!(wall.text(".voted strong").await, "0");
    meeting.casts(&ORDERS).await;
    let shows = "return document.querySelector('main').textContent.replaceAll('\\u00a0', ' ').includes(arguments[0])";
    let number = "const voted = document.querySelector('.voted strong'); return voted && voted.textContent === '8'";
    wall.until("everybody has voted", number, vec![]).await;
    let size = "return parseFloat(getComputedStyle(document.querySelector('.voted strong')).fontSize)";
    assert!(wall.run(size, vec![]).await.as_f64().unwrap_or(0.0) > 100.0);
    meeting.closes().await;
    wall.until("it says that it is closed", shows, vec![json!("Hlasování je uzavřené")]).await;
    meeting.reveals().await;
    wall.until("the last place is there", shows, vec![json!(ITEMS[4].1)]).await;
    assert_eq!(wall.count(".order .veiled").await, 4);
    wall.is_comfortable().await;
    let whole = "return document.documentElement.scrollHeight <= window.innerHeight";
    for (width, height) in [(1280, 720), (1920, 1080)] {
        wall.size(width, height).await;
        assert_eq!(wall.run(whole, vec![]).await, json!(true), "the wall fits {width} × {height}");
    }
    meeting.is_revealed().await;
    wall.until("everything is there", shows, vec![json!("Pečovatelky i večer")]).await;
    wall.size(360, 740).await;
    wall.is_comfortable().await;
}

/// Twelve items of more than a hundred letters stood on a wall 1,250 pixels high, and nobody in the
/// room has its mouse.
#[tokio::test]
async fn nothing_on_the_wall_is_below_its_window_however_long_the_names_are() {
    let long = "podpora lidí, kteří pečují o své blízké doma, včetně odlehčovací služby o víkendech a dopravy";
    let names: Vec<String> = (1..=12).map(|number| format!("Opatření číslo {number}: {long} z vesnic")).collect();
    let title = "Pořadí dvanácti oblastí podpory sociálních služeb na Bechyňsku, které mají být zařazeny do plánu";
    let meeting = Meeting::frozen_of(title, &names, true).await;
    let wall = Person::new(true, 1280).await;
    let fits = async |step: &str, query: &str| {
        wall.open(&meeting.page(&format!("/platno{query}"))).await;
        for (width, height) in [(1280, 720), (1920, 1080)] {
            wall.size(width, height).await;
            let high = wall.run("return document.documentElement.scrollHeight - window.innerHeight", vec![]).await;
            assert!(high.as_i64().is_some_and(|over| over <= 0), "{step} at {width} × {height}: {high} too high");
            let small = "return [...document.querySelectorAll('.order .name, .wall-table tbody *, .on-phone p, .rule')] \
                .filter(e => parseFloat(getComputedStyle(e).fontSize) < window.innerHeight * .033).length";
            assert_eq!(wall.run(small, vec![]).await, json!(0), "{step}: letters too small for ten metres");
            wall.is_comfortable().await;
        }
    };
    fits("joining", "").await;
    meeting.opens().await;
    meeting.casts(&["1,2,3,4,5,6,7,8,9,10,11,12", "2,1,3,5,4,6,7,8,9,10,12,11", "1,3,2,4,6,5,8,7,9,11,10,12"]).await;
    fits("voting", "").await;
    meeting.closes().await;
    fits("closed", "").await;
    for step in 1..=11 {
        meeting.reveals().await;
        fits(&format!("{step} places"), "").await;
    }
    meeting.reveals().await;
    fits("order", "").await;
    assert_eq!(wall.count(".ways a").await, 0, "there is one thing to see");
    meeting.reveals().await;
    fits("duels", "").await;
    let shown = wall.count(".wall-table tbody tr").await;
    let said = plain(&wall.text(".wall-foot").await);
    assert!(shown >= 5 && said.contains(&format!("Dalších {} položek je na stránce výsledku.", 12 - shown)), "{said}");
    // Sectors of the same weight: eleven ballots are eleven.
    let cell = plain(&wall.text(".wall-table tbody td:last-child").await);
    assert!(cell.contains(" : ") && cell.contains(','), "{cell}");
    meeting.reveals().await;
    fits("the end", "").await;
    assert_eq!(wall.count("ol.order li").await, 12, "the order stays on the wall");
    fits("sectors", "?ukaz=sektory").await;
    assert!(wall.text("thead").await.replace('\u{a0}', " ").contains("Jen pro srovnání"));
    fits("duels again", "?ukaz=souboje").await;

    // Whoever runs the projector goes back to the order by a link, and stays there.
    let josef = Person::new(false, 1280).await;
    josef.open(&meeting.page("/platno?ukaz=sektory")).await;
    josef.click("#ukaz-poradi").await;
    assert!(josef.url().await.ends_with("?ukaz=poradi"), "{}", josef.url().await);
    assert_eq!(josef.count("ol.order li").await, 12);
}

#[tokio::test]
async fn forty_items_stand_on_the_wall_and_its_page_says_what_anybody_can_check() {
    let names: Vec<String> = (1..=40).map(|number| format!("Opatření {number} pro obce na Bechyňsku")).collect();
    let meeting = Meeting::frozen_of("Čtyřicet opatření na plátně", &names, false).await;
    meeting.opens().await;
    meeting.casts(&["1,2,3,4,5", "2,1,7,9,30", "5,4,3,2,1"]).await;
    meeting.closes().await;
    meeting.is_revealed().await;
    let wall = Person::new(true, 1280).await;
    for query in ["", "?ukaz=souboje", "?ukaz=sektory"] {
        wall.open(&meeting.page(&format!("/platno{query}"))).await;
        for (width, height) in [(1280, 720), (1920, 1080)] {
            wall.size(width, height).await;
            let fits = "return document.documentElement.scrollHeight <= window.innerHeight";
            assert_eq!(wall.run(fits, vec![]).await, json!(true), "{query} at {width} × {height}");
        }
    }
    // The room a picture is given before it comes is the room it needs, in both sizes.
    let room = "const image = document.querySelector('.figure img'), source = image.parentElement.querySelector('source'); \
        const of = element => [element.getAttribute('width'), element.getAttribute('height')].map(Number); \
        return [...of(image), ...of(source), image.naturalWidth, image.naturalHeight]";
    let there = "const image = document.querySelector('.figure img'); image.scrollIntoView(); \
        return image.complete && image.naturalHeight > 0";
    for width in [360, 1280] {
        let eva = Person::new(true, width).await;
        eva.open(&meeting.page("/vysledek")).await;
        eva.is_comfortable().await;
        eva.until("the picture is there", there, vec![]).await;
        let room: Vec<u64> = serde_json::from_value(eva.run(room, vec![]).await).expect("six numbers");
        let given = if width == 360 { &room[2..4] } else { &room[..2] };
        assert_eq!(given, &room[4..], "at {width}");
        let text = eva.text("#otisk-poradi").await;
        let hashes = eva.text("#overeni").await;
        assert!(hashes.contains(&sha256(text.trim().as_bytes())), "{text}");
    }
}

#[tokio::test]
async fn the_wall_comes_back_by_itself_after_the_server_was_killed() {
    let mut server = Server::start_with(None, &["--demo"]);
    let text = std::fs::read_to_string(server.data().join("ukazka-prihlaseni.txt")).expect("it is written");
    let join = text.split("/v/").nth(1).map(|rest| rest.split_whitespace().next().unwrap_or_default().to_owned());
    let join = join.expect("an open ballot");
    let wall = Person::new(true, 1280).await;
    wall.goto(&server.url(&format!("/v/{join}/platno"))).await;
    wall.wait_for_islands().await;
    server.kill();
    let said = "return document.querySelector('.live-note').textContent !== ''";
    wall.until("it says that the connection is lost", said, vec![]).await;
    assert!(wall.text("main").await.contains("hlasoval"), "what was there stays");
    tokio::time::sleep(Duration::from_secs(1)).await;
    server.start_again();
    let back = "return document.querySelector('.live-note').textContent === '' && !!document.querySelector('.voted')";
    wall.until("it is back", back, vec![]).await;
}

#[tokio::test]
async fn a_voter_finds_the_vote_and_counts_again_in_the_browser() {
    let meeting = Meeting::open("Co nejdřív: přepočet", None).await;
    let receipts = meeting.casts(&ORDERS).await;
    meeting.closes().await;
    meeting.is_revealed().await;
    let anna = Person::new(true, 360).await;
    anna.open(&meeting.page("/listky")).await;
    anna.wait_for_islands().await;
    anna.is_comfortable().await;

    let answer = "#najit-odpoved";
    let says =
        "return document.querySelector(arguments[0]).textContent.replaceAll('\\u00a0', ' ').includes(arguments[1])";
    anna.write("#kod", &receipts[1].to_lowercase().replace('-', " ")).await;
    anna.click("#najit-form button").await;
    anna.until("the vote is found", says, vec![json!(answer), json!("Váš lístek je v seznamu")]).await;
    let found = plain(&anna.text(answer).await);
    assert!(found.contains("Pečovatelky i večer > Odlehčovací služba o víkendu > "), "{found}");
    let marked = anna.run("return document.querySelector('tr[aria-current]').id", vec![]).await;
    assert_eq!(marked, json!(sha256(receipts[1].replace('-', "").as_bytes())));
    anna.write("#kod", "AAAA-AAAA-AAAA-AAAA").await;
    anna.click("#najit-form button").await;
    anna.until("a made-up receipt is not", says, vec![json!(answer), json!("v seznamu není")]).await;

    let recounted = "#prepocet-vysledek";
    anna.click("#prepocet-tlacitko").await;
    anna.until("it agrees", says, vec![json!(recounted), json!("Souhlasí. Z 8 lístků")]).await;
    anna.until("so does the hash", says, vec![json!(recounted), json!("souhlasí se zveřejněným")]).await;
    anna.is_comfortable().await;
    // A list somebody has changed on the way is noticed.
    let forge = "for (const row of document.querySelectorAll('tr[data-ranking]')) row.dataset.ranking = '5,4,3,2,1'";
    anna.run(forge, vec![]).await;
    anna.click("#prepocet-tlacitko").await;
    anna.until("it does not agree", says, vec![json!(recounted), json!("Nesouhlasí!")]).await;
    anna.until("nor does the hash", says, vec![json!(recounted), json!("nesouhlasí se zveřejněným")]).await;

    // Without a script there are the files and the two commands, and nothing that does nothing.
    let josef = Person::new(false, 360).await;
    josef.open(&meeting.page("/listky")).await;
    josef.is_comfortable().await;
    let words = josef.text("main").await;
    assert!(words.contains("sha256sum seznam.txt") && !words.contains("Přepočítat v prohlížeči"), "{words}");
    assert_eq!(josef.count("tr[data-ranking]").await, 8);
}

#[tokio::test]
async fn the_files_of_a_result_are_what_its_page_says() {
    let join = evening().await;
    let eva = Person::new(true, 1280).await;
    eva.open(&format!("/v/{join}/vysledek")).await;
    eva.is_comfortable().await;
    let figures = eva.count("figure img").await;
    assert_eq!(figures, 6);
    for figure in 0..figures {
        let seen = "const all = document.querySelectorAll('figure img'); all[arguments[0]].scrollIntoView(); \
            return all[arguments[0]].complete && all[arguments[0]].naturalWidth > 0";
        eva.until("the figure is drawn", seen, vec![json!(figure)]).await;
    }
    let client = client();
    let links = eva.run("return [...document.querySelectorAll('.downloads a')].map(a => a.href)", vec![]).await;
    for link in links.as_array().expect("links").iter().filter_map(|link| link.as_str()) {
        let answer = client.get(link).send().await.expect("an answer");
        assert_eq!(answer.status(), 200, "{link}");
        let attached = answer.headers()["content-disposition"].to_str().unwrap_or_default().to_owned();
        assert!(attached.starts_with("attachment"), "{link}: {attached}");
    }
    // Every cell of the page is the cell of the file.
    let cells = "return [...document.querySelectorAll('main .table')].map(table => \
        [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => cell.textContent)))";
    let tables: Vec<Vec<Vec<String>>> = serde_json::from_value(eva.run(cells, vec![]).await).expect("tables of words");
    assert_eq!(tables.len(), 6);
    for (index, rows) in tables.iter().enumerate() {
        let csv = text_of(&client, &house().url(&format!("/v/{join}/soubor/tabulka-{}.csv?jazyk=cs", index + 1))).await;
        for row in rows {
            let line = row
                .iter()
                .map(|cell| cell.trim_matches(' ').replace('\u{202f}', "").replace("\u{a0}%", ""))
                .collect::<Vec<_>>();
            assert!(csv.contains(&line.join(";")), "{line:?} is missing in {csv}");
        }
    }

    let text = eva.text("#overeni").await;
    let list = text_of(&client, &house().url(&format!("/v/{join}/soubor/seznam.txt"))).await;
    assert!(text.contains(&sha256(list.as_bytes())), "the hash on the page is that of the file");
    let preflib = text_of(&client, &house().url(&format!("/v/{join}/soubor/hlasy.preflib?jazyk=cs"))).await;
    assert!(preflib.contains("# NUMBER VOTERS: 21") && preflib.contains("Podpora seniorů"), "{preflib}");
    let ours = text_of(&client, &house().url(&format!("/v/{join}/soubor/hlasy.csv?jazyk=cs"))).await;
    assert!(ours.starts_with("#rule=unranked_last") || ours.contains("#rule=unranked_last"), "{ours}");
}
