//! The run was begun again from an earlier step.

use super::remark::Remark;

/// The note.
pub const REMARK: Remark = Remark {
    id: "restart",
    title: "The run was begun again from an earlier step.",
    of: |run| {
        let steps: Vec<String> = run
            .restarts
            .iter()
            .take(5)
            .map(|restart| format!("{:.0}", restart.step))
            .collect();
        let more = run.restarts.len().saturating_sub(steps.len());
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        (!steps.is_empty()).then(|| {
            format!(
                "The steps go back to {}{more}: a restart. The rows that it replaced are set aside.",
                steps.join(", ")
            )
        })
    },
};
