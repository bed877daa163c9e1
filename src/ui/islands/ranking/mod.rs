//! Putting a list into order. Without a script every item has a native select with its place;
//! with one, the items stand in order and are moved by tapping, buttons, keys or dragging. The
//! selects stay in the page either way and carry the answer, so both send the same fields:
//! the place counted from 1 without gaps, nothing for an item not ranked, `x` for one abstained
//! from.

#[cfg(feature = "ssr")]
mod base;
#[cfg(feature = "hydrate")]
mod control;
#[cfg(any(feature = "hydrate", test))]
mod order;

use leptos::prelude::*;

use super::pack;
#[cfg(any(feature = "hydrate", test))]
use super::unpack;

#[cfg(feature = "ssr")]
pub use base::Ranking;

/// What the field of an item holds that one abstains from.
pub const ABSTAINED: &str = "x";

/// One thing to be ranked, its words finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankItem {
    pub id: String,
    /// The field that carries its place.
    pub field: String,
    pub label: String,
    /// A word that marks it and a line that says more; empty where there is nothing to say.
    pub mark: String,
    pub note: String,
    /// From 1.
    pub place: Option<usize>,
    pub abstained: bool,
}

/// What may be done with the items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RankOptions {
    /// Two may stand on one place.
    pub ties: bool,
    /// One may abstain on an item.
    pub abstain: bool,
    /// At most so many may be ranked.
    pub most: Option<usize>,
    /// Under this key every change is kept in the browser until [`super::ForgetDraft`]; name the
    /// round in it, and whoever votes where several share a browser.
    pub draft: Option<String>,
}

/// The words of the control; `{item}` and `{place}` are filled in by the browser.
/// `RankWords::of` has them all; a room may put its own in place of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RankWords {
    /// What the selects offer: not ranked, the places, abstaining. Not packed: only the server
    /// draws selects.
    pub no_place: String,
    pub choices: Vec<String>,
    pub abstain_choice: String,
    /// The names of the lists.
    pub ordered: String,
    pub rest: String,
    pub set_aside: String,
    /// Said while nothing is ranked.
    pub begin: String,
    /// What the signs on the buttons mean.
    pub help: String,
    /// Said when no more may be ranked.
    pub full: String,
    /// The names of the buttons; the last two are also read, and the item follows them.
    pub add: String,
    pub up: String,
    pub down: String,
    pub share: String,
    pub remove: String,
    pub abstain: String,
    pub take_back: String,
    /// What a screen reader is told.
    pub now: String,
    pub shared: String,
    pub taken_out: String,
    pub abstained: String,
    /// The places, first to last: „1.“, “1st”.
    pub places: Vec<String>,
}

impl RankOptions {
    pub fn packed(&self) -> String {
        let flag = |yes| if yes { "1" } else { "" };
        let most = self.most.map(|most| most.to_string()).unwrap_or_default();
        pack(&[flag(self.ties), flag(self.abstain), &most, self.draft.as_deref().unwrap_or_default()])
    }

    #[cfg(any(feature = "hydrate", test))]
    fn unpacked(packed: &str) -> RankOptions {
        let mut parts = unpack(packed).into_iter();
        let mut next = || parts.next().filter(|part| !part.is_empty());
        RankOptions {
            ties: next().is_some(),
            abstain: next().is_some(),
            most: next().and_then(|most| most.parse().ok()),
            draft: next(),
        }
    }
}

impl RankWords {
    pub fn packed(&self) -> String {
        let mut parts = vec![
            &*self.ordered,
            &self.rest,
            &self.set_aside,
            &self.begin,
            &self.help,
            &self.full,
            &self.add,
            &self.up,
            &self.down,
            &self.share,
            &self.remove,
            &self.abstain,
            &self.take_back,
            &self.now,
            &self.shared,
            &self.taken_out,
            &self.abstained,
        ];
        parts.extend(self.places.iter().map(String::as_str));
        pack(&parts)
    }

    #[cfg(any(feature = "hydrate", test))]
    fn unpacked(packed: &str) -> RankWords {
        let mut parts = unpack(packed).into_iter();
        let mut next = || parts.next().unwrap_or_default();
        RankWords {
            ordered: next(),
            rest: next(),
            set_aside: next(),
            begin: next(),
            help: next(),
            full: next(),
            add: next(),
            up: next(),
            down: next(),
            share: next(),
            remove: next(),
            abstain: next(),
            take_back: next(),
            now: next(),
            shared: next(),
            taken_out: next(),
            abstained: next(),
            places: parts.collect(),
            ..RankWords::default()
        }
    }
}

/// Wakes the lists a `Ranking` has drawn.
#[island]
fn RankingControl() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    for given in super::taken("ranking") {
        if let [list, words, options] = &given[..] {
            control::take_hold(list, RankWords::unpacked(words), RankOptions::unpacked(options));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_control_is_given_arrives_whole() {
        let options = RankOptions { ties: true, abstain: false, most: Some(5), draft: Some("kolo 2".into()) };
        assert_eq!(RankOptions::unpacked(&options.packed()), options);
        assert_eq!(RankOptions::unpacked(&RankOptions::default().packed()), RankOptions::default());
        let words = RankWords {
            ordered: "Vaše pořadí".into(),
            abstained: "{item}: zdržel(a) jste se".into(),
            places: vec!["1.".into(), "2.".into()],
            ..RankWords::default()
        };
        assert_eq!(RankWords::unpacked(&words.packed()), words);
    }
}
