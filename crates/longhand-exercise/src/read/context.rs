//! The names that mean something in an answer.

use crate::question::Question;
use crate::variant::Variant;
use longhand_notation::math::Math;
use longhand_notation::{Scope, Value};
use std::cell::OnceCell;

/// What a text is read in: the question's names with this variant's numbers, and the field's unit.
#[derive(Debug)]
pub struct Context<'a> {
    /// The question.
    pub question: &'a Question,
    /// Its numbers.
    pub variant: &'a Variant,
    /// The unit that the field shows.
    pub unit: Option<&'a str>,
    /// What stands before the field, in letters: a learner may write it behind the number.
    pub label: Option<String>,
    givens: OnceCell<Scope>,
    names: OnceCell<Scope>,
}

impl<'a> Context<'a> {
    /// For the fields of one answer.
    pub fn new(question: &'a Question, variant: &'a Variant, unit: Option<&'a str>) -> Context<'a> {
        Context {
            question,
            variant,
            unit,
            label: None,
            givens: OnceCell::new(),
            names: OnceCell::new(),
        }
    }

    /// With what stands before the field.
    pub fn labelled(self, label: Option<&Math>) -> Context<'a> {
        let label = label.map(|label| label.plain().replace('\u{a0}', " "));
        Context { label, ..self }
    }

    /// Every given by its name in formulas.
    pub fn givens(&self) -> &Scope {
        self.givens
            .get_or_init(|| givens(self.question, self.variant))
    }

    /// The names that a learner may write: `w2 * x`, and `beta1` for a given that formulas call
    /// `b1`. What one given is called by its symbol never hides another's own name.
    pub fn names(&self) -> &Scope {
        self.names.get_or_init(|| {
            let mut known = Scope::new();
            for given in &self.question.givens {
                if let Some(value) = self.variant.scope.value(&given.name) {
                    for name in given.names.iter().skip(1) {
                        known.define(name, Value::clone(value));
                    }
                }
            }
            for given in &self.question.givens {
                if let Some(value) = self.variant.scope.value(&given.name) {
                    known.define(&given.name, Value::clone(value));
                }
            }
            known
        })
    }

    /// The names that a learner may write, but for these, which are functions in what was typed.
    pub fn names_without(&self, functions: &[&String]) -> Scope {
        let mut known = Scope::new();
        for name in self.names().names() {
            if let (false, Some(value)) = (
                functions.iter().any(|one| *one == name),
                self.names().value(name),
            ) {
                known.define(name, Value::clone(value));
            }
        }
        known
    }

    /// The names that the question shows, as it shows them.
    pub fn shown(&self) -> Scope {
        let mut shown = Scope::new();
        for given in &self.question.givens {
            if let Some(name) = given.called.as_deref()
                && let Some(value) = self.variant.scope.value(&given.name)
            {
                shown.define(name, Value::clone(value));
            }
        }
        shown
    }

    /// Whether a given can be typed by this name.
    pub fn names_a_given(&self, name: &str) -> bool {
        let mut givens = self.question.givens.iter();
        givens.any(|one| one.names.iter().any(|own| own == name))
    }
}

/// Every given by its name in formulas.
pub fn givens(question: &Question, variant: &Variant) -> Scope {
    let mut known = Scope::new();
    for given in &question.givens {
        if let Some(value) = variant.scope.value(&given.name) {
            known.define(&given.name, Value::clone(value));
        }
    }
    known
}
