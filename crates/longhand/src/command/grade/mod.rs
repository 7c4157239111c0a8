//! `longhand grade`: judges answers as the pages do, in the same words.
//!
//! With an exercise and an answer it judges that; with an exercise alone it asks, and goes on
//! until the answer is right. With `--json` it reads one object a line and answers one a line, in
//! order:
//!
//! ```text
//! {"exercise": "first-moment", "variant": 0, "answer": "2.745"}
//! {"verdict":"right","diagnosis":null,"message":"Right. 2.745","read_as":"2.745","parts":[]}
//! ```
//!
//! A list of strings answers several parts or cells, a list of ids picks options or orders lines,
//! a list of numbers names lines, and `{"language": "python", "code": "…"}` is a program. A line
//! that cannot be judged is answered by `{"error": "…"}`, and the next one is read.

mod answer;
mod ask;
mod desk;
mod json;

use clap::Args;
use desk::Desk;

use super::output::Outcome;
use super::workbook::{Content, exercise};

/// Judge answers as the pages do.
#[derive(Debug, Args)]
pub struct Grade {
    /// The exercise's id or number.
    #[arg(required_unless_present = "json")]
    exercise: Option<String>,
    /// The answer: what a learner types, or the options picked. Asks for it where left out.
    #[arg(allow_hyphen_values = true)]
    answer: Vec<String>,
    /// Which variant; 0 is the book's.
    #[arg(long, value_name = "N", default_value_t = 0)]
    variant: u32,
    /// Read one JSON object a line and answer one a line.
    #[arg(long, conflicts_with_all = ["exercise", "answer", "variant"])]
    json: bool,
    /// Run programs that are handed in, with this machine's node and python3. What is run is held
    /// back from files and network, but for programs of people you do not know the page's sandbox
    /// is the better place.
    #[arg(long)]
    run_code: bool,
    #[command(flatten)]
    content: Content,
}

impl Grade {
    /// Judges.
    ///
    /// # Errors
    /// When the workbook has faults, or there is no such exercise.
    pub fn run(self) -> Outcome {
        let shelf = self.content.read()?;
        let mut desk = Desk::new(&shelf, self.run_code)?;
        let Some(name) = self.exercise.as_deref().filter(|_| !self.json) else {
            return json::each_line(&mut desk);
        };
        let written = exercise(&shelf, name)?;
        if self.answer.is_empty() {
            return ask::ask(&mut desk, written, self.variant);
        }
        let card = desk.card(written, self.variant)?;
        let text = self.answer.join(" ");
        let answer = ask::typed(card, &text)?;
        say!("{}", ask::told(&card.hand_in(&answer), &text).trim_end())?;
        Ok(())
    }
}
