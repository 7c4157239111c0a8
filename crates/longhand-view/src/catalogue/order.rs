//! What stands in an exercise of lines to be put in order, and what is said there.

/// What stands in an exercise of lines to be put in order, and what is said there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderWords {
    /// A line handed in twice; 0 its id.
    pub line_twice: &'static str,
    /// A line that is not there; 0 its id.
    pub no_line: &'static str,
    /// How lines are moved: by pointer, keys and buttons.
    pub help: &'static str,
    /// The same for the keyboard.
    pub help_keys: &'static str,
    /// After it, where some lines do not belong.
    pub help_out: &'static str,
    /// Name of the list of lines.
    pub list: &'static str,
    /// Above the lines that were taken out.
    pub left: &'static str,
    /// Spoken name of a line's grip; `{}` is its place.
    pub line_name: &'static str,
    /// The same for a line that was taken out.
    pub line_left: &'static str,
    /// Button: one place up.
    pub line_up: &'static str,
    /// Button: one place down.
    pub line_move_down: &'static str,
    /// Button: out of the order.
    pub line_take_out: &'static str,
    /// Button: back into the order.
    pub line_put_in: &'static str,
    /// Spoken after a move: place, lines, the line.
    pub line_at: &'static str,
    /// Spoken when a line is picked up.
    pub line_lifted: &'static str,
    /// Spoken when a line is put down.
    pub line_down: &'static str,
    /// Spoken when a line is put back.
    pub line_back: &'static str,
    /// Spoken when a line is taken out: the line, lines that stay.
    pub line_out: &'static str,
    /// Between a line and the one it needs.
    pub before: &'static str,
    /// After it.
    pub needs: &'static str,
    /// Between a line and one that it needs and that was left out.
    pub lacks: &'static str,
    /// After it.
    pub left_out: &'static str,
    /// After a line that does not belong.
    pub spare: &'static str,
    /// Verdict: all fits, one line is left out.
    pub one_missing: &'static str,
    /// The same for several.
    pub some_missing: &'static str,
    /// Offered after three misses.
    pub offer: &'static str,
    /// Button there: takes away lines that do not belong.
    pub offer_spare: &'static str,
    /// Button there: puts one line right. It counts as help.
    pub offer_next: &'static str,
    /// Spoken after the first: lines that stay.
    pub spared: &'static str,
    /// In the working: a line that needs no other.
    pub needs_none: &'static str,
    /// In the working: what a line needs.
    pub needs_one: &'static str,
    /// The same for several lines.
    pub needs_some: &'static str,
    /// In the working: there is no other right order.
    pub only: &'static str,
    /// In the working: how many orders are right.
    pub count: &'static str,
}

/// In English.
pub const ENGLISH: OrderWords = OrderWords {
    help: "Drag a line by its grip, or use its buttons.",
    help_keys: "On the keyboard: Space picks a line up, arrow keys move it, Space puts it down, Escape puts it back.",
    help_out: "Not every line belongs: take out those that do not.",
    line_twice: "The line {} is named twice.",
    no_line: "There is no line {}.",
    list: "Your order",
    left: "Left out",
    line_name: "Line {}",
    line_left: "Line left out",
    line_up: "Move line {} up",
    line_move_down: "Move line {} down",
    line_take_out: "Take line {} out",
    line_put_in: "Put this line in at the end",
    line_at: "Line {} of {}: {}",
    line_lifted: "Picked up. Line {} of {}: {}. Arrow keys move it, Space puts it down, Escape puts it back.",
    line_down: "Put down. Line {} of {}: {}",
    line_back: "Put back. Line {} of {}: {}",
    line_out: "Taken out: {}. {} lines are in your order.",
    before: "stands before",
    needs: ", which it needs.",
    lacks: "needs",
    left_out: ", which you left out.",
    spare: "does not belong here.",
    one_missing: "What stands there fits, but one more line belongs.",
    some_missing: "What stands there fits, but {} more lines belong.",
    offer: "Stuck?",
    offer_spare: "Take away the lines that do not belong",
    offer_next: "Put the next line right for me (the working then counts as shown)",
    spared: "Taken away. {} lines are left; they all belong.",
    needs_none: "needs none of these",
    needs_one: "needs line {}",
    needs_some: "needs lines {}",
    only: "This is the only right order.",
    count: "{} orders keep all of these needs. Each of them is right.",
};
