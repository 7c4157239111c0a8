//! What every family of rules has in common: an [`Entry`] that says what a rule is called, what it
//! computes, what it needs and where it comes from, and that can be called without knowing more.
//!
//! A family is a folder with `ALL: &[Entry]`. Its rules speak in neutral terms, [`Argument`] in and
//! [`Outcome`] out, so that the language, the reference pages and the property tests can use each of
//! them without a line of their own. A slug is a file stem is a name in the language.
//!
//! ```
//! use longhand_math::registry;
//!
//! let cosine = registry::named("cosine").ok_or("no such rule")?;
//! let rate = cosine.call(
//!     [6000.0.into()],
//!     [("warmup", 2000.0.into()), ("total", 10000.0.into()), ("max", 3e-4.into()), ("min", 3e-5.into())],
//! )?;
//! assert!((rate.number("")? - 1.65e-4).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod argument;
mod outcome;
mod parameter;

pub(crate) use argument::whole;
pub use argument::{Argument, Arguments};
pub use outcome::Outcome;
pub use parameter::{Kind, Parameter, Preset};
use parameter::{REFERENCE, signature};

use crate::{MathError, Tensor};

/// The function behind an entry.
pub type Rule = fn(&Arguments) -> Result<Outcome, MathError>;

/// One rule of a family.
#[derive(Clone, Copy)]
pub struct Entry {
    /// File stem, name in the language and part of an address.
    pub slug: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// The equation, in TeX.
    pub formula: &'static str,
    /// What it takes, in the order in which unnamed arguments are read.
    pub parameters: &'static [Parameter],
    /// For a rule with several results: the one that stands for the whole (`loss`, `y`), so that
    /// `cross_entropy(z, 0)` is a number and `cross_entropy(z, 0).d_logits` still there. By
    /// convention `d_name` is the gradient with respect to the parameter `name`.
    pub main: Option<&'static str>,
    /// The paper or the framework's documentation it follows.
    pub source: &'static str,
    /// The rule itself.
    pub rule: Rule,
}

impl core::fmt::Debug for Entry {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter
            .debug_struct("Entry")
            .field("slug", &self.slug)
            .finish_non_exhaustive()
    }
}

impl Entry {
    /// The same as it is, or without the words of the reference: for a program that is built without
    /// them and names its rules one by one.
    #[must_use]
    pub const fn kept(self) -> Entry {
        Entry {
            title: if REFERENCE { self.title } else { "" },
            formula: if REFERENCE { self.formula } else { "" },
            source: if REFERENCE { self.source } else { "" },
            ..self
        }
    }

    /// Calls the rule with unnamed and named arguments.
    ///
    /// # Errors
    /// A missing, unknown or doubled argument, an argument of the wrong kind, and whatever the rule
    /// itself refuses.
    pub fn call<P, N, S>(&self, unnamed: P, named: N) -> Result<Outcome, MathError>
    where
        P: IntoIterator<Item = Argument>,
        N: IntoIterator<Item = (S, Argument)>,
        S: AsRef<str>,
    {
        (self.rule)(&self.bind(unnamed, named)?)
    }

    /// Calls the rule with unnamed arguments, the rest preset.
    ///
    /// # Errors
    /// As [`Entry::call`].
    pub fn apply(&self, unnamed: impl IntoIterator<Item = Argument>) -> Result<Outcome, MathError> {
        self.call(unnamed, core::iter::empty::<(&str, Argument)>())
    }

    /// Calls the rule with named numbers, the rest preset: short for examples and tests.
    ///
    /// # Errors
    /// As [`Entry::call`].
    pub fn with(&self, named: &[(&str, f64)]) -> Result<Outcome, MathError> {
        self.call(
            [],
            named
                .iter()
                .map(|(name, number)| (*name, Argument::Number(*number))),
        )
    }

    /// Checks arguments against the parameters and fills in what was not given.
    ///
    /// # Errors
    /// A missing, unknown or doubled argument, or one of the wrong kind.
    pub fn bind<P, N, S>(&self, unnamed: P, named: N) -> Result<Arguments, MathError>
    where
        P: IntoIterator<Item = Argument>,
        N: IntoIterator<Item = (S, Argument)>,
        S: AsRef<str>,
    {
        Arguments::bind(self.slug, self.parameters, unnamed, named)
    }

    /// How it is called, for the reference: `cosine(step, max, total, warmup = 0, min = 0)`.
    pub fn signature(&self) -> String {
        signature(self.slug, self.parameters)
    }

    /// The parameter that takes the gradient with respect to the rule's main result, where the
    /// rule can be gone back through: `dy`, or `dO` for attention.
    pub fn upstream(&self) -> Option<&'static str> {
        let names = ["dy", "dO"];
        let mut parameters = self.parameters.iter().map(|parameter| parameter.name);
        self.main.and(parameters.find(|name| names.contains(name)))
    }

    /// The gradient with respect to a parameter, given that with respect to the main result.
    ///
    /// # Errors
    /// The rule cannot be gone back through, or not to this parameter.
    pub fn pull(
        &self,
        arguments: &Arguments,
        upstream: &Tensor,
        parameter: &str,
    ) -> Result<Tensor, MathError> {
        let without = || {
            MathError::new(format!(
                "{} has no derivative with respect to `{parameter}`",
                self.slug
            ))
        };
        let name = self.upstream().ok_or_else(without)?;
        let outcome = (self.rule)(&arguments.replacing(name, Argument::Tensor(upstream.clone())))?;
        let found = if name == "dy" {
            Entry::gradient_name(parameter)
        } else {
            format!("d{parameter}")
        };
        outcome.tensor(&found).map_err(|_| without())
    }

    /// The result that carries the gradient with respect to a parameter, by convention `d_name`.
    pub fn gradient_name(parameter: &str) -> String {
        format!("d_{parameter}")
    }
}

/// A family of rules: its name and its entries.
#[derive(Debug, Clone, Copy)]
pub struct Family {
    /// The module and the part of an address.
    pub slug: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// Its rules.
    pub entries: &'static [Entry],
}

/// Entries as they are, or without the words of the reference.
const fn kept<const N: usize>(entries: &'static [Entry]) -> [Entry; N] {
    let mut kept = [entries[0]; N];
    let mut place = 0;
    while place < N {
        kept[place] = entries[place].kept();
        place += 1;
    }
    kept
}

macro_rules! families {
    ($($module:ident $title:literal)*) => {
        &[$(family(
            stringify!($module),
            $title,
            &kept::<{ crate::$module::ALL.len() }>(crate::$module::ALL),
        ),)*]
    };
}

/// All families, in the order of the reference.
pub const FAMILIES: &[Family] = families! {
    clip "Gradient clipping"
    format "Number formats"
    loss "Losses"
    attention "Attention"
    norm "Normalisation"
    cost "Costs"
    layer "Layers"
    optimizer "Optimizers"
    schedule "Learning-rate schedules"
};

const fn family(slug: &'static str, title: &'static str, entries: &'static [Entry]) -> Family {
    Family {
        slug,
        title,
        entries,
    }
}

/// Every rule of every family; none where the crate is built without its
/// feature `rules`, as for a page whose exercises need none of them: the linker
/// then leaves the rules out of the browser program.
pub fn all() -> impl Iterator<Item = &'static Entry> {
    let families: &[Family] = if cfg!(feature = "rules") {
        FAMILIES
    } else {
        &[]
    };
    families.iter().flat_map(|family| family.entries)
}

/// The rule of this name.
pub fn named(slug: &str) -> Option<&'static Entry> {
    all().find(|entry| entry.slug == slug)
}
