//! Our formulas as JavaScript: inputs for learner code.
//!
//! A function such as `f(u) = 3u + 2` becomes `{f: (u) => 3 * u + 2, df: (u) => 3}`. The derivative
//! is written out by the rules of calculus, so learner code can call it like any other function.
//! A test compares it with the language's own `grad`.

use crate::exercise::Formula;
use crate::kind::code::{Argument, Code, Test};
use crate::run::{CaseInput, CodeRun};
use crate::variant::{Broken, Variant, broken};
use longhand_notation::expr::{Kind, Operator, Statement};
use longhand_notation::{Expr, Scope, Value};

/// The run of a source against an exercise's tests.
///
/// # Errors
/// [`Broken`] for an argument that cannot be worked out or written in JavaScript.
pub fn run(code: &Code, variant: &Variant, source: &str) -> Result<CodeRun, Broken> {
    let cases: Result<Vec<CaseInput>, Broken> =
        code.tests.iter().map(|test| case(test, variant)).collect();
    Ok(CodeRun {
        language: "javascript".to_string(),
        source: source.to_string(),
        function: code.javascript.name.clone(),
        cases: cases?,
    })
}

fn case(test: &Test, variant: &Variant) -> Result<CaseInput, Broken> {
    let arguments: Result<Vec<String>, Broken> = test
        .arguments
        .iter()
        .map(|one| argument(one, variant))
        .collect();
    Ok(CaseInput {
        arguments: arguments?,
    })
}

/// One argument as a JavaScript expression.
///
/// # Errors
/// [`Broken`] where it cannot be worked out or written.
pub fn argument(argument: &Argument, variant: &Variant) -> Result<String, Broken> {
    match argument {
        Argument::Value(formula) => value(&variant.value(formula)?)
            .ok_or_else(|| broken(&formula.text, "it is neither a number nor a list")),
        Argument::Functions(list) => {
            let pairs: Result<Vec<String>, Broken> =
                list.iter().map(|f| pair(f, &variant.scope)).collect();
            Ok(format!("[{}]", pairs?.join(", ")))
        }
    }
}

fn value(value: &Value) -> Option<String> {
    if let Some(x) = value.as_number() {
        return Some(number(x));
    }
    let list: Vec<String> = value.as_list()?.into_iter().map(number).collect();
    Some(format!("[{}]", list.join(", ")))
}

/// A number in JavaScript, in the shortest digits that give the same bits.
fn number(x: f64) -> String {
    if x.is_nan() {
        "NaN".to_string()
    } else if x.is_infinite() {
        if x > 0.0 {
            "Infinity".to_string()
        } else {
            "-Infinity".to_string()
        }
    } else if x < 0.0 {
        format!("(-{})", number(-x))
    } else {
        let text = format!("{x:?}");
        text.strip_suffix(".0").map_or(text.clone(), str::to_string)
    }
}

/// `{f: …, df: …}` of a function definition.
///
/// # Errors
/// [`Broken`] where the formula is no definition of one variable or uses what cannot be written.
pub fn pair(formula: &Formula, scope: &Scope) -> Result<String, Broken> {
    let program = formula
        .program()
        .map_err(|fault| broken(&formula.text, &fault.message))?;
    let [
        Statement::Function {
            parameters, body, ..
        },
    ] = program.statements()
    else {
        return Err(broken(
            &formula.text,
            "write one function, such as `f(u) = 3u + 2`",
        ));
    };
    let [parameter] = parameters.as_slice() else {
        return Err(broken(
            &formula.text,
            "the function must have one parameter",
        ));
    };
    let writer = Writer { parameter, scope };
    let dual = writer.dual(body).map_err(|what| {
        broken(
            &formula.text,
            &format!("{what} cannot be written in JavaScript yet"),
        )
    })?;
    Ok(format!(
        "{{f: ({parameter}) => {}, df: ({parameter}) => {}}}",
        dual.value, dual.slope
    ))
}

/// An expression and its derivative, both as JavaScript.
struct Dual {
    value: String,
    slope: String,
}

struct Writer<'a> {
    parameter: &'a str,
    scope: &'a Scope,
}

impl Writer<'_> {
    fn dual(&self, expr: &Expr) -> Result<Dual, String> {
        let constant = |value: String| Dual {
            value,
            slope: "0".to_string(),
        };
        match &expr.kind {
            Kind::Number(literal) => Ok(constant(number(literal.value()))),
            Kind::Name(name) if name == self.parameter => Ok(Dual {
                value: name.clone(),
                slope: "1".to_string(),
            }),
            Kind::Name(name) => match (
                name.as_str(),
                self.scope.value(name).and_then(Value::as_number),
            ) {
                (_, Some(x)) => Ok(constant(number(x))),
                ("e", None) => Ok(constant("Math.E".into())),
                ("pi" | "π", None) => Ok(constant("Math.PI".into())),
                _ => Err(format!("the name `{name}`")),
            },
            Kind::Negative(inner) => {
                let inner = self.dual(inner)?;
                Ok(Dual {
                    value: format!("(-{})", inner.value),
                    slope: times("(-1)", &inner.slope),
                })
            }
            Kind::Binary(operator, a, b) => self.binary(*operator, &self.dual(a)?, &self.dual(b)?),
            Kind::Call(function, arguments) => {
                let (Kind::Name(name), [argument]) = (&function.kind, arguments.as_slice()) else {
                    return Err("this call".to_string());
                };
                call(name, &self.dual(&argument.value)?)
            }
            _ => Err("this form".to_string()),
        }
    }

    fn binary(&self, operator: Operator, a: &Dual, b: &Dual) -> Result<Dual, String> {
        let (av, bv, ad, bd) = (&a.value, &b.value, &a.slope, &b.slope);
        Ok(match operator {
            Operator::Add => Dual {
                value: format!("({av} + {bv})"),
                slope: plus(ad, bd),
            },
            Operator::Subtract => Dual {
                value: format!("({av} - {bv})"),
                slope: plus(ad, &times("(-1)", bd)),
            },
            Operator::Multiply | Operator::Juxtapose => Dual {
                value: format!("({av} * {bv})"),
                slope: plus(&times(ad, bv), &times(av, bd)),
            },
            Operator::Divide => {
                let top = plus(&times(ad, bv), &times("(-1)", &times(av, bd)));
                let slope = if top == "0" {
                    top
                } else {
                    format!("({top} / ({bv} * {bv}))")
                };
                Dual {
                    value: format!("({av} / {bv})"),
                    slope,
                }
            }
            Operator::Power if bd == "0" => Dual {
                value: format!("Math.pow({av}, {bv})"),
                slope: times(&format!("({bv} * Math.pow({av}, {bv} - 1))"), ad),
            },
            Operator::Power if ad == "0" => {
                let value = format!("Math.pow({av}, {bv})");
                Dual {
                    slope: times(&format!("({value} * Math.log({av}))"), bd),
                    value,
                }
            }
            _ => return Err("this operator".to_string()),
        })
    }
}

/// The functions of one argument, with their slopes.
fn call(name: &str, x: &Dual) -> Result<Dual, String> {
    let v = &x.value;
    let sigmoid = format!("(1 / (1 + Math.exp(-({v}))))");
    let (value, slope) = match name {
        "exp" => (format!("Math.exp({v})"), format!("Math.exp({v})")),
        "log" | "ln" => (format!("Math.log({v})"), format!("(1 / {v})")),
        "sqrt" => (format!("Math.sqrt({v})"), format!("(0.5 / Math.sqrt({v}))")),
        "sin" => (format!("Math.sin({v})"), format!("Math.cos({v})")),
        "cos" => (format!("Math.cos({v})"), format!("(-Math.sin({v}))")),
        "tanh" => (
            format!("Math.tanh({v})"),
            format!("(1 - Math.tanh({v}) * Math.tanh({v}))"),
        ),
        "sigmoid" => (sigmoid.clone(), format!("({sigmoid} * (1 - {sigmoid}))")),
        "relu" => (format!("Math.max(0, {v})"), format!("({v} > 0 ? 1 : 0)")),
        "abs" => (format!("Math.abs({v})"), format!("Math.sign({v})")),
        _ => return Err(format!("the function `{name}`")),
    };
    Ok(Dual {
        value,
        slope: times(&slope, &x.slope),
    })
}

fn plus(a: &str, b: &str) -> String {
    match (a, b) {
        ("0", other) | (other, "0") => other.to_string(),
        _ => format!("({a} + {b})"),
    }
}

fn times(a: &str, b: &str) -> String {
    match (a, b) {
        ("0", _) | (_, "0") => "0".to_string(),
        ("1", other) | (other, "1") => other.to_string(),
        _ => format!("({a} * {b})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_becomes_a_pair_of_value_and_slope() {
        let pair = pair(&Formula::new("f(u) = 3u + 2"), &Scope::new()).unwrap();
        assert_eq!(pair, "{f: (u) => ((3 * u) + 2), df: (u) => 3}");
    }

    #[test]
    fn numbers_of_the_variant_are_put_in() {
        let mut scope = Scope::new();
        scope.define("a", Value::number(-2.0));
        let pair = pair(&Formula::new("f(u) = a * u^2"), &scope).unwrap();
        assert_eq!(
            pair,
            "{f: (u) => ((-2) * Math.pow(u, 2)), df: (u) => ((-2) * (2 * Math.pow(u, 2 - 1)))}"
        );
    }

    #[test]
    fn what_cannot_be_written_is_named() {
        let error = pair(&Formula::new("f(u) = softmax(u)"), &Scope::new()).unwrap_err();
        assert!(error.message.contains("softmax"), "{error}");
    }
}
