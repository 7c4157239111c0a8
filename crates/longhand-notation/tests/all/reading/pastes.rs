//! What is pasted: TeX, the prints of programs, and pastes that were mutated.

use super::{answer, comes_to, scope};
use longhand_notation::lenient::{Context, read_in};
use longhand_notation::{cells, parse, typeset};
use proptest::prelude::*;

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
