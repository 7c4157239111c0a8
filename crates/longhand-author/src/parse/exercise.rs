//! From the tables of a file to an exercise.

use super::file::File;
use super::kinds;
use super::reader::Reader;
use crate::{question_words, typed_names};
use longhand_exercise::{Exercise, Kind, Question};

/// Reads the tables; findings are left with the reader.
pub(super) fn read(reader: &mut Reader, file: File, slug: &str, chapter: &str) -> Option<Exercise> {
    if !(1..=5).contains(file.difficulty.get_ref()) {
        reader.find(
            file.difficulty.span().start,
            "The difficulty is not between 1 and 5.",
            "Write a number from 1 to 5.",
        );
    }
    let kind = kinds::read(reader, &file)?;
    if let (Some(graph), false) = (&file.graph, matches!(kind, Kind::Graph(_))) {
        reader.graph_of_working(graph);
    }
    let question = Question {
        slug: slug.to_string(),
        chapter: chapter.to_string(),
        prompt: reader.prose(&file.prompt),
        after: reader.optional_prose(file.after.as_ref()),
        givens: file
            .givens
            .0
            .iter()
            .map(|(name, given)| reader.given(name, given))
            .collect(),
        variables: reader.variables(&file.variables),
        require: file
            .require
            .iter()
            .map(|text| reader.formula(text))
            .collect(),
        steps: file
            .steps
            .iter()
            .map(|step| longhand_exercise::Step {
                name: step.name.clone(),
                symbol: reader.symbol(step.is.span().start, step.symbol.as_deref().unwrap_or("")),
                is: reader.formula(&step.is),
                say: reader.optional_prose(step.say.as_ref()),
            })
            .collect(),
        mistakes: file
            .mistakes
            .iter()
            .map(|mistake| longhand_exercise::Mistake {
                id: mistake.id.clone(),
                part: reader.part_of(&file.parts, mistake.part.as_ref(), mistake.is.span().start),
                is: reader.formula(&mistake.is),
                when: mistake.when.as_ref().map(|when| reader.formula(when)),
                say: reader.prose(&mistake.say),
            })
            .collect(),
        hints: file
            .hints
            .iter()
            .map(|hint| longhand_exercise::Hint {
                say: reader.prose(&hint.say),
            })
            .collect(),
        sources: file
            .sources
            .iter()
            .map(|source| longhand_exercise::Source {
                cite: source.cite.clone(),
                url: source.url.clone(),
            })
            .collect(),
        graph: file.graph.as_ref().map(|graph| longhand_exercise::Graph {
            is: reader.formula(&graph.is),
        }),
        pytorch: file.pytorch.map(|pytorch| pytorch.code),
        number: file.number,
        title: file.title,
        aliases: file.aliases,
        difficulty: *file.difficulty.get_ref(),
        skills: file.skills,
        words: Vec::new(),
    };
    let mut exercise = Exercise { question, kind };
    typed_names::give(&mut exercise);
    exercise.words = question_words::of(&exercise);
    Some(exercise)
}
