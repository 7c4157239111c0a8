//! `kind = "numeric"`.

use super::asked::Answered;
use super::reader::Reader;
use longhand_exercise::Kind;
use longhand_exercise::kind::numeric::Numeric;

pub(super) fn read(reader: &mut Reader, answered: &Answered) -> Option<Kind> {
    let asked = &answered.asked;
    let is = reader.is(asked, "2*a")?;
    Some(Kind::Numeric(Numeric {
        is,
        symbol: answered.symbol.clone(),
        accept: reader.accept(asked.accept),
        unit: asked.unit.cloned(),
        also: reader.also(asked),
    }))
}
