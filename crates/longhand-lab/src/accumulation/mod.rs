//! A long sum in a short format: to the nearest, by chance, and with Kahan's correction.
//!
//! Every addition is rounded by [`longhand_math::format::Float`]. Chance rounds up with the probability
//! of the way covered, so that the sum is right on average. Kahan's sum carries what the last
//! addition lost into the next one.

mod controls;
mod torch;

use controls::{COUNT, FORMAT, SEED, START, VALUE, format};
use longhand_math::format::{Float, Rounding};
use longhand_notation::number::with_digits;

use crate::control::Control;
use crate::definition::{Definition, Group};
use crate::frame::{Figure, Frame};
use crate::ink::Ink;
use crate::noise::Noise;
use crate::plot::{Axis, Drawing, Line, Lines};
use crate::settings::Settings;
use crate::table::{Cell, Table};

/// The lab.
pub(crate) const LAB: Definition = Definition {
    slug: "accumulation",
    title: "A sum that stops growing",
    about: "The same number is added over and over. Choose the format of the sum, and watch where it stalls.",
    groups: &[Group {
        title: "",
        controls: &[
            Control::Choice(FORMAT),
            Control::Slider(VALUE),
            Control::Slider(START),
            Control::Slider(COUNT),
            Control::Slider(SEED),
        ],
    }],
    frame,
    torch: Some(torch::program),
    training: None,
};

/// Points of a line.
const POINTS: usize = 200;

/// A sum after each of some additions.
#[derive(Default)]
struct Course {
    points: Vec<(f64, f64)>,
    end: f64,
}

/// Adds so often, and keeps the sum at every place that is drawn.
fn course(start: f64, count: usize, mut add: impl FnMut(f64) -> f64) -> Course {
    let every = count.div_ceil(POINTS).max(1);
    let mut sum = start;
    let mut points = vec![(0.0, sum)];
    for done in 1..=count {
        sum = add(sum);
        if done.is_multiple_of(every) || done == count {
            points.push((done as f64, sum));
        }
    }
    Course { points, end: sum }
}

struct Courses {
    exact: Course,
    nearest: Course,
    chance: Course,
    kahan: Course,
    /// The first addition that changed nothing.
    stalled: Option<usize>,
}

fn courses(format: &Float, start: f64, value: f64, count: usize, seed: f64) -> Courses {
    let value = format.nearest(value);
    // A sum that starts beyond the format starts at its end.
    let start = format.nearest(start.min(format.max()));
    let mut noise = Noise::new(seed);
    let (mut done, mut stalled) = (0, None);
    let nearest = course(start, count, |sum| {
        done += 1;
        let next = format.nearest(sum + value);
        if next == sum && next.is_finite() && stalled.is_none() {
            stalled = Some(done);
        }
        next
    });
    let chance = course(start, count, |sum| {
        format.round(sum + value, Rounding::Stochastic(noise.next()))
    });
    let mut lost = 0.0;
    let kahan = course(start, count, |sum| {
        let added = format.nearest(value - lost);
        let next = format.nearest(sum + added);
        lost = format.nearest(format.nearest(next - sum) - added);
        next
    });
    let exact = Course {
        points: vec![(0.0, start), (count as f64, start + value * count as f64)],
        end: start + value * count as f64,
    };
    Courses {
        exact,
        nearest,
        chance,
        kahan,
        stalled,
    }
}

fn frame(settings: &Settings) -> Frame {
    let (format, name) = format(settings);
    let (start, value) = (settings.number(&START), settings.number(&VALUE));
    let count = settings.number(&COUNT);
    let all = courses(
        &format,
        start,
        value,
        count as usize,
        settings.number(&SEED),
    );
    let rows = [
        ("exact", Ink::Soft, &all.exact),
        ("to the nearest", Ink::Red, &all.nearest),
        ("by chance", Ink::Blue, &all.chance),
        ("Kahan", Ink::Green, &all.kahan),
    ];
    let lines = rows.map(|(name, ink, course)| {
        let line = Line::new(name, ink, course.points.clone());
        if ink == Ink::Soft {
            line.dashed()
        } else {
            line
        }
    });
    let said = match all.stalled {
        Some(at) => format!(
            "In {name} the sum stalls at {}: from addition {} on, {} is too little to reach the next number.",
            with_digits(all.nearest.end, 6),
            with_digits(at as f64, 6),
            with_digits(format.nearest(value), 4),
        ),
        None if all.nearest.end.is_finite() => format!(
            "In {name} the sum is {} after {} additions; exact is {}.",
            with_digits(all.nearest.end, 6),
            with_digits(count, 6),
            with_digits(all.exact.end, 6)
        ),
        None => format!("In {name} the sum has left the range of the format."),
    };
    Frame {
        facts: Some(facts(&rows, all.exact.end)),
        figures: vec![Figure {
            id: "sums",
            title: format!("The sum in {name}"),
            alt: format!("The running sum over {count} additions. {said}"),
            table: table(&all),
            drawing: Drawing::Lines(Lines {
                across: Axis {
                    label: "additions".to_owned(),
                    to: count,
                    ..Axis::default()
                },
                up: Axis {
                    label: "sum".to_owned(),
                    from: all.exact.points.first().map_or(0.0, |point| point.1),
                    to: top(&rows),
                    ..Axis::default()
                },
                lines: lines.to_vec(),
                ..Lines::default()
            }),
        }],
        said,
        fault: None,
        idle: Vec::new(),
        most: Vec::new(),
    }
}

/// A little above everything that is drawn.
fn top(rows: &[(&str, Ink, &Course)]) -> f64 {
    let points = rows.iter().flat_map(|(_, _, course)| &course.points);
    let sums = points.map(|point| point.1).filter(|sum| sum.is_finite());
    let most = sums.fold(f64::NEG_INFINITY, f64::max);
    let least = rows
        .iter()
        .filter_map(|(_, _, course)| course.points.first())
        .map(|point| point.1)
        .filter(|sum| sum.is_finite())
        .fold(most, f64::min);
    if most > least {
        most + (most - least) * 0.04
    } else {
        most + most.abs().max(1.0) * 0.1
    }
}

fn facts(rows: &[(&str, Ink, &Course)], exact: f64) -> Table {
    let cell = |sum: f64| Cell::Words(with_digits(sum, 6));
    Table {
        heads: ["Rounded", "sum", "off by"].map(str::to_owned).to_vec(),
        rows: rows
            .iter()
            .map(|(name, _, course)| {
                let off = 100.0 * (course.end - exact) / exact;
                let off = if off.is_finite() {
                    format!("{}%", with_digits(off, 3))
                } else {
                    "–".to_owned()
                };
                vec![Cell::from(*name), cell(course.end), Cell::from(off)]
            })
            .collect(),
    }
}

fn table(all: &Courses) -> Table {
    let (start, end) = (
        all.exact.points.first().copied().unwrap_or_default(),
        all.exact.points.last().copied().unwrap_or_default(),
    );
    let slope = (end.1 - start.1) / (end.0 - start.0);
    let rows = all.nearest.points.iter().enumerate();
    Table {
        heads: ["additions", "exact", "to the nearest", "by chance", "Kahan"]
            .map(str::to_owned)
            .to_vec(),
        rows: rows
            .map(|(place, (done, sum))| {
                let at = |course: &Course| {
                    let point = course.points.get(place);
                    Cell::Number(point.map_or(f64::NAN, |point| point.1))
                };
                vec![
                    Cell::Number(*done),
                    Cell::Number(start.1 + slope * done),
                    Cell::Number(*sum),
                    at(&all.chance),
                    at(&all.kahan),
                ]
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use longhand_math::format::accumulate;

    #[test]
    fn a_sum_that_leaves_the_range_has_not_stalled() {
        let all = courses(&Float::FP16, 1.0, 100.0, 1000, 1.0);
        assert!(all.nearest.end.is_infinite());
        assert_eq!(all.stalled, None);
    }

    #[test]
    fn sums_of_ones_stall_at_two_to_the_number_of_significant_bits() {
        for (format, at) in [
            (Float::BF16, 256.0),
            (Float::FP16, 2048.0),
            (Float::FP8_E4M3FN, 16.0),
            (Float::FP8_E5M2, 8.0),
        ] {
            let all = courses(&format, 1.0, 1.0, 5000, 1.0);
            assert_eq!(all.nearest.end, at, "{}", format.name);
            assert_eq!(all.stalled, Some(at as usize), "{}", format.name);
        }
        let all = courses(&Float::FP32, 16_777_216.0, 1.0, 100, 1.0);
        assert_eq!((all.nearest.end, all.stalled), (16_777_216.0, Some(1)));
    }

    #[test]
    fn the_sums_are_those_of_the_rule() {
        for (format, value) in [("bf16", 0.01), ("fp16", 0.3)] {
            let rule = |kahan: bool| {
                let found = accumulate::ENTRY.call(
                    [[1.0, value].into(), format.into()],
                    [("kahan", kahan.into()), ("repeat", [1.0, 700.0].into())],
                );
                found.and_then(|found| found.number("sum")).expect("a sum")
            };
            let float = longhand_math::format::named(format).expect("a format");
            let all = courses(float, 1.0, value, 700, 1.0);
            assert_eq!(all.nearest.end, rule(false), "{format}");
            assert_eq!(all.kahan.end, rule(true), "{format}");
        }
    }

    #[test]
    fn chance_is_right_on_average() {
        let ends = (1..=40).map(|seed| {
            courses(&Float::BF16, 1.0, 1.0, 1000, f64::from(seed))
                .chance
                .end
        });
        let mean = ends.sum::<f64>() / 40.0;
        assert!((mean - 1001.0).abs() < 20.0, "{mean}");
    }
}
