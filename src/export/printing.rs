//! What is laid out to be printed, if something is.

use std::sync::Arc;

use leptos::html::Button;
use leptos::prelude::*;

use crate::collection::Collection;
use crossquote_ui::browser::focus::focus_node;

/// Quotations to be printed.
#[derive(Clone)]
pub(super) struct PrintJob {
    /// The one they are of: another one may take its place on the page meanwhile.
    pub(super) collection: Arc<Collection>,
    /// By number, in the order in which they are printed.
    pub(super) quotations: Vec<u32>,
}

/// Whether a page to print lies over the explorer. Provided as context: the menu that opens it is in the footer,
/// and the page is beside the explorer, which it hides.
#[derive(Clone, Copy)]
pub(crate) struct Printing {
    job: RwSignal<Option<PrintJob>>,
    /// Opened it, and gets the focus back.
    pub(super) export_button: NodeRef<Button>,
}

impl Printing {
    /// Nothing is laid out yet.
    pub(crate) fn new() -> Printing {
        Printing { job: RwSignal::new(None), export_button: NodeRef::new() }
    }

    pub(super) fn open(self, job: PrintJob) {
        self.job.set(Some(job));
    }

    pub(super) fn close(self) {
        self.job.set(None);
        focus_node(self.export_button);
    }

    /// What is laid out; tracked.
    pub(super) fn job(self) -> Option<PrintJob> {
        self.job.get()
    }

    /// Whether something is; tracked.
    pub(super) fn is_open(self) -> bool {
        self.job.with(Option::is_some)
    }
}
