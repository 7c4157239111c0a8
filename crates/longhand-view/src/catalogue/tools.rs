//! Words about the tools: their names, and what they do.

/// A tool's name and what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToolWords {
    /// In navigation and above its page.
    pub name: &'static str,
    /// One sentence, on the home page, below the title and for search engines.
    pub about: &'static str,
}

/// The strings of the tools in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToolsWords {
    /// Heading of the list of tools.
    pub tools: &'static str,
    /// The calculator.
    pub calculator: ToolWords,
    /// The planner.
    pub planner: ToolWords,
    /// The run doctor.
    pub doctor: ToolWords,
    /// The search.
    pub search: ToolWords,
    /// The table of published numbers.
    pub published: ToolWords,
}

/// In English.
pub(super) const ENGLISH: ToolsWords = ToolsWords {
    tools: "Tools",
    calculator: ToolWords {
        name: "Calculator",
        about: "A notebook of lines with names and units, in the language of the workbooks. The key = opens it from any page.",
    },
    doctor: ToolWords {
        name: "Run doctor",
        about: "Reads the log of your own training run, in your browser: its curves, and what the numbers betray, with the arithmetic and the exercise that teaches it.",
    },
    planner: ToolWords {
        name: "Planner",
        about: "What a training run needs and costs: memory, time, energy and money, each number with the formula it comes from.",
    },
    search: ToolWords {
        name: "Search",
        about: "Every exercise, chapter, rule and word of the site, by its words. The key / opens it from any page.",
    },
    published: ToolWords {
        name: "We say, they say",
        about: "Numbers that others published, beside the planner’s for the same run. Each build computes them anew.",
    },
};
