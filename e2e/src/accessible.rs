//! Rules of accessibility: those that axe knows, and contrast by a rule of our own.

use serde_json::{Value, json};

use crate::{Browser, Passed, workspace};

impl Browser {
    /// Fails if the page breaks a rule of accessibility that axe knows.
    pub fn expect_accessible(&self) -> &Browser {
        self.expect_accessible_in("html")
    }

    /// Fails if what a selector finds first breaks such a rule.
    pub fn expect_accessible_in(&self, selector: &str) -> &Browser {
        self.expect_rules(&found(selector), "")
    }

    /// The same but for colours.
    pub(crate) fn expect_accessible_but_for_colours(&self, selector: &str) -> &Browser {
        let rules = COLOURS.map(|rule| format!("'{rule}': {{ enabled: false }}"));
        self.expect_rules(
            &found(selector),
            &format!(", rules: {{ {} }}", rules.join(", ")),
        )
    }

    /// Fails if what a selector finds first has too little contrast: the only one of these rules that
    /// dark colours can break.
    pub(crate) fn expect_contrast_in(&self, selector: &str) -> &Browser {
        self.expect_rules(&found(selector), ", runOnly: ['color-contrast']")
    }

    /// The texts that have too little contrast, by a rule of our own that is fast.
    pub fn faint_texts(&self) -> Vec<String> {
        let told = self.run(&format!(
            "return ({}\n)(document.documentElement)",
            include_str!("contrast.js")
        ));
        let found = told.as_array().into_iter().flatten();
        found
            .filter_map(|one| Some(one.as_str()?.to_owned()))
            .collect()
    }

    /// The same by axe.
    pub fn faint_texts_by_axe(&self) -> Vec<String> {
        self.driver().run(&axe(), &json!([]));
        let told = self.run_async(
            "const { violations } = await axe.run(document, { resultTypes: ['violations'], runOnly: ['color-contrast'] });
             return violations.flatMap(one => one.nodes.map(node => node.html));",
        );
        let found = told.as_array().into_iter().flatten();
        found
            .filter_map(|one| Some(one.as_str()?.to_owned()))
            .collect()
    }

    /// Fails if the page breaks a rule of accessibility that neither looks at colours nor at where
    /// things lie.
    pub(crate) fn expect_accessible_markup(&self) -> &Browser {
        let rules = COLOURS.into_iter().chain(["target-size"]);
        let rules: Vec<String> = rules
            .map(|rule| format!("'{rule}': {{ enabled: false }}"))
            .collect();
        self.expect_rules(
            &found("html"),
            &format!(", rules: {{ {} }}", rules.join(", ")),
        )
    }

    /// The same for what stands around a page's own matter.
    pub fn expect_contrast_around(&self) -> &Browser {
        self.expect_rules("{ exclude: [['main']] }", ", runOnly: ['color-contrast']")
    }

    /// All that a rule of accessibility looks at, as a text.
    pub fn looked_at(&self) -> String {
        let told = self.run(LOOKED_AT);
        told.as_str().unwrap_or_default().to_owned()
    }

    fn expect_rules(&self, place: &str, more: &str) -> &Browser {
        let axe = axe();
        let known = Passed::of(&[&axe, place, more, &self.looked_at()]);
        if known.before() {
            return self;
        }
        self.driver().run(&axe, &json!([]));
        let broken = self.run_async(&format!(
            "const {{ violations }} = await axe.run({place}, {{ resultTypes: ['violations']{more} }});
             return violations.map(({{ id, help, nodes }}) =>
               [id, help, ...nodes.slice(0, 5).map(node => node.html.slice(0, 200) + ' ' + (node.any[0]?.message ?? ''))].join('\\n    '));",
        ));
        let broken: Vec<&str> = broken
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        assert!(
            broken.is_empty(),
            "rules of accessibility broken:\n  {}",
            broken.join("\n  ")
        );
        known.note();
        self
    }
}

/// In the page's own script, all that a rule of accessibility looks at: the markup as it stands now,
/// what is in the fields, the styles, the window and its colours. Scripts change the page, but are
/// nothing that is looked at.
const LOOKED_AT: &str = "
    const page = document.documentElement.cloneNode(true);
    page.querySelectorAll('script, link, meta').forEach(one => one.remove());
    const styles = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]).map(rule => rule.cssText);
    const fields = [...document.querySelectorAll('input, textarea, select')].map(one => [one.value, one.checked]);
    const asked = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(pointer: coarse)'];
    return JSON.stringify([page.outerHTML, fields, styles, innerWidth, innerHeight, asked.map(one => matchMedia(one).matches)]);
";

fn axe() -> String {
    std::fs::read_to_string(workspace().join("vendor/axe-core/axe.min.js"))
        .expect("axe is in vendor/")
}

/// Axe's rules of colours.
const COLOURS: [&str; 2] = ["color-contrast", "link-in-text-block"];

/// In the page's own script, what a selector finds first.
fn found(selector: &str) -> String {
    format!("document.querySelector({})", Value::from(selector))
}
