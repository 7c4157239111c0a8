//! A notebook of lines: each is computed with the names of those above it.
//!
//! After an edit only what depends on it is computed again. A line remembers of which names it asked,
//! and which definition of each it found; where these are the same as before, its result stands.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use longhand_notation::expr::Statement;
use longhand_notation::lenient::{Context, read_in};
use longhand_notation::name::canonical;
use longhand_notation::{Fault, Scope, Trace, Value, trace};

/// The name of the last result.
pub const LAST: &str = "ans";

/// What a line comes to.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// There is nothing on it, or a remark after `#`.
    Nothing,
    /// A value.
    Value(Value),
    /// A function is defined: its head, `f(x)`.
    Defined(String),
    /// It cannot be read or computed.
    Fault(Fault),
}

/// Which definition of a name: each has a number of its own.
type Stamp = u64;

/// A line.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its number, which no other line has or had.
    pub id: u32,
    /// What is typed.
    pub text: String,
    /// What it comes to.
    pub outcome: Outcome,
    /// What it defines, the last result included.
    defined: Vec<(String, Value)>,
    /// The number of what it defines.
    stamp: Stamp,
    /// The names that it asked for, and which definition it found; none before it was computed.
    asked: Option<BTreeMap<String, Option<Stamp>>>,
}

/// Lines with what they come to.
#[derive(Debug, Clone, Default)]
pub struct Notebook {
    lines: Vec<Line>,
    ids: u32,
    stamps: Stamp,
}

/// Names that are in force, each with the number of its definition.
#[derive(Default)]
struct Names {
    scope: Scope,
    stamps: BTreeMap<String, Stamp>,
}

impl Names {
    fn take(&mut self, line: &Line) {
        for (name, value) in &line.defined {
            self.scope.define(name, value.clone());
            self.stamps.insert(canonical(name), line.stamp);
        }
    }

    fn stamp(&self, name: &str) -> Option<Stamp> {
        self.stamps.get(name).copied()
    }
}

impl Notebook {
    /// A notebook with these lines, computed.
    #[must_use]
    pub fn of(text: &str) -> Notebook {
        let mut notebook = Notebook::default();
        for line in text.split('\n') {
            notebook.put(notebook.lines.len(), line.trim_end_matches('\r'));
        }
        notebook.compute();
        notebook
    }

    /// The lines in order.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Where a line stands.
    #[must_use]
    pub fn place(&self, id: u32) -> Option<usize> {
        self.lines.iter().position(|line| line.id == id)
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> String {
        let texts: Vec<&str> = self.lines.iter().map(|line| line.text.as_str()).collect();
        texts.join("\n")
    }

    /// Puts a line at a place, not computed yet; its number.
    pub fn put(&mut self, place: usize, text: &str) -> u32 {
        self.ids += 1;
        let line = Line {
            id: self.ids,
            text: text.to_owned(),
            outcome: Outcome::Nothing,
            defined: Vec::new(),
            stamp: 0,
            asked: None,
        };
        self.lines.insert(place.min(self.lines.len()), line);
        self.ids
    }

    /// Takes a line away.
    pub fn remove(&mut self, place: usize) {
        if place < self.lines.len() {
            self.lines.remove(place);
        }
    }

    /// Writes another text on a line, not computed yet.
    pub fn write(&mut self, place: usize, text: &str) {
        if let Some(line) = self.lines.get_mut(place)
            && line.text != text
        {
            line.text = text.to_owned();
            line.asked = None;
        }
    }

    /// Computes what is new and what depends on it; the numbers of the lines that were computed.
    pub fn compute(&mut self) -> Vec<u32> {
        let mut names = Names::default();
        let mut computed = Vec::new();
        for line in &mut self.lines {
            let same = line.asked.as_ref().is_some_and(|asked| {
                asked
                    .iter()
                    .all(|(name, stamp)| names.stamp(name) == *stamp)
            });
            if !same {
                self.stamps += 1;
                work(line, &mut names, self.stamps);
                computed.push(line.id);
            }
            names.take(line);
        }
        computed
    }

    /// Names that a line may use besides the language's own.
    #[must_use]
    pub fn names(&self, place: usize) -> Vec<String> {
        let before = self.lines.iter().take(place);
        let names = before.flat_map(|line| line.defined.iter().map(|(name, _)| name.clone()));
        let names: BTreeSet<String> = names.collect();
        names.into_iter().collect()
    }

    /// Every step of a line, with its value and the result's derivative.
    ///
    /// # Errors
    /// Why there are none: its value is not one number, or it has none.
    pub fn steps(&self, place: usize) -> Result<Trace, Fault> {
        let mut names = Names::default();
        self.lines
            .iter()
            .take(place)
            .for_each(|line| names.take(line));
        let text = self.lines.get(place).map_or("", |line| line.text.as_str());
        let is_name = |name: &str| names.scope.value(name).is_some();
        let reading = read_in(text, &Context::calculator(&is_name))?;
        trace(&reading.program, &names.scope)
    }
}

/// Computes one line with the names above it.
fn work(line: &mut Line, names: &mut Names, stamp: Stamp) {
    line.stamp = stamp;
    line.defined.clear();
    let text = line.text.trim();
    let mut asked: BTreeSet<String> = words(text).map(canonical).collect();
    line.outcome = if text.is_empty() || text.starts_with('#') {
        asked.clear();
        Outcome::Nothing
    } else {
        match value(&line.text, names, &mut asked, &mut line.defined) {
            Ok(outcome) => outcome,
            Err(fault) => {
                line.defined.clear();
                Outcome::Fault(fault)
            }
        }
    };
    let found = asked.into_iter().map(|name| {
        let stamp = names.stamp(&name);
        (name, stamp)
    });
    line.asked = Some(found.collect());
}

fn value(
    text: &str,
    names: &mut Names,
    asked: &mut BTreeSet<String>,
    defined: &mut Vec<(String, Value)>,
) -> Result<Outcome, Fault> {
    // How a line is read depends on which names there are.
    let looked_up = RefCell::new(BTreeSet::new());
    let is_name = |name: &str| {
        looked_up.borrow_mut().insert(canonical(name));
        names.scope.value(name).is_some()
    };
    let reading = read_in(text, &Context::calculator(&is_name));
    asked.extend(looked_up.take());
    let program = reading?.program;
    asked.extend(program.free_names().iter().map(|name| canonical(name)));
    // Where it fails nothing is defined.
    let value = program.run(&mut names.scope)?;
    for statement in program.statements() {
        if let Statement::Define { name, .. } | Statement::Function { name, .. } = statement
            && let Some(value) = names.scope.value(name)
        {
            defined.push((name.clone(), value.clone()));
        }
    }
    Ok(match program.statements().last() {
        Some(Statement::Function {
            name, parameters, ..
        }) => Outcome::Defined(format!("{name}({})", parameters.join(", "))),
        last => {
            let named = matches!(last, Some(Statement::Define { .. }));
            if !named && !matches!(value, Value::Function(_)) {
                defined.push((LAST.to_owned(), value.clone()));
            }
            Outcome::Value(value)
        }
    })
}

/// Whatever could be a name in a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_inside = |c: char| c.is_alphanumeric() || c == '_';
    text.split(move |c| !is_inside(c))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calculator::text;

    fn shown(notebook: &Notebook) -> Vec<String> {
        let lines = notebook.lines().iter();
        lines
            .map(|line| match &line.outcome {
                Outcome::Nothing => String::new(),
                Outcome::Value(value) => text::value(value),
                Outcome::Defined(head) => head.clone(),
                Outcome::Fault(fault) => format!("! {}", fault.message),
            })
            .collect()
    }

    #[test]
    fn lines_use_the_names_above_them() {
        let notebook =
            Notebook::of("n = 7B\n# Adam\nn * 16 bytes -> GB\nans / 2\nf(x) = x^2\nf(n/1B)");
        assert_eq!(
            shown(&notebook),
            ["7 × 10⁹", "", "112 GB", "56 GB", "f(x)", "49"]
        );
    }

    #[test]
    fn after_an_edit_only_what_depends_on_it_is_computed() {
        let mut notebook = Notebook::of("a = 2\nb = 3\na * 10\nb * 10\nc = a + b\nc^2");
        let ids: Vec<u32> = notebook.lines().iter().map(|line| line.id).collect();
        notebook.write(0, "a = 4");
        assert_eq!(notebook.compute(), [ids[0], ids[2], ids[4], ids[5]]);
        assert_eq!(shown(&notebook)[5], "49");
        assert!(notebook.compute().is_empty());
        notebook.write(3, "b * 20");
        assert_eq!(notebook.compute(), [ids[3]]);
        // A line that is taken away takes its name along.
        notebook.remove(1);
        assert_eq!(notebook.compute(), [ids[3], ids[4], ids[5]]);
        assert!(shown(&notebook)[2].starts_with('!'));
    }

    #[test]
    fn a_name_that_comes_to_be_changes_how_a_line_is_read() {
        let mut notebook = Notebook::of("\n3 s");
        assert_eq!(shown(&notebook)[1], "3 s");
        notebook.write(0, "s = 5");
        notebook.compute();
        assert_eq!(shown(&notebook)[1], "15");
        notebook.write(0, "softmax(x) = 1");
        notebook.write(1, "softmax(3)");
        notebook.compute();
        let own = shown(&notebook)[1].clone();
        notebook.write(0, "softmax(x) = 2");
        notebook.compute();
        let fresh = Notebook::of("softmax(x) = 2\nsoftmax(3)");
        assert_eq!(shown(&notebook)[1], shown(&fresh)[1], "{own}");
    }

    #[test]
    fn edited_in_any_order_a_notebook_is_as_if_it_had_been_typed_so() {
        let lines = [
            "a = 2",
            "b = a + 1",
            "ans * 2",
            "f(x) = a x",
            "f(b)",
            "b2 = [1, 2",
            "sum([a, b])",
            "2 km",
            "a b",
        ];
        let mut notebook = Notebook::of(&lines.join("\n"));
        let mut state = 7_u64;
        let mut random = |of: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 33) as usize % of
        };
        for _ in 0..300 {
            let place = random(notebook.lines().len().max(1));
            match random(4) {
                0 if notebook.lines().len() > 3 => notebook.remove(place),
                1 => {
                    notebook.put(place, lines[random(lines.len())]);
                }
                _ => notebook.write(place, lines[random(lines.len())]),
            }
            notebook.compute();
            assert_eq!(shown(&notebook), shown(&Notebook::of(&notebook.text())));
        }
    }

    #[test]
    fn a_thousand_lines_are_computed_anew_within_a_frame_of_an_edit() {
        let mut text = String::from("n = 7B\n");
        for line in 0..999 {
            text.push_str(&format!(
                "x{line} = {} + {line}\n",
                if line % 100 == 0 {
                    "n".to_owned()
                } else {
                    format!("x{}", line / 2)
                }
            ));
        }
        let mut notebook = Notebook::of(text.trim_end());
        notebook.write(500, "x499 = 3");
        let start = std::time::Instant::now();
        let computed = notebook.compute();
        // Without optimization, on a busy machine; in the page it is some ten times faster.
        assert!(start.elapsed().as_millis() < 1000, "{:?}", start.elapsed());
        assert!(computed.len() < 5, "{computed:?}");
    }

    #[test]
    fn steps_are_there_for_one_number() {
        let notebook = Notebook::of("x = 3\n(2x + 1)^2\n[1, 2]");
        assert_eq!(notebook.steps(1).unwrap().nodes.len(), 6);
        assert!(notebook.steps(2).is_err());
    }
}
