//! What is said of an answer in cells: of the whole where one thing explains it, else cell by cell.

use super::answered::field;
use super::cell_names::{cell_name, size};
use super::context::{Context, Told};
use super::sentence::{Line, bold, filled_in, say, spaced, words};
use crate::catalogue::fill;
use longhand_exercise::prose::{Block, Node};
use longhand_exercise::{Diagnosis, Help, Judgement, Kind, Verdict};

/// More empty cells than these are counted, not named.
const NAMED: usize = 2;

impl Context<'_> {
    pub(super) fn cells_told(&self, told: &Told) -> Vec<Node> {
        let cells = &told.judgement.cells;
        if told.judgement.is_right() || of_the_whole(told.judgement) {
            return self.verdict_told(told);
        }
        let heading = match &told.judgement.verdict {
            Verdict::Unreadable(_) => return self.cells_unreadable(told),
            Verdict::Near(_) => self.words.near,
            Verdict::Wrong(_) | Verdict::Right { .. } => self.words.not_yet,
        };
        let right = cells.iter().filter(|cell| cell.is_right()).count();
        let counted = fill(self.words.kinds.cells_right, &[&right, &cells.len()]);
        let mut message = say(heading, &counted);
        for of in grouped(cells) {
            if let Some(judgement) = of.first().and_then(|first| cells.get(*first)) {
                let told = Told {
                    judgement,
                    brief: true,
                    ..*told
                };
                message.push(self.noted(told.part, &of, self.verdict_told(&told)));
            }
        }
        message
    }

    fn cells_unreadable(&self, told: &Told) -> Vec<Node> {
        let cells = &told.judgement.cells;
        let matching = |wanted: &dyn Fn(&Help) -> bool| -> Vec<usize> {
            let all = cells.iter().enumerate();
            all.filter(
                |(_, cell)| matches!(&cell.verdict, Verdict::Unreadable(help) if wanted(help)),
            )
            .map(|(i, _)| i)
            .collect()
        };
        let empty = matching(&|help| *help == Help::Empty);
        let other = matching(&|help| *help != Help::Empty);
        let kinds = &self.words.kinds;
        let still_empty = match empty.len() {
            0 => Line::new(),
            1 => filled_in(kinds.still_empty, &[self.cell_names(told.part, &empty)]),
            NAMED => filled_in(kinds.all_empty, &[self.cell_names(told.part, &empty)]),
            many => words(fill(kinds.cells_empty, &[&many])),
        };
        let mut message = Vec::new();
        if !empty.is_empty() {
            let line = spaced([bold(still_empty), words(self.words.not_counted)]);
            message.push(Node::Block(Block::Paragraph, line));
        }
        for cell in other {
            if let Some(judgement) = cells.get(cell) {
                let told = Told {
                    judgement,
                    text: field(self.answer, told.part, cell),
                    ..*told
                };
                message.push(self.noted(told.part, &[cell], self.verdict_told(&told)));
            }
        }
        message
    }

    /// What is said of some cells, below their names.
    fn noted(&self, part: usize, of: &[usize], said: Vec<Node>) -> Node {
        let mut names = self.cell_names(part, of);
        names.extend(words(":"));
        let mut group = vec![Node::Block(Block::Where, names)];
        group.extend(said);
        Node::Block(Block::Group, group)
    }

    /// "z₁, z₂ and z₃".
    fn cell_names(&self, part: usize, of: &[usize]) -> Line {
        let Some(kind) = self.exercise.part(part) else {
            return Line::new();
        };
        let (Kind::Vector(cells) | Kind::Matrix(cells)) = kind else {
            return Line::new();
        };
        let columns = size(self.variant, part).1;
        let mut line = Line::new();
        for (i, cell) in of.iter().enumerate() {
            if i > 0 {
                let last = i + 1 == of.len();
                line.extend(words(if last { self.words.kinds.and } else { ", " }));
            }
            line.extend(cell_name(self.words, kind, cells, columns, *cell));
        }
        line
    }
}

/// Whether one thing explains every cell that is not right.
fn of_the_whole(judgement: &Judgement) -> bool {
    let Some(whole) = judgement.verdict.diagnosis() else {
        return false;
    };
    let wrong = || judgement.cells.iter().filter(|cell| !cell.is_right());
    let told = wrong().filter(|cell| cell.verdict.diagnosis() == Some(whole));
    let (told, all) = (told.count(), wrong().count());
    told == 0 || (told == all && all > 1)
}

/// The cells in which something was found, those together in which it was the same.
fn grouped(cells: &[Judgement]) -> Vec<Vec<usize>> {
    let mut groups: Vec<(&Diagnosis, Vec<usize>)> = Vec::new();
    for (i, cell) in cells.iter().enumerate() {
        let Some(diagnosis) = cell.verdict.diagnosis() else {
            continue;
        };
        match groups.iter_mut().find(|(known, _)| *known == diagnosis) {
            Some((_, of)) => of.push(i),
            None => groups.push((diagnosis, vec![i])),
        }
    }
    groups.into_iter().map(|(_, of)| of).collect()
}
