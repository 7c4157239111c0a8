//! Two promises of the engine, on our own workbook: it knows what went wrong where that is known,
//! and does not claim to know where it is not.

use crate::ours::{CONTENT, folder};
use longhand_site::{Stats, stats};

/// A fifth of what `longhand check --stats` tries.
const SAMPLES: u32 = 2_000;

fn found() -> Stats {
    stats(&folder(), &CONTENT, SAMPLES).unwrap_or_else(|findings| panic!("{findings}"))
}

#[test]
fn nine_in_ten_known_wrong_answers_are_recognised_and_two_in_a_hundred_random_ones_at_most() {
    let found = found();
    let (right, there) = found.recognised();
    assert!(there >= 40, "{there} wrong answers");
    assert!(right * 10 >= there * 9, "{found}");
    assert!(found.hits.len() > 40);
    for (slug, hits) in &found.hits {
        assert!(hits.share() < 0.02, "{slug}: {hits:?}");
    }
}
