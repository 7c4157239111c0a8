//! What words before a number mean.

use std::collections::HashMap;

use crate::columns::Kind;

/// What words before a number mean, looked up once.
#[derive(Debug, Default)]
pub(super) struct Meanings {
    pub(super) known: HashMap<Vec<u8>, Meaning>,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Meaning {
    Column(usize, Kind),
    Unknown,
}
