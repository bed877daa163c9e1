//! Every page in every state, looked at in one way: axe with all its rules at 360 and 1280 px, in
//! normal and high contrast; no scrolling sideways, down to 320 px with the largest letters;
//! nothing in the console. A new route of `src/app.rs` that is not listed here fails a test.

use crate::desk::first_link;
use crate::house::{BROKEN_WORKBOOK, CARE, ENDED, JANA, NEEDS, PLANNED, POLL, TOMAS, house};
use crate::meeting::Meeting;
use crate::person::Person;
use crate::support::server::Server;
use fantoccini::Locator;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How one gets to a state, from the state before it. Braces are filled in: `{o}` a link of the
/// survey of needs, `{p}` of the poll, `{c}` of the one with conditions, `{draft}`, `{asking}` and `{published}`
/// versions, `{password}`, `{open}`,
/// `{early}`, `{closed}`, `{shown}` and `{evening}` ballots by their join codes, `{slip}` a code for the open one.
enum Way {
    Open(&'static str),
    /// Sends a form to the address, as the page there would.
    Send(&'static str, &'static [(&'static str, &'static str)]),
    /// Opens the address and hands in a workbook.
    HandIn(&'static str, &'static str),
    /// Chooses in the selects of the page and sends its own form, with what is hidden in it.
    Choose(&'static [(&'static str, &'static str)]),
}
use Way::{Choose, HandIn, Open, Send};

/// A state, how one gets there and the status it comes with.
type State = (&'static str, u16, Way);

const EVERYBODY: &[State] = &[
    ("home", 200, Open("/")),
    ("home in English", 200, Open("/?jazyk=en")),
    ("a language we do not speak", 200, Open("/?jazyk=tlh")),
    ("process", 200, Open("/p/bechynsko")),
    ("privacy", 200, Open("/soukromi")),
    ("privacy of one survey", 200, Open("/soukromi?s=potreby-bechynsko")),
    ("accessibility", 200, Open("/pristupnost")),
    ("no such page", 404, Open("/nic-takoveho")),
    ("no such process", 404, Open("/p/nic-takoveho")),
    ("no such survey", 404, Open("/s/nic-takoveho")),
    ("no such link", 404, Open("/s/potreby-bechynsko?o=XXXX")),
    ("no such question", 404, Open("/s/potreby-bechynsko/99")),
    ("a question that is no number", 404, Open("/s/potreby-bechynsko/prvni")),
    ("not begun", 404, Open("/s/pristi-cesta")),
    ("ended", 410, Open("/s/skoncena-cesta")),
    ("results not published", 404, Open("/vysledky/knihobus")),
    ("a one-time link already used", 410, Open("/prvni-ucet/nic-takoveho")),
    ("an address that only takes forms", 405, Open("/predvolby")),
    ("sign-in", 200, Open("/prihlaseni")),
    (
        "sign-in, wrong",
        422,
        Send("/prihlaseni", &[("email", "nikdo@obec.example"), ("password", "neznám"), ("back", "/desk")]),
    ),
];

const RESIDENT: &[State] = &[
    ("choosing the municipality", 200, Open("/s/potreby-bechynsko")),
    ("start", 200, Open("/s/potreby-bechynsko?o={o}")),
    ("resume", 200, Open("/s/potreby-bechynsko/navrat")),
    ("resume, nothing typed", 422, Send("/s/potreby-bechynsko/navrat", &[("code", "")])),
    ("resume, wrong code", 422, Send("/s/potreby-bechynsko/navrat", &[("code", "KRM4 P7QX")])),
    ("question 1", 200, Open("/s/potreby-bechynsko/1?o={o}")),
    ("question 1, not answered", 422, Send("/s/potreby-bechynsko/1?o={o}", &[])),
    ("question 2", 200, Send("/s/potreby-bechynsko/1?o={o}", &[("q.vek", "45_64")])),
    ("question 2, too many", 422, Send("/s/potreby-bechynsko/2", &[("q.domacnost", "99")])),
    ("question 2, no number", 422, Send("/s/potreby-bechynsko/2", &[("q.domacnost", "tři")])),
    ("question 3", 200, Send("/s/potreby-bechynsko/2", &[("q.domacnost", "3")])),
    (
        "question 3, none and others",
        422,
        Send("/s/potreby-bechynsko/3", &[("q.doprava", "auto"), ("q.doprava", "none")]),
    ),
    ("question 4", 200, Send("/s/potreby-bechynsko/3", &[("q.doprava", "other"), ("o.doprava", "na koni")])),
    ("question 5, marks", 200, Send("/s/potreby-bechynsko/4", &[("q.minut_k_lekari", "25")])),
    ("question 5, a mark we do not have", 422, Send("/s/potreby-bechynsko/5", &[("q.zn_doprava", "6")])),
    ("question 6", 200, Send("/s/potreby-bechynsko/5", &[("q.zn_doprava", "2")])),
    (
        "question 6, four needs",
        422,
        Send(
            "/s/potreby-bechynsko/6",
            &[("q.potreby", "odvoz"), ("q.potreby", "obedy"), ("q.potreby", "byty"), ("q.potreby", "prace")],
        ),
    ),
    ("question 7", 200, Send("/s/potreby-bechynsko/6", &[("q.potreby", "odvoz")])),
    ("question 8", 200, Send("/s/potreby-bechynsko/7", &[])),
    ("question 8, not answered", 422, Send("/s/potreby-bechynsko/8", &[])),
    ("question 9", 200, Send("/s/potreby-bechynsko/8", &[("q.vyuziva", "ano_ja")])),
    ("question 10", 200, Send("/s/potreby-bechynsko/9", &[("q.sluzby", "domov")])),
    ("question 11", 200, Send("/s/potreby-bechynsko/10", &[])),
    ("question 12", 200, Send("/s/potreby-bechynsko/11", &[("q.pecuje", "ano_doma")])),
    ("question 13", 200, Send("/s/potreby-bechynsko/12", &[("q.hodin_pece", "30")])),
    ("question 14", 200, Send("/s/potreby-bechynsko/13", &[("q.uleva", "none")])),
    ("question 15, ranking", 200, Send("/s/potreby-bechynsko/14", &[("q.omezeni", "ne")])),
    (
        "question 15, two on one place",
        422,
        Send("/s/potreby-bechynsko/15", &[("r.poradi.seniori", "1"), ("r.poradi.rodiny", "1")]),
    ),
    ("question 16", 200, Send("/s/potreby-bechynsko/15", &[("r.poradi.seniori", "1"), ("r.poradi.rodiny", "2")])),
    ("question 17", 200, Send("/s/potreby-bechynsko/16", &[("q.zdroj", "rozhlas")])),
    ("question 17, too long", 422, Send("/s/potreby-bechynsko/17", &[("q.prani", "{long}")])),
    ("check", 200, Send("/s/potreby-bechynsko/17", &[("q.prani", "Lavička")])),
    ("check, opened", 200, Open("/s/potreby-bechynsko/kontrola")),
    ("changing an answer", 200, Open("/s/potreby-bechynsko/3?zmenit=1")),
    ("changing the ranking", 200, Open("/s/potreby-bechynsko/15?zmenit=1")),
    ("start with something begun", 200, Open("/s/potreby-bechynsko?o={o}")),
    ("saved, with the code", 200, Send("/s/potreby-bechynsko/kontrola", &[("then", "later")])),
    ("thanks", 200, Send("/s/potreby-bechynsko/kontrola", &[])),
    ("poll, start", 200, Open("/s/knihobus?o={p}")),
    ("poll", 200, Open("/s/knihobus/1?o={p}")),
    (
        "poll, with mistakes",
        422,
        Send("/s/knihobus/1?o={p}", &[("q.cas", "rano"), ("q.cas", "none"), ("q.vzkaz", "Lavička")]),
    ),
    ("poll, in other letters", 200, Send("/s/knihobus/1?o={p}", &[("q.den", "streda"), ("size", "m")])),
    ("poll, thanks", 200, Send("/s/knihobus/1?o={p}", &[("q.den", "streda"), ("q.cas", "rano")])),
    ("poll, somebody else", 409, Send("/s/knihobus/1?o={p}", &[("q.den", "patek"), ("q.vzkaz", "Lavička")])),
    ("conditions on one page", 200, Open("/s/pece-doma/1?o={c}")),
    (
        "conditions, answered where nobody is asked",
        422,
        Send("/s/pece-doma/1?o={c}", &[("q.pecuje", "ne"), ("q.hodin", "12"), ("q.obchod", "2")]),
    ),
    ("conditions, a number in letters", 422, Send("/s/pece-doma/1?o={c}", &[("q.pecuje", "ano"), ("q.hodin", "tři")])),
];

/// A member of a group at a meeting.
const MEMBER: &[State] = &[
    ("join", 200, Open("/v")),
    ("join, nothing typed", 422, Open("/v?kod=")),
    ("join, no such ballot", 422, Open("/v?kod=AAA-AAA")),
    ("no such ballot", 404, Open("/v/AAAAAA")),
    ("being early", 200, Open("/v/{early}")),
    ("closed", 200, Open("/v/{closed}")),
    ("closed and revealed", 200, Open("/v/{shown}")),
    ("ballot without a slip", 200, Open("/v/{open}/hlas")),
    ("entry", 200, Open("/v/{open}")),
    ("entry by the code of the slip", 200, Open("/v/{open}?listek={slip}")),
    ("entry, nothing typed", 422, Send("/v/{open}", &[("listek", "")])),
    ("entry, wrong code", 422, Send("/v/{open}", &[("listek", "KRM4P-7QX2D")])),
    ("ballot", 200, Send("/v/{open}", &[("listek", "{slip}")])),
    ("ballot, nothing ranked", 422, Choose(&[])),
    ("a page of another slip", 409, Send("/v/{open}/hlas", &[])),
    ("ballot in the official order", 200, Open("/v/{open}/hlas?poradi=dane")),
    (
        "receipt",
        200,
        Choose(&[("place.klub", "1"), ("place.svoz", "1"), ("place.obedy", "3"), ("place.odlehceni", "x")]),
    ),
    ("sent once more", 200, Send("/v/{open}/hlas", &[])),
    ("ballot, voted before", 200, Send("/v/{open}", &[("listek", "{slip}")])),
];

const READER: &[State] = &[
    ("results", 200, Open("/vysledky/potreby-bechynsko")),
    (
        "two questions of a collection that runs",
        404,
        Open("/vysledky/potreby-bechynsko/krizova?otazka=vi_kam&podle=vek"),
    ),
    ("results of a collection that ended", 200, Open("/vysledky/skoncena-cesta")),
    ("two questions", 200, Open("/vysledky/skoncena-cesta/krizova?otazka=jak&podle=municipality")),
    ("two questions that cannot be compared", 200, Open("/vysledky/skoncena-cesta/krizova?otazka=prani&podle=jak")),
    ("priorities", 200, Open("/priority/priority-obyvatel")),
    ("priorities in English", 200, Open("/priority/priority-obyvatel?verze=1&jazyk=en")),
    ("priorities nobody signed", 404, Open("/priority/rozdelany-seznam")),
    ("no such priorities", 404, Open("/priority/nic-takoveho")),
    ("no such figure", 404, Open("/vysledky/potreby-bechynsko/graf-99.svg")),
    ("result of a ballot", 200, Open("/v/{evening}/vysledek")),
    ("result of a ballot in English", 200, Open("/v/{evening}/vysledek?jazyk=en")),
    ("list of ballots", 200, Open("/v/{evening}/listky")),
    ("result of a ballot with few votes", 200, Open("/v/{shown}/vysledek")),
    ("list of a ballot with few votes", 200, Open("/v/{shown}/listky")),
    ("result that is not revealed", 404, Open("/v/{closed}/vysledek")),
    ("list that is not revealed", 404, Open("/v/{closed}/listky")),
    ("the wall, everything revealed", 200, Open("/v/{evening}/platno")),
    ("the wall, few votes", 200, Open("/v/{shown}/platno")),
    ("the wall, closed", 200, Open("/v/{closed}/platno")),
    ("the wall, voting", 200, Open("/v/{open}/platno")),
    ("the wall, before", 200, Open("/v/{early}/platno")),
    ("no such file of a ballot", 404, Open("/v/{evening}/soubor/graf-99.svg")),
];

const COORDINATOR: &[State] = &[
    ("desk", 200, Send("/prihlaseni", &[("email", JANA), ("password", "{password}"), ("back", "/desk")])),
    ("desk, opened", 200, Open("/desk")),
    ("upload", 200, Open("/desk/p/bechynsko/dotaznik")),
    ("upload, findings", 422, HandIn("/desk/p/bechynsko/dotaznik", BROKEN_WORKBOOK)),
    ("upload, no file", 422, HandIn("/desk/p/bechynsko/dotaznik", "")),
    ("change a process", 200, Open("/desk/p/bechynsko/upravit")),
    (
        "change a process, with mistakes",
        422,
        Send(
            "/desk/p/bechynsko/upravit",
            &[("name", ""), ("municipalities", "Bechyně\n552054; Bechyně; 4 815"), ("phase-5-from", "2026-01-01")],
        ),
    ),
    ("change no process", 404, Open("/desk/p/nic-takoveho/upravit")),
    ("version, not published", 200, Open("/desk/v/{draft}")),
    ("version that asks about a scale", 200, Open("/desk/v/{asking}")),
    ("version, nothing said about its scale", 422, Send("/desk/v/{asking}/stupnice", &[])),
    ("version, published", 200, Open("/desk/v/{published}")),
    ("preview", 200, Open("/desk/v/{published}/nahled/1")),
    ("preview of nothing", 404, Open("/desk/v/{published}/nahled/prvni")),
    ("new collection", 200, Open("/desk/v/{published}/sber")),
    ("new collection, nothing filled in", 422, Send("/desk/v/{published}/sber", &[])),
    (
        "new collection, no municipality",
        422,
        Send(
            "/desk/v/{published}/sber",
            &[("slug", "nova"), ("opens", "2090-01-01"), ("closes", "2090-02-01"), ("purge", "2090-03-01")],
        ),
    ),
    (
        "new collection, bad address",
        422,
        Send(
            "/desk/v/{published}/sber",
            &[
                ("slug", "Nová!"),
                ("opens", "2090-01-01"),
                ("closes", "2090-02-01"),
                ("purge", "2090-03-01"),
                ("municipality", "552054"),
            ],
        ),
    ),
    ("collection", 200, Open("/desk/c/potreby-bechynsko")),
    ("collection that ended", 200, Open("/desk/c/skoncena-cesta")),
    ("withdrawing a batch", 200, Open("/desk/c/skoncena-cesta/davka/{batch}")),
    ("a batch that was withdrawn", 409, Open("/desk/c/skoncena-cesta/davka/{withdrawn}")),
    ("no such batch", 404, Open("/desk/c/skoncena-cesta/davka/NIC")),
    ("collection not begun", 200, Open("/desk/c/pristi-cesta")),
    ("poster", 200, Open("/desk/c/potreby-bechynsko/plakat/{o}")),
    ("results only I see", 200, Open("/vysledky/knihobus")),
    ("results of nobody", 200, Open("/vysledky/pristi-cesta")),
    ("two questions only I see", 200, Open("/vysledky/knihobus/krizova?otazka=den&podle=municipality")),
    ("results of the desk", 200, Open("/desk/c/potreby-bechynsko/interni")),
    ("results of the desk in groups", 200, Open("/desk/c/knihobus/interni?skupiny=1")),
    ("two questions of the desk", 200, Open("/desk/c/potreby-bechynsko/interni/krizova?otazka=vi_kam&podle=vek")),
    (
        "a question of the desk by municipality",
        200,
        Open("/desk/c/potreby-bechynsko/interni/krizova?otazka=potreby&podle=municipality"),
    ),
    ("groups while results are public", 200, Open("/desk/c/potreby-bechynsko/skupiny")),
    ("groups", 200, Open("/desk/c/knihobus/skupiny")),
    (
        "groups, with mistakes",
        422,
        Send("/desk/c/knihobus/skupiny", &[("g.den.streda", "Všední den"), ("m.552054", "Město")]),
    ),
    ("new priorities", 200, Open("/desk/p/bechynsko/priority")),
    ("new priorities, nothing filled in", 422, Send("/desk/p/bechynsko/priority", &[])),
    ("new priorities of no process", 404, Open("/desk/p/nic-takoveho/priority")),
    ("priorities before the weights", 200, Open("/desk/l/{l-begun}")),
    ("priorities, nothing stated", 422, Send("/desk/l/{l-begun}/zdroje", &[("then", "state")])),
    ("priorities at the desk", 200, Open("/desk/l/{l-stated}")),
    ("weights without a reason", 422, Send("/desk/l/{l-stated}/vahy", &[("after", "1"), ("weight.z1", "sto")])),
    ("nothing signed", 422, Send("/desk/l/{l-stated}/schvalit", &[])),
    ("no such priorities at the desk", 404, Open("/desk/l/nic-takoveho")),
    ("new ballot", 200, Open("/desk/p/bechynsko/hlasovani")),
    ("new ballot from a question", 200, Open("/desk/p/bechynsko/hlasovani?z=potreby-bechynsko.potreby")),
    ("new ballot, nothing filled in", 422, Send("/desk/p/bechynsko/hlasovani", &[])),
    ("ballot of no process", 404, Open("/desk/p/nic-takoveho/hlasovani")),
    ("no such ballot at the desk", 404, Open("/desk/h/nic-takoveho")),
    ("ballot being prepared", 200, Open("/desk/h/{h-made}")),
    ("changing a ballot", 200, Open("/desk/h/{h-made}/upravit")),
    (
        "changing a ballot, with mistakes",
        422,
        Send(
            "/desk/h/{h-made}/upravit",
            &[("kolo", "1"), ("title", "Co dřív"), ("items", "Svoz\nsvoz"), ("most", "9")],
        ),
    ),
    ("ballot locked", 200, Send("/desk/h/{h-made}/zmrazit", &[("kolo", "1")])),
    ("ballot locked twice", 200, Send("/desk/h/{h-made}/zmrazit", &[("kolo", "1")])),
    ("opened without slips", 200, Send("/desk/h/{h-made}/otevrit", &[("kolo", "1")])),
    ("no slips wanted", 422, Send("/desk/h/{h-made}/listky", &[("kolo", "1")])),
    (
        "slips",
        200,
        Send("/desk/h/{h-made}/listky", &[("kolo", "1"), ("pocet-0", "9"), ("pocet-1", "2"), ("pokus", "x")]),
    ),
    (
        "slips again",
        200,
        Send("/desk/h/{h-made}/listky", &[("kolo", "1"), ("pocet-0", "9"), ("pocet-1", "2"), ("pokus", "x")]),
    ),
    ("ballot ready to open", 200, Open("/desk/h/{h-made}")),
    ("ballot open, at the desk", 200, Open("/desk/h/{h-open}")),
    ("who signed, no number", 422, Send("/desk/h/{h-open}/pritomni", &[("kolo", "1"), ("pritomno-0", "pět")])),
    ("who signed", 200, Send("/desk/h/{h-open}/pritomni", &[("kolo", "1"), ("pritomno-0", "5")])),
    ("minutes too early", 404, Open("/desk/h/{h-open}/zapis")),
    ("paper slips", 200, Open("/desk/h/{h-open}/papir")),
    ("paper slips, with mistakes", 422, Send("/desk/h/{h-open}/papir", &[("kolo", "1"), ("radky", "{h-slip} 9\nx")])),
    ("paper slips, written out", 200, Send("/desk/h/{h-open}/papir", &[("kolo", "1"), ("radky", "{h-slip} 1 2=3 x4")])),
    (
        "paper slips, checked by nobody",
        422,
        Send("/desk/h/{h-open}/papir", &[("kolo", "1"), ("radky", "{h-slip} 1 2=3 x4"), ("krok", "zapsat")]),
    ),
    (
        "paper slips, entered",
        200,
        Send(
            "/desk/h/{h-open}/papir",
            &[("kolo", "1"), ("radky", "{h-slip} 1 2=3 x4"), ("krok", "zapsat"), ("kontroloval", "Tomáš Černý")],
        ),
    ),
    ("ballot closed, at the desk", 200, Open("/desk/h/{h-closed}")),
    ("one place revealed", 200, Send("/desk/h/{h-closed}/odkryt", &[("kolo", "1"), ("videno", "0"), ("co", "dalsi")])),
    ("ballot revealed, at the desk", 200, Open("/desk/h/{h-shown}")),
    ("a lot that is no number", 422, Send("/desk/h/{h-shown}/los", &[("kolo", "1"), ("cislo", "sedm")])),
    ("a lot", 200, Send("/desk/h/{h-shown}/los", &[("kolo", "1"), ("cislo", "417"), ("cislo2", "417")])),
    ("minutes", 200, Open("/desk/h/{h-shown}/zapis")),
    ("next round of too many", 422, Send("/desk/h/{h-shown}/kolo", &[("kolo", "1"), ("postupuje", "99")])),
    ("next round", 200, Send("/desk/h/{h-shown}/kolo", &[("kolo", "1"), ("postupuje", "2")])),
    ("changing the next round", 200, Open("/desk/h/{h-shown}/upravit")),
    ("minutes of an earlier round", 200, Open("/desk/h/{h-shown}/zapis?kolo=1")),
];

const ANALYST: &[State] = &[
    ("an analyst's desk", 200, Send("/prihlaseni", &[("email", TOMAS), ("password", "{password}"), ("back", "/desk")])),
    ("a page without the right to it", 403, Open("/desk/p/bechynsko/dotaznik")),
    ("an analyst's collection", 200, Open("/desk/c/potreby-bechynsko")),
    ("an analyst's results of the desk", 200, Open("/desk/c/potreby-bechynsko/interni")),
    ("groups without the right to them", 403, Open("/desk/c/knihobus/skupiny")),
    ("an analyst's priorities", 200, Open("/desk/l/{l-stated}")),
    ("an analyst's priorities before the weights", 200, Open("/desk/l/{l-begun}")),
    ("priorities without the right to make them", 403, Open("/desk/p/bechynsko/priority")),
    ("an analyst's ballot", 200, Open("/desk/h/{h-open}")),
    ("a ballot without the right to make one", 403, Open("/desk/p/bechynsko/hlasovani")),
];

/// On a server of its own, where nobody has an account yet.
const FIRST: &[State] = &[
    ("home of an empty house", 200, Open("/")),
    ("first account", 200, Open("/prvni-ucet/{token}")),
    (
        "first account, with mistakes",
        422,
        Send("/prvni-ucet/{token}", &[("name", ""), ("email", "x"), ("password", "x")]),
    ),
    (
        "empty desk",
        200,
        Send(
            "/prvni-ucet/{token}",
            &[("name", "Josef"), ("email", "josef@obec.example"), ("password", "kosatce u rybníka")],
        ),
    ),
    ("found a process", 200, Open("/desk/zalozit")),
    ("found a process, nothing filled in", 422, Send("/desk/zalozit", &[])),
    (
        "desk with its first process",
        200,
        Send(
            "/desk/zalozit",
            &[
                ("name", "Plán služeb na Bechyňsku"),
                ("slug", "bechynsko"),
                ("first_year", "2027"),
                ("last_year", "2029"),
                ("municipalities", "552054; Bechyně; 4 815"),
            ],
        ),
    ),
    ("a process with nothing but a name", 200, Open("/p/bechynsko")),
];

/// What is no page: the address and the kind of file that comes.
const FILES: &[(&str, &str)] = &[
    ("/favicon.svg", "image/svg+xml"),
    ("{css}", "text/css; charset=utf-8"),
    ("/healthz", ""),
    ("/readyz", ""),
    ("/metrics", ""),
    ("/desk/sablona", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("/vysledky/skoncena-cesta/krizova.csv?otazka=jak&podle=municipality", "text/csv; charset=utf-8"),
    ("/desk/c/potreby-bechynsko/interni/krizova.csv?otazka=vi_kam&podle=vek", "text/csv; charset=utf-8"),
    ("/desk/c/potreby-bechynsko/interni/graf-1.svg", "image/svg+xml"),
    ("/vysledky/potreby-bechynsko/graf-1.svg", "image/svg+xml"),
    ("/priority/priority-obyvatel/poradi.svg", "image/svg+xml"),
    ("/priority/priority-obyvatel/poradi.png", "image/png"),
    ("/priority/priority-obyvatel/priority.csv", "text/csv; charset=utf-8"),
    ("/priority/priority-obyvatel/priority.json", "application/json"),
    ("/desk/l/{l-stated}/poradi.svg", "image/svg+xml"),
    ("/desk/c/potreby-bechynsko/pocet", "text/plain; charset=utf-8"),
    ("/v/{open}/stav", "text/plain; charset=utf-8"),
    ("/v/{evening}/soubor/graf-1.svg", "image/svg+xml"),
    ("/v/{evening}/soubor/tabulka-2.csv", "text/csv; charset=utf-8"),
    ("/v/{evening}/soubor/seznam.txt", "text/plain; charset=utf-8"),
    ("/desk/c/potreby-bechynsko/qr/{o}", "image/svg+xml"),
];

#[tokio::test]
async fn pages_for_everybody_keep_nobody_out() {
    house().prepared().await;
    look_at_all(EVERYBODY, &facts("").await).await;
}

#[tokio::test]
async fn pages_of_residents_keep_nobody_out() {
    let _quiet = house().alone().await;
    look_at_all(RESIDENT, &facts("").await).await;
}

#[tokio::test]
async fn pages_of_a_ballot_keep_nobody_out() {
    look_at_all(MEMBER, &facts("").await).await;
}

#[tokio::test]
async fn pages_of_results_keep_nobody_out() {
    look_at_all(READER, &facts("").await).await;
}

#[tokio::test]
async fn pages_of_the_desk_keep_nobody_out() {
    let ballots = ballots_at_the_desk().await;
    look_at_all(COORDINATOR, &[facts(JANA).await, ballots.clone()].concat()).await;
    look_at_all(ANALYST, &[facts(TOMAS).await, ballots].concat()).await;
}

#[tokio::test]
async fn pages_of_the_first_start_keep_nobody_out() {
    let server = Server::start();
    let link = first_link(&server);
    let token = link.rsplit('/').next().unwrap_or_default().to_owned();
    let site = server.url("");
    look_at_all(FIRST, &[("{site}", site), ("{token}", token)]).await;
}

#[tokio::test]
async fn what_is_no_page_is_the_file_it_should_be() {
    let jana = house().signed_in(JANA).await;
    let facts = facts(JANA).await;
    for (address, kind) in FILES {
        let url = house().url(&filled(address, &facts));
        let answer = jana.get(&url).send().await.expect("an answer");
        assert_eq!(answer.status(), 200, "{url}");
        if !kind.is_empty() {
            assert_eq!(answer.headers()["content-type"], kind, "{url}");
        }
    }
}

#[test]
fn every_route_of_the_house_is_looked_at() {
    let table = include_str!("../../src/app.rs");
    let mut routes: Vec<(&str, bool)> = Vec::new();
    for route in table.split(".route(").skip(1) {
        let route = route.split(".fallback(").next().unwrap_or_default();
        let pattern = route.split('"').nth(1).expect("a route begins with its address");
        routes.push((pattern, route.contains("get(")));
    }
    assert!(routes.len() > 25, "the table is read");

    let pages = [EVERYBODY, RESIDENT, MEMBER, READER, COORDINATOR, ANALYST, FIRST].concat_ways();
    let seen: Vec<&str> = pages
        .into_iter()
        .chain(FILES.iter().map(|(address, _)| if *address == "{css}" { "/pkg/app.css" } else { address }))
        .filter_map(|address| route_of(address, &routes))
        .collect();
    let forgotten: Vec<&str> = routes
        .iter()
        .filter(|(pattern, is_read)| *is_read && !seen.contains(pattern))
        .map(|(pattern, _)| *pattern)
        .collect();
    assert!(forgotten.is_empty(), "list these in tests/journeys/pages.rs: {forgotten:?}");
}

trait Ways {
    fn concat_ways(&self) -> Vec<&'static str>;
}

impl<const N: usize> Ways for [&'static [State]; N] {
    /// The addresses that are opened; a form is sent, not visited.
    fn concat_ways(&self) -> Vec<&'static str> {
        let states = self.iter().flat_map(|states| states.iter());
        states
            .filter_map(|(_, _, way)| match way {
                Open(address) | HandIn(address, _) => Some(*address),
                Send(..) | Choose(..) => None,
            })
            .collect()
    }
}

/// The pattern that answers an address: the one with the fewest parts in braces.
fn route_of<'a>(address: &str, routes: &[(&'a str, bool)]) -> Option<&'a str> {
    let path: Vec<&str> = address.split('?').next().unwrap_or_default().split('/').collect();
    let fits = |pattern: &str| {
        let parts: Vec<&str> = pattern.split('/').collect();
        let open_ended = parts.last().is_some_and(|last| last.starts_with("{*"));
        (parts.len() == path.len() || (open_ended && parts.len() <= path.len()))
            && parts.iter().zip(&path).all(|(part, here)| part.starts_with('{') || part == here)
    };
    routes
        .iter()
        .map(|(pattern, _)| *pattern)
        .filter(|pattern| fits(pattern))
        .min_by_key(|pattern| pattern.matches('{').count())
}

type Facts = [(&'static str, String)];

/// Ballots the pages of the chair may change: each in a stage of its own.
async fn ballots_at_the_desk() -> Vec<(&'static str, String)> {
    let made = Meeting::prepared("Co připravit na jaro", None).await;
    let open = Meeting::open("Co zařídit do léta", None).await;
    let slip = open.slip();
    open.casts(&["1,2", "3,{1,2}"]).await;
    let closed = Meeting::open("Co má přednost na podzim", None).await;
    closed.casts(&["1,2,3", "2,1,3"]).await;
    closed.closes().await;
    let shown = Meeting::open("Co nechat na zimu", None).await;
    shown.casts(&["1,2,3", "2,1,3"]).await;
    shown.closes().await;
    shown.is_revealed().await;
    vec![
        ("{h-made}", made.id()),
        ("{h-open}", open.id()),
        ("{h-slip}", slip),
        ("{h-closed}", closed.id()),
        ("{h-shown}", shown.id()),
    ]
}

async fn facts(email: &str) -> Vec<(&'static str, String)> {
    let house = house();
    let prepared = house.prepared().await;
    let lists = crate::priorities::lists().await;
    let home = crate::house::text_of(&crate::house::client(), &house.url("/")).await;
    let css = home.split("rel=\"stylesheet\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
    vec![
        ("{site}", house.url("")),
        ("{o}", house.link(NEEDS, "Bechyně").await),
        ("{p}", house.link(POLL, "Sudoměřice u Bechyně").await),
        ("{c}", house.first_link(CARE).await),
        ("{draft}", prepared.draft.clone()),
        ("{asking}", prepared.asking.clone()),
        ("{published}", prepared.published.clone()),
        ("{batch}", prepared.batch.clone()),
        ("{withdrawn}", prepared.withdrawn.clone()),
        ("{l-begun}", lists.begun.clone()),
        ("{l-stated}", lists.stated.clone()),
        ("{open}", prepared.open.join.clone()),
        ("{slip}", prepared.slip.clone()),
        ("{early}", prepared.early.join.clone()),
        ("{closed}", prepared.closed.join.clone()),
        ("{shown}", prepared.shown.join.clone()),
        ("{evening}", crate::meeting::evening().await),
        ("{long}", "dlouho ".repeat(800)),
        ("{css}", css.expect("pages have a style").to_owned()),
        ("{password}", if email.is_empty() { String::new() } else { house.password(email) }),
    ]
}

fn filled(text: &str, facts: &Facts) -> String {
    facts.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
}

/// Goes through the states one after another in one browser, and says everything that is wrong
/// with any of them at once.
async fn look_at_all(states: &[State], facts: &Facts) {
    assert!(PLANNED == "pristi-cesta" && ENDED == "skoncena-cesta", "the addresses above are theirs");
    let person = Person::new(true, 1280).await;
    // What is wrong with the frame of every page is said once, with the pages it was seen on.
    let mut complaints: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (name, status, way) in states {
        go(&person, way, facts).await;
        for complaint in look(&person, *status).await {
            let seen_on = complaints.entry(complaint).or_default();
            if !seen_on.contains(name) {
                seen_on.push(name);
            }
        }
    }
    let told: String =
        complaints.iter().map(|(said, seen_on)| format!("── {}: {said}\n", seen_on.join(", "))).collect();
    assert!(told.is_empty(), "\n{told}");
}

async fn go(person: &Person, way: &Way, facts: &Facts) {
    let site = filled("{site}", facts);
    match way {
        Open(address) => person.goto(&format!("{site}{}", filled(address, facts))).await,
        Send(address, fields) => {
            if !person.url().await.starts_with(&site) {
                person.goto(&site).await;
            }
            let fields: Vec<[String; 2]> =
                fields.iter().map(|(name, value)| [(*name).to_owned(), filled(value, facts)]).collect();
            let script = "
                const form = document.createElement('form');
                form.method = 'post';
                form.action = arguments[0];
                for (const [name, value] of arguments[1]) {
                    const field = document.createElement('textarea');
                    field.name = name;
                    field.value = value;
                    form.append(field);
                }
                document.body.append(form);
                form.submit();";
            let arguments = vec![json!(filled(address, facts)), json!(fields)];
            person.leave(async { drop(person.run(script, arguments).await) }).await;
        }
        Choose(chosen) => {
            let script = "
                const form = document.querySelector('main form');
                for (const [name, value] of arguments[0]) form.elements.namedItem(name).value = value;
                form.submit();";
            let arguments = vec![json!(chosen.iter().map(|(name, value)| [name, value]).collect::<Vec<_>>())];
            person.leave(async { drop(person.run(script, arguments).await) }).await;
        }
        HandIn(address, workbook) => {
            person.goto(&format!("{site}{}", filled(address, facts))).await;
            let folder = tempfile::tempdir().expect("a temporary folder");
            if !workbook.is_empty() {
                let file = folder.path().join("dotaznik.md");
                std::fs::write(&file, workbook).expect("a file can be written");
                let field = person.client.find(Locator::Css("input[type=file]")).await.expect("a field for a file");
                field.send_keys(file.to_str().expect("UTF-8")).await.expect("the file is taken");
            }
            person.touch(crate::person::GO_ON).await;
        }
    }
}

/// The widths and the looks in which axe sees a page.
const WIDTHS: [u32; 2] = [1280, 360];
const LOOKS: [&str; 2] = ["size-m", "size-m contrast-high"];

/// Everything that is wrong with the page that is open.
async fn look(person: &Person, status: u16) -> Vec<String> {
    let mut complaints = Vec::new();
    let came = person.run("return performance.getEntriesByType('navigation')[0].responseStatus", vec![]).await;
    if came != json!(status) {
        complaints.push(format!("status {came}, not {status}"));
    }
    if person.count("html.size-m body main h1").await != 1 {
        complaints.push("a page has one h1".to_owned());
    }
    if person.count("script[src]").await > 0 {
        person.wait_for_islands().await;
    }
    for width in WIDTHS {
        person.size(width, 900).await;
        for look in LOOKS {
            wear(person, look).await;
            let found = person.axe().await;
            if !found.is_empty() {
                complaints.push(format!("\n{found}"));
            }
        }
        complaints.extend(too_wide(person).await);
    }
    person.size(320, 900).await;
    wear(person, "size-l").await;
    complaints.extend(too_wide(person).await);
    person.size(1280, 900).await;
    wear(person, "size-m").await;

    let expected = format!("status of {status}");
    let said = person.console().await;
    complaints.extend(said.into_iter().filter(|line| status == 200 || !line.contains(&expected)));
    complaints
}

/// The classes the header's buttons give to a page (`residents` presses them).
async fn wear(person: &Person, classes: &str) {
    person.run("document.documentElement.className = arguments[0]", vec![json!(classes)]).await;
}

/// The parts that reach over the right edge, if one has to scroll sideways.
async fn too_wide(person: &Person) -> Option<String> {
    let (width, widest) = person.widths().await;
    let script = "return [...document.body.querySelectorAll('*')] \
        .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1 && !e.closest('.scroll')) \
        .slice(0, 3).map(e => e.outerHTML.slice(0, 160))";
    if widest <= width {
        return None;
    }
    let parts: Value = person.run(script, vec![]).await;
    Some(format!("{widest} wide on {width}: {parts:#}"))
}
