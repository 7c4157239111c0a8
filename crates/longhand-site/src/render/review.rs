//! `{{review a b c}}`: exercises of earlier chapters to come back to, each with new numbers.

use longhand_exercise::Exercise;
use longhand_view::catalogue::{Catalogue, fill};
use maud::{Markup, html};

/// The variant that the `place`-th review of a chapter links to: never the book's, and not the
/// same in every chapter.
pub fn variant(chapter: u32, place: usize) -> u32 {
    chapter * 7 + place as u32 + 1
}

/// The list. In a chapter each link leads to the exercise with numbers the reader has not seen
/// there; on other pages (`None`) to the exercise as it stands.
pub fn list(words: &Catalogue, chapter: Option<u32>, exercises: &[&Exercise]) -> Markup {
    html! {
        ol.review {
            @for (place, exercise) in exercises.iter().enumerate() {
                @let new = chapter.filter(|_| exercise.has_variants()).map(|chapter| variant(chapter, place));
                @let page = format!("{}.html#{}", exercise.chapter, exercise.slug);
                @let address = new.map_or(page.clone(), |number| format!("{page}@{number}"));
                li {
                    a href=(address) { span.n { (exercise.number) " " } (exercise.title) }
                    @if let Some(number) = new {
                        " " small { (fill(words.review_variant, &[&number])) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_never_links_to_the_book_s_numbers() {
        for chapter in 0..12 {
            for place in 0..3 {
                assert_ne!(variant(chapter, place), 0);
            }
        }
        assert_ne!(variant(1, 0), variant(2, 0));
    }
}
