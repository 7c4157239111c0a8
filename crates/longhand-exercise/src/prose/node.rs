//! The pieces of a text.

use longhand_notation::math::Math;
use serde::{Deserialize, Serialize};

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Node {
    /// Words.
    Words(String),
    /// A value that is put in: which of the text's slots.
    Slot(u16),
    /// A formula.
    Formula(Vec<Math>),
    /// A formula that is larger, on a line of its own.
    Display(Vec<Math>),
    /// Words that stand out within a line.
    Span(Span, Vec<Node>),
    /// Lines of their own.
    Block(Block, Vec<Node>),
    /// A new line.
    Break,
    /// A line across.
    Rule,
}

/// How words stand out within a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Span {
    /// Emphasized.
    Emphasis,
    /// Strongly.
    Strong,
    /// Emphasized as a heading within a line.
    Heading,
    /// As typed.
    Code,
    /// A link: where to.
    Link(String),
    /// Not to be broken.
    Kept,
    /// A number of the question.
    Given,
    /// The place in something typed that could not be read.
    Marked,
    /// In quotation marks.
    Quoted,
    /// Why a test fails.
    Why,
}

/// Lines of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A paragraph.
    Paragraph,
    /// A paragraph beside the point.
    Aside,
    /// What the following is about.
    Where,
    /// What belongs together.
    Group,
    /// A note.
    Note,
    /// A list.
    List,
    /// A list whose items are numbered from here.
    Numbered(u64),
    /// An item of a list.
    Item,
    /// Lines of a program: in which language, if that is said.
    Listing(String),
    /// A heading: of which rank.
    Heading(u8),
    /// A table.
    Table,
    /// The head of a table.
    Head,
    /// Its rows.
    Body,
    /// A row.
    Row,
    /// A cell of a table's head.
    HeadCell(Align),
    /// A cell.
    Cell(Align),
}

/// Where a column's words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Align {
    /// As usual.
    Usual,
    /// At the left.
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
}
