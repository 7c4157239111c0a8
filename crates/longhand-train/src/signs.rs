//! What a step shows of a run.

/// The vital signs of one step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Signs {
    /// The step, from 1.
    pub step: u32,
    /// The loss as the run computes it.
    pub loss: f64,
    /// The loss on held-out data, where it was measured.
    pub held_out: Option<f64>,
    /// The learning rate.
    pub lr: f64,
    /// The gradient's norm before clipping.
    pub norm: f64,
    /// The gradient's norm after clipping.
    pub clipped: f64,
    /// ‖Δw‖/‖w‖: how far the step moves the weights.
    pub ratio: f64,
    /// The share of hidden units that are 0 for the whole batch.
    pub dead: f64,
    /// The loss scale; 1 without loss scaling.
    pub scale: f64,
    /// Steps skipped so far.
    pub skipped: u32,
    /// The mean size of the norms' gains, where the model has norms.
    pub gain: Option<f64>,
}

impl Signs {
    /// How many numbers [`Signs::numbers`] gives.
    pub const COUNT: usize = 11;

    /// All signs as numbers, in the order of the fields; NaN where there is none.
    #[must_use]
    pub fn numbers(&self) -> [f64; Self::COUNT] {
        [
            f64::from(self.step),
            self.loss,
            self.held_out.unwrap_or(f64::NAN),
            self.lr,
            self.norm,
            self.clipped,
            self.ratio,
            self.dead,
            self.scale,
            f64::from(self.skipped),
            self.gain.unwrap_or(f64::NAN),
        ]
    }

    /// The signs of such numbers.
    #[must_use]
    pub fn of(
        [
            step,
            loss,
            held_out,
            lr,
            norm,
            clipped,
            ratio,
            dead,
            scale,
            skipped,
            gain,
        ]: [f64; Self::COUNT],
    ) -> Self {
        let some = |number: f64| (!number.is_nan()).then_some(number);
        Self {
            step: step as u32,
            loss,
            held_out: some(held_out),
            lr,
            norm,
            clipped,
            ratio,
            dead,
            scale,
            skipped: skipped as u32,
            gain: some(gain),
        }
    }
}

/// The mean of a sign.
pub(crate) fn mean(signs: &[Signs], of: fn(&Signs) -> f64) -> f64 {
    signs.iter().map(of).sum::<f64>() / signs.len() as f64
}

/// The last held-out loss.
pub(crate) fn last_held_out(signs: &[Signs]) -> f64 {
    let last = signs.iter().rev().find_map(|signs| signs.held_out);
    last.unwrap_or(f64::NAN)
}
