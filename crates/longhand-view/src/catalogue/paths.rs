//! Words of the suggested paths, and of the lists of skills.

/// The strings of paths and skills in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PathWords {
    /// Title of the page of paths.
    pub title: &'static str,
    /// The sentence below it.
    pub lede: &'static str,
    /// How many exercises a path has; `{}` is their number.
    pub exercises: &'static str,
    /// How hard an exercise is, for screen readers; `{}` is 1 to 5.
    pub difficulty: &'static str,
    /// Title of the list of skills.
    pub skills: &'static str,
    /// The sentence below it.
    pub skills_lede: &'static str,
    /// The sentence below a topic's title.
    pub topic_lede: &'static str,
}

/// In English.
pub(super) const ENGLISH: PathWords = PathWords {
    title: "Where to begin",
    lede: "Three ways through the workbooks, by how much time you have.",
    exercises: "{} exercises",
    difficulty: "difficulty {} of 5",
    skills: "Skills",
    skills_lede: "Every exercise by what it practises, across all workbooks.",
    topic_lede: "Exercises that practise this, in the order of the workbooks, easy ones marked with few dots.",
};
