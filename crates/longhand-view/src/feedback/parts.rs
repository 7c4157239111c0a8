//! What is said of an answer in parts.

use super::context::Context;
use crate::catalogue::fill;
use crate::phrase::{letter, listed};
use longhand_exercise::{Help, Judgement, Verdict};
use maud::{Markup, html};

impl Context<'_> {
    /// What is said of all parts together.
    pub(super) fn parts_said(&self, judgement: &Judgement) -> Markup {
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
            Verdict::Right { .. } => {
                html! { p { b { (self.words.right) } " " (self.with_help()) } }
            }
            Verdict::Near(_) => html! { p { b { (self.words.near) } " " (counted) } },
            Verdict::Wrong(_) => html! { p { b { (self.words.not_yet) } " " (counted) } },
            Verdict::Unreadable(Help::Broken(message)) => {
                html! { p { b { (self.words.broken_exercise) } " " code { (message) } } }
            }
            Verdict::Unreadable(_) if empty.0 == parts.len() => {
                html! { p { b { (self.words.empty_heading) } " " (self.words.empty) } }
            }
            Verdict::Unreadable(_) => {
                let mut what = Vec::new();
                if empty.0 > 0 {
                    let several = empty.0 > 1;
                    let text = if several {
                        self.words.kinds.all_empty
                    } else {
                        self.words.kinds.still_empty
                    };
                    what.push(fill(text, &[&empty.1]));
                }
                if unread.0 > 0 {
                    what.push(fill(self.words.kinds.part_unreadable, &[&unread.1]));
                }
                html! { p { b { (what.join(" ")) } " " (self.words.not_counted) } }
            }
        }
    }
}
