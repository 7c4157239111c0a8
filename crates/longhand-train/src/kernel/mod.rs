//! The arithmetic of a step, in f32, on slices that are there already.
//!
//! Activations are kept *feature by feature*: a row of a matrix holds one feature of all examples
//! (or tokens) side by side. Then nearly every loop runs over examples, all lanes of a vector do the
//! same, and nothing is summed across lanes except where a gradient sums over the examples. The
//! number of examples is a multiple of [`LANES`].
//!
//! Sums have a fixed order, written out in lanes, and no function comes from the platform: a run has
//! the same bits natively and in WebAssembly, with vectors and without.

pub mod activation;
pub mod attention;
pub mod exp;
pub mod norm;
pub mod outer;
pub mod product;
pub mod rounding;
pub mod softmax;
pub mod sum;

/// Examples that are worked on side by side; the number of examples is a multiple of it.
pub const LANES: usize = 8;
