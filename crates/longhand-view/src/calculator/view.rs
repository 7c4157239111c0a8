//! The calculator's page as markup.

use longhand_notation::{Fault, Trace};
use maud::{Markup, html};

use super::notebook::{Line, Outcome};
use super::state::{Calculator, Completion};
use super::{examples, export, text};
use crate::catalogue::{Catalogue, fill};
use crate::page::{SiteInfo, tool_head};

/// The main part of the page. Its first frame is the first example.
pub fn page(words: &'static Catalogue, site: &SiteInfo) -> Markup {
    html! {
        (tool_head(site, words.tools.calculator.name, words.tools.calculator.about))
        (Calculator::open(words, "", "").view())
        (help(words))
    }
}

/// What can be typed.
fn help(words: &Catalogue) -> Markup {
    html! {
        section.calc-help aria-labelledby="calc-help" {
            h2 #calc-help { (words.calculator.help_title) }
            dl {
                @for (what, example) in words.calculator.help { dt { (what) } dd { code { (example) } } }
            }
        }
    }
}

impl Calculator {
    /// The tool: the lines, and what can be done with them.
    #[must_use]
    pub fn view(&self) -> Markup {
        let words = &self.words.calculator;
        html! {
            div.calculator data-tool="calc" {
                div.calc-actions {
                    label.calc-examples {
                        span.visually-hidden { (words.examples) }
                        select data-on="example" {
                            option value="" selected { (words.examples) }
                            @for (place, (name, _)) in examples::ALL.iter().enumerate() {
                                option value=(place) { (name) }
                            }
                        }
                    }
                    button.q type="button" data-on="clear" { (words.clear) }
                    @if self.before.is_some() { button.q type="button" data-on="back" { (words.back) } }
                    span.calc-spring {}
                    button.q type="button" data-on="copy" { (words.copy_link) }
                    button.q type="button" data-on="text" { (words.save_text) }
                    button.q type="button" data-on="markdown" { (words.save_markdown) }
                }
                ol.calc-lines aria-label=(words.notebook) {
                    @for (place, line) in self.notebook.lines().iter().enumerate() { (self.row(place, line)) }
                }
            }
        }
    }

    /// One line of it, to be drawn by itself.
    #[must_use]
    pub fn line(&self, id: u32) -> Option<Markup> {
        let place = self.notebook.place(id)?;
        Some(self.row(place, self.notebook.lines().get(place)?))
    }

    fn row(&self, place: usize, line: &Line) -> Markup {
        let words = &self.words.calculator;
        let id = format!("line-{}", line.id);
        let note = format!("{id}-note");
        let completion = self.completion.as_ref().filter(|one| one.line == line.id);
        let list = format!("{id}-list");
        let active = completion
            .and_then(|one| one.at)
            .map(|at| format!("{list}-{at}"));
        let fault = match &line.outcome {
            Outcome::Fault(fault) => Some(fault),
            _ => None,
        };
        let open = self.open.contains(&line.id);
        html! {
            li.calc-line.remark[line.text.trim_start().starts_with('#')] id=(id) data-line=(line.id) {
                div.calc-entry {
                    input.calc-in id=(format!("{id}-in")) value=(line.text) data-on="line"
                        role="combobox" aria-autocomplete="list" aria-expanded=(completion.is_some())
                        aria-controls=[completion.map(|_| &list)] aria-activedescendant=[active]
                        aria-label=(fill(words.line, &[&(place + 1)]))
                        aria-invalid=[fault.map(|_| "true")] aria-describedby=[fault.map(|_| &note)]
                        autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="enter";
                    @if let Some(open) = completion { (options(words.candidates, &list, open)) }
                }
                div.calc-out {
                    @if let Some(result) = export::result(line) { output for=(format!("{id}-in")) { (result) } }
                    @if matches!(line.outcome, Outcome::Value(_)) {
                        button.q.calc-steps type="button" data-on="steps" aria-expanded=(open)
                            aria-label=(fill(words.steps_of, &[&(place + 1)])) { (words.steps) }
                    }
                }
                @if let Some(fault) = fault { (said(&note, &line.text, fault)) }
                @if open { (steps(self.words, &self.notebook.steps(place))) }
            }
        }
    }
}

/// What may be meant, with what there is to say about each.
fn options(label: &str, list: &str, open: &Completion) -> Markup {
    html! {
        ul.calc-options id=(list) role="listbox" aria-label=(label) {
            @for (at, one) in open.all.iter().enumerate() {
                li id=(format!("{list}-{at}")) role="option" data-on="take" data-at=(at)
                    aria-selected=(open.at == Some(at)) {
                    code { (one.signature) }
                    @if !one.about.is_empty() { span { (one.about) } }
                }
            }
        }
    }
}

/// Why a line has no value: the place, what was found, what to write.
fn said(id: &str, line: &str, fault: &Fault) -> Markup {
    let (start, end) = (
        fault.span.start.min(line.len()),
        fault.span.end.min(line.len()),
    );
    let part = line.get(start..end).filter(|part| !part.trim().is_empty());
    let whole = part.is_none_or(|part| part.trim() == line.trim());
    html! {
        p.calc-fault id=(id) {
            @if let (false, Some(part)) = (whole, part) { code { (part) } ": " }
            (fault.message) "."
            @if !fault.help.is_empty() { " " (fault.help) }
        }
    }
}

/// The steps of a line, or why there are none.
fn steps(words: &Catalogue, trace: &Result<Trace, Fault>) -> Markup {
    let words = &words.calculator;
    let trace = match trace {
        Ok(trace) => trace,
        Err(fault) => {
            return html! { p.calc-trace { (fault.message) "." @if !fault.help.is_empty() { " " (fault.help) } } };
        }
    };
    let shown = trace.nodes.iter().take(MOST).enumerate();
    html! {
        div.calc-trace.scroll {
            table.plain {
                thead { tr { @for head in words.step_heads { @if head.is_empty() { td {} } @else { th scope="col" { (head) } } } } }
                tbody {
                    @for (at, node) in shown {
                        tr {
                            td { (at + 1) }
                            td { code { (text::step(node)) } }
                            td.to-right { (text::short(&node.value)) }
                            td.to-right { (text::short(&node.gradient)) }
                        }
                    }
                }
            }
            @if trace.nodes.len() > MOST { p { (fill(words.more_steps, &[&(trace.nodes.len() - MOST)])) } }
        }
    }
}

/// Most steps that are shown.
const MOST: usize = 200;

#[cfg(test)]
mod tests {
    use super::super::Event;
    use super::*;
    use crate::catalogue::ENGLISH;

    fn of(text: &str) -> Calculator {
        let mut page = Calculator::open(&ENGLISH, "", "");
        page.update(Event::Clear);
        let id = page.notebook.lines()[0].id;
        page.update(Event::Pasted(id, text.to_owned(), 0, 0));
        page
    }

    #[test]
    fn a_line_that_cannot_be_read_says_why_below_itself() {
        let page = of("2 + softmx([1, 2])").view().into_string();
        assert!(page.contains("Did you mean softmax?"), "{page}");
        assert!(page.contains("<code>softmx</code>: "), "{page}");
        assert!(page.contains("aria-invalid=\"true\""));
    }

    #[test]
    fn steps_are_shown_when_they_are_asked_for() {
        let mut page = of("x = 3\n(2x + 1)^2\n[1, 2]");
        let lines: Vec<u32> = page.notebook.lines().iter().map(|line| line.id).collect();
        assert!(!page.view().into_string().contains("calc-trace"));
        page.update(Event::Steps(lines[1]));
        let shown = page.line(lines[1]).unwrap().into_string();
        assert!(shown.contains("<table") && shown.contains("28"), "{shown}");
        page.update(Event::Steps(lines[2]));
        let shown = page.line(lines[2]).unwrap().into_string();
        assert!(
            shown.contains("calc-trace") && !shown.contains("<table"),
            "{shown}"
        );
    }

    #[test]
    fn the_printed_page_shows_an_example_with_its_results() {
        let page = page(&ENGLISH, &SiteInfo::default()).into_string();
        assert!(
            page.contains("112 GB") && !page.contains(" style=") && !page.contains("calc-fault")
        );
    }
}
