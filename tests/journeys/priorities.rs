//! From a survey to a signed list of priorities: weights before the result, a change with its
//! reason, and a page that stays.

use crate::house::{JANA, NEEDS, client, house, text_of};
use crate::person::{GO_ON, Person};
use reqwest::Client;
use sha2::{Digest, Sha256};
use tokio::sync::OnceCell;

/// A list whose weights nobody has stated, and one that was signed.
pub struct Lists {
    pub begun: String,
    pub stated: String,
}

/// The public address of the signed one.
pub const SIGNED: &str = "priority-obyvatel";

/// Made once, for the pages that need them.
pub async fn lists() -> &'static Lists {
    static LISTS: OnceCell<Lists> = OnceCell::const_new();
    LISTS
        .get_or_init(|| async {
            let jana = house().signed_in(JANA).await;
            let begun = make(&jana, "rozdelany-seznam").await;
            let stated = make(&jana, SIGNED).await;
            let mut fields = vec![("name.z1", "Obyvatelé"), ("name.z2", "Čekatelé"), ("then", "state")];
            let areas = ["rodiny", "vylouceni", "zamestnani", "seniori", "postizeni", "informace"];
            let matched: Vec<String> = (0..areas.len()).map(|index| format!("z1.{index}")).collect();
            fields.extend(matched.iter().map(String::as_str).zip(areas));
            fields.extend([("z2.0", "12"), ("z2.1", "3,5"), ("z2.3", "40"), ("z2.3.note", "Stav k 1. 10.")]);
            fields.extend([("weight.z1", "70"), ("weight.z2", "30")]);
            let to = send(&jana, &format!("/desk/l/{stated}/zdroje"), &fields).await;
            assert!(to.ends_with(&stated), "{to}");
            // An answer may come between looking and signing; then one looks again.
            for _ in 0..5 {
                let page = text_of(&jana, &house().url(&format!("/desk/l/{stated}"))).await;
                let seen = page.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
                let seen = seen.expect("what one signs").to_owned();
                let fields = [("seen", seen.as_str()), ("body", "Řídicí skupina"), ("on", "2026-03-31")];
                if send(&jana, &format!("/desk/l/{stated}/schvalit"), &fields).await.contains("/priority/") {
                    return Lists { begun, stated };
                }
            }
            panic!("the list cannot be signed");
        })
        .await
}

async fn make(jana: &Client, slug: &str) -> String {
    let source = format!("d.{NEEDS}.poradi");
    let fields =
        [("title", "Priority obyvatel"), ("slug", slug), ("source", &source), ("numbers", "Čekatelé"), ("top", "3")];
    let to = send(jana, "/desk/p/bechynsko/priority", &fields).await;
    to.rsplit_once("/desk/l/").unwrap_or_else(|| panic!("{to}")).1.to_owned()
}

async fn send(client: &Client, path: &str, fields: &[(&str, &str)]) -> String {
    let answer = client.post(house().url(path)).form(fields).send().await.expect("an answer");
    answer.url().to_string()
}

#[tokio::test]
async fn weights_are_stated_before_the_result_and_changed_with_a_reason_that_stays() {
    let house = house();
    let jana = Person::new(false, 1280).await;
    jana.open("/prihlaseni").await;
    jana.write("#email", JANA).await;
    jana.write("#password", &house.password(JANA)).await;
    jana.follow(GO_ON).await;
    jana.open("/desk/p/bechynsko/priority").await;
    jana.touch(GO_ON).await;
    jana.sees_mistake("Napište, jak se seznam jmenuje.").await;
    jana.sees_mistake("Zaškrtněte aspoň jeden zdroj.").await;
    jana.write("#title", "Priority na Bechyňsku").await;
    jana.write("#slug", "priority-cesta").await;
    jana.click(&format!("input[name=source][value='d.{NEEDS}.poradi']")).await;
    jana.click(&format!("input[name=source][value='d.{NEEDS}.potreby']")).await;
    jana.touch(GO_ON).await;
    let list = jana.place().await;
    assert!(list.starts_with("/desk/l/"), "{list}");
    assert_eq!(jana.count(".ranked").await, 0, "nothing is combined yet");
    jana.is_comfortable().await;

    // The second question has other options; two of them are areas of the list.
    for (option, area) in [("z2.0", "seniori"), ("z2.9", "zamestnani")] {
        let select = jana.client.find(fantoccini::Locator::Id(option)).await.expect("a list of areas");
        select.select_by_value(area).await.expect("it is offered");
    }
    jana.write("[id='weight.z1']", "70").await;
    jana.write("[id='weight.z2']", "20").await;
    jana.touch("button[value=state]").await;
    jana.sees_mistake("Váhy dávají dohromady 90 %. Upravte je prosím tak, aby to bylo 100 %.").await;
    assert_eq!(jana.value("[id='z2.9']").await, "zamestnani", "nothing typed is lost");
    jana.write("[id='weight.z2']", "30").await;
    jana.touch("button[value=state]").await;
    assert_eq!(jana.place().await, list);
    assert_eq!(jana.texts(".ranked li").await.len(), 6);
    jana.is_comfortable().await;

    jana.write("[id='weight.z1']", "60").await;
    jana.write("[id='weight.z2']", "40").await;
    jana.touch("form[action$='/vahy'] button").await;
    jana.sees_mistake("Napište důvod změny, aspoň deset znaků a nejvýš pět set.").await;
    jana.write("#reason", "Řídicí skupina chce slyšet víc o potřebách.").await;
    jana.touch("form[action$='/vahy'] button").await;
    let told = jana.text(".changes").await.replace('\u{a0}', " ");
    assert!(told.contains("poté, co byl výsledek vidět") && told.contains("slyšet víc o potřebách"), "{told}");

    let _quiet = house.alone().await;
    jana.open(&list).await;
    jana.write("#body", "Řídicí skupina, 4. zasedání").await;
    jana.touch("form[action$='/schvalit'] button").await;
    assert_eq!(jana.place().await, "/priority/priority-cesta?verze=1");
    assert!(jana.text("main").await.replace('\u{a0}', " ").contains("Řídicí skupina, 4. zasedání"));
    jana.is_comfortable().await;

    // What everybody downloads is what the page gives the hash of.
    let page = text_of(&client(), &house.url("/priority/priority-cesta")).await;
    let json = text_of(&client(), &house.url("/priority/priority-cesta/priority.json?verze=1")).await;
    let hash: String = Sha256::digest(json.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(page.contains(&hash), "{hash}");
    assert!(!page.contains("<script"));
}

#[tokio::test]
async fn everybody_reads_a_signed_list_and_nobody_one_that_is_not() {
    let lists = lists().await;
    let house = house();
    let eva = Person::new(true, 360).await;
    eva.open("/p/bechynsko").await;
    eva.touch(&format!("a[href='/priority/{SIGNED}']")).await;
    assert_eq!(eva.texts(".ranked li").await.len(), 6);
    eva.is_comfortable().await;
    let client = client();
    let status = async |path: &str| client.get(house.url(path)).send().await.expect("an answer").status().as_u16();
    for (path, expected) in [
        ("/priority/rozdelany-seznam".to_owned(), 404),
        (format!("/priority/{SIGNED}?verze=2"), 404),
        (format!("/priority/{SIGNED}?verze=prvni"), 404),
        (format!("/priority/{SIGNED}/poradi.png?verze=1"), 200),
        (format!("/priority/{SIGNED}/nic.svg"), 404),
    ] {
        assert_eq!(status(&path).await, expected, "{path}");
    }
    // Before weights are stated there is no picture of a result either.
    let jana = house.signed_in(JANA).await;
    let picture = jana.get(house.url(&format!("/desk/l/{}/poradi.svg", lists.begun))).send().await.expect("an answer");
    assert_eq!(picture.status().as_u16(), 404);
}
