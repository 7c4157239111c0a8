//! What goes to a frame, and what is fetched for it.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::AbortController;

use longhand_exercise::program::run::{
    CodeRun, DEPTH_LIMIT, Engine, PRINT_LIMIT, RESULT_LIMIT, ROUND_STEPS, SENT_LIMIT, TEXT_LIMIT,
    UNMEASURED,
};
use longhand_view::card::Loading;

use super::told::Told;

/// A run as a frame takes it.
pub fn run(number: u32, run: &CodeRun) -> JsValue {
    let cases = Array::new();
    for case in &run.cases {
        cases.push(&case.arguments.iter().map(JsValue::from).collect::<Array>());
    }
    let limits = object(&[
        ("print", PRINT_LIMIT.into()),
        ("result", RESULT_LIMIT.into()),
        ("text", TEXT_LIMIT.into()),
        ("depth", DEPTH_LIMIT.into()),
        ("sent", SENT_LIMIT.into()),
        ("steps", ROUND_STEPS.into()),
        ("grace", UNMEASURED.into()),
    ]);
    object(&[
        ("run", number.into()),
        ("source", JsValue::from(&run.source)),
        ("called", JsValue::from(&run.function)),
        ("cases", cases.into()),
        ("limits", limits),
    ])
}

/// The name under which a page lists an engine's files.
pub fn name(engine: Engine) -> &'static str {
    match engine {
        Engine::JavaScript => "",
        Engine::SmallPython => "micropython",
        Engine::FullPython => "pyodide",
    }
}

/// Fetches an engine's files; `tell` hears how it goes. What comes back ends it.
pub fn fetch(load: &Function, engine: Engine, tell: fn(Told)) -> Option<AbortController> {
    let abort = AbortController::new().ok()?;
    let progress = Closure::<dyn Fn(f64, f64)>::new(move |done: f64, total: f64| {
        let (done, total) = (done as u64, total as u64);
        tell(Told::Loading(engine, Loading { done, total }));
    });
    let arguments = [
        name(engine).into(),
        progress.as_ref().clone(),
        abort.signal().into(),
    ];
    // It is called as long as the files come in, which no scope here outlives.
    progress.forget();
    let loaded = Closure::once_into_js(move |files: JsValue| tell(Told::Loaded(engine, Ok(files))));
    let failed = Closure::once_into_js(move |fault: JsValue| {
        let text = fault.dyn_ref::<js_sys::Error>().map(|e| e.message());
        let text = text.map(String::from).unwrap_or_default();
        tell(Told::Loaded(engine, Err(text)));
    });
    let [name, progress, signal] = arguments;
    let promise = load.call3(&JsValue::NULL, &name, &progress, &signal).ok()?;
    // The promise ends in one of the two; what comes after is nobody's concern.
    let then: Function = Reflect::get(&promise, &"then".into())
        .ok()?
        .dyn_into()
        .ok()?;
    then.call2(&promise, &loaded, &failed).ok()?;
    Some(abort)
}

fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of a fresh object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from(*name), value);
    }
    object.into()
}

/// A member of what was sent, if it has it.
pub fn field(data: &JsValue, name: &str) -> JsValue {
    Reflect::get(data, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
