//! Configurations of real models, counted twice elsewhere.

use crate::{at, config, data};
use longhand_plan::{FAMILIES, PRESETS, Settings, plan};

#[test]
fn every_configuration_has_the_parameters_cache_and_flop_that_were_counted_elsewhere() {
    let truth = data("truth.json");
    for (name, wanted) in truth["configs"].as_object().unwrap() {
        let text = format!("[data]\nsequence = {}", wanted["sequence"]);
        let report = plan(&Settings::read(&text).unwrap(), Some(&config(name))).unwrap();
        let json = report.json();
        let mut seen = 0;
        for group in ["parameters", "kv_cache", "flops_per_token"] {
            for (key, value) in wanted[group].as_object().unwrap() {
                let members = match value.as_object() {
                    Some(parts) => parts
                        .iter()
                        .map(|(part, value)| (format!("{key}.{part}"), value))
                        .collect(),
                    None => vec![(key.clone(), value)],
                };
                for (key, value) in members {
                    let path = format!("{group}.{key}");
                    if let Some(tied) = value.as_bool() {
                        assert_eq!(
                            report.model.shape.as_ref().map(|shape| shape.tied),
                            Some(tied),
                            "{name}"
                        );
                        continue;
                    }
                    let wanted = value.as_f64().unwrap();
                    let found = at(&json, &path).unwrap_or_else(|| panic!("{name}: no {path}"));
                    assert!(
                        (found - wanted).abs() <= 1e-9 * wanted.abs(),
                        "{name}: {path} is {found}, not {wanted}"
                    );
                    seen += 1;
                }
            }
        }
        assert!(seen >= 20, "{name}: {seen}");
        for field in wanted["ignored_include"].as_array().into_iter().flatten() {
            assert!(
                report
                    .model
                    .ignored
                    .iter()
                    .any(|name| name == field.as_str().unwrap()),
                "{name}: {field}"
            );
        }
        for code in wanted["warnings_include"].as_array().into_iter().flatten() {
            assert!(
                report
                    .warnings
                    .iter()
                    .any(|warning| warning.code == code.as_str().unwrap()),
                "{name}: {code}"
            );
        }
    }
}

#[test]
fn what_is_no_decoder_or_broken_is_refused_by_name() {
    for (name, wanted) in data("truth.json")["broken"].as_object().unwrap() {
        let refusal = plan(&Settings::default(), Some(&config(name))).unwrap_err();
        for word in wanted["mentions"].as_array().unwrap() {
            assert!(
                refusal.message.contains(word.as_str().unwrap()),
                "{name}: {}",
                refusal.message
            );
        }
    }
}

#[test]
fn every_preset_is_read_and_plans() {
    for (name, _) in PRESETS {
        let settings = Settings::read(&format!("[model]\npreset = \"{name}\"")).unwrap();
        let report = plan(&settings, None).unwrap();
        assert!(report.sheet.get("memory.per_gpu").is_some(), "{name}");
        assert!(
            report
                .warnings
                .iter()
                .all(|warning| warning.code == "vision_left_out"),
            "{name}: {:?}",
            report.warnings
        );
    }
}

/// Configurations with nothing but what a family needs, and what they must add up to.
const SMALL: &[(&str, f64)] = &[
    // 12 layers of 4 d² attention, two matrices of 4 d and their biases, two norms of two vectors.
    (
        r#"{"model_type": "opt", "hidden_size": 768, "num_hidden_layers": 12, "num_attention_heads": 12, "ffn_dim": 3072, "vocab_size": 50272, "max_position_embeddings": 2048}"#,
        125_239_296.0,
    ),
    (
        r#"{"model_type": "gptj", "n_embd": 4096, "n_layer": 28, "n_head": 16, "vocab_size": 50400, "n_positions": 2048}"#,
        6_050_882_784.0,
    ),
    (
        r#"{"model_type": "mpt", "d_model": 4096, "n_layers": 32, "n_heads": 32, "expansion_ratio": 4, "no_bias": true, "vocab_size": 50432, "max_seq_len": 2048, "attn_config": {"alibi": true}}"#,
        6_649_286_656.0,
    ),
    (
        r#"{"model_type": "qwen2_moe", "hidden_size": 2048, "num_hidden_layers": 24, "num_attention_heads": 16, "num_key_value_heads": 16, "intermediate_size": 5632, "moe_intermediate_size": 1408, "shared_expert_intermediate_size": 5632, "num_experts": 60, "num_experts_per_tok": 4, "decoder_sparse_step": 1, "vocab_size": 151936}"#,
        14_315_784_192.0,
    ),
    (
        r#"{"model_type": "cohere", "hidden_size": 8192, "num_hidden_layers": 40, "num_attention_heads": 64, "intermediate_size": 22528, "vocab_size": 256000}"#,
        34_980_831_232.0,
    ),
];

#[test]
fn families_without_a_preset_have_their_published_counts() {
    for (text, wanted) in SMALL {
        let report = plan(&Settings::default(), Some(text)).unwrap();
        assert_eq!(
            report.sheet.get("parameters.total"),
            Some(*wanted),
            "{text}"
        );
    }
}

#[test]
fn a_family_of_every_reader_is_tried() {
    let mut tried: Vec<String> = SMALL.iter().map(|(text, _)| (*text).to_owned()).collect();
    tried.extend(PRESETS.iter().map(|(_, text)| (*text).to_owned()));
    for (kinds, _) in FAMILIES {
        let named = |text: &String| {
            kinds
                .iter()
                .any(|kind| text.contains(&format!("\"{kind}\"")))
        };
        assert!(tried.iter().any(named), "no test reads {kinds:?}");
    }
}

#[test]
fn a_word_where_a_count_belongs_is_named_with_its_path() {
    let good = config("llama-3-8b");
    for (from, to, wanted) in [
        (
            "\"hidden_size\": 4096",
            "\"hidden_size\": 4096.5",
            "hidden_size",
        ),
        (
            "\"hidden_size\": 4096",
            "\"hidden_size\": true",
            "hidden_size",
        ),
        (
            "\"hidden_size\": 4096",
            "\"hidden_size\": -1",
            "hidden_size",
        ),
        (
            "\"num_key_value_heads\": 8",
            "\"num_key_value_heads\": 5",
            "num_key_value_heads",
        ),
        (
            "\"num_hidden_layers\": 32",
            "\"num_hidden_layers\": 100000000",
            "num_hidden_layers",
        ),
        (
            "\"model_type\": \"llama\"",
            "\"model_type\": \"mamba\"",
            "mamba",
        ),
        (
            "\"model_type\": \"llama\"",
            "\"model_type\": 3",
            "model_type",
        ),
    ] {
        let text = good.replace(from, to);
        assert_ne!(text, good, "{from}");
        let refusal = plan(&Settings::default(), Some(&text)).unwrap_err();
        assert!(
            refusal.message.contains(wanted),
            "{to}: {}",
            refusal.message
        );
    }
    let nested = format!(
        "{{\"model_type\": \"llava\", \"text_config\": {}}}",
        good.replace("4096,", "\"x\",")
    );
    let refusal = plan(&Settings::default(), Some(&nested)).unwrap_err();
    assert!(
        refusal.message.contains("text_config.hidden_size"),
        "{}",
        refusal.message
    );
}
