//! `kind = "code"`: `[code]` and `[[tests]]`.

use super::asked::FileAccept;
use super::file::File;
use super::{Reader, Text};
use crate::exercise::{Formula, Kind};
use crate::kind::code;
use serde::Deserialize;
use toml::Spanned;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileCode {
    pub(super) function: String,
    pub(super) accept: Option<Spanned<FileAccept>>,
    pub(super) javascript: FileWritten,
    #[serde(default)]
    pub(super) wrong: Vec<FileWrong>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileWritten {
    pub(super) name: String,
    pub(super) starter: String,
    pub(super) reference: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileWrong {
    pub(super) id: String,
    pub(super) say: Text,
    pub(super) javascript: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileTest {
    pub(super) say: Text,
    pub(super) arguments: Vec<FileArgument>,
    pub(super) expect: Text,
    pub(super) max_calls: Option<u32>,
    #[serde(default)]
    pub(super) hidden: bool,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum FileArgument {
    Value(String),
    Functions(FileFunctions),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileFunctions {
    pub(super) functions: Vec<String>,
}

impl Reader<'_> {
    pub(super) fn code(&mut self, file: &File, at: usize) -> Option<Kind> {
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
