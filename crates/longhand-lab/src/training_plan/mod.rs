//! A training run's time, memory and loss, from its size, its data and its cards.
//!
//! All of it by rules of [`longhand_math::cost`]: 6ND, the time of a run, model states with ZeRO, and
//! Chinchilla's loss with the best size for a budget.

mod controls;
mod plan;
mod valley;

use controls::{CARD, CARDS, FIT, MFU, PARAMS, STAGE, TOKENS};
use longhand_notation::number::with_digits;
use plan::{Plan, plan, spoken};

use crate::control::Control;
use crate::definition::{Definition, Group};
use crate::frame::{Figure, Frame};
use crate::ink::Ink;
use crate::plot::{Bars, Drawing, Series};
use crate::settings::Settings;
use crate::table::{Cell, Table};

/// The lab.
pub(crate) const LAB: Definition = Definition {
    slug: "training-plan",
    title: "A plan in one picture",
    about: "Set the model, the data and the cards. The valley shows what other sizes would reach with the same compute: a larger model sees fewer tokens.",
    groups: &[
        Group {
            title: "Model and data",
            controls: &[
                Control::Slider(PARAMS),
                Control::Slider(TOKENS),
                Control::Choice(FIT),
            ],
        },
        Group {
            title: "Machine",
            controls: &[
                Control::Slider(CARDS),
                Control::Slider(MFU),
                Control::Choice(CARD),
                Control::Choice(STAGE),
            ],
        },
    ],
    frame,
    torch: None,
    training: None,
};

fn frame(settings: &Settings) -> Frame {
    let alone = settings.number(&CARDS) <= 1.0;
    let idle = if alone { vec![STAGE.id] } else { Vec::new() };
    let found = plan(settings).and_then(|plan| {
        let valley = valley::figure(settings, &plan)?;
        Ok((plan, valley))
    });
    match found {
        Ok((plan, valley)) => Frame {
            figures: vec![valley, memory(&plan)],
            facts: Some(facts(&plan)),
            said: said(&plan),
            fault: None,
            idle,
            most: Vec::new(),
        },
        Err(error) => Frame {
            fault: Some(error.to_string()),
            idle,
            ..Frame::default()
        },
    }
}

/// A time in the unit in which people say it.
fn time(seconds: f64) -> String {
    let units = [
        ("years", 365.25 * 86_400.0),
        ("days", 86_400.0),
        ("hours", 3600.0),
        ("minutes", 60.0),
    ];
    let found = units.iter().find(|(_, length)| seconds >= 2.0 * length);
    let (unit, length) = found.copied().unwrap_or(("seconds", 1.0));
    format!("{} {unit}", with_digits(seconds / length, 3))
}

fn gigabytes(bytes: f64) -> String {
    format!("{} GB", with_digits(bytes / 1e9, 3))
}

fn memory(plan: &Plan) -> Figure {
    let rows = [
        "weights",
        "gradients",
        "optimizer",
        "together",
        "a card has",
    ];
    let [weights, gradients, optimizer] = plan.bytes.map(|bytes| bytes / 1e9);
    let (total, memory) = (plan.total() / 1e9, plan.memory / 1e9);
    let values = [weights, gradients, optimizer, total, memory];
    let table = rows.iter().zip(values);
    Figure {
        id: "memory",
        title: "Memory on each card, without activations".to_owned(),
        alt: format!(
            "Bars of memory on one card: weights {}, gradients {}, optimizer states {}, together {}; a card has {}.",
            gigabytes(plan.bytes[0]),
            gigabytes(plan.bytes[1]),
            gigabytes(plan.bytes[2]),
            gigabytes(plan.total()),
            gigabytes(plan.memory)
        ),
        table: Table {
            heads: ["on a card", "GB"].map(str::to_owned).to_vec(),
            rows: table
                .map(|(row, value)| vec![Cell::from(*row), Cell::Number(value)])
                .collect(),
        },
        drawing: Drawing::Bars(Bars {
            rows: rows.map(str::to_owned).to_vec(),
            series: vec![Series {
                label: "GB".to_owned(),
                ink: if plan.total() > plan.memory {
                    Ink::Red
                } else {
                    Ink::Blue
                },
                values: values.to_vec(),
                pulls: Vec::new(),
            }],
            from: 0.0,
            to: total.max(memory) * 1.02,
            unit: " GB".to_owned(),
        }),
    }
}

fn facts(plan: &Plan) -> Table {
    let line = |name: &str, value: String| vec![Cell::from(name), Cell::from(value)];
    Table {
        heads: ["The plan", "it comes to"].map(str::to_owned).to_vec(),
        rows: vec![
            line(
                "compute, 6ND",
                format!("{} FLOP", with_digits(plan.flops, 3)),
            ),
            line("time", time(plan.seconds)),
            line("card hours", with_digits(plan.card_hours.round(), 4)),
            line(
                "tokens per parameter",
                with_digits(plan.tokens_per_param, 3),
            ),
            line("loss, nats per token", with_digits(plan.loss, 4)),
        ],
    }
}

fn said(plan: &Plan) -> String {
    let fits = if plan.total() <= plan.memory {
        format!(
            "Weights, gradients and optimizer states take {} of a card’s {}.",
            gigabytes(plan.total()),
            gigabytes(plan.memory)
        )
    } else {
        format!(
            "It does not fit: weights, gradients and optimizer states take {}, and a card has {}.",
            gigabytes(plan.total()),
            gigabytes(plan.memory)
        )
    };
    format!(
        "With the same compute the fit would take {} parameters and {} tokens, for a loss of {} instead of {}. {fits}",
        spoken(plan.best.params),
        spoken(plan.best.tokens),
        with_digits(plan.best.loss, 4),
        with_digits(plan.loss, 4)
    )
}

#[cfg(test)]
mod tests {
    use super::plan::loss;
    use super::*;
    use crate::testing;

    fn set(pairs: &[(&str, &str)]) -> Settings {
        testing::set(&LAB, pairs)
    }

    fn found(pairs: &[(&str, &str)]) -> Plan {
        plan(&set(pairs)).expect("a plan")
    }

    #[test]
    fn time_and_compute_are_those_of_the_chapter() {
        // 6 · 10⁹ · 2·10¹⁰ = 1.2·10²⁰ FLOP at 8 · 312 · 0.4 TFLOP/s.
        let plan = found(&[("tokens", "2e10"), ("card", "a100")]);
        assert!((plan.flops / 1.2e20 - 1.0).abs() < 1e-12);
        assert!((plan.seconds - 1.2e20 / (8.0 * 312e12 * 0.4)).abs() < 1e-6);
        assert_eq!(plan.tokens_per_param, 20.0);
        assert_eq!(time(plan.seconds), "33.4 hours");
    }

    #[test]
    fn sixteen_bytes_a_parameter_and_shares_of_it_with_zero() {
        assert_eq!(found(&[]).total(), 16e9);
        // ZeRO's paper, section 3.1: 4 + 12/n, 2 + 14/n and 16/n bytes.
        for (stage, bytes) in [("1", 5.5), ("2", 3.75), ("3", 2.0)] {
            assert!(
                (found(&[("zero", stage)]).total() - bytes * 1e9).abs() < 1.0,
                "{stage}"
            );
        }
        let said = frame(&set(&[("params", "1e11")])).said;
        assert!(said.contains("does not fit"), "{said}");
    }

    #[test]
    fn the_loss_is_that_of_the_fit() {
        // 1.69 + 406.4/10⁹^0.34 + 410.7/(2·10¹⁰)^0.28.
        let plan = found(&[("tokens", "2e10"), ("fit", "hoffmann")]);
        assert!((plan.loss - 2.5800).abs() < 2e-4, "{}", plan.loss);
    }

    #[test]
    fn nothing_at_the_same_compute_is_better_than_the_best() {
        for fit in ["hoffmann", "besiroglu"] {
            for tokens in ["1e10", "1e13"] {
                let plan = found(&[("fit", fit), ("tokens", tokens)]);
                for factor in [0.1, 0.5, 0.9, 1.1, 2.0, 10.0] {
                    let params = plan.best.params * factor;
                    let fit = if fit == "hoffmann" {
                        "hoffmann"
                    } else {
                        "besiroglu"
                    };
                    let other = loss(params, plan.flops / (6.0 * params), fit).expect("a loss");
                    assert!(other > plan.best.loss, "{fit} {factor}");
                }
                assert!(plan.loss >= plan.best.loss);
            }
        }
    }

    #[test]
    fn numbers_are_said_as_people_say_them() {
        for (x, text) in [
            (1.2e9, "1.2 billion"),
            (9.999e8, "1 billion"),
            (3e13, "30 trillion"),
            (400.0, "400"),
        ] {
            assert_eq!(spoken(x), text);
        }
        for (seconds, text) in [
            (90.0, "90 seconds"),
            (7200.0, "2 hours"),
            (1e6, "11.6 days"),
            (1e9, "31.7 years"),
        ] {
            assert_eq!(time(seconds), text);
        }
    }
}
