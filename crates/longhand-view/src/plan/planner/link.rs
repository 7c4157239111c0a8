//! Plans in a link: `#model.preset=gpt2&hardware.count=8`.
//!
//! What is typed stands in it as it was typed, so it is also how a page remembers. A second plan's keys
//! begin with `2.`. Of a configuration the fields that were used go along.

use longhand_plan::{Json, KEYS};

use super::draft::{Config, Draft, Source};
use crate::fragment::{escape, unescape};

/// What the keys of the second plan begin with.
const SECOND: &str = "2.";

/// The fragment that holds these plans, without `#`.
pub(super) fn fragment(plans: &[Draft]) -> String {
    let mut out = String::new();
    for (place, draft) in plans.iter().enumerate() {
        let prefix = if place == 0 { "" } else { SECOND };
        let mut put = |key: &str, text: &str| {
            if !out.is_empty() {
                out.push('&');
            }
            out.push_str(prefix);
            out.push_str(key);
            out.push('=');
            escape(&mut out, text);
        };
        put("model", draft.source.name());
        for (key, text) in &draft.typed {
            put(key, text);
        }
        if let Some(config) = &draft.config {
            put("config.name", &config.name);
            put("config", &used(draft, config));
        }
    }
    out
}

/// The plans of a fragment, and the keys in it that nobody knows. No plan where there is none in it.
pub(super) fn plans(fragment: &str) -> (Vec<Draft>, Vec<String>) {
    let mut plans: Vec<Draft> = Vec::new();
    let mut strange = Vec::new();
    for pair in fragment.split('&') {
        let Some((name, text)) = pair.split_once('=') else {
            continue;
        };
        let text = unescape(text);
        let (place, name) = match name.strip_prefix(SECOND) {
            Some(rest) => (1, rest),
            None => (0, name),
        };
        while plans.len() <= place {
            plans.push(Draft::empty());
        }
        let Some(draft) = plans.get_mut(place) else {
            continue;
        };
        let key = KEYS.iter().find(|key| key.path == name);
        match (name, key) {
            (_, Some(key)) => draft.set(key, text),
            ("model", _) => match Source::named(&text) {
                Some(source) => draft.source = source,
                None => strange.push(pair.to_owned()),
            },
            ("config", _) => config(draft).text = text,
            ("config.name", _) => config(draft).name = text,
            _ => strange.push(name.to_owned()),
        }
    }
    (plans, strange)
}

fn config(draft: &mut Draft) -> &mut Config {
    draft.config.get_or_insert_with(|| Config {
        name: "config.json".to_owned(),
        text: String::new(),
    })
}

/// A configuration without what was not used; as it stands where it could not be read.
fn used(draft: &Draft, config: &Config) -> String {
    let report = draft.report.as_ref().filter(|_| draft.holds());
    let (Some(report), Ok(json)) = (report, Json::parse(&config.text)) else {
        return config.text.chars().take(LONGEST).collect();
    };
    kept(&json, "", &report.model.used).to_string()
}

/// Longest configuration that goes into a link when it could not be read.
const LONGEST: usize = 20_000;

/// Fields that say what a configuration is, and of what else it tells.
const NAMES: &[&str] = &[
    "architectures",
    "model_type",
    "_name_or_path",
    "quantization_config",
    "vision_config",
    "audio_config",
];

fn kept(json: &Json, before: &str, used: &[String]) -> Json {
    let Json::Object(members) = json else {
        return json.clone();
    };
    let kept = members.iter().filter_map(|(name, value)| {
        let path = [before, name].concat();
        if name == "text_config" {
            return Some((name.clone(), kept(value, "text_config.", used)));
        }
        let told = NAMES.contains(&name.as_str());
        let value = match value {
            // That it is there is all that is told of it.
            Json::Object(_) if told => Json::Object(Vec::new()),
            other => other.clone(),
        };
        (told || used.contains(&path)).then(|| (name.clone(), value))
    });
    Json::Object(kept.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::ENGLISH;
    use longhand_plan::preset;

    #[test]
    fn what_is_typed_comes_back_from_a_link() {
        let mut first = Draft::empty();
        for (path, text) in [
            ("data.tokens", "1.5T tokens"),
            ("hardware.count", "8 & more = ?"),
            ("model.name", "größer 100%"),
        ] {
            let key = KEYS.iter().find(|key| key.path == path).unwrap();
            first.set(key, text.to_owned());
        }
        let mut second = Draft::empty();
        second.source = Source::Hand;
        let link = fragment(&[first.clone(), second]);
        assert!(
            !link.contains(' ') && !link.contains("1.5T tokens"),
            "{link}"
        );
        let (plans, strange) = plans(&link);
        assert!(strange.is_empty());
        assert_eq!(plans[0].typed, first.typed);
        assert_eq!(plans[1].source, Source::Hand);
    }

    #[test]
    fn of_a_configuration_only_what_was_used_goes_along_and_gives_the_same_numbers() {
        for name in ["deepseek-v3", "gemma-3-27b", "gpt-oss-120b", "llama-3-8b"] {
            let mut draft = Draft::empty();
            draft.source = Source::Config;
            draft.config = Some(Config {
                name: "config.json".to_owned(),
                text: preset(name)
                    .unwrap()
                    .replacen('{', "{\"strange_field\": 1,", 1),
            });
            draft.work(&ENGLISH);
            let link = fragment(core::slice::from_ref(&draft));
            assert!(!link.contains("strange_field"), "{link}");
            let (mut plans, _) = plans(&link);
            plans[0].work(&ENGLISH);
            assert_eq!(
                plans[0].report.as_ref().unwrap().sheet,
                draft.report.as_ref().unwrap().sheet,
                "{name}"
            );
        }
    }

    #[test]
    fn strange_links_are_read_as_far_as_they_go() {
        let (read, strange) = plans("model=moon&hardware.cuont=3&%zz=1&a&data.tokens=%4");
        assert_eq!(read.len(), 1);
        assert_eq!(read[0].text("data.tokens"), "%4");
        assert_eq!(strange.len(), 3);
        assert!(plans("").0.is_empty());
        assert!(plans("main").0.is_empty());
    }
}
