//! The mathematics of training as plain Rust.
//!
//! * [`real`]: transcendental functions, the same bits on every target.
//! * [`tensor`]: numbers with a shape, scalar to 4-D.

pub mod error;
pub mod real;
pub mod tensor;

pub use error::MathError;
pub use tensor::Tensor;
