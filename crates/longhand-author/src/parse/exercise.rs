//! From the tables of a file to an exercise.

use super::file::File;
use super::kinds;
use super::reader::Reader;
use super::tables::FileStep;
use crate::{question_words, typed_names};
use longhand_exercise::{Exercise, Formula, Kind, Question};

/// Whether it is an exercise's number: `5`, `5.1`, `5.1a`.
fn is_number(text: &str) -> bool {
    let plain = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
    text.len() - plain.len() <= 1
        && plain
            .split('.')
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether it is an address that a page may lead to.
fn is_web(address: &str) -> bool {
    let host = ["https://", "http://"].iter().find_map(|scheme| {
        let fits = address.get(..scheme.len())?.eq_ignore_ascii_case(scheme);
        address.get(scheme.len()..).filter(|_| fits)
    });
    host.is_some_and(|host| {
        host.starts_with(|c: char| c.is_alphanumeric()) && !host.contains(['"', '<', '>', ' '])
    })
}

/// Steps use what stands before them: none uses itself, or one that comes later.
fn in_turn(reader: &mut Reader, givens: &[&str], steps: &[FileStep]) {
    for (at, step) in steps.iter().enumerate() {
        let names = Formula::new(step.is.get_ref())
            .program()
            .map(|program| program.free_names())
            .unwrap_or_default();
        let mut later = steps
            .iter()
            .skip(at)
            .filter(|one| !givens.contains(&one.name.as_str()));
        let later = later.find(|one| names.contains(&one.name));
        if let Some(later) = later {
            let found = if later.name == step.name {
                format!("The step `{}` uses itself.", step.name)
            } else {
                format!(
                    "The step `{}` uses `{}`, which comes after it.",
                    step.name, later.name
                )
            };
            let remedy =
                "Steps are worked out from the first to the last: use givens and earlier steps.";
            reader.find(step.is.span().start, found, remedy);
        }
    }
}

/// What is written but says nothing, and ids that could not stand in saved progress.
fn named_well(reader: &mut Reader, file: &File) {
    const LINE: &str = "Write what it is, in one line.";
    for (text, what) in [(&file.title, "title"), (&file.number, "number")] {
        if text.trim().is_empty() {
            let remedy = format!("Write the {what}.");
            reader.find(0, format!("The {what} is empty."), remedy);
        }
        if text.contains('\n') || crate::silent::unseen(text).is_some() {
            reader.find(0, format!("The {what} is not one line of text."), LINE);
        }
    }
    if file.title.chars().count() > LONGEST_TITLE {
        let found = format!("The title has more than {LONGEST_TITLE} letters.");
        reader.find(0, found, "Say it shorter: it stands in lists.");
    }
    let skills = file.skills.as_deref();
    if skills.is_some_and(|all| all.is_empty() || all.iter().any(|one| one.trim().is_empty())) {
        reader.find(
            0,
            "A skill without a name.",
            "Write its name, or leave `skills` out.",
        );
    }
    for hint in &file.hints {
        if hint.say.get_ref().trim().is_empty() {
            let at = hint.say.span().start;
            reader.find(
                at,
                "The hint is empty.",
                "Write a first step, or take it out.",
            );
        }
    }
    for source in &file.sources {
        if source.cite.trim().is_empty() {
            let remedy = "Say where it comes from; for our own calculation say so.";
            reader.find(0, "The source is empty.", remedy);
        }
    }
    let mut ids: Vec<(&str, &str, usize)> = Vec::new();
    let mistakes = file.mistakes.iter();
    ids.extend(mistakes.map(|one| (one.id.as_str(), "mistake", one.is.span().start)));
    let within = file.parts.iter().flat_map(|part| &part.options);
    let options = file.options.iter().chain(within);
    ids.extend(options.map(|one| (one.id.as_str(), "option", 0)));
    let parts = file.parts.iter();
    ids.extend(parts.map(|one| (one.id.get_ref().as_str(), "part", one.id.span().start)));
    let lines = file.lines.iter();
    ids.extend(lines.map(|one| (one.id.get_ref().as_str(), "line", one.id.span().start)));
    for (id, what, at) in ids {
        if !is_id(id) {
            let remedy = "Use letters, digits and hyphens: it stands in saved progress.";
            reader.find(at, format!("`{id}` cannot name the {what}."), remedy);
        }
    }
}

/// The longest title, in letters.
const LONGEST_TITLE: usize = 120;

/// Whether it can be an id inside an exercise.
fn is_id(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (1..=80).contains(&text.len()) && text.bytes().all(fits)
}

/// Reads the tables; findings are left with the reader.
pub(super) fn read(reader: &mut Reader, file: File, slug: &str, chapter: &str) -> Option<Exercise> {
    if !(1..=5).contains(file.difficulty.get_ref()) {
        reader.find(
            file.difficulty.span().start,
            "The difficulty is not between 1 and 5.",
            "Write a number from 1 to 5.",
        );
    }
    named_well(reader, &file);
    if file.prompt.get_ref().trim().is_empty() {
        reader.find(
            file.prompt.span().start,
            "The prompt is empty.",
            "Write the question.",
        );
    }
    if !is_number(&file.number) {
        reader.find(
            0,
            format!("`{}` is no exercise's number.", file.number),
            "Write the chapter's number, a point and its place, such as `3.2`, or `3.2a` for one beside it.",
        );
    }
    for source in &file.sources {
        if let Some(url) = source.url.as_deref().filter(|url| !is_web(url)) {
            reader.find(
                0,
                format!("`{url}` is no address of the web."),
                "Write it out, from `https://` on.",
            );
        }
    }
    let givens: Vec<&str> = file
        .givens
        .0
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    in_turn(reader, &givens, &file.steps);
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
                or: mistake.or.as_ref().map(|or| reader.formula(or)),
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
            .map(|source| longhand_exercise::Citation {
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
        skills: file.skills.unwrap_or_default(),
        words: Vec::new(),
        holds: file
            .holds
            .iter()
            .map(|claim| longhand_exercise::Claim {
                says: claim.says.clone(),
                is: reader.formula(&claim.is),
            })
            .collect(),
    };
    let mut exercise = Exercise { question, kind };
    typed_names::give(&mut exercise);
    exercise.words = question_words::of(&exercise);
    Some(exercise)
}
