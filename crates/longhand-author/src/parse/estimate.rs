//! `kind = "estimate"`.

use super::asked::Answered;
use super::reader::Reader;
use longhand_exercise::Kind;
use longhand_exercise::kind::estimate::{Estimate, FACTOR};

pub(super) fn read(reader: &mut Reader, answered: &Answered) -> Option<Kind> {
    let asked = &answered.asked;
    let is = reader.is(asked, "6*N*D")?;
    reader.no_band(asked, "An estimate is right within its factor.");
    let factor = asked.factor.map_or(FACTOR, |factor| *factor.get_ref());
    if let Some(said) = asked.factor
        && !(factor > 1.0 && factor <= 100.0)
    {
        reader.find(
            said.span().start,
            format!("An estimate cannot be right within a factor of {factor}."),
            "Write a number above 1, such as `factor = 3`.",
        );
    }
    if asked.roundings.is_empty() {
        reader.find(
            asked.at,
            "Nothing says how one gets there in the head.",
            "Add `roundings = [\"…\", \"…\"]`: the roundings, one after another.",
        );
    }
    if !asked.also.is_empty() {
        reader.find(
            asked.at,
            "An estimate has one value; other ones near it are right anyway.",
            "Take `also` out.",
        );
    }
    Some(Kind::Estimate(Estimate {
        is,
        symbol: answered.symbol.clone(),
        unit: asked.unit.cloned(),
        factor,
        roundings: asked
            .roundings
            .iter()
            .map(|text| reader.prose(text))
            .collect(),
    }))
}
