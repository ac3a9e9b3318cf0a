//! Two articles side by side: shared statements in one row with their differences, the rest on
//! the side that carries it.

use crossquote_core::compare::{self, PairWording, Pairing, Row, Run, Tag};
use crossquote_core::{cite, model::Kind};
use leptos::prelude::*;

use crate::components::articles::{article_link, provenance, siglum};
use crate::components::quotation_card::{badges, in_article};
use crate::components::said::said;
use crate::components::title::set_title;
use crate::navigation::Navigation;
use crate::pages::unknown::missing;
use crate::route::Route;
use crate::store::Store;

/// Which side of the comparison.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

pub(crate) fn page() -> AnyView {
    let route = Navigation::get().route();
    set_title("Compare");
    let asked = Memo::new(move |_| match route.get() {
        Route::Compare { left, right, statement } => (left, right, statement),
        _ => (None, None, None),
    });
    let sides = Memo::new(move |_| {
        let (left, right, _) = asked.get();
        (left, right)
    });
    let focus = Memo::new(move |_| asked.get().2);
    view! {
        <div class="page page-compare">
            <h1>"Compare two articles"</h1>
            {move || {
                let (left, right) = sides.get();
                match choose(left.as_deref(), right.as_deref()) {
                    Ok((left, right)) => comparison(left, right, focus),
                    Err(view) => view,
                }
            }}
        </div>
    }
    .into_any()
}

/// The articles that an address names. What it leaves open is the pair with most in common.
fn choose(left: Option<&str>, right: Option<&str>) -> Result<(u32, u32), AnyView> {
    let store = Store::get();
    let named = |id: Option<&str>| match id {
        None => Ok(None),
        Some(id) => store.article_named(id).map(Some).ok_or_else(|| missing("article", id)),
    };
    let (left, right) = (named(left)?, named(right)?);
    compare::closest_pair(store.dataset, left, right).ok_or_else(|| {
        view! { <p>"A comparison needs two articles; this collection has fewer."</p> }.into_any()
    })
}

fn comparison(left: u32, right: u32, focus: Memo<Option<String>>) -> AnyView {
    let store = Store::get();
    let pairing = compare::articles(store.dataset, left, right);
    Effect::new(move |_| {
        if let Some(id) = focus.get() {
            request_animation_frame(move || {
                if let Ok(Some(row)) =
                    document().query_selector(&format!("[data-statement=\"{}\"]", plain(&id)))
                {
                    row.scroll_into_view_with_bool(true);
                }
            });
        }
    });
    let rows = pairing.rows.iter().map(|row| draw_row(row, left, right, focus)).collect_view();
    view! {
        <div class="compare-sides">
            {chooser(Side::Left, left, right)} {swap(left, right)} {chooser(Side::Right, left, right)}
        </div>
        {summary(&pairing, left, right)}
        <h2>"Quotation by quotation"</h2>
        <p class="legend">
            <span class="hint">"Words that only one side has: "</span>
            <del>"left only"</del> " " <ins>"right only"</ins>
            <span class="hint">" · punctuation and case are not counted as differences"</span>
        </p>
        <div class="compare-rows" data-testid="rows">{rows}</div>
    }
    .into_any()
}

/// An id may come from a hostile address: only what an id can hold goes into a selector.
fn plain(id: &str) -> String {
    id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

fn chooser(side: Side, left: u32, right: u32) -> AnyView {
    let store = Store::get();
    let navigation = Navigation::get();
    let (mine, other, name) = match side {
        Side::Left => (left, right, "Left article"),
        Side::Right => (right, left, "Right article"),
    };
    let options = (0..store.dataset.articles.len() as u32).filter(|&at| at != other).map(|at| {
        let label = format!("{} · {}", cite::siglum(at), cite::article_name(store.article(at)));
        view! { <option value=store.article(at).id.clone() selected=at == mine>{label}</option> }
    });
    let changed = move |value: String| {
        let other = Some(store.article(other).id.clone());
        let (left, right) = match side {
            Side::Left => (Some(value), other),
            Side::Right => (other, Some(value)),
        };
        navigation.choose(Route::Compare { left, right, statement: None });
    };
    view! {
        <div class="compare-side">
            <label>
                <span class="compare-label">{name}</span>
                <select on:change=move |event| changed(event_target_value(&event))>
                    {options.collect_view()}
                </select>
            </label>
            <p>{article_link(mine)}</p>
            <p>{provenance(mine)}</p>
        </div>
    }
    .into_any()
}

fn swap(left: u32, right: u32) -> AnyView {
    let store = Store::get();
    let route = Route::Compare {
        left: Some(store.article(right).id.clone()),
        right: Some(store.article(left).id.clone()),
        statement: None,
    };
    view! { <a class="compare-swap" href=route.fragment() aria-label="Swap sides" title="Swap sides">"⇄"</a> }
        .into_any()
}

/// The comparison in figures: what is shared, and who is given how many words.
fn summary(pairing: &Pairing, left: u32, right: u32) -> AnyView {
    let store = Store::get();
    let only = |side: fn(&Row) -> bool| pairing.rows.iter().filter(|row| side(row)).count();
    let (a, b) = (cite::siglum(left), cite::siglum(right));
    let totals =
        [0, 1].map(|side| pairing.shares.iter().map(|share| share.words[side]).sum::<u32>());
    let share = |words: u32, total: u32| match total {
        0 => "–".to_owned(),
        total => format!("{} %", (f64::from(words) * 100.0 / f64::from(total)).round()),
    };
    let rows = pairing.shares.iter().map(|line| {
        let speaker = store.speaker(line.speaker);
        let cells = [0, 1].map(|side| match line.quotations[side] {
            0 => view! { <td class="matrix-none">"–"</td> <td class="matrix-none">"–"</td> }.into_any(),
            number => view! {
                <td>{number}</td>
                <td>{share(line.words[side], totals[side])}</td>
            }
                .into_any(),
        });
        view! {
            <tr>
                <th scope="row"><a href=Route::Speakers { speaker: Some(speaker.id.clone()) }.fragment()>{speaker.name.as_str()}</a></th>
                {cells.into_iter().collect_view()}
            </tr>
        }
    });
    view! {
        <ul class="figures" data-testid="summary">
            <li><strong>{pairing.shared}</strong> " shared "{if pairing.shared == 1 { "statement" } else { "statements" }}</li>
            <li><strong>{only(|row| row.right.is_empty())}</strong> " only in " {a.clone()}</li>
            <li><strong>{only(|row| row.left.is_empty())}</strong> " only in " {b.clone()}</li>
        </ul>
        <details class="shares">
            <summary>"Who each quotes, and how much"</summary>
            <div class="matrix-frame" tabindex="0" role="region" aria-label="Speakers of both articles">
            <table class="matrix shares-table">
                <thead>
                    <tr>
                        <th scope="col">"Speaker"</th>
                        <th scope="col">{siglum(left)} " quotations"</th>
                        <th scope="col">{a} " words"</th>
                        <th scope="col">{siglum(right)} " quotations"</th>
                        <th scope="col">{b} " words"</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            </div>
            <p class="hint">"Words: share of all words that the article attributes to anyone."</p>
        </details>
    }
    .into_any()
}

fn draw_row(row: &Row, left: u32, right: u32, focus: Memo<Option<String>>) -> AnyView {
    let store = Store::get();
    let statement = &store.dataset.statements[row.statement as usize];
    let speaker = store.speaker(statement.speaker);
    let id = statement.id.clone();
    let in_focus = move || focus.with(|focus| focus.as_deref() == Some(id.as_str()));
    let shared = row.wording.is_some();
    let sentences = row.wording.as_ref().map(|pair| {
        let lines = pair.wording.sentences.iter().map(|line| view! { <li>{line.clone()}</li> });
        view! { <ul class="row-sentences">{lines.collect_view()}</ul> }
    });
    let reasons: Vec<String> = statement
        .links
        .iter()
        .filter(|link| {
            [link.a, link.b].iter().all(|q| row.left.contains(q) || row.right.contains(q))
        })
        .map(|link| link.reason.clone())
        .collect();
    view! {
        <section
            class=if shared { "row row-shared" } else { "row" }
            class:row-focus=in_focus
            data-statement=statement.id.clone()
            data-testid=if shared { "row-shared" } else { "row-single" }
        >
            <h3>
                <a href=Route::Speakers { speaker: Some(speaker.id.clone()) }
                    .fragment()>{speaker.name.as_str()}</a>
            </h3>
            {side(Side::Left, &row.left, row.wording.as_ref(), left)}
            {side(Side::Right, &row.right, row.wording.as_ref(), right)}
            {sentences}
            {(!reasons.is_empty()).then(|| view! {
                <details class="row-reasons">
                    <summary>"Why these are held to be one statement"</summary>
                    <ul>{reasons.into_iter().map(|reason| view! { <li>{reason}</li> }).collect_view()}</ul>
                </details>
            })}
        </section>
    }
    .into_any()
}

fn side(side: Side, quotations: &[u32], pair: Option<&PairWording>, article: u32) -> AnyView {
    let store = Store::get();
    let letter = cite::siglum(article);
    if quotations.is_empty() {
        return view! { <div class="row-side row-absent">{siglum(article)} " No report of it was found in " {letter} "."</div> }
            .into_any();
    }
    let versions = quotations.iter().map(|&index| {
        let quotation = store.quotation(index);
        let compared = pair.filter(|pair| match side {
            Side::Left => pair.left == index,
            Side::Right => pair.right == index,
        });
        let words = match compared {
            Some(pair) if !pair.wording.reworded => {
                let runs = if side == Side::Left { &pair.wording.left } else { &pair.wording.right };
                marked(&store.article(quotation.article).text, runs, side, quotation.kind)
            }
            _ => said(index, &[]),
        };
        let cue: String = quotation
            .cue
            .iter()
            .map(|span| span.of(&store.article(quotation.article).text))
            .collect::<Vec<_>>()
            .join(" … ");
        view! {
            <div class="row-version">
                <blockquote class="card-said">{words}</blockquote>
                <p class="row-meta">
                    {badges(quotation)}
                    {(!cue.is_empty()).then(|| view! { <span class="row-cue">"cue: " {cue}</span> })}
                    <a class="action" href=in_article(index).fragment()>"Open in article"</a>
                </p>
            </div>
        }
    });
    view! { <div class="row-side">{siglum(article)} {versions.collect_view()}</div> }.into_any()
}

/// Runs of one side; what only this side has is marked by more than colour, and in words for
/// those who hear the page.
fn marked(text: &'static str, runs: &[Run], side: Side, kind: Kind) -> AnyView {
    let drawn = runs.iter().enumerate().map(|(at, run)| {
        let gap = (at > 0 && runs[at - 1].span.end != run.span.start)
            .then(|| view! { <span class="said-gap" title="The attribution stands here">" […] "</span> });
        let words = run.span.of(text);
        let run = match (run.tag, side) {
            (Tag::Same, _) => view! { <span>{words}</span> }.into_any(),
            (Tag::OnlyHere, Side::Left) => {
                view! { <del><span class="hidden">" [only left: "</span>{words}<span class="hidden">"] "</span></del> }.into_any()
            }
            (Tag::OnlyHere, Side::Right) => {
                view! { <ins><span class="hidden">" [only right: "</span>{words}<span class="hidden">"] "</span></ins> }.into_any()
            }
        };
        view! { {gap} {run} }
    });
    let class = if kind == Kind::Direct { "said piece-quoted" } else { "said" };
    view! { <span class=class>{drawn.collect_view()}</span> }.into_any()
}
