//! Elements of tensors and fields of records.

use super::{Evaluator, TapeRecord, TapeValue, from_math};
use crate::{Expr, Fault, Span};
use longhand_math::op::{Op, Rearrangement};
use longhand_math::tensor::Shape;

impl Evaluator<'_> {
    /// `g[1]`, `W[2, 3]`, `W[2]` (a row), `g[[1, 3]]` (several).
    pub(super) fn index(
        &mut self,
        base: &Expr,
        places: &[Expr],
        span: Span,
    ) -> Result<TapeValue, Fault> {
        let step = self.number(base)?;
        let tensor = self.tensor(step);
        let sizes = tensor.sizes();
        if places.len() > sizes.len() {
            let what = match sizes.len() {
                0 => "a single number has no elements",
                1 => "a vector takes one index",
                _ => "too many indices",
            };
            return Err(Fault::new(
                span,
                what,
                "Elements count from 1: g[1] is the first.",
            ));
        }
        // Offsets taken so far, row-major over the axes indexed.
        let mut offsets = vec![0];
        let mut shape = Vec::new();
        for (place, &size) in places.iter().zip(sizes) {
            let at = self.number(place)?;
            let at = self.tensor(at);
            if at.rank() > 1 {
                return Err(Fault::new(place.span, "an index is a number or a list", ""));
            }
            shape.extend_from_slice(at.sizes());
            let mut next = Vec::with_capacity(offsets.len() * at.len());
            for offset in &offsets {
                for &i in at.data() {
                    if i.fract() != 0.0 || i < 1.0 || i > size as f64 {
                        return Err(out_of_range(i, size, place.span));
                    }
                    next.push(offset * size + i as usize - 1);
                }
            }
            offsets = next;
        }
        let rest: Vec<usize> = sizes.iter().skip(places.len()).copied().collect();
        let width: usize = rest.iter().product();
        shape.extend(rest);
        let shape = Shape::new(&shape).map_err(|error| from_math(&error, span))?;
        let taken = offsets.iter().flat_map(|o| o * width..(o + 1) * width);
        let take = Rearrangement::Take(taken.collect(), shape);
        self.apply(Op::Rearrangement(take), &[step], span)
    }

    pub(super) fn field(
        &mut self,
        base: &Expr,
        field: &str,
        span: Span,
    ) -> Result<TapeValue, Fault> {
        let TapeValue::Record(TapeRecord { fields, .. }) = self.expr(base)? else {
            return Err(Fault::new(
                span,
                "only a result with several values has fields",
                "A dot between two names does not multiply: write ×.",
            ));
        };
        match fields.iter().find(|(name, _)| name == field) {
            Some((_, value)) => Ok(value.clone()),
            None => {
                let names: Vec<&str> = fields.iter().map(|(n, _)| n.as_str()).collect();
                Err(Fault::new(
                    span,
                    ["no field “", field, "” here"].concat(),
                    ["There are ", &names.join(", "), "."].concat(),
                ))
            }
        }
    }
}

fn out_of_range(i: f64, size: usize, span: Span) -> Fault {
    let message = if i == 0.0 {
        String::from("there is no element 0")
    } else {
        ["there is no element ", &crate::number::plain(i)].concat()
    };
    let help = ["Elements count from 1; there are ", &size.to_string(), "."].concat();
    Fault::new(span, message, help)
}
