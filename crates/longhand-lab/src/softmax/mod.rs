//! Softmax, cross-entropy and its gradient, and where a naive formula breaks.
//!
//! With shift s and temperature τ the logits are u = (z + s)/τ. Loss and gradient come from
//! [`longhand_math::loss`]; the gradient with respect to z is that with respect to u over τ. The naive
//! formula, −ln(eᵘʸ/Σ eᵘ), is worked out operation by operation, each result rounded to the format
//! ([`longhand_math::format::Float`]), sums in order.

mod controls;
mod naive;
mod torch;

use controls::{COEFFICIENT, LOGITS, RIGHT, SHIFT, SMOOTHING, TEMPERATURE, Z_LOSS, logits, right};
use longhand_math::format::Float;
use longhand_math::loss::{cross_entropy, z_loss};
use longhand_math::{MathError, Tensor};
use longhand_notation::number::with_digits;

use crate::control::Control;
use crate::definition::{Definition, Group};
use crate::frame::{Figure, Frame};
use crate::ink::Ink;
use crate::plot::{Bars, Drawing, Pull, Series};
use crate::settings::Settings;
use crate::table::{Cell, Table};

/// The lab.
pub(crate) const LAB: Definition = Definition {
    slug: "softmax",
    title: "Logits, loss, gradient",
    about: "Drag the ends of the grey bars. Then add a thousand to every logit, and see which formula survives in which format.",
    groups: &[
        Group {
            title: "Logits",
            controls: &[
                Control::Slider(LOGITS[0]),
                Control::Slider(LOGITS[1]),
                Control::Slider(LOGITS[2]),
                Control::Slider(SHIFT),
                Control::Slider(TEMPERATURE),
            ],
        },
        Group {
            title: "Loss",
            controls: &[
                Control::Choice(RIGHT),
                Control::Slider(SMOOTHING),
                Control::Switch(Z_LOSS),
                Control::Slider(COEFFICIENT),
            ],
        },
    ],
    frame,
    torch: Some(torch::program),
    training: None,
};

/// What the rules say of a state.
struct Outcome {
    p: Vec<f64>,
    target: Vec<f64>,
    /// With respect to the logits z.
    gradient: Vec<f64>,
    loss: f64,
    z_loss: f64,
}

fn outcome(settings: &Settings) -> Result<Outcome, MathError> {
    let u = logits(settings);
    let (right, smoothing) = (right(settings), settings.number(&SMOOTHING));
    let tensor = Tensor::vector(u.to_vec());
    let found = const { cross_entropy::ENTRY.kept() }.call(
        [(&tensor).into(), (right as f64).into()],
        [("label_smoothing", smoothing.into())],
    )?;
    let mut gradient = found.tensor("d_logits")?;
    let mut extra = 0.0;
    if settings.is_on(&Z_LOSS) {
        let coefficient = settings.number(&COEFFICIENT);
        let found = const { z_loss::ENTRY.kept() }
            .call([(&tensor).into()], [("coef", coefficient.into())])?;
        extra = found.number("loss")?;
        gradient = gradient.add(&found.tensor("d_logits")?)?;
    }
    let classes = u.len() as f64;
    let target = (0..u.len()).map(|class| {
        let whole = if class == right { 1.0 } else { 0.0 };
        (1.0 - smoothing) * whole + smoothing / classes
    });
    Ok(Outcome {
        p: found.tensor("probs")?.into_data(),
        target: target.collect(),
        gradient: gradient
            .scale(1.0 / settings.number(&TEMPERATURE))
            .into_data(),
        loss: found.number("loss")?,
        z_loss: extra,
    })
}

const ROWS: [&str; 3] = ["class 0", "class 1", "class 2"];

/// The formats in which the naive formula is worked out; none is double precision.
const FORMATS: [(&str, Option<Float>); 4] = [
    ("FP16", Some(Float::FP16)),
    ("BF16", Some(Float::BF16)),
    ("FP32", Some(Float::FP32)),
    ("FP64", None),
];

fn frame(settings: &Settings) -> Frame {
    let idle = if settings.is_on(&Z_LOSS) {
        Vec::new()
    } else {
        vec![COEFFICIENT.id]
    };
    let outcome = match outcome(settings) {
        Ok(outcome) => outcome,
        Err(error) => {
            return Frame {
                fault: Some(error.to_string()),
                idle,
                ..Frame::default()
            };
        }
    };
    let right = right(settings);
    let names: Vec<String> = ROWS
        .iter()
        .enumerate()
        .map(|(class, name)| {
            if class == right {
                format!("{name}, right")
            } else {
                (*name).to_owned()
            }
        })
        .collect();
    let z: Vec<f64> = LOGITS.iter().map(|one| settings.number(one)).collect();
    let naive: Vec<f64> = FORMATS
        .iter()
        .map(|(_, format)| naive::loss(&logits(settings), right, format.as_ref()))
        .collect();
    Frame {
        figures: vec![logit_figure(&names, &z), gradient_figure(&names, &outcome)],
        facts: Some(facts(settings, &naive)),
        said: said(&outcome, right, &naive),
        fault: None,
        idle,
        most: Vec::new(),
    }
}

fn series(label: &str, ink: Ink, values: &[f64]) -> Series {
    Series {
        label: label.to_owned(),
        ink,
        values: values.to_vec(),
        pulls: Vec::new(),
    }
}

fn logit_figure(names: &[String], z: &[f64]) -> Figure {
    let pulls = LOGITS.iter().map(|one| Pull::new(one.id));
    let mut logits = series("logit z", Ink::Soft, z);
    logits.pulls = pulls.collect();
    let listed: Vec<String> = z.iter().map(|z| with_digits(*z, 3)).collect();
    Figure {
        id: "logits",
        title: "Logits z".to_owned(),
        alt: format!("Bars of the three logits: {}.", listed.join(", ")),
        table: rows(names, &[("logit z", z)]),
        drawing: Drawing::Bars(Bars {
            rows: names.to_vec(),
            series: vec![logits],
            from: -10.0,
            to: 10.0,
            unit: String::new(),
        }),
    }
}

fn gradient_figure(names: &[String], outcome: &Outcome) -> Figure {
    let most = outcome
        .gradient
        .iter()
        .fold(1.0_f64, |most, slope| most.max(slope.abs()));
    let listed = |numbers: &[f64]| {
        let all: Vec<String> = numbers.iter().map(|x| with_digits(*x, 3)).collect();
        all.join(", ")
    };
    Figure {
        id: "gradient",
        title: "Probability p, target y, gradient of the loss with respect to z".to_owned(),
        alt: format!(
            "Bars for three classes. Probabilities: {}. Targets: {}. Gradients: {}.",
            listed(&outcome.p),
            listed(&outcome.target),
            listed(&outcome.gradient)
        ),
        table: rows(
            names,
            &[
                ("probability p", &outcome.p),
                ("target y", &outcome.target),
                ("gradient", &outcome.gradient),
            ],
        ),
        drawing: Drawing::Bars(Bars {
            rows: names.to_vec(),
            series: vec![
                series("p", Ink::Blue, &outcome.p),
                series("y", Ink::Soft, &outcome.target),
                series("gradient", Ink::Red, &outcome.gradient),
            ],
            from: -most,
            to: most,
            unit: String::new(),
        }),
    }
}

fn rows(names: &[String], columns: &[(&str, &[f64])]) -> Table {
    let mut heads = vec!["class".to_owned()];
    heads.extend(columns.iter().map(|(name, _)| (*name).to_owned()));
    Table {
        heads,
        rows: names
            .iter()
            .enumerate()
            .map(|(row, name)| {
                let numbers = columns
                    .iter()
                    .map(|(_, values)| Cell::Number(values.get(row).copied().unwrap_or(f64::NAN)));
                std::iter::once(Cell::from(name.clone()))
                    .chain(numbers)
                    .collect()
            })
            .collect(),
    }
}

/// A loss as a cell: what is no number is the point of the table.
fn written(loss: f64) -> Cell {
    Cell::Words(with_digits(loss, 4))
}

fn facts(settings: &Settings, naive: &[f64]) -> Table {
    let (u, right) = (logits(settings), right(settings));
    let stable = FORMATS
        .iter()
        .map(|(_, format)| written(naive::stable(&u, right, format.as_ref())));
    let line = |name: &str, cells: &mut dyn Iterator<Item = Cell>| {
        std::iter::once(Cell::from(name)).chain(cells).collect()
    };
    let mut heads = vec!["−ln p of the right class".to_owned()];
    heads.extend(FORMATS.iter().map(|(name, _)| (*name).to_owned()));
    Table {
        heads,
        rows: vec![
            line("naive", &mut naive.iter().map(|loss| written(*loss))),
            line("largest taken out", &mut stable.into_iter()),
        ],
    }
}

fn said(outcome: &Outcome, right: usize, naive: &[f64]) -> String {
    let p = outcome.p.get(right).copied().unwrap_or(f64::NAN);
    let mut said = format!(
        "The right class gets p = {}; the loss is {}",
        with_digits(p, 3),
        with_digits(outcome.loss, 4)
    );
    if outcome.z_loss > 0.0 {
        said.push_str(&format!(
            " and the z-loss adds {}",
            with_digits(outcome.z_loss, 3)
        ));
    }
    said.push('.');
    let broken: Vec<&str> = FORMATS
        .iter()
        .zip(naive)
        .filter(|(_, loss)| !loss.is_finite())
        .map(|((name, _), _)| *name)
        .collect();
    if !broken.is_empty() {
        said.push_str(&format!(
            " The naive formula breaks in {}.",
            broken.join(", ")
        ));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;
    use longhand_math::real;

    fn set(pairs: &[(&str, &str)]) -> Settings {
        testing::set(&LAB, pairs)
    }

    fn found(pairs: &[(&str, &str)]) -> Outcome {
        outcome(&set(pairs)).expect("an outcome")
    }

    fn naive_in(pairs: &[(&str, &str)], format: Option<Float>) -> f64 {
        let settings = set(pairs);
        naive::loss(&logits(&settings), right(&settings), format.as_ref())
    }

    fn close(found: f64, wanted: f64) {
        assert!((found - wanted).abs() < 5e-4, "{found} is not {wanted}");
    }

    #[test]
    fn the_lab_starts_with_the_chapters_numbers() {
        let start = found(&[]);
        for (p, wanted) in start.p.iter().zip([0.659, 0.242, 0.099]) {
            close(*p, wanted);
        }
        for (slope, wanted) in start.gradient.iter().zip([-0.341, 0.242, 0.099]) {
            close(*slope, wanted);
        }
        close(start.loss, 0.417);
        // With a smoothing of 0.1, as the chapter's note says.
        close(found(&[("smoothing", "0.1")]).loss, 0.514);
    }

    #[test]
    fn a_shift_changes_no_probability_and_a_temperature_divides_the_gradient() {
        let (start, shifted) = (found(&[]), found(&[("shift", "1000")]));
        for (one, other) in start.p.iter().zip(&shifted.p) {
            assert!((one - other).abs() < 1e-9);
        }
        // Logits [4, 2, 0.2] at temperature 2 are those of the start.
        let hot = found(&[
            ("z0", "4"),
            ("z1", "2"),
            ("z2", "0.2"),
            ("temperature", "2"),
        ]);
        for (one, other) in start.gradient.iter().zip(&hot.gradient) {
            assert!((one / 2.0 - other).abs() < 1e-12);
        }
    }

    #[test]
    fn the_gradient_agrees_with_differences_of_the_loss() {
        let pairs = [
            ("smoothing", "0.2"),
            ("zloss", "on"),
            ("coefficient", "0.1"),
            ("temperature", "1.5"),
            ("right", "2"),
        ];
        let at = |z: &str| {
            let mut pairs = pairs.to_vec();
            pairs.push(("z1", z));
            let found = found(&pairs);
            found.loss + found.z_loss
        };
        let slope = (at("1.1") - at("0.9")) / 0.2;
        let mut all = pairs.to_vec();
        all.push(("z1", "1"));
        assert!((found(&all).gradient[1] - slope).abs() < 1e-3);
    }

    #[test]
    fn the_naive_formula_breaks_where_the_chapter_says() {
        let (fp16, bf16, fp32) = (Some(Float::FP16), Some(Float::BF16), Some(Float::FP32));
        // The ends of eᶻ: 11.09 in FP16, 88.7 in BF16 and FP32, 709.78 in FP64.
        for (shift, format, breaks) in [
            // There the sum of the three is what overflows first.
            ("8", fp16, false),
            ("9", fp16, true),
            ("85", bf16, false),
            ("85", fp32, false),
            ("90", bf16, true),
            ("90", fp32, true),
            ("700", None, false),
            ("710", None, true),
        ] {
            let loss = naive_in(&[("shift", shift)], format);
            assert_eq!(!loss.is_finite(), breaks, "{shift} {format:?}: {loss}");
        }
        // ∞/∞ is NaN where the right class overflows; infinity where another does; 0/0 far below.
        assert!(naive_in(&[("shift", "1000")], None).is_nan());
        assert!(naive_in(&[("shift", "-1000")], None).is_nan());
        let other = naive::loss(&[1000.0, 0.0], 1, None);
        assert!(other.is_infinite() && other > 0.0);
        assert_eq!(naive::stable(&[1000.0, 0.0], 1, None), 1000.0);
    }

    #[test]
    fn with_the_largest_taken_out_every_format_gives_a_number() {
        for shift in ["-1000", "0", "1000"] {
            for (_, format) in FORMATS {
                let settings = set(&[("shift", shift)]);
                let loss = naive::stable(&logits(&settings), right(&settings), format.as_ref());
                assert!(loss.is_finite(), "{shift} {format:?}");
            }
        }
        let double = naive::stable(&[2.0, 1.0, 0.1], 0, None);
        assert!((double - real::log_sum_exp(&[2.0, 1.0, 0.1]) + 2.0).abs() < 1e-12);
    }
}
