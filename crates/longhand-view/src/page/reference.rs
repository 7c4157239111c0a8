//! The reference: rules with their formulas, worked numbers, names and traps; and the symbols.

use maud::{Markup, html};

use super::info::SiteInfo;
use super::tools::way_home;
use crate::catalogue::Catalogue;

/// A link, relative to its page.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where it leads.
    pub address: String,
    /// What it says.
    pub text: String,
}

/// A family of rules in the list of all.
#[derive(Clone, Debug)]
pub struct FamilyInfo {
    /// The stem of its page.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// Slug and title of each rule.
    pub rules: Vec<(String, String)>,
}

/// A rule.
#[derive(Clone, Debug)]
pub struct RuleInfo {
    /// Its name in the language, and its place on the page.
    pub slug: String,
    /// What people call it.
    pub title: String,
    /// How it is called.
    pub signature: String,
    /// Its formula.
    pub formula: Markup,
    /// Letters of the formula that are no parameters.
    pub symbols: Vec<(Markup, Markup)>,
    /// What it takes.
    pub parameters: Vec<ParameterInfo>,
    /// A worked number.
    pub example: Example,
    /// Its names in frameworks, PyTorch's first.
    pub names: Vec<String>,
    /// What goes wrong with it.
    pub traps: Vec<Markup>,
    /// Where it comes from.
    pub source: String,
    /// Exercises that use it.
    pub uses: Vec<Link>,
}

/// A parameter of a rule.
#[derive(Clone, Debug)]
pub struct ParameterInfo {
    /// Its name.
    pub name: String,
    /// What it is when not given; `None` where it must be, empty where the rule does without it.
    pub preset: Option<String>,
    /// What it means.
    pub means: String,
}

/// A worked number.
#[derive(Clone, Debug)]
pub struct Example {
    /// The line, as typed.
    pub formula: String,
    /// What it comes to.
    pub value: String,
    /// What that is.
    pub say: Markup,
}

/// A letter of the books.
#[derive(Clone, Debug)]
pub struct SymbolInfo {
    /// How it is set.
    pub symbol: Markup,
    /// What it stands for.
    pub means: Markup,
    /// Its unit.
    pub unit: Option<String>,
    /// The heading that it stands under.
    pub group: String,
    /// Chapters that use it.
    pub chapters: Vec<Link>,
}

fn head(words: &Catalogue, site: &SiteInfo, title: &str, lede: &str, up: bool) -> Markup {
    html! {
        header.chap {
            p.up {
                (way_home(site, "../"))
                @if up { " · " a href="index.html" { (words.reference_pages.title) } }
            }
            h1 { (title) }
            p.lede { (lede) }
        }
    }
}

/// The list of everything that the reference holds.
#[must_use]
pub fn reference(words: &Catalogue, site: &SiteInfo, families: &[FamilyInfo]) -> Markup {
    let own = &words.reference_pages;
    html! {
        (head(words, site, own.title, own.lede, false))
        @for family in families {
            section.family aria-labelledby=(family.slug) {
                h2 id=(family.slug) { a href=(format!("{}.html", family.slug)) { (family.title) } }
                ul.rules {
                    @for (slug, title) in &family.rules {
                        li { a href=(format!("{}.html#{slug}", family.slug)) { (title) } }
                    }
                }
            }
        }
        section.family aria-labelledby="symbols" {
            h2 #symbols { a href="symbols.html" { (own.symbols) } }
            p { (own.symbols_lede) }
        }
    }
}

/// A family's page.
#[must_use]
pub fn rules(words: &Catalogue, site: &SiteInfo, title: &str, rules: &[RuleInfo]) -> Markup {
    html! {
        (head(words, site, title, words.reference_pages.lede, true))
        nav.jump aria-label=(words.reference_pages.on_this_page) {
            ul.rules { @for one in rules { li { a href=(format!("#{}", one.slug)) { (one.title) } } } }
        }
        @for one in rules { (rule(words, one)) }
    }
}

fn rule(words: &Catalogue, one: &RuleInfo) -> Markup {
    let own = &words.reference_pages;
    html! {
        section.entry aria-labelledby=(one.slug) {
            h2 id=(one.slug) { (one.title) }
            p.signature { code { (one.signature) } }
            div.formula.scroll { (one.formula) }
            dl.symbols {
                @for (symbol, means) in &one.symbols { dt { (symbol) } dd { (means) } }
                @for parameter in &one.parameters {
                    dt { code { (parameter.name) } }
                    dd {
                        (parameter.means)
                        @match parameter.preset.as_deref() {
                            None => {},
                            Some("") => span.preset { " " (own.optional) },
                            Some(preset) => span.preset { " " (own.preset) " " (preset) },
                        }
                    }
                }
            }
            p.example {
                (one.example.say) " "
                code { (one.example.formula) } " = " b { (one.example.value) }
            }
            @if !one.traps.is_empty() {
                ul.traps aria-label=(own.traps) { @for trap in &one.traps { li { (trap) } } }
            }
            p.origin {
                @if !one.names.is_empty() {
                    (own.names) " "
                    @for (i, name) in one.names.iter().enumerate() {
                        @if i > 0 { ", " } code { (name) }
                    }
                    ". "
                }
                (own.source) " " (one.source) "."
            }
            @if !one.uses.is_empty() {
                p.uses {
                    (own.practised) " "
                    @for (i, link) in one.uses.iter().enumerate() {
                        @if i > 0 { " · " } a href=(link.address) { (link.text) }
                    }
                }
            }
        }
    }
}

/// The page of symbols.
#[must_use]
pub fn symbols(words: &Catalogue, site: &SiteInfo, symbols: &[SymbolInfo]) -> Markup {
    let own = &words.reference_pages;
    let mut groups: Vec<&str> = Vec::new();
    for one in symbols {
        if !groups.contains(&one.group.as_str()) {
            groups.push(&one.group);
        }
    }
    html! {
        (head(words, site, own.symbols, own.symbols_lede, true))
        @for group in groups {
            h2 { (group) }
            dl.symbols.letters {
                @for one in symbols.iter().filter(|one| one.group == group) {
                    dt { (one.symbol) }
                    dd {
                        (one.means)
                        @if let Some(unit) = &one.unit { span.preset { ", " (own.unit) " " (unit) } }
                        @if !one.chapters.is_empty() {
                            span.preset {
                                @for link in &one.chapters { " · " a href=(link.address) { (link.text) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
