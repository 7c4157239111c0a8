//! From the tape to values that are kept.

use super::{Closure, Evaluator, TapeValue, free_names};
use crate::value::{Body, Function, Record, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

impl Evaluator<'_> {
    /// A live value as a value to keep.
    pub fn export(&self, live: &TapeValue) -> Value {
        match live {
            TapeValue::Number(step) => Value::measured(self.tensor(*step), self.units.get(step)),
            TapeValue::Truth(truth) => Value::Truth(truth.clone()),
            TapeValue::Record(record) => {
                let fields = record.fields.iter();
                Value::Record(Record {
                    fields: fields.map(|(n, v)| (n.clone(), self.export(v))).collect(),
                    main: record.main,
                })
            }
            TapeValue::Function(closure) => {
                let body = match &**closure {
                    Closure::BuiltIn(name) => Body::BuiltIn(name),
                    Closure::Written {
                        name,
                        parameters,
                        body,
                        captured,
                        ..
                    } => {
                        let mut used = BTreeSet::new();
                        free_names(body, parameters, &mut used);
                        let mut outside: BTreeMap<String, Value> = used
                            .into_iter()
                            .filter_map(|n| Some((n.clone(), self.scope.value(&n)?.clone())))
                            .collect();
                        outside.extend(captured.iter().map(|(n, v)| (n.clone(), self.export(v))));
                        Body::Written {
                            name: name.clone(),
                            parameters: parameters.clone(),
                            body: Arc::clone(body),
                            outside,
                        }
                    }
                };
                Value::Function(Function {
                    body: Arc::new(body),
                })
            }
        }
    }
}
