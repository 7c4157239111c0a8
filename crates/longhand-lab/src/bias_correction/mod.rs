//! How long Adam's steps are under a constant gradient: corrected, not corrected, and after a resume
//! that keeps the averages and loses the step counter.
//!
//! With a constant gradient g the averages after t steps are m = (1 − β₁ᵗ) g and v = (1 − β₂ᵗ) g², and
//! with a counter s the step is η m/(1 − β₁ˢ) / √(v/(1 − β₂ˢ)). The right counter is t; without a correction
//! both divisors are 1; a resume after step k that begins to count anew has s = t − k. ε is left out.
//! The tests hold all of it against [`longhand_math::optimizer`].

mod controls;
mod torch;

use controls::{AT, BETA1, REST2, RESUMED};
use longhand_math::real;
use longhand_notation::number::with_digits;

use crate::control::Control;
use crate::definition::{Definition, Group};
use crate::frame::{Figure, Frame};
use crate::ink::Ink;
use crate::plot::{Axis, Drawing, Line, Lines, Mark, Probe, Pull};
use crate::settings::Settings;
use crate::table::{Cell, Table};

/// The lab.
pub(crate) const LAB: Definition = Definition {
    slug: "bias-correction",
    title: "Adam without its bias correction",
    about: "The gradient is the same at every step, so each step should be one learning rate long. The red run never corrects the averages. The blue one was resumed from a checkpoint that kept m and v and lost the step counter.",
    groups: &[Group {
        title: "",
        controls: &[
            Control::Slider(BETA1),
            Control::Slider(REST2),
            Control::Slider(RESUMED),
            Control::Slider(AT),
        ],
    }],
    frame,
    torch: Some(torch::program),
    training: None,
};

/// Steps that are drawn.
const LAST: f64 = 10_000.0;
const POINTS: i32 = 240;

/// The betas.
#[derive(Debug, Clone, Copy)]
struct Betas {
    one: f64,
    two: f64,
}

impl Betas {
    /// The length of step t in learning rates, divided by what a counter of s says.
    fn step(self, t: f64, s: Option<f64>) -> f64 {
        let share = |beta: f64, t: f64| 1.0 - real::pow(beta, t);
        let (m, v) = (share(self.one, t), share(self.two, t));
        let (by_m, by_v) = match s {
            Some(s) => (share(self.one, s), share(self.two, s)),
            None => (1.0, 1.0),
        };
        (m / by_m) / real::sqrt(v / by_v)
    }

    /// Step t of a run that was resumed after step k and counts anew.
    fn resumed(self, t: f64, k: f64) -> f64 {
        if t <= k {
            self.step(t, Some(t))
        } else {
            self.step(t, Some(t - k))
        }
    }
}

/// Whole steps, close together at the beginning.
fn steps(more: &[f64]) -> Vec<f64> {
    let mut steps: Vec<f64> = (0..=POINTS)
        .map(|place| real::pow(LAST, f64::from(place) / f64::from(POINTS)).round())
        .chain(more.iter().copied())
        .filter(|step| *step >= 1.0 && *step <= LAST)
        .collect();
    steps.sort_by(f64::total_cmp);
    steps.dedup();
    steps
}

/// A length in words.
fn rates(length: f64) -> String {
    let times = with_digits(length, 3);
    if times == "1" {
        "1 learning rate long".to_owned()
    } else {
        format!("{times} learning rates long")
    }
}

fn frame(settings: &Settings) -> Frame {
    let betas = Betas {
        one: settings.number(&BETA1),
        two: 1.0 - settings.number(&REST2),
    };
    let (k, at) = (
        settings.number(&RESUMED).round(),
        settings.number(&AT).round(),
    );
    let steps = steps(&[at, k, k + 1.0, k + 2.0, k + 3.0, k + 5.0]);
    let plain = |t: f64| betas.step(t, None);
    let lost = |t: f64| betas.resumed(t, k);
    let course = |of: &dyn Fn(f64) -> f64| -> Vec<(f64, f64)> {
        steps.iter().map(|t| (*t, of(*t))).collect()
    };
    let lines = vec![
        Line::new("corrected", Ink::Green, course(&|_| 1.0)).dashed(),
        Line::new("no correction", Ink::Red, course(&plain)),
        Line::new("counter lost", Ink::Blue, course(&lost)),
    ];
    let most = lines
        .iter()
        .flat_map(|line| &line.points)
        .fold(1.0_f64, |most, point| most.max(point.1));
    let (worst, factor) = lines.get(1).map_or((1.0, 1.0), |line| {
        let far = |x: f64| real::ln(x).abs();
        line.points.iter().fold((1.0, 1.0), |worst, point| {
            if far(point.1) > far(worst.1) {
                *point
            } else {
                worst
            }
        })
    });
    let said = format!(
        "Without the correction step {} is furthest off: {}. Resumed with its counter at 0, the run’s step {} is {}.",
        with_digits(worst, 6),
        rates(factor),
        with_digits(k + 1.0, 6),
        rates(lost(k + 1.0)),
    );
    let read = [1.0, at, k + 1.0];
    let rows = steps
        .iter()
        .map(|t| [*t, 1.0, plain(*t), lost(*t)].map(Cell::Number).to_vec());
    Frame {
        figures: vec![Figure {
            id: "steps",
            title: "Length of a step, in learning rates".to_owned(),
            alt: format!("The length of Adam’s steps over ten thousand steps. {said}"),
            table: Table {
                heads: ["step", "corrected", "no correction", "counter lost"]
                    .map(str::to_owned)
                    .to_vec(),
                rows: rows.collect(),
            },
            drawing: Drawing::Lines(Lines {
                across: Axis {
                    label: "step".to_owned(),
                    from: 1.0,
                    to: LAST,
                    log: true,
                    ..Axis::default()
                },
                up: Axis {
                    label: "step length, in learning rates".to_owned(),
                    to: most * 1.1,
                    ..Axis::default()
                },
                lines,
                marks: [(plain(at), Ink::Red), (lost(at), Ink::Blue)]
                    .map(|(y, ink)| Mark {
                        at: (at, y),
                        label: String::new(),
                        ink,
                    })
                    .to_vec(),
                rules: vec![(k, "resumed".to_owned())],
                probe: Some(Probe {
                    at,
                    pull: Pull::new(AT.id),
                }),
                ..Lines::default()
            }),
        }],
        facts: Some(Table {
            heads: std::iter::once("learning rates".to_owned())
                .chain(read.iter().map(|t| format!("step {}", with_digits(*t, 6))))
                .collect(),
            rows: [
                ("no correction", &plain as &dyn Fn(f64) -> f64),
                ("counter lost", &lost),
            ]
            .map(|(name, of)| {
                let numbers = read.iter().map(|t| Cell::Number(of(*t)));
                std::iter::once(Cell::from(name)).chain(numbers).collect()
            })
            .to_vec(),
        }),
        said,
        fault: None,
        idle: Vec::new(),
        most: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use longhand_math::Tensor;
    use longhand_math::optimizer::{State, adam};

    const USUAL: Betas = Betas {
        one: 0.9,
        two: 0.999,
    };

    #[test]
    fn the_factors_are_those_of_the_chapter() {
        for (t, factor) in [(1.0, 3.162), (12.0, 6.57), (100.0, 3.24), (1000.0, 1.26)] {
            assert!((USUAL.step(t, None) - factor).abs() < 6e-3, "{t}");
        }
        let betas = Betas {
            one: 0.9,
            two: 0.95,
        };
        assert!((betas.step(1.0, None) - 0.447).abs() < 1e-3);
    }

    #[test]
    fn averages_and_steps_are_those_of_the_rule() {
        let settings = adam::RULE
            .settings(&[("lr", 1.0), ("eps", 0.0)])
            .expect("settings");
        let mut state = State::new(Tensor::scalar(0.0));
        for t in 1..=60 {
            let before = state.param().item().expect("a number");
            let gradient = Tensor::scalar(3.0);
            adam::RULE
                .step(&settings, &mut state, &gradient)
                .expect("a step");
            let t = f64::from(t);
            let step = before - state.param().item().expect("a number");
            assert!((step - USUAL.step(t, Some(t))).abs() < 1e-9, "{t}");
            let slot = |name| state.slot(name).and_then(Tensor::item).expect("a number");
            let plain = slot("m") / real::sqrt(slot("v"));
            assert!((plain - USUAL.step(t, None)).abs() < 1e-9, "{t}");
        }
    }

    #[test]
    fn a_counter_that_is_lost_makes_the_next_step_ten_over_the_root_of_a_thousand_times_too_long_or_short()
     {
        // Settled averages, divided by 0.1 and by 0.001: √0.001/0.1 = 0.316.
        assert!((USUAL.resumed(100_001.0, 100_000.0) - 0.3162).abs() < 1e-3);
        assert!((USUAL.resumed(100.0, 100.0) - 1.0).abs() < 1e-12);
        // Right again once both corrections are over.
        assert!((USUAL.resumed(120_000.0, 100_000.0) - 1.0).abs() < 1e-3);
    }
}
