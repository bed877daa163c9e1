//! Readers of results: the figures are there, every number of a page is the number of the file and
//! of the picture, and whatever can be taken home is what it says.

use crate::house::{JANA, NEEDS, client, house, text_of};
use crate::person::{GO_ON, Person};
use fantoccini::Locator;
use serde_json::{Value, json};

#[tokio::test]
async fn figures_load_and_every_file_is_what_it_says() {
    let house = house();
    let eva = Person::new(true, 1280).await;
    eva.open(&format!("/vysledky/{NEEDS}")).await;
    eva.is_comfortable().await;
    let figures = eva.count("figure img").await;
    assert!(figures >= 15, "{figures}");
    // Pictures come when one scrolls to them.
    for figure in 0..figures {
        let seen = "const all = document.querySelectorAll('figure img'); all[arguments[0]].scrollIntoView(); \
            return all[arguments[0]].complete && all[arguments[0]].naturalWidth > 0";
        eva.until("the figure is drawn", seen, vec![json!(figure)]).await;
    }
    let tables = "return [...document.querySelectorAll('section.result')].filter(s => s.querySelector('figure')) \
        .every(s => s.querySelectorAll('table tbody tr').length > 1)";
    assert_eq!(eva.run(tables, vec![]).await, json!(true), "a figure has no table beside it");
    eva.is_comfortable().await;

    let script = "return [...document.querySelectorAll('.downloads a')].map(a => a.href)";
    let links = eva.run(script, vec![]).await;
    let links: Vec<&str> = links.as_array().expect("links").iter().filter_map(Value::as_str).collect();
    let endings = [
        (".svg", "image/svg+xml", "<svg"),
        (".png", "image/png", "\u{fffd}PNG"),
        (".csv", "text/csv; charset=utf-8", "\u{feff}"),
        (".zip", "application/zip", "PK"),
    ];
    let client = client();
    for (ending, kind, beginning) in endings {
        let of_kind: Vec<&&str> =
            links.iter().filter(|link| link.split('?').next().unwrap_or_default().ends_with(ending)).collect();
        assert!(!of_kind.is_empty(), "nothing ends with {ending}");
        // Pictures for print take half a second each.
        let most = if ending == ".png" { 3 } else { of_kind.len() };
        for link in of_kind.into_iter().take(most) {
            let answer = client.get(*link).send().await.expect("an answer");
            assert_eq!(answer.status(), 200, "{link}");
            assert_eq!(answer.headers()["content-type"], kind, "{link}");
            let attached = answer.headers()["content-disposition"].to_str().unwrap_or_default().to_owned();
            assert!(attached.starts_with("attachment"), "{link}: {attached}");
            let bytes = answer.bytes().await.expect("the file");
            assert!(String::from_utf8_lossy(&bytes).starts_with(beginning), "{link}");
        }
    }

    // While answers come, two questions are put against each other at the desk only.
    let said = eva.text("#krizova").await;
    assert!(said.contains("až sběr skončí") && eva.count("#krizova form").await == 0, "{said}");
    let quiet = house.alone().await;
    eva.open(&format!("/desk/c/{NEEDS}/interni")).await;
    eva.write("#email", JANA).await;
    eva.write("#password", &house.password(JANA)).await;
    eva.follow(GO_ON).await;
    eva.is_comfortable().await;
    assert!(eva.text(".notice.internal").await.contains("není určeno ke zveřejnění"));
    for (select, value) in [("#otazka", "vi_kam"), ("#podle", "vek")] {
        let select = eva.client.find(Locator::Css(select)).await.expect("a list");
        select.select_by_value(value).await.expect("it is offered");
    }
    eva.touch("#krizova form button").await;
    eva.is_comfortable().await;
    assert!(eva.place().await.starts_with(&format!("/desk/c/{NEEDS}/interni/krizova")));
    let rows = eva.texts("main table tbody tr").await;
    assert!(rows.len() >= 3, "{rows:?}");
    let shown = cells_of_page(&eva, "main table").await;
    let fetched = "const done = arguments[arguments.length - 1]; \
        fetch(document.querySelector('main .downloads a').href).then(a => a.text()).then(done)";
    let csv = eva.client.execute_async(fetched, vec![]).await.expect("the file");
    assert_eq!(cells_of_csv(csv.as_str().expect("a text")), shown);
    drop(quiet);
    eva.open(&format!("/desk/c/{NEEDS}/interni/krizova?otazka=prani&podle=vek")).await;
    let said = eva.text("main").await;
    assert!(said.contains("porovnat nejde"), "{said}");
}

/// Rows of digits and words: what stands on the page, without the signs that only a reader needs.
type Cells = Vec<Vec<String>>;

fn bare(cell: &str) -> String {
    cell.replace(['\u{202f}', '%'], "").replace('\u{a0}', " ").trim().to_owned()
}

async fn cells_of_page(person: &Person, table: &str) -> Cells {
    let script = "return [...document.querySelector(arguments[0]).tBodies[0].rows] \
        .map(row => [...row.cells].map(cell => cell.textContent))";
    let rows = person.run(script, vec![json!(table)]).await;
    let rows: Cells = serde_json::from_value(rows).expect("rows of words");
    rows.iter().map(|row| row.iter().map(|cell| bare(cell)).collect()).collect()
}

/// The rows between the head and the empty line after them.
fn cells_of_csv(text: &str) -> Cells {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').flexible(true).has_headers(false).from_reader(text.as_bytes());
    let rows: Cells = reader.records().map(|row| row.expect("CSV").iter().map(bare).collect()).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    rows.into_iter().filter(|row| row.len() == columns).skip(1).collect()
}

/// Labels with the numbers drawn beside them: `("Autobusem", ["41,9", "(95)"])`. Broken labels
/// are put together again.
fn labels_of_svg(svg: &str) -> Vec<(String, Vec<String>)> {
    let mut bars: Vec<(String, Vec<String>)> = Vec::new();
    for text in svg.split("<text ").skip(1) {
        let (attributes, rest) = text.split_once('>').expect("an element has an end");
        let words = bare(&rest.split("</text>").next().unwrap_or_default().replace("&amp;", "&"));
        let is_label = attributes.contains("text-anchor=\"end\"");
        match bars.last_mut() {
            Some((label, numbers)) if is_label && numbers.is_empty() => *label = format!("{label} {words}"),
            Some((_, numbers)) if !is_label => numbers.push(words),
            _ if is_label => bars.push((words, Vec::new())),
            _ => {}
        }
    }
    bars
}

#[tokio::test]
async fn page_file_and_picture_say_the_same_number_in_every_cell() {
    let eva = Person::new(true, 1280).await;
    let _quiet = house().alone().await;
    eva.open(&format!("/vysledky/{NEEDS}")).await;
    let client = client();
    let mut compared = 0;
    let sections = eva.count("section.result[id^='o']").await;
    for number in 1..sections {
        let page = cells_of_page(&eva, &format!("#o{number} table")).await;
        let file = text_of(&client, &house().url(&format!("/vysledky/{NEEDS}/tabulka-{number}.csv?jazyk=cs"))).await;
        assert_eq!(page, cells_of_csv(&file), "table {number}");
        let figure = "const of = document.getElementById('o' + arguments[0]); const image = of.querySelector('figure img'); \
            return [image && image.getAttribute('src'), [...of.querySelectorAll('thead th')].map(th => th.textContent)]";
        let figure = eva.run(figure, vec![json!(number)]).await;
        // Marks, orders and measured numbers have columns of their own.
        if figure[1] != json!(["Odpověď", "Počet", "Ze všech %", "Z odpovědí %"]) {
            continue;
        }
        let Some(source) = figure[0].as_str() else { continue };
        let svg = text_of(&client, &house().url(source)).await;
        // Bars with a share and a count: each is a row of the table.
        for (label, numbers) in labels_of_svg(&svg) {
            let (name, of_all) = match label.split_once(" (ze všech") {
                Some((name, _)) => (name, true),
                None => (label.as_str(), false),
            };
            let [share, count] = numbers.as_slice() else { continue };
            let row = page.iter().find(|row| row[0] == name).unwrap_or_else(|| panic!("no row {name} in {page:?}"));
            assert_eq!(*share, row[if of_all { 2 } else { 3 }], "figure of table {number}, {label}");
            assert_eq!(*count, format!("({})", row[1]), "figure of table {number}, {label}");
            compared += 1;
        }
    }
    assert!(compared > 50, "only {compared} bars were compared");
}
