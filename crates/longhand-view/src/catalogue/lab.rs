//! Words of the labs. What a lab says of itself stands in `longhand-lab`.

/// The strings of the labs in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LabWords {
    /// Before a lab's title.
    pub lab: &'static str,
    /// The fold with the numbers behind a drawing.
    pub numbers: &'static str,
    /// Under a table that shows some of its rows; `{}` is how many there are.
    pub some_rows: &'static str,
    /// The button that saves a table.
    pub csv: &'static str,
    /// The fold with the program.
    pub torch: &'static str,
    /// The button that copies the program.
    pub copy: &'static str,
    /// The button that copies a link to the state.
    pub link: &'static str,
    /// The button that leads back to the start.
    pub reset: &'static str,
    /// Where the program could not be loaded.
    pub lost: &'static str,
    /// The group of all controls, for screen readers; `{}` is the lab's title.
    pub controls: &'static str,
}

/// In English; by themselves, so that the program of the labs holds no other words.
pub const ENGLISH: LabWords = LabWords {
    lab: "Lab",
    numbers: "The numbers",
    some_rows: "These are some of {} rows; the file has them all.",
    csv: "Save as CSV",
    torch: "As PyTorch",
    copy: "Copy",
    link: "Link to this state",
    reset: "Start over",
    lost: "This lab’s program could not be loaded, so nothing moves. Load the page again to try once more.",
    controls: "Controls: {}",
};
