//! The fonts that every page brings along, cut to the characters of
//! `vendor/fonts/characters.txt`.
//!
//! Four families: Source Serif for reading, Inter for controls, JetBrains Mono
//! for what learners type and for code, STIX Two Math for formulas. Its signs
//! alone ([`SIGNS`]) stand last in every stack: a Greek letter or an arrow in
//! prose is drawn by it, and words never are, however late the text's own font
//! comes. Why these: `docs/decisions/0020-fonts.md`.

use core::fmt::Write;

/// One font file and how the style sheet announces it.
#[derive(Debug, Clone, Copy)]
pub struct Font {
    /// File name in `vendor/fonts` and, before hashing, in the built site.
    pub file: &'static str,
    /// `font-family`.
    pub family: &'static str,
    /// `font-style`.
    pub style: &'static str,
    /// `font-weight`, a range where the font is variable.
    pub weight: &'static str,
    /// `font-display`; see [`faces`].
    pub display: &'static str,
    /// `unicode-range` of a file that is only loaded when a page needs it.
    pub range: Option<&'static str>,
    /// Whether the first screen needs it, so that pages load it early.
    pub early: bool,
    /// The file (woff2).
    pub bytes: &'static [u8],
}

macro_rules! file {
    ($name:literal) => {
        include_bytes!(concat!("../../../vendor/fonts/", $name))
    };
}

/// The name of the maths family.
pub const MATHS: &str = "STIX Two Math";

/// The same file for signs alone, last in every stack.
pub const SIGNS: &str = "STIX signs";

/// What [`SIGNS`] draws: all characters of `characters.txt` that stand in no text font, and those
/// next to them. No letter, digit or mark of a text is among them.
const SIGN_RANGE: &str = "U+AC,U+AF,U+B2-B3,U+B9,U+BC-BE,U+237,U+2C7-2DA,U+300-3FF,\
    U+2010-2011,U+2016,U+202F-203E,U+2044-209F,U+20D0-2BFF,U+1D400-1D7FF";

/// Every font file of the site.
pub const ALL: &[Font] = &[
    Font {
        file: "source-serif.woff2",
        family: "Source Serif 4",
        style: "normal",
        weight: "400 600",
        display: "optional",
        range: None,
        early: true,
        bytes: file!("source-serif.woff2"),
    },
    Font {
        file: "source-serif-italic.woff2",
        family: "Source Serif 4",
        style: "italic",
        weight: "400 600",
        display: "optional",
        range: None,
        early: true,
        bytes: file!("source-serif-italic.woff2"),
    },
    Font {
        file: "inter.woff2",
        family: "Inter",
        style: "normal",
        weight: "400 600",
        display: "optional",
        range: None,
        early: true,
        bytes: file!("inter.woff2"),
    },
    Font {
        file: "jetbrains-mono.woff2",
        family: "JetBrains Mono",
        style: "normal",
        weight: "400 600",
        display: "optional",
        range: None,
        early: true,
        bytes: file!("jetbrains-mono.woff2"),
    },
    Font {
        file: "jetbrains-mono-greek.woff2",
        family: "JetBrains Mono",
        style: "normal",
        weight: "400 600",
        display: "swap",
        range: Some("U+370-3FF"),
        early: false,
        bytes: file!("jetbrains-mono-greek.woff2"),
    },
    Font {
        file: "stix-two-math.woff2",
        family: MATHS,
        style: "normal",
        weight: "400",
        display: "swap",
        range: None,
        early: true,
        bytes: file!("stix-two-math.woff2"),
    },
];

/// A font that most machines have, stretched to the measures of one of ours:
/// text set in it takes the same room, so nothing moves when ours arrives.
struct Standin {
    family: &'static str,
    local: &'static [&'static str],
    /// Ratio of the mean advance of English text, per cent.
    size: f64,
    /// Ascent and descent of ours divided by `size`, per cent.
    ascent: f64,
    descent: f64,
}

// Mean advances (em, letters weighed as in English, 18% spaces): Source Serif
// 0.476, Times 0.400, Georgia 0.439; Inter 0.473, Arial 0.441.
const STANDINS: &[Standin] = &[
    Standin {
        family: "Serif before",
        local: &["Georgia"],
        size: 108.4,
        ascent: 95.6,
        descent: 30.9,
    },
    Standin {
        family: "Serif before too",
        local: &["Times New Roman", "Liberation Serif"],
        size: 119.0,
        ascent: 87.1,
        descent: 28.2,
    },
    Standin {
        family: "Sans before",
        local: &["Arial", "Liberation Sans", "Helvetica"],
        size: 107.4,
        ascent: 90.2,
        descent: 22.5,
    },
];

/// The `@font-face` rules; `address` maps a file name to its address relative
/// to the style sheet (the built site hashes names).
///
/// Text fonts are `optional`: a browser that has them in time uses them, another
/// keeps the stand-in until the next page, and no text ever moves. The maths
/// font is `swap`, because roots and braces need it to stretch.
pub fn faces(address: impl Fn(&str) -> String) -> String {
    let mut css = String::new();
    let signs = ALL.iter().filter(|font| font.family == MATHS);
    let signs = signs.map(|font| Font {
        family: SIGNS,
        range: Some(SIGN_RANGE),
        ..*font
    });
    for font in ALL.iter().copied().chain(signs) {
        let range = font
            .range
            .map_or_else(String::new, |range| format!(";unicode-range:{range}"));
        // Writing to a String cannot fail.
        let _ = writeln!(
            css,
            "@font-face{{font-family:\"{}\";font-style:{};font-weight:{};font-display:{};\
             src:url(\"{}\") format(\"woff2\"){range}}}",
            font.family,
            font.style,
            font.weight,
            font.display,
            address(font.file),
        );
    }
    for standin in STANDINS {
        let local: Vec<String> = standin
            .local
            .iter()
            .map(|name| format!("local(\"{name}\")"))
            .collect();
        let _ = writeln!(
            css,
            "@font-face{{font-family:\"{}\";src:{};size-adjust:{}%;ascent-override:{}%;\
             descent-override:{}%;line-gap-override:0%}}",
            standin.family,
            local.join(","),
            standin.size,
            standin.ascent,
            standin.descent,
        );
    }
    css
}

/// The list that the fonts were cut to.
const CHARACTERS: &str = include_str!("../../../vendor/fonts/characters.txt");

/// Whether our fonts draw this character, so that a page may show it.
///
/// Line breaks and tabs count as covered: they are never drawn.
///
/// ```
/// use longhand_view::fonts::covers;
/// assert!(covers('β') && covers('−') && covers('𝑥'));
/// assert!(!covers('✗') && !covers('語'));
/// ```
pub fn covers(character: char) -> bool {
    if matches!(character, '\n' | '\r' | '\t') {
        return true;
    }
    let wanted = u32::from(character);
    ranges(CHARACTERS).any(|(first, last)| (first..=last).contains(&wanted))
}

/// The characters of a text that our fonts do not draw, each once, in order.
pub fn uncovered(text: &str) -> Vec<char> {
    let mut missing = Vec::new();
    for character in text.chars() {
        // Nearly all text is ASCII: the list is asked only for the rest.
        if !character.is_ascii() && !covers(character) && !missing.contains(&character) {
            missing.push(character);
        }
    }
    missing
}

/// The ranges of a character list: one a line, hexadecimal, then a comment.
fn ranges(list: &str) -> impl Iterator<Item = (u32, u32)> + '_ {
    list.lines().filter_map(|line| {
        let range = line.split_whitespace().next()?;
        if range.starts_with(['#', '[']) {
            return None;
        }
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        Some((
            u32::from_str_radix(first, 16).ok()?,
            u32::from_str_radix(last, 16).ok()?,
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_fonts_of_a_page_are_at_most_130_kb_and_the_maths_font_60() {
        let size = |maths: bool| -> usize {
            ALL.iter()
                .filter(|font| (font.family == MATHS) == maths)
                .map(|font| font.bytes.len())
                .sum()
        };
        assert!(size(false) <= 130_000, "{}", size(false));
        assert!(size(true) <= 60_000, "{}", size(true));
    }

    /// On a slow first visit the text fonts come after the maths font, or not at all.
    #[test]
    fn no_words_are_set_in_the_maths_font_before_the_texts_own_is_there() {
        let sheet = include_str!("../assets/base.css");
        for stack in ["--serif:", "--sans:", "--mono:"] {
            let line = sheet.lines().find(|line| line.contains(stack)).unwrap();
            assert!(!line.contains(MATHS) && line.contains(SIGNS), "{line}");
        }
        let css = faces(|file| file.to_owned());
        let face = css.lines().find(|face| face.contains(SIGNS)).unwrap();
        assert!(face.contains(";unicode-range:"), "{face}");
        let signs = SIGN_RANGE.split(',').map(|range| {
            let range = range.trim_start_matches("U+");
            let (first, last) = range.split_once('-').unwrap_or((range, range));
            let number = |text| u32::from_str_radix(text, 16).unwrap();
            number(first)..=number(last)
        });
        let signs: Vec<_> = signs.collect();
        let drawn = |c: char| signs.iter().any(|range| range.contains(&u32::from(c)));
        assert!("aZ09.,;!()'–—‘’“”éß ".chars().all(|c| !drawn(c)));
        // What no text font has is drawn by the signs.
        let (text, maths) = CHARACTERS.split_once("\n[maths]\n").unwrap();
        let in_text = |c: u32| super::ranges(text).any(|(first, last)| (first..=last).contains(&c));
        for c in super::ranges(maths).flat_map(|(first, last)| first..=last) {
            let c = char::from_u32(c).unwrap();
            assert!(in_text(c.into()) || drawn(c), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn every_font_is_a_woff2_file() {
        for font in ALL {
            assert!(font.bytes.starts_with(b"wOF2"), "{}", font.file);
        }
    }

    #[test]
    fn every_line_of_the_character_list_is_a_range_or_a_comment() {
        let meant = CHARACTERS
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with(['#', '[']))
            .count();
        assert_eq!(ranges(CHARACTERS).count(), meant);
        assert!(ranges(CHARACTERS).all(|(first, last)| first <= last));
    }

    #[test]
    fn uncovered_characters_are_named_once() {
        assert_eq!(uncovered("β₁ ≈ 0.9 語 語 ✗"), ['語', '✗']);
    }

    #[test]
    fn the_faces_use_the_addresses_they_are_given() {
        let css = faces(|file| format!("hashed-{file}"));
        for font in ALL {
            assert!(css.contains(&format!("url(\"hashed-{}\")", font.file)));
        }
    }
}
