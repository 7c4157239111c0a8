//! Steps at which a loss jumps: in both runs it is the data, in one the run.

use super::noise::Noise;
use crate::json::Writer;

/// How many standard deviations make a spike.
const LIMIT: f64 = 6.0;

/// Steps at which a loss jumps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spikes {
    /// In both, by A's steps: the batch.
    pub shared: Vec<i64>,
    /// Only in A: its state, hardware or numerics.
    pub a: Vec<i64>,
    /// Only in B.
    pub b: Vec<i64>,
}

impl Spikes {
    pub(super) fn of(a: &Noise, b: &Noise, lag: i64) -> Spikes {
        let mut spikes = Spikes::default();
        for step in a.first..a.end() {
            let (Some(x), Some(y)) = (a.raw(step), b.raw(step + lag)) else {
                continue;
            };
            match (x > LIMIT * a.spread, y > LIMIT * b.spread) {
                (true, true) => spikes.shared.push(step),
                (true, false) => spikes.a.push(step),
                (false, true) => spikes.b.push(step + lag),
                (false, false) => {}
            }
        }
        spikes
    }

    pub(super) fn write(&self, w: &mut Writer) {
        #[allow(clippy::cast_precision_loss)]
        let list = |w: &mut Writer, steps: &[i64]| {
            w.list(steps, |w, step| w.number(*step as f64));
        };
        list(w.key("shared_spikes"), &self.shared);
        w.key("own_spikes").object(|w| {
            list(w.key("a"), &self.a);
            list(w.key("b"), &self.b);
        });
    }
}
