//! How well wrong answers are understood, in two figures.
//!
//! * Of the wrong answers that people are known to give, how many are recognised for what they
//!   are ([`known`]).
//! * Of numbers that mean nothing, how many a rule takes for a slip all the same ([`hits`]).
//!
//! A rule that finds more raises the first and risks the second; both are kept by a test.

use longhand_exercise::diagnose::Diagnoser;
use longhand_exercise::grade::number;
use longhand_exercise::grade::target::Target;
use longhand_exercise::kind::Kind;
use longhand_exercise::random::Random;
use longhand_exercise::read::typed::{Digits, Typed};
use longhand_exercise::task::Task;
use longhand_exercise::variant::Variant;
use longhand_exercise::verdict::{Diagnosis, Judgement, Verdict};
use longhand_exercise::{Answer, Exercise, Prose, Slip, diagnosis_id, grade};
use longhand_math::real;
use longhand_notation::Scope;
use longhand_notation::math::Math;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

/// Random wrong numbers tried for each number that an exercise asks for.
pub const SAMPLES: u32 = 10_000;
/// Variants that these are spread over.
const VARIANTS: u32 = 10;

/// A wrong answer that people give, and what it means.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrongAnswer {
    /// The exercise's number.
    pub exercise: String,
    /// What is typed.
    pub typed: TypedText,
    /// What went wrong, in words.
    pub means: String,
    /// Words of which the diagnosis' id or reply has one when it is the right one.
    pub told: Vec<String>,
}

/// One field's text, or each field's.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum TypedText {
    /// One field.
    One(String),
    /// Several.
    Several(Vec<String>),
}

impl fmt::Display for TypedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TypedText::One(text) => f.write_str(text),
            TypedText::Several(texts) => write!(f, "{}", texts.join(" | ")),
        }
    }
}

/// Reads a list of wrong answers.
///
/// # Errors
/// What is not as it should be, with its place.
pub fn read(text: &str) -> Result<Vec<WrongAnswer>, String> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        wrong: Vec<WrongAnswer>,
    }
    toml::from_str::<File>(text)
        .map(|file| file.wrong)
        .map_err(|error| error.to_string())
}

/// What became of a wrong answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// Recognised for what it is: the diagnosis.
    Right(String),
    /// Taken for something else.
    Other(String),
    /// Not recognised.
    Nothing(&'static str),
    /// The exercise is not there yet.
    NotThere,
}

/// What the engine makes of a wrong answer, with the book's numbers.
pub fn known(exercise: Option<&Exercise>, wrong: &WrongAnswer) -> Told {
    let Some(exercise) = exercise else {
        return Told::NotThere;
    };
    let Ok(variant) = Variant::draw(exercise, 0) else {
        return Told::Nothing("broken");
    };
    let judgements = judgements(exercise, &variant, &wrong.typed);
    let verdict = judgements
        .first()
        .map_or("unreadable", |judgement| judgement.verdict.name());
    let told: Vec<String> = judgements
        .iter()
        .filter_map(|judgement| judgement.verdict.diagnosis())
        .map(|diagnosis| words(exercise, diagnosis))
        .collect();
    let right = |told: &&String| {
        let told = told.to_lowercase();
        let mut words = wrong.told.iter();
        words.any(|word| told.contains(&word.to_lowercase()))
    };
    match (told.iter().find(right), told.first()) {
        (Some(told), _) => Told::Right(told.clone()),
        (None, Some(other)) => Told::Other(other.clone()),
        (None, None) => Told::Nothing(verdict),
    }
}

/// Every judgement on an answer: the whole's, the cells', the parts'.
fn judgements(exercise: &Exercise, variant: &Variant, typed: &TypedText) -> Vec<Judgement> {
    let text = |text: &String| Answer::Text(text.clone());
    let answers: Vec<Answer> = match typed {
        // A number of a graph may stand in any of its fields.
        TypedText::One(one) if fields(exercise, variant) > 0 => {
            let alone = |place: usize| {
                let mut cells = vec![String::new(); fields(exercise, variant)];
                if let Some(cell) = cells.get_mut(place) {
                    cell.clone_from(one);
                }
                Answer::Cells(cells)
            };
            (0..fields(exercise, variant)).map(alone).collect()
        }
        TypedText::One(one) => vec![text(one)],
        TypedText::Several(all) => vec![
            Answer::Cells(all.clone()),
            Answer::Parts(all.iter().map(text).collect()),
        ],
    };
    let mut found = Vec::new();
    for answer in answers {
        let judgement = grade(exercise, variant, &answer);
        found.extend(judgement.cells.iter().cloned());
        for part in &judgement.parts {
            found.push(part.clone());
            found.extend(part.cells.iter().cloned());
        }
        found.insert(0, judgement);
    }
    found
}

/// How many numbers a graph asks for; none where the exercise is no graph.
fn fields(exercise: &Exercise, variant: &Variant) -> usize {
    let Kind::Graph(graph) = &exercise.kind else {
        return 0;
    };
    let sheet = graph.sheet(&variant.scope);
    sheet.map_or(0, |sheet| sheet.fields.len())
}

/// A diagnosis with its id and the words that it is given.
fn words(exercise: &Exercise, diagnosis: &Diagnosis) -> String {
    let mut parts = 0..exercise.parts().len();
    let id = parts.find_map(|part| diagnosis_id::of(exercise, part, diagnosis));
    let id = id.unwrap_or_default();
    let said = match diagnosis {
        Diagnosis::Mistake(index) => {
            let mistake = exercise.mistakes.get(*index);
            mistake.map(|mistake| plain(&mistake.say))
        }
        Diagnosis::Step { index, .. } => exercise.steps.get(*index).map(|step| {
            let symbol = step.symbol.as_ref().map(Math::plain).unwrap_or_default();
            format!("{symbol} {}", plain(&step.say))
        }),
        Diagnosis::Slip(Slip::Given { index, .. }) => {
            let given = exercise.givens.get(*index);
            given.map(|given| format!("{} {}", given.name, given.noun.as_deref().unwrap_or("")))
        }
        Diagnosis::Slip(_)
        | Diagnosis::Option(_)
        | Diagnosis::SomeMissing
        | Diagnosis::Test(_)
        | Diagnosis::WrongVersion(_)
        | Diagnosis::Carried { .. }
        | Diagnosis::Line(_)
        | Diagnosis::Order(_)
        | Diagnosis::Graph(_)
        | Diagnosis::Times { .. }
        | Diagnosis::Size { .. } => None,
    };
    format!("{id}: {}", said.unwrap_or_default())
}

/// A text with the formulas of its slots.
fn plain(prose: &Prose) -> String {
    prose.plain(&Scope::new())
}

/// How often rules took a number that means nothing for a slip.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hits {
    /// Random wrong numbers tried.
    pub tried: u32,
    /// Of these, taken for a slip: by slip.
    pub by_slip: BTreeMap<&'static str, u32>,
}

impl Hits {
    /// All hits.
    pub fn count(&self) -> u32 {
        self.by_slip.values().sum()
    }

    /// Hits as a part of what was tried.
    pub fn share(&self) -> f64 {
        f64::from(self.count()) / f64::from(self.tried.max(1))
    }

    /// Adds another's.
    pub fn add(&mut self, other: &Hits) {
        self.tried += other.tried;
        for (slip, count) in &other.by_slip {
            *self.by_slip.entry(slip).or_default() += count;
        }
    }
}

/// Tries random wrong numbers on an exercise that asks for numbers; `None` where it asks for none,
/// or for zero.
///
/// A number x is drawn with log₁₀|x / answer| uniform in [−2, 2], with the other sign one time in
/// four, and rounded to three figures; those that are accepted are left out.
pub fn hits(exercise: &Exercise, samples: u32) -> Option<Hits> {
    let mut hits = Hits::default();
    let variants = if exercise.has_variants() { VARIANTS } else { 1 };
    for number in 0..variants {
        let Ok(variant) = Variant::draw(exercise, number) else {
            continue;
        };
        for (part, kind) in exercise.parts().into_iter().enumerate() {
            let Kind::Numeric(numeric) = kind else {
                continue;
            };
            let task = Task {
                question: exercise,
                variant: &variant,
                part,
                id: exercise.part_id(part),
            };
            let Some(target) = Target::of(&task, numeric) else {
                continue;
            };
            if target.answer == 0.0 {
                continue;
            }
            let mut random = Random::new(&exercise.slug, number, part as u32);
            try_numbers(&target, &mut random, samples / variants, &mut hits);
        }
    }
    (hits.tried > 0).then_some(hits)
}

fn try_numbers(target: &Target, random: &mut Random, samples: u32, hits: &mut Hits) {
    let diagnoser = Diagnoser::new(target.clone());
    for _ in 0..samples {
        let place = f64::from(random.below(1 << 24)) / f64::from(1 << 24);
        let sign = if random.below(4) == 0 { -1.0 } else { 1.0 };
        let x = target.answer * sign * real::pow(10.0, 4.0 * place - 2.0);
        let typed = three_figures(x);
        match number::verdict(&diagnoser, &typed) {
            Verdict::Right { .. } | Verdict::Unreadable(_) => continue,
            Verdict::Near(Diagnosis::Slip(slip)) => {
                *hits.by_slip.entry(slip.name()).or_default() += 1;
            }
            _ => {}
        }
        hits.tried += 1;
    }
}

/// A number typed with three figures, as in `7.50e3`.
fn three_figures(x: f64) -> Typed {
    let value = longhand_exercise::slip::figures(x, 3);
    let exponent = real::log10(value.abs()).floor() - 2.0;
    let unit = real::pow(10.0, exponent);
    Typed {
        value,
        unit: None,
        digits: Some(Digits {
            figures: 3,
            half: 0.5 * unit / value.abs(),
            whole: false,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch() -> Exercise {
        let text = "kind = \"numeric\"\nnumber = \"7.1\"\ntitle = \"t\"\ndifficulty = 1\nprompt = \"?\"\n\
            [givens]\nn = { book = \"8\", noun = \"GPUs\" }\nk = { book = \"15\" }\n\
            [[steps]]\nname = \"b\"\nis = \"n*k\"\n[answer]\nis = \"b\"\naccept = \"exact\"\n";
        crate::parse::read("t.toml", "t", "c", text).unwrap()
    }

    fn wrong(typed: &str, told: &str) -> WrongAnswer {
        WrongAnswer {
            exercise: "7.1".to_string(),
            typed: TypedText::One(typed.to_string()),
            means: String::new(),
            told: vec![told.to_string()],
        }
    }

    #[test]
    fn a_wrong_answer_is_recognised_taken_for_another_or_not_recognised() {
        let batch = batch();
        assert!(matches!(
            known(Some(&batch), &wrong("15", "gpus")),
            Told::Right(_)
        ));
        assert!(matches!(
            known(Some(&batch), &wrong("-120", "gpus")),
            Told::Other(_)
        ));
        assert_eq!(
            known(Some(&batch), &wrong("77", "gpus")),
            Told::Nothing("wrong")
        );
        assert_eq!(known(None, &wrong("77", "gpus")), Told::NotThere);
    }

    #[test]
    fn a_number_of_a_graph_is_recognised_in_the_field_where_it_says_something() {
        let text = "kind = \"graph\"\nnumber = \"7.1\"\ntitle = \"t\"\ndifficulty = 1\nprompt = \"?\"\n\
            [givens]\nw = { book = \"2\" }\nx = { book = \"5\" }\n\
            [graph]\nis = \"p = w*x; e = p - 3; L = e^2\"\nask = \"gradients\"\naccept = \"exact\"\n";
        let graph = crate::parse::read("t.toml", "t", "c", text).unwrap();
        // 5 is the slope of wx alone; 14 · 5 = 70 is right.
        assert!(matches!(
            known(Some(&graph), &wrong("5", "local-slope")),
            Told::Right(_)
        ));
        assert!(!matches!(
            known(Some(&graph), &wrong("1234.5", "local-slope")),
            Told::Right(_)
        ));
    }

    #[test]
    fn a_drawn_number_is_what_typing_it_would_be() {
        for (x, text) in [
            (1234.5, "1.23e3"),
            (-0.009_996, "-1.00e-2"),
            (7.5, "7.50e0"),
        ] {
            let answer = longhand_notation::lenient::Context::answer(&|_| false, None);
            let reading = longhand_notation::lenient::read_in(text, &answer).unwrap();
            let program = &reading.program;
            let value = program.evaluate(&longhand_notation::Scope::new()).unwrap();
            let typed = Typed::new(&reading, program, &value).unwrap();
            let drawn = three_figures(x);
            assert!(
                (drawn.value - typed.value).abs() <= 1e-12 * typed.value.abs(),
                "{text}"
            );
            assert!(
                (drawn.half() - typed.half()).abs() <= 1e-9 * typed.half(),
                "{text}"
            );
        }
    }

    #[test]
    fn random_numbers_are_the_same_every_time_and_seldom_hit() {
        let found = hits(&batch(), 2000).unwrap();
        assert_eq!(hits(&batch(), 2000).unwrap(), found);
        assert!(found.tried > 1900);
        assert!(found.count() > 0 && found.share() < 0.02, "{found:?}");
    }
}
