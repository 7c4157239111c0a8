//! Chinchilla's valley: the loss against the size at one compute.

use longhand_math::{MathError, real};
use longhand_notation::number::with_digits;

use super::controls::{FIT, PARAMS};
use super::plan::{Best, Plan, best, loss, spoken};
use crate::frame::Figure;
use crate::ink::Ink;
use crate::plot::{Axis, Drawing, Line, Lines, Mark};
use crate::settings::Settings;
use crate::table::{Cell, Table};

/// Points of a line.
const POINTS: i32 = 120;

pub(super) fn figure(settings: &Settings, plan: &Plan) -> Result<Figure, MathError> {
    let (params, fit) = (settings.number(&PARAMS), settings.option(&FIT));
    let more = 10.0 * plan.flops;
    let beyond = best(more, fit)?;
    // As wide as it takes to see both minima and the plan.
    let from = params.min(plan.best.params / 5.0) / 3.0;
    let to = params.max(beyond.params * 5.0) * 3.0;
    let ratio = real::ln(to / from);
    let mut rows = Vec::new();
    let (mut here, mut there) = (Vec::new(), Vec::new());
    for place in 0..=POINTS {
        let size = from * real::exp(ratio * f64::from(place) / f64::from(POINTS));
        let at = |flops: f64| loss(size, flops / (6.0 * size), fit);
        let (now, then) = (at(plan.flops)?, at(more)?);
        here.push((size, now));
        there.push((size, then));
        rows.push(
            [size, plan.flops / (6.0 * size), now, then]
                .map(Cell::Number)
                .to_vec(),
        );
    }
    let low = beyond.loss;
    // The walls are steep; what matters is the floor and the plan.
    let wall = loss(plan.best.params / 20.0, 20.0 * plan.best.tokens, fit)?;
    let span = plan.loss.max(wall) - low;
    let mark = |best: Best, ink| Mark {
        at: (best.params, best.loss),
        label: String::new(),
        ink,
    };
    Ok(Figure {
        id: "valley",
        title: "Loss against size, at your compute and at ten times as much".to_owned(),
        alt: format!(
            "Two valleys of the loss against the number of parameters. At your compute the lowest loss is {} at {} parameters; yours is {} at {}. With ten times the compute the lowest is {} at {}.",
            with_digits(plan.best.loss, 4),
            spoken(plan.best.params),
            with_digits(plan.loss, 4),
            spoken(params),
            with_digits(beyond.loss, 4),
            spoken(beyond.params)
        ),
        table: Table {
            heads: [
                "parameters",
                "tokens at your compute",
                "loss",
                "loss with ten times the compute",
            ]
            .map(str::to_owned)
            .to_vec(),
            rows,
        },
        drawing: Drawing::Lines(Lines {
            across: Axis {
                label: "parameters N".to_owned(),
                from,
                to,
                log: true,
                names: Vec::new(),
            },
            up: Axis {
                label: "loss, nats per token".to_owned(),
                from: low - 0.12 * span,
                to: low + 1.15 * span,
                ..Axis::default()
            },
            lines: vec![
                Line::new("6ND", Ink::Blue, here),
                Line::new("10 × 6ND", Ink::Soft, there).dashed(),
            ],
            marks: vec![
                mark(plan.best, Ink::Green),
                mark(beyond, Ink::Soft),
                Mark {
                    at: (params, plan.loss),
                    label: "your plan".to_owned(),
                    ink: Ink::Red,
                },
            ],
            ..Lines::default()
        }),
    })
}
