//! Colours by what they mean; the style sheet says what they look like.

/// The colour of a line, a bar or a cell. Its name is its class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// As gradients and corrections are.
    Red,
    /// As what is right.
    Green,
    /// As what is given.
    Blue,
    /// The fourth.
    Amber,
    /// What stands back.
    Soft,
}

impl Ink {
    /// Every colour.
    pub const ALL: [Self; 5] = [Self::Red, Self::Green, Self::Blue, Self::Amber, Self::Soft];

    /// Its name, which is its class.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Amber => "amber",
            Self::Soft => "soft",
        }
    }

    /// The colour of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ink| ink.name() == name)
    }

    /// The colour at a place in an order, from its beginning again after the last.
    #[must_use]
    pub fn at(order: &[Self], index: usize) -> Self {
        let index = index.checked_rem(order.len()).unwrap_or(0);
        order.get(index).copied().unwrap_or(Self::Soft)
    }
}
