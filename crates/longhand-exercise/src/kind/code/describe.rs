//! The program to be written.

use super::Code;
use crate::description::{Description, Form};
use crate::kind::behaviour::{Asked, Data, Describe};
use crate::prose::Prose;
use crate::task::Task;

impl Data for Code {
    fn asked(&self) -> Option<Asked<'_>> {
        None
    }

    fn own_texts(&self) -> Vec<&Prose> {
        let tests = self.tests.iter().map(|test| &test.say);
        tests
            .chain(self.wrong.iter().map(|wrong| &wrong.say))
            .collect()
    }
}

impl Describe for Code {
    fn describe<'a>(&'a self, _: &Task<'a>) -> Description<'a> {
        Description {
            form: Form::Program,
            code: Some(self),
            ..Description::default()
        }
    }
}
