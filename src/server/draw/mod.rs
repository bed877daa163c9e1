//! Charts drawn: a [`Chart`] and a width become a [`Scene`](scene::Scene), and that becomes SVG or
//! PNG. Layout is done once for both; heights follow from what there is to say, so labels are
//! wrapped and never cut. No general plotting library is used: these few kinds need exact control
//! over text, and text is most of a picture.

mod bars;
mod columns;
mod duels;
mod font;
mod heat;
mod palette;
mod png;
mod ranges;
mod scale_bars;
mod scene;
mod svg;
#[cfg(test)]
mod tests;

use font::Weight;
use palette::{INK, INK_SOFT};
use scene::{Anchor, Letters, Scene};

use crate::vocabulary::{Chart, ChartKind, Lang};

/// How large a picture is to be; the height follows from what it says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Size {
    /// On a page for a desk.
    #[default]
    Page,
    /// On a telephone.
    Phone,
    /// Across the text of an A4 page in Word: 16 cm, letters of 11 points.
    Print,
    /// To stand alone, with its title in it: a slide, a post.
    Alone,
    Of(Measure),
}

/// The measures of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// In CSS pixels.
    pub width: f32,
    /// The size of letters in CSS pixels.
    pub letters: f32,
    /// Whether the title stands in the picture; a page or document has it beside.
    pub title: bool,
}

/// Dots an inch of a PNG.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dpi(pub u32);

impl Dpi {
    /// One dot a CSS pixel.
    pub const SCREEN: Dpi = Dpi(96);
    /// For Word.
    pub const WORD: Dpi = Dpi(150);
    /// Two dots a CSS pixel, for today's screens.
    pub const SHARP: Dpi = Dpi(192);
    pub const PRINT: Dpi = Dpi(300);
}

impl Size {
    fn measure(self) -> Measure {
        let measure = |width, letters, title| Measure { width, letters, title };
        match self {
            Size::Page => measure(720.0, 16.0, false),
            Size::Phone => measure(328.0, 16.0, false),
            Size::Print => measure(605.0, 14.6, false),
            Size::Alone => measure(960.0, 20.0, true),
            Size::Of(own) => own,
        }
    }
}

impl Measure {
    /// Under this a label has its own line above its bar.
    fn is_narrow(self) -> bool {
        self.width < self.letters * 30.0
    }

    fn letters(self) -> Letters {
        Letters { size: self.letters, weight: Weight::Regular, fill: INK }
    }

    fn strong(self) -> Letters {
        Letters { weight: Weight::SemiBold, ..self.letters() }
    }

    fn soft(self) -> Letters {
        Letters { size: self.letters * 0.9, weight: Weight::Regular, fill: INK_SOFT }
    }
}

/// The chart as SVG with real text. Its source stands at the foot; empty it where it stands beside.
pub fn svg(chart: &Chart, lang: Lang, size: Size) -> String {
    svg::write(&scene(chart, lang, size), &chart.title, &chart.alt, lang.code())
}

/// The chart as PNG.
pub fn png(chart: &Chart, lang: Lang, size: Size, dpi: Dpi) -> Vec<u8> {
    png::write(&scene(chart, lang, size), dpi.0)
}

/// Width and height of the picture in CSS pixels, for a page that keeps its place.
pub fn extent(chart: &Chart, lang: Lang, size: Size) -> (u32, u32) {
    let scene = scene(chart, lang, size);
    (scene.width as u32, scene.height as u32)
}

fn scene(chart: &Chart, lang: Lang, size: Size) -> Scene {
    let size = size.measure();
    let mut page = Page { scene: Scene::new(size.width), y: 4.0, lang, size };
    if size.title {
        let letters = Letters { size: size.letters * 1.2, ..size.strong() };
        let lines = font::wrap(&chart.title, size.width, letters.size, letters.weight, lang);
        page.lines(0.0, &lines, letters);
        page.y += size.letters * 0.8;
    }
    match &chart.kind {
        ChartKind::Bars { bars } => page.bars(bars),
        ChartKind::Grouped { series, lines } => page.grouped(series, lines),
        ChartKind::Stacked { series, lines } => page.stacked(series, lines),
        ChartKind::Diverging { levels, lines } => page.diverging(levels, lines),
        ChartKind::Columns { columns } => page.columns(columns),
        ChartKind::Heat { places, lines } => page.heat(places, lines),
        ChartKind::Timeline { days } => page.timeline(days),
        ChartKind::Duels { items, duels } => page.duels(items, duels),
        ChartKind::Ranges { places, ranges } => page.ranges(*places, ranges),
    }
    // A picture that travels without its page still says where it comes from.
    if !chart.source.is_empty() {
        page.y += size.letters * 0.6;
        let letters = Letters { size: size.letters * 0.82, ..size.soft() };
        let lines = page.wrap(&chart.source, size.width, letters);
        page.lines(0.0, &lines, letters);
    }
    page.scene.height = (page.y + 4.0).ceil();
    page.scene
}

/// A picture in the making, filled from the top.
struct Page {
    scene: Scene,
    /// Where the next thing goes.
    y: f32,
    lang: Lang,
    size: Measure,
}

impl Page {
    /// In as few lines as fit, and those of even length: no word is left alone on the last.
    fn wrap(&self, text: &str, room: f32, letters: Letters) -> Vec<String> {
        let wrap = |room: f32| font::wrap(text, room, letters.size, letters.weight, self.lang);
        let mut best = wrap(room);
        let (fewest, mut step) = (best.len(), room / 4.0);
        let mut narrower = room;
        while fewest > 1 && step > 2.0 {
            let tried = wrap(narrower - step);
            // A word is never broken for the sake of evenness.
            if tried.len() == fewest && !tried.iter().any(|line| line.ends_with('-') && !text.contains(line.as_str())) {
                best = tried;
                narrower -= step;
            }
            step /= 2.0;
        }
        best
    }

    /// Lines of text from the current place down.
    fn lines(&mut self, x: f32, lines: &[String], letters: Letters) {
        for line in lines {
            self.scene.text(x, self.y + letters.line() / 2.0, line, letters, Anchor::Start);
            self.y += letters.line();
        }
    }

    /// The width of the column of labels: what they need, at most so large a share of the picture.
    fn label_column<'a>(&self, labels: impl Iterator<Item = &'a str>, share: f32) -> f32 {
        let letters = self.size.letters();
        let widest = labels.map(|label| letters.width(label)).fold(0.0, f32::max);
        (widest + 1.0).min(self.size.width * share)
    }
}
