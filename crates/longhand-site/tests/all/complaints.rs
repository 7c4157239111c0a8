//! What people complained of elsewhere, each as a test that it is not so here. The table that
//! names them is `docs/complaints.md`.

use longhand_exercise::verdict::Help;
use longhand_exercise::{Answer, Diagnosis, Exercise, Kind, Variant, Verdict, grade};
use longhand_notation::compare::{Equivalence, equivalent};
use longhand_notation::{Scope, parse};
use longhand_view::card::{Card, Event, RenderContext};

fn exercise(slug: &str, text: &str) -> Exercise {
    longhand_author::read("t.toml", slug, "c", text)
        .unwrap_or_else(|findings| panic!("{findings:?}"))
}

/// An exercise whose answer is this.
fn asks_for(answer: &str, accept: &str) -> Exercise {
    let text = format!(
        "kind = \"numeric\"\nnumber = \"1\"\ntitle = \"t\"\ndifficulty = 1\nprompt = \"?\"\n\
         [answer]\nis = \"{answer}\"\n{accept}\n"
    );
    exercise("t", &text)
}

fn verdict(exercise: &Exercise, typed: &str) -> Verdict {
    let variant = Variant::draw(exercise, 0).unwrap();
    grade(exercise, &variant, &Answer::Text(typed.to_string())).verdict
}

#[track_caller]
fn right(exercise: &Exercise, all: &[&str]) {
    for typed in all {
        let verdict = verdict(exercise, typed);
        assert!(
            matches!(verdict, Verdict::Right { .. }),
            "{typed}: {verdict:?}"
        );
    }
}

#[track_caller]
fn wrong(exercise: &Exercise, all: &[&str]) {
    for typed in all {
        let verdict = verdict(exercise, typed);
        assert!(
            !matches!(verdict, Verdict::Right { .. }),
            "{typed}: {verdict:?}"
        );
    }
}

const EXACT: &str = "accept = \"exact\"";

#[test]
fn thousands_may_be_set_apart_in_any_usual_way() {
    let million = asks_for("1000000", EXACT);
    right(
        &million,
        &[
            "1000000",
            "1,000,000",
            "1 000 000",
            "1\u{202f}000\u{202f}000",
            "1_000_000",
            "1e6",
            "10^6",
            "1M",
        ],
    );
    right(&asks_for("1080", EXACT), &["1080", "1,080", "1 080"]);
}

#[test]
fn a_point_may_stand_first() {
    right(
        &asks_for("0.823", EXACT),
        &["0.823", ".823", "+.823", "0,823"],
    );
}

#[test]
fn a_decimal_comma_is_read_and_what_was_typed_stays_as_it_is() {
    let exercise = asks_for("2.745", "accept = { absolute = 0.001 }");
    right(&exercise, &["2,745 ", "2,7454"]);
    let mut card = Card::new(exercise, 0);
    card.update(Event::Typed {
        part: 0,
        cell: 0,
        text: "2,7454".to_string(),
    });
    card.update(Event::Check);
    let html = card.view(&RenderContext::ENGLISH).into_string();
    assert!(html.contains("value=\"2,7454\""), "{html}");
    assert!(html.contains("2.7454"));
}

#[test]
fn a_fraction_is_a_number_and_so_is_its_decimal_to_a_few_digits() {
    right(
        &asks_for("1/5", EXACT),
        &["2/10", "1/5", "0,2", "0.2", "20%"],
    );
    right(
        &asks_for("1000/3", ""),
        &["333.33", "333 + 1/3", "1000/3", "333"],
    );
}

#[test]
fn pi_can_be_typed_with_any_keys() {
    right(
        &asks_for("2*pi", EXACT),
        &["2pi", "2π", "2*pi", "2 pi", "pi + π", "6.283185307179586"],
    );
}

#[test]
fn what_is_not_a_number_is_explained_and_costs_nothing() {
    let exercise = asks_for("2.5", "");
    for typed in [
        "",
        "two and a half",
        "2..5",
        "2.5.1",
        "x",
        "[2.5, 1]",
        "1/0",
    ] {
        let verdict = verdict(&exercise, typed);
        assert!(!verdict.counts(), "{typed}: {verdict:?}");
    }
}

#[test]
fn figures_mean_correct_rounding_and_nothing_wider() {
    let figures = asks_for("1.234", "accept = { figures = 3 }");
    right(&figures, &["1.23", "1.234", "1.2340"]);
    // A rule that only compares sizes takes these for three correct figures.
    wrong(&figures, &["1.2289", "1.2391", "1.24"]);
}

#[test]
fn zeros_at_the_end_count_as_figures() {
    let one = asks_for("1.00004", "accept = { absolute = 0.00001 }");
    right(&one, &["1.0000", "1.00004"]);
    assert_eq!(
        verdict(&one, "1.0"),
        Verdict::Unreadable(Help::MoreDigits),
        "two figures are too few"
    );
}

#[test]
fn the_precision_that_is_asked_for_stands_beside_the_field_in_plain_words() {
    let view = |accept: &str| {
        let card = Card::new(asks_for("1.5", accept), 0);
        card.view(&RenderContext::ENGLISH).into_string()
    };
    assert!(view("accept = { absolute = 0.002 }").contains("To within 0.002."));
    assert!(view(EXACT).contains("Give the exact value."));
    assert!(
        !view("").contains("class=\"rule\""),
        "the default needs no words"
    );
}

#[test]
fn a_power_of_ten_is_the_number_it_is() {
    right(
        &asks_for("0.138", EXACT),
        &["1.38*10^-1", "1.38 × 10⁻¹", "1.38e-1", "13.8%"],
    );
    right(&asks_for("floor(0.1667e4)", EXACT), &["1667", "1.667e3"]);
}

#[test]
fn the_noise_of_computing_is_not_held_against_anyone() {
    right(&asks_for("0.1 + 0.2", EXACT), &["0.3", "0.1+0.2", "3/10"]);
    right(&asks_for("403.208", ""), &["403.2079999", "403.208"]);
    right(&asks_for("4032.08/10", EXACT), &["403.208"]);
}

#[test]
fn formulas_are_compared_at_points_that_are_the_same_every_time_and_always_enough() {
    let pairs = [
        ("0.5x", "x/2"),
        ("1.38*10^-1*x", "0.138x"),
        ("log(x) + log(y)", "log(x*y)"),
        ("sqrt(x*y)", "sqrt(x)*sqrt(y)"),
        ("1 + x^2", "abs(1 + x^2)"),
        ("(x + y)^2", "x^2 + 2x*y + y^2"),
    ];
    for seed in 0..20 {
        for (left, right) in pairs {
            let (left, right) = (parse(left).unwrap(), parse(right).unwrap());
            let compare = || equivalent(&left, &right, &["x", "y"], &Scope::new(), seed).unwrap();
            assert!(matches!(compare(), Equivalence::Same(_)), "seed {seed}");
            assert_eq!(compare(), compare());
        }
    }
}

#[test]
fn a_power_without_a_value_is_not_equal_to_another_without_one() {
    let (left, right) = (parse("(-2)^(x + 0.1)"), parse("(-2)^(x + 1.1)"));
    let found = equivalent(&left.unwrap(), &right.unwrap(), &["x"], &Scope::new(), 3).unwrap();
    assert_eq!(found, Equivalence::Unknown);
}

#[test]
fn the_same_options_stand_in_another_order_in_each_exercise() {
    let options: String = ["a", "b", "c", "d"]
        .map(|id| {
            format!(
                "[[options]]\nid = \"{id}\"\ntext = \"{id}\"\nreply = \"{id}\"\nright = {}\n",
                id == "a"
            )
        })
        .concat();
    let text = format!(
        "kind = \"choice\"\nnumber = \"1\"\ntitle = \"t\"\ndifficulty = 1\nprompt = \"?\"\n{options}"
    );
    let orders: std::collections::BTreeSet<Vec<usize>> = ["one", "two", "three", "four", "five"]
        .iter()
        .map(|slug| match exercise(slug, &text).kind {
            Kind::Choice(choice) => choice.order(slug, 0),
            _ => panic!("a choice"),
        })
        .collect();
    assert!(orders.len() >= 3, "{orders:?}");
}

#[test]
fn after_a_wrong_answer_one_just_types_again() {
    let mut card = Card::new(asks_for("12", EXACT), 0);
    for text in ["13", "14", "12"] {
        card.update(Event::Typed {
            part: 0,
            cell: 0,
            text: text.to_string(),
        });
        card.update(Event::Check);
    }
    assert!(card.is_solved());
}

#[test]
fn a_broken_exercise_says_so_in_its_own_card() {
    let broken = exercise(
        "t",
        "kind = \"numeric\"\nnumber = \"1\"\ntitle = \"t\"\ndifficulty = 1\nprompt = \"?\"\n\
         [[steps]]\nname = \"a\"\nis = \"nothing_of_the_kind + 1\"\n[answer]\nis = \"a\"\n",
    );
    let mut card = Card::new(broken, 0);
    assert!(card.update(Event::Check).is_empty());
    let html = card.view(&RenderContext::ENGLISH).into_string();
    assert!(html.contains("fault of ours"), "{html}");
    assert!(html.contains("nothing_of_the_kind"), "{html}");
}

/// Two parts, of which the second is worked out from the first.
fn moments() -> Exercise {
    exercise(
        "t",
        "kind = \"parts\"\nnumber = \"1\"\ntitle = \"t\"\ndifficulty = 1\nprompt = \"?\"\n\
         [givens]\ng = { book = \"7\" }\n\
         [[steps]]\nname = \"m\"\nis = \"0.3*g\"\n[[steps]]\nname = \"hat\"\nis = \"m/0.7\"\n\
         [[parts]]\nid = \"moment\"\nkind = \"numeric\"\nask = \"m?\"\nis = \"m\"\n\
         [[parts]]\nid = \"corrected\"\nkind = \"numeric\"\nask = \"hat?\"\nis = \"hat\"\n\
         [[mistakes]]\npart = \"corrected\"\nid = \"multiplied\"\nis = \"m*0.7\"\nsay = \"No.\"\n",
    )
}

fn in_parts(texts: [&str; 2]) -> Vec<Verdict> {
    let exercise = moments();
    let variant = Variant::draw(&exercise, 0).unwrap();
    let answer = Answer::Parts(texts.map(|text| Answer::Text(text.to_string())).into());
    let judgement = grade(&exercise, &variant, &answer);
    assert!(!judgement.is_right() || texts == ["2.1", "3"]);
    judgement.parts.into_iter().map(|one| one.verdict).collect()
}

#[test]
fn a_later_part_builds_on_the_learners_own_earlier_value_and_nothing_is_gained_by_a_trivial_one() {
    // 2.4 is wrong; 2.4/0.7 is rightly carried on, and near.
    let carried = Verdict::Near(Diagnosis::Carried { from: 0 });
    assert_eq!(in_parts(["2.4", "3.4286"])[1], carried);
    // 0, 1 and −1 carry nothing.
    for (first, second) in [("0", "0"), ("1", "1.42857"), ("-1", "-1.42857")] {
        let verdicts = in_parts([first, second]);
        assert_ne!(verdicts[1], carried, "{first}, {second}");
        assert!(
            !matches!(verdicts[1], Verdict::Right { .. }),
            "{first}, {second}"
        );
    }
    assert!(matches!(in_parts(["2.1", "3"])[1], Verdict::Right { .. }));
}

#[test]
fn parts_and_their_mistakes_go_by_names_and_not_by_places() {
    let verdict = &in_parts(["2.1", "1.47"])[1];
    assert_eq!(*verdict, Verdict::Wrong(Some(Diagnosis::Mistake(0))));
}
