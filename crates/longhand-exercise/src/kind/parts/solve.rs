//! There is nothing to work out: each part has its own answer.

use crate::formula::Formula;
use crate::kind::Part;
use crate::kind::behaviour::Solve;
use crate::question::Question;
use crate::variant_error::VariantError;
use crate::worked::Worked;
use longhand_notation::Scope;

impl Solve for Vec<Part> {
    fn answer(&self, _: &Question, _: &Scope) -> Result<Option<Worked>, VariantError> {
        Ok(Some(Worked::Nothing))
    }

    fn work(&self, _: &Question, _: &Scope, _: &str, _: &Formula) -> Result<Worked, VariantError> {
        Ok(Worked::Nothing)
    }
}
