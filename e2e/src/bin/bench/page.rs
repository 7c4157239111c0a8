//! The page that is measured.

/// The page that is measured.
pub const PAGE: &str = "training/0-chain-rule.html";
