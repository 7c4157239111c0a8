//! What a rule takes: its parameters, each with its kind and what it is when not given.

/// What a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// One number.
    Number,
    /// A whole number that is not negative: a step, a size, a class.
    Count,
    /// A list of numbers; a lone number counts as a list of one.
    Vector,
    /// Rows of numbers; a list counts as one row.
    Matrix,
    /// Numbers in any shape, a lone number included.
    Tensor,
    /// `true` or `false`.
    Flag,
    /// One of these words.
    Word(&'static [&'static str]),
}

/// What a parameter is when the caller does not give it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Preset {
    /// It must be given.
    Required,
    /// Nothing: the rule does without it.
    Absent,
    /// This number.
    Number(f64),
    /// This truth value.
    Flag(bool),
    /// This word.
    Word(&'static str),
}

/// One parameter of a rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameter {
    /// Its name in the language.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// What it is when not given.
    pub preset: Preset,
    /// One line for the reference.
    pub doc: &'static str,
}

impl Parameter {
    const fn new(name: &'static str, kind: Kind, doc: &'static str) -> Self {
        let doc = if REFERENCE { doc } else { "" };
        Self {
            name,
            kind,
            preset: Preset::Required,
            doc,
        }
    }

    /// A number that must be given.
    pub const fn number(name: &'static str, doc: &'static str) -> Self {
        Self::new(name, Kind::Number, doc)
    }

    /// A whole number that must be given.
    pub const fn count(name: &'static str, doc: &'static str) -> Self {
        Self::new(name, Kind::Count, doc)
    }

    /// A list of numbers that must be given.
    pub const fn vector(name: &'static str, doc: &'static str) -> Self {
        Self::new(name, Kind::Vector, doc)
    }

    /// A matrix that must be given.
    pub const fn matrix(name: &'static str, doc: &'static str) -> Self {
        Self::new(name, Kind::Matrix, doc)
    }

    /// Numbers in any shape, which must be given.
    pub const fn tensor(name: &'static str, doc: &'static str) -> Self {
        Self::new(name, Kind::Tensor, doc)
    }

    /// A switch that is off unless given.
    pub const fn flag(name: &'static str, doc: &'static str) -> Self {
        let mut parameter = Self::new(name, Kind::Flag, doc);
        parameter.preset = Preset::Flag(false);
        parameter
    }

    /// One of several words; the first is taken when none is given.
    pub const fn word(
        name: &'static str,
        words: &'static [&'static str],
        doc: &'static str,
    ) -> Self {
        let mut parameter = Self::new(name, Kind::Word(words), doc);
        if let Some(first) = words.first() {
            parameter.preset = Preset::Word(first);
        }
        parameter
    }

    /// The same with this number when none is given.
    pub const fn or(mut self, number: f64) -> Self {
        self.preset = Preset::Number(number);
        self
    }

    /// The same, on unless given.
    pub const fn on(mut self) -> Self {
        self.preset = Preset::Flag(true);
        self
    }

    /// The same, but the rule does without it.
    pub const fn optional(mut self) -> Self {
        self.preset = Preset::Absent;
        self
    }
}

/// Whether what only the reference shows is compiled in: titles, formulas,
/// sources, and what each parameter means.
pub(super) const REFERENCE: bool = cfg!(feature = "reference");

/// How a rule is called: `cosine(step, max, total, warmup = 0, min = 0)`.
pub(super) fn signature(rule: &str, parameters: &[Parameter]) -> String {
    let parameters: Vec<String> = parameters
        .iter()
        .map(|parameter| match parameter.preset {
            Preset::Required => parameter.name.to_owned(),
            Preset::Absent => format!("{}?", parameter.name),
            Preset::Number(number) => {
                let number = format!("{number:?}");
                format!("{} = {}", parameter.name, number.trim_end_matches(".0"))
            }
            Preset::Flag(flag) => format!("{} = {flag}", parameter.name),
            Preset::Word(word) => format!("{} = {word}", parameter.name),
        })
        .collect();
    format!("{rule}({})", parameters.join(", "))
}
