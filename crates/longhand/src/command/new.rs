//! `longhand new exercise`: writes the file of a new exercise.

use clap::{Args, Subcommand};
use longhand_author::skeleton::{self, Skeleton};
use longhand_site::Content;

use super::Outcome;
use super::workbook::Workbook;

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
    /// The chapter's folder, such as `5-adam`, or its number.
    chapter: String,
    /// The exercise's id, such as `first-moment`: small letters, digits and hyphens. It reads well
    /// in a link.
    id: String,
    /// What the learner does.
    #[arg(long, default_value = "numeric")]
    kind: String,
    #[command(flatten)]
    workbook: Workbook,
}

impl New {
    /// Writes the file and says what comes next.
    ///
    /// # Errors
    /// When there is no such chapter or kind, the id is taken or is none, or nothing can be written.
    pub fn run(self) -> Outcome {
        let What::Exercise(new) = self.what;
        let content = new.workbook.read()?;
        let skeleton = skeleton::of(&new.kind).ok_or_else(|| {
            let kinds: Vec<&str> = skeleton::ALL.iter().map(|one| one.kind).collect();
            format!(
                "there is no kind `{}`; there are {}",
                new.kind,
                kinds.join(", ")
            )
        })?;
        let text = new.file(&content, skeleton)?;
        let chapter = new.chapter(&content)?;
        let name = format!("{chapter}/{}.toml", new.id);
        let path = new.workbook.content.join(&name);
        if path.exists() {
            return Err(format!("{} is there already", path.display()));
        }
        std::fs::write(&path, text)
            .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
        println!(
            "{} is written. Next:\n  \
             1. edit it;\n  \
             2. put {{{{exercise {}}}}} on a line of its own in {chapter}/chapter.md;\n  \
             3. longhand check {}",
            path.display(),
            new.id,
            new.id
        );
        Ok(())
    }
}

impl NewExercise {
    /// The folder of the chapter that is meant.
    fn chapter<'a>(&self, content: &'a Content) -> Outcome<&'a str> {
        let slugs = || content.chapters.iter().map(|chapter| chapter.slug.as_str());
        slugs()
            .find(|slug| *slug == self.chapter || slug.split('-').next() == Some(&self.chapter))
            .ok_or_else(|| {
                let all: Vec<&str> = slugs().collect();
                format!(
                    "there is no chapter `{}`; there are {}",
                    self.chapter,
                    all.join(", ")
                )
            })
    }

    /// The new file's text, with the chapter's next free number.
    fn file(&self, content: &Content, skeleton: &Skeleton) -> Outcome<String> {
        let is_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if self.id.is_empty() || !self.id.chars().all(is_id) {
            return Err(format!(
                "`{}` is no id: use small letters, digits and hyphens",
                self.id
            ));
        }
        if let Some(taken) = content.find(&self.id) {
            return Err(format!(
                "the id `{}` is taken by {}/{}.toml",
                self.id, taken.chapter, taken.slug
            ));
        }
        let chapter = self.chapter(content)?;
        let first = chapter.split('-').next().unwrap_or("0");
        let last = content
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
