//! Functions, products, names, words around an answer, and what is refused.

use super::{answer, comes_to, scope};
use longhand_notation::lenient::{Context, read_in};
use longhand_notation::{Scope, parse};

#[test]
fn functions_stand_before_their_argument() {
    comes_to(&[
        ("sqrt 16", "4"),
        ("ln x", "1.09861"),
        ("log2 1024", "10"),
        ("cos pi", "−1"),
        ("sin^2 x + cos^2 x", "1"),
        ("sin² x", "0.0199149"),
        ("2 ln 5", "3.21888"),
        ("ln x / ln 2", "1.58496"),
        ("cos 3y", "0.843854"),
        ("ln 4y", "2.77259"),
        ("ln2", "0.693147"),
        ("sinx", "0.14112"),
        ("xln2", "2.07944"),
        ("exp -2", "0.135335"),
        ("sin x cos y", "−0.0922422"),
        ("arctanh(0.5)", "0.549306"),
        ("atanh 0.5", "0.549306"),
        ("arcsin 1", "1.5708"),
        ("sgn(-2)", "−1"),
        ("trunc(2.7)", "2"),
        ("comb(5, 2)", "10"),
        ("pow(2, 3)", "8"),
        ("tau", "6.28319"),
        ("infinity", "∞"),
        ("round(2.745, 2)", "2.74"),
        ("Φ(0)", "0.5"),
        ("|x - |y||", "1"),
        ("|x||y|", "12"),
        ("2|x|y", "24"),
    ]);
}

#[test]
fn products_without_a_sign_are_taken_from_left_to_right() {
    comes_to(&[
        ("beta1^n(1-beta1)", "0.06561"),
        ("e^x(2-x)", "−20.0855"),
        ("3^n(n+1)", "405"),
        ("xy^2", "48"),
        ("xy^-1", "0.75"),
        ("1/xy", "1.33333"),
        ("2^xw", "16"),
        ("(xy)^2", "144"),
        ("1/(xy)", "0.0833333"),
        ("x²⁺¹", "27"),
        ("y³⁻¹", "16"),
        ("2ⁿ", "16"),
        ("w(x + 1)^2", "32"),
        ("1/w(3)", "1.5"),
        ("2πw", "12.5664"),
    ]);
}

#[test]
fn what_is_no_answer_says_so_in_the_words_that_were_typed() {
    for (text, said) in [
        ("5!/4", "a factorial"),
        ("2..7", "a point where none belongs"),
        ("8, 512 and 768", "a comma where none belongs"),
        ("48 MiB or 50.3 MB", "two values, and one is asked for"),
        ("19.2w=36", "an equation"),
        ("2;745", "two values, and one is asked for"),
        ("x = 5; 19.2x", "is given already"),
        ("2e-.7", "a power of ten that is not whole"),
        ("2e-0.7", "a power of ten that is not whole"),
        ("3\\frac{1}{2}", "a mixed number"),
        ("333 1/3", "Write a mixed number with a plus"),
        ("90°", "a sign of degrees"),
        ("1.5 ± 0.1", "two values"),
        ("σ + 1", "“σ” is a function"),
        ("β₂", "unknown name “β₂”"),
        ("sum(0.1, -0.2)", "takes one list"),
        ("1:2:3:4", "a colon"),
    ] {
        let found = answer(text, None);
        assert!(
            found.starts_with('!') && found.contains(said),
            "{text}: {found}"
        );
    }
    // One letter is near to everything, so nothing is suggested for it.
    assert!(!answer("3.16η", None).contains("Did you mean"));
    let known = answer("qq", None);
    assert!(known.contains("β₁") && !known.contains("beta1"), "{known}");
}

#[test]
fn labels_and_words_around_an_answer_say_nothing() {
    comes_to(&[
        ("dL/dx = 2x", "6"),
        ("∂L/∂x = 2x", "6"),
        ("f(x) = 2x", "6"),
        ("m̂ = 2.745", "2.745"),
        ("\\hat m = 2.745", "2.745"),
        ("≈ 3", "3"),
        ("roughly 3", "3"),
        ("=2*3", "6"),
        ("2*3 =", "6"),
        ("8 times", "8"),
    ]);
}

/// An index in braces needs a name in front and its closing brace; what lacks either is refused.
#[test]
fn an_index_without_a_name_or_a_closing_brace_ends_reading() {
    let scope = scope();
    let is_name = |name: &str| scope.value(name).is_some();
    for text in [
        "_{",
        "_{12",
        "x_{1",
        "2_{",
        "_{}",
        "_{12} x_{",
        "beta_{1} + _{",
    ] {
        assert!(
            read_in(text, &Context::calculator(&is_name)).is_err(),
            "{text}"
        );
    }
}

#[test]
fn the_slope_of_a_length_is_zero_at_the_origin() {
    for (text, expected) in [
        ("f(x) = norm(x)^2; grad(f, [0, 0])", "[0, 0]"),
        ("f(a) = norm(a*[0, 0]); grad(f, 1.3)", "0"),
        ("grad(norm, [0, 0])", "[0, 0]"),
        ("grad(norm, [3, 4])", "[0.6, 0.8]"),
        ("f(x) = sqrt(relu(x)); grad(f, -2)", "0"),
        ("f(x) = sqrt(x^2); grad(f, 0)", "0"),
        ("f(x) = (x^2)^0.5; grad(f, 0)", "0"),
        ("f(x) = std(x); grad(f, [1, 1, 1])", "[0, 0, 0]"),
        ("f(x) = norm(x - [1, 2]); grad(f, [1, 2])", "[0, 0]"),
        ("f(x) = x*log(x); grad(f, 0)", "−∞"),
        ("f(x) = exp(2*log(x)); grad(f, 0)", "0"),
        ("f(x) = sqrt(clamp(x, 0, 1)); grad(f, -1)", "0"),
        ("f(x) = sqrt(dot(x, x)); grad(f, [0, 0])", "[0, 0]"),
        // Taken again, on the tape.
        ("f(x) = norm(x)^2; d(x) = grad(f, x); d([0, 0])", "[0, 0]"),
        (
            "f(a) = softmax(a + [0, -inf, 0, 0, 0])[3]; grad(f, ones(5))",
            "[−0.0625, 0, 0.1875, −0.0625, −0.0625]",
        ),
        ("grad(logsumexp, [-inf, 0, 0])", "[0, 0.5, 0.5]"),
        ("logsumexp([-inf, -inf])", "−∞"),
        (
            "cross_entropy([[0, -inf, 0]], [0]).d_logits",
            "[[−0.5, 0, 0.5]]",
        ),
    ] {
        let value = parse(text).unwrap().evaluate(&Scope::new());
        let value = value.map_or_else(|fault| fault.to_string(), |value| value.plain());
        assert_eq!(value, expected, "{text}");
    }
}

#[test]
fn an_infinite_logit_gives_nan_throughout() {
    for text in [
        "softmax([inf, 0])",
        "log_softmax([inf, 0, 1])",
        "jacobian(softmax, [inf, 0])",
        "softmax_jacobian([inf, 0]).jacobian",
        "softmax_jacobian([inf, 0]).entropy",
        "cross_entropy([inf, 0], 1).probs",
        "entropy([inf, 0]).loss",
    ] {
        let value = parse(text).unwrap().evaluate(&Scope::new()).unwrap();
        let all = value.as_tensor().unwrap().data().iter().all(|x| x.is_nan());
        assert!(all, "{text}: {}", value.plain());
    }
}

#[test]
fn a_rule_without_reduction_has_its_own_slopes() {
    for (text, expected) in [
        (
            "f(z) = sum(cross_entropy(z, [0, 1], reduction = none)); grad(f, [[2, 0], [0, 1]])",
            "cross_entropy([[2, 0], [0, 1]], [0, 1], reduction = sum).d_logits",
        ),
        (
            "f(z) = sum([1, 3]*mse(z, [0, 0], reduction = none)); grad(f, [1, 2])",
            "[2, 12]",
        ),
    ] {
        let value = |text: &str| {
            parse(text)
                .unwrap()
                .evaluate(&Scope::new())
                .unwrap()
                .plain()
        };
        assert_eq!(value(text), value(expected), "{text}");
    }
}
