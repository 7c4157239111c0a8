//! The exercise as the engine holds it: checked, and small enough to hand to the browser.
//!
//! [`crate::source`] makes it from an author's file. Formulas are kept as text and parsed when a
//! variant is drawn; that takes microseconds and keeps the browser's data small.

use crate::formula::Formula;
use crate::kind::Kind;
use crate::kind::code::Code;
use crate::kind::expression::Variable;
use crate::prose::Prose;
use longhand_notation::builtin;
use longhand_notation::name::canonical;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// An exercise. Its fields are those of the file; see [`crate::source`] for what each means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exercise {
    /// The id: the file's stem, unique in the workbook.
    pub slug: String,
    /// The number shown, such as `5.1`.
    pub number: String,
    /// The heading.
    pub title: String,
    /// The chapter's slug.
    pub chapter: String,
    /// Earlier ids, which saved progress may still hold.
    pub aliases: Vec<String>,
    /// 1 (a warm-up) to 5.
    pub difficulty: u8,
    /// What is practised.
    pub skills: Vec<String>,
    /// The question.
    pub prompt: Prose,
    /// What the result means in practice; shown once solved or given up.
    pub after: Prose,
    /// The numbers of the question, in the order they are drawn.
    pub givens: Vec<Given>,
    /// The variables of an expression exercise.
    pub variables: Vec<Variable>,
    /// Conditions that every variant meets.
    pub require: Vec<Formula>,
    /// The worked steps.
    pub steps: Vec<Step>,
    /// Known wrong answers.
    pub mistakes: Vec<Mistake>,
    /// Hints, from gentle to plain.
    pub hints: Vec<Hint>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
    /// A formula whose computational graph belongs to the working.
    pub graph: Option<Graph>,
    /// PyTorch code that reproduces the answer.
    pub pytorch: Option<String>,
    /// What the learner does.
    pub kind: Kind,
}

/// A number, or list of numbers, of the question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Given {
    /// Its name in formulas.
    pub name: String,
    /// How it is set in formulas; TeX as written, MathML once prepared. Empty: from the name.
    pub symbol: String,
    /// What it counts, in the plural: `GPUs`. A reply may then name it.
    pub noun: Option<String>,
    /// Its value in variant 0.
    pub book: Formula,
    /// Where further variants draw it from.
    pub draw: Draw,
    /// Values to draw again: a formula over this and the earlier givens.
    pub avoid: Option<Formula>,
}

impl Given {
    /// How it can be typed: its name in formulas, and its symbol in letters, `beta1` and `beta_1`
    /// for β₁. A symbol that means something else, such as a unit, is no such name.
    pub fn names(&self) -> Vec<String> {
        // Between the marks of MathML, or between the signs of TeX, stand letters and digits.
        let outside = self
            .symbol
            .split('<')
            .enumerate()
            .map(|(i, piece)| match i {
                0 => piece,
                _ => piece.split_once('>').map_or("", |(_, after)| after),
            });
        let pieces = outside.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
        let pieces: Vec<String> = pieces
            .filter(|piece| !piece.is_empty())
            .map(canonical)
            .collect();
        let mut names = vec![self.name.clone()];
        // η_max − η_min is a formula, and "states in GB" is words.
        let formula = self.symbol.contains("<mo") || self.symbol.contains(['+', '−', '=', '(']);
        if formula || self.symbol.contains(" - ") || pieces.len() > 2 {
            return names;
        }
        for name in [pieces.concat(), pieces.join("_")] {
            let free = || {
                let letter = name.chars().next().is_some_and(char::is_alphabetic);
                letter
                    && longhand_notation::unit::named(&name).is_none()
                    && builtin::constant(&name).is_none()
                    && !builtin::is_function(&name)
            };
            if !names.contains(&name) && free() {
                names.push(name);
            }
        }
        names
    }

    /// What the page calls it, in letters: `w1` for w₁, `beta1` for β₁, whatever its name in
    /// formulas is. `None` where its symbol cannot be typed.
    pub fn called(&self) -> Option<String> {
        let bare = |name: &str| name.replace('_', "");
        let names = self.names();
        let alike = |one: &String| bare(one) == bare(&self.name);
        if self.symbol.is_empty() || names.iter().skip(1).any(alike) {
            return Some(self.name.clone());
        }
        names.into_iter().nth(1)
    }
}

/// Where a given comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Draw {
    /// The book's value in every variant.
    Fixed,
    /// Worked out from the givens before it.
    Derived,
    /// One of these.
    Choose(Vec<Formula>),
    /// A grid of numbers.
    Range(Range),
    /// A list of numbers from a grid.
    Each(Range, u32),
}

/// `lowest`, `lowest + step`, … up to `highest`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Range {
    /// First number of the grid.
    pub lowest: f64,
    /// No number of the grid is above it.
    pub highest: f64,
    /// Distance between neighbours.
    pub step: f64,
}

/// A worked step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Its name in later formulas.
    pub name: String,
    /// How it is set; TeX as written, MathML once prepared. Empty: from the name.
    pub symbol: String,
    /// Its formula.
    pub is: Formula,
    /// Why it is done.
    pub say: Prose,
}

/// A known wrong answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mistake {
    /// Completes "the learner …": `forgot-bias-correction`.
    pub id: String,
    /// The place of the part it is made in; 0 for an exercise of one.
    pub part: usize,
    /// The value that betrays it.
    pub is: Formula,
    /// In which variants it can be made at all: a closed gate is overlooked only where one is
    /// closed. `None`: in all of them.
    pub when: Option<Formula>,
    /// The reply.
    pub say: Prose,
}

/// A hint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hint {
    /// The hint's text.
    pub say: Prose,
}

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Author, year, place.
    pub cite: String,
    /// Address, where there is one.
    pub url: Option<String>,
}

/// A computational graph to be drawn with the working.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Graph {
    /// The formula whose graph it is.
    pub is: Formula,
}

impl Exercise {
    /// Whether other variants than the book's have other numbers.
    pub fn has_variants(&self) -> bool {
        self.givens
            .iter()
            .any(|given| !matches!(given.draw, Draw::Fixed | Draw::Derived))
    }

    /// The word for the kind, as written in files.
    pub fn kind_name(&self) -> &'static str {
        self.kind.name()
    }

    /// Whether a learner can know a given by name. One that is worked out from others and stands
    /// in no text of the question is the author's own.
    pub fn shows(&self, given: &Given) -> bool {
        if !matches!(given.draw, Draw::Derived) {
            return true;
        }
        let asks = match &self.kind {
            Kind::Parts(parts) => parts.iter().map(|part| &part.ask).collect(),
            _ => Vec::new(),
        };
        let mut slots = asks
            .into_iter()
            .chain([&self.prompt])
            .flat_map(Prose::slots);
        slots.any(|slot| {
            let program = slot.program();
            program.is_ok_and(|program| program.free_names().contains(&given.name))
        })
    }

    /// The names that a learner can know: the variables, and givens as the page calls them.
    pub fn names(&self) -> Vec<String> {
        let variables = self.variables.iter().map(|one| one.name.clone());
        let givens = self.givens.iter().filter(|one| self.shows(one));
        variables.chain(givens.filter_map(Given::called)).collect()
    }

    /// What is to be written, where the exercise has a program.
    pub fn code(&self) -> Option<&Code> {
        match &self.kind {
            Kind::Code(code) => Some(code),
            Kind::Bug(bug) => Some(&bug.code),
            _ => None,
        }
    }

    /// What each part asks for; an exercise without parts is one part.
    pub fn parts(&self) -> Vec<&Kind> {
        match &self.kind {
            Kind::Parts(parts) => parts.iter().map(|part| &part.kind).collect(),
            kind => vec![kind],
        }
    }

    /// What the part at this place asks for.
    pub fn part(&self, index: usize) -> Option<&Kind> {
        self.parts().get(index).copied()
    }

    /// The id of a part; empty where the exercise has none.
    pub fn part_id(&self, part: usize) -> &str {
        match &self.kind {
            Kind::Parts(parts) => parts.get(part).map_or("", |part| &part.id),
            _ => "",
        }
    }

    /// What the choice of a part is shuffled by.
    pub fn shuffled_by(&self, part: usize) -> String {
        match self.part_id(part) {
            "" => self.slug.clone(),
            id => format!("{}/{id}", self.slug),
        }
    }

    /// The place of the step that gives this answer: the one it names, else the last.
    pub fn step_of(&self, answer: &Formula) -> Option<usize> {
        let named = self.steps.iter().position(|step| step.name == answer.text);
        named.or(self.steps.len().checked_sub(1))
    }

    /// Whether an answer is worked out from a step, directly or by way of later steps.
    pub fn leads_to(&self, step: usize, answer: &Formula) -> bool {
        let names = |formula: &Formula| {
            let program = formula.program();
            program.map_or_else(|_| BTreeSet::new(), |program| program.free_names())
        };
        let mut wanted = names(answer);
        for (index, one) in self.steps.iter().enumerate().rev() {
            if wanted.contains(&one.name) {
                if index == step {
                    return true;
                }
                wanted.extend(names(&one.is));
            }
        }
        false
    }

    /// For each step whether it is a formula in the exercise's variables and has no value.
    pub fn symbolic_steps(&self) -> Vec<bool> {
        let mut names: Vec<&str> = self.variables.iter().map(|v| v.name.as_str()).collect();
        self.steps
            .iter()
            .map(|step| {
                let symbolic = !names.is_empty()
                    && step.is.program().is_ok_and(|program| {
                        let free = program.free_names();
                        names.iter().any(|name| free.contains(*name))
                    });
                if symbolic {
                    names.push(&step.name);
                }
                symbolic
            })
            .collect()
    }

    /// A formula with the steps in front of it that have no value of their own, so that it stands
    /// in variables and givens alone: `u = 3x + 2; 2*u*3`.
    pub fn written_out(&self, formula: &Formula) -> Formula {
        let mut text = String::new();
        for (step, symbolic) in self.steps.iter().zip(self.symbolic_steps()) {
            if symbolic && step.name != formula.text {
                text.push_str(&format!("{} = {}; ", step.name, step.is.text));
            }
            if step.name == formula.text {
                return Formula::new(&format!("{text}{}", step.is.text));
            }
        }
        Formula::new(&format!("{text}{}", formula.text))
    }

    /// Calls `change` on every text with slots, so that the site can turn Markdown into HTML.
    pub fn each_prose<E>(
        &mut self,
        change: &mut dyn FnMut(&mut Prose) -> Result<(), E>,
    ) -> Result<(), E> {
        change(&mut self.prompt)?;
        change(&mut self.after)?;
        for step in &mut self.steps {
            change(&mut step.say)?;
        }
        for mistake in &mut self.mistakes {
            change(&mut mistake.say)?;
        }
        for hint in &mut self.hints {
            change(&mut hint.say)?;
        }
        self.kind.each_prose(change)
    }

    /// Calls `change` on every symbol, so that the site can turn TeX into MathML.
    pub fn each_symbol<E>(
        &mut self,
        change: &mut dyn FnMut(&mut String) -> Result<(), E>,
    ) -> Result<(), E> {
        for given in &mut self.givens {
            change(&mut given.symbol)?;
        }
        for step in &mut self.steps {
            change(&mut step.symbol)?;
        }
        for variable in &mut self.variables {
            change(&mut variable.symbol)?;
        }
        self.kind.each_symbol(change)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_is_called_by_its_name_and_by_its_symbol_in_letters() {
        let given = |name: &str, symbol: &str| Given {
            name: name.to_string(),
            symbol: symbol.to_string(),
            noun: None,
            book: Formula::new("1"),
            draw: Draw::Fixed,
            avoid: None,
        };
        for (name, symbol, names) in [
            ("b1", r"\beta_1", &["b1", "beta1", "beta_1"][..]),
            (
                "b1",
                "<msub><mi>β</mi><mn>1</mn></msub>",
                &["b1", "beta1", "beta_1"],
            ),
            ("w1", "w_1", &["w1", "w_1"]),
            ("n", "", &["n"]),
            // A unit and a constant keep their meaning.
            ("seq", "s", &["seq"]),
            ("base", "e", &["base"]),
        ] {
            assert_eq!(given(name, symbol).names(), names, "{name} {symbol}");
        }
        assert_eq!(given("w1", "w_1").called().as_deref(), Some("w1"));
        assert_eq!(given("b1", r"\beta_1").called().as_deref(), Some("beta1"));
        assert_eq!(given("seq", "s").called(), None);
    }
}
