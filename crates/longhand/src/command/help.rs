//! `longhand help`: about the commands, and about the language.
//!
//! `help functions` and `help units` list everything the language knows, from
//! the registries themselves; `help NAME` tells all about one function, unit or
//! command.

use anyhow::bail;
use clap::{Args, CommandFactory};
use longhand_notation::functions::{self, BuiltIn};
use longhand_notation::{Entry, FAMILIES, Preset, Takes, number, unit};
use serde_json::{Value as Json, json};

use super::output::{Outcome, print};

/// What `help` alone says at the prompt.
pub const IN_THE_PROMPT: &str = "\
Type a formula:           0.744/(1 - 0.9^3)      ans is the last result
Give something a name:    g = [4, -2, 6]         f(x) = (3x + 2)^2
Call a function:          softmax([2, 1, 0.1])   grad(f, 1)
Call a rule:              adam(g, lr = 1e-3).m_hat
Compute with units:       6 * 125M * 10B FLOP / (8 * 150 TFLOP/s) -> hours
More:                     help functions, help units, help softmax
Leave:                    exit, or Ctrl-D";

/// Tell about a command, a function or a unit; list all functions or units.
#[derive(Debug, Args)]
pub struct Help {
    /// `functions`, `units`, or the name of a command, function or unit.
    topic: Option<String>,
    /// As JSON (for `functions` and `units`).
    #[arg(long)]
    json: bool,
}

impl Help {
    /// Prints it. `longhand` is the whole command line.
    ///
    /// # Errors
    /// There is nothing of this name.
    pub fn run<Longhand: CommandFactory>(self) -> Outcome {
        let mut command = Longhand::command();
        let Some(name) = self.topic else {
            let help = command.render_long_help();
            return print(&format!(
                "{help}\nSee also: longhand help functions, longhand help units"
            ));
        };
        if self.json {
            let value = match name.as_str() {
                "functions" => functions_json(),
                "units" => units_json(),
                _ => bail!("--json goes with `help functions` and `help units`"),
            };
            return print(&format!("{value:#}"));
        }
        if let Some(found) = command.find_subcommand_mut(&name) {
            let mut found = found.clone().bin_name(format!("longhand {name}"));
            return print(&found.render_long_help().to_string());
        }
        print(&topic(&name)?)
    }
}

/// What there is to say about a word.
///
/// # Errors
/// There is nothing of this name.
pub fn topic(name: &str) -> Outcome<String> {
    match name {
        "functions" => return Ok(functions()),
        "units" => return Ok(units()),
        _ => {}
    }
    if let Some(function) = functions::named(name) {
        return Ok(format!(
            "{}{}\n{}",
            function.name, function.signature, function.summary
        ));
    }
    let entry = FAMILIES
        .iter()
        .flat_map(|family| family.entries)
        .find(|entry| entry.slug == name);
    if let Some(entry) = entry {
        return Ok(rule(entry));
    }
    if let Some(unit) = unit::named(name) {
        return Ok(format!(
            "1 {name} is {} {}",
            number::with_digits(unit.factor, 12),
            unit.dimension()
        ));
    }
    bail!(
        "there is nothing called “{name}”: see `longhand help functions` and `longhand help units`"
    )
}

/// Everything about one rule.
fn rule(entry: &Entry) -> String {
    let mut out = format!(
        "{}\n{}\n\n{}\n",
        entry.signature(),
        entry.title,
        entry.formula
    );
    let widest = entry.parameters.iter().map(|p| p.name.len()).max();
    for parameter in entry.parameters {
        out += &format!(
            "\n  {:<width$}  {}{}{}",
            parameter.name,
            parameter.doc,
            match parameter.kind {
                Takes::Word(words) => format!(": {}", words.join(", ")),
                _ => String::new(),
            },
            match preset(parameter.preset) {
                Some(Json::Null) => " (may be left out)".to_owned(),
                Some(Json::String(word)) => format!(" (otherwise {word})"),
                Some(preset) => format!(" (otherwise {preset})"),
                None => String::new(),
            },
            width = widest.unwrap_or(0),
        );
    }
    if let Some(main) = entry.main {
        out += &format!(
            "\n\nStands for the whole: {main}. The others go by name, as in {}(…).{main}",
            entry.slug
        );
    }
    out + &format!("\nSource: {}", entry.source)
}

/// All functions, family by family.
fn functions() -> String {
    let mut out = String::from("The language's own functions\n");
    let own: Vec<(String, &str)> = functions::ALL
        .iter()
        .map(|one| (format!("{}{}", one.name, one.signature), one.summary))
        .collect();
    table(&own, &mut out);
    out += "\nConstants\n";
    let constants: Vec<(String, String)> = functions::CONSTANTS
        .iter()
        .map(|(name, value)| ((*name).to_owned(), number::with_digits(*value, 12)))
        .collect();
    table(&constants, &mut out);
    for family in FAMILIES {
        out += &format!("\n{}\n", family.title);
        let rules: Vec<(String, &str)> = family
            .entries
            .iter()
            .map(|entry| (entry.signature(), entry.title))
            .collect();
        table(&rules, &mut out);
    }
    out + "\n`longhand help NAME` tells more about one: formula, parameters, source."
}

/// Two columns; a long left side has a line of its own.
fn table<T: AsRef<str>>(rows: &[(String, T)], out: &mut String) {
    const LEFT: usize = 34;
    for (left, right) in rows {
        let right = right.as_ref();
        if left.chars().count() <= LEFT {
            let pad = " ".repeat(LEFT - left.chars().count());
            *out += &format!("  {left}{pad}  {right}\n");
        } else {
            *out += &format!("  {left}\n  {}  {right}\n", " ".repeat(LEFT));
        }
    }
}

/// All units and prefixes.
fn units() -> String {
    let mut out = String::from("Units, and how large they are\n");
    let rows: Vec<(String, String)> = unit::all()
        .into_iter()
        .map(|unit| {
            let size = number::with_digits(unit.size, 12);
            let prefixes = if unit.prefixed { ", with prefixes" } else { "" };
            let right = format!("{size} {} ({}{prefixes})", unit.base, unit.measures);
            (unit.names.join(", "), right)
        })
        .collect();
    table(&rows, &mut out);
    out += "\nPrefixes\n";
    let rows: Vec<(String, String)> = unit::prefixes()
        .iter()
        .map(|(name, size)| ((*name).to_owned(), number::with_digits(*size, 16)))
        .collect();
    table(&rows, &mut out);
    out + "\n\
        Ki, Mi, Gi, Ti and Pi stand before B and bit. A word may have its plural: 3 hours.\n\
        Glued to a number, k, M, B and T count: 10B is ten billion, 10 B ten bytes.\n\
        Convert with -> or in or to: 48 MiB -> MB."
}

fn functions_json() -> Json {
    let own = functions::ALL.iter().map(|one| {
        json!({
            "name": one.name, "family": "language",
            "signature": format!("{}{}", one.name, one.signature),
            "summary": one.summary, "parameters": own_parameters(one),
        })
    });
    let rules = FAMILIES.iter().flat_map(|family| {
        family.entries.iter().map(|entry| {
            let parameters = entry.parameters.iter().map(|parameter| {
                let mut object = json!({"name": parameter.name, "about": parameter.doc});
                if let Takes::Word(words) = parameter.kind {
                    object["words"] = json!(words);
                }
                if let Some(preset) = preset(parameter.preset) {
                    object["default"] = preset;
                }
                object
            });
            json!({
                "name": entry.slug, "family": family.slug, "signature": entry.signature(),
                "summary": entry.title, "parameters": parameters.collect::<Vec<_>>(),
                "main": entry.main, "formula": entry.formula, "source": entry.source,
            })
        })
    });
    let constants = functions::CONSTANTS
        .iter()
        .map(|(name, value)| json!({"name": name, "value": super::calc::number_json(*value)}));
    json!({
        "functions": own.chain(rules).collect::<Vec<_>>(),
        "constants": constants.collect::<Vec<_>>(),
    })
}

/// What a parameter is when it is left out; none where it must be given.
fn preset(preset: Preset) -> Option<Json> {
    match preset {
        Preset::Required => None,
        Preset::Absent => Some(Json::Null),
        Preset::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            Some(Json::from(number as i64))
        }
        Preset::Number(number) => Some(super::calc::number_json(number)),
        Preset::Flag(flag) => Some(Json::from(flag)),
        Preset::Word(word) => Some(Json::from(word)),
    }
}

/// The parameters of one of the language's own functions, from its signature;
/// where it has two, of the first.
fn own_parameters(function: &BuiltIn) -> Vec<Json> {
    let first = function.signature.split(" or ").next().unwrap_or("");
    let inside = first.trim_start_matches('(').trim_end_matches(')');
    let names = inside.split(", ").filter(|name| !name.is_empty());
    names
        .map(|name| match name.split_once(" = ") {
            Some((name, value)) => {
                let value = value.parse().map_or(Json::from(value), |x: f64| {
                    preset(Preset::Number(x)).unwrap_or(Json::Null)
                });
                json!({"name": name, "default": value})
            }
            None => match name.strip_suffix('?') {
                Some(name) => json!({"name": name, "default": null}),
                None => json!({"name": name}),
            },
        })
        .collect()
}

fn units_json() -> Json {
    let units: Vec<Json> = unit::all()
        .into_iter()
        .map(|unit| {
            json!({
                "names": unit.names, "measures": unit.measures, "size": unit.size,
                "base": unit.base, "prefixed": unit.prefixed,
            })
        })
        .collect();
    let prefixes: Vec<Json> = unit::prefixes()
        .iter()
        .map(|(name, size)| json!({"name": name, "size": size}))
        .collect();
    json!({"units": units, "prefixes": prefixes})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_and_rule_is_listed_with_what_it_takes() {
        let listed = functions_json();
        let listed = listed["functions"].as_array().unwrap();
        let rules: usize = FAMILIES.iter().map(|family| family.entries.len()).sum();
        assert_eq!(listed.len(), functions::ALL.len() + rules);
        let one = |name: &str| listed.iter().find(|one| one["name"] == name).unwrap();
        assert_eq!(
            one("var")["parameters"][2],
            json!({"name": "correction", "default": 0})
        );
        assert_eq!(one("leaky_relu")["parameters"][1]["default"], 0.01);
        assert_eq!(one("adam")["parameters"][1]["default"], Json::Null);
        assert!(
            one("cosine")["formula"]
                .as_str()
                .is_some_and(|tex| tex.contains("cos"))
        );
        let told = functions();
        for entry in listed {
            let name = entry["name"].as_str().unwrap();
            let call = format!("{name}(");
            let mut lines = told.lines().map(str::trim_start);
            assert!(lines.any(|line| line.starts_with(&call)), "{name}");
            assert!(!entry["summary"].as_str().unwrap().is_empty(), "{name}");
        }
    }

    #[test]
    fn one_word_is_explained() {
        assert!(topic("softmax").unwrap().starts_with("softmax(z, axis?)"));
        let adam = topic("adam").unwrap();
        assert!(adam.contains("Source:") && adam.contains("lr"), "{adam}");
        assert_eq!(topic("MiB").unwrap(), "1 MiB is 1\u{202f}048\u{202f}576 B");
        assert!(topic("adamm").is_err());
        assert!(topic("units").unwrap().contains("GPU_hour"));
    }
}
