//! `grad` and `jacobian` against central differences: through the language's own
//! functions, through the registry's rules, and of derivatives themselves.

use longhand_notation::{Scope, Tensor, Value, parse};

fn value(text: &str, scope: &Scope) -> Tensor {
    let value = parse(text).and_then(|program| program.evaluate(scope));
    let value = value.unwrap_or_else(|fault| panic!("{text}: {fault}"));
    value.as_tensor().unwrap().clone()
}

/// `f` is a body in `u`; its gradient at `at` agrees with central differences.
#[track_caller]
fn slopes_agree(f: &str, at: &str) {
    let mut scope = Scope::new();
    let point = value(at, &scope);
    let found = value(&format!("f(u) = {f}; grad(f, {at})"), &scope);
    assert_eq!(found.shape(), point.shape(), "{f}");
    for i in 0..point.len() {
        let h = 1e-5;
        let mut moved = |shift: f64| {
            let mut there = point.clone();
            there.data_mut()[i] += shift;
            scope.define("p", Value::tensor(there));
            value(&format!("f(u) = {f}; f(p)"), &scope).item().unwrap()
        };
        let expected = (moved(h) - moved(-h)) / (2.0 * h);
        let found = found.data()[i];
        assert!(
            (found - expected).abs() <= 1e-5 * expected.abs().max(1.0),
            "{f}, number {i}: {found}, not {expected}"
        );
    }
}

#[test]
fn derivatives_of_derivatives() {
    let text = "f(x) = x^4; d(x) = grad(f, x); h(x) = grad(d, x); [d(2), h(2), grad(h, 2)]";
    assert_eq!(value(text, &Scope::new()).data(), [32.0, 48.0, 48.0]);
    for function in [
        "exp(v)",
        "log(v)",
        "sqrt(v)",
        "sigmoid(v)",
        "tanh(v)",
        "gelu(v)",
        "gelu_tanh(v)",
        "silu(v)",
        "softplus(v)",
        "sin(v)",
        "1/v",
        "v^v",
        "2^v",
        "erf(v)",
        "max(v, 0.1)^2",
        "abs(v)^3",
        "leaky_relu(v)^2",
        "atan2(v, 2)",
        "log_sigmoid(v)",
        "cbrt(v)",
        "asin(v/2)",
    ] {
        for at in ["0.7", "1.3"] {
            slopes_agree(&function.replace('v', "u"), at);
            let text = format!(
                "k(v) = {function}; d(u) = grad(k, u); [grad(d, {at}), (d({at} + 1e-5) - d({at} - 1e-5))/2e-5]"
            );
            let found = value(&text, &Scope::new());
            let (a, b) = (found.data()[0], found.data()[1]);
            assert!(
                (a - b).abs() <= 1e-6 * b.abs().max(1.0),
                "{function} at {at}: {a}, not {b}"
            );
        }
    }
}

#[test]
fn a_hessian_is_the_jacobian_of_a_gradient() {
    let scope = Scope::new();
    let hessian = |f: &str| {
        value(
            &format!("f(w) = {f}; g(w) = grad(f, w); jacobian(g, [1, 2])"),
            &scope,
        )
    };
    assert_eq!(hessian("w[1]^2 * w[2]").data(), [4.0, 2.0, 2.0, 0.0]);
    let found = hessian("logsumexp(w)");
    let p = 1.0 / (1.0 + longhand_math::real::exp(1.0));
    for (a, b) in found.data().iter().zip([1.0, -1.0, -1.0, 1.0]) {
        assert!((a - b * p * (1.0 - p)).abs() < 1e-12);
    }
    // The gradient's own length has a gradient: the penalty of a WGAN.
    let penalty = "f(w) = sum((w @ [[1, 2], [3, 4]])^2); g(w) = norm(grad(f, w)); ";
    let slope = value(&format!("{penalty}grad(g, [1, 1])"), &scope);
    for i in 0..2 {
        let at = |h: f64| {
            let w = if i == 0 {
                format!("[{}, 1]", 1.0 + h)
            } else {
                format!("[1, {}]", 1.0 + h)
            };
            value(&format!("{penalty}g({w})"), &scope).item().unwrap()
        };
        let expected = (at(1e-5) - at(-1e-5)) / 2e-5;
        assert!((slope.data()[i] - expected).abs() < 1e-5 * expected.abs());
    }
    assert_eq!(
        value("x = 2; y = x^3; d = grad(y, x); grad(d, x)", &scope).item(),
        Some(12.0)
    );
}

#[test]
fn rules_that_give_a_loss_have_their_slopes() {
    let z = "[[2, 1, 0.1], [0.3, -0.4, 0.9]]";
    for (f, at) in [
        ("cross_entropy(u, [0, 2])", z),
        ("cross_entropy(u, [0, 2], label_smoothing = 0.1)", z),
        ("cross_entropy(u^2, [0, 2], reduction = sum)", z),
        ("mse(u, [0.5, -1])", "[1, 2]"),
        ("mse([0.5, -1], u)", "[1, 2]"),
        ("z_loss(u)", z),
        ("hinge(u, [1, -1])", "[0.3, 0.4]"),
        ("dpo(u, -2, -1.5, -1.2)", "-1"),
        ("focal([0.3, -1], [1, 0]) + sum(u)", "[1, 2]"),
        (
            "kl_div(log_softmax(u), softmax([1, 2, 0]))",
            "[0.2, 0.1, 1]",
        ),
    ] {
        let known = parse(f).unwrap().rules().len() + 1;
        if known > 1 {
            slopes_agree(f, at);
        }
    }
}

#[test]
fn rules_that_give_tensors_are_gone_back_through() {
    let x3 = "[[[0.5, -1, 2, 0.3], [1, 0.2, -0.7, 0.9]]]";
    let w3 = "[[[0.1, -0.2], [0.4, 0.3]], [[0.7, 0.6], [-0.5, 0.8]]]";
    let x4 = "[[[[0.5, -1, 2], [1, 0.2, -0.7], [0.3, 0.8, -0.1]]]]";
    let w4 = "[[[[0.1, -0.2], [0.4, 0.3]]]]";
    let q = "[[0.3, -0.2], [0.5, 0.8], [-0.4, 0.1]]";
    let weights = "[[1, -2], [0.5, 3], [2, 1]]";
    for (f, at) in [
        (format!("sum(conv1d(u, {w3}, [0.1, 0.2])^2)"), x3),
        (
            format!("sum(conv1d({x3}, u, stride = 2, padding = 1)^2)"),
            w3,
        ),
        (format!("sum(conv1d({x3}, {w3}, u)^2)"), "[0.1, 0.2]"),
        (format!("sum(conv2d(u, {w4}, padding = 1)^3)"), x4),
        (format!("sum(conv2d({x4}, u, dilation = 2)^3)"), w4),
        ("sum(layer_norm(u)^3)".into(), "[[1, 2, 4], [3, 1, -1]]"),
        ("sum(layer_norm([[1, 2, 4]], u)^3)".into(), "[0.5, 1, 2]"),
        ("sum(rms_norm(u)^3)".into(), "[3, 4, -1]"),
        ("sum(batch_norm(u)^3)".into(), "[[1, 2], [3, 1], [0, 4]]"),
        ("sum(group_norm(u, groups = 2)^3)".into(), "[[1, 2, 4, -1]]"),
        ("sum(l2_normalize(u)^3)".into(), "[3, 4]"),
        (
            "sum(linear(u, [[3, 4], [1, -1]], [5, 1])^2)".into(),
            "[[1, 2], [0.5, 1]]",
        ),
        (
            "sum(linear([[1, 2], [0.5, 1]], u)^2)".into(),
            "[[3, 4], [1, -1]]",
        ),
        (format!("sum(attention(u, {q}, {q}) * {weights})"), q),
        (
            format!("sum(attention({q}, u, {q}, causal = true) * {weights})"),
            q,
        ),
        (format!("sum(attention({q}, {q}, u) * {weights})"), q),
        (format!("sum(attention(u, u, u) * {weights})"), q),
    ] {
        slopes_agree(&f, at);
    }
}

#[test]
fn a_function_that_works_place_by_place_has_a_slope_at_each() {
    let scope = Scope::new();
    assert_eq!(value("grad(relu, [-1, 2])", &scope).data(), [0.0, 1.0]);
    assert_eq!(
        value("f(x) = x^2 + 3x; grad(f, [1, 2])", &scope).data(),
        [5.0, 7.0]
    );
    let fault = |text: &str| parse(text).unwrap().evaluate(&scope).unwrap_err().message;
    assert_eq!(
        fault("grad(softmax, [1, 2])"),
        "grad needs a function whose value is one number"
    );
    assert_eq!(
        fault("f(z) = cross_entropy(z, 0); g(z) = grad(f, z)[1]; grad(g, [1, 2])"),
        "the derivative of a rule cannot be differentiated again: write the rule out"
    );
}

#[test]
fn nested_derivatives_end_in_time() {
    let mut text = String::from("f0(x) = exp(sin(x^3)) / (1 + x^2)^x\n");
    for i in 1..30 {
        text += &format!("f{i}(x) = grad(f{}, x)\n", i - 1);
    }
    text += "f29(1.1)";
    let start = std::time::Instant::now();
    let result = parse(&text).unwrap().evaluate(&Scope::new());
    assert!(result.is_err());
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
