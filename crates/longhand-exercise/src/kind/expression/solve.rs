//! A formula in variables worked out: written out.

use super::Expression;
use crate::formula::Formula;
use crate::kind::behaviour::Solve;
use crate::question::Question;
use crate::variant_error::{VariantError, broken};
use crate::worked::Worked;
use longhand_notation::Scope;

impl Solve for Expression {
    fn answer(&self, question: &Question, scope: &Scope) -> Result<Option<Worked>, VariantError> {
        self.work(question, scope, "answer", &self.is).map(Some)
    }

    fn work(
        &self,
        question: &Question,
        _: &Scope,
        part: &str,
        is: &Formula,
    ) -> Result<Worked, VariantError> {
        let formula = question.written_out(is);
        formula
            .program()
            .map_err(|fault| broken(part, &fault.message))?;
        Ok(Worked::Formula(formula))
    }
}
