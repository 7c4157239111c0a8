//! What the checks' tests share: an exercise that passes, and ways to spoil it.

use super::{Check, Drawn, Report};
use crate::exercise::Exercise;
use crate::source;

/// An exercise that passes every check.
pub const WHOLE: &str = r#"
kind = "numeric"
number = "5.1"
title = "Corrected"
difficulty = 2
require = ["m_hat != 0"]
prompt = "$\\beta_1 = #{b1}$, gradients #{g[1]}, #{g[2]}, #{g[3]}."
[givens]
b1 = { book = "0.9", choose = ["0.8", "0.9", "0.95"] }
g = { book = "[4, -2, 6]", each = "-9..9", length = 3, avoid = "any(g == 0)" }
[[steps]]
name = "m3"
is = "(1 - b1) * (b1^2*g[1] + b1*g[2] + g[3])"
[[steps]]
name = "m_hat"
is = "m3 / (1 - b1^3)"
[answer]
is = "m_hat"
[[mistakes]]
id = "divided-by-the-wrong-power"
is = "m3 / (1 - b1^2)"
say = "That is the correction for two steps."
[[hints]]
say = "Average #{g[1]} and the others first."
[[sources]]
cite = "Own calculation"
"#;

/// A choice that passes every check.
pub const CHOICE: &str = r#"
kind = "choice"
number = "5.2"
title = "Which"
difficulty = 1
prompt = "Which one?"
[[options]]
id = "this"
text = "This."
right = true
reply = "Yes."
[[options]]
id = "that"
text = "That."
reply = "No."
[[hints]]
say = "Look."
[[sources]]
cite = "Own calculation"
"#;

/// A code exercise that passes every check of its own.
pub const CODE: &str = r#"
kind = "code"
number = "5.3"
title = "Write it"
difficulty = 1
prompt = "Write `twice`."
[givens]
a = { book = "2", range = "1..9" }
[code]
function = "twice"
[code.javascript]
name = "twice"
starter = "function twice(x) {\n}"
reference = "function twice(x) { return 2*x; }"
[code.python]
name = "twice"
starter = "def twice(x):\n    pass"
reference = "def twice(x): return 2*x"
[[tests]]
say = "A number."
arguments = ["a"]
expect = "2*a"
[[hints]]
say = "Add it to itself."
[[sources]]
cite = "Own calculation"
"#;

/// Reads an exercise that must be readable.
pub fn exercise(text: &str) -> Exercise {
    source::read("t.toml", "t", "c", text).unwrap_or_else(|findings| panic!("{findings:?}"))
}

/// What a check finds in `text` once `from` is replaced by `to`, one finding a line.
pub fn spoiled(check: &Check, text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    let exercise = exercise(&text.replace(from, to));
    let mut report = Report::new("t.toml");
    (check.run)(&Drawn::new(&exercise, 40), &mut report);
    let found: Vec<String> = report.findings().into_iter().map(|one| one.found).collect();
    found.join("\n")
}

/// Lines to be put in order that pass every check.
pub const ORDER: &str = r#"
kind = "order"
number = "5.4"
title = "In order"
difficulty = 1
prompt = "Put them in order."
[givens]
b = { book = "2", range = "1..9" }
[[lines]]
id = "multiply"
text = "Multiply by $w$."
[[lines]]
id = "add"
text = "Add #{b}."
after = ["multiply"]
why = "Otherwise it would be multiplied too."
[[lines]]
id = "square"
text = "Square it."
after = ["add"]
why = "The square is of the sum."
[[lines]]
id = "halve"
text = "Halve it."
distractor = true
reply = "There is no factor ½ here."
[[hints]]
say = "Read the formula from the inside."
[[sources]]
cite = "Own calculation"
"#;

/// A graph to be filled in that passes every check.
pub const GRAPH: &str = r#"
kind = "graph"
number = "5.5"
title = "Node by node"
difficulty = 1
prompt = "$w = #{w}$, $x = #{x}$, $t = #{t}$. Fill in the gradients."
[givens]
w = { book = "2", range = "2..5" }
x = { book = "3", range = "-5..5", avoid = "x == 0" }
t = { book = "1", range = "-9..9" }
[graph]
is = "p = w*x; e = p - t; L = e^2"
ask = "gradients"
without = ["t"]
accept = "exact"
[[hints]]
say = "Begin at the loss."
[[sources]]
cite = "Own calculation"
"#;
