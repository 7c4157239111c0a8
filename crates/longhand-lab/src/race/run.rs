//! The runs: every optimizer from the same start, with the same noise.

use longhand_math::optimizer::Optimizer;
use longhand_math::optimizer::{State, adam, muon, sgd};
use longhand_math::{MathError, Tensor};

use super::controls::{DECAY, NOISE, PROBLEM, RATES, STEPS, WHOLE, X, Y};
use super::matrix;
use super::surface::Surface;
use crate::control::{Choice, Slider};
use crate::ink::Ink;
use crate::noise::Noise;
use crate::settings::Settings;

/// An optimizer of the race.
#[derive(Debug, Clone, Copy)]
pub(super) struct Runner {
    pub(super) name: &'static str,
    pub(super) ink: Ink,
    rule: Optimizer,
    pub(super) settings: &'static [(&'static str, f64)],
    pub(super) factor: Slider,
    /// The best rate for each problem, in the order of the choice.
    rates: [f64; 5],
}

/// Without the words of the reference.
const fn kept(rule: Optimizer) -> Optimizer {
    Optimizer {
        entry: rule.entry.kept(),
        ..rule
    }
}

/// All of them. The rates are those of the round numbers with which the loss is least after 100 steps
/// from the start of the lab, without noise and with a rate that falls to 0, among those with which it
/// never rises to twice its start; a test finds them again.
pub(super) const RUNNERS: [Runner; 4] = [
    Runner {
        name: "SGD",
        ink: Ink::Red,
        rule: kept(sgd::RULE),
        settings: &[],
        factor: RATES[0],
        rates: [0.25, 0.08, 0.0015, 0.25, 2.0],
    },
    Runner {
        name: "Momentum",
        ink: Ink::Blue,
        rule: kept(sgd::RULE),
        settings: &[("momentum", 0.9)],
        factor: RATES[1],
        rates: [1.0, 0.05, 0.001, 1.0, 1.0],
    },
    Runner {
        name: "Adam",
        ink: Ink::Green,
        rule: kept(adam::RULE),
        settings: &[],
        factor: RATES[2],
        rates: [0.6, 0.6, 0.8, 0.3, 0.25],
    },
    Runner {
        name: "Muon",
        ink: Ink::Amber,
        rule: kept(muon::RULE),
        settings: &[("weight_decay", 0.0)],
        factor: RATES[3],
        // Two numbers are no matrix.
        rates: [f64::NAN, f64::NAN, f64::NAN, f64::NAN, 0.08],
    },
];

/// Where a run is after each step, from the start on.
#[derive(Debug, Clone, Default)]
pub(super) struct Course {
    /// The loss.
    pub(super) losses: Vec<f64>,
    /// Places in the plane, where there is one.
    pub(super) places: Vec<(f64, f64)>,
    /// What has been learned of each direction of the target in the end, where there is one.
    pub(super) shares: Vec<f64>,
}

impl Course {
    /// The last loss; not a number where it has grown beyond all bounds.
    pub(super) fn last(&self) -> f64 {
        let last = self.losses.last().copied().unwrap_or(f64::NAN);
        if is_lost(last) { f64::NAN } else { last }
    }
}

/// A larger loss is lost, and the run ends.
const LOST: f64 = 1e6;

fn is_lost(loss: f64) -> bool {
    loss.is_nan() || loss >= LOST
}

fn problem(choice: &Choice, settings: &Settings) -> usize {
    let chosen = settings.option(choice);
    let options = choice.options.iter();
    options.take_while(|(name, _)| *name != chosen).count()
}

impl Runner {
    /// The learning rate that the settings ask for; none where the optimizer does not take part.
    pub(super) fn rate(&self, settings: &Settings) -> Option<f64> {
        let best = self.rates.get(problem(&PROBLEM, settings)).copied()?;
        let rate = best * settings.number(&self.factor);
        rate.is_finite().then_some(rate)
    }

    /// Its run.
    ///
    /// # Errors
    /// None that the settings can bring about.
    pub(super) fn run(&self, settings: &Settings, rate: f64) -> Result<Course, MathError> {
        let steps = settings.number(&STEPS) as usize;
        // Straight down to 0, as torch.optim.lr_scheduler.LambdaLR has it in the program.
        let asked = |step: usize| {
            let share = match settings.is_on(&DECAY) {
                true => 1.0 - step as f64 / WHOLE,
                false => 1.0,
            };
            let mut named = self.settings.to_vec();
            named.push(("lr", rate * share));
            self.rule.settings(&named)
        };
        let mut noise = Noise::new(11.0);
        let width = settings.number(&NOISE);
        let mut noisy = |mut gradient: Tensor| {
            if width > 0.0 {
                let slopes = gradient.data_mut().iter_mut();
                slopes.for_each(|slope| *slope += width * noise.bell());
            }
            gradient
        };
        let mut course = Course::default();
        if let Some(surface) = Surface::named(settings.option(&PROBLEM)) {
            let start = vec![settings.number(&X), settings.number(&Y)];
            let mut state = State::new(Tensor::vector(start));
            for step in 0..=steps {
                let &[x, y] = state.param().data() else { break };
                course.losses.push(surface.value(x, y));
                course.places.push((x, y));
                let gradient = Tensor::vector(surface.gradient(x, y).to_vec());
                if step == steps || is_lost(surface.value(x, y)) {
                    break;
                }
                self.rule
                    .step(&asked(step)?, &mut state, &noisy(gradient))?;
            }
            return Ok(course);
        }
        let target = matrix::target()?;
        let [first, second] = matrix::start()?;
        let mut states = [State::new(first), State::new(second)];
        for step in 0..=steps {
            let [one, two] = &states;
            let (loss, gradients) = matrix::loss([one.param(), two.param()], &target)?;
            course.losses.push(loss);
            if step == steps || is_lost(loss) {
                break;
            }
            let asked = asked(step)?;
            for (state, gradient) in states.iter_mut().zip(gradients) {
                self.rule.step(&asked, state, &noisy(gradient))?;
            }
        }
        let [first, second] = &states;
        course.shares = matrix::shares(&second.param().matmul(first.param())?).to_vec();
        Ok(course)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::Control;

    #[test]
    fn each_rate_is_the_best_of_all_round_ones() {
        let mut wrong = Vec::new();
        for (place, (problem, _)) in PROBLEM.options.iter().enumerate() {
            let mut settings = Settings::default();
            assert!(settings.set(&Control::Choice(PROBLEM), problem));
            for runner in RUNNERS
                .iter()
                .filter(|runner| runner.rates[place].is_finite())
            {
                let (mut best, mut least) = (f64::NAN, f64::INFINITY);
                let run = crate::control::Run::Round {
                    from: 1e-4,
                    to: 10.0,
                };
                for rate in (0..=run.last()).map(|place| run.value(place)) {
                    let course = runner.run(&settings, rate).expect("a run");
                    // Smaller is as good as nothing: the slowest of those that arrive.
                    let begun = course.losses.first().copied().unwrap_or(f64::NAN);
                    if course.losses.iter().any(|loss| *loss > 2.0 * begun) {
                        continue;
                    }
                    let end = course.last();
                    let end = if end < 1e-10 { 1e-10 } else { end };
                    if end < least * 0.999 {
                        (best, least) = (rate, end);
                    }
                }
                if best != runner.rates[place] {
                    wrong.push(format!(
                        "{} on {problem}: {best} ends at {least:e}",
                        runner.name
                    ));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
