//! The ground of a tool's page.
//!
//! A tool's page has one element with `data-tool`, into which the program morphs new markup.
//! `js/tool.js` loads the program and calls its `start` with the site's path and with `morph`.

use std::cell::Cell;
use std::rc::Rc;

use longhand_view::page::Notice;
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::{Names, dom, scroll_boxes};

/// A tool on its page.
#[derive(Clone, Debug)]
pub struct Tool {
    /// The element with `data-tool`.
    pub element: Element,
    /// The names under which this site keeps things.
    pub names: Names,
    morph: js_sys::Function,
    /// The timer after which the address is written.
    address: Rc<Cell<Option<i32>>>,
}

/// How long nothing must happen before the address is written, in milliseconds: browsers refuse
/// those that write it too often.
const PAUSE: i32 = 300;

impl Tool {
    /// The tool of this name, where the page has it. `base` is the path of the site with a slash at
    /// its end, `morph` is called with an element and its new HTML. A panic is told on the console;
    /// `tool.js` tells the reader of it.
    pub fn find(name: &str, base: &str, morph: js_sys::Function) -> Option<Tool> {
        std::panic::set_hook(Box::new(|what| {
            web_sys::console::error_1(&what.to_string().into());
        }));
        if let (Some(document), Some(window)) = (dom::document(), dom::window()) {
            dom::on(&document, "click", scroll_boxes::clicked);
            dom::on(&window, "resize", |_| scroll_boxes::reach_boxes());
        }
        Some(Tool {
            element: dom::one(&format!("[data-tool=\"{name}\"]"))?,
            names: Names::new(base),
            morph,
            address: Rc::default(),
        })
    }

    /// Keeps a fragment under a name, and writes it into the address when nothing more happens.
    pub fn hold(&self, name: &str, fragment: &str) {
        self.names.remember(name, fragment);
        dom::never_mind(self.address.take());
        let address = Rc::clone(&self.address);
        let fragment = format!("#{fragment}");
        let (names, written) = (self.names.clone(), written(name));
        let timer = dom::after(PAUSE, move || {
            address.set(None);
            dom::set_fragment(&fragment);
            names.remember(&written, &fragment);
        });
        self.address.set(timer);
    }

    /// The fragment that the address brings. One that this page wrote itself brings nothing: what
    /// is kept under the name is as new, or newer.
    pub fn brought(&self, name: &str) -> String {
        let fragment = dom::fragment();
        let own = self.names.remembered(&written(name));
        if own.as_deref() == Some(fragment.as_str()) {
            return String::new();
        }
        fragment.strip_prefix('#').unwrap_or(&fragment).to_owned()
    }

    /// Puts a link to this page with a fragment on the clipboard, and says so.
    pub fn copy_link(&self, fragment: &str) {
        let link = format!("{}#{fragment}", dom::address());
        dom::copy(&link, |copied| {
            if copied {
                dom::show_for_a_while(Notice::LinkCopied);
            }
        });
    }

    /// Brings the tool's whole element up to date.
    pub fn draw(&self, html: &str) {
        self.draw_in(&self.element, html);
    }

    /// Brings one element of it up to date: `html` is that element, written anew.
    pub fn draw_in(&self, element: &Element, html: &str) {
        if let Err(fault) = self.morph.call2(&JsValue::NULL, element, &html.into()) {
            web_sys::console::error_1(&fault);
        }
        scroll_boxes::reach_boxes_in(element);
    }
}

/// Under which name stands the fragment that was written into the address last.
fn written(name: &str) -> String {
    format!("{name}-written")
}
