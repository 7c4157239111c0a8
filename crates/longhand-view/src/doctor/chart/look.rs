//! How somebody looks at a chart.

use super::data::{Across, Chart};

/// How somebody looks at a chart.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Look {
    /// The horizontal axis.
    pub across: Across,
    /// Whether the vertical axis is logarithmic.
    pub logarithmic: bool,
    /// A mean over so many records is drawn above the curve; 0 and 1: none.
    pub smooth: usize,
    /// The part that is shown; all of it without.
    pub part: Option<(f64, f64)>,
    /// Where a pointer stands, from the surface's left edge.
    pub pointer: Option<f64>,
    /// A stretch that is being chosen, from the surface's left edge.
    pub choosing: Option<(f64, f64)>,
}

/// The smallest part of a span that can be shown.
const CLOSEST: f64 = 1e-6;

impl Look {
    /// The look with which a chart is shown first.
    pub fn first(chart: &Chart) -> Look {
        Look {
            logarithmic: chart.logarithmic,
            ..Look::default()
        }
    }

    /// What is shown of a span.
    pub fn shown(&self, span: (f64, f64)) -> (f64, f64) {
        let wide = (span.1 - span.0).max(f64::MIN_POSITIVE);
        let (from, to) = self.part.unwrap_or(span);
        let (from, to) = (from.max(span.0), to.min(span.1));
        if to - from > wide * CLOSEST / 2.0 {
            (from, to)
        } else if span.0 < span.1 {
            span
        } else {
            // One place only: some room on either side.
            let room = (span.0.abs() * 0.05).max(0.5);
            (span.0 - room, span.1 + room)
        }
    }

    /// Comes nearer (a factor below 1) or goes further away around a place, which
    /// stays where it is.
    pub fn zoom(&mut self, span: (f64, f64), around: f64, factor: f64) {
        let (from, to) = self.shown(span);
        let wide = span.1 - span.0;
        let next = ((to - from) * factor).clamp(wide * CLOSEST, wide);
        let share = ((around - from) / (to - from)).clamp(0.0, 1.0);
        let from = around - share * next;
        self.set(span, (from, from + next));
    }

    /// Moves by a share of what is shown, to the right where it is positive.
    pub fn pan(&mut self, span: (f64, f64), share: f64) {
        let (from, to) = self.shown(span);
        let by = (to - from) * share;
        self.set(span, (from + by, to + by));
    }

    /// Shows a part, as far as there is something.
    pub fn set(&mut self, span: (f64, f64), (from, to): (f64, f64)) {
        let wide = to - from;
        if !wide.is_finite() || wide <= 0.0 || wide >= (span.1 - span.0) * (1.0 - 1e-9) {
            self.part = None;
            return;
        }
        let from = from.clamp(span.0, span.1 - wide);
        self.part = Some((from, from + wide));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPAN: (f64, f64) = (0.0, 1000.0);

    #[test]
    fn coming_nearer_keeps_the_place_and_going_away_ends_at_the_whole() {
        let mut look = Look::default();
        look.zoom(SPAN, 250.0, 0.5);
        assert_eq!(look.part, Some((125.0, 625.0)));
        look.zoom(SPAN, 250.0, 0.5);
        let (from, to) = look.shown(SPAN);
        assert!(((250.0 - from) / (to - from) - 0.25).abs() < 1e-12);
        for _ in 0..10 {
            look.zoom(SPAN, 900.0, 2.0);
        }
        assert_eq!(look.part, None);
        for _ in 0..200 {
            look.zoom(SPAN, 3.0, 0.5);
        }
        let (from, to) = look.shown(SPAN);
        assert!(to > from && to - from <= 1000.0 * 1.01e-6);
    }

    #[test]
    fn moving_stops_at_the_ends() {
        let mut look = Look::default();
        look.set(SPAN, (100.0, 200.0));
        look.pan(SPAN, -5.0);
        assert_eq!(look.part, Some((0.0, 100.0)));
        look.pan(SPAN, 100.0);
        assert_eq!(look.part, Some((900.0, 1000.0)));
        look.pan(SPAN, 0.5);
        assert_eq!(look.part, Some((900.0, 1000.0)));
    }

    #[test]
    fn nonsense_shows_everything() {
        for part in [
            (5.0, 5.0),
            (9.0, 2.0),
            (f64::NAN, 3.0),
            (0.0, f64::INFINITY),
        ] {
            let mut look = Look::default();
            look.set(SPAN, part);
            assert_eq!(look.shown(SPAN), SPAN, "{part:?}");
        }
        let (from, to) = Look::default().shown((7.0, 7.0));
        assert!(from < 7.0 && 7.0 < to);
    }
}
