//! A table of the house as HTML: the same cells and words as in the CSV.

use leptos::prelude::*;

use super::Words;
use crate::vocabulary::{Cell, ColumnKind, RowRole, Table};

/// The table with its caption and notes; wide ones move inside their own window.
/// The source is said once, by the figure or by whoever shows the table alone.
pub fn table_view(w: Words, caption: &str, table: &Table) -> AnyView {
    let heads = table
        .columns
        .iter()
        .map(|column| {
            let class = if column.kind == ColumnKind::Label { "" } else { "num" };
            view! { <th scope="col" class=class>{column.label.clone()}</th> }
        })
        .collect_view();
    let rows = table
        .rows
        .iter()
        .map(|row| {
            let class = match row.role {
                RowRole::Ordinary => "",
                RowRole::Missing => "rest",
                RowRole::Total => "total",
            };
            let cells = row
                .cells
                .iter()
                .zip(&table.columns)
                .map(|(cell, column)| match (cell, column.kind) {
                    (Cell::Text(text), ColumnKind::Label) => view! { <th scope="row">{text.clone()}</th> }.into_any(),
                    (cell, _) if cell.is_kept_back() => {
                        view! { <td class="num masked">{cell.words(w.0)}</td> }.into_any()
                    }
                    (cell, _) => view! { <td class="num">{cell.words(w.0)}</td> }.into_any(),
                })
                .collect_view();
            view! { <tr class=class>{cells}</tr> }
        })
        .collect_view();
    let notes = table.notes.iter().map(|note| view! { <p>{note.clone()}</p> }).collect_view();
    let notes = (!table.notes.is_empty()).then(|| view! { <div class="notes">{notes}</div> });
    let class = if table.columns.len() > 5 { "scroll full" } else { "scroll" };
    view! {
        <div class=class role="region" aria-label=caption.to_owned() tabindex="0">
            <table class="table">
                <caption>{caption.to_owned()}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {notes}
    }
    .into_any()
}
