//! What programs put around numbers, left out: `np.exp`, `tensor(2.7,
//! grad_fn=<SubBackward0>)`, `np.float64(0.5)`, `<tf.Tensor: … numpy=…>`; and
//! what a learner writes before a value: `dL/dx = …`.

use super::make::binary;
use super::{CONVERT, Parser, Tall};
use crate::expr::Operator;
use crate::lexer::Lexeme;
use crate::{Fault, functions};

/// Modules whose functions are called here by their name alone.
pub(crate) const MODULES: &[&str] = &[
    "np",
    "numpy",
    "math",
    "torch",
    "jnp",
    "jax",
    "tf",
    "F",
    "nn",
    "functional",
    "cmath",
    "scipy",
    "special",
    "mx",
    "tensorflow",
    "cupy",
    "cp",
    "onp",
    "statistics",
    "Math",
];

/// What is written around a number, a vector or a matrix that it does not change.
pub(crate) const WRAPPERS: &[&str] = &[
    "tensor",
    "Tensor",
    "array",
    "asarray",
    "Array",
    "DeviceArray",
    "matrix",
    "mat",
    "as_tensor",
    "Variable",
    "constant",
    "Parameter",
    "Size",
    "float",
    "double",
    "half",
    "single",
    "float16",
    "float32",
    "float64",
    "bfloat16",
    "int8",
    "int16",
    "int32",
    "int64",
    "uint8",
    "longdouble",
    "Float",
    "list",
    "tuple",
    "print",
    "EagerTensor",
    "FloatTensor",
    "DoubleTensor",
    "ShapedArray",
    "Fraction",
    "Decimal",
];

impl Parser<'_> {
    /// Skips `np.` and its like before a function, a constant or a wrapper.
    pub(super) fn skip_modules(&mut self) {
        loop {
            let (Lexeme::Name(module), Lexeme::Dot, Lexeme::Name(next)) =
                (self.peek(), self.ahead(1), self.ahead(2))
            else {
                return;
            };
            let known = MODULES.contains(&next.as_str())
                || WRAPPERS.contains(&next.as_str())
                || functions::is_function(next)
                || functions::constant(next).is_some();
            if !MODULES.contains(&module.as_str()) || !known || (self.rules.is_name)(module) {
                return;
            }
            self.bump();
            self.bump();
        }
    }

    /// Whether a wrapper and its bracket stand here, with nothing between them: `float (x)` is a name
    /// and a factor, as it is printed. One that is also a rule of ours, as
    /// `constant` is, is a wrapper only behind its module: `tf.constant(2)`.
    pub(super) fn is_wrapped(&self, name: &str) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let behind_module = before.is_some_and(|token| token.lexeme == Lexeme::Dot);
        WRAPPERS.contains(&name)
            && (behind_module || !functions::is_function(name))
            && self.ahead(1) == &Lexeme::Open
            && self.is_glued()
            && !(self.rules.is_name)(name)
            && !self.functions.iter().any(|f| f == name)
    }

    /// Whether the next token begins where this one ends.
    fn is_glued(&self) -> bool {
        let here = self.tokens.get(self.at);
        here.zip(self.tokens.get(self.at + 1))
            .is_some_and(|(here, next)| here.span.end == next.span.start)
    }

    /// What stands in a wrapper, without what is said of it behind a comma.
    pub(super) fn wrapped(&mut self) -> Result<Tall, Fault> {
        let fraction = matches!(self.peek(), Lexeme::Name(name) if name == "Fraction");
        let start = self.bump();
        let opened = self.bump();
        let (mut expr, mut height) = self.inside(|parser| parser.expression(CONVERT))?;
        if fraction && self.take(&Lexeme::Comma) {
            let (below, tall) = self.inside(|parser| parser.expression(CONVERT))?;
            height = height.max(tall) + 1;
            expr = binary(Operator::Divide, expr, below);
        }
        let mut depth = 0_usize;
        if self.peek() == &Lexeme::Comma {
            loop {
                match self.peek() {
                    Lexeme::Open | Lexeme::OpenList | Lexeme::OpenGroup => depth += 1,
                    Lexeme::Close if depth == 0 => break,
                    Lexeme::Close | Lexeme::CloseList | Lexeme::CloseGroup => {
                        depth = depth.saturating_sub(1);
                    }
                    Lexeme::End => break,
                    _ => {}
                }
                self.bump();
            }
        }
        let end = self.close(&Lexeme::Close, opened)?;
        expr.span = start.to(end);
        expr.grouped = true;
        Ok((expr, height))
    }

    /// `<tf.Tensor: shape=(), dtype=float32, numpy=2.7>`, from its `<` on.
    pub(super) fn angled(&mut self) -> Result<Tall, Fault> {
        let start = self.bump();
        while !matches!(self.peek(), Lexeme::End) {
            let value = matches!(self.peek(), Lexeme::Name(name) if name == "numpy");
            self.bump();
            if value && self.take(&Lexeme::Is) {
                let (mut expr, height) = self.inside(|parser| parser.expression(super::SUM))?;
                while !matches!(self.peek(), Lexeme::Compare(_) | Lexeme::End) {
                    self.bump();
                }
                let end = self.bump();
                expr.span = start.to(end);
                expr.grouped = true;
                return Ok((expr, height));
            }
        }
        Err(Fault::new(
            start,
            "a printed value without its numbers",
            "Paste the numbers alone.",
        ))
    }

    /// Skips what only says whose value follows: `dL/dx =`, `f(x) =` in an answer,
    /// `Parameter containing:`. Anything else before a lone `=` is an equation.
    pub(super) fn skip_label(&mut self) -> Result<(), Fault> {
        if matches!(self.peek(), Lexeme::Name(name) if name == "Parameter")
            && self.ahead(2) == &Lexeme::Colon
        {
            self.bump();
            self.bump();
            self.bump();
            while self.take(&Lexeme::Break) {}
        }
        if !self.rules.answer || matches!(self.peek(), Lexeme::Compare(_)) {
            return Ok(());
        }
        let mut depth = 0_usize;
        let mut at = 0;
        let mut label = true;
        let mut names = 0;
        loop {
            match self.ahead(at) {
                Lexeme::Is if depth == 0 => break,
                Lexeme::End | Lexeme::Break => return Ok(()),
                Lexeme::Open | Lexeme::OpenList | Lexeme::OpenGroup => depth += 1,
                Lexeme::Close | Lexeme::CloseList | Lexeme::CloseGroup => {
                    depth = depth.saturating_sub(1);
                }
                Lexeme::Over | Lexeme::Comma | Lexeme::Fraction => {}
                Lexeme::Number(_) if depth > 0 => {}
                Lexeme::Name(_) => names += 1,
                _ => label = false,
            }
            at += 1;
        }
        // A definition by a single name is one of the grammar.
        if names == 1 && at == 1 {
            return Ok(());
        }
        let ratio = |lexeme: &Lexeme| match lexeme {
            Lexeme::Name(name) => name.starts_with(['d', '∂']) || name.starts_with("Delta"),
            _ => true,
        };
        let quotient = (0..at).any(|n| matches!(self.ahead(n), Lexeme::Over | Lexeme::Fraction));
        if !label || names == 0 || (quotient && !(0..at).all(|n| ratio(self.ahead(n)))) {
            return Err(Fault::new(
                self.token(at).1,
                "an equation",
                "Write what is asked for alone: a value or a formula, without the equals sign.",
            ));
        }
        // A definition, with something to follow, is none.
        let rest = self.tokens.get(self.at + at..).unwrap_or_default();
        if rest.iter().any(|token| token.lexeme == Lexeme::Break) {
            return Ok(());
        }
        for _ in 0..=at {
            self.bump();
        }
        Ok(())
    }
}
