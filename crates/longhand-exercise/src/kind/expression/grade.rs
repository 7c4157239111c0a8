//! Judging a formula: whether it is the same function, never whether it is the same text.

use super::Expression;
use super::compare::compare;
use crate::formula::Formula;
use crate::grade::answer::Answer;
use crate::kind::behaviour::Grade;
use crate::question::Question;
use crate::read::context::Context;
use crate::read::{LONGEST, fault};
use crate::slip::{Off, Slip};
use crate::task::Task;
use crate::verdict::{Diagnosis, Help, Judgement, Reading, Verdict};
use crate::worked::Worked;
use longhand_notation::compare::Equivalence;
use longhand_notation::expr::{Kind, Statement};
use longhand_notation::{Expr, Fault, Program, Scope, Span, Value, lenient, typeset};

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
    // `ax` is a · x where these alone are names, and 2M two times M, if there is an M.
    let mut names = scope.clone();
    for variable in &question.variables {
        names.define(&variable.name, Value::number(1.0));
    }
    let is_name = |name: &str| names.value(name).is_some();
    let answer = lenient::Context::answer(&is_name, None);
    let reading = lenient::read_in(text, &answer).map_err(fault)?;
    let program = reading.program.spelled_out(&names);
    let echo = program.expression().map(typeset::plain).unwrap_or_default();
    let known: Vec<String> = question
        .variables
        .iter()
        .map(|variable| variable.name.clone())
        .chain(question.givens.iter().map(|given| given.name.clone()))
        .collect();
    let mut renamed = Vec::new();
    let mut rename = |name: &str, to: &str| {
        renamed.push(Statement::Define {
            name: name.to_string(),
            value: Expr::new(Kind::Name(to.to_string()), Span::default()),
        });
    };
    for name in program.free_names() {
        if known.contains(&name) {
            continue;
        }
        // β₁ for a given that formulas call b1.
        let mut symbols = question.givens.iter();
        let called = symbols.find(|one| scope.value(&name).is_some() && one.names.contains(&name));
        let mut alike = known.iter().filter(|one| one.eq_ignore_ascii_case(&name));
        match (called, alike.next(), alike.next()) {
            (Some(given), _, _) => rename(&name, &given.name),
            (None, Some(one), None) => rename(&name, one),
            // A unit, or a constant such as e.
            _ if longhand_notation::unit::named(&name).is_some() || is_constant(&name) => {}
            _ if FUNCTIONS.contains(&name.as_str()) => {}
            _ => {
                if let Some((what, help)) = longhand_notation::fault::out_of_reach(&name) {
                    let place = place_of(&name, &reading.program);
                    return Err(fault(Fault::new(place, what, help)));
                }
                return Err(Help::UnknownName {
                    name,
                    known: question.names(),
                });
            }
        }
    }
    renamed.extend(program.statements().iter().cloned());
    Ok((Program::from(renamed), echo))
}

/// Where a name stands in a text.
fn place_of(name: &str, program: &Program) -> Span {
    let mut place = None;
    if let Some(expr) = program.expression() {
        expr.walk(&mut |part| match &part.kind {
            Kind::Name(here) if here == name => place = place.or(Some(part.span)),
            _ => {}
        });
    }
    place.unwrap_or_default()
}

/// Letters that are functions, where no variable has that name: σ, Φ and φ.
const FUNCTIONS: [&str; 3] = ["sigma", "Phi", "phi"];

/// Whether a name has a value of its own, as e and π do.
fn is_constant(name: &str) -> bool {
    let program = longhand_notation::parse(name);
    program.is_ok_and(|program| program.evaluate(&Scope::new()).is_ok())
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
            Ok(value) if value.unit().is_some() => Some(Help::OtherKind {
                typed: value
                    .unit()
                    .map_or_else(String::new, |unit| unit.name.clone()),
                asked: None,
                right: false,
            }),
            Ok(value) if value.as_number().is_some() => None,
            Ok(_) => Some(Help::NotANumber("It is not one number.".to_string())),
            Err(one) => Some(fault(one)),
        }
    }

    /// Whether a number with digits behind its point stands in the formula.
    fn has_decimals(&self) -> bool {
        let mut found = false;
        for statement in self.typed.statements() {
            let (Statement::Expression(expr)
            | Statement::Define { value: expr, .. }
            | Statement::Function { body: expr, .. }) = statement;
            expr.walk(&mut |part| {
                if let Kind::Number(literal) = &part.kind {
                    found |= literal.mantissa.fract() != 0.0;
                }
            });
        }
        found
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
        // A number with few digits is one that has digits behind its point.
        let decimals = self.has_decimals();
        let mut all = factors
            .into_iter()
            .filter(|(_, _, slip)| *slip != ROUNDED || decimals);
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
    let mut pairs: Vec<(f64, f64)> = Vec::new();
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
        pairs.push((a, b));
    }
    // Where the right one passes through zero, a number that was rounded is off by more than its
    // part: there it is held against the formula's usual size.
    let mut sizes: Vec<f64> = pairs.iter().map(|(a, _)| a.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    let rounding = reach > 1e-6;
    let usual = sizes.get(sizes.len() / 2).copied().filter(|_| rounding);
    let floor = usual.unwrap_or(0.0).max(1e-6);
    let fits = |(a, b): &(f64, f64)| {
        let size = a.abs().max(b.abs()).max(floor);
        (factor * a - b).abs() <= reach * size
    };
    let telling = pairs.iter().filter(|(a, _)| a.abs() > 1e-6).count();
    telling >= 8 && pairs.iter().all(fits)
}
