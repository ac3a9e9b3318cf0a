//! Style sheets that a program brings along. Sheets that a script makes are no inline styles, which the page's
//! policy forbids.

use std::cell::RefCell;

use js_sys::{Array, Reflect};
use leptos::prelude::*;

thread_local! {
    /// Those that the page has.
    static WORN: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// Puts a sheet on the page, once.
pub(crate) fn wear(style: &'static str) {
    let new = WORN.with_borrow_mut(|worn| {
        let new = !worn.contains(&style);
        worn.extend(new.then_some(style));
        new
    });
    let Some(sheet) = new.then(web_sys::CssStyleSheet::new).and_then(Result::ok) else { return };
    let _ = sheet.replace_sync(style);
    let before = Reflect::get(&document(), &"adoptedStyleSheets".into()).unwrap_or_default();
    let all = Array::from(&before);
    all.push(&sheet);
    let _ = Reflect::set(&document(), &"adoptedStyleSheets".into(), &all);
}
