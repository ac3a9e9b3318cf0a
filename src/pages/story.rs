//! The first page: what this collection is, its articles, who is quoted where, what is shared.

use crossquote_core::cite;
use crossquote_core::model::{SpeakerKind, Statement};
use crossquote_core::search::{Chosen, Facet, Request};
use leptos::prelude::*;

use crate::components::articles::{article_link, provenance, siglum};
use crate::components::quotation_card::{comparison, in_article, kind_badge};
use crate::components::said::said;
use crate::components::title::set_title;
use crate::route::Route;
use crate::store::Store;
use crate::wording::count;

/// Speakers of the picture that are shown before "show all".
const SPEAKERS_FIRST: usize = 10;

pub(crate) fn page() -> AnyView {
    let store = Store::get();
    let dataset = store.dataset;
    set_title("Story");
    let people =
        dataset.speakers.iter().filter(|speaker| speaker.kind != SpeakerKind::Unattributed).count();
    let shared: Vec<&'static Statement> =
        dataset.statements.iter().filter(|statement| articles_of(statement).len() > 1).collect();
    view! {
        <div class="page page-story">
            <section class="story-head">
                <p class="eyebrow">"One story, " {count(dataset.articles.len(), "article")}</p>
                <h1>{dataset.title.as_str()}</h1>
                <p class="lead">{dataset.description.as_str()}</p>
                <ul class="figures" data-testid="figures">
                    {figure(dataset.quotations.len(), "quotation", "#/quotes")}
                    {figure(people, "speaker", "#/speakers")}
                    {figure(dataset.articles.len(), "article", "#/compare")}
                </ul>
            </section>
            <section>
                <h2>"The articles"</h2>
                <ol class="story-articles">
                    {(0..dataset.articles.len() as u32).map(article_row).collect_view()}
                </ol>
            </section>
            <section>
                <h2>"Who is quoted where"</h2>
                <p class="hint">"Each number counts the quotations of a speaker in an article, and opens them."</p>
                {matrix()}
            </section>
            <section>
                <h2>"Said once, reported by several"</h2>
                {if shared.is_empty() {
                    view! { <p>"No statement was found in more than one article."</p> }.into_any()
                } else {
                    view! {
                        <p class="hint">"Statements that more than one article carries, each in the words of each."</p>
                        <ol class="story-shared">{shared.into_iter().map(statement).collect_view()}</ol>
                    }
                        .into_any()
                }}
            </section>
        </div>
    }
    .into_any()
}

fn figure(number: usize, noun: &str, href: &'static str) -> AnyView {
    let counted = count(number, noun);
    let (_, word) = counted.split_once(' ').unwrap_or_default();
    view! { <li><a href=href><strong>{number}</strong> " " {word.to_owned()}</a></li> }.into_any()
}

fn article_row(article: u32) -> AnyView {
    let quotations = Store::get().quotations_in(article).count();
    view! {
        <li>
            {article_link(article)} {provenance(article)}
            <span class="story-count">{count(quotations, "quotation")}</span>
        </li>
    }
    .into_any()
}

/// Speakers by articles: a table whose cells are also a picture. The area of the disc is the
/// count; the number is always there.
fn matrix() -> AnyView {
    let dataset = Store::get().dataset;
    let articles = dataset.articles.len();
    let mut counts = vec![vec![0usize; articles]; dataset.speakers.len()];
    for quotation in &dataset.quotations {
        counts[quotation.speaker as usize][quotation.article as usize] += 1;
    }
    let most = counts.iter().flatten().copied().max().unwrap_or(1).max(1);
    let all = RwSignal::new(dataset.speakers.len() <= SPEAKERS_FIRST);
    let row = move |(speaker, counts): (usize, Vec<usize>)| {
        let record = &dataset.speakers[speaker];
        let href = Route::Speakers { speaker: Some(record.id.clone()) }.fragment();
        let total: usize = counts.iter().sum();
        let late = speaker >= SPEAKERS_FIRST;
        let cells =
            counts.into_iter().enumerate().map(|(article, n)| cell(speaker, article, n, most));
        view! {
            <tr class:late=move || late && !all.get()>
                <th scope="row"><a href=href>{record.name.as_str()}</a></th>
                {cells.collect_view()}
                <td class="matrix-total">{total}</td>
            </tr>
        }
        .into_any()
    };
    let heads = (0..articles as u32).map(|article| {
        let name = cite::article_name(Store::get().article(article));
        let title = name.clone();
        view! { <th scope="col" title=title>{siglum(article)}<span class="hidden">{name}</span></th> }
    });
    let hidden = dataset.speakers.len().saturating_sub(SPEAKERS_FIRST);
    view! {
        <div class="matrix-frame" tabindex="0" role="region" aria-label="Speakers by articles">
            <table class="matrix" data-testid="matrix">
                <thead>
                    <tr>
                        <th scope="col">"Speaker"</th>
                        {heads.collect_view()}
                        <th scope="col" class="matrix-total">"All"</th>
                    </tr>
                </thead>
                <tbody>{counts.into_iter().enumerate().map(row).collect_view()}</tbody>
            </table>
        </div>
        {move || (!all.get()).then(|| view! {
            <button class="more" on:click=move |_| all.set(true)>
                {format!("Show {hidden} more")}
            </button>
        })}
    }
    .into_any()
}

fn cell(speaker: usize, article: usize, count: usize, most: usize) -> AnyView {
    if count == 0 {
        return view! { <td class="matrix-none"><span aria-hidden="true">"·"</span><span class="hidden">"0"</span></td> }.into_any();
    }
    let dataset = Store::get().dataset;
    let mut chosen = Chosen::default();
    chosen.toggle(Facet::Speaker, &dataset.speakers[speaker].id);
    chosen.toggle(Facet::Article, &dataset.articles[article].id);
    let href = Route::Quotes(Request { text: String::new(), chosen }).fragment();
    // Classes rather than a style attribute: the page's content policy will allow no inline style.
    let size = ((count as f32 / most as f32).sqrt() * 5.0).ceil() as usize;
    view! {
        <td>
            <a class=format!("disc disc-{size}") href=href>
                {count}
            </a>
        </td>
    }
    .into_any()
}

/// The articles of a statement, in order, each once.
fn articles_of(statement: &Statement) -> Vec<u32> {
    let store = Store::get();
    let mut articles: Vec<u32> =
        statement.quotations.iter().map(|&index| store.quotation(index).article).collect();
    articles.dedup();
    articles
}

fn statement(statement: &'static Statement) -> AnyView {
    let store = Store::get();
    let speaker = store.speaker(statement.speaker);
    let articles = articles_of(statement);
    let compare = comparison(statement.quotations[0], articles[1]).fragment();
    let versions = statement.quotations.iter().map(|&index| {
        let quotation = store.quotation(index);
        view! {
            <li>
                <a class="version-where" href=in_article(index).fragment()>{siglum(quotation.article)}<span class="hidden">"open in article"</span></a>
                <blockquote>{said(index, &[])}</blockquote>
                {kind_badge(quotation.kind)}
            </li>
        }
    });
    view! {
        <li class="shared" data-testid="shared-statement">
            <h3>
                <a href=Route::Speakers { speaker: Some(speaker.id.clone()) }
                    .fragment()>{speaker.name.as_str()}</a>
                <span class="shared-count">{format!("in {} articles", articles.len())}</span>
            </h3>
            <ul class="versions">{versions.collect_view()}</ul>
            <a class="action" href=compare>"Compare side by side"</a>
        </li>
    }
    .into_any()
}
