//! Numbers as people like to read them.

/// Readable, at most six significant digits, no trailing zeros: `2.74539`,
/// `7.5 × 10¹⁸`, `−3`.
#[must_use]
pub fn plain(x: f64) -> String {
    x.to_string()
}

/// The same as MathML: `<mn>2.74539</mn>`.
#[must_use]
pub fn mathml(x: f64) -> String {
    ["<mn>", &plain(x), "</mn>"].concat()
}

/// The same as TeX: `7.5 \times 10^{18}`.
#[must_use]
pub fn tex(x: f64) -> String {
    plain(x)
}

/// With exactly `decimals` digits behind the point, in groups of three behind a
/// thin space where there are more than four: `0.055 964`.
#[must_use]
pub fn fixed(x: f64, decimals: usize) -> String {
    format!("{x:.decimals$}")
}
