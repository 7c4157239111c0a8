//! Where a chart's axes stand.

use longhand_math::real;

use super::axis::{Axis, compact};
use super::data::{Across, Chart};
use super::look::Look;

const RIGHT: f64 = 14.0;
const TOP: f64 = 22.0;
const BOTTOM: f64 = 26.0;
/// Width of a written digit.
pub(super) const DIGIT: f64 = 7.0;

/// Where a chart's axes stand on a surface.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub(super) across: Axis,
    pub(super) up: Axis,
    /// The whole span of what is drawn against.
    pub span: (f64, f64),
}

impl Frame {
    /// The frame of a chart on a surface of this width and height.
    pub fn of(chart: &Chart, look: &Look, (width, height): (f64, f64)) -> Frame {
        let span = chart.span(look.across);
        let shown = look.shown(span);
        let logarithmic = look.logarithmic && chart.has_logarithm();
        let range = range(chart, look.across, shown, logarithmic);
        let up = Axis {
            range,
            ends: (height - BOTTOM, TOP),
            logarithmic,
        };
        let written = up.ticks(4).into_iter().map(compact);
        let longest = written.map(|text| text.chars().count()).max().unwrap_or(1);
        let left = (longest as f64 * DIGIT + 12.0).max(34.0);
        Frame {
            across: Axis {
                range: shown,
                ends: (left, (width - RIGHT).max(left + 1.0)),
                logarithmic: false,
            },
            up,
            span,
        }
    }

    /// What stands at a distance from the surface's left edge.
    pub fn place(&self, x: f64) -> f64 {
        let (left, right) = self.across.ends;
        self.across.number(x.clamp(left, right))
    }

    /// How wide the part is on which curves are drawn.
    pub fn width(&self) -> f64 {
        self.across.ends.1 - self.across.ends.0
    }
}

/// The lowest and highest value that is shown, with some room.
fn range(chart: &Chart, across: Across, shown: (f64, f64), logarithmic: bool) -> (f64, f64) {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for line in &chart.lines {
        let (places, values) = line.points(across);
        let from = places.partition_point(|place| *place < shown.0);
        let to = places.partition_point(|place| *place <= shown.1);
        for &value in &values[from..to] {
            if value.is_finite() && (value > 0.0 || !logarithmic) {
                low = low.min(value);
                high = high.max(value);
            }
        }
    }
    if low > high {
        return if logarithmic { (0.1, 1.0) } else { (0.0, 1.0) };
    }
    if logarithmic {
        let room = real::pow(high / low, 0.04).max(1.02);
        return (low / room, high * room);
    }
    let room = if high > low {
        (high - low) * 0.04
    } else {
        (low.abs() * 0.05).max(1e-9)
    };
    // Nothing below 0 is shown where nothing is below it.
    let floor = if low >= 0.0 { 0.0 } else { f64::NEG_INFINITY };
    ((low - room).max(floor), high + room)
}
