//! A resident's words are not lost: a second person in the same browser, a page drawn in other letters, a
//! form put off half understood, questions that nobody is asked, a collection that ends meanwhile.
//! Through the doors of the program, on both engines.

#![cfg(feature = "ssr")]

mod support;

use priorita::{
    server::{calendar, house::House},
    vocabulary::Moment,
};
use regex_lite::Regex;
use support::{
    postgres::Database,
    server::Server,
    town::{self, TOWN},
    visitor::{Answer, Visitor},
};

/// A page with questions that open one another, notes, a text beside „other“.
const CARE: &str = r#"
| survey |
| | type | name | label::Čeština (cs) | label::English (en) | relevant | required | appearance |
| | select_one ano | pecuje | Staráte se o někoho? | Do you look after somebody? | | yes | |
| | begin_group | doma | Péče doma | Care at home | | | field-list |
| | note | diky | Děkujeme, že pečujete. | Thank you for caring. | ${pecuje} = 'ano' | | |
| | integer | hodin | Kolik hodin týdně? | How many hours a week? | ${pecuje} = 'ano' | | |
| | select_one ano | plat | Dostáváte za to peníze? | Are you paid for it? | | | |
| | text | odkoho | Od koho je dostáváte? | Who pays you? | ${plat} = 'ano' | | |
| | select_multiple potreba | potreby | Co vám chybí? | What do you miss? | | | |
| | end_group | | | | | | |
| | begin_group | znamky | Jak se vám žije? | How is life? | | | table-list |
| | select_one mark | obchod | Obchod | Shop | | | |
| | select_one mark | ulevy | Úlevy pro pečující | Respite | ${pecuje} = 'ano' | | |
| | end_group | | | | | | |

| choices |
| | list_name | name | label::Čeština (cs) | label::English (en) | cp_role |
| | ano | ano | Ano | Yes | |
| | ano | ne | Ne | No | |
| | potreba | odvoz | Odvoz | A lift | |
| | potreba | jine | Něco jiného | Something else | other |
| | mark | 1 | 1 | 1 | |
| | mark | 2 | 2 | 2 | |

| settings |
| | form_title | form_id | default_language |
| | Péče | PECE | Čeština (cs) |
"#;

struct Site {
    server: Server,
    house: House,
    _database: Option<Database>,
}

impl Site {
    async fn with(database: Option<Database>) -> Site {
        let url = database.as_ref().map(Database::url);
        let server = Server::start_with(url.as_deref(), &[]);
        let house = town::house(&server.data(), url.as_deref()).await;
        let process = town::open_town(&house).await;
        let version = town::publish(&house, &process, CARE).await;
        town::open_from(&house, &process, &version, "pece", (-1, 28)).await;
        Site { server, house, _database: database }
    }

    fn visitor(&self) -> Visitor {
        Visitor::to(&self.server.url(""))
    }

    async fn first(&self, slug: &str) -> String {
        format!("/s/{slug}/1?o={}", town::link(&self.house, slug, TOWN).await)
    }

    async fn number(&self, question: &'static str) -> i64 {
        let mut connection = self.house.db.read().await.expect("a connection");
        sqlx::query_scalar(question).fetch_one(&mut *connection).await.expect("a number")
    }

    async fn responses(&self) -> i64 {
        self.number("SELECT COUNT(*) FROM response").await
    }

    async fn answers(&self) -> Vec<String> {
        let mut connection = self.house.db.read().await.expect("a connection");
        sqlx::query_scalar("SELECT answers FROM response").fetch_all(&mut *connection).await.expect("answers")
    }

    async fn closed_before(&self, slug: &str, minutes: i64) {
        town::closed_since(&self.house, slug, self.house.clock.now().plus_seconds(-60 * minutes)).await;
        // The server remembers a collection for a second.
        tokio::time::sleep(std::time::Duration::from_millis(1_200)).await;
    }
}

async fn on_both(test: impl AsyncFn(&Site)) {
    for database in [None, Some(Database::fresh())] {
        let site = Site::with(database).await;
        test(&site).await;
        site.house.db.close().await;
    }
}

#[track_caller]
fn is(answer: &Answer, status: u16, words: &str) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
    assert!(answer.says(words), "“{words}” is missing in: {}", answer.text);
}

#[track_caller]
fn leads(answer: &Answer, to: &str) {
    assert_eq!((answer.status.as_u16(), answer.location()), (303, to), "{}", answer.text);
}

/// The fields of a page that are filled in, as its button would send them.
fn hidden(answer: &Answer) -> Vec<(String, String)> {
    let field = Regex::new(r#"<input type="hidden" name="([^"]+)" value="([^"]*)""#).expect("a pattern");
    field.captures_iter(&answer.text).map(|found| (found[1].to_owned(), found[2].to_owned())).collect()
}

async fn press(visitor: &Visitor, path: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    visitor.post(path, &fields).await
}

const THANKS: &str = "Děkujeme, odpovědi máme";
const ASKED: &str = "Z tohoto prohlížeče už formulář přišel";

#[tokio::test]
async fn a_second_person_in_the_same_browser_is_asked_and_counted_and_a_second_click_is_not() {
    on_both(async |site| {
        let phone = site.visitor();
        let page = site.first("anketa").await;
        phone.get(&page).await;
        let anna = [("q.den", "po"), ("q.vzkaz", "Lavička")];
        is(&phone.post(&page, &anna).await, 200, THANKS);
        for _ in 0..2 {
            let again = phone.post(&page, &anna).await;
            is(&again, 200, THANKS);
            assert!(again.says("Lavička"));
        }
        assert_eq!(site.responses().await, 1, "a second click and a reload");

        // Josef goes Back on the same phone and writes something else.
        let josef = [("q.den", "ut"), ("q.vzkaz", "Přístřešek")];
        let asked = phone.post(&page, &josef).await;
        is(&asked, 409, ASKED);
        is(&asked, 409, "Přístřešek");
        assert!(asked.says("zatím nikam neuložily") && asked.says("neumíme najít ani vyměnit"));
        assert_eq!(site.responses().await, 1, "told before anything is counted");
        let fields = hidden(&asked);
        for _ in 0..2 {
            let thanked = press(&phone, &page, &fields).await;
            is(&thanked, 200, THANKS);
            assert!(thanked.says("Přístřešek") && !thanked.says("Lavička"), "his own record: {}", thanked.text);
        }
        assert_eq!(site.responses().await, 2, "one click more, one response more");
        is(&phone.post(&page, &anna).await, 200, THANKS);
        assert_eq!(site.responses().await, 2, "Anna's page of thanks loaded anew is still hers");

        // Marie opens the page anew and has the same wish as Anna, or Anna went back and sent hers again:
        // nobody can tell. It is counted once, the page says so, and one click counts it as Marie's.
        phone.get(&page).await;
        let asked = phone.post(&page, &anna).await;
        is(&asked, 200, THANKS);
        is(&asked, 200, "počítáme je jednou");
        assert_eq!(site.responses().await, 2);
        is(&press(&phone, &page, &hidden(&asked)).await, 200, THANKS);
        assert_eq!(site.responses().await, 3);
        // Petr opens it anew and writes his own: nobody needs to ask.
        phone.get(&page).await;
        is(&phone.post(&page, &[("q.den", "po"), ("q.vzkaz", "Světlo")]).await, 200, THANKS);
        assert_eq!(site.responses().await, 4);
        // The same answers from another browser are another person's.
        let other = site.visitor();
        other.get(&page).await;
        is(&other.post(&page, &anna).await, 200, THANKS);
        assert_eq!(site.responses().await, 5);
    })
    .await;
}

#[tokio::test]
async fn an_hour_after_sending_the_browser_forgets_by_what_it_knew_the_same_answers() {
    let site = Site::with(None).await;
    let phone = site.visitor();
    let page = site.first("anketa").await;
    let opened = phone.get(&page).await;
    let secret = |answer: &Answer| {
        let cookie = answer.cookies().into_iter().find(|cookie| cookie.starts_with("opakovani="));
        cookie.map(|cookie| (cookie[10..42].to_owned(), cookie.contains("Max-Age=3600;")))
    };
    let (given, fading) = secret(&opened).expect("a secret");
    assert!(!fading);
    let thanked = phone.post(&page, &[("q.den", "po")]).await;
    assert_eq!(secret(&thanked), Some((given, true)));
    site.house.db.close().await;
}

#[tokio::test]
async fn whoever_goes_back_into_a_survey_that_was_sent_is_told_and_begins_as_somebody_else() {
    on_both(async |site| {
        let phone = site.visitor();
        let first = site.first("pece").await;
        phone.get(&first).await;
        leads(&phone.post(&first, &[("q.pecuje", "ne")]).await, "/s/pece/2");
        phone.post("/s/pece/2", &[("q.potreby", "odvoz")]).await;
        phone.post("/s/pece/3", &[("q.obchod", "2")]).await;
        let check = phone.get("/s/pece/kontrola").await;
        let sent = hidden(&check);
        // The record is JSON in an attribute.
        let sent: Vec<(String, String)> =
            sent.into_iter().map(|(name, value)| (name, value.replace("&quot;", "\""))).collect();
        is(&press(&phone, "/s/pece/kontrola", &sent).await, 200, THANKS);
        assert_eq!(site.responses().await, 1);

        let asked = phone.post(&first, &[("q.pecuje", "ano")]).await;
        is(&asked, 409, "Začít dotazník dalšího člověka");
        assert_eq!(site.number("SELECT COUNT(*) FROM draft").await, 0);
        let fields = hidden(&asked);
        leads(&press(&phone, &first, &fields).await, "/s/pece/2");
        assert_eq!(site.number("SELECT COUNT(*) FROM draft").await, 1);
        phone.post("/s/pece/2", &[("q.hodin", "12")]).await;
        // The button pressed again takes nothing away.
        leads(&press(&phone, &first, &fields).await, "/s/pece/2");
        assert!(phone.get("/s/pece/2").await.text.contains("value=\"12\""));

        // The first person's page, sent again meanwhile, neither sends the other's answers nor shows them.
        let again = press(&phone, "/s/pece/kontrola", &sent).await;
        is(&again, 200, THANKS);
        assert!(again.says("Odvoz") && !again.says("Kolik hodin týdně?"), "{}", again.text);
        assert_eq!((site.responses().await, site.number("SELECT COUNT(*) FROM draft").await), (1, 1));
        phone.post("/s/pece/3", &[]).await;
        is(&phone.post("/s/pece/kontrola", &[]).await, 200, THANKS);
        assert_eq!(site.responses().await, 2);
    })
    .await;
}

#[tokio::test]
async fn larger_letters_contrast_and_another_language_keep_what_is_typed_and_save_nothing() {
    let site = Site::with(None).await;
    let visitor = site.visitor();
    let page = site.first("anketa").await;
    visitor.get(&page).await;
    let typed =
        [("q.den", "ut"), ("q.cas", "other"), ("o.cas", "v poledne"), ("q.lidi", "pět"), ("q.vzkaz", "Lavička")];
    let draw =
        async |button: (&'static str, &'static str)| visitor.post(&page, &[&typed[..], &[button]].concat()).await;
    let keeps = |answer: &Answer| {
        assert_eq!(answer.status.as_u16(), 200, "{}", answer.text);
        for value in ["value=\"v poledne\"", "value=\"pět\"", "Lavička"] {
            assert!(answer.text.contains(value), "{value}: {}", answer.text);
        }
        assert_eq!(answer.text.matches(" checked").count(), 2, "{}", answer.text);
        assert!(!answer.text.contains("class=\"error"), "nothing was sent yet, so nothing is wrong");
    };
    let large = draw(("size", "l")).await;
    keeps(&large);
    assert!(large.text.contains("size-l"), "{}", large.text);
    let high = draw(("contrast", "h")).await;
    keeps(&high);
    assert!(high.text.contains("size-l contrast-high"), "the letters stay large");
    let english = draw(("lang", "en")).await;
    keeps(&english);
    assert!(english.says("Which day suits you?"), "{}", english.text);
    assert!(visitor.get(&page).await.says("Which day suits you?"), "and it is remembered");
    assert_eq!((site.responses().await, site.number("SELECT COUNT(*) FROM draft").await), (0, 0));
    // Where nothing is typed the page is only opened anew.
    leads(&visitor.post(&page, &[("lang", "cs")]).await, &page);

    // A survey of several pages, in the middle.
    let first = site.first("pece").await;
    visitor.get(&first).await;
    visitor.post(&first, &[("q.pecuje", "ano")]).await;
    let drawn = visitor.post("/s/pece/2", &[("q.hodin", "deset"), ("size", "s")]).await;
    is(&drawn, 200, "Kolik hodin týdně?");
    assert!(drawn.text.contains("value=\"deset\""));
    // And a code that is being typed.
    let drawn = visitor.post("/s/pece/navrat", &[("code", "KRM4 P7"), ("lang", "en")]).await;
    is(&drawn, 200, "value=\"KRM4 P7\"");
    site.house.db.close().await;
}

#[tokio::test]
async fn what_is_put_off_half_understood_comes_back_as_it_was_typed() {
    on_both(async |site| {
        let visitor = site.visitor();
        let first = site.first("pece").await;
        visitor.get(&first).await;
        visitor.post(&first, &[("q.pecuje", "ano")]).await;
        let typed = [("q.hodin", "asi deset"), ("q.potreby", "odvoz"), ("o.potreby", "knihobus"), ("q.plat", "ne")];
        let saved = visitor.post("/s/pece/2", &[&typed[..], &[("then", "later")]].concat()).await;
        let code = Regex::new(r"\b([2-9A-Z]{4}) ([2-9A-Z]{4})\b").expect("a pattern");
        let code = code.captures(&saved.text).expect("a code")[0].to_owned();
        let library = site.visitor();
        leads(&library.post("/s/pece/navrat", &[("code", &code)]).await, "/s/pece/2");
        let back = library.get("/s/pece/2").await;
        is(&back, 200, "Teď tu stojí „asi deset“");
        is(&back, 200, "ale nevybrali jste „Něco jiného“");
        assert!(back.text.contains("value=\"asi deset\"") && back.text.contains("value=\"knihobus\""));
        // Nobody gets past it without noticing.
        leads(&library.get("/s/pece/kontrola").await, "/s/pece/2?zmenit=1");
        leads(&library.post("/s/pece/kontrola", &[]).await, "/s/pece/2?zmenit=1");
        library.post("/s/pece/2", &[("q.hodin", "10"), ("q.potreby", "jine"), ("o.potreby", "knihobus")]).await;
        library.post("/s/pece/3", &[]).await;
        is(&library.post("/s/pece/kontrola", &[]).await, 200, THANKS);
        let answers = site.answers().await.concat();
        assert!(answers.contains("\"hodin\":10") && answers.contains("\"potreby_other\":\"knihobus\""), "{answers}");
        assert!(!answers.contains("asi deset") && !answers.contains('?'), "{answers}");
    })
    .await;
}

#[tokio::test]
async fn the_way_back_keeps_what_is_on_the_page() {
    let site = Site::with(None).await;
    let visitor = site.visitor();
    let first = site.first("pece").await;
    visitor.get(&first).await;
    let start = first.replace("/1?", "?");
    leads(&visitor.post(&first, &[("then", "back")]).await, &start);
    assert_eq!(site.number("SELECT COUNT(*) FROM draft").await, 0, "nothing was typed");
    visitor.post(&first, &[("q.pecuje", "ano")]).await;
    leads(&visitor.post("/s/pece/2", &[("q.hodin", "deset"), ("then", "back")]).await, "/s/pece/1");
    assert!(visitor.get("/s/pece/2").await.text.contains("value=\"deset\""));
    site.house.db.close().await;
}

#[tokio::test]
async fn notes_rows_and_questions_closed_by_an_earlier_answer_are_not_shown_without_a_script_either() {
    let site = Site::with(None).await;
    let first = site.first("pece").await;
    for (care, shown) in [("ne", false), ("ano", true)] {
        let visitor = site.visitor();
        visitor.get(&first).await;
        visitor.post(&first, &[("q.pecuje", care)]).await;
        let page = visitor.get("/s/pece/2").await;
        for words in ["Děkujeme, že pečujete.", "Kolik hodin týdně?"] {
            assert_eq!(page.says(words), shown, "{care}: {words}: {}", page.text);
        }
        assert!(page.says("Od koho je dostáváte?"), "an answer of this page may open it");
        let grid = visitor.get("/s/pece/3").await;
        assert_eq!((grid.says("Obchod"), grid.says("Úlevy pro pečující")), (true, shown));
    }
    site.house.db.close().await;
}

#[tokio::test]
async fn an_answer_that_will_not_count_is_told_before_it_is_left_out() {
    let site = Site::with(None).await;
    let visitor = site.visitor();
    let first = site.first("pece").await;
    visitor.get(&first).await;
    visitor.post(&first, &[("q.pecuje", "ne")]).await;
    let typed = [("q.plat", "ne"), ("q.odkoho", "od obce")];
    let told = visitor.post("/s/pece/2", &typed).await;
    is(&told, 422, "odpověď na ni nezapočítá");
    assert!(told.text.contains("value=\"od obce\""));
    let mut fields = hidden(&told);
    fields.extend(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
    leads(&press(&visitor, "/s/pece/2", &fields).await, "/s/pece/3");
    // A row that an answer in another window has closed meanwhile.
    let told = visitor.post("/s/pece/3", &[("q.obchod", "1"), ("q.ulevy", "2")]).await;
    is(&told, 422, "Úlevy pro pečující");
    visitor.post("/s/pece/3", &[("q.obchod", "1")]).await;
    is(&visitor.post("/s/pece/kontrola", &[]).await, 200, THANKS);
    let answers = site.answers().await.concat();
    assert!(!answers.contains("od obce") && answers.contains("\"obchod\":\"1\""), "{answers}");
    site.house.db.close().await;
}

const ENDING: &str = "Protože jste začali včas";

#[tokio::test]
async fn whoever_had_begun_sends_within_half_an_hour_of_the_close_and_is_told_until_when() {
    on_both(async |site| {
        let (begun, one_page, newcomer) = (site.visitor(), site.visitor(), site.visitor());
        let (first, poll) = (site.first("pece").await, site.first("anketa").await);
        let start = begun.get(&first.replace("/1?", "?")).await;
        is(&start, 200, "může odpovědi odeslat ještě 30 minut potom");
        begun.post(&first, &[("q.pecuje", "ne")]).await;
        one_page.get(&poll).await;
        for slug in ["pece", "anketa"] {
            site.closed_before(slug, 10).await;
        }
        // The hourly round leaves drafts and the order of responses alone until the grace is over.
        let done = site.server.command(&["purge", "--due"]).output().expect("the program runs");
        assert!(done.status.success(), "{done:?}");
        assert_eq!(site.number("SELECT COUNT(*) FROM collection WHERE settled_at IS NOT NULL").await, 0);

        is(&newcomer.get(&first).await, 410, "Dotazník už skončil");
        is(&newcomer.get(&poll).await, 410, "Dotazník už skončil");
        is(&begun.get("/s/pece").await, 200, ENDING);
        is(&begun.get("/s/pece/2").await, 200, ENDING);
        leads(&begun.post("/s/pece/2", &[("q.plat", "ne")]).await, "/s/pece/3");
        begun.post("/s/pece/3", &[]).await;
        is(&begun.get("/s/pece/kontrola").await, 200, ENDING);
        is(&begun.post("/s/pece/kontrola", &[]).await, 200, THANKS);
        is(&one_page.post(&poll, &[("q.den", "po")]).await, 200, THANKS);
        assert_eq!(site.responses().await, 2);
        let last = site.number("SELECT closes_at FROM collection WHERE slug = 'pece'").await;
        let last = calendar::day_of(Moment(last - 1));
        assert!(site.number("SELECT MAX(received_on) FROM response").await <= last.0, "no day after the last");
    })
    .await;
}

#[tokio::test]
async fn answers_that_come_too_late_are_not_taken_and_the_page_says_so_with_every_word_of_them() {
    on_both(async |site| {
        let (visitor, one_page) = (site.visitor(), site.visitor());
        let (first, poll) = (site.first("pece").await, site.first("anketa").await);
        visitor.get(&first).await;
        visitor.post(&first, &[("q.pecuje", "ano")]).await;
        let on_check = visitor.post("/s/pece/2", &[("q.odkoho", "")]).await;
        leads(&on_check, "/s/pece/3");
        one_page.get(&poll).await;
        for slug in ["pece", "anketa"] {
            site.closed_before(slug, 31).await;
        }
        let late = visitor.post("/s/pece/2", &[("q.hodin", "asi deset"), ("q.potreby", "odvoz")]).await;
        is(&late, 410, "Odpovědi jsme už nepřijali");
        for words in ["neuložily ani nezapočítaly", "Ano", "asi deset", "Odvoz", "vytiskněte"] {
            assert!(late.says(words), "{words}: {}", late.text);
        }
        assert!(late.says("not counted"), "in the other language too");
        is(&visitor.post("/s/pece/kontrola", &[]).await, 410, "Odpovědi jsme už nepřijali");
        let late = one_page.post(&poll, &[("q.den", "po"), ("q.vzkaz", "Lavička")]).await;
        is(&late, 410, "Lavička");
        // Nor do larger letters lose it.
        is(&one_page.post(&poll, &[("q.vzkaz", "Lavička"), ("size", "l")]).await, 410, "Lavička");
        assert_eq!(site.responses().await, 0);
    })
    .await;
}

/// The page of thanks stays open overnight and is loaded anew.
#[tokio::test]
async fn whoever_sent_in_time_is_not_told_after_the_end_that_it_was_not_taken() {
    on_both(async |site| {
        let (paged, one_page) = (site.visitor(), site.visitor());
        let (first, poll) = (site.first("pece").await, site.first("anketa").await);
        one_page.get(&poll).await;
        is(&one_page.post(&poll, &[("q.den", "po")]).await, 200, THANKS);
        paged.get(&first).await;
        paged.post(&first, &[("q.pecuje", "ne")]).await;
        paged.post("/s/pece/2", &[]).await;
        paged.post("/s/pece/3", &[]).await;
        let sent = hidden(&paged.get("/s/pece/kontrola").await);
        is(&press(&paged, "/s/pece/kontrola", &sent).await, 200, THANKS);
        for slug in ["pece", "anketa"] {
            site.closed_before(slug, 31).await;
        }
        is(&one_page.post(&poll, &[("q.den", "po")]).await, 200, THANKS);
        is(&press(&paged, "/s/pece/kontrola", &sent).await, 200, THANKS);
        // Other answers were not taken, but the first ones were.
        is(&one_page.post(&poll, &[("q.den", "ut")]).await, 410, "jsme přijali už dřív");
        is(&paged.post(&first, &[("q.pecuje", "ano")]).await, 410, "jsme přijali už dřív");
        assert_eq!(site.responses().await, 2);
    })
    .await;
}
