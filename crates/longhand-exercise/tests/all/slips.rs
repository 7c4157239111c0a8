//! Each rule on an exercise of its own: what is typed, and what is said of it.

use longhand_exercise::slip::{Base, Off, Piece, Role, Slip};
use longhand_exercise::{Answer, Diagnosis, Exercise, Variant, Verdict, grade};

/// An exercise from its givens, steps and answer.
#[track_caller]
fn exercise(givens: &str, steps: &[(&str, &str)], answer: &str) -> Exercise {
    let steps: String = steps
        .iter()
        .map(|(name, is)| format!("[[steps]]\nname = \"{name}\"\nis = \"{is}\"\n"))
        .collect();
    let text = format!(
        "kind = \"numeric\"\nnumber = \"1\"\ntitle = \"t\"\ndifficulty = 1\nprompt = \"?\"\n\
         [givens]\n{givens}\n{steps}[answer]\n{answer}\n"
    );
    longhand_author::read("t.toml", "t", "c", &text)
        .unwrap_or_else(|findings| panic!("{findings:?}\n{text}"))
}

#[track_caller]
fn slip(exercise: &Exercise, typed: &str) -> Option<Slip> {
    let variant = Variant::draw(exercise, 0).unwrap();
    match grade(exercise, &variant, &Answer::Text(typed.to_string())).verdict {
        Verdict::Near(Diagnosis::Slip(slip)) => Some(slip),
        Verdict::Wrong(None) => None,
        other => panic!("{typed}: {other:?}"),
    }
}

#[track_caller]
fn named(exercise: &Exercise, typed: &str, name: &str) {
    let found = slip(exercise, typed);
    assert_eq!(
        found.as_ref().map(Slip::name),
        Some(name),
        "{typed}: {found:?}"
    );
}

/// 4 · 8 · 4 = 128 with a cluster of 8.
fn batch() -> Exercise {
    exercise(
        "micro = { book = \"5\", noun = \"samples\" }\nsteps = { book = \"7\" }\n\
         gpus = { book = \"8\", noun = \"GPUs\" }",
        &[("batch", "micro*steps*gpus")],
        "is = \"batch\"\naccept = \"exact\"",
    )
}

fn moment() -> Exercise {
    exercise(
        "b1 = { book = \"0.9\" }\ng = { book = \"[4, -2, 6]\" }",
        &[
            ("m3", "(1 - b1) * (b1^2*g[1] + b1*g[2] + g[3])"),
            ("m_hat", "m3 / (1 - b1^3)"),
        ],
        "is = \"m_hat\"\naccept = { absolute = 0.002 }",
    )
}

#[test]
fn the_wrong_sign() {
    named(&moment(), "-2.745", "sign");
    named(&moment(), "-0.744/(1-0.9^3)", "sign");
    named(&batch(), "-280", "sign");
}

#[test]
fn a_factor_is_missed_by_the_name_of_its_given() {
    assert_eq!(
        slip(&batch(), "35"),
        Some(Slip::Given {
            index: 2,
            what: Piece::Whole,
            value: 8.0,
            off: Off::Small,
            role: Role::Multiplies,
        })
    );
    assert_eq!(
        slip(&batch(), "2240"),
        Some(Slip::Given {
            index: 2,
            what: Piece::Whole,
            value: 8.0,
            off: Off::Large,
            role: Role::Multiplies,
        })
    );
}

#[test]
fn a_division_that_was_left_out_is_known_from_a_factor_counted_twice() {
    let hours = exercise(
        "c = { book = \"7.5e18\" }\nn = { book = \"8\", noun = \"GPUs\" }\nf = { book = \"150e12\" }",
        &[("hours", "c/(n*f)/3600")],
        "is = \"hours\"\nunit = \"hours\"",
    );
    let found = slip(&hours, "13.9");
    assert!(
        matches!(
            found,
            Some(Slip::Given {
                index: 1,
                off: Off::Large,
                role: Role::Divides,
                ..
            })
        ),
        "{found:?}"
    );
    assert_eq!(
        slip(&hours, "6250"),
        Some(Slip::OtherUnit {
            typed: "seconds".to_string(),
            asked: "hours".to_string(),
            value: 7.5e18 / (8.0 * 150e12) / 3600.0,
        })
    );
    named(&hours, "104.2", "other-unit");
    named(&hours, "0.576", "reciprocal");
    named(&hours, "1736", "power-of-ten");
}

#[test]
fn two_givens_of_one_value_are_not_told_apart() {
    let same = exercise(
        "a = { book = \"7\" }\nb = { book = \"7\" }\nc = { book = \"3\" }",
        &[("x", "a*b*c")],
        "is = \"x\"\naccept = \"exact\"",
    );
    assert_eq!(
        slip(&same, "21"),
        Some(Slip::Factor {
            value: 7.0,
            off: Off::Small
        })
    );
}

#[test]
fn a_number_of_the_formula_is_a_factor_without_a_name() {
    let memory = exercise(
        "n = { book = \"12345\" }",
        &[("bytes", "4*n")],
        "is = \"bytes\"\naccept = \"exact\"",
    );
    assert_eq!(
        slip(&memory, "12345"),
        Some(Slip::Factor {
            value: 4.0,
            off: Off::Small
        })
    );
    named(&memory, "24690", "factor-two");
}

#[test]
fn logarithms_and_powers_to_another_base() {
    let loss = exercise(
        "z = { book = \"[2, 1, 0.1]\" }",
        &[("p", "softmax(z)[1]"), ("loss", "-log(p)")],
        "is = \"loss\"\naccept = { absolute = 0.001 }",
    );
    named(&loss, "0.6016", "log-base");
    named(&loss, "0.1811", "log-base");
    let whole = exercise(
        "z = { book = \"[2, 1, 0.1]\" }",
        &[("loss", "-log_softmax(z)[1]")],
        "is = \"loss\"\naccept = { absolute = 0.001 }",
    );
    named(&whole, "0.6016", "log-base");
    for formula in ["e^L", "exp(L)"] {
        let perplexity = exercise(
            "L = { book = \"2.5\" }",
            &[("perplexity", formula)],
            "is = \"perplexity\"\naccept = { absolute = 0.01 }",
        );
        assert_eq!(
            slip(&perplexity, "5.66"),
            Some(Slip::Base {
                used: Base::Two,
                asked: Base::Natural,
                power: true
            })
        );
        named(&perplexity, "316", "log-base");
    }
}

#[test]
fn the_calculator_in_degrees() {
    let cosine = exercise(
        "t = { book = \"0.3\" }",
        &[("rate", "0.5*(1 + cos(pi*t))")],
        "is = \"rate\"\naccept = { absolute = 0.001 }",
    );
    named(&cosine, "0.9999", "degrees");
}

#[test]
fn a_root_left_out_and_a_variance_over_one_less() {
    let norm = exercise(
        "x = { book = \"[0.3, -0.4, 0.5, -0.1, 0.2]\" }",
        &[("length", "sqrt(sum(x^2))")],
        "is = \"length\"\naccept = { absolute = 0.001 }",
    );
    named(&norm, "0.55", "no-root");
    let batch_norm = exercise(
        "x = { book = \"[2, 1, 3, 4]\" }",
        &[
            ("mu", "mean(x)"),
            ("sigma", "std(x)"),
            ("out", "2*(x[1] - mu)/sigma + 1"),
        ],
        "is = \"out\"\naccept = { absolute = 0.001 }",
    );
    named(&batch_norm, "0.2254", "biased-or-unbiased");
    named(&batch_norm, "0.2", "variance-for-deviation");
    let written_out = exercise(
        "x = { book = \"[2, 1, 3, 4]\" }",
        &[
            ("mu", "mean(x)"),
            ("v", "mean((x - mu)^2)"),
            ("s", "sqrt(v)"),
        ],
        "is = \"s\"\naccept = { absolute = 0.001 }",
    );
    named(&written_out, "1.291", "biased-or-unbiased");
}

#[test]
fn exponents_and_brackets() {
    named(&moment(), "3.916", "exponent-off-by-one");
    named(&moment(), "2.163", "exponent-off-by-one");
    named(&moment(), "0.744 - 0.9^3", "lost-brackets");
    let square = exercise(
        "x = { book = \"7\" }\ny = { book = \"3.3\" }",
        &[("d", "(x - y)^2")],
        "is = \"d\"\naccept = { absolute = 0.001 }",
    );
    named(&square, "7.4", "doubled-for-squared");
    named(&square, "7 - 3.3^2", "lost-brackets");
}

#[test]
fn parts_left_out_signs_inside_and_fractions_turned_over() {
    let line = exercise(
        "w = { book = \"3.7\" }\nx = { book = \"5.1\" }\nb = { book = \"2.3\" }\nn = { book = \"11\" }",
        &[("y", "(w*x + b)/(n + x)")],
        "is = \"y\"\naccept = { absolute = 0.0001 }",
    );
    for (typed, name, part) in [
        ("3.7*5.1/(11+5.1)", "left-out", "b"),
        ("(3.7*5.1-2.3)/(11+5.1)", "inner-sign", "w"),
        ("(3.7*5.1+2.3)/(11-5.1)", "inner-sign", "n + x"),
        ("5.1", "given-itself", ""),
    ] {
        let found = slip(&line, typed);
        let said = format!("{found:?}");
        assert_eq!(
            found.as_ref().map(Slip::name),
            Some(name),
            "{typed}: {said}"
        );
        assert!(said.contains(part), "{said}");
    }
    let ratio = exercise(
        "a = { book = \"3.7\" }\nb = { book = \"5.1\" }\nc = { book = \"2.3\" }",
        &[("y", "c - a/b")],
        "is = \"y\"\naccept = { absolute = 0.0001 }",
    );
    named(&ratio, "2.3 - 5.1/3.7", "turned-over");
}

#[test]
fn thousands_and_prefixes() {
    let memory = exercise(
        "n = { book = \"50331648\" }",
        &[("megabytes", "n/10^6")],
        "is = \"megabytes\"\naccept = { relative = 0.005 }\nunit = \"MB\"",
    );
    assert_eq!(
        slip(&memory, "48"),
        Some(Slip::OtherUnit {
            typed: "MiB".to_string(),
            asked: "MB".to_string(),
            value: 50.331648
        })
    );
    named(&memory, "402.7", "other-unit");
    let tokens = exercise(
        "n = { book = \"4096\" }\nk = { book = \"13\" }",
        &[("t", "n*k")],
        "is = \"t\"\naccept = \"exact\"",
    );
    named(&tokens, "52000", "thousand-or-1024");
}

#[test]
fn per_cent() {
    let share = exercise(
        "a = { book = \"3\" }\nb = { book = \"7\" }",
        &[("s", "a/b")],
        "is = \"s\"",
    );
    named(&share, "42.9", "percent");
    named(&share, "2.33", "reciprocal");
}

#[test]
fn rounding_too_early() {
    named(&moment(), "0.7/(1-0.9^3)", "rounded-too-early");
    let long = exercise(
        "a = { book = \"1.2345\" }\nb = { book = \"0.6789\" }",
        &[("p", "a*b"), ("q", "p^3"), ("r", "q/(1 - p)")],
        "is = \"r\"\naccept = { absolute = 0.0005 }",
    );
    assert_eq!(
        slip(&long, "0.84^3/(1 - 0.84)"),
        Some(Slip::Rounded {
            step: Some(0),
            figures: 2
        })
    );
}

#[test]
fn what_fits_two_stories_is_told_by_neither() {
    // 1/√2 is its own half turned over.
    let root = exercise(
        "x = { book = \"2\" }",
        &[("r", "x^2*3/(x+3.5)")],
        "is = \"r\"\naccept = \"exact\"",
    );
    // 2.1818…: nothing that fits.
    assert_eq!(slip(&root, "17.5"), None);
}

#[test]
fn a_slip_never_speaks_for_more_than_its_digits() {
    // 280/8 = 35: 35.1 is not that.
    assert_eq!(slip(&batch(), "35.1"), None);
    assert_eq!(slip(&batch(), "-281"), None);
    assert_eq!(slip(&moment(), "-2.76"), None);
}

#[test]
fn digits_that_are_cut_off_instead_of_rounded() {
    let moment = exercise(
        "m = { book = \"0.744\" }",
        &[("m_hat", "m/(1 - 0.9^3)")],
        "is = \"m_hat\"\naccept = { absolute = 0.002 }",
    );
    // 2.74539 is 2.75 and not 2.74; 2.7453 is within the band.
    named(&moment, "2.74", "cut-off");
    assert_eq!(slip(&moment, "2.73"), None);
}
