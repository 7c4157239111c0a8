//! The parsers, each with valid texts and the words of its language.

use longhand::command::calc::answer_json;
use longhand_author::{Tex, blocks, pieces, read};
use longhand_exercise::progress::{self, Event, EventKind};
use longhand_exercise::{Answer, Exercise, Kind, Variant, grade};
use longhand_notation::lenient::{Context, read_in};
use longhand_notation::parse;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// A parser.
pub struct Target {
    /// Its name for `cargo xtask fuzz`.
    pub name: &'static str,
    /// Valid texts.
    pub seeds: fn() -> Vec<String>,
    /// Words of its language.
    pub words: &'static [&'static str],
    /// Reads a text; whatever it makes of it is fine, as long as it makes something of it.
    pub parse: fn(&str),
    /// How many megabytes of stack it may take: in tests nothing is inlined.
    pub stacks: usize,
}

/// Every target.
pub const TARGETS: &[Target] = &[
    Target {
        name: "content",
        seeds: exercises,
        words: &[
            "[answer]",
            "[[steps]]",
            "is = ",
            "kind = ",
            "\"numeric\"",
            "\"matrix\"",
            "\"order\"",
            "\"graph\"",
            "each = \"1..9\"",
            "length = 250",
            "range = \"0..1e6\"",
            "choose = []",
            "accept = \"exact\"",
            "#{",
            "'''",
            "\"\"\"",
            "[givens]",
            "[[options]]",
            "require = [",
            "avoid = \"true\"",
            "x",
            "1/0",
            "zeros(9,9)",
        ],
        parse: |text| {
            if let Ok(exercise) = read("x.toml", "x", "0-c", text) {
                let _ = Variant::draw(&exercise, 0);
                let _ = Variant::draw(&exercise, 1);
            }
        },
        stacks: 8,
    },
    Target {
        name: "markdown",
        seeds: chapters,
        words: &[
            "# ",
            "* ",
            "> ",
            "| a | b |\n|---|---|\n",
            "```",
            "{{exercise a}}",
            "[a](b)",
            "![x](y)",
            "$x$",
            "$$",
            "<b>",
            "[*_a",
            "[ (](",
            "  \n",
            "1. ",
            "***",
            "~~~",
            "\\|",
            "&amp;",
        ],
        parse: |text| {
            let tex = Tex::shared().unwrap();
            let _ = blocks(text, tex);
            let _ = pieces(text, tex);
        },
        stacks: 8,
    },
    Target {
        name: "tex",
        seeds: formulas,
        words: &[
            "\\frac{",
            "\\sqrt{",
            "\\sqrt ",
            "x^{",
            "x_{",
            "\\left(",
            "\\right)",
            "\\begin{pmatrix}",
            "\\end{pmatrix}",
            "\\operatorname{",
            "\\text{",
            "\\mathrm{",
            "\\hat ",
            "&",
            "\\\\",
            "^",
            "_",
            "\\overline{",
            "\\begin{cases}",
            "\\end{cases}",
            "<b>",
        ],
        parse: |text| {
            let tex = Tex::shared().unwrap();
            if let Ok(math) = tex.math(text, true) {
                assert!(!math.contains("<b>") && !math.contains(" style="), "{math}");
            }
            let _ = tex.tree(text, false);
        },
        stacks: 8,
    },
    Target {
        name: "language",
        seeds: calculations,
        words: &[
            "(",
            "[",
            "grad(",
            "f(x) = ",
            "sum(",
            "softmax(",
            "^",
            "²",
            "⁻",
            "√",
            "\\frac{",
            "e9",
            "1,000",
            " GB",
            " -> ",
            "not ",
            "x",
            "tensor(",
            "[[",
            "|",
            "zeros(2000, 2000)",
            "range(1, 1e9)",
            ";",
        ],
        parse: |text| {
            let _ = parse(text);
            let known = |name: &str| name == "x";
            let field = Context::answer(&known, Some("GB"));
            for context in [Context::calculator(&known), field] {
                if let Ok(read) = read_in(text, &context) {
                    let _ = read
                        .program
                        .expression()
                        .map(longhand_notation::typeset::plain);
                }
            }
        },
        stacks: 4,
    },
    Target {
        name: "answers",
        seeds: calculations,
        words: &[
            "2.745",
            "tensor([",
            "np.float64(",
            "[[",
            "]]",
            ",",
            ";",
            "\t",
            "\n",
            "1,5",
            "e-4",
            "–",
            " MB",
            " MiB",
            "%",
            "|",
            "about ",
            "x",
            "dL/dx = ",
            "\\begin{pmatrix}",
            "[8, 512, 768]",
        ],
        parse: |text| {
            for (exercise, variant) in ANSWERED.iter() {
                let answer = Answer::Text(text.to_owned());
                let answer = match &exercise.kind {
                    Kind::Parts(parts) => Answer::Parts(vec![answer; parts.len()]),
                    Kind::Graph(_) => Answer::Cells(text.split(',').map(str::to_owned).collect()),
                    Kind::Choice(_) => Answer::Picked(text.split(' ').map(str::to_owned).collect()),
                    Kind::Order(_) => Answer::Ordered(text.split(' ').map(str::to_owned).collect()),
                    _ => answer,
                };
                let _ = grade(exercise, variant, &answer);
            }
        },
        stacks: 8,
    },
    Target {
        name: "progress",
        seeds: progress_files,
        words: &[
            "{\"id\":\"",
            "\"at\":9007199254740993",
            "\"kind\":\"draft\"",
            "[",
            "{",
            "null",
            "true",
            "-1",
            "\\ud800",
            "\"variant\":4294967296",
            ",",
        ],
        parse: |text| {
            if let Ok(import) = progress::import(text, 1_700_000_000_000) {
                let _ = progress::export(&import.events, 0);
            }
        },
        stacks: 4,
    },
    Target {
        name: "json",
        seeds: json_lines,
        words: &[
            "{\"expr\":",
            "\"vars\":{",
            "[",
            "[[[[",
            "{\"a\":",
            "null",
            "1e999",
            "\\u0000",
            "\\ud800",
            "\"",
            "true",
            ",",
        ],
        parse: |text| {
            let _ = answer_json(text);
            let _ = longhand_json::Json::parse(text).map(|json| json.to_string());
        },
        stacks: 8,
    },
    Target {
        name: "logs",
        seeds: logs,
        words: &[
            "step",
            "loss",
            "nan",
            "inf",
            "{\"loss\": ",
            ",",
            "\t",
            "|",
            "lr: ",
            "1e-4",
            "[",
            "100%|██████| ",
            "epoch 3",
            "\r",
            "\u{1b}[2K",
        ],
        parse: |text| {
            let mut reader = longhand_doctor::readers::Reader::new();
            for piece in text.as_bytes().chunks(97) {
                reader.push(piece);
            }
            let _ = reader.finish();
        },
        stacks: 4,
    },
];

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/training")
}

/// Every nth file of the book with this ending.
fn files(ending: &str, nth: usize) -> Vec<String> {
    let mut found = Vec::new();
    for folder in std::fs::read_dir(content()).unwrap().flatten() {
        let Ok(inside) = std::fs::read_dir(folder.path()) else {
            continue;
        };
        found.extend(inside.flatten().map(|one| one.path()));
    }
    found.sort();
    let wanted = found
        .iter()
        .filter(|path| path.extension().is_some_and(|one| one == ending));
    wanted
        .step_by(nth)
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect()
}

fn exercises() -> Vec<String> {
    files("toml", 11)
}

/// Pieces of chapters: whole ones are longer than an input may be.
fn chapters() -> Vec<String> {
    let texts = files("md", 2);
    let pieces = texts.iter().flat_map(|text| text.split("\n\n"));
    pieces
        .filter(|piece| piece.len() < 3000)
        .map(str::to_owned)
        .collect()
}

fn formulas() -> Vec<String> {
    let texts = files("md", 1);
    let inside = texts
        .iter()
        .flat_map(|text| text.split('$').skip(1).step_by(2));
    inside
        .filter(|one| one.len() < 400)
        .take(400)
        .map(str::to_owned)
        .collect()
}

fn calculations() -> Vec<String> {
    let texts = [
        "0.744/(1-0.9^3)",
        "7.5 × 10^18",
        "1,048,576",
        "6 * 125M * 10B",
        "f(x) = (3x+2)^2; grad(f, 1)",
        "softmax([2, 1, 0.1])[1]",
        "cross_entropy([2, 1, 0.1], 0).d_logits",
        "48 MiB -> MB",
        "tensor([[-0.5000,  3.0000],\n        [ 5.5000, -5.0000]])",
        "-0,5\t3\n5,5\t-5",
        "\\frac{3}{8}\\cdot 10^{-4}",
        "np.float64(2.745)",
        "1h44",
        "2;745",
        "about 3",
        "0.839 bits per byte",
        "[8, 512, 768]",
        "w*x + b",
        "1.65e–4",
        "|x|^2",
        "sum(ones(60,60)@ones(60,60))",
    ];
    texts.map(str::to_owned).to_vec()
}

fn progress_files() -> Vec<String> {
    let kinds = [
        EventKind::Opened,
        EventKind::StartedOver,
        EventKind::ShownWorking,
        EventKind::Hinted { shown: 2 },
    ];
    let events: Vec<Event> = kinds
        .into_iter()
        .enumerate()
        .map(|(i, kind)| {
            Event::new(
                format!("e{i}"),
                1_600_000_000_000 + i as u64,
                "first-moment-corrected",
                1,
                kind,
            )
        })
        .collect();
    vec![
        progress::export(&events, 1_650_000_000_000),
        "{}".to_owned(),
        "[]".to_owned(),
    ]
}

fn json_lines() -> Vec<String> {
    let texts = [
        r#"{"expr": "W @ x", "vars": {"W": [[1, 2], [3, 4]], "x": [1, 1]}}"#,
        r#"{"expr": "2+2"}"#,
        r#"{"exercise": "0.1", "variant": 0, "answer": ["1", 2, {"language": "python", "code": "x"}]}"#,
        r#"[1, 2.5e-3, "\u00e9\n", null, true, {"a": {"b": []}}]"#,
    ];
    texts.map(str::to_owned).to_vec()
}

fn logs() -> Vec<String> {
    let texts = [
        "step 10 loss 2.5 lr 1e-4\nstep 20 loss 2.4 lr 1e-4\nstep 30 loss nan lr 1e-4\n",
        "{\"step\": 1, \"loss\": 3.2, \"grad_norm\": 1.1}\n{\"step\": 2, \"loss\": 3.1, \"grad_norm\": 1.0}\n",
        "step,loss,lr\n1,3.2,1e-4\n2,3.1,1e-4\n",
        "{'loss': 2.31, 'grad_norm': 1.2, 'learning_rate': 5e-05, 'epoch': 0.1}\n{'loss': 2.11, 'learning_rate': 4e-05, 'epoch': 0.2}\n",
        " 10%|█         | 100/1000 [00:10<01:30, 10.00it/s, loss=2.3]\r 20%|██        | 200/1000 [00:20<01:20, 10.00it/s, loss=2.2]\n",
        "iter 100: loss 3.4210, time 250.11ms, mfu 31.20%\niter 200: loss 3.1102, time 249.00ms, mfu 31.25%\n",
    ];
    texts.map(str::to_owned).to_vec()
}

/// An exercise of each kind that is answered by texts.
static ANSWERED: LazyLock<Vec<(Exercise, Variant)>> = LazyLock::new(|| {
    let mut found: Vec<(Exercise, Variant)> = Vec::new();
    for text in files("toml", 1) {
        let Ok(exercise) = read("x.toml", "x", "0-c", &text) else {
            continue;
        };
        let kind = exercise.kind_name();
        let of_kind = found
            .iter()
            .filter(|(one, _)| one.kind_name() == kind)
            .count();
        if of_kind < 1 {
            let variant = Variant::draw(&exercise, 0).unwrap();
            found.push((exercise, variant));
        }
    }
    found
});
