//! Digits, dashes, powers of ten, units, and how other programs and countries write numbers.

use super::{answer, comes_to};

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
