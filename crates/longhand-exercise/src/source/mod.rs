//! The exercise file: strict TOML, and what each field means.
//!
//! One file per exercise; its stem is the exercise's id. A file that does not fit gives findings
//! with file, line, what was found and what to write. The structs of `file` and of each kind's own
//! file here are the authors' reference.

mod asked;
mod cells;
mod choice;
mod code;
mod expression;
mod file;
mod given;
mod graph;
mod numeric;
mod order;
mod parts;
mod shape;

use crate::exercise::{self, Exercise};
use crate::finding::{Finding, line_of};
use crate::formula::Formula;
use crate::kind::Kind;
use crate::prose::Prose;
use asked::Asked;
use file::File;
use toml::Spanned;

type Text = Spanned<String>;

/// Reads an exercise file.
///
/// `file` names it in findings, `slug` is its stem, `chapter` its folder.
///
/// # Errors
/// Every finding that keeps it from being an exercise.
pub fn read(file: &str, slug: &str, chapter: &str, text: &str) -> Result<Exercise, Vec<Finding>> {
    let parsed: File = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(0, |span| line_of(text, span.start));
        vec![Finding::new(
            file,
            line,
            error.message(),
            "See docs/exercise-format.md for every field and its form.",
        )]
    })?;
    let mut reader = Reader {
        file,
        text,
        findings: Vec::new(),
    };
    let exercise = reader.exercise(parsed, slug, chapter);
    match exercise {
        Some(exercise) if reader.findings.is_empty() => Ok(exercise),
        _ => Err(reader.findings),
    }
}

struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn find(&mut self, at: usize, found: impl Into<String>, remedy: impl Into<String>) {
        let line = line_of(self.text, at);
        self.findings
            .push(Finding::new(self.file, line, found, remedy));
    }

    fn formula(&mut self, text: &Text) -> Formula {
        let formula = Formula::new(text.get_ref());
        self.parses(text.span().start, &formula);
        formula
    }

    fn parses(&mut self, at: usize, formula: &Formula) {
        if let Err(fault) = formula.program() {
            self.find(
                at,
                format!("`{}`: {}", formula.text, fault.message),
                fault.help,
            );
        }
    }

    fn prose(&mut self, text: &Text) -> Prose {
        let start = text.span().start;
        match Prose::parse(text.get_ref()) {
            Ok(prose) => {
                for slot in prose.slots() {
                    self.parses(start, slot);
                }
                prose
            }
            Err(open) => {
                let line = line_of(text.get_ref(), open.at) - 1;
                let at = start
                    + self.text[start..]
                        .match_indices('\n')
                        .nth(line.max(1) - 1)
                        .map_or(0, |(i, _)| i);
                self.find(
                    at,
                    "A slot `#{` is never closed.",
                    "Close it with `}`, as in `#{w1}`.",
                );
                Prose::default()
            }
        }
    }

    fn optional_prose(&mut self, text: Option<&Text>) -> Prose {
        text.map(|text| self.prose(text)).unwrap_or_default()
    }

    fn exercise(&mut self, file: File, slug: &str, chapter: &str) -> Option<Exercise> {
        if !(1..=5).contains(file.difficulty.get_ref()) {
            self.find(
                file.difficulty.span().start,
                "The difficulty is not between 1 and 5.",
                "Write a number from 1 to 5.",
            );
        }
        let kind = self.kind(&file)?;
        if let (Some(graph), false) = (&file.graph, matches!(kind, Kind::Graph(_))) {
            self.graph_of_working(graph);
        }
        Some(Exercise {
            slug: slug.to_string(),
            chapter: chapter.to_string(),
            prompt: self.prose(&file.prompt),
            after: self.optional_prose(file.after.as_ref()),
            givens: file
                .givens
                .0
                .iter()
                .map(|(name, given)| self.given(name, given))
                .collect(),
            variables: self.variables(&file.variables),
            require: file.require.iter().map(|text| self.formula(text)).collect(),
            steps: file
                .steps
                .iter()
                .map(|step| exercise::Step {
                    name: step.name.clone(),
                    symbol: step.symbol.clone().unwrap_or_default(),
                    is: self.formula(&step.is),
                    say: self.optional_prose(step.say.as_ref()),
                })
                .collect(),
            mistakes: file
                .mistakes
                .iter()
                .map(|mistake| exercise::Mistake {
                    id: mistake.id.clone(),
                    part: self.part_of(&file, mistake.part.as_ref(), mistake.is.span().start),
                    is: self.formula(&mistake.is),
                    when: mistake.when.as_ref().map(|when| self.formula(when)),
                    say: self.prose(&mistake.say),
                })
                .collect(),
            hints: file
                .hints
                .iter()
                .map(|hint| exercise::Hint {
                    say: self.prose(&hint.say),
                })
                .collect(),
            sources: file
                .sources
                .iter()
                .map(|source| exercise::Source {
                    cite: source.cite.clone(),
                    url: source.url.clone(),
                })
                .collect(),
            graph: file.graph.as_ref().map(|graph| exercise::Graph {
                is: self.formula(&graph.is),
            }),
            pytorch: file.pytorch.map(|pytorch| pytorch.code),
            number: file.number,
            title: file.title,
            aliases: file.aliases,
            difficulty: *file.difficulty.get_ref(),
            skills: file.skills,
            kind,
        })
    }

    /// What `[answer]` asks for.
    fn asked<'f>(&mut self, file: &'f File) -> Option<Asked<'f>> {
        if file.answer.is_none() {
            self.find(
                file.kind.span().start,
                format!(
                    "An exercise of kind `{}` needs an answer.",
                    file.kind.get_ref()
                ),
                "Add `[answer]` with `is = \"…\"`.",
            );
        }
        file.answer.as_ref().map(asked::FileAnswer::asked)
    }

    fn kind(&mut self, file: &File) -> Option<Kind> {
        let at = file.kind.span().start;
        match file.kind.get_ref().as_str() {
            "numeric" | "vector" | "matrix" | "shape" | "expression" => {
                let asked = self.asked(file)?;
                let symbol = self.symbol(file, &asked, true);
                match file.kind.get_ref().as_str() {
                    "numeric" => self.numeric(&asked, symbol).map(Kind::Numeric),
                    "vector" => self.cells(&asked, symbol, false).map(Kind::Vector),
                    "matrix" => self.cells(&asked, symbol, true).map(Kind::Matrix),
                    "shape" => self.shape(&asked, symbol).map(Kind::Shape),
                    _ => self.expression(file, &asked, symbol).map(Kind::Expression),
                }
            }
            "parts" => self.parts(file, at),
            "choice" => Some(Kind::Choice(self.choice(
                file.several.unwrap_or(false),
                &file.options,
                at,
            ))),
            "code" => self.code_kind(file, at),
            "bug" => self.bug_kind(file, at),
            "order" => self.order(&file.lines, at),
            "graph" => self.graph(file.graph.as_ref(), at),
            other => {
                self.find(
                    at,
                    format!("There is no kind `{other}`."),
                    format!("Write one of {}.", crate::kind::ALL.join(", ")),
                );
                None
            }
        }
    }
}
