//! `[graph]`: the graph that belongs to any kind's working, and what `kind = "graph"` asks of it.

use super::asked::FileAccept;
use super::reader::{Reader, Text};
use longhand_exercise::kind::Kind;
use longhand_exercise::kind::graph::{Ask, GraphTask};
use serde::Deserialize;
use toml::Spanned;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileGraph {
    pub(super) is: Text,
    /// `kind = "graph"`: `"gradients"`, `"values"` or `"both"`.
    ask: Option<Text>,
    /// Names of nodes that are filled in from the start.
    #[serde(default)]
    given: Vec<String>,
    /// Names of nodes whose gradient is not asked for.
    #[serde(default)]
    without: Vec<String>,
    accept: Option<Spanned<FileAccept>>,
}

impl Reader<'_> {
    pub(super) fn graph(&mut self, graph: Option<&FileGraph>, at: usize) -> Option<Kind> {
        let Some(graph) = graph else {
            self.find(
                at,
                "A graph exercise needs its graph.",
                "Add `[graph]` with `is = \"z = w*x; (z - t)^2\"` and `ask = \"gradients\"`.",
            );
            return None;
        };
        Some(Kind::Graph(GraphTask {
            is: self.formula(&graph.is),
            ask: self.ask(graph.ask.as_ref()),
            given: graph.given.clone(),
            without: graph.without.clone(),
            accept: self.accept(graph.accept.as_ref()),
        }))
    }

    fn ask(&mut self, ask: Option<&Text>) -> Ask {
        let Some(ask) = ask else {
            return Ask::default();
        };
        let found = Ask::ALL.iter().find(|(word, _)| word == ask.get_ref());
        if found.is_none() {
            self.find(
                ask.span().start,
                format!("`{}` cannot be asked of a graph.", ask.get_ref()),
                "Write `\"gradients\"`, `\"values\"` or `\"both\"`.",
            );
        }
        found.map(|(_, ask)| *ask).unwrap_or_default()
    }

    /// What only a graph exercise has is idle elsewhere.
    pub(super) fn graph_of_working(&mut self, graph: &FileGraph) {
        let idle = [
            (graph.ask.is_some(), "ask"),
            (!graph.given.is_empty(), "given"),
            (!graph.without.is_empty(), "without"),
            (graph.accept.is_some(), "accept"),
        ];
        for (_, field) in idle.iter().filter(|(there, _)| *there) {
            self.find(
                graph.is.span().start,
                format!("`{field}` says what is to be filled in, but nothing is."),
                format!("Take `{field}` out, or write `kind = \"graph\"`."),
            );
        }
    }
}
