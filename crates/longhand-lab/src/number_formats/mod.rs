//! A number in every format: its bits, what is stored, and the neighbours it could have been.
//!
//! Rounding, bits and neighbours come from [`longhand_math::format::Float`]: the next number above is
//! the one behind the next bits.

mod controls;
mod torch;

use controls::{EXPONENT, SIGNIFICAND, TYPED, WINDOW, by_sliders, number};
use longhand_math::format::Float;
use longhand_notation::number::with_digits;

use crate::control::Control;
use crate::definition::{Definition, Group};
use crate::frame::{Figure, Frame};
use crate::ink::Ink;
use crate::plot::{Axis, Cells, Drawing, Line, Lines, Panel, Shade, Square};
use crate::settings::Settings;
use crate::table::{Cell, Table};

/// The lab.
pub(crate) const LAB: Definition = Definition {
    slug: "number-formats",
    title: "One number in nine formats",
    about: "Type a number, or leave the field empty and drag its significand and its exponent. Blue bits are significant ones, amber the exponent, red the sign.",
    groups: &[Group {
        title: "",
        controls: &[
            Control::Field(TYPED),
            Control::Slider(SIGNIFICAND),
            Control::Slider(EXPONENT),
            Control::Slider(WINDOW),
        ],
    }],
    frame,
    torch: Some(torch::program),
    training: None,
};

/// The formats, from the largest down.
const FORMATS: [(&str, Float); 9] = [
    ("FP32", Float::FP32),
    ("TF32", Float::TF32),
    ("BF16", Float::BF16),
    ("FP16", Float::FP16),
    ("E5M2", Float::FP8_E5M2),
    ("E4M3", Float::FP8_E4M3FN),
    ("E3M2", Float::FP6_E3M2),
    ("E2M3", Float::FP6_E2M3),
    ("E2M1", Float::FP4_E2M1),
];

/// More numbers than these are a line.
const DOTS: u64 = 160;

fn frame(settings: &Settings) -> Frame {
    let idle = if by_sliders(settings) {
        Vec::new()
    } else {
        vec![SIGNIFICAND.id, EXPONENT.id]
    };
    let (x, fault) = match number(settings) {
        Ok(x) => (x, None),
        // The last figure that makes sense is that of the start.
        Err(fault) => (0.1, Some(fault)),
    };
    Frame {
        figures: vec![bits(x), line(x, settings.number(&WINDOW))],
        facts: Some(facts(x)),
        said: said(x),
        fault,
        idle,
        most: Vec::new(),
    }
}

/// With the nine digits that tell the numbers of FP32 apart.
fn shown(x: f64) -> String {
    with_digits(x, 9)
}

fn squares(format: &Float, bits: u64) -> Vec<Square> {
    let all = format.bits();
    (0..all)
        .map(|place| {
            let bit = (bits >> (all - 1 - place)) & 1;
            let ink = if place == 0 {
                Ink::Red
            } else if place <= format.exponent_bits {
                Ink::Amber
            } else {
                Ink::Blue
            };
            Square {
                value: bit as f64,
                text: bit.to_string(),
                shade: Shade::Group(ink),
                framed: false,
            }
        })
        .collect()
}

fn bits(x: f64) -> Figure {
    let stored = FORMATS.map(|(name, format)| (name, format, format.nearest(x)));
    let rows = stored.iter().map(|(name, format, stored)| {
        let bits = format.encode(*stored);
        let width = format.bits() as usize;
        vec![
            Cell::from(*name),
            Cell::from(format!("{bits:0width$b}")),
            Cell::from(shown(*stored)),
        ]
    });
    Figure {
        id: "bits",
        title: "Its bits".to_owned(),
        alt: format!(
            "The bits of {} in nine formats, sign, exponent and significant bits in three colours. The table has them.",
            shown(x)
        ),
        table: Table {
            heads: ["format", "bits", "stored"].map(str::to_owned).to_vec(),
            rows: rows.collect(),
        },
        drawing: Drawing::Cells(Cells {
            panels: vec![Panel {
                rows: stored
                    .iter()
                    .map(|(name, _, _)| (*name).to_owned())
                    .collect(),
                cells: stored
                    .iter()
                    .map(|(_, format, stored)| squares(format, format.encode(*stored)))
                    .collect(),
                ..Panel::default()
            }],
            wide: (18.0, 9.4),
        }),
    }
}

/// The next number above, by the next bits; not a number beyond the largest.
fn above(format: &Float, stored: f64) -> f64 {
    if !stored.is_finite() {
        return f64::NAN;
    }
    if stored == 0.0 {
        return format.smallest_subnormal();
    }
    let bits = format.encode(stored.abs());
    if stored < 0.0 {
        return -format.decode(bits - 1);
    }
    if stored >= format.max() {
        return f64::NAN;
    }
    format.decode(bits + 1)
}

/// The positive numbers of a format from one to another, or how many they are if too many.
fn between(format: &Float, from: f64, to: f64) -> Result<Vec<f64>, u64> {
    let least = from.max(format.smallest_subnormal());
    let most = to.min(format.max());
    if most < least {
        return Ok(Vec::new());
    }
    // Bits of positive numbers are in the order of the numbers.
    let (mut first, mut last) = (
        format.encode(format.nearest(least)),
        format.encode(format.nearest(most)),
    );
    if format.decode(first) < least {
        first += 1;
    }
    if format.decode(last) > most {
        last -= 1;
    }
    if last < first {
        return Ok(Vec::new());
    }
    if last - first >= DOTS {
        return Err(last - first + 1);
    }
    Ok((first..=last).map(|bits| format.decode(bits)).collect())
}

fn line(x: f64, window: f64) -> Figure {
    let half = if x == 0.0 { 1.0 } else { x.abs() } * window;
    let (from, to) = (x - half, x + half);
    let mut lines = Vec::new();
    let mut rows = Vec::new();
    let top = FORMATS.len() as f64 - 1.0;
    for (place, (_, format)) in FORMATS.iter().enumerate() {
        let y = top - place as f64;
        // Negative numbers are positive ones mirrored.
        let positive = between(format, from.max(0.0), to);
        let negative = between(format, (-to).max(0.0), -from);
        match (positive, negative) {
            (Ok(positive), Ok(negative)) => {
                let zero = (from <= 0.0 && to >= 0.0).then_some(0.0);
                let mirrored = negative.into_iter().rev().map(|x| -x);
                let all: Vec<f64> = mirrored.chain(zero).chain(positive).collect();
                rows.push(all.len() as f64);
                let ink = if place.is_multiple_of(2) {
                    Ink::Blue
                } else {
                    Ink::Amber
                };
                let points = all.into_iter().map(|x| (x, y)).collect();
                lines.push(Line::new("", ink, points).dots());
            }
            (positive, negative) => {
                let count = |found: Result<Vec<f64>, u64>| match found {
                    Ok(all) => all.len() as u64,
                    Err(count) => count,
                };
                rows.push((count(positive) + count(negative)) as f64);
                lines.push(Line::new("", Ink::Soft, vec![(from, y), (to, y)]));
            }
        }
    }
    let rows = FORMATS.iter().zip(rows).map(|((name, format), count)| {
        let stored = format.nearest(x);
        vec![
            Cell::from(*name),
            Cell::Number(count),
            Cell::from(shown(stored)),
            Cell::from(match above(format, stored) {
                next if next.is_nan() => "–".to_owned(),
                next => shown(next),
            }),
        ]
    });
    Figure {
        id: "line",
        title: "The numbers around it".to_owned(),
        alt: format!(
            "The numbers of each format from {} to {}, as dots; a line where they are too many to draw. The table says how many there are.",
            shown(from),
            shown(to)
        ),
        table: Table {
            heads: ["format", "numbers in sight", "stored", "next above"]
                .map(str::to_owned)
                .to_vec(),
            rows: rows.collect(),
        },
        drawing: Drawing::Lines(Lines {
            across: Axis {
                label: "number".to_owned(),
                from,
                to,
                ..Axis::default()
            },
            up: Axis {
                from: -0.7,
                to: top + 0.7,
                names: FORMATS
                    .iter()
                    .enumerate()
                    .map(|(place, (name, _))| (top - place as f64, (*name).to_owned()))
                    .collect(),
                ..Axis::default()
            },
            lines,
            rules: vec![(x, "x".to_owned())],
            ..Lines::default()
        }),
    }
}

fn facts(x: f64) -> Table {
    let rows = FORMATS.iter().map(|(name, format)| {
        let stored = format.nearest(x);
        let off = if stored.is_finite() && x != 0.0 {
            format!("{}%", with_digits(100.0 * (stored - x) / x, 3))
        } else {
            "–".to_owned()
        };
        vec![
            Cell::from(*name),
            Cell::from(shown(stored)),
            Cell::from(off),
            Cell::Number(above(format, stored) - stored),
        ]
    });
    Table {
        heads: ["Format", "stored", "off by", "gap above"]
            .map(str::to_owned)
            .to_vec(),
        rows: rows.collect(),
    }
}

fn said(x: f64) -> String {
    let [_, _, (_, bf16), (_, fp16), _, (_, e4m3), ..] = FORMATS;
    let each = [("BF16", bf16), ("FP16", fp16), ("E4M3", e4m3)];
    let each = each.map(|(name, format)| format!("{} in {name}", shown(format.nearest(x))));
    format!("x = {} is stored as {}.", shown(x), each.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(x: &str, row: usize) -> String {
        let mut settings = Settings::default();
        assert!(settings.set(&Control::Field(TYPED), x));
        let frame = frame(&settings);
        assert_eq!(frame.fault, None, "{x}");
        frame.facts.expect("facts").rows[row][1].shown()
    }

    #[test]
    fn numbers_are_stored_as_the_chapter_says() {
        // Three significant bits: 2.7 becomes 2.5. E4M3 ends at 448, E5M2 at 57 344, FP16 at 65 504.
        assert_eq!(stored("2.7", 4), "2.5");
        assert_eq!(stored("448", 5), "448");
        assert_eq!(stored("500", 5), "NaN");
        assert_eq!(stored("57344", 4), "57\u{202f}344");
        assert_eq!(stored("65504", 3), "65\u{202f}504");
        assert_eq!(stored("1e5", 3), "∞");
        assert_eq!(stored("1.5e-8", 3), "0");
        assert_eq!(stored("7", 8), "6");
        assert_eq!(stored(" −7 ", 8), "−6");
    }

    #[test]
    fn the_bits_of_a_tenth_are_those_of_ieee_754() {
        let figure = bits(0.1);
        let found = |row: usize| figure.table.rows[row][1].shown();
        assert_eq!(found(0), format!("{:032b}", 0.1_f32.to_bits()));
        assert_eq!(found(2), format!("{:016b}", 0x3dcd));
        assert_eq!(found(3), format!("{:016b}", 0x2e66));
    }

    #[test]
    fn four_bits_have_fifteen_numbers() {
        let all = between(&Float::FP4_E2M1, 0.0, 10.0).expect("few");
        assert_eq!(all, [0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0]);
        assert_eq!(between(&Float::FP4_E2M1, 0.7, 2.9), Ok(vec![1.0, 1.5, 2.0]));
        assert_eq!(between(&Float::FP4_E2M1, 4.5, 5.5), Ok(vec![]));
        assert_eq!(between(&Float::FP32, 1.0, 2.0), Err((1 << 23) + 1));
    }

    #[test]
    fn the_next_number_is_a_gap_away() {
        for (x, format, gap) in [
            (1.0, Float::FP16, 1.0 / 1024.0),
            (2048.0, Float::FP16, 2.0),
            (256.0, Float::BF16, 2.0),
            (0.0, Float::FP8_E4M3FN, 1.0 / 512.0),
            (-1.0, Float::BF16, 1.0 / 256.0),
        ] {
            assert_eq!(above(&format, x) - x, gap, "{x} in {}", format.name);
        }
        assert!(above(&Float::FP8_E4M3FN, 448.0).is_nan());
    }

    #[test]
    fn what_cannot_be_read_is_told_and_the_sliders_take_over_from_an_empty_field() {
        let mut settings = Settings::default();
        settings.set(&Control::Field(TYPED), "0.1 +");
        assert!(frame(&settings).fault.is_some());
        settings.set(&Control::Field(TYPED), " ");
        settings.set(&Control::Slider(EXPONENT), "10");
        assert_eq!(number(&settings), Ok(1.6 * 1024.0));
        assert!(frame(&settings).idle.is_empty());
    }
}
