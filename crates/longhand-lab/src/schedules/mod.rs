//! Learning-rate schedules side by side.
//!
//! The rates come from [`longhand_math::schedule`]. The mean is the sum over steps 0 to T − 1 divided
//! by T; beyond [`FINE`] steps, stretches of equal length each count by the rate at their middle step,
//! which is exact where a rate is straight and where it jumps between two stretches.
//! What weight decay λ leaves of a weight that gets no gradient is Π |1 − η λ|, as in AdamW.

mod controls;
mod offer;
mod torch;

use controls::{AT, DECAY, INKS, LAMBDA, LOWEST, PEAK, TOTAL, WARMUP, choice, plan};
use longhand_math::{MathError, real};
use offer::{OFFERS, Offer, Plan};

use crate::control::Control;
use crate::definition::{Definition, Group};
use crate::frame::{Figure, Frame};
use crate::ink::Ink;
use crate::plot::{Axis, Drawing, Handle, Line, Lines, Mark, Probe, Pull};
use crate::settings::Settings;
use crate::table::{Cell, Table};
use crate::written::written;

/// The lab.
pub(crate) const LAB: Definition = Definition {
    slug: "schedules",
    title: "Schedules, one over the other",
    about: "Choose up to four schedules. Drag the end of the warm-up, or move the sliders; point at a step to read the rates there.",
    groups: &[
        Group {
            title: "Schedules",
            controls: &[
                Control::Choice(choice(0)),
                Control::Choice(choice(1)),
                Control::Choice(choice(2)),
                Control::Choice(choice(3)),
            ],
        },
        Group {
            title: "Their numbers",
            controls: &[
                Control::Slider(PEAK),
                Control::Slider(LOWEST),
                Control::Slider(TOTAL),
                Control::Slider(WARMUP),
                Control::Slider(DECAY),
                Control::Slider(AT),
                Control::Slider(LAMBDA),
            ],
        },
    ],
    frame,
    torch: Some(torch::program),
    training: None,
};

/// Intervals of the run that are worked out.
const FINE: usize = 600;
/// Of these, every so many is a point of the line.
const COARSE: usize = 3;
/// Points drawn beyond T.
const AFTER: u32 = 40;
/// How much further than T is shown.
const BEYOND: f64 = 1.25;

/// One schedule at work.
struct Curve {
    offer: &'static Offer,
    ink: Ink,
    /// Points to draw.
    points: Vec<(f64, f64)>,
    /// The rate at the step that is looked at.
    here: f64,
    /// Mean over steps 0 to T − 1.
    mean: f64,
    /// What decay alone leaves of a weight.
    left: f64,
}

fn curve(
    offer: &'static Offer,
    ink: Ink,
    plan: &Plan,
    at: f64,
    lambda: f64,
) -> Result<Curve, MathError> {
    let count = (plan.total as usize).clamp(1, FINE);
    let width = plan.total / count as f64;
    let every = if count > FINE / 2 { COARSE } else { 1 };
    let drawn = (0..count).step_by(every).chain([count]);
    let mut steps: Vec<f64> = drawn.map(|place| place as f64 * width).collect();
    steps
        .extend((1..=AFTER).map(|place| {
            plan.total * (1.0 + (BEYOND - 1.0) * f64::from(place) / f64::from(AFTER))
        }));
    let drawn = steps.len();
    steps.extend((0..count).map(|place| place as f64 * width + (width - 1.0) / 2.0));
    steps.push(at);
    let rates = offer.rates(plan, steps.clone())?;
    let middles = rates.get(drawn..drawn + count).unwrap_or_default();
    let sum = |of: &dyn Fn(f64) -> f64| -> f64 {
        width * middles.iter().map(|rate| of(*rate)).sum::<f64>()
    };
    let points = steps.iter().copied().zip(rates.iter().copied());
    Ok(Curve {
        offer,
        ink,
        points: points.take(drawn).collect(),
        here: rates.last().copied().unwrap_or(f64::NAN),
        mean: sum(&|rate| rate) / plan.total,
        left: real::exp(sum(&|rate| ln_left(rate * lambda))),
    })
}

/// ln |1 − x|, also for x near 0; very low, but finite, at 1.
fn ln_left(x: f64) -> f64 {
    if x < 1.0 {
        real::ln_1p(-x)
    } else {
        real::ln((x - 1.0).max(1e-300))
    }
}

fn frame(settings: &Settings) -> Frame {
    let plan = plan(settings);
    let at = (plan.total * settings.number(&AT) / 100.0).round();
    let lambda = settings.number(&LAMBDA);
    let mut curves = Vec::new();
    for (place, ink) in INKS.into_iter().enumerate() {
        let name = settings.option(&choice(place));
        if let Some(offer) = OFFERS.iter().find(|offer| offer.id == name)
            && let Ok(curve) = curve(offer, ink, &plan, at, lambda)
        {
            curves.push(curve);
        }
    }
    let uses = |what: fn(&Offer) -> bool| curves.iter().any(|curve| what(curve.offer));
    let mut idle = Vec::new();
    for (control, used) in [
        (WARMUP.id, uses(|offer| offer.warms_up)),
        (DECAY.id, uses(|offer| offer.descends)),
        (LOWEST.id, uses(|offer| offer.has_lowest)),
    ] {
        if !used {
            idle.push(control);
        }
    }
    Frame {
        said: said(&curves, &plan, at),
        facts: Some(facts(&curves, at)),
        figures: vec![Figure {
            id: "rates",
            title: "Learning rate over the steps".to_owned(),
            alt: alt(&curves, &plan),
            table: table(&curves),
            drawing: Drawing::Lines(drawing(&curves, &plan, at)),
        }],
        fault: None,
        idle,
        most: Vec::new(),
    }
}

fn drawing(curves: &[Curve], plan: &Plan, at: f64) -> Lines {
    let percent = |control| Pull {
        times: 100.0 / plan.total,
        ..Pull::new(control)
    };
    let warms_up = curves.iter().any(|curve| curve.offer.warms_up);
    Lines {
        across: Axis {
            label: "step".to_owned(),
            to: plan.total * BEYOND,
            ..Axis::default()
        },
        up: Axis {
            label: "learning rate".to_owned(),
            to: plan.max * 1.08,
            ..Axis::default()
        },
        lines: curves
            .iter()
            .map(|curve| Line::new(curve.offer.short, curve.ink, curve.points.clone()))
            .collect(),
        marks: curves
            .iter()
            .map(|curve| Mark {
                at: (at, curve.here),
                label: String::new(),
                ink: curve.ink,
            })
            .collect(),
        rules: vec![(plan.total, "T".to_owned())],
        handles: if warms_up {
            vec![Handle {
                at: (plan.warmup, plan.max),
                across: Some(percent(WARMUP.id)),
                up: None,
            }]
        } else {
            Vec::new()
        },
        probe: Some(Probe {
            at,
            pull: percent(AT.id),
        }),
    }
}

fn facts(curves: &[Curve], at: f64) -> Table {
    Table {
        heads: vec![
            "Schedule".to_owned(),
            format!("at step {}", written(at)),
            "mean".to_owned(),
            "decay leaves".to_owned(),
        ],
        rows: curves
            .iter()
            .map(|curve| {
                vec![
                    Cell::from(curve.offer.short),
                    curve.here.into(),
                    curve.mean.into(),
                    curve.left.into(),
                ]
            })
            .collect(),
    }
}

fn said(curves: &[Curve], plan: &Plan, at: f64) -> String {
    if curves.is_empty() {
        return "No schedule is chosen. Choose one above.".to_owned();
    }
    let each: Vec<String> = curves
        .iter()
        .map(|curve| {
            format!(
                "{}: {} at step {}, on average {} of the peak",
                curve.offer.short,
                written(curve.here),
                written(at),
                longhand_notation::number::with_digits(curve.mean / plan.max, 3),
            )
        })
        .collect();
    format!("{}.", each.join(". "))
}

fn alt(curves: &[Curve], plan: &Plan) -> String {
    let names: Vec<&str> = curves.iter().map(|curve| curve.offer.label).collect();
    format!(
        "Learning rate over {} steps, with a peak of {} and a warm-up of {} steps: {}. The table has the numbers.",
        written(plan.total),
        written(plan.max),
        written(plan.warmup),
        if names.is_empty() {
            "no schedule".to_owned()
        } else {
            names.join("; ")
        },
    )
}

fn table(curves: &[Curve]) -> Table {
    let mut heads = vec!["step".to_owned()];
    heads.extend(curves.iter().map(|curve| curve.offer.short.to_owned()));
    let steps = curves.first().map(|curve| curve.points.as_slice());
    let rows = steps.unwrap_or_default().iter().enumerate();
    Table {
        heads,
        rows: rows
            .map(|(place, (step, _))| {
                let rates = curves.iter().map(|curve| {
                    let point = curve.points.get(place);
                    Cell::Number(point.map_or(f64::NAN, |point| point.1))
                });
                std::iter::once(Cell::Number(*step)).chain(rates).collect()
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::controls::NAMES;
    use super::*;
    use crate::testing;

    fn set(pairs: &[(&str, &str)]) -> Settings {
        testing::set(&LAB, pairs)
    }

    fn fact(settings: &Settings, row: usize, column: usize) -> f64 {
        match &frame(settings).facts.expect("facts").rows[row][column] {
            Cell::Number(number) => *number,
            Cell::Words(words) => panic!("{words}"),
        }
    }

    fn close(found: f64, wanted: f64, within: f64) {
        assert!(
            (found - wanted).abs() <= within * wanted.abs(),
            "{found} is not {wanted}"
        );
    }

    #[test]
    fn the_lab_starts_with_the_numbers_of_the_chapters_figure() {
        let start = Settings::default();
        // Half-way down: exercise 4.2's worked number.
        close(fact(&start, 0, 1), 1.65e-4, 1e-12);
        close(fact(&start, 1, 1), 3e-4, 1e-12);
    }

    #[test]
    fn a_cosine_without_warm_up_has_the_mean_of_its_ends() {
        // (1 + r)/2 of the peak; the sum over steps is half a peak's share of a step above it.
        for total in ["1e3", "1e4", "1e6"] {
            let settings = set(&[
                ("warmup", "0"),
                ("lowest", "10"),
                ("peak", "1"),
                ("total", total),
            ]);
            let steps: f64 = total.parse().unwrap_or(1.0);
            close(fact(&settings, 0, 2), 0.55 + 0.45 / steps, 1e-6);
        }
    }

    #[test]
    fn the_mean_of_a_short_run_is_the_sum_over_its_steps() {
        let settings = set(&[
            ("a", "linear"),
            ("warmup", "0"),
            ("lowest", "0"),
            ("peak", "1"),
            ("total", "10"),
        ]);
        // 1, 0.9, … 0.1.
        close(fact(&settings, 0, 2), 0.55, 1e-12);
    }

    #[test]
    fn a_schedule_that_jumps_has_the_mean_of_its_steps() {
        let settings = set(&[("a", "stairs"), ("peak", "1"), ("total", "1e4")]);
        close(fact(&settings, 0, 2), 0.3875, 1e-12);
        let settings = set(&[
            ("a", "restarts"),
            ("warmup", "0"),
            ("peak", "1"),
            ("total", "3e3"),
        ]);
        close(fact(&settings, 0, 2), 0.5005, 1e-5);
    }

    #[test]
    fn decay_leaves_what_the_product_over_all_steps_leaves() {
        // Chapter 4: 0.9999 to the ten thousandth is 0.368.
        let settings = set(&[
            ("a", "constant"),
            ("warmup", "0"),
            ("peak", "1e-3"),
            ("lambda", "0.1"),
            ("total", "1e4"),
        ]);
        close(fact(&settings, 0, 3), real::pow(0.9999, 10_000.0), 1e-9);
        let settings = set(&[
            ("a", "cosine"),
            ("peak", "0.05"),
            ("lambda", "1"),
            ("total", "400"),
        ]);
        let plan = plan(&settings);
        let offer = OFFERS
            .iter()
            .find(|offer| offer.id == "cosine")
            .expect("it is there");
        let rates = offer
            .rates(&plan, (0..400).map(f64::from).collect())
            .expect("rates");
        close(
            fact(&settings, 0, 3),
            rates.iter().map(|rate| 1.0 - rate).product(),
            1e-12,
        );
    }

    #[test]
    fn an_unclamped_cosine_rises_again_and_a_clamped_one_does_not() {
        let settings = set(&[
            ("a", "cosine-torch"),
            ("b", "cosine"),
            ("warmup", "0"),
            ("at", "125"),
        ]);
        assert!(fact(&settings, 0, 1) > 1.05 * 3e-5);
        close(fact(&settings, 1, 1), 3e-5, 1e-12);
    }

    #[test]
    fn every_schedule_has_finite_rates_at_every_corner_of_the_sliders() {
        for (name, _) in NAMES {
            for total in ["10", "1e6"] {
                for warmup in ["0", "60"] {
                    for lowest in ["0", "50"] {
                        let settings = set(&[
                            ("a", name),
                            ("b", "none"),
                            ("total", total),
                            ("warmup", warmup),
                            ("lowest", lowest),
                        ]);
                        let frame = frame(&settings);
                        if *name == "none" {
                            continue;
                        }
                        let Drawing::Lines(lines) = &frame.figures[0].drawing else {
                            panic!("lines")
                        };
                        let points = &lines
                            .lines
                            .first()
                            .unwrap_or_else(|| panic!("{name} {total} {warmup}"))
                            .points;
                        assert!(
                            points.len() >= 50 && points.iter().all(|point| point.1.is_finite()),
                            "{name} {total} {warmup} {lowest}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn every_schedule_has_its_program() {
        for offer in OFFERS {
            let mut settings = Settings::default();
            let control = LAB.control("a").expect("the first choice");
            assert!(settings.set(control, offer.id), "{}", offer.id);
            let text = torch::program(&settings);
            assert!(
                text.contains(&format!(
                    "print(\"{}\", mean(lambda o: lr_scheduler.",
                    offer.id
                )),
                "{text}"
            );
            assert!(text.contains("= 3e-4, 3e-5, 10000, 2000, 2000"), "{text}");
        }
    }
}
