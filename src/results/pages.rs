//! The results page: thanks and numbers on top, how to read them, a figure and a table a question,
//! and the cross-tab.

use leptos::prelude::*;

use super::{
    report::{Report, Section, name_of_figure, numbered},
    tables::CrossResult,
};
use crate::{
    processes::ahead,
    server::{calendar, draw, visit::Visit},
    ui::{self, Words},
    vocabulary::{Cell, Chart, Table},
};

/// Who looks at a report, and what it may lead to.
#[derive(Clone, Copy, Debug)]
pub struct Looking {
    /// Whether everybody may see it.
    pub public: bool,
    /// Whether the reader has the right to the numbers of the desk.
    pub may_know: bool,
    /// Whether two questions can be put against each other.
    pub crossed: bool,
}

pub fn main(visit: &Visit, report: &Report, title: &str, looking: Looking) -> AnyView {
    let w = visit.words;
    let last = report.room.collection.last_day();
    let opened = calendar::day_of(report.room.collection.opens_at);
    let open = report.room.collection.is_open(visit.now);
    let running = standing(w, report, open, last).unwrap_or_else(|| {
        view! { <p class="soft">{w.with("collected-on", &[("days", w.days(opened, last).into())])}</p> }.into_any()
    });
    let kept = report.is_frozen().then(|| {
        let words = if report.is_internal() { "internal-kept" } else { "results-kept" };
        view! { <div class="notice"><p>{w.t(words)}</p></div> }
    });
    let hidden = (!looking.public && !report.is_internal())
        .then(|| view! { <div class="notice"><p>{w.t("results-only-you")}</p></div> });
    let banner = report.is_internal().then(|| internal_banner(w, report));
    let way_in = (looking.may_know && !report.is_internal()).then(|| {
        let href = format!("/desk/c/{}/interni", report.room.collection.slug);
        view! { <p class="no-print"><a href=href>{w.t("internal-see")}</a></p> }
    });
    let grouped = (report.grouped && !report.is_internal()).then(|| view! { <p>{w.t("how-to-read-groups")}</p> });
    let contents = report
        .sections
        .iter()
        .map(|section| {
            let href = format!("#{}", anchor(section));
            view! { <li><a href=href>{section.result.label.clone()}</a></li> }
        })
        .collect_view();
    let sections = report
        .sections
        .iter()
        .enumerate()
        .map(|(index, section)| section_view(w, report, index + 1, section))
        .collect_view();
    let process = report.room.process.name.text(w.0.code(), "cs").to_owned();
    let answered = w.with("responses-count", &[("n", (report.returned as i64).into())]);
    let next = ahead(w, &report.room.phases, calendar::day_of(visit.now));
    let places = report.room.links.len() as i64;
    let on_paper = matches!(report.on_paper, Cell::Count(1..))
        .then(|| view! { <div><dt>{w.t("of-them-on-paper")}</dt><dd>{report.on_paper.words(w.0)}</dd></div> });
    let (way_back, here) = if report.is_internal() {
        let collection = format!("/desk/c/{}", report.room.collection.slug);
        (vec![("/desk".to_owned(), w.t("desk")), (collection, w.t("collection"))], w.t("internal-title"))
    } else {
        (vec![(format!("/p/{}", report.room.process.slug), process)], w.t("results"))
    };
    let way_back = way_back.into_iter().map(|(href, name)| view! { <li><a href=href>{name}</a></li> }).collect_view();
    view! {
        <nav class="crumbs" aria-label=w.t("where-you-are")>
            <ol>
                {way_back}
                <li aria-current="page">{here}</li>
            </ol>
        </nav>
        <h1>{title.to_owned()}</h1>
        {banner}
        {hidden}
        {kept}
        <p class="lead">{w.with("results-thanks", &[("n", (report.returned as i64).into())])}</p>
        <dl class="counts">
            <div><dt>{w.with("counted-responses", &[("n", (report.returned as i64).into())])}</dt><dd>{report.returned}</dd></div>
            {on_paper}
            <div><dt>{w.with("counted-places", &[("n", places.into())])}</dt><dd>{places}</dd></div>
        </dl>
        {running}
        {way_in}
        {next}
        <section class="split" aria-labelledby="how">
            <h2 id="how">{w.t("how-to-read")}</h2>
            <div class="flow">
                <p>{w.t("how-to-read-base")}</p>
                <details>
                    <summary>{w.t("how-to-read-more")}</summary>
                    <div class="details-body flow">
                        <p>{w.t("how-to-read-shares")}</p>
                        {(report.limit > 0).then(|| view! {
                            <p>{w.with("how-to-read-hidden", &[("limit", (report.limit as i64).into())])}</p>
                        })}
                        {grouped}
                        <p>{w.t("how-to-read-sample")}</p>
                    </div>
                </details>
                <ul class="downloads" aria-label=w.t("downloads")>
                    <li><a href=format!("{}/vse.zip?jazyk={}{}", report.address(), w.0.code(), report.carried())>{w.t("download-all")}</a></li>
                </ul>
            </div>
        </section>
        <section class="split" aria-labelledby="contents">
            <h2 id="contents">{w.t("on-this-page")}</h2>
            <nav aria-labelledby="contents">
                <ol class="contents">
                    {contents}
                    <li><a href="#obce">{w.t("by-municipality")}</a></li>
                    <li><a href="#krizova">{w.t("cross-title")}</a></li>
                </ol>
            </nav>
        </section>
        {sections}
        <section class="result" id="obce" aria-labelledby="obce-h">
            <h2 id="obce-h">{w.t("by-municipality")}</h2>
            {figure(w, report, report.places.2, &report.places.3, "")}
            {folded(w, &answered, table(w, report.places.0, &report.places.1))}
            {downloads(w, report, Some(report.places.2), report.places.0, &answered)}
        </section>
        <section class="result" id="krizova" aria-labelledby="krizova-h">
            <h2 id="krizova-h">{w.t("cross-title")}</h2>
            {crossing(w, report, looking.crossed, open)}
        </section>
    }
    .into_any()
}

/// The form, or why there is none.
fn crossing(w: Words, report: &Report, possible: bool, open: bool) -> AnyView {
    let why_not = match (possible, report.is_frozen(), open) {
        (true, ..) => {
            return view! {
                <p>{w.t("cross-about")}</p>
                {cross_form(w, report, "", "")}
            }
            .into_any();
        }
        (_, true, _) => "cross-gone",
        (.., true) => "cross-after-the-end",
        _ => "cross-not-yet",
    };
    view! { <p>{w.t(why_not)}</p> }.into_any()
}

/// Of which day the numbers are, where they are not of all forms.
fn standing(w: Words, report: &Report, open: bool, last: crate::vocabulary::Day) -> Option<AnyView> {
    let state = report.as_of.map(|day| {
        let facts = [("day", w.day(day).into()), ("n", (report.returned as i64).into())];
        view! { <p><strong>{w.with("results-as-of", &facts)}</strong></p> }
    });
    let about = match (open, state.is_some()) {
        (true, true) => w.with("results-in-steps", &[("day", w.day(last).into())]),
        (true, false) => w.with("results-running", &[("day", w.day(last).into())]),
        (false, true) => w.with("results-of-before", &[("day", w.day(last).into())]),
        (false, false) => return None,
    };
    Some(view! { <div class="notice warm">{state}<p>{about}</p></div> }.into_any())
}

/// What an internal view says of itself, and the way to its other form.
fn internal_banner(w: Words, report: &Report) -> AnyView {
    let grouped = !report.carried().is_empty();
    let (href, words) = match grouped {
        true => (report.address(), "internal-ungrouped"),
        false => (format!("{}?skupiny=1", report.address()), "internal-grouped"),
    };
    view! {
        <div class="notice warm internal" role="note">
            <p><strong>{w.t("internal-mark")}</strong></p>
            <p>{w.t(if report.is_frozen() { "internal-about-kept" } else { "internal-about" })}</p>
            {(!report.is_frozen()).then(|| view! { <p class="no-print"><a href=href>{w.t(words)}</a></p> })}
        </div>
    }
    .into_any()
}

fn anchor(section: &Section) -> String {
    format!("o{}", section.table_number)
}

fn section_view(w: Words, report: &Report, number: usize, section: &Section) -> AnyView {
    let id = anchor(section);
    let heading = format!("{id}-h");
    let label = &section.result.label;
    let figures = section.charts.iter().map(|(number, chart)| figure(w, report, *number, chart, label)).collect_view();
    let first = section.charts.first().map(|(number, _)| *number);
    let table = table(w, section.table_number, &section.result.table);
    let table = if section.charts.is_empty() { table } else { folded(w, label, table) };
    view! {
        <section class="result" id=id aria-labelledby=heading.clone()>
            <h2 id=heading.clone()><span class="no">{number} "."</span> " " {label.clone()}</h2>
            {figures}
            {table}
            {downloads(w, report, first, section.table_number, label)}
        </section>
    }
    .into_any()
}

/// A table under its figure: the figure says the same numbers, so the table waits until it is
/// asked for. On paper it stands open.
fn folded(w: Words, what: &str, table: AnyView) -> AnyView {
    view! {
        <details class="numbers">
            <summary>{w.t("numbers-in-table")}<span class="hidden">{format!(" – {what}")}</span></summary>
            {table}
        </details>
    }
    .into_any()
}

/// A picture with its number, caption and source; the table beside it says the same in numbers.
/// Where the caption only repeats the heading above it, it is there for whoever copies or hears
/// the figure alone.
fn figure(w: Words, report: &Report, number: usize, chart: &Chart, heading: &str) -> AnyView {
    let src = format!("{}/graf-{number}.svg?jazyk={}{}", report.address(), w.0.code(), report.carried());
    let narrow = format!("{src}&pro=telefon");
    let (width, height) = draw::extent(&report.bare(w, chart), w.0, draw::Size::Page);
    let heading = heading.trim_end_matches('.');
    let caption = match chart.caption.strip_prefix(heading).filter(|_| !heading.is_empty()) {
        Some(rest) => view! {
            {name_of_figure(w.0, true, number)}<span class="hidden">{format!(": {heading}")}</span>{rest.to_owned()}
        }
        .into_any(),
        None => numbered(w.0, true, number, &chart.caption).into_any(),
    };
    view! {
        <figure class="figure">
            <figcaption>{caption} " " <span class="soft">{chart.source.clone()}</span></figcaption>
            <picture>
                <source media="(max-width: 40em)" srcset=narrow/>
                <img src=src width=width.to_string() height=height.to_string() alt=chart.alt.clone() loading="lazy"/>
            </picture>
        </figure>
    }
    .into_any()
}

fn table(w: Words, number: usize, table: &Table) -> AnyView {
    ui::table_view(w, &numbered(w.0, false, number, &table.caption), table)
}

fn downloads(w: Words, report: &Report, figure: Option<usize>, table: usize, what: &str) -> AnyView {
    let (lang, carried) = (w.0.code(), report.carried());
    let address = report.address();
    let what = format!(" – {what}");
    let pictures = figure.map(|number| {
        let svg = format!("{address}/graf-{number}.svg?jazyk={lang}{carried}&stahnout=1");
        let png = format!("{address}/graf-{number}.png?jazyk={lang}{carried}&stahnout=1");
        view! {
            <li><a href=svg>"SVG"<span class="hidden">{what.clone()}</span></a></li>
            <li><a href=png>"PNG"<span class="hidden">{what.clone()}</span></a></li>
        }
    });
    let csv = format!("{address}/tabulka-{table}.csv?jazyk={lang}{carried}");
    view! {
        <ul class="downloads" aria-label=w.t("downloads")>
            <li>{w.t("download")}</li>
            {pictures}
            <li><a href=csv>"CSV"<span class="hidden">{what.clone()}</span></a></li>
        </ul>
    }
    .into_any()
}

/// Choosing two questions; works without a script, its address can be cited.
fn cross_form(w: Words, report: &Report, question: &str, by: &str) -> AnyView {
    let options = |chosen: &str| {
        report
            .questions
            .iter()
            .map(|(name, label)| {
                let selected = name == chosen;
                view! { <option value=name.clone() selected=selected>{shortened(label)}</option> }
            })
            .collect_view()
    };
    let place = [("municipality", "by-municipality-choice"), ("channel", "by-channel-choice")]
        .map(|(value, label)| {
            let selected = value == by;
            view! { <option value=value selected=selected>{w.t(label)}</option> }
        })
        .into_iter()
        .collect_view();
    let grouped = (!report.carried().is_empty()).then(|| view! { <input type="hidden" name="skupiny" value="1"/> });
    view! {
        <form class="filters" method="get" action=format!("{}/krizova", report.address())>
            {grouped}
            <div class="part">
                <label for="otazka">{w.t("cross-question")}</label>
                <select class="field" id="otazka" name="otazka">{options(question)}</select>
            </div>
            <div class="part">
                <label for="podle">{w.t("cross-by")}</label>
                <select class="field" id="podle" name="podle">{place}{options(by)}</select>
            </div>
            <button class="button quiet">{w.t("cross-act")}</button>
        </form>
    }
    .into_any()
}

/// A label that fits a select.
fn shortened(label: &str) -> String {
    let mut words: String = label.chars().take(70).collect();
    if label.chars().count() > 70 {
        words.push('…');
    }
    words
}

pub fn cross_main(visit: &Visit, report: &Report, question: &str, by: &str, crossed: Option<&CrossResult>) -> AnyView {
    let w = visit.words;
    let (address, carried) = (report.address(), report.carried());
    let back = if carried.is_empty() { address.clone() } else { format!("{address}?skupiny=1") };
    let banner = report.is_internal().then(|| {
        view! { <div class="notice warm internal" role="note"><p><strong>{w.t("internal-mark")}</strong></p></div> }
    });
    let shown = match crossed {
        Some(result) if result.withheld => {
            let why = result.table.notes.join(" ");
            view! {
                <h2>{result.table.caption.clone()}</h2>
                <div class="notice warm"><p>{why}</p></div>
            }
            .into_any()
        }
        Some(result) => {
            let file = format!("{address}/krizova.csv?otazka={question}&podle={by}&jazyk={}{carried}", w.0.code());
            view! {
                {ui::table_view(w, &result.table.caption, &result.table)}
                <p class="small soft">{result.table.source.clone()}</p>
                <ul class="downloads" aria-label=w.t("downloads")>
                    <li>{w.t("download")}</li>
                    <li><a href=file>"CSV"</a></li>
                </ul>
            }
            .into_any()
        }
        None => view! { <div class="notice warm"><p>{w.t("cross-not-possible")}</p></div> }.into_any(),
    };
    view! {
        <a class="back" href=back>{w.t("back-to-results")}</a>
        <h1>{w.t("cross-title")}</h1>
        {banner}
        {cross_form(w, report, question, by)}
        {shown}
    }
    .into_any()
}
