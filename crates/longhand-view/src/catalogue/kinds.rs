//! The words of exercises with cells, formulas and parts.

/// What is said in and about cells, formulas and parts; `{}` are slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindWords {
    /// Spoken name of a cell of a vector; its number.
    pub cell: &'static str,
    /// Spoken name of a cell of a matrix; row and column.
    pub row_column: &'static str,
    /// Spoken with the cells: how to fill them at once and move between them.
    pub cells_help: &'static str,
    /// Spoken with a cell or field after it was judged: right, near, wrong, unreadable.
    pub judged: [&'static str; 4],
    /// How many cells are right: right ones, all.
    pub cells_right: &'static str,
    /// How many parts are right: right ones, all.
    pub parts_right: &'static str,
    /// A part by its letter.
    pub part: &'static str,
    /// Several parts by their letters.
    pub several_parts: &'static str,
    /// So many cells have nothing in them yet.
    pub cells_empty: &'static str,
    /// One cell or part has nothing in it yet.
    pub still_empty: &'static str,
    /// Several have nothing in them yet.
    pub all_empty: &'static str,
    /// A part could not be read.
    pub part_unreadable: &'static str,
    /// Between the last two names of a list.
    pub and: &'static str,
    /// A list of another length than the answer's.
    pub other_length: &'static str,
    /// A matrix of another size than the answer's: rows, columns.
    pub other_size: &'static str,
    /// An estimate that is too small; how many times.
    pub times_small: &'static str,
    /// One that is too large.
    pub times_large: &'static str,
    /// Before the exact value of what was estimated.
    pub exactly: &'static str,
    /// Below a field for an estimate; within which factor it is right.
    pub rule_estimate: &'static str,
    /// Spoken name of the scale beside a field.
    pub scale: &'static str,
    /// How many numbers were given, and how many are asked for.
    pub cells_asked: &'static str,
    /// Rows and columns given, and those asked for.
    pub size_asked: &'static str,
    /// Rows of different lengths.
    pub ragged: &'static str,
    /// What a shape is.
    pub no_shape: &'static str,
    /// A name that means nothing here, and those that do.
    pub unknown_name: &'static str,
    /// The same where no name means anything.
    pub no_names: &'static str,
    /// A formula without a value where the answer has one.
    pub no_value: &'static str,
    /// Below a field for a formula; the names of the variables.
    pub rule_formula: &'static str,
    /// Below a field for a shape.
    pub rule_shape: &'static str,
    /// Below one field for a whole list.
    pub rule_list: &'static str,
    /// Below one field for a whole matrix.
    pub rule_matrix: &'static str,
    /// Right for the learner's own earlier value: heading, and what follows with the part's letter.
    pub carried: [&'static str; 2],
    /// A step's values for all cells: before its symbol.
    pub these_are: &'static str,
    /// A step's value for one cell: between the value and the step's symbol.
    pub stands_in: &'static str,
    /// Legend of the parts, for screen readers.
    pub parts: &'static str,
    /// Several options picked where one is asked for.
    pub one_option: &'static str,
    /// One number where a list is asked for; 0 how many.
    pub one_of_cells: &'static str,
}

/// In English.
pub const ENGLISH: KindWords = KindWords {
    cell: "cell {}",
    row_column: "row {}, column {}",
    cells_help: "Arrow keys move between cells. A list such as [1, 2, 3] pasted into a cell fills them all.",
    judged: ["right", "nearly", "not right", "not readable"],
    cells_right: "{} of {} are right.",
    parts_right: "{} of {} parts are right.",
    part: "Part {}",
    several_parts: "Parts {}",
    cells_empty: "{} cells are still empty.",
    still_empty: "{} is still empty.",
    all_empty: "{} are still empty.",
    part_unreadable: "{} could not be read.",
    and: " and ",
    other_length: "Your list has {} numbers; the answer has another length.",
    other_size: "Yours has {} rows and {} columns; the answer has another size.",
    times_small: "It is too small by a factor of {}.",
    times_large: "It is too large by a factor of {}.",
    exactly: "Worked out to the end it is",
    rule_estimate: "An estimate is enough: it is right within a factor of {}. Write 3e18 or 10^18, or move the scale.",
    scale: "A place on a scale of powers of ten",
    cells_asked: "There are {} numbers, and {} are asked for.",
    size_asked: "That is {} × {}, and {} × {} is asked for.",
    ragged: "The rows have different lengths.",
    no_shape: "A shape is a list of whole numbers, such as [2, 3, 4].",
    unknown_name: "{} means nothing here. Write the formula with {}.",
    no_names: "{} means nothing here. Write numbers.",
    no_value: "This has no value where the answer has one.",
    rule_formula: "A formula in {}. Every form that is equal is right.",
    rule_shape: "The size of each axis, such as [2, 3, 4].",
    rule_list: "A list, such as [1, 2.5].",
    rule_matrix: "Rows in brackets, such as [[1, 2], [3, 4]].",
    carried: [
        "Right for your own value.",
        "It follows from what you have for {}; mend that one, and this one changes with it.",
    ],
    these_are: "This is",
    stands_in: "is what stands here in",
    parts: "Parts of the answer",
    one_option: "One option is asked for, and several are picked.",
    one_of_cells: "That is one number, and {} are asked for. Write them as [1, 2, 3].",
};
