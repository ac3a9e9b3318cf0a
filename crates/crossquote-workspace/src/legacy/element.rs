//! Elements as values of one type: what every page is written with.
//!
//! ```text
//! el("li").class("speaker").child(name).child(count)
//! ```
//!
//! Text goes in as text. There is no way to put markup in: that is meant.

use std::borrow::Cow;
use std::sync::{Arc, Mutex};

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::reactive_graph::SharedReactiveFunction;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlSelectElement;

/// An element that is being made. Boxed, and its methods kept out of line: pages are long chains of
/// calls, and each link of the chain should cost no more than a call.
pub(crate) struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    following: Vec<(Aspect, Words)>,
    listeners: Vec<(&'static str, Act)>,
    children: Vec<Inside>,
    made: Option<Made>,
}

/// What an element holds.
pub(crate) enum Inside {
    Text(Cow<'static, str>),
    Words(Words),
    Element(El),
    View(AnyView),
}

/// Words that follow signals; `None` is none at all.
type Words = Box<dyn Fn() -> Option<String> + Send>;
/// Where they go.
type Sink = Box<dyn Fn(Option<&str>)>;
type Act = Box<dyn FnMut(web_sys::Event) + Send>;
type Made = Box<dyn FnOnce(web_sys::Element) + Send>;

/// What of an element follows its signals.
#[derive(Clone, Copy)]
enum Aspect {
    Attribute(&'static str),
    /// The text of a field: its property, which a reader may have changed.
    Value,
    /// Whether a box is ticked: its property, which a reader may have changed.
    Checked,
}

/// A new element.
#[inline(never)]
pub(crate) fn el(tag: &'static str) -> El {
    El(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        following: Vec::new(),
        listeners: Vec::new(),
        children: Vec::new(),
        made: None,
    }))
}

/// The value of the list that was chosen from.
pub(crate) fn chosen_in(event: &web_sys::Event) -> Option<String> {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
    field.map(|field| field.value())
}

/// A part that is drawn anew whenever a signal that it reads changes.
pub(crate) fn live(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    following_view(Arc::new(Mutex::new(draw)))
}

#[inline(never)]
fn following_view(draw: SharedReactiveFunction<AnyView>) -> AnyView {
    draw.into_any()
}

/// Words that change with the signals that they read.
pub(crate) fn live_text(words: impl Fn() -> String + Send + 'static) -> Inside {
    Inside::Words(Box::new(move || Some(words())))
}

/// Nothing at all, where a view is wanted.
pub(crate) fn nothing() -> AnyView {
    ().into_any()
}

impl El {
    /// An attribute that stays as it is.
    pub(crate) fn attr(self, name: &'static str, value: impl Into<Cow<'static, str>>) -> El {
        self.fixed(name, value.into())
    }

    #[inline(never)]
    fn fixed(mut self, name: &'static str, value: Cow<'static, str>) -> El {
        self.0.attributes.push((name, value));
        self
    }

    pub(crate) fn class(self, names: impl Into<Cow<'static, str>>) -> El {
        self.attr("class", names)
    }

    /// What tests find it by.
    pub(crate) fn test(self, id: impl Into<Cow<'static, str>>) -> El {
        self.attr("data-testid", id)
    }

    /// An attribute that follows signals; `None` takes it away.
    pub(crate) fn live_attr(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + 'static,
    ) -> El {
        self.following(Aspect::Attribute(name), Box::new(value))
    }

    #[inline(never)]
    fn following(mut self, aspect: Aspect, words: Words) -> El {
        self.0.following.push((aspect, words));
        self
    }

    /// Classes that follow signals.
    pub(crate) fn live_class(self, names: impl Fn() -> String + Send + 'static) -> El {
        self.live_attr("class", move || Some(names()))
    }

    /// The text of a field, following signals.
    pub(crate) fn live_value(self, value: impl Fn() -> String + Send + 'static) -> El {
        self.following(Aspect::Value, Box::new(move || Some(value())))
    }

    /// Whether a box is ticked, following signals.
    pub(crate) fn live_checked(self, checked: impl Fn() -> bool + Send + 'static) -> El {
        self.following(Aspect::Checked, Box::new(move || checked().then(String::new)))
    }

    /// Does something when an event of that name reaches the element.
    pub(crate) fn on(
        self,
        event: &'static str,
        act: impl FnMut(web_sys::Event) + Send + 'static,
    ) -> El {
        self.acting(event, Box::new(act))
    }

    #[inline(never)]
    fn acting(mut self, event: &'static str, act: Act) -> El {
        self.0.listeners.push((event, act));
        self
    }

    /// Does something with the node, once it is there with all that it holds.
    pub(crate) fn made(self, act: impl FnOnce(web_sys::Element) + Send + 'static) -> El {
        self.making(Box::new(act))
    }

    #[inline(never)]
    fn making(mut self, act: Made) -> El {
        self.0.made = Some(act);
        self
    }

    /// Adds what the element holds, in order.
    pub(crate) fn child(self, child: impl Child) -> El {
        child.add_to(self)
    }

    /// Adds one after another.
    pub(crate) fn children(self, children: impl IntoIterator<Item = impl Child>) -> El {
        children.into_iter().fold(self, El::child)
    }

    #[inline(never)]
    fn holding(mut self, inside: Inside) -> El {
        self.0.children.push(inside);
        self
    }

    /// The finished element.
    #[inline(never)]
    pub(crate) fn any(self) -> AnyView {
        self.into_any()
    }

    /// Writes the element with all that it holds; what has to live as long as it goes to `alive`.
    fn write(&mut self, alive: &mut Alive) -> web_sys::Element {
        let parts = &mut *self.0;
        #[expect(clippy::expect_used, reason = "tags are written in this package")]
        let node = document().create_element(parts.tag).expect("a tag");
        for (name, value) in &parts.attributes {
            let _ = node.set_attribute(name, value);
        }
        for (aspect, words) in parts.following.drain(..) {
            let node = node.clone();
            alive.follow(words, move |words| match aspect {
                Aspect::Attribute(name) => {
                    let _ = match words {
                        Some(words) => node.set_attribute(name, words),
                        None => node.remove_attribute(name),
                    };
                }
                Aspect::Value => set(&node, "value", &words.unwrap_or_default().into()),
                Aspect::Checked => set(&node, "checked", &words.is_some().into()),
            });
        }
        alive.listen(&node, &mut parts.listeners);
        // Most elements hold one text and nothing else.
        if let [Inside::Text(text)] = &parts.children[..] {
            node.set_text_content(Some(text));
            return node;
        }
        for child in &mut parts.children {
            child.write(&node, None, alive);
        }
        if let Some(made) = parts.made.take() {
            made(node.clone());
        }
        node
    }
}

impl Inside {
    /// Writes it into `node`, before what is there. Words and views are taken out.
    fn write(
        &mut self,
        node: &web_sys::Element,
        before: Option<&web_sys::Node>,
        alive: &mut Alive,
    ) {
        let inner: web_sys::Node = match self {
            Inside::Text(text) => document().create_text_node(text).into(),
            Inside::Element(element) => element.write(alive).into(),
            Inside::Words(words) => {
                let words = std::mem::replace(words, Box::new(|| None));
                let text = document().create_text_node("");
                let place = text.clone();
                alive.follow(words, move |words| place.set_node_value(words));
                text.into()
            }
            Inside::View(view) => {
                let mut state = std::mem::replace(view, nothing()).build();
                state.mount(node, before);
                alive.views.push(state);
                return;
            }
        };
        let _ = node.insert_before(&inner, before);
    }
}

fn set(node: &web_sys::Element, property: &str, value: &JsValue) {
    let _ = js_sys::Reflect::set(node, &property.into(), value);
}

/// What an element on the page needs as long as it is there: dropped, it stops.
#[derive(Default)]
struct Alive {
    effects: Vec<RenderEffect<Option<String>>>,
    listeners: Vec<EventListener>,
    views: Vec<AnyViewState>,
}

impl Alive {
    /// Passes the words on now, and whenever they change.
    #[inline(never)]
    fn follow(&mut self, words: Words, to: impl Fn(Option<&str>) + 'static) {
        self.follow_boxed(words, Box::new(to));
    }

    #[inline(never)]
    fn listen(&mut self, node: &web_sys::Element, listeners: &mut Vec<(&'static str, Act)>) {
        for (event, mut act) in listeners.drain(..) {
            // What it does may ask for what the desk provides.
            let owner = Owner::current().unwrap_or_default();
            let options = EventListenerOptions::enable_prevent_default();
            self.listeners.push(EventListener::new_with_options(
                node,
                event,
                options,
                move |event| owner.with(|| act(event.clone())),
            ));
        }
    }

    /// Before an element is taken away: a browser tells a field that it has lost the focus when all
    /// that its listener would need is gone.
    fn deafen(&mut self) {
        self.listeners.clear();
    }

    #[inline(never)]
    fn follow_boxed(&mut self, words: Words, to: Sink) {
        self.effects.push(RenderEffect::new(move |before: Option<Option<String>>| {
            let now = words();
            if before.as_ref() != Some(&now) {
                to(now.as_deref());
            }
            now
        }));
    }
}

/// An element on the page.
pub(crate) struct Written {
    node: web_sys::Element,
    alive: Alive,
}

impl Written {
    pub(crate) fn node(&self) -> &web_sys::Element {
        &self.node
    }
}

impl Render for El {
    type State = Written;

    fn build(mut self) -> Written {
        let mut alive = Alive::default();
        let node = self.write(&mut alive);
        Written { node, alive }
    }

    fn rebuild(mut self, state: &mut Written) {
        let mut alive = Alive::default();
        let node = self.write(&mut alive);
        state.alive.deafen();
        let _ = state.node.replace_with_with_node_1(&node);
        state.node = node;
        state.alive = alive;
    }
}

impl Mountable for Written {
    fn unmount(&mut self) {
        self.alive.deafen();
        self.node.remove();
    }

    fn mount(&mut self, parent: &web_sys::Element, before: Option<&web_sys::Node>) {
        let _ = parent.insert_before(&self.node, before);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.node.parent_element();
        if let Some(parent) = &parent {
            child.mount(parent, Some(&self.node));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        vec![self.node.clone()]
    }
}

/// Leptos asks for this of every view; it writes HTML on servers, and this page has none.
impl RenderHtml for El {
    type AsyncOutput = El;
    type Owned = El;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> El {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Written {
        self.build()
    }

    fn into_owned(self) -> El {
        self
    }
}

impl AddAnyAttr for El {
    type Output<New: Attribute> = El;

    fn add_any_attr<New: Attribute>(self, _: New) -> El {
        self
    }
}

/// What an element can hold.
pub(crate) trait Child {
    /// Appends what it stands for. The element is passed through, which takes less code at each of
    /// the many calls than what it holds would.
    fn add_to(self, to: El) -> El;
}

impl Child for Inside {
    fn add_to(self, to: El) -> El {
        to.holding(self)
    }
}

impl Child for AnyView {
    #[inline(never)]
    fn add_to(self, to: El) -> El {
        to.holding(Inside::View(self))
    }
}

impl Child for El {
    #[inline(never)]
    fn add_to(self, to: El) -> El {
        to.holding(Inside::Element(self))
    }
}

impl Child for Cow<'static, str> {
    #[inline(never)]
    fn add_to(self, to: El) -> El {
        to.holding(Inside::Text(self))
    }
}

impl Child for &'static str {
    #[inline(never)]
    fn add_to(self, to: El) -> El {
        to.holding(Inside::Text(Cow::Borrowed(self)))
    }
}

impl Child for String {
    #[inline(never)]
    fn add_to(self, to: El) -> El {
        to.holding(Inside::Text(Cow::Owned(self)))
    }
}

impl Child for usize {
    #[inline(never)]
    fn add_to(self, to: El) -> El {
        to.child(self.to_string())
    }
}

impl<C: Child> Child for Option<C> {
    fn add_to(self, to: El) -> El {
        to.children(self)
    }
}

impl<C: Child> Child for Vec<C> {
    fn add_to(self, to: El) -> El {
        to.children(self)
    }
}
