//! Blocks of small numbers that share a scale, and what one large number does to its neighbours.
//!
//! All rounding comes from [`longhand_math::format::block`].

mod controls;

use controls::{BLOCK, FORMAT, OUTLIER, SCALE, SEED};
use longhand_math::format::block;
use longhand_math::registry::Entry;
use longhand_math::{MathError, Tensor, real};
use longhand_notation::number::with_digits;

use crate::control::Control;
use crate::definition::{Definition, Group};
use crate::frame::{Figure, Frame};
use crate::ink::Ink;
use crate::noise::Noise;
use crate::plot::{Axis, Cells, Drawing, Handle, Line, Lines, Mark, Panel, Pull, Shade, Square};
use crate::settings::Settings;
use crate::table::{Cell, Table};
use crate::written::short;

/// The lab.
pub(crate) const LAB: Definition = Definition {
    slug: "block-formats",
    title: "One scale for a whole block",
    about: "Sixteen numbers in blocks of one colour. Drag the third number and see what becomes of the others in its block. Framed numbers were clipped or became 0. (MX has blocks of 32, NVFP4 of 16.)",
    groups: &[Group {
        title: "",
        controls: &[
            Control::Choice(FORMAT),
            Control::Choice(SCALE),
            Control::Slider(BLOCK),
            Control::Slider(OUTLIER),
            Control::Slider(SEED),
        ],
    }],
    frame,
    torch: None,
    training: None,
};

/// How many numbers there are, and how many stand in a row of the drawing.
const COUNT: usize = 16;
const ROW: usize = 8;
/// The place of the number that can be set.
const PLACE: usize = 2;
const INKS: [Ink; 4] = [Ink::Blue, Ink::Amber, Ink::Green, Ink::Red];

/// What is stored of the numbers.
struct Stored {
    x: Vec<f64>,
    /// In the small format, and that times its scale.
    elements: Vec<f64>,
    values: Vec<f64>,
    scales: Vec<f64>,
    /// The largest element of the format.
    most: f64,
    bits: f64,
    block: usize,
}

fn entry(name: &str) -> (&'static Entry, f64, f64) {
    match name {
        "mxfp8" => (const { &block::MXFP8.kept() }, 448.0, 8.0),
        "nvfp4" => (const { &block::NVFP4.kept() }, 6.0, 4.0),
        _ => (const { &block::MXFP4.kept() }, 6.0, 4.0),
    }
}

fn numbers(settings: &Settings, outlier: f64) -> Vec<f64> {
    let mut noise = Noise::new(settings.number(&SEED));
    let mut numbers: Vec<f64> = (0..COUNT)
        .map(|_| (noise.bell() * 10.0).round() / 10.0)
        .collect();
    if let Some(number) = numbers.get_mut(PLACE) {
        *number = outlier;
    }
    numbers
}

fn stored(settings: &Settings, scale: &'static str, outlier: f64) -> Result<Stored, MathError> {
    let x = numbers(settings, outlier);
    let (entry, most, bits) = entry(settings.option(&FORMAT));
    let block = settings.number(&BLOCK);
    let mut named = vec![("block", block.into())];
    if settings.option(&FORMAT) != "nvfp4" {
        named.push(("scale", scale.into()));
    }
    let found = entry.call([Tensor::vector(x.clone()).into()], named)?;
    Ok(Stored {
        x,
        elements: found.tensor("elements")?.into_data(),
        values: found.tensor("value")?.into_data(),
        scales: found.tensor("scales")?.into_data(),
        most,
        bits: bits + 8.0 / block,
        block: block as usize,
    })
}

impl Stored {
    /// Whether a number became 0 and was none.
    fn is_lost(&self, place: usize) -> bool {
        let of = |numbers: &[f64]| numbers.get(place).copied().unwrap_or(0.0);
        of(&self.values) == 0.0 && of(&self.x) != 0.0
    }

    /// Whether a number was cut to the largest of the format: by more than half of what rounding to it
    /// may take.
    fn is_clipped(&self, place: usize) -> bool {
        let of = |numbers: &[f64]| numbers.get(place).copied().unwrap_or(0.0).abs();
        let scale = self.scales.get(place / self.block.max(1)).copied();
        of(&self.elements) == self.most
            && of(&self.x) > of(&self.values) * (1.0 + 1e-9)
            && scale.is_some_and(|scale| scale > 0.0)
    }

    /// The root of the mean square of the errors, but for that of the number that is set.
    fn error(&self) -> f64 {
        let pairs = self.x.iter().zip(&self.values).enumerate();
        let others = pairs.filter(|(place, _)| *place != PLACE);
        let squares = others.map(|(_, (x, value))| (x - value) * (x - value));
        real::sqrt(squares.sum::<f64>() / (COUNT - 1) as f64)
    }
}

fn frame(settings: &Settings) -> Frame {
    let idle = if settings.option(&FORMAT) == "nvfp4" {
        vec![SCALE.id]
    } else {
        Vec::new()
    };
    let outlier = settings.number(&OUTLIER);
    let found = stored(settings, settings.option(&SCALE), outlier)
        .and_then(|stored| Ok((errors(settings, &stored)?, stored)));
    match found {
        Ok((errors, stored)) => {
            let said = said(&stored);
            Frame {
                figures: vec![blocks(&stored, &said), errors],
                facts: Some(facts(&stored)),
                said,
                fault: None,
                idle,
                most: Vec::new(),
            }
        }
        Err(error) => Frame {
            fault: Some(error.to_string()),
            idle,
            ..Frame::default()
        },
    }
}

fn blocks(stored: &Stored, said: &str) -> Figure {
    let square = |number: f64, place: usize, framed: bool| Square {
        value: number,
        text: short(number),
        shade: Shade::Group(Ink::at(&INKS, place / stored.block.max(1))),
        framed,
    };
    let of = |numbers: &[f64], from: usize, marked: bool| -> Vec<Square> {
        let row = numbers.iter().enumerate().skip(from).take(ROW);
        row.map(|(place, number)| {
            let framed = marked && (stored.is_lost(place) || stored.is_clipped(place));
            square(*number, place, framed)
        })
        .collect()
    };
    let panels = (0..COUNT / ROW).map(|row| {
        let from = row * ROW;
        Panel {
            rows: ["x", "element", "stored"].map(str::to_owned).to_vec(),
            columns: (from + 1..=from + ROW)
                .map(|place| place.to_string())
                .collect(),
            cells: vec![
                of(&stored.x, from, false),
                of(&stored.elements, from, false),
                of(&stored.values, from, true),
            ],
            ..Panel::default()
        }
    });
    let rows = (0..COUNT).map(|place| {
        let of = |numbers: &[f64]| Cell::Number(numbers.get(place).copied().unwrap_or(f64::NAN));
        let block = place / stored.block.max(1);
        vec![
            Cell::Number((place + 1) as f64),
            of(&stored.x),
            Cell::Number(stored.scales.get(block).copied().unwrap_or(f64::NAN)),
            of(&stored.elements),
            of(&stored.values),
        ]
    });
    Figure {
        id: "blocks",
        title: "The numbers, their elements, and element × scale".to_owned(),
        alt: format!("Sixteen numbers in blocks, with what is stored of each. {said}"),
        table: Table {
            heads: ["place", "x", "scale", "element", "stored"]
                .map(str::to_owned)
                .to_vec(),
            rows: rows.collect(),
        },
        drawing: Drawing::Cells(Cells {
            panels: panels.collect(),
            wide: (56.0, 35.0),
        }),
    }
}

fn errors(settings: &Settings, now: &Stored) -> Result<Figure, MathError> {
    let nvfp4 = settings.option(&FORMAT) == "nvfp4";
    let last = OUTLIER.run.last();
    let course = |scale: &'static str| -> Result<Vec<(f64, f64)>, MathError> {
        let outliers = (0..=last).map(|place| OUTLIER.run.value(place));
        outliers
            .map(|outlier| Ok((outlier, stored(settings, scale, outlier)?.error())))
            .collect()
    };
    let lines = if nvfp4 {
        vec![Line::new("NVFP4", Ink::Blue, course("down")?)]
    } else {
        vec![
            Line::new("down", Ink::Blue, course("down")?),
            Line::new("up", Ink::Amber, course("up")?),
        ]
    };
    let most = lines
        .iter()
        .flat_map(|line| &line.points)
        .fold(0.0_f64, |most, point| most.max(point.1));
    let mut heads = vec!["third number".to_owned()];
    heads.extend(lines.iter().map(|line| format!("error, {}", line.label)));
    let rows = (0..=last as usize).map(|place| {
        let outlier = OUTLIER.run.value(place as u32);
        let errors = lines.iter().map(|line| {
            let point = line.points.get(place);
            Cell::Number(point.map_or(f64::NAN, |point| point.1))
        });
        std::iter::once(Cell::Number(outlier))
            .chain(errors)
            .collect()
    });
    let at = (settings.number(&OUTLIER), now.error());
    let rows = rows.collect();
    Ok(Figure {
        id: "errors",
        title: "Error of the other fifteen, root mean square, against the third".to_owned(),
        alt: format!(
            "The error of the other fifteen numbers against the third. At {} it is {}.",
            with_digits(at.0, 3),
            with_digits(at.1, 3)
        ),
        table: Table { heads, rows },
        drawing: Drawing::Lines(Lines {
            across: Axis {
                label: "third number".to_owned(),
                from: 0.0,
                to: 64.0,
                ..Axis::default()
            },
            up: Axis {
                label: "error".to_owned(),
                from: 0.0,
                // Numbers of size 1 have errors of size 1 at most.
                to: (most * 1.15).max(1e-3),
                ..Axis::default()
            },
            lines,
            marks: vec![Mark {
                at,
                label: String::new(),
                ink: Ink::Red,
            }],
            handles: vec![Handle {
                at,
                across: Some(Pull::new(OUTLIER.id)),
                up: None,
            }],
            ..Lines::default()
        }),
    })
}

fn facts(stored: &Stored) -> Table {
    let size = stored.block.max(1);
    let rows = stored.scales.iter().enumerate().map(|(block, scale)| {
        let places = block * size..((block + 1) * size).min(COUNT);
        let count = |is: &dyn Fn(usize) -> bool| {
            Cell::Number(places.clone().filter(|place| is(*place)).count() as f64)
        };
        vec![
            Cell::from(format!("{} to {}", places.start + 1, places.end)),
            Cell::Number(*scale),
            count(&|place| stored.is_clipped(place)),
            count(&|place| stored.is_lost(place)),
        ]
    });
    Table {
        heads: ["numbers", "scale", "clipped", "became 0"]
            .map(str::to_owned)
            .to_vec(),
        rows: rows.collect(),
    }
}

fn said(stored: &Stored) -> String {
    let lost = (0..COUNT).filter(|place| stored.is_lost(*place)).count();
    let of = |numbers: &[f64]| numbers.get(PLACE).copied().unwrap_or(f64::NAN);
    let third = format!(
        "{} is stored as {}",
        with_digits(of(&stored.x), 3),
        with_digits(of(&stored.values), 3)
    );
    let clipped = if stored.is_clipped(PLACE) {
        ": clipped, since its block’s scale was rounded down"
    } else {
        ""
    };
    format!(
        "{third}{clipped}. {lost} of {COUNT} numbers become 0. With its share of an eight-bit scale each number takes {} bits.",
        with_digits(stored.bits, 3)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    fn set(pairs: &[(&str, &str)]) -> Settings {
        testing::set(&LAB, pairs)
    }

    fn found(pairs: &[(&str, &str)]) -> Stored {
        let settings = set(pairs);
        stored(
            &settings,
            settings.option(&SCALE),
            settings.number(&OUTLIER),
        )
        .expect("stored")
    }

    #[test]
    fn seven_is_clipped_to_six_or_rounded_to_eight() {
        let down = found(&[]);
        assert_eq!((down.values[PLACE], down.scales[0]), (6.0, 1.0));
        assert!(down.is_clipped(PLACE));
        let up = found(&[("scale", "up")]);
        assert_eq!((up.values[PLACE], up.scales[0]), (8.0, 2.0));
        assert!(!up.is_clipped(PLACE));
    }

    #[test]
    fn a_large_number_takes_its_neighbours_bits_and_no_others() {
        let (small, large) = (found(&[("outlier", "2")]), found(&[("outlier", "64")]));
        let lost = |stored: &Stored, places: std::ops::Range<usize>| {
            places.filter(|place| stored.is_lost(*place)).count()
        };
        assert_eq!(lost(&large, 8..16), lost(&small, 8..16));
        assert!(lost(&large, 0..8) > lost(&small, 0..8));
        assert!(large.error() > small.error());
    }

    #[test]
    fn bits_are_those_of_the_formats() {
        // 4 + 8/32 and 4 + 8/16 in full blocks; here 4 + 8/8.
        assert_eq!(found(&[]).bits, 5.0);
        assert_eq!(found(&[("format", "nvfp4"), ("block", "16")]).bits, 4.5);
        assert_eq!(found(&[("format", "mxfp8"), ("block", "16")]).bits, 8.5);
    }

    #[test]
    fn what_is_stored_is_element_times_scale() {
        for format in ["mxfp4", "mxfp8"] {
            let stored = found(&[("format", format)]);
            for (place, value) in stored.values.iter().enumerate() {
                let scale = stored.scales[place / stored.block];
                assert_eq!(stored.elements[place] * scale, *value);
            }
        }
    }
}
