//! A curve as strokes.

use super::data::Line;
use super::frame::Frame;
use super::look::Look;
use super::stroke::{Ink, Stroke};
use super::thin::thin;

/// A curve, its smoothed one above it, and where it is no number.
pub(super) fn curve(strokes: &mut Vec<Stroke>, line: &Line, look: &Look, frame: &Frame, ink: Ink) {
    let (places, values) = line.points(look.across);
    let slices = frame.width().max(1.0) as usize;
    let shown = frame.across.range;
    let smooth = look.smooth > 1 && values.len() > look.smooth;
    let mut pen = |places: &[f64], values: &[f64], pale: bool| {
        for piece in thin(places, values, shown, slices) {
            for points in placed(&piece, frame) {
                if let ([only], true) = (&points[..], !line.dots) {
                    strokes.push(Stroke::Dot { at: *only, ink });
                }
                strokes.push(Stroke::Line {
                    points,
                    ink,
                    width: 1.5,
                    pale,
                    dashed: false,
                });
            }
        }
    };
    pen(places, values, smooth);
    if smooth {
        pen(places, &means(values, look.smooth), false);
    }
    let from = places.partition_point(|place| *place < shown.0);
    let to = places.partition_point(|place| *place <= shown.1);
    let mut last = f64::NEG_INFINITY;
    for (&place, &value) in places[from..to].iter().zip(&values[from..to]) {
        let at = (frame.across.at(place), frame.up.at(value));
        if line.dots && at.0.is_finite() && at.1.is_finite() {
            strokes.push(Stroke::Dot { at, ink });
        }
        // What is no number has no height: it stands on the axis, in red.
        if !value.is_finite() && at.0 >= last + 2.0 {
            last = at.0;
            let base = frame.up.ends.0;
            strokes.push(Stroke::Line {
                points: vec![(at.0, base), (at.0, base - 7.0)],
                ink: Ink::Red,
                width: 2.0,
                pale: false,
                dashed: false,
            });
        }
    }
}

/// The points on the surface; one without a height breaks the curve. Beyond the
/// sides the curve is cut where it leaves.
fn placed(piece: &[(f64, f64)], frame: &Frame) -> Vec<Vec<(f64, f64)>> {
    let (left, right) = frame.across.ends;
    let mut pieces = Vec::new();
    let mut points: Vec<(f64, f64)> = Vec::new();
    let mut before: Option<(f64, f64)> = None;
    for &(place, value) in piece {
        let at = (frame.across.at(place), frame.up.at(value));
        if !at.0.is_finite() || !at.1.is_finite() {
            pieces.push(std::mem::take(&mut points));
            before = None;
            continue;
        }
        let cut = |edge: f64, from: (f64, f64), to: (f64, f64)| {
            let share = (edge - from.0) / (to.0 - from.0);
            (edge, from.1 + share * (to.1 - from.1))
        };
        if let Some(from) = before.filter(|from| from.0 < left && at.0 >= left) {
            points.push(cut(left, from, at));
        }
        if at.0 > right {
            if let Some(from) = before.filter(|from| from.0 <= right) {
                points.push(cut(right, from, at));
            }
        } else if at.0 >= left {
            points.push(at);
        }
        before = Some(at);
    }
    pieces.push(points);
    pieces.retain(|points| !points.is_empty());
    pieces
}

/// The mean of the values around each, those that are no numbers left out.
fn means(values: &[f64], over: usize) -> Vec<f64> {
    let half = over / 2;
    let mut sums = Vec::with_capacity(values.len() + 1);
    let (mut sum, mut count) = (0.0, 0.0);
    sums.push((sum, count));
    for value in values {
        if value.is_finite() {
            sum += value;
            count += 1.0;
        }
        sums.push((sum, count));
    }
    (0..values.len())
        .map(|at| {
            if !values[at].is_finite() {
                return f64::NAN;
            }
            // As many on either side, so that the ends do not lean.
            let half = half.min(at).min(values.len() - 1 - at);
            let (from, to) = (sums[at - half], sums[at + half + 1]);
            (to.0 - from.0) / (to.1 - from.1)
        })
        .collect()
}
