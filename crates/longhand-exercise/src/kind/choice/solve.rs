//! There is nothing to work out, but for which options are right.

use super::Choice;
use crate::formula::Formula;
use crate::kind::behaviour::Solve;
use crate::question::Question;
use crate::variant_error::VariantError;
use crate::worked::Worked;
use longhand_notation::Scope;

impl Solve for Choice {
    fn answer(&self, _: &Question, scope: &Scope) -> Result<Option<Worked>, VariantError> {
        self.decided(scope)?;
        Ok(Some(Worked::Nothing))
    }

    fn work(&self, _: &Question, _: &Scope, _: &str, _: &Formula) -> Result<Worked, VariantError> {
        Ok(Worked::Nothing)
    }
}
