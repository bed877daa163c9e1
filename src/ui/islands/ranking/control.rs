//! The ranking with a script: the server's list becomes an ordered one, and every way to move an
//! item leads to the same few acts of [`Order`].
//!
//! - **Tapping** items in turn gives them the next place: where everything begins unranked, this
//!   is all most people need.
//! - **Buttons** do everything, one step each, and keep the focus while their item moves.
//! - **Arrow keys** on the buttons up and down do the same.
//! - **Dragging** by the handle is for those who like it; nothing needs it (WCAG 2.2, SC 2.5.7).
//!
//! The selects of the page stay in it, hidden, and carry the answer.

mod drag;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlSelectElement, KeyboardEvent, MouseEvent};

use super::{RankOptions, RankWords, order::Order};
use crate::ui::islands::{dom, drafts, pack, unpack};
use drag::Drag;

struct Control {
    root: HtmlElement,
    rows: Vec<Row>,
    /// Ranked, not ranked, abstained from: the lists and the titles of the last two.
    lists: [HtmlElement; 3],
    titles: [HtmlElement; 2],
    begin: HtmlElement,
    help: HtmlElement,
    full: HtmlElement,
    /// The live region.
    said: HtmlElement,
    words: RankWords,
    options: RankOptions,
    order: RefCell<Order>,
    drag: RefCell<Option<Drag>>,
    /// The item moved last.
    moved: Cell<Option<usize>>,
}

/// An item; its parts are made once and shown or hidden as it moves.
struct Row {
    /// The id links lead to: whichever button comes first has it.
    id: String,
    line: HtmlElement,
    label: HtmlElement,
    select: HtmlSelectElement,
    place: HtmlElement,
    add: HtmlElement,
    moves: HtmlElement,
    up: HtmlElement,
    down: HtmlElement,
    share: Option<HtmlElement>,
    abstain: Option<HtmlElement>,
    take_back: Option<HtmlElement>,
}

/// Wakes the list with this id.
pub fn take_hold(list: &str, words: RankWords, options: RankOptions) {
    let Some(root) = dom::by_id::<HtmlElement>(list) else { return };
    let Some(bare) = dom::inside::<HtmlElement>(&root, "ul") else { return };
    let selects: Vec<HtmlSelectElement> = dom::all(&bare, "select");
    let order = Order::of(&standing(&selects, &options), options.ties);

    let begin = dom::add(&root, "p", "rank-begin", &words.begin);
    let ranked = dom::add(&root, "ol", "rank ranking-line", "");
    dom::set(&ranked, "aria-label", &words.ordered);
    let help = dom::add(&root, "p", "rank-help", &words.help);
    let (rest_title, rest) = titled(&root, list, "rest", &words.rest);
    let full = dom::add(&root, "p", "rank-help", &words.full);
    let _ = root.insert_before(&full, Some(&rest));
    let (aside_title, aside) = titled(&root, list, "aside", &words.set_aside);
    // In sight of whoever ranks by tapping, while the list above grows out of the window.
    let said = dom::add(&root, "p", "rank-said", "");
    dom::set(&said, "role", "status");
    let _ = root.insert_before(&said, Some(&rest_title));

    let rows = dom::all::<HtmlElement>(&bare, "li").into_iter().zip(selects).enumerate();
    let rows = rows.filter_map(|(item, (line, select))| Row::of(item, line, select, &words, &options)).collect();
    let control = Rc::new(Control {
        root,
        rows,
        lists: [ranked, rest, aside],
        titles: [rest_title, aside_title],
        begin,
        help,
        full,
        said,
        words,
        options,
        order: RefCell::new(order),
        drag: RefCell::new(None),
        moved: Cell::new(None),
    });
    let focused = document().active_element();
    let focused = control.rows.iter().position(|row| focused.as_ref() == Some(row.select.as_ref()));
    control.draw(None);
    bare.remove();
    dom::set(&control.root, "data-awake", "");
    if let Some(row) = focused.map(|item| &control.rows[item]) {
        let _ = [&row.add, &row.up].into_iter().find(|button| !button.hidden()).map(|button| button.focus());
    }
    control.listen();
}

/// What the fields hold now. Whoever began with the selects while the script was on its way, or
/// came back by the browser's own button, keeps that; else a draft of this tab counts.
fn standing(selects: &[HtmlSelectElement], options: &RankOptions) -> Vec<String> {
    let drawn = |select: &HtmlSelectElement| {
        let chosen = dom::inside::<Element>(select, "option[selected]");
        chosen.and_then(|option| option.get_attribute("value")).unwrap_or_default()
    };
    let touched = selects.iter().any(|select| select.value() != drawn(select));
    let kept = options.draft.as_deref().filter(|_| !touched).and_then(drafts::kept);
    // Names and values in turn: the same list may have been shuffled since.
    let kept = kept.map(|kept| unpack(&kept)).unwrap_or_default();
    let kept_for = |name: &str| kept.chunks(2).find(|pair| pair[0] == name)?.get(1).cloned();
    selects.iter().map(|select| kept_for(&select.name()).unwrap_or_else(|| select.value())).collect()
}

/// A list and the line above that names it.
fn titled(root: &HtmlElement, list: &str, which: &str, title: &str) -> (HtmlElement, HtmlElement) {
    let id = [list, "-", which].concat();
    let line = dom::add(root, "p", "rank-rest", title);
    line.set_id(&id);
    let list = dom::add(root, "ul", "rank", "");
    dom::set(&list, "aria-labelledby", &id);
    (line, list)
}

impl Row {
    fn of(
        item: usize,
        line: HtmlElement,
        select: HtmlSelectElement,
        words: &RankWords,
        options: &RankOptions,
    ) -> Option<Row> {
        let label = dom::inside::<HtmlElement>(&line, "label")?;
        let name = label.text_content().unwrap_or_default();
        let id = select.id();
        select.set_id("");
        dom::set(&line, "data-item", &item.to_string());
        select.set_hidden(true);

        let button = |parent: &Element, act: &str, class: &str, sign: &str, words: &str| {
            let button = dom::add(parent, "button", class, sign);
            dom::set(&button, "type", "button");
            dom::set(&button, "data-act", act);
            button.set_id(&[&id, "-", act].concat());
            let words =
                if words.contains("{item}") { words.replace("{item}", &name) } else { [words, ": ", &name].concat() };
            dom::set(&button, "aria-label", &words);
            button
        };
        let add = button(&line, "add", "rank-add", &name, &words.add);
        // It stands in for the label, and what is said of the item follows both.
        let _ = line.insert_before(&add, Some(&label));
        dom::mark(&add, "aria-describedby", select.get_attribute("aria-describedby").as_deref());
        let place = dom::add(&line, "span", "rank-place", "");
        let _ = line.insert_before(&place, Some(&label));
        let moves = dom::add(&line, "span", "rank-moves", "");
        let up = button(&moves, "up", "move", "▲", &words.up);
        let down = button(&moves, "down", "move", "▼", &words.down);
        let share = options.ties.then(|| button(&moves, "share", "move", "=", &words.share));
        button(&moves, "remove", "move", "✕", &words.remove);
        let aside = |act, words: &str| options.abstain.then(|| button(&line, act, "rank-aside", words, words));
        let (abstain, take_back) = (aside("abstain", &words.abstain), aside("back", &words.take_back));
        let handle = dom::add(&line, "span", "rank-handle", "");
        dom::set(&handle, "aria-hidden", "true");
        Some(Row { id, line, label, select, place, add, moves, up, down, share, abstain, take_back })
    }
}

// ---- drawing -----------------------------------------------------------------------------------

impl Control {
    /// Shows the order. The row of `steady` is not touched where it stays in its list: the others
    /// move around it, so that it keeps the focus.
    fn draw(&self, steady: Option<usize>) {
        let order = self.order.borrow();
        let line: Vec<usize> = order.line().collect();
        let (aside, rest) = (0..self.rows.len())
            .filter(|item| order.at(*item).is_none())
            .partition::<Vec<usize>, _>(|item| order.is_abstained(*item));

        for (item, row) in self.rows.iter().enumerate() {
            self.show(&order, item, row);
        }
        self.begin.set_hidden(!line.is_empty());
        self.help.set_hidden(line.is_empty());
        self.full.set_hidden(rest.is_empty() || !self.is_full(&order));
        for (title, items) in self.titles.iter().zip([&rest, &aside]) {
            title.set_hidden(items.is_empty());
        }
        for (list, items) in self.lists.iter().zip([line, rest, aside]) {
            self.arrange(list, &items, steady);
            list.set_hidden(items.is_empty());
        }
    }

    fn arrange(&self, list: &HtmlElement, items: &[usize], steady: Option<usize>) {
        let rows = || items.iter().map(|item| &self.rows[*item].line);
        let standing: Vec<HtmlElement> = dom::all(list, "li");
        if rows().eq(standing.iter()) {
            return;
        }
        let steady = steady.map(|item| &self.rows[item].line).filter(|line| list.contains(Some(line)));
        let mut before = steady.filter(|steady| rows().any(|row| row == *steady));
        for row in rows() {
            if before == Some(row) {
                before = None;
            } else {
                let _ = list.insert_before(row, before.map(|row| row.unchecked_ref()));
            }
        }
    }

    fn show(&self, order: &Order, item: usize, row: &Row) {
        let places = order.places(item);
        let (ranked, aside) = (places.is_some(), order.is_abstained(item));
        let tied = places.is_some_and(|(first, last)| first < last);
        let (shares, at) = (order.shares_above(item), order.at(item));

        let mut class = String::from(if ranked { "rank-item placed" } else { "rank-item" });
        if tied {
            class += if !shares { " tied tied-first" } else { " tied" };
            if places.map(|(_, last)| last) == at {
                class += " tied-last";
            }
        }
        if self.moved.get() == Some(item) {
            class += " moved";
        }
        if self.drag.borrow().as_ref().is_some_and(|drag| drag.item == item) {
            class += " dragging";
        }
        row.line.set_class_name(&class);
        row.place.set_text_content(places.map(|places| self.place(places)).as_deref());
        row.select.set_value(&order.value(item));

        row.place.set_hidden(!ranked);
        row.moves.set_hidden(!ranked);
        row.label.set_hidden(!ranked && !aside);
        row.add.set_hidden(ranked || aside);
        if let Some(abstain) = &row.abstain {
            abstain.set_hidden(ranked || aside);
        }
        let leads = |button: &HtmlElement, act, first| {
            button.set_id(&if first { row.id.clone() } else { [&row.id, "-", act].concat() });
        };
        leads(&row.add, "add", !ranked && !aside);
        leads(&row.up, "up", ranked);
        if let Some(take_back) = &row.take_back {
            take_back.set_hidden(!aside);
            leads(take_back, "back", aside);
        }
        let off = |off: bool| off.then_some("true");
        dom::mark(&row.add, "aria-disabled", off(self.is_full(order)));
        dom::mark(&row.up, "aria-disabled", off(places == Some((0, 0))));
        let last = order.ranked().wrapping_sub(1);
        dom::mark(&row.down, "aria-disabled", off(places == Some((last, last))));
        if let Some(share) = &row.share {
            dom::mark(share, "aria-disabled", off(at == Some(0)));
            dom::set(share, "aria-pressed", if shares { "true" } else { "false" });
        }
    }

    /// „2.“, „2.–3.“
    fn place(&self, (first, last): (usize, usize)) -> String {
        let name = |at: usize| self.words.places.get(at).map_or("", String::as_str);
        if first == last { name(first).to_owned() } else { [name(first), "–", name(last)].concat() }
    }

    fn is_full(&self, order: &Order) -> bool {
        self.options.most.is_some_and(|most| order.ranked() >= most)
    }

    /// Says where an item is now.
    fn tell(&self, item: usize) {
        let order = self.order.borrow();
        let sentence = match order.places(item) {
            Some((first, last)) if first < last => &self.words.shared,
            Some(_) => &self.words.now,
            None if order.is_abstained(item) => &self.words.abstained,
            None => &self.words.taken_out,
        };
        let place = order.places(item).map(|places| self.place(places)).unwrap_or_default();
        let name = self.rows[item].label.text_content().unwrap_or_default();
        self.said.set_text_content(Some(&sentence.replace("{place}", &place).replace("{item}", &name)));
    }

    fn keep(&self) {
        if let Some(key) = &self.options.draft {
            let fields: Vec<[String; 2]> =
                self.rows.iter().map(|row| [row.select.name(), row.select.value()]).collect();
            let parts: Vec<&str> = fields.iter().flatten().map(String::as_str).collect();
            drafts::keep(key, &pack(&parts));
        }
    }

    fn moved(&self, item: usize) {
        self.moved.set(Some(item));
        self.draw(Some(item));
        self.tell(item);
        self.keep();
    }
}

// ---- acting ------------------------------------------------------------------------------------

impl Control {
    fn listen(self: &Rc<Self>) {
        let this = Rc::clone(self);
        dom::listen(&self.root, &["click"], move |event| {
            if let Some(button) = dom::met(&event, "button[data-act]") {
                // A trembling hand presses twice, and by then the next item lies under the finger.
                let twice = event.unchecked_ref::<MouseEvent>().detail() > 1;
                if twice && button.get_attribute("data-act").as_deref() == Some("add") {
                    return;
                }
                this.press(&button, &button.get_attribute("data-act").unwrap_or_default());
            }
        });
        let this = Rc::clone(self);
        dom::listen(&self.root, &["keydown"], move |event| {
            let act = match event.unchecked_ref::<KeyboardEvent>().key().as_str() {
                "ArrowUp" => "up",
                "ArrowDown" => "down",
                _ => return,
            };
            if let Some(button) = dom::met(&event, "[data-act=up], [data-act=down]") {
                event.prevent_default();
                this.press(&button, act);
            }
        });
        let this = Rc::clone(self);
        dom::listen(&self.root, &["pointerdown", "pointermove", "pointerup", "pointercancel"], move |event| {
            this.point(&event);
        });
    }

    fn press(&self, button: &HtmlElement, act: &str) {
        let Some(item) = self.item_of(button) else { return };
        let mut order = self.order.borrow_mut();
        let done = match act {
            "up" => order.up(item),
            "down" => order.down(item),
            "share" => order.share(item),
            "add" if self.is_full(&order) => {
                self.said.set_text_content(Some(&self.words.full));
                false
            }
            "add" => {
                order.add(item);
                true
            }
            "abstain" => {
                order.abstain(item);
                true
            }
            _ => {
                order.take_out(item);
                true
            }
        };
        drop(order);
        if !done {
            return;
        }
        let top = self.titles[0].get_bounding_client_rect().top();
        self.moved(item);
        if act == "add" {
            // The list above has grown; what is not ranked yet stays under the finger.
            let grown = self.titles[0].get_bounding_client_rect().top() - top;
            window().scroll_by_with_x_and_y(0.0, grown);
        }
        self.lead_on(button, act, item);
    }

    /// The focus goes with the item; while one ranks by tapping, to what is still to be ranked.
    fn lead_on(&self, button: &HtmlElement, act: &str, item: usize) {
        let row = &self.rows[item];
        let next = match act {
            "add" => {
                let order = self.order.borrow();
                let waits = |other: &usize| order.at(*other).is_none() && !order.is_abstained(*other);
                let (above, below) = (0..item, item + 1..self.rows.len());
                below.chain(above).find(waits).map_or(&row.up, |other| &self.rows[other].add)
            }
            "abstain" => row.take_back.as_ref().unwrap_or(&row.add),
            "remove" | "back" => &row.add,
            _ => button,
        };
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(act == "add");
        let _ = next.focus_with_options(&options);
        if act != "add" {
            dom::reveal(&self.rows[item].line);
        }
    }

    fn item_of(&self, part: &HtmlElement) -> Option<usize> {
        let item = part.closest("[data-item]").ok()??.get_attribute("data-item")?.parse().ok()?;
        (item < self.rows.len()).then_some(item)
    }
}
