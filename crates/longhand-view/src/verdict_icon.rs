//! Small drawn marks that stand beside a verdict's word.
//!
//! They are strokes like a pencil's, take the text's colour and are hidden from
//! screen readers: the word beside each says the same.

use maud::{Markup, html};

/// What a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerdictIcon {
    /// A tick.
    Right,
    /// A wave: nearly.
    Near,
    /// A cross.
    Wrong,
    /// A question mark.
    Unreadable,
    /// A square: stopped before it ended.
    Stopped,
    /// An empty circle: not yet tried.
    Waiting,
}

impl VerdictIcon {
    /// Every mark, for the gallery.
    pub const ALL: [Self; 6] = [
        Self::Right,
        Self::Near,
        Self::Wrong,
        Self::Unreadable,
        Self::Stopped,
        Self::Waiting,
    ];

    /// The stroke, in a square of 16.
    const fn path(self) -> &'static str {
        match self {
            Self::Right => "M2.8 8.6l3.4 3.5 7-8",
            Self::Near => "M2 9.6c1.6-3.4 3.8-3.4 6-1.4s4.4 2 6-1.6",
            Self::Wrong => "M3.6 3.6l8.8 8.8M12.4 3.6l-8.8 8.8",
            Self::Unreadable => "M5 5.6c0-4 6.2-3.8 6.2-.2 0 2.4-3 2.6-3 5M8.2 13.4v.2",
            Self::Stopped => "M4 4h8v8h-8z",
            Self::Waiting => "M8 3.2a4.8 4.8 0 1 0 .01 0",
        }
    }
}

/// Draws a mark.
pub fn verdict_icon(mark: VerdictIcon) -> Markup {
    html! {
        svg.mark-of viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" {
            path d=(mark.path()) {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_drawn_differently_and_left_to_the_word_for_screen_readers() {
        let mut drawn: Vec<String> = VerdictIcon::ALL
            .iter()
            .map(|&one| verdict_icon(one).0)
            .collect();
        assert!(drawn.iter().all(|svg| svg.contains("aria-hidden=\"true\"")));
        drawn.sort();
        drawn.dedup();
        assert_eq!(drawn.len(), VerdictIcon::ALL.len());
    }
}
