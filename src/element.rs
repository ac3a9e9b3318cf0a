//! Elements as values of one type: what every page is written with.
//!
//! ```text
//! el("li").class("speaker").child(link(&route).child(name)).child(count)
//! ```
//!
//! Leptos's `view!` gives every element of every page a type of its own, and each type its own code
//! to build, rebuild and drop. For these pages that was the greater part of the program, which has
//! to stay within its budget (docs/PERFORMANCE.md has the figures). This module erases each part as
//! soon as it is made, so that all elements share one piece of code. Beneath are Leptos's own
//! elements, attributes, events and signals; a view made here can stand in a `view!` and the other
//! way round. The price: tags and attributes are not checked by the compiler.
//!
//! Text goes in as text. There is no way to put markup in: that is meant.

use std::borrow::Cow;
use std::sync::{Arc, Mutex};

use leptos::ev::Custom;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::element::custom;
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::prop;
use leptos::tachys::reactive_graph::SharedReactiveFunction;

use crate::route::Route;

/// An element that is being made. Boxed, and its methods kept out of line: pages are long chains of
/// calls, and each link of the chain should cost no more than a call.
pub(crate) struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// A new element.
#[inline(never)]
pub(crate) fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// A link to a page of the explorer.
pub(crate) fn link(to: &Route) -> El {
    el("a").attr("href", to.fragment())
}

/// Words that are there for those who hear the page.
pub(crate) fn unseen(words: impl Child) -> El {
    el("span").class("hidden").child(words)
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
pub(crate) fn live_text(words: impl Fn() -> String + Send + 'static) -> AnyView {
    following_text(Arc::new(Mutex::new(words)))
}

#[inline(never)]
fn following_text(words: SharedReactiveFunction<String>) -> AnyView {
    words.into_any()
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
    fn fixed(self, name: &'static str, value: Cow<'static, str>) -> El {
        self.with(custom_attribute(name, value).into_any_attr())
    }

    #[inline(never)]
    fn with(mut self, attribute: AnyAttribute) -> El {
        self.0.attributes.push(attribute);
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
        self.following(name, Arc::new(Mutex::new(value)))
    }

    #[inline(never)]
    fn following(self, name: &'static str, value: SharedReactiveFunction<Option<String>>) -> El {
        self.with(custom_attribute(name, value).into_any_attr())
    }

    /// Classes that follow signals.
    pub(crate) fn live_class(self, names: impl Fn() -> String + Send + 'static) -> El {
        self.live_attr("class", move || Some(names()))
    }

    /// The text of a field: its property, which a reader may have changed.
    pub(crate) fn live_value(self, value: impl Fn() -> String + Send + 'static) -> El {
        let value: SharedReactiveFunction<String> = Arc::new(Mutex::new(value));
        self.with(prop("value", value).into_any_attr())
    }

    /// Whether a box is ticked: its property, which a reader may have changed.
    pub(crate) fn live_checked(self, checked: impl Fn() -> bool + Send + 'static) -> El {
        let checked: SharedReactiveFunction<bool> = Arc::new(Mutex::new(checked));
        self.with(prop("checked", checked).into_any_attr())
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
    fn acting(self, event: &'static str, act: Box<dyn FnMut(web_sys::Event) + Send>) -> El {
        self.with(on(Custom::new(event), act).into_any_attr())
    }

    /// Adds what the element holds, in order.
    pub(crate) fn child(mut self, child: impl Child) -> El {
        child.add_to(&mut self.0.children);
        self
    }

    /// Adds one after another.
    pub(crate) fn children(mut self, children: impl IntoIterator<Item = impl Child>) -> El {
        for child in children {
            child.add_to(&mut self.0.children);
        }
        self
    }

    /// The finished element.
    #[inline(never)]
    pub(crate) fn any(self) -> AnyView {
        let Parts { tag, attributes, children } = *self.0;
        custom(tag).add_any_attr(attributes).child(children).into_any()
    }
}

/// What an element can hold.
pub(crate) trait Child {
    /// Appends the views that it stands for.
    fn add_to(self, views: &mut Vec<AnyView>);
}

impl Child for AnyView {
    #[inline(never)]
    fn add_to(self, views: &mut Vec<AnyView>) {
        views.push(self);
    }
}

impl Child for El {
    #[inline(never)]
    fn add_to(self, views: &mut Vec<AnyView>) {
        views.push(self.any());
    }
}

impl Child for Cow<'static, str> {
    #[inline(never)]
    fn add_to(self, views: &mut Vec<AnyView>) {
        views.push(self.into_any());
    }
}

impl Child for &'static str {
    #[inline(never)]
    fn add_to(self, views: &mut Vec<AnyView>) {
        Cow::Borrowed(self).add_to(views);
    }
}

impl Child for String {
    #[inline(never)]
    fn add_to(self, views: &mut Vec<AnyView>) {
        Cow::<str>::Owned(self).add_to(views);
    }
}

impl Child for usize {
    fn add_to(self, views: &mut Vec<AnyView>) {
        self.to_string().add_to(views);
    }
}

impl<C: Child> Child for Option<C> {
    fn add_to(self, views: &mut Vec<AnyView>) {
        if let Some(child) = self {
            child.add_to(views);
        }
    }
}

impl<C: Child> Child for Vec<C> {
    fn add_to(self, views: &mut Vec<AnyView>) {
        for child in self {
            child.add_to(views);
        }
    }
}
