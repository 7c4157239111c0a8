//! The graph to be filled in.

use super::GraphTask;
use crate::description::{Description, Form, Right};
use crate::grade::answer::Answer;
use crate::kind::behaviour::{Asked, Data, Describe};
use crate::kind::ways::ways;
use crate::prose::Prose;
use crate::task::Task;
use longhand_notation::{Value, number};

impl Data for GraphTask {
    fn asked(&self) -> Option<Asked<'_>> {
        None
    }

    fn own_texts(&self) -> Vec<&Prose> {
        Vec::new()
    }
}

impl Describe for GraphTask {
    fn describe<'a>(&'a self, task: &Task<'a>) -> Description<'a> {
        let Ok(sheet) = self.sheet(&task.variant.scope) else {
            return Description::default();
        };
        let fields = sheet.fields.iter();
        let numbers: Vec<f64> = fields.map(|field| sheet.number(*field)).collect();
        let shown = numbers.iter().map(|&x| number::plain(x)).collect();
        let right = Right {
            answer: Answer::Cells(shown),
            value: Some(Value::list(&numbers)),
            accept: Some(self.accept),
            note: None,
        };
        // Every field in its first way, then every field in its second, and so on.
        let each: Vec<Vec<String>> = numbers.iter().map(|&x| ways(x, None)).collect();
        let most = each.iter().map(Vec::len).max().unwrap_or(0);
        let way = |way: usize| {
            let cells = each.iter();
            let cells = cells.filter_map(|ways| ways.get(way % ways.len().max(1)).cloned());
            Answer::Cells(cells.collect())
        };
        Description {
            form: Form::Fields,
            right: vec![right],
            ways: (0..most).map(way).collect(),
            graph: Some(sheet),
            ..Description::default()
        }
    }
}
