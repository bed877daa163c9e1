//! Every figure of a closed round as a file, and its votes as other programs read them.

use super::{Figure, Report, lot_of, numbered_caption};
use crate::{
    ballots::{
        counting::counted,
        model::{Ballot, Round, Vote, list_of_votes},
    },
    server::{draw, write::csv},
    tally::{self, Profile, Sectors, formats},
    ui::Words,
    vocabulary::Chart,
};

/// What a file name asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Svg(usize),
    Png(usize),
    Csv(usize),
    /// The published list, byte by byte what its hash is taken of.
    List,
    Votes(VoteFormat),
}

/// In which notation votes are taken home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoteFormat {
    PrefLib,
    Cef,
    Sheet,
    /// The list of votes that has a hash, with lines before it that say how it was counted.
    List,
}

impl VoteFormat {
    pub const ALL: [VoteFormat; 4] = [VoteFormat::PrefLib, VoteFormat::Cef, VoteFormat::Sheet, VoteFormat::List];

    /// Its name on the command line.
    pub fn code(self) -> &'static str {
        match self {
            VoteFormat::PrefLib => "preflib",
            VoteFormat::Cef => "cef",
            VoteFormat::Sheet => "csv",
            VoteFormat::List => "list",
        }
    }

    pub fn parse(code: &str) -> Option<VoteFormat> {
        VoteFormat::ALL.into_iter().find(|format| format.code() == code)
    }

    pub fn name(self) -> &'static str {
        self.format().name()
    }

    fn format(self) -> formats::Format {
        match self {
            VoteFormat::PrefLib => formats::Format::PrefLib,
            VoteFormat::Cef => formats::Format::Cef,
            VoteFormat::Sheet => formats::Format::Sheet,
            VoteFormat::List => formats::Format::List,
        }
    }
}

impl Asked {
    /// `graf-3.svg`, `graf-3.png`, `tabulka-3.csv`, `seznam.txt`, `hlasy.preflib`.
    pub fn parse(name: &str) -> Option<Asked> {
        let (stem, ending) = name.rsplit_once('.')?;
        match (stem, ending) {
            ("seznam", "txt") => return Some(Asked::List),
            ("hlasy", format) => return VoteFormat::parse(format).map(Asked::Votes),
            _ => {}
        }
        let (kind, number) = stem.rsplit_once('-')?;
        let number = number.parse().ok()?;
        match (kind, ending) {
            ("graf", "svg") => Some(Asked::Svg(number)),
            ("graf", "png") => Some(Asked::Png(number)),
            ("tabulka", "csv") => Some(Asked::Csv(number)),
            _ => None,
        }
    }
}

/// The votes as they are published, in a notation of others, with the rule they were counted by: a
/// recount of the file has to end where the page does.
///
/// # Errors
/// What the notation cannot hold.
pub fn votes_as(
    w: Words,
    (ballot, round): (&Ballot, &Round),
    votes: &[Vote],
    sectors_named: bool,
    format: VoteFormat,
) -> Result<String, Vec<formats::Finding>> {
    let profile = round.profile(ballot, votes);
    let counted = counted(ballot, round, votes).ok();
    let drawn = counted.as_ref().and_then(|counted| lot_of(round, &counted.outcome.order));
    // A lot that decided nothing is not told.
    let lot = drawn.filter(|_| counted.as_ref().is_some_and(|counted| counted.outcome.order.has_ties()));
    let ids = || round.items.iter().map(|item| item.id.0.clone()).collect();
    let equal = counted.as_ref().is_some_and(|counted| counted.weighted.is_some());
    let counted_by = formats::Stated {
        method: Some(round.rule.method),
        sectors: Some(if equal { Sectors::Equal } else { Sectors::None }),
        lot: lot.map(|drawn| formats::Drawn { number: drawn.number, list_hash: round.list_hash.clone(), ids: ids() }),
    };
    let names = |names: Vec<&crate::vocabulary::Localized>| -> Vec<String> {
        names.into_iter().map(|name| one_line(name.text(w.0.code(), "cs"))).collect()
    };
    let sector = |sector: Option<usize>| sector.filter(|_| sectors_named);
    let ballots = profile.ballots.into_iter().map(|one| tally::Ballot { sector: sector(one.sector), ..one });
    let sectors =
        if sectors_named { names(ballot.sectors.iter().map(|sector| &sector.name).collect()) } else { Vec::new() };
    let items = names(round.items.iter().map(|item| &item.name).collect());
    let file = formats::BallotFile {
        title: Some(one_line(ballot.title.text(w.0.code(), "cs"))),
        profile: Profile { items, sectors, ballots: ballots.collect() },
        unranked: Some(round.rule.unranked),
        counted_by,
        format: format.format(),
        warnings: Vec::new(),
    };
    if format == VoteFormat::List {
        let ids: Vec<&str> = ballot.sectors.iter().map(|sector| sector.id.0.as_str()).collect();
        let ids = if sectors_named { ids.as_slice() } else { &[] };
        return Ok(formats::list_head(&file, ids, &round.list_hash) + &list(votes, sectors_named));
    }
    formats::write(format.format(), &file)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `hlasy.soi`: PrefLib's ending says what orders are in the file.
pub fn name_of(format: VoteFormat, text: &str) -> String {
    let ending = match format {
        VoteFormat::PrefLib => {
            text.lines().find_map(|line| line.strip_prefix("# DATA TYPE: ")).unwrap_or("toi").to_owned()
        }
        VoteFormat::Cef => "cvotes".to_owned(),
        VoteFormat::Sheet => "csv".to_owned(),
        VoteFormat::List => "txt".to_owned(),
    };
    format!("hlasy.{ending}")
}

/// The text whose hash was published at the close.
pub fn list(votes: &[Vote], sectors_named: bool) -> String {
    list_of_votes(votes, sectors_named)
}

impl Report {
    pub fn table(&self, number: usize) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.table_number == number)
    }

    pub fn chart(&self, number: usize) -> Option<(&Figure, &Chart)> {
        let numbered = |figure: &Figure| figure.chart.as_ref().is_some_and(|(other, _)| *other == number);
        let figure = self.figures.iter().find(|figure| numbered(figure))?;
        Some((figure, &figure.chart.as_ref()?.1))
    }

    /// For downloading: with its source at the foot.
    pub fn svg(&self, chart: &Chart) -> String {
        draw::svg(&self.marked(chart), self.words.0, draw::Size::Page)
    }

    /// For the page, where caption and source stand beside it.
    pub fn svg_on_page(&self, chart: &Chart, phone: bool) -> String {
        let bare = Chart { source: String::new(), ..chart.clone() };
        draw::svg(&bare, self.words.0, if phone { draw::Size::Phone } else { draw::Size::Page })
    }

    pub fn png(&self, chart: &Chart) -> Vec<u8> {
        draw::png(&self.marked(chart), self.words.0, draw::Size::Print, draw::Dpi::PRINT)
    }

    pub fn csv(&self, figure: &Figure) -> Vec<u8> {
        let lang = self.words.0;
        let caption = numbered_caption(self.words, false, figure.table_number, &figure.table.caption);
        let base = self.words.with("outcome-base", &[("n", (self.votes as i64).into())]);
        let setting = csv::Setting {
            lang,
            mark: self.mark.as_deref(),
            caption: Some(&caption),
            limit: self.shown.limit,
            base: Some(&base),
        };
        csv::csv(&figure.table, &setting)
    }

    /// A demonstration says so in the source line of every picture.
    fn marked(&self, chart: &Chart) -> Chart {
        let mut chart = chart.clone();
        if let Some(mark) = &self.mark {
            chart.source = format!("{mark}. {}", chart.source);
        }
        chart
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_asked_for_by_its_name() {
        assert_eq!(Asked::parse("graf-3.png"), Some(Asked::Png(3)));
        assert_eq!(Asked::parse("tabulka-12.csv"), Some(Asked::Csv(12)));
        assert_eq!(Asked::parse("seznam.txt"), Some(Asked::List));
        assert_eq!(Asked::parse("hlasy.cef"), Some(Asked::Votes(VoteFormat::Cef)));
        for nothing in ["", "graf-3", "graf-x.svg", "hlasy.exe", "seznam.csv", "graf.svg"] {
            assert_eq!(Asked::parse(nothing), None, "{nothing}");
        }
    }
}
