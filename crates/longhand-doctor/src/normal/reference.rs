//! Healthy runs of one model, and the band in which they stand.

/// A loss at a number of tokens, among healthy runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Tokens seen.
    pub tokens: f64,
    /// Lowest loss among the runs.
    pub low: f64,
    /// The middle one.
    pub middle: f64,
    /// Highest loss.
    pub high: f64,
}

/// Healthy runs of one model on one data set.
#[derive(Clone, Copy, Debug)]
pub struct Reference {
    /// The model and its data.
    pub what: &'static str,
    /// How many runs, and where they are published.
    pub source: &'static str,
    /// Their bands, by tokens.
    pub bands: &'static [Band],
}

impl Reference {
    /// The band at a number of tokens, between the two that are known; `None`
    /// outside of them.
    ///
    /// ```
    /// use longhand_doctor::normal::REFERENCES;
    /// let band = REFERENCES[0].at(524_288_000.0).ok_or("outside")?;
    /// assert_eq!((band.low, band.middle, band.high), (3.63, 3.73, 4.31));
    /// assert_eq!(REFERENCES[0].at(600_000.0), None);
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn at(&self, tokens: f64) -> Option<Band> {
        let after = self.bands.iter().position(|band| band.tokens >= tokens)?;
        let b = self.bands[after];
        let Some(a) = after.checked_sub(1).map(|at| self.bands[at]) else {
            return (b.tokens <= tokens).then_some(b);
        };
        let part = (tokens - a.tokens) / (b.tokens - a.tokens);
        let between = |x: f64, y: f64| x + part * (y - x);
        Some(Band {
            tokens,
            low: between(a.low, b.low),
            middle: between(a.middle, b.middle),
            high: between(a.high, b.high),
        })
    }
}
