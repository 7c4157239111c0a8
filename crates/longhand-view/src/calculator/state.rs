//! The state of the calculator's page.

use std::collections::BTreeSet;

use super::complete::{Candidate, candidates, word_before};
use super::notebook::Notebook;
use super::{examples, export};
use crate::catalogue::Catalogue;
use crate::fragment::{escape, unescape};

/// What happens to the page. Places in a line are counted in UTF-16 units, as browsers count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A line holds another text, and the caret stands there.
    Typed(u32, String, usize),
    /// A line is cut in two at the caret.
    Enter(u32, usize),
    /// The caret stands at the beginning of a line, which is joined to the one above.
    Join(u32),
    /// Several lines are put in place of a part of a line.
    Pasted(u32, String, usize, usize),
    /// The caret goes a line up or down.
    Move(u32, bool),
    /// Another candidate is looked at: the next, or the one before.
    Candidate(bool),
    /// A candidate is taken: this one, or the one that is looked at.
    Take(Option<usize>),
    /// The candidates are put away.
    Close,
    /// The steps of a line are shown, or put away.
    Steps(u32),
    /// An example takes the place of what is there.
    Example(usize),
    /// Everything is taken away.
    Clear,
    /// What was last replaced as a whole comes back.
    Back,
    /// A link is asked for.
    CopyLink,
    /// The notebook is to be saved as text.
    SaveText,
    /// The same as Markdown.
    SaveMarkdown,
}

/// What is to be done outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// The whole markup is to be brought up to date.
    Draw,
    /// So are these lines alone.
    DrawLines(Vec<u32>),
    /// The caret goes to a place in a line.
    Caret(u32, usize),
    /// A field holds another text than the one typed: that of this line.
    Write(u32, String),
    /// The address holds the notebook from now on: its fragment, without `#`.
    Address(String),
    /// The page's address, with this fragment, goes to the clipboard.
    CopyLink(String),
    /// A file is to be saved: name, text.
    Save(&'static str, String),
}

/// Candidates for the name that is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Completion {
    /// The line.
    pub line: u32,
    /// Where the name begins and ends, in bytes.
    pub from: usize,
    pub to: usize,
    pub all: Vec<Candidate>,
    /// The one that is looked at.
    pub at: Option<usize>,
}

/// The calculator's page.
#[derive(Debug, Clone)]
pub struct Calculator {
    pub(super) notebook: Notebook,
    pub(super) completion: Option<Completion>,
    /// Lines whose steps are shown.
    pub(super) open: BTreeSet<u32>,
    /// What was last replaced as a whole.
    pub(super) before: Option<String>,
    pub(super) words: &'static Catalogue,
}

/// What the fragment of a notebook begins with.
const LINES: &str = "lines=";

impl Calculator {
    /// The page that a fragment describes; where it holds no notebook, what was remembered, or the
    /// first example.
    #[must_use]
    pub fn open(words: &'static Catalogue, fragment: &str, remembered: &str) -> Calculator {
        let kept = |text: &str| text.strip_prefix(LINES).map(unescape);
        let first = || examples::ALL.first().map(|(_, text)| (*text).to_owned());
        let text = kept(fragment).or_else(|| kept(remembered)).or_else(first);
        Calculator {
            notebook: Notebook::of(&text.unwrap_or_default()),
            completion: None,
            open: BTreeSet::new(),
            before: None,
            words,
        }
    }

    /// The fragment that holds the notebook.
    #[must_use]
    pub fn fragment(&self) -> String {
        let mut out = LINES.to_owned();
        escape(&mut out, &self.notebook.text());
        out
    }

    /// Something happens.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        let completing = self.completion.as_ref().map(|one| one.line);
        match event {
            Event::Typed(id, text, caret) => self.typed(id, &text, caret, completing),
            Event::Enter(id, caret) => self.cut(id, caret),
            Event::Join(id) => self.join(id),
            Event::Pasted(id, text, from, to) => self.pasted(id, &text, from, to),
            Event::Move(id, down) => self.go(id, down),
            Event::Candidate(next) => {
                if let Some(open) = &mut self.completion {
                    let count = open.all.len();
                    open.at = match (open.at, next) {
                        (None, true) => Some(0),
                        (None, false) => count.checked_sub(1),
                        (Some(at), true) => Some((at + 1) % count.max(1)),
                        (Some(at), false) => {
                            Some(at.checked_sub(1).unwrap_or(count.saturating_sub(1)))
                        }
                    };
                }
                drawn(completing)
            }
            Event::Take(which) => self.take(which),
            Event::Close => {
                self.completion = None;
                drawn(completing)
            }
            Event::Steps(id) => {
                if !self.open.remove(&id) {
                    self.open.insert(id);
                }
                vec![Effect::DrawLines(vec![id])]
            }
            Event::Example(place) => {
                let text = examples::ALL.get(place).map(|(_, text)| *text);
                self.replace(text.unwrap_or_default())
            }
            Event::Clear => self.replace(""),
            Event::Back => {
                let text = self.before.clone().unwrap_or_default();
                self.replace(&text)
            }
            Event::CopyLink => vec![Effect::CopyLink(self.fragment())],
            Event::SaveText => {
                let text = export::plain(&self.notebook);
                vec![Effect::Save(self.words.calculator.text_file, text)]
            }
            Event::SaveMarkdown => {
                let text = export::markdown(&self.notebook, self.words.calculator.heads);
                vec![Effect::Save(self.words.calculator.markdown_file, text)]
            }
        }
    }

    fn typed(&mut self, id: u32, text: &str, caret: usize, completing: Option<u32>) -> Vec<Effect> {
        let Some(place) = self.notebook.place(id) else {
            return Vec::new();
        };
        self.notebook.write(place, text);
        let mut lines = self.notebook.compute();
        self.complete(place, id, text, caret);
        lines.extend(completing);
        lines.push(id);
        lines.sort_unstable();
        lines.dedup();
        vec![Effect::DrawLines(lines), Effect::Address(self.fragment())]
    }

    /// Looks for what the name before the caret may become.
    fn complete(&mut self, place: usize, id: u32, text: &str, caret: usize) {
        let at = byte_at(text, caret);
        let (from, word) = word_before(text, at);
        let inside = text
            .get(at..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'));
        let is_remark = text.trim_start().starts_with('#');
        let all = if word.chars().count() < 2 || inside || is_remark {
            Vec::new()
        } else {
            candidates(word, &self.notebook.names(place))
        };
        self.completion = (!all.is_empty()).then_some(Completion {
            line: id,
            from,
            to: at,
            all,
            at: None,
        });
    }

    fn take(&mut self, which: Option<usize>) -> Vec<Effect> {
        let Some(open) = self.completion.take() else {
            return Vec::new();
        };
        let chosen = which.or(open.at).and_then(|at| open.all.get(at));
        let (Some(chosen), Some(place)) = (chosen, self.notebook.place(open.line)) else {
            return drawn(Some(open.line));
        };
        let text = self.text_at(place);
        let (before, behind) = (
            text.get(..open.from).unwrap_or(""),
            text.get(open.to..).unwrap_or(""),
        );
        let bracket = if chosen.is_function && !behind.starts_with('(') {
            "("
        } else {
            ""
        };
        let start = [before, &chosen.name, bracket].concat();
        let caret = start.encode_utf16().count();
        let text = start + behind;
        self.notebook.write(place, &text);
        let mut lines = self.notebook.compute();
        if !lines.contains(&open.line) {
            lines.push(open.line);
        }
        vec![
            Effect::Write(open.line, text),
            Effect::DrawLines(lines),
            Effect::Caret(open.line, caret),
            Effect::Address(self.fragment()),
        ]
    }

    fn cut(&mut self, id: u32, caret: usize) -> Vec<Effect> {
        self.pasted(id, "\n", caret, caret)
    }

    fn pasted(&mut self, id: u32, text: &str, from: usize, to: usize) -> Vec<Effect> {
        let Some(place) = self.notebook.place(id) else {
            return Vec::new();
        };
        let line = self.text_at(place);
        let (from, to) = (byte_at(&line, from), byte_at(&line, to));
        let before = line.get(..from).unwrap_or("");
        let behind = line.get(to.max(from)..).unwrap_or("");
        let clean = text.replace("\r\n", "\n").replace('\r', "\n");
        let mut parts: Vec<String> = clean.split('\n').map(str::to_owned).collect();
        // Text from elsewhere often ends with its line; a line that is cut does not.
        if parts.len() > 2 && parts.last().is_some_and(String::is_empty) && behind.is_empty() {
            parts.pop();
        }
        if let Some(first) = parts.first_mut() {
            first.insert_str(0, before);
        }
        let mut caret = 0;
        if let Some(last) = parts.last_mut() {
            caret = last.encode_utf16().count();
            last.push_str(behind);
        }
        let mut last = id;
        for (offset, part) in parts.iter().enumerate() {
            if offset == 0 {
                self.notebook.write(place, part);
            } else {
                last = self.notebook.put(place + offset, part);
            }
        }
        self.completion = None;
        self.notebook.compute();
        vec![
            Effect::Draw,
            Effect::Write(id, parts.into_iter().next().unwrap_or_default()),
            Effect::Caret(last, caret),
            Effect::Address(self.fragment()),
        ]
    }

    fn join(&mut self, id: u32) -> Vec<Effect> {
        let place = self.notebook.place(id);
        let Some((place, above)) = place.and_then(|place| Some((place, place.checked_sub(1)?)))
        else {
            return Vec::new();
        };
        let first = self.text_at(above);
        let caret = first.encode_utf16().count();
        let text = first + &self.text_at(place);
        self.notebook.write(above, &text);
        self.notebook.remove(place);
        self.open.remove(&id);
        self.completion = None;
        self.notebook.compute();
        let Some(line) = self.notebook.lines().get(above) else {
            return vec![Effect::Draw];
        };
        vec![
            Effect::Draw,
            Effect::Write(line.id, text),
            Effect::Caret(line.id, caret),
            Effect::Address(self.fragment()),
        ]
    }

    fn go(&mut self, id: u32, down: bool) -> Vec<Effect> {
        let place = self.notebook.place(id);
        let there = place.and_then(|place| {
            if down {
                Some(place + 1)
            } else {
                place.checked_sub(1)
            }
        });
        let line = there.and_then(|there| self.notebook.lines().get(there));
        line.map_or_else(Vec::new, |line| {
            vec![Effect::Caret(line.id, line.text.encode_utf16().count())]
        })
    }

    /// Puts another notebook in place of this one, which can be had back.
    fn replace(&mut self, text: &str) -> Vec<Effect> {
        self.before = Some(self.notebook.text());
        self.notebook = Notebook::of(text);
        self.open.clear();
        self.completion = None;
        vec![Effect::Draw, Effect::Address(self.fragment())]
    }

    fn text_at(&self, place: usize) -> String {
        self.notebook
            .lines()
            .get(place)
            .map_or_else(String::new, |line| line.text.clone())
    }
}

fn drawn(line: Option<u32>) -> Vec<Effect> {
    line.map_or_else(Vec::new, |line| vec![Effect::DrawLines(vec![line])])
}

/// The byte at a place that is counted in UTF-16 units.
fn byte_at(text: &str, units: usize) -> usize {
    let mut seen = 0;
    for (byte, c) in text.char_indices() {
        if seen >= units {
            return byte;
        }
        seen += c.len_utf16();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::ENGLISH;

    fn of(text: &str) -> Calculator {
        let mut page = Calculator::open(&ENGLISH, "", "");
        page.update(Event::Clear);
        let id = page.notebook.lines()[0].id;
        page.update(Event::Pasted(id, text.to_owned(), 0, 0));
        page
    }

    fn id(page: &Calculator, place: usize) -> u32 {
        page.notebook.lines()[place].id
    }

    #[test]
    fn lines_are_cut_and_joined_at_the_caret() {
        let mut page = of("a = 12\na * 2");
        let first = id(&page, 0);
        page.update(Event::Enter(first, 5));
        assert_eq!(page.notebook.text(), "a = 1\n2\na * 2");
        let second = id(&page, 1);
        let effects = page.update(Event::Join(second));
        assert_eq!(page.notebook.text(), "a = 12\na * 2");
        assert!(effects.contains(&Effect::Caret(first, 5)));
        assert!(
            page.update(Event::Join(first)).is_empty(),
            "there is no line above"
        );
    }

    #[test]
    fn a_name_is_completed_where_the_caret_stands() {
        let mut page = of("2 * softm + 1");
        let line = id(&page, 0);
        page.update(Event::Typed(line, "2 * softm + 1".to_owned(), 9));
        assert_eq!(page.completion.as_ref().unwrap().all[0].name, "softmax");
        assert!(
            page.update(Event::Take(None)).len() == 1,
            "none is looked at"
        );
        page.update(Event::Typed(line, "2 * softm + 1".to_owned(), 9));
        page.update(Event::Candidate(true));
        let effects = page.update(Event::Take(None));
        assert_eq!(page.notebook.text(), "2 * softmax( + 1");
        assert!(effects.contains(&Effect::Caret(line, 12)), "{effects:?}");
    }

    #[test]
    fn a_link_opens_as_the_same_notebook_and_what_was_replaced_comes_back() {
        let mut page = of("größe = 3\n# & more\ngröße * 2");
        let other = Calculator::open(&ENGLISH, &page.fragment(), "");
        assert_eq!(other.notebook.text(), page.notebook.text());
        page.update(Event::Example(1));
        page.update(Event::Back);
        assert_eq!(page.notebook.text(), other.notebook.text());
        let remembered = Calculator::open(&ENGLISH, "", &other.fragment());
        assert_eq!(remembered.notebook.text(), other.notebook.text());
    }

    #[test]
    fn an_edit_draws_the_lines_that_change_and_no_others() {
        let mut page = of("a = 2\nb = 3\na * b\n7");
        let (first, third) = (id(&page, 0), id(&page, 2));
        let effects = page.update(Event::Typed(first, "a = 5".to_owned(), 5));
        assert!(
            effects.contains(&Effect::DrawLines(vec![first, third])),
            "{effects:?}"
        );
    }

    #[test]
    fn several_lines_can_be_pasted_into_one() {
        let mut page = of("x");
        let line = id(&page, 0);
        page.update(Event::Pasted(line, "1\r\n2\n3".to_owned(), 1, 1));
        assert_eq!(page.notebook.text(), "x1\n2\n3");
    }
}
