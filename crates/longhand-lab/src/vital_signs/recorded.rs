//! The run of the first frame, recorded: the page shows it before any program has come.

use longhand_train::signs::Signs;

/// Every fifth step of the run at the start, the numbers of [`Signs::numbers`] in their order.
const RUN: &str = include_str!("first_run.csv");

/// Its signs.
pub(super) fn signs() -> Vec<Signs> {
    let rows = RUN.lines().filter_map(|line| {
        let mut numbers = [f64::NAN; Signs::COUNT];
        for (number, text) in numbers.iter_mut().zip(line.split(',')) {
            *number = text.parse().unwrap_or(f64::NAN);
        }
        (!numbers[0].is_nan()).then(|| Signs::of(numbers))
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use longhand_train::run::Run;
    use longhand_train::settings::Settings;
    use std::fmt::Write;

    #[test]
    fn what_is_recorded_is_what_the_engine_gives() {
        let mut run = Run::new(&Settings::spiral()).unwrap();
        let mut text = String::new();
        while !run.is_over() {
            let signs = run.step();
            if signs.step == 1 || signs.step.is_multiple_of(5) {
                let numbers = signs.numbers().map(|number| match number {
                    number if number.is_nan() => String::new(),
                    number => format!("{}", number as f32),
                });
                writeln!(text, "{}", numbers.join(",")).unwrap();
            }
        }
        if text != RUN {
            let path =
                std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/first_run.csv");
            std::fs::write(&path, text).unwrap();
            panic!(
                "the engine gives another run: copy {} over src/vital_signs/first_run.csv",
                path.display()
            );
        }
    }
}
