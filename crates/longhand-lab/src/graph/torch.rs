//! The same in PyTorch.

use longhand_math::op::{Arithmetic, Function};

use super::expression::{Kind, Node};
use super::functions;
use super::pass::Pass;
use crate::settings::Settings;
use crate::written::code;

/// Words that a program already has.
const TAKEN: [&str; 18] = [
    "and", "as", "assert", "class", "def", "del", "elif", "else", "for", "from", "if", "in", "is",
    "lambda", "not", "or", "torch", "print",
];

fn variable(name: &str) -> String {
    // Python has more such words, all of them longer or seldom; one more letter harms no name.
    let more = [
        "async", "await", "break", "except", "finally", "global", "import", "pass", "raise",
        "return", "try", "while", "with", "yield", "None", "True", "False", "continue", "nonlocal",
    ];
    if TAKEN.contains(&name) || more.contains(&name) || name == "out" {
        format!("{name}_")
    } else {
        name.to_owned()
    }
}

/// A node as Python writes it, and whether there is a name in it.
fn written(nodes: &[Node], place: usize) -> (String, bool) {
    let Some(node) = nodes.get(place) else {
        return (String::new(), false);
    };
    let inputs: Vec<(String, bool)> = node
        .inputs
        .iter()
        .map(|input| written(nodes, *input))
        .collect();
    let named = inputs.iter().any(|(_, named)| *named);
    // An operand stands in brackets, but for names, plain numbers and calls.
    let operand = |at: usize| {
        let text = inputs.get(at).map_or("", |(text, _)| text.as_str());
        let input = node.inputs.get(at).and_then(|input| nodes.get(*input));
        let plain = input.is_some_and(|input| match &input.kind {
            Kind::Name(_) | Kind::One(_) => true,
            Kind::Number(number) => *number >= 0.0,
            Kind::Two(op) => matches!(op, Arithmetic::Maximum | Arithmetic::Minimum),
            Kind::Power(_) => false,
        });
        if plain {
            text.to_owned()
        } else {
            format!("({text})")
        }
    };
    // A function of PyTorch takes no plain number.
    let argument = |at: usize| match inputs.get(at) {
        Some((text, true)) => text.clone(),
        Some((text, false)) => format!("torch.tensor({text}, dtype=torch.float64)"),
        None => String::new(),
    };
    match &node.kind {
        Kind::Name(name) => (variable(name), true),
        Kind::Number(number) => (code(*number), false),
        Kind::Power(exponent) => {
            let exponent = if *exponent < 0.0 {
                format!("({})", code(*exponent))
            } else {
                code(*exponent)
            };
            (format!("{} ** {exponent}", operand(0)), named)
        }
        Kind::One(function) => {
            let inside = match function {
                Function::Softplus | Function::Silu | Function::Gelu => "torch.nn.functional",
                _ => "torch",
            };
            let text = format!("{inside}.{}({})", functions::name(*function), argument(0));
            // It is a tensor now, whatever it was made of.
            (text, true)
        }
        Kind::Two(Arithmetic::Negative) => (format!("-{}", operand(0)), named),
        Kind::Two(op @ (Arithmetic::Maximum | Arithmetic::Minimum)) => {
            let name = if *op == Arithmetic::Maximum {
                "maximum"
            } else {
                "minimum"
            };
            (
                format!("torch.{name}({}, {})", argument(0), argument(1)),
                true,
            )
        }
        Kind::Two(op) => {
            let sign = match op {
                Arithmetic::Add => "+",
                Arithmetic::Subtract => "-",
                Arithmetic::Divide => "/",
                Arithmetic::Power => "**",
                _ => "*",
            };
            (format!("{} {sign} {}", operand(0), operand(1)), named)
        }
    }
}

/// A program with the lab's numbers.
pub(super) fn program(settings: &Settings) -> String {
    let Ok(pass) = Pass::of(settings) else {
        return "# The expression cannot be computed.\n".to_owned();
    };
    let mut text = "import torch\n\n".to_owned();
    let mut names = Vec::new();
    for (node, value) in pass.nodes.iter().zip(&pass.values) {
        if let Kind::Name(name) = &node.kind {
            let name = variable(name);
            text.push_str(&format!(
                "{name} = torch.tensor({}, dtype=torch.float64, requires_grad=True)\n",
                code(*value)
            ));
            names.push(format!("{name}.grad"));
        }
    }
    let output = pass.nodes.len().saturating_sub(1);
    text.push_str(&format!(
        "out = {}\nout.backward()\nprint(out.item(), {})\n",
        written(&pass.nodes, output).0,
        names.join(", ")
    ));
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::expression::read;

    #[test]
    fn an_expression_is_pythons() {
        for (text, python) in [
            ("(w*x - t)^2", "((w * x) - t) ** 2"),
            ("-x^2", "-(x ** 2)"),
            ("x^-1", "x ** (-1)"),
            ("(-2)*x", "(-2) * x"),
            (
                "relu(2)*x",
                "torch.relu(torch.tensor(2, dtype=torch.float64)) * x",
            ),
            (
                "max(x, 0)*silu(in)",
                "torch.maximum(x, torch.tensor(0, dtype=torch.float64)) * torch.nn.functional.silu(in_)",
            ),
        ] {
            let nodes = read(text).expect("an expression");
            assert_eq!(written(&nodes, nodes.len() - 1).0, python);
        }
    }
}
