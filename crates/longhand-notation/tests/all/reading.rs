//! What people type and paste, family by family: as one of each stands here, so are the others of
//! its kind read.

use longhand_notation::lenient::{Context, read_in};
use longhand_notation::{Scope, Value, cells, parse, typeset};
use proptest::prelude::*;

fn scope() -> Scope {
    let mut scope = Scope::new();
    for (name, x) in [
        ("x", 3.0),
        ("y", 4.0),
        ("w", 2.0),
        ("beta1", 0.9),
        ("n", 4.0),
    ] {
        scope.define(name, Value::number(x));
    }
    scope.define("g", Value::list(&[4.0, -2.0, 6.0]));
    scope
}

/// What an answer comes to, in a field with this unit; a fault begins with `!`.
fn answer(text: &str, unit: Option<&str>) -> String {
    let scope = scope();
    let is_name = |name: &str| scope.value(name).is_some();
    let reading = read_in(text, &Context::answer(&is_name, unit));
    let value = |program: &longhand_notation::Program| match program.evaluate(&scope) {
        Ok(value) => value.plain().replace('\u{202f}', " "),
        Err(fault) => format!("! {fault}"),
    };
    match reading {
        Ok(reading) => match &reading.other {
            None => value(&reading.program),
            Some(other) => format!("{} | {}", value(&reading.program), value(other)),
        },
        Err(fault) => format!("! {fault}"),
    }
}

#[track_caller]
fn comes_to(table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(answer(text, None), *expected, "in {text:?}");
    }
}

#[test]
fn invisible_marks_and_other_scripts_change_nothing() {
    for mark in [
        "\u{200b}", "\u{200c}", "\u{200d}", "\u{200e}", "\u{200f}", "\u{202a}", "\u{202d}",
        "\u{202e}", "\u{2060}", "\u{2066}", "\u{2069}", "\u{61c}", "\u{ad}", "\u{fe0f}",
        "\u{180e}", "\u{34f}", "\u{feff}", "\u{0}", "\u{1b}",
    ] {
        for text in [
            format!("{mark}2.745"),
            format!("2.745{mark}"),
            format!("2.7{mark}45"),
        ] {
            assert_eq!(answer(&text, None), "2.745", "{text:?}");
        }
    }
    comes_to(&[
        ("\u{2066}\u{2212}0.5 + 3.245\u{2069}", "2.745"),
        ("１．６５ｅ－４", "0.000165"),
        ("٢٫٧٤٥", "2.745"),
        ("२.७४५", "2.745"),
        ("2\u{66b}745", "2.745"),
        ("𝟐.𝟕𝟒𝟓 + 𝑥", "5.745"),
        ("2 ✕ 3 ＊ 4", "24"),
        ("β₁", "0.9"),
        ("𝛽₁", "0.9"),
    ]);
}

#[test]
fn every_dash_is_a_minus_also_in_an_exponent() {
    for dash in ['-', '−', '–', '—', '‐', '‑', '‒', '―', '﹣', '－', '➖'] {
        assert_eq!(answer(&format!("1.65e{dash}4"), None), "0.000165", "{dash}");
        assert_eq!(
            answer(&format!("1.65E{dash}04"), None),
            "0.000165",
            "{dash}"
        );
        assert_eq!(
            answer(&format!("1.65 e{dash}4"), None),
            "0.000165",
            "{dash}"
        );
        assert_eq!(
            answer(&format!("1.65×10^{dash}4"), None),
            "0.000165",
            "{dash}"
        );
        assert_eq!(answer(&format!("{dash}3"), None), "−3", "{dash}");
        assert_eq!(answer(&format!("5{dash}3"), None), "2", "{dash}");
        let lost = answer(&format!("1.5 × 10{dash}4"), None);
        assert!(lost.starts_with("! this can be read in two ways"), "{lost}");
    }
    comes_to(&[
        ("1.65e- 4", "0.000165"),
        ("1.65e -4", "0.000165"),
        ("1.65 e - 4", "0.485165 | 0.000165"),
        ("1.65e⁻⁴", "0.0302208 | 0.000165"),
        ("1.23 e 2", "123"),
        ("1.65 × 10⁻⁴", "0.000165"),
        ("1.65 X 10^{-4}", "0.000165"),
        ("1.65*10**-4", "0.000165"),
        ("1.65×10^(-4)", "0.000165"),
    ]);
}

#[test]
fn digits_are_grouped_as_they_are_anywhere_and_by_nothing_else() {
    for text in [
        "1,048,576",
        "1.048.576",
        "1.048.576,0",
        "10,48,576",
        "1 048 576",
        "1'048'576",
        "1’048’576",
        "1\u{a0}048\u{a0}576",
        "1\u{202f}048\u{202f}576",
        "1\u{2009}048\u{2009}576",
        "1\u{2007}048\u{2007}576",
        "1_048_576",
        "1˙048˙576",
        "1·048·576",
        "1{,}048{,}576",
        "1\\,048\\,576",
        "1\u{200b}048\u{200b}576",
    ] {
        assert_eq!(answer(text, None), "1 048 576", "{text:?}");
    }
    for text in ["3'4'5", "3\u{a0}4", "1 0000", "1000 000", "0,7,5", "2 2"] {
        assert!(
            answer(text, None).starts_with('!'),
            "{text:?}: {}",
            answer(text, None)
        );
    }
    comes_to(&[
        ("1,024", "1024 | 1.024"),
        ("0,744", "0.744"),
        ("0,744/(1-0,9^3)", "2.74539"),
        ("0,5 + 1,024", "1.524"),
        ("0.5 + 1,024", "1024.5"),
        ("1.234.567,89", "1 234 570"),
        ("exp(-2,5)", "0.082085"),
        ("log(81, 3)", "4"),
        ("log(81,3)", "4 | 4.39815"),
        ("max(0,5)", "5"),
        ("7.5 × 1018", "7635 | 7.5 × 10¹⁸"),
    ]);
}

#[test]
fn powers_of_ten_are_read_in_letters_and_words() {
    comes_to(&[
        ("6 * 125 million * 10 billion", "7.5 × 10¹⁸"),
        ("69.3 B", "6.93 × 10¹⁰"),
        ("8.03 B params", "8.03 × 10⁹ params"),
        ("8.03G", "8.03 × 10⁹"),
        ("19K", "19 000"),
        ("19.1 k", "19 100"),
        ("4Mi", "4 194 304"),
        ("16 Ki", "16 384"),
        ("~1M", "1 000 000"),
        ("about 3 thousand", "3000"),
        ("(4 + 4) million", "8 000 000"),
        ("12.5 percent", "0.125"),
        ("12 per cent", "0.12"),
        ("5‰", "0.005"),
        ("zero", "0"),
        ("2.745…", "2.745"),
        ("2.745...", "2.745"),
    ]);
    assert_eq!(answer("69.3B", Some("billion")), "69.3");
    assert_eq!(answer("69.3 billion", Some("billion")), "69.3");
    assert_eq!(answer("10 B", Some("GB")), "10 B");
    assert_eq!(answer("37.1 per cent", Some("%")), "37.1");
}

#[test]
fn the_units_of_the_trade_are_read() {
    comes_to(&[
        ("2.9 nats", "2.9 nats"),
        ("0.417 nat", "0.417 nat"),
        ("10.82 nats/token", "10.82 nat/token"),
        ("10.82 nats per token", "10.82 nat/token"),
        ("56 gigabytes", "56 gigabytes"),
        ("504 kiB", "504 kiB"),
        ("0.0723 d", "0.0723 d"),
        ("128 seqs", "128 seqs"),
        ("10.26 msec", "10.26 msec"),
        ("3 microseconds", "3 microseconds"),
        ("10257 µs", "10 257 µs"),
        ("10257 μs", "10 257 µs"),
        ("18*kB", "18 kB"),
        ("3·GB", "3 GB"),
        ("1 h 44 min", "1.73333 h"),
        ("1 h, 44 min", "1.73333 h"),
        ("1 hour and 44 minutes", "1.73333 hour"),
        ("1h44", "1.73333 h"),
        ("1h44min30s", "1.74167 h"),
        ("1:44:10", "1.73611 hours"),
        ("1:44", "1.73333 hours | 1.73333 minutes"),
    ]);
    for (text, said) in [
        ("GB", "is a unit, and a number is missing"),
        ("50.3 Mb", "this can be read in two ways: Write Mbit or MB."),
        ("50.3 mb", "this can be read in two ways"),
    ] {
        assert!(
            answer(text, None).contains(said),
            "{text}: {}",
            answer(text, None)
        );
    }
    // The field's own words say nothing new.
    for text in [
        "0.839 bits/byte",
        "0.839 bits per byte",
        "0.839 bit/byte",
        "0.839",
    ] {
        assert_eq!(answer(text, Some("bits per byte")), "0.839", "{text}");
    }
    assert_eq!(answer("2.5 nats", Some("nats")), "2.5");
}

#[test]
fn numbers_of_other_programs_and_countries_are_read() {
    comes_to(&[
        // Fractions in one sign, bits, Fortran, C, Rust, Python.
        ("½", "0.5"),
        ("2½", "2.5"),
        ("7⅞ %", "0.07875"),
        ("0x1f", "31"),
        ("0b1010", "10"),
        ("1.65D-04", "0.000165"),
        ("2.745d+00", "2.745"),
        ("2.745f", "2.745"),
        ("2.745f32", "2.745"),
        ("Fraction(549, 200)", "2.745"),
        ("Decimal('2.745')", "2.745"),
        ("[1] 2.745", "2.745"),
        ("loss: 2.745", "2.745"),
        ("'lr': 0.000165", "0.000165"),
        ("{\"lr\": 1.65e-4}", "0.000165"),
        // TeX with a package, and as copied.
        ("\\num{2.745}", "2.745"),
        ("\\SI{56}{GB}", "56 GB"),
        ("\\SI{2.745}{}", "2.745"),
        ("\\approx 2.745", "2.745"),
        ("$\\approx 2.745$", "2.745"),
        // Other countries' words, points and signs.
        ("56 Mrd.", "5.6 × 10¹⁰"),
        ("1,5 Milliarden", "1.5 × 10⁹"),
        ("3 Billionen", "3 × 10¹²"),
        ("15,2 Prozent", "0.152"),
        ("15,2 pour cent", "0.152"),
        ("15.2％", "0.152"),
        ("152 per mille", "0.152"),
        ("165 ppm", "0.000165"),
        ("165 µ", "0.000165"),
        ("1,74 Stunden", "1.74 Stunden"),
        ("1,74 Std.", "1.74 Std"),
        ("1,74 heures", "1.74 heures"),
        ("56 Go", "56 Go"),
        ("56 GByte", "56 GByte"),
        ("1,65 . 10^-4", "0.000165"),
        ("1.65.10⁻⁴", "0.000165"),
        // Parts of a time.
        ("1 h 44", "1.73333 h"),
        ("1h44m", "1.73333 h"),
        ("1h 44m 10s", "1.73611 h"),
        // Words around it.
        ("2.745 (rounded)", "2.745"),
        ("56 GB (decimal)", "56 GB"),
        ("2.745 approx", "2.745"),
        ("the answer is about 2.745", "2.745"),
    ]);
    assert_eq!(answer("15.2 pct", Some("%")), "15.2");
    assert_eq!(answer("15.2％", Some("%")), "15.2");
    assert_eq!(answer("15.2 \\%", Some("%")), "15.2");
    assert_eq!(answer("15,2 Prozent", Some("%")), "15.2");
}

#[test]
fn a_sign_of_other_countries_that_may_mean_two_things_has_both_readings() {
    comes_to(&[
        ("2·745", "1490 | 2.745"),
        ("2.10^-4", "0.0514189 | 0.0002"),
        ("1.65 e⁻⁴", "0.0302208 | 0.000165"),
    ]);
    // Three factors are a product.
    comes_to(&[("2·3·4", "24")]);
    assert!(answer("0.744 : 0.271", None).contains("Write / for a ratio"));
}

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
fn tex_is_read_as_it_is_pasted() {
    comes_to(&[
        ("\\frac{3}{8}", "0.375"),
        ("\\dfrac{1}{2}x", "1.5"),
        ("x^{2}", "9"),
        ("\\sqrt{5}", "2.23607"),
        ("\\sqrt[3]{8}", "2"),
        ("2 \\cdot 3 \\times 4", "24"),
        ("\\beta_1", "0.9"),
        ("\\beta_{1}", "0.9"),
        ("\\left( 2 + 3 \\right)", "5"),
        ("10^{-4}", "0.0001"),
        ("1.65 \\times 10^{-4}", "0.000165"),
        ("\\log 5", "1.60944"),
        ("\\log_{2} 8", "3"),
        ("\\mathrm{e}^{2}", "7.38906"),
        ("$\\frac{1}{4}$", "0.25"),
        ("\\(\\frac{1}{4}\\)", "0.25"),
        ("$$2^{3}$$", "8"),
        ("\\left| -3 \\right|", "3"),
        ("5\\%", "0.05"),
        ("\\lfloor 2.7 \\rfloor", "2"),
        ("1{,}048{,}576", "1 048 576"),
        ("3\\,\\text{GB}", "3 GB"),
    ]);
    assert!(
        answer("\\oint x", None).contains("\\oint"),
        "{}",
        answer("\\oint x", None)
    );
}

#[test]
fn what_programs_print_is_the_number_in_it() {
    for text in [
        "tensor(2.7454)",
        "tensor(2.7454, grad_fn=<SubBackward0>)",
        "tensor(2.7454, dtype=torch.float64, grad_fn=<MeanBackward0>)",
        "tensor(2.7454, device='cuda:0')",
        "tensor(2.7454, requires_grad=True)",
        "torch.tensor(2.7454)",
        "np.float64(2.7454)",
        "np.float32(2.7454)",
        "numpy.float64(2.7454)",
        "float(2.7454)",
        "Array(2.7454, dtype=float32)",
        "Array(2.7454, dtype=float32, weak_type=True)",
        "jnp.array(2.7454)",
        "array(2.7454)",
        "array(2.7454, dtype=float32)",
        "DeviceArray(2.7454, dtype=float32)",
        "tf.Tensor(2.7454, shape=(), dtype=float32)",
        "<tf.Tensor: shape=(), dtype=float32, numpy=2.7454>",
        "Parameter containing:\ntensor(2.7454, requires_grad=True)",
        "ans = 2.7454",
        "`2.7454`",
        "2.7454\r\n",
        "2.7454,",
    ] {
        assert_eq!(answer(text, None), "2.7454", "{text}");
    }
    comes_to(&[
        ("np.exp(2)", "7.38906"),
        ("math.sqrt(16) + np.pi", "7.14159"),
        ("torch.log(torch.tensor(2.0))", "0.693147"),
        ("F.relu(torch.tensor(-1.0))", "0"),
        ("[tensor(-0.3410), tensor(0.2420)]", "[−0.341, 0.242]"),
        ("array([[1., 2.],\n       [3., 4.]])", "[[1, 2], [3, 4]]"),
        ("[[1. 2.]\n [3. 4.]]", "[[1, 2], [3, 4]]"),
        ("[1 2; 3 4]", "[[1, 2], [3, 4]]"),
        ("[[5; 6]]", "[[5], [6]]"),
        ("[[5; 6]; [7; 8]]", "[[5], [6], [7], [8]]"),
        ("[[5; 6], [7; 8]]", "[[5, 7], [6, 8]]"),
        ("{1, 2}", "[1, 2]"),
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

/// Pastes of every kind, to be mutated.
const PASTES: &[&str] = &[
    "tensor([[-0.5000,  3.0000],\n        [ 5.5000, -5.0000]], device='cuda:0', grad_fn=<MmBackward0>)",
    "<tf.Tensor: shape=(2,), dtype=float32, numpy=array([1., 2.], dtype=float32)>",
    "[[-0.5  3. ]\n [ 5.5 -5. ]]",
    "-0,5\t3\r\n5,5\t-5",
    "\\left(\\frac{\\sqrt[3]{x}}{\\beta_{1}}\\right)^{-2} \\cdot 10^{-4}",
    "$\\hat m_3 = \\mathrm{e}^{2}$",
    "|x - |y|| + ‖[3, 4]‖ + ⌊2.7⌋",
    "1 h 44 min and 10 s",
    "1.234.567,89 e–4 MB per second",
    "[5.5 -5.; 3 4]",
    "{{1, 2}, {3, 4}}",
    "sin² 3t cos 2x ln 4y",
    "x²⁺⁴ + 2ⁿ⁽ˣ⁺¹⁾",
    "1:44:10",
    "768x3072 x 10-4",
    "\u{202d}１２．５ＧＢ\u{202c}",
    "Parameter containing:\ntensor([0.1, 0.2], requires_grad=True)",
    "dL/dx = 6 * 125 million",
    "\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}",
];

/// Found by pastes that were mutated at random: what these print reads back as what they are.
#[test]
fn rare_pastes_print_as_they_are_read() {
    for text in ["3 _lambda", "3 _\u{3bb}10", "float $<$", "dtype float (x)"] {
        let program = parse(text).expect(text);
        let expr = program.expression().expect(text);
        let plain = typeset::plain(expr);
        let again = parse(&plain);
        assert!(
            again
                .as_ref()
                .is_ok_and(|again| again.expression() == Some(expr)),
            "{text} printed as {plain}: {again:?}"
        );
    }
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

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    /// Neither a panic nor a hang, and what is read prints as it is read again.
    #[test]
    fn a_mutated_paste_is_read_or_refused(
        which in 0..PASTES.len(),
        other in 0..PASTES.len(),
        cuts in prop::collection::vec((0usize..120, 0usize..120), 1..4),
        noise in "[-−–^{}\\[\\]()|‖,.;:'\" \\\\\n\te0-9xλ²⁻√$%&<>=_/*#·]{0,6}",
    ) {
        let mut text: Vec<char> = PASTES[which].chars().collect();
        let more: Vec<char> = PASTES[other].chars().collect();
        for (at, length) in cuts {
            let at = at.min(text.len());
            let end = (at + length % 5).min(text.len());
            let from = length.min(more.len());
            let to = (from + at % 9).min(more.len());
            text.splice(at..end, more[from..to].iter().copied().chain(noise.chars()));
        }
        let text: String = text.into_iter().collect();
        let scope = scope();
        let is_name = |name: &str| scope.value(name).is_some();
        for context in [Context::answer(&is_name, Some("GB")), Context::calculator(&is_name)] {
            if let Ok(reading) = read_in(&text, &context) {
                let _ = reading.program.evaluate(&scope);
                let _ = reading.figures(&reading.program);
                let spelled = reading.program.spelled_out(&scope);
                for program in [&reading.program, &spelled] {
                    if let Some(expr) = program.expression() {
                        let plain = typeset::plain(expr);
                        let again = parse(&plain);
                        prop_assert!(
                            again.as_ref().is_ok_and(|again| again.expression() == Some(expr)),
                            "{:?} printed as {:?}: {:?}", text, plain, again
                        );
                    }
                }
            }
        }
        let _ = cells::split(&text);
    }
}
