//! Who stands above whom, directly or through others, kept as bits so that a hundred items stay fast.

use super::Order;

/// A relation on items that is always transitive: what is added brings everything that follows.
#[derive(Clone)]
pub(super) struct Reach {
    items: usize,
    /// 64-bit words a row.
    words: usize,
    /// Row `i` has a bit for every item below `i`.
    rows: Vec<u64>,
    /// Room to work in.
    gained: Vec<u64>,
}

impl Reach {
    pub(super) fn new(items: usize) -> Reach {
        let words = items.div_ceil(64);
        Reach { items, words, rows: vec![0; items * words], gained: vec![0; words] }
    }

    pub(super) fn has(&self, above: usize, below: usize) -> bool {
        self.rows[above * self.words + below / 64] >> (below % 64) & 1 == 1
    }

    /// Puts one item above another, and so above everything below that one.
    pub(super) fn add(&mut self, above: usize, below: usize) {
        if self.has(above, below) {
            return;
        }
        self.gained.copy_from_slice(&self.rows[below * self.words..(below + 1) * self.words]);
        self.gained[below / 64] |= 1 << (below % 64);
        for item in 0..self.items {
            if item == above || self.has(item, above) {
                let row = &mut self.rows[item * self.words..(item + 1) * self.words];
                row.iter_mut().zip(&self.gained).for_each(|(word, gained)| *word |= gained);
            }
        }
    }

    /// Reads off layers from the top: first the items nobody stands above, then those nobody stands
    /// above once the first are taken away, and so on. There must be no circle.
    pub(super) fn layers(&self) -> Order {
        let mut above = vec![0; self.items];
        self.each(|_, below| above[below] += 1);
        let mut items: Vec<usize> = (0..self.items).collect();
        // Whoever stands above an item has fewer above itself, the relation being transitive.
        items.sort_by_key(|item| above[*item]);
        let mut depth = vec![0; self.items];
        for &item in &items {
            for below in 0..self.items {
                if self.has(item, below) {
                    depth[below] = depth[below].max(depth[item] + 1);
                }
            }
        }
        let mut layers = vec![Vec::new(); depth.iter().max().map_or(0, |deepest| deepest + 1)];
        depth.iter().enumerate().for_each(|(item, depth)| layers[*depth].push(item));
        Order::new(layers)
    }

    fn each(&self, mut tell: impl FnMut(usize, usize)) {
        for above in 0..self.items {
            (0..self.items).filter(|below| self.has(above, *below)).for_each(|below| tell(above, below));
        }
    }
}
