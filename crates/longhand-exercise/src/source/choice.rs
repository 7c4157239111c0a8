//! `kind = "choice"`: `several` and `[[options]]`.

use super::{Reader, Text};
use crate::kind::choice::{Choice, Option_};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileOption {
    pub(super) id: String,
    pub(super) text: Text,
    #[serde(default)]
    pub(super) right: bool,
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
                reply: self.prose(&option.reply),
            })
            .collect();
        let right = options.iter().filter(|option| option.right).count();
        if options.len() < 2 || right == 0 || (right > 1 && !several) {
            self.find(
                at,
                format!("{} options of which {right} are right.", options.len()),
                "Give at least two options, one of them `right = true`; with more right ones write `several = true`.",
            );
        }
        Choice { several, options }
    }
}
