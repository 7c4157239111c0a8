//! Which expressions are lists or matrices: their products, element by element, are set with a circle.

use super::symbols::Symbols;
use crate::Expr;
use crate::expr::{Kind, Operator};

impl Symbols {
    /// Whether an expression is a list or matrix, as far as its names tell.
    pub(super) fn lists(&self, expr: &Expr) -> bool {
        match &expr.kind {
            Kind::Name(name) => self.is_list(name),
            Kind::List(_) => true,
            Kind::Negative(inner) => self.lists(inner),
            Kind::Binary(Operator::Power, base, _) => self.lists(base),
            Kind::Binary(_, left, right) => self.lists(left) || self.lists(right),
            Kind::Call(callee, arguments) => {
                let Kind::Name(name) = &callee.kind else {
                    return false;
                };
                // One number comes out, unless an axis is named along which it is worked out.
                let folds = matches!(
                    name.as_str(),
                    "sum"
                        | "mean"
                        | "prod"
                        | "max"
                        | "min"
                        | "var"
                        | "std"
                        | "norm"
                        | "dot"
                        | "len"
                        | "logsumexp"
                        | "lse"
                );
                let list = arguments.iter().any(|one| self.lists(&one.value));
                list && (!folds || (arguments.len() > 1 && name != "dot"))
            }
            _ => false,
        }
    }
}
