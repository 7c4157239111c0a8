//! A browser as far as sessions see one: a store, a channel between tabs, timers that tests fire.

use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};

use longhand_exercise::Exercise;
use longhand_exercise::progress::{Event, ExerciseProgress, Names, TRAINING, export};
use longhand_session::widget::CardWidget;
use longhand_session::{Effect, Message, Page, Session, Timer, Widget};
use longhand_view::card;
use longhand_view::data::WorkbookData;

static WORLDS: AtomicU64 = AtomicU64::new(0);

/// A moment at which tests begin.
pub const NOW: u64 = 1_700_000_000_000;

/// Numeric exercises of every page, then one of code.
pub const SLUGS: [&str; 3] = ["one", "two", "program"];

/// What tabs tell one another.
#[derive(Clone, Debug, PartialEq)]
pub enum Post {
    Event(String),
    LookAgain,
    Forget,
}

/// A browser with its tabs.
pub struct World {
    pub now: u64,
    pub disk: BTreeMap<String, String>,
    /// Nothing can be written.
    pub full: bool,
    pub language: String,
    tabs: Vec<Tab>,
    /// By whom, and what.
    pub post: VecDeque<(usize, Post)>,
    visits: u64,
}

struct Tab {
    session: Session,
    /// What it wanted done since it was asked last.
    effects: Vec<Effect>,
    reloaded: bool,
}

/// An exercise of this kind, as `longhand new exercise` writes one.
pub fn exercise(kind: &str, slug: &str) -> Exercise {
    let skeleton = longhand_author::skeleton::of(kind).expect("the kind has a skeleton");
    let text = skeleton.file("1.1", slug);
    longhand_author::read("t.toml", slug, "1-t", &text).expect("it can be read")
}

pub fn names() -> Names {
    Names {
        workbook: TRAINING.to_owned(),
        former: Vec::new(),
        exercises: vec![("former".to_owned(), "one".to_owned())],
    }
}

impl World {
    pub fn new(tabs: usize) -> World {
        let mut world = World {
            now: NOW,
            disk: BTreeMap::new(),
            full: false,
            language: String::new(),
            tabs: Vec::new(),
            post: VecDeque::new(),
            // No two browsers have visits of one name.
            visits: 1_000 * WORLDS.fetch_add(1, Ordering::Relaxed),
        };
        for _ in 0..tabs {
            world.visit();
        }
        world
    }

    /// Opens a tab whose store is not open yet; its number.
    pub fn begin(&mut self) -> usize {
        self.visits += 1;
        let kinds = ["numeric", "numeric", "code"];
        let widgets = SLUGS
            .iter()
            .zip(kinds)
            .map(|(slug, kind)| Widget::Card(Box::new(CardWidget::new(exercise(kind, slug), 0))));
        let page = Page {
            workbook: TRAINING.to_owned(),
            workbooks: vec![WorkbookData {
                names: names(),
                chapters: Vec::new(),
            }],
            preference: self.language.clone(),
            now: self.now,
            random: self.visits,
            ..Page::default()
        };
        let (session, effects) = Session::open(page, widgets.collect());
        self.tabs.push(Tab {
            session,
            effects: Vec::new(),
            reloaded: false,
        });
        let tab = self.tabs.len() - 1;
        self.carry_out(tab, effects);
        tab
    }

    /// The store of a tab is there.
    pub fn open(&mut self, tab: usize) {
        let texts = self.disk.values().cloned().collect();
        self.send(tab, Message::Opened { texts, lasts: true });
    }

    /// Opens a tab; its number.
    pub fn visit(&mut self) -> usize {
        let tab = self.begin();
        self.open(tab);
        tab
    }

    /// Something happens in a tab, a millisecond after whatever happened before.
    pub fn send(&mut self, tab: usize, message: Message) {
        self.now += 1;
        let effects = self.tabs[tab].session.update(self.now, message);
        self.carry_out(tab, effects);
    }

    fn carry_out(&mut self, tab: usize, effects: Vec<Effect>) {
        for effect in effects {
            self.tabs[tab].effects.push(effect.clone());
            match effect {
                Effect::Keep(events) | Effect::KeepNow(events) => self.keep(tab, &events),
                Effect::TakeIn(events) => {
                    self.keep(tab, &events);
                    self.post.push_back((tab, Post::LookAgain));
                }
                Effect::Tell(event) => {
                    let text = event.to_json().to_string();
                    self.post.push_back((tab, Post::Event(text)));
                }
                Effect::ReadStore => {
                    let texts = self.disk.values().cloned().collect();
                    self.send(tab, Message::Read(texts));
                }
                Effect::Forget => {
                    self.disk.clear();
                    self.post.push_back((tab, Post::Forget));
                    self.tabs[tab].reloaded = true;
                }
                Effect::Reload => self.tabs[tab].reloaded = true,
                Effect::Remember(word) => word.clone_into(&mut self.language),
                _ => {}
            }
        }
    }

    /// As the browser's store does it: what may not be replaced is added where it is not there.
    fn keep(&mut self, tab: usize, events: &[Event]) {
        if self.full {
            return self.send(tab, Message::NotKept);
        }
        for event in events {
            let text = event.to_json().to_string();
            if event.is_replaceable() {
                self.disk.insert(event.id.clone(), text);
            } else {
                self.disk.entry(event.id.clone()).or_insert(text);
            }
        }
    }

    /// Hands round what tabs told one another; how much that was.
    pub fn deliver(&mut self) -> usize {
        let mut count = 0;
        while let Some((from, post)) = self.post.pop_front() {
            count += 1;
            for tab in (0..self.tabs.len()).filter(|tab| *tab != from) {
                let message = match post.clone() {
                    Post::Event(text) => Message::Heard(text),
                    Post::LookAgain => Message::LookAgain,
                    Post::Forget => Message::ForgottenElsewhere,
                };
                self.send(tab, message);
            }
        }
        count
    }

    /// Hands round, and lets every tab settle.
    pub fn settle(&mut self) {
        self.deliver();
        for tab in 0..self.tabs.len() {
            self.send(tab, Message::Time(Timer::Settle));
        }
    }

    /// A card's event.
    pub fn card(&mut self, tab: usize, slug: &str, event: card::Event) {
        self.send(tab, Message::Card(slug.to_owned(), event));
    }

    pub fn type_in(&mut self, tab: usize, slug: &str, text: &str) {
        let text = text.to_owned();
        let (part, cell) = (0, 0);
        self.card(tab, slug, card::Event::Typed { part, cell, text });
    }

    /// Types and checks.
    pub fn answer(&mut self, tab: usize, slug: &str, text: &str) {
        self.type_in(tab, slug, text);
        self.card(tab, slug, card::Event::Check);
    }

    /// Answers the book's numbers of a numeric exercise rightly.
    pub fn solve(&mut self, tab: usize, slug: &str) {
        self.answer(tab, slug, "30");
    }

    /// Typing has rested.
    pub fn rest(&mut self, tab: usize) {
        self.send(tab, Message::Time(Timer::Flush));
    }

    /// Brings a file with these events in.
    pub fn bring(&mut self, tab: usize, events: &[Event]) {
        let text = export(events, self.now);
        self.send(tab, Message::Brought(text));
    }

    pub fn session(&self, tab: usize) -> &Session {
        &self.tabs[tab].session
    }

    pub fn view(&mut self, tab: usize, slug: &str) -> String {
        let at = SLUGS.iter().position(|one| *one == slug).unwrap();
        self.tabs[tab].session.view(at)
    }

    /// Whether the card's first field, or its editor, holds this text.
    pub fn shows(&mut self, tab: usize, slug: &str, text: &str) -> bool {
        let view = self.view(tab, slug);
        view.contains(&format!("value=\"{text}\""))
            || view.contains(&format!(">\n{text}</textarea>"))
    }

    pub fn progress(&self, tab: usize, slug: &str) -> ExerciseProgress {
        let progress = self.session(tab).progress();
        progress.of(TRAINING, slug).cloned().unwrap_or_default()
    }

    pub fn solved(&self, tab: usize, slug: &str) -> bool {
        self.progress(tab, slug).solved
    }

    /// What a tab wanted done since it was asked last.
    pub fn effects(&mut self, tab: usize) -> Vec<Effect> {
        std::mem::take(&mut self.tabs[tab].effects)
    }

    /// How many of what a tab wanted done since it was asked last are so.
    pub fn count(&mut self, tab: usize, so: impl Fn(&Effect) -> bool) -> usize {
        self.effects(tab).iter().filter(|effect| so(effect)).count()
    }

    pub fn words(&mut self, tab: usize) -> Vec<String> {
        let words = |effect| match effect {
            Effect::Words(words) => Some(words),
            _ => None,
        };
        self.effects(tab).into_iter().filter_map(words).collect()
    }

    pub fn is_reloaded(&self, tab: usize) -> bool {
        self.tabs[tab].reloaded
    }
}
