//! What a lab is made of.

use crate::control::Control;
use crate::frame::Frame;
use crate::settings::Settings;
use longhand_train::signs::Signs;

/// Controls that belong together.
#[derive(Debug, Clone, Copy)]
pub struct Group {
    /// What they have in common; may be empty.
    pub title: &'static str,
    /// The controls.
    pub controls: &'static [Control],
}

/// A lab whose numbers are trained beside the page, in a worker.
#[derive(Debug, Clone, Copy)]
pub struct Training {
    /// The run that the settings ask for, as `longhand_train::settings` writes it.
    pub run: fn(&Settings) -> String,
    /// What is to be seen of it so far; of the run at the start, when there are no signs yet, what was
    /// recorded.
    pub frame: fn(&Settings, &[Signs]) -> Frame,
}

/// A lab.
#[derive(Debug, Clone, Copy)]
pub struct Definition {
    /// Its name in a chapter and in an address.
    pub slug: &'static str,
    /// What it shows, in a few words.
    pub title: &'static str,
    /// What to do in it, in a sentence or two.
    pub about: &'static str,
    /// What can be set.
    pub groups: &'static [Group],
    /// What is to be seen.
    pub frame: fn(&Settings) -> Frame,
    /// The same numbers as a program, where that makes sense.
    pub torch: Option<fn(&Settings) -> String>,
    /// For a lab that trains: its run.
    pub training: Option<Training>,
}

impl Definition {
    /// All controls in their order.
    pub fn controls(&self) -> impl Iterator<Item = &'static Control> {
        self.groups.iter().flat_map(|group| group.controls)
    }

    /// The control of this name.
    #[must_use]
    pub fn control(&self, id: &str) -> Option<&'static Control> {
        self.controls().find(|control| control.id() == id)
    }

    /// What differs from the start, for a link: names and values.
    #[must_use]
    pub fn pairs(&self, settings: &Settings) -> Vec<(&'static str, String)> {
        let start = Settings::default();
        let changed = self.controls().filter_map(|control| {
            let text = settings.as_text(control);
            (text != start.as_text(control)).then(|| (control.id(), text))
        });
        changed.collect()
    }

    /// Reads what a link holds: a version, and pairs of names and values. What cannot be read is
    /// left out, and told in a sentence.
    #[must_use]
    pub fn read<'t>(
        &self,
        version: &str,
        pairs: impl IntoIterator<Item = (&'t str, String)>,
    ) -> (Settings, Option<String>) {
        let mut settings = Settings::default();
        if version != VERSION {
            let told = "This link was made by another version of the lab, which starts from its own settings.";
            return (settings, Some(told.to_owned()));
        }
        let mut strange = Vec::new();
        for (name, text) in pairs {
            let control = self.control(name);
            if !control.is_some_and(|control| settings.set(control, &text)) {
                strange.push(format!("“{}”", name.chars().take(20).collect::<String>()));
            }
        }
        let told = match strange.as_slice() {
            [] => None,
            [one] => Some(format!(
                "The link’s setting {one} could not be read and was left out."
            )),
            several => Some(format!(
                "{} of the link’s settings could not be read and were left out: {}.",
                several.len(),
                several
                    .iter()
                    .take(4)
                    .cloned()
                    .collect::<Vec<_>>()
                    .join(", ")
            )),
        };
        (settings, told)
    }
}

/// The version of the texts in links.
pub const VERSION: &str = "1";
