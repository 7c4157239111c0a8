//! How people write a number.

use longhand_notation::number;

/// How people write a number: as printed here, every digit, with `e`, with a power of ten, with a
/// Unicode minus, with thousands apart, as a calculation, with the unit that the field shows.
pub fn ways(answer: f64, unit: Option<&str>) -> Vec<String> {
    let every = format!("{answer}");
    let scientific = format!("{answer:e}");
    let mut ways = vec![
        number::plain(answer),
        every.clone(),
        scientific.clone(),
        every.replace('-', "−"),
        format!("({every}) + 0"),
    ];
    if let Some((mantissa, exponent)) = scientific.split_once('e') {
        ways.push(format!("{mantissa} × 10^{exponent}"));
        ways.push(format!("{mantissa}*10^{exponent}"));
    }
    if answer.fract() == 0.0 && answer.abs() >= 1000.0 && answer.abs() < 1e15 {
        ways.push(with_commas(answer));
    }
    if let Some(unit) = unit {
        ways.push(format!("{every} {unit}"));
    }
    ways
}

/// 1,048,576
fn with_commas(whole: f64) -> String {
    let digits = format!("{:.0}", whole.abs());
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if whole < 0.0 {
        format!("-{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::ways;

    #[test]
    fn a_number_is_written_in_the_usual_ways() {
        let ways = ways(-1_048_576.0, Some("B"));
        for way in [
            "-1048576",
            "−1048576",
            "-1,048,576",
            "-1.048576e6",
            "-1048576 B",
        ] {
            assert!(ways.iter().any(|one| one == way), "{way} in {ways:?}");
        }
    }
}
