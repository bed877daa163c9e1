//! The ranking as the server draws it: a list of items, each with a native select for its place.
//! This is all there is without a script, and it is complete.

use fluent_bundle::types::{FluentNumber, FluentNumberOptions, FluentNumberType};
use leptos::prelude::*;

use super::{ABSTAINED, RankItem, RankOptions, RankWords, RankingControl};
use crate::ui::{Words, islands::give};

/// The control: to stand in a fieldset whose legend asks the question.
#[component]
pub fn Ranking(items: Vec<RankItem>, words: RankWords, options: RankOptions) -> impl IntoView {
    let list = format!("{}-rank", items.first().map_or("", |item| &item.id));
    let places = options.most.unwrap_or(items.len()).min(items.len());
    let rows = items.into_iter().map(|item| row(item, places, &words, &options)).collect_view();
    view! {
        <div class="ranking" id=list.clone()>
            <ul class="rank">{rows}</ul>
        </div>
        {give("ranking", &[list, words.packed(), options.packed()])}
        <RankingControl/>
    }
}

fn row(item: RankItem, places: usize, words: &RankWords, options: &RankOptions) -> impl IntoView + use<> {
    let choices = words
        .choices
        .iter()
        .take(places)
        .enumerate()
        .map(|(index, name)| {
            let chosen = item.place == Some(index + 1);
            view! { <option value=(index + 1).to_string() selected=chosen>{name.clone()}</option> }
        })
        .collect_view();
    let abstain = options
        .abstain
        .then(|| view! { <option value=ABSTAINED selected=item.abstained>{words.abstain_choice.clone()}</option> });
    let note_id = format!("{}-note", item.id);
    let described = (!item.mark.is_empty() || !item.note.is_empty()).then(|| note_id.clone());
    let note = described.is_some().then(|| {
        let mark = (!item.mark.is_empty()).then(|| view! { <span class="tag">{item.mark}</span> " " });
        view! { <p class="rank-note" id=note_id>{mark}{item.note}</p> }
    });
    view! {
        <li class="rank-item">
            <label class="rank-name" for=item.id.clone()>{item.label}</label>
            {note}
            <select class="field" id=item.id name=item.field aria-describedby=described>
                <option value="">{words.no_place.clone()}</option>
                {choices}
                {abstain}
            </select>
        </li>
    }
}

impl RankWords {
    /// The words for a list of so many items.
    pub fn of(w: Words, items: usize, options: &RankOptions) -> RankWords {
        let item = || ("item", "{item}".into());
        let all = || ("all", (items as i64).into());
        let about = |key| w.with(key, &[item()]);
        let now = |key| w.with(key, &[item(), ("place", "{place}".into()), all()]);
        let places: Vec<String> = (1..=items).map(|place| ordinal(w, place)).collect();
        let help = if options.ties { "rank-help-ties" } else { "rank-help" };
        RankWords {
            no_place: w.t("rank-no-place"),
            choices: places.iter().map(|place| w.with("rank-place", &[("place", place.as_str().into())])).collect(),
            abstain_choice: w.t("rank-abstain-choice"),
            ordered: w.t("rank-ordered"),
            rest: w.t("rank-rest"),
            set_aside: w.t("rank-set-aside"),
            begin: w.t("rank-begin"),
            help: w.t(help),
            full: options.most.map(|most| w.with("rank-full", &[("most", (most as i64).into())])).unwrap_or_default(),
            add: about("rank-add"),
            up: about("rank-up"),
            down: about("rank-down"),
            share: about("rank-share"),
            remove: about("rank-remove"),
            abstain: w.t("rank-abstain"),
            take_back: w.t("rank-take-back"),
            now: now("rank-now"),
            shared: now("rank-shared"),
            taken_out: about("rank-taken-out"),
            abstained: about("rank-abstained"),
            places,
        }
    }
}

/// „3.“, “3rd”.
fn ordinal(w: Words, place: usize) -> String {
    let options = FluentNumberOptions { r#type: FluentNumberType::Ordinal, ..FluentNumberOptions::default() };
    w.with("rank-ordinal", &[("place", FluentNumber::new(place as f64, options).into())])
}
