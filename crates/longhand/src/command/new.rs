//! `longhand new exercise`: writes the file of a new exercise.

use anyhow::{Context, anyhow, bail};
use clap::{Args, Subcommand};
use longhand_author::skeleton::{self, Skeleton};
use longhand_site::{Shelf, Workbook, is_slug};

use super::output::Outcome;
use super::workbook::Content;

/// Begin something new.
#[derive(Debug, Args)]
pub struct New {
    #[command(subcommand)]
    what: What,
}

/// What can be begun.
#[derive(Debug, Subcommand)]
enum What {
    /// Write the file of a new exercise: one that works, with a comment at each place to think.
    Exercise(NewExercise),
}

#[derive(Debug, Args)]
struct NewExercise {
    /// The chapter's folder, such as `5-adam`, or its number; a workbook's slug and a slash may
    /// stand in front of it: `training/5-adam`.
    chapter: String,
    /// The exercise's id, such as `first-moment`: small letters, digits and hyphens. It reads well
    /// in a link.
    id: String,
    /// What the learner does.
    #[arg(long, default_value = "numeric")]
    kind: String,
    #[command(flatten)]
    content: Content,
}

impl New {
    /// Writes the file and says what comes next.
    ///
    /// # Errors
    /// When there is no such chapter or kind, the id is taken or is none, or nothing can be written.
    pub fn run(self) -> Outcome {
        let What::Exercise(new) = self.what;
        let shelf = new.content.read()?;
        let skeleton = skeleton::of(&new.kind).ok_or_else(|| {
            let kinds: Vec<&str> = skeleton::ALL.iter().map(|one| one.kind).collect();
            anyhow!(
                "there is no kind `{}`; there are {}",
                new.kind,
                kinds.join(", ")
            )
        })?;
        let (workbook, chapter) = new.chapter(&shelf)?;
        let text = new.file(workbook, chapter, skeleton)?;
        let name = format!("{chapter}/{}.toml", new.id);
        let path = new.content.folder_of(workbook).join(&name);
        if path.exists() {
            bail!("{} is there already", path.display());
        }
        std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        say!(
            "{} is written. Next:\n  \
             1. edit it;\n  \
             2. put {{{{exercise {}}}}} on a line of its own in {chapter}/chapter.md;\n  \
             3. longhand check {}",
            path.display(),
            new.id,
            new.id
        )?;
        Ok(())
    }
}

impl NewExercise {
    /// The chapter that is meant: its workbook and its folder.
    fn chapter<'a>(&self, shelf: &'a Shelf) -> Outcome<(&'a Workbook, &'a str)> {
        let (workbook, name) = match self.chapter.split_once('/') {
            Some((workbook, name)) => (Some(workbook), name),
            None => (None, self.chapter.as_str()),
        };
        let all: Vec<(&Workbook, &str)> = shelf
            .workbooks
            .iter()
            .flat_map(|one| {
                one.chapters
                    .iter()
                    .map(move |chapter| (one, &*chapter.slug))
            })
            .collect();
        let is_meant = |(book, slug): &&(&Workbook, &str)| {
            workbook.is_none_or(|workbook| workbook == book.slug)
                && (*slug == name || slug.split('-').next() == Some(name))
        };
        let meant: Vec<&(&Workbook, &str)> = all.iter().filter(is_meant).collect();
        let several = shelf.workbooks.len() > 1;
        let names = |some: &mut dyn Iterator<Item = &(&Workbook, &str)>| {
            let names = some.map(|(book, slug)| match several {
                true => format!("{}/{slug}", book.slug),
                false => (*slug).to_owned(),
            });
            names.collect::<Vec<_>>().join(", ")
        };
        match meant.as_slice() {
            [one] => Ok(**one),
            [] => bail!(
                "there is no chapter `{}`; there are {}",
                self.chapter,
                names(&mut all.iter())
            ),
            some => bail!(
                "several workbooks have a chapter `{}`: write one of {}",
                self.chapter,
                names(&mut some.iter().copied())
            ),
        }
    }

    /// The new file's text, with the chapter's next free number.
    fn file(&self, workbook: &Workbook, chapter: &str, skeleton: &Skeleton) -> Outcome<String> {
        if !is_slug(&self.id) {
            bail!(
                "`{}` is no id: use small letters, digits and hyphens",
                self.id
            );
        }
        if let Some(taken) = workbook.find(&self.id) {
            bail!(
                "the id `{}` is taken by {}/{}.toml",
                self.id,
                taken.chapter,
                taken.slug
            );
        }
        let first = chapter.split('-').next().unwrap_or("0");
        let last = workbook
            .exercises()
            .filter_map(|(_, one)| {
                let rest = one.number.strip_prefix(&format!("{first}."))?;
                let digits = rest.trim_end_matches(|c: char| c.is_ascii_alphabetic());
                digits.parse::<u32>().ok()
            })
            .max()
            .unwrap_or(0);
        Ok(skeleton.file(&format!("{first}.{}", last + 1), &self.id))
    }
}
