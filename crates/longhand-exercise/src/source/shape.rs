//! `kind = "shape"`.

use super::Reader;
use super::asked::Asked;
use crate::kind::shape::Shape;

impl Reader<'_> {
    pub(super) fn shape(&mut self, asked: &Asked, symbol: String) -> Option<Shape> {
        let is = self.is(asked, "[768, 3072]")?;
        self.no_band(asked, "A shape is exact.");
        Some(Shape {
            is,
            symbol,
            also: self.also(asked),
        })
    }

    /// Some answers have no tolerance.
    pub(super) fn no_band(&mut self, asked: &Asked, found: &str) {
        if let Some(accept) = asked.accept {
            self.find(accept.span().start, found, "Take out `accept`.");
        }
    }
}
