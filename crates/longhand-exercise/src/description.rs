//! What a part asks for and what is right there, as data.

use crate::grade::answer::Answer;
use crate::kind::code::Code;
use crate::kind::graph::sheet::Sheet;
use crate::prose::Prose;
use crate::tolerance::Tolerance;
use longhand_notation::Value;
use longhand_notation::math::Math;

/// In which form an answer is handed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// One text.
    #[default]
    Text,
    /// One text that is a list: `[3, 4]`.
    List,
    /// A text a cell, or all of them as one list.
    Cells,
    /// A text a field.
    Fields,
    /// Ids of what is picked.
    Picked,
    /// Numbers of lines, counted from 1.
    Lines,
    /// Ids of lines in their order.
    Ordered,
    /// A program, which is run.
    Program,
}

/// What a part asks for in a variant, and what is right there.
#[derive(Clone, Debug, Default)]
pub struct Description<'a> {
    /// In which form its answer is handed in.
    pub form: Form,
    /// What stands before the field.
    pub symbol: Option<&'a Math>,
    /// The unit that the field shows.
    pub unit: Option<&'a str>,
    /// What stands at each cell of a vector, at each row of a matrix.
    pub rows: &'a [Math],
    /// What stands above each column of a matrix.
    pub columns: &'a [Math],
    /// Whether more than one option may be right.
    pub several: bool,
    /// Options to pick, or lines to pick or put in order, as this variant shuffles them.
    pub options: Vec<Offered<'a>>,
    /// The graph to be filled in.
    pub graph: Option<Sheet>,
    /// The program to be written or mended.
    pub code: Option<&'a Code>,
    /// Every right answer; the first is the answer itself.
    pub right: Vec<Right<'a>>,
    /// How many orders are right, where lines are put in order.
    pub orders: Option<u64>,
    /// The answer as people write it: each is to be taken for right.
    pub ways: Vec<Answer>,
}

/// Something that is offered.
#[derive(Clone, Debug)]
pub struct Offered<'a> {
    /// Its id: what an answer names.
    pub id: String,
    /// What it says; none for a line of a program.
    pub text: Option<&'a Prose>,
    /// Whether it is right to pick it.
    pub right: bool,
    /// The reply.
    pub reply: &'a Prose,
    /// Ids of the lines that must stand before it.
    pub after: &'a [String],
}

/// A right answer.
#[derive(Clone, Debug)]
pub struct Right<'a> {
    /// What is handed in.
    pub answer: Answer,
    /// Its value, where it has one.
    pub value: Option<Value>,
    /// How close a typed value must come.
    pub accept: Option<Tolerance>,
    /// What is said to it besides “right”.
    pub note: Option<&'a Prose>,
}

impl Right<'_> {
    /// The answer alone.
    pub fn plainly(answer: Answer) -> Self {
        Right {
            answer,
            value: None,
            accept: None,
            note: None,
        }
    }
}
