//! What may be wrong with a run.

/// A cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Hidden units that are never above 0.
    DeadUnits,
    /// Labels that do not belong to their inputs.
    ShuffledLabels,
    /// Gradients that are added to those of the steps before.
    GradientsKept,
    /// A rate far too high.
    RateTooHigh,
    /// A rate near 0.
    RateNearZero,
    /// Gradients too small for fp16.
    Underflow,
    /// One batch that does not belong there.
    BadBatch,
    /// Targets that are the tokens themselves.
    TokensNotShifted,
    /// A mean that counts the padding.
    PaddingCounted,
    /// First weights too wide.
    WideStart,
    /// Weight decay that pulls the norms' gains to 0.
    DecayedNorms,
    /// A resume that loads the weights and not the optimizer's state.
    StateLost,
}

/// What is said of a cause.
struct Words {
    cause: Cause,
    slug: &'static str,
    title: &'static str,
    knob: &'static str,
}

const WORDS: &[Words] = &[
    Words {
        cause: Cause::DeadUnits,
        slug: "dead-units",
        title: "The hidden units are dead: their biases begin far below 0.",
        knob: "Start the hidden biases at 0",
    },
    Words {
        cause: Cause::ShuffledLabels,
        slug: "shuffled-labels",
        title: "The labels are shuffled: they do not belong to their inputs.",
        knob: "Pair each input with its own label",
    },
    Words {
        cause: Cause::GradientsKept,
        slug: "no-zero-grad",
        title: "The gradients are never set to zero: each step adds to the last one’s.",
        knob: "Set the gradients to zero before each backward pass",
    },
    Words {
        cause: Cause::RateTooHigh,
        slug: "rate-too-high",
        title: "The learning rate is far too high.",
        knob: "Divide the learning rate by 100",
    },
    Words {
        cause: Cause::RateNearZero,
        slug: "rate-near-zero",
        title: "The learning rate is next to nothing.",
        knob: "Multiply the learning rate by 1000",
    },
    Words {
        cause: Cause::Underflow,
        slug: "fp16-underflow",
        title: "The gradients are too small for fp16 and become 0.",
        knob: "Turn on loss scaling",
    },
    Words {
        cause: Cause::BadBatch,
        slug: "bad-batch",
        title: "One batch does not belong there: its inputs were never scaled.",
        knob: "Take the bad batch out",
    },
    Words {
        cause: Cause::TokensNotShifted,
        slug: "tokens-not-shifted",
        title: "The targets are not shifted: each token is to predict itself.",
        knob: "Shift the targets by one token",
    },
    Words {
        cause: Cause::PaddingCounted,
        slug: "padding-counted",
        title: "The mean of the loss counts the padding.",
        knob: "Leave the padding out of the loss",
    },
    Words {
        cause: Cause::WideStart,
        slug: "wide-start",
        title: "The first weights are too wide.",
        knob: "Start the weights at their usual width",
    },
    Words {
        cause: Cause::DecayedNorms,
        slug: "decayed-norms",
        title: "Weight decay pulls the gains of the norms to 0.",
        knob: "Leave the norms out of weight decay",
    },
    Words {
        cause: Cause::StateLost,
        slug: "state-lost",
        title: "The run resumed without the optimizer’s state.",
        knob: "Load the optimizer’s state with the weights",
    },
];

/// Of every cause its slug and its title.
pub const TITLES: [(&str, &str); WORDS.len()] = {
    let mut pairs = [("", ""); WORDS.len()];
    let mut at = 0;
    while at < pairs.len() {
        pairs[at] = (WORDS[at].slug, WORDS[at].title);
        at += 1;
    }
    pairs
};

/// Of every cause its slug and its knob.
pub const KNOBS: [(&str, &str); WORDS.len()] = {
    let mut pairs = [("", ""); WORDS.len()];
    let mut at = 0;
    while at < pairs.len() {
        pairs[at] = (WORDS[at].slug, WORDS[at].knob);
        at += 1;
    }
    pairs
};

impl Cause {
    /// Every cause.
    pub const ALL: &[Cause] = &[
        Cause::DeadUnits,
        Cause::ShuffledLabels,
        Cause::GradientsKept,
        Cause::RateTooHigh,
        Cause::RateNearZero,
        Cause::Underflow,
        Cause::BadBatch,
        Cause::TokensNotShifted,
        Cause::PaddingCounted,
        Cause::WideStart,
        Cause::DecayedNorms,
        Cause::StateLost,
    ];

    fn words(self) -> &'static Words {
        WORDS
            .iter()
            .find(|words| words.cause == self)
            .unwrap_or(&WORDS[0])
    }

    /// Its name in settings.
    #[must_use]
    pub fn slug(self) -> &'static str {
        self.words().slug
    }

    /// The cause in a sentence.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.words().title
    }

    /// The knob that takes it away, in words.
    #[must_use]
    pub fn knob(self) -> &'static str {
        self.words().knob
    }

    /// The cause of this name.
    ///
    /// # Errors
    /// There is none.
    pub fn named(slug: &str) -> Result<Cause, String> {
        let known = WORDS.iter().find(|words| words.slug == slug);
        known
            .map(|words| words.cause)
            .ok_or_else(|| format!("there is no fault `{slug}`"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_has_words_of_its_own() {
        assert_eq!(WORDS.len(), Cause::ALL.len());
        for cause in Cause::ALL {
            assert_eq!(Cause::named(cause.slug()), Ok(*cause));
            assert!(cause.title().ends_with('.') && !cause.knob().ends_with('.'));
        }
    }
}
