//! Devices, each figure sourced and dated or marked unverified.
//!
//! The table is `hardware.json` beside this crate: dense peaks in FLOP/s, memory in bytes, speeds in
//! bytes a second, power in watts. A new device is an entry there.

use crate::refusal::{Outcome, Refusal};
use crate::settings::{Settings, nearest};
use longhand_json::Json;

const TABLE: &str = include_str!("../hardware.json");

/// The table of devices, `name → figures`.
#[must_use]
pub fn devices() -> Vec<(String, Json)> {
    match Json::parse(TABLE)
        .ok()
        .as_ref()
        .and_then(|table| table.member("devices"))
    {
        Some(Json::Object(devices)) => devices.clone(),
        _ => Vec::new(),
    }
}

/// The hardware of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Hardware {
    /// What the device is called.
    pub name: Option<String>,
    /// Devices.
    pub count: f64,
    /// Devices of a node.
    pub per_node: f64,
    /// Dense FLOP/s in the format that is computed in.
    pub peak: Option<f64>,
    /// Bytes of memory.
    pub memory: Option<f64>,
    /// Bytes a second of memory.
    pub bandwidth: Option<f64>,
    /// Bytes a second inside a node.
    pub link: Option<f64>,
    /// Bytes a second between nodes.
    pub network: Option<f64>,
    /// Watts.
    pub watts: Option<f64>,
    /// Names of figures that were not seen in a source.
    pub unverified: Vec<String>,
    /// Sources of the device's figures.
    pub sources: Vec<String>,
}

impl Hardware {
    /// The hardware that a plan asks for.
    ///
    /// # Errors
    /// A device that nobody knows.
    pub fn read(settings: &Settings) -> Outcome<Self> {
        let mut figures = Json::Null;
        if let Some(wanted) = settings.text("hardware.device") {
            let all = devices();
            let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
            figures = match all.iter().find(|(name, _)| name == wanted) {
                Some((_, figures)) => figures.clone(),
                None => {
                    let help = match nearest(wanted, &names) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("there are {}.", names.join(", ")),
                    };
                    return Err(Refusal::new(
                        "device",
                        format!(
                            "hardware.device = \"{wanted}\": there is no such device; {help} A device of your own needs hardware.peak, memory, bandwidth, link and network."
                        ),
                    ));
                }
            };
        }
        let format = settings.text("precision.compute").unwrap_or("bf16");
        let of = |name: &str| {
            settings
                .number(&["hardware.", name].concat())
                .or_else(|| figures.member(name).and_then(Json::as_number))
        };
        let texts = |name: &str| -> Vec<String> {
            let list = figures.member(name).and_then(Json::as_list).unwrap_or(&[]);
            list.iter()
                .filter_map(Json::as_text)
                .map(str::to_owned)
                .collect()
        };
        let peaks = figures.member("peak");
        let peak = settings.number("hardware.peak").or_else(|| {
            peaks
                .and_then(|peaks| peaks.member(format))
                .and_then(Json::as_number)
        });
        Ok(Self {
            name: figures
                .member("name")
                .and_then(Json::as_text)
                .map(str::to_owned),
            count: settings.count("hardware.count"),
            per_node: of("per_node").unwrap_or(8.0),
            peak,
            memory: of("memory"),
            bandwidth: of("bandwidth"),
            link: of("link"),
            network: of("network"),
            watts: of("watts"),
            unverified: texts("unverified"),
            sources: texts("sources"),
        })
    }
}
