//! What is in focus, and how the panes move: the same signals for every part of the view.

use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;

use super::connector_lines::ConnectorLine;
use super::difference_navigator::DifferenceNavigator;
use crate::collection::Collection;
use crate::compare::choices::Choices;
use crate::router::Route;

/// Shared by all parts of the panes, and gone with them.
#[derive(Clone, Copy)]
pub(super) struct PanesState {
    /// The number of the statement in focus, from 1, as [`DifferenceNavigator`] has it.
    pub(super) focused: Memo<Option<usize>>,
    /// The difference in focus: of that statement.
    pub(super) current: Memo<Option<usize>>,
    /// The difference that the reader stepped to last.
    pub(super) stepped: RwSignal<usize>,
    /// The panes scroll together.
    pub(super) together: RwSignal<bool>,
    /// What has no shared statement is folded.
    pub(super) folded: RwSignal<bool>,
    /// The pane that somebody scrolls, which the others follow; none while the page itself scrolls them.
    pub(super) driver: StoredValue<Option<usize>>,
    /// What the panes and the lines between them stand in.
    pub(super) frame: NodeRef<Div>,
    /// The text of each pane, from left to right.
    pub(super) texts: StoredValue<Vec<NodeRef<Div>>>,
    /// From each pane that has the statement in focus in sight to the next one.
    pub(super) connectors: RwSignal<Vec<Option<ConnectorLine>>>,
    /// Where the address of a statement in focus leads, by its number.
    pub(super) statement_route: Callback<usize, Route>,
}

impl PanesState {
    pub(super) fn new(
        collection: Arc<Collection>,
        navigator: Arc<DifferenceNavigator>,
        several: usize,
        choices: Choices,
    ) -> PanesState {
        let statement_route = {
            let (collection, navigator) = (collection.clone(), navigator.clone());
            Callback::new(move |number: usize| {
                let id = collection.statement(navigator.statement(number)).id.clone();
                choices.articles.get_untracked().route(&collection, true, Some(id))
            })
        };
        let numbers = navigator.clone();
        let focused = Memo::new(move |_| {
            let statement = choices.statement.get()?;
            numbers.number(collection.statement_by_id(&statement)?)
        });
        let stepped = RwSignal::new(0);
        PanesState {
            focused,
            current: Memo::new(move |_| navigator.current(stepped.get(), focused.get())),
            stepped,
            together: RwSignal::new(true),
            folded: RwSignal::new(false),
            driver: StoredValue::new(Some(0)),
            frame: NodeRef::new(),
            texts: StoredValue::new((0..several).map(|_| NodeRef::new()).collect()),
            connectors: RwSignal::new(Vec::new()),
            statement_route,
        }
    }
}
