//! How large a tensor may be.

/// Most numbers one tensor may hold.
pub const MAX_ELEMENTS: usize = 1 << 22;

/// Most axes a tensor may have.
pub const MAX_RANK: usize = 4;
