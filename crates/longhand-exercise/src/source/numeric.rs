//! `kind = "numeric"`.

use super::Reader;
use super::asked::Asked;
use crate::kind::numeric::Numeric;

impl Reader<'_> {
    pub(super) fn numeric(&mut self, asked: &Asked, symbol: String) -> Option<Numeric> {
        let Some(is) = asked.is else {
            self.find(
                asked.at,
                "A numeric exercise needs an answer.",
                "Add `[answer]` with `is = \"…\"`.",
            );
            return None;
        };
        Some(Numeric {
            is: self.formula(is),
            symbol,
            accept: self.accept(asked.accept),
            unit: asked.unit.cloned(),
            also: self.also(asked),
        })
    }
}
