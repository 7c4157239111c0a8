//! What people type and paste, put to exercises of our own book: prints of other programs, signs of
//! other keyboards, units of the trade. Most come from public reports of other systems.

use crate::ours::exercise;
use longhand_exercise::{Answer, Exercise, Kind, Variant, Verdict, grade, grade_part};
use longhand_view::card::Card;

/// The verdict on a text, with the book's numbers, and what is said.
fn judged(slug: &str, typed: &str) -> (&'static str, String) {
    let reply = Card::new(exercise(slug), 0).hand_in(&Answer::Text(typed.to_owned()));
    (reply.verdict, reply.message)
}

#[track_caller]
fn all(verdict: &str, slug: &str, texts: &[&str]) {
    for typed in texts {
        let (found, said) = judged(slug, typed);
        assert_eq!(found, verdict, "{slug} {typed:?}: {said}");
    }
}

#[test]
fn one_number_is_read_as_any_program_prints_it() {
    all(
        "right",
        "first-moment-corrected",
        &[
            // The Windows calculator's direction marks.
            "\u{202d}2.745\u{202c}",
            "2.745\u{202c}",
            "\u{200e}2.745",
            "\u{2066}\u{2212}0.5 + 3.245\u{2069}",
            "\u{feff}2.745",
            "2.\u{200b}745",
            // NumPy, JAX, PyTorch, TensorFlow.
            "np.float64(2.7453874538745384)",
            "np.float32(2.7454)",
            "Array(2.7453876, dtype=float32)",
            "tensor(2.7454)",
            "torch.tensor(2.745)",
            "tensor(2.7454, requires_grad=True)",
            "tensor(2.7454, device='cuda:0', grad_fn=<DivBackward0>)",
            "tensor([2.7454])",
            "array(2.7454)",
            "float(2.745)",
            "<tf.Tensor: shape=(), dtype=float32, numpy=2.7453876>",
            // Prompts.
            ">>> 2.7454",
            "Out[3]: 2.7454",
            "ans = 2.7454",
            // Modules in front of functions.
            "np.exp(1.0099)",
            "math.exp(1.0099)",
            // Other keyboards.
            "2,745",
            "２．７４５",
            "２．７４５　",
            "2.745…",
            "~2.745",
        ],
    );
}

#[test]
fn a_list_and_a_matrix_are_read_as_any_program_prints_them() {
    all(
        "right",
        "gradient-at-the-logits",
        &[
            "[np.float64(-0.341), np.float64(0.242), np.float64(0.099)]",
            "array([-0.341,  0.242,  0.099])",
            "array([-0.341,  0.242,  0.099], dtype=float32)",
            "tensor([-0.3410,  0.2420,  0.0990], dtype=torch.float64)",
            "tensor([-0.3410,  0.2420,  0.0990], device='cuda:0', grad_fn=<SubBackward0>)",
            "[tensor(-0.3410), tensor(0.2420), tensor(0.0990)]",
            "jnp.array([-0.341, 0.242, 0.099])",
            "DeviceArray([-0.341,  0.242,  0.099], dtype=float32)",
            "<tf.Tensor: shape=(3,), dtype=float32, numpy=array([-0.341,  0.242,  0.099], dtype=float32)>",
            "tf.Tensor([-0.341  0.242  0.099], shape=(3,), dtype=float32)",
            "(-0.341, 0.242, 0.099)",
            "{-0.341, 0.242, 0.099}",
            "[[-0.341], [0.242], [0.099]]",
            "-0.341\t0.242\t0.099",
            "-0.341 | 0.242 | 0.099",
            "-0,341; 0,242; 0,099",
            "-0,341 0,242 0,099",
            "[0.659, 0.242, 0.099] - [1, 0, 0]",
            r"\begin{pmatrix} -0.341 \\ 0.242 \\ 0.099 \end{pmatrix}",
        ],
    );
    all(
        "right",
        "two-outer-products",
        &[
            "tensor([[-0.5000,  3.0000],\n        [ 5.5000, -5.0000],\n        [ 6.5000, -7.0000]])",
            "tensor([[-0.5000,  3.0000],\n        [ 5.5000, -5.0000],\n        [ 6.5000, -7.0000]], dtype=torch.float64)",
            "[[-0.5  3. ]\n [ 5.5 -5. ]\n [ 6.5 -7. ]]",
            "matrix([[-0.5, 3.], [5.5, -5.], [6.5, -7.]])",
            "[[-0.5, 3],\n[5.5, -5],\n[6.5, -7]]",
            "[(-0.5, 3), (5.5, -5), (6.5, -7)]",
            "{{-0.5,3},{5.5,-5},{6.5,-7}}",
            "[[-0.5, 3][5.5, -5][6.5, -7]]",
            "[-0.5 3; 5.5 -5; 6.5 -7]",
            // A spreadsheet of a locale with decimal commas.
            "-0,5\t3\r\n5,5\t-5\r\n6,5\t-7",
            "-0,5\t3\n5,5\t-5\n6,5\t-7\n",
            "-0,5\t3,0\r5,5\t-5,0\r6,5\t-7,0",
            "-0,5; 3\n5,5; -5\n6,5; -7",
            "-0,5  3,0\n5,5  -5,0\n6,5  -7,0",
            "[[-0,5; 3]; [5,5; -5]; [6,5; -7]]",
            r"\begin{bmatrix} -0.5 & 3 \\ 5.5 & -5 \\ 6.5 & -7 \end{bmatrix}",
        ],
    );
}

#[test]
fn a_dash_is_the_minus_of_an_exponent_and_thousands_are_read_in_every_style() {
    all(
        "right",
        "cosine-rate",
        &[
            "1.65e\u{2013}4",
            "1.65e\u{2011}4",
            "1.65e\u{2012}4",
            "1.65E\u{ff0d}4",
            "1.65\u{d7}10^\u{2013}4",
            "1.65e\u{2212}4",
            "1.65e\u{2014}4",
            "1.65e\u{2010}4",
            "1.65e\u{fe63}4",
            "1.65 e-4",
            "1.65e -4",
            "1.65e- 4",
            "1.65e\u{207b}\u{2074}",
            r"1.65\times10^{-4}",
            r"$1.65 \cdot 10^{-4}$",
        ],
    );
    all(
        "right",
        "tokens-per-step",
        &[
            "\u{202d}1,048,576\u{202c}",
            "10,48,576",
            "1.048.576",
            "1.048.576,0",
            "1\u{202f}048\u{202f}576",
            "1\u{2019}048\u{2019}576",
            "1\u{2007}048\u{2007}576",
            "1\u{2d9}048\u{2d9}576",
            "1 048 576",
            "1.048.576 tokens",
            "1Mi",
            // Three right figures of a large number are enough.
            "1.05M",
            "1.049e6",
            "1.05 million",
        ],
    );
    all(
        "right",
        "norm-is-traffic",
        &[
            "10257 \u{b5}s",
            "10257 \u{3bc}s",
            "10257 us",
            "0.010257 s",
            "10,257 ms",
            "10.257,0 us",
            "10.26 msec",
            "10257 microseconds",
            "10.26 millisecond",
        ],
    );
}

#[test]
fn what_may_mean_two_things_is_asked_back_and_not_counted() {
    all("unreadable", "rope-backwards", &["0,25", "-1,5"]);
    all("unreadable", "cosine-rate", &["1.65×10−4"]);
    let (verdict, said) = judged("cosine-rate", "1.65×10−4");
    assert!(
        verdict == "unreadable" && said.contains("1.65e-4"),
        "{said}"
    );
}

#[test]
fn something_else_than_a_list_says_for_itself_what_is_wrong_with_it() {
    for (typed, needle) in [
        ("[-0.341, 0.242, 0.099", "bracket"),
        ("0.5", "That is one number"),
        ("q - [1, 0, 0]", "q"),
    ] {
        let (verdict, said) = judged("gradient-at-the-logits", typed);
        assert_eq!(verdict, "unreadable", "{typed}");
        assert!(said.contains(needle), "{typed}: {said}");
    }
    let card = |cells: &[&str]| {
        let cells = cells.iter().map(|one| (*one).to_owned()).collect();
        Card::new(exercise("gradient-at-the-logits"), 0).hand_in(&Answer::Cells(cells))
    };
    let four = card(&["-0.341", "0.242", "0.099", "1"]);
    assert!(
        four.message.contains("4 numbers, and 3"),
        "{}",
        four.message
    );
}

#[test]
fn the_trades_units_are_read() {
    all(
        "right",
        "bits-per-byte",
        &["0.839 bits/byte", "0.839 bits per byte", "0.839"],
    );
    all(
        "right",
        "hours",
        &["1h44", "1:44", "1 h 44 min", "0.0723 d"],
    );
    all(
        "right",
        "llama-8b-parameters",
        &["8.03 B params", "8.03G", "8.03B"],
    );
    all(
        "right",
        "bits-of-a-block-format",
        &["4.25 bits per element", "4.25 bits/element", "4.25 bits"],
    );
    all("right", "state-memory", &["56 GB per GPU"]);
}

#[test]
fn a_name_with_a_bracket_behind_it_is_the_function() {
    let slug = &crate::ours::CONTENT
        .exercises()
        .find(|(_, one)| one.number == "0.3a")
        .map(|(_, one)| one.slug.clone())
        .unwrap();
    all("right", slug, &["Φ(-1)-φ(-1)", "Φ(z)+z*φ(z)"]);
}

#[test]
fn a_right_value_in_another_unit_is_near_and_costs_nothing() {
    for (number, typed) in [
        ("5.3", "7e9*8"),
        ("5.3", "56e9"),
        ("5.3", "7B*8"),
        ("1.5a", "7.83"),
        ("3.1a", "1/13"),
        ("3.1b", "62.5"),
        ("9.1b", "6.93e10"),
        ("9.7b", "1155"),
    ] {
        let mut all = crate::ours::CONTENT.exercises();
        let (_, one) = all.find(|(_, one)| one.number == number).unwrap();
        let variant = Variant::draw(one, 0).unwrap();
        let verdict = grade(one, &variant, &Answer::Text(typed.to_owned())).verdict;
        assert_eq!(verdict.name(), "near", "{number} {typed}: {verdict:?}");
        assert!(!verdict.counts(), "{number} {typed}: {verdict:?}");
    }
}

#[test]
fn a_diagnosis_is_only_said_where_it_holds_for_the_numbers() {
    for (number, typed, not) in [
        ("0.2", "9", "That is the value of"),
        ("7.1a", "512", "That is the value of"),
        ("5.3", "7e9*8", "left out"),
    ] {
        let mut all = crate::ours::CONTENT.exercises();
        let (_, one) = all.find(|(_, one)| one.number == number).unwrap();
        let (_, said) = judged(&one.slug, typed);
        assert!(!said.contains(not), "{number} {typed}: {said}");
    }
}

#[test]
fn a_short_rounding_is_asked_for_one_more_digit() {
    for (number, typed) in [
        ("1.3b", "8B"),
        ("1.3b", "8.0e9"),
        ("7.5", "1M"),
        ("7.5", "~1M"),
        ("5.5e", "0.3"),
        ("5.5e", "0.30"),
        ("6.5b", "0.3"),
    ] {
        let mut all = crate::ours::CONTENT.exercises();
        let (_, one) = all.find(|(_, one)| one.number == number).unwrap();
        let (verdict, said) = judged(&one.slug, typed);
        assert_eq!(verdict, "unreadable", "{number} {typed}: {said}");
        assert!(said.contains("One more digit"), "{number} {typed}: {said}");
    }
}

#[test]
fn the_second_answer_of_which_nothing_is_known_hears_more_than_the_first() {
    let mut card = Card::new(exercise("square-of-a-line"), 0);
    let say = |card: &mut Card, typed: &str| card.hand_in(&Answer::Text(typed.to_owned())).message;
    let first = say(&mut card, "29.9");
    let second = say(&mut card, "29.9");
    let third = say(&mut card, "1234");
    assert!(first.contains("not a slip I know"), "{first}");
    assert!(
        second.contains("within a tenth") && second.contains("Hint 1"),
        "{second}"
    );
    assert!(third.contains("too large") && third != second, "{third}");
}

#[test]
fn noise_of_float32_is_right_with_a_note_and_a_large_number_is_said_in_full() {
    let (verdict, said) = judged("square-of-a-line", "30.000001907348633");
    assert!(verdict == "right" && said.contains("float32"), "{said}");
    assert_eq!(judged("square-of-a-line", "30.001").0, "wrong");
    let (verdict, said) = judged("tokens-per-step", "1.05M");
    assert!(verdict == "right" && said.contains("In full"), "{said}");
    assert_eq!(judged("tokens-per-step", "1048577").0, "wrong");
}

/// Every part of our book that asks for one number: exercise, variant 0, part, unit, answer.
fn numbers() -> Vec<(&'static Exercise, Variant, usize, Option<String>, f64)> {
    let mut all = Vec::new();
    for (_, exercise) in crate::ours::CONTENT.exercises() {
        let variant = Variant::draw(exercise, 0).unwrap();
        for (part, kind) in exercise.parts().into_iter().enumerate() {
            let answer = variant.answers.get(part).and_then(|one| one.number());
            if let (Kind::Numeric(numeric), Some(answer)) = (kind, answer) {
                all.push((
                    exercise,
                    variant.clone(),
                    part,
                    numeric.unit.clone(),
                    answer,
                ));
            }
        }
    }
    all
}

fn part_judged(exercise: &Exercise, variant: &Variant, part: usize, typed: &str) -> Verdict {
    grade_part(exercise, variant, part, &Answer::Text(typed.to_owned())).verdict
}

#[test]
fn in_every_exercise_a_right_value_in_another_unit_is_not_wrong_and_costs_nothing() {
    let mut tried = 0;
    for (exercise, variant, part, unit, answer) in numbers() {
        let Some(unit) = unit else { continue };
        let others: &[f64] = match unit.as_str() {
            "GB" => &[1e9, 1e3, 1e9 / 1_073_741_824.0],
            "MB" => &[1e6, 1e-3, 1e6 / 1_048_576.0],
            "hours" | "h" => &[3600.0, 60.0, 1.0 / 24.0],
            "minutes" => &[60.0, 1.0 / 60.0],
            "ms" => &[1e-3],
            "%" => &[0.01],
            "billion" => &[1e9, 1e3],
            "million" => &[1e6, 1e-3],
            _ => continue,
        };
        for factor in others {
            let typed = format!("{}", answer * factor);
            let verdict = part_judged(exercise, &variant, part, &typed);
            let costs = matches!(verdict, Verdict::Wrong(_))
                || (matches!(verdict, Verdict::Near(_)) && verdict.counts());
            assert!(!costs, "{} {unit}: {typed}: {verdict:?}", exercise.number);
            tried += 1;
        }
    }
    assert!(tried > 30, "{tried}");
}

#[test]
fn in_every_exercise_noise_of_float32_is_right() {
    let mut tried = 0;
    for (exercise, variant, part, _, answer) in numbers() {
        let noisy = answer * (1.0 + 6e-8);
        if noisy.fract() == 0.0 || answer == 0.0 || answer.abs() > 1e15 {
            continue;
        }
        let verdict = part_judged(exercise, &variant, part, &format!("{noisy}"));
        assert!(
            matches!(verdict, Verdict::Right { .. }),
            "{}: {noisy}: {verdict:?}",
            exercise.number
        );
        tried += 1;
    }
    assert!(tried > 60, "{tried}");
}

#[test]
fn in_every_exercise_a_short_rounding_is_right_or_asked_for_more_and_never_just_wrong() {
    let mut tried = 0;
    for (exercise, variant, part, _, answer) in numbers() {
        if answer == 0.0 || (answer.fract() == 0.0 && answer.abs() < 1e6) {
            continue;
        }
        for figures in [1, 2, 3] {
            let short = longhand_exercise::slip::figures(answer, figures);
            let verdict = part_judged(exercise, &variant, part, &format!("{short:e}"));
            assert!(
                verdict != Verdict::Wrong(None),
                "{}: {short:e} for {answer}: {verdict:?}",
                exercise.number
            );
            tried += 1;
        }
    }
    assert!(tried > 150, "{tried}");
}
