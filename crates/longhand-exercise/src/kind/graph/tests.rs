use super::sheet::{Field, Sheet, What};
use super::slip::GraphSlip;
use super::*;
use longhand_notation::Scope;
use longhand_notation::Value;

/// One neuron with a loss: w1 = 2, x = 1, b1 = −1, w2 = 3, b2 = 0.5, t = 4.
fn neuron(ask: Ask) -> (GraphTask, Scope) {
    let graphed = GraphTask {
        is: Formula::new("z = w1*x + b1; h = relu(z); y = w2*h + b2; L = (y - t)^2"),
        ask,
        without: vec!["t".to_string(), "x".to_string()],
        accept: Tolerance::Exact,
        ..GraphTask::default()
    };
    let numbers = [
        ("w1", 2.0),
        ("x", 1.0),
        ("b1", -1.0),
        ("w2", 3.0),
        ("b2", 0.5),
        ("t", 4.0),
    ];
    (graphed, scope(&numbers))
}

fn scope(numbers: &[(&str, f64)]) -> Scope {
    let mut scope = Scope::new();
    for (name, value) in numbers {
        scope.define(name, Value::number(*value));
    }
    scope
}

fn sheet(formula: &str, numbers: &[(&str, f64)]) -> Sheet {
    let graphed = GraphTask {
        is: Formula::new(formula),
        ..GraphTask::default()
    };
    graphed.sheet(&scope(numbers)).unwrap()
}

fn names(sheet: &Sheet, what: What) -> Vec<String> {
    let of = |field: &&Field| field.what == what;
    sheet
        .fields
        .iter()
        .filter(of)
        .map(|field| sheet.formula(field.node))
        .collect()
}

#[test]
fn gradients_are_asked_from_the_output_back_and_values_from_the_inputs_on() {
    let (graphed, scope) = neuron(Ask::Both);
    let sheet = graphed.sheet(&scope).unwrap();
    assert_eq!(
        names(&sheet, What::Value),
        ["w1 * x", "z", "h", "w2 * h", "y", "y - t", "L"]
    );
    let back = names(&sheet, What::Gradient);
    assert_eq!(back.first().map(String::as_str), Some("y - t"));
    for name in ["y", "h", "z", "w1", "b1", "w2", "b2"] {
        assert!(back.iter().any(|one| one == name), "{name} in {back:?}");
    }
    assert!(
        !back
            .iter()
            .any(|one| one == "t" || one == "x" || one == "L"),
        "{back:?}"
    );
    let w1 = sheet
        .fields
        .iter()
        .find(|field| sheet.formula(field.node) == "w1")
        .unwrap();
    assert_eq!(sheet.number(*w1), -3.0);
}

#[test]
fn what_is_given_stands_there_and_is_not_asked() {
    let (mut graphed, scope) = neuron(Ask::Both);
    graphed.given = vec!["z".to_string(), "h".to_string()];
    let sheet = graphed.sheet(&scope).unwrap();
    assert!(
        !names(&sheet, What::Value)
            .iter()
            .any(|name| name == "z" || name == "h")
    );
    assert!(
        !names(&sheet, What::Gradient)
            .iter()
            .any(|name| name == "z" || name == "h")
    );
    let z = (0..sheet.trace.nodes.len())
        .find(|&node| sheet.name(node) == Some("z"))
        .unwrap();
    assert_eq!(sheet.stands[z], (true, true));
}

#[test]
fn a_node_without_a_name_is_written_as_what_it_does() {
    let sheet = sheet("tanh(2*a - b)^3/(1 + exp(-a))", &[("a", 0.5), ("b", 0.25)]);
    let last = sheet.trace.output;
    let program = longhand_notation::parse(&sheet.definition(last)).unwrap();
    let value = program
        .evaluate(&scope(&[("a", 0.5), ("b", 0.25)]))
        .unwrap();
    assert!(
        (value.as_number().unwrap() - sheet.value(last)).abs() < 1e-12,
        "{}",
        sheet.definition(last)
    );
    for node in 0..sheet.trace.nodes.len() {
        assert!(
            longhand_notation::parse(&sheet.definition(node)).is_ok(),
            "{}",
            sheet.definition(node)
        );
    }
}

fn slip(sheet: &Sheet, name: &str, what: What, typed: f64) -> Option<&'static str> {
    let node = (0..sheet.trace.nodes.len())
        .find(|&node| sheet.formula(node) == name)
        .unwrap();
    let close = |value: f64| (typed - value).abs() <= 1e-9 * value.abs();
    sheet
        .slip(Field { node, what }, &close, &|_| None)
        .map(|slip| slip.name())
}

#[test]
fn a_wrong_gradient_is_told_by_what_it_is() {
    let sheet = sheet(
        "z = w1*x + b1; h = relu(z); y = w2*h + b2; L = (y - t)^2",
        &[
            ("w1", 2.0),
            ("x", 5.0),
            ("b1", -1.0),
            ("w2", 3.0),
            ("b2", 0.5),
            ("t", 20.0),
        ],
    );
    // z = 9, h = 9, y = 27.5, e = 7.5, ∂L/∂y = 15, ∂L/∂h = 45, ∂L/∂w1 = 225.
    let gradient = |name, typed| slip(&sheet, name, What::Gradient, typed);
    assert_eq!(gradient("h", 3.0), Some("local-slope-only"));
    assert_eq!(gradient("w1", 5.0), Some("local-slope-only"));
    assert_eq!(gradient("w1", 45.0), Some("slope-left-out"));
    assert_eq!(gradient("w1", 90.0), Some("own-factor"));
    assert_eq!(gradient("w1", -225.0), Some("sign"));
    assert_eq!(gradient("y", 27.5), Some("value-for-gradient"));
    assert_eq!(gradient("w1", 1234.5), None);
}

#[test]
fn at_a_fork_a_path_left_out_is_told() {
    let sheet = sheet("p = x^2; q = 3*x; L = p*q", &[("x", -2.0)]);
    // ∂L/∂p = q = −6, ∂L/∂q = p = 4; ∂L/∂x = −6·(−4) + 4·3 = 24 + 12.
    assert_eq!(
        slip(&sheet, "x", What::Gradient, 24.0),
        Some("one-path-only")
    );
    assert_eq!(
        slip(&sheet, "x", What::Gradient, 12.0),
        Some("one-path-only")
    );
    assert_eq!(
        slip(&sheet, "x", What::Gradient, 288.0),
        Some("paths-multiplied")
    );
    // The same node twice in one operation is a fork too.
    let square = sheet_of_product();
    assert_eq!(
        slip(&square, "x", What::Gradient, 35.0),
        Some("one-path-only")
    );
}

fn sheet_of_product() -> Sheet {
    sheet("a = x*x; L = 5*a", &[("x", 7.0)])
}

#[test]
fn a_gradient_through_a_closed_gate_is_told() {
    let sheet = sheet("h = relu(z); L = 7*h", &[("z", -3.0)]);
    assert_eq!(
        slip(&sheet, "z", What::Gradient, 7.0),
        Some("through-a-closed-gate")
    );
    assert_eq!(
        slip(&sheet, "h", What::Value, -3.0),
        Some("input-for-value")
    );
}

#[test]
fn a_number_that_follows_from_a_wrong_one_is_told_so_and_never_right() {
    let sheet = sheet("z = w*x; y = 3*z; L = y^2", &[("w", 2.0), ("x", 5.0)]);
    let node = |name: &str| {
        (0..sheet.trace.nodes.len())
            .find(|&n| sheet.formula(n) == name)
            .unwrap()
    };
    // ∂L/∂y = 60; the learner has 30 there and goes on rightly to 90.
    let gradient = |name: &str| Field {
        node: node(name),
        what: What::Gradient,
    };
    let own = |field: Field| (field == gradient("y")).then_some(30.0);
    let field = gradient("z");
    let close = |value: f64| (90.0 - value).abs() < 1e-9;
    assert_eq!(
        sheet.slip(field, &close, &own),
        Some(GraphSlip::Carried { user: node("y") })
    );
    // A first answer of 0 or 1 lets nothing through.
    for trivial in [0.0, 1.0, -1.0] {
        let own = |field: Field| (field == gradient("y")).then_some(trivial);
        let close = |value: f64| (3.0 * trivial - value).abs() < 1e-9;
        assert_ne!(
            sheet.slip(field, &close, &own),
            Some(GraphSlip::Carried { user: node("y") })
        );
    }
}

#[test]
fn values_carry_forward_and_into_the_slopes() {
    let sheet = sheet("z = w*x; y = 3*z; L = y^2", &[("w", 2.0), ("x", 5.0)]);
    let node = |name: &str| {
        (0..sheet.trace.nodes.len())
            .find(|&n| sheet.formula(n) == name)
            .unwrap()
    };
    let field = |name: &str, what| Field {
        node: node(name),
        what,
    };
    // z is 10; the learner has 7, and goes on rightly: y = 21, L = 441, ∂L/∂y = 2 · 21.
    let typed = [
        (field("z", What::Value), 7.0),
        (field("y", What::Value), 21.0),
        (field("L", What::Value), 441.0),
        (field("y", What::Gradient), 42.0),
    ];
    let own = |field: Field| typed.iter().find(|(one, _)| *one == field).map(|(_, x)| *x);
    let told = |field: Field, x: f64| {
        let close = |value: f64| (x - value).abs() < 1e-6 * value.abs();
        sheet.slip(field, &close, &own)
    };
    let from = |name: &str| Some(GraphSlip::CarriedValue { input: node(name) });
    assert_eq!(told(typed[1].0, 21.0), from("z"));
    assert_eq!(told(typed[2].0, 441.0), from("y"));
    assert_eq!(told(typed[3].0, 42.0), from("y"));
    assert_eq!(
        told(field("z", What::Gradient), 126.0),
        Some(GraphSlip::Carried { user: node("y") })
    );
    assert_ne!(told(typed[1].0, 22.0), from("z"));
}

#[test]
fn an_operation_at_other_numbers_is_the_operation() {
    let sheet = sheet(
        "u = a*b; v = tanh(u) + a; w = -v/b; L = relu(w)^2",
        &[("a", 0.7), ("b", -1.3)],
    );
    for (node, one) in sheet.trace.nodes.iter().enumerate() {
        if one.inputs.is_empty() {
            continue;
        }
        let inputs: Vec<f64> = one.inputs.iter().map(|&i| sheet.value(i)).collect();
        let value = sheet.operate(node, &inputs).unwrap();
        assert!((value - sheet.value(node)).abs() < 1e-12, "{}", one.op);
    }
    for one in sheet.uses(0) {
        let inputs = &sheet.trace.nodes[one.user].inputs;
        let inputs: Vec<f64> = inputs.iter().map(|&i| sheet.value(i)).collect();
        let slope = sheet.slope_at(one.user, one.order, &inputs).unwrap();
        assert!((slope - one.slope).abs() < 1e-6, "{slope} {}", one.slope);
    }
}

#[test]
fn the_sum_over_all_uses_is_the_gradient() {
    let sheet = sheet(
        "u = a*b; v = tanh(u) + a; L = v^2 + u/b",
        &[("a", 0.7), ("b", -1.3)],
    );
    for node in 0..sheet.trace.output {
        let sum: f64 = sheet
            .uses(node)
            .iter()
            .map(|one| sheet.gradient(one.user) * one.slope)
            .sum();
        assert!(
            (sum - sheet.gradient(node)).abs() < 1e-12,
            "{}",
            sheet.formula(node)
        );
    }
}
