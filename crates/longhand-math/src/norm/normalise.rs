//! Shared by norms that take out a mean: forward and backward over any grouping of places.

use crate::real::sqrt;
use crate::registry::{Arguments, Outcome};
use crate::{MathError, Tensor};

/// Which places share statistics and which share a scale.
pub(super) struct Layout {
    /// The group of each place.
    pub group: Vec<usize>,
    /// How many groups.
    pub groups: usize,
    /// The channel of each place, which picks its gamma and beta.
    pub channel: Vec<usize>,
    /// How many channels.
    pub channels: usize,
}

/// Statistics of each group.
pub(super) struct Statistics {
    pub mean: Vec<f64>,
    pub var: Vec<f64>,
    /// Places in each group.
    pub count: Vec<f64>,
}

impl Layout {
    /// Mean and biased variance of each group.
    pub(super) fn statistics(&self, x: &Tensor) -> Statistics {
        let mut count = vec![0.0; self.groups];
        let mut mean = self.sums(x.data().iter().copied(), &mut count);
        divide(&mut mean, &count);
        let deviations = x.data().iter().zip(&self.group).map(|(x, &group)| {
            let d = x - at(&mean, group);
            d * d
        });
        let mut var = self.sums(deviations, &mut vec![0.0; self.groups]);
        divide(&mut var, &count);
        Statistics { mean, var, count }
    }

    fn sums(&self, values: impl Iterator<Item = f64>, count: &mut [f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.groups];
        for (value, &group) in values.zip(&self.group) {
            if let (Some(sum), Some(count)) = (sums.get_mut(group), count.get_mut(group)) {
                *sum += value;
                *count += 1.0;
            }
        }
        sums
    }

    /// y = γ (x − mean)/√(var + ε) + β, and the gradients of x, γ and β if there is an incoming one.
    /// `fixed` statistics do not depend on x (evaluation mode).
    pub(super) fn apply(
        &self,
        arguments: &Arguments,
        x: &Tensor,
        statistics: &Statistics,
        fixed: bool,
    ) -> Result<Vec<(&'static str, Outcome)>, MathError> {
        let eps = arguments.number("eps")?;
        let gamma = per_channel(arguments, "gamma", self.channels, 1.0)?;
        let beta = per_channel(arguments, "beta", self.channels, 0.0)?;
        let scale: Vec<f64> = statistics
            .var
            .iter()
            .map(|var| 1.0 / sqrt(var + eps))
            .collect();
        let mut normal = x.clone();
        for (x, &group) in normal.data_mut().iter_mut().zip(&self.group) {
            *x = (*x - at(&statistics.mean, group)) * at(&scale, group);
        }
        let mut y = normal.clone();
        for (y, &channel) in y.data_mut().iter_mut().zip(&self.channel) {
            *y = *y * at(&gamma, channel) + at(&beta, channel);
        }
        let mut parts = vec![("y", y.into())];
        let Some(dy) = arguments.optional_tensor("dy") else {
            return Ok(parts);
        };
        let dy = dy.broadcast_to(x.shape())?;
        let (mut d_gamma, mut d_beta) = (vec![0.0; self.channels], vec![0.0; self.channels]);
        for ((d, normal), &channel) in dy.data().iter().zip(normal.data()).zip(&self.channel) {
            if let (Some(scale), Some(shift)) = (d_gamma.get_mut(channel), d_beta.get_mut(channel))
            {
                *scale += d * normal;
                *shift += d;
            }
        }
        let mut d_x = dy;
        for (d, &channel) in d_x.data_mut().iter_mut().zip(&self.channel) {
            *d *= at(&gamma, channel);
        }
        let none = &mut vec![0.0; self.groups];
        let (mut mean, mut along) = (vec![0.0; self.groups], vec![0.0; self.groups]);
        if !fixed {
            // What moving a place does to the mean and to the variance of its group.
            mean = self.sums(d_x.data().iter().copied(), none);
            along = self.sums(
                d_x.data()
                    .iter()
                    .zip(normal.data())
                    .map(|(d, normal)| d * normal),
                none,
            );
            divide(&mut mean, &statistics.count);
            divide(&mut along, &statistics.count);
        }
        for ((d, normal), &group) in d_x
            .data_mut()
            .iter_mut()
            .zip(normal.data())
            .zip(&self.group)
        {
            *d = at(&scale, group) * (*d - at(&mean, group) - normal * at(&along, group));
        }
        parts.push(("d_x", d_x.into()));
        parts.push(("d_gamma", d_gamma.into()));
        parts.push(("d_beta", d_beta.into()));
        Ok(parts)
    }
}

/// One number a row, in the shape the rows have: a number for a lone row.
pub(super) fn per_row(x: &Tensor, numbers: Vec<f64>) -> Result<Outcome, MathError> {
    let sizes = x.sizes();
    let sizes = sizes.get(..sizes.len().saturating_sub(1)).unwrap_or(&[]);
    Ok(Tensor::new(sizes, numbers)?.into())
}

/// A parameter with one number a channel; a lone number serves all.
pub(super) fn per_channel(
    arguments: &Arguments,
    name: &str,
    channels: usize,
    otherwise: f64,
) -> Result<Vec<f64>, MathError> {
    match arguments.optional_tensor(name) {
        None => Ok(vec![otherwise; channels]),
        Some(tensor) if tensor.len() == channels => Ok(tensor.data().to_vec()),
        Some(tensor) if tensor.len() == 1 => {
            Ok(vec![
                tensor.data().first().copied().unwrap_or(otherwise);
                channels
            ])
        }
        Some(tensor) => Err(MathError::new(format!(
            "{}: {} numbers in `{name}` for {channels} features",
            arguments.rule(),
            tensor.len()
        ))),
    }
}

fn divide(sums: &mut [f64], count: &[f64]) {
    sums.iter_mut()
        .zip(count)
        .for_each(|(sum, count)| *sum /= count);
}

fn at(numbers: &[f64], place: usize) -> f64 {
    numbers.get(place).copied().unwrap_or(f64::NAN)
}
