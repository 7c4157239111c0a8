//! How formulas look: TeX with and without numbers put in.

use longhand_notation::math::{Group, Math};
use longhand_notation::typeset::{self, Symbols};
use longhand_notation::{Scope, Value, parse};

fn tex(text: &str, numbers: Option<&Scope>) -> String {
    let program = parse(text).unwrap();
    typeset::tex(program.expression().unwrap(), &Symbols::new(), numbers)
}

#[test]
fn formulas_have_as_few_brackets_as_the_reading_needs() {
    for (text, expected) in [
        ("(1 - b1) * g[1]", "\\left(1 - b_{1}\\right) g_{1}"),
        (
            "w2*relu(w1*x + b1) + b2",
            "w_{2} \\cdot \\operatorname{ReLU}\\left(w_{1} x + b_{1}\\right) + b_{2}",
        ),
        ("m3 / (1 - b1^3)", "\\frac{m_{3}}{1 - b_{1}^{3}}"),
        (
            "m_hat / (sqrt(v_hat) + eps)",
            "\\frac{\\hat{m}}{\\sqrt{\\hat{v}} + \\varepsilon}",
        ),
        ("(a/b)^2", "\\left(\\frac{a}{b}\\right)^{2}"),
        ("1/2a", "\\frac{1}{2} a"),
        ("2(3x + 2) * 3", "2 \\left(3 x + 2\\right) \\cdot 3"),
        ("-(a + b)", "-\\left(a + b\\right)"),
        ("a - (b + c)", "a - \\left(b + c\\right)"),
        ("exp(-x^2)", "\\operatorname{e}^{-x^{2}}"),
        ("7.5e18 / 2", "\\frac{7.5 \\times 10^{18}}{2}"),
        ("beta2 * v", "\\beta_{2} v"),
        ("lr * g", "\\mathrm{lr} \\cdot g"),
        ("W[1, 2]", "W_{1, 2}"),
        ("cos(x)^2", "\\operatorname{cos}^{2}\\left(x\\right)"),
        ("abs(x) <= 1", "\\left|x\\right|\\le 1"),
    ] {
        assert_eq!(
            tex(text, None)
                .replace("  ", " ")
                .replace("( ", "(")
                .replace(" \\right", "\\right")
                .replace("| ", "|"),
            expected,
            "{text}"
        );
    }
}

#[test]
fn numbers_put_in_keep_their_signs_apart() {
    let mut scope = Scope::new();
    scope.define("b1", Value::number(0.9));
    scope.define("m", Value::number(-0.743_999_999_999_9));
    scope.define("g", Value::list(&[4.0, -2.0, 6.0]));
    for (text, expected) in [
        ("(1 - b1) * g[1]", "\\left( 1 - 0.9 \\right) \\cdot 4"),
        (
            "b1*m + (1 - b1)*g[2]",
            "0.9 \\cdot \\left( -0.744 \\right) + \\left( 1 - 0.9 \\right) \\cdot \\left( -2 \\right)",
        ),
        ("m^2", "\\left( -0.744 \\right)^{2}"),
        ("3 - m", "3 - \\left( -0.744 \\right)"),
        (
            "sum(g)",
            "\\operatorname{sum}\\left( \\left[ 4, -2, 6 \\right] \\right)",
        ),
        (
            "m / (1 - b1^3)",
            "\\left( -0.744 \\right) / \\left( 1 - 0.9^{3} \\right)",
        ),
    ] {
        assert_eq!(tex(text, Some(&scope)), expected, "{text}");
    }
}

#[test]
fn lists_are_multiplied_element_by_element_with_a_circle() {
    let mut symbols = Symbols::new();
    for name in ["P", "dP", "x"] {
        symbols.list(name);
    }
    for (formula, set) in [
        (
            "P * (dP - sum(P*dP, 2))",
            "P \\circ \\left( \\mathrm{dP} - \\operatorname{sum}\\left( P \\circ \\mathrm{dP}, 2 \\right) \\right)",
        ),
        ("2 * P", "2 P"),
        // One number comes out of the sum.
        (
            "sum(P * dP) * x",
            "\\operatorname{sum}\\left( P \\circ \\mathrm{dP} \\right) x",
        ),
        ("P @ dP", "P \\mathrm{dP}"),
        ("y * x", "y x"),
    ] {
        let program = parse(formula).unwrap();
        let expression = program.expression().unwrap();
        assert_eq!(typeset::tex(expression, &symbols, None), set, "{formula}");
    }
}

#[test]
fn a_symbol_that_is_a_sum_stands_in_brackets_within_a_product() {
    let mut symbols = Symbols::new();
    let difference = || vec![Math::number("1"), Math::sign("−"), Math::name("σ")];
    symbols.set("rest", Math::row(difference()));
    let mut closed = difference();
    closed.insert(0, Math::sign("("));
    closed.push(Math::sign(")"));
    symbols.set("closed", Math::row(closed));
    let index = vec![Math::name("t"), Math::sign("−"), Math::number("1")];
    let before = vec![Math::name("m"), Math::row(index)];
    symbols.set("before", Math::group(Group::Below, before));
    let brackets = |formula: &str| {
        let program = parse(formula).unwrap();
        let set = typeset::math(program.expression().unwrap(), &symbols, None);
        set.mathml().matches(">(</mo>").count()
    };
    assert_eq!(brackets("2 * rest"), 1);
    assert_eq!(brackets("2 - rest"), 1);
    assert_eq!(brackets("1 / rest"), 0);
    assert_eq!(brackets("2 * closed"), 1);
    assert_eq!(brackets("2 * before"), 0);
}
