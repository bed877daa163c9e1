//! Regular expressions in the browser: its own, which cost nothing to carry. Only patterns that
//! the server's engine accepted when the workbook was read come this far.

use js_sys::{Array, Function, Reflect, RegExp, global};
use wasm_bindgen::{JsCast, JsValue};

use super::pattern_text::understood;

pub struct Pattern(RegExp);

impl Pattern {
    /// `None` for what is no pattern. It has to match the whole answer, as in ODK.
    pub fn new(text: &str) -> Option<Pattern> {
        // Through Reflect, because a pattern the browser does not know throws.
        let constructor: Function = Reflect::get(&global(), &JsValue::from_str("RegExp")).ok()?.dyn_into().ok()?;
        // The server's engine writes “whatever the case” into the pattern, the browser's beside it.
        let (text, flags) = text.strip_prefix("(?i)").map_or((text, "u"), |rest| (rest, "ui"));
        let arguments =
            Array::of2(&JsValue::from_str(&format!("^(?:{})$", understood(text))), &JsValue::from_str(flags));
        Reflect::construct(&constructor, &arguments).ok()?.dyn_into().ok().map(Pattern)
    }

    pub fn matches(&self, text: &str) -> bool {
        self.0.test(text)
    }
}
