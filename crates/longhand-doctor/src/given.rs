//! What a log does not say and a rule may need.

use crate::text::number::whole;

/// A value that can be given, and what it is.
const NAMES: &[(&str, &str)] = &[
    ("vocab", "size of the vocabulary"),
    ("peak_lr", "highest learning rate of the schedule"),
    ("warmup", "steps of warm-up"),
    ("beta1", "Adam's β₁"),
    ("beta2", "Adam's β₂"),
    ("clip", "norm to which gradients are clipped"),
    ("eps", "Adam's ε"),
    ("params", "number of parameters"),
    ("accumulation", "micro-batches a step"),
    ("tokens_per_step", "tokens a step"),
    ("max_steps", "steps the run is to take"),
    (
        "peak_flops",
        "FLOP a second that the hardware can do at most",
    ),
    ("finetune", "1 if the run starts from trained weights"),
    ("precision", "16 or 32 bits"),
];

/// How settings files and training arguments call the same values.
const ALSO: &[(&str, &str)] = &[
    ("vocab_size", "vocab"),
    ("learning_rate", "peak_lr"),
    ("warmup_steps", "warmup"),
    ("adam_beta1", "beta1"),
    ("adam_beta2", "beta2"),
    ("max_grad_norm", "clip"),
    ("adam_epsilon", "eps"),
    ("gradient_accumulation_steps", "accumulation"),
    ("max_steps", "max_steps"),
];

/// The values that were given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    values: Vec<(&'static str, f64)>,
}

impl Given {
    /// Nothing.
    #[must_use]
    pub fn new() -> Given {
        Given::default()
    }

    /// All names that can be given, each with what it is.
    #[must_use]
    pub fn names() -> &'static [(&'static str, &'static str)] {
        NAMES
    }

    /// Adds `NAME=VALUE`.
    ///
    /// ```
    /// use longhand_doctor::given::Given;
    /// let mut given = Given::new();
    /// given.add("vocab=50304")?;
    /// assert_eq!(given.get("vocab"), Some(50304.0));
    /// assert!(given.add("vocabulary=1").unwrap_err().contains("vocab"));
    /// # Ok::<(), String>(())
    /// ```
    ///
    /// # Errors
    /// An unknown name or a value that is no positive number, for a person.
    pub fn add(&mut self, text: &str) -> Result<(), String> {
        let (name, value) = text
            .split_once('=')
            .ok_or_else(|| format!("`{text}` is no NAME=VALUE, such as vocab=50304"))?;
        let (name, value) = (name.trim(), value.trim());
        let Some((known, _)) = NAMES.iter().find(|(known, _)| *known == name) else {
            let names: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
            return Err(format!(
                "`{name}` cannot be given; these can: {}",
                names.join(", ")
            ));
        };
        let number = whole(value)
            .filter(|number| number.is_finite() && *number >= 0.0)
            .ok_or_else(|| format!("{name} must be a number, not `{value}`"))?;
        self.set(known, number);
        Ok(())
    }

    /// Adds what stands in a settings file, where nothing else was given.
    pub fn fill(&mut self, settings: &[(String, f64)]) {
        for (name, value) in settings {
            let Some((_, known)) = ALSO.iter().find(|(also, _)| also == name) else {
                continue;
            };
            let known = NAMES.iter().find(|(name, _)| name == known);
            if let Some((known, _)) = known
                && self.get(known).is_none()
                && *value > 0.0
            {
                self.set(known, *value);
            }
        }
    }

    /// Takes a value back.
    pub fn remove(&mut self, name: &str) {
        self.values.retain(|(known, _)| *known != name);
    }

    fn set(&mut self, name: &'static str, value: f64) {
        self.values.retain(|(known, _)| *known != name);
        self.values.push((name, value));
    }

    /// What was given under a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<f64> {
        self.values
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| *value)
    }

    /// Whether the run starts from trained weights.
    #[must_use]
    pub fn is_finetune(&self) -> bool {
        self.get("finetune").is_some_and(|value| value > 0.0)
    }
}
