//! Every lab, at its start and at the ends of every control.

use longhand_lab::control::{Control, Slider};
use longhand_lab::plot::{Bars, Cells, Drawing, Lines, Pull};
use longhand_lab::{Cell, Definition, Frame, Lab, Settings, Table};
use std::collections::BTreeSet;

/// The values of a control that are tried, as links hold them.
fn values(control: &Control) -> Vec<String> {
    let of_slider = |slider: &Slider| {
        let last = slider.run.last();
        let places = [0, 1, last / 3, last / 2, last.saturating_sub(1), last];
        let all = places.map(|place| slider.run.value(place).to_string());
        all.to_vec()
    };
    match control {
        Control::Slider(slider) => of_slider(slider),
        Control::Switch(_) => vec!["on".to_owned(), "off".to_owned()],
        Control::Choice(choice) => {
            let options = choice.options.iter();
            options.map(|(option, _)| (*option).to_owned()).collect()
        }
        Control::Field(field) => vec![
            field.start.to_owned(),
            String::new(),
            "(".to_owned(),
            "0".to_owned(),
            "-1e400".to_owned(),
            "1.7e308".to_owned(),
            "5e-324".to_owned(),
            "1/0".to_owned(),
            "<b>".to_owned(),
            "x".repeat(400),
        ],
    }
}

/// States of a lab: its start, each control alone at each value, and all at one end.
fn states(lab: &Definition) -> Vec<(String, Settings)> {
    let mut states = vec![("start".to_owned(), Settings::default())];
    for control in lab.controls() {
        for value in values(control) {
            let mut settings = Settings::default();
            assert!(settings.set(control, &value), "{} = {value}", control.id());
            states.push((format!("{} = {value}", control.id()), settings));
        }
    }
    for end in ["first", "last"] {
        // Every choice on its own at that end, because an option may hide the rest.
        let mut settings = Settings::default();
        for control in lab.controls() {
            let all = values(control);
            let value = if end == "first" {
                all.first()
            } else {
                all.last()
            };
            settings.set(control, value.map_or("", String::as_str));
        }
        states.push((format!("all {end}"), settings.clone()));
        for control in lab.controls() {
            for value in values(control) {
                let mut settings = settings.clone();
                settings.set(control, &value);
                states.push((format!("all {end}, {} = {value}", control.id()), settings));
            }
        }
    }
    states
}

fn frames() -> impl Iterator<Item = (Lab, String, Frame)> {
    Lab::ALL.iter().flat_map(|lab| {
        let definition = lab.definition();
        states(definition)
            .into_iter()
            .map(move |(state, settings)| (*lab, state, (definition.frame)(&settings)))
    })
}

fn pulls(drawing: &Drawing) -> Vec<Pull> {
    match drawing {
        Drawing::Lines(Lines { handles, probe, .. }) => {
            let handles = handles
                .iter()
                .flat_map(|one| one.across.into_iter().chain(one.up));
            handles
                .chain(probe.iter().map(|probe| probe.pull))
                .collect()
        }
        Drawing::Bars(Bars { series, .. }) => {
            series.iter().flat_map(|one| one.pulls.clone()).collect()
        }
        Drawing::Cells(Cells { panels, .. }) => {
            let ids = panels.iter().filter_map(|panel| panel.pull);
            ids.flat_map(|(row, column)| [row, column])
                .map(Pull::new)
                .collect()
        }
        Drawing::Graph(_) => Vec::new(),
    }
}

fn check_table(at: &str, table: &Table) {
    assert!(!table.heads.is_empty(), "{at}: no heads");
    let named = table.heads.iter().all(|head| !head.trim().is_empty());
    assert!(named, "{at}: a column without a name: {:?}", table.heads);
    for row in &table.rows {
        assert_eq!(row.len(), table.heads.len(), "{at}: {row:?}");
        for cell in row {
            if let Cell::Words(words) = cell {
                assert!(
                    !["inf", "-inf", "inf%"].contains(&words.as_str()),
                    "{at}: {words}"
                );
            }
        }
    }
}

#[test]
fn every_lab_can_be_drawn_in_every_state() {
    for (lab, state, frame) in frames() {
        let at = format!("{} with {state}", lab.slug());
        assert!(
            frame.fault.is_some() || !frame.said.is_empty(),
            "{at} says nothing"
        );
        assert!(
            frame.fault.is_some() || !frame.figures.is_empty(),
            "{at} shows nothing"
        );
        frame.facts.iter().for_each(|table| check_table(&at, table));
        let ids: BTreeSet<&str> = frame.figures.iter().map(|figure| figure.id).collect();
        assert_eq!(ids.len(), frame.figures.len(), "{at}");
        for figure in &frame.figures {
            let at = format!("{at}: {}", figure.id);
            assert!(figure.alt.len() > 20 && !figure.title.is_empty(), "{at}");
            check_table(&at, &figure.table);
            match &figure.drawing {
                Drawing::Lines(lines) => {
                    for axis in [&lines.across, &lines.up] {
                        assert!(
                            axis.from.is_finite() && axis.to.is_finite(),
                            "{at}: {axis:?}"
                        );
                        assert!(axis.to > axis.from, "{at}: {axis:?}");
                        assert!(!axis.log || axis.from > 0.0, "{at}: {axis:?}");
                    }
                }
                Drawing::Graph(graph) => {
                    assert!(!graph.nodes.is_empty(), "{at}");
                    for (place, node) in graph.nodes.iter().enumerate() {
                        assert!(!node.label.is_empty(), "{at}");
                        let from = node.edges.iter().map(|edge| edge.from);
                        assert!(from.max().is_none_or(|from| from < place), "{at}");
                    }
                }
                Drawing::Bars(bars) => {
                    assert!(bars.to > bars.from, "{at}");
                    for series in &bars.series {
                        assert_eq!(series.values.len(), bars.rows.len(), "{at}");
                        assert!(series.pulls.is_empty() || series.pulls.len() == bars.rows.len());
                    }
                }
                Drawing::Cells(cells) => {
                    assert!(cells.wide.0 > 0.0 && cells.wide.1 > 0.0, "{at}");
                    for panel in &cells.panels {
                        let names = panel.rows.len();
                        assert!(
                            names == 0 || names == panel.cells.len(),
                            "{at}: {}",
                            panel.title
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn a_drag_moves_a_slider_of_its_lab_and_what_is_idle_is_one_of_its_controls() {
    for (lab, state, frame) in frames() {
        let definition = lab.definition();
        for pull in frame
            .figures
            .iter()
            .flat_map(|figure| pulls(&figure.drawing))
        {
            let control = definition.control(pull.control);
            let is_slider = matches!(control, Some(Control::Slider(_)));
            assert!(is_slider, "{} with {state}: {}", lab.slug(), pull.control);
        }
        for (id, most) in &frame.most {
            let control = definition.control(id);
            let Some(Control::Slider(slider)) = control else {
                panic!("{} with {state}: {id} is no slider", lab.slug());
            };
            let place = slider.run.value(slider.run.place(*most));
            assert_eq!(place, *most, "{} with {state}: {id}", lab.slug());
        }
        for id in frame.idle {
            assert!(definition.control(id).is_some(), "{}: {id}", lab.slug());
        }
    }
}

#[test]
fn names_are_plain_and_stand_once_and_starts_are_values() {
    let plain = |name: &str| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let mut slugs = BTreeSet::new();
    for lab in Lab::ALL {
        let definition = lab.definition();
        assert!(plain(definition.slug) && slugs.insert(definition.slug));
        assert_eq!(Lab::named(definition.slug), Some(*lab));
        let mut ids = BTreeSet::new();
        for control in definition.controls() {
            let at = format!("{} {}", definition.slug, control.id());
            assert!(plain(control.id()) && ids.insert(control.id()), "{at}");
            match control {
                Control::Slider(one) => {
                    let start = one.run.value(one.run.place(one.start));
                    assert_eq!(
                        start, one.start,
                        "{at} starts where the slider has no value"
                    );
                    assert!(one.run.last() <= 2000, "{at} has too many places");
                }
                Control::Choice(one) => {
                    let mut options = BTreeSet::new();
                    assert!(
                        one.options
                            .iter()
                            .all(|(name, _)| plain(name) && options.insert(name)),
                        "{at}"
                    );
                    assert!(options.contains(&one.start), "{at}");
                }
                Control::Field(one) => assert!(one.start.len() <= one.most, "{at}"),
                Control::Switch(_) => {}
            }
        }
    }
}

#[test]
fn the_program_of_a_lab_holds_no_number_that_python_cannot_read() {
    for lab in Lab::ALL {
        let definition = lab.definition();
        let Some(program) = definition.torch else {
            continue;
        };
        for (state, settings) in states(definition) {
            let text = program(&settings);
            for strange in ["NaN", "∞", "−", "×", " inf"] {
                assert!(
                    !text.contains(strange),
                    "{} with {state}: {text}",
                    definition.slug
                );
            }
            let count = |c: char| text.chars().filter(|one| *one == c).count();
            assert_eq!(
                count('('),
                count(')'),
                "{} with {state}: {text}",
                definition.slug
            );
        }
    }
}
