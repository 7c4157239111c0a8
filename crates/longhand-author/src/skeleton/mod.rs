//! What a new exercise begins as: a file of each kind that passes every check, with a comment at
//! each place where an author has to think.

/// A kind's skeleton.
#[derive(Clone, Copy, Debug)]
pub struct Skeleton {
    /// The kind, as written in files.
    pub kind: &'static str,
    /// The file, with `{{number}}` and `{{title}}` to be filled in.
    text: &'static str,
}

/// Every kind's skeleton.
pub const ALL: &[Skeleton] = &[
    Skeleton {
        kind: "numeric",
        text: include_str!("numeric.toml"),
    },
    Skeleton {
        kind: "choice",
        text: include_str!("choice.toml"),
    },
    Skeleton {
        kind: "code",
        text: include_str!("code.toml"),
    },
    Skeleton {
        kind: "bug",
        text: include_str!("bug.toml"),
    },
    Skeleton {
        kind: "order",
        text: include_str!("order.toml"),
    },
    Skeleton {
        kind: "graph",
        text: include_str!("graph.toml"),
    },
    Skeleton {
        kind: "vector",
        text: include_str!("vector.toml"),
    },
    Skeleton {
        kind: "matrix",
        text: include_str!("matrix.toml"),
    },
    Skeleton {
        kind: "shape",
        text: include_str!("shape.toml"),
    },
    Skeleton {
        kind: "expression",
        text: include_str!("expression.toml"),
    },
    Skeleton {
        kind: "estimate",
        text: include_str!("estimate.toml"),
    },
    Skeleton {
        kind: "parts",
        text: include_str!("parts.toml"),
    },
];

/// The skeleton of a kind.
pub fn of(kind: &str) -> Option<&'static Skeleton> {
    ALL.iter().find(|one| one.kind == kind)
}

impl Skeleton {
    /// The file of a new exercise.
    ///
    /// ```
    /// let text = longhand_author::skeleton::of("numeric").unwrap().file("5.1", "first-moment");
    /// assert!(text.contains("title = \"First moment\""));
    /// ```
    pub fn file(&self, number: &str, slug: &str) -> String {
        self.text
            .replace("{{number}}", number)
            .replace("{{title}}", &title(slug))
    }
}

/// A heading to begin with: `first-moment` → `First moment`.
fn title(slug: &str) -> String {
    let words = slug.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint;
    use crate::parse::{self, Places};

    #[test]
    fn every_kind_has_a_skeleton() {
        let there: Vec<&str> = ALL.iter().map(|one| one.kind).collect();
        let missing: Vec<&&str> = longhand_exercise::kind::ALL
            .iter()
            .filter(|kind| !there.contains(kind))
            .collect();
        assert!(
            missing.is_empty(),
            "add src/skeleton/KIND.toml and a line in ALL for {missing:?}"
        );
    }

    #[test]
    fn every_skeleton_is_an_exercise_of_its_kind_that_passes_every_check() {
        for one in ALL {
            let text = one.file("5.1", "first-moment");
            let exercise = parse::read("s.toml", "first-moment", "5-adam", &text)
                .unwrap_or_else(|findings| panic!("{}: {findings:?}", one.kind));
            assert_eq!(exercise.kind_name(), one.kind);
            assert_eq!(exercise.title, "First moment");
            assert_eq!(
                lint::check("s.toml", &exercise, &Places::default(), 40),
                [],
                "{}",
                one.kind
            );
        }
    }
}
