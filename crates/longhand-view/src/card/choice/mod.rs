//! A choice: its options, each with the reply once picked and judged.

use crate::card::action::Action;
use crate::card::inputs::Inputs;
use crate::card::keys::Keys;
use crate::card::question::{Arrangement, Place, Question};
use crate::card::verdict_box::picked_reply;
use crate::catalogue::Catalogue;
use crate::feedback;
use crate::html::{Ink, text as prose};
use longhand_exercise::kind::choice::Choice;
use longhand_exercise::{Answer, Exercise, Variant};
use maud::{Markup, html};

impl Question for Choice {
    fn controls(&self, place: &Place) -> Markup {
        let (words, shell, part) = (place.words, place.shell, place.part);
        let legend = if self.several {
            words.choose_several
        } else {
            words.choose_one
        };
        let name = match part {
            0 => shell.exercise.slug.clone(),
            part => shell.id(&part.to_string()),
        };
        let judged = shell.judged.as_ref();
        html! {
            fieldset.options {
                legend { (legend) }
                @for index in self.order(&shell.exercise.shuffled_by(part), shell.number) {
                    @if let Some(option) = self.options.get(index) {
                        @let told = judged.is_some_and(|judged| feedback::is_picked(&judged.answer, part, &option.id));
                        @let right = option.is_right(&place.variant.scope);
                        @let outcome = if right { "right" } else { "wrong" };
                        @let text = prose(&option.text, &place.variant.scope, Ink::Given);
                        // A formula alone does not name a control.
                        @let spoken = option.text.has_formula().then(|| option.text.line(&place.variant.scope));
                        div.option data-judged=[told.then_some(outcome)] {
                            label {
                                input type=(if self.several { "checkbox" } else { "radio" }) name=(name)
                                    value=(option.id) aria-label=[spoken] data-part=[place.noted()]
                                    checked[place.inputs.picked.contains(&option.id)] data-on=(Action::Chosen);
                                " " span { (text) }
                            }
                            @if told { (picked_reply(right, &prose(&option.reply, &place.variant.scope, Ink::Text))) }
                        }
                    }
                }
            }
        }
    }

    fn arrangement(&self) -> Arrangement {
        Arrangement::Options
    }

    fn keys(&self) -> Option<Keys> {
        None
    }

    fn rule(&self, _: &Catalogue, _: &Exercise) -> Option<String> {
        None
    }

    fn answer(&self, inputs: &Inputs) -> Answer {
        Answer::Picked(inputs.picked.iter().cloned().collect())
    }

    fn draft(&self, inputs: &Inputs) -> String {
        inputs.picks()
    }

    fn restore(&self, inputs: &mut Inputs, draft: &str) {
        let known = draft.split(' ').filter(|id| self.option(id).is_some());
        inputs.picked = known.map(str::to_string).collect();
    }

    fn choose(&self, inputs: &mut Inputs, option: String, on: bool) {
        inputs.choose(option, on, self.several);
    }

    fn replies_itself(&self) -> bool {
        true
    }

    fn solution(&self, variant: &Variant) -> Markup {
        html! {
            ul.solution {
                @for option in self.options.iter().filter(|option| option.is_right(&variant.scope)) {
                    li { b { (prose(&option.text, &variant.scope, Ink::Text)) } " " (prose(&option.reply, &variant.scope, Ink::Text)) }
                }
            }
        }
    }
}
