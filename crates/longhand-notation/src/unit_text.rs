//! Reading a unit by itself: as the language reads it behind a number.

use crate::unit::Unit;
use crate::{Fault, Scope, Span};

impl Unit {
    /// The unit that a text means: `GB`, `TFLOP/s`, `tokens / (GPU s)`.
    ///
    /// ```
    /// use longhand_notation::unit::Unit;
    ///
    /// let (gb, gib) = (Unit::read("GB").unwrap(), Unit::read("GiB").unwrap());
    /// assert!(gb.fits(&gib));
    /// assert_eq!(gib.to(&gb, 2.0), Some(2.147483648));
    /// assert_eq!(gib.decimal(), Some(gb));
    /// ```
    ///
    /// # Errors
    /// A text that is no unit.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let whole = ["1 ", text].concat();
        let nothing = || {
            Fault::new(
                Span::new(0, text.len()),
                ["“", text, "” is no unit"].concat(),
                "Write one such as GB, hours or TFLOP/s.",
            )
        };
        let value = crate::parse(&whole)
            .and_then(|program| program.evaluate(&Scope::new()))
            .map_err(|_| nothing())?;
        let unit = value.unit().ok_or_else(nothing)?;
        Ok(Self {
            powers: unit.powers,
            factor: unit.factor * value.as_number().unwrap_or(1.0),
            name: String::from(text.trim()),
        })
    }
}
