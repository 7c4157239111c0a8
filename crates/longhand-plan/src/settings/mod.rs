//! A plan as it was written: values by key, checked one by one.

mod keys;
mod nearest;

pub use keys::{KEYS, Key, Preset, Takes, at};
pub(crate) use nearest::nearest;

use crate::refusal::{Outcome, Refusal};
use crate::toml;
use longhand_json::Json;

/// A value of a plan.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    /// A number.
    Number(f64),
    /// A truth value.
    Flag(bool),
    /// A word or a text.
    Text(String),
}

/// What a plan gives.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    given: Vec<(&'static Key, Setting)>,
}

impl Settings {
    /// Reads a plan in TOML.
    ///
    /// # Errors
    /// What is no TOML, an unknown section or key, a value of the wrong kind.
    pub fn read(text: &str) -> Outcome<Self> {
        let Json::Object(sections) = toml::read(text)? else {
            return Ok(Self::default());
        };
        let mut settings = Self::default();
        for (section, members) in &sections {
            let known = KEYS.iter().filter_map(|key| key.path.split_once('.'));
            let names: Vec<&str> = known.clone().map(|(name, _)| name).collect();
            if !names.contains(&section.as_str()) {
                return Err(unknown("section", section, &names));
            }
            let Json::Object(members) = members else {
                return Err(Refusal::new(
                    "plan",
                    format!("`{section}` is a section: write [{section}] and its keys below it"),
                ));
            };
            for (name, value) in members {
                let path = [section, ".", name].concat();
                if at(&path).is_none() {
                    let inside = known.clone().filter(|(other, _)| other == section);
                    let names: Vec<&str> = inside.map(|(_, name)| name).collect();
                    return Err(unknown(&format!("key of [{section}]"), name, &names));
                }
                settings.set(&path, value)?;
            }
        }
        Ok(settings)
    }

    /// Gives a key a value, or replaces it.
    ///
    /// # Errors
    /// An unknown key, a value of the wrong kind.
    pub fn set(&mut self, path: &str, value: &Json) -> Outcome<()> {
        let Some(key) = at(path) else {
            return Err(unknown(
                "key",
                path,
                &KEYS.iter().map(|key| key.path).collect::<Vec<_>>(),
            ));
        };
        let setting = fit(key, value)?;
        self.place(key, setting);
        Ok(())
    }

    fn place(&mut self, key: &'static Key, setting: Setting) {
        match self
            .given
            .iter_mut()
            .find(|(other, _)| other.path == key.path)
        {
            Some((_, old)) => *old = setting,
            None => {
                self.given.push((key, setting));
                // In the order of the contract, so that plans that say the same are the same.
                self.given
                    .sort_by_key(|(key, _)| KEYS.iter().position(|other| other.path == key.path));
            }
        }
    }

    /// The same with another number under a key.
    pub(crate) fn with(&self, path: &str, setting: Setting) -> Self {
        let mut changed = self.clone();
        if let Some(key) = at(path) {
            changed.place(key, setting);
        }
        changed
    }

    /// What the plan gives under a key.
    #[must_use]
    pub fn given(&self, path: &str) -> Option<&Setting> {
        self.given
            .iter()
            .find(|(key, _)| key.path == path)
            .map(|(_, setting)| setting)
    }

    /// Whether any key of these is given.
    #[must_use]
    pub fn any(&self, paths: &[&str]) -> bool {
        paths.iter().any(|path| self.given(path).is_some())
    }

    /// A number: the given one, or the default.
    #[must_use]
    pub fn number(&self, path: &str) -> Option<f64> {
        match (self.given(path), at(path)?.default) {
            (Some(Setting::Number(number)), _) => Some(*number),
            (None, Preset::Number(number)) => Some(number),
            _ => None,
        }
    }

    /// A count, 1 where there is neither value nor default.
    pub(crate) fn count(&self, path: &str) -> f64 {
        self.number(path).unwrap_or(1.0)
    }

    /// A truth value: the given one, or the default.
    #[must_use]
    pub fn flag(&self, path: &str) -> Option<bool> {
        match (self.given(path), at(path)?.default) {
            (Some(Setting::Flag(flag)), _) => Some(*flag),
            (None, Preset::Flag(flag)) => Some(flag),
            _ => None,
        }
    }

    /// A word or text: the given one, or the default.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        match (self.given(path), at(path)?.default) {
            (Some(Setting::Text(text)), _) => Some(text),
            (None, Preset::Word(word)) => Some(word),
            _ => None,
        }
    }

    /// The plan in TOML, its keys in the order of the contract.
    ///
    /// ```
    /// use longhand_plan::Settings;
    /// let plan = Settings::read("[hardware]\ncount = 8\n[model]\npreset = \"gpt2\"")?;
    /// assert_eq!(plan.toml(), "[model]\npreset = \"gpt2\"\n\n[hardware]\ncount = 8\n");
    /// # Ok::<(), longhand_plan::Refusal>(())
    /// ```
    #[must_use]
    pub fn toml(&self) -> String {
        let mut out = String::new();
        let mut section = "";
        for key in KEYS {
            let Some(setting) = self.given(key.path) else {
                continue;
            };
            let (before, name) = key.path.split_once('.').unwrap_or(("", key.path));
            if before != section {
                section = before;
                if !out.is_empty() {
                    out.push('\n');
                }
                out.push_str(&format!("[{section}]\n"));
            }
            let value = match setting {
                Setting::Number(number) if number.abs() >= 1e15 => format!("{number:e}"),
                Setting::Number(number) => number.to_string(),
                Setting::Flag(flag) => flag.to_string(),
                Setting::Text(text) => toml::quoted(text),
            };
            out.push_str(&format!("{name} = {value}\n"));
        }
        out
    }
}

fn unknown(what: &str, name: &str, known: &[&str]) -> Refusal {
    let help = match nearest(name, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            let mut names = known.to_vec();
            names.dedup();
            format!("there are {}", names.join(", "))
        }
    };
    Refusal::new("unknown", format!("there is no {what} `{name}`: {help}"))
}

/// A value as its key takes it.
fn fit(key: &'static Key, value: &Json) -> Outcome<Setting> {
    let path = key.path;
    let refused = |wanted: &str| {
        let found: String = value.to_string().chars().take(60).collect();
        Err(Refusal::new(
            "value",
            format!("{path} = {found}: {path} takes {wanted} ({})", key.doc),
        ))
    };
    let number = value.as_number().filter(|number| number.is_finite());
    let whole = number.filter(|number| number.fract() == 0.0 && number.abs() <= 9.0e15);
    let (wanted, fits) = match key.takes {
        Takes::Count => ("a whole number of at least 1", whole.filter(|&n| n >= 1.0)),
        Takes::Whole => ("a whole number of at least 0", whole.filter(|&n| n >= 0.0)),
        Takes::UpTo(most) => ("0, 1, 2 or 3", whole.filter(|&n| (0.0..=most).contains(&n))),
        Takes::Positive => ("a number above 0", number.filter(|&n| n > 0.0)),
        Takes::Amount => ("a number of at least 0", number.filter(|&n| n >= 0.0)),
        Takes::Share => (
            "a share above 0 and at most 1",
            number.filter(|&n| n > 0.0 && n <= 1.0),
        ),
        Takes::Part => (
            "a share from 0 to 1",
            number.filter(|n| (0.0..=1.0).contains(n)),
        ),
        Takes::Flag => {
            return value
                .as_truth()
                .map_or_else(|| refused("true or false"), |flag| Ok(Setting::Flag(flag)));
        }
        Takes::Word(words) => {
            return match value.as_text() {
                Some(word) if words.contains(&word) => Ok(Setting::Text(word.to_owned())),
                _ => refused(&format!("one of {}", words.join(", "))),
            };
        }
        Takes::Text => {
            return value.as_text().map_or_else(
                || refused("text in quotes"),
                |text| Ok(Setting::Text(text.to_owned())),
            );
        }
    };
    fits.map_or_else(|| refused(wanted), |number| Ok(Setting::Number(number)))
}
