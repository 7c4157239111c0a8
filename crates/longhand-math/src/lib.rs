//! The mathematics of training as plain Rust.
//!
//! * [`attention`]: attention, positions, softmax in blocks.
//! * [`clip`]: gradient clipping.
//! * [`cost`]: parameters, operations, memory, traffic, time, energy, money.
//! * [`mod@format`]: number formats, rounding, loss scaling.
//! * [`layer`]: layers with weights, forward and backward.
//! * [`loss`]: losses and their gradients.
//! * [`norm`]: normalisation, forward and backward.
//! * [`optimizer`]: optimizers, every state visible after every step.
//! * [`real`]: transcendental functions, the same bits on every target.
//! * [`registry`]: what all families of rules have in common, and the list of them.
//! * [`schedule`]: learning-rate schedules.
//! * [`tape`] and [`op`]: reverse-mode differentiation whose record is data.
//! * [`tensor`]: numbers with a shape, scalar to 4-D.

pub mod attention;
pub mod clip;
pub mod cost;
pub mod error;
pub mod format;
pub mod layer;
pub mod loss;
pub mod norm;
pub mod op;
pub mod optimizer;
pub mod random;
pub mod real;
pub mod registry;
pub mod schedule;
pub mod tape;
pub mod tensor;

pub use error::MathError;
pub use tensor::Tensor;
