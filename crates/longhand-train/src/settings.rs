//! What a run is told.
//!
//! Settings are written as `task=text&lr=0.003&…`, the same in a link, in a message to a worker and
//! at the head of a log; what has its usual value is left out.

use crate::cause::Cause;
use crate::kernel::rounding::Format;
use crate::optimizer::Rule;
use std::fmt;

/// What is learnt, and by which model.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Task {
    /// A small network, on the arms of a spiral.
    #[default]
    Spiral,
    /// A transformer, on a text.
    Text,
}

/// How the rate moves after warm-up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Schedule {
    /// It stays.
    #[default]
    Constant,
    /// It falls along half a cosine to 0.
    Cosine,
    /// It falls along a line to 0.
    Linear,
    /// It stays, and falls along a line over the last fifth.
    Wsd,
}

/// The numbers a run computes in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbers {
    /// fp32.
    #[default]
    Fp32,
    /// bf16, with fp32 weights kept.
    Bf16,
    /// fp16, with fp32 weights kept.
    Fp16,
    /// The same, with a dynamic loss scale.
    Fp16Scaled,
}

impl Numbers {
    /// The format of a pass.
    #[must_use]
    pub fn format(self) -> Format {
        match self {
            Numbers::Fp32 => Format::Fp32,
            Numbers::Bf16 => Format::Bf16,
            Numbers::Fp16 | Numbers::Fp16Scaled => Format::Fp16,
        }
    }
}

/// What a run is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// What is learnt.
    pub task: Task,
    /// Steps in all.
    pub steps: u32,
    /// Points, a multiple of eight, or sequences a step.
    pub batch: usize,
    /// The highest learning rate.
    pub lr: f64,
    /// Steps of warm-up.
    pub warmup: u32,
    /// What comes after it.
    pub schedule: Schedule,
    /// The optimizer.
    pub optimizer: Rule,
    /// Weight decay.
    pub decay: f64,
    /// The largest norm of a gradient; 0 for none.
    pub clip: f64,
    /// The numbers of forward and backward pass.
    pub numbers: Numbers,
    /// What the loss is divided by before the backward pass, as when the gradients of so many
    /// micro-batches are to be summed.
    pub divisor: f64,
    /// Deviation of the first weights, as a multiple of the usual one.
    pub width: f64,
    /// Whether sequences are short and filled up with padding.
    pub padded: bool,
    /// The seed of weights and data.
    pub seed: u64,
    /// What is wrong, besides the numbers above.
    pub faults: Faults,
}

/// A set of causes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Faults(u16);

impl Faults {
    /// Whether the set holds a cause.
    #[must_use]
    pub fn has(self, cause: Cause) -> bool {
        self.0 & (1 << cause as u16) != 0
    }

    /// Puts a cause in or takes it out.
    pub fn set(&mut self, cause: Cause, here: bool) {
        let bit = 1 << cause as u16;
        self.0 = if here { self.0 | bit } else { self.0 & !bit };
    }
}

impl Settings {
    /// A healthy run on the spiral.
    #[must_use]
    pub fn spiral() -> Self {
        Self {
            task: Task::Spiral,
            steps: 600,
            batch: 64,
            lr: 0.01,
            warmup: 20,
            schedule: Schedule::Constant,
            optimizer: Rule::AdamW,
            decay: 0.01,
            clip: 0.0,
            numbers: Numbers::Fp32,
            divisor: 1.0,
            width: 1.0,
            padded: false,
            seed: 1,
            faults: Faults::default(),
        }
    }

    /// A healthy run on the text.
    #[must_use]
    pub fn text() -> Self {
        Self {
            task: Task::Text,
            steps: 240,
            batch: 8,
            lr: 0.005,
            clip: 1.0,
            ..Self::spiral()
        }
    }

    fn usual(task: Task) -> Self {
        match task {
            Task::Spiral => Self::spiral(),
            Task::Text => Self::text(),
        }
    }

    /// Reads what [`Settings`] writes; fields that are not there have their usual values.
    ///
    /// ```
    /// use longhand_train::settings::Settings;
    /// let settings = Settings::parse("task=text&lr=0.01")?;
    /// assert_eq!((settings.lr, settings.batch), (0.01, 8));
    /// assert!(Settings::parse("lr=fast").unwrap_err().contains("lr"));
    /// # Ok::<(), String>(())
    /// ```
    ///
    /// # Errors
    /// A field that there is not, or a value that it cannot have: what was found, and what can stand
    /// there.
    pub fn parse(text: &str) -> Result<Self, String> {
        let fields = || text.split('&').filter(|field| !field.is_empty());
        let task = fields().find_map(|field| field.strip_prefix("task="));
        let mut settings = Self::usual(match task {
            Some(word) => of(TASKS, "task", word)?,
            None => Task::Spiral,
        });
        for field in fields() {
            let (name, value) = field
                .split_once('=')
                .ok_or_else(|| format!("`{field}` is no setting, such as lr=0.01"))?;
            settings.set(name, value)?;
        }
        settings.check()?;
        Ok(settings)
    }

    /// Sets one field.
    ///
    /// # Errors
    /// As [`Settings::parse`].
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        match name {
            "task" => self.task = of(TASKS, name, value)?,
            "steps" => self.steps = number(name, value, 1.0, 100_000.0)? as u32,
            "batch" => self.batch = number(name, value, 1.0, 256.0)? as usize,
            "lr" => self.lr = number(name, value, 0.0, 100.0)?,
            "warmup" => self.warmup = number(name, value, 0.0, 100_000.0)? as u32,
            "schedule" => self.schedule = of(SCHEDULES, name, value)?,
            "optimizer" => self.optimizer = of(OPTIMIZERS, name, value)?,
            "decay" => self.decay = number(name, value, 0.0, 1000.0)?,
            "clip" => self.clip = number(name, value, 0.0, 1e6)?,
            "numbers" => self.numbers = of(NUMBERS, name, value)?,
            "divisor" => self.divisor = number(name, value, 1.0, 1e9)?,
            "width" => self.width = number(name, value, 0.0, 1000.0)?,
            "padded" => self.padded = of(&[("no", false), ("yes", true)], name, value)?,
            "seed" => self.seed = number(name, value, 0.0, 4_294_967_295.0)? as u64,
            "faults" => {
                self.faults = Faults::default();
                for word in value.split(',').filter(|word| !word.is_empty()) {
                    self.faults.set(Cause::named(word)?, true);
                }
            }
            _ => return Err(format!("there is no setting `{name}`")),
        }
        Ok(())
    }

    /// Whether a run can be made of them.
    ///
    /// # Errors
    /// What does not fit together.
    pub fn check(&self) -> Result<(), String> {
        match self.task {
            Task::Spiral if self.batch < 8 || !self.batch.is_multiple_of(8) => Err(format!(
                "the spiral's batch is a multiple of 8, not {}",
                self.batch
            )),
            Task::Text if self.batch > 64 => Err(format!(
                "a batch of the text has at most 64 sequences, not {}",
                self.batch
            )),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Settings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let usual = Self::usual(self.task);
        write!(formatter, "task={}", word(TASKS, self.task))?;
        let mut numbers = |name: &str, value: f64, usual: f64| {
            if value == usual {
                Ok(())
            } else {
                write!(formatter, "&{name}={value}")
            }
        };
        numbers("steps", self.steps.into(), usual.steps.into())?;
        numbers("batch", self.batch as f64, usual.batch as f64)?;
        numbers("lr", self.lr, usual.lr)?;
        numbers("warmup", self.warmup.into(), usual.warmup.into())?;
        numbers("decay", self.decay, usual.decay)?;
        numbers("clip", self.clip, usual.clip)?;
        numbers("divisor", self.divisor, usual.divisor)?;
        numbers("width", self.width, usual.width)?;
        numbers("seed", self.seed as f64, usual.seed as f64)?;
        if self.schedule != usual.schedule {
            write!(formatter, "&schedule={}", word(SCHEDULES, self.schedule))?;
        }
        if self.optimizer != usual.optimizer {
            write!(formatter, "&optimizer={}", word(OPTIMIZERS, self.optimizer))?;
        }
        if self.numbers != usual.numbers {
            write!(formatter, "&numbers={}", word(NUMBERS, self.numbers))?;
        }
        if self.padded {
            formatter.write_str("&padded=yes")?;
        }
        let faults = Cause::ALL.iter().filter(|cause| self.faults.has(**cause));
        for (at, fault) in faults.enumerate() {
            let before = if at == 0 { "&faults=" } else { "," };
            write!(formatter, "{before}{}", fault.slug())?;
        }
        Ok(())
    }
}

/// The tasks by name.
pub const TASKS: &[(&str, Task)] = &[("spiral", Task::Spiral), ("text", Task::Text)];

/// The schedules by name.
pub const SCHEDULES: &[(&str, Schedule)] = &[
    ("constant", Schedule::Constant),
    ("cosine", Schedule::Cosine),
    ("linear", Schedule::Linear),
    ("wsd", Schedule::Wsd),
];

/// The optimizers by name.
pub const OPTIMIZERS: &[(&str, Rule)] = &[
    ("sgd", Rule::Sgd),
    ("momentum", Rule::Momentum),
    ("adamw", Rule::AdamW),
    ("lion", Rule::Lion),
    ("muon", Rule::Muon),
];

/// The formats by name.
pub const NUMBERS: &[(&str, Numbers)] = &[
    ("fp32", Numbers::Fp32),
    ("bf16", Numbers::Bf16),
    ("fp16", Numbers::Fp16),
    ("fp16-scaled", Numbers::Fp16Scaled),
];

/// The value of a word.
fn of<T: Copy>(table: &[(&str, T)], name: &str, word: &str) -> Result<T, String> {
    let known = table.iter().find(|(known, _)| *known == word);
    known.map(|(_, value)| *value).ok_or_else(|| {
        let words: Vec<&str> = table.iter().map(|(word, _)| *word).collect();
        format!("{name} is one of {}, not `{word}`", words.join(", "))
    })
}

/// The word of a value.
#[must_use]
pub fn word<T: PartialEq>(table: &[(&'static str, T)], value: T) -> &'static str {
    let known = table.iter().find(|(_, known)| *known == value);
    known.map_or("", |(word, _)| word)
}

fn number(name: &str, value: &str, least: f64, most: f64) -> Result<f64, String> {
    let number = value.parse::<f64>().ok();
    number
        .filter(|number| (least..=most).contains(number))
        .ok_or_else(|| format!("{name} is a number from {least} to {most}, not `{value}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_as_they_were_written() {
        for (_, task) in TASKS {
            for (_, optimizer) in OPTIMIZERS {
                for (_, numbers) in NUMBERS {
                    for (_, schedule) in SCHEDULES {
                        let mut settings = Settings::usual(*task);
                        settings.optimizer = *optimizer;
                        settings.numbers = *numbers;
                        settings.schedule = *schedule;
                        settings.lr = 1.25e-7;
                        settings.padded = true;
                        for cause in Cause::ALL {
                            settings.faults.set(*cause, true);
                        }
                        let text = settings.to_string();
                        assert_eq!(Settings::parse(&text), Ok(settings), "{text}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_cannot_be_is_refused_with_what_can() {
        for (text, says) in [
            ("batch=12", "multiple of 8"),
            ("task=text&batch=65", "at most 64"),
            ("lr=-1", "from 0"),
            ("lr=NaN", "from 0"),
            ("optimizer=adam", "adamw"),
            ("faults=gremlins", "gremlins"),
            ("colour=red", "colour"),
            ("lr", "lr=0.01"),
        ] {
            let said = Settings::parse(text).unwrap_err();
            assert!(said.contains(says), "{text}: {said}");
        }
    }
}
