//! Whatever the learner does is answered.

use super::check::{Check, Report, Sample};
use longhand_exercise::kind::Kind;

pub(super) const CHECK: Check = Check {
    name: "replies",
    holds: "Every option, mistake, line of a program and typical wrong version has a reply, and something is right.",
    run,
};

fn run(drawn: &Sample, report: &mut Report) {
    for mistake in &drawn.exercise.mistakes {
        if mistake.say.is_blank() {
            report.find(
                format!("The mistake `{}` has no reply.", mistake.id),
                "Name what happened and help on.",
            );
        }
    }
    for kind in drawn.exercise.parts() {
        of_kind(kind, report);
    }
    for wrong in drawn.exercise.code().map_or(&[][..], |code| &code.wrong) {
        if wrong.say.is_blank() {
            report.find(
                format!("The wrong version `{}` has no reply.", wrong.id),
                "Say what it does instead.",
            );
        }
    }
}

fn of_kind(kind: &Kind, report: &mut Report) {
    for (i, also) in kind.also().iter().enumerate() {
        if also.say.is_blank() {
            report.find(
                format!("The other right answer {} has no note.", i + 1),
                "Say what differs: the convention, the unit, the precision.",
            );
        }
    }
    if let Kind::Choice(choice) = kind {
        for option in &choice.options {
            if option.reply.is_blank() {
                report.find(
                    format!("The option `{}` has no reply.", option.id),
                    "Say why it is right or wrong.",
                );
            }
        }
        let right = choice.options.iter().filter(|option| option.right).count();
        let open = choice
            .options
            .iter()
            .any(|option| option.right_if.is_some());
        if (right == 0 && !open) || (right > 1 && !choice.several) {
            report.find(
                format!("{right} options are right."),
                "Mark one with `right = true`, or with `right_if` where it depends on the numbers; for more than one write `several = true`.",
            );
        }
    }
    if let Kind::Bug(bug) = kind {
        for line in &bug.lines {
            if line.reply.is_blank() {
                report.find(
                    format!("Line {} has no reply.", line.line),
                    "Say what the line does and why it is not the fault, or why it is.",
                );
            }
        }
    }
    // What a line in order is answered with is looked at where the file is read.
}

#[cfg(test)]
mod tests {
    use super::super::testing::{CHOICE, WHOLE, spoiled};
    use super::CHECK;

    #[test]
    fn an_option_or_mistake_without_a_reply_is_found() {
        let found = spoiled(&CHECK, CHOICE, "reply = \"No.\"", "reply = \" \"");
        assert_eq!(found, "The option `that` has no reply.");
        let found = spoiled(&CHECK, WHOLE, "That is the correction for two steps.", "");
        assert!(found.contains("`divided-by-the-wrong-power`"), "{found}");
    }
}
