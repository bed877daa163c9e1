//! Letter size and contrast: two choices every reader has on every page, kept in one cookie.

/// A− A A+.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TextSize {
    Small,
    #[default]
    Medium,
    Large,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Contrast {
    #[default]
    Normal,
    High,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Appearance {
    pub size: TextSize,
    pub contrast: Contrast,
}

impl Appearance {
    /// Reads the cookie (`l.h`); whatever it does not understand is the default.
    pub fn parse(cookie: &str) -> Appearance {
        let mut parts = cookie.split('.');
        Appearance {
            size: TextSize::parse(parts.next().unwrap_or_default()),
            contrast: Contrast::parse(parts.next().unwrap_or_default()),
        }
    }

    pub fn cookie(self) -> String {
        format!("{}.{}", self.size.code(), self.contrast.code())
    }

    /// The classes of `<html>`.
    pub fn classes(self) -> &'static str {
        match (self.size, self.contrast) {
            (TextSize::Small, Contrast::Normal) => "size-s",
            (TextSize::Medium, Contrast::Normal) => "size-m",
            (TextSize::Large, Contrast::Normal) => "size-l",
            (TextSize::Small, Contrast::High) => "size-s contrast-high",
            (TextSize::Medium, Contrast::High) => "size-m contrast-high",
            (TextSize::Large, Contrast::High) => "size-l contrast-high",
        }
    }
}

impl TextSize {
    pub const ALL: [TextSize; 3] = [TextSize::Small, TextSize::Medium, TextSize::Large];

    pub fn code(self) -> &'static str {
        match self {
            TextSize::Small => "s",
            TextSize::Medium => "m",
            TextSize::Large => "l",
        }
    }

    pub fn parse(code: &str) -> TextSize {
        TextSize::ALL.into_iter().find(|size| size.code() == code).unwrap_or_default()
    }
}

impl Contrast {
    pub fn code(self) -> &'static str {
        match self {
            Contrast::Normal => "n",
            Contrast::High => "h",
        }
    }

    pub fn parse(code: &str) -> Contrast {
        if code == "h" { Contrast::High } else { Contrast::Normal }
    }

    pub fn other(self) -> Contrast {
        match self {
            Contrast::Normal => Contrast::High,
            Contrast::High => Contrast::Normal,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_survives_its_cookie_and_nonsense_is_the_default() {
        let chosen = Appearance { size: TextSize::Large, contrast: Contrast::High };
        assert_eq!(Appearance::parse(&chosen.cookie()), chosen);
        assert_eq!(Appearance::parse("<script>"), Appearance::default());
    }
}
