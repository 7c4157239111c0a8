//! What every exercise has, whatever the learner does in it: text, numbers, working, replies.

use crate::formula::Formula;
use crate::given::{Draw, Given};
use crate::prose::Prose;
use longhand_notation::math::Math;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What every exercise has, whatever the learner does in it. Its fields are those of the file; see
/// `docs/exercise-format.md` for what each means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
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
    pub sources: Vec<Citation>,
    /// A formula whose computational graph belongs to the working.
    pub graph: Option<Graph>,
    /// PyTorch code that reproduces the answer.
    pub pytorch: Option<String>,
    /// The words of the question: a learner may write one of them behind a number.
    pub words: Vec<String>,
    /// What its texts say of its numbers in words. Authors' checks look at it; no page has it.
    #[serde(skip)]
    pub holds: Vec<Claim>,
}

/// Words of a text that compare numbers of the exercise, and the condition that makes them true.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The words, as they stand in a text.
    pub says: String,
    /// True in every variant.
    pub is: Formula,
}

/// A variable of an expression exercise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Variable {
    /// Its name in formulas.
    pub name: String,
    /// Formulas are compared from here
    pub lowest: f64,
    /// to here.
    pub highest: f64,
    /// How it is set; by its name where nothing is said.
    pub symbol: Option<Math>,
}

/// A worked step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Its name in later formulas.
    pub name: String,
    /// How it is set; by its name where nothing is said.
    pub symbol: Option<Math>,
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
    /// Another slip that gives the same value, where the reply names two. Authors' checks look at
    /// it; no page has it.
    #[serde(skip)]
    pub or: Option<Formula>,
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
pub struct Citation {
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

impl Question {
    /// Whether other variants than the book's have other numbers.
    pub fn has_variants(&self) -> bool {
        self.givens
            .iter()
            .any(|given| !matches!(given.draw, Draw::Fixed | Draw::Derived))
    }

    /// The names that a learner can know: the variables, and givens as the page calls them.
    pub fn names(&self) -> Vec<String> {
        let variables = self.variables.iter().map(|one| one.name.clone());
        let givens = self.givens.iter();
        variables
            .chain(givens.filter_map(|one| one.called.clone()))
            .collect()
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
}
