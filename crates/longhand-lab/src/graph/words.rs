//! What a step does, in a sentence.

use longhand_math::op::Arithmetic;

use super::expression::{Kind, Node};
use super::functions;
use super::pass::{Arrival, Pass};
use crate::written::{short_number, with_brackets};

/// The sign or the name in a node's box.
pub(super) fn label(node: &Node) -> String {
    match &node.kind {
        Kind::Name(name) => name.clone(),
        Kind::Number(number) => short_number(*number),
        Kind::One(function) => functions::name(*function).to_owned(),
        Kind::Two(Arithmetic::Negative) => "−".to_owned(),
        Kind::Two(op) => op.sign().to_owned(),
        Kind::Power(exponent) => format!("^{}", short_number(*exponent)),
    }
}

/// What a node is called: a name, a number, or the operation with its value.
pub(super) fn called(pass: &Pass, place: usize) -> String {
    pass.nodes.get(place).map_or_else(String::new, label)
}

/// What this state comes to.
pub(super) fn said(pass: &Pass) -> String {
    let Some((node, back)) = pass.of_step(pass.done) else {
        let count = pass.operations.len();
        return format!(
            "Nothing is computed yet. Steps 1 to {count} go forward, steps {} to {} backward.",
            count + 1,
            2 * count
        );
    };
    let step = if back {
        backward(pass, node)
    } else {
        forward(pass, node)
    };
    if pass.done < pass.all() {
        return step;
    }
    format!("{step} {}", result(pass))
}

/// What an operation computes: `2 + 0.5 = 2.5`.
fn forward(pass: &Pass, node: usize) -> String {
    let Some(one) = pass.nodes.get(node) else {
        return String::new();
    };
    let of = |place: usize| {
        one.inputs
            .get(place)
            .map_or(0.0, |input| pass.value(*input))
    };
    let first = |place: usize| short_number(of(place));
    let left = |x: f64| match &one.kind {
        Kind::Two(Arithmetic::Power) => with_brackets(x),
        _ => short_number(x),
    };
    let work = match &one.kind {
        Kind::One(_) => format!("{}({})", label(one), first(0)),
        Kind::Power(exponent) => {
            format!("{} ^ {}", with_brackets(of(0)), with_brackets(*exponent))
        }
        Kind::Two(Arithmetic::Negative) => format!("−{}", with_brackets(of(0))),
        Kind::Two(op @ (Arithmetic::Maximum | Arithmetic::Minimum)) => {
            format!("{}({}, {})", op.name(), first(0), first(1))
        }
        Kind::Two(op) => format!("{} {} {}", left(of(0)), op.sign(), with_brackets(of(1))),
        Kind::Name(_) | Kind::Number(_) => String::new(),
    };
    let mut said = format!("Forward: {work} = {}.", short_number(pass.value(node)));
    if pass.is_shut(node) {
        said.push_str(
            " This ReLU is dead for these values: no gradient will come back through it.",
        );
    }
    if pass.done == pass.operations.len() {
        said.push_str(" The backward pass starts here, with a gradient of 1.");
    }
    said
}

/// What an operation passes back.
fn backward(pass: &Pass, node: usize) -> String {
    let upstream = short_number(pass.gradient(node));
    let sign = called(pass, node);
    if pass.is_shut(node) {
        return format!(
            "Backward through {sign}: {upstream} arrives. Its input is {}, so its local derivative is 0 and nothing passes.",
            short_number(pass.last.first().map_or(0.0, |one| pass.value(one.at)))
        );
    }
    let arrivals: Vec<String> = pass
        .last
        .iter()
        .filter(|one| {
            !matches!(
                pass.nodes.get(one.at).map(|node| &node.kind),
                Some(Kind::Number(_))
            )
        })
        .map(|one| arrival(pass, node, *one))
        .collect();
    format!(
        "Backward through {sign}: {upstream} arrives. {}",
        arrivals.join(" ")
    )
}

fn arrival(pass: &Pass, node: usize, one: Arrival) -> String {
    let to = called(pass, one.at);
    let work = format!(
        "{to} gets {} · {} = {}",
        short_number(pass.gradient(node)),
        with_brackets(one.slope),
        short_number(one.passed)
    );
    match one.before {
        Some(before) => format!(
            "{work}; with what it has from its other path, {} + {} = {}.",
            short_number(before),
            with_brackets(one.passed),
            short_number(before + one.passed)
        ),
        None => format!("{work}."),
    }
}

/// All gradients of names.
fn result(pass: &Pass) -> String {
    let names = pass.nodes.iter().enumerate().filter_map(|(place, node)| {
        let Kind::Name(name) = &node.kind else {
            return None;
        };
        Some(format!("of {name} {}", short_number(pass.gradient(place))))
    });
    let dead = pass
        .operations
        .iter()
        .filter(|place| pass.is_shut(**place))
        .count();
    let names: Vec<String> = names.collect();
    let mut said = format!("Done. The gradients: {}.", names.join(", "));
    if dead > 0 {
        said.push_str(&match dead {
            1 => " One ReLU is dead and lets nothing back.".to_owned(),
            several => format!(" {several} ReLUs are dead and let nothing back."),
        });
    }
    said
}
