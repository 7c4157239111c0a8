//! Habits of style that a reader stumbles over, found by their shape.
//!
//! Numbers have one style: groups of three apart by narrow spaces from five digits on, as slots
//! print them, and nothing between four. And a sentence does not begin with its predicate ("Asked
//! for is the share"), as German may.

/// A habit found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Habit {
    /// The words.
    pub words: String,
    /// What to write.
    pub remedy: &'static str,
}

/// Participles that open an inverted sentence.
const OPENERS: [&str; 24] = [
    "Asked",
    "Kept",
    "Summed",
    "Saved",
    "Meant",
    "Wanted",
    "Counted",
    "Measured",
    "Needed",
    "Lost",
    "Added",
    "Sent",
    "Shown",
    "Said",
    "Told",
    "Used",
    "Taken",
    "Paid",
    "Looked",
    "Stored",
    "Compared",
    "Divided",
    "Multiplied",
    "Sought",
];

/// What is found in plain text, formulas and programs left out.
///
/// ```
/// let found = longhand_author::english::habits("Asked for is the share of 1,024 tokens.");
/// let words: Vec<&str> = found.iter().map(|one| one.words.as_str()).collect();
/// assert_eq!(words, ["Asked for is", "1,024"]);
/// assert_eq!(longhand_author::english::habits("The question asks for 1024 of 65\u{202f}536."), []);
/// ```
#[must_use]
pub fn habits(text: &str) -> Vec<Habit> {
    let mut found = inverted(text);
    found.extend(grouped(text));
    found
}

fn inverted(text: &str) -> Vec<Habit> {
    let sentences = text.split(['.', '?', '!', ':', '\n']);
    let opener = |sentence: &str| {
        let mut words = sentence.split_whitespace();
        let first = words.next()?;
        if first == "Whoever" {
            return Some(Habit {
                words: first.to_owned(),
                remedy: "Write “if you …” or “anyone who …”.",
            });
        }
        OPENERS.contains(&first).then_some(())?;
        let is_verb = |word: &str| matches!(word, "is" | "are" | "was" | "were");
        // "Asked for is …" has no subject yet; "Stored keys are …" begins with it.
        let loose = |word: &str| matches!(word, "for" | "at" | "to" | "with" | "of" | "in");
        let second = words.next()?;
        let said = if is_verb(second) {
            format!("{first} {second}")
        } else {
            let third = words.next()?;
            (loose(second) && is_verb(third)).then(|| format!("{first} {second} {third}"))?
        };
        Some(Habit {
            words: said,
            remedy: "Begin with the subject: “the question asks for …”.",
        })
    };
    sentences.filter_map(opener).collect()
}

/// Groups of three digits behind commas.
fn grouped(text: &str) -> Vec<Habit> {
    let run = |c: char| c.is_ascii_digit() || c == ',';
    let mut found = Vec::new();
    for word in text.split(|c: char| !run(c)) {
        let word = word.trim_matches(',');
        let mut groups = word.split(',');
        let first = groups.next().unwrap_or_default();
        let rest: Vec<&str> = groups.collect();
        let whole = (1..=3).contains(&first.len()) && !first.starts_with('0');
        if whole && !rest.is_empty() && rest.iter().all(|group| group.len() == 3) {
            found.push(Habit {
                words: word.to_owned(),
                remedy: "Put narrow spaces (U+202F) between groups of three digits, and nothing into a number of four.",
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_begins_with_its_subject() {
        for (text, words) in [
            ("Half. Asked is the whole.", "Asked is"),
            ("Kept are keys and values.", "Kept are"),
            ("Whoever knows that saves a night.", "Whoever"),
        ] {
            assert_eq!(
                habits(text).first().map(|one| one.words.as_str()),
                Some(words)
            );
        }
        for fine in [
            "Asked for the share, people give the whole.",
            "Kept in FP32, it is exact.",
            "Stored keys are read again.",
            "Lost work is done again.",
            "Divided by the peak that is the hardware utilization.",
        ] {
            assert_eq!(habits(fine), [], "{fine}");
        }
    }

    #[test]
    fn numbers_have_one_style() {
        assert_eq!(habits("4,194,304 of 16,384").len(), 2);
        assert_eq!(habits("1, 024 and [1,2,3], 0,125 and 12,13"), []);
    }
}
