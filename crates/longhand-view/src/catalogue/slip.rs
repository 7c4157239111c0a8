//! The words for slips found by rule.

/// What is said about slips found by rule; `{}` are slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlipWords {
    /// The wrong sign. Of two strings the first is the heading.
    pub sign: [&'static str; 2],
    /// One divided by the answer.
    pub reciprocal: [&'static str; 2],
    /// Half the answer.
    pub half: [&'static str; 2],
    /// Twice the answer.
    pub twice: [&'static str; 2],
    /// The point one or several places off; 0 the factor.
    pub ten_small: [&'static str; 2],
    /// The same, too large.
    pub ten_large: [&'static str; 2],
    /// 1000 for 1024, once.
    pub thousand: [&'static str; 2],
    /// The same, twice over.
    pub thousand_twice: &'static str,
    /// The same, several times; 0 how often.
    pub thousand_often: &'static str,
    /// Heading: so many times too small.
    pub times_small: &'static str,
    /// Heading: so many times too large.
    pub times_large: &'static str,
    /// Heading where the ratio is not a number to say.
    pub one_factor: &'static str,
    /// A named factor is missing.
    pub left_out: &'static str,
    /// A named factor is there twice.
    pub twice_in: &'static str,
    /// A division by it is missing.
    pub not_divided: &'static str,
    /// It was divided by twice.
    pub divided_twice: &'static str,
    /// It may be missing.
    pub missing: &'static str,
    /// It may be one too many.
    pub extra: &'static str,
    /// A number with what it counts: "the 8 GPUs".
    pub counted: &'static str,
    /// A number that has no name of its own.
    pub unnamed: &'static str,
    /// An element of a list.
    pub element: &'static str,
    /// How many there are.
    pub size: &'static str,
    /// A logarithm to another base.
    pub logarithm: [&'static str; 2],
    /// A power of another number.
    pub power: [&'static str; 2],
    /// Names of the bases.
    pub bases: [&'static str; 3],
    /// Per cent typed.
    pub percent: [&'static str; 2],
    /// Per cent asked for.
    pub not_percent: [&'static str; 2],
    /// Degrees.
    pub degrees: [&'static str; 2],
    /// No square root.
    pub no_root: [&'static str; 2],
    /// The variance.
    pub variance: [&'static str; 2],
    /// The standard deviation.
    pub deviation: [&'static str; 2],
    /// n − 1 used.
    pub unbiased: [&'static str; 2],
    /// n used.
    pub biased: [&'static str; 2],
    /// Heading: the exponent.
    pub exponent: &'static str,
    /// One too many.
    pub exponent_more: &'static str,
    /// One too few.
    pub exponent_less: &'static str,
    /// Doubled for squared.
    pub doubled: [&'static str; 2],
    /// Lost brackets: heading, before the formula whose value it is, before the formula that it
    /// follows from.
    pub brackets: [&'static str; 3],
    /// Another unit: 0 the unit typed; then 0 the field's, before the value.
    pub other_unit: [&'static str; 2],
    /// Another unit written: 0 the field's; then 0 the unit written.
    pub unit_written: [&'static str; 2],
    /// Heading: rounded too early.
    pub rounded: &'static str,
    /// At one step.
    pub rounded_step: &'static str,
    /// On the way.
    pub rounded_somewhere: &'static str,
    /// A number of the question: 0 its name.
    pub given_itself: [&'static str; 2],
    /// Digits cut off instead of rounded.
    pub cut_off: [&'static str; 2],
    /// A part left out: 0 its formula.
    pub part_left_out: [&'static str; 2],
    /// A sign inside: 0 the formula as it belongs.
    pub inner_sign: [&'static str; 2],
    /// A fraction inside: 0 the formula as it belongs.
    pub turned_over: [&'static str; 2],
    /// Rows for columns.
    pub transposed: [&'static str; 2],
    /// An axis kept; 0 its size.
    pub axis_kept: [&'static str; 2],
    /// An axis of size 1 kept.
    pub axis_of_one: [&'static str; 2],
    /// An axis lost; 0 its size.
    pub axis_lost: [&'static str; 2],
    /// As many elements in another shape.
    pub flattened: [&'static str; 2],
    /// The right numbers in another order.
    pub reordered: [&'static str; 2],
}

/// In English.
pub const ENGLISH: SlipWords = SlipWords {
    sign: ["Check the sign.", "The size is right."],
    reciprocal: [
        "Upside down.",
        "That is one divided by the answer. Which of the two belongs on top?",
    ],
    half: ["Half of it.", "Has a factor of 2 been left out?"],
    twice: [
        "Twice as much.",
        "Has a factor of 2 slipped in, or is something counted twice?",
    ],
    ten_small: [
        "The digits are right.",
        "But the number is {} times too small: look again at the powers of ten.",
    ],
    ten_large: [
        "The digits are right.",
        "But the number is {} times too large: look again at the powers of ten.",
    ],
    thousand: ["1000 or 1024?", "The one stands where the other belongs."],
    thousand_twice: "The one stands where the other belongs, twice over.",
    thousand_often: "The one stands where the other belongs, {} times over.",
    times_small: "{} times too small.",
    times_large: "{} times too large.",
    one_factor: "One factor off.",
    left_out: "Did you leave out {}?",
    twice_in: "Did you count {} twice?",
    not_divided: "Did you forget to divide by {}?",
    divided_twice: "Did you divide by {} twice?",
    missing: "Is a factor missing, {}?",
    extra: "Is there a factor too many, {}?",
    counted: "the {} {}",
    unnamed: "one of {}",
    element: "the {} in",
    size: "the {} of them, in",
    logarithm: [
        "Another logarithm.",
        "That is what {} gives. Here {} is meant.",
    ],
    power: [
        "Another base.",
        "That is what a power of {} gives. Here it is a power of {}.",
    ],
    bases: ["the natural logarithm, ln,", "log₂", "log₁₀"],
    percent: [
        "That is in per cent.",
        "A plain number is asked for: a hundredth of it.",
    ],
    not_percent: [
        "That is the plain number.",
        "The field asks for per cent: a hundred times as much.",
    ],
    degrees: [
        "Degrees or radians?",
        "The angle was taken for degrees. Here it is in radians.",
    ],
    no_root: ["A root is missing.", "The rest is right."],
    variance: [
        "Variance for standard deviation.",
        "The standard deviation is the square root of the variance, and it belongs here.",
    ],
    deviation: [
        "Standard deviation for variance.",
        "The variance is its square, and it belongs here.",
    ],
    unbiased: [
        "n or n − 1?",
        "You divided by n − 1. Here the variance is the plain mean over all n.",
    ],
    biased: ["n or n − 1?", "You divided by n. Here it is n − 1."],
    exponent: "An exponent is off by one.",
    exponent_more: "It is one too high in your version of",
    exponent_less: "It is one too low in your version of",
    doubled: [
        "Doubled, not squared.",
        "A square is the number times itself.",
    ],
    brackets: [
        "A bracket got lost.",
        "That is the value of",
        "That is what comes out in the end with",
    ],
    other_unit: ["Right in {}.", "In {} it is"],
    unit_written: ["The number is right in {}.", "You wrote {} behind it."],
    rounded: "Rounded too early.",
    rounded_step: "Keep all the digits of this until the end:",
    rounded_somewhere: "Keep all the digits on the way, and round at the end.",
    cut_off: [
        "Cut off, not rounded.",
        "The first digit that you drop is 5 or more, so the last one that you keep goes up.",
    ],
    given_itself: [
        "That is a number of the question.",
        "It is {}, and the answer is still to be worked out from it.",
    ],
    part_left_out: ["Something is left out.", "Where is {}?"],
    inner_sign: ["A sign on the way is turned round.", "Look again at {}."],
    turned_over: ["A fraction is upside down.", "Look again at {}."],
    transposed: ["Transposed.", "Rows and columns have changed places."],
    axis_kept: [
        "One axis too many.",
        "The axis of size {} is summed out on the way, so it is not here any more.",
    ],
    axis_of_one: [
        "One axis too many.",
        "An axis of size 1 holds no more numbers than none. Which axes are really there?",
    ],
    axis_lost: ["One axis too few.", "The axis of size {} is still there."],
    flattened: [
        "As many elements, in another shape.",
        "Which axes does it have?",
    ],
    reordered: [
        "The right numbers, in another order.",
        "Which belongs where?",
    ],
};
