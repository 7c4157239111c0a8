//! Exercises that practise what a part of the report shows.

use longhand_plan::Report;

use crate::page::Exercises;

/// An exercise that goes with a part of the report.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// The part.
    pub part: &'static str,
    /// Workbook and id.
    pub exercise: &'static str,
    /// The numbers of the plan that its first givens take, each with what it is divided by.
    pub numbers: &'static [(&'static str, f64)],
}

/// Parts of the report, and the exercise that goes with each. A test gives each the numbers of plans.
pub const PARTS: &[Part] = &[
    Part {
        part: "memory",
        exercise: "training/size-of-a-checkpoint",
        numbers: &[("parameters.total", 1e6)],
    },
    Part {
        part: "parameters",
        exercise: "training/model-for-a-budget",
        numbers: &[("run.total_flops.six_n", 1.0)],
    },
    Part {
        part: "flops",
        exercise: "training/training-flops",
        numbers: &[("parameters.active", 1.0), (TOKENS, 1.0)],
    },
    Part {
        part: "step",
        exercise: "training/utilization-of-llama-70b",
        numbers: &[],
    },
    Part {
        part: "run",
        exercise: "training/days-at-a-petaflop",
        numbers: &[("parameters.active", 1e9), (TOKENS, 1e9)],
    },
];

/// The tokens of the run, which the report has as work over work of a token.
const TOKENS: &str = "tokens";

/// The numbers of a plan for the exercise of a part; none where the plan does not say them.
#[must_use]
pub fn numbers(report: &Report, part: &str) -> Vec<f64> {
    let get = |key: &str| report.sheet.get(key);
    let number = |key: &str| match key {
        TOKENS => Some(get("run.total_flops.six_n")? / get("flops_per_token.six_n")?),
        _ => get(key),
    };
    let found = PARTS.iter().find(|one| one.part == part);
    let numbers = found.map_or(&[][..], |one| one.numbers);
    let numbers: Option<Vec<f64>> = numbers
        .iter()
        .map(|(key, unit)| Some(three_digits(number(key)? / unit)))
        .collect();
    numbers.unwrap_or_default()
}

/// As people say it, and as an address holds it.
fn three_digits(x: f64) -> f64 {
    format!("{x:.2e}").parse().unwrap_or(x)
}

/// Where to practise, by part of the report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Practice(Vec<[String; 3]>);

impl Practice {
    /// Nowhere.
    #[must_use]
    pub const fn none() -> Practice {
        Practice(Vec::new())
    }

    /// The exercises that there are.
    #[must_use]
    pub fn of(exercises: Exercises<'_>) -> Practice {
        let there = PARTS.iter().filter_map(|one| {
            let (address, title) = exercises(one.exercise)?;
            Some([one.part.to_owned(), address, title])
        });
        Practice(there.collect())
    }

    /// As an attribute holds it.
    #[must_use]
    pub fn attribute(&self) -> String {
        let lines: Vec<String> = self.0.iter().map(|one| one.join("\t")).collect();
        lines.join("\n")
    }

    /// What an attribute holds.
    #[must_use]
    pub fn read(text: &str) -> Practice {
        let lines = text.lines().filter_map(|line| {
            let mut parts = line.splitn(3, '\t').map(str::to_owned);
            Some([parts.next()?, parts.next()?, parts.next()?])
        });
        Practice(lines.collect())
    }

    /// Address and title of the exercise of a part.
    #[must_use]
    pub fn at(&self, part: &str) -> Option<(&str, &str)> {
        let found = self.0.iter().find(|[name, _, _]| name == part)?;
        let [_, address, title] = found;
        Some((address, title))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exercises_that_are_there_come_back_from_the_attribute() {
        let practice = Practice::of(&|name| {
            (name == "training/days-at-a-petaflop")
                .then(|| ("training/9.html#days".to_owned(), "Days".to_owned()))
        });
        let back = Practice::read(&practice.attribute());
        assert_eq!(back, practice);
        assert_eq!(back.at("run"), Some(("training/9.html#days", "Days")));
        assert_eq!(back.at("memory"), None);
        assert_eq!(Practice::read(""), Practice::default());
    }
}
