//! A choice exercise: its options, each with the reply once picked and judged.

use super::Card;
use crate::catalogue::Catalogue;
use crate::mark::{Mark, mark};
use crate::prose::{Ink, fill};
use longhand_exercise::Variant;
use longhand_exercise::kind::choice::Choice;
use maud::{Markup, html};

impl Card {
    pub(super) fn choice(&self, words: &Catalogue, choice: &Choice, variant: &Variant) -> Markup {
        let slug = &self.exercise.slug;
        let legend = if choice.several {
            words.choose_several
        } else {
            words.choose_one
        };
        let judged = self.judged.as_ref().map(|judged| &judged.picked);
        html! {
            form data-on="check" {
                fieldset.options {
                    legend { (legend) }
                    @for index in choice.order(slug, self.number) {
                        @if let Some(option) = choice.options.get(index) {
                            @let told = judged.is_some_and(|picked| picked.contains(&option.id));
                            @let outcome = if option.right { "right" } else { "wrong" };
                            div.option data-judged=[told.then_some(outcome)] {
                                label {
                                    input type=(if choice.several { "checkbox" } else { "radio" }) name=(slug)
                                        value=(option.id) checked[self.picked.contains(&option.id)] data-on="chosen";
                                    " " span { (fill(&option.text, variant, Ink::Given)) }
                                }
                                @if told {
                                    div class=(format!("reply {outcome}")) {
                                        (mark(if option.right { Mark::Right } else { Mark::Wrong }))
                                        div { (fill(&option.reply, variant, Ink::Text)) }
                                    }
                                }
                            }
                        }
                    }
                }
                div.answer { (self.buttons(words, words.check, false)) }
            }
        }
    }
}
