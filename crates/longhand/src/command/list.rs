//! `longhand list`: lists a workbook's exercises.

use clap::Args;
use longhand_exercise::Exercise;
use serde::Serialize;

use super::Outcome;
use super::workbook::Workbook;

/// List a workbook's exercises.
#[derive(Debug, Args)]
pub struct List {
    /// Only those of this chapter: its number or folder.
    chapter: Option<String>,
    /// One JSON array, for programs.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    workbook: Workbook,
}

/// What is listed of an exercise.
#[derive(Debug, Serialize)]
struct Row<'a> {
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
        let content = self.workbook.read()?;
        let wanted = |exercise: &&Exercise| {
            self.chapter.as_deref().is_none_or(|chapter| {
                exercise.chapter == chapter || exercise.chapter.split('-').next() == Some(chapter)
            })
        };
        let exercises: Vec<&Exercise> = content.in_order().into_iter().filter(wanted).collect();
        if let Some(chapter) = &self.chapter
            && exercises.is_empty()
        {
            return Err(format!("there is no chapter `{chapter}` with exercises"));
        }
        if self.json {
            let rows: Vec<Row> = exercises.iter().map(|one| row(one)).collect();
            println!("{}", super::json(&rows)?);
            return Ok(());
        }
        let width = |text: fn(&Exercise) -> &str| {
            let widths = exercises.iter().map(|one| text(one).chars().count());
            widths.max().unwrap_or(0)
        };
        let (kinds, ids) = (width(|one| one.kind_name()), width(|one| &one.slug));
        for one in exercises {
            println!(
                "{:<6} {:<kinds$}  {:<ids$}  {}  {}",
                one.number,
                one.kind_name(),
                one.slug,
                "•".repeat(one.difficulty.into())
                    + &"·".repeat(5_usize.saturating_sub(one.difficulty.into())),
                one.title
            );
        }
        Ok(())
    }
}

fn row(exercise: &Exercise) -> Row<'_> {
    Row {
        id: &exercise.slug,
        number: &exercise.number,
        chapter: &exercise.chapter,
        kind: exercise.kind_name(),
        title: &exercise.title,
        skills: &exercise.skills,
        difficulty: exercise.difficulty,
    }
}
