//! The choice of a version, which leads to the page with it chosen.

use std::sync::Arc;

use crossquote_explore::compare::Version;
use leptos::prelude::*;

use super::comparison::Comparison;
use super::versions::{StatementVersions, naming_quotation};
use crate::context::{use_collection, use_router};
use crate::router::{NavigateOptions, Route};
use crate::wording::count;

/// What a version is chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Base,
    With,
}

impl Role {
    /// The name that the list has in the document.
    fn id(self) -> &'static str {
        match self {
            Role::Base => "base",
            Role::With => "with",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Role::Base => "Base version",
            Role::With => "Compared with",
        }
    }

    /// The version that has this role, and the one that has the other.
    fn chosen_and_other(self, comparison: &Comparison) -> (usize, usize) {
        match self {
            Role::Base => (comparison.base, comparison.with),
            Role::With => (comparison.with, comparison.base),
        }
    }

    /// The versions to choose from: nothing is compared with itself, but any version can become the base.
    fn offered(self, versions: usize, base: usize) -> Vec<usize> {
        (0..versions).filter(|&version| self == Role::Base || version != base).collect()
    }

    /// The base and what it is compared with, once a version is chosen for this role.
    fn pair<T>(self, chosen: T, other: T) -> (T, T) {
        match self {
            Role::Base => (chosen, other),
            Role::With => (other, chosen),
        }
    }
}

/// A list of versions to choose one from. It stays in place when the choice changes, and so keeps the focus.
#[component]
pub(super) fn VersionChooser(
    statement: u32,
    versions: Arc<StatementVersions>,
    comparison: Memo<Comparison>,
    role: Role,
) -> impl IntoView {
    let collection = use_collection();
    let router = use_router();
    let statement = collection.statement(statement).id.clone();
    let options: Arc<[VersionOption]> = {
        let option = |version: &Version| VersionOption {
            id: collection.quotation(naming_quotation(version)).id.clone(),
            label: format!("{} · {}", version.siglum, count(version.words as usize, "word")),
        };
        versions.versions.iter().map(option).collect()
    };
    let offered = {
        let options = options.clone();
        move || role.offered(options.len(), comparison.with(|chosen| chosen.base))
    };
    let change = {
        let options = options.clone();
        move |event: web_sys::Event| {
            let (_, other) = comparison.with_untracked(|chosen| role.chosen_and_other(chosen));
            let (base, with) = role.pair(event_target_value(&event), options[other].id.clone());
            router.navigate(
                Route::Statement { id: statement.clone(), base: Some(base), with: Some(with) },
                NavigateOptions::CHOICE,
            );
        }
    };
    let option = move |version: usize| {
        let VersionOption { id, label } = options[version].clone();
        let is_chosen =
            move || comparison.with(|chosen| role.chosen_and_other(chosen).0 == version);
        view! {
            <option value=id prop:selected=move || is_chosen()>
                {label}
            </option>
        }
        .into_any()
    };
    view! {
        <label class="statement-choice">
            <span class="compare-label">{role.label()}</span>
            <select id=role.id() on:change=change>
                <For each=offered key=|version| *version let:version>
                    {option(version)}
                </For>
            </select>
        </label>
    }
}

/// How a version stands in the list.
#[derive(Clone, Debug)]
struct VersionOption {
    /// The id of a quotation that has it.
    id: String,
    label: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_version_can_be_the_base_and_any_other_be_compared_with_it() {
        assert_eq!(Role::Base.offered(3, 1), [0, 1, 2]);
        assert_eq!(Role::With.offered(3, 1), [0, 2]);
    }

    #[test]
    fn a_choice_leaves_the_other_version_as_it_is() {
        assert_eq!(Role::Base.pair("chosen", "other"), ("chosen", "other"));
        assert_eq!(Role::With.pair("chosen", "other"), ("other", "chosen"));
    }
}
