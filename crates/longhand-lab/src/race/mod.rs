//! A race of optimizers: on functions of two numbers, where one sees the way, and on a problem of
//! matrices, where Muon can be compared.
//!
//! All steps come from [`longhand_math::optimizer`]. Each optimizer has the learning rate that is best
//! for it on that problem, times what its slider says.

mod controls;
mod matrix;
mod run;
mod surface;
mod torch;

use controls::{DECAY, NOISE, PROBLEM, RATES, STEPS, X, Y};
use longhand_math::{MathError, real};
use longhand_notation::number::with_digits;
use run::{Course, RUNNERS, Runner};
use surface::{REACH, Surface};

use crate::control::Control;
use crate::definition::{Definition, Group};
use crate::frame::{Figure, Frame};
use crate::ink::Ink;
use crate::plot::{Axis, Bars, Drawing, Handle, Line, Lines, Mark, Pull, Series};
use crate::settings::Settings;
use crate::table::{Cell, Table};

/// The lab.
pub(crate) const LAB: Definition = Definition {
    slug: "race",
    title: "A race of optimizers",
    about: "All begin at the same point, which you can drag, and see the same gradients. Each starts with the learning rate that suits it best there; the sliders multiply it.",
    groups: &[
        Group {
            title: "",
            controls: &[
                Control::Choice(PROBLEM),
                Control::Slider(X),
                Control::Slider(Y),
                Control::Slider(NOISE),
                Control::Switch(DECAY),
                Control::Slider(STEPS),
            ],
        },
        Group {
            title: "Learning rate, times the best one",
            controls: &[
                Control::Slider(RATES[0]),
                Control::Slider(RATES[1]),
                Control::Slider(RATES[2]),
                Control::Slider(RATES[3]),
            ],
        },
    ],
    frame,
    torch: Some(torch::program),
    training: None,
};

/// An optimizer that takes part, with its rate and its run.
struct Runs {
    runner: &'static Runner,
    rate: f64,
    course: Course,
}

fn runs(settings: &Settings) -> Result<Vec<Runs>, MathError> {
    let all = RUNNERS.iter().filter_map(|runner| {
        let rate = runner.rate(settings)?;
        Some(runner.run(settings, rate).map(|course| Runs {
            runner,
            rate,
            course,
        }))
    });
    all.collect()
}

fn frame(settings: &Settings) -> Frame {
    let surface = Surface::named(settings.option(&PROBLEM));
    let idle = match surface {
        Some(_) => vec![RATES[3].id],
        None => vec![X.id, Y.id],
    };
    let runs = match runs(settings) {
        Ok(runs) => runs,
        Err(error) => {
            return Frame {
                fault: Some(error.to_string()),
                idle,
                ..Frame::default()
            };
        }
    };
    let said = said(settings, surface, &runs);
    let seen = match surface {
        Some(surface) => plane(settings, surface, &runs, &said),
        None => directions(&runs, &said),
    };
    Frame {
        figures: vec![seen, losses(settings, &runs, &said)],
        facts: Some(facts(settings, &runs)),
        said,
        fault: None,
        idle,
        most: Vec::new(),
    }
}

/// The way of each in the plane.
fn plane(settings: &Settings, surface: Surface, runs: &[Runs], said: &str) -> Figure {
    let inside = |point: &(f64, f64)| point.0.abs() <= REACH && point.1.abs() <= REACH;
    let mut lines = vec![Line::new("", Ink::Soft, surface.contours()).thin()];
    let mut marks = Vec::new();
    for one in runs {
        let places = one.course.places.iter();
        // A run that leaves the drawing may come back.
        let points = places.map(|point| {
            if inside(point) {
                *point
            } else {
                (f64::NAN, f64::NAN)
            }
        });
        lines.push(Line::new("", one.runner.ink, points.collect()));
        if let Some(last) = one.course.places.last().filter(|point| inside(point)) {
            marks.push(Mark {
                at: *last,
                label: String::new(),
                ink: one.runner.ink,
            });
        }
    }
    let start = (settings.number(&X), settings.number(&Y));
    let axis = |label: &str| Axis {
        label: label.to_owned(),
        from: -REACH,
        to: REACH,
        ..Axis::default()
    };
    let mut heads = vec!["step".to_owned()];
    for one in runs {
        heads.push(format!("x, {}", one.runner.name));
        heads.push(format!("y, {}", one.runner.name));
    }
    let count = runs
        .iter()
        .map(|one| one.course.places.len())
        .max()
        .unwrap_or(0);
    let rows = (0..count).map(|step| {
        let mut row = vec![Cell::Number(step as f64)];
        for one in runs {
            let place = one.course.places.get(step);
            let (x, y) = place.copied().unwrap_or((f64::NAN, f64::NAN));
            row.extend([Cell::Number(x), Cell::Number(y)]);
        }
        row
    });
    let table = Table {
        heads,
        rows: rows.collect(),
    };
    Figure {
        id: "plane",
        title: "The way down, in the colours below; along a thin line the loss is the same"
            .to_owned(),
        alt: format!("Contours of the loss over x and y, with the way of each optimizer. {said}"),
        table,
        drawing: Drawing::Lines(Lines {
            across: axis("x"),
            up: axis("y"),
            lines,
            marks,
            handles: vec![Handle {
                at: start,
                across: Some(Pull::new(X.id)),
                up: Some(Pull::new(Y.id)),
            }],
            ..Lines::default()
        }),
    }
}

/// How much of each direction of the target has been learned.
fn directions(runs: &[Runs], said: &str) -> Figure {
    let names = ["σ = 1", "1/4", "1/16", "1/64"];
    let mut heads = vec!["singular value".to_owned()];
    heads.extend(runs.iter().map(|one| one.runner.name.to_owned()));
    let rows = names.iter().enumerate().map(|(place, name)| {
        let share = |one: &Runs| one.course.shares.get(place).copied().unwrap_or(f64::NAN);
        let shares = runs.iter().map(|one| Cell::Number(share(one)));
        std::iter::once(Cell::from(*name)).chain(shares).collect()
    });
    Figure {
        id: "directions",
        title: "Share learned of each singular value of the target".to_owned(),
        alt: format!("Bars for four singular values and four optimizers; 1 is all of it. {said}"),
        table: Table {
            heads,
            rows: rows.collect(),
        },
        drawing: Drawing::Bars(Bars {
            rows: names.map(str::to_owned).to_vec(),
            series: runs
                .iter()
                .map(|one| Series {
                    label: one.runner.name.to_owned(),
                    ink: one.runner.ink,
                    values: one.course.shares.clone(),
                    pulls: Vec::new(),
                })
                .collect(),
            from: -0.2,
            // Room for the names behind the first bars.
            to: 2.0,
            unit: String::new(),
        }),
    }
}

/// Smaller losses lie on the lower edge.
const FLOOR: f64 = 1e-8;

fn losses(settings: &Settings, runs: &[Runs], said: &str) -> Figure {
    let steps = settings.number(&STEPS);
    let all = runs.iter().flat_map(|one| &one.course.losses).copied();
    let decade = |x: f64| real::pow(10.0, x);
    let (least, most) = all
        .filter(|loss| loss.is_finite())
        .fold((f64::INFINITY, FLOOR), |(least, most): (f64, f64), loss| {
            (least.min(loss), most.max(loss))
        });
    let bottom = real::log10(least.clamp(FLOOR, 1.0)).floor();
    let top = real::log10(most.clamp(0.1, 1e4)).ceil().max(bottom + 1.0);
    let (from, to) = (decade(bottom), decade(top));
    let lines = runs.iter().map(|one| {
        let points = one.course.losses.iter().enumerate();
        let points = points.map(|(step, loss)| (step as f64, loss.max(from)));
        Line::new(one.runner.name, one.runner.ink, points.collect())
    });
    let mut heads = vec!["step".to_owned()];
    heads.extend(runs.iter().map(|one| one.runner.name.to_owned()));
    let rows = (0..=steps as usize).map(|step| {
        let losses = runs.iter().map(|one| {
            let loss = one.course.losses.get(step).copied();
            Cell::Number(loss.unwrap_or(f64::NAN))
        });
        std::iter::once(Cell::Number(step as f64))
            .chain(losses)
            .collect()
    });
    Figure {
        id: "loss",
        title: "Loss".to_owned(),
        alt: format!("The loss of each optimizer against the step. {said}"),
        table: Table {
            heads,
            rows: rows.collect(),
        },
        drawing: Drawing::Lines(Lines {
            across: Axis {
                label: "step".to_owned(),
                to: steps,
                ..Axis::default()
            },
            up: Axis {
                label: "loss".to_owned(),
                from,
                to,
                log: true,
                names: Vec::new(),
            },
            lines: lines.collect(),
            ..Lines::default()
        }),
    }
}

fn loss(course: &Course) -> String {
    let last = course.last();
    if last.is_nan() {
        "diverged".to_owned()
    } else {
        with_digits(last, 3)
    }
}

fn facts(settings: &Settings, runs: &[Runs]) -> Table {
    let steps = with_digits(settings.number(&STEPS), 3);
    Table {
        heads: vec![
            "optimizer".to_owned(),
            "learning rate".to_owned(),
            format!("loss at step {steps}"),
        ],
        rows: runs
            .iter()
            .map(|one| {
                vec![
                    Cell::from(one.runner.name),
                    Cell::Number(one.rate),
                    Cell::from(loss(&one.course)),
                ]
            })
            .collect(),
    }
}

fn said(settings: &Settings, surface: Option<Surface>, runs: &[Runs]) -> String {
    let steps = settings.number(&STEPS);
    let ended = runs.iter().filter(|one| one.course.last().is_finite());
    let first = ended.min_by(|one, other| one.course.last().total_cmp(&other.course.last()));
    let mut said = match first {
        Some(one) => format!(
            "At step {} {} has the lowest loss, {}.",
            with_digits(steps, 3),
            one.runner.name,
            loss(&one.course)
        ),
        None => "All of them have diverged.".to_owned(),
    };
    let lost: Vec<&str> = runs
        .iter()
        .filter(|one| one.course.last().is_nan())
        .map(|one| one.runner.name)
        .collect();
    if first.is_some() && !lost.is_empty() {
        said.push_str(&format!(" Diverged: {}.", lost.join(", ")));
    }
    said.push_str(match surface {
        Some(_) => {
            " Muon takes no part: its step is made of a whole matrix, and two numbers are none."
        }
        None => " The target’s singular values are 1, 1/4, 1/16 and 1/64.",
    });
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    fn set(pairs: &[(&str, &str)]) -> Settings {
        testing::set(&LAB, pairs)
    }

    #[test]
    fn gradient_descent_in_a_bowl_is_a_power() {
        let settings = set(&[("problem", "bowl"), ("steps", "7"), ("decay", "off")]);
        let course = RUNNERS[0].run(&settings, 0.3).expect("a run");
        let (x, y) = *course.places.last().expect("a place");
        let share = real::pow(0.7, 7.0);
        assert!((x + 1.5 * share).abs() < 1e-12 && (y - 1.2 * share).abs() < 1e-12);
    }

    #[test]
    fn a_rate_above_two_over_the_curvature_diverges_in_the_ravine() {
        // 2/25 = 0.08.
        let settings = set(&[("problem", "ravine"), ("decay", "off")]);
        let end = |rate| RUNNERS[0].run(&settings, rate).expect("a run").last();
        assert!(end(0.079) < 1.0 && end(0.12).is_nan());
    }

    #[test]
    fn from_a_saddle_nothing_moves_without_noise() {
        let still = set(&[("problem", "saddle"), ("x", "0"), ("y", "0")]);
        let noisy = set(&[
            ("problem", "saddle"),
            ("x", "0"),
            ("y", "0"),
            ("noise", "0.1"),
            // Its best rate from elsewhere jumps back and forth here.
            ("momentum", "0.1"),
        ]);
        for one in runs(&still).expect("runs") {
            assert_eq!(one.course.last(), 0.25, "{}", one.runner.name);
        }
        for one in runs(&noisy).expect("runs") {
            assert!(one.course.last() < 0.2, "{}", one.runner.name);
        }
    }

    #[test]
    fn gradient_descent_learns_the_directions_one_after_the_other_and_muon_together() {
        let runs = runs(&set(&[("problem", "matrix")])).expect("runs");
        let (sgd, muon) = (&runs[0].course.shares, &runs[3].course.shares);
        assert!(sgd[0] > 0.99 && sgd[3] < 0.2, "{sgd:?}");
        assert!(
            muon.iter().all(|share| (share - 1.0).abs() < 0.1),
            "{muon:?}"
        );
    }

    #[test]
    fn muon_takes_part_where_there_are_matrices() {
        let names = |problem| {
            let runs = runs(&set(&[("problem", problem)])).expect("runs");
            runs.iter().map(|one| one.runner.name).collect::<Vec<_>>()
        };
        assert_eq!(names("ravine"), ["SGD", "Momentum", "Adam"]);
        assert_eq!(names("matrix"), ["SGD", "Momentum", "Adam", "Muon"]);
    }
}
