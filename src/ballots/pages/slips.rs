//! The sheet of slips: drawn once, printed, cut, drawn from a hat. Each slip lets its holder vote by
//! phone, and is a paper vote itself: everything somebody without a phone needs stands on it.

use axum::response::Response;
use leptos::prelude::*;

use super::{card, chair};
use crate::{
    accounts::Account,
    ballots::{Printed, Round, Secrecy, Sector, routes::Room, spelled},
    server::visit::Visit,
    tally::Unranked,
    ui::{Words, form::inside_text_area, page, qr_svg},
};

pub struct SlipsPage<'a> {
    pub account: &'a Account,
    pub room: &'a Room,
    pub printed: &'a Printed,
}

impl SlipsPage<'_> {
    pub fn answer(&self, visit: &Visit) -> Response {
        let w = visit.words;
        let title = format!("{} – {}", w.t("slips-title"), card::plain(w, &self.room.ballot.title));
        let back = format!("/desk/h/{}", self.room.ballot.id);
        let facts = chair::desk_page(self.account, title).class("desk slips").here(back);
        page(visit, facts, || self.main(visit))
    }

    fn main(&self, visit: &Visit) -> AnyView {
        let w = visit.words;
        let (ballot, round) = (&self.room.ballot, self.room.round());
        let names: Vec<String> = round.items.iter().map(|item| card::plain(w, &item.name)).collect();
        let layout = Layout::of(&names);
        let of_sector = |id| ballot.sectors.iter().find(|sector| sector.id == id);
        let sheets = self
            .printed
            .codes
            .iter()
            .filter_map(|(id, codes)| of_sector(id.clone()).map(|sector| (sector, codes)))
            .map(|(sector, codes)| self.sheets(visit, layout, sector, codes, &names))
            .collect_view();
        let again = self
            .printed
            .again
            .then(|| view! { <div class="notice bad" role="status"><p>{w.t("slips-again")}</p></div> });
        let count: usize = self.printed.codes.iter().map(|(_, codes)| codes.len()).sum();
        let how = match ballot.secrecy {
            Secrecy::Slips => "slips-how",
            Secrecy::Confidential => "slips-how-confidential",
        };
        let links = (ballot.secrecy == Secrecy::Confidential).then(|| self.links(visit));
        view! {
            <div class="no-print flow">
                {chair::crumbs(w, &self.room.process, Some(ballot), &w.t("slips-title"))}
                <h1>{w.with("slips-made", &[("n", (count as i64).into())])}</h1>
                {again}
                <p class="lead">{w.t("slips-once")}</p>
                <p>{w.t(how)}</p>
                {links}
                <p class="actions">
                    <a class="button" href=format!("/desk/h/{}", ballot.id)>{w.t("slips-done")}</a>
                </p>
                <p class="soft">{w.t("slips-below")}</p>
            </div>
            <div class="slip-sheets" role="region" aria-label=w.t("slips-title") tabindex="0">{sheets}</div>
        }
        .into_any()
    }

    /// The pages of one sector: the heading keeps the piles apart after printing.
    fn sheets(&self, visit: &Visit, layout: Layout, sector: &Sector, codes: &[String], names: &[String]) -> AnyView {
        let w = visit.words;
        let pages = codes.len().div_ceil(layout.a_page());
        let sector_name = card::plain(w, &sector.name);
        codes
            .chunks(layout.a_page())
            .enumerate()
            .map(|(index, codes)| {
                let facts = [
                    ("sector", sector_name.clone().into()),
                    ("page", (index as i64 + 1).into()),
                    ("pages", (pages as i64).into()),
                    ("n", (codes.len() as i64).into()),
                ];
                let slips = codes.iter().map(|code| self.slip(visit, &sector_name, code, names)).collect_view();
                view! {
                    <section class="slip-page">
                        <h2 class="slip-pile">{w.with("slips-pile", &facts)}</h2>
                        <div class=format!("slip-grid {}", layout.class())>{slips}</div>
                    </section>
                }
            })
            .collect_view()
            .into_any()
    }

    fn slip(&self, visit: &Visit, sector: &str, code: &str, names: &[String]) -> AnyView {
        let w = visit.words;
        let (ballot, round) = (&self.room.ballot, self.room.round());
        let join = &ballot.join_code;
        let address = format!("{}/v/{join}?listek={code}", visit.origin);
        let typed = format!("{}/v", visit.origin);
        let typed = typed.split_once("://").map_or(typed.as_str(), |(_, rest)| rest).to_owned();
        let qr = qr_svg(&address).map(|svg| view! { <div class="slip-qr" aria-hidden="true" inner_html=svg></div> });
        let items = names
            .iter()
            .enumerate()
            .map(|(index, name)| {
                view! { <li><span class="slip-box"></span><span class="slip-no">{index + 1} "."</span> <span>{name.clone()}</span></li> }
            })
            .collect_view();
        view! {
            <article class="slip">
                <div class="slip-head">
                    <div>
                        <p class="slip-title">{card::plain(w, &ballot.title)}</p>
                        <p class="slip-meeting">{chair::meeting(w, self.room)}</p>
                        <p class="slip-join">
                            {w.with("slip-join", &[("address", typed.into()), ("code", spelled(join).into())])}
                        </p>
                        <p class="slip-sector">{w.with("slip-code-of", &[("sector", sector.into())])}</p>
                        <p class="slip-code">{in_groups(code)}</p>
                    </div>
                    {qr}
                </div>
                <ol class="slip-items">{items}</ol>
                <p class="slip-rule">{rule_in_a_line(w, round)}</p>
            </article>
        }
        .into_any()
    }

    /// Links for named people; whoever hands them over keeps the list, the house does not.
    fn links(&self, visit: &Visit) -> AnyView {
        let w = visit.words;
        let ballot = &self.room.ballot;
        let mut lines = format!("{}\t{}\t{}\n", w.t("slips-sector"), w.t("slips-code"), w.t("slips-link"));
        for (id, codes) in &self.printed.codes {
            let Some(sector) = ballot.sectors.iter().find(|sector| sector.id == *id) else { continue };
            // A tab or a sign of a formula in a name would be another column, or run in a sheet.
            let name = card::plain(w, &sector.name).replace('\t', " ");
            let name = name.trim_start_matches(['=', '+', '-', '@']);
            for code in codes {
                let link = format!("{}/v/{}?listek={code}", visit.origin, ballot.join_code);
                lines.push_str(&format!("{name}\t{}\t{link}\n", in_groups(code)));
            }
        }
        view! {
            <div class="part">
                <label for="links">{w.t("slips-links")}</label>
                <p class="hint" id="links-hint">{w.t("slips-links-about")}</p>
                <textarea class="field copy" id="links" rows="8" readonly aria-describedby="links-hint" spellcheck="false">{inside_text_area(&lines)}</textarea>
            </div>
        }
        .into_any()
    }
}

/// `ABCDE-23456`
pub fn in_groups(code: &str) -> String {
    match code.split_at_checked(5) {
        Some((first, second)) if !second.is_empty() => format!("{first}-{second}"),
        _ => code.to_owned(),
    }
}

/// How to vote with a pen, in a line.
fn rule_in_a_line(w: Words, round: &Round) -> String {
    let unranked = match round.rule.unranked {
        Unranked::Last => w.t("slip-unranked-last"),
        Unranked::Ignored => w.t("slip-unranked-ignored"),
    };
    let most = round.rule.most.map(|most| w.with("slip-most", &[("most", (most as i64).into())]));
    [Some(w.t("slip-rule")), most, Some(unranked), Some(w.t("slip-abstain"))]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

/// How many slips stand on a page of A4: as many as their lists allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    Eight,
    Six,
    Four,
    /// Across the page, the list in two columns.
    Two,
    One,
}

impl Layout {
    fn a_page(self) -> usize {
        match self {
            Layout::Eight => 8,
            Layout::Six => 6,
            Layout::Four => 4,
            Layout::Two => 2,
            Layout::One => 1,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Layout::Eight => "eight",
            Layout::Six => "six",
            Layout::Four => "four",
            Layout::Two => "two",
            Layout::One => "one",
        }
    }

    /// Letters that surely fit a line of the list, columns of the list, lines that fit beside head and
    /// rule, in all columns together: measured on paper, see `chair.css`.
    fn room(self) -> (usize, usize, usize) {
        match self {
            Layout::Eight => (40, 1, 4),
            Layout::Six => (40, 1, 8),
            Layout::Four => (40, 1, 17),
            Layout::Two => (40, 2, 38),
            Layout::One => (40, 2, 84),
        }
    }

    fn of(names: &[String]) -> Layout {
        let fits = |layout: &Layout| {
            let (letters, columns, most) = layout.room();
            let lines: Vec<usize> = names.iter().map(|name| lines_of(name, letters)).collect();
            // A column ends between two items, so one may be longer than the other by an item.
            let longest = lines.iter().max().copied().unwrap_or(0);
            let spare = if columns > 1 { longest } else { 0 };
            lines.iter().sum::<usize>() + spare <= most
        };
        [Layout::Eight, Layout::Six, Layout::Four, Layout::Two].into_iter().find(fits).unwrap_or(Layout::One)
    }
}

/// Lines a name takes where a line breaks between words.
fn lines_of(name: &str, letters: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in name.split_whitespace() {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > letters {
            lines += 1;
            used = 0;
        }
        used += length + usize::from(used > 0);
        lines += used.saturating_sub(1) / letters;
        used = if used > letters { used % letters } else { used };
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_as_large_as_its_list_needs() {
        let check = |items: usize, letters: usize, layout: Layout| {
            let name = "slovo ".repeat(letters.div_ceil(6));
            let names = vec![name.chars().take(letters).collect::<String>(); items];
            assert_eq!(Layout::of(&names), layout, "{items} items of {letters} letters");
        };
        check(4, 30, Layout::Eight);
        check(6, 30, Layout::Six);
        check(8, 40, Layout::Six);
        check(12, 40, Layout::Four);
        check(8, 70, Layout::Four);
        check(20, 35, Layout::Two);
        check(20, 100, Layout::One);
        check(40, 200, Layout::One);
    }

    #[test]
    fn a_code_is_read_in_two_groups() {
        assert_eq!(in_groups("ABCDE23456"), "ABCDE-23456");
        assert_eq!(in_groups("ABCDE"), "ABCDE");
    }
}
