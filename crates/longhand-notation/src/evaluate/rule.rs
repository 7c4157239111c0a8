//! Calls of the rules that `longhand-math` registers: `cross_entropy(z, 0)`,
//! `adam([4, -2, 6], lr = 1e-3).m_hat`.

use super::{Evaluator, TapeRecord, TapeValue, from_math};
use crate::expr::{Argument, Kind};
use crate::{Fault, Span};
use longhand_math::Tensor;
use longhand_math::op::{Op, Recalled};
use longhand_math::registry::{self, Entry, Outcome};

/// An argument in the registry's terms, and the step on the tape that it was.
type Neutral = (registry::Argument, Option<usize>);

/// Most numbers that go into one call of a rule.
const MAX_NUMBERS: usize = 1 << 18;

impl Evaluator<'_> {
    /// Calls a rule with arguments as written; a parameter that takes a word
    /// takes it bare: `reduction = sum`.
    pub(super) fn call_rule(
        &mut self,
        entry: &'static Entry,
        arguments: &[Argument],
        span: Span,
    ) -> Result<TapeValue, Fault> {
        let mut given = Vec::with_capacity(arguments.len());
        for (place, argument) in arguments.iter().enumerate() {
            let parameter = match &argument.name {
                None => entry.parameters.get(place),
                Some(name) => entry.parameters.iter().find(|p| p.name == name),
            };
            let word = match (parameter.map(|p| p.kind), &argument.value.kind) {
                (Some(registry::Kind::Word(words)), Kind::Name(name)) => {
                    words.iter().find(|word| *word == name)
                }
                _ => None,
            };
            if let (None, Some(registry::Kind::Word(words)), Kind::Name(name)) =
                (word, parameter.map(|p| p.kind), &argument.value.kind)
                && self.known(name).is_none()
            {
                let parameter = parameter.map_or("", |p| p.name);
                return Err(Fault::new(
                    argument.value.span,
                    [parameter, " cannot be “", name, "”"].concat(),
                    ["It is one of ", &words.join(", "), "."].concat(),
                ));
            }
            let value = match word {
                Some(word) => (registry::Argument::from(*word), None),
                None => {
                    let live = self.expr(&argument.value)?;
                    self.neutral(live, argument.value.span)?
                }
            };
            given.push((argument.name.clone(), value));
        }
        self.run_rule(entry, given, span)
    }

    /// Calls a rule with values already computed.
    pub(super) fn call_rule_with(
        &mut self,
        entry: &'static Entry,
        values: Vec<TapeValue>,
        span: Span,
    ) -> Result<TapeValue, Fault> {
        let mut given = Vec::with_capacity(values.len());
        for value in values {
            given.push((None, self.neutral(value, span)?));
        }
        self.run_rule(entry, given, span)
    }

    /// A value in the registry's terms, and its step on the tape.
    fn neutral(&mut self, live: TapeValue, span: Span) -> Result<Neutral, Fault> {
        if let TapeValue::Truth(truth) = &live
            && let Some(x) = truth.item()
        {
            return Ok((registry::Argument::Flag(x != 0.0), None));
        }
        let step = self.as_number(live, span)?;
        let tensor = self.tensor(step);
        let argument = match tensor.item() {
            Some(x) => registry::Argument::Number(x),
            None => registry::Argument::Tensor(tensor),
        };
        Ok((argument, Some(step)))
    }

    fn run_rule(
        &mut self,
        entry: &'static Entry,
        given: Vec<(Option<String>, Neutral)>,
        span: Span,
    ) -> Result<TapeValue, Fault> {
        // Which step went into which parameter, for the derivative.
        let mut steps: Vec<(usize, &'static str)> = Vec::new();
        let (mut unnamed, mut named) = (Vec::new(), Vec::new());
        for (name, (argument, step)) in given {
            let parameter = match &name {
                None => entry.parameters.get(unnamed.len()),
                Some(name) => entry.parameters.iter().find(|p| p.name == *name),
            };
            if let (Some(step), Some(parameter)) = (step, parameter) {
                steps.push((step, parameter.name));
            }
            match name {
                None => unnamed.push(argument),
                Some(name) => named.push((name, argument)),
            }
        }
        let numbers: usize = steps.iter().map(|(step, _)| self.tensor_size(*step)).sum();
        if numbers > MAX_NUMBERS {
            return Err(Fault::new(
                span,
                [entry.slug, " is given too many numbers"].concat(),
                "It takes up to 262 144 of them.",
            ));
        }
        let bound = entry.bind(unnamed, named);
        let outcome = bound.and_then(|arguments| Ok(((entry.rule)(&arguments)?, arguments)));
        let (outcome, arguments) = outcome.map_err(|error| {
            let mut fault = from_math(&error, span);
            fault.help = ["It is called ", &entry.signature(), "."].concat();
            fault
        })?;
        Ok(self.outcome(entry, &outcome, arguments, &steps))
    }

    /// A rule's result on the tape; its main value knows its derivatives.
    fn outcome(
        &mut self,
        entry: &'static Entry,
        outcome: &Outcome,
        arguments: registry::Arguments,
        steps: &[(usize, &'static str)],
    ) -> TapeValue {
        let Outcome::Record(parts) = outcome else {
            return self.part(entry, outcome, Vec::new(), steps);
        };
        let mut fields = Vec::with_capacity(parts.len());
        let mut main = None;
        for (name, part) in parts {
            if entry.main != Some(*name) {
                let value = self.part(entry, part, Vec::new(), steps);
                fields.push((String::from(*name), value));
                continue;
            }
            main = Some(fields.len());
            let value = match (entry.upstream(), part) {
                // To be gone back through by calling it again.
                (Some(_), Outcome::Tensor(value)) => {
                    let call = Recalled {
                        entry,
                        arguments: arguments.clone(),
                        parameters: steps.iter().map(|(_, name)| *name).collect(),
                    };
                    let inputs = steps.iter().map(|(step, _)| *step).collect();
                    let op = Op::Recalled(Box::new(call));
                    TapeValue::Number(self.tape.record(op, inputs, value.clone()))
                }
                _ => {
                    let slopes = self.slopes(outcome, part, steps);
                    self.part(entry, part, slopes, steps)
                }
            };
            fields.push((String::from(*name), value));
        }
        TapeValue::Record(TapeRecord { fields, main })
    }

    /// The derivatives that a rule gives besides its main number, by its
    /// convention `d_name`.
    fn slopes(
        &self,
        outcome: &Outcome,
        main: &Outcome,
        steps: &[(usize, &'static str)],
    ) -> Vec<Option<Tensor>> {
        // With `reduction = none` there is one loss a row, and each depends on its own
        // row alone; so the slopes of their sum are those of each.
        let rows = match main {
            Outcome::Number(_) => &[],
            Outcome::Tensor(losses) => losses.sizes(),
            Outcome::Record(_) => return Vec::new(),
        };
        let slope = |(step, name): &(usize, &str)| {
            let slope = outcome.tensor(&Entry::gradient_name(name)).ok()?;
            let slope = slope.reshape(self.tensor(*step).sizes()).ok()?;
            (slope.sizes().get(..rows.len()) == Some(rows)).then_some(slope)
        };
        steps.iter().map(slope).collect()
    }

    fn part(
        &mut self,
        entry: &'static Entry,
        part: &Outcome,
        slopes: Vec<Option<Tensor>>,
        steps: &[(usize, &'static str)],
    ) -> TapeValue {
        let value = match part {
            Outcome::Number(x) => Tensor::scalar(*x),
            Outcome::Tensor(tensor) => tensor.clone(),
            Outcome::Record(parts) => {
                let mut fields = Vec::with_capacity(parts.len());
                for (name, part) in parts {
                    fields.push((
                        String::from(*name),
                        self.part(entry, part, Vec::new(), steps),
                    ));
                }
                return TapeValue::Record(TapeRecord { fields, main: None });
            }
        };
        let name = entry.slug;
        let inputs = steps.iter().map(|(step, _)| *step).collect();
        TapeValue::Number(self.tape.record(Op::Rule { name, slopes }, inputs, value))
    }
}
