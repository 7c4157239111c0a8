//! `kind = "vector"` and `kind = "matrix"`.

use super::asked::Answered;
use super::reader::Reader;
use longhand_exercise::Kind;
use longhand_exercise::kind::cells::Cells;
use longhand_notation::math::Math;

pub(super) fn read_vector(reader: &mut Reader, answered: &Answered) -> Option<Kind> {
    let asked = &answered.asked;
    let cells = read(reader, answered, false)?;
    if !asked.columns.is_empty() {
        reader.find(
            asked.at,
            "A vector has no columns.",
            "Name its cells with `labels`, or make it `kind = \"matrix\"`.",
        );
    }
    Some(Kind::Vector(cells))
}

pub(super) fn read_matrix(reader: &mut Reader, answered: &Answered) -> Option<Kind> {
    read(reader, answered, true).map(Kind::Matrix)
}

fn read(reader: &mut Reader, answered: &Answered, matrix: bool) -> Option<Cells> {
    let asked = &answered.asked;
    let such_as = if matrix {
        "[[1, 2], [3, 4]]"
    } else {
        "[1, 2, 3]"
    };
    let is = reader.is(asked, such_as)?;
    let whole = asked.cells == Some(false);
    if whole && !(asked.labels.is_empty() && asked.columns.is_empty()) {
        reader.find(
            asked.at,
            "One field has no cells to name.",
            "Take out `labels` and `columns`, or `cells = false`.",
        );
    }
    let mut symbols = |texts: &[String]| -> Vec<Math> {
        let texts = texts.iter();
        texts
            .map(|tex| {
                reader
                    .symbol(asked.at, tex)
                    .unwrap_or_else(|| Math::row(Vec::new()))
            })
            .collect()
    };
    let (labels, columns) = (symbols(asked.labels), symbols(asked.columns));
    Some(Cells {
        is,
        symbol: answered.symbol.clone(),
        accept: reader.accept(asked.accept),
        unit: asked.unit.cloned(),
        also: reader.also(asked),
        labels,
        columns,
        matrix,
        whole,
    })
}
