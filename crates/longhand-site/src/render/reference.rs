//! The reference: a page for each family of rules, one of symbols, and one that lists them all.

use super::blocks::short;
use super::book::Book;
use super::output::Output;
use super::page::{Page, Surroundings};
use crate::reference::{Notes, Reference};
use longhand_author::Tex;
use longhand_exercise::prose::value_plain;
use longhand_exercise::{Formula, describe};
use longhand_math::registry::{Entry, FAMILIES, Family, Preset};
use longhand_notation::Scope;
use longhand_view::catalogue::ENGLISH;
use longhand_view::data::PageData;
use longhand_view::page::{self, Example, FamilyInfo, Link, ParameterInfo, RuleInfo, SymbolInfo};
use maud::{Markup, PreEscaped, html};
use std::collections::BTreeMap;

/// The folder of its pages.
pub(super) const FOLDER: &str = "reference/";

/// The stem of the page that lists it all.
pub(super) const INDEX: &str = "reference/index";

/// Writes every page of the reference.
pub(super) fn write(
    reference: &Reference,
    books: &[Book<'_>],
    tex: &Tex,
    around: &Surroundings<'_>,
    out: &mut Output,
) {
    let uses = uses(books);
    let none = Vec::new();
    let mut families = Vec::new();
    for family in FAMILIES {
        let file = format!("{FOLDER}{}.toml", family.slug);
        let rules: Vec<RuleInfo> = family
            .entries
            .iter()
            .filter_map(|entry| {
                let notes = reference.notes.get(entry.slug)?;
                let uses = uses.get(entry.slug).unwrap_or(&none);
                Some(rule(entry, notes, uses, &file, tex, out))
            })
            .collect();
        let words = &ENGLISH.reference_pages;
        let main = page::rules(&ENGLISH, &around.site, family.title, &rules);
        Page::plain(
            format!("{FOLDER}{}", family.slug),
            family.title,
            words.lede,
            PageData::default(),
            main,
        )
        .within(INDEX)
        .write(around, out);
        families.push(info(family));
    }
    let symbols: Vec<SymbolInfo> = reference
        .symbols
        .iter()
        .map(|one| SymbolInfo {
            symbol: inline_tex(&one.symbol, "reference/symbols.toml", tex, out),
            means: short(&one.means, "reference/symbols.toml", tex, out),
            unit: one.unit.clone(),
            group: one.group.clone(),
            chapters: one
                .chapters
                .iter()
                .filter_map(|name| chapter(books, name, out))
                .collect(),
        })
        .collect();
    let main = page::symbols(&ENGLISH, &around.site, &symbols);
    let words = &ENGLISH.reference_pages;
    Page::plain(
        format!("{FOLDER}symbols"),
        words.symbols,
        words.symbols_lede,
        PageData::default(),
        main,
    )
    .within(INDEX)
    .write(around, out);
    let main = page::reference(&ENGLISH, &around.site, &families);
    Page::plain(INDEX, words.title, words.lede, PageData::default(), main)
        .within(INDEX)
        .write(around, out);
}

fn info(family: &Family) -> FamilyInfo {
    let rules = family.entries.iter();
    FamilyInfo {
        slug: family.slug.to_owned(),
        title: family.title.to_owned(),
        rules: rules
            .map(|entry| (entry.slug.to_owned(), entry.title.to_owned()))
            .collect(),
    }
}

fn rule(
    entry: &Entry,
    notes: &Notes,
    uses: &[Link],
    file: &str,
    tex: &Tex,
    out: &mut Output,
) -> RuleInfo {
    let formula = match tex.math(entry.formula, true) {
        Ok(html) => PreEscaped(html),
        Err(fault) => {
            out.text_fault(file, 0, &fault.into());
            html! {}
        }
    };
    let value = Formula::new(&notes.example).evaluate(&Scope::new());
    let value = match value {
        Ok(value) => value_plain(&value),
        Err(fault) => {
            let found = format!("The example of `{}`: {}.", entry.slug, fault.message);
            out.find(file, 0, found, fault.help);
            String::new()
        }
    };
    let mut text = |text: &String| short(text, file, tex, out);
    RuleInfo {
        slug: entry.slug.to_owned(),
        title: entry.title.to_owned(),
        signature: entry.signature(),
        formula,
        parameters: entry.parameters.iter().map(parameter).collect(),
        traps: notes.traps.iter().map(&mut text).collect(),
        example: Example {
            formula: notes.example.clone(),
            value,
            say: text(&notes.say),
        },
        symbols: notes
            .symbols
            .iter()
            .map(|(symbol, means)| (text(&format!("${symbol}$")), text(means)))
            .collect(),
        names: notes
            .pytorch
            .iter()
            .chain(&notes.elsewhere)
            .cloned()
            .collect(),
        source: entry.source.to_owned(),
        uses: uses.to_vec(),
    }
}

fn parameter(parameter: &longhand_math::registry::Parameter) -> ParameterInfo {
    ParameterInfo {
        name: parameter.name.to_owned(),
        preset: match parameter.preset {
            Preset::Required => None,
            Preset::Absent => Some(String::new()),
            Preset::Number(number) => Some(longhand_notation::number::plain(number)),
            Preset::Flag(flag) => Some(flag.to_string()),
            Preset::Word(word) => Some(word.to_owned()),
        },
        means: parameter.doc.to_owned(),
    }
}

fn inline_tex(symbol: &str, file: &str, tex: &Tex, out: &mut Output) -> Markup {
    short(&format!("${symbol}$"), file, tex, out)
}

/// The chapter of this name, `training/5-adam`, as a link from a page of the reference.
fn chapter(books: &[Book<'_>], name: &str, out: &mut Output) -> Option<Link> {
    let found = name.split_once('/').and_then(|(workbook, slug)| {
        let book = books.iter().find(|one| one.info.slug == workbook)?;
        let chapter = book.info.chapters.iter().find(|one| one.slug == slug)?;
        Some(Link {
            address: format!("../{}{}", book.info.folder, chapter.file()),
            text: format!("{} {}", chapter.number, chapter.short),
        })
    });
    if found.is_none() {
        let what = format!("There is no chapter `{name}`.");
        out.find(
            "reference/symbols.toml",
            0,
            what,
            "Write it as `training/5-adam`.",
        );
    }
    found
}

/// The exercises that use each rule, by its slug.
fn uses(books: &[Book<'_>]) -> BTreeMap<&'static str, Vec<Link>> {
    let mut uses: BTreeMap<&'static str, Vec<Link>> = BTreeMap::new();
    for book in books {
        for chapter in &book.info.chapters {
            for one in &chapter.exercises {
                let Some(exercise) = book.exercises.get(one.slug.as_str()) else {
                    continue;
                };
                let programs = describe::formulas(exercise);
                let programs = programs.iter().filter_map(|formula| formula.program().ok());
                let rules: std::collections::BTreeSet<_> =
                    programs.flat_map(|program| program.rules()).collect();
                for rule in rules {
                    uses.entry(rule).or_default().push(Link {
                        address: format!("../{}{}#{}", book.info.folder, chapter.file(), one.slug),
                        text: format!("{} {}", one.number, one.title),
                    });
                }
            }
        }
    }
    uses
}
