//! All versions, the base first, in columns of what stands in one place.

use crossquote_explore::compare::{Cell, Column};
use leptos::prelude::*;

use super::comparison::BesideBase;
use super::reworded::RewordedVersions;
use super::text_pieces::TextPieces;
use super::version_sigla::VersionSigla;
use super::versions::StatementVersions;
use crate::context::use_collection;
use crossquote_ui::{CollectAnyView, HorizontalScroll, VisuallyHidden};

/// Line styles that tell readings of one column apart, `reading-1` to `reading-6` in compare.css.
const READING_STYLES: u32 = 6;

/// The table, where more than the base stands in it, and below it the reworded versions.
#[component]
pub(super) fn AlignmentTable<'v>(
    versions: &'v StatementVersions,
    beside_base: &'v BesideBase,
) -> AnyView {
    let comparable = &beside_base.comparable;
    let table = (comparable.aligned.len() > 1).then(|| {
        let table = view! { <Table versions beside_base /> };
        view! {
            <p class="hint">
                "Words in one column stand in one place. Words that are alike in a column have the same underline; – means that a version has nothing there."
            </p>
            <HorizontalScroll label="All versions, place by place">{table}</HorizontalScroll>
        }
    });
    view! {
        <section>
            <h2>"All versions, place by place"</h2>
            {table}
            <RewordedVersions versions reworded=&comparable.reworded />
        </section>
    }
    .into_any()
}

/// A row for each version, a column for each place.
#[component]
fn Table<'v>(versions: &'v StatementVersions, beside_base: &'v BesideBase) -> AnyView {
    let columns = &beside_base.columns;
    let numbers = (1..=columns.len()).map(|number| view! { <th scope="col">{number}</th> });
    let rows = beside_base.comparable.aligned.iter().enumerate().map(|(row, &version)| {
        let version = &versions.versions[version];
        let article = version.reports[0].article;
        let cells = columns.iter().map(|column| view! { <TableCell column row article /> });
        let cells = cells.collect_any_view();
        view! {
            <tr>
                <th scope="row">
                    <VersionSigla version />
                </th>
                {cells}
            </tr>
        }
    });
    view! {
        <table class="align" data-testid="alignment">
            <thead>
                <tr>
                    <td>
                        <VisuallyHidden>"Version"</VisuallyHidden>
                    </td>
                    {numbers.collect_any_view()}
                </tr>
            </thead>
            <tbody>{rows.collect_any_view()}</tbody>
        </table>
    }
    .into_any()
}

/// What one version has in a column; `article` is whose text the words are of.
#[component]
fn TableCell<'c>(column: &'c Column, row: usize, article: u32) -> AnyView {
    let cell = &column.cells[row];
    let Some(class) = cell_class(cell, column.agreed) else {
        return view! {
            <td class="omitted">
                <span aria-hidden="true">"–"</span>
                <VisuallyHidden>"omitted"</VisuallyHidden>
            </td>
        }
        .into_any();
    };
    let collection = use_collection();
    let text = &collection.article(article).text;
    view! {
        <td class=class>
            <TextPieces text pieces=&cell.pieces />
        </td>
    }
    .into_any()
}

/// How a reading is told from the others of its column; `None` where there is nothing.
fn cell_class(cell: &Cell, is_agreed: bool) -> Option<String> {
    match cell.reading {
        0 => None,
        _ if is_agreed => Some("agreed".to_owned()),
        reading => Some(format!("reading-{}", reading.min(READING_STYLES))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_differ_by_style_as_far_as_there_are_styles() {
        for (reading, is_agreed, class) in [
            (0, false, None),
            (1, true, Some("agreed")),
            (1, false, Some("reading-1")),
            (6, false, Some("reading-6")),
            (7, false, Some("reading-6")),
        ] {
            let cell = Cell { reading, pieces: vec![] };
            assert_eq!(cell_class(&cell, is_agreed).as_deref(), class);
        }
    }
}
