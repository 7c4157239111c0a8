//! Units, as a table: a line and what it comes to. A fault begins with `!`.

use longhand_notation::unit::{Prefix, Unit};
use longhand_notation::{Scope, read};

fn value(text: &str) -> String {
    match read(text).and_then(|program| program.evaluate(&Scope::new())) {
        Ok(value) => value.plain().replace('\u{202f}', " "),
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
fn bits_and_bytes_have_decimal_and_binary_prefixes() {
    comes_to(&[
        ("1 GB -> MB", "1000 MB"),
        ("1 GiB -> MiB", "1024 MiB"),
        ("1 GiB -> MB", "1073.74 MB"),
        ("1 byte -> bits", "8 bits"),
        ("8 Gbit -> GB", "1 GB"),
        ("1 Kibit -> B", "128 B"),
        ("400 Gbit/s -> GB/s", "50 GB/s"),
        ("2 TiB in GiB", "2048 GiB"),
        ("3 bytes + 8 bits", "4 bytes"),
        ("1 kB == 1000 B", "true"),
    ]);
}

#[test]
fn operations_and_their_speed() {
    comes_to(&[
        (
            "6 * 125M * 10B FLOP / (8 * 150 TFLOP/s) -> hours",
            "1.73611 hours",
        ),
        (
            "6 * 125M * 10B FLOP / (8 * 150 TFLOPS) -> hours",
            "1.73611 hours",
        ),
        ("312 TFLOPS -> TFLOP/s", "312 TFLOP/s"),
        ("1 PFLOP/s * 1 day -> EFLOP", "86.4 EFLOP"),
        ("7.5e18 FLOPs -> EFLOP", "7.5 EFLOP"),
        ("989 TFLOP/s / (3.35 TB/s) -> FLOP/B", "295.224 FLOP/B"),
    ]);
}

#[test]
fn time_from_nanoseconds_to_years() {
    comes_to(&[
        ("90 minutes to hours", "1.5 hours"),
        ("1 week in days", "7 days"),
        ("1 year in months", "12 months"),
        ("2 h + 30 min", "2.5 h"),
        ("1500 ms -> s", "1.5 s"),
        ("3 us -> ns", "3000 ns"),
        ("60 sec -> min", "1 min"),
    ]);
}

#[test]
fn money_energy_and_devices() {
    comes_to(&[
        ("8 GPUs * 1.74 h * $2.50 / GPU-hour", "34.8 $"),
        ("8 GPUs * 1.74 hours -> GPU-hours", "13.92 GPU_hours"),
        ("30.84M GPU-hours / (16384 GPUs) -> days", "78.4302 days"),
        ("$2 / hour * 3 hours", "6 $"),
        ("5 USD + 2 dollars", "7 USD"),
        ("400 W * 24 hours -> kWh", "9.6 kWh"),
        ("8 * 400 watts * 1.736 h * 1.2 -> kWh", "6.66624 kWh"),
        ("1 kWh -> J", "3 600 000 J"),
        ("100 MW -> kW", "100 000 kW"),
    ]);
}

#[test]
fn tokens_samples_steps_and_parameters_are_counted_apart() {
    comes_to(&[
        ("2000 steps * 4,194,304 tokens/step", "8 388 608 000 tokens"),
        (
            "10B tokens / (524,288 tokens/step) -> steps",
            "19 073.5 steps",
        ),
        ("7B params * 16 B/param -> GB", "112 GB"),
        ("7B parameters * 2 bytes/parameter -> GiB", "13.0385 GiB"),
        (
            "512 samples/step * 1024 tokens/sample -> tokens/step",
            "524 288 tokens/step",
        ),
        ("238.3k tok/s * 1 day -> tokens", "20 589 120 000 tokens"),
    ]);
}

#[test]
fn what_does_not_fit_is_explained() {
    for (text, said) in [
        ("3 GB + 2 s", "GB and s measure different things"),
        ("3 GB + 2", "a value in GB and a plain number"),
        (
            "3 tokens + 2 steps",
            "tokens and steps measure different things",
        ),
        ("3 flop", "unknown name or unit “flop”: Did you mean FLOP?"),
        ("3 Gb", "this can be read in two ways: Write Gbit or GB."),
        ("3 GB -> s", "GB cannot become s"),
        (
            "3 -> GB",
            "this value has no unit: Write the unit behind the number, as in 3 GB.",
        ),
        ("3 GB -> 2", "a unit is needed here"),
        ("3 GB -> gigs", "unknown name or unit “gigs”"),
        ("exp(2 s)", "exp needs a plain number, and this is in s"),
        ("2^(3 s)", "an exponent needs a plain number"),
        ("1 GB > 1 s", "GB and s measure different things"),
        ("sqrt(2 s)", "sqrt needs a plain number"),
    ] {
        let found = value(text);
        assert!(
            found.starts_with("! ") && found.contains(said),
            "{text}: {found}"
        );
    }
}

#[test]
fn units_cancel_and_multiply() {
    comes_to(&[
        ("2 GB / (500 MB)", "4"),
        (
            "(3 m_) ",
            "! unknown name or unit “m_”: No names are given here: write numbers.",
        ),
        ("sqrt(9 s^2)", "3 s"),
        ("(2 s)^3", "8 s³"),
        ("6 B * 2 -> bits", "96 bits"),
        ("sum([1, 2] * (3 GB))", "9 GB"),
        ("max(3 GB, 2 GB)", "3 GB"),
        ("1 TB / (8 s) -> GB/s", "125 GB/s"),
    ]);
}

#[test]
fn a_program_can_ask_for_the_unit_that_was_typed() {
    let typed = read("48 MiB").unwrap().evaluate(&Scope::new()).unwrap();
    let unit = typed.unit().unwrap();
    assert_eq!((unit.name.as_str(), unit.prefix()), ("MiB", Prefix::Binary));
    assert_eq!(unit.dimension(), "B");
    let wanted = Unit::read("MB").unwrap();
    let in_wanted = unit.to(&wanted, typed.as_number().unwrap()).unwrap();
    assert!((in_wanted - 50.331648).abs() < 1e-12);
    assert_eq!(unit.decimal().map(|u| u.name).as_deref(), Some("MB"));
    assert_eq!(unit.to(&Unit::read("s").unwrap(), 1.0), None);
}
