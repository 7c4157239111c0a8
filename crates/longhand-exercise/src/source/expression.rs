//! `kind = "expression"`, and `[variables]`.

use super::Reader;
use super::asked::Asked;
use super::file::{File, Ordered};
use crate::kind::expression::{Expression, Variable};
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

impl Reader<'_> {
    pub(super) fn expression(
        &mut self,
        file: &File,
        asked: &Asked,
        symbol: String,
    ) -> Option<Expression> {
        let is = self.is(asked, "2*(a*x + b)*a")?;
        self.no_band(asked, "A formula is right or not; there is no tolerance.");
        if file.variables.0.is_empty() {
            self.find(
                asked.at,
                "A formula needs a variable.",
                "Add `[variables]` with a line such as `x = \"-3..3\"`: the name, and between which numbers formulas are compared.",
            );
        }
        Some(Expression {
            is,
            symbol,
            also: self.also(asked),
        })
    }

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
                    symbol: symbol.unwrap_or_default(),
                })
            })
            .collect()
    }
}
