//! Shows progress around the cards: rings of chapters, ticks of exercises.

use longhand_exercise::progress::Progress;
use longhand_view::catalogue::ENGLISH;
use longhand_view::page::ring;

use crate::page;

/// Brings every ring and tick of the page up to date.
pub fn show(progress: &Progress, chapters: &[(String, Vec<String>)]) {
    let solved = |slug: &str| progress.of(slug).is_some_and(|p| p.solved);
    for element in page::all("[data-mark]") {
        let slug = element.get_attribute("data-mark").unwrap_or_default();
        if element.has_attribute("data-solved") != solved(&slug) {
            // Setting an attribute of a fixed name cannot fail.
            let _ = element.toggle_attribute("data-solved");
        }
    }
    for element in page::all("[data-ring]") {
        let slug = element.get_attribute("data-ring").unwrap_or_default();
        let Some((_, exercises)) = chapters.iter().find(|(chapter, _)| *chapter == slug) else {
            continue;
        };
        let count = exercises.iter().filter(|exercise| solved(exercise)).count();
        if element.get_attribute("data-solved") != Some(count.to_string()) {
            element.set_outer_html(&ring(&ENGLISH, &slug, count, exercises.len()).into_string());
        }
    }
}
