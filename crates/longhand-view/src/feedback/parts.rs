//! What is said of an answer in parts.

use super::context::Context;
use super::sentence::{code, say, sentence, spaced, words};
use crate::catalogue::fill;
use crate::phrase::{letter, listed};
use longhand_exercise::prose::{Node, line};
use longhand_exercise::{Help, Judgement, Verdict};

impl Context<'_> {
    /// What is said of all parts together.
    pub(super) fn parts_said(&self, judgement: &Judgement) -> Vec<Node> {
        let parts = &judgement.parts;
        let right = parts.iter().filter(|part| part.is_right()).count();
        // "Part b", "Parts b and c".
        let named = |wanted: &dyn Fn(&Verdict) -> bool| -> (usize, String) {
            let matching = parts.iter().enumerate();
            let letters: Vec<String> = matching
                .filter(|(_, part)| wanted(&part.verdict))
                .map(|(i, _)| letter(i).to_string())
                .collect();
            let listed = listed(self.words, &letters);
            let name = match letters.len() {
                1 => self.words.kinds.part,
                _ => self.words.kinds.several_parts,
            };
            (letters.len(), fill(name, &[&listed]))
        };
        let counted = fill(self.words.kinds.parts_right, &[&right, &parts.len()]);
        let empty = named(&|verdict| matches!(verdict, Verdict::Unreadable(Help::Empty)));
        let unread =
            named(&|verdict| matches!(verdict, Verdict::Unreadable(help) if *help != Help::Empty));
        match &judgement.verdict {
            Verdict::Right { .. } => say(self.words.right, self.with_help()),
            Verdict::Near(_) => say(self.words.near, &counted),
            Verdict::Wrong(_) => say(self.words.not_yet, &counted),
            Verdict::Unreadable(Help::Broken(message)) => {
                sentence(self.words.broken_exercise, code(message.as_str()))
            }
            Verdict::Unreadable(_) if empty.0 == parts.len() => {
                say(self.words.empty_heading, self.words.empty)
            }
            Verdict::Unreadable(_) => {
                let still_empty = match empty.0 {
                    0 => String::new(),
                    1 => fill(self.words.kinds.still_empty, &[&empty.1]),
                    _ => fill(self.words.kinds.all_empty, &[&empty.1]),
                };
                let unread = match unread.0 {
                    0 => String::new(),
                    _ => fill(self.words.kinds.part_unreadable, &[&unread.1]),
                };
                let heading = spaced([words(still_empty), words(unread)]);
                sentence(&line(&heading), words(self.words.not_counted))
            }
        }
    }
}
