//! Where the exercises stand that findings name.

/// Where an exercise stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The exercise's id.
    pub exercise: &'static str,
    /// Its chapter's page, from the site's root.
    pub page: &'static str,
    /// Its title.
    pub title: &'static str,
}

const fn at(exercise: &'static str, page: &'static str, title: &'static str) -> Place {
    Place {
        exercise,
        page,
        title,
    }
}

/// Every exercise that a rule names; a test holds the list against the book.
pub const EXERCISES: &[Place] = &[
    at(
        "adam-does-not-notice",
        "training/8-loss-curves-and-gradient-norms.html",
        "Clipped in every step",
    ),
    at(
        "after-the-last-step",
        "training/4-learning-rate-schedules.html",
        "Past the end",
    ),
    at(
        "clipping-an-infinite-gradient",
        "training/8-loss-curves-and-gradient-norms.html",
        "Can clipping save an overflow?",
    ),
    at(
        "cosine-in-the-middle-of-a-run",
        "training/4-learning-rate-schedules.html",
        "A cosine with a long plateau",
    ),
    at(
        "data-parallel-ranks",
        "training/7-accumulation-and-mixed-precision.html",
        "Not every GPU sees other data",
    ),
    at(
        "far-too-high",
        "training/4-learning-rate-schedules.html",
        "Far too high",
    ),
    at(
        "how-the-loss-grows",
        "training/2-cross-entropy.html",
        "A sure thing, and wrong",
    ),
    at(
        "ignored-tokens",
        "training/2-cross-entropy.html",
        "Tokens that do not count",
    ),
    at(
        "infinity-or-nan",
        "training/2-cross-entropy.html",
        "NaN, or something else?",
    ),
    at(
        "largest-stable-rate",
        "training/4-learning-rate-schedules.html",
        "The edge, exactly",
    ),
    at(
        "loss-at-ten-times-the-data",
        "training/8-loss-curves-and-gradient-norms.html",
        "Ten times the tokens",
    ),
    at(
        "loss-before-training",
        "training/2-cross-entropy.html",
        "The loss before anything is learned",
    ),
    at(
        "loss-scaling",
        "training/7-accumulation-and-mixed-precision.html",
        "A gradient of a billionth",
    ),
    at(
        "mean-of-means",
        "training/7-accumulation-and-mixed-precision.html",
        "A mean of means",
    ),
    at(
        "missing-bias-correction",
        "training/5-adam.html",
        "Something is missing",
    ),
    at(
        "model-flops-utilization",
        "training/8-loss-curves-and-gradient-norms.html",
        "How busy is the card?",
    ),
    at(
        "nan-for-large-logits",
        "training/2-cross-entropy.html",
        "NaN at step 4000",
    ),
    at("one-whole-step", "training/5-adam.html", "One whole step"),
    at(
        "optimizer-steps",
        "training/9-plan-a-training-run.html",
        "How many steps?",
    ),
    at("perplexity", "training/2-cross-entropy.html", "Perplexity"),
    at(
        "stop-gradient",
        "training/0-chain-rule.html",
        "A gate you close yourself",
    ),
    at(
        "the-scaler-finds-its-scale",
        "training/7-accumulation-and-mixed-precision.html",
        "The scaler finds its scale",
    ),
    at(
        "update-to-weight",
        "training/8-loss-curves-and-gradient-norms.html",
        "A step, measured in weights",
    ),
    at(
        "update-too-small-to-see",
        "training/7-accumulation-and-mixed-precision.html",
        "An update too small to see",
    ),
    at(
        "what-palm-did",
        "training/8-loss-curves-and-gradient-norms.html",
        "A spike in the middle of a run",
    ),
    at(
        "when-clipping-began",
        "training/8-loss-curves-and-gradient-norms.html",
        "When did clipping begin?",
    ),
];

/// Where an exercise stands, if a rule names it.
#[must_use]
pub fn place(exercise: &str) -> Option<&'static Place> {
    EXERCISES.iter().find(|place| place.exercise == exercise)
}

#[cfg(test)]
mod tests {
    use super::place;
    use longhand_doctor::rules::RULES;

    #[test]
    fn every_exercise_of_a_rule_has_its_place() {
        for rule in RULES {
            if let Some(exercise) = rule.exercise {
                assert!(place(exercise).is_some(), "{exercise}");
            }
        }
    }
}
