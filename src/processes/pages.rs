//! What a process says on the pages of other rooms.

use leptos::prelude::*;

use super::Phase;
use crate::{ui::Words, vocabulary::Day};

/// The phases still to come, and a current one with at least a week to go: people come back when
/// they see what their answers lead to.
pub fn ahead(w: Words, phases: &[Phase], today: Day) -> Option<AnyView> {
    let rows: Vec<AnyView> = phases
        .iter()
        .filter(|phase| !(phase.is_over(today) || phase.is_current(today) && phase.until.0 - today.0 < 7))
        .take(4)
        .map(|phase| {
            let name = phase.name.text(w.0.code(), "cs").to_owned();
            let when = w.days(phase.from, phase.until);
            view! { <li class="row-side"><strong>{name}</strong><span class="soft">{when}</span></li> }.into_any()
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="split" aria-labelledby="next">
                <h2 id="next">{w.t("what-next")}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
        .into_any()
    })
}
