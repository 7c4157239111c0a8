//! A lab with its state: what happens to it, and what is then to be done.

use longhand_lab::control::Control;
use longhand_lab::{Frame, Lab, Settings};
use longhand_train::signs::Signs;
use maud::Markup;

use super::draw::{self, Grip};
use super::link;
use super::markup::{Sight, TORCH, lab};
use super::tree::{Node, Patch, patches};
use crate::catalogue::Catalogue;
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
    words: &'static Catalogue,
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
    pub fn new(words: &'static Catalogue, name: Lab) -> Bench {
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
                self.signs.extend(steps.iter().copied().map(Signs::of));
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
                Ok(place) => self.settings.set_number(slider, slider.run.value(place)),
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
        for (id, number) in draw::pull(found, size, grip, at) {
            if let Some(Control::Slider(slider)) = self.lab.definition().control(id) {
                self.settings.set_number(slider, number);
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
mod tests {
    use super::super::tree::Change;
    use super::*;
    use crate::catalogue::ENGLISH;

    fn live(name: Lab) -> Bench {
        let mut bench = Bench::new(&ENGLISH, name);
        bench.begin(Size::Column, "");
        bench
    }

    fn patched(effects: &[Effect]) -> &[Patch] {
        match effects.first() {
            Some(Effect::Patch(patches)) => patches,
            other => panic!("{other:?}"),
        }
    }

    fn used(bench: &mut Bench, control: &str, value: &str) -> Vec<Effect> {
        bench.update(Event::Used {
            control: control.to_owned(),
            value: value.to_owned(),
        })
    }

    #[test]
    fn every_lab_is_drawn_whole_without_its_program() {
        for name in Lab::ALL {
            let html = Bench::new(&ENGLISH, *name).markup().into_string();
            let slug = name.slug();
            assert!(
                html.contains(&format!("id=\"lab-{slug}\" data-lab=\"{slug}\"")),
                "{slug}"
            );
            assert!(html.contains("<svg class=\"plot lab-plot"), "{slug}");
            assert!(html.contains("<td"), "{slug} has no table");
            assert!(
                html.contains("disabled"),
                "{slug}: nothing can be moved yet"
            );
            assert!(
                !html.contains("NaN\"") && !html.contains("style="),
                "{slug}"
            );
        }
    }

    #[test]
    fn becoming_live_changes_little_of_the_page() {
        for name in Lab::ALL {
            let mut bench = Bench::new(&ENGLISH, *name);
            let effects = bench.begin(Size::Column, "");
            let found = patched(&effects);
            assert!(found.len() <= 3, "{}: {found:#?}", name.slug());
        }
    }

    #[test]
    fn a_move_of_any_control_only_changes_attributes_and_texts_or_rows() {
        for name in Lab::ALL {
            for control in name.definition().controls() {
                let mut bench = live(*name);
                let before = bench.tree.html();
                let value = match control {
                    Control::Slider(slider) => {
                        let place = slider.run.place(slider.start);
                        let other = if place > 0 { place - 1 } else { 1 };
                        other.to_string()
                    }
                    Control::Switch(switch) => if switch.start { "off" } else { "on" }.to_owned(),
                    Control::Choice(choice) => {
                        let other = choice.options.iter().find(|(one, _)| *one != choice.start);
                        other.map_or_else(String::new, |(one, _)| (*one).to_owned())
                    }
                    Control::Field(field) => format!("{}1", field.start),
                };
                let effects = used(&mut bench, control.id(), &value);
                assert!(!effects.is_empty(), "{} {}", name.slug(), control.id());
                let whole = patched(&effects).iter().any(|patch| {
                    patch.path.is_empty() && matches!(patch.change, Change::Replace(_))
                });
                assert!(!whole, "{} {}", name.slug(), control.id());
                assert_ne!(
                    bench.tree.html(),
                    before,
                    "{} {}",
                    name.slug(),
                    control.id()
                );
                // And back again, to the letter.
                bench.update(Event::Reset);
                assert_eq!(
                    bench.tree.html(),
                    before,
                    "{} {}",
                    name.slug(),
                    control.id()
                );
            }
        }
    }

    #[test]
    fn every_state_comes_back_from_its_link() {
        for name in Lab::ALL {
            for control in name.definition().controls() {
                let mut bench = live(*name);
                let value = match control {
                    Control::Slider(slider) => slider.run.last().to_string(),
                    Control::Switch(switch) => if switch.start { "off" } else { "on" }.to_owned(),
                    Control::Choice(choice) => {
                        choice.options.last().map_or("", |(one, _)| one).to_owned()
                    }
                    Control::Field(_) => "a*b & c = ü#@".to_owned(),
                };
                used(&mut bench, control.id(), &value);
                let fragment = bench.fragment();
                assert!(
                    fragment.is_ascii() && !fragment.contains([' ', '"', '<']),
                    "{fragment}"
                );
                let (read, told) = link::read(*name, &format!("#{fragment}"));
                assert_eq!(told, None, "{fragment}");
                assert_eq!(link::fragment(*name, &read), fragment);
            }
        }
    }

    #[test]
    fn a_link_that_cannot_be_read_gives_the_start_and_a_sentence() {
        let name = Lab::ALL[0];
        let start = Bench::new(&ENGLISH, name).fragment();
        for bad in [
            "@9&total=20",
            "@1&nothing=3",
            "@1&total=many",
            "@1&a=none&&=",
            "@",
            "@1&total",
        ] {
            let (settings, told) = link::read(name, &format!("#{start}{bad}"));
            assert!(told.is_some(), "{bad}");
            if !bad.contains("none") {
                assert_eq!(settings, Settings::default(), "{bad}");
            }
        }
    }

    #[test]
    fn a_fragment_of_something_else_leaves_a_lab_alone() {
        let mut bench = live(Lab::ALL[0]);
        for other in ["", "#first-moment@7", "#lab-other@1&total=20"] {
            assert_eq!(bench.update(Event::Followed(other.to_owned())), []);
        }
    }

    #[test]
    fn what_it_comes_to_is_said_once_it_rests() {
        let mut bench = live(Lab::Schedules);
        assert_eq!(bench.update(Event::Rested), []);
        used(&mut bench, "peak", "0");
        assert!(matches!(
            bench.update(Event::Rested).as_slice(),
            [Effect::Say(_)]
        ));
        assert_eq!(bench.update(Event::Rested), []);
    }

    #[test]
    fn a_run_that_changes_is_trained_and_late_signs_of_another_are_not_taken() {
        let mut bench = live(Lab::VitalSigns);
        let start = bench.tree.html();
        let effects = used(&mut bench, "optimizer", "lion");
        let wanted = effects.iter().find_map(|effect| match effect {
            Effect::Train(run) => Some(run.clone()),
            _ => None,
        });
        let wanted = wanted.expect("a run");
        assert!(wanted.contains("optimizer=lion"), "{wanted}");
        let numbers =
            Signs::of([1.0, 0.7, 0.8, 0.01, 2.0, 2.0, 0.001, 0.1, 1.0, 0.0, 1.0]).numbers();
        let trained = |run: &str| Event::Trained {
            run: run.to_owned(),
            numbers: numbers.to_vec(),
        };
        assert_eq!(bench.update(trained("task=text")), []);
        assert!(matches!(
            bench.update(trained(&wanted)).as_slice(),
            [Effect::Patch(_)]
        ));
        // What the worker thinks of the case is not asked for: the same run is not trained again.
        assert!(
            !used(&mut bench, "cause", "bad-batch")
                .iter()
                .any(|effect| matches!(effect, Effect::Train(_)))
        );
        bench.update(Event::Reset);
        assert_eq!(bench.tree.html(), start);
    }

    #[test]
    fn a_table_is_only_drawn_while_it_is_open() {
        let mut bench = live(Lab::Schedules);
        let closed = patched(&used(&mut bench, "peak", "3")).len();
        bench.update(Event::Folded {
            fold: "rates".to_owned(),
            open: true,
        });
        let open = patched(&used(&mut bench, "peak", "5")).len();
        assert!(open > closed + 20, "{closed} {open}");
    }

    #[test]
    fn a_handle_is_found_near_its_point_and_moves_its_slider() {
        let mut bench = live(Lab::Schedules);
        let html = bench.tree.html();
        let handle = html
            .split("lab-handle across\" cx=\"")
            .nth(1)
            .expect("a handle");
        let mut numbers = handle.split('"').step_by(2);
        let mut next = || numbers.next().and_then(|text| text.parse::<f64>().ok());
        let (x, y) = (next().expect("x"), next().expect("y"));
        let grip = bench.grip("rates", (x + 8.0, y - 5.0), 20.0);
        assert_eq!(grip, Grip::Handle(0));
        assert_eq!(bench.grip("rates", (x + 80.0, y), 20.0), Grip::Ground);
        bench.update(Event::Pulled {
            figure: "rates".to_owned(),
            grip,
            at: (x + 60.0, y),
        });
        assert!(
            bench.fragment().contains("@1&warmup="),
            "{}",
            bench.fragment()
        );
    }
}
