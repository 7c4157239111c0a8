//! Two arms of a spiral: points in the plane, and the arm each is on.

use super::flaws::Flaws;
use crate::model::Batch;
use crate::random::Random;
use longhand_math::real;
use std::f64::consts::PI;

/// Points to train on.
const POINTS: usize = 512;
/// Points held out.
pub const HELD_OUT: usize = 256;
/// How far a point may lie beside its arm: the deviation.
const NOISE: f64 = 0.06;

/// The points, and the order in which they come.
#[derive(Clone, Debug)]
pub struct Spiral {
    points: Vec<[f32; 2]>,
    labels: Vec<u32>,
    order: Vec<u32>,
    next: usize,
}

impl Spiral {
    /// The points of a seed.
    #[must_use]
    pub fn new(seed: u64, flaws: Flaws) -> Self {
        let mut random = Random::new(seed, 1);
        let (mut points, mut labels) = (Vec::new(), Vec::new());
        for number in 0..POINTS + HELD_OUT {
            let arm = (number % 2) as u32;
            let along = random.uniform();
            let angle = 2.6 * PI * (0.12 + 0.88 * along) + PI * f64::from(arm);
            let radius = 2.0 * (0.12 + 0.88 * along);
            let x = radius * real::cos(angle) + NOISE * random.normal();
            let y = radius * real::sin(angle) + NOISE * random.normal();
            points.push([x as f32, y as f32]);
            labels.push(arm);
        }
        if flaws.shuffled {
            random.shuffle(&mut labels[..POINTS]);
        }
        Self {
            points,
            labels,
            order: (0..POINTS as u32).collect(),
            next: POINTS,
        }
    }

    /// The next points, in a new order after every epoch.
    pub(super) fn next(&mut self, batch: &mut Batch, random: &mut Random) {
        for at in 0..batch.targets.len() {
            if self.next >= self.order.len() {
                random.shuffle(&mut self.order);
                self.next = 0;
            }
            self.put(self.order[self.next] as usize, at, batch);
            self.next += 1;
        }
    }

    /// Held-out points from the one of this number on.
    pub(super) fn held_out(&self, from: usize, batch: &mut Batch) {
        for at in 0..batch.targets.len() {
            self.put(POINTS + (from + at) % HELD_OUT, at, batch);
        }
    }

    fn put(&self, point: usize, at: usize, batch: &mut Batch) {
        let [x, y] = self.points[point];
        let width = batch.targets.len();
        batch.inputs[at] = x;
        batch.inputs[width + at] = y;
        batch.targets[at] = self.labels[point];
    }
}
