//! A lab on its page.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use longhand_browser::{dom, file};
use longhand_view::lab::{Bench, Effect, Event};
use longhand_view::page::Notice;
use longhand_view::plot::Size;
use web_sys::{CustomEvent, CustomEventInit, Element};

use crate::page;

/// How long nothing must happen before a state is said and put into the address, in milliseconds.
/// Browsers refuse addresses that are written too often.
const REST: i32 = 600;

/// A lab and its element.
pub(crate) struct Mounted {
    /// The element with `data-lab`.
    pub element: Element,
    pub bench: RefCell<Bench>,
    /// The timer after which the lab rests.
    rest: Cell<Option<i32>>,
    address: RefCell<Option<String>>,
}

impl Mounted {
    pub(crate) fn new(bench: Bench, element: Element) -> Rc<Mounted> {
        Rc::new(Mounted {
            element,
            bench: RefCell::new(bench),
            rest: Cell::new(None),
            address: RefCell::new(None),
        })
    }

    pub(crate) fn begin(self: &Rc<Self>, size: Size, fragment: &str) {
        let effects = self.bench.borrow_mut().begin(size, fragment);
        self.carry_out(effects);
    }

    /// Something happened.
    pub(crate) fn send(self: &Rc<Self>, event: Event) {
        let effects = self.bench.borrow_mut().update(event);
        self.carry_out(effects);
    }

    fn carry_out(self: &Rc<Self>, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Patch(patches) => page::apply(&self.element, patches),
                Effect::Address(fragment) => {
                    self.address.replace(Some(fragment));
                    self.rest_soon();
                }
                Effect::Train(run) => self.train(&run),
                Effect::Say(text) => dom::announce(text),
                Effect::CopyLink(fragment) => {
                    dom::copy(&format!("{}#{fragment}", dom::address()), |copied| {
                        if copied {
                            dom::show_for_a_while(Notice::LinkCopied);
                        }
                    });
                }
                Effect::Copy(text) => dom::copy(&text, |_| {}),
                Effect::Save(name, text) => file::save(&name, &text),
            }
        }
    }

    /// Tells the page's script, which has the worker: see `js/lab/train.js`.
    fn train(&self, run: &str) {
        let detail = CustomEventInit::new();
        detail.set_detail(&run.into());
        if let Ok(event) = CustomEvent::new_with_event_init_dict("longhand-train", &detail) {
            let _ = self.element.dispatch_event(&event);
        }
    }

    pub(crate) fn rest_soon(self: &Rc<Self>) {
        dom::never_mind(self.rest.take());
        let mounted = Rc::clone(self);
        self.rest.set(dom::after(REST, move || mounted.rested()));
    }

    fn rested(self: &Rc<Self>) {
        self.rest.set(None);
        if let Some(fragment) = self.address.take() {
            // An address that names something else, an exercise for instance, is left alone.
            let here = dom::fragment();
            if here.is_empty() || here.starts_with("#lab-") {
                dom::set_fragment(&format!("#{fragment}"));
            }
        }
        self.send(Event::Rested);
    }
}
