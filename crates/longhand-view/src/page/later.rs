//! What comes after an exercise and would give its answer away: folded until the exercise was tried.
//!
//! The style sheet folds it, so nothing is seen before the browser program is there; without scripts
//! and on paper it is open. The program says `data-tried` once there is a try.

use crate::catalogue::{Catalogue, fill};
use maud::{Markup, PreEscaped, html};

/// The frame around some blocks of a page: what opens it and what closes it. `place` tells several
/// frames of one exercise apart.
pub fn later(words: &Catalogue, slug: &str, number: &str, place: usize) -> (Markup, Markup) {
    let id = format!("later-{slug}-{place}");
    let line = html! {
        input.later-show.visually-hidden type="checkbox" id=(id);
        label.later-line for=(id) { (fill(words.later, &[&number])) " " span.link { (words.show_now) } }
    };
    let open = format!(
        "<div class=\"later\" data-later=\"{slug}\">{}<div class=\"later-inside\">",
        line.into_string()
    );
    (PreEscaped(open), PreEscaped("</div></div>".to_owned()))
}
