//! Several questions in one exercise: each with its letter, its field and what is said to it.

use super::Card;
use super::field::keys_for;
use crate::catalogue::{Catalogue, fill};
use crate::prose::{Ink, fill as filled};
use longhand_exercise::kind::Part;
use longhand_exercise::{Judgement, Kind, Variant, Verdict};
use maud::{Markup, html};

/// A part's letter: a, b, c. No exercise has as many parts as the alphabet.
pub(super) fn letter(part: usize) -> char {
    char::from(b'a'.saturating_add(u8::try_from(part % 26).unwrap_or(0)))
}

impl Card {
    pub(super) fn in_parts(&self, words: &Catalogue, parts: &[Part], variant: &Variant) -> Markup {
        html! {
            form.filling data-on="check" {
                ol.parts aria-label=(words.kinds.parts) {
                    @for (i, part) in parts.iter().enumerate() { (self.part(words, i, part, variant)) }
                }
                div.answer { (self.buttons(words, words.check, false)) }
            }
            @if let Some(part) = parts.iter().find(|part| !matches!(part.kind, Kind::Choice(_))) {
                (keys_for(words, &part.kind))
            }
        }
    }

    fn part(&self, words: &Catalogue, i: usize, part: &Part, variant: &Variant) -> Markup {
        let ask = format!("{}-ask-{i}", self.exercise.slug);
        let judged = self.part_standing(i);
        let outcome = judged.map(|judged| judged.verdict.name());
        html! {
            li.part data-part=(i) data-judged=[outcome] {
                div.part-ask id=(ask) {
                    span.letter aria-hidden="true" { (letter(i)) }
                    div { (filled(&part.ask, variant, Ink::Given)) }
                }
                @match &part.kind {
                    Kind::Choice(choice) => (self.options(words, i, choice, variant)),
                    Kind::Vector(cells) | Kind::Matrix(cells) if !cells.whole => {
                        (self.grid(words, i, &part.kind, cells, variant, Some(&ask)))
                    },
                    kind => div.answer { (self.text_field(words, i, kind, Some(&ask))) },
                }
                (self.rule(words, i, &part.kind))
                @if let Some(judged) = judged { (self.part_reply(words, i, part, judged, variant)) }
            }
        }
    }

    /// What is known of a part as it stands: nothing once it was changed.
    fn part_standing(&self, part: usize) -> Option<&Judgement> {
        let judged = self.judged.as_ref()?;
        let now = self.desk.get(part)?;
        (judged.desk.get(part) == Some(now)).then(|| judged.judgement.parts.get(part))?
    }

    /// The reply to a part. What is right needs no more than its mark, except for a note.
    fn part_reply(
        &self,
        words: &Catalogue,
        i: usize,
        part: &Part,
        judged: &Judgement,
        variant: &Variant,
    ) -> Markup {
        let empty = matches!(
            judged.verdict,
            Verdict::Unreadable(longhand_exercise::Help::Empty)
        );
        let silent = match (&judged.verdict, &part.kind) {
            (Verdict::Right { also: None }, _) => true,
            // Its options have their own replies.
            (Verdict::Wrong(_), Kind::Choice(_)) => true,
            _ => empty,
        };
        html! { @if !silent { (self.part_box(words, variant, i, judged)) } }
    }

    /// What is said of all parts together.
    pub(super) fn parts_said(&self, words: &Catalogue, judgement: &Judgement) -> Markup {
        let parts = &judgement.parts;
        let right = parts.iter().filter(|part| part.is_right()).count();
        // "Part b", "Parts b and c".
        let named = |wanted: &dyn Fn(&Verdict) -> bool| -> (usize, String) {
            let matching = parts.iter().enumerate();
            let letters: Vec<String> = matching
                .filter(|(_, part)| wanted(&part.verdict))
                .map(|(i, _)| letter(i).to_string())
                .collect();
            let listed = super::field::listed(words, &letters);
            let name = match letters.len() {
                1 => words.kinds.part,
                _ => words.kinds.several_parts,
            };
            (letters.len(), fill(name, &[&listed]))
        };
        let counted = fill(words.kinds.parts_right, &[&right, &parts.len()]);
        let empty = named(&|verdict| {
            matches!(verdict, Verdict::Unreadable(longhand_exercise::Help::Empty))
        });
        let unread = named(
            &|verdict| matches!(verdict, Verdict::Unreadable(help) if *help != longhand_exercise::Help::Empty),
        );
        match &judgement.verdict {
            Verdict::Right { .. } => {
                html! { p { b { (words.right) } " " (self.with_help(words)) } }
            }
            Verdict::Near(_) => html! { p { b { (words.near) } " " (counted) } },
            Verdict::Wrong(_) => html! { p { b { (words.not_yet) } " " (counted) } },
            Verdict::Unreadable(longhand_exercise::Help::Broken(message)) => {
                html! { p { b { (words.broken_exercise) } " " code { (message) } } }
            }
            Verdict::Unreadable(_) if empty.0 == parts.len() => {
                html! { p { b { (words.empty_heading) } " " (words.empty) } }
            }
            Verdict::Unreadable(_) => {
                let mut what = Vec::new();
                if empty.0 > 0 {
                    let several = empty.0 > 1;
                    let text = if several {
                        words.kinds.all_empty
                    } else {
                        words.kinds.still_empty
                    };
                    what.push(fill(text, &[&empty.1]));
                }
                if unread.0 > 0 {
                    what.push(fill(words.kinds.part_unreadable, &[&unread.1]));
                }
                html! { p { b { (what.join(" ")) } " " (words.not_counted) } }
            }
        }
    }
}
