//! Which tab works on a collection: one at a time, so that none writes over what another one does. The browser keeps
//! who holds what (Web Locks), and lets go when a tab is closed or killed.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// As long as it lives, no other tab works on the collection.
#[derive(Debug)]
pub struct Hold {
    /// Ends the promise that the browser holds the lock for; `None` where the browser has no locks.
    release: Option<Function>,
}

impl Drop for Hold {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`. Web-sys has it for builds with unstable interfaces only.
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        granted: &Function,
    ) -> Result<Promise, JsValue>;
}

/// Holds a collection; `None` where another tab does. Where the browser has no locks everybody may: that nothing is
/// written over is then left to [`crate::keep`].
pub async fn hold(id: &str) -> Option<Hold> {
    let Some(locks) = lock_manager() else { return Some(Hold { release: None }) };
    let name = format!("crossquote collection {id}");
    let options = Object::new();
    let _ = Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE);
    let answered = Promise::new(&mut |resolve, _| {
        let refused = resolve.clone();
        let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            if lock.is_null() {
                answer(&resolve, &JsValue::NULL);
                return JsValue::UNDEFINED;
            }
            // The browser holds the lock until this promise is kept.
            Promise::new(&mut |release, _| answer(&resolve, &release)).into()
        });
        match locks.request(&name, &options, granted.unchecked_ref()) {
            Ok(held) => {
                // As in a frame without an origin, where nobody else can hold it either.
                let refused =
                    Closure::once(move |_: JsValue| answer(&refused, &JsValue::UNDEFINED));
                let _ = held.catch(&refused);
                refused.forget();
            }
            Err(_) => answer(&refused, &JsValue::UNDEFINED),
        }
    });
    let answer = JsFuture::from(answered).await.unwrap_or_default();
    if answer.is_null() { None } else { Some(Hold { release: answer.dyn_into().ok() }) }
}

/// Keeps the promise that `resolve` belongs to.
fn answer(resolve: &Function, answer: &JsValue) {
    let _ = resolve.call1(&JsValue::UNDEFINED, answer);
}

fn lock_manager() -> Option<LockManager> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}
