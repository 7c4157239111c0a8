//! What the checks' tests share: an exercise that passes, and ways to spoil it.

use super::{Check, Report, Sample};
use crate::parse::{self, Places};
use longhand_exercise::exercise::Exercise;

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

/// A vector that passes every check.
pub const VECTOR: &str = r#"
kind = "vector"
number = "2.6"
title = "Gradient at the logits"
difficulty = 2
prompt = "$p = #{p}$, the class is #{y}."
[givens]
p = { book = "[0.659, 0.242, 0.099]", choose = ["[0.7, 0.2, 0.1]", "[0.5, 0.3, 0.2]"] }
y = { book = "0", range = "0..2" }
[[steps]]
name = "t"
is = "one_hot(y, 3)"
[[steps]]
name = "z"
is = "p - t"
[answer]
is = "z"
labels = ['z_1', 'z_2', 'z_3']
accept = { absolute = 0.001 }
[[mistakes]]
id = "subtracted-the-wrong-way"
is = "t - p"
say = "That is the descent direction."
[[hints]]
say = "Write the one-hot vector below the probabilities."
[[sources]]
cite = "Own calculation"
"#;

/// A matrix that passes every check.
pub const MATRIX: &str = r#"
kind = "matrix"
number = "3.3"
title = "Jacobian of softmax"
difficulty = 3
prompt = "$p = #{p}$."
[givens]
p = { book = "[0.5, 0.3, 0.2]", choose = ["[0.7, 0.2, 0.1]", "[0.6, 0.3, 0.1]"] }
[[steps]]
name = "J"
is = "eye(3)*p - outer(p, p)"
[answer]
is = "J"
accept = { absolute = 0.001 }
[[mistakes]]
id = "kept-the-diagonal-only"
is = "eye(3) * p * (1 - p)"
say = "Softmax couples its outputs."
[[hints]]
say = "One entry on the diagonal first."
[[sources]]
cite = "Own calculation"
"#;

/// A shape that passes every check.
pub const SHAPE: &str = r#"
kind = "shape"
number = "1.2"
title = "Shape of a gradient"
difficulty = 1
prompt = "$W$ is [#{n}, #{m}]."
[givens]
n = { book = "768", choose = ["512", "1024"] }
m = { book = "3072", choose = ["2048", "4096"] }
[answer]
is = "[n, m]"
[[mistakes]]
id = "shape-of-the-input"
is = "[32, n]"
say = "That is the input's."
[[hints]]
say = "A gradient has one number for each weight."
[[sources]]
cite = "Own calculation"
"#;

/// An expression that passes every check.
pub const EXPRESSION: &str = r#"
kind = "expression"
number = "0.1b"
title = "A derivative"
difficulty = 1
prompt = "$f(x) = (#{a}x + #{b})^2$. What is $f'(x)$?"
[givens]
a = { book = "3", range = "2..5" }
b = { book = "2", range = "1..4" }
[variables]
x = "-3..3"
[[steps]]
name = "u"
is = "a*x + b"
[[steps]]
name = "slope"
is = "2*u*a"
[answer]
is = "slope"
symbol = "f'(x)"
[[mistakes]]
id = "dropped-the-inner-slope"
is = "2*(a*x + b)"
say = "The inner slope is missing."
[[hints]]
say = "Call the bracket $u$."
[[sources]]
cite = "Own calculation"
"#;

/// An exercise in parts that passes every check.
pub const PARTS: &str = r#"
kind = "parts"
number = "7.4"
title = "Model states"
difficulty = 2
prompt = "A model has $N = #{n}$ billion parameters."
[givens]
n = { book = "7", choose = ["3", "5", "8", "13"] }
[[steps]]
name = "weights"
is = "2*n"
[[steps]]
name = "states"
is = "12*n"
[[steps]]
name = "all"
is = "weights + weights + states"
[[parts]]
id = "weights"
kind = "numeric"
ask = "Weights"
is = "weights"
unit = "GB"
[[parts]]
id = "states"
kind = "numeric"
ask = "Optimizer"
is = "states"
unit = "GB"
[[parts]]
id = "all"
kind = "numeric"
ask = "Together, with the gradients"
is = "all"
unit = "GB"
[[parts]]
id = "fits"
kind = "choice"
ask = "Does it fit?"
options = [
  { id = "yes", text = "Yes", reply = "No." },
  { id = "no", text = "No", right = true, reply = "Indeed." },
]
[[mistakes]]
id = "four-bytes"
part = "weights"
is = "4*n"
say = "That is FP32."
[[mistakes]]
id = "forgot-the-gradients"
part = "all"
is = "weights + states"
say = "The gradients are missing."
[[hints]]
say = "Count bytes for one parameter."
[[sources]]
cite = "Own calculation"
"#;

/// Each of these passes every check.
pub const KINDS: &[(&str, &str)] = &[
    ("vector", VECTOR),
    ("matrix", MATRIX),
    ("shape", SHAPE),
    ("expression", EXPRESSION),
    ("parts", PARTS),
];

/// Reads an exercise that must be readable.
pub fn exercise(text: &str) -> Exercise {
    parse::read("t.toml", "t", "c", text).unwrap_or_else(|findings| panic!("{findings:?}"))
}

/// What a check finds in `text` once `from` is replaced by `to`, one finding a line.
pub fn spoiled(check: &Check, text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    let exercise = exercise(&text.replace(from, to));
    let mut report = Report::new("t.toml");
    (check.run)(&Sample::new(&exercise, &Places::default(), 40), &mut report);
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
