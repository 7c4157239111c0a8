//! Which way a graph runs, and its sizes.

/// Which way the graph runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// From left to right.
    Across,
    /// From the top down.
    Down,
}

/// Sizes in SVG units (pixels at natural size).
pub(crate) struct Measure {
    /// Between the centres of two columns.
    pub column: f64,
    /// Between two lanes.
    pub lane: f64,
    /// Half a box across.
    pub half: f64,
    /// Half a box's height.
    pub rise: f64,
}
