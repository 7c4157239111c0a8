//! Words of the overview of all exercises.

/// The strings of the overview in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OverviewWords {
    /// Its title.
    pub title: &'static str,
    /// The sentence below it.
    pub lede: &'static str,
    /// Of the choice of a kind.
    pub kind: &'static str,
    /// Its first option.
    pub any_kind: &'static str,
    /// Of the choice of a topic.
    pub topic: &'static str,
    /// Its first option.
    pub any_topic: &'static str,
    /// Of the choice of a difficulty.
    pub difficulty: &'static str,
    /// Its first option.
    pub any_difficulty: &'static str,
    /// Of the choice by what the reader has done.
    pub standing: &'static str,
    /// Its first option.
    pub any_standing: &'static str,
    /// An exercise that was not tried.
    pub fresh: &'static str,
    /// One that was tried and not solved.
    pub tried: &'static str,
    /// One that was solved after its working was shown.
    pub helped: &'static str,
    /// One that was solved without.
    pub solved: &'static str,
    /// Before the exercise that is best done next.
    pub next: &'static str,
    /// Why: nothing has been done.
    pub first: &'static str,
    /// It was tried.
    pub begun: &'static str,
    /// It was solved with its working shown.
    pub again: &'static str,
    /// 0 a topic of which as much is solved.
    pub known: &'static str,
    /// 0 a topic of which something easier is solved.
    pub harder: &'static str,
    /// 0 a topic of which nothing is solved.
    pub new: &'static str,
}

/// In English.
pub(super) const ENGLISH: OverviewWords = OverviewWords {
    title: "All exercises",
    lede: "Every exercise as a square, chapter by chapter, and how far you are with it.",
    kind: "Kind",
    any_kind: "any",
    topic: "Topic",
    any_topic: "any",
    difficulty: "Difficulty",
    any_difficulty: "any",
    standing: "Your state",
    any_standing: "any",
    fresh: "not tried yet",
    tried: "tried",
    helped: "solved with help",
    solved: "solved",
    next: "Next for you:",
    first: "It is the first one.",
    begun: "You have tried it, and it is not solved yet.",
    again: "You solved it with its working open. Now without.",
    known: "You have solved others as hard in “{}”.",
    harder: "It is one step beyond what you have solved in “{}”.",
    new: "Nothing in “{}” is solved yet, and it is an easy one to begin with.",
};
