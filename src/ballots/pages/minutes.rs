//! What goes into the minutes: who was there, what was ranked and how, what came of it, and the two
//! hashes by which anybody can tell later that it is still the same. As plain text to copy, and to read.

use axum::response::Response;
use leptos::prelude::*;
use serde_json::Value;

use super::{card, chair, next};
use crate::{
    accounts::Account,
    ballots::{
        Channel, Counted, Round, SHOWN_ALL, SHOWN_ORDER, Secrecy, Sector, Vote,
        outcome::{self as words, Shown},
        routes::Room,
    },
    server::{audit::Entry, calendar, visit::Visit},
    stats::disclosure::{self, Limit},
    tally::borda,
    ui::{Words, form::inside_text_area, page},
    vocabulary::SectorId,
};

pub struct Minutes<'a> {
    pub account: &'a Account,
    pub room: &'a Room,
    pub round: &'a Round,
    pub votes: &'a [Vote],
    pub counted: &'a Counted,
    pub shown: &'a Shown,
    pub slips: &'a [(SectorId, i64)],
    /// What was recorded of the round, from the first.
    pub told: &'a [Entry],
}

/// A heading and what is said under it.
struct Part {
    heading: String,
    lines: Vec<String>,
}

impl Minutes<'_> {
    pub fn answer(&self, visit: &Visit) -> Response {
        let w = visit.words;
        let title = format!("{} – {}", w.t("minutes-title"), card::plain(w, &self.room.ballot.title));
        page(visit, chair::desk_page(self.account, title).class("desk minutes"), || self.main(w))
    }

    fn main(&self, w: Words) -> AnyView {
        let ballot = &self.room.ballot;
        let parts = self.parts(w);
        let text = self.text(w, &parts);
        let rows = text.lines().count().clamp(10, 60) + 3;
        let shown = parts
            .into_iter()
            .map(|part| {
                let lines = part.lines.into_iter().map(|line| view! { <dd>{line}</dd> }).collect_view();
                view! { <div><dt>{part.heading}</dt>{lines}</div> }
            })
            .collect_view();
        view! {
            {chair::crumbs(w, &self.room.process, Some(ballot), &w.t("minutes-title"))}
            <h1>{w.t("minutes-title")}</h1>
            <p class="lead no-print">{w.t("minutes-lead")}</p>
            <div class="part no-print">
                <label for="zapis">{w.t("minutes-copy")}</label>
                <p class="hint" id="zapis-hint">{w.t("minutes-copy-hint")}</p>
                <textarea class="field copy" id="zapis" readonly rows=rows.to_string() aria-describedby="zapis-hint" spellcheck="false">{inside_text_area(&text)}</textarea>
            </div>
            <section class="flow" aria-labelledby="read">
                <h2 id="read">{card::plain(w, &ballot.title)}</h2>
                <dl class="facts">{shown}</dl>
            </section>
        }
        .into_any()
    }

    /// For a program that knows no headings.
    fn text(&self, w: Words, parts: &[Part]) -> String {
        let mut text = format!("{}\n", card::plain(w, &self.room.ballot.title));
        for part in parts {
            text.push_str(&format!("\n{}\n", part.heading));
            part.lines.iter().for_each(|line| text.push_str(&format!("{line}\n")));
        }
        text
    }

    fn parts(&self, w: Words) -> Vec<Part> {
        let part = |key: &str, lines: Vec<String>| Part { heading: w.t(key), lines };
        let mut meeting = vec![chair::meeting(w, self.room)];
        if self.room.rounds.len() > 1 {
            meeting.push(w.with("chair-round", &[("number", self.round.number.into())]));
        }
        let items = self.round.items.iter().enumerate();
        let items = items.map(|(index, item)| {
            let mark = card::mark(w, item);
            let mark = if mark.is_empty() { mark } else { format!(" ({mark})") };
            format!("{}. {}{mark}", index + 1, card::plain(w, &item.name))
        });
        vec![
            part("minutes-meeting", meeting),
            part("minutes-attendance", self.attendance(w)),
            part("minutes-votes", self.cast(w)),
            part("minutes-items", items.collect()),
            part("minutes-rule", self.rule(w)),
            part("minutes-order", self.order(w)),
            part("minutes-log", self.log(w)),
            part(
                "minutes-hashes",
                vec![
                    w.with("minutes-content-hash", &[("hash", self.round.content_hash.clone().into())]),
                    w.with("minutes-list-hash", &[("hash", self.round.list_hash.clone().into())]),
                    w.with("minutes-result-hash", &[("hash", self.round.result_hash.clone().into())]),
                    self.last_event(w),
                    w.t("minutes-hashes-about"),
                ],
            ),
        ]
    }

    fn sector_name(&self, w: Words, id: &SectorId) -> String {
        let sector = self.room.ballot.sectors.iter().find(|sector: &&Sector| sector.id == *id);
        sector.map(|sector| card::plain(w, &sector.name)).unwrap_or_default()
    }

    /// Signed, slips, votes: whether they agree, and if not, by how many.
    fn attendance(&self, w: Words) -> Vec<String> {
        let ballot = &self.room.ballot;
        let whole = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        let signed: u64 = ballot.present.iter().map(|(_, count)| count).sum();
        let slips: i64 = self.slips.iter().map(|(_, count)| count).sum();
        let cast = self.votes.len() as u64;
        let blank = self.votes.iter().filter(|vote| vote.ranking.is_blank()).count() as u64;
        let mut lines = Vec::new();
        if signed == 0 {
            lines.push(w.t("minutes-nobody-counted"));
        } else {
            let by_sector: Vec<(SectorId, i64)> =
                ballot.present.iter().map(|(sector, count)| (sector.clone(), whole(*count))).collect();
            let line = w.with("minutes-signed", &[("n", whole(signed).into())]);
            lines.push(format!("{line} {}", chair::by_sector_in_words(w, ballot, &by_sector)).trim().to_owned());
        }
        lines.push(w.with("minutes-slips", &[("n", slips.into())]));
        let limit = Limit::public(self.shown.limit);
        lines.push(match !self.shown.listed && (limit.hides(blank) || limit.hides(cast - blank)) {
            // One empty slip among a few would be somebody's, and so would one that is not; in a public
            // list it can be seen by all.
            true => w.with("minutes-cast-some-blank", &[("n", whole(cast).into())]),
            false => w.with("minutes-cast", &[("n", whole(cast).into()), ("blank", whole(blank).into())]),
        });
        if signed > 0 {
            let more: Vec<String> = ballot
                .present
                .iter()
                .filter(|(sector, signed)| self.cast_by(sector) > *signed)
                .map(|(sector, _)| self.sector_name(w, sector))
                .collect();
            if signed >= cast && !more.is_empty() {
                lines.push(w.with("minutes-more-of-sector", &[("sectors", more.join(", ").into())]));
                return lines;
            }
            lines.push(match signed.cmp(&cast) {
                std::cmp::Ordering::Equal => w.t("minutes-agree"),
                std::cmp::Ordering::Greater => w.with("minutes-fewer", &[("n", whole(signed - cast).into())]),
                std::cmp::Ordering::Less => w.with("minutes-more", &[("n", whole(cast - signed).into())]),
            });
        }
        lines
    }

    fn cast_by(&self, sector: &SectorId) -> u64 {
        self.votes.iter().filter(|vote| vote.sector == *sector).count() as u64
    }

    /// Votes by the way they came and by sector; what is small is not said.
    fn cast(&self, w: Words) -> Vec<String> {
        let limit = Limit::public(self.shown.limit);
        let told = |names: Vec<String>, counts: Vec<u64>| -> Vec<String> {
            let hidden = disclosure::one_way(&counts, limit);
            let said = |((name, count), hidden): ((String, u64), bool)| match hidden {
                true => w.with("minutes-hidden", &[("name", name.into())]),
                false => format!("{name}: {count}"),
            };
            names.into_iter().zip(counts).zip(hidden).map(said).collect()
        };
        let by = |channel| self.votes.iter().filter(|vote| vote.channel == channel).count() as u64;
        let channels =
            told(vec![w.t("minutes-by-phone"), w.t("minutes-by-paper")], vec![by(Channel::Phone), by(Channel::Paper)]);
        let sectors = &self.room.ballot.sectors;
        let of = |sector: &Sector| self.votes.iter().filter(|vote| vote.sector == sector.id).count() as u64;
        let names = sectors.iter().map(|sector| self.sector_name(w, &sector.id)).collect();
        let by_sector = told(names, sectors.iter().map(of).collect());
        let mut lines = vec![channels.join("; ")];
        if sectors.len() > 1 {
            lines.push(by_sector.join("; "));
        }
        lines
    }

    fn rule(&self, w: Words) -> Vec<String> {
        let rule = self.round.rule;
        let mut lines = vec![
            w.with("minutes-method", &[("method", words::method_in_words(w, rule.method).into())]),
            w.t(&format!("minutes-unranked-{}", rule.unranked.code())),
        ];
        if let Some(most) = rule.most {
            lines.push(w.with("minutes-most", &[("most", (most as i64).into())]));
        }
        lines.push(match (rule.equal_sectors, self.counted.weights_refused) {
            (false, _) => w.t("minutes-weight-each"),
            (true, true) => w.t("minutes-weight-refused"),
            (true, false) => w.t("minutes-weight-sectors"),
        });
        // How many times a vote weighs tells how many votes its sector had.
        if let Some(weighted) = self.counted.weighted.as_ref().filter(|_| self.shown.sectors_named) {
            let names: Vec<String> =
                self.room.ballot.sectors.iter().map(|sector| card::plain(w, &sector.name)).collect();
            let times: Vec<_> = (0..names.len()).map(|sector| weighted.times(sector)).collect();
            // The very words of the page of the result.
            let facts =
                [("times", words::times_in_words(w, &names, &times).into()), ("n", (self.votes.len() as i64).into())];
            lines.push(w.with("outcome-weights-times", &facts));
        }
        lines.push(match self.room.ballot.secrecy {
            Secrecy::Slips => w.t("minutes-secrecy-slips"),
            Secrecy::Confidential => w.t("minutes-secrecy-confidential"),
        });
        lines
    }

    /// What happened when, as it was recorded: with it the paper says the same as the program.
    fn log(&self, w: Words) -> Vec<String> {
        let mut open = false;
        let mut lines = Vec::new();
        for entry in self.told {
            let facts: Value = serde_json::from_str(&entry.facts).unwrap_or_default();
            let whole = |name: &str| facts[name].as_i64().unwrap_or(0);
            let what = match entry.kind.as_str() {
                "ballot.frozen" => w.t("minutes-log-frozen"),
                "ballot.slips_printed" => {
                    let slips = facts["slips"].as_array().into_iter().flatten();
                    let n: i64 = slips.filter_map(|of_sector| of_sector[1].as_i64()).sum();
                    let key = if open { "minutes-log-slips-late" } else { "minutes-log-slips" };
                    w.with(key, &[("n", n.into())])
                }
                "ballot.slips_shown_again" => w.t("minutes-log-slips-again"),
                "ballot.opened" => {
                    open = true;
                    w.t("minutes-log-opened")
                }
                "ballot.paper_entered" => {
                    let by = [
                        ("reader", entry.actor.as_str().into()),
                        ("second", facts["checked_by"].as_str().unwrap_or_default().into()),
                        ("n", whole("count").into()),
                    ];
                    let hidden = Limit::public(self.shown.limit).hides(u64::try_from(whole("count")).unwrap_or(0));
                    w.with(if hidden { "minutes-log-paper-few" } else { "minutes-log-paper" }, &by)
                }
                "ballot.closed" => w.t("minutes-log-closed"),
                "ballot.revealed" if whole("shown") == SHOWN_ORDER => w.t("minutes-log-revealed"),
                "ballot.revealed" if whole("shown") == SHOWN_ALL => w.t("minutes-log-revealed-all"),
                _ => continue,
            };
            let (hour, minute) = calendar::time_of(entry.at);
            let on = calendar::day_of(entry.at);
            let day = if on == self.room.ballot.meeting_on { String::new() } else { format!("{}, ", w.day(on)) };
            lines.push(format!("{day}{hour}:{minute:02} – {what}"));
        }
        lines
    }

    /// The hash of the record as far as it went when the minutes were taken.
    fn last_event(&self, w: Words) -> String {
        let facts =
            self.told.last().map(|entry| [("number", entry.number.into()), ("hash", entry.hash.as_str().into())]);
        facts.map(|facts| w.with("minutes-log-hash", &facts)).unwrap_or_default()
    }

    /// Places from the first, with Borda points beside them where enough people voted.
    fn order(&self, w: Words) -> Vec<String> {
        if !self.round.is_revealed() {
            return vec![w.t("minutes-no-order")];
        }
        let order = &self.counted.outcome.order;
        let names: Vec<String> = self.round.items.iter().map(|item| card::plain(w, &item.name)).collect();
        let profile = self.counted.weighted.as_ref().map_or(&self.counted.profile, |weighted| &weighted.profile);
        let weights_tell = self.counted.weighted.is_some() && !self.shown.sectors_named;
        let points =
            (!self.shown.few && !weights_tell).then(|| borda::points(profile, self.round.rule.unranked).ok()).flatten();
        let scale = words::Scale::of(self.counted);
        let places = order.places();
        let line = |item: usize| {
            let place = words::place_in_words(w, places[item]);
            match &points {
                Some(points) => {
                    let points = words::points_in_words(w, scale.points(points[item]));
                    w.with(
                        "minutes-place",
                        &[("place", place.into()), ("name", names[item].clone().into()), ("points", points.into())],
                    )
                }
                None => format!("{place} {}", names[item]),
            }
        };
        let mut lines: Vec<String> = order.items().map(line).collect();
        lines.push(w.t(if points.is_some() { "minutes-points" } else { "minutes-no-points" }));
        if !order.has_ties() {
            lines.push(w.t("minutes-no-ties"));
        } else if let Some(drawn) = next::drawn_in_words(w, self.round, &names, order) {
            let facts = [("number", self.round.lot.clone().into()), ("order", drawn.join(" | ").into())];
            lines.push(w.with("minutes-lot", &facts));
        } else {
            lines.push(w.t("minutes-ties-stay"));
        }
        lines
    }
}
