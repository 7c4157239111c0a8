//! Several questions in one exercise: each with its letter, its field and what is said to it.

use crate::card::action::Action;
use crate::card::inputs::Inputs;
use crate::card::question::{Arrangement, Place};
use crate::card::rule::rule;
use crate::card::shell::Shell;
use crate::card::verdict_box::boxed;
use crate::card::{buttons, keys, kinds};
use crate::catalogue::Catalogue;
use crate::html::{Ink, nodes, text as prose};
use crate::phrase::letter;
use longhand_exercise::kind::Part;
use longhand_exercise::{Help, Judgement, Variant, Verdict};
use maud::{Markup, html};

/// The parts, one below another, with one button for all.
pub(super) fn form(
    shell: &Shell,
    inputs: &[Inputs],
    words: &Catalogue,
    parts: &[Part],
    variant: &Variant,
) -> Markup {
    let nothing = Inputs::default();
    let each = parts.iter().enumerate().map(|(part, one)| {
        let ask = shell.id(&format!("ask-{part}"));
        let place = Place {
            shell,
            words,
            variant,
            inputs: inputs.get(part).unwrap_or(&nothing),
            part,
            named_by: Some(&ask),
        };
        part_of(&place, one, &ask, inputs.len() > part)
    });
    html! {
        form.filling data-on=(Action::Check) {
            ol.parts aria-label=(words.kinds.parts) { @for part in each { (part) } }
            div.answer { (buttons::buttons(shell, words)) }
        }
        @if let Some(row) = parts.iter().find_map(|part| kinds::keys(&part.kind)) { (keys::keys(words, row)) }
    }
}

fn part_of(place: &Place, part: &Part, ask: &str, touched: bool) -> Markup {
    let judged = touched.then(|| standing(place, part)).flatten();
    let outcome = judged.map(|judged| judged.verdict.name());
    let controls = kinds::controls(&part.kind, place);
    html! {
        li.part data-part=(place.part) data-judged=[outcome] {
            div.part-ask id=(ask) {
                span.letter aria-hidden="true" { (letter(place.part)) }
                div { (prose(&part.ask, &place.variant.scope, Ink::Given)) }
            }
            @match kinds::arrangement(&part.kind) {
                Arrangement::Line => div.answer { (controls) },
                Arrangement::Cells | Arrangement::Options => (controls),
            }
            (rule(place, &part.kind))
            @if let Some(judged) = judged { (reply(place, part, judged)) }
        }
    }
}

/// What is known of a part as it stands: nothing once it was changed.
fn standing<'a>(place: &Place<'a>, part: &Part) -> Option<&'a Judgement> {
    let judged = place.shell.judged.as_ref()?;
    let longhand_exercise::Answer::Parts(then) = &judged.answer else {
        return None;
    };
    let now = kinds::answer(&part.kind, place.inputs);
    let same = then.get(place.part) == Some(&now);
    same.then(|| judged.judgement.parts.get(place.part))?
}

/// The reply to a part. What is right needs no more than its mark, except for a note.
fn reply(place: &Place, part: &Part, judged: &Judgement) -> Markup {
    let silent = match &judged.verdict {
        Verdict::Right { also } => also.is_none(),
        Verdict::Wrong(_) => kinds::replies_itself(&part.kind),
        Verdict::Unreadable(help) => *help == Help::Empty,
        Verdict::Near(_) => false,
    };
    let context = place.shell.context(place.words).filter(|_| !silent);
    html! {
        @if let Some((context, _)) = context {
            (boxed("reply", &judged.verdict, &nodes(&context.part_message(place.part, judged))))
        }
    }
}
