//! `longhand list`: lists the exercises of a workbook, or of all on a shelf.

use anyhow::bail;
use clap::Args;
use longhand_exercise::Exercise;
use longhand_site::Workbook;
use serde::Serialize;

use super::output::Outcome;
use super::workbook::Content;

/// List the exercises of a workbook, or of all on a shelf.
#[derive(Debug, Args)]
pub struct List {
    /// Only those of this chapter: its number or folder.
    chapter: Option<String>,
    /// One JSON array, for programs.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    content: Content,
}

/// What is listed of an exercise.
#[derive(Debug, Serialize)]
struct Row<'a> {
    workbook: String,
    id: &'a str,
    number: &'a str,
    chapter: &'a str,
    kind: &'a str,
    title: &'a str,
    skills: &'a [String],
    difficulty: u8,
}

impl List {
    /// Prints one line an exercise.
    ///
    /// # Errors
    /// When the workbook has faults, or there is no such chapter.
    pub fn run(self) -> Outcome {
        let shelf = self.content.read()?;
        let wanted = |exercise: &&Exercise| {
            self.chapter.as_deref().is_none_or(|chapter| {
                exercise.chapter == chapter || exercise.chapter.split('-').next() == Some(chapter)
            })
        };
        let listed: Vec<(&Workbook, Vec<&Exercise>)> = shelf
            .workbooks
            .iter()
            .map(|one| (one, one.in_order().into_iter().filter(wanted).collect()))
            .filter(|(_, exercises): &(_, Vec<_>)| !exercises.is_empty())
            .collect();
        if let Some(chapter) = &self.chapter
            && listed.is_empty()
        {
            bail!("there is no chapter `{chapter}` with exercises");
        }
        if self.json {
            let mut rows = Vec::new();
            for (workbook, exercises) in &listed {
                let name = self.content.name_of(workbook);
                rows.extend(exercises.iter().map(|one| row(name.clone(), one)));
            }
            say!("{}", super::output::json(&rows)?)?;
            return Ok(());
        }
        for (workbook, exercises) in &listed {
            if shelf.workbooks.len() > 1 {
                say!("{}", workbook.slug)?;
            }
            table(exercises)?;
        }
        Ok(())
    }
}

/// One line an exercise.
fn table(exercises: &[&Exercise]) -> Outcome {
    let width = |text: fn(&Exercise) -> &str| {
        let widths = exercises.iter().map(|one| text(one).chars().count());
        widths.max().unwrap_or(0)
    };
    let (kinds, ids) = (width(|one| one.kind_name()), width(|one| &one.slug));
    for one in exercises {
        say!(
            "{:<6} {:<kinds$}  {:<ids$}  {}  {}",
            one.number,
            one.kind_name(),
            one.slug,
            "•".repeat(one.difficulty.into())
                + &"·".repeat(5_usize.saturating_sub(one.difficulty.into())),
            one.title
        )?;
    }
    Ok(())
}

fn row(workbook: String, exercise: &Exercise) -> Row<'_> {
    Row {
        workbook,
        id: &exercise.slug,
        number: &exercise.number,
        chapter: &exercise.chapter,
        kind: exercise.kind_name(),
        title: &exercise.title,
        skills: &exercise.skills,
        difficulty: exercise.difficulty,
    }
}
