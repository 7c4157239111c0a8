//! What the browser program is compiled for.

/// The target's name.
pub const TARGET: &str = "wasm32-unknown-unknown";
