//! A typed or pasted list, cut into cells.

/// A typed or pasted list cut into cells: its rows. `None` where it is no list, and where its
/// commas may be decimal commas.
///
/// ```
/// use longhand_exercise::kind::cells::rows::rows;
/// assert_eq!(rows("[.1, 2*(1+3)]"), Some(vec![vec![".1".into(), "2*(1+3)".into()]]));
/// assert_eq!(rows("0,25"), None);
/// ```
pub fn rows(text: &str) -> Option<Vec<Vec<String>>> {
    let cells = longhand_notation::cells::split(text)?;
    cells.decimal.is_none().then_some(cells.rows)
}
