//! Each part describes itself; the whole has nothing of its own.

use crate::description::Description;
use crate::kind::Part;
use crate::kind::behaviour::{Asked, Data, Describe};
use crate::prose::Prose;
use crate::task::Task;

impl Data for Vec<Part> {
    fn asked(&self) -> Option<Asked<'_>> {
        None
    }

    fn own_texts(&self) -> Vec<&Prose> {
        self.iter()
            .flat_map(|part| std::iter::once(&part.ask).chain(part.kind.texts()))
            .collect()
    }
}

impl Describe for Vec<Part> {
    fn describe<'a>(&'a self, _: &Task<'a>) -> Description<'a> {
        Description::default()
    }
}
