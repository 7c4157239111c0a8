//! Lines one after another, with what they define.

use longhand_notation::expr::Statement;
use longhand_notation::lenient::{Context, read_in};
use longhand_notation::{Fault, Scope, Value, trace};
use longhand_view::calculator::text as show;

use crate::command::help;

/// What has been defined so far, and how answers are shown.
pub struct Session {
    scope: Scope,
    steps: bool,
}

impl Session {
    /// Nothing defined.
    pub fn new(steps: bool) -> Self {
        Self {
            scope: Scope::new(),
            steps,
        }
    }

    /// Names that a line may use besides the language's own.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.scope.names()
    }

    /// Computes one line: what to show for it.
    ///
    /// # Errors
    /// A fault, drawn under the line.
    pub fn line(&mut self, text: &str) -> Result<String, String> {
        let words = text.trim();
        if words.is_empty() || words.starts_with('#') {
            return Ok(String::new());
        }
        if let Some(topic) = words.strip_prefix("help")
            && (topic.is_empty() || topic.starts_with(' '))
        {
            return match topic.trim() {
                "" => Ok(help::IN_THE_PROMPT.to_owned()),
                topic => help::topic(topic).map_err(|error| error.to_string()),
            };
        }
        let shown = |fault: Fault| show::fault(text, &fault);
        let is_name = |name: &str| self.scope.value(name).is_some();
        let reading = read_in(text, &Context::calculator(&is_name)).map_err(shown)?;
        let program = reading.program;
        if self.steps {
            let graph = trace(&program, &self.scope).map_err(shown)?;
            program.run(&mut self.scope).map_err(shown)?;
            return Ok(show::steps(&graph));
        }
        let value = program.run(&mut self.scope).map_err(shown)?;
        let defined = match program.statements().last() {
            Some(Statement::Function {
                name, parameters, ..
            }) => return Ok(format!("{name}({}) is defined", parameters.join(", "))),
            Some(Statement::Define { .. }) => true,
            _ => false,
        };
        if !defined && !matches!(value, Value::Function(_)) {
            // The last result goes by a name of its own.
            self.scope.define("ans", value.clone());
        }
        Ok(show::value(&value))
    }
}
