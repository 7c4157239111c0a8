//! Functions that build, join and measure tensors.

use super::arguments::Arguments;
use super::{Evaluator, TapeValue, from_math};
use crate::functions::TensorFunction;
use crate::{Fault, Span};
use longhand_math::Tensor;
use longhand_math::op::{Op, Rearrangement};
use longhand_math::tensor::Shape;

impl Evaluator<'_> {
    pub(super) fn tensor_function(
        &mut self,
        does: TensorFunction,
        given: &mut Arguments,
    ) -> Result<TapeValue, Fault> {
        let span = given.span();
        let failed = |error| from_math(&error, span);
        Ok(match does {
            TensorFunction::Length => {
                let x = self.tensor_argument(given, "x")?;
                let n = self.tensor(x).sizes().first().copied();
                match n {
                    Some(n) => self.constant(n as f64),
                    None => return Err(Fault::new(span, "a single number has no length", "")),
                }
            }
            TensorFunction::Shape => {
                let x = self.tensor_argument(given, "x")?;
                let sizes = self.tensor(x).sizes().iter().map(|&n| n as f64).collect();
                self.given(Tensor::vector(sizes))
            }
            TensorFunction::Reshape => {
                let x = self.tensor_argument(given, "x")?;
                let shape = self.sizes(given)?;
                self.apply(Op::Rearrangement(Rearrangement::Reshape(shape)), &[x], span)?
            }
            TensorFunction::Filled(x) => {
                let shape = self.sizes(given)?;
                self.given(Tensor::full(shape, x))
            }
            TensorFunction::Identity => {
                let n = self.count_argument(given, "n")?;
                let shape = Shape::new(&[n, n]).map_err(failed)?;
                let mut tensor = Tensor::zeros(shape);
                for slot in tensor.data_mut().iter_mut().step_by(n + 1) {
                    *slot = 1.0;
                }
                self.given(tensor)
            }
            TensorFunction::Range => {
                let first = self.plain_argument(given, "first")?;
                let last = self.plain_argument(given, "last")?;
                if !(last - first).is_finite() || last - first > 1e5 {
                    return Err(Fault::new(span, "a range of too many numbers", ""));
                }
                let count = (last - first).floor().max(-1.0) as i64 + 1;
                self.given(Tensor::vector(
                    (0..count).map(|i| first + i as f64).collect(),
                ))
            }
            TensorFunction::Concat => {
                let mut steps = Vec::new();
                while given.count() > 0 {
                    steps.push(self.tensor_argument(given, "a")?);
                }
                let Some(&first) = steps.first() else {
                    return Err(given.missing("a"));
                };
                let axis = self.axis(given, first)?.unwrap_or(0);
                self.apply(Op::Rearrangement(Rearrangement::Join(axis)), &steps, span)?
            }
            TensorFunction::OneHot => {
                let class = self.tensor_argument(given, "class")?;
                let classes = self.count_argument(given, "classes")?;
                let class = self.tensor(class);
                let mut sizes = class.sizes().to_vec();
                sizes.push(classes);
                let shape = Shape::new(&sizes).map_err(failed)?;
                let mut tensor = Tensor::zeros(shape);
                for (row, &id) in class.data().iter().enumerate() {
                    let column = id_below(id, classes, span)?;
                    if let Some(slot) = tensor.data_mut().get_mut(row * classes + column) {
                        *slot = 1.0;
                    }
                }
                self.given(tensor)
            }
            TensorFunction::Embedding => {
                let table = self.tensor_argument(given, "W")?;
                let ids = self.tensor_argument(given, "ids")?;
                let (table_value, ids) = (self.tensor(table), self.tensor(ids));
                let &[rows, width] = table_value.sizes() else {
                    return Err(Fault::new(span, "embedding takes a matrix and ids", ""));
                };
                let mut places = Vec::new();
                for &id in ids.data() {
                    let row = id_below(id, rows, span)?;
                    places.extend(row * width..(row + 1) * width);
                }
                let mut sizes = ids.sizes().to_vec();
                sizes.push(width);
                let shape = Shape::new(&sizes).map_err(failed)?;
                let take = Rearrangement::Take(places, shape);
                self.apply(Op::Rearrangement(take), &[table], span)?
            }
            TensorFunction::Position(reduction) => {
                let x = self.tensor_argument(given, "x")?;
                let x = self.tensor(x);
                let best = reduction.forward(&x, None).map_err(failed)?.item();
                let place = x.data().iter().position(|&v| Some(v) == best);
                match place {
                    Some(i) => self.constant(i as f64 + 1.0),
                    None => return Err(Fault::new(span, "no largest among these", "")),
                }
            }
            TensorFunction::CumulativeSum => {
                let x = self.tensor_argument(given, "x")?;
                let n = self.tensor(x).len();
                if self.tensor(x).rank() != 1 || n > 1000 {
                    return Err(Fault::new(span, "cumsum takes a vector", ""));
                }
                // Running sums are a product with a lower triangle of ones.
                let data = (0..n * n).map(|i| f64::from(u8::from(i % n <= i / n)));
                let triangle = Tensor::matrix(n, n, data.collect()).map_err(failed)?;
                let triangle = self.given(triangle);
                let triangle = self.as_number(triangle, span)?;
                self.apply(Op::MatrixMultiply, &[triangle, x], span)?
            }
        })
    }

    fn plain_argument(&mut self, given: &mut Arguments, name: &str) -> Result<f64, Fault> {
        match self.optional_number(given, name)? {
            Some(x) => Ok(x),
            None => Err(given.missing(name)),
        }
    }

    fn count_argument(&mut self, given: &mut Arguments, name: &str) -> Result<usize, Fault> {
        match self.optional_count(given, name)? {
            Some(n) => Ok(n),
            None => Err(given.missing(name)),
        }
    }

    /// Sizes, as one list or one after another.
    fn sizes(&mut self, given: &mut Arguments) -> Result<Shape, Fault> {
        let span = given.span();
        let mut sizes = Vec::new();
        while given.count() > 0 {
            let step = self.tensor_argument(given, "sizes")?;
            for &n in self.tensor(step).data() {
                if n.fract() != 0.0 || !(0.0..=1e7).contains(&n) {
                    return Err(Fault::new(span, "a size is a whole number", ""));
                }
                sizes.push(n as usize);
            }
        }
        Shape::new(&sizes).map_err(|error| from_math(&error, span))
    }
}

fn id_below(id: f64, limit: usize, span: Span) -> Result<usize, Fault> {
    if id.fract() == 0.0 && id >= 0.0 && id < limit as f64 {
        return Ok(id as usize);
    }
    Err(Fault::new(
        span,
        ["there is no class or id ", &crate::number::plain(id)].concat(),
        "Classes and token ids count from 0.",
    ))
}
