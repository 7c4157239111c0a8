//! How a graph exercise looks: the drawing, the fields, what is said of each, the working.

use crate::card::Card;
use crate::card::frame::math;
use crate::card::help::as_sentence;
use crate::card::keys::{CALCULATION, keys};
use crate::catalogue::{Catalogue, ENGLISH, fill};
use crate::mark::{Mark, mark};
use crate::plain;
use crate::plot::graph::{self, Number, Open};
use longhand_exercise::kind::graph::sheet::{Field, Sheet, What};
use longhand_exercise::kind::graph::slip::GraphSlip;
use longhand_exercise::kind::graph::{Ask, Graphed};
use longhand_exercise::verdict::Help;
use longhand_exercise::{Diagnosis, Judgement, Variant, Verdict};
use longhand_notation::typeset::{self, Symbols};
use longhand_notation::{Scope, Value, number};
use maud::{Markup, PreEscaped, html};

impl Card {
    pub(in crate::card) fn graph_fields(
        &self,
        words: &Catalogue,
        graphed: &Graphed,
        variant: &Variant,
    ) -> Markup {
        let sheet = match graphed.sheet(&variant.scope) {
            Ok(sheet) => sheet,
            Err(fault) => {
                return html! { p.broken { (words.broken_exercise) " " code { (fault.message) } } };
            }
        };
        let values = sheet
            .fields
            .iter()
            .take_while(|field| field.what == What::Value)
            .count();
        html! {
            (self.drawing(words, graphed, &sheet))
            form data-on="check" {
                p.rule.nodes-help { (words.nodes.help) }
                @if values > 0 {
                    p.over { (words.nodes.values) }
                    ol.nodes role="list" { @for cell in 0..values { (self.node_field(words, &sheet, cell)) } }
                }
                @if values < sheet.fields.len() {
                    p.over { (words.nodes.gradients) }
                    ol.nodes role="list" { @for cell in values..sheet.fields.len() { (self.node_field(words, &sheet, cell)) } }
                }
                div.answer { (self.buttons(words, words.check, false)) }
            }
            (keys(words, CALCULATION))
        }
    }

    /// The graph with what has been filled in.
    fn drawing(&self, words: &Catalogue, graphed: &Graphed, sheet: &Sheet) -> Markup {
        let Some(nodes) = graph::placed(&sheet.trace) else {
            return html! {};
        };
        let done = self.is_right();
        let place = |node: usize, what: What| {
            sheet
                .fields
                .iter()
                .position(|field| *field == Field { node, what })
        };
        let open = |node: usize, what: What, stands: bool| match place(node, what) {
            _ if stands || (done && graphed.ask != Ask::Values) => Number::Shown,
            Some(cell) if self.filling.is_right(cell) => Number::Shown,
            Some(_) => Number::Blank,
            None => Number::Hidden,
        };
        let drawn: Vec<_> = nodes
            .into_iter()
            .map(|(node, mut drawn)| {
                let (value, gradient) = sheet.stands.get(node).copied().unwrap_or_default();
                let here = self.filling.at.and_then(|cell| sheet.fields.get(cell));
                drawn.open = Open {
                    value: open(node, What::Value, value),
                    gradient: open(node, What::Gradient, gradient),
                    here: here.is_some_and(|field| field.node == node) && !done,
                };
                drawn
            })
            .collect();
        let alt = fill(words.nodes.alt_open, &[&plain_formula(&graphed.is.text)]);
        graph::open_figure(words, &drawn, &alt)
    }

    fn node_field(&self, words: &Catalogue, sheet: &Sheet, cell: usize) -> Markup {
        let id = self.field_id(0, cell);
        let note = format!("{id}-note");
        let said = self.filling.of(cell);
        let state = said.map(|said| said.verdict.name());
        let drawn = said.map(|said| match said.verdict {
            Verdict::Right { .. } => Mark::Right,
            Verdict::Near(_) => Mark::Near,
            Verdict::Wrong(_) => Mark::Wrong,
            Verdict::Unreadable(_) => Mark::Unreadable,
        });
        let told = said.filter(|said| !said.is_right());
        let Some(&field) = sheet.fields.get(cell) else {
            return html! {};
        };
        html! {
            li.node-field data-state=[state] {
                label for=(id) {
                    span.visually-hidden { (self.named(words, sheet, field)) }
                    span aria-hidden="true" { (math(&format!("{}<mo>=</mo>", self.asked(sheet, field)))) }
                }
                input.field id=(id) value=(self.field(0, cell)) data-on="typed" data-cell=(cell) data-leave="judge"
                    autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" enterkeyhint="next"
                    aria-invalid=[told.map(|_| "true")] aria-describedby=[told.map(|_| &note)];
                span.node-mark { @if let Some(drawn) = drawn { (mark(drawn)) @if drawn == Mark::Right { span.visually-hidden { (words.right) } } } }
                @if let Some(told) = told { div.node-note id=(note) { (self.field_told(words, sheet, field, told)) } }
            }
        }
    }

    /// A field's name in words.
    pub(in crate::card) fn named(&self, words: &Catalogue, sheet: &Sheet, field: Field) -> String {
        let node = plain::line(&math(&self.node(sheet, field.node)));
        let output = plain::line(&math(&self.set(sheet.output_name(), None)));
        match field.what {
            What::Value => fill(words.nodes.value_of, &[&node]),
            What::Gradient => fill(words.nodes.gradient_of, &[&output, &node]),
        }
    }

    /// What stands before a field: `z = w₁x + b₁`, or `∂L/∂z`.
    fn asked(&self, sheet: &Sheet, field: Field) -> String {
        match (field.what, sheet.name(field.node)) {
            (What::Gradient, _) => self.derivative(sheet, field.node),
            (What::Value, Some(_)) => format!(
                "<mrow>{}<mo>=</mo>{}</mrow>",
                self.node(sheet, field.node),
                self.set(&sheet.definition(field.node), None)
            ),
            (What::Value, None) => self.node(sheet, field.node),
        }
    }

    /// A formula, set.
    fn set(&self, formula: &str, numbers: Option<&Scope>) -> String {
        let program = longhand_notation::parse(formula).ok();
        let symbols: Symbols = self.symbols();
        program
            .as_ref()
            .and_then(|program| program.expression())
            .map_or_else(String::new, |expr| typeset::mathml(expr, &symbols, numbers))
    }

    /// A node's name, or what it does.
    fn node(&self, sheet: &Sheet, node: usize) -> String {
        self.set(&sheet.formula(node), None)
    }

    /// `∂L/∂z`
    fn derivative(&self, sheet: &Sheet, node: usize) -> String {
        self.fraction(sheet, sheet.trace.output, node)
    }

    /// `∂y/∂z`, of one node with respect to another.
    fn fraction(&self, sheet: &Sheet, of: usize, by: usize) -> String {
        let name = |node: usize| {
            if node == sheet.trace.output {
                return self.set(sheet.output_name(), None);
            }
            let set = self.node(sheet, node);
            match sheet.name(node) {
                Some(_) => set,
                None => format!(
                    "<mrow><mo stretchy=\"false\">(</mo>{set}<mo stretchy=\"false\">)</mo></mrow>"
                ),
            }
        };
        format!(
            "<mrow><mi>∂</mi>{}<mo lspace=\"0\" rspace=\"0\">/</mo><mi>∂</mi>{}</mrow>",
            name(of),
            name(by)
        )
    }

    /// What is said of a field that is not right.
    fn field_told(
        &self,
        words: &Catalogue,
        sheet: &Sheet,
        field: Field,
        said: &Judgement,
    ) -> Markup {
        match &said.verdict {
            Verdict::Near(Diagnosis::Graph(slip))
            | Verdict::Wrong(Some(Diagnosis::Graph(slip))) => {
                self.node_slip_told(words, sheet, field, *slip)
            }
            Verdict::Unreadable(Help::Fault { message, help, .. }) => {
                html! { (as_sentence(message)) " " (as_sentence(help)) " " (words.not_counted) }
            }
            Verdict::Unreadable(Help::MoreDigits) => {
                html! { (words.more_digits_heading) " " (words.more_digits) }
            }
            Verdict::Unreadable(Help::NotANumber(what)) => {
                html! { (what) " " (words.not_a_number) " " (words.not_counted) }
            }
            Verdict::Unreadable(_) => html! { (words.unreadable) " " (words.not_counted) },
            _ => self.rule_told(words, sheet, field),
        }
    }

    fn node_slip_told(
        &self,
        words: &Catalogue,
        sheet: &Sheet,
        field: Field,
        slip: GraphSlip,
    ) -> Markup {
        let node = |node: usize| math(&self.node(sheet, node)).0;
        let slope = |node: usize| math(&self.derivative(sheet, node)).0;
        let this = || node(field.node);
        let text = match slip {
            GraphSlip::LocalSlope { user } => fill(words.nodes.local, &[&node(user), &slope(user)]),
            GraphSlip::NotMultiplied { user } => fill(
                words.nodes.slope_left_out,
                &[&slope(user), &node(user), &this()],
            ),
            GraphSlip::ClosedGate { user } => fill(words.nodes.closed, &[&node(user)]),
            GraphSlip::OnePath { user } => fill(words.nodes.one_path, &[&node(user), &this()]),
            GraphSlip::PathsMultiplied => words.nodes.multiplied.to_string(),
            GraphSlip::OwnFactor { user } => fill(words.nodes.own, &[&this(), &node(user)]),
            GraphSlip::ValueForGradient => fill(words.nodes.is_value, &[&this()]),
            GraphSlip::GradientForValue => fill(words.nodes.is_gradient, &[&this()]),
            GraphSlip::InputForValue { input } => fill(words.nodes.is_input, &[&node(input)]),
            GraphSlip::Sign => words.slips.sign.join(" "),
            GraphSlip::Carried { user } => fill(words.nodes.carried, &[&slope(user)]),
            GraphSlip::CarriedValue { input } => fill(words.nodes.carried, &[&node(input)]),
        };
        // Catalogue strings hold no markup of their own, and names are set by us.
        PreEscaped(text)
    }

    /// What is said where nothing is known of a number: the rule, in this graph's names.
    fn rule_told(&self, words: &Catalogue, sheet: &Sheet, field: Field) -> Markup {
        let node = |node: usize| math(&self.node(sheet, node)).0;
        let slope = |node: usize| math(&self.derivative(sheet, node)).0;
        let mut users: Vec<usize> = sheet.uses(field.node).iter().map(|one| one.user).collect();
        users.dedup();
        let text = match (field.what, &users[..]) {
            (What::Value, _) => fill(
                words.nodes.rule_value,
                &[&math(&self.set(&sheet.definition(field.node), None)).0],
            ),
            // Nothing is multiplied at the output, whose own gradient is 1.
            (What::Gradient, [user]) if *user == sheet.trace.output => {
                fill(words.nodes.rule_last, &[&node(*user), &node(field.node)])
            }
            (What::Gradient, [user]) => fill(
                words.nodes.rule_one,
                &[&slope(*user), &node(*user), &node(field.node)],
            ),
            (What::Gradient, users) => {
                let users: Vec<String> = users.iter().map(|&user| node(user)).collect();
                let users = crate::card::order::list(words, &users);
                fill(words.nodes.rule, &[&node(field.node), &users])
            }
        };
        PreEscaped(text)
    }

    /// What is said of a field, for screen readers.
    pub(super) fn field_said(&self, cell: usize) -> String {
        let said = self.filling.of(cell);
        said.and_then(|said| self.field_words(cell, said))
            .unwrap_or_default()
    }

    /// What is said of a number, with its name, as plain text.
    pub(in crate::card) fn field_words(&self, cell: usize, said: &Judgement) -> Option<String> {
        let (_, sheet) = self.sheet()?;
        let &field = sheet.fields.get(cell)?;
        let told = || self.field_told(&ENGLISH, &sheet, field, said);
        let told = match said.verdict {
            Verdict::Right { .. } => html! { (ENGLISH.right) },
            Verdict::Near(_) => html! { (ENGLISH.near) " " (told()) },
            Verdict::Wrong(_) => html! { (ENGLISH.not_yet) " " (told()) },
            Verdict::Unreadable(Help::Empty) => html! { (ENGLISH.empty_heading) },
            Verdict::Unreadable(_) => told(),
        };
        let name = self.named(&ENGLISH, &sheet, field);
        Some(plain::line(&html! { (name) ": " (told) }))
    }

    /// The working: each number that was asked, with how it comes about.
    pub(in crate::card) fn graph_working(&self, graphed: &Graphed, variant: &Variant) -> Markup {
        let Ok(sheet) = graphed.sheet(&variant.scope) else {
            return html! {};
        };
        let mut known = Scope::new();
        for node in 0..sheet.trace.nodes.len() {
            if let Some(name) = sheet.name(node) {
                known.define(name, Value::number(sheet.value(node)));
            }
        }
        html! {
            ol.work {
                @for &field in &sheet.fields {
                    li {
                        div.sym { (math(&match field.what {
                            What::Value => self.node(&sheet, field.node),
                            What::Gradient => self.derivative(&sheet, field.node),
                        })) }
                        div.how.scroll {
                            @match field.what {
                                What::Value => {
                                    @let formula = sheet.definition(field.node);
                                    @if sheet.name(field.node).is_some() { div { (math(&self.set(&formula, None))) } }
                                    div { (math(&self.set(&formula, Some(&known)))) }
                                }
                                What::Gradient => {
                                    @let sum = self.sum(&sheet, field.node);
                                    // The slope of the output itself has no longer way to be written.
                                    @if !sum.contains(&self.derivative(&sheet, field.node)) { div { (math(&sum)) } }
                                    div { (math(&numbers(&sheet, field.node))) }
                                }
                            }
                        }
                        div.value { (math(&number::mathml(sheet.number(field)))) }
                    }
                }
            }
        }
    }

    /// `∂L/∂y · ∂y/∂h + …`
    fn sum(&self, sheet: &Sheet, node: usize) -> String {
        let output = sheet.trace.output;
        let links: Vec<String> = sheet
            .uses(node)
            .iter()
            .map(|one| {
                let slope = self.fraction(sheet, one.user, node);
                if one.user == output {
                    return slope;
                }
                format!("{}<mo>·</mo>{slope}", self.derivative(sheet, one.user))
            })
            .collect();
        format!("<mrow>{}</mrow>", links.join("<mo>+</mo>"))
    }
}

/// `(−2) · 3 + 4 · 1`
fn numbers(sheet: &Sheet, node: usize) -> String {
    let bracketed = |x: f64| {
        let set = number::mathml(x);
        if x < 0.0 {
            format!("<mrow><mo stretchy=\"false\">(</mo>{set}<mo stretchy=\"false\">)</mo></mrow>")
        } else {
            set
        }
    };
    let links: Vec<String> = sheet
        .uses(node)
        .iter()
        .map(|one| match one.user == sheet.trace.output {
            true => bracketed(one.slope),
            false => format!(
                "{}<mo>·</mo>{}",
                bracketed(sheet.gradient(one.user)),
                bracketed(one.slope)
            ),
        })
        .collect();
    format!("<mrow>{}</mrow>", links.join("<mo>+</mo>"))
}

/// The graph's formula as plain text.
fn plain_formula(text: &str) -> String {
    let program = longhand_notation::parse(text).ok();
    let set = program
        .as_ref()
        .and_then(|program| program.expression())
        .map(typeset::plain);
    set.unwrap_or_else(|| text.to_string())
}
