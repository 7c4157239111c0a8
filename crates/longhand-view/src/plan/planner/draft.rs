//! A plan as it is typed, with what it comes to.

use std::collections::BTreeMap;

use longhand_plan::{Json, KEYS, Key, Refusal, Report, Setting, Settings, plan};

use super::field;
use crate::catalogue::{Catalogue, fill};

/// Where the model comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Source {
    /// One that the planner knows.
    #[default]
    Preset,
    /// Its sizes.
    Hand,
    /// A configuration.
    Config,
    /// A count of parameters alone.
    Count,
}

impl Source {
    pub const ALL: [Source; 4] = [Source::Preset, Source::Hand, Source::Config, Source::Count];

    /// Its name in links.
    pub const fn name(self) -> &'static str {
        match self {
            Source::Preset => "preset",
            Source::Hand => "hand",
            Source::Config => "config",
            Source::Count => "count",
        }
    }

    pub fn named(name: &str) -> Option<Source> {
        Source::ALL.into_iter().find(|one| one.name() == name)
    }

    /// Whether a key counts for a model from here; keys of other sections always do.
    pub fn takes(self, path: &str) -> bool {
        if !path.starts_with("model.") || path == "model.name" {
            return true;
        }
        let overrides = matches!(path, "model.params" | "model.active_params");
        match self {
            Source::Preset => path == "model.preset" || overrides,
            Source::Config => path == "model.config" || overrides,
            Source::Count => overrides,
            Source::Hand => !matches!(path, "model.preset" | "model.config"),
        }
    }
}

/// A configuration that was chosen or dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Config {
    pub name: String,
    pub text: String,
}

/// A plan as it is typed.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// Where the model comes from.
    pub source: Source,
    /// What stands in the fields, by key; nothing where a field is empty.
    pub typed: BTreeMap<&'static str, String>,
    /// The configuration.
    pub config: Option<Config>,
    /// What is wrong with single fields.
    pub faults: BTreeMap<&'static str, String>,
    /// Why the whole cannot be used.
    pub refusal: Option<String>,
    /// The last report that could be made.
    pub report: Option<Report>,
}

impl Draft {
    /// A plan from its text in TOML.
    ///
    /// # Errors
    /// What is no plan.
    pub fn read(words: &Catalogue, text: &str) -> Result<Draft, Refusal> {
        let settings = Settings::read(text)?;
        let mut draft = Draft::empty();
        draft.take(&settings);
        draft.work(words);
        Ok(draft)
    }

    /// A plan of nothing.
    pub fn empty() -> Draft {
        Draft {
            source: Source::default(),
            typed: BTreeMap::new(),
            config: None,
            faults: BTreeMap::new(),
            refusal: None,
            report: None,
        }
    }

    /// Takes over every key of a plan.
    fn take(&mut self, settings: &Settings) {
        for key in KEYS {
            if let Some(setting) = settings.given(key.path) {
                self.typed.insert(key.path, field::written(setting));
            }
        }
        let given = |path: &str| settings.given(path).is_some();
        let by_hand = KEYS
            .iter()
            .any(|key| given(key.path) && only_by_hand(key.path));
        self.source = match () {
            () if given("model.preset") => Source::Preset,
            () if given("model.config") => Source::Config,
            () if by_hand => Source::Hand,
            () if given("model.params") => Source::Count,
            () => Source::Preset,
        };
    }

    /// What is typed for a key.
    pub fn text(&self, path: &str) -> &str {
        self.typed.get(path).map_or("", String::as_str)
    }

    /// Types something for a key.
    pub fn set(&mut self, key: &'static Key, text: String) {
        if text.trim().is_empty() {
            self.typed.remove(key.path);
        } else {
            self.typed.insert(key.path, text);
        }
    }

    /// Changes keys as the planner proposes.
    pub fn apply(&mut self, set: &[(&'static str, Setting)]) {
        for (path, setting) in set {
            self.typed.insert(path, field::written(setting));
        }
    }

    /// The plan of what is typed, and what is wrong with single fields.
    pub fn settings(&self, words: &Catalogue) -> (Settings, BTreeMap<&'static str, String>) {
        let mut settings = Settings::default();
        let mut faults = BTreeMap::new();
        for key in KEYS.iter().filter(|key| self.source.takes(key.path)) {
            let Some(text) = self.typed.get(key.path) else {
                continue;
            };
            let read = field::read(words, key, text);
            let set = read.and_then(|value: Json| {
                settings
                    .set(key.path, &value)
                    .map_err(|refusal| refusal.message)
            });
            if let Err(said) = set {
                faults.insert(key.path, said);
            }
        }
        (settings, faults)
    }

    /// Works the plan out. Where that cannot be done, the last report stays.
    pub fn work(&mut self, words: &Catalogue) {
        let (settings, faults) = self.settings(words);
        self.refusal = None;
        let config = self.config.as_ref();
        let config = config.filter(|_| self.source == Source::Config);
        if self.source == Source::Config && config.is_none() {
            let name = match self.text("model.config") {
                "" => "config.json",
                name => name,
            };
            self.refusal = Some(fill(words.planner.config_missing, &[&name]));
        } else if faults.is_empty() {
            match plan(&settings, config.map(|one| one.text.as_str())) {
                Ok(report) => self.report = Some(report),
                Err(refusal) => self.refusal = Some(refusal.message),
            }
        }
        self.faults = faults;
    }

    /// Whether what is shown is what is typed.
    pub fn holds(&self) -> bool {
        self.refusal.is_none() && self.faults.is_empty()
    }

    /// The plan in TOML. What cannot be used is left out, as it has no value.
    pub fn toml(&self, words: &Catalogue) -> String {
        let (mut settings, _) = self.settings(words);
        if let (Source::Config, Some(config)) = (self.source, &self.config) {
            // A text is taken by this key, whatever it says.
            let _ = settings.set("model.config", &Json::text(&config.name));
        }
        settings.toml()
    }
}

/// Whether a key stands in plans by hand alone.
fn only_by_hand(path: &str) -> bool {
    Source::Hand.takes(path) && !Source::Config.takes(path)
}
