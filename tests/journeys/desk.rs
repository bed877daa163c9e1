//! A coordinator's day: from a workbook that is broken to results on the notice board. And the
//! first day of all, when nobody has an account yet.

use crate::house::{BROKEN_WORKBOOK, GOOD_WORKBOOK, JANA, house};
use crate::person::{GO_ON, Person};
use crate::support::server::Server;
use fantoccini::Locator;
use serde_json::json;
use std::path::Path;

impl Person {
    /// Fills in the sign-in and sends it.
    async fn signs_in(&self, email: &str, password: &str) {
        self.write("#email", email).await;
        self.write("#password", password).await;
        self.follow(GO_ON).await;
    }

    /// Puts a file into the only field for one, and sends it.
    async fn hands_in(&self, folder: &Path, name: &str, workbook: &str) {
        let file = folder.join(name);
        std::fs::write(&file, workbook).expect("a file can be written");
        let field = self.client.find(Locator::Css("input[type=file]")).await.expect("a field for a file");
        field.send_keys(file.to_str().expect("UTF-8")).await.expect("the file is taken");
        self.follow(GO_ON).await;
    }
}

#[tokio::test]
async fn a_coordinator_leads_a_survey_from_the_workbook_to_the_results() {
    let house = house();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let jana = Person::new(true, 1280).await;

    // The door asks first, and leads on to where one wanted to go.
    jana.open("/desk/p/bechynsko/dotaznik").await;
    assert!(jana.place().await.starts_with("/prihlaseni?zpet="));
    jana.signs_in(JANA, "tohle to není").await;
    jana.sees_mistake("E-mail nebo heslo nesouhlasí. Zkuste je prosím napsat znovu.").await;
    assert_eq!(jana.value("#email").await, JANA);
    jana.write("#password", &house.password(JANA)).await;
    jana.follow(GO_ON).await;
    assert_eq!(jana.place().await, "/desk/p/bechynsko/dotaznik");

    jana.follow(GO_ON).await;
    jana.sees_mistake("Vyberte soubor s dotazníkem.").await;
    jana.hands_in(folder.path(), "rozbity.md", BROKEN_WORKBOOK).await;
    assert!(jana.title().await.starts_with("Chyba: "), "{}", jana.title().await);
    let found = jana.texts(".findings li").await.join("\n").replace('\u{a0}', " ");
    for place in ["list survey", "řádek 2", "řádek 3", "řádek 4", "sloupec type", "sloupec relevant"] {
        assert!(found.contains(place), "no finding names {place}:\n{found}");
    }
    jana.is_comfortable().await;

    jana.hands_in(folder.path(), "cesta.md", &GOOD_WORKBOOK.replace("Co by cestu", "Co by podle vás cestu")).await;
    assert!(jana.place().await.starts_with("/desk/v/"));
    jana.is_comfortable().await;
    // The preview is the page itself, as narrow as a telephone.
    jana.client.enter_frame(0).await.expect("the preview is a frame");
    jana.wait_for("form h1").await;
    assert!(jana.text("main").await.contains("Jak chodí vaše děti"));
    jana.client.enter_parent_frame().await.expect("out again");
    jana.touch("form[action$='/zverejnit'] button").await;
    assert!(jana.text("main").await.contains("Zveřejněno"));
    jana.follow("main .actions a.button").await;

    // A collection: a bad address first, everything else stays as it was typed.
    assert!(jana.value("#slug").await.starts_with("cesta-do-skoly-"));
    jana.write("#slug", "Cesta do školy").await;
    jana.touch(GO_ON).await;
    jana.sees_mistake("Napište adresu o 3 až 60 znacích: jen malá písmena bez háčků a čárek, číslice a spojovníky.")
        .await;
    assert_eq!(jana.value("#slug").await, "Cesta do školy");
    jana.write("#slug", "cesta-do-skoly").await;
    jana.touch(GO_ON).await;
    assert_eq!(jana.place().await, "/desk/c/cesta-do-skoly");
    jana.wait_for_islands().await;
    jana.is_comfortable().await;
    assert_eq!(jana.count(".cards .card").await, 11, "a link for every municipality");
    let codes =
        "return [...document.querySelectorAll('img.qr')].every(i => i.complete && i.naturalWidth > 0 && i.alt !== '')";
    jana.until("the QR codes are drawn", codes, vec![]).await;
    assert_eq!(jana.text(".live-count").await, "0");

    // A resident comes by one of the links; one question waits for the answer to another.
    let link = jana.run("return document.querySelector('.card a').href", vec![]).await;
    let petr = Person::new(true, 360).await;
    petr.goto(link.as_str().expect("an address")).await;
    petr.touch("main a.button.big").await;
    petr.wait_for_islands().await;
    let minutes =
        "const e = document.querySelector(\"input[name='q.minut']\"); return e.checkVisibility() === arguments[0]";
    petr.until("the minutes are not asked", minutes, vec![json!(false)]).await;
    petr.touch_answer("jak", "autobus").await;
    petr.until("the minutes are asked", minutes, vec![json!(true)]).await;
    petr.click("input[name='q.minut']").await;
    petr.type_text("35").await;
    petr.is_comfortable().await;
    petr.touch(GO_ON).await;
    petr.touch(GO_ON).await;
    assert!(petr.text("main").await.contains("35"));
    petr.touch(GO_ON).await;
    petr.wait_for("body.thanks").await;

    // The coordinator's page follows by itself.
    let count = "return document.querySelector('.live-count').textContent === '1'";
    jana.until("the count follows", count, vec![]).await;

    // Results: for those who work here, then for everybody; the collection ends.
    petr.open("/vysledky/cesta-do-skoly").await;
    assert!(petr.text("h1").await.contains("ještě nejsou zveřejněné"));
    petr.console().await;
    jana.touch("form[action$='/vysledky'] button").await;
    assert!(jana.text("main").await.contains("Výsledky jsou zveřejněné"));
    petr.open("/vysledky/cesta-do-skoly").await;
    assert!(petr.text("h1").await.contains("Cesta do školy"));
    petr.is_comfortable().await;
    jana.touch("form[action$='/uzavrit'] button").await;
    assert!(jana.text("main").await.contains("skončil"));
    assert_eq!(jana.count("form[action$='/uzavrit']").await, 0);
    petr.goto(link.as_str().expect("an address")).await;
    assert!(petr.text("h1").await.contains("Dotazník už skončil"));

    jana.follow("form[action='/odhlaseni'] button").await;
    jana.open("/desk").await;
    assert!(jana.place().await.starts_with("/prihlaseni"), "{}", jana.place().await);
}

#[tokio::test]
async fn without_javascript_a_dependent_question_stands_there_and_is_left_out_when_not_asked() {
    let house = house();
    let version = &house.prepared().await.published;
    let jana = Person::new(false, 360).await;
    jana.open("/prihlaseni").await;
    jana.signs_in(JANA, &house.password(JANA)).await;
    jana.open(&format!("/desk/v/{version}/sber")).await;
    jana.write("#slug", "cesta-bez-skriptu").await;
    jana.touch(GO_ON).await;
    let link = jana.run("return document.querySelector('.card a').href", vec![]).await;
    jana.goto(link.as_str().expect("an address")).await;
    jana.touch("main a.button.big").await;
    jana.touch_answer("jak", "pesky").await;
    jana.click("input[name='q.minut']").await;
    jana.type_text("35").await;
    jana.touch(GO_ON).await;
    jana.sees_mistake(
        "Podle ostatních odpovědí se vás tato otázka netýká, a tak se odpověď na ni nezapočítá. Souhlasí-li to, \
         pošlete stránku znovu. Jinak prosím změňte odpověď, na které otázka závisí.",
    )
    .await;
    jana.touch(GO_ON).await;
    jana.touch(GO_ON).await;
    let told = jana.text("main").await;
    assert!(told.contains("Pěšky") && !told.contains("35"), "{told}");
}

#[tokio::test]
async fn the_first_start_prints_a_link_that_makes_one_account_and_no_second() {
    let server = Server::start();
    let link = first_link(&server);
    let josef = Person::new(true, 1280).await;
    josef.goto(&link).await;
    josef.write("#name", "Josef Procházka").await;
    josef.write("#email", "josef").await;
    josef.write("#password", "krátké").await;
    josef.follow(GO_ON).await;
    josef.sees_mistake("Napište e-mail ve tvaru jmeno@obec.cz.").await;
    josef.sees_mistake("Napište heslo, které má aspoň 12 znaků.").await;
    assert_eq!(josef.value("#name").await, "Josef Procházka");
    josef.write("#email", "josef@obec.example").await;
    josef.write("#password", "kosatce u rybníka").await;
    josef.follow(GO_ON).await;
    assert!(josef.url().await.ends_with("/desk"));
    assert!(josef.text("h1").await.contains("Josef Procházka"));
    josef.is_comfortable().await;

    let second = Person::new(true, 1280).await;
    second.goto(&link).await;
    assert!(second.text("h1").await.contains("Tento odkaz už neplatí"));
    assert!(second.text("main").await.contains("už byl použit"));
}

/// The one-time link, as the first start prints it.
pub fn first_link(server: &Server) -> String {
    let log = server.log();
    let line = log.lines().find(|line| line.contains("/prvni-ucet/")).expect("the link is printed");
    line[line.find("http").expect("it is an address")..].trim().to_owned()
}
