//! A `config.json`, field by field: what is used is noted, what is wrong is named with its path.

use crate::refusal::{Outcome, Refusal};
use longhand_json::Json;
use std::cell::RefCell;

/// Most layers, heads and the like that a field may ask for: far above any model, far below trouble.
const MOST: f64 = 1e9;

/// The members of a configuration.
pub struct Fields<'a> {
    object: &'a Json,
    path: &'a str,
    used: RefCell<Vec<String>>,
}

impl<'a> Fields<'a> {
    /// The members of an object; `path` stands before their names in messages (`text_config.`).
    #[must_use]
    pub fn new(object: &'a Json, path: &'a str) -> Self {
        Self {
            object,
            path,
            used: RefCell::default(),
        }
    }

    /// Notes a field as used and gives its value; `null` counts as absent.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'a Json> {
        let value = self.object.member(name)?;
        self.note(name);
        Some(value).filter(|value| **value != Json::Null)
    }

    /// Notes a field as used.
    pub fn note(&self, name: &str) {
        let mut used = self.used.borrow_mut();
        if self.object.member(name).is_some() && !used.iter().any(|other| other == name) {
            used.push(name.to_owned());
        }
    }

    /// The fields that were used, and the others, in the file's order.
    #[must_use]
    pub fn names(&self) -> (Vec<String>, Vec<String>) {
        let used = self.used.borrow();
        let Json::Object(members) = self.object else {
            return (Vec::new(), Vec::new());
        };
        members
            .iter()
            .map(|(name, _)| name.clone())
            .partition(|name| used.contains(name))
    }

    /// Says that a field is wrong.
    pub fn wrong(&self, name: &str, wanted: &str) -> Refusal {
        let found = self.object.member(name).map_or_else(
            || "there is none".to_owned(),
            |value| {
                let text = value.to_string();
                let short: String = text.chars().take(40).collect();
                format!("found {short}")
            },
        );
        Refusal::new(
            "config",
            format!("{}{name} should be {wanted}: {found}", self.path),
        )
    }

    /// A count, if the field is there; `least` is 0 or 1.
    fn whole(&self, name: &str, least: f64) -> Outcome<Option<f64>> {
        let Some(value) = self.field(name) else {
            return Ok(None);
        };
        let fits = |number: &f64| number.fract() == 0.0 && *number >= least && *number <= MOST;
        match value.as_number().filter(fits) {
            Some(number) => Ok(Some(number)),
            None => Err(self.wrong(name, &format!("a whole number of at least {least}"))),
        }
    }

    /// A count of at least 1 that may be absent.
    ///
    /// # Errors
    /// Text, a fraction, a truth value or a number below 1.
    pub fn optional(&self, name: &str) -> Outcome<Option<f64>> {
        self.whole(name, 1.0)
    }

    /// A count of at least 0, 0 when absent.
    ///
    /// # Errors
    /// Text, a fraction, a truth value or a negative number.
    pub fn or_none(&self, name: &str) -> Outcome<f64> {
        Ok(self.whole(name, 0.0)?.unwrap_or(0.0))
    }

    /// A count of at least 1.
    ///
    /// # Errors
    /// As [`Fields::optional`], and where it is missing.
    pub fn count(&self, name: &str) -> Outcome<f64> {
        self.optional(name)?.ok_or_else(|| {
            Refusal::new(
                "config",
                format!("{}{name} is missing: this architecture needs it", self.path),
            )
        })
    }

    /// A count under the first of these names that is there.
    ///
    /// # Errors
    /// As [`Fields::count`].
    pub fn either(&self, names: &[&str]) -> Outcome<f64> {
        for name in names {
            if let Some(count) = self.optional(name)? {
                return Ok(count);
            }
        }
        self.count(names.first().copied().unwrap_or(""))
    }

    /// A truth value, or this one when absent.
    ///
    /// # Errors
    /// Anything else.
    pub fn flag(&self, name: &str, absent: bool) -> Outcome<bool> {
        match self.field(name) {
            None => Ok(absent),
            Some(Json::Truth(flag)) => Ok(*flag),
            Some(_) => Err(self.wrong(name, "true or false")),
        }
    }

    /// A list, if there is one with members.
    ///
    /// # Errors
    /// Anything else.
    pub fn list(&self, name: &str) -> Outcome<Option<&'a [Json]>> {
        match self.field(name) {
            None => Ok(None),
            Some(Json::List(items)) => Ok(Some(items.as_slice()).filter(|items| !items.is_empty())),
            Some(_) => Err(self.wrong(name, "a list")),
        }
    }
}
