//! What stands around the curves: healthy runs, names, findings, the pointer.

use longhand_doctor::text::number::short;

use super::axis::written;
use super::data::{Across, Chart};
use super::frame::{DIGIT, Frame};
use super::look::Look;
use super::stroke::{Anchor, Ink, Stroke, rule, text};

pub(super) fn bands(strokes: &mut Vec<Stroke>, chart: &Chart, look: &Look, frame: &Frame) {
    let shown = frame.across.range;
    let (top, base) = (frame.up.ends.1, frame.up.ends.0);
    let inside = |value: f64| frame.up.at(value).clamp(top, base);
    let known: Vec<(f64, f64, f64)> = chart
        .bands
        .iter()
        .map(|band| (band.places[look.across.place()], band.low, band.high))
        .filter(|(place, ..)| place.is_finite())
        .collect();
    let mut upper = Vec::new();
    let mut lower = Vec::new();
    for (place, low, high) in known {
        if (shown.0..=shown.1).contains(&place) {
            upper.push((frame.across.at(place), inside(high)));
            lower.push((frame.across.at(place), inside(low)));
        }
    }
    if upper.len() > 1 {
        let label = (upper[upper.len() - 1].0, upper[upper.len() - 1].1 - 6.0);
        lower.reverse();
        upper.extend(lower);
        strokes.push(Stroke::Area {
            points: upper,
            ink: Ink::Green,
        });
        strokes.push(text(
            label,
            Anchor::End,
            Ink::Green,
            "healthy runs".to_owned(),
        ));
    }
}

pub(super) fn legend(strokes: &mut Vec<Stroke>, chart: &Chart, frame: &Frame, inks: [Ink; 3]) {
    if chart.lines.len() < 2 {
        return;
    }
    let mut x = frame.across.ends.0;
    for (line, ink) in chart.lines.iter().zip(inks) {
        strokes.push(Stroke::Line {
            points: vec![(x, 9.0), (x + 16.0, 9.0)],
            ink,
            width: 2.5,
            pale: false,
            dashed: false,
        });
        let label: String = line.label.chars().take(28).collect();
        let wide = label.chars().count() as f64 * DIGIT;
        strokes.push(text((x + 21.0, 13.0), Anchor::Start, Ink::Soft, label));
        x += wide + 40.0;
    }
}

pub(super) fn marks(strokes: &mut Vec<Stroke>, chart: &Chart, look: &Look, frame: &Frame) {
    let shown = frame.across.range;
    let (base, top) = frame.up.ends;
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for mark in &chart.marks {
        let place = mark.places[look.across.place()];
        if !place.is_finite() || place < shown.0 || place > shown.1 {
            continue;
        }
        let x = frame.across.at(place);
        // Numbers of findings at one place stand below one another.
        let mut y = top + 11.0;
        while taken
            .iter()
            .any(|other| (other.0 - x).abs() < 18.0 && (other.1 - y).abs() < 12.0)
        {
            y += 14.0;
        }
        taken.push((x, y));
        strokes.push(Stroke::Line {
            points: vec![(x, top), (x, base)],
            ink: Ink::Red,
            width: 1.0,
            pale: false,
            dashed: true,
        });
        let near = x > frame.across.ends.1 - 18.0;
        let (at, anchor) = if near {
            ((x - 4.0, y), Anchor::End)
        } else {
            ((x + 4.0, y), Anchor::Start)
        };
        strokes.push(text(at, anchor, Ink::Red, mark.number.to_string()));
    }
}

pub(super) fn choosing(strokes: &mut Vec<Stroke>, look: &Look, frame: &Frame) {
    let Some((a, b)) = look.choosing else { return };
    let (left, right) = frame.across.ends;
    let (a, b) = (a.min(b).clamp(left, right), a.max(b).clamp(left, right));
    let (base, top) = frame.up.ends;
    strokes.push(Stroke::Area {
        points: vec![(a, top), (b, top), (b, base), (a, base)],
        ink: Ink::Blue,
    });
}

/// What stands under the pointer: the nearest record of each curve.
pub(super) fn pointer(strokes: &mut Vec<Stroke>, chart: &Chart, look: &Look, frame: &Frame) {
    let Some(x) = look.pointer else { return };
    let wanted = frame.place(x);
    let mut said = Vec::new();
    let mut at_place = None;
    for line in &chart.lines {
        let (places, values) = line.points(look.across);
        let after = places.partition_point(|place| *place < wanted);
        let near = [after.checked_sub(1), Some(after)]
            .into_iter()
            .flatten()
            .filter(|at| *at < places.len())
            .min_by(|a, b| {
                (places[*a] - wanted)
                    .abs()
                    .total_cmp(&(places[*b] - wanted).abs())
            });
        let Some(near) = near else { continue };
        let place = *at_place.get_or_insert(places[near]);
        // A curve with fewer records says nothing between them.
        if (frame.across.at(places[near]) - frame.across.at(place)).abs() > 3.0 {
            continue;
        }
        let name = if chart.lines.len() > 1 {
            &line.label
        } else {
            &chart.title
        };
        let name: String = name.chars().take(20).collect();
        said.push(format!("{name} {}", short(values[near])));
        let at = (frame.across.at(places[near]), frame.up.at(values[near]));
        if at.0.is_finite() && at.1.is_finite() {
            strokes.push(Stroke::Dot { at, ink: Ink::Text });
        }
    }
    let Some(place) = at_place else { return };
    let x = frame.across.at(place);
    let (base, top) = frame.up.ends;
    strokes.push(rule((x, top), (x, base)));
    let where_ = match look.across {
        Across::Step => format!("{} {}", chart.counted, short(place)),
        other => written(other, place),
    };
    let line = format!("{where_}: {}", said.join(", "));
    let y = if chart.lines.len() > 1 {
        base - 8.0
    } else {
        13.0
    };
    strokes.push(text((frame.across.ends.1, y), Anchor::End, Ink::Text, line));
}
