//! Where the small Python would mislead.
//!
//! MicroPython runs nearly everything that an exercise asks for, at once. In a few places it
//! answers otherwise than CPython, or not at all; what a program does there is told, with the offer
//! of Python in full. Found by looking at the source and at the error: rather too often than never.

/// A difference that a program may have met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Differs {
    /// It walks through a dict, whose order is not kept.
    Order,
    /// It rounds: a tie between two decimals may fall the other way.
    Rounding,
    /// It called itself too deeply; CPython allows about a thousand calls.
    Depth,
    /// It uses a module, a function or a form that is not there.
    Missing,
}

/// The differences that a program may have met, given the error it ended with.
///
/// ```
/// use longhand_exercise::program::small_python::{Differs, differs};
/// let source = "def f(params):\n    return [p for name, p in params.items()]";
/// assert_eq!(differs(source, None), [Differs::Order]);
/// assert_eq!(differs("def f(x):\n    return x", None), []);
/// ```
pub fn differs(source: &str, error: Option<&str>) -> Vec<Differs> {
    let mut found = Vec::new();
    let code: String = source.lines().map(without_comment).collect();
    let walks = [".items()", ".keys()", ".values()", ".popitem()"];
    if walks.iter().any(|walk| code.contains(walk)) {
        found.push(Differs::Order);
    }
    if calls(&code, "round") {
        found.push(Differs::Rounding);
    }
    if let Some(error) = error {
        if error.contains("maximum recursion depth") {
            found.push(Differs::Depth);
        }
        let missing = ["ImportError", "SyntaxError", "ModuleNotFoundError"];
        if missing.iter().any(|name| error.starts_with(name))
            || (error.starts_with("AttributeError") && error.contains("has no attribute"))
            || (error.starts_with("NameError") && error.contains("isn't defined"))
                && BUILTINS
                    .iter()
                    .any(|name| error.contains(&format!("'{name}'")))
        {
            found.push(Differs::Missing);
        }
    }
    found
}

/// Functions of CPython that the small one lacks.
const BUILTINS: [&str; 4] = ["format", "ascii", "aiter", "vars"];

fn without_comment(line: &str) -> String {
    let line = line.split('#').next().unwrap_or_default();
    format!("{line}\n")
}

/// Whether a function of this name is called, not a method or a longer name.
fn calls(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + name.len()..].trim_start().chars().next();
        after == Some('(') && !before.is_some_and(|c| c.is_alphanumeric() || "_.".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_a_call_of_round_and_nothing_that_only_looks_like_it() {
        assert_eq!(differs("y = round (x, 2)", None), [Differs::Rounding]);
        for other in ["around(x)", "# round(x)", "x.round(2)", "round_to = 3"] {
            assert_eq!(differs(other, None), [], "{other}");
        }
    }

    #[test]
    fn a_recursion_that_was_too_deep_and_a_missing_module_are_known_by_their_errors() {
        let deep = "RuntimeError: maximum recursion depth exceeded";
        assert_eq!(differs("f(1)", Some(deep)), [Differs::Depth]);
        let missing = "ImportError: no module named 'decimal'";
        assert_eq!(differs("import decimal", Some(missing)), [Differs::Missing]);
        let own = "NameError: name 'grad' isn't defined";
        assert_eq!(differs("grad", Some(own)), []);
    }
}
