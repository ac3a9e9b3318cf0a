//! The base version, with how many have each part of it.

use crossquote_explore::compare::Kept;
use leptos::prelude::*;

use super::comparison::BesideBase;
use super::text_pieces::TextPieces;
use super::version_sigla::VersionSigla;
use super::versions::StatementVersions;
use crate::context::use_collection;
use crossquote_ui::{CollectAnyView, VisuallyHidden};

/// Weights of what was kept, `kept-1` to `kept-4` in compare.css.
const WEIGHTS: usize = 4;

/// What of the base others kept, and what nobody else prints.
#[component]
pub(super) fn Coverage<'v>(
    versions: &'v StatementVersions,
    beside_base: &'v BesideBase,
) -> AnyView {
    let base = &versions.versions[beside_base.base];
    let article = base.reports[0].article;
    let reworded = if beside_base.comparable.reworded.is_empty() {
        ""
    } else {
        " Reworded versions have none of it."
    };
    let hint = format!(
        ", with the number, of {}, that have each part. Choose another base above.{reworded}",
        versions.all_printers().counted(),
    );
    let parts = beside_base.kept.iter().map(|kept| view! { <KeptPart versions kept article /> });
    view! {
        <section data-testid="coverage">
            <h2>"What of it others kept"</h2>
            <p class="hint">"The base version, " <VersionSigla version=base /> {hint}</p>
            <blockquote class="card card-said kept-text">{parts.collect_any_view()}</blockquote>
            <KeptAlone versions beside_base article />
        </section>
    }
    .into_any()
}

/// A part of the base: its words, and how many have them.
#[component]
fn KeptPart<'v>(versions: &'v StatementVersions, kept: &'v Kept, article: u32) -> AnyView {
    let collection = use_collection();
    let text = &collection.article(article).text;
    let sigla: Vec<&str> = kept
        .by
        .iter()
        .map(|&version| versions.versions[version as usize].siglum.as_str())
        .collect();
    let printers = versions.printers(&kept.by, kept.outlets);
    let weight = weight(printers.number, versions.all_printers().number);
    let unit = format!(" {} ", printers.unit());
    view! {
        <span
            class=format!("kept kept-{weight}")
            title=format!("{}: {}", printers.counted(), sigla.join(", "))
        >
            <TextPieces text pieces=&kept.pieces />
            <sub>
                <VisuallyHidden>"in "</VisuallyHidden>
                {printers.number}
                <VisuallyHidden>{unit}</VisuallyHidden>
            </sub>
            " "
        </span>
    }
    .into_any()
}

/// The parts of the base that stand in one article only.
#[component]
fn KeptAlone<'v>(
    versions: &'v StatementVersions,
    beside_base: &'v BesideBase,
    article: u32,
) -> AnyView {
    let collection = use_collection();
    let text = &collection.article(article).text;
    let alone = beside_base.kept.iter().filter(|kept| versions.article_count(&kept.by) == 1);
    let items: Vec<AnyView> = alone
        .map(|kept| {
            view! {
                <li>
                    <TextPieces text pieces=&kept.pieces />
                </li>
            }
            .into_any()
        })
        .collect();
    if items.is_empty() {
        return view! { <p class="hint">"Every part of it stands in another version too."</p> }
            .into_any();
    }
    view! {
        <div>
            <h3>"Nobody else prints"</h3>
            <ul class="kept-alone" data-testid="kept-alone">
                {items}
            </ul>
        </div>
    }
    .into_any()
}

/// How heavy a part is drawn that `number` of `all` have.
fn weight(number: usize, all: usize) -> usize {
    (number * WEIGHTS).div_ceil(all.max(1)).clamp(1, WEIGHTS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_have_a_part_the_heavier_it_is() {
        for (number, all, expected) in
            [(0, 0, 1), (1, 1, 4), (1, 8, 1), (2, 8, 1), (3, 8, 2), (5, 8, 3), (8, 8, 4), (9, 8, 4)]
        {
            assert_eq!(weight(number, all), expected, "{number} of {all}");
        }
    }
}
