//! Rules about the code itself: who may depend on whom, headers, links that lead somewhere.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Everything that core may depend on. A crate more is bytes more for every reader: add it here
/// with the reason in the manifest.
const CORE_MAY_USE: &[&str] = &["serde", "serde_json"];
/// Everything more that it may depend on behind the feature `intake`, which the explorer goes without.
const INTAKE_MAY_USE: &[&str] =
    &["dom_query", "dom_smoothie", "encoding_rs", "pulldown-cmark", "whatlang", "zip"];
const CORE_TESTS_MAY_USE: &[&str] = &["insta", "proptest", "zip"];

/// Which packages of this workspace may depend on which, all arrows there are (docs/ARCHITECTURE.md). Benches
/// are packages of their own only to be built for the browser, and may use what they measure.
const ARROWS: &[(&str, &[&str])] = &[
    ("crossquote-core", &[]),
    ("crossquote-library", &[]),
    ("crossquote-site", &["crossquote-core"]),
    ("crossquote-ui", &["crossquote-core"]),
    ("crossquote-app", &["crossquote-core", "crossquote-library", "crossquote-ui"]),
    (
        "crossquote-workspace",
        &[
            "crossquote-core",
            "crossquote-engine",
            "crossquote-library",
            "crossquote-site",
            "crossquote-ui",
        ],
    ),
    ("crossquote-engine", &["crossquote-core"]),
    ("crossquote-cli", &["crossquote-core", "crossquote-site"]),
];
const BENCHES: &str = "crossquote-bench-";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// The packages of this workspace, as cargo tells of them.
fn packages() -> Vec<serde_json::Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// Direct dependencies of a package: name and kind (`normal`, `dev`, `build`).
///
/// Kind `optional` is what a feature brings in.
fn dependencies(package: &serde_json::Value) -> BTreeSet<(String, String)> {
    let text = |value: &serde_json::Value| value.as_str().unwrap_or("normal").to_owned();
    package["dependencies"]
        .as_array()
        .unwrap()
        .iter()
        .map(|dependency| {
            let kind = match &dependency["optional"] {
                serde_json::Value::Bool(true) => "optional".to_owned(),
                _ => text(&dependency["kind"]),
            };
            (text(&dependency["name"]), kind)
        })
        .collect()
}

fn names(of: &BTreeSet<(String, String)>, kind: &str) -> Vec<String> {
    of.iter().filter(|(_, k)| k == kind).map(|(name, _)| name.clone()).collect()
}

#[test]
fn core_depends_on_nothing_but_its_list() {
    let packages = packages();
    let core = packages.iter().find(|package| package["name"] == "crossquote-core").unwrap();
    let core = dependencies(core);
    assert_eq!(names(&core, "normal"), CORE_MAY_USE);
    assert_eq!(names(&core, "optional"), INTAKE_MAY_USE);
    assert_eq!(names(&core, "dev"), CORE_TESTS_MAY_USE);
    assert_eq!(names(&core, "build"), Vec::<String>::new());
}

#[test]
fn packages_depend_on_each_other_along_the_arrows_only() {
    let packages = packages();
    let ours: BTreeSet<&str> =
        packages.iter().map(|package| package["name"].as_str().unwrap()).collect();
    for package in &packages {
        let name = package["name"].as_str().unwrap();
        if name.starts_with(BENCHES) {
            continue;
        }
        let row = ARROWS.iter().find(|(from, _)| *from == name);
        let (_, to) = row.unwrap_or_else(|| panic!("{name} has no row in ARROWS"));
        for (dependency, _) in dependencies(package) {
            let allowed = !ours.contains(&*dependency) || to.contains(&&*dependency);
            assert!(allowed, "{name} depends on {dependency}");
        }
    }
}

/// Files that git knows or would add, below the root of the repository.
fn files(extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let built = ["target", "dist", "node_modules", "screenshots"].contains(&name.as_str());
            if path.is_dir() {
                if !built && !name.starts_with('.') {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no .{extension} file below the root: this test looks at nothing");
    found
}

#[test]
fn every_file_says_what_it_is_for() {
    let openings =
        [("rs", "//! "), ("css", "/* "), ("mjs", "// "), ("sh", "#"), ("toml", "#"), ("md", "# ")];
    let mut bare = Vec::new();
    for (extension, opening) in openings {
        for file in files(extension) {
            let text = fs::read_to_string(&file).unwrap();
            // A program's first line names its interpreter; the header follows.
            let after = text.strip_prefix("#!").and_then(|rest| rest.split_once('\n'));
            let header = after.map_or(text.as_str(), |(_, rest)| rest);
            let exempt = ["rustfmt.toml", "clippy.toml"].iter().any(|name| file.ends_with(name));
            if !header.starts_with(opening) && !exempt {
                bare.push(file);
            }
        }
    }
    assert!(bare.is_empty(), "without a header line: {bare:#?}");
}

/// Links in documents rot first; those within the repository can be checked.
#[test]
fn links_in_documents_lead_to_files() {
    let mut dead = Vec::new();
    for file in files("md") {
        let text = fs::read_to_string(&file).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = link.split('#').next().unwrap_or("");
            if target.is_empty() || target.contains("://") {
                continue;
            }
            if !file.parent().unwrap().join(target).exists() {
                dead.push(format!("{}: {target}", file.display()));
            }
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
}

/// A frame around the page in another colour than its paper would be seen. JSON holds no comment that
/// would say so, and `index.html` cannot name a colour of the style.
#[test]
fn an_installed_page_has_the_colours_of_the_style_and_icons_that_are_there() {
    let read = |file: &str| fs::read_to_string(root().join(file)).unwrap();
    let style = read("style/tokens.css");
    let mut papers = style.split("--paper: ").skip(1).filter_map(|rest| rest.split(';').next());
    let (light, dark) = (papers.next().unwrap(), papers.next().unwrap());
    let page = read("index.html");
    for (colour, scheme) in [(light, "light"), (dark, "dark")] {
        let meta = format!(
            "<meta name=\"theme-color\" content=\"{colour}\" media=\"(prefers-color-scheme: {scheme})\">"
        );
        assert!(page.contains(&meta), "index.html lacks {meta}");
    }
    let manifest: serde_json::Value =
        serde_json::from_str(&read("site/manifest.webmanifest")).unwrap();
    assert_eq!(
        (&manifest["theme_color"], &manifest["background_color"]),
        (&light.into(), &light.into())
    );
    for icon in manifest["icons"].as_array().unwrap() {
        let file = format!("site/{}", icon["src"].as_str().unwrap());
        assert!(root().join(&file).exists(), "{file}");
        assert!(page.contains(&format!("rel=\"copy-file\" href=\"{file}\"")), "{file}");
    }
}
