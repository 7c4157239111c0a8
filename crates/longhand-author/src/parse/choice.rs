//! `kind = "choice"`: `several` and `[[options]]`.

use super::reader::{Reader, Text};
use longhand_exercise::kind::choice::{Choice, Option_};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileOption {
    pub(super) id: String,
    pub(super) text: Text,
    #[serde(default)]
    pub(super) right: bool,
    /// A condition over givens and steps, in place of `right`.
    pub(super) right_if: Option<Text>,
    pub(super) reply: Text,
}

impl Reader<'_> {
    pub(super) fn choice(&mut self, several: bool, options: &[FileOption], at: usize) -> Choice {
        let options: Vec<Option_> = options
            .iter()
            .map(|option| Option_ {
                id: option.id.clone(),
                text: self.prose(&option.text),
                right: option.right,
                right_if: option.right_if.as_ref().map(|text| self.formula(text)),
                reply: self.prose(&option.reply),
            })
            .collect();
        let right = options.iter().filter(|option| option.right).count();
        // What depends on the numbers is counted when a variant is drawn.
        let open = options.iter().any(|option| option.right_if.is_some());
        let both = |option: &Option_| option.right && option.right_if.is_some();
        if options.iter().any(both) {
            self.find(
                at,
                "An option has both `right` and `right_if`.",
                "Write `right = true` where it is right in every variant, `right_if = \"…\"` where that depends on the numbers.",
            );
        }
        if options.len() < 2 || (right == 0 && !open) || (right > 1 && !several) {
            self.find(
                at,
                format!("{} options of which {right} are right.", options.len()),
                "Give at least two options, one of them `right = true`; with more right ones write `several = true`.",
            );
        }
        Choice { several, options }
    }
}
