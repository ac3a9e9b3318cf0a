//! What follows from what the engine says.

use std::sync::Arc;

use crossquote_engine::{FromEngine, Unneeded};
use crossquote_library as kept;
use crossquote_model::Dataset;
use crossquote_model::corrections::{Changes, Corrections};
use crossquote_ui::browser::download::offer_text;
use futures::StreamExt;
use futures::channel::mpsc::UnboundedReceiver;
use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;

use crate::context::WorkspaceContext;
use crate::engine::{Answer, DatasetForms, EngineSession, Request};
use crate::router::Route;
use crate::state::{
    CollectionRead, Contents, Intake, IntakeStoreFields, Next, WorkspaceStoreFields,
};

/// How long what the engine says of articles is gathered before the page shows it, milliseconds: a large archive has
/// thousands, and the page is drawn for many of them at a time.
const GATHERED: u32 = 100;

/// What the corrections of a collection are called as a file.
const CORRECTIONS_FILE: &str = "corrections.toml";

impl WorkspaceContext {
    /// Hears one engine, one answer after the other, until it is stopped: a large dataset is read in steps, and what
    /// comes behind it is about it.
    pub(super) async fn hear(self, mut answers: UnboundedReceiver<Answer>, engine: EngineSession) {
        while let Some(answer) = answers.next().await {
            // That a file is read is known at once: the page may be about to be left for the explorer.
            if matches!(&answer, Answer::Told(FromEngine::Article(_) | FromEngine::Refused(_))) {
                TimeoutFuture::new(GATHERED).await;
            }
            let mut ready = vec![answer];
            while let Ok(answer) = answers.try_recv() {
                ready.push(answer);
            }
            if engine.is_over() {
                return;
            }
            let (about_articles, others) = sorted(ready);
            if !about_articles.is_empty() {
                self.store.intake().update(|intake| intake.take_in(about_articles));
            }
            for answer in others {
                self.take(answer, &engine).await;
                if engine.is_over() {
                    return;
                }
            }
        }
    }

    async fn take(self, answer: Answer, engine: &EngineSession) {
        match answer {
            Answer::ToldOf(FromEngine::Collection { imported, key }, forms) => {
                self.take_collection(imported, &key, forms, engine).await;
            }
            Answer::ToldOf(_, forms) => self.take_forms(&forms),
            Answer::Told(FromEngine::Corrected { corrections, changes, unneeded, left_out }) => {
                self.take_corrected(corrections, *changes, unneeded, left_out);
            }
            Answer::Told(FromEngine::Unfit { problems }) => {
                self.store.session().update(|session| session.unfit(&problems));
            }
            Answer::Told(FromEngine::CorrectionsFile { text }) => {
                offer_text(CORRECTIONS_FILE, "application/toml", &text);
            }
            Answer::Told(FromEngine::Failed { message }) => {
                self.take_refusal(message);
            }
            Answer::Told(_) => {}
            Answer::Lost(message) => self.lose_engine(message),
        }
    }

    /// The engine has a collection, without corrections yet.
    async fn take_collection(
        self,
        imported: bool,
        key: &str,
        forms: DatasetForms,
        engine: &EngineSession,
    ) {
        let dataset = match forms.read().await {
            _ if engine.is_over() => return,
            Ok(dataset) => dataset,
            Err(why) => return self.take_refusal(why),
        };
        let contents = Contents::of(&dataset);
        let title = contents.title.clone();
        let others = self.store.intake().with_untracked(Intake::has_others_than_one_file);
        let read = self.store.session().try_update(|session| {
            let read = session.collection_read(imported, key, contents, others, kept::new_id);
            if read != CollectionRead::Superseded {
                // Before whoever follows the store draws it.
                self.dataset.set_value(Arc::new(dataset));
                self.base.set_value(Some(forms.file.clone()));
                self.forms.set_value(Some(forms));
                self.library.adopt(key);
                self.library.elsewhere().set(None);
            }
            read
        });
        if imported && key.is_empty() && others {
            self.complain(format!(
                "“{title}” is open now, as it was exported. The articles below are in no collection yet."
            ));
        }
        match read {
            None | Some(CollectionRead::Superseded) => {}
            Some(CollectionRead::Ready(next)) => self.ready(next),
            Some(CollectionRead::Uncorrected(message)) => self.send(Request::new(message)),
        }
    }

    /// The engine could not make or open a collection.
    fn take_refusal(self, message: String) {
        self.store.intake().files().set(Default::default());
        let message = match self.library.reserved() {
            Some(wanted) => format!("“{}” cannot be opened. {message}", wanted.collection.title),
            None => message,
        };
        self.library.release_reserved();
        let has_put_away = self.store.session().try_update(|session| session.refused(message));
        if has_put_away == Some(true) {
            self.give_back_collection();
        }
    }

    /// The engine has corrected it.
    fn take_corrected(
        self,
        corrections: Corrections,
        changes: Changes,
        unneeded: Vec<Unneeded>,
        left_out: Vec<String>,
    ) {
        let mut fits = false;
        self.dataset.update_value(|dataset| fits = changes.apply(Arc::make_mut(dataset)));
        if !fits {
            return self.lose_engine(crate::engine::OTHER_VERSION.to_owned());
        }
        self.forms.set_value(None);
        let dataset = self.dataset.get_value();
        self.review.before_redraw(&dataset);
        let quotations = dataset.quotations.len();
        drop(dataset);
        let next = self
            .store
            .session()
            .try_update(|session| session.corrected(corrections, quotations, unneeded, left_out));
        self.ready(next.unwrap_or_default());
    }

    /// The engine has written the collection as it is corrected.
    fn take_forms(self, forms: &DatasetForms) {
        self.forms.set_value(Some(forms.clone()));
        let waiting = self.waiting_for_forms.try_update_value(std::mem::take);
        for waiting in waiting.unwrap_or_default() {
            let _ = waiting.send(forms.clone());
        }
    }

    /// The collection is as it was asked for: it is kept, and shown where it was wanted.
    fn ready(self, next: Next) {
        self.keep();
        match next {
            Next::Stay => {}
            Next::Explore => self.show(),
            Next::Review => self.router.navigate(&Route::REVIEW),
        }
    }

    /// The engine is gone, and what it had read with it; a fresh one is given the collection that is open.
    fn lose_engine(self, message: String) {
        self.stop_engine();
        self.store.session().update(|session| session.failed(message));
    }

    /// The dataset of the open collection, as it is corrected.
    pub(crate) fn dataset(self) -> Arc<Dataset> {
        self.dataset.get_value()
    }
}

fn is_about_articles(answer: &Answer) -> bool {
    use FromEngine::{Article, FileRead, Refused};
    matches!(answer, Answer::Told(Article(_) | Refused(_) | FileRead))
}

/// What is about articles, which is shown together, and the rest, each in order.
fn sorted(answers: Vec<Answer>) -> (Vec<FromEngine>, Vec<Answer>) {
    let (about_articles, others): (Vec<_>, Vec<_>) =
        answers.into_iter().partition(is_about_articles);
    let messages = about_articles.into_iter().filter_map(|answer| match answer {
        Answer::Told(message) => Some(message),
        _ => None,
    });
    (messages.collect(), others)
}
