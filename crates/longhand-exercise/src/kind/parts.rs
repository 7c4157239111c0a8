//! Several questions in one exercise, each judged by itself.

use crate::exercise::Kind;
use crate::prose::Prose;
use serde::{Deserialize, Serialize};

/// One question of several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Its id, unique in the exercise; saved progress holds it.
    pub id: String,
    /// What is asked, in a few words.
    pub ask: Prose,
    /// What the learner does. Never parts again.
    pub kind: Kind,
}
