//! Several workbooks on one shelf, and what is wrong with a shelf.

use longhand_site::{Bundle, Options, Site, build, read_shelf};
use std::path::{Path, PathBuf};

/// A folder of its own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let name = format!("longhand-shelf-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// A workbook of one chapter with one exercise, `sum`.
    fn workbook(&self, folder: &str, more: &str) {
        let file = |name: &str| {
            if folder.is_empty() {
                name.to_owned()
            } else {
                format!("{folder}/{name}")
            }
        };
        self.write(
            &file("workbook.toml"),
            &format!(
                "{more}\ntitle = \"Book {folder}\"\ntagline = \"t\"\nhome = \"sum\"\n[[chapters]]\nslug = \"1-sums\"\nnumber = 1\ntitle = \"Sums\"\nshort = \"Sums\"\n"
            ),
        );
        self.write(
            &file("1-sums/chapter.md"),
            "+++\nnumber = 1\ntitle = \"Sums\"\nshort = \"Sums\"\n+++\n\n{{exercise sum}}\n",
        );
        self.write(
            &file("1-sums/sum.toml"),
            "kind = \"numeric\"\nnumber = \"1.1\"\naliases = [\"total\"]\ntitle = \"Two and two\"\ndifficulty = 1\nprompt = \"What is 2 + 2?\"\n[[steps]]\nname = \"sum\"\nis = \"2 + 2\"\n[answer]\nis = \"sum\"\naccept = \"exact\"\n",
        );
    }

    fn build(&self) -> Site {
        build(&options(&self.0)).unwrap_or_else(|findings| panic!("{findings}"))
    }

    fn faults(&self) -> String {
        build(&options(&self.0)).map_or_else(|findings| findings.to_string(), |_| String::new())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn options(folder: &Path) -> Options {
    Options {
        content: folder.to_path_buf(),
        bundle: Bundle::default(),
        live_reload: None,
    }
}

const SHELF: &str = "title = \"Shelf\"\nworkbooks = [\"one\", \"two\"]\nhome = \"two/sum\"\nat_the_root_before = \"one\"\n";

fn two(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("shelf.toml", SHELF);
    folder.workbook("one", "");
    folder.workbook("two", "");
    folder
}

fn page(site: &Site, name: &str) -> String {
    let bytes = site.files.get(name);
    let bytes = bytes.unwrap_or_else(|| panic!("no {name} in {:?}", site.files.keys()));
    String::from_utf8(bytes.clone()).unwrap()
}

fn data(site: &Site, name: &str) -> longhand_view::data::PageData {
    let html = page(site, name);
    let (_, rest) = html
        .split_once("name=\"longhand-data\" content=\"")
        .unwrap();
    let address = rest.split('"').next().unwrap().trim_start_matches("../");
    longhand_view::data::PageData::from_bytes(&site.files[address]).unwrap()
}

#[test]
fn each_workbook_has_its_pages_in_a_folder_and_they_share_what_stands_at_the_root() {
    let site = two("pages").build();
    for name in ["one/index.html", "one/1-sums.html", "two/1-sums.html"] {
        let html = page(&site, name);
        assert!(html.contains("href=\"../assets/style."), "{name}");
        assert!(html.contains("content=\"../sw.js\""), "{name}");
    }
    assert!(!site.files.keys().any(|name| name.starts_with("one/assets")));
    let home = page(&site, "index.html");
    assert!(home.contains("href=\"one/index.html\"") && home.contains("href=\"two/index.html\""));
}

#[test]
fn what_is_done_on_a_page_is_kept_under_the_workbook_of_its_exercises() {
    let site = two("slugs").build();
    assert_eq!(data(&site, "one/1-sums.html").workbook, "one");
    assert_eq!(data(&site, "two/1-sums.html").workbook, "two");
    let home = data(&site, "index.html");
    assert_eq!(home.workbook, "two", "of the exercise that is tried there");
    let names: Vec<&str> = home
        .workbooks
        .iter()
        .map(|one| &*one.names.workbook)
        .collect();
    assert_eq!(names, ["one", "two"]);
    let folders: Vec<&str> = home.outlines.iter().map(|one| &*one.folder).collect();
    assert_eq!(folders, ["one/", "two/"]);
    assert_eq!(data(&site, "one/index.html").outlines[0].folder, "");
}

#[test]
fn a_workbook_alone_stands_at_the_root_and_what_was_done_in_it_before_is_its_own() {
    let folder = Folder::new("alone");
    folder.workbook("", "");
    let site = folder.build();
    assert!(page(&site, "index.html").contains("href=\"1-sums.html\""));
    assert!(page(&site, "1-sums.html").contains("href=\"assets/style."));
    assert_eq!(data(&site, "1-sums.html").workbook, "training");
    folder.workbook("", "slug = \"sums\"\naliases = [\"adding\"]");
    let names = data(&folder.build(), "1-sums.html")
        .workbooks
        .remove(0)
        .names;
    assert_eq!(names.workbook, "sums");
    assert_eq!(names.former, ["adding", "training"]);
}

#[test]
fn addresses_from_before_the_shelf_lead_on() {
    let site = two("moved").build();
    let moved = page(&site, "1-sums.html");
    for part in [
        "<link rel=\"canonical\" href=\"one/1-sums.html\">",
        "<noscript><meta http-equiv=\"refresh\" content=\"0; url=one/1-sums.html\"></noscript>",
        "<a class=\"check\" href=\"one/1-sums.html\">",
        "Content-Security-Policy",
    ] {
        assert!(moved.contains(part), "{part} in {moved}");
    }
    let script = moved
        .split("src=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    assert!(page(&site, script).contains("location.hash"));
}

#[test]
fn the_offline_worker_lists_what_pages_share_and_each_workbook_has_a_list_of_its_own() {
    let site = two("offline").build();
    let worker = page(&site, "sw.js");
    assert!(worker.contains("\"index.html\"") && worker.contains("assets/style."));
    assert!(!worker.contains("1-sums"), "{worker}");
    for folder in ["one", "two"] {
        let list = format!("assets/{folder}-files.");
        let name = site
            .files
            .keys()
            .find(|name| name.starts_with(&list))
            .unwrap();
        assert!(
            worker.contains(&format!("[\"{folder}/\", \"{name}\"]")),
            "{worker}"
        );
        let list = page(&site, name);
        assert!(
            list.contains(&format!("\"{folder}/1-sums.html\"")),
            "{list}"
        );
        assert!(
            list.contains(&format!("\"assets/{folder}-1-sums.")),
            "{list}"
        );
        // Every file is in one place only.
        let other = if folder == "one" { "two/" } else { "one/" };
        assert!(!list.contains(other), "{list}");
    }
}

#[test]
fn a_list_has_another_name_when_a_page_has_another_text() {
    let folder = two("edition");
    let lists = |site: &Site| -> Vec<String> {
        let of = |part: &str| {
            let mut names = site.files.keys();
            let list = format!("assets/{part}-files.");
            let found = names.find(|name| name.starts_with(&list));
            found.unwrap_or_else(|| panic!("no {list}")).clone()
        };
        ["one", "two", "planner"].map(of).to_vec()
    };
    let before = lists(&folder.build());
    folder.write(
        "two/1-sums/chapter.md",
        "+++\nnumber = 1\ntitle = \"Sums\"\nshort = \"Sums\"\n+++\n\nMore.\n\n{{exercise sum}}\n",
    );
    let after = lists(&folder.build());
    assert_eq!(before[0], after[0]);
    assert_ne!(before[1], after[1]);
    assert_eq!(before[2], after[2]);
}

#[test]
fn an_exercise_that_several_workbooks_have_is_found_in_each() {
    let folder = two("find");
    let shelf = read_shelf(&folder.0).unwrap();
    let found = |name: &str| -> Vec<&str> {
        let found = shelf.find(name);
        found.iter().map(|(workbook, _)| &*workbook.slug).collect()
    };
    assert_eq!(found("sum"), ["one", "two"]);
    assert_eq!(found("1.1"), ["one", "two"]);
    assert_eq!(found("two/sum"), ["two"]);
    assert_eq!(found("two/total"), ["two"]);
    assert!(found("three/sum").is_empty() && found("one/none").is_empty());
}

#[test]
fn findings_of_a_workbook_name_its_folder() {
    let folder = two("within");
    folder.write("two/1-sums/sum.toml", "kind = \"numeric\"\n");
    let faults = folder.faults();
    assert!(faults.contains("two/1-sums/sum.toml"), "{faults}");
    folder.workbook("two", "");
    folder.write(
        "one/1-sums/chapter.md",
        "+++\nnumber = 1\ntitle = \"Sums\"\nshort = \"Sums\"\n+++\n\n{{exercise none}}\n",
    );
    let faults = folder.faults();
    assert!(faults.contains("one/1-sums/chapter.md:7"), "{faults}");
    assert!(faults.contains("one/1-sums/sum.toml"), "{faults}");
}

#[test]
fn a_name_that_would_lead_out_of_the_site_is_told_wherever_it_stands() {
    let folder = two("names");
    let chapter = |slug: &str| {
        format!(
            "title = \"B\"\ntagline = \"t\"\n[[chapters]]\nslug = \"{slug}\"\nnumber = 1\ntitle = \"Sums\"\nshort = \"Sums\"\n"
        )
    };
    for slug in ["../x", "a/b", "A", "", "index", "-a", "a.b"] {
        folder.write("two/workbook.toml", &chapter(slug));
        let faults = folder.faults();
        assert!(faults.contains("two/workbook.toml"), "{slug}: {faults}");
        assert!(faults.contains("the chapter"), "{slug}: {faults}");
        folder.write(
            "two/workbook.toml",
            &format!(
                "{}[[pages]]\nslug = \"{slug}\"\ntitle = \"P\"\n",
                chapter("1-sums")
            ),
        );
        assert!(
            folder.faults().contains("the page"),
            "{slug}: {}",
            folder.faults()
        );
        let listed = format!("title = \"S\"\nworkbooks = [\"one\", \"{slug}\"]\n");
        folder.write("shelf.toml", &listed);
        assert!(folder.faults().contains("the workbook"), "{slug}");
        folder.write("shelf.toml", SHELF);
    }
    folder.write("two/workbook.toml", &chapter("1-sums"));
    let exercise = std::fs::read_to_string(folder.0.join("two/1-sums/sum.toml")).unwrap();
    folder.write(
        "two/1-sums/sum.toml",
        &exercise.replace("\"total\"", "\"../x\""),
    );
    assert!(folder.faults().contains("the alias"), "{}", folder.faults());
}

#[test]
fn what_is_wrong_with_a_shelf_is_told_with_what_to_write() {
    let folder = two("faults");
    for (shelf, told) in [
        ("workbooks = [\"one\"]", "title"),
        ("title = \"S\"\nworkbooks = []", "It lists no workbook."),
        (
            "title = \"S\"\nworkbooks = [\"one\", \"one\"]",
            "listed twice",
        ),
        (
            "title = \"S\"\nworkbooks = [\"one\", \"none\"]",
            "none/workbook.toml",
        ),
        (
            "title = \"S\"\nworkbooks = [\"one\"]\nhome = \"sum\"",
            "`home` names `sum`",
        ),
        (
            "title = \"S\"\nworkbooks = [\"one\"]\nhome = \"one/none\"",
            "no such exercise",
        ),
        (
            "title = \"S\"\nworkbooks = [\"one\"]\nat_the_root_before = \"two\"",
            "not listed",
        ),
        (
            "title = \"S\"\nworkbooks = [\"one\"]\nhoem = \"one/sum\"",
            "hoem",
        ),
    ] {
        folder.write("shelf.toml", shelf);
        let faults = folder.faults();
        assert!(faults.contains(told), "{shelf}\n{faults}");
    }
    folder.write("shelf.toml", SHELF);
    folder.workbook("two", "slug = \"second\"");
    assert!(
        folder.faults().contains("aliases = [\"second\"]"),
        "{}",
        folder.faults()
    );
    let empty = Folder::new("empty");
    let faults = empty.faults();
    assert!(
        faults.contains("neither a shelf.toml nor a workbook.toml"),
        "{faults}"
    );
}

#[test]
fn a_heading_with_the_words_of_an_exercise_leaves_its_id_to_the_exercise() {
    let folder = two("heading");
    let head = "+++\nnumber = 1\ntitle = \"Sums\"\nshort = \"Sums\"\n+++\n\n";
    folder.write(
        "one/1-sums/chapter.md",
        &format!("{head}## Sum\n\n{{{{exercise sum}}}}\n"),
    );
    let html = page(&folder.build(), "one/1-sums.html");
    assert_eq!(html.matches(" id=\"sum\"").count(), 1, "{html}");
    assert!(html.contains(" id=\"about-sum\""));
    // Of two headings of the same words the second has a number.
    let twice = format!("{head}## Twice\n\n## Twice\n\n{{{{exercise sum}}}}\n");
    folder.write("one/1-sums/chapter.md", &twice);
    let html = page(&folder.build(), "one/1-sums.html");
    assert!(html.contains(" id=\"twice\"") && html.contains(" id=\"twice-2\""));
}

/// The recipe of CONTRIBUTING.md: a folder and a line.
#[test]
fn a_new_workbook_is_a_folder_and_a_line() {
    let recipe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../CONTRIBUTING.md");
    let recipe = std::fs::read_to_string(recipe).unwrap();
    let (_, recipe) = recipe.split_once("## Add a workbook").unwrap();
    let recipe = recipe.split("\n## ").next().unwrap();
    let mut blocks = recipe.split("```").skip(1).step_by(2);
    let mut block = || {
        let text = blocks
            .next()
            .unwrap()
            .trim_start_matches(|c: char| c.is_ascii_lowercase());
        text.lines()
            .map(str::trim_start)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let folder = two("recipe");
    folder.write("three/workbook.toml", &block());
    folder.write("three/1-first/chapter.md", block().trim_start());
    let skeleton = longhand_author::skeleton::of("numeric").unwrap();
    folder.write(
        "three/1-first/first-sum.toml",
        &skeleton.file("1.1", "first-sum"),
    );
    let unlisted = folder.build();
    assert!(!unlisted.files.contains_key("three/index.html"));
    folder.write(
        "shelf.toml",
        &SHELF.replace("\"two\"]", "\"two\", \"three\"]"),
    );
    let site = folder.build();
    assert!(page(&site, "index.html").contains("href=\"three/index.html\""));
    assert!(page(&site, "three/1-first.html").contains("data-exercise=\"first-sum\""));
    assert_eq!(data(&site, "three/1-first.html").workbook, "three");
}

#[test]
fn a_shelf_has_the_tools_and_every_page_leads_to_them_but_a_workbook_alone_has_none() {
    let site = two("tools").build();
    for name in ["calculator.html", "planner.html", "published.html"] {
        assert!(site.files.contains_key(name), "{name}");
    }
    let inside = page(&site, "one/1-sums.html");
    assert!(inside.contains("href=\"../calculator.html\" aria-keyshortcuts=\"=\""));
    assert!(page(&site, "index.html").contains("href=\"planner.html\""));
    let worker = page(&site, "sw.js");
    assert!(worker.contains("[\"planner.html\", \"assets/planner-files."));
    let folder = Folder::new("no-tools");
    folder.workbook("", "");
    let alone = folder.build();
    assert!(!alone.files.contains_key("planner.html"));
    assert!(!page(&alone, "1-sums.html").contains("calculator.html"));
}
