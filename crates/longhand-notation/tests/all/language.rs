//! What the language means, as a table: a line of text and what it comes to.

use longhand_notation::{Scope, Value, parse, read, typeset};

fn scope() -> Scope {
    let mut scope = Scope::new();
    scope.define("x", Value::number(3.0));
    scope.define("y", Value::number(4.0));
    scope.define("w1", Value::number(2.0));
    scope.define("b1", Value::number(0.9));
    scope.define("g", Value::list(&[4.0, -2.0, 6.0]));
    scope
}

/// The value of a text, as plain text; or the fault.
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

#[test]
fn numbers_are_read_as_people_write_them() {
    comes_to(&[
        (".1", "0.1"),
        ("1.", "1"),
        ("2e3", "2000"),
        ("2e+3", "2000"),
        ("7.5e18", "7.5 × 10¹⁸"),
        ("7.5 × 10^18", "7.5 × 10¹⁸"),
        ("7.5*10^18", "7.5 × 10¹⁸"),
        ("3·10⁻⁴", "0.0003"),
        ("1,048,576 - 1", "1\u{202f}048\u{202f}575"),
        ("1_000", "1000"),
        ("1\u{202f}048\u{202f}576 / 1024", "1024"),
        ("0.055\u{2009}964", "0.055964"),
        ("2.5%", "0.025"),
        ("100 + 3%", "100.03"),
        ("125M", "125\u{202f}000\u{202f}000"),
        ("6*125e6*10e9", "7.5 × 10¹⁸"),
        ("6 * 125M * 10B", "7.5 × 10¹⁸"),
        ("1.5k", "1500"),
        ("1/4", "0.25"),
        ("−3", "−3"),
        ("e^2.5", "12.1825"),
        ("2 e", "5.43656"),
        ("0,744", "0.744"),
        ("-2,7454", "−2.7454"),
        ("∞", "∞"),
        ("√2", "1.41421"),
        ("π", "3.14159"),
    ]);
}

#[test]
fn operators_bind_as_on_paper() {
    comes_to(&[
        ("1 + 2*3", "7"),
        ("-x^2", "−9"),
        ("(-x)^2", "9"),
        ("2^3^2", "512"),
        ("2^-3", "0.125"),
        ("2**3", "8"),
        ("2³", "8"),
        ("2⁻¹", "0.5"),
        ("1/2x", "1.5"),
        ("2x", "6"),
        ("3(x + 1)", "12"),
        ("(x+1)(x-1)", "8"),
        ("xy", "12"),
        ("2xy", "24"),
        ("w1x", "6"),
        ("x(y + 1)", "15"),
        ("1 - -x", "4"),
        ("2 * -x", "−6"),
        ("a = 2; b = a + 1; a*b", "6"),
        ("f(u) = 3u + 2; f(x)", "11"),
        ("cos^2(0)", "1"),
        ("sin²(1) + cos²(1)", "1"),
        ("0.744/(1-0.9^3)", "2.74539"),
        ("log(e^2)", "2"),
        ("ln e", "1"),
        ("cos 3y", "0.843854"),
        (
            "cos + 1",
            "! “cos” is a function, and a number is needed here: Give it its argument, as in cos(x).",
        ),
        ("β₁ = 0.5; 1 - beta1^2", "0.75"),
    ]);
}

#[test]
fn lists_and_conditions() {
    comes_to(&[
        ("g[1]", "4"),
        ("g[3] + g[2]", "4"),
        ("[1, 2] + [10, 20]", "[11, 22]"),
        (
            "2[1, 2]",
            "! a list where a sign was expected: Put a sign before it, such as ×.",
        ),
        ("2 * [1, 2]", "[2, 4]"),
        ("[[1, 2], [3, 4]] @ [1, 1]", "[3, 7]"),
        ("[[1, 2], [3, 4]][2, 1]", "3"),
        ("[[1, 2], [3, 4]][2]", "[3, 4]"),
        ("g[[1, 3]]", "[4, 6]"),
        ("any(g == 0)", "false"),
        ("all(g > -3)", "true"),
        ("0 < x < 10 and y ≥ 4", "true"),
        ("x > 3 or not y > 3", "false"),
        ("0.1 + 0.2 == 0.3", "true"),
        ("0/0 == 0/0", "false"),
        ("max(1, x, 2)", "3"),
        ("max(g)", "6"),
        (
            "sum(g), 1",
            "! a comma where none belongs: Write a decimal point as in 0.5; put several values in brackets as in [1, 2].",
        ),
        ("sum(g)", "8"),
        ("mean(g)", "2.66667"),
        ("sum([[1, 2], [3, 4]], axis=1)", "[4, 6]"),
        ("sum([[1, 2], [3, 4]], dim=1)", "[3, 7]"),
        ("var([2, 1, 3, 4])", "1.25"),
        ("std([2, 1, 3, 4], correction=1)", "1.29099"),
        ("round(2.5)", "2"),
        ("round(3.5)", "4"),
        ("softmax([2, 1, 0.1])", "[0.659001, 0.242433, 0.0985659]"),
        ("shape([[1, 2, 3], [4, 5, 6]])", "[2, 3]"),
        ("relu(-g)", "[0, 2, 0]"),
        ("where(g > 0, g, 0)", "[4, 0, 6]"),
    ]);
}

#[test]
fn derivatives() {
    comes_to(&[
        ("f(x) = (3x + 2)^2; grad(f, 1)", "30"),
        ("grad((3x + 2)^2, x)", "66"),
        ("grad(relu, 0)", "0"),
        ("f(a, b) = a^2 b; grad(f, 3, 2)", "[12, 9]"),
        ("L(w) = sum(w^2); grad(L, [1, 2, 3])", "[2, 4, 6]"),
        (
            "h(z) = softmax(z); jacobian(h, [0, 0])",
            "[[0.25, −0.25], [−0.25, 0.25]]",
        ),
        ("f(x) = x; g(y) = f(y) * y; grad(g, 5)", "10"),
        (
            "grad(5, x)",
            "! the value does not depend on this: Write the whole formula inside grad, or define a function: f(w) = …; grad(f, 2).",
        ),
        ("f(u) = u^3; d(u) = grad(f, u); grad(d, 2)", "12"),
        ("max(0, x)", "3"),
        ("f(u) = max(u, 0); grad(f, 0)", "0.5"),
    ]);
}

#[test]
fn no_rule_of_the_registry_is_hidden_by_what_programs_write_around_numbers() {
    for entry in longhand_math::registry::all() {
        // A call with an argument that it does not have is refused in the rule's own name.
        let fault = longhand_notation::parse(&format!("{}(no_such = 1)", entry.slug))
            .and_then(|program| program.evaluate(&Scope::new()))
            .unwrap_err();
        assert!(
            fault.message.contains("no_such"),
            "{}: {}",
            entry.slug,
            fault.message
        );
    }
    let value = |text: &str| {
        let program = longhand_notation::parse(text).unwrap();
        program.evaluate(&Scope::new()).unwrap().as_number()
    };
    assert_eq!(value("constant(7, 0.1)"), Some(0.1));
    assert_eq!(value("tf.constant(7)"), Some(7.0));
}

#[test]
fn rules_of_the_registry_are_functions() {
    comes_to(&[
        ("adam([4, -2, 6], lr=1e-3).m_hat", "2.74539"),
        ("a = adam([4, -2, 6]); a.v_hat", "18.6733"),
        ("cross_entropy([2, 1, 0.1], 0)", "0.41703"),
        (
            "cross_entropy([2, 1, 0.1], 0).d_logits",
            "[−0.340999, 0.242433, 0.0985659]",
        ),
        (
            "L(z) = cross_entropy(2z, 0); grad(L, [1, 0.5, 0.05])",
            "[−0.681998, 0.484866, 0.197132]",
        ),
        (
            "cosine(6000, warmup=2000, total=10000, max=3e-4, min=3e-5)",
            "0.000165",
        ),
        ("mse([1, 2], [0, 0], reduction = sum)", "5"),
    ]);
}

#[test]
fn units_are_carried_along() {
    comes_to(&[
        ("48 MiB", "48 MiB"),
        ("48 MiB -> MB", "50.3316 MB"),
        ("48MiB in kB", "50\u{202f}331.6 kB"),
        (
            "6 * 125M * 10B FLOP / (8 * 150 TFLOP/s) -> hours",
            "1.73611 hours",
        ),
        ("10 B", "10 B"),
        ("3 GB + 500 MB", "3.5 GB"),
        ("90 minutes to hours", "1.5 hours"),
        ("$2 / hour * 3 hours", "6 $"),
        ("400 W * 24 hours -> kWh", "9.6 kWh"),
        ("2 GB / (500 MB)", "4"),
        ("1 TB / (8 s) -> GB/s", "125 GB/s"),
        ("1.05M tokens", "1\u{202f}050\u{202f}000 tokens"),
        ("1 GB > 900 MB", "true"),
        (
            "3 GB + 2 s",
            "! GB and s measure different things: Only like can be added to or compared with like; divide one by the other for a ratio.",
        ),
        (
            "3 flop",
            "! unknown name or unit “flop”: Did you mean FLOP?",
        ),
        (
            "3 GB -> s",
            "! GB cannot become s: They measure different things.",
        ),
        (
            "exp(2 s)",
            "! exp needs a plain number, and this is in s: Divide by a unit first, so that none is left.",
        ),
        (
            "h",
            "! “h” is a unit, and a number is missing: Write the number before it, as in 3 h.",
        ),
    ]);
}

#[test]
fn faults_are_help() {
    comes_to(&[
        (
            "2 2",
            "! two values side by side without a sign: Put a sign between them, such as × or +.",
        ),
        (
            "softmx([1, 2])",
            "! unknown function “softmx”: Did you mean softmax?",
        ),
        (
            "g[0]",
            "! there is no element 0: Elements count from 1; there are 3.",
        ),
        (
            "g[4]",
            "! there is no element 4: Elements count from 1; there are 3.",
        ),
        (
            "[1, 2] + [1, 2, 3]",
            "! shapes [2] and [3] do not fit together",
        ),
        ("(1 + 2", "! this bracket is never closed: Close it with )."),
        (
            "1 +",
            "! the formula stops too early: Something is missing at its end.",
        ),
        (
            "",
            "! nothing is written here: Write a number or a formula, such as 0.744/(1 - 0.9^3).",
        ),
        (
            "x = = 2",
            "! a lone = inside a formula: Write == to compare; a definition stands by itself, as in a = 2.",
        ),
        ("1/xy", "1.33333"),
        (
            "f(x) = f(x - 1); f(3)",
            "! unknown function “f”: Known here: b1, g, w1, x, y.",
        ),
        (
            "sin^-1(0.5)",
            "! a function with a negative power: Write 1/f(x) for the reciprocal, and the inverse by its name, as in asin(x).",
        ),
    ]);
}

#[test]
fn the_echo_shows_the_reading() {
    for (text, echo) in [
        ("0.744/(1-0.9^3)", "0.744 / (1 − 0.9³)"),
        ("2*(3x+2)*3", "2 · (3x + 2) · 3"),
        ("1/2a", "(1 / 2) a"),
        ("-(a+b)", "−(a + b)"),
        ("(-a)^2", "(−a)²"),
        ("beta1^t", "β₁^t"),
        ("7.5 × 10^18", "7.5 × 10¹⁸"),
        ("a - (b - c)", "a − (b − c)"),
        ("a - b - c", "a − b − c"),
        ("a/(b*c)", "a / (b · c)"),
        ("10 B", "10 B"),
        ("10B", "10B"),
        ("sqrt(1+x)", "√(1 + x)"),
        ("cos²(x)", "cos(x)²"),
    ] {
        let program = parse(text).unwrap();
        assert_eq!(typeset::plain(program.expression().unwrap()), echo);
    }
}

#[test]
fn nothing_too_deep_or_too_long_is_computed() {
    let deep = "(".repeat(5000) + "1" + &")".repeat(5000);
    let long = vec!["1"; 4000].join("+");
    let roots = "√".repeat(5000) + "2";
    let minuses = "-".repeat(5000) + "2";
    let tower = vec!["2"; 3000].join("^");
    let nots = "not ".repeat(4000) + "true";
    let nested_lists = "[".repeat(3000) + "1" + &"]".repeat(3000);
    for text in [deep, long, roots, minuses, tower, nots, nested_lists] {
        assert!(parse(&text).is_err());
    }
    let mut doubling = String::from("f0(x) = x + x\n");
    for i in 1..60 {
        doubling += &format!("f{i}(x) = f{}(x) + f{}(x)\n", i - 1, i - 1);
    }
    doubling += "f59(1)";
    let fault = parse(&doubling)
        .unwrap()
        .evaluate(&Scope::new())
        .unwrap_err();
    assert_eq!(fault.message, "this would take too long");
    assert!(
        parse("zeros(3000, 3000)")
            .unwrap()
            .evaluate(&Scope::new())
            .is_err()
    );
}
