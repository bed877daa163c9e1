//! The `parameters` column: `start=1 end=10 step=1`, and what the values may be.

use std::collections::BTreeMap;

use super::findings::Finding;
use crate::surveys::questionnaire::{Choice, Kind};

/// Reads `key=value` pairs separated by spaces, commas or semicolons.
pub fn read(text: &str) -> Result<BTreeMap<String, String>, ()> {
    let separator = [';', ','].into_iter().find(|separator| text.contains(*separator));
    let parts: Vec<&str> = match separator {
        Some(separator) => text.split(separator).collect(),
        None => text.split_whitespace().collect(),
    };
    let mut found = BTreeMap::new();
    for part in parts.into_iter().map(str::trim).filter(|part| !part.is_empty()) {
        let (key, value) = part.split_once('=').ok_or(())?;
        let (key, value) = (key.trim(), value.trim());
        if key.is_empty() || value.is_empty() || value.contains('=') || key.contains(char::is_whitespace) {
            return Err(());
        }
        found.insert(key.to_lowercase(), value.to_owned());
    }
    Ok(found)
}

/// Writes the pairs back.
pub fn written(parameters: &BTreeMap<String, String>) -> String {
    let pairs: Vec<String> = parameters.iter().map(|(key, value)| format!("{key}={value}")).collect();
    // Values with a space need another separator, even if there is only one pair.
    if pairs.iter().any(|pair| pair.contains(' ')) { format!("{};", pairs.join("; ")) } else { pairs.join(" ") }
}

/// What is wrong with the parameters of a question; `choices` finds a list by its name.
pub fn check<'a>(
    kind: &Kind,
    parameters: &BTreeMap<String, String>,
    appearance: &str,
    choices: impl Fn(&str) -> Option<&'a [Choice]>,
) -> Result<(), Finding> {
    let allowed: &[&str] = match kind {
        Kind::Text => &["rows"],
        Kind::SelectOne { .. } | Kind::SelectMultiple { .. } | Kind::Rank { .. } => &["randomize", "seed"],
        Kind::Range => &["start", "end", "step", "tick_interval", "placeholder", "tick_labelset"],
        _ => return Ok(()),
    };
    if let Some(key) = parameters.keys().find(|key| !allowed.contains(&key.as_str())) {
        return Err(Finding::error("unknown_parameter").fact("parameter", key).fact("allowed", allowed.join(", ")));
    }
    match kind {
        Kind::Range => range(parameters, appearance, choices),
        Kind::Text => match parameters.get("rows") {
            Some(rows) if rows.parse::<u32>().is_err() => {
                Err(Finding::error("parameter_not_whole").fact("parameter", "rows").fact("value", rows))
            }
            _ => Ok(()),
        },
        _ => random(parameters),
    }
}

fn random(parameters: &BTreeMap<String, String>) -> Result<(), Finding> {
    let randomize = parameters.get("randomize").map(|wish| wish.to_lowercase());
    if let Some(wish) = &randomize
        && !matches!(wish.as_str(), "true" | "false")
    {
        return Err(Finding::error("bad_randomize").fact("value", wish));
    }
    if let Some(seed) = parameters.get("seed") {
        if randomize.as_deref() != Some("true") {
            return Err(Finding::error("seed_without_randomize"));
        }
        let reference = seed.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
        if reference.is_none_or(|name| name.contains(['$', '{', '}'])) && number(seed).is_none() {
            return Err(Finding::error("bad_seed").fact("value", seed));
        }
    }
    Ok(())
}

fn number(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().filter(|number| number.is_finite())
}

/// Whether `value` is a whole number of steps; the slack is for 0.1 + 0.2.
fn is_multiple(value: f64, step: f64) -> bool {
    let times = value / step;
    (times - times.round()).abs() < 1e-9
}

fn range<'a>(
    parameters: &BTreeMap<String, String>,
    appearance: &str,
    choices: impl Fn(&str) -> Option<&'a [Choice]>,
) -> Result<(), Finding> {
    let value = |key: &'static str| match parameters.get(key) {
        None => Ok(None),
        Some(text) => number(text)
            .map(Some)
            .ok_or_else(|| Finding::error("parameter_not_a_number").fact("parameter", key).fact("value", text)),
    };
    let wrong = |code: &'static str, key: &str| {
        let written = parameters.get(key).map_or("", String::as_str);
        Err(Finding::error(code).fact("parameter", key).fact("value", written))
    };
    let (start, end) = (value("start")?.unwrap_or(1.0), value("end")?.unwrap_or(10.0));
    let (step, tick) = (value("step")?.unwrap_or(1.0), value("tick_interval")?);
    for (key, value) in [("step", Some(step)), ("tick_interval", tick)] {
        if value == Some(0.0) {
            return wrong("parameter_zero", key);
        }
    }
    // The slack is for 0.1 + 0.2.
    if step.abs() > (end - start).abs() + 1e-9 {
        return wrong("parameter_too_big", "step");
    }
    let labels = parameters.get("tick_labelset");
    let placeholder = value("placeholder")?;
    let plain = ["", "vertical", "no-ticks", "vertical no-ticks", "no-ticks vertical"].contains(&appearance);
    if !plain && (tick.is_some() || placeholder.is_some() || labels.is_some()) {
        return Err(Finding::error("range_appearance").fact("appearance", appearance));
    }
    let inside = |value: f64| value >= start.min(end) && value <= start.max(end);
    if tick.is_some_and(|tick| !is_multiple(tick, step)) {
        return wrong("parameter_off_step", "tick_interval");
    }
    if let Some(placeholder) = placeholder {
        if !inside(placeholder) {
            return wrong("parameter_outside", "placeholder");
        }
        if !is_multiple(placeholder - start, step) {
            return wrong("parameter_off_step", "placeholder");
        }
    }
    let Some(list) = labels else { return Ok(()) };
    let Some(choices) = choices(list) else {
        return Err(Finding::error("unknown_list").fact("list", list));
    };
    let mut values = Vec::new();
    for choice in choices {
        let Some(value) = number(&choice.name) else {
            return Err(Finding::error("tick_label_not_a_number").fact("choice", &choice.name).fact("list", list));
        };
        if !inside(value) || !is_multiple(value - start, tick.unwrap_or(step)) {
            return Err(Finding::error("tick_label_off").fact("choice", &choice.name).fact("list", list));
        }
        values.push(value);
    }
    // Without ticks only the two ends can carry a label.
    if appearance.contains("no-ticks") && values.iter().any(|value| *value != start && *value != end) {
        return Err(Finding::error("tick_labels_without_ticks").fact("list", list));
    }
    Ok(())
}
