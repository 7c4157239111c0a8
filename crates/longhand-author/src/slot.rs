//! Characters that stand for slots while TeX and Markdown are read.

/// The slot that a character stands for.
pub(crate) fn slot_of(c: char) -> Option<u16> {
    let index = (c as u32).checked_sub(FIRST_SLOT)?;
    let index = u16::try_from(index).ok()?;
    (usize::from(index) < MOST_SLOTS).then_some(index)
}

/// First character of the private area that stands for slots while TeX and Markdown are read.
pub(crate) const FIRST_SLOT: u32 = 0xE000;
/// How many slots one text may have.
pub(crate) const MOST_SLOTS: usize = 0x1000;
