//! `kind = "shape"`.

use super::asked::Answered;
use super::reader::Reader;
use longhand_exercise::Kind;
use longhand_exercise::kind::shape::Shape;

pub(super) fn read(reader: &mut Reader, answered: &Answered) -> Option<Kind> {
    let asked = &answered.asked;
    let is = reader.is(asked, "[768, 3072]")?;
    reader.no_band(asked, "A shape is exact.");
    Some(Kind::Shape(Shape {
        is,
        symbol: answered.symbol.clone(),
        also: reader.also(asked),
    }))
}
