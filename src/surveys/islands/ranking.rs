//! Putting a list into order. Without a script every item has a native select with its place;
//! with one, the items stand in order and have buttons up and down. Both send the same fields.

use leptos::prelude::*;

use super::packed::{pack, unpack};

/// One thing to be ranked, its words finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankItem {
    pub id: String,
    /// The field that carries its place.
    pub field: String,
    pub label: String,
    pub place: Option<usize>,
}

/// The words of the control; `{item}` and `{place}` are filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankWords {
    pub no_place: String,
    /// The names of the places, first to last.
    pub places: Vec<String>,
    pub up: String,
    pub down: String,
    pub add: String,
    pub remove: String,
    pub rest: String,
    pub now: String,
    pub taken_out: String,
    pub ordered: String,
}

impl RankItem {
    pub fn packed(&self) -> String {
        let place = self.place.map(|place| place.to_string()).unwrap_or_default();
        pack(&[&self.id, &self.field, &self.label, &place])
    }

    fn unpacked(packed: &str) -> RankItem {
        let mut parts = unpack(packed).into_iter();
        let mut next = || parts.next().unwrap_or_default();
        RankItem { id: next(), field: next(), label: next(), place: next().parse().ok() }
    }
}

impl RankWords {
    pub fn packed(&self) -> String {
        let mut parts = vec![
            &*self.no_place,
            &self.up,
            &self.down,
            &self.add,
            &self.remove,
            &self.rest,
            &self.now,
            &self.taken_out,
            &self.ordered,
        ];
        parts.extend(self.places.iter().map(String::as_str));
        pack(&parts)
    }

    fn unpacked(packed: &str) -> RankWords {
        let mut parts = unpack(packed).into_iter();
        let mut next = || parts.next().unwrap_or_default();
        RankWords {
            no_place: next(),
            up: next(),
            down: next(),
            add: next(),
            remove: next(),
            rest: next(),
            now: next(),
            taken_out: next(),
            ordered: next(),
            places: parts.collect(),
        }
    }
}

#[island]
pub fn Ranking(
    /// Each a packed [`RankItem`].
    items: Vec<String>,
    /// A packed [`RankWords`].
    words: String,
) -> impl IntoView {
    let items: Vec<RankItem> = items.iter().map(|item| RankItem::unpacked(item)).collect();
    let words = RankWords::unpacked(&words);
    let awake = RwSignal::new(false);
    // Effects run only in the browser: this is how the control learns that it is alive.
    Effect::new(move |_| awake.set(true));
    let order = RwSignal::new(initial_order(&items));
    let said = RwSignal::new(String::new());
    let moved = RwSignal::new(None::<usize>);
    let items = StoredValue::new(items);
    let words = StoredValue::new(words);
    move || {
        if awake.get() {
            in_order(items, words, order, said, moved).into_any()
        } else {
            with_selects(items.get_value(), words.get_value()).into_any()
        }
    }
}

/// Items with a place, in order of their places.
fn initial_order(items: &[RankItem]) -> Vec<usize> {
    let mut placed: Vec<(usize, usize)> =
        items.iter().enumerate().filter_map(|(index, item)| item.place.map(|place| (place, index))).collect();
    placed.sort_unstable();
    placed.into_iter().map(|(_, index)| index).collect()
}

fn with_selects(items: Vec<RankItem>, words: RankWords) -> impl IntoView {
    let rows = items
        .into_iter()
        .map(|item| {
            let places = words
                .places
                .iter()
                .enumerate()
                .map(|(index, name)| {
                    let chosen = item.place == Some(index + 1);
                    view! { <option value=(index + 1).to_string() selected=chosen>{name.clone()}</option> }
                })
                .collect_view();
            view! {
                <li class="rank-item">
                    <label class="rank-name" for=item.id.clone()>{item.label}</label>
                    <select class="field" id=item.id name=item.field>
                        <option value="">{words.no_place.clone()}</option>
                        {places}
                    </select>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="rank">{rows}</ul> }
}

fn in_order(
    items: StoredValue<Vec<RankItem>>,
    words: StoredValue<RankWords>,
    order: RwSignal<Vec<usize>>,
    said: RwSignal<String>,
    moved: RwSignal<Option<usize>>,
) -> impl IntoView {
    let tell = move |item: usize, place: Option<usize>| {
        let label = items.with_value(|items| items[item].label.clone());
        let sentence = words.with_value(|words| match place {
            Some(place) => words.now.replace("{place}", &words.places[place]),
            None => words.taken_out.clone(),
        });
        said.set(sentence.replace("{item}", &label));
        moved.set(place.map(|_| item));
    };
    let step = move |item: usize, by: isize| {
        let mut now = order.get_untracked();
        let Some(from) = now.iter().position(|other| *other == item) else { return };
        let Some(to) = from.checked_add_signed(by).filter(|to| *to < now.len()) else { return };
        now.swap(from, to);
        order.set(now);
        tell(item, Some(to));
    };
    let add = move |item: usize| {
        order.update(|order| order.push(item));
        tell(item, Some(order.get_untracked().len() - 1));
    };
    let remove = move |item: usize| {
        order.update(|order| order.retain(|other| *other != item));
        tell(item, None);
    };
    let named = move |sentence: fn(&RankWords) -> &String, item: usize| {
        let label = items.with_value(|items| items[item].label.clone());
        words.with_value(|words| sentence(words).replace("{item}", &label))
    };
    let ranked = move || {
        let now = order.get();
        let last = now.len().saturating_sub(1);
        now.iter()
            .enumerate()
            .map(|(place, &item)| {
                let RankItem { id, field, label, .. } = items.with_value(|items| items[item].clone());
                let class = if moved.get() == Some(item) { "rank-item moved" } else { "rank-item" };
                view! {
                    <li class=class>
                        <input type="hidden" name=field value=(place + 1).to_string()/>
                        <span class="rank-place">{format!("{}.", place + 1)}</span>
                        <span class="rank-name">{label}</span>
                        <span class="rank-move">
                            <button class="move" type="button" id=format!("{id}-up")
                                aria-label=named(|words| &words.up, item)
                                aria-disabled=(place == 0).then_some("true")
                                on:click=move |_| { step(item, -1); keep_focus(&id_of(items, item), "up") }>"▲"</button>
                            <button class="move" type="button" id=format!("{id}-down")
                                aria-label=named(|words| &words.down, item)
                                aria-disabled=(place == last).then_some("true")
                                on:click=move |_| { step(item, 1); keep_focus(&id_of(items, item), "down") }>"▼"</button>
                            <button class="move" type="button" id=format!("{id}-remove")
                                aria-label=named(|words| &words.remove, item)
                                on:click=move |_| { remove(item); keep_focus(&id_of(items, item), "add") }>"✕"</button>
                        </span>
                    </li>
                }
            })
            .collect_view()
    };
    let rest = move || {
        let now = order.get();
        let unranked: Vec<usize> = (0..items.with_value(Vec::len)).filter(|item| !now.contains(item)).collect();
        (!unranked.is_empty()).then(|| {
            let rows = unranked
                .into_iter()
                .map(|item| {
                    let RankItem { id, label, .. } = items.with_value(|items| items[item].clone());
                    view! {
                        <li class="rank-item unranked">
                            <span class="rank-place" aria-hidden="true">"–"</span>
                            <span class="rank-name">{label}</span>
                            <button class="button quiet" type="button" id=format!("{id}-add")
                                aria-label=named(|words| &words.add, item)
                                on:click=move |_| { add(item); keep_focus(&id_of(items, item), "up") }>
                                {words.with_value(|words| words.add.replace("{item}", "").trim_end_matches([':', ' ']).to_owned())}
                            </button>
                        </li>
                    }
                })
                .collect_view();
            view! {
                <p class="rank-rest">{words.with_value(|words| words.rest.clone())}</p>
                <ul class="rank">{rows}</ul>
            }
        })
    };
    view! {
        <ol class="rank" aria-label=words.with_value(|words| words.ordered.clone())>{ranked}</ol>
        {rest}
        <p class="hidden" role="status">{move || said.get()}</p>
    }
}

fn id_of(items: StoredValue<Vec<RankItem>>, item: usize) -> String {
    items.with_value(|items| items[item].id.clone())
}

/// The button that was pressed has been drawn anew in another place: the focus goes with it.
fn keep_focus(id: &str, button: &str) {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let id = format!("{id}-{button}");
        request_animation_frame(move || {
            let target = document().get_element_by_id(&id);
            if let Some(element) = target.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
                let _ = element.focus();
            }
        });
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (id, button);
}
