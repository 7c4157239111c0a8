//! How the names of an exercise are set.

use longhand_exercise::{Exercise, Variant};
use longhand_notation::Value;
use longhand_notation::math::Math;
use longhand_notation::typeset::{self, Symbols};

/// The symbols of an exercise. What is a list is told by its value in this variant.
pub(crate) fn symbols(exercise: &Exercise, variant: Option<&Variant>) -> Symbols {
    let mut symbols = Symbols::new();
    if let Some(variant) = variant {
        for name in variant.scope.names() {
            let value = variant.scope.value(name).and_then(Value::as_tensor);
            if value.is_some_and(|tensor| tensor.rank() > 0) {
                symbols.list(name);
            }
        }
    }
    let givens = exercise.givens.iter().map(|one| (&one.name, &one.symbol));
    let variables = exercise.variables.iter();
    let variables = variables.map(|one| (&one.name, &one.symbol));
    let steps = exercise.steps.iter().map(|one| (&one.name, &one.symbol));
    for (name, symbol) in givens.chain(variables).chain(steps) {
        if let Some(symbol) = symbol {
            symbols.set(name.as_str(), symbol.clone());
        }
    }
    symbols
}

/// How a name is set: the author's symbol, or the name as the language sets it.
pub(crate) fn symbol(symbol: Option<&Math>, name: &str) -> Math {
    if let Some(symbol) = symbol {
        return symbol.clone();
    }
    longhand_notation::parse(name)
        .ok()
        .and_then(|program| {
            let expression = program.expression()?;
            Some(typeset::math(expression, &Symbols::new(), None))
        })
        .unwrap_or_else(|| Math::name(name))
}
