//! There is nothing to work out.

use super::Bug;
use crate::broken::Broken;
use crate::formula::Formula;
use crate::kind::behaviour::Solve;
use crate::question::Question;
use crate::worked::Worked;
use longhand_notation::Scope;

impl Solve for Bug {
    fn answer(&self, _: &Question, _: &Scope) -> Result<Option<Worked>, Broken> {
        Ok(Some(Worked::Nothing))
    }

    fn work(&self, _: &Question, _: &Scope, _: &str, _: &Formula) -> Result<Worked, Broken> {
        Ok(Worked::Nothing)
    }
}
