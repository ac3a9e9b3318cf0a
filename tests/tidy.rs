//! Rules about the code itself: who may depend on whom, headers, links that lead somewhere.

#![expect(clippy::unwrap_used, reason = "a test that cannot read the sources has nothing to say")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The packages of the core: pure, native and wasm32 alike, under the lints of `crates/core/clippy.toml`. Each with
/// everything that it may depend on of this workspace and of others, and everything its tests may besides. A crate
/// more may be bytes more for every reader: add it here with the reason in the manifest.
const CORE: &[Core] = &[
    Core {
        name: "crossquote-text",
        may_use: &["indexmap", "rustc-hash", "serde"],
        tests_may_use: &[],
    },
    Core {
        name: "crossquote-model",
        may_use: &["crossquote-text", "serde", "serde_json"],
        tests_may_use: &["crossquote-test-support", "insta", "jiff", "url"],
    },
    Core {
        name: "crossquote-extract",
        may_use: &["crossquote-model", "crossquote-text"],
        tests_may_use: TESTS,
    },
    Core {
        name: "crossquote-explore",
        may_use: &["crossquote-model", "crossquote-text", "rustc-hash", "serde", "strsim"],
        // Folding is compared with all of Unicode's.
        tests_may_use: &[
            "crossquote-test-support",
            "insta",
            "proptest",
            "serde_json",
            "unicode-normalization",
        ],
    },
    Core {
        name: "crossquote-export",
        may_use: &[
            "crossquote-explore",
            "crossquote-model",
            "crossquote-text",
            "serde",
            "serde_json",
        ],
        tests_may_use: TESTS_OF_WHOLE_COLLECTIONS,
    },
    Core {
        name: "crossquote-intake",
        may_use: &[
            "crossquote-model",
            "crossquote-text",
            "dom_query",
            "dom_smoothie",
            "encoding_rs",
            "mail-parser",
            "pulldown-cmark",
            "serde",
            "serde_json",
            "whatlang",
            "zip",
        ],
        tests_may_use: TESTS,
    },
];

struct Core {
    name: &'static str,
    may_use: &'static [&'static str],
    tests_may_use: &'static [&'static str],
}

const TESTS: &[&str] = &["crossquote-test-support", "insta", "proptest", "serde_json"];
const TESTS_OF_WHOLE_COLLECTIONS: &[&str] =
    &["crossquote-extract", "crossquote-test-support", "insta"];

/// Which of the other packages may depend on which, all arrows there are (docs/ARCHITECTURE.md). Benches are packages
/// of their own only to be built for the browser, and may use what they measure.
const ARROWS: &[(&str, &[&str])] = &[
    ("crossquote-test-support", &["crossquote-extract", "crossquote-model"]),
    (
        "crossquote-fuzz",
        &[
            "crossquote-explore",
            "crossquote-extract",
            "crossquote-intake",
            "crossquote-model",
            "crossquote-test-support",
        ],
    ),
    ("crossquote-compress", &[]),
    ("crossquote-library", &[]),
    ("crossquote-site", &["crossquote-model"]),
    ("crossquote-ui", &["crossquote-model", "crossquote-text"]),
    (
        EXPLORER,
        &[
            "crossquote-explore",
            "crossquote-export",
            "crossquote-library",
            "crossquote-model",
            "crossquote-text",
            "crossquote-ui",
        ],
    ),
    (
        "crossquote-workspace",
        &[
            "crossquote-engine",
            "crossquote-library",
            "crossquote-model",
            "crossquote-site",
            "crossquote-text",
            "crossquote-ui",
        ],
    ),
    (
        "crossquote-engine",
        &["crossquote-explore", "crossquote-extract", "crossquote-intake", "crossquote-model"],
    ),
    (
        "crossquote-cli",
        &[
            "crossquote-compress",
            "crossquote-explore",
            "crossquote-export",
            "crossquote-extract",
            "crossquote-intake",
            "crossquote-model",
            "crossquote-site",
            "crossquote-text",
        ],
    ),
];
/// The explorer's program, and what must not be in it, by whatever way.
const EXPLORER: &str = "crossquote-app";
const NOT_IN_THE_EXPLORER: [&str; 3] =
    ["crossquote-extract", "crossquote-intake", "crossquote-engine"];
const BENCHES: &str = "crossquote-bench-";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).canonicalize().unwrap()
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
fn the_core_depends_on_nothing_but_its_list() {
    let packages = packages();
    for core in CORE {
        let package = packages.iter().find(|package| package["name"] == core.name);
        let found = dependencies(package.unwrap_or_else(|| panic!("no package {}", core.name)));
        assert_eq!(names(&found, "normal"), core.may_use, "{}", core.name);
        for kind in ["optional", "build"] {
            assert_eq!(names(&found, kind), Vec::<String>::new(), "{}: {kind}", core.name);
        }
        for dependency in names(&found, "dev") {
            let allowed = core.tests_may_use.contains(&&*dependency);
            assert!(allowed, "tests of {} depend on {dependency}", core.name);
        }
    }
}

#[test]
fn packages_depend_on_each_other_along_the_arrows_only() {
    let packages = packages();
    let ours: BTreeSet<&str> =
        packages.iter().map(|package| package["name"].as_str().unwrap()).collect();
    for package in &packages {
        let name = package["name"].as_str().unwrap();
        if name.starts_with(BENCHES) || CORE.iter().any(|core| core.name == name) {
            continue;
        }
        let row = ARROWS.iter().find(|(from, _)| *from == name);
        let (_, to) = row.unwrap_or_else(|| panic!("{name} has no row in ARROWS"));
        for (dependency, kind) in dependencies(package) {
            let allowed = !ours.contains(&*dependency) || to.contains(&&*dependency);
            assert!(allowed, "{name} depends on {dependency}");
            assert!(kind == "dev" || dependency != "crossquote-test-support", "{name} ships tests");
        }
    }
}

#[test]
fn the_explorer_holds_no_extraction() {
    let packages = packages();
    let mut reached = BTreeSet::from([EXPLORER.to_owned()]);
    let mut waiting = vec![EXPLORER.to_owned()];
    while let Some(name) = waiting.pop() {
        let Some(package) = packages.iter().find(|package| package["name"] == *name) else {
            continue;
        };
        for (dependency, kind) in dependencies(package) {
            if kind != "dev" && reached.insert(dependency.clone()) {
                waiting.push(dependency);
            }
        }
    }
    assert!(reached.contains("crossquote-text"), "this test looks at nothing");
    for forbidden in NOT_IN_THE_EXPLORER {
        assert!(!reached.contains(forbidden), "the explorer's program has {forbidden} in it");
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
            // What tests read is as other programs wrote it.
            let input = file.to_string_lossy().contains("/tests/inputs/");
            let exempt =
                input || ["rustfmt.toml", "clippy.toml"].iter().any(|name| file.ends_with(name));
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
