//! What the models are trained on.

mod flaws;
mod spiral;
mod text;

pub use flaws::Flaws;
pub use spiral::Spiral;
pub use text::Text;

use crate::model::Batch;
use crate::random::Random;

/// A task.
#[derive(Clone, Debug)]
pub enum Data {
    /// Which arm of a spiral a point is on.
    Spiral(Spiral),
    /// The next character of a text.
    Text(Text),
}

impl Data {
    /// A batch with room for what the task needs.
    #[must_use]
    pub fn room(&self, batch: usize) -> Batch {
        match self {
            Data::Spiral(_) => Batch {
                inputs: vec![0.0; 2 * batch],
                tokens: Vec::new(),
                targets: vec![0; batch],
            },
            Data::Text(_) => Batch {
                inputs: Vec::new(),
                tokens: vec![0; batch * text::CONTEXT],
                targets: vec![0; batch * text::CONTEXT],
            },
        }
    }

    /// Fills a batch with the next examples.
    pub fn next(&mut self, batch: &mut Batch, random: &mut Random) {
        match self {
            Data::Spiral(data) => data.next(batch, random),
            Data::Text(data) => data.next(batch, random),
        }
    }

    /// Batches that are never trained on, without flaws.
    #[must_use]
    pub fn held_out(&self, batch: usize) -> Vec<Batch> {
        let count = match self {
            Data::Spiral(_) => spiral::HELD_OUT / batch,
            Data::Text(_) => text::HELD_OUT / batch,
        };
        let batches = 0..count.max(1);
        batches
            .map(|number| {
                let mut filled = self.room(batch);
                match self {
                    Data::Spiral(data) => data.held_out(number * batch, &mut filled),
                    Data::Text(data) => data.held_out(number * batch, &mut filled),
                }
                filled
            })
            .collect()
    }
}
