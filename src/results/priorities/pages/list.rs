//! The list itself, calm and large, and under it everything it is made of. The desk and the public
//! page show the same.

use leptos::prelude::*;

use crate::{
    results::{
        priorities::{
            combining::{Change, NEAR, Neighbours, Otherwise},
            document::{Document, Shown, Standing, What},
            figures::{name_of, said, set, told, whole_per_cent},
            model::Asks,
        },
        report::numbered,
    },
    server::draw,
    ui::{self, Words},
    vocabulary::{Cell, Chart, Table},
};

/// Where the files of the page lie.
pub struct Files {
    /// `/priority/bechynsko`
    pub base: String,
    /// `verze=2`, or nothing.
    pub query: String,
}

impl Files {
    fn of(&self, w: Words, name: &str, more: &str) -> String {
        let query = [self.query.as_str(), &format!("jazyk={}", w.0.code()), more];
        let query: Vec<&str> = query.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{}/{name}?{}", self.base, query.join("&"))
    }
}

pub fn body(w: Words, document: &Document, files: &Files) -> AnyView {
    view! {
        {ranked(w, document)}
        {figure(w, document, files)}
        {sources(w, document)}
        {places(w, document)}
        {depends(w, document)}
        {method(w, document)}
    }
    .into_any()
}

// ---- the list ------------------------------------------------------------------------------------

fn ranked(w: Words, document: &Document) -> AnyView {
    let order = document.order();
    let last_above = order.iter().take_while(|item| document.result.places[**item].0 <= document.top).count();
    let items = order
        .iter()
        .enumerate()
        .map(|(row, &item)| {
            let cut = (row + 1 == last_above && last_above < order.len()).then_some("cut");
            let tag = document.standing(item).filter(|standing| *standing != Standing::Lower).map(|standing| {
                let class = if standing == Standing::Consensus { "tag good" } else { "tag warm" };
                view! { <span class=class>{w.t(standing.key())}</span> }
            });
            let ranked = document.views(item).len() > 1;
            let among = ranked.then(|| format!(" {}", w.with("list-among", &document.views_of(item))));
            view! {
                <li class=cut>
                    <span class="place">{told(document.result.places[item])}</span>
                    <div>
                        <h3>{said(w, &document.items[item].name)}</h3>
                        <p>{range_words(w, document, item)} {among}</p>
                    </div>
                    {tag}
                </li>
            }
        })
        .collect_view();
    let cut = (last_above < order.len())
        .then(|| view! { <p class="soft small">{w.with("list-cut", &[("top", (document.top as i64).into())])}</p> });
    view! {
        <section class="flow" aria-labelledby="poradi">
            <h2 id="poradi" class="hidden">{w.t("list-order")}</h2>
            <ol class="ranked priorities">{items}</ol>
            {cut}
        </section>
    }
    .into_any()
}

/// „Při malé změně vah první, při jakékoli první až druhé místo.“
fn range_words(w: Words, document: &Document, item: usize) -> String {
    let place = |n: usize| w.with("place-word", &[("n", (n as i64).into())]);
    // Every weighting there is was tried only where the steps are whole per cents.
    let tried = match document.result.step {
        _ if document.sources.len() < 2 => "single",
        1 => "all",
        _ => "some",
    };
    let (best, worst) = document.result.ranges[item];
    let far = [("best", place(best).into()), ("worst", place(worst).into()), ("tried", tried.into())];
    if best == worst {
        return w.with("list-always", &far);
    }
    if document.result.ranges[item] == document.result.places[item] {
        return w.with("list-shared", &far);
    }
    if document.sources.len() < 2 {
        return w.with("list-from-to", &far);
    }
    if document.result.near[item] == document.result.ranges[item] {
        return w.with("list-near-and-far", &far);
    }
    let near = match document.result.near[item] {
        (best, worst) if best == worst => w.with("list-near-one", &[("place", place(best).into())]),
        (best, worst) => w.with("list-near", &[("best", place(best).into()), ("worst", place(worst).into())]),
    };
    format!("{near} {}", w.with("list-far", &far))
}

fn figure(w: Words, document: &Document, files: &Files) -> AnyView {
    let chart = document.chart(w);
    let bare = Chart { source: String::new(), ..chart.clone() };
    let (width, height) = draw::extent(&bare, w.0, draw::Size::Page);
    let src = files.of(w, "poradi.svg", "");
    let facts = [
        ("weightings", (document.result.weightings as i64).into()),
        ("step", (document.result.step as i64).into()),
        ("orders", (document.result.weightings as i64 * 3).into()),
        ("near", (NEAR as i64).into()),
        ("format", i64::from(document.format).into()),
    ];
    let table = document.list_table(w);
    let about = if document.sources.len() > 1 { w.with("list-figure-about", &facts) } else { w.t("list-figure-alone") };
    let files_of = |name: &str| files.of(w, name, "stahnout=1");
    view! {
        <section class="result" aria-labelledby="jiste">
            <h2 id="jiste">{w.t("list-how-firm")}</h2>
            <p>{about}</p>
            <figure class="figure">
                <figcaption>{numbered(w.0, true, 1, &chart.caption)}</figcaption>
                <picture>
                    <source media="(max-width: 40em)" srcset=files.of(w, "poradi.svg", "pro=telefon")/>
                    <img src=src alt=chart.alt.clone() width=width height=height loading="lazy"/>
                </picture>
            </figure>
            {folded(w, &table.caption, table_of(w, 1, &table))}
            <ul class="downloads" aria-label=w.t("downloads")>
                <li>{w.t("download")}</li>
                <li><a href=files_of("poradi.svg")>"SVG"</a></li>
                <li><a href=files_of("poradi.png")>"PNG"</a></li>
                <li><a href=files_of("priority.csv")>"CSV"</a></li>
            </ul>
        </section>
    }
    .into_any()
}

fn table_of(w: Words, number: usize, table: &Table) -> AnyView {
    ui::table_view(w, &numbered(w.0, false, number, &table.caption), table)
}

/// A table that waits until it is asked for. On paper it stands open.
fn folded(w: Words, what: &str, table: AnyView) -> AnyView {
    view! {
        <details class="numbers">
            <summary>{w.t("list-numbers")}<span class="hidden">{format!(" – {what}")}</span></summary>
            {table}
        </details>
    }
    .into_any()
}

// ---- what it is made of --------------------------------------------------------------------------

fn sources(w: Words, document: &Document) -> AnyView {
    let rows = document.sources.iter().enumerate().map(|(index, source)| source_row(w, document, index, source));
    let rows = rows.collect_view();
    let first = document.statements.first().map(|first| {
        view! { <p>{w.with("list-stated", &[("day", w.day(first.on).into())])}</p> }
    });
    let changes = document
        .statements
        .windows(2)
        .map(|pair| {
            let told = |weights: &[u64]| {
                let one = |(source, weight): (&Shown, &u64)| {
                    format!("{} {}", name_of(w, source), whole_per_cent(*weight, w.0))
                };
                document.sources.iter().zip(weights).map(one).collect::<Vec<_>>().join(", ")
            };
            let facts = [("before", told(&pair[0].weights).into()), ("after", told(&pair[1].weights).into())];
            view! {
                <li>
                    <p><strong>{w.with("list-changed", &[("day", w.day(pair[1].on).into())])}</strong></p>
                    <p>{w.with("list-changed-what", &facts)}</p>
                    <p>{w.t("list-changed-why")} " " {set(w, &pair[1].reason)}</p>
                </li>
            }
        })
        .collect_view();
    let changes = (document.statements.len() > 1).then(|| view! { <ul class="rows changes">{changes}</ul> });
    view! {
        <section class="result" aria-labelledby="zdroje">
            <h2 id="zdroje">{w.t("list-made-of")}</h2>
            <ul class="rows sources">{rows}</ul>
            <p class="soft small">{w.t("list-unity-about")}</p>
            {first}
            {changes}
        </section>
    }
    .into_any()
}

fn source_row(w: Words, document: &Document, index: usize, source: &Shown) -> AnyView {
    let weight = document.weights().get(index).copied().unwrap_or(0);
    let name = name_of(w, source);
    let name = match &source.link {
        Some(link) => view! { <a href=link.clone()>{name}</a> }.into_any(),
        None => view! { {name} }.into_any(),
    };
    let people = source.people.map(|people| people as i64).unwrap_or(0);
    let about = match &source.what {
        What::Question { survey, question, asks } => {
            let key = if *asks == Asks::Rank { "list-of-ranking" } else { "list-of-choice" };
            let facts =
                [("survey", said(w, survey).into()), ("question", said(w, question).into()), ("n", people.into())];
            w.with(key, &facts)
        }
        What::Round { title, number, equal_sectors, withheld } => {
            let key = match (equal_sectors, withheld) {
                (_, true) => "list-of-round-withheld",
                (true, _) => "list-of-round-equal",
                (false, _) => "list-of-round",
            };
            w.with(key, &[("title", said(w, title).into()), ("number", (*number).into()), ("n", people.into())])
        }
        What::Numbers { .. } => w.t("list-of-numbers"),
    };
    let unity = document.result.unity[index].map(|unity| {
        let facts = [("unity", unity.format_percent(0, w.0).into())];
        view! { <p class="soft small">{w.with("list-unity-words", &facts)}</p> }
    });
    let running = source.running.then(|| view! { <p class="small"><strong>{w.t("list-running")}</strong></p> });
    let left_out = (!source.left_out.is_empty()).then(|| {
        let names: Vec<String> = source.left_out.iter().map(|name| said(w, name)).collect();
        view! { <p class="soft small">{w.with("list-left-out", &[("names", names.join("; ").into())])}</p> }
    });
    let numbers = match &source.what {
        What::Numbers { typed } => Some(numbers(w, document, typed)),
        _ => None,
    };
    view! {
        <li>
            <div class="row-side">
                <h3>{name}</h3>
                <span class="weight">{whole_per_cent(weight, w.0)}</span>
            </div>
            <p>{about}</p>
            {unity}
            {running}
            {left_out}
            {numbers}
        </li>
    }
    .into_any()
}

/// Numbers that were typed, as they were typed, each with its note.
fn numbers(w: Words, document: &Document, typed: &[crate::results::priorities::Typed]) -> AnyView {
    let rows = typed
        .iter()
        .filter_map(|typed| {
            let item = document.items.iter().find(|item| item.id == typed.item)?;
            let number = crate::vocabulary::Ratio::new(typed.thousandths?, 1_000)?;
            let decimals =
                (0..3).find(|decimals| (number.num() * 10_i64.pow(*decimals)) % number.den() == 0).unwrap_or(3);
            let number = Cell::Number { value: number, decimals }.words(w.0);
            let note = (!typed.note.is_empty()).then(|| format!(" – {}", typed.note));
            Some(view! { <li>{said(w, &item.name)} ": " <strong>{number}</strong> {note}</li> })
        })
        .collect_view();
    view! { <ul class="small numbers-typed">{rows}</ul> }.into_any()
}

fn places(w: Words, document: &Document) -> AnyView {
    view! {
        <section class="result" aria-labelledby="mista">
            <h2 id="mista">{w.t("list-places-title")}</h2>
            {table_of(w, 2, &document.places_table(w))}
        </section>
    }
    .into_any()
}

// ---- how far it can be trusted -------------------------------------------------------------------

fn depends(w: Words, document: &Document) -> AnyView {
    let neighbours = (document.sources.len() > 1).then(|| {
        let rows = document.result.neighbours.iter().map(|pair| neighbours(w, document, pair)).collect_view();
        view! {
            <h3>{w.t("list-neighbours")}</h3>
            <p class="soft small">{w.t("list-neighbours-about")}</p>
            <ul class="neighbours">{rows}</ul>
        }
    });
    let duels = document.duels_table(w);
    let without = document.without_table(w).map(|table| table_of(w, if duels.is_some() { 4 } else { 3 }, &table));
    let duels = duels.map(|table| {
        view! {
            <details class="numbers">
                <summary>{w.t("list-duels")}</summary>
                {table_of(w, 3, &table)}
            </details>
        }
    });
    let stability = &document.result.stability;
    let drawn = document.sources.iter().any(Document::is_drawn).then(|| {
        let facts = [
            ("firsts", if stability.first.is_empty() || document.top < 2 { "no" } else { "yes" }.into()),
            ("replicates", i64::from(stability.replicates).into()),
            ("seed", (stability.seed as i64).to_string().into()),
            ("top", (document.top as i64).into()),
        ];
        view! { <p>{w.with("list-stability", &facts)}</p> }
    });
    view! {
        <section class="result" aria-labelledby="zavisi">
            <h2 id="zavisi">{w.t("list-depends")}</h2>
            {neighbours}
            {duels}
            {without}
            {drawn}
        </section>
    }
    .into_any()
}

/// When two neighbours would change places: counted as the list is, and under it in the other ways.
fn neighbours(w: Words, document: &Document, pair: &Neighbours) -> AnyView {
    let name = |item: usize| said(w, &document.items[item].name);
    let both = [("upper", name(pair.upper).into()), ("lower", name(pair.lower).into())];
    let facts = |change: &Change| {
        [
            ("source", name_of(w, &document.sources[change.source]).into()),
            ("from", (change.from as i64).into()),
            ("to", (change.to as i64).into()),
        ]
    };
    let turned = match &pair.turned_by {
        _ if pair.tied => w.with("list-tied", &both),
        None if pair.otherwise.as_ref().is_some_and(Otherwise::is_none) => {
            return view! { <li>{w.with("list-never-turned", &both)}</li> }.into_any();
        }
        None => w.with("list-not-turned", &both),
        Some(change) => w.with("list-turned", &both.into_iter().chain(facts(change)).collect::<Vec<_>>()),
    };
    let otherwise = pair.otherwise.as_ref().map(|otherwise| {
        let ways = [("scores", &otherwise.by_scores), ("rankings", &otherwise.by_rankings)];
        let told = ways.map(|(way, change)| match change {
            None => w.with("list-otherwise-not", &[("way", way.into())]),
            Some(change) if change.from == change.to => w.with("list-otherwise-already", &[("way", way.into())]),
            Some(change) => {
                w.with("list-otherwise", &[("way", way.into())].into_iter().chain(facts(change)).collect::<Vec<_>>())
            }
        });
        view! { <span class="soft small">{told.join(" ")}</span> }
    });
    view! { <li>{turned} " " {otherwise}</li> }.into_any()
}

fn method(w: Words, document: &Document) -> AnyView {
    let numbers = document.sources.iter().any(|source| matches!(source.what, What::Numbers { .. }));
    let numbers = numbers.then(|| view! { <p>{w.t("list-method-numbers")}</p> });
    let tags = [("top", (document.top as i64).into()), ("format", i64::from(document.format).into())];
    let several = (document.sources.len() > 1).then(|| {
        view! {
            <p>{w.t("list-method-weights")}</p>
            <p>{w.t("list-method-others")}</p>
        }
    });
    view! {
        <section class="split" aria-labelledby="metoda">
            <h2 id="metoda">{w.t("list-method")}</h2>
            <div class="flow">
                <p>{w.t("list-method-ballots")}</p>
                {several}
                <p>{w.t("list-method-count")}</p>
                {numbers}
                <p>{w.with("list-method-tags", &tags)}</p>
                <p>{w.with("list-method-hidden", &[("limit", (document.limit as i64).into())])}</p>
            </div>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ui::to_html, vocabulary::Lang};

    const CS: Words = Words(Lang::Cs);
    const EN: Words = Words(Lang::En);

    fn signed_long_ago() -> Document {
        serde_json::from_str(include_str!("../format-1.json")).expect("format 1 is read")
    }

    fn read(w: Words, document: &Document) -> String {
        let files = Files { base: "/priority/sektory".into(), query: String::new() };
        to_html(|| body(w, document, &files)).replace('\u{a0}', " ")
    }

    #[test]
    fn every_weighting_is_claimed_only_where_every_one_was_tried() {
        let mut document = signed_long_ago();
        let item =
            (0..document.items.len()).find(|item| document.result.ranges[*item].0 < document.result.ranges[*item].1);
        let item = item.expect("an item that moves");
        let (all, places) = (document.result.ranges[item], document.result.places[item]);
        document.result.ranges[item] = (places.0, places.0);
        let mut told = |step: u64, sources: usize| {
            document.result.step = step;
            document.sources.truncate(sources);
            range_words(CS, &document, item)
        };
        assert!(told(10, 5).starts_with("Při každém zkoušeném vážení"));
        assert!(told(1, 5).starts_with("Při každém vážení"));
        assert!(told(10, 1).starts_with("Při každém způsobu počítání"), "one source has no weights");
        document.result.ranges[item] = all;
        assert!(!range_words(CS, &document, item).contains("váh"), "one source has no weights");
    }

    #[test]
    fn what_turns_neighbours_names_its_way_of_counting() {
        let mut document = signed_long_ago();
        let turn = |source, from, to| Some(Change { source, from, to });
        let (from, pair) = (document.weights()[0], &mut document.result.neighbours[1]);
        (pair.tied, pair.turned_by) = (false, None);
        pair.otherwise = Some(Otherwise { by_scores: turn(0, from, 7), by_rankings: turn(0, from, from) });
        let page = read(EN, &document);
        assert!(page.contains("By ballots “") && page.contains("By mean points: “"), "{page}");
        assert!(page.contains("By rankings of sources only they stand the other way round as it is."));
        document.result.neighbours[1].otherwise = Some(Otherwise { by_scores: None, by_rankings: None });
        assert!(read(EN, &document).contains("in any of the three ways of counting"));
    }

    #[test]
    fn a_page_in_english_calls_sources_and_writes_per_cents_in_english() {
        let mut document = signed_long_ago();
        document.sources[0].name_en = "Working groups".into();
        document.sources[0].sector = None;
        let page = read(EN, &document);
        assert!(page.contains("Working groups") && !page.contains(" %"), "{page}");
        assert!(read(CS, &document).contains(&document.sources[0].name));
    }

    #[test]
    fn a_document_of_format_1_does_not_claim_what_was_not_counted() {
        let old = signed_long_ago();
        let new = Document { format: 2, ..old.clone() };
        assert!(read(CS, &old).contains("ta je spočítaná jen způsobem, který rozhoduje"));
        assert!(read(CS, &new).contains("také všemi třemi způsoby"));
        assert!(
            read(CS, &old).contains("jen při losování se počítal také") && read(CS, &new).contains("ani při losování")
        );
        assert!(old.duels_table(CS).is_none());
    }
}
