//! What a widget that is no card can do: tick, paint, work away from the page.

use longhand_session::widget::{Event, Shape};
use longhand_session::{Effect, Message, Page, Session, Widget};

fn session() -> Session {
    let widget = Widget::named("test").expect("the test widget is built in");
    Session::open(Page::default(), vec![widget]).0
}

fn used(what: &str, value: &str) -> Message {
    let event = Event::Used(what.to_owned(), value.to_owned());
    Message::Widget("test".to_owned(), event)
}

fn happened(event: Event) -> Message {
    Message::Widget("test".to_owned(), event)
}

#[test]
fn a_widget_asks_for_each_frame_and_paints_in_it() {
    let mut session = session();
    let effects = session.update(0, used("tick", ""));
    assert_eq!(effects, [Effect::Draw(0), Effect::Tick(0)]);
    let mut frames = 0;
    loop {
        let effects = session.update(0, happened(Event::Tick(16.0 * f64::from(frames))));
        frames += 1;
        let [Effect::Draw(0), Effect::Paint(0, picture), rest @ ..] = &effects[..] else {
            panic!("{effects:?}");
        };
        let [Shape::Rectangle { size, .. }] = picture.shapes[..] else {
            panic!("{picture:?}");
        };
        assert_eq!(size.0, f64::from(frames));
        if rest.is_empty() {
            break;
        }
        assert_eq!(rest, [Effect::Tick(0)]);
    }
    assert_eq!(frames, 30);
    assert!(session.view(0).contains("<p data-frames>30</p>"));
}

#[test]
fn a_widgets_work_is_done_elsewhere_and_answers_as_it_goes() {
    let mut session = session();
    let effects = session.update(0, used("work", "100"));
    let [Effect::Draw(0), Effect::Work(0, task)] = &effects[..] else {
        panic!("{effects:?}");
    };
    let mut answers = Vec::new();
    longhand_session::work(task, &mut |answer| answers.push(answer.to_vec()));
    assert!(answers.len() > 5);
    for answer in answers {
        session.update(0, happened(Event::Worked(answer)));
    }
    assert!(session.view(0).contains("<p data-primes>25</p>"));
    assert_eq!(
        session.update(0, used("stop", "")),
        [Effect::Draw(0), Effect::StopWork(0)]
    );
}

#[test]
fn work_that_nobody_knows_and_widgets_that_are_not_there_do_nothing() {
    longhand_session::work(b"strange", &mut |_| panic!("no answer"));
    assert!(Widget::named("no-such-widget").is_none());
    let nobody = Message::Widget("nobody".to_owned(), Event::Tick(1.0));
    assert_eq!(session().update(0, nobody), []);
}

#[test]
fn the_recipe_for_a_widget_names_what_there_is() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |path: &str| std::fs::read_to_string(root.join(path)).unwrap();
    let guide = read("CONTRIBUTING.md");
    let (_, rest) = guide.split_once("## Add a widget").expect("a recipe");
    let recipe = rest.split("\n## ").next().unwrap();
    let named: Vec<&str> = recipe.split('`').skip(1).step_by(2).collect();
    let paths: Vec<&&str> = named.iter().filter(|one| one.contains('/')).collect();
    assert!(paths.len() >= 3, "{paths:?}");
    for path in paths {
        assert!(root.join(path).exists(), "{path}");
    }
    let source = read("crates/longhand-session/src/widget/mod.rs");
    let step = recipe.split("\n3. ").nth(1).expect("a third step");
    let step = step.split("\n4. ").next().unwrap();
    let (_, methods) = step.split_once("compiler: ").expect("the methods");
    let methods = methods.split(". ").next().unwrap();
    for method in methods.split('`').skip(1).step_by(2) {
        let (_, body) = source
            .split_once(&format!("fn {method}("))
            .unwrap_or_else(|| panic!("there is no {method}"));
        // A new line of the enum is a fault of the compiler in each of them, but for the one that
        // reads a text.
        let body = body.split("\n    }\n").next().unwrap();
        assert!(method == "named" || !body.contains("_ =>"), "{method}");
        assert!(body.contains("Widget::Test"), "{method}");
    }
}
