//! `kind = "numeric"`.

use super::Reader;
use super::asked::Asked;
use crate::kind::numeric::Numeric;

impl Reader<'_> {
    pub(super) fn numeric(&mut self, asked: &Asked, symbol: String) -> Option<Numeric> {
        let is = self.is(asked, "2*a")?;
        Some(Numeric {
            is,
            symbol,
            accept: self.accept(asked.accept),
            unit: asked.unit.cloned(),
            also: self.also(asked),
        })
    }
}
