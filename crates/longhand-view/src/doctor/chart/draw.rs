//! From a chart and a look at it to strokes.

use super::around::{bands, choosing, legend, marks, pointer};
use super::axis::{compact, written};
use super::curve::curve;
use super::data::{Across, Chart};
use super::frame::Frame;
use super::look::Look;
use super::stroke::{Anchor, Ink, Stroke, rule, text};

/// The strokes of a chart.
pub fn draw(chart: &Chart, look: &Look, size: (f64, f64)) -> Vec<Stroke> {
    let frame = Frame::of(chart, look, size);
    let mut strokes = Vec::new();
    bands(&mut strokes, chart, look, &frame);
    axes(&mut strokes, chart, look, &frame);
    let inks = [Ink::Blue, Ink::Amber, Ink::Green];
    for (line, ink) in chart.lines.iter().zip(inks) {
        curve(&mut strokes, line, look, &frame, ink);
    }
    legend(&mut strokes, chart, &frame, inks);
    marks(&mut strokes, chart, look, &frame);
    choosing(&mut strokes, look, &frame);
    pointer(&mut strokes, chart, look, &frame);
    strokes
}

fn axes(strokes: &mut Vec<Stroke>, chart: &Chart, look: &Look, frame: &Frame) {
    let (left, right) = frame.across.ends;
    let base = frame.up.ends.0;
    for tick in frame.up.ticks(4) {
        let y = frame.up.at(tick);
        strokes.push(rule((left, y), (right, y)));
        strokes.push(text(
            (left - 6.0, y + 4.0),
            Anchor::End,
            Ink::Soft,
            compact(tick),
        ));
    }
    let wanted = (frame.width() / 110.0).clamp(2.0, 8.0) as u32;
    for tick in frame.across.ticks(wanted) {
        let x = frame.across.at(tick);
        strokes.push(rule((x, base), (x, base + 4.0)));
        if x < right - 46.0 {
            strokes.push(text(
                (x, base + 18.0),
                Anchor::Middle,
                Ink::Soft,
                written(look.across, tick),
            ));
        }
    }
    let name = match look.across {
        Across::Step => chart.counted.clone(),
        other => other.name().to_owned(),
    };
    strokes.push(text((right, base + 18.0), Anchor::End, Ink::Text, name));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::chart::data::{Line, Mark};

    fn chart(values: Vec<f64>) -> Chart {
        let places: Vec<f64> = (0..values.len()).map(|at| at as f64).collect();
        Chart {
            title: "loss".to_owned(),
            counted: "step".to_owned(),
            lines: vec![Line {
                label: "loss".to_owned(),
                places: [places, Vec::new(), Vec::new()],
                values,
                dots: false,
            }],
            marks: vec![Mark {
                number: 1,
                places: [50.0, f64::NAN, f64::NAN],
            }],
            ..Chart::default()
        }
    }

    fn finite(strokes: &[Stroke]) -> bool {
        let fine = |at: &(f64, f64)| at.0.is_finite() && at.1.is_finite();
        strokes.iter().all(|stroke| match stroke {
            Stroke::Line { points, .. } | Stroke::Area { points, .. } => points.iter().all(fine),
            Stroke::Dot { at, .. } | Stroke::Text { at, .. } => fine(at),
        })
    }

    fn highest(strokes: &[Stroke]) -> f64 {
        let blue = strokes.iter().filter_map(|stroke| match stroke {
            Stroke::Line {
                points,
                ink: Ink::Blue,
                ..
            } => Some(points),
            _ => None,
        });
        blue.flatten()
            .map(|point| point.1)
            .fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn smoothing_hides_no_spike() {
        let mut values = vec![2.0; 5000];
        values[2500] = 12.0;
        let chart = chart(values);
        for smooth in [0, 21, 101] {
            let strokes = draw(
                &chart,
                &Look {
                    smooth,
                    ..Look::default()
                },
                (640.0, 240.0),
            );
            assert!(highest(&strokes) < 40.0, "{smooth}: {}", highest(&strokes));
        }
    }

    #[test]
    fn every_look_at_every_column_has_finite_places() {
        let columns = [
            vec![],
            vec![1.0],
            vec![3.0; 40],
            vec![0.0; 40],
            vec![f64::NAN; 40],
            vec![
                -1.0,
                f64::INFINITY,
                2.0,
                f64::NEG_INFINITY,
                1e300,
                -1e300,
                1e-300,
            ],
            (0..200).map(|i| 1.0 / f64::from(i + 1)).collect(),
        ];
        for values in columns {
            let chart = chart(values);
            for across in Across::ALL {
                for logarithmic in [false, true] {
                    for part in [None, Some((3.0, 5.5)), Some((-9.0, 4.0))] {
                        let look = Look {
                            across,
                            logarithmic,
                            smooth: 5,
                            part,
                            pointer: Some(300.0),
                            choosing: Some((900.0, -3.0)),
                        };
                        let strokes = draw(&chart, &look, (640.0, 240.0));
                        assert!(finite(&strokes), "{chart:?} {look:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_curve_ends_at_the_picture_and_what_is_no_number_stands_on_the_axis() {
        let mut values: Vec<f64> = (0..100).map(f64::from).collect();
        values[30] = f64::NAN;
        let chart = chart(values);
        let look = Look {
            part: Some((20.5, 40.5)),
            ..Look::default()
        };
        let strokes = draw(&chart, &look, (640.0, 240.0));
        let frame = Frame::of(&chart, &look, (640.0, 240.0));
        let (left, right) = frame.across.ends;
        let mut red = 0;
        for stroke in &strokes {
            if let Stroke::Line { points, ink, .. } = stroke {
                red += usize::from(*ink == Ink::Red);
                let inside = |point: &(f64, f64)| point.0 >= left - 1e-6 && point.0 <= right + 1e-6;
                assert!(*ink == Ink::Rule || points.iter().all(inside), "{points:?}");
            }
        }
        assert_eq!(red, 1);
    }

    #[test]
    fn the_pointer_says_the_record_under_it() {
        let chart = chart((0..100).map(|i| f64::from(i) * 2.0).collect());
        let mut look = Look::default();
        let frame = Frame::of(&chart, &look, (640.0, 240.0));
        look.pointer = Some(frame.across.at(42.2));
        let strokes = draw(&chart, &look, (640.0, 240.0));
        let said = strokes.iter().any(
            |stroke| matches!(stroke, Stroke::Text { text, .. } if text == "step 42: loss 84"),
        );
        assert!(said);
    }
}
