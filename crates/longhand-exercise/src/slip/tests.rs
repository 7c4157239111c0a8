//! The list of rules is whole.

use super::ALL;

#[test]
fn every_file_of_the_folder_is_a_rule() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/slip");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_string()))
        .filter(|stem| !matches!(stem.as_str(), "mod" | "tests" | "rework" | "data" | "rule"))
        .collect();
    files.sort();
    let mut listed: Vec<&str> = ALL.iter().map(|rule| rule.slug).collect();
    listed.sort_unstable();
    assert_eq!(files, listed);
}

#[test]
fn every_unit_that_is_looked_for_is_known() {
    for name in super::other_unit::FAMILIES.iter().copied().flatten() {
        assert!(crate::units::of(name).is_some(), "{name}");
    }
}
