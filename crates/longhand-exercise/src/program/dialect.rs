//! Inputs in a programming language: numbers, lists, records, and functions of our language.
//!
//! A function such as `f(u) = 3u + 2` is written out with its derivative, which is made by the rules
//! of calculus, so learner code can call it like any other function. A test compares it with the
//! language's own `grad`. What differs between JavaScript and Python stands in a [`Dialect`].

use super::language::Language;
use super::run::CaseInput;
use crate::formula::Formula;
use crate::kind::code::{Input, Test};
use crate::variant_error::{VariantError, broken};
use longhand_notation::expr::{Kind, Operator, Statement};
use longhand_notation::{Expr, Scope, Value};

/// How a language writes what inputs are made of.
pub(super) trait Dialect {
    /// Its name.
    const LANGUAGE: Language;
    /// NaN and the infinities.
    fn special(x: f64) -> &'static str;
    /// True and false.
    fn truth(truth: bool) -> &'static str;
    /// A list of equal numbers.
    fn filled(value: &str, length: usize) -> String;
    /// A record of members already written; names are quoted by the caller.
    fn record(members: &[(String, String)]) -> String;
    /// A function of these parameters.
    fn function(parameters: &[String], body: &str) -> String;
    /// A function beside its derivative.
    fn pair(f: &str, df: &str) -> String;
    /// `a` to the power `b`.
    fn power(a: &str, b: &str) -> String;
    /// A function of mathematics both languages have under this name.
    fn math(name: &str, x: &str) -> String;
    /// `a` where the condition holds, else `b`.
    fn either(condition: &str, a: &str, b: &str) -> String;
    /// A constant: `e` or `pi`.
    fn constant(name: &str) -> &'static str;
}

/// The calls that tests make.
pub(super) fn cases<D: Dialect>(
    tests: &[&Test],
    scope: &Scope,
) -> Result<Vec<CaseInput>, VariantError> {
    let case = |test: &&Test| -> Result<CaseInput, VariantError> {
        let inputs = test.inputs(scope)?;
        let arguments: Result<Vec<String>, VariantError> =
            inputs.iter().map(|one| input::<D>(one, scope)).collect();
        Ok(CaseInput {
            arguments: arguments?,
        })
    };
    tests.iter().map(case).collect()
}

/// One input as an expression.
pub(super) fn input<D: Dialect>(input: &Input, scope: &Scope) -> Result<String, VariantError> {
    Ok(match input {
        Input::Number(x) => number::<D>(*x),
        Input::Truth(truth) => D::truth(*truth).to_string(),
        Input::Text(text) => quoted(text),
        Input::Filled { value, length } => D::filled(&number::<D>(*value), *length),
        Input::List(items) => {
            let items: Result<Vec<String>, VariantError> = items
                .iter()
                .map(|item| self::input::<D>(item, scope))
                .collect();
            format!("[{}]", items?.join(", "))
        }
        Input::Record(members) => {
            let members: Result<Vec<(String, String)>, VariantError> = members
                .iter()
                .map(|(name, item)| Ok((quoted(name), self::input::<D>(item, scope)?)))
                .collect();
            D::record(&members?)
        }
        Input::Function(formula) => function::<D>(formula, scope)?,
        Input::Pair(formula) => pair::<D>(formula, scope)?,
    })
}

/// A text in double quotes, with the escapes that both languages read alike.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() || c == '\u{2028}' || c == '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A number in the shortest digits that give the same bits.
pub(super) fn number<D: Dialect>(x: f64) -> String {
    if !x.is_finite() {
        D::special(x).to_string()
    } else if x < 0.0 || (x == 0.0 && x.is_sign_negative()) {
        format!("(-{})", number::<D>(-x))
    } else {
        let text = format!("{x:?}");
        text.strip_suffix(".0").map_or(text.clone(), str::to_string)
    }
}

/// The parameters and body of `f(u) = …`.
fn definition(formula: &Formula) -> Result<(Vec<String>, Expr), VariantError> {
    let program = formula
        .program()
        .map_err(|fault| broken(&formula.text, &fault.message))?;
    match program.statements() {
        [
            Statement::Function {
                parameters, body, ..
            },
        ] => Ok((parameters.clone(), body.clone())),
        _ => Err(broken(
            &formula.text,
            "write one function, such as `f(u) = 3u + 2`",
        )),
    }
}

fn cannot<'a, D: Dialect>(formula: &'a Formula) -> impl Fn(String) -> VariantError + 'a {
    move |what| {
        let message = format!("{what} cannot be written in {} yet", D::LANGUAGE.title());
        broken(&formula.text, &message)
    }
}

/// A function without its derivative.
fn function<D: Dialect>(formula: &Formula, scope: &Scope) -> Result<String, VariantError> {
    let (parameters, body) = definition(formula)?;
    let writer = Writer::<D>::new(&parameters, scope);
    let dual = writer.dual(&body).map_err(cannot::<D>(formula))?;
    Ok(D::function(&parameters, &dual.value))
}

/// A function beside its derivative.
///
/// # Errors
/// [`VariantError`] where the formula is no definition of one variable or uses what cannot be written.
pub(super) fn pair<D: Dialect>(formula: &Formula, scope: &Scope) -> Result<String, VariantError> {
    let (parameters, body) = definition(formula)?;
    if parameters.len() != 1 {
        return Err(broken(
            &formula.text,
            "the function must have one parameter",
        ));
    }
    let writer = Writer::<D>::new(&parameters, scope);
    let dual = writer.dual(&body).map_err(cannot::<D>(formula))?;
    Ok(D::pair(
        &D::function(&parameters, &dual.value),
        &D::function(&parameters, &dual.slope),
    ))
}

/// An expression and its derivative by the first parameter, both written out.
struct Dual {
    value: String,
    slope: String,
}

struct Writer<'a, D> {
    parameters: &'a [String],
    scope: &'a Scope,
    dialect: std::marker::PhantomData<D>,
}

impl<'a, D: Dialect> Writer<'a, D> {
    fn new(parameters: &'a [String], scope: &'a Scope) -> Self {
        Writer {
            parameters,
            scope,
            dialect: std::marker::PhantomData,
        }
    }

    fn dual(&self, expr: &Expr) -> Result<Dual, String> {
        let constant = |value: String| Dual {
            value,
            slope: "0".to_string(),
        };
        match &expr.kind {
            Kind::Number(literal) => Ok(constant(number::<D>(literal.value()))),
            Kind::Name(name) if self.parameters.first() == Some(name) => Ok(Dual {
                value: name.clone(),
                slope: "1".to_string(),
            }),
            Kind::Name(name) if self.parameters.contains(name) => Ok(constant(name.clone())),
            Kind::Name(name) => match (
                name.as_str(),
                self.scope.value(name).and_then(Value::as_number),
            ) {
                (_, Some(x)) => Ok(constant(number::<D>(x))),
                ("e" | "pi", None) => Ok(constant(D::constant(name).to_string())),
                ("π", None) => Ok(constant(D::constant("pi").to_string())),
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
                call::<D>(name, &self.dual(&argument.value)?)
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
                value: D::power(av, bv),
                slope: times(
                    &format!("({bv} * {})", D::power(av, &format!("({bv} - 1)"))),
                    ad,
                ),
            },
            Operator::Power if ad == "0" => {
                let value = D::power(av, bv);
                Dual {
                    slope: times(&format!("({value} * {})", D::math("log", av)), bd),
                    value,
                }
            }
            _ => return Err("this operator".to_string()),
        })
    }
}

/// The functions of one argument, with their slopes.
fn call<D: Dialect>(name: &str, x: &Dual) -> Result<Dual, String> {
    let v = &x.value;
    let math = |name: &str| D::math(name, v);
    let sigmoid = || format!("(1 / (1 + {}))", D::math("exp", &format!("-({v})")));
    let (value, slope) = match name {
        "exp" => (math("exp"), math("exp")),
        "log" | "ln" => (math("log"), format!("(1 / {v})")),
        "sqrt" => (math("sqrt"), format!("(0.5 / {})", math("sqrt"))),
        "sin" => (math("sin"), math("cos")),
        "cos" => (math("cos"), format!("(-{})", math("sin"))),
        "tanh" => (math("tanh"), format!("(1 - {0} * {0})", math("tanh"))),
        "sigmoid" => (sigmoid(), format!("({0} * (1 - {0}))", sigmoid())),
        "relu" => {
            let above = format!("{v} > 0");
            (D::either(&above, v, "0"), D::either(&above, "1", "0"))
        }
        "abs" => {
            let below = D::either(&format!("{v} < 0"), "(-1)", "0");
            (
                D::either(&format!("{v} < 0"), &format!("(-{v})"), v),
                D::either(&format!("{v} > 0"), "1", &below),
            )
        }
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
