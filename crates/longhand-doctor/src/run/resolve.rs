//! From what was read to a run: which column is which.

use super::building::{Building, Growing, Name};
use super::log::{Column, Numbering, Run, order};
use crate::columns::Kind;

/// The run, if anything was measured in it.
pub(super) fn run(
    building: Building,
    names: &[Name],
    name: Option<String>,
    max_steps: Option<f64>,
) -> Option<Run> {
    let best = best(&building.columns, names);
    let mut columns: Vec<Column> = building
        .columns
        .into_iter()
        .filter(|column| !column.values.is_empty())
        .filter_map(|column| {
            let known = names.get(column.name)?;
            Some(Column {
                name: known.shown.clone(),
                kind: known
                    .kind
                    .map(|(kind, _)| kind)
                    .filter(|kind| best.contains(&(*kind, column.name))),
                steps: column.steps,
                values: column.values,
                decimals: column.decimals,
            })
        })
        .collect();
    if columns.is_empty() && building.lowered.is_empty() {
        return None;
    }
    if !building.epoch.is_empty() {
        let (steps, values) = building.epoch.iter().copied().unzip();
        columns.push(Column {
            name: "epoch".to_owned(),
            kind: Some(Kind::Epoch),
            steps,
            values,
            decimals: 0,
        });
    }
    let mut numbering = building.numbering.unwrap_or_default();
    if numbering == Numbering::Records && building.format != "dict-lines" {
        numbering = by_epochs(&mut columns, &building.epochs);
    }
    if building.format == "keras" {
        numbering = Numbering::Epochs;
    }
    order(&mut columns);
    Some(Run {
        format: building.format,
        name,
        columns,
        restarts: building.restarts,
        numbering,
        max_steps: max_steps.or(building.total),
        rows: building.rows,
        repeated: building.repeated,
        lowered: building.lowered,
    })
}

/// For each kind the column with the plainest name; one with hardly any values
/// gives way.
fn best(columns: &[Growing], names: &[Name]) -> Vec<(Kind, usize)> {
    let mut best = Vec::new();
    for kind in Kind::all() {
        let candidates: Vec<(usize, usize, usize)> = columns
            .iter()
            .filter_map(|column| {
                let (known, plain) = names.get(column.name)?.kind?;
                (known == kind).then_some((column.values.len(), plain, column.name))
            })
            .collect();
        let most = candidates
            .iter()
            .map(|(count, ..)| *count)
            .max()
            .unwrap_or(0);
        let chosen = candidates
            .into_iter()
            .filter(|(count, ..)| count * 10 >= most)
            .min_by_key(|(_, plain, name)| (*plain, *name));
        best.extend(chosen.map(|(_, _, name)| (kind, name)));
    }
    best
}

/// Rows without a step whose epochs are whole numbers, one a row: the epoch is
/// the step.
fn by_epochs(columns: &mut [Column], epochs: &[f64]) -> Numbering {
    let longest = columns.iter().map(Column::len).max().unwrap_or(0);
    let whole = epochs.iter().all(|epoch| epoch.fract() == 0.0);
    let rising = epochs.windows(2).all(|pair| pair[0] < pair[1]);
    if epochs.len() < longest || epochs.is_empty() || !whole || !rising {
        return Numbering::Records;
    }
    for column in columns {
        for step in &mut column.steps {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let record = (*step - 1.0).max(0.0) as usize;
            if let Some(epoch) = epochs.get(record) {
                *step = *epoch;
            }
        }
    }
    Numbering::Epochs
}
