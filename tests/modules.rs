//! The explorer's architecture, read from its sources: which folder may import which, and no cycle of modules.
//! docs/ARCHITECTURE.md draws the same arrows. crossquote-ui and the workspace are held to the second rule too.

#![expect(clippy::unwrap_used, reason = "a test that cannot read the sources has nothing to say")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each folder or file of `src/` with what it may import of the others. `crossquote_ui` and the core are free to
/// all; nobody may import `app`.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("main", &["app"]),
    ("wording", &[]),
    ("router", &[]),
    ("collection", &["router"]),
    ("context", &["collection", "router"]),
    ("records", &["collection", "context", "router", "wording"]),
    ("unknown", &["records", "router"]),
    ("embed", &["context", "router"]),
    ("export", &["collection", "context", "router", "wording"]),
    ("local", &["collection", "context", "router"]),
    ("quotation", &["collection", "context", "embed", "records", "router", "unknown"]),
    ("quotes", &["collection", "context", "quotation", "records", "router", "wording"]),
    (
        "speakers",
        &["collection", "context", "quotation", "records", "router", "unknown", "wording"],
    ),
    ("story", &["collection", "context", "quotation", "records", "router", "speakers", "wording"]),
    ("article", &["collection", "context", "quotation", "records", "router", "unknown", "wording"]),
    (
        "compare",
        &[
            "article",
            "collection",
            "context",
            "quotation",
            "records",
            "router",
            "unknown",
            "wording",
        ],
    ),
    (
        "statement",
        &["collection", "context", "quotation", "records", "router", "unknown", "wording"],
    ),
    ("shell", &["context", "embed", "export", "quotes", "router", "wording"]),
    (
        "app",
        &[
            "article",
            "collection",
            "compare",
            "context",
            "embed",
            "export",
            "local",
            "quotation",
            "quotes",
            "router",
            "shell",
            "speakers",
            "statement",
            "story",
            "unknown",
        ],
    ),
];

/// Files with more lines hold more than one thing.
const LONGEST: usize = 300;

#[test]
fn folders_import_what_the_table_says() {
    let modules = Modules::of("src");
    let allowed: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    let mut wrong = Vec::new();
    for (from, to) in modules.imports() {
        let (from_folder, to_folder) = (folder(&from), folder(&to));
        let may =
            allowed.get(from_folder).unwrap_or_else(|| panic!("{from_folder} is not in the table"));
        if from_folder != to_folder && !may.contains(&to_folder) {
            wrong.push(format!("{from} imports {to}"));
        }
    }
    assert!(wrong.is_empty(), "not in the table of arrows:\n{}", wrong.join("\n"));
}

#[test]
fn the_table_has_no_arrow_that_nothing_uses() {
    let modules = Modules::of("src");
    let used: BTreeSet<(String, String)> = modules
        .imports()
        .into_iter()
        .map(|(from, to)| (folder(&from).to_owned(), folder(&to).to_owned()))
        .collect();
    let unused = MAY_IMPORT.iter().flat_map(|(from, all)| all.iter().map(move |to| (*from, *to)));
    let unused: Vec<_> =
        unused.filter(|(from, to)| !used.contains(&((*from).into(), (*to).into()))).collect();
    assert!(unused.is_empty(), "arrows that nothing uses: {unused:?}");
}

#[test]
fn no_modules_import_each_other_in_a_circle() {
    for sources in ["src", "crates/crossquote-ui/src", "crates/crossquote-workspace/src"] {
        let modules = Modules::of(sources);
        if let Some(circle) = circle(&modules.imports()) {
            panic!("{sources}: {}", circle.join(" → "));
        }
    }
}

#[test]
fn files_are_short() {
    let modules = Modules::of("src");
    let long = modules.files.iter().filter(|(_, text)| text.lines().count() > LONGEST);
    let long: Vec<&String> = long.map(|(name, _)| name).collect();
    assert!(long.is_empty(), "more than {LONGEST} lines: {long:?}");
}

#[test]
fn a_circle_is_found() {
    let arrow = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(circle(&[arrow("a", "b"), arrow("b", "c")]), None);
    let found = circle(&[arrow("a", "b"), arrow("b", "c"), arrow("c", "b")]).unwrap();
    assert_eq!(found, ["b", "c", "b"]);
}

/// The modules of a package, by name: `router`, `router::route`.
struct Modules {
    files: BTreeMap<String, String>,
}

impl Modules {
    fn of(sources: &str) -> Modules {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(sources);
        let mut files = BTreeMap::new();
        for path in rust_files(&root) {
            let relative = path.strip_prefix(&root).unwrap().with_extension("");
            let steps: Vec<&str> = relative.iter().map(|step| step.to_str().unwrap()).collect();
            let steps = steps.strip_suffix(&["mod"]).unwrap_or(&steps);
            if !steps.last().is_some_and(|name| name.ends_with("_tests")) {
                files.insert(steps.join("::"), fs::read_to_string(&path).unwrap());
            }
        }
        assert!(files.len() > 5, "{sources} holds hardly any module");
        Modules { files }
    }

    /// Who imports from whom, file by file. What a `mod.rs` hands on from its folder is followed to the file
    /// that has it: handing on is no import.
    fn imports(&self) -> Vec<(String, String)> {
        let mut imports = Vec::new();
        for (module, text) in &self.files {
            for path in used_paths(text, module).into_iter().filter(|used| !used.handed_on) {
                if let Some(target) = self.home_of(&path.path).filter(|target| target != module) {
                    imports.push((module.clone(), target));
                }
            }
        }
        imports
    }

    /// The module that has what a path names.
    fn home_of(&self, path: &[String]) -> Option<String> {
        let known = (1..=path.len())
            .rev()
            .find(|&length| self.files.contains_key(&path[..length].join("::")))?;
        let module = path[..known].join("::");
        let Some(item) = path.get(known) else { return Some(module) };
        let handed_on =
            used_paths(&self.files[&module], &module).into_iter().filter(|used| used.handed_on);
        let from = handed_on.map(|used| used.path).find(|used| used.last() == Some(item));
        from.map_or(Some(module), |path| self.home_of(&path))
    }
}

/// A path of this package that a file names, from the package's root.
struct Used {
    path: Vec<String>,
    /// By `pub use`.
    handed_on: bool,
}

/// The paths in a file's `use` items and elsewhere that begin with `crate` or `super`, or with one of its own
/// modules.
fn used_paths(text: &str, module: &str) -> Vec<Used> {
    let code: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap_or("")).collect();
    let code = code.join("\n");
    let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let children: BTreeSet<&str> = code
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'))
        .collect();
    let mut used = Vec::new();
    for item in code.split(';') {
        let Some(at) = find_use(item) else {
            continue;
        };
        let handed_on =
            item[..at].trim_end().ends_with(')') || item[..at].trim_end().ends_with("pub");
        for path in expand(&item[at + "use ".len()..]) {
            let first = path[0].as_str();
            // The package's root has no name of its own in a path.
            let steps = module.split("::").filter(|step| !["", "main", "lib"].contains(step));
            let own: Vec<String> = steps.map(str::to_owned).collect();
            let supers = path.iter().take_while(|step| *step == "super").count();
            let absolute = match first {
                "crate" => path[1..].to_vec(),
                "super" => [&own[..own.len() - supers], &path[supers..]].concat(),
                _ if children.contains(first) => [&own[..], &path[..]].concat(),
                _ => continue,
            };
            used.push(Used { path: absolute, handed_on });
        }
    }
    // Paths that are written out where they are used.
    for rest in code.split("crate::").skip(1) {
        let path: String =
            rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == ':').collect();
        let path: Vec<String> =
            path.split("::").filter(|step| !step.is_empty()).map(str::to_owned).collect();
        if !rest.starts_with('{')
            && !path.is_empty()
            && !used.iter().any(|known| known.path.starts_with(&path))
        {
            used.push(Used { path, handed_on: false });
        }
    }
    used
}

/// Where the word `use` stands in an item.
fn find_use(item: &str) -> Option<usize> {
    let at = item.rfind("use ")?;
    let before = item[..at].chars().next_back();
    before.is_none_or(|c| c.is_whitespace()).then_some(at)
}

/// The paths of a use tree: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn expand(tree: &str) -> Vec<Vec<String>> {
    let tree = tree.trim();
    let Some(open) = tree.find('{') else {
        let name = tree.split(" as ").next().unwrap_or(tree);
        let steps =
            name.split("::").map(str::trim).filter(|step| !step.is_empty() && *step != "self");
        let steps: Vec<String> = steps.map(str::to_owned).collect();
        return if steps.is_empty() { vec![] } else { vec![steps] };
    };
    let head: Vec<String> = tree[..open]
        .split("::")
        .map(str::trim)
        .filter(|step| !step.is_empty())
        .map(str::to_owned)
        .collect();
    let inside = &tree[open + 1..tree.rfind('}').unwrap_or(tree.len())];
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inside[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inside[start..]);
    let mut paths = Vec::new();
    for part in parts.into_iter().map(str::trim).filter(|part| !part.is_empty()) {
        if part == "self" {
            paths.push(head.clone());
        }
        paths.extend(expand(part).into_iter().map(|rest| [&head[..], &rest[..]].concat()));
    }
    paths
}

/// The names along a circle of arrows, its first once more at its end; `None` where there is none.
fn circle(arrows: &[(String, String)]) -> Option<Vec<String>> {
    fn visit<'a>(
        name: &'a str,
        arrows: &'a [(String, String)],
        way: &mut Vec<&'a str>,
        done: &mut BTreeSet<&'a str>,
    ) -> Option<Vec<String>> {
        if let Some(at) = way.iter().position(|known| *known == name) {
            return Some(way[at..].iter().chain([&name]).map(|&name| name.to_owned()).collect());
        }
        if !done.insert(name) {
            return None;
        }
        way.push(name);
        let next = arrows.iter().filter(|(from, _)| from == name).map(|(_, to)| to.as_str());
        let found = next.into_iter().find_map(|to| visit(to, arrows, way, done));
        way.pop();
        found
    }
    let mut done = BTreeSet::new();
    arrows.iter().find_map(|(from, _)| visit(from, arrows, &mut Vec::new(), &mut done))
}

fn folder(module: &str) -> &str {
    module.split("::").next().unwrap_or(module)
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}
