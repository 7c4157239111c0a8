//! Names that are completed while a line is typed, with what there is to say about each.

use longhand_notation::functions;
use longhand_notation::number::with_digits;
use longhand_notation::{FAMILIES, unit};

/// A name that may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The name itself.
    pub name: String,
    /// How it is written: with its parameters, where it has some.
    pub signature: String,
    /// What it is.
    pub about: String,
    /// A bracket is put behind it.
    pub is_function: bool,
}

/// Most candidates that are offered.
const MOST: usize = 8;

/// The name that ends at the byte `at`, and where it begins.
///
/// ```
/// use longhand_view::calculator::word_before;
/// assert_eq!(word_before("2 + soft", 8), (4, "soft"));
/// assert_eq!(word_before("3 GiB", 1), (1, ""));
/// ```
#[must_use]
pub fn word_before(line: &str, at: usize) -> (usize, &str) {
    let before = line.get(..at).unwrap_or(line);
    let is_inside = |c: char| c.is_alphanumeric() || c == '_';
    let word = before.trim_end_matches(is_inside).len();
    let word = before.get(word..).unwrap_or("");
    // 3Gi is three of something: a name begins with a letter.
    let word = word.trim_start_matches(|c: char| c.is_numeric());
    (before.len() - word.len(), word)
}

/// What may be meant by a beginning: names of the notebook first, then the language's. Names of which
/// it is the beginning to the letter go before those in other capitals, short ones before long ones.
#[must_use]
pub fn candidates(beginning: &str, own: &[String]) -> Vec<Candidate> {
    if beginning.is_empty() {
        return Vec::new();
    }
    let own = own.iter().map(|name| Candidate {
        name: name.clone(),
        signature: name.clone(),
        about: String::new(),
        is_function: false,
    });
    let small = beginning.to_lowercase();
    let mut all: Vec<(bool, usize, usize, Candidate)> = own
        .map(|one| (0, one))
        .chain(language().map(|one| (1, one)))
        .filter(|(_, one)| one.name.to_lowercase().starts_with(&small) && one.name != beginning)
        .map(|(rank, one)| (!one.name.starts_with(beginning), rank, one.name.len(), one))
        .collect();
    all.sort_by(|a, b| (a.0, a.1, a.2, &a.3.name).cmp(&(b.0, b.1, b.2, &b.3.name)));
    all.dedup_by(|a, b| a.3.name == b.3.name);
    all.into_iter()
        .take(MOST)
        .map(|(_, _, _, one)| one)
        .collect()
}

/// Every name of the language: functions, rules, constants, units.
fn language() -> impl Iterator<Item = Candidate> {
    let functions = functions::ALL.iter().map(|one| Candidate {
        name: one.name.to_owned(),
        signature: format!("{}{}", one.name, one.signature),
        about: one.summary.to_owned(),
        is_function: true,
    });
    let rules = FAMILIES.iter().flat_map(|family| family.entries);
    let rules = rules.map(|entry| Candidate {
        name: entry.slug.to_owned(),
        signature: entry.signature(),
        about: entry.title.to_owned(),
        is_function: true,
    });
    let constants = functions::CONSTANTS.iter().map(|(name, value)| Candidate {
        name: (*name).to_owned(),
        signature: (*name).to_owned(),
        about: with_digits(*value, 12),
        is_function: false,
    });
    let units = unit::all().into_iter().flat_map(|unit| {
        let about = format!(
            "{}: {} {}",
            unit.measures,
            with_digits(unit.size, 12),
            unit.base
        );
        let names = unit.names.iter();
        names.map(move |name| Candidate {
            name: (*name).to_owned(),
            signature: (*name).to_owned(),
            about: about.clone(),
            is_function: false,
        })
    });
    functions.chain(rules).chain(constants).chain(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(beginning: &str, own: &[&str]) -> Vec<String> {
        let own: Vec<String> = own.iter().map(|name| (*name).to_owned()).collect();
        candidates(beginning, &own)
            .into_iter()
            .map(|one| one.name)
            .collect()
    }

    #[test]
    fn functions_rules_units_and_own_names_are_completed_with_their_documentation() {
        let found = names("softm", &["softmass"]);
        assert_eq!(found[..2], ["softmass", "softmax"]);
        for beginning in ["adam", "GPU", "cross_", "pi", "tok"] {
            let found = candidates(beginning, &[]);
            assert!(!found.is_empty() && found.len() <= MOST, "{beginning}");
            assert!(found.iter().all(|one| !one.about.is_empty()), "{found:?}");
        }
        assert!(names("", &["a"]).is_empty() && names("qqq", &[]).is_empty());
    }

    #[test]
    fn what_is_typed_whole_is_not_offered() {
        assert!(!names("relu", &[]).contains(&"relu".to_owned()));
    }
}
