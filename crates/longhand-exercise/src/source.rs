//! The exercise file: strict TOML, and what each field means.
//!
//! One file per exercise; its stem is the exercise's id. A file that does not fit gives findings
//! with file, line, what was found and what to write. The structs below are the authors' reference.

use crate::accept::Accept;
use crate::exercise::{self, Draw, Exercise, Formula, Kind, Range};
use crate::finding::{Finding, line_of};
use crate::kind::{choice, code, numeric};
use crate::prose::Prose;
use serde::Deserialize;
use toml::Spanned;

type Text = Spanned<String>;

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    kind: Text,
    number: String,
    title: String,
    difficulty: Spanned<u8>,
    #[serde(default)]
    skills: Vec<String>,
    #[serde(default)]
    aliases: Vec<String>,
    prompt: Text,
    after: Option<Text>,
    #[serde(default)]
    require: Vec<Text>,
    #[serde(default)]
    givens: Ordered<FileGiven>,
    #[serde(default)]
    steps: Vec<FileStep>,
    answer: Option<FileAnswer>,
    #[serde(default)]
    mistakes: Vec<FileMistake>,
    #[serde(default)]
    hints: Vec<FileHint>,
    #[serde(default)]
    sources: Vec<FileSource>,
    graph: Option<FileGraph>,
    pytorch: Option<FilePytorch>,
    several: Option<bool>,
    #[serde(default)]
    options: Vec<FileOption>,
    code: Option<FileCode>,
    #[serde(default)]
    tests: Vec<FileTest>,
}

/// A table whose order counts.
#[derive(Debug)]
struct Ordered<T>(Vec<(String, T)>);

impl<T> Default for Ordered<T> {
    fn default() -> Self {
        Ordered(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Ordered<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> serde::de::Visitor<'de> for InOrder<T> {
            type Value = Ordered<T>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "a table")
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<Self::Value, A::Error> {
                let mut items = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    items.push(entry);
                }
                Ok(Ordered(items))
            }
        }
        deserializer.deserialize_map(InOrder(std::marker::PhantomData))
    }
}

/// `name = { … }` under `[givens]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileGiven {
    /// Value in variant 0.
    book: Option<Text>,
    /// A formula over earlier givens instead of a draw.
    is: Option<Text>,
    /// One of these.
    choose: Option<Vec<Text>>,
    /// `"-3..3"`: whole numbers, or steps of `step`.
    range: Option<Text>,
    /// The same for each element of a list of `length`.
    each: Option<Text>,
    length: Option<u32>,
    step: Option<Text>,
    /// Draw again while this holds.
    avoid: Option<Text>,
    symbol: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileStep {
    name: String,
    symbol: Option<String>,
    is: Text,
    say: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileAnswer {
    is: Text,
    symbol: Option<String>,
    accept: Option<Spanned<FileAccept>>,
    unit: Option<String>,
    #[serde(default)]
    also: Vec<FileAlso>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileAlso {
    is: Text,
    accept: Option<Spanned<FileAccept>>,
    say: Text,
}

/// `"exact"`, `{ absolute = 0.001 }` or `{ relative = 0.01 }`.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum FileAccept {
    Word(String),
    Band(FileBand),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileBand {
    absolute: Option<f64>,
    relative: Option<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileMistake {
    id: String,
    is: Text,
    /// Only in variants where this holds.
    when: Option<Text>,
    say: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileHint {
    say: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileSource {
    cite: String,
    url: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileGraph {
    is: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FilePytorch {
    code: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileOption {
    id: String,
    text: Text,
    #[serde(default)]
    right: bool,
    reply: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileCode {
    function: String,
    accept: Option<Spanned<FileAccept>>,
    javascript: FileWritten,
    #[serde(default)]
    wrong: Vec<FileWrong>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileWritten {
    name: String,
    starter: String,
    reference: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileWrong {
    id: String,
    say: Text,
    javascript: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileTest {
    say: Text,
    arguments: Vec<FileArgument>,
    expect: Text,
    max_calls: Option<u32>,
    #[serde(default)]
    hidden: bool,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum FileArgument {
    Value(String),
    Functions(FileFunctions),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileFunctions {
    functions: Vec<String>,
}

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

    fn accept(&mut self, accept: Option<&Spanned<FileAccept>>) -> Accept {
        let Some(accept) = accept else {
            return Accept::default();
        };
        let read = match accept.get_ref() {
            FileAccept::Word(word) if word == "exact" => Some(Accept::Exact),
            FileAccept::Band(FileBand {
                absolute: Some(x),
                relative: None,
            }) if *x > 0.0 => Some(Accept::Absolute(*x)),
            FileAccept::Band(FileBand {
                absolute: None,
                relative: Some(x),
            }) if *x > 0.0 => Some(Accept::Relative(*x)),
            _ => None,
        };
        read.unwrap_or_else(|| {
            self.find(
                accept.span().start,
                "This tolerance says neither what is exact nor how close is close enough.",
                "Write `\"exact\"`, `{ absolute = 0.001 }` or `{ relative = 0.01 }`, with a number above zero.",
            );
            Accept::default()
        })
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

    fn given(&mut self, name: &str, given: &FileGiven) -> exercise::Given {
        let at = [&given.book, &given.is, &given.range, &given.each]
            .iter()
            .find_map(|text| text.as_ref().map(|text| text.span().start))
            .unwrap_or(0);
        let draw = match (&given.is, &given.choose, &given.range, &given.each) {
            (Some(_), None, None, None) => Draw::Derived,
            (None, None, None, None) => Draw::Fixed,
            (None, Some(values), None, None) if !values.is_empty() => {
                Draw::Choose(values.iter().map(|value| self.formula(value)).collect())
            }
            (None, None, Some(range), None) => self
                .range(range, given.step.as_ref())
                .map_or(Draw::Fixed, Draw::Range),
            (None, None, None, Some(range)) => {
                let length = given.length.unwrap_or(0);
                if length == 0 {
                    self.find(
                        at,
                        format!("The list `{name}` has no length."),
                        "Add `length = 3`.",
                    );
                }
                self.range(range, given.step.as_ref())
                    .map_or(Draw::Fixed, |range| Draw::Each(range, length))
            }
            _ => {
                self.find(
                    at,
                    format!("The given `{name}` says in more than one way how it is drawn."),
                    "Keep one of `choose`, `range`, `each` and `is`.",
                );
                Draw::Fixed
            }
        };
        let book = match (&given.book, &given.is) {
            (Some(book), None) => self.formula(book),
            (None, Some(is)) => self.formula(is),
            _ => {
                self.find(
                    at,
                    format!("The given `{name}` needs its value in the book."),
                    "Write `book = \"2\"`, or `is = \"…\"` for one that follows from others.",
                );
                Formula::default()
            }
        };
        exercise::Given {
            name: name.to_string(),
            symbol: given.symbol.clone().unwrap_or_default(),
            book,
            draw,
            avoid: given.avoid.as_ref().map(|avoid| self.formula(avoid)),
        }
    }

    fn range(&mut self, range: &Text, step: Option<&Text>) -> Option<Range> {
        let number = |text: &str| {
            Formula::new(text)
                .evaluate(&longhand_notation::Scope::new())
                .ok()?
                .as_number()
        };
        let read = || {
            let (low, high) = range.get_ref().split_once("..")?;
            let step = step.map_or(Some(1.0), |step| number(step.get_ref()))?;
            let range = Range {
                lowest: number(low)?,
                highest: number(high)?,
                step,
            };
            (range.highest >= range.lowest
                && step > 0.0
                && (range.highest - range.lowest) / step < 1e6)
                .then_some(range)
        };
        let read = read();
        if read.is_none() {
            self.find(
                range.span().start,
                format!("`{}` is not a range.", range.get_ref()),
                "Write the lowest and the highest number, `\"-3..3\"`, with `step = \"0.5\"` for a finer grid.",
            );
        }
        read
    }

    fn kind(&mut self, file: &File) -> Option<Kind> {
        let at = file.kind.span().start;
        match file.kind.get_ref().as_str() {
            "numeric" => {
                let Some(answer) = &file.answer else {
                    self.find(
                        at,
                        "A numeric exercise needs an answer.",
                        "Add `[answer]` with `is = \"…\"`.",
                    );
                    return None;
                };
                let symbol = answer
                    .symbol
                    .clone()
                    .or_else(|| file.steps.last().and_then(|step| step.symbol.clone()));
                let also = answer
                    .also
                    .iter()
                    .map(|also| exercise::Also {
                        is: self.formula(&also.is),
                        accept: self.accept(also.accept.as_ref()),
                        say: self.prose(&also.say),
                    })
                    .collect();
                Some(Kind::Numeric(numeric::Numeric {
                    is: self.formula(&answer.is),
                    symbol: symbol.unwrap_or_default(),
                    accept: self.accept(answer.accept.as_ref()),
                    unit: answer.unit.clone(),
                    also,
                }))
            }
            "choice" => {
                let options: Vec<choice::Option_> = file
                    .options
                    .iter()
                    .map(|option| choice::Option_ {
                        id: option.id.clone(),
                        text: self.prose(&option.text),
                        right: option.right,
                        reply: self.prose(&option.reply),
                    })
                    .collect();
                let several = file.several.unwrap_or(false);
                let right = options.iter().filter(|option| option.right).count();
                if options.len() < 2 || right == 0 || (right > 1 && !several) {
                    self.find(
                        at,
                        format!("{} options of which {right} are right.", options.len()),
                        "Give at least two options, one of them `right = true`; with more right ones write `several = true`.",
                    );
                }
                Some(Kind::Choice(choice::Choice { several, options }))
            }
            "code" => self.code(file, at),
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

    fn code(&mut self, file: &File, at: usize) -> Option<Kind> {
        let Some(code) = &file.code else {
            self.find(
                at,
                "A code exercise needs its code.",
                "Add `[code]` with `function` and `[code.javascript]`.",
            );
            return None;
        };
        if file.tests.is_empty() {
            self.find(
                at,
                "A code exercise needs tests.",
                "Add `[[tests]]` with `say`, `arguments` and `expect`.",
            );
        }
        let tests = file
            .tests
            .iter()
            .map(|test| {
                let start = test.expect.span().start;
                let arguments = test
                    .arguments
                    .iter()
                    .map(|argument| match argument {
                        FileArgument::Value(text) => {
                            let formula = Formula::new(text);
                            self.parses(start, &formula);
                            code::Argument::Value(formula)
                        }
                        FileArgument::Functions(list) => {
                            let list: Vec<Formula> = list
                                .functions
                                .iter()
                                .map(|text| Formula::new(text))
                                .collect();
                            for formula in &list {
                                self.parses(start, formula);
                            }
                            code::Argument::Functions(list)
                        }
                    })
                    .collect();
                code::Test {
                    say: self.prose(&test.say),
                    arguments,
                    expect: self.formula(&test.expect),
                    max_calls: test.max_calls,
                    hidden: test.hidden,
                }
            })
            .collect();
        Some(Kind::Code(code::Code {
            function: code.function.clone(),
            accept: self.accept(code.accept.as_ref()),
            javascript: code::Written {
                name: code.javascript.name.clone(),
                starter: code.javascript.starter.clone(),
                reference: code.javascript.reference.clone(),
            },
            tests,
            wrong: code
                .wrong
                .iter()
                .map(|wrong| code::WrongVersion {
                    id: wrong.id.clone(),
                    say: self.prose(&wrong.say),
                    javascript: wrong.javascript.clone(),
                })
                .collect(),
        }))
    }
}
