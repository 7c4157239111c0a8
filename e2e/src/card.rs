//! One exercise on its page.

use crate::Browser;

/// The card of an exercise.
#[derive(Clone, Copy, Debug)]
pub struct Card<'a> {
    browser: &'a Browser,
    // Tests name exercises by literals; leaking their few bytes keeps this `Copy`.
    slug: &'static str,
}

impl Browser {
    /// The card of an exercise.
    pub fn card(&self, slug: &str) -> Card<'_> {
        Card::new(self, slug)
    }
}

impl<'a> Card<'a> {
    pub(crate) fn new(browser: &'a Browser, slug: &str) -> Card<'a> {
        let card = Card {
            browser,
            slug: String::from(slug).leak(),
        };
        browser.until(&format!("the card `{slug}`"), || {
            (browser.count(&card.at("")) == 1).then_some(())
        });
        card
    }

    /// A selector inside the card.
    pub fn at(&self, selector: &str) -> String {
        format!("[data-exercise='{}'] {selector}", self.slug)
            .trim_end()
            .to_owned()
    }

    /// Types an answer, leaving it unchecked.
    pub fn type_answer(self, text: &str) -> Self {
        self.browser.type_into(&self.at("input.field"), text);
        self
    }

    /// Picks the option with an id.
    pub fn pick(self, id: &str) -> Self {
        self.click(&format!("input[value='{id}']"))
    }

    /// Puts a program into the editor, as pasting does.
    pub fn paste_code(self, code: &str) -> Self {
        self.browser.run(&format!(
            "const editor = document.querySelector({});
             editor.focus(); editor.select();
             document.execCommand('insertText', false, {});",
            quoted(&self.at("textarea.editor")),
            quoted(code)
        ));
        self
    }

    /// Presses the button that judges.
    pub fn check(self) -> Self {
        self.click("button.check")
    }

    /// Types an answer and presses the button.
    pub fn answer(self, text: &str) -> Self {
        self.type_answer(text).check()
    }

    /// Clicks something inside the card.
    pub fn click(self, selector: &str) -> Self {
        self.browser.click(&self.at(selector));
        self
    }

    /// Waits for the verdict: `right`, `near`, `wrong` or `unreadable`.
    pub fn expect_verdict(self, name: &str) -> Self {
        self.browser
            .until(&format!("the verdict `{name}` on `{}`", self.slug), || {
                (self.browser.count(&self.at(&format!(".verdict.{name}"))) == 1).then_some(())
            });
        self
    }

    /// Waits until some text is to be read in the card.
    pub fn expect_text(self, text: &str) -> Self {
        self.browser
            .until(&format!("“{text}” on `{}`", self.slug), || {
                self.text("").contains(text).then_some(())
            });
        self
    }

    /// Waits until a selector matches something in the card.
    pub fn expect(self, selector: &str) -> Self {
        self.browser
            .until(&format!("`{selector}` on `{}`", self.slug), || {
                (self.browser.count(&self.at(selector)) > 0).then_some(())
            });
        self
    }

    /// Waits until the exercise counts as solved, or as not solved.
    pub fn expect_solved(self, solved: bool) -> Self {
        let selector = format!("[data-exercise='{}'][data-solved]", self.slug);
        self.browser
            .until(&format!("`{}` to be solved: {solved}", self.slug), || {
                ((self.browser.count(&selector) == 1) == solved).then_some(())
            });
        self
    }

    /// The text of something in the card.
    pub fn text(&self, selector: &str) -> String {
        self.browser.text(&self.at(selector))
    }

    /// An attribute of the card.
    pub fn attribute(&self, name: &str) -> String {
        let told = self.browser.run(&format!(
            "return document.querySelector({}).getAttribute({})",
            quoted(&self.at("")),
            quoted(name)
        ));
        told.as_str().unwrap_or_default().to_owned()
    }
}

/// `text` as JavaScript writes it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
