//! The state of the planner's page.

use std::collections::BTreeSet;

use longhand_plan::{KEYS, LARGEST, Setting};

use super::draft::{Config, Draft, Source};
use super::link;
use crate::catalogue::{Catalogue, fill};
use crate::plan::practice::Practice;

/// What happens to the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Something stands in the field of a key.
    Typed(String, String),
    /// The model comes from elsewhere.
    Source(String),
    /// A number's working is opened, or closed.
    Opened(String),
    /// FLOP are counted by another convention.
    Convention(String),
    /// A file was chosen or dropped: its name, and its text if it is one.
    File(String, Option<String>),
    /// A file was chosen or dropped that is too large to be read: its name.
    TooLarge(String),
    /// A second plan is put beside the first.
    Compare,
    /// The second plan is taken away.
    OnePlan,
    /// The other plan is shown.
    Show(usize),
    /// The plan is changed so that it fits.
    Apply,
    /// The page begins anew.
    StartOver,
    /// A link is asked for.
    CopyLink,
    /// The plan is to be saved.
    Save,
}

/// What is to be done outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// The markup is to be brought up to date.
    Draw,
    /// The address holds the plan from now on: its fragment, without `#`.
    Address(String),
    /// The page's address, with this fragment, goes to the clipboard.
    CopyLink(String),
    /// A file is to be saved: name, text.
    Save(&'static str, String),
}

/// The planner's page.
#[derive(Debug, Clone)]
pub struct Planner {
    /// One plan or two.
    pub(super) plans: Vec<Draft>,
    /// Which of them is shown.
    pub(super) shown: usize,
    /// Numbers whose working is open.
    pub(super) open: BTreeSet<String>,
    /// How FLOP are counted.
    pub(super) convention: &'static str,
    /// What was last wrong with a file or a link.
    pub(super) note: Option<String>,
    /// The page as it is printed: every working stands in it.
    pub(super) printed: bool,
    pub(super) practice: Practice,
    pub(super) words: &'static Catalogue,
}

/// The plan that the page begins with: one that people know.
const FIRST: &str = "[model]\npreset = \"llama-3-8b\"\n\n[data]\ntokens = 1e12\nsequence = 8192\n\n[hardware]\ndevice = \"h100-sxm\"\ncount = 64\nprice = 2.5\n\n[parallelism]\nzero = 3\n\n[memory]\nrecompute = \"op\"\n";

impl Planner {
    /// The page that a fragment describes; where it holds no plan, what was remembered, or the plan
    /// that everybody begins with.
    #[must_use]
    pub fn open(
        words: &'static Catalogue,
        fragment: &str,
        remembered: &str,
        practice: &str,
    ) -> Planner {
        let (mut plans, strange) = link::plans(fragment);
        if plans.is_empty() {
            plans = link::plans(remembered).0;
        }
        if plans.is_empty() {
            plans.extend(first(words));
        }
        plans.iter_mut().for_each(|draft| draft.work(words));
        let note =
            (!strange.is_empty()).then(|| fill(words.planner.strange_keys, &[&strange.join(", ")]));
        Planner {
            plans,
            shown: 0,
            open: BTreeSet::new(),
            convention: "palm",
            note,
            printed: false,
            practice: Practice::read(practice),
            words,
        }
    }

    /// The page as the site prints it.
    pub(super) fn printed(words: &'static Catalogue, practice: Practice) -> Planner {
        Planner {
            printed: true,
            practice,
            ..Planner::open(words, "", "", "")
        }
    }

    /// The plan that is shown.
    pub(super) fn draft(&self) -> Option<&Draft> {
        self.plans.get(self.shown)
    }

    /// Something happens.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        let words = self.words;
        match event {
            Event::Opened(key) => {
                if !self.open.remove(&key) {
                    self.open.insert(key);
                }
                return vec![Effect::Draw];
            }
            Event::Convention(name) => {
                let known = &longhand_math::cost::flops_per_token::CONVENTIONS;
                if let Some(known) = known.iter().find(|known| **known == name) {
                    self.convention = known;
                }
                return vec![Effect::Draw];
            }
            Event::Show(place) => {
                self.shown = place.min(self.plans.len().saturating_sub(1));
                return vec![Effect::Draw];
            }
            Event::CopyLink => return vec![Effect::CopyLink(self.fragment())],
            Event::Save => {
                let text = self.draft().map(|draft| draft.toml(words));
                return vec![Effect::Save(words.planner.file, text.unwrap_or_default())];
            }
            Event::TooLarge(name) => self.note = Some(fill(words.planner.too_large, &[&name])),
            Event::File(name, None) => self.note = Some(fill(words.planner.not_text, &[&name])),
            Event::File(name, Some(text)) => self.file(name, text),
            Event::Compare => {
                if let (1, Some(draft)) = (self.plans.len(), self.draft()) {
                    self.plans.push(draft.clone());
                    self.shown = 1;
                }
            }
            Event::OnePlan => {
                self.plans.truncate(1);
                self.shown = 0;
            }
            Event::StartOver => {
                self.plans = first(words).into_iter().collect();
                self.shown = 0;
                self.note = None;
                self.open.clear();
            }
            Event::Typed(..) | Event::Source(_) | Event::Apply => {
                self.note = None;
                if let Some(draft) = self.plans.get_mut(self.shown) {
                    edit(draft, event);
                    draft.work(words);
                }
            }
        }
        vec![Effect::Draw, Effect::Address(self.fragment())]
    }

    /// The fragment that holds the plans.
    #[must_use]
    pub fn fragment(&self) -> String {
        link::fragment(&self.plans)
    }

    /// A configuration or a plan was brought in.
    fn file(&mut self, name: String, text: String) {
        let words = self.words;
        self.note = None;
        if text.len() > LARGEST {
            self.note = Some(fill(words.planner.too_large, &[&name]));
            return;
        }
        let Some(draft) = self.plans.get_mut(self.shown) else {
            return;
        };
        if !name.to_ascii_lowercase().ends_with(".toml") {
            let before = draft.clone();
            draft.config = Some(Config { name, text });
            draft.source = Source::Config;
            draft.work(words);
            if let Some(refusal) = draft.refusal.take() {
                // What stood there stays; the file is told of.
                *draft = before;
                self.note = Some(refusal);
            }
            return;
        }
        match Draft::read(words, &text) {
            Ok(mut read) => {
                // A plan may name the configuration that is here already.
                read.config = draft.config.take();
                read.work(words);
                *draft = read;
            }
            Err(refusal) => self.note = Some(refusal.message),
        }
    }
}

fn first(words: &Catalogue) -> Option<Draft> {
    // It is ours, and a test reads it.
    Draft::read(words, FIRST).ok()
}

fn edit(draft: &mut Draft, event: Event) {
    match event {
        Event::Typed(path, text) => {
            if let Some(key) = KEYS.iter().find(|key| key.path == path) {
                draft.set(key, text);
            }
        }
        Event::Source(name) => {
            if let Some(source) = Source::named(&name) {
                draft.source = source;
            }
        }
        _ => {
            let change = draft
                .report
                .as_ref()
                .and_then(|report| report.change.as_ref());
            let set: Vec<(&'static str, Setting)> =
                change.map(|one| one.set.clone()).unwrap_or_default();
            draft.apply(&set);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::ENGLISH;
    use longhand_plan::{Settings, plan, preset};

    fn begun() -> Planner {
        Planner::open(&ENGLISH, "", "", "")
    }

    fn typed(page: &mut Planner, path: &str, text: &str) {
        page.update(Event::Typed(path.to_owned(), text.to_owned()));
    }

    fn get(page: &Planner, key: &str) -> Option<f64> {
        page.draft()?.report.as_ref()?.sheet.get(key)
    }

    #[test]
    fn the_first_plan_can_be_worked_out_and_fits() {
        let page = begun();
        assert!(page.draft().is_some_and(Draft::holds));
        assert_eq!(
            page.draft().unwrap().report.as_ref().unwrap().fits,
            Some(true)
        );
    }

    #[test]
    fn the_page_has_the_numbers_of_the_command_line() {
        let mut page = begun();
        typed(&mut page, "hardware.count", "8 * 64");
        typed(&mut page, "parallelism.tensor", "8");
        typed(&mut page, "data.tokens", "15T");
        let settings = Settings::read(&page.draft().unwrap().toml(&ENGLISH)).unwrap();
        let theirs = plan(&settings, None).unwrap().json().to_string();
        let ours = page
            .draft()
            .unwrap()
            .report
            .as_ref()
            .unwrap()
            .json()
            .to_string();
        assert_eq!(ours, theirs);
    }

    #[test]
    fn what_cannot_be_used_is_told_beside_its_field_and_stays() {
        let mut page = begun();
        let before = get(&page, "memory.per_gpu");
        typed(&mut page, "hardware.count", "lots");
        let draft = page.draft().unwrap();
        assert!(draft.faults.contains_key("hardware.count") && !draft.holds());
        assert_eq!(draft.text("hardware.count"), "lots");
        assert_eq!(
            get(&page, "memory.per_gpu"),
            before,
            "the last plan is shown"
        );
        typed(&mut page, "hardware.count", "7");
        typed(&mut page, "parallelism.tensor", "2");
        assert!(
            page.draft().unwrap().refusal.is_some(),
            "2 does not divide 7"
        );
        typed(&mut page, "hardware.count", "8");
        assert!(page.draft().unwrap().holds());
    }

    #[test]
    fn a_model_from_elsewhere_loses_nothing_of_what_was_typed() {
        let mut page = begun();
        page.update(Event::Source("hand".to_owned()));
        typed(&mut page, "model.layers", "12");
        typed(&mut page, "model.width", "768");
        typed(&mut page, "model.heads", "12");
        assert!(page.draft().unwrap().holds());
        page.update(Event::Source("preset".to_owned()));
        assert_eq!(get(&page, "parameters.total"), Some(8_030_261_248.0));
        page.update(Event::Source("hand".to_owned()));
        assert_eq!(page.draft().unwrap().text("model.width"), "768");
    }

    #[test]
    fn a_configuration_is_read_and_one_that_cannot_be_leaves_the_plan_as_it_was() {
        let mut page = begun();
        let config = preset("gpt2").unwrap().to_owned();
        page.update(Event::File("config.json".to_owned(), Some(config)));
        assert_eq!(get(&page, "parameters.total"), Some(124_439_808.0));
        for (name, text) in [
            ("config.json", "{\"model_type\": \"bert\"}"),
            ("config.json", "{\"model_type\""),
            ("notes.txt", ""),
            ("plan.toml", "[modle]\npreset = 1"),
        ] {
            page.update(Event::File(name.to_owned(), Some(text.to_owned())));
            assert!(page.note.is_some(), "{name} {text}");
            assert_eq!(get(&page, "parameters.total"), Some(124_439_808.0));
            assert!(page.draft().unwrap().holds());
        }
        page.update(Event::File("x.bin".to_owned(), None));
        assert!(
            page.note
                .as_ref()
                .is_some_and(|note| note.contains("x.bin"))
        );
    }

    #[test]
    fn a_saved_plan_opens_as_the_same_plan() {
        let mut page = begun();
        typed(&mut page, "hardware.network", "400 Gbit/s");
        let [Effect::Save(_, text)] = &page.update(Event::Save)[..] else {
            panic!("it is saved");
        };
        let mut other = begun();
        other.update(Event::File("plan.toml".to_owned(), Some(text.clone())));
        let sheet = |page: &Planner| page.draft().unwrap().report.clone().unwrap().sheet;
        assert_eq!(sheet(&other), sheet(&page));
    }

    #[test]
    fn a_link_opens_as_the_same_two_plans() {
        let mut page = begun();
        page.update(Event::Compare);
        typed(&mut page, "hardware.count", "512");
        let other = Planner::open(&ENGLISH, &page.fragment(), "", "");
        assert_eq!(other.plans.len(), 2);
        assert_eq!(other.plans[0].text("hardware.count"), "64");
        assert_eq!(other.plans[1].text("hardware.count"), "512");
    }

    #[test]
    fn the_proposed_change_makes_it_fit() {
        let mut page = begun();
        typed(&mut page, "model.preset", "llama-2-70b");
        typed(&mut page, "hardware.count", "8");
        let fits = |page: &Planner| page.draft().unwrap().report.as_ref().unwrap().fits;
        assert_eq!(fits(&page), Some(false));
        page.update(Event::Apply);
        assert!(page.draft().unwrap().holds());
        assert_eq!(fits(&page), Some(true));
    }

    #[test]
    fn what_was_remembered_is_taken_where_no_link_is_given() {
        let page = Planner::open(&ENGLISH, "", "model=preset&model.preset=gpt2", "");
        assert_eq!(get(&page, "parameters.total"), Some(124_439_808.0));
        let page = Planner::open(&ENGLISH, "model.preset=gpt2-xl", "model.preset=gpt2", "");
        assert_eq!(get(&page, "parameters.total"), Some(1_557_611_200.0));
    }
}
