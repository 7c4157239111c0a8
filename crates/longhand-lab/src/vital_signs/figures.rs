//! The signs as drawings.

use longhand_notation::number::with_digits;
use longhand_train::settings::Settings as RunSettings;
use longhand_train::signs::Signs;
use longhand_train::verdict;

use crate::frame::Figure;
use crate::ink::Ink;
use crate::plot::{Axis, Drawing, Line, Lines};
use crate::table::{Cell, Table};

/// Most points of a line; of a stretch of steps the highest value is kept, so that no spike is lost.
const POINTS: usize = 160;

/// A sign as a line.
struct Curve {
    label: &'static str,
    ink: Ink,
    of: fn(&Signs) -> Option<f64>,
}

const fn curve(label: &'static str, ink: Ink, of: fn(&Signs) -> Option<f64>) -> Curve {
    Curve { label, ink, of }
}

/// All drawings of a run.
pub(super) fn figures(run: &RunSettings, signs: &[Signs]) -> Vec<Figure> {
    let loss = [
        curve("training", Ink::Blue, |signs| Some(signs.loss)),
        curve("held out", Ink::Red, |signs| signs.held_out),
    ];
    let norm = [
        curve("before", Ink::Blue, |signs| Some(signs.norm)),
        curve("clipped", Ink::Amber, |signs| Some(signs.clipped)),
    ];
    let ratio = [curve("", Ink::Green, |signs| Some(signs.ratio))];
    let shares = [
        curve("dead units", Ink::Red, |signs| Some(signs.dead)),
        curve("norms’ gain", Ink::Green, |signs| signs.gain),
    ];
    let scale = [curve("", Ink::Blue, |signs| Some(signs.scale))];
    let mut all = vec![
        figure("loss", "Loss", run, signs, &loss, true),
        figure(
            "norm",
            "Norm of the gradient, before and after clipping",
            run,
            signs,
            &norm,
            true,
        ),
        figure(
            "ratio",
            "Size of an update over the size of the weights",
            run,
            signs,
            &ratio,
            true,
        ),
        figure(
            "shares",
            "Share of dead units, and mean gain of the norms",
            run,
            signs,
            &shares,
            false,
        ),
    ];
    if signs.iter().any(|signs| signs.scale != 1.0) {
        all.push(figure("scale", "Loss scale", run, signs, &scale, true));
    }
    if let Some(first) = all.first_mut() {
        first.table = log(signs);
    }
    for figure in &mut all {
        if figure.table.rows.is_empty() {
            // Before the first step.
            let nothing = figure.table.heads.iter().map(|_| Cell::Number(f64::NAN));
            figure.table.rows.push(nothing.collect());
        }
    }
    all
}

fn figure(
    id: &'static str,
    title: &str,
    run: &RunSettings,
    signs: &[Signs],
    curves: &[Curve],
    log: bool,
) -> Figure {
    let lines: Vec<Line> = curves
        .iter()
        .map(|curve| Line::new(curve.label, curve.ink, points(signs, curve.of, log)))
        .collect();
    let heights = || {
        lines
            .iter()
            .flat_map(|line| &line.points)
            .map(|point| point.1)
    };
    let (least, most) = (
        heights().fold(f64::INFINITY, f64::min),
        heights().fold(0.0, f64::max),
    );
    // The title above the drawing names the axis.
    let up = match (log, most > 0.0) {
        (true, true) => Axis {
            from: least.max(most * 1e-9) / 1.5,
            to: most * 1.5,
            log: true,
            ..Axis::default()
        },
        (true, false) => Axis {
            from: 1e-3,
            to: 1.0,
            log: true,
            ..Axis::default()
        },
        (false, _) => Axis {
            to: most.max(1.0) * 1.1,
            ..Axis::default()
        },
    };
    let mut heads = vec!["step".to_owned()];
    heads.extend(curves.iter().map(|curve| {
        if curve.label.is_empty() {
            title
        } else {
            curve.label
        }
        .to_owned()
    }));
    let rows = signs.iter().map(|one| {
        let mut row = vec![Cell::Number(f64::from(one.step))];
        row.extend(
            curves
                .iter()
                .map(|curve| Cell::Number((curve.of)(one).unwrap_or(f64::NAN))),
        );
        row
    });
    Figure {
        id,
        title: title.to_owned(),
        alt: told(title, curves, signs),
        table: Table {
            heads,
            rows: rows.collect(),
        },
        drawing: Drawing::Lines(Lines {
            across: Axis {
                label: "step".to_owned(),
                to: f64::from(run.steps),
                ..Axis::default()
            },
            up,
            lines,
            ..Lines::default()
        }),
    }
}

/// The drawing for those who do not see it.
fn told(title: &str, curves: &[Curve], signs: &[Signs]) -> String {
    let mut text = format!("{title} over the steps.");
    if signs.is_empty() {
        text.push_str(" No step is taken yet.");
    }
    for curve in curves {
        let values = || signs.iter().filter_map(curve.of);
        let (Some(first), Some(last)) = (values().next(), values().next_back()) else {
            continue;
        };
        let most = values().fold(f64::NEG_INFINITY, f64::max);
        let name = if curve.label.is_empty() {
            String::new()
        } else {
            format!(" {}:", curve.label)
        };
        text.push_str(&format!(
            "{name} from {} to {}, at most {}.",
            with_digits(first, 3),
            with_digits(last, 3),
            with_digits(most, 3)
        ));
    }
    text
}

/// The points of a line: numbers only, and above 0 where the axis is logarithmic.
fn points(signs: &[Signs], of: fn(&Signs) -> Option<f64>, log: bool) -> Vec<(f64, f64)> {
    let all: Vec<(f64, f64)> = signs
        .iter()
        .filter_map(|signs| Some((f64::from(signs.step), of(signs)?)))
        .filter(|(_, value)| value.is_finite() && (!log || *value > 0.0))
        .collect();
    let stretch = all.len().div_ceil(POINTS).max(1);
    let highest = |stretch: &[(f64, f64)]| {
        let mut best = *stretch.first()?;
        for point in stretch {
            if point.1 > best.1 {
                best = *point;
            }
        }
        Some(best)
    };
    all.chunks(stretch).filter_map(highest).collect()
}

/// The whole log, under the names that trainers and the run doctor know.
fn log(signs: &[Signs]) -> Table {
    // In the order of `Signs::numbers`.
    let heads: [&str; Signs::COUNT] = [
        "step",
        "loss",
        "val_loss",
        "learning_rate",
        "grad_norm",
        "clipped_norm",
        "update_ratio",
        "dead_units",
        "loss_scale",
        "skipped_steps",
        "norm_gain",
    ];
    let rows = signs
        .iter()
        .map(|one| one.numbers().map(Cell::Number).to_vec());
    Table {
        heads: heads.map(str::to_owned).to_vec(),
        rows: rows.collect(),
    }
}

/// The five checks of a run, against what has come of it so far.
pub(super) fn checks(run: &RunSettings, signs: &[Signs]) -> Table {
    let over = signs.last().is_some_and(|last| last.step >= run.steps);
    let found = if signs.is_empty() {
        Vec::new()
    } else {
        verdict::checks(run, signs)
    };
    let rows = found.iter().map(|check| {
        let holds = match (over, check.holds()) {
            (false, _) => "…",
            (true, true) => "yes",
            (true, false) => "no",
        };
        vec![
            Cell::from(check.what),
            Cell::Number(check.value),
            Cell::Number(check.most),
            Cell::from(holds),
        ]
    });
    let mut rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        rows.push(vec![
            Cell::from("held-out loss at the end"),
            Cell::Number(f64::NAN),
            Cell::Number(verdict::target(run)),
            Cell::from("…"),
        ]);
    }
    Table {
        heads: ["Is the run well?", "value", "at most", "holds"]
            .map(str::to_owned)
            .to_vec(),
        rows,
    }
}
