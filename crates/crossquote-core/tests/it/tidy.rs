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

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Direct dependencies of a package of this workspace: name and kind (`normal`, `dev`, `build`).
///
/// Kind `optional` is what a feature brings in.
fn dependencies(package: &str) -> BTreeSet<(String, String)> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let found = packages.iter().find(|p| p["name"] == package).expect(package);
    let text = |value: &serde_json::Value| value.as_str().unwrap_or("normal").to_owned();
    found["dependencies"]
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
    let core = dependencies("crossquote-core");
    assert_eq!(names(&core, "normal"), CORE_MAY_USE);
    assert_eq!(names(&core, "optional"), INTAKE_MAY_USE);
    assert_eq!(names(&core, "dev"), CORE_TESTS_MAY_USE);
    assert_eq!(names(&core, "build"), Vec::<String>::new());
}

#[test]
fn app_and_command_know_core_and_not_each_other() {
    for package in ["crossquote-app", "crossquote-cli"] {
        let ours: Vec<String> = names(&dependencies(package), "normal")
            .into_iter()
            .filter(|name| name.starts_with("crossquote"))
            .collect();
        assert_eq!(ours, ["crossquote-core"], "{package}");
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

/// `{:?}` is for developers: readers get words. And scripts/lean_program.mjs takes what writes it out
/// of the app, where it would stop the program.
#[test]
fn nothing_that_readers_see_is_written_for_developers() {
    for file in files("rs") {
        let path = file.strip_prefix(root()).unwrap();
        if !path.starts_with("src") && !path.starts_with("crates/crossquote-core/src") {
            continue;
        }
        let code = fs::read_to_string(&file).unwrap();
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        assert!(!code.contains(":?}") && !code.contains(":#?}"), "{}", path.display());
        assert!(!code.contains("dbg!("), "{}", path.display());
    }
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
