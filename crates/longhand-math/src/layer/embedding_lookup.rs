//! An embedding: y = the rows of W that the ids name.
//!
//! dW of a row is the sum of dy over the places that named it, with `scale_grad_by_freq` divided by how
//! many there were; the row `padding_idx` learns nothing. Ids count from 0. Source: PyTorch's
//! `F.embedding`. A row named twice learns twice:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("embedding_lookup").ok_or("?")?.call(
//!     [[[1.0], [2.0]].into(), [1.0, 1.0].into()],
//!     [("dy", [[10.0], [5.0]].into())],
//! )?;
//! assert_eq!(found.tensor("y")?.data(), [2.0, 2.0]);
//! assert_eq!(found.tensor("d_w")?.data(), [0.0, 15.0]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::parameters::DY;
use crate::registry::{Arguments, Entry, Outcome, Parameter, whole};
use crate::{MathError, Tensor};

/// Rows by their ids.
pub const ENTRY: Entry = Entry {
    slug: "embedding_lookup",
    title: "Embedding",
    formula: r"Y_n = W_{i_n},\quad dW_r = \sum_{n:\, i_n = r} dY_n",
    parameters: &[
        Parameter::matrix("w", "one row an id"),
        Parameter::tensor("ids", "ids from 0"),
        DY,
        Parameter::number("padding_idx", "an id that learns nothing").optional(),
        Parameter::flag("scale_grad_by_freq", "divide by how often an id was named"),
    ],
    main: Some("y"),
    source: "PyTorch, torch.nn.functional.embedding",
    rule,
};

fn rule(arguments: &Arguments) -> Result<Outcome, MathError> {
    let (w, ids) = (arguments.tensor("w")?, arguments.tensor("ids")?);
    let &[rows, width] = w.sizes() else {
        return Err(MathError::new("embedding_lookup: `w` should be a matrix"));
    };
    let mut places = Vec::with_capacity(ids.len());
    for &id in ids.data() {
        match whole(id).map(|id| id as usize) {
            Some(id) if id < rows => places.push(id),
            _ => {
                return Err(MathError::new(format!(
                    "embedding_lookup: id {id} of {rows}; ids count from 0"
                )));
            }
        }
    }
    let numbers = places
        .iter()
        .flat_map(|&id| w.row(id).unwrap_or(&[]).to_vec())
        .collect();
    let y = Tensor::new(&[ids.sizes(), &[width]].concat(), numbers)?;
    let mut parts = Vec::new();
    if let Some(dy) = arguments.optional_tensor("dy") {
        let dy = dy.broadcast_to(y.shape())?;
        let mut count = vec![0.0; rows];
        for &id in &places {
            if let Some(count) = count.get_mut(id) {
                *count += 1.0;
            }
        }
        let padding = arguments.optional_number("padding_idx").and_then(whole);
        let mut d_w = w.map(|_| 0.0);
        for (&id, dy) in places.iter().zip(dy.data().chunks(width.max(1))) {
            if padding == Some(id as u64) {
                continue;
            }
            let times = count.get(id).copied().unwrap_or(1.0);
            let share = if arguments.flag("scale_grad_by_freq") {
                1.0 / times
            } else {
                1.0
            };
            let row = d_w
                .data_mut()
                .chunks_mut(width.max(1))
                .nth(id)
                .unwrap_or(&mut []);
            row.iter_mut().zip(dy).for_each(|(d, dy)| *d += share * dy);
        }
        parts.push(("d_w", Outcome::Tensor(d_w)));
    }
    parts.insert(0, ("y", Outcome::Tensor(y)));
    Ok(Outcome::Record(parts))
}
