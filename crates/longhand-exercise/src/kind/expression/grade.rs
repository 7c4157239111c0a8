//! Judging a formula: whether it is the same function, never whether it is the same text.

use super::Expression;
use super::compare::compare;
use crate::formula::Formula;
use crate::grade::answer::Answer;
use crate::kind::behaviour::Grade;
use crate::question::Question;
use crate::read::context::Context;
use crate::read::{LONGEST, words};
use crate::slip::{Off, Slip};
use crate::task::Task;
use crate::verdict::{Diagnosis, Help, Judgement, Reading, Verdict};
use crate::worked::Worked;
use longhand_notation::compare::Equivalence;
use longhand_notation::{Fault, Program, Scope, Value, typeset};

impl Grade for Expression {
    fn grade(&self, task: &Task, answer: &Answer) -> Judgement {
        match answer {
            Answer::Text(text) => judge(task, self, text),
            _ => Judgement::help(Help::Empty),
        }
    }
}

/// Judges a formula.
fn judge(task: &Task, expression: &Expression, text: &str) -> Judgement {
    if text.trim().is_empty() {
        return Judgement::help(Help::Empty);
    }
    if text.len() > LONGEST {
        return Judgement::help(Help::too_long(text));
    }
    let context = Context::new(task.question, task.variant, None);
    let (program, echo) = match read(task.question, context.names(), text) {
        Ok(read) => read,
        Err(help) => return Judgement::help(help),
    };
    let judging = Judging {
        task,
        scope: context.names(),
        typed: &program,
    };
    Judgement {
        verdict: judging.verdict(expression),
        reading: Some(Reading::of(text, echo)),
        cells: Vec::new(),
        parts: Vec::new(),
    }
}

/// Reads what was typed. `y = …` or `dL/dx = …` in front says only whose formula it is; a name in
/// capitals is the one in small letters where only that one exists.
///
/// Also says how the text was read.
fn read(question: &Question, scope: &Scope, text: &str) -> Result<(Program, String), Help> {
    // `2 x 3` and `ln 2` are tried where the text as it stands says nothing.
    read_once(question, scope, text).or_else(|help| {
        let mut others = longhand_notation::rewritten(text);
        let read = others.find_map(|text| read_once(question, scope, &text).ok());
        read.ok_or(help)
    })
}

fn read_once(question: &Question, scope: &Scope, text: &str) -> Result<(Program, String), Help> {
    let fault = |fault: Fault| Help::Fault {
        span: fault.span,
        message: fault.message,
        help: fault.help,
    };
    let bare = without_front(text);
    // `ax` is a · x where these alone are names.
    let mut names = scope.clone();
    for variable in &question.variables {
        names.define(&variable.name, Value::number(1.0));
    }
    // In a formula 2M is two times M, if there is an M.
    let is_name = |name: &str| names.value(name).is_some();
    let bare = words::factors_apart(&bare, &is_name).unwrap_or(bare);
    let program = longhand_notation::read(&bare).map_err(fault)?;
    let program = program.spelled_out(&names);
    let echo = program.expression().map(typeset::plain).unwrap_or_default();
    let known: Vec<String> = question
        .variables
        .iter()
        .map(|variable| variable.name.clone())
        .chain(question.givens.iter().map(|given| given.name.clone()))
        .collect();
    let mut renamed = String::new();
    for name in program.free_names() {
        if known.contains(&name) {
            continue;
        }
        // β₁ for a given that formulas call b1.
        let mut symbols = question.givens.iter();
        let called = symbols.find(|one| scope.value(&name).is_some() && one.names.contains(&name));
        let mut alike = known.iter().filter(|one| one.eq_ignore_ascii_case(&name));
        match (called, alike.next(), alike.next()) {
            (Some(given), _, _) => renamed.push_str(&format!("{name} = {}; ", given.name)),
            (None, Some(one), None) => renamed.push_str(&format!("{name} = {one}; ")),
            // A unit, or a constant such as e.
            _ if longhand_notation::unit::named(&name).is_some() || is_constant(&name) => {}
            _ if name == SIGMOID => {}
            _ => {
                return Err(Help::UnknownName {
                    name,
                    known: question.names(),
                });
            }
        }
    }
    if renamed.is_empty() {
        return Ok((program, echo));
    }
    let program = longhand_notation::parse(&format!("{renamed}{}", bare.trim())).map_err(fault)?;
    Ok((program, echo))
}

/// σ: the sigmoid, where no variable has that name.
const SIGMOID: &str = "sigma";

/// Whether a name has a value of its own, as e and π do.
fn is_constant(name: &str) -> bool {
    let program = longhand_notation::parse(name);
    program.is_ok_and(|program| program.evaluate(&Scope::new()).is_ok())
}

/// The text behind a single `=`, with spaces in place of what stood before it, so that faults
/// point to their place.
fn without_front(text: &str) -> String {
    let mut signs = text.match_indices('=');
    let (Some((at, _)), None) = (signs.next(), signs.next()) else {
        return text.to_string();
    };
    let compared = text[..at].ends_with(['<', '>', '!', ':']);
    // `u = 3x + 2; 2*u*3` defines a name and goes on.
    if compared || text[at + 1..].trim().is_empty() || text.contains([';', '\n']) {
        return text.to_string();
    }
    format!("{}{}", " ".repeat(at + 1), &text[at + 1..])
}

struct Judging<'a> {
    task: &'a Task<'a>,
    scope: &'a Scope,
    typed: &'a Program,
}

impl Judging<'_> {
    fn compared(&self, other: &Program) -> Option<Equivalence> {
        // Steps stand in the author's formula as numbers or written out; the learner has neither.
        compare(
            self.task.question,
            &self.task.variant.scope,
            other,
            self.typed,
        )
    }

    fn is(&self, worked: &Worked) -> bool {
        match worked {
            Worked::Formula(formula) => self.equals(formula),
            _ => false,
        }
    }

    fn equals(&self, formula: &Formula) -> bool {
        formula
            .program()
            .is_ok_and(|program| matches!(self.compared(&program), Some(Equivalence::Same(_))))
    }

    fn written_out(&self, formula: &Formula) -> bool {
        self.equals(&self.task.question.written_out(formula))
    }

    fn verdict(&self, expression: &Expression) -> Verdict {
        let Some(Worked::Formula(right)) = self.task.variant.answers.get(self.task.part) else {
            return Verdict::Unreadable(Help::no_answer());
        };
        let Ok(right_program) = right.program() else {
            return Verdict::Unreadable(Help::Broken(right.text.clone()));
        };
        // What cannot be worked out at all, as a list where a number is asked for, says why.
        if let Some(help) = self.fault() {
            return Verdict::Unreadable(help);
        }
        match self.compared(&right_program) {
            Some(Equivalence::Same(_)) => return Verdict::Right { also: None },
            // Somebody put numbers in and kept five digits or more.
            Some(Equivalence::Different { .. }) if self.within(&right_program, 2e-5) => {
                return Verdict::Right { also: None };
            }
            Some(Equivalence::Different { .. }) => {}
            Some(Equivalence::Unknown) | None => return Verdict::Unreadable(Help::NoValue),
        }
        let also = &expression.also;
        if let Some(index) = also.iter().position(|also| self.written_out(&also.is)) {
            return Verdict::Right { also: Some(index) };
        }
        for (index, worked) in self
            .task
            .variant
            .mistakes_of(self.task.question, self.task.part)
        {
            if self.is(worked) {
                return Verdict::Wrong(Some(Diagnosis::Mistake(index)));
            }
        }
        let last = self.task.question.step_of(&expression.is).unwrap_or(0);
        for (index, step) in self.task.question.steps.iter().enumerate().take(last) {
            if self.written_out(&Formula::new(&step.name)) {
                return Verdict::Near(Diagnosis::Step {
                    index,
                    to_go: last - index,
                });
            }
        }
        match self.factor(&right_program) {
            Some(slip) => Verdict::Near(Diagnosis::Slip(slip)),
            None => Verdict::Wrong(None),
        }
    }

    /// Why the typed formula cannot be worked out at a point of the domain.
    fn fault(&self) -> Option<Help> {
        let mut here = self.scope.clone();
        for variable in &self.task.question.variables {
            // Off the middle, where 0/0 is common.
            let x = variable.lowest + 0.613 * (variable.highest - variable.lowest);
            here.define(&variable.name, longhand_notation::Value::number(x));
        }
        match self.typed.evaluate(&here) {
            Ok(value) if value.as_number().is_some() => None,
            Ok(_) => Some(Help::NotANumber("It is not one number.".to_string())),
            Err(fault) => Some(Help::Fault {
                span: fault.span,
                message: fault.message,
                help: fault.help,
            }),
        }
    }

    /// Whether the formula comes everywhere as near to the right one as this part of it.
    fn within(&self, right: &Program, reach: f64) -> bool {
        let scope = &self.task.variant.scope;
        compare_scaled(self.task.question, scope, right, self.typed, 1.0, reach)
    }

    /// The slip of a formula that is everywhere so many times the right one.
    fn factor(&self, right: &Program) -> Option<Slip> {
        let (exact, rounded) = (1e-9, 5e-3);
        let factors = [
            (-1.0, exact, Slip::Sign),
            (2.0, exact, Slip::Two(Off::Large)),
            (0.5, exact, Slip::Two(Off::Small)),
            (1.0, rounded, ROUNDED),
        ];
        let fits = |factor: f64, reach: f64| {
            let scope = &self.task.variant.scope;
            compare_scaled(self.task.question, scope, right, self.typed, factor, reach)
        };
        let mut all = factors.into_iter();
        let found = all.find(|(factor, reach, _)| fits(*factor, *reach));
        found.map(|(_, _, slip)| slip)
    }
}

/// A number in the formula that stands there with a few digits only.
const ROUNDED: Slip = Slip::Rounded {
    step: None,
    figures: 0,
};

/// Whether `typed` is `factor` times `right` at points of the domain, up to this part of it.
fn compare_scaled(
    question: &Question,
    scope: &Scope,
    right: &Program,
    typed: &Program,
    factor: f64,
    reach: f64,
) -> bool {
    let mut told = 0;
    for point in 0..24_u32 {
        let mut here = scope.clone();
        for (place, variable) in question.variables.iter().enumerate() {
            // Points spread by the golden ratio, another stretch for each variable.
            let turn = f64::from(point + 1) * (0.618_033_988_749_895 + 0.137 * place as f64);
            let x = variable.lowest + turn.fract() * (variable.highest - variable.lowest);
            here.define(&variable.name, longhand_notation::Value::number(x));
        }
        let value = |program: &Program| program.evaluate(&here).ok()?.as_number();
        let (Some(a), Some(b)) = (value(right), value(typed)) else {
            return false;
        };
        if !a.is_finite() || !b.is_finite() {
            continue;
        }
        if (factor * a - b).abs() > reach * a.abs().max(b.abs()).max(1e-6) {
            return false;
        }
        if a.abs() > 1e-6 {
            told += 1;
        }
    }
    told >= 8
}
