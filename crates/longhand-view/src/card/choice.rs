//! A choice exercise: its options, each with the reply once picked and judged.

use super::Card;
use crate::catalogue::Catalogue;
use crate::mark::{Mark, mark};
use crate::plain;
use crate::prose::{Ink, fill};
use longhand_exercise::Variant;
use longhand_exercise::kind::choice::Choice;
use maud::{Markup, html};

impl Card {
    pub(super) fn choice(&self, words: &Catalogue, choice: &Choice, variant: &Variant) -> Markup {
        html! {
            form data-on="check" {
                (self.options(words, 0, choice, variant))
                div.answer { (self.buttons(words, words.check, false)) }
            }
        }
    }

    /// The options of a part.
    pub(super) fn options(
        &self,
        words: &Catalogue,
        part: usize,
        choice: &Choice,
        variant: &Variant,
    ) -> Markup {
        let slug = &self.exercise.slug;
        let legend = if choice.several {
            words.choose_several
        } else {
            words.choose_one
        };
        let name = match part {
            0 => slug.clone(),
            part => format!("{slug}-{part}"),
        };
        let desk = self.desk.get(part);
        let judged = self
            .judged
            .as_ref()
            .and_then(|judged| judged.desk.get(part))
            .map(|desk| &desk.picked);
        html! {
                fieldset.options {
                    legend { (legend) }
                    @for index in choice.order(&self.exercise.shuffled_by(part), self.number) {
                        @if let Some(option) = choice.options.get(index) {
                            @let told = judged.is_some_and(|picked| picked.contains(&option.id));
                            @let right = option.is_right(&variant.scope);
                            @let outcome = if right { "right" } else { "wrong" };
                            @let text = fill(&option.text, variant, Ink::Given);
                            // A formula alone does not name a control.
                            @let spoken = text.0.contains("<math").then(|| plain::line(&text));
                            div.option data-judged=[told.then_some(outcome)] {
                                label {
                                    input type=(if choice.several { "checkbox" } else { "radio" }) name=(name)
                                        value=(option.id) aria-label=[spoken] data-part=[(part > 0).then_some(part)]
                                        checked[desk.is_some_and(|desk| desk.picked.contains(&option.id))] data-on="chosen";
                                    " " span { (text) }
                                }
                                @if told {
                                    div class=(format!("reply {outcome}")) {
                                        (mark(if right { Mark::Right } else { Mark::Wrong }))
                                        div { (fill(&option.reply, variant, Ink::Text)) }
                                    }
                                }
                            }
                        }
                    }
                }
        }
    }
}
