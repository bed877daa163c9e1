//! A figure of a closed round: picture, table and the files of both stand together.

use leptos::prelude::*;

use crate::{
    ballots::outcome::{Figure, numbered_caption},
    server::draw,
    ui::{self, Words},
    vocabulary::{Chart, Table},
};

/// Where the files of a round are: `/v/ABCDEF/soubor/graf-3.svg?kolo=2&jazyk=cs`.
#[derive(Clone, Debug)]
pub struct Files {
    /// `/v/ABCDEF/soubor`.
    pub base: String,
    pub round: i64,
    pub lang: &'static str,
}

impl Files {
    pub fn address(&self, name: &str) -> String {
        format!("{}/{name}?kolo={}&jazyk={}", self.base, self.round, self.lang)
    }
}

/// More columns do not fit a sheet of paper.
const MOST_PRINTED: usize = 12;

/// Picture, table and files. Where there is a picture, the table is folded.
pub fn figure_view(w: Words, files: &Files, figure: &Figure) -> AnyView {
    let caption = numbered_caption(w, false, figure.table_number, &figure.table.caption);
    // What must be known with the picture is not folded away with the table.
    let unnoted = Table { notes: Vec::new(), ..figure.table.clone() };
    let table = ui::table_view(w, &caption, &unnoted);
    let notes = figure.table.notes.iter().map(|note| view! { <p>{note.clone()}</p> }).collect_view();
    let notes = (!figure.table.notes.is_empty()).then(|| view! { <div class="notes">{notes}</div> });
    // On paper a table of so many columns is unreadable; its picture stands there.
    let folded = if figure.table.columns.len() > MOST_PRINTED { "numbers no-print" } else { "numbers" };
    let table = match &figure.chart {
        Some(_) => view! {
            <details class=folded>
                <summary>{w.t("numbers-in-table")}<span class="hidden">{format!(" – {}", figure.table.caption)}</span></summary>
                {table}
            </details>
        }
        .into_any(),
        None => table,
    };
    let picture = figure.chart.as_ref().map(|(number, chart)| picture(w, files, *number, chart));
    view! {
        {picture}
        {table}
        {notes}
        {downloads(w, files, figure)}
    }
    .into_any()
}

fn picture(w: Words, files: &Files, number: usize, chart: &Chart) -> AnyView {
    let src = files.address(&format!("graf-{number}.svg"));
    let narrow = format!("{src}&pro=telefon");
    let bare = Chart { source: String::new(), ..chart.clone() };
    let (width, height) = draw::extent(&bare, w.0, draw::Size::Page);
    let (narrow_width, narrow_height) = draw::extent(&bare, w.0, draw::Size::Phone);
    view! {
        <figure class="figure">
            <figcaption>
                {numbered_caption(w, true, number, &chart.caption)} " "
                <span class="soft">{chart.source.clone()}</span>
            </figcaption>
            <picture>
                <source
                    media="(max-width: 40em)"
                    srcset=narrow
                    width=narrow_width.to_string()
                    height=narrow_height.to_string()
                />
                <img src=src width=width.to_string() height=height.to_string() alt=chart.alt.clone() loading="lazy"/>
            </picture>
        </figure>
    }
    .into_any()
}

fn downloads(w: Words, files: &Files, figure: &Figure) -> AnyView {
    let what = format!(" – {}", figure.table.caption);
    let pictures = figure.chart.as_ref().map(|(number, _)| {
        let address = |ending: &str| format!("{}&stahnout=1", files.address(&format!("graf-{number}.{ending}")));
        view! {
            <li><a href=address("svg")>"SVG"<span class="hidden">{what.clone()}</span></a></li>
            <li><a href=address("png")>"PNG"<span class="hidden">{what.clone()}</span></a></li>
        }
    });
    let csv = files.address(&format!("tabulka-{}.csv", figure.table_number));
    view! {
        <ul class="downloads" aria-label=w.t("downloads")>
            <li>{w.t("download")}</li>
            {pictures}
            <li><a href=csv>"CSV"<span class="hidden">{what.clone()}</span></a></li>
        </ul>
    }
    .into_any()
}
