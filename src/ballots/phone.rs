//! What a voter's page says: a place for each item, as it was chosen or typed.

use super::model::{Item, MOST_ITEMS, NoVote};
use crate::{
    server::http::Fields,
    tally::{Place, Ranking},
    ui::islands::ABSTAINED,
    vocabulary::ItemId,
};

/// The field that carries the place of an item.
pub fn place_field(item: &ItemId) -> String {
    format!("place.{item}")
}

/// Reads the places of a page. Two items may share a place, and gaps are closed: who writes 1, 1
/// and 4 means two first places and a second one.
///
/// # Errors
/// Every item whose field holds no place, and whether more were ranked than the rule allows.
pub fn read_places(fields: &Fields, items: &[Item], most: Option<usize>) -> Result<Ranking, Vec<NoVote>> {
    let mut bad = Vec::new();
    let mut places = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let place = place_of(fields, &place_field(&item.id));
        if place.is_none() {
            bad.push(NoVote::NoPlace { item: index + 1 });
        }
        places.push(place.unwrap_or(Place::UNRANKED));
    }
    let ranked = places.iter().filter(|place| place.number().is_some()).count();
    if let Some(most) = most.filter(|most| ranked > *most) {
        bad.push(NoVote::TooMany { most });
    }
    if bad.is_empty() { Ok(Ranking::new(places)) } else { Err(bad) }
}

/// `None` where the field holds no place, or two different ones.
fn place_of(fields: &Fields, name: &str) -> Option<Place> {
    let mut values = fields.all(name).map(str::trim);
    let value = values.next().unwrap_or_default();
    if values.any(|other| other != value) {
        return None;
    }
    match value {
        "" => Some(Place::UNRANKED),
        word if word.eq_ignore_ascii_case(ABSTAINED) => Some(Place::ABSTAINED),
        number if number.bytes().all(|byte| byte.is_ascii_digit()) => {
            number.parse().ok().filter(|number| *number <= MOST_ITEMS).and_then(Place::at)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Localized;

    fn read(places: &[(&str, &str)], most: Option<usize>) -> Result<String, Vec<NoVote>> {
        let items: Vec<Item> = ["a", "b", "c", "d"]
            .iter()
            .map(|id| Item {
                id: ItemId((*id).into()),
                name: Localized::plain(*id),
                note: Localized::default(),
                change: None,
            })
            .collect();
        let fields = places.iter().map(|(item, place)| (format!("place.{item}"), (*place).to_owned())).collect();
        read_places(&Fields(fields), &items, most).map(|ranking| ranking.to_string())
    }

    #[test]
    fn a_place_each_is_an_order() {
        assert_eq!(read(&[("a", "2"), ("b", "1"), ("c", "4"), ("d", "3")], None), Ok("2,1,4,3".into()));
        assert_eq!(read(&[("a", " 2 "), ("b", "01")], None), Ok("2,1".into()));
    }

    #[test]
    fn two_on_one_place_are_a_tie_and_gaps_are_closed() {
        assert_eq!(read(&[("a", "1"), ("b", "1"), ("c", "4")], None), Ok("{1,2},3".into()));
        assert_eq!(read(&[("d", "7")], None), Ok("4".into()));
    }

    #[test]
    fn one_may_stop_early_abstain_or_say_nothing() {
        assert_eq!(read(&[("a", "1"), ("b", ""), ("c", "x"), ("d", "X")], None), Ok("1|3,4".into()));
        assert_eq!(read(&[], None), Ok(String::new()));
        assert_eq!(read(&[("none of ours", "1")], None), Ok(String::new()));
    }

    #[test]
    fn what_is_no_place_is_named_by_its_item() {
        let no_place = |item| NoVote::NoPlace { item };
        for junk in ["0", "-1", "+1", "1.", "první", "41", "99999999999999999999", "1 2", "xx", "１"] {
            assert_eq!(read(&[("b", junk)], None), Err(vec![no_place(2)]), "{junk}");
        }
        assert_eq!(read(&[("a", "?"), ("d", "?")], None), Err(vec![no_place(1), no_place(4)]));
        assert_eq!(read(&[("a", "1"), ("a", "2")], None), Err(vec![no_place(1)]), "two places for one item");
        assert_eq!(read(&[("a", "1"), ("a", "1")], None), Ok("1".into()));
    }

    #[test]
    fn more_than_the_rule_allows_are_refused_however_they_are_tied() {
        let places = [("a", "1"), ("b", "1"), ("c", "2")];
        assert_eq!(read(&places, Some(2)), Err(vec![NoVote::TooMany { most: 2 }]));
        assert_eq!(read(&places, Some(3)), Ok("{1,2},3".into()));
        assert_eq!(
            read(&[("a", "1"), ("b", "x"), ("c", "2")], Some(2)),
            Ok("1,3|2".into()),
            "abstaining ranks nothing"
        );
    }
}
