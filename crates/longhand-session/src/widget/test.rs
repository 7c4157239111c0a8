//! A widget that only tests use. It counts frames, paints how many there were, and lets a web
//! worker count primes, which takes long enough to see that the page goes on meanwhile.
//!
//! It is also the shortest example of a widget: a state, an `update`, a `view`.

use super::{Colour, Effect, Event, Picture, Shape};

/// What it knows.
#[derive(Clone, Debug, Default)]
pub struct TestWidget {
    /// Frames seen since it was started.
    frames: u32,
    /// Frames still to be seen.
    to_go: u32,
    /// Answers of the worker so far.
    answers: u32,
    /// Primes counted, once that is known.
    primes: Option<u32>,
}

/// How many frames it wants to see.
const FRAMES: u32 = 30;

impl TestWidget {
    /// Something happens.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Used(what, value) => match what.as_str() {
                "tick" => {
                    (self.frames, self.to_go) = (0, FRAMES);
                    vec![Effect::Tick]
                }
                "work" => {
                    let below: u32 = value.parse().unwrap_or(0);
                    (self.answers, self.primes) = (0, None);
                    vec![Effect::Work(below.to_le_bytes().to_vec())]
                }
                "stop" => vec![Effect::StopWork],
                _ => Vec::new(),
            },
            Event::Tick(_) => {
                self.frames += 1;
                self.to_go = self.to_go.saturating_sub(1);
                let mut effects = vec![Effect::Paint(self.picture())];
                if self.to_go > 0 {
                    effects.push(Effect::Tick);
                }
                effects
            }
            Event::Worked(answer) => {
                let (kind, count) = answer.split_first().unwrap_or((&0, &[]));
                let count = count.try_into().map_or(0, u32::from_le_bytes);
                self.answers += 1;
                self.primes = (*kind == DONE).then_some(count);
                Vec::new()
            }
            Event::WorkFailed => {
                self.primes = Some(0);
                Vec::new()
            }
            Event::Card(_) => Vec::new(),
        }
    }

    /// How it looks: what it knows, as text.
    pub fn view(&self) -> String {
        let primes = self
            .primes
            .map_or("–".to_owned(), |count| count.to_string());
        format!(
            "<section data-widget=\"test\">\
             <canvas width=\"60\" height=\"20\"></canvas>\
             <button data-on=\"tick\">Tick</button>\
             <button data-on=\"work\" value=\"3000000\">Work</button>\
             <button data-on=\"work\" value=\"4000000000\">Work without end</button>\
             <button data-on=\"stop\">Stop</button>\
             <p data-frames>{}</p><p data-answers>{}</p><p data-primes>{primes}</p>\
             </section>",
            self.frames, self.answers,
        )
    }

    /// A bar as long as there were frames.
    fn picture(&self) -> Picture {
        Picture {
            size: (f64::from(FRAMES), 10.0),
            shapes: vec![Shape::Rectangle {
                at: (0.0, 0.0),
                size: (f64::from(self.frames), 10.0),
                colour: Colour(0, 128, 0, 255),
            }],
        }
    }
}

/// An answer begins with one of these.
const SO_FAR: u8 = 0;
const DONE: u8 = 1;

/// Counts the primes below a number, and tells of each tenth of the way.
pub(crate) fn work(task: &[u8], tell: &mut dyn FnMut(&[u8])) {
    let Ok(bytes) = task.try_into() else { return };
    let below = u32::from_le_bytes(bytes);
    let mut count = 0_u32;
    let mut answer = |kind: u8, count: u32| {
        let mut answer = vec![kind];
        answer.extend(count.to_le_bytes());
        tell(&answer);
    };
    let step = (below / 10).max(1);
    for number in 2..below {
        count += u32::from(is_prime(number));
        if number.is_multiple_of(step) {
            answer(SO_FAR, count);
        }
    }
    answer(DONE, count);
}

fn is_prime(number: u32) -> bool {
    (2..)
        .take_while(|one| one * one <= number)
        .all(|one| !number.is_multiple_of(one))
}
