//! What a graph asks for can be filled in.

use super::check::{Check, Report, Sample};
use longhand_exercise::kind::Kind;
use longhand_exercise::kind::graph::GraphTask;
use longhand_exercise::kind::graph::sheet::Sheet;

/// Most fields that a learner can be expected to fill.
const MOST: usize = 24;

pub(super) const CHECK: Check = Check {
    name: "graphs",
    holds: "A graph asks for some numbers, not too many; names in it are nodes.",
    run,
};

fn run(drawn: &Sample, report: &mut Report) {
    let Kind::Graph(graphed) = &drawn.exercise.kind else {
        return;
    };
    for variant in &drawn.variants {
        let Ok(sheet) = graphed.sheet(&variant.scope) else {
            continue;
        };
        names(graphed, &sheet, report);
        if sheet.fields.is_empty() || sheet.fields.len() > MOST {
            report.find(
                format!("{} numbers are to be filled in.", sheet.fields.len()),
                "Ask for between 1 and 24: name nodes in `given` or `without`, or ask for `\"gradients\"` or `\"values\"` only.",
            );
        }
    }
}

fn names(graphed: &GraphTask, sheet: &Sheet, report: &mut Report) {
    let known: Vec<&str> = (0..sheet.trace.nodes.len())
        .filter_map(|node| sheet.name(node))
        .collect();
    for name in graphed.given.iter().chain(&graphed.without) {
        if !known.contains(&name.as_str()) {
            report.find(
                format!("The graph has no node `{name}`."),
                "Write the name of a given in the formula, or define the node: `z = w*x; …`.",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::super::testing::{GRAPH, exercise, spoiled};
    use super::CHECK;
    use crate::parse::Places;

    #[test]
    fn a_name_that_is_no_node_is_found() {
        let found = spoiled(&CHECK, GRAPH, "without = [\"t\"]", "without = [\"target\"]");
        assert_eq!(found, "The graph has no node `target`.");
    }

    #[test]
    fn a_graph_with_nothing_to_fill_in_is_found() {
        let found = spoiled(
            &CHECK,
            GRAPH,
            "without = [\"t\"]",
            "without = [\"t\", \"w\", \"p\", \"e\", \"x\"]",
        );
        assert_eq!(found, "0 numbers are to be filled in.");
    }

    #[test]
    fn a_graph_as_it_should_be_has_no_findings() {
        assert_eq!(
            check("graph.toml", &exercise(GRAPH), &Places::default(), 100),
            []
        );
    }
}
