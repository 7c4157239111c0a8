//! Links to a variant: `#first-moment@7`.

/// What a link points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The exercise's id.
    pub slug: String,
    /// The variant; `None` where the link only leads to the card.
    pub variant: Option<u32>,
}

impl Link {
    /// Reads the part of an address from `#` on.
    pub fn read(fragment: &str) -> Option<Link> {
        let text = fragment.trim_start_matches('#');
        let (slug, variant) = match text.split_once('@') {
            Some((slug, number)) => (slug, Some(number.parse().ok()?)),
            None => (text, None),
        };
        (!slug.is_empty()).then(|| Link {
            slug: slug.to_owned(),
            variant,
        })
    }

    /// The fragment of a card that shows this variant. The book's numbers need
    /// no mention.
    pub fn fragment(slug: &str, variant: u32) -> String {
        if variant == 0 {
            format!("#{slug}")
        } else {
            format!("#{slug}@{variant}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_names_an_exercise_and_perhaps_a_variant() {
        let link = |slug: &str, variant| {
            Some(Link {
                slug: slug.to_owned(),
                variant,
            })
        };
        assert_eq!(Link::read("#first-moment@7"), link("first-moment", Some(7)));
        assert_eq!(Link::read("#first-moment"), link("first-moment", None));
        assert_eq!(Link::read("#first-moment@0"), link("first-moment", Some(0)));
    }

    #[test]
    fn what_is_no_link_is_left_alone() {
        for text in [
            "",
            "#",
            "#@7",
            "#first-moment@",
            "#first-moment@-1",
            "#first-moment@99999999999",
        ] {
            assert_eq!(Link::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_written_link_is_read_back() {
        assert_eq!(
            Link::read(&Link::fragment("a-b", 12)),
            Some(Link {
                slug: "a-b".to_owned(),
                variant: Some(12)
            })
        );
        assert_eq!(Link::fragment("a-b", 0), "#a-b");
    }
}
