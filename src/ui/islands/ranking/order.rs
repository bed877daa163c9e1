//! What a voter's order is while it is being made: a line of ranked items, some of them on one
//! place, the others not ranked or abstained from. No browser here; every move is a value.

use super::ABSTAINED;

/// Items are known by their number on the page, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Ranked items from first to last; `shares`: on the same place as the one before it.
    line: Vec<Ranked>,
    abstained: Vec<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ranked {
    item: usize,
    shares: bool,
}

impl Order {
    /// Reads the fields of the form, one for each item: a number, nothing, or [`ABSTAINED`].
    /// Numbers may leave gaps; where places cannot be shared, equal ones follow the page.
    pub fn of(values: &[String], ties: bool) -> Order {
        let mut placed: Vec<(usize, usize)> =
            values.iter().enumerate().filter_map(|(item, value)| Some((value.parse().ok()?, item))).collect();
        placed.sort_unstable();
        let mut before = None;
        let line = placed
            .into_iter()
            .map(|(place, item)| Ranked { item, shares: ties && before.replace(place) == Some(place) })
            .collect();
        Order { line, abstained: values.iter().map(|value| value == ABSTAINED).collect() }
    }

    /// What the field of an item holds now: its place, counted without gaps.
    pub fn value(&self, item: usize) -> String {
        match self.at(item) {
            Some(at) => self.line[..=at].iter().filter(|ranked| !ranked.shares).count().to_string(),
            None if self.abstained[item] => ABSTAINED.to_owned(),
            None => String::new(),
        }
    }

    /// The ranked items, first to last.
    pub fn line(&self) -> impl Iterator<Item = usize> {
        self.line.iter().map(|ranked| ranked.item)
    }

    pub fn ranked(&self) -> usize {
        self.line.len()
    }

    pub fn is_abstained(&self, item: usize) -> bool {
        self.abstained[item]
    }

    /// The first and the last of the places it shares, from 0; equal where it stands alone.
    pub fn places(&self, item: usize) -> Option<(usize, usize)> {
        let at = self.at(item)?;
        let first = (0..=at).rev().find(|at| !self.shares(*at)).unwrap_or(0);
        let last = (at + 1..self.line.len()).find(|at| !self.shares(*at)).unwrap_or(self.line.len()) - 1;
        Some((first, last))
    }

    /// Whether it stands on the place of the one above it.
    pub fn shares_above(&self, item: usize) -> bool {
        self.at(item).is_some_and(|at| self.shares(at))
    }

    /// One place up: out of a shared place, or past everything on the place above.
    pub fn up(&mut self, item: usize) -> bool {
        match self.places(item) {
            Some((0, 0)) | None => false,
            Some((first, last)) if first < last => self.alone(item, first),
            Some((first, _)) => {
                let above = self.places(self.line[first - 1].item).map_or(0, |(first, _)| first);
                self.alone(item, above)
            }
        }
    }

    /// One place down.
    pub fn down(&mut self, item: usize) -> bool {
        match self.places(item) {
            None => false,
            Some((first, last)) if first < last => self.alone(item, last),
            Some((_, last)) => match self.line.get(last + 1).and_then(|below| self.places(below.item)) {
                Some((_, end)) => self.alone(item, end),
                None => false,
            },
        }
    }

    /// Onto the place of the one above, or off it again: whoever shares its place comes along.
    pub fn share(&mut self, item: usize) -> bool {
        match self.at(item) {
            None | Some(0) => false,
            Some(at) => {
                self.line[at].shares = !self.line[at].shares;
                true
            }
        }
    }

    /// The next place.
    pub fn add(&mut self, item: usize) {
        self.put(item, self.line.len());
    }

    /// Puts it among the ranked, `at` counted without it; between two that share a place it joins
    /// them. Says whether anything changed.
    pub fn put(&mut self, item: usize, at: usize) -> bool {
        let before = self.clone();
        self.take_out(item);
        let at = at.min(self.line.len());
        let shares = at < self.line.len() && self.shares(at);
        self.line.insert(at, Ranked { item, shares });
        *self != before
    }

    /// Neither ranked nor abstained from.
    pub fn take_out(&mut self, item: usize) {
        self.abstained[item] = false;
        if let Some(at) = self.at(item) {
            let gone = self.line.remove(at);
            // The next one inherits the place.
            if let Some(next) = self.line.get_mut(at) {
                next.shares &= gone.shares;
            }
        }
    }

    pub fn abstain(&mut self, item: usize) {
        self.take_out(item);
        self.abstained[item] = true;
    }

    fn alone(&mut self, item: usize, at: usize) -> bool {
        self.take_out(item);
        self.line.insert(at, Ranked { item, shares: false });
        true
    }

    /// Where it stands in the line, from 0.
    pub fn at(&self, item: usize) -> Option<usize> {
        self.line.iter().position(|ranked| ranked.item == item)
    }

    fn shares(&self, at: usize) -> bool {
        self.line[at].shares
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `"1 2 2 - x"` → what the fields hold.
    fn order(values: &str) -> Order {
        let values: Vec<String> = values.split(' ').map(|value| value.replace('-', "")).collect();
        Order::of(&values, true)
    }

    #[track_caller]
    fn check(order: &Order, expected: &str) {
        let values: Vec<String> = (0..order.abstained.len()).map(|item| order.value(item)).collect();
        let shown: Vec<&str> = values.iter().map(|value| if value.is_empty() { "-" } else { value }).collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn what_the_fields_hold_comes_back_without_gaps() {
        check(&order("3 - x 7 3"), "1 - x 2 1");
        check(&order("- - -"), "- - -");
        let without_ties = Order::of(&["2".into(), "1".into(), "2".into(), "zzz".into()], false);
        check(&without_ties, "2 1 3 -");
    }

    #[test]
    fn the_line_runs_from_the_first_place_and_knows_who_is_not_in_it() {
        let order = order("2 - 1 x 2");
        assert_eq!(order.line().collect::<Vec<_>>(), [2, 0, 4]);
        assert_eq!(order.ranked(), 3);
        assert!(order.is_abstained(3) && !order.is_abstained(1));
    }

    #[test]
    fn a_shared_place_spans_the_places_it_takes() {
        let order = order("1 2 2 3");
        assert_eq!(order.places(0), Some((0, 0)));
        assert_eq!(order.places(1), Some((1, 2)));
        assert_eq!(order.places(2), Some((1, 2)));
        assert_eq!(order.places(3), Some((3, 3)));
        assert!(order.shares_above(2) && !order.shares_above(1));
    }

    #[test]
    fn alone_it_moves_past_everything_on_the_next_place() {
        let mut order = order("1 2 2 3");
        assert!(order.up(3));
        check(&order, "1 3 3 2");
        assert!(order.down(3));
        check(&order, "1 2 2 3");
        assert!(order.down(0));
        check(&order, "2 1 1 3");
    }

    #[test]
    fn out_of_a_shared_place_one_leaves_alone() {
        let mut up = order("1 1 1 2");
        assert!(up.up(1));
        check(&up, "2 1 2 3");
        let mut down = order("1 1 1 2");
        assert!(down.down(0));
        check(&down, "2 1 1 3");
        let mut first = order("1 1 2");
        assert!(first.up(0), "the upper one of two goes first alone");
        check(&first, "1 2 3");
    }

    #[test]
    fn the_first_cannot_go_up_and_the_last_not_down() {
        let mut order = order("1 2 -");
        assert!(!order.up(0) && !order.down(1) && !order.up(2) && !order.share(0) && !order.share(2));
        check(&order, "1 2 -");
    }

    #[test]
    fn sharing_brings_the_companions_along_and_parts_where_it_joined() {
        let mut order = order("1 2 2 3");
        assert!(order.share(1));
        check(&order, "1 1 1 2");
        assert!(order.share(2));
        check(&order, "1 1 2 3");
    }

    #[test]
    fn who_leaves_passes_the_place_on() {
        let mut order = order("1 1 1 2");
        order.take_out(0);
        check(&order, "- 1 1 2");
        order.abstain(1);
        check(&order, "- x 1 2");
        order.add(1);
        check(&order, "- 3 1 2");
    }

    #[test]
    fn dropped_between_two_that_share_it_joins_them() {
        let mut order = order("1 1 2 -");
        assert!(order.put(3, 1));
        check(&order, "1 1 2 1");
        assert!(order.put(3, 0));
        check(&order, "2 2 3 1");
        assert!(!order.put(3, 0), "nothing changed");
        assert!(order.put(3, 99));
        check(&order, "1 1 2 3");
    }
}
