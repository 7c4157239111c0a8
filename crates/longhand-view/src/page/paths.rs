//! Suggested paths through the workbooks, and exercises by what they practise.

use maud::{Markup, html};

use super::info::SiteInfo;
use super::overview::FILE as OVERVIEW;
use super::ring::tick;
use super::tools::way_home;
use crate::catalogue::{Catalogue, fill};

/// An exercise in a list.
#[derive(Clone, Debug)]
pub struct Practice {
    /// The workbook's slug.
    pub workbook: String,
    /// The exercise's.
    pub slug: String,
    /// Where it stands, from the page.
    pub address: String,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: &'static str,
    /// 1 to 5.
    pub difficulty: u8,
    /// Workbook and chapter.
    pub place: String,
}

/// A suggested path.
#[derive(Clone, Debug)]
pub struct PathInfo {
    /// Its place on the page.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// How long it takes.
    pub time: String,
    /// What it is for.
    pub about: Markup,
    /// Its exercises.
    pub exercises: Vec<Practice>,
}

/// A topic: skills that belong together.
#[derive(Clone, Debug)]
pub struct TopicInfo {
    /// The stem of its page.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// Its skills.
    pub skills: Vec<SkillInfo>,
}

/// A skill.
#[derive(Clone, Debug)]
pub struct SkillInfo {
    /// Its place on the page; empty where the topic is the skill.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// Exercises that practise it.
    pub exercises: Vec<Practice>,
}

impl TopicInfo {
    /// How many exercises practise it.
    fn count(&self) -> usize {
        self.skills.iter().map(|one| one.exercises.len()).sum()
    }
}

fn practice(words: &Catalogue, one: &Practice) -> Markup {
    let difficulty = usize::from(one.difficulty.min(5));
    let dots = format!("{}{}", "•".repeat(difficulty), "·".repeat(5 - difficulty));
    html! {
        li data-mark=(one.slug) data-workbook=(one.workbook) {
            a href=(one.address) { (one.number) " " (one.title) }
            " " (tick(words)) " "
            span.dots role="img" aria-label=(fill(words.paths.difficulty, &[&difficulty])) { (dots) }
            p.quiet { (one.place) " · " (one.kind) }
        }
    }
}

/// The page of paths.
#[must_use]
pub fn paths(words: &Catalogue, site: &SiteInfo, paths: &[PathInfo]) -> Markup {
    let own = &words.paths;
    html! {
        header.chap { p.up { (way_home(site, "")) } h1 { (own.title) } p.lede { (own.lede) } }
        @for path in paths {
            section.path aria-labelledby=(path.slug) {
                h2 id=(path.slug) { (path.title) }
                p { (path.about) }
                p.quiet { (path.time) " · " (fill(own.exercises, &[&path.exercises.len()])) }
                ol.practice { @for one in &path.exercises { (practice(words, one)) } }
            }
        }
        p { a href="skills/index.html" { (own.skills) } " · " a href=(OVERVIEW) { (words.overview.title) } }
    }
}

/// The list of topics; with a link to the paths where the shelf has any.
#[must_use]
pub fn topics(words: &Catalogue, site: &SiteInfo, topics: &[TopicInfo], paths: bool) -> Markup {
    let own = &words.paths;
    html! {
        header.chap { p.up { (way_home(site, "../")) } h1 { (own.skills) } p.lede { (own.skills_lede) } }
        ul.rules {
            @for topic in topics {
                li { a href=(format!("{}.html", topic.slug)) { (topic.title) } " " span.quiet { (topic.count()) } }
            }
        }
        @if paths { p { a href="../paths.html" { (own.title) } } }
    }
}

/// A topic's page.
#[must_use]
pub fn topic(words: &Catalogue, site: &SiteInfo, topic: &TopicInfo) -> Markup {
    html! {
        header.chap {
            p.up { (way_home(site, "../")) " · " a href="index.html" { (words.paths.skills) } }
            h1 { (topic.title) }
            p.lede { (words.paths.topic_lede) }
        }
        @for skill in &topic.skills {
            section.path {
                @if !skill.slug.is_empty() { h2 id=(skill.slug) { (skill.title) } }
                ol.practice { @for one in &skill.exercises { (practice(words, one)) } }
            }
        }
    }
}
