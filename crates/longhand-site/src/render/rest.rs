//! What of a long page stands in its first layout, and what follows.
//!
//! A browser lays a page out whole before anything on it can be answered, so a chapter's first
//! screens stand in the page as they are and the rest in `<noscript data-rest>`: without scripts it
//! is a part of the page like any other; with scripts it is text that nobody lays out, and
//! `js/rest.js` puts it in piece by piece, at once where somebody looks for it. See
//! `docs/decisions/0250-the-rest-of-a-page.md`.

use maud::{Markup, PreEscaped, html};

/// So many visible characters are the first screens: two of a desk's, with what figures and fields
/// take besides.
const FIRST: usize = 3_500;
/// A piece has about so many bytes: what a browser takes in within a frame.
const PIECE: usize = 20_000;
/// A rest smaller than this is not worth putting in later.
const WORTH: usize = 10_000;

/// One block of a page.
pub(super) struct Part {
    pub html: Markup,
    /// It is an exercise.
    pub exercise: bool,
    /// How many frames it opens, less those it closes: a page is not cut within a frame.
    pub opens: i32,
}

/// The page's blocks: first those of the first screens, at least to the first exercise, then the
/// rest in pieces.
pub(super) fn cut(parts: Vec<Part>) -> Markup {
    let mut pieces = vec![String::new()];
    let (mut seen, mut exercises, mut depth) = (0, 0, 0);
    for part in parts {
        seen += visible(&part.html.0);
        exercises += usize::from(part.exercise);
        depth += part.opens;
        let first = pieces.len() == 1;
        if let Some(piece) = pieces.last_mut() {
            piece.push_str(&part.html.0);
            let full = if first {
                seen >= FIRST && exercises > 0
            } else {
                piece.len() >= PIECE
            };
            if full && depth == 0 {
                pieces.push(String::new());
            }
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    let mut pieces = pieces.into_iter();
    let first = pieces.next().unwrap_or_default();
    let rest: Vec<String> = pieces.collect();
    // A noscript within a noscript ends the outer one.
    let nested = rest.iter().any(|piece| piece.contains("<noscript"));
    if nested || rest.iter().map(String::len).sum::<usize>() < WORTH {
        return html! { (PreEscaped(first)) @for piece in rest { (PreEscaped(piece)) } };
    }
    html! {
        (PreEscaped(first))
        @for piece in rest { noscript data-rest { (PreEscaped(piece)) } }
        div.rest-room {}
    }
}

/// How many characters of a piece of HTML are no markup.
fn visible(html: &str) -> usize {
    let mut inside = false;
    html.chars()
        .filter(|&c| {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                _ => return !inside,
            }
            false
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(text: &str, exercise: bool, opens: i32) -> Part {
        Part {
            html: PreEscaped(text.to_owned()),
            exercise,
            opens,
        }
    }

    fn paragraph() -> Part {
        part(&["<p>", &"x".repeat(1_000), "</p>"].concat(), false, 0)
    }

    #[test]
    fn a_short_page_stands_as_it_is() {
        let page = cut((0..8).map(|_| paragraph()).collect()).0;
        assert!(!page.contains("noscript"));
    }

    #[test]
    fn the_first_screens_go_on_to_the_first_exercise() {
        let mut parts: Vec<Part> = (0..6).map(|_| paragraph()).collect();
        parts.push(part("<section>one</section>", true, 0));
        parts.extend((0..60).map(|_| paragraph()));
        let page = cut(parts).0;
        let at = page.find("<noscript data-rest>").expect("there is a rest");
        let one = page.find("one").expect("the exercise");
        assert!(one < at);
        assert_eq!(page.matches("<noscript data-rest>").count(), 3);
        assert_eq!(page.matches("<p>").count(), 66);
    }

    #[test]
    fn a_page_is_never_cut_within_a_frame() {
        let mut parts = vec![part("<section></section>", true, 0)];
        parts.extend((0..4).map(|_| paragraph()));
        parts.push(part("<div>", false, 1));
        parts.extend((0..50).map(|_| paragraph()));
        parts.push(part("</div>", false, -1));
        let page = cut(parts).0;
        for piece in page.split("<noscript data-rest>").skip(1) {
            assert_eq!(
                piece.matches("<div>").count(),
                piece.matches("</div>").count() - usize::from(piece.contains("rest-room"))
            );
        }
    }

    #[test]
    fn markup_is_not_counted_as_text() {
        assert_eq!(visible("<p class=\"a\">ab <b>c</b></p>"), 4);
    }
}
