//! Charts from a report.

use longhand_doctor::columns::Kind;
use longhand_doctor::given::Given;
use longhand_doctor::normal::{REFERENCES, tokens_at};
use longhand_doctor::report::Report;
use longhand_doctor::run::{Column, Log, Numbering, Run};

use super::data::{Band, Chart, Line, Mark};

/// Runs of which curves are drawn.
pub const RUNS: usize = 6;
/// Columns of no known kind that are drawn.
const OTHERS: usize = 6;
/// At most so many values are shown as dots.
const DOTS: usize = 60;

/// The charts of a report: of each run the loss with the validation loss, then
/// the other columns.
pub fn of(report: &Report, given: &Given) -> Vec<Chart> {
    let runs = report.log.runs.iter().enumerate().take(RUNS);
    runs.flat_map(|(number, run)| of_run(report, given, number, run))
        .collect()
}

fn of_run(report: &Report, given: &Given, number: usize, run: &Run) -> Vec<Chart> {
    let both = [Kind::Loss, Kind::ValLoss].map(|kind| run.column(kind));
    let losses: Vec<&Column> = both.into_iter().flatten().collect();
    let mut charts: Vec<Vec<&Column>> = vec![losses];
    let rest = [
        Kind::GradNorm,
        Kind::Lr,
        Kind::LossScale,
        Kind::Ppl,
        Kind::Tps,
        Kind::Mfu,
    ];
    charts.extend(
        rest.into_iter()
            .filter_map(|kind| Some(vec![run.column(kind)?])),
    );
    let others = run.columns.iter().filter(|column| column.kind.is_none());
    charts.extend(
        others
            .filter(|column| column.len() > 1)
            .take(OTHERS)
            .map(|column| vec![column]),
    );
    let marks = marks(report, given, number, run);
    charts
        .into_iter()
        .filter(|columns| columns.iter().any(|column| column.len() > 1))
        .map(|columns| {
            let is_loss = columns[0].kind == Some(Kind::Loss);
            Chart {
                run: number,
                title: title(&columns),
                marks: marks.clone(),
                bands: if is_loss {
                    bands(run, given)
                } else {
                    Vec::new()
                },
                logarithmic: matches!(columns[0].kind, Some(Kind::LossScale | Kind::GradNorm))
                    && spread(&columns) > 30.0,
                counted: counted(run).to_owned(),
                lines: columns
                    .into_iter()
                    .map(|column| line(run, given, column))
                    .collect(),
            }
        })
        .collect()
}

/// Two runs' losses over one another, and how far apart they are.
pub fn compared(a: &Log, b: &Log, names: [&str; 2]) -> Vec<Chart> {
    let loss = |log: &Log| {
        let runs = log.runs.iter();
        let found = runs.filter_map(|run| {
            let loss = run
                .column(Kind::Loss)
                .or_else(|| run.column(Kind::ValLoss))?;
            Some((run.clone(), loss.clone()))
        });
        found.max_by_key(|(_, loss)| loss.len())
    };
    let (Some((run_a, loss_a)), Some((run_b, loss_b))) = (loss(a), loss(b)) else {
        return Vec::new();
    };
    let none = Given::new();
    let mut lines = [line(&run_a, &none, &loss_a), line(&run_b, &none, &loss_b)];
    for (line, (side, name)) in lines.iter_mut().zip(["A", "B"].into_iter().zip(names)) {
        line.label = format!("{side}: {name}");
    }
    let mut apart = Line {
        label: "A − B".to_owned(),
        ..Line::default()
    };
    for (&step, &value) in loss_a.steps.iter().zip(&loss_a.values) {
        if let Some(other) = loss_b.at(step) {
            apart.places[0].push(step);
            apart.values.push(value - other);
        }
    }
    let chart = |title: &str, lines: Vec<Line>| Chart {
        run: usize::MAX,
        title: title.to_owned(),
        lines,
        counted: counted(&run_a).to_owned(),
        ..Chart::default()
    };
    let mut charts = vec![chart("loss of A and B", lines.into())];
    if apart.values.len() > 1 {
        charts.push(chart("A − B", vec![apart]));
    }
    charts
}

fn title(columns: &[&Column]) -> String {
    let names: Vec<&str> = columns.iter().map(|column| column.key()).collect();
    names.join(", ")
}

fn counted(run: &Run) -> &'static str {
    match run.numbering {
        Numbering::Steps => "step",
        Numbering::Records => "record",
        Numbering::Epochs => "epoch",
    }
}

fn line(run: &Run, given: &Given, column: &Column) -> Line {
    let at = |place: &dyn Fn(f64) -> Option<f64>| -> Vec<f64> {
        let found: Option<Vec<f64>> = column.steps.iter().map(|step| place(*step)).collect();
        found.map_or_else(Vec::new, rising)
    };
    Line {
        label: column.key().to_owned(),
        places: [
            column.steps.clone(),
            at(&|step| tokens_at(run, given, step)),
            at(&|step| run.column(Kind::Time)?.until(step)),
        ],
        values: column.values.clone(),
        dots: column.len() <= DOTS,
    }
}

/// Places never go back: a clock that does is held.
fn rising(mut places: Vec<f64>) -> Vec<f64> {
    let mut last = f64::NEG_INFINITY;
    for place in &mut places {
        if !place.is_finite() || *place < last {
            *place = last;
        }
        last = *place;
    }
    places.retain(|place| place.is_finite());
    places
}

fn places(run: &Run, given: &Given, step: f64) -> [f64; 3] {
    [
        step,
        tokens_at(run, given, step).unwrap_or(f64::NAN),
        run.column(Kind::Time)
            .and_then(|time| time.until(step))
            .unwrap_or(f64::NAN),
    ]
}

fn marks(report: &Report, given: &Given, number: usize, run: &Run) -> Vec<Mark> {
    let findings = report.findings.iter().enumerate();
    findings
        .filter(|(_, finding)| finding.run == number)
        .filter_map(|(at, finding)| {
            Some(Mark {
                number: at + 1,
                places: places(run, given, *finding.charge.steps.first()?),
            })
        })
        .collect()
}

/// The reference's bands, where the run's tokens are known.
fn bands(run: &Run, given: &Given) -> Vec<Band> {
    let Some(loss) = run.column(Kind::Loss).filter(|_| run.is_of_tokens()) else {
        return Vec::new();
    };
    let (Some(&first), Some(&last)) = (loss.steps.first(), loss.steps.last()) else {
        return Vec::new();
    };
    let Some(all) = tokens_at(run, given, last).filter(|tokens| *tokens > 0.0) else {
        return Vec::new();
    };
    let reference = REFERENCES.iter().flat_map(|reference| reference.bands);
    // Between two records tokens and steps grow alike.
    let step = |tokens: f64| first + (last - first) * tokens / all;
    reference
        .filter(|band| band.tokens <= all * 1.05)
        .map(|band| Band {
            places: [step(band.tokens), band.tokens, f64::NAN],
            low: band.low,
            high: band.high,
        })
        .collect()
}

/// The highest finite value over the lowest positive one.
fn spread(columns: &[&Column]) -> f64 {
    let values = columns.iter().flat_map(|column| &column.values);
    let positive = values.filter(|value| **value > 0.0 && value.is_finite());
    let (low, high) = positive.fold((f64::INFINITY, 0.0_f64), |(low, high), value| {
        (low.min(*value), high.max(*value))
    });
    high / low
}
