//! A graph worked out: its sheet holds the numbers.

use super::GraphTask;
use super::sheet::NOT_FINITE;
use crate::formula::Formula;
use crate::kind::behaviour::Solve;
use crate::question::Question;
use crate::variant_error::{VariantError, broken};
use crate::worked::Worked;
use longhand_notation::Scope;

impl Solve for GraphTask {
    fn answer(&self, _: &Question, scope: &Scope) -> Result<Option<Worked>, VariantError> {
        match self.sheet(scope) {
            Ok(_) => Ok(Some(Worked::Nothing)),
            Err(fault) if fault.message == NOT_FINITE => Ok(None),
            Err(fault) => Err(broken("graph", &fault.message)),
        }
    }

    fn work(&self, _: &Question, _: &Scope, _: &str, _: &Formula) -> Result<Worked, VariantError> {
        Ok(Worked::Nothing)
    }
}
