//! There is nothing to work out.

use super::Bug;
use crate::formula::Formula;
use crate::kind::behaviour::Solve;
use crate::question::Question;
use crate::variant_error::VariantError;
use crate::worked::Worked;
use longhand_notation::Scope;

impl Solve for Bug {
    fn answer(&self, _: &Question, _: &Scope) -> Result<Option<Worked>, VariantError> {
        Ok(Some(Worked::Nothing))
    }

    fn work(&self, _: &Question, _: &Scope, _: &str, _: &Formula) -> Result<Worked, VariantError> {
        Ok(Worked::Nothing)
    }
}
