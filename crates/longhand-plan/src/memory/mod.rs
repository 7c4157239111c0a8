//! Memory of one device, by part.

mod device;
mod put;

pub use device::{Choices, Memory};
pub use put::put;
