//! A lab with its state: what happens to it, and what is then to be done.

use longhand_lab::control::Control;
use longhand_lab::{Frame, Lab, Settings};
use longhand_train::signs::Signs;
use maud::Markup;

use super::draw::{self, Grip, Move};
use super::link;
use super::markup::{Sight, TORCH, lab};
use super::tree::{Node, Patch, patches};
use crate::catalogue::LabWords;
use crate::plot::Size;

/// The attribute of a lab's element, by which a page is known to hold one.
pub const MARK: &str = "data-lab";

/// What happens to a lab.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A field has this value now: the place of a slider, `on` or `off`, an option, a text.
    Used {
        /// The control's id.
        control: String,
        /// The value of its field.
        value: String,
    },
    /// A drawing was dragged or pointed at.
    Pulled {
        /// The figure's id.
        figure: String,
        /// What was taken hold of.
        grip: Grip,
        /// Where, in pixels of the drawing as it was made.
        at: (f64, f64),
    },
    /// A fold was opened or closed.
    Folded {
        /// Its name.
        fold: String,
        /// Whether it is open.
        open: bool,
    },
    /// The page has this width now.
    Sized(Size),
    /// The address names this lab.
    Followed(String),
    /// Signs have come of this run: the numbers of each step, one after the other.
    Trained {
        /// The run, as it was asked for.
        run: String,
        /// As [`Signs::numbers`] gives them.
        numbers: Vec<f64>,
    },
    /// Nothing has happened for a while.
    Rested,
    /// Back to the start.
    Reset,
    /// A link to the state is wanted.
    Link,
    /// The program is wanted.
    Copy,
    /// The numbers of a figure are wanted as a file.
    Csv(String),
}

/// What is then to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Change this in the page.
    Patch(Vec<Patch>),
    /// Have the state in the address, once nothing more happens.
    Address(String),
    /// Train this run beside the page, and no other any more.
    Train(String),
    /// Let screen readers say this.
    Say(String),
    /// Put a link with this fragment on the clipboard.
    CopyLink(String),
    /// Put this text on the clipboard.
    Copy(String),
    /// Save a file of this name.
    Save(String, String),
}

/// A lab with its state.
#[derive(Debug, Clone)]
pub struct Bench {
    words: &'static LabWords,
    lab: Lab,
    settings: Settings,
    frame: Frame,
    size: Option<Size>,
    open: Vec<String>,
    complaint: Option<String>,
    live: bool,
    tree: Node,
    /// What screen readers were told last.
    said: String,
    /// The run that is trained, where the lab trains one.
    run: String,
    signs: Vec<Signs>,
}

impl Bench {
    /// A lab at its start, as it stands in the static page.
    #[must_use]
    pub fn new(words: &'static LabWords, name: Lab) -> Bench {
        let settings = Settings::default();
        let definition = name.definition();
        let frame = (definition.frame)(&settings);
        let sight = Sight {
            size: None,
            open: None,
            live: false,
            complaint: None,
        };
        Bench {
            words,
            lab: name,
            tree: lab(words, definition, &settings, &frame, sight),
            said: frame.said.clone(),
            settings,
            frame,
            size: None,
            open: Vec::new(),
            complaint: None,
            live: false,
            run: run(name, &Settings::default()),
            signs: Vec::new(),
        }
    }

    /// Its first frame, for the static page.
    #[must_use]
    pub fn markup(&self) -> Markup {
        self.tree.markup()
    }

    /// The lab.
    #[must_use]
    pub fn lab(&self) -> Lab {
        self.lab
    }

    /// The program is there: the width of the page, and its address from `#` on.
    pub fn begin(&mut self, size: Size, fragment: &str) -> Vec<Effect> {
        self.live = true;
        self.size = Some(size);
        if link::names(self.lab, fragment) {
            self.follow(fragment);
        }
        let mut effects = self.train();
        effects.extend(self.draw());
        effects
    }

    /// The run that the settings ask for now, if it is another than before.
    fn train(&mut self) -> Vec<Effect> {
        let run = run(self.lab, &self.settings);
        if run == self.run {
            return Vec::new();
        }
        self.run.clone_from(&run);
        self.signs.clear();
        vec![Effect::Train(run)]
    }

    /// What is taken hold of at a place of a drawing.
    #[must_use]
    pub fn grip(&self, figure: &str, at: (f64, f64), reach: f64) -> Grip {
        let found = self.frame.figures.iter().find(|one| one.id == figure);
        match (found, self.size) {
            (Some(figure), Some(size)) => draw::grip(figure, size, at, reach),
            _ => Grip::Ground,
        }
    }

    /// Takes in an event.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Used { control, value } => self.used(&control, &value),
            Event::Pulled { figure, grip, at } => self.pulled(&figure, grip, at),
            Event::Folded { fold, open } => {
                self.open.retain(|one| *one != fold);
                if open {
                    self.open.push(fold);
                }
                self.draw()
            }
            Event::Sized(size) => {
                if self.size == Some(size) {
                    return Vec::new();
                }
                self.size = Some(size);
                self.draw()
            }
            Event::Followed(fragment) => {
                if !link::names(self.lab, &fragment) {
                    return Vec::new();
                }
                self.follow(&fragment);
                let mut effects = self.train();
                effects.extend(self.draw());
                effects
            }
            Event::Trained { run, numbers } => {
                if run != self.run {
                    return Vec::new();
                }
                let (steps, _) = numbers.as_chunks();
                // Steps of the same run, asked for twice, may overlap: each is taken once, in its order.
                for signs in steps.iter().copied().map(Signs::of) {
                    if signs.step as usize == self.signs.len() + 1 {
                        self.signs.push(signs);
                    }
                }
                self.draw()
            }
            Event::Rested => {
                if self.said == self.frame.said {
                    return Vec::new();
                }
                self.said.clone_from(&self.frame.said);
                vec![Effect::Say(self.said.clone())]
            }
            Event::Reset => {
                self.settings = Settings::default();
                self.complaint = None;
                self.moved()
            }
            Event::Link => vec![Effect::CopyLink(self.fragment())],
            Event::Copy => {
                let program = self.lab.definition().torch.into_iter();
                program
                    .map(|program| Effect::Copy(program(&self.settings)))
                    .collect()
            }
            Event::Csv(figure) => {
                let found = self.frame.figures.iter().find(|one| one.id == figure);
                let saved = found.map(|figure| {
                    let name = format!("{}-{}.csv", self.lab.slug(), figure.id);
                    Effect::Save(name, figure.table.csv())
                });
                saved.into_iter().collect()
            }
        }
    }

    fn used(&mut self, id: &str, value: &str) -> Vec<Effect> {
        let Some(control) = self.lab.definition().control(id) else {
            return Vec::new();
        };
        let taken = match control {
            // A slider's field holds the place of its value.
            Control::Slider(slider) => match value.parse() {
                Ok(place) => {
                    let value = slider.run.value(place).min(self.frame.most(slider));
                    self.settings.set_number(slider, value)
                }
                Err(_) => false,
            },
            Control::Switch(_) | Control::Choice(_) | Control::Field(_) => {
                self.settings.set(control, value)
            }
        };
        if taken { self.moved() } else { Vec::new() }
    }

    fn pulled(&mut self, figure: &str, grip: Grip, at: (f64, f64)) -> Vec<Effect> {
        let found = self.frame.figures.iter().find(|one| one.id == figure);
        let (Some(found), Some(size)) = (found, self.size) else {
            return Vec::new();
        };
        let before = self.settings.clone();
        let definition = self.lab.definition();
        for moved in draw::pull(found, size, grip, at) {
            match moved {
                Move::Slide(id, number) => {
                    if let Some(Control::Slider(slider)) = definition.control(id) {
                        self.settings.set_number(slider, number);
                    }
                }
                Move::Choose(id, option) => {
                    if let Some(control) = definition.control(id) {
                        self.settings.set(control, option);
                    }
                }
            }
        }
        if self.settings == before {
            return Vec::new();
        }
        self.moved()
    }

    fn follow(&mut self, fragment: &str) {
        (self.settings, self.complaint) = link::read(self.lab, fragment);
    }

    fn fragment(&self) -> String {
        link::fragment(self.lab, &self.settings)
    }

    fn moved(&mut self) -> Vec<Effect> {
        let begun = self.train();
        let mut effects = self.draw();
        effects.extend(begun);
        effects.push(Effect::Address(self.fragment()));
        effects
    }

    fn draw(&mut self) -> Vec<Effect> {
        let definition = self.lab.definition();
        self.frame = match definition.training {
            Some(training) => (training.frame)(&self.settings, &self.signs),
            None => (definition.frame)(&self.settings),
        };
        let sight = Sight {
            size: self.size,
            open: Some(&self.open),
            live: self.live,
            complaint: self.complaint.as_deref(),
        };
        let tree = lab(self.words, definition, &self.settings, &self.frame, sight);
        let found = patches(&mut self.tree, tree);
        if found.is_empty() {
            return Vec::new();
        }
        vec![Effect::Patch(found)]
    }

    /// The name of the fold with the program.
    #[must_use]
    pub fn program_fold() -> &'static str {
        TORCH
    }
}

/// The run that a lab's settings ask for; empty for a lab that trains none.
fn run(lab: Lab, settings: &Settings) -> String {
    let training = lab.definition().training;
    training.map_or_else(String::new, |training| (training.run)(settings))
}

#[cfg(test)]
mod tests;
