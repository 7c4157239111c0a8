//! The exact value worked out.

use super::Estimate;
use crate::formula::Formula;
use crate::kind::behaviour::Solve;
use crate::kind::values::{finite, in_field};
use crate::question::Question;
use crate::variant_error::{VariantError, broken};
use crate::worked::Worked;
use longhand_notation::Scope;

impl Solve for Estimate {
    fn answer(&self, question: &Question, scope: &Scope) -> Result<Option<Worked>, VariantError> {
        self.work(question, scope, "answer", &self.is).map(finite)
    }

    fn work(
        &self,
        _: &Question,
        scope: &Scope,
        part: &str,
        is: &Formula,
    ) -> Result<Worked, VariantError> {
        let value = is
            .evaluate(scope)
            .map_err(|fault| broken(part, &fault.message))?;
        if value.as_number().is_none() {
            return Err(broken(part, "it must be one number"));
        }
        in_field(value, self.unit.as_deref(), part)
    }
}
