//! The command with the explorer in it, as `make command` builds it: articles in, a whole site out.
#![cfg(feature = "explorer")]
// Helpers of tests may unwrap as tests do; the lint knows only functions marked `#[test]`.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output};

use sha2::{Digest, Sha256};

fn bundle(folder: &Path, arguments: &[&str]) -> Output {
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/articles");
    Command::new(env!("CARGO_BIN_EXE_crossquote"))
        .arg("bundle")
        .arg(articles)
        .args(["--title", "Another <story>"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// The files of a folder and of those within it.
fn names(folder: &Path, within: &str) -> Vec<String> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{within}{}", entry.file_name().into_string().unwrap());
        match entry.path().is_dir() {
            true => all.extend(names(&entry.path(), &format!("{name}/"))),
            false => all.push(name),
        }
    }
    all
}

#[test]
fn a_site_is_whole_and_its_worker_knows_every_file() {
    let folder = tempfile::tempdir().unwrap();
    // The second time into the folder that holds the first.
    for arguments in
        [&["--out", "site"][..], &["--out", "site", "--home", "https://example.org/a&b"]]
    {
        let done = bundle(folder.path(), arguments);
        assert!(done.status.success(), "{}", text(&done.stderr));
        let site = folder.path().join("site");
        let read = |name: &str| fs::read(site.join(name)).unwrap();
        let page = String::from_utf8(read("index.html")).unwrap();
        assert_eq!(page.matches("<title>Another &lt;story&gt; · Crossquote</title>").count(), 1);
        assert!(text(&read("dataset.json")).contains("\"title\":\"Another <story>\""));

        let worker = String::from_utf8(read("sw.js")).unwrap();
        let (_, files) = worker.split_once("const FILES = ").unwrap();
        let (files, _) = files.split_once(";\n").unwrap();
        let files: std::collections::BTreeMap<String, String> =
            serde_json::from_str(files).unwrap();
        for needed in
            ["index.html", "dataset.json", "search.index", "installed.js", "manifest.webmanifest"]
        {
            assert!(files.contains_key(needed), "{needed}");
        }
        for (name, hash) in &files {
            let found: String =
                Sha256::digest(read(name)).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(found, *hash, "{name}");
        }
        let mut packed = 0;
        for name in names(&site, "") {
            let mut whole = Vec::new();
            if let Some(plain) = name.strip_suffix(".br") {
                brotli::Decompressor::new(&read(&name)[..], 4096).read_to_end(&mut whole).unwrap();
                assert!(whole == read(plain), "{name}");
            } else if let Some(plain) = name.strip_suffix(".gz") {
                flate2::read::GzDecoder::new(&read(&name)[..]).read_to_end(&mut whole).unwrap();
                assert!(whole == read(plain), "{name}");
            } else {
                continue;
            }
            packed += 1;
        }
        assert!(packed >= 20, "{packed}");
        let workspace = String::from_utf8(read("workspace/index.html")).unwrap();
        assert!(workspace.contains("frame-src blob:"));
        assert!(page.contains("<meta name=\"crossquote-workspace\" content=\"workspace/\">"));

        let homes = page
            .matches("<meta name=\"crossquote-home\" content=\"https://example.org/a&amp;b/\">")
            .count();
        let policies = [page, workspace].map(|page| {
            page.matches("script-src 'self' https://example.org 'wasm-unsafe-eval'").count()
        });
        let known = usize::from(arguments.contains(&"--home"));
        assert_eq!(
            (homes, policies, usize::from(site.join("oembed.json").exists())),
            (known, [known, known], known)
        );
    }
}

#[test]
fn one_file_needs_no_other_explorer() {
    let folder = tempfile::tempdir().unwrap();
    let done = bundle(folder.path(), &["--out", "story.HTML"]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let page = fs::read_to_string(folder.path().join("story.HTML")).unwrap();
    assert!(page.contains("<title>Another &lt;story&gt; · Crossquote</title>"));
    assert!(page.len() > 200_000);
}

#[test]
fn a_folder_of_other_files_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("mine")).unwrap();
    fs::write(folder.path().join("mine/letter.txt"), "Dear").unwrap();
    let done = bundle(folder.path(), &["--out", "mine"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(text(&done.stderr).contains("mine holds other files"), "{}", text(&done.stderr));
    assert_eq!(fs::read_dir(folder.path().join("mine")).unwrap().count(), 1);
}
