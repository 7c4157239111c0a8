//! Progress marks: a chapter's ring and an exercise's tick, as SVG.
//!
//! The browser program draws them with the same functions when an exercise is
//! solved; their size never depends on the progress, so nothing shifts.

use maud::{Markup, html};

use crate::catalogue::{Catalogue, fill};

/// A chapter's progress as a small ring that fills, with its text alternative.
///
/// `slug` is the chapter's; the element carries it as `data-ring`, so that all
/// rings of a chapter on a page are found and replaced when progress changes.
pub fn ring(catalogue: &Catalogue, slug: &str, solved: usize, total: usize) -> Markup {
    // `pathLength` makes the circle 100 long whatever its radius, so the share
    // is a presentation attribute and needs no style.
    let share = (100 * solved.min(total)).checked_div(total).unwrap_or(0);
    let done = total > 0 && solved >= total;
    let label = fill(catalogue.solved_of, &[&solved, &total]);
    html! {
        svg.ring.done[done] data-ring=(slug) data-solved=(solved) data-total=(total)
            viewBox="0 0 16 16" width="16" height="16" role="img" aria-label=(label) {
            circle.track cx="8" cy="8" r="6.5" {}
            @if done {
                path.stroke d="M4.8 8.3l2.2 2.2 4.2-4.8" {}
            } @else if solved > 0 {
                circle.share cx="8" cy="8" r="2.25" pathLength="100"
                    stroke-dasharray=(format!("{share} 100")) transform="rotate(-90 8 8)" {}
            }
        }
    }
}

/// The drawn tick that marks a solved exercise, with its text alternative.
///
/// It is always there and takes its room; the style sheet shows it inside
/// anything that carries `data-solved`.
pub fn tick(catalogue: &Catalogue) -> Markup {
    html! {
        svg.tick viewBox="0 0 16 16" width="16" height="16" role="img" aria-label=(catalogue.solved) {
            path d="M2.8 8.6l3.4 3.5 7-8" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::ENGLISH;

    #[test]
    fn a_ring_says_its_share_in_words_and_as_an_arc() {
        let third = ring(&ENGLISH, "5-adam", 4, 12).into_string();
        assert!(third.contains("aria-label=\"4 of 12 solved\""));
        assert!(third.contains("stroke-dasharray=\"33 100\""));
    }

    #[test]
    fn a_ring_of_an_empty_chapter_is_empty_and_a_finished_one_is_ticked() {
        assert!(!ring(&ENGLISH, "x", 0, 0).into_string().contains("done"));
        assert!(
            ring(&ENGLISH, "x", 3, 3)
                .into_string()
                .contains("ring done")
        );
    }
}
