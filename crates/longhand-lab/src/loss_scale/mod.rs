//! Gradients on their way through FP16, with a loss scale; and the scaler that looks for one.
//!
//! The gradients of a model are drawn as a bell over powers of two. What arrives is decided by
//! [`longhand_math::format::Float::FP16`]; the scaler is [`longhand_math::format::Scaler`], which does as
//! PyTorch's `GradScaler`. In the run the largest gradient of a step lies around three widths above the
//! middle, a width of a half up and down.

mod controls;
mod torch;

use controls::{INTERVAL, MIDDLE, SCALE, SEED, STEPS, WIDTH};
use longhand_math::format::{Float, Scaler};
use longhand_math::real;
use longhand_notation::name::superscript;
use longhand_notation::number::with_digits;

use crate::control::Control;
use crate::definition::{Definition, Group};
use crate::frame::{Figure, Frame};
use crate::ink::Ink;
use crate::noise::Noise;
use crate::plot::{Axis, Drawing, Handle, Line, Lines, Pull};
use crate::settings::Settings;
use crate::table::{Cell, Table};

/// The lab.
pub(crate) const LAB: Definition = Definition {
    slug: "loss-scale",
    title: "Gradients through FP16",
    about: "Drag the gradients, or the loss scale: red ones become zero, amber ones lose digits, and what is pushed past 65 504 is infinite. Below, a scaler looks for the scale by itself.",
    groups: &[
        Group {
            title: "Gradients",
            controls: &[
                Control::Slider(MIDDLE),
                Control::Slider(WIDTH),
                Control::Slider(SCALE),
            ],
        },
        Group {
            title: "The scaler’s life",
            controls: &[
                Control::Slider(INTERVAL),
                Control::Slider(STEPS),
                Control::Slider(SEED),
            ],
        },
    ],
    frame,
    torch: Some(torch::program),
    training: None,
};

/// What FP16 makes of a size.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Zero,
    Coarse,
    Whole,
    Infinite,
}

fn fate(power: f64) -> Fate {
    let format = Float::FP16;
    let sent = real::exp2(power);
    let arrived = format.nearest(sent);
    if arrived == 0.0 {
        Fate::Zero
    } else if arrived.is_infinite() {
        Fate::Infinite
    } else if sent < format.smallest_normal() {
        Fate::Coarse
    } else {
        Fate::Whole
    }
}

/// Powers of two that are drawn.
const FROM: f64 = -50.0;
const TO: f64 = 24.0;
/// Bins of a power of two.
const BINS: f64 = 2.0;

/// The share of the gradients in each bin by the power of two in its middle, once scaled.
fn bell(middle: f64, width: f64, scale: f64) -> Vec<(f64, f64)> {
    let shift = real::log2(scale);
    // Five widths to each side: all but a millionth.
    let reach = (5.0 * width * BINS).ceil() as i32;
    let weights: Vec<(f64, f64)> = (-reach..=reach)
        .map(|place| {
            let power = f64::from(place) / BINS;
            (power, real::exp(-0.5 * power * power / (width * width)))
        })
        .collect();
    let whole: f64 = weights.iter().map(|(_, weight)| weight).sum();
    weights
        .into_iter()
        .map(|(power, weight)| (middle + power + shift, weight / whole))
        .collect()
}

fn share(bell: &[(f64, f64)], wanted: Fate) -> f64 {
    let all = bell.iter().filter(|(power, _)| fate(*power) == wanted);
    all.map(|(_, weight)| weight).sum()
}

fn percent(share: f64) -> String {
    format!("{}%", with_digits(100.0 * share, 3))
}

fn frame(settings: &Settings) -> Frame {
    let (middle, width) = (settings.number(&MIDDLE), settings.number(&WIDTH));
    let scale = settings.number(&SCALE);
    let plain = bell(middle, width, 1.0);
    let scaled = bell(middle, width, scale);
    let life = life(settings);
    let row = |name: String, bell: &[(f64, f64)]| {
        let share = |wanted| Cell::from(percent(share(bell, wanted)));
        vec![
            Cell::from(name),
            share(Fate::Zero),
            share(Fate::Coarse),
            share(Fate::Infinite),
        ]
    };
    let skipped = life.iter().filter(|step| !step.finite).count();
    let last = life.last().map_or(f64::NAN, |step| step.scale);
    Frame {
        figures: vec![gradients(&scaled, middle, scale), scaler(&life)],
        facts: Some(Table {
            heads: ["Gradients", "zero", "coarse", "infinite"]
                .map(str::to_owned)
                .to_vec(),
            rows: vec![
                row("unscaled".to_owned(), &plain),
                row(format!("times {}", with_digits(scale, 6)), &scaled),
            ],
        }),
        said: format!(
            "With S = {} FP16 makes {} of the gradients zero and {} infinite. The scaler skips {} of {} steps and ends at {}.",
            with_digits(scale, 6),
            percent(share(&scaled, Fate::Zero)),
            percent(share(&scaled, Fate::Infinite)),
            skipped,
            with_digits(life.len() as f64, 6),
            with_digits(last, 6),
        ),
        fault: None,
        idle: Vec::new(),
        most: Vec::new(),
    }
}

/// The outline of neighbouring bins.
fn outline(bins: &[(f64, f64)], wanted: Fate) -> Vec<(f64, f64)> {
    let half = 0.5 / BINS;
    let mut points = Vec::new();
    for (power, weight) in bins {
        if fate(*power) == wanted {
            if points.is_empty() {
                points.push((power - half, 0.0));
            }
            points.push((power - half, *weight));
            points.push((power + half, *weight));
        }
    }
    if let Some((end, _)) = points.last().copied() {
        points.push((end, 0.0));
    }
    points
}

fn gradients(bins: &[(f64, f64)], middle: f64, scale: f64) -> Figure {
    let parts = [
        (Fate::Zero, Ink::Red),
        (Fate::Coarse, Ink::Amber),
        (Fate::Whole, Ink::Green),
        (Fate::Infinite, Ink::Red),
    ];
    let lines = parts.map(|(fate, ink)| Line::new("", ink, outline(bins, fate)).filled());
    let most = bins
        .iter()
        .fold(0.0_f64, |most, (_, weight)| most.max(*weight));
    let rows = bins.iter().map(|(power, weight)| {
        let what = match fate(*power) {
            Fate::Zero => "zero",
            Fate::Coarse => "coarse",
            Fate::Whole => "whole",
            Fate::Infinite => "infinite",
        };
        vec![
            Cell::Number(*power),
            Cell::Number(*weight),
            Cell::from(what),
        ]
    });
    let ticks = [-48, -40, -32, -24, -14, 0, 16];
    Figure {
        id: "gradients",
        title: "What travels in FP16: S times each gradient".to_owned(),
        alt: format!(
            "A histogram of gradients over powers of two, around 2 to the {}, after a loss scale of {}. {} become zero, {} infinite.",
            with_digits(middle + real::log2(scale), 3),
            with_digits(scale, 6),
            percent(share(bins, Fate::Zero)),
            percent(share(bins, Fate::Infinite)),
        ),
        table: Table {
            heads: ["power of 2", "share", "arrives"]
                .map(str::to_owned)
                .to_vec(),
            rows: rows.collect(),
        },
        drawing: Drawing::Lines(Lines {
            across: Axis {
                label: "size, S times the gradient".to_owned(),
                from: FROM,
                to: TO,
                names: ticks
                    .map(|power| (f64::from(power), power_of_two(power)))
                    .to_vec(),
                ..Axis::default()
            },
            up: Axis {
                label: "share of the gradients".to_owned(),
                to: most * 1.15,
                ..Axis::default()
            },
            lines: lines.to_vec(),
            rules: vec![
                (-25.0, "zero below".to_owned()),
                (16.0, "∞ above".to_owned()),
            ],
            handles: vec![Handle {
                at: (middle + real::log2(scale), most),
                across: Some(Pull {
                    less: real::log2(scale),
                    ..Pull::new(MIDDLE.id)
                }),
                up: None,
            }],
            ..Lines::default()
        }),
    }
}

fn power_of_two(power: i32) -> String {
    let digits = power.to_string();
    format!("2{}", digits.chars().map(superscript).collect::<String>())
}

/// Powers of two from one scale to another with their names, at most seven.
fn powers(least: f64, most: f64) -> Vec<(f64, String)> {
    let (first, last) = (
        real::log2(least).round() as i32,
        real::log2(most).round() as i32,
    );
    let every = ((last - first) / 6 + 1).max(1);
    (first..=last)
        .step_by(every.unsigned_abs() as usize)
        .map(|power| (real::exp2(f64::from(power)), power_of_two(power)))
        .collect()
}

/// A step of the run.
struct Step {
    scale: f64,
    finite: bool,
}

fn life(settings: &Settings) -> Vec<Step> {
    let (middle, width) = (settings.number(&MIDDLE), settings.number(&WIDTH));
    let mut noise = Noise::new(settings.number(&SEED));
    let mut scaler = Scaler {
        scale: 65_536.0,
        good: 0,
        growth: 2.0,
        backoff: 0.5,
        interval: settings.number(&INTERVAL) as u64,
    };
    (0..settings.number(&STEPS) as usize)
        .map(|_| {
            let largest = real::exp2(middle + 3.0 * width + 0.5 * width * noise.bell());
            let scale = scaler.scale;
            let finite = Float::FP16.nearest(largest * scale).is_finite();
            scaler.update(finite);
            Step { scale, finite }
        })
        .collect()
}

fn scaler(life: &[Step]) -> Figure {
    // Only where it changes, so that a long run is a short line.
    let mut points: Vec<(f64, f64)> = Vec::new();
    let mut before = f64::NAN;
    for (place, step) in life.iter().enumerate() {
        if step.scale != before {
            if before.is_finite() {
                points.push((place as f64, before));
            }
            points.push((place as f64, step.scale));
            before = step.scale;
        }
    }
    points.push((life.len() as f64, before));
    let skipped: Vec<(f64, f64)> = life
        .iter()
        .enumerate()
        .filter(|(_, step)| !step.finite)
        .map(|(place, step)| (place as f64, step.scale))
        .collect();
    let scales = || points.iter().map(|point| point.1);
    let (least, most) = (
        scales().fold(f64::INFINITY, f64::min),
        scales().fold(0.0, f64::max),
    );
    let rows = life.iter().enumerate().map(|(place, step)| {
        vec![
            Cell::Number(place as f64),
            Cell::Number(step.scale),
            Cell::from(if step.finite { "" } else { "skipped" }),
        ]
    });
    Figure {
        id: "scaler",
        title: "The scale over the steps; a dot is a step that is skipped".to_owned(),
        alt: format!(
            "The scaler’s scale over {} steps, from {} down to {} at the least. {} steps are skipped.",
            life.len(),
            with_digits(65_536.0, 6),
            with_digits(least, 6),
            skipped.len()
        ),
        table: Table {
            heads: ["step", "scale", "skipped"].map(str::to_owned).to_vec(),
            rows: rows.collect(),
        },
        drawing: Drawing::Lines(Lines {
            across: Axis {
                label: "step".to_owned(),
                to: (life.len() as f64).max(1.0),
                ..Axis::default()
            },
            up: Axis {
                label: "loss scale".to_owned(),
                from: least / 2.0,
                to: most * 2.0,
                log: true,
                names: powers(least, most),
            },
            lines: vec![
                Line::new("", Ink::Blue, points),
                Line::new("", Ink::Red, skipped).dots(),
            ],
            ..Lines::default()
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gradient_meets_the_fate_that_the_chapter_says() {
        // Half of the smallest number, 2⁻²⁵, is a tie and goes to zero; above 65 520 all is infinite.
        assert!(fate(-25.0) == Fate::Zero && fate(-24.9) == Fate::Coarse);
        assert!(fate(-14.0) == Fate::Whole && fate(-14.1) == Fate::Coarse);
        assert!(fate(15.99) == Fate::Whole && fate(16.0) == Fate::Infinite);
    }

    #[test]
    fn shares_add_up_to_one_and_a_scale_lifts_them_over_the_edge() {
        let plain = bell(-24.0, 4.0, 1.0);
        let all = [Fate::Zero, Fate::Coarse, Fate::Whole, Fate::Infinite];
        let sum: f64 = all.into_iter().map(|fate| share(&plain, fate)).sum();
        assert!((sum - 1.0).abs() < 1e-12);
        assert!(share(&plain, Fate::Zero) > 0.4);
        assert!(share(&bell(-24.0, 4.0, 65_536.0), Fate::Zero) < 1e-4);
    }

    #[test]
    fn the_scaler_backs_off_until_it_fits_and_grows_after_its_interval() {
        let mut settings = Settings::default();
        settings.set(&Control::Slider(MIDDLE), "-10");
        let life = life(&settings);
        assert!(!life[0].finite && life[1].scale == 32_768.0);
        let skipped = life.iter().filter(|step| !step.finite).count();
        let most = life.len() as f64 / settings.number(&INTERVAL);
        assert!(skipped > 3 && (skipped as f64) < most + 30.0, "{skipped}");
        let grown = life.windows(2).filter(|pair| pair[1].scale > pair[0].scale);
        assert!(grown.count() > 3);
    }
}
