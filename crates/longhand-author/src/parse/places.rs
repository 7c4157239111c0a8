//! Where in its file each formula of an exercise stands, by the names that
//! [`VariantError`] gives them.

use super::file::File;
use super::reader::Text;
use crate::finding::{Finding, line_of};
use longhand_exercise::VariantError;
use std::collections::BTreeMap;

/// The lines of an exercise's formulas.
#[derive(Clone, Debug, Default)]
pub struct Places {
    lines: BTreeMap<String, usize>,
}

impl Places {
    /// The places in the text of an exercise file; none where it cannot be read, which
    /// [`super::read`] tells.
    pub fn of(text: &str) -> Places {
        toml::from_str::<File>(text)
            .map_or_else(|_| Places::default(), |file| Places::in_file(text, &file))
    }

    /// The places in a file that has been read from this text.
    pub(super) fn in_file(text: &str, file: &File) -> Places {
        let mut places = Places::default();
        let mut put = |part: String, at: &Text| {
            let line = line_of(text, at.span().start);
            places.lines.entry(part).or_insert(line);
        };
        for (name, given) in &file.givens.0 {
            let value = given.book.as_ref().or(given.is.as_ref());
            if let Some(value) = value {
                put("givens".to_owned(), value);
                put(format!("given {name}"), value);
            }
            if let Some(avoid) = &given.avoid {
                put(format!("avoid of {name}"), avoid);
            }
        }
        for condition in &file.require {
            put("require".to_owned(), condition);
        }
        for step in &file.steps {
            put(format!("step {}", step.name), &step.is);
        }
        for mistake in &file.mistakes {
            put(format!("mistake {}", mistake.id), &mistake.is);
        }
        if let Some(answer) = &file.answer {
            put("answer".to_owned(), &answer.is);
        }
        places
    }

    /// The line of a part; 0 where it is not known.
    pub fn line(&self, part: &str) -> usize {
        self.lines.get(part).copied().unwrap_or(0)
    }

    /// What to say of a variant that cannot be drawn.
    pub fn undrawn(&self, file: &str, number: u32, broken: &VariantError) -> Finding {
        let remedy = if number == 0 {
            "Mend the formula, or the book's numbers."
        } else {
            "Mend the formula, widen a range or loosen a condition."
        };
        let found = format!("Variant {number} cannot be drawn. {broken}");
        Finding::new(file, self.line(&broken.part), found, remedy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_found_by_the_name_of_its_part() {
        let text = "kind = \"numeric\"\nnumber = \"1.1\"\ntitle = \"T\"\ndifficulty = 1\nprompt = \"?\"\n\
                    [givens]\nx = { book = \"1\", range = \"1..9\",\n  avoid = \"x == 2\" }\n\
                    [[steps]]\nname = \"a\"\nis = \"x\"\n[answer]\nis = \"a\"\n";
        let places = Places::of(text);
        let found = ["given x", "avoid of x", "step a", "answer", "step b"];
        assert_eq!(found.map(|part| places.line(part)), [7, 8, 11, 13, 0]);
    }
}
