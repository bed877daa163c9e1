//! The words of the interface: Fluent files of both languages, embedded, with Czech plurals and
//! Czech typography. Server only; islands receive finished words.

use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

use super::typography;
use crate::vocabulary::{Day, Lang};

/// The message files, one a room, in both languages.
const FILES: [(Lang, &str); 20] = [
    (Lang::Cs, include_str!("../../messages/cs/ui.ftl")),
    (Lang::Cs, include_str!("../../messages/cs/problems.ftl")),
    (Lang::Cs, include_str!("../../messages/cs/accounts.ftl")),
    (Lang::Cs, include_str!("../../messages/cs/surveys.ftl")),
    (Lang::Cs, include_str!("../../messages/cs/results.ftl")),
    (Lang::Cs, include_str!("../../messages/cs/ballots.ftl")),
    (Lang::Cs, include_str!("../../messages/cs/chair.ftl")),
    (Lang::Cs, include_str!("../../messages/cs/outcome.ftl")),
    (Lang::Cs, include_str!("../../messages/cs/priorities.ftl")),
    (Lang::Cs, include_str!("../../messages/cs/front.ftl")),
    (Lang::En, include_str!("../../messages/en/ui.ftl")),
    (Lang::En, include_str!("../../messages/en/problems.ftl")),
    (Lang::En, include_str!("../../messages/en/accounts.ftl")),
    (Lang::En, include_str!("../../messages/en/surveys.ftl")),
    (Lang::En, include_str!("../../messages/en/results.ftl")),
    (Lang::En, include_str!("../../messages/en/ballots.ftl")),
    (Lang::En, include_str!("../../messages/en/chair.ftl")),
    (Lang::En, include_str!("../../messages/en/outcome.ftl")),
    (Lang::En, include_str!("../../messages/en/priorities.ftl")),
    (Lang::En, include_str!("../../messages/en/front.ftl")),
];

static BUNDLES: LazyLock<[FluentBundle<FluentResource>; 2]> = LazyLock::new(|| Lang::ALL.map(bundle));

fn bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let tag = lang.code().parse().expect("our language codes are language tags");
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    for (_, source) in FILES.iter().filter(|(of, _)| *of == lang) {
        let resource = FluentResource::try_new((*source).to_owned())
            .unwrap_or_else(|(_, errors)| panic!("a message file does not parse: {errors:?}"));
        if let Err(errors) = bundle.add_resource(resource) {
            panic!("a message is there twice: {errors:?}");
        }
    }
    bundle
}

/// The words in one language. Copy it freely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(pub Lang);

impl Words {
    /// The message; its own name where it is missing (a test makes sure that none is).
    pub fn t(self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The message with its facts: `words.with("answers-count", &[("n", 3.into())])`.
    pub fn with(self, key: &str, facts: &[(&str, FluentValue<'_>)]) -> String {
        self.find(key, facts).unwrap_or_else(|| key.to_owned())
    }

    /// The message, if there is one.
    pub fn find(self, key: &str, facts: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let bundle = &BUNDLES[match self.0 {
            Lang::Cs => 0,
            Lang::En => 1,
        }];
        let pattern = bundle.get_message(key)?.value()?;
        let args: FluentArgs = facts.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors);
        Some(typography::set(&text, self.0.code()))
    }

    /// `31. března 2026`, `31 March 2026`.
    pub fn day(self, day: Day) -> String {
        let (year, month, of_month) = day.civil();
        let month = self.t(&format!("month-{month}"));
        match self.0 {
            Lang::Cs => format!("{of_month}.\u{a0}{month} {year}"),
            Lang::En => format!("{of_month}\u{a0}{month} {year}"),
        }
    }

    /// `2.–29. března 2026`, `28. října – 25. listopadu 2026`: what both days share is said once.
    pub fn days(self, from: Day, until: Day) -> String {
        let (year, month, of_month) = from.civil();
        let (last_year, last_month, _) = until.civil();
        let name = self.t(&format!("month-{month}"));
        let dot = if self.0 == Lang::Cs { "." } else { "" };
        let end = self.day(until);
        if from == until {
            end
        } else if (year, month) == (last_year, last_month) {
            format!("{of_month}{dot}–{end}")
        } else if year == last_year {
            format!("{of_month}{dot}\u{a0}{name}\u{a0}– {end}")
        } else {
            format!("{}\u{a0}– {end}", self.day(from))
        }
    }

    /// `3/2026`.
    pub fn month(self, day: Day) -> String {
        let (year, month, _) = day.civil();
        format!("{month}/{year}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(lang: Lang) -> Vec<String> {
        FILES
            .iter()
            .filter(|(of, _)| *of == lang)
            .flat_map(|(_, source)| source.lines())
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| line.split_once(" ="))
            .map(|(key, _)| key.to_owned())
            .collect()
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let (mut cs, mut en) = (keys(Lang::Cs), keys(Lang::En));
        cs.sort();
        en.sort();
        assert_eq!(cs, en);
        assert!(cs.len() > 100, "the files are read");
    }

    /// A key in the code that no file has would show its own name to a visitor.
    #[test]
    fn every_word_the_code_asks_for_exists() {
        let sources = sources(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")));
        let mut asked = 0;
        for (path, source) in sources {
            for part in [".t(\"", ".with(\""].iter().flat_map(|call| source.split(call).skip(1)) {
                let key = part.split('"').next().unwrap_or_default();
                let is_key =
                    key.contains('-') && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
                if is_key {
                    asked += 1;
                    for lang in Lang::ALL {
                        assert!(Words(lang).find(key, &[]).is_some(), "{path} asks for “{key}”, which {lang:?} lacks");
                    }
                }
            }
        }
        assert!(asked > 100, "the sources are read");
    }

    fn sources(folder: &std::path::Path) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder).expect("src is there") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                found.extend(sources(&path));
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                let source = std::fs::read_to_string(&path).expect("UTF-8");
                found.push((path.display().to_string(), source));
            }
        }
        found
    }

    #[test]
    fn a_span_of_days_says_once_what_both_share() {
        let days = |from, until| {
            let day = |text| Day::parse_iso(text).expect("a day");
            Words(Lang::Cs).days(day(from), day(until)).replace('\u{a0}', " ")
        };
        assert_eq!(days("2026-03-02", "2026-03-29"), "2.–29. března 2026");
        assert_eq!(days("2026-10-28", "2026-11-25"), "28. října – 25. listopadu 2026");
        assert_eq!(days("2026-11-14", "2027-01-08"), "14. listopadu 2026 – 8. ledna 2027");
        assert_eq!(days("2026-03-02", "2026-03-02"), "2. března 2026");
    }

    #[test]
    fn czech_has_three_plurals() {
        let count = |n: i64| Words(Lang::Cs).with("responses-count", &[("n", n.into())]);
        assert_eq!(count(1), "1\u{a0}odpověď");
        assert_eq!(count(3), "3\u{a0}odpovědi");
        assert_eq!(count(5), "5\u{a0}odpovědí");
    }
}
