//! Colours and the style sheet.
//!
//! The sheet is [font faces](crate::fonts::faces), then the colours of
//! [`COLOURS`] as custom properties for paper and for dark, then the files of
//! `assets/` in the order of [`PARTS`]. What the classes mean stands in
//! `assets/README.md`.

use core::fmt::Write;

use crate::fonts;

/// One named colour on paper and in the dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// The custom property's name without its dashes.
    pub name: &'static str,
    /// On paper: `0xRRGGBB`.
    pub paper: u32,
    /// In the dark.
    pub dark: u32,
}

const fn colour(name: &'static str, paper: u32, dark: u32) -> Colour {
    Colour { name, paper, dark }
}

/// Every colour of the site, red, green and blue in two digits each. A test holds the pairs that meet on a page to the
/// contrast of WCAG 2 AA.
pub const COLOURS: &[Colour] = &[
    // Grounds.
    colour("paper", 0xfbfaf5, 0x14181b),
    colour("card", 0xffffff, 0x1a1f23),
    colour("wash", 0xeef3fb, 0x1c2736),
    colour("red-wash", 0xfcefec, 0x33201e),
    colour("green-wash", 0xedf6ef, 0x182a20),
    colour("amber-wash", 0xfdf5e2, 0x2d2616),
    // Lines that only separate.
    colour("rule", 0xdedace, 0x2e353b),
    // Lines that carry meaning: borders of fields and options, axes.
    colour("edge", 0x85878c, 0x7b828b),
    // Inks.
    colour("ink", 0x1d1f24, 0xe8e6df),
    colour("soft", 0x5c6069, 0x9aa0a8),
    colour("blue", 0x1f4fa3, 0x8db4f5),
    colour("red", 0xb3261e, 0xff9b8f),
    colour("green", 0x1b6e46, 0x7fd6a4),
    colour("amber", 0x855600, 0xf0c46c),
];

/// The style sheet's files in order.
pub const PARTS: &[(&str, &str)] = &[
    ("base.css", include_str!("../assets/base.css")),
    ("page.css", include_str!("../assets/page.css")),
    ("card.css", include_str!("../assets/card.css")),
    ("cells.css", include_str!("../assets/cells.css")),
    ("working.css", include_str!("../assets/working.css")),
    ("editor.css", include_str!("../assets/editor.css")),
    ("code.css", include_str!("../assets/code.css")),
    ("order.css", include_str!("../assets/order.css")),
    ("nodes.css", include_str!("../assets/nodes.css")),
    ("plot.css", include_str!("../assets/plot.css")),
    ("lab.css", include_str!("../assets/lab.css")),
    ("plan.css", include_str!("../assets/plan.css")),
    ("doctor.css", include_str!("../assets/doctor.css")),
    ("calculator.css", include_str!("../assets/calculator.css")),
    ("reference.css", include_str!("../assets/reference.css")),
    ("search.css", include_str!("../assets/search.css")),
    ("home.css", include_str!("../assets/home.css")),
    ("print.css", include_str!("../assets/print.css")),
];

/// The site's icon: the mark of the brand on paper (SVG).
pub const ICON: &str = include_str!("../assets/icon.svg");

/// The whole style sheet; `address` maps a font's file name to its address
/// relative to the sheet.
pub fn stylesheet(address: impl Fn(&str) -> String) -> String {
    let mut css = fonts::faces(address);
    let paper = properties(|one| one.paper);
    let dark = properties(|one| one.dark);
    // Writing to a String cannot fail.
    let _ = writeln!(css, ":root{{color-scheme:light dark;{paper}}}");
    // `data-theme` on the root overrides what the system asks for.
    let _ = writeln!(
        css,
        "@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}"
    );
    let _ = writeln!(css, ":root[data-theme=light]{{color-scheme:light}}");
    let _ = writeln!(
        css,
        "@media screen{{:root[data-theme=dark]{{color-scheme:dark;{dark}}}}}"
    );
    for (_, part) in PARTS {
        css.push_str(part);
    }
    css
}

fn properties(pick: impl Fn(&Colour) -> u32) -> String {
    let mut list = String::new();
    for one in COLOURS {
        let _ = write!(list, "--{}:#{:06x};", one.name, pick(one));
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// Two kinds of exercise once called their lines the same, and each got the other's look.
    #[test]
    fn a_class_belongs_to_one_part_of_the_sheet() {
        let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
        for (part, css) in PARTS.iter().filter(|(part, _)| *part != "print.css") {
            // Selectors that are one class and nothing else.
            let selectors = css.split(['{', '}', ',', '\n']).map(str::trim);
            let alone = |text: &&str| {
                text.strip_prefix('.')
                    .is_some_and(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
            };
            for class in selectors.filter(alone) {
                let owner = owners.entry(class).or_insert(part);
                assert_eq!(owner, part, "{class} is in both");
            }
        }
        assert!(owners.len() > 50);
    }

    /// Relative luminance, WCAG 2.2.
    fn luminance(colour: u32) -> f64 {
        let channel = |shift: u32| {
            let value = f64::from((colour >> shift) & 0xff) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                longhand_math::real::pow((value + 0.055) / 1.055, 2.4)
            }
        };
        0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
    }

    fn contrast(one: u32, other: u32) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    fn named(name: &str) -> Colour {
        COLOURS
            .iter()
            .copied()
            .find(|one| one.name == name)
            .unwrap_or_else(|| panic!("no colour {name}"))
    }

    fn at_least(least: f64, ink: &str, grounds: &[&str]) {
        for ground in grounds {
            let (ink, ground) = (named(ink), named(ground));
            for (theme, ratio) in [
                ("paper", contrast(ink.paper, ground.paper)),
                ("dark", contrast(ink.dark, ground.dark)),
            ] {
                assert!(
                    ratio >= least,
                    "{} on {} ({theme}): {ratio:.2} < {least}",
                    ink.name,
                    ground.name
                );
            }
        }
    }

    #[test]
    fn black_on_white_has_a_contrast_of_21() {
        assert!((contrast(0, 0xffffff) - 21.0).abs() < 1e-9);
    }

    #[test]
    fn text_has_a_contrast_of_4_5_on_every_ground_it_stands_on() {
        let washes = ["wash", "red-wash", "green-wash", "amber-wash"];
        let grounds = ["paper", "card"];
        for ink in ["ink", "soft", "blue", "red", "green", "amber"] {
            at_least(4.5, ink, &grounds);
        }
        at_least(4.5, "ink", &washes);
        at_least(4.5, "soft", &washes);
        at_least(4.5, "blue", &washes);
        at_least(4.5, "red", &["red-wash"]);
        at_least(4.5, "green", &["green-wash"]);
        at_least(4.5, "amber", &["amber-wash"]);
        // The primary button.
        at_least(4.5, "paper", &["ink"]);
    }

    #[test]
    fn lines_that_carry_meaning_have_a_contrast_of_3() {
        at_least(3.0, "edge", &["paper", "card"]);
        at_least(3.0, "blue", &["paper", "card"]);
    }

    #[test]
    fn the_sheet_uses_only_colours_that_exist_and_no_shadow_or_address() {
        let sheet = stylesheet(str::to_owned);
        for piece in sheet.split("var(--").skip(1) {
            let name = piece.split([')', ',']).next().unwrap_or_default();
            let known =
                COLOURS.iter().any(|one| one.name == name) || sheet.contains(&format!("--{name}:"));
            assert!(known, "--{name} is not defined");
        }
        assert!(!sheet.contains("box-shadow") && !sheet.contains("text-shadow"));
        assert!(!sheet.contains("http://") && !sheet.contains("https://"));
        assert!(!sheet.contains("@import"));
    }
}
