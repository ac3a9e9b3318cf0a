//! How a finished site is made of what Trunk built, on a page of a few lines.
// Helpers of tests may unwrap as tests do; the lint knows only functions marked `#[test]`.
#![allow(clippy::unwrap_used)]

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crossquote_site::{
    Built, BuiltWorkspace, Finished, FirstScreen, Home, SavedContents, finish, with_dataset,
    with_first_screen,
};
use sha2::{Digest, Sha256};

const PAGE: &str = include_str!("built/index.html");
const GLUE: &str = include_str!("built/crossquote-app-1.js");
const ICON: &str = include_str!("built/icon.svg");
const WORKSPACE: BuiltWorkspace<'static> = BuiltWorkspace {
    page: include_str!("built/workspace.html"),
    glue: "crossquote-workspace-1.js",
    wasm: "crossquote-workspace-1_bg.wasm",
};

fn built(page: &str) -> Built<'_> {
    Built {
        page,
        glue: ("crossquote-app-1.js", GLUE),
        wasm: ("crossquote-app-1_bg.wasm", b"packed program"),
        icon: ICON,
        workspace: Some(WORKSPACE),
    }
}

fn finished(home: Option<&str>) -> Finished {
    let home = home.map(|home| Home::parse(home).unwrap());
    finish(&built(PAGE), home.as_ref()).unwrap()
}

/// The policy that a page states.
fn policy(page: &str) -> &str {
    let (_, rest) = page.split_once("http-equiv=\"Content-Security-Policy\" content=\"").unwrap();
    rest.split_once('"').unwrap().0
}

/// What stands in each script and style sheet that a browser runs.
fn inline(page: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (open, close) in [
        ("<script>", "</script>"),
        ("<script type=\"module\">", "</script>"),
        ("<style>", "</style>"),
    ] {
        let parts = page.split(open).skip(1);
        found.extend(parts.map(|rest| rest.split_once(close).unwrap().0));
    }
    found
}

fn names_all_inline(page: &str) {
    policy_names_inline_of(page, page);
}

/// The policy of one page names what stands in another.
fn policy_names_inline_of(page: &str, other: &str) {
    for contents in inline(other) {
        let hash = format!("'sha256-{}'", STANDARD.encode(Sha256::digest(contents)));
        assert!(policy(page).contains(&hash), "{contents}");
    }
}

#[test]
fn the_page_names_each_inline_script_and_its_style_by_hash() {
    let page = finished(None).page;
    insta::assert_snapshot!("page", page);
    names_all_inline(&page);
    assert_eq!(inline(&page).len(), 4);
    assert!(!policy(&page).contains("unsafe-inline") && !policy(&page).contains("'unsafe-eval'"));
}

#[test]
fn the_saved_explorer_names_no_file_beside_it() {
    let saved = finished(None).saved;
    let start = saved.find("<script>const crossquote").unwrap();
    let (page, boot) = saved.split_at(start);
    insta::assert_snapshot!("saved", page);
    assert!(boot.contains("DecompressionStream"));
    names_all_inline(&saved);
    assert_eq!(inline(&saved).len(), 4);
    for beside in ["src=", "type=\"module\"", "href=\"icon", "href=\"manifest", "workspace"] {
        assert!(!page.contains(beside), "{beside}");
    }
}

#[test]
fn the_workspace_may_show_a_saved_explorer_in_a_frame() {
    let Finished { saved, workspace, .. } = finished(None);
    let page = workspace.unwrap();
    insta::assert_snapshot!("workspace", page);
    names_all_inline(&page);
    assert_eq!(inline(&page).len(), 4);
    policy_names_inline_of(&page, &saved);
    assert!(policy(&page).ends_with("; frame-src blob:"));
    let contents = SavedContents {
        packed_dataset: b"any",
        first_screen: &FirstScreen::of_title("Any"),
        home: Some("https://example.org/"),
        date: "2023-11-14",
    };
    policy_names_inline_of(&page, &with_dataset(&saved, &contents).unwrap());
}

#[test]
fn without_a_workspace_nothing_leads_to_one() {
    let without = finish(&Built { workspace: None, ..built(PAGE) }, None).unwrap();
    assert!(!without.page.contains("workspace"), "{}", without.page);
    assert!(without.page.contains("<a href=\"#/\">Story</a></nav>"));
    let with = finished(None);
    assert_eq!((without.workspace, without.saved), (None, with.saved));
    let unmarked = PAGE.replace("<!--workspace-->", "");
    let problem = finish(&built(&unmarked), None).unwrap_err().to_string();
    assert!(problem.contains("nothing on the page leads to the workspace"), "{problem}");
}

#[test]
fn a_page_that_knows_its_address_says_so() {
    let Finished { page, workspace, .. } = finished(Some("https://example.org/a&b/index.html"));
    let workspace = workspace.unwrap();
    assert!(policy(&workspace).contains("connect-src 'self' https://example.org;"));
    assert!(!workspace.contains("canonical"));
    for said in [
        "<link rel=\"canonical\" href=\"https://example.org/a&amp;b/\">",
        "connect-src 'self' https://example.org;",
        "type=\"application/json+oembed\" href=\"https://example.org/a&amp;b/oembed.json\"",
    ] {
        assert!(page.contains(said), "{said} in {page}");
    }
    names_all_inline(&page);
    assert!(!finished(None).page.contains("canonical"));
}

#[test]
fn a_saved_explorer_takes_one_dataset_after_another() {
    let saved = finished(None).saved;
    let with = |page: &str, title: &str, home: Option<&str>| {
        let first_screen = FirstScreen::of_title(title);
        let contents = SavedContents {
            packed_dataset: title.as_bytes(),
            first_screen: &first_screen,
            home,
            date: "2023-11-14",
        };
        with_dataset(page, &contents)
    };
    let first = with(&saved, "One <b> & two", Some("https://example.org/x.html")).unwrap();
    assert!(first.contains("<title>One &lt;b&gt; &amp; two · Crossquote</title>"));
    assert!(first.contains("<meta name=\"crossquote-saved\" content=\"2023-11-14\">"));
    assert!(first.contains("content=\"https://example.org/x.html\""));
    assert!(first.contains(&STANDARD.encode("One <b> & two")));
    let again = with(&first, "Second", None).unwrap();
    assert_eq!(again, with(&saved, "Second", None).unwrap());
    let problem = with("<title>Any page</title>", "x", None).unwrap_err().to_string();
    assert!(
        problem.starts_with(
            "`<script type=\"text/plain\" id=\"crossquote-dataset\">…</script>` is missing"
        ),
        "{problem}"
    );
}

#[test]
fn a_first_screen_cannot_bring_marks_of_its_own() {
    let mut screen = FirstScreen::of_title("Marks");
    screen.opening.push_str("<!--head-->");
    let contents =
        SavedContents { packed_dataset: b"", first_screen: &screen, home: None, date: "" };
    let problem = with_dataset(&finished(None).saved, &contents).unwrap_err().to_string();
    assert!(problem.contains("`<!--head-->…<!--/head-->` is there 2 times, not once"), "{problem}");
    assert!(with_first_screen("no marks", &screen).is_err());
}

#[test]
fn a_page_that_trunk_did_not_build_is_refused_with_the_place() {
    let finished = finished(None);
    for (page, why) in [
        (finished.page.as_str(), "index.html: the page is finished already"),
        (&PAGE.replace("</head>", ""), "`</head>` is there 0 times"),
        (&PAGE.replace("type=\"module\"", "defer"), "0 modules, not one"),
        (&PAGE.replace("prefers-color-scheme", "other"), "the style has no"),
        (
            &PAGE.replace("<meta charset=\"utf-8\">", ""),
            "`<meta charset=\"utf-8\">` is there 0 times",
        ),
    ] {
        let problem = finish(&built(page), None).unwrap_err().to_string();
        assert!(problem.contains(why), "{why}: {problem}");
    }
    let workspace = Some(BuiltWorkspace { page: "<p>", ..WORKSPACE });
    let problem = finish(&Built { workspace, ..built(PAGE) }, None).unwrap_err().to_string();
    assert_eq!(problem, "workspace/index.html: the page has 0 modules, not one");
}
