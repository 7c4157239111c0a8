//! `kind = "expression"`, and `[variables]`.

use super::asked::Answered;
use super::ordered::Ordered;
use super::reader::Reader;
use longhand_exercise::Kind;
use longhand_exercise::kind::expression::Expression;
use longhand_exercise::question::Variable;
use serde::Deserialize;
use toml::Spanned;

/// `x = "-3..3"`, or `{ range = "-3..3", symbol = 'x_1' }`.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum FileVariable {
    Range(String),
    Table(FileVariableTable),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileVariableTable {
    pub(super) range: String,
    pub(super) symbol: Option<String>,
}

pub(super) fn read(reader: &mut Reader, answered: &Answered) -> Option<Kind> {
    let asked = &answered.asked;
    let is = reader.is(asked, "2*(a*x + b)*a")?;
    reader.no_band(asked, "A formula is right or not; there is no tolerance.");
    if !answered.has_variables {
        reader.find(
            asked.at,
            "A formula needs a variable.",
            "Add `[variables]` with a line such as `x = \"-3..3\"`: the name, and between which numbers formulas are compared.",
        );
    }
    Some(Kind::Expression(Expression {
        is,
        symbol: answered.symbol.clone(),
        also: reader.also(asked),
    }))
}

impl Reader<'_> {
    pub(super) fn variables(
        &mut self,
        variables: &Ordered<Spanned<FileVariable>>,
    ) -> Vec<Variable> {
        variables
            .0
            .iter()
            .filter_map(|(name, variable)| {
                let at = variable.span().start;
                let (range, symbol) = match variable.get_ref() {
                    FileVariable::Range(range) => (range, None),
                    FileVariable::Table(table) => (&table.range, table.symbol.clone()),
                };
                let grid = self.range(at, range, None)?;
                if grid.highest <= grid.lowest {
                    self.find(
                        at,
                        format!("The variable `{name}` can only be {}.", grid.lowest),
                        "Write the lowest and the highest number between which formulas are compared.",
                    );
                }
                Some(Variable {
                    name: name.clone(),
                    lowest: grid.lowest,
                    highest: grid.highest,
                    symbol: self.symbol(at, symbol.as_deref().unwrap_or("")),
                })
            })
            .collect()
    }
}
