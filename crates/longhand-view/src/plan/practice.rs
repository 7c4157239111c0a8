//! Exercises that practise what a part of the report shows.

use crate::page::Exercises;

/// Parts of the report, and the exercise that goes with each: workbook and id.
const PARTS: &[(&str, &str)] = &[
    ("memory", "training/fits-the-card"),
    ("parameters", "training/model-for-a-budget"),
    ("flops", "training/training-flops"),
    ("step", "training/utilization-of-llama-70b"),
    ("run", "training/hours"),
];

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
        let there = PARTS.iter().filter_map(|(part, name)| {
            let (address, title) = exercises(name)?;
            Some([(*part).to_owned(), address, title])
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
            (name == "training/hours")
                .then(|| ("training/9.html#hours".to_owned(), "Hours".to_owned()))
        });
        let back = Practice::read(&practice.attribute());
        assert_eq!(back, practice);
        assert_eq!(back.at("run"), Some(("training/9.html#hours", "Hours")));
        assert_eq!(back.at("memory"), None);
        assert_eq!(Practice::read(""), Practice::default());
    }
}
