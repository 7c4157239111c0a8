//! A graph with the numbers of a variant.

use super::{Ask, GraphTask};
use longhand_notation::trace::{Node, Role};
use longhand_notation::{Fault, Scope, Span, Trace, trace};

/// What is wrong with a graph that has infinities in it: other numbers may do without.
pub const NOT_FINITE: &str = "a node of this graph is not finite";

/// Which number of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Its value.
    Value,
    /// The derivative of the output with respect to it.
    Gradient,
}

/// A number to be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The node, by its place in the trace.
    pub node: usize,
    /// Which of its numbers.
    pub what: What,
}

/// One use of a node: the operation that reads it, and what comes back along this edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Use {
    /// The operation.
    pub user: usize,
    /// Which of its inputs the node is.
    pub order: usize,
    /// The operation's slope with respect to it.
    pub slope: f64,
}

/// A graph with the numbers of a variant: what is asked, and what is right.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The computation.
    pub trace: Trace,
    /// What is to be filled in, in the order of work: values forward, then gradients backward.
    pub fields: Vec<Field>,
    /// What stands there from the start: value and gradient of each node.
    pub stands: Vec<(bool, bool)>,
    /// Each node's value and gradient.
    numbers: Vec<(f64, f64)>,
}

impl GraphTask {
    /// Works the graph out for a variant.
    ///
    /// # Errors
    /// A formula that cannot be read or traced, or a node that is not one finite number.
    pub fn sheet(&self, scope: &Scope) -> Result<Sheet, Fault> {
        let mut trace = trace(&self.is.program()?, scope)?;
        trace.nodes.truncate(trace.output + 1);
        let numbers: Option<Vec<(f64, f64)>> = trace
            .nodes
            .iter()
            .map(|node| Some((node.value.as_number()?, node.gradient.as_number()?)))
            .collect();
        let numbers = numbers.ok_or_else(|| {
            Fault::new(
                Span::default(),
                "a node of this graph is not one number",
                "Let every step of the formula be a single number.",
            )
        })?;
        if numbers
            .iter()
            .any(|(value, gradient)| !value.is_finite() || !gradient.is_finite())
        {
            let help = "Add a condition to `require`.";
            return Err(Fault::new(Span::default(), NOT_FINITE, help));
        }
        let (ask, output) = (self.ask, trace.output);
        let named = |list: &[String], node: &Node| {
            let name = name_of(node);
            name.is_some_and(|name| list.iter().any(|one| one == name))
        };
        let mut stands = Vec::new();
        for (index, node) in trace.nodes.iter().enumerate() {
            let given = named(&self.given, node);
            let leaf = node.role != Role::Operation;
            // A gradient that nobody asks for stands nowhere until all is done.
            let asks_back = ask != Ask::Values;
            stands.push((
                leaf || given || ask == Ask::Gradients,
                asks_back && (index == output || given && !named(&self.without, node)),
            ));
        }
        let asked = |what: What| {
            let (trace, stands) = (&trace, &stands);
            move |&node: &usize| {
                let constant = trace.nodes[node].role == Role::Constant;
                let (value, gradient) = stands[node];
                match what {
                    What::Value => !constant && !value,
                    What::Gradient => {
                        !constant && !gradient && !named(&self.without, &trace.nodes[node])
                    }
                }
            }
        };
        let mut fields: Vec<Field> = Vec::new();
        if ask != Ask::Gradients {
            let nodes = (0..=output).filter(asked(What::Value));
            fields.extend(nodes.map(|node| Field {
                node,
                what: What::Value,
            }));
        }
        if ask != Ask::Values {
            let nodes = (0..=output).rev().filter(asked(What::Gradient));
            fields.extend(nodes.map(|node| Field {
                node,
                what: What::Gradient,
            }));
        }
        Ok(Sheet {
            trace,
            fields,
            stands,
            numbers,
        })
    }
}

/// The name of a node: a given's, or the one a definition gives it.
fn name_of(node: &Node) -> Option<&str> {
    match node.role {
        Role::Constant => None,
        _ => node.name.as_deref(),
    }
}

impl Sheet {
    /// The number that belongs into a field.
    pub fn number(&self, field: Field) -> f64 {
        let (value, gradient) = self.numbers.get(field.node).copied().unwrap_or_default();
        match field.what {
            What::Value => value,
            What::Gradient => gradient,
        }
    }

    /// A node's value.
    pub fn value(&self, node: usize) -> f64 {
        self.number(Field {
            node,
            what: What::Value,
        })
    }

    /// The output's derivative with respect to a node.
    pub fn gradient(&self, node: usize) -> f64 {
        self.number(Field {
            node,
            what: What::Gradient,
        })
    }

    /// The uses of a node, in the order of computation.
    pub fn uses(&self, node: usize) -> Vec<Use> {
        let mut uses = Vec::new();
        for (user, other) in self.trace.nodes.iter().enumerate() {
            for (order, _) in other
                .inputs
                .iter()
                .enumerate()
                .filter(|(_, input)| **input == node)
            {
                let slope = other
                    .slopes
                    .get(order)
                    .and_then(|slope| slope.value.as_ref());
                if let Some(slope) = slope.and_then(longhand_notation::Value::as_number) {
                    uses.push(Use { user, order, slope });
                }
            }
        }
        uses
    }

    /// The name of a node, if it has one. The output without a name of its own has none.
    pub fn name(&self, node: usize) -> Option<&str> {
        self.trace.nodes.get(node).and_then(name_of)
    }

    /// What the output is called: its name, or `L`.
    pub fn output_name(&self) -> &str {
        self.name(self.trace.output).unwrap_or("L")
    }

    /// A node as a formula of our language: its name where it has one, otherwise what it does to
    /// its inputs.
    pub fn formula(&self, node: usize) -> String {
        match self.name(node) {
            Some(name) => name.to_string(),
            None => self.definition(node),
        }
    }

    /// What a node does to its inputs, as a formula: `w1*x + b1` is the sum of a product without a
    /// name and `b1`.
    pub fn definition(&self, node: usize) -> String {
        let Some(this) = self.trace.nodes.get(node) else {
            return String::new();
        };
        if this.role != Role::Operation {
            return this.label.clone();
        }
        let inputs = this.inputs.iter();
        let inputs: Vec<(String, String)> = inputs
            .map(|&one| (self.formula(one), self.bracketed(one)))
            .collect();
        operation(this, &inputs)
    }

    /// What a node's operation makes of these numbers at its inputs.
    pub fn operate(&self, node: usize, inputs: &[f64]) -> Option<f64> {
        let this = self.trace.nodes.get(node)?;
        let names: Vec<String> = (0..this.inputs.len()).map(|i| format!("at_{i}")).collect();
        let mut scope = Scope::new();
        for (name, x) in names.iter().zip(inputs) {
            scope.define(name, longhand_notation::Value::number(*x));
        }
        let names: Vec<_> = names.into_iter().map(|name| (name.clone(), name)).collect();
        let program = longhand_notation::parse(&operation(this, &names)).ok()?;
        program.evaluate(&scope).ok()?.as_number()
    }

    /// The slope of a node's operation in one of its inputs, at these numbers.
    pub fn slope_at(&self, node: usize, order: usize, inputs: &[f64]) -> Option<f64> {
        let at = *inputs.get(order)?;
        let step = 1e-5 * at.abs().max(1.0);
        let moved = |by: f64| {
            let mut inputs = inputs.to_vec();
            *inputs.get_mut(order)? += by;
            self.operate(node, &inputs)
        };
        Some((moved(step)? - moved(-step)?) / (2.0 * step))
    }

    /// A node's formula, in brackets where it is more than a name or a number. Typesetting takes
    /// away those that are not needed.
    fn bracketed(&self, node: usize) -> String {
        let formula = self.formula(node);
        let plain = formula
            .chars()
            .all(|c| c.is_alphanumeric() || c == '_' || c == '.');
        if plain {
            formula
        } else {
            format!("({formula})")
        }
    }
}

/// An operation as a formula; each input as it stands alone, and as it stands beside a sign.
fn operation(this: &Node, inputs: &[(String, String)]) -> String {
    let bracketed = |order: usize| inputs.get(order).map_or("", |(_, beside)| beside.as_str());
    let signs = [
        ("add", "+"),
        ("subtract", "-"),
        ("multiply", "*"),
        ("divide", "/"),
        ("power", "^"),
    ];
    match (
        signs.iter().find(|(op, _)| *op == this.op),
        this.inputs.len(),
    ) {
        (Some((_, sign)), 2) => format!("{} {sign} {}", bracketed(0), bracketed(1)),
        (Some((_, "^")), 1) => format!("{}^{}", bracketed(0), exponent(&this.label)),
        _ if this.op == "negative" => format!("-{}", bracketed(0)),
        _ => {
            let inputs: Vec<&str> = inputs.iter().map(|(plain, _)| plain.as_str()).collect();
            format!("{}({})", this.op, inputs.join(", "))
        }
    }
}

/// The exponent that stands in a node's sign: `( )²` is 2, `( )^0.5` is 0.5.
fn exponent(label: &str) -> String {
    let sign = label.trim_start_matches("( )");
    if let Some(plain) = sign.strip_prefix('^') {
        return format!("({plain})");
    }
    sign.chars()
        .map(|c| match c {
            '¹' => '1',
            '²' => '2',
            '³' => '3',
            '⁰' => '0',
            '⁴'..='⁹' => char::from_digit(u32::from(c) - 0x2070, 10).unwrap_or(c),
            '⁻' => '-',
            other => other,
        })
        .collect()
}
