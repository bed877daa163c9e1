//! Orders, places and duels as people say them. The minutes and the pages of priorities use the same.

use super::Scale;
use crate::{
    ballots::model::Round,
    tally::{DecidedBy, Method, Order, Place, Ranking, Step, Unranked, Verdict},
    ui::Words,
    vocabulary::{Localized, Ratio, decimal, whole},
};

/// The name of an item or a sector in the reader's language, set so that no line ends badly.
pub fn name_in_words(w: Words, name: &Localized) -> String {
    crate::ui::typography::set(name.text(w.0.code(), "cs"), w.0.code())
}

/// `2.–3.` for two that share the second place.
pub fn place_in_words(w: Words, (first, last): (usize, usize)) -> String {
    if first == last {
        w.with("outcome-place", &[("n", whole(first as i64, w.0).into())])
    } else {
        w.with("outcome-places", &[("from", whole(first as i64, w.0).into()), ("to", whole(last as i64, w.0).into())])
    }
}

/// `1. Senioři; 2.–3. Rodiny, Doprava; 4. Bydlení`: one line for the minutes.
pub fn order_in_words(w: Words, names: &[String], order: &Order) -> String {
    let places = order.places();
    let layer = |layer: &Vec<usize>| {
        let together: Vec<&str> = layer.iter().map(|item| names[*item].as_str()).collect();
        format!("{}\u{a0}{}", place_in_words(w, places[layer[0]]), together.join(", "))
    };
    order.layers().iter().map(layer).collect::<Vec<_>>().join("; ")
}

/// `Senioři > Rodiny = Doprava; zdržel se: Bydlení`: one vote of the list.
pub fn ranking_in_words(w: Words, names: &[String], ranking: &Ranking) -> String {
    let name = |item: &usize| names[*item].as_str();
    let levels: Vec<String> =
        ranking.levels().iter().map(|level| level.iter().map(name).collect::<Vec<_>>().join("\u{a0}= ")).collect();
    let ranked = if levels.is_empty() { w.t("outcome-blank") } else { levels.join("\u{a0}> ") };
    let abstained: Vec<usize> = (0..names.len()).filter(|item| ranking.places()[*item] == Place::ABSTAINED).collect();
    if abstained.is_empty() {
        return ranked;
    }
    let items = abstained.iter().map(name).collect::<Vec<_>>().join(", ");
    w.with("outcome-with-abstained", &[("ranked", ranked.into()), ("items", items.into())])
}

/// `Senioři – Rodiny 14 : 5, platí`.
pub fn step_in_words(w: Words, names: &[String], scale: Scale, step: &Step) -> String {
    let key = match (step.decided_by, &step.verdict) {
        (DecidedBy::Votes, Verdict::Kept) => "outcome-step-kept",
        (DecidedBy::Votes, Verdict::Contradicted { .. }) => "outcome-step-contradicted",
        (DecidedBy::Votes, Verdict::Circular { .. }) => "outcome-step-circular",
        (DecidedBy::BordaPoints, Verdict::Kept) => "outcome-step-equal-kept",
        (DecidedBy::BordaPoints, Verdict::Contradicted { .. }) => "outcome-step-equal-contradicted",
        (DecidedBy::BordaPoints, Verdict::Circular { .. }) => "outcome-step-equal-circular",
    };
    let chain = match &step.verdict {
        Verdict::Kept => String::new(),
        Verdict::Contradicted { chain } | Verdict::Circular { chain } => chain_in_words(names, chain),
    };
    w.with(
        key,
        &[
            ("winner", names[step.winner].as_str().into()),
            ("loser", names[step.loser].as_str().into()),
            ("votes", scale.duel_in_words(w, step.votes_for, step.votes_against).into()),
            ("chain", chain.into()),
        ],
    )
}

/// `Senioři > Rodiny > Doprava`.
pub fn chain_in_words(names: &[String], chain: &[usize]) -> String {
    chain.iter().map(|item| names[*item].as_str()).collect::<Vec<_>>().join("\u{a0}> ")
}

pub fn method_in_words(w: Words, method: Method) -> String {
    w.t(&format!("outcome-method-{}", method.code()))
}

/// How a method comes to its order, in a sentence or two.
pub fn method_explained(w: Words, method: Method) -> String {
    w.t(&format!("outcome-how-{}", method.code()))
}

pub fn unranked_in_words(w: Words, unranked: Unranked) -> String {
    w.t(&format!("outcome-unranked-{}", unranked.code()))
}

/// Points without a decimal where there is nothing behind it: `84`, `84,5`.
pub fn points_in_words(w: Words, points: Ratio) -> String {
    let decimals = if points.den() == 1 { 0 } else { 1 };
    decimal(points.rounded(decimals), decimals, w.0, crate::vocabulary::Grouping::Thousands)
}

/// `Senioři`, `Senioři a Rodiny`, `Senioři, Rodiny a Doprava`.
pub fn enumerated(w: Words, things: &[String]) -> String {
    match things {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => {
            w.with("outcome-and", &[("first", most.join(", ").into()), ("last", last.as_str().into())])
        }
    }
}

/// `Zadavatelé 1,13×, Poskytovatelé 1×`: how many times more a ballot of each sector counts than one
/// of the sector whose ballots count least.
pub fn times_in_words(w: Words, sectors: &[String], times: &[Option<Ratio>]) -> String {
    let said = |(sector, times): (&String, &Option<Ratio>)| {
        let times = (*times)?;
        let decimals = if times.den() == 1 { 0 } else { 2 };
        let facts = [("sector", sector.as_str().into()), ("times", times.format(decimals, w.0).into())];
        Some(w.with("outcome-times", &facts))
    };
    sectors.iter().zip(times).filter_map(said).collect::<Vec<_>>().join(", ")
}

/// The text whose SHA-256 is the hash of an order: layers of ids of items as JSON,
/// `[["seniors"],["families","work"]]`.
pub fn order_text(round: &Round, order: &Order) -> String {
    let id = |item: &usize| round.items[*item].id.0.as_str();
    let layers: Vec<Vec<&str>> = order.layers().iter().map(|layer| layer.iter().map(id).collect()).collect();
    serde_json::json!(layers).to_string()
}

/// A letter for an item where its name does not fit: A, B … Z, AA.
pub fn letter(index: usize) -> String {
    let one = |index: usize| char::from(b'A' + (index % 26) as u8);
    if index < 26 { one(index).to_string() } else { format!("{}{}", one(index / 26 - 1), one(index)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Lang;

    const CS: Words = Words(Lang::Cs);

    fn names() -> Vec<String> {
        ["Senioři", "Rodiny", "Doprava", "Bydlení"].map(String::from).into()
    }

    fn plain(text: &str) -> String {
        text.replace('\u{a0}', " ")
    }

    #[test]
    fn an_order_fits_a_line_of_the_minutes() {
        let order = Order::new(vec![vec![0], vec![1, 2], vec![3]]);
        assert_eq!(plain(&order_in_words(CS, &names(), &order)), "1. Senioři; 2.–3. Rodiny, Doprava; 4. Bydlení");
        assert_eq!(order_in_words(CS, &[], &Order::new(Vec::new())), "");
    }

    #[test]
    fn a_vote_of_the_list_is_read_as_it_was_written() {
        let said = |text: &str| plain(&ranking_in_words(CS, &names(), &Ranking::read(text, 4).expect("a ranking")));
        assert_eq!(said("3,{1,4}"), "Doprava > Senioři = Bydlení");
        assert_eq!(said("3|1,2"), "Doprava; zdržuje se: Senioři, Rodiny");
        assert_eq!(said(""), "prázdný lístek");
    }

    #[test]
    fn a_duel_says_who_won_and_why_it_does_not_count() {
        let step = |decided_by, verdict| Step {
            winner: 0,
            loser: 1,
            votes_for: 14,
            votes_against: 5,
            decided_by,
            group: 0,
            verdict,
        };
        assert_eq!(
            plain(&step_in_words(CS, &names(), Scale::PLAIN, &step(DecidedBy::Votes, Verdict::Kept))),
            "Senioři – Rodiny 14 : 5, platí"
        );
        let chain = vec![1, 2, 0];
        assert_eq!(
            plain(&step_in_words(CS, &names(), Scale::PLAIN, &step(DecidedBy::Votes, Verdict::Contradicted { chain }))),
            "Senioři – Rodiny 14 : 5, neplatí, protože odporuje jasnějším: Rodiny > Doprava > Senioři"
        );
    }

    #[test]
    fn every_method_has_a_name_and_those_on_the_rule_card_are_explained() {
        for method in Method::ALL {
            assert!(!method_in_words(CS, *method).starts_with("outcome-"), "{method:?}");
        }
        for method in crate::ballots::RuleCard::METHODS {
            assert!(!method_explained(CS, method).starts_with("outcome-"), "{method:?}");
        }
        for unranked in Unranked::ALL {
            assert!(!unranked_in_words(CS, *unranked).starts_with("outcome-"), "{unranked:?}");
        }
    }

    #[test]
    fn things_are_told_with_commas_and_one_and() {
        assert_eq!(plain(&enumerated(CS, &names()[..1])), "Senioři");
        assert_eq!(plain(&enumerated(CS, &names()[..3])), "Senioři, Rodiny a Doprava");
        assert_eq!([0, 25, 26, 39].map(letter), ["A", "Z", "AA", "AN"]);
    }
}
