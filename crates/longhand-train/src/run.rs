//! A run, step by step.

use crate::cause::Cause;
use crate::data::{Data, Flaws, Spiral, Text};
use crate::kernel::rounding::{Format, round};
use crate::kernel::sum;
use crate::layout::{Layout, Role};
use crate::model::{Batch, Mlp, Model, Precision, Sizes, Transformer};
use crate::optimizer::{Hyper, State};
use crate::random::Random;
use crate::settings::{Numbers, Schedule, Settings, Task};
use crate::signs::Signs;
use longhand_math::format::loss_scale::Scaler;
use longhand_math::registry::{Entry, Outcome};
use longhand_math::schedule::{constant, cosine, linear_decay, wsd};
use longhand_math::{MathError, Tensor};

/// Where hidden biases begin that kill their units.
const DEAD_BIAS: f32 = -12.0;
/// What the inputs of a bad batch are multiplied with.
const UNSCALED: f32 = 100.0;
/// Held-out data are looked at so many times in a run, and after the last step.
const LOOKS: u32 = 40;

/// A run, with all the room it needs: a step allocates nothing.
#[derive(Clone, Debug)]
pub struct Run {
    settings: Settings,
    layout: Layout,
    model: Model,
    data: Data,
    random: Random,
    rates: Vec<f64>,
    scaler: Scaler,
    optimizer: State,
    batch: Batch,
    held_out: Vec<Batch>,
    weights: Vec<f32>,
    before: Vec<f32>,
    rounded: Vec<f32>,
    gradients: Vec<f32>,
    /// Gradients that were never set to zero.
    kept: Vec<f32>,
    step: u32,
    skipped: u32,
}

impl Run {
    /// A run before its first step.
    ///
    /// # Errors
    /// Settings that do not fit together.
    pub fn new(settings: &Settings) -> Result<Self, String> {
        settings.check()?;
        let flaws = Flaws {
            shuffled: settings.faults.has(Cause::ShuffledLabels),
            unshifted: settings.faults.has(Cause::TokensNotShifted),
            padding_counts: settings.faults.has(Cause::PaddingCounted),
        };
        let (data, model) = match settings.task {
            Task::Spiral => (
                Data::Spiral(Spiral::new(settings.seed, flaws)),
                Model::Mlp(Box::new(Mlp::new(settings.batch))),
            ),
            Task::Text => {
                let text = Text::new(settings.padded, flaws);
                let sizes = Sizes::small(text.vocabulary());
                let model = Transformer::new(sizes, settings.batch);
                (Data::Text(text), Model::Transformer(Box::new(model)))
            }
        };
        let layout = model.layout().clone();
        let mut weights = layout.weights(settings.width, &mut Random::new(settings.seed, 2));
        if settings.faults.has(Cause::DeadUnits) {
            bury(&model, &mut weights);
        }
        let mut optimizer = State::new(settings.optimizer, &layout);
        optimizer.decays_gains = settings.faults.has(Cause::DecayedNorms);
        let room = vec![0.0; layout.len()];
        Ok(Self {
            rates: rates(settings).map_err(|error| error.to_string())?,
            batch: data.room(settings.batch),
            held_out: data.held_out(settings.batch),
            random: Random::new(settings.seed, 3),
            scaler: Scaler {
                scale: if settings.numbers == Numbers::Fp16Scaled {
                    65_536.0
                } else {
                    1.0
                },
                good: 0,
                growth: 2.0,
                backoff: 0.5,
                // A tenth of PyTorch's 2000: the runs are short.
                interval: 200,
            },
            before: weights.clone(),
            rounded: weights.clone(),
            gradients: room.clone(),
            kept: room,
            settings: settings.clone(),
            layout,
            model,
            data,
            optimizer,
            weights,
            step: 0,
            skipped: 0,
        })
    }

    /// What the run was told.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Where its weights stand.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The weights.
    #[must_use]
    pub fn weights(&self) -> &[f32] {
        &self.weights
    }

    /// The gradients of the last step, clipped.
    #[must_use]
    pub fn gradients(&self) -> &[f32] {
        &self.gradients
    }

    /// Whether all steps are taken.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.step >= self.settings.steps
    }

    /// One step.
    pub fn step(&mut self) -> Signs {
        self.resume();
        let lr = self.rates.get(self.step as usize).or(self.rates.last());
        let lr = lr.copied().unwrap_or(self.settings.lr);
        self.step += 1;
        self.data.next(&mut self.batch, &mut self.random);
        self.spoil();
        let loss = self.differentiate();
        let norm = sum::norm(&self.gradients);
        let finite = norm.is_finite();
        let scaled = self.settings.numbers == Numbers::Fp16Scaled;
        if scaled {
            self.scaler.update(finite);
        }
        let clipped = self.clip(norm);
        let dead = self.model.dead();
        self.before.copy_from_slice(&self.weights);
        if scaled && !finite {
            self.skipped += 1;
        } else {
            let hyper = Hyper {
                lr: lr as f32,
                decay: self.settings.decay as f32,
            };
            self.optimizer
                .step(&self.layout, hyper, &mut self.weights, &self.gradients);
        }
        let ratio = sum::distance(&self.weights, &self.before) / sum::norm(&self.before);
        Signs {
            step: self.step,
            loss,
            held_out: self.is_look().then(|| self.held_out()),
            lr,
            norm,
            clipped,
            ratio,
            dead,
            scale: self.scaler.scale,
            skipped: self.skipped,
            gain: self.gain(),
        }
    }

    /// At half of the steps a run that loses its state begins again.
    fn resume(&mut self) {
        if self.settings.faults.has(Cause::StateLost) && self.step == self.settings.steps / 2 {
            self.optimizer.forget();
        }
    }

    /// At six tenths of the steps comes the bad batch.
    fn spoil(&mut self) {
        let bad = self.settings.steps / 10 * 6;
        if self.settings.faults.has(Cause::BadBatch) && self.step == bad {
            for input in &mut self.batch.inputs {
                *input *= UNSCALED;
            }
            for token in &mut self.batch.tokens {
                *token = 0;
            }
        }
    }

    /// Loss and gradients, the loss scale taken out again.
    fn differentiate(&mut self) -> f64 {
        let scale = self.scaler.scale;
        let precision = Precision {
            format: self.settings.numbers.format(),
            scale: (scale / self.settings.divisor) as f32,
        };
        let weights = rounded(&self.weights, &mut self.rounded, precision.format);
        let loss = self
            .model
            .gradients(weights, &self.batch, precision, &mut self.gradients);
        if scale != 1.0 {
            let inverse = (1.0 / scale) as f32;
            self.gradients.iter_mut().for_each(|g| *g *= inverse);
        }
        if self.settings.faults.has(Cause::GradientsKept) {
            for (kept, gradient) in self.kept.iter_mut().zip(&mut self.gradients) {
                *kept += *gradient;
                *gradient = *kept;
            }
        }
        loss
    }

    /// Clips as PyTorch does; the norm afterwards.
    fn clip(&mut self, norm: f64) -> f64 {
        let limit = self.settings.clip;
        if limit == 0.0 || norm <= limit {
            return norm;
        }
        let factor = (limit / (norm + 1e-6)) as f32;
        self.gradients.iter_mut().for_each(|g| *g *= factor);
        sum::norm(&self.gradients)
    }

    fn is_look(&self) -> bool {
        self.step
            .is_multiple_of((self.settings.steps / LOOKS).max(1))
            || self.is_over()
    }

    /// The mean loss on held-out data.
    pub fn held_out(&mut self) -> f64 {
        let precision = Precision {
            format: self.settings.numbers.format(),
            scale: 1.0,
        };
        let weights = rounded(&self.weights, &mut self.rounded, precision.format);
        let mut total = 0.0;
        for batch in &self.held_out {
            total += self.model.loss(weights, batch, precision);
        }
        total / self.held_out.len().max(1) as f64
    }

    /// The mean size of the norms' gains.
    fn gain(&self) -> Option<f64> {
        let gains = self
            .layout
            .tensors
            .iter()
            .filter(|tensor| tensor.role == Role::Gain);
        let (mut total, mut count) = (0.0, 0);
        for tensor in gains {
            let numbers = &self.weights[tensor.range()];
            total += numbers.iter().map(|g| f64::from(g.abs())).sum::<f64>();
            count += numbers.len();
        }
        (count > 0).then(|| total / count as f64)
    }
}

/// The weights a pass is computed with.
fn rounded<'a>(weights: &'a [f32], room: &'a mut [f32], format: Format) -> &'a [f32] {
    if format == Format::Fp32 {
        return weights;
    }
    room.copy_from_slice(weights);
    round(room, format);
    room
}

/// Biases so low that no unit is ever above 0.
fn bury(model: &Model, weights: &mut [f32]) {
    for range in model.hidden_biases() {
        weights[range].fill(DEAD_BIAS);
    }
}

/// The learning rate of every step.
fn rates(settings: &Settings) -> Result<Vec<f64>, MathError> {
    let total = f64::from(settings.steps);
    let warmup = f64::from(settings.warmup.min(settings.steps));
    // The rate of the first step is above 0: steps are counted from 1.
    let steps = Tensor::vector((1..=settings.steps).map(f64::from).collect());
    let fifth = (total / 5.0).min(total - warmup);
    let common = [("max", settings.lr), ("warmup", warmup)];
    let whole = ("total", total + 1.0);
    let (entry, more): (&Entry, &[(&str, f64)]) = match settings.schedule {
        Schedule::Constant => (&constant::CONSTANT_WARMUP, &[]),
        Schedule::Cosine => (&cosine::ENTRY, &[whole]),
        Schedule::Linear => (&linear_decay::ENTRY, &[whole]),
        Schedule::Wsd => (&wsd::ENTRY, &[whole, ("decay", fifth)]),
    };
    let named = common
        .iter()
        .chain(more)
        .map(|(name, number)| (*name, (*number).into()));
    let rates: Outcome = entry.call([steps.into()], named)?;
    Ok(rates.tensor("")?.data().to_vec())
}
