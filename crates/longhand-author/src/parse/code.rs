//! `[code]`, `[[tests]]` and `[[bug.lines]]`: the parts of the file that exercises with programs have.

use super::asked::FileAccept;
use super::ordered::Ordered;
use super::reader::{Reader, Text};
use longhand_exercise::formula::Formula;
use longhand_exercise::kind::Kind;
use longhand_exercise::kind::{bug, code};
use serde::Deserialize;
use toml::Spanned;

/// `[code]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileCode {
    /// The function's name in our snake_case.
    function: String,
    /// How close results must come.
    accept: Option<Spanned<FileAccept>>,
    javascript: FileWritten,
    python: FileWritten,
    /// Shown only.
    numpy: Option<FileShown>,
    pytorch: Option<FileShown>,
    #[serde(default)]
    wrong: Vec<FileWrong>,
}

/// `[code.javascript]`, `[code.python]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileWritten {
    name: Spanned<String>,
    /// What the editor holds at first; in a bug exercise the program with the bug.
    starter: Spanned<String>,
    /// A right version: passes every test.
    reference: String,
}

/// `[code.numpy]`, `[code.pytorch]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileShown {
    reference: String,
}

/// `[[code.wrong]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileWrong {
    id: Spanned<String>,
    say: Text,
    /// Left out where the language does not let it happen.
    javascript: Option<String>,
    python: Option<String>,
}

/// `[[tests]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileTest {
    say: Text,
    arguments: Vec<FileArgument>,
    /// Statements before every formula of this test: `r = adam(g, p, lr = 0.1)`.
    with: Option<Text>,
    expect: Spanned<FileExpect>,
    accept: Option<Spanned<FileAccept>>,
    max_calls: Option<u32>,
    #[serde(default)]
    may_change_input: bool,
    /// Too many steps for the small Python.
    #[serde(default)]
    heavy: bool,
    #[serde(default)]
    hidden: bool,
    /// What a hidden test is about.
    category: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum FileArgument {
    Value(String),
    Made(FileMade),
}

/// One of these.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileMade {
    functions: Option<Vec<String>>,
    function: Option<String>,
    text: Option<String>,
    list: Option<Vec<FileArgument>>,
    record: Option<Ordered<FileArgument>>,
    fill: Option<String>,
    /// With `fill`.
    length: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum FileExpect {
    Value(String),
    List(Vec<String>),
    Record(Ordered<String>),
}

/// `[bug]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileBug {
    #[serde(default)]
    lines: Vec<FileBugLine>,
}

/// `[[bug.lines]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileBugLine {
    /// From 1; the same in every language.
    line: Spanned<u32>,
    #[serde(default)]
    guilty: bool,
    reply: Text,
}

impl Reader<'_> {
    /// A code exercise.
    pub(super) fn code_kind(
        &mut self,
        code: Option<&FileCode>,
        tests: &[FileTest],
        at: usize,
    ) -> Option<Kind> {
        self.code(code, tests, at).map(Kind::Code)
    }

    /// A bug exercise: a program to be found fault with, then mended.
    pub(super) fn bug_kind(
        &mut self,
        code: Option<&FileCode>,
        tests: &[FileTest],
        bug: Option<&FileBug>,
        at: usize,
    ) -> Option<Kind> {
        let code = self.code(code, tests, at)?;
        let lines = bug.map_or(&[][..], |bug| &bug.lines);
        let lines: Vec<bug::Line> = lines
            .iter()
            .map(|line| bug::Line {
                line: *line.line.get_ref(),
                guilty: line.guilty,
                reply: self.prose(&line.reply),
            })
            .collect();
        let bug = bug::Bug { code, lines };
        for (found, remedy) in bug.faults() {
            self.find(at, found, remedy);
        }
        Some(Kind::Bug(bug))
    }

    fn code(
        &mut self,
        code: Option<&FileCode>,
        tests: &[FileTest],
        at: usize,
    ) -> Option<code::Code> {
        let Some(code) = code else {
            self.find(
                at,
                "An exercise with a program needs its code.",
                "Add `[code]` with `function`, `[code.javascript]` and `[code.python]`.",
            );
            return None;
        };
        if tests.is_empty() {
            self.find(
                at,
                "An exercise with a program needs tests.",
                "Add `[[tests]]` with `say`, `arguments` and `expect`.",
            );
        }
        for written in [&code.javascript, &code.python] {
            if !written.starter.get_ref().contains(written.name.get_ref()) {
                self.find(
                    written.starter.span().start,
                    format!("The starter does not name `{}`.", written.name.get_ref()),
                    "The learner should find the function's head in the editor.",
                );
            }
        }
        let wrong = code.wrong.iter().map(|wrong| self.wrong(wrong)).collect();
        let accept = self.accept(code.accept.as_ref());
        let shown = |shown: &Option<FileShown>| shown.as_ref().map(|it| it.reference.clone());
        Some(code::Code {
            function: code.function.clone(),
            accept,
            javascript: written(&code.javascript),
            python: written(&code.python),
            numpy: shown(&code.numpy),
            pytorch: shown(&code.pytorch),
            tests: tests.iter().map(|test| self.test(test)).collect(),
            wrong,
        })
    }

    fn wrong(&mut self, wrong: &FileWrong) -> code::WrongVersion {
        if wrong.javascript.is_none() && wrong.python.is_none() {
            self.find(
                wrong.id.span().start,
                format!(
                    "The wrong version `{}` is written in no language.",
                    wrong.id.get_ref()
                ),
                "Add `javascript` and `python`.",
            );
        }
        code::WrongVersion {
            id: wrong.id.get_ref().clone(),
            say: self.prose(&wrong.say),
            javascript: wrong.javascript.clone(),
            python: wrong.python.clone(),
        }
    }

    fn test(&mut self, test: &FileTest) -> code::Test {
        let at = test.expect.span().start;
        let with = test.with.as_ref().map(|with| with.get_ref().trim());
        let expect = match test.expect.get_ref() {
            FileExpect::Value(text) => code::Expect::Value(self.test_formula(at, with, text)),
            FileExpect::List(items) => code::Expect::List(
                items
                    .iter()
                    .map(|text| self.test_formula(at, with, text))
                    .collect(),
            ),
            FileExpect::Record(members) => code::Expect::Record(
                members
                    .0
                    .iter()
                    .map(|(name, text)| (name.clone(), self.test_formula(at, with, text)))
                    .collect(),
            ),
        };
        if test.hidden && test.category.is_none() {
            self.find(
                test.say.span().start,
                "A hidden test has no category.",
                "Add `category = \"large logits\"`: what it is about, in a word or two.",
            );
        }
        code::Test {
            say: self.prose(&test.say),
            arguments: test
                .arguments
                .iter()
                .map(|argument| self.argument(at, with, argument))
                .collect(),
            expect,
            accept: test.accept.as_ref().map(|accept| self.accept(Some(accept))),
            max_calls: test.max_calls,
            may_change_input: test.may_change_input,
            heavy: test.heavy,
            hidden: test.hidden,
            category: test.category.clone().unwrap_or_default(),
        }
    }

    /// A formula of a test, after the statements that belong to all of them.
    fn test_formula(&mut self, at: usize, with: Option<&str>, text: &str) -> Formula {
        let formula = match with {
            Some(with) => Formula::new(&format!("{}; {text}", with.trim_end_matches(';'))),
            None => Formula::new(text),
        };
        self.parses(at, &formula);
        formula
    }

    fn argument(
        &mut self,
        at: usize,
        with: Option<&str>,
        argument: &FileArgument,
    ) -> code::Argument {
        let made = match argument {
            FileArgument::Value(text) => {
                return code::Argument::Value(self.test_formula(at, with, text));
            }
            FileArgument::Made(made) => made,
        };
        let ways = [
            made.functions.is_some(),
            made.function.is_some(),
            made.text.is_some(),
            made.list.is_some(),
            made.record.is_some(),
            made.fill.is_some() && made.length.is_some(),
        ];
        let one = ways.iter().filter(|way| **way).count() == 1
            && made.fill.is_some() == made.length.is_some();
        match made {
            FileMade {
                functions: Some(list),
                ..
            } if one => code::Argument::Functions(
                list.iter()
                    .map(|text| self.test_formula(at, None, text))
                    .collect(),
            ),
            FileMade {
                function: Some(text),
                ..
            } if one => code::Argument::Function(self.test_formula(at, None, text)),
            FileMade {
                text: Some(text), ..
            } if one => code::Argument::Text(text.clone()),
            FileMade {
                list: Some(items), ..
            } if one => code::Argument::List(
                items
                    .iter()
                    .map(|item| self.argument(at, with, item))
                    .collect(),
            ),
            FileMade {
                record: Some(members),
                ..
            } if one => code::Argument::Record(
                members
                    .0
                    .iter()
                    .map(|(name, item)| (name.clone(), self.argument(at, with, item)))
                    .collect(),
            ),
            FileMade {
                fill: Some(value),
                length: Some(length),
                ..
            } if one => code::Argument::Filled(
                self.test_formula(at, with, value),
                self.test_formula(at, with, length),
            ),
            _ => {
                self.find(
                    at,
                    "An argument of this test says in several ways what it is, or in none.",
                    "Write a formula, or one of `functions`, `function`, `text`, `list`, `record`, and `fill` with `length`.",
                );
                code::Argument::Value(Formula::default())
            }
        }
    }
}

fn written(written: &FileWritten) -> code::Written {
    code::Written {
        name: written.name.get_ref().clone(),
        starter: written.starter.get_ref().clone(),
        reference: written.reference.clone(),
    }
}
