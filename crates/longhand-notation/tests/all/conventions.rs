//! The conventions of the language, sentence by sentence, and what people have
//! stumbled over when they typed numbers and formulas elsewhere.

use longhand_notation::compare::{Equivalence, equivalent};
use longhand_notation::{Scope, Value, parse, read, typeset};

fn scope() -> Scope {
    let mut scope = Scope::new();
    for (name, x) in [("x", 3.0), ("y", 4.0), ("a", 5.0), ("w1", 2.0)] {
        scope.define(name, Value::number(x));
    }
    scope
}

/// What a learner's text comes to; a fault begins with `!`.
fn value(text: &str) -> String {
    match read(text).and_then(|program| program.evaluate(&scope())) {
        Ok(value) => value.plain(),
        Err(fault) => format!("! {fault}"),
    }
}

#[track_caller]
fn comes_to(table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(value(text), *expected, "in {text}");
    }
}

/// The reading that is shown back.
fn echo(text: &str) -> String {
    let program = read(text).unwrap().spelled_out(&scope());
    typeset::plain(program.expression().unwrap())
}

#[test]
fn a_point_may_stand_first_or_last() {
    comes_to(&[
        (".1", "0.1"),
        ("1.", "1"),
        (".823 + 1.", "1.823"),
        ("-.5", "−0.5"),
    ]);
}

#[test]
fn an_e_glued_to_digits_is_a_power_of_ten_and_alone_it_is_eulers_number() {
    comes_to(&[
        ("2e3", "2000"),
        ("2e+3", "2000"),
        ("2E-3", "0.002"),
        ("2 e", "5.43656"),
        ("2e", "5.43656"),
        ("e^2.5", "12.1825"),
        ("e", "2.71828"),
        ("exp(1) == e", "true"),
    ]);
}

#[test]
fn the_logarithm_is_natural_and_others_are_named() {
    comes_to(&[
        ("log(e^2)", "2"),
        ("ln(e^2)", "2"),
        ("log2(8)", "3"),
        ("log10(1000)", "3"),
        ("log(10) - ln(10)", "0"),
    ]);
}

#[test]
fn multiplication_without_a_sign_binds_like_the_sign_from_left_to_right() {
    comes_to(&[
        ("1/2a", "2.5"),
        ("1/2*a", "2.5"),
        ("2x/2y", "12"),
        ("2(x+1)^2", "32"),
        ("xln(2) - x*ln(2)", "0"),
        ("xyln(e)", "12"),
    ]);
    // To the right of a bar the reading is shown with its bar.
    assert_eq!(echo("1/2a"), "(1 / 2) a");
    let shown = typeset::math(
        parse("1/2a").unwrap().expression().unwrap(),
        &typeset::Symbols::new(),
        None,
    );
    let shown = shown.mathml();
    assert!(shown.contains("<mfrac>"), "{shown}");
}

#[test]
fn eulers_number_raised_may_be_the_last_of_names_run_together() {
    comes_to(&[
        ("xe^2 == x*e^2", "true"),
        ("2xe^-2 == 2x/e^2", "true"),
        ("xye^(-x) == x*y*exp(-x)", "true"),
        // Not where it is not raised: `xe` is somebody's name.
        ("xe + 1", "! unknown name “xe”: Known here: a, w1, x, y."),
    ]);
}

#[test]
fn a_function_may_be_glued_to_digits_and_names() {
    comes_to(&[
        ("cos3x - cos(3x)", "0"),
        ("ln4y - ln(16)", "0"),
        ("2sin2x - 2*sin(2*x)", "0"),
        ("3ln2xy - 3*ln(24)", "0"),
    ]);
}

#[test]
fn a_tex_fraction_without_braces_takes_one_sign_above_and_one_below() {
    comes_to(&[
        ("\\frac38", "0.375"),
        ("\\frac38x", "1.125"),
        ("\\frac 3 8 x", "1.125"),
        ("\\tfrac12 x", "1.5"),
        ("\\frac1{20}", "0.05"),
        ("\\frac{1}{20}", "0.05"),
        ("\\frac xy", "0.75"),
        ("\\frac\\pi2 - pi/2", "0"),
        ("\\frac12\\frac34", "0.375"),
        (
            "\\frac123",
            "! two values side by side without a sign: Put a sign between them, such as × or +.",
        ),
        ("\\binom{5}{2}", "10"),
        ("\\binom52", "10"),
        ("\\ln\\frac12 + \\ln 2", "0"),
        ("∛8 + ∛(27)", "5"),
    ]);
}

#[test]
fn what_is_out_of_reach_is_said_to_be_so() {
    for (text, what) in [
        ("3+4i", "a complex number, which is not read here"),
        ("2 - 3j", "a complex number, which is not read here"),
        ("x^2 + C", "a constant that has no value here"),
        ("x^2 + const", "a constant that has no value here"),
    ] {
        let said = value(text);
        assert!(said.starts_with(&format!("! {what}: ")), "{text}: {said}");
    }
}

#[test]
fn two_numbers_side_by_side_are_an_error_with_help() {
    comes_to(&[
        (
            "2 2",
            "! two values side by side without a sign: Put a sign between them, such as × or +.",
        ),
        (
            "333 1/3",
            "! two values side by side without a sign: Write a mixed number with a plus, as in 333 + 1/3.",
        ),
    ]);
}

#[test]
fn a_minus_binds_looser_than_a_power_and_powers_go_from_the_right() {
    comes_to(&[
        ("-x^2", "−9"),
        ("2^3^2", "512"),
        ("2^-3", "0.125"),
        ("2**-3", "0.125"),
        ("(-2)^2", "4"),
        ("-2²", "−4"),
    ]);
}

#[test]
fn a_raised_function_is_its_value_raised() {
    comes_to(&[
        ("cos^2(x) - cos(x)^2", "0"),
        ("sin²(x) + cos²(x)", "1"),
        ("tanh^2(0)", "0"),
    ]);
}

#[test]
fn a_percent_sign_is_a_hundredth_and_no_more() {
    comes_to(&[("100 + 3%", "100.03"), ("3% * 200", "6"), ("50%", "0.5")]);
}

#[test]
fn names_run_together_are_a_product_only_where_they_alone_are_known() {
    comes_to(&[
        ("xy", "12"),
        ("2xy", "24"),
        ("w1x", "6"),
        ("xy = 7; xy", "7"),
    ]);
    assert!(value("xz").starts_with("! unknown name “xz”"));
    assert_eq!(echo("xy"), "x y");
    assert_eq!(echo("2xy + 1"), "2x y + 1");
    assert_eq!(echo("xln(2)"), "x ln(2)");
    let mut own = scope();
    own.define("xy", Value::number(7.0));
    let program = parse("xy").unwrap();
    assert_eq!(program.spelled_out(&own), program);
}

#[test]
fn rounding_goes_half_to_even() {
    comes_to(&[
        ("round(0.5)", "0"),
        ("round(1.5)", "2"),
        ("round(2.5)", "2"),
        ("round(-0.5)", "0"),
        ("round(-1.5)", "−2"),
    ]);
}

#[test]
fn nan_is_evidence_of_nothing() {
    comes_to(&[
        ("nan == nan", "false"),
        ("nan != nan", "true"),
        ("0/0 == 0/0", "false"),
    ]);
    let same = |left: &str, right: &str| {
        let (left, right) = (parse(left).unwrap(), parse(right).unwrap());
        equivalent(&left, &right, &["n"], &Scope::new(), 1).unwrap()
    };
    assert_eq!(same("0/0 + n", "0/0 + n"), Equivalence::Unknown);
    // Of a negative number only whole powers exist, so these agree nowhere.
    assert!(!matches!(
        same("(-2)^(n + 0.1)", "(-2)^(n + 1.1)"),
        Equivalence::Same(_)
    ));
    assert!(matches!(
        same("1 + n^2", "abs(1 + n^2)"),
        Equivalence::Same(_)
    ));
}

#[test]
fn one_number_has_many_spellings() {
    comes_to(&[
        ("1080", "1080"),
        ("1,080", "1080"),
        ("1 080", "1080"),
        ("1 048 576", "1\u{202f}048\u{202f}576"),
        ("1_048_576", "1\u{202f}048\u{202f}576"),
        ("1’048’576", "1\u{202f}048\u{202f}576"),
        ("0,2", "0.2"),
        ("6,7e-4", "0.00067"),
        ("-6,7e-4", "−0.00067"),
        ("6,7 × 10^-4", "0.00067"),
        ("0,744/(1-0,9^3)", "2.74539"),
        ("50,33 MB", "50.33 MB"),
        ("2/10 - 1/5", "0"),
        ("333 + 1/3", "333.333"),
        ("2pi", "6.28319"),
        ("2π", "6.28319"),
        ("½", "0.5"),
        ("333⅓", "333.333"),
        ("2¾ + ¼", "3"),
        ("1.38*10^-1 - 0.138", "0"),
        ("1.38·10⁻¹ - 0.138", "0"),
        ("floor(0.1667e4)", "1667"),
        ("403.2079999 - 403.208", "−1 × 10⁻⁷"),
        ("(1,024 + 1)/2", "512.5"),
        ("max(1,024)", "24"),
        ("sum([1,024])", "25"),
        ("3*(1,024)", "3072"),
    ]);
}

#[test]
fn a_constant_before_brackets_is_a_factor() {
    comes_to(&[
        ("sin(pi(3 - 2)/2)", "1"),
        ("π(1 + 1)/π", "2"),
        // Somebody's own function keeps its name.
        ("e(x) = x^2; e(3)", "9"),
    ]);
}

#[test]
fn sigma_is_the_sigmoid_where_it_is_no_number() {
    comes_to(&[
        ("σ(0)", "0.5"),
        ("sigma(0)(1 - sigma(0))", "0.25"),
        ("sigma = 3; 2sigma", "6"),
    ]);
}
