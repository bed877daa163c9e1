//! The list of votes, checked where the voter trusts the machine: the same count as on the server,
//! run in the browser on the lines that stand on the page. The hash of a receipt is worked out here,
//! and the receipt goes nowhere.

use leptos::prelude::*;
use sha2::{Digest, Sha256};

use crate::{
    tally::{Ballot, Method, Order, Profile, Ranking, Rule, Unranked, lot::break_ties, recount as count_again},
    ui::islands::{pack, unpack},
};

/// What somebody reads; `%1` and `%2` are filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecountWords {
    pub found: String,
    pub not_found: String,
    pub not_a_code: String,
    pub same: String,
    pub other: String,
    pub list_same: String,
    pub list_other: String,
}

impl RecountWords {
    pub fn packed(&self) -> String {
        let RecountWords { found, not_found, not_a_code, same, other, list_same, list_other } = self;
        pack(&[found, not_found, not_a_code, same, other, list_same, list_other])
    }

    pub fn unpacked(packed: &str) -> RecountWords {
        let mut parts = unpack(packed).into_iter();
        let mut next = || parts.next().unwrap_or_default();
        RecountWords {
            found: next(),
            not_found: next(),
            not_a_code: next(),
            same: next(),
            other: next(),
            list_same: next(),
            list_other: next(),
        }
    }
}

/// How the round was counted: code of the method, code of the reading, whether sectors weigh the
/// same, and the lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recounting {
    pub rule: Rule,
    pub equal_sectors: bool,
    /// The number drawn in the room to put tied items in a row.
    pub lot: Option<u64>,
}

impl Recounting {
    pub fn packed(self) -> String {
        let equal = if self.equal_sectors { "equal" } else { "" };
        let lot = self.lot.map(|number| number.to_string()).unwrap_or_default();
        pack(&[self.rule.method.code(), self.rule.unranked.code(), equal, &lot])
    }

    pub fn unpacked(packed: &str) -> Option<Recounting> {
        let parts = unpack(packed);
        let [method, unranked, equal, lot] = parts.as_slice() else { return None };
        let rule = Rule { method: Method::from_code(method)?, unranked: Unranked::from_code(unranked)? };
        Some(Recounting { rule, equal_sectors: equal == "equal", lot: lot.parse().ok() })
    }

    /// Counts the lines of a list and puts ties in a row where a lot was drawn, which is mixed with the
    /// published hash of the list and the ids of items. `None` where a line cannot be read or the
    /// method is not counted in a browser.
    pub fn order(self, list: &str, ids: &[String], list_hash: &str) -> Option<Order> {
        let items = ids.len();
        let mut profile = Profile { items: vec![String::new(); items], ..Profile::default() };
        for line in list.lines() {
            let mut fields = line.splitn(3, ';').skip(1);
            let (sector, ranking) = (fields.next()?, fields.next()?);
            let known = profile.sectors.iter().position(|known| known == sector);
            let sector = known.unwrap_or_else(|| {
                profile.sectors.push(sector.to_owned());
                profile.sectors.len() - 1
            });
            let ranking = Ranking::read(ranking, items).ok()?;
            profile.ballots.push(Ballot { ranking, sector: Some(sector), ballots: 1, weight: 1 });
        }
        if self.equal_sectors {
            // Whether sectors were large enough for it was decided when the round was counted.
            profile = profile.evened_out().ok()?.profile;
        }
        let order = count_again(&profile, self.rule)?;
        Some(self.lot.map_or(order.clone(), |number| break_ties(&order, ids, list_hash, number)))
    }
}

/// `3,{1,4},2`: an order in the notation of a ballot.
pub fn written(order: &Order) -> String {
    Ranking::of_levels(order.items().count(), order.layers()).to_string()
}

/// What somebody typed, as the letters of a receipt: Crockford's base 32 takes O for 0 and I and L for 1.
pub fn receipt_letters(typed: &str) -> String {
    let letter = |typed: char| match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    typed.chars().filter(char::is_ascii_alphanumeric).map(letter).collect()
}

/// SHA-256 as hexadecimal digits.
pub fn fingerprint(text: &str) -> String {
    let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half)]);
    Sha256::digest(text.as_bytes()).iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Takes hold of the list of votes: `tr[data-ranking]` are its lines, `#najit` and `#prepocet` what
/// only a script can do and therefore hidden until then.
#[cfg(feature = "ssr")]
#[component]
pub fn Recount(
    /// Packed [`Recounting`]; empty where the list does not suffice for a recount.
    recounting: String,
    /// Names of the items, packed.
    items: String,
    /// Their ids, packed.
    ids: String,
    /// The published order as [`written`].
    expected: String,
    /// The published hash of the list.
    list_hash: String,
    /// Packed [`RecountWords`].
    words: String,
) -> impl IntoView {
    view! {
        {crate::ui::islands::give("recount", &[recounting, items, ids, expected, list_hash, words])}
        <CountingAgain/>
    }
}

#[island]
fn CountingAgain() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    for given in crate::ui::islands::taken("recount") {
        if let Ok([recounting, items, ids, expected, list_hash, words]) = <[String; 6]>::try_from(given) {
            browser::stand_by([recounting, items, ids, expected, list_hash], words);
        }
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::rc::Rc;

    use leptos::prelude::document;
    use web_sys::{Element, HtmlElement, HtmlInputElement};

    use super::{RecountWords, Recounting, fingerprint, receipt_letters, unpack, written};
    use crate::{tally::Order, ui::islands::dom};

    pub fn stand_by(round: [String; 5], words: String) {
        let words = Rc::new(RecountWords::unpacked(&words));
        for id in ["najit", "prepocet"] {
            if let Some(part) = dom::by_id::<Element>(id) {
                dom::mark(&part, "hidden", None);
            }
        }
        if let Some(form) = dom::by_id::<Element>("najit-form") {
            let words = Rc::clone(&words);
            dom::listen(&form, &["submit"], move |event| {
                event.prevent_default();
                find(&words);
            });
        }
        if let Some(button) = dom::by_id::<Element>("prepocet-tlacitko") {
            dom::listen(&button, &["click"], move |_| recount(&round, &words));
        }
    }

    fn lines() -> Vec<HtmlElement> {
        document().document_element().map(|page| dom::all(&page, "tr[data-ranking]")).unwrap_or_default()
    }

    fn say(id: &str, words: &str) {
        if let Some(place) = dom::by_id::<Element>(id) {
            place.set_text_content(Some(words));
        }
    }

    /// The answer to a search, good or bad, where it is seen.
    fn answer(words: &str, found: Option<&HtmlElement>) {
        let Some(place) = dom::by_id::<HtmlElement>("najit-odpoved") else { return };
        place.set_class_name(if found.is_some() { "notice good" } else { "notice bad" });
        place.set_text_content(None);
        match found {
            Some(line) => dom::set(&dom::add(&place, "a", "", words), "href", &["#", &line.id()].concat()),
            None => place.set_text_content(Some(words)),
        }
        dom::reveal(&place);
    }

    fn find(words: &RecountWords) {
        let typed = dom::by_id::<HtmlInputElement>("kod").map(|field| field.value()).unwrap_or_default();
        let letters = receipt_letters(&typed);
        let lines = lines();
        lines.iter().for_each(|line| dom::mark(line, "aria-current", None));
        if letters.len() != 16 {
            return answer(&words.not_a_code, None);
        }
        let hash = fingerprint(&letters);
        match lines.iter().position(|line| line.id() == hash) {
            Some(at) => {
                dom::mark(&lines[at], "aria-current", Some("true"));
                let ranking = dom::inside::<HtmlElement>(&lines[at], "td:last-child");
                let ranking = ranking.and_then(|cell| cell.text_content()).unwrap_or_default();
                let told = words.found.replace("%1", &(at + 1).to_string()).replace("%2", &ranking);
                answer(&told, Some(&lines[at]));
            }
            None => answer(&words.not_found, None),
        }
    }

    fn recount([recounting, items, ids, expected, list_hash]: &[String; 5], words: &RecountWords) {
        let (items, ids) = (unpack(items), unpack(ids));
        let lines = lines();
        let list: String = lines
            .iter()
            .map(|line| {
                let part = |name: &str| line.get_attribute(name).unwrap_or_default();
                format!("{};{};{}\n", line.id(), part("data-sector"), part("data-ranking"))
            })
            .collect();
        let order = Recounting::unpacked(recounting).and_then(|recounting| recounting.order(&list, &ids, list_hash));
        let same = order.as_ref().is_some_and(|order| written(order) == *expected);
        let told = if same { &words.same } else { &words.other };
        let said = order.map(|order| in_words(&order, &items)).unwrap_or_default();
        say("prepocet-odpoved", &told.replace("%1", &lines.len().to_string()).replace("%2", &said));
        let list_fits = fingerprint(&list) == *list_hash;
        say("prepocet-seznam", if list_fits { &words.list_same } else { &words.list_other });
        if let Some(answer) = dom::by_id::<Element>("prepocet-vysledek") {
            answer.set_class_name(if same && list_fits { "notice good" } else { "notice bad" });
        }
    }

    /// `Senioři > Rodiny = Doprava`
    fn in_words(order: &Order, items: &[String]) -> String {
        let name = |item: &usize| items[*item].as_str();
        let layer = |layer: &Vec<usize>| layer.iter().map(name).collect::<Vec<_>>().join(" = ");
        order.layers().iter().map(layer).collect::<Vec<_>>().join(" > ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: Rule = Rule { method: Method::RankedPairsBorda, unranked: Unranked::Last };

    #[test]
    fn the_lines_of_a_list_are_counted_by_their_rule() {
        let list = "aa;users;1,2,3\nbb;users;1,3\ncc;users;1,2,3\ndd;town;2,1|3\nee;town;2,1\nff;town;2,3\n\
            gg;town;{2,3}\nhh;town;2\n";
        let ids = ["a", "b", "c"].map(String::from);
        let order = |equal_sectors| {
            Recounting { rule: RULE, equal_sectors, lot: None }.order(list, &ids, "").map(|order| written(&order))
        };
        assert_eq!(order(false), Some("2,1,3".to_owned()));
        assert!(order(true).is_some());
        assert_eq!(Recounting { rule: RULE, equal_sectors: false, lot: None }.order("aa;;1,9\n", &ids, ""), None);
        let kemeny = Recounting { rule: Rule { method: Method::Kemeny, ..RULE }, equal_sectors: false, lot: None };
        assert_eq!(kemeny.order(list, &ids, ""), None);
    }

    /// It counted the tie, called it the published order, and the page showed the row the lot had made.
    #[test]
    fn a_recount_after_a_lot_draws_it_too() {
        let list = "aa;;1\nbb;;3\n";
        let (ids, hash) = (
            ["bus", "clinic", "seniors"].map(String::from),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        );
        let order = |lot| {
            Recounting { rule: RULE, equal_sectors: false, lot }.order(list, &ids, hash).map(|order| written(&order))
        };
        assert_eq!(order(None).as_deref(), Some("{1,3},2"));
        // As in `tally::lot`: 417 draws seniors before bus.
        assert_eq!(order(Some(417)).as_deref(), Some("3,1,2"));
    }

    #[test]
    fn a_receipt_may_be_typed_in_any_way_a_person_types() {
        assert_eq!(receipt_letters(" 7k2m-q9zd-4xhb-pOtL "), "7K2MQ9ZD4XHBP0T1");
        assert_eq!(fingerprint("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn what_the_island_is_given_comes_out_again() {
        let recounting = Recounting { rule: RULE, equal_sectors: true, lot: Some(417) };
        assert_eq!(Recounting::unpacked(&recounting.packed()), Some(recounting));
        assert_eq!(Recounting::unpacked(""), None);
    }
}
