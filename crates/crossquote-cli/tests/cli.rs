//! The command as a person uses it: real files in a temporary folder, real exit codes.

// Helpers of tests may unwrap as tests do; the lint knows only functions marked `#[test]`.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

fn crossquote(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossquote"));
    // The day that saved explorers state.
    command.args(arguments).env("SOURCE_DATE_EPOCH", "1700000000");
    command
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn pipe(mut command: Command, input: &[u8]) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    // A program that stops reading early closes the pipe; its exit code says why.
    let _ = writer.join().unwrap();
    output
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")
}

const ARTICLE: &str = "---\ntitle: Mayor\ntitle-from: Mayor\n---\nMayor\n\n“I am ready to resign,” Ann Lee said on Monday.\n";

#[test]
fn the_committed_dataset_is_what_the_articles_give() {
    let out = tempfile::tempdir().unwrap();
    let articles = data().join("articles");
    let done = crossquote(&["build", articles.to_str().unwrap(), "--out"])
        .arg(out.path())
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", text(&done.stderr));
    for file in ["dataset.json", "opening.html", "head.html"] {
        let fresh = fs::read_to_string(out.path().join(file)).unwrap();
        let committed = fs::read_to_string(data().join("dataset").join(file)).unwrap();
        let changed = fresh.lines().zip(committed.lines()).find(|(a, b)| a != b);
        assert!(
            fresh == committed,
            "data/dataset/{file} is stale: run `make data` and commit it. First difference: {changed:#?}"
        );
    }
    let [fresh, committed] = [out.path(), &data().join("dataset")]
        .map(|folder| fs::read(folder.join("search.index")).unwrap());
    assert!(fresh == committed, "data/dataset/search.index is stale: run `make data`, commit it");
}

/// Nothing of an article is lost on its way into the dataset: its text is there byte for byte.
#[test]
fn the_dataset_holds_the_articles_as_received() {
    let bytes = fs::read(data().join("dataset/dataset.json")).unwrap();
    let dataset = crossquote_model::dataset::decode(&bytes).unwrap();
    assert_eq!(dataset.articles.len(), 5);
    for article in &dataset.articles {
        let file = fs::read(data().join(format!("articles/{}.txt", article.id))).unwrap();
        assert!(file.ends_with(article.text.as_bytes()), "{}", article.id);
    }
}

#[test]
fn check_finds_nothing_wrong_with_what_is_bundled() {
    let articles = data().join("articles");
    let dataset = data().join("dataset/dataset.json");
    let done = crossquote(&["check"]).arg(articles).arg(dataset).output().unwrap();
    assert_eq!(
        (done.status.code(), text(&done.stdout).as_str()),
        (Some(0), "no problem in 2 paths\n")
    );
}

#[test]
fn check_names_file_line_and_remedy_of_every_problem() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    put("good.txt", ARTICLE.as_bytes());
    put("bare.txt", b"No front matter.\n");
    put("latin1.txt", b"---\ntitle:\n---\nCaf\xe9\n");
    put("guess.txt", b"---\noutlet: The Guess\noutlet-from: Guess\n---\nText.\n");
    put("Bad Name.txt", ARTICLE.as_bytes());
    put("story.toml", b"titel = \"A story\"\n");
    put("cut.json", b"{\"format\":\"crossquote-dataset\",\"version\":1,\"title\":\"A");
    put("newer.json", b"{\"format\":\"crossquote-dataset\",\"version\":9}");
    let done = crossquote(&["check", ".", "cut.json", "newer.json", "missing.json", "missing"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(done.status.code(), Some(1));
    insta::assert_snapshot!(format!("{}---\n{}", text(&done.stdout), text(&done.stderr)));
}

#[test]
fn build_writes_nothing_when_an_article_is_bad() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.txt"), ARTICLE).unwrap();
    fs::write(folder.path().join("bad.txt"), "No front matter.\n").unwrap();
    let done =
        crossquote(&["build", ".", "--out", "out"]).current_dir(folder.path()).output().unwrap();
    assert_eq!(done.status.code(), Some(1));
    assert!(text(&done.stderr).contains("bad.txt: line 1"), "{}", text(&done.stderr));
    assert!(!folder.path().join("out").exists());
}

#[test]
fn building_twice_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), ARTICLE).unwrap();
    let build = |out: &str| {
        let done =
            crossquote(&["build", ".", "--out", out]).current_dir(folder.path()).output().unwrap();
        assert!(done.status.success(), "{}", text(&done.stderr));
        fs::read(folder.path().join(out).join("dataset.json")).unwrap()
    };
    assert_eq!(build("one"), build("two"));
}

const CORRECTIONS: &str = r#"
[[wrong-speaker]]
quotation = { article = "a", exact = "I am ready to resign" }
speaker = "Bo Lee"
new-speaker = "person"
by = "I. K."
note = "The daughter said it."
"#;

/// A folder with one article in `articles` and these corrections beside it.
fn corrected(corrections: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    fs::write(folder.path().join("articles/a.txt"), ARTICLE).unwrap();
    fs::write(folder.path().join("corrections.toml"), corrections).unwrap();
    folder
}

fn build(folder: &Path, more: &[&str]) -> (Output, Option<crossquote_model::Dataset>) {
    let done = crossquote(&["build", "articles", "--out", "out"])
        .args(more)
        .current_dir(folder)
        .output()
        .unwrap();
    let bytes = fs::read(folder.join("out/dataset.json")).ok();
    let dataset = bytes.map(|bytes| crossquote_model::dataset::decode(&bytes).unwrap());
    (done, dataset)
}

#[test]
fn corrections_beside_the_articles_are_applied_unless_left_out() {
    let folder = corrected(CORRECTIONS);
    let speaker = |more: &[&str]| {
        let (done, dataset) = build(folder.path(), more);
        assert!(done.status.success(), "{}", text(&done.stderr));
        let dataset = dataset.unwrap();
        (dataset.speakers[0].name.clone(), dataset.quotations[0].checked, text(&done.stderr))
    };
    let (name, checked, said) = speaker(&[]);
    assert_eq!((name.as_str(), checked), ("Bo Lee", true));
    assert!(said.contains("with 1 correction, which the figures above are without"), "{said}");
    let (name, checked, said) = speaker(&["--no-corrections"]);
    assert_eq!((name.as_str(), checked), ("Ann Lee", false));
    assert!(!said.contains("correction"), "{said}");
    fs::write(folder.path().join("others.toml"), "# none\n").unwrap();
    assert_eq!(speaker(&["--corrections", "others.toml"]).0, "Ann Lee");
}

#[test]
fn a_correction_that_does_not_fit_is_named_with_its_line_and_nothing_is_written() {
    let wrong = [
        (
            "no match",
            "\n\n[[not-a-quotation]]\nquotation = { article = \"a\", exact = \"I am unwilling\" }\n",
        ),
        (
            "second",
            &format!(
                "{CORRECTIONS}\n[[wrong-speaker]]\nquotation = {{ article = \"b\", exact = \"ready\" }}\nspeaker = \"Ann Lee\"\n"
            ),
        ),
        ("kind", "[[wrong-speakers]]\n"),
        ("field", "\n[[same-speaker]]\nspeaker = \"Ann Lee\"\n"),
        ("missing", "[[wrong-speaker]]\nspeaker = \"Ann Lee\"\n"),
        ("not toml", "\n[[wrong-speaker\n"),
    ];
    let mut out = String::new();
    for (name, corrections) in wrong {
        let folder = corrected(corrections);
        let (done, dataset) = build(folder.path(), &[]);
        assert_eq!((done.status.code(), dataset), (Some(1), None), "{name}");
        let done = crossquote(&["check", "articles"]).current_dir(folder.path()).output().unwrap();
        assert_eq!(done.status.code(), Some(1), "{name}");
        out += &format!("{name}: {}", text(&done.stdout));
    }
    let folder = corrected(&CORRECTIONS.replace("Bo Lee", "Ann Lee"));
    let done = crossquote(&["check", "articles"]).current_dir(folder.path()).output().unwrap();
    assert_eq!(done.status.code(), Some(0));
    out += &format!("not needed: {}", text(&done.stdout));
    let (done, _) = build(folder.path(), &["--corrections", "missing.toml"]);
    out += &format!("no file: {}", text(&done.stderr));
    insta::assert_snapshot!(out);
}

/// The examples in the document fit its articles. That one is no longer needed would be no fault of
/// the document: extraction learns.
#[test]
fn examples_of_corrections_in_the_document_are_read() {
    let document = data().join("../docs/CORRECTIONS.md");
    let document = fs::read_to_string(document).unwrap();
    let examples: Vec<&str> =
        document.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert!(examples.len() >= 7);
    let folder = corrected(&examples.concat());
    let text_of = document.split("```text\n").nth(1).unwrap().split("```").next().unwrap();
    fs::remove_file(folder.path().join("articles/a.txt")).unwrap();
    for article in text_of.split("article ").skip(1) {
        let (id, words) = article.split_once(":\n").unwrap();
        let file = folder.path().join(format!("articles/{id}.txt"));
        fs::write(file, format!("---\ntitle:\n---\n{words}")).unwrap();
    }
    let (done, dataset) = build(folder.path(), &[]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let dataset = dataset.unwrap();
    assert!(dataset.quotations.iter().any(|quotation| quotation.checked));
    assert!(dataset.statements.iter().any(|statement| statement.checked));
}

/// An article that states everything, most of it hostile, and one that states nothing.
fn hostile() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let hostile = "---\ntitle: </script><script>alert(1)</script>\noutlet: A\u{202E}B\u{200B} & \"C\"\nurl: https://example.org/a?b=1&c='x'\nbyline: <i>D</i>\npublished: 2024-11-30\n---\n“I am ready <img src=x onerror='alert(2)'> & \u{202E}willing\u{202C}\u{2028} to resign to\u{200B}day,” Ann Lee said.\n";
    fs::write(folder.path().join("a.txt"), hostile).unwrap();
    // An address of the web by its beginning alone: refused where it would be a link.
    let broken = "---\ntitle:\nurl: https://\"onclick='alert(3)'\n---\n“Nobody will <b>ever</b> sell the old harbour,” Bo Ray said.\n";
    fs::write(folder.path().join("b.txt"), broken).unwrap();
    fs::write(folder.path().join("story.toml"), "title = \"<b onclick='x'>A</b>\"").unwrap();
    let done =
        crossquote(&["build", ".", "--out", "out"]).current_dir(folder.path()).output().unwrap();
    assert!(done.status.success(), "{}", text(&done.stderr));
    folder
}

/// The first screen is HTML made from articles: nothing in them may become markup.
#[test]
fn the_first_screen_holds_text_of_articles_as_text() {
    let folder = hostile();
    insta::assert_snapshot!(fs::read_to_string(folder.path().join("out/opening.html")).unwrap());
}

/// What the page says of itself: nothing of an article can end an attribute or the script, the JSON
/// is JSON, and what is not stated is left out.
#[test]
fn the_head_holds_text_of_articles_as_text() {
    let folder = hostile();
    let head = fs::read_to_string(folder.path().join("out/head.html")).unwrap();
    assert_eq!(head.matches("</").count(), 1, "{head}");
    let json = head.split("<script type=\"application/ld+json\">").nth(1).unwrap();
    let page: serde_json::Value =
        serde_json::from_str(json.strip_suffix("</script>\n").unwrap()).unwrap();
    assert_eq!(page["hasPart"][0]["headline"], "</script><script>alert(1)</script>");
    insta::assert_snapshot!(head);
}

/// Who speaks is of the sort that the dataset says, and nobody where nobody is named.
#[test]
fn the_head_names_who_speaks_as_what_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let said = [
        ("a", "“The bridge will be closed for a year,” Ann Lee said."),
        ("b", "“Nobody has asked us about the bridge,” the Transport Ministry said."),
        ("c", "“There is no money left for repairs,” some officials said."),
        ("d", "“All of it was known to them before.”"),
    ];
    for (name, words) in said {
        let article = format!("---\ntitle:\n---\n{words}\n");
        fs::write(folder.path().join(format!("{name}.txt")), article).unwrap();
    }
    let story = "title = \"Bridge\"\ndescription = \"Four \\\"views\\\".\"\n";
    fs::write(folder.path().join("story.toml"), story).unwrap();
    let done =
        crossquote(&["build", ".", "--out", "out"]).current_dir(folder.path()).output().unwrap();
    assert!(done.status.success(), "{}", text(&done.stderr));
    insta::assert_snapshot!(fs::read_to_string(folder.path().join("out/head.html")).unwrap());
}

/// No article may be an address of another scheme: a link to it would run in the page.
#[test]
fn an_address_that_could_run_code_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let article = "---\ntitle:\nurl: javascript:alert(1)\n---\nText.\n";
    fs::write(folder.path().join("a.txt"), article).unwrap();
    let done =
        crossquote(&["build", ".", "--out", "out"]).current_dir(folder.path()).output().unwrap();
    assert_eq!(done.status.code(), Some(1));
    assert!(text(&done.stderr).contains("`url` cannot be `javascript:alert(1)`"));
    assert!(!folder.path().join("out").exists());
}

/// What the site's build writes, as small as can be, with everything that a dataset replaces.
const SAVED: &str = r#"<!doctype html>
<title>Old · Crossquote</title>
<meta name="crossquote-home" content="https://example.org/old/">
<meta name="crossquote-saved" content="2001-01-01">
<!--head--><meta property="og:title" content="Old">
<!--/head-->
<script>"<b>"</script>
<!--opening--><h1>Old</h1>
<!--/opening-->
<script type="text/plain" id="crossquote-program">12 abc</script>
<script type="text/plain" id="crossquote-dataset">b2xk</script>
<script>run()</script>
"#;

/// The hostile dataset in `out`, and a saved explorer beside it.
fn saved() -> tempfile::TempDir {
    let folder = hostile();
    fs::write(folder.path().join("saved.html"), SAVED).unwrap();
    folder
}

fn bundle(folder: &Path, more: &[&str]) -> Output {
    crossquote(&["bundle", "--app", "saved.html", "--dataset", "out", "--out", "new.html"])
        .args(more)
        .current_dir(folder)
        .output()
        .unwrap()
}

#[test]
fn bundle_puts_another_dataset_into_the_saved_explorer() {
    let folder = saved();
    let read = |file: &str| fs::read_to_string(folder.path().join(file)).unwrap();
    let done = bundle(folder.path(), &["--home", "https://example.org/a?b&c='d'"]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let page = read("new.html");
    assert_eq!(
        text(&done.stdout),
        format!("new.html: {} bytes, 2 articles, 2 quotations\n", page.len())
    );

    let (before, rest) =
        page.split_once("<script type=\"text/plain\" id=\"crossquote-dataset\">").unwrap();
    let (carried, after) = rest.split_once("</script>").unwrap();
    let packed = STANDARD.decode(carried).unwrap();
    // Bytes 4 to 7 are the time.
    assert_eq!(packed[..8], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
    let mut dataset = String::new();
    flate2::read::GzDecoder::new(&packed[..]).read_to_string(&mut dataset).unwrap();
    assert_eq!(dataset, read("out/dataset.json"));
    for (mark, file) in [("opening", "out/opening.html"), ("head", "out/head.html")] {
        let piece = format!("<!--{mark}-->{}<!--/{mark}-->", read(file));
        assert!(before.contains(&piece), "{mark}");
    }
    let others = before
        .replace(&read("out/opening.html"), "[opening.html]\n")
        .replace(&read("out/head.html"), "[head.html]\n");
    insta::assert_snapshot!(format!("{others}[dataset]{after}"));

    // Equal input gives equal bytes, also where the explorer had this dataset already.
    fs::write(folder.path().join("saved.html"), &page).unwrap();
    assert!(bundle(folder.path(), &["--home", "https://example.org/a?b&c='d'"]).status.success());
    assert_eq!(read("new.html"), page);
    // Without an address, none is kept.
    assert!(bundle(folder.path(), &[]).status.success());
    assert!(read("new.html").contains("<meta name=\"crossquote-home\" content=\"\">"));
}

#[test]
fn bundle_says_what_is_wrong_and_writes_nothing() {
    let mut out = String::new();
    let mut refused = |name: &str, spoil: &dyn Fn(&Path), more: &[&str]| {
        let folder = saved();
        spoil(folder.path());
        let done = bundle(folder.path(), more);
        assert_eq!((done.status.code(), text(&done.stdout).as_str()), (Some(1), ""), "{name}");
        assert!(!folder.path().join("new.html").exists(), "{name}");
        out += &format!("{name}: {}", text(&done.stderr));
    };
    let put = |file: &'static str, contents: Vec<u8>| {
        move |folder: &Path| fs::write(folder.join(file), &contents).unwrap()
    };
    let without =
        |file: &'static str| move |folder: &Path| fs::remove_file(folder.join(file)).unwrap();
    let template =
        |from: &str, to: &str| put("saved.html", SAVED.replacen(from, to, 1).into_bytes());

    for home in ["", "example.org", "javascript:alert(1)", "https://", "https://example.org/\">"] {
        refused("home", &|_| {}, &["--home", home]);
    }
    refused("no explorer", &without("saved.html"), &[]);
    refused("a picture", &put("saved.html", vec![0x89, b'P', 0xff]), &[]);
    refused("another page", &put("saved.html", b"<!doctype html>".to_vec()), &[]);
    refused("no dataset in it", &template("crossquote-dataset", "other"), &[]);
    refused("dataset never ends", &template("b2xk</script>\n<script>run()</script>", ""), &[]);
    refused("no home in it", &template("crossquote-home", "other"), &[]);
    refused("home unlike", &template("/old/\">", "/old/\" data-x=\"\">"), &[]);
    refused("no opening in it", &template("<!--opening-->", ""), &[]);
    refused("opening never ends", &template("<!--/opening-->", ""), &[]);
    refused("opening ends twice", &template("<!--/head-->", "<!--/head--><!--/opening-->"), &[]);
    refused(
        "opening ends first",
        &template("<!--opening--><h1>Old</h1>\n<!--/opening-->", "<!--/opening--><!--opening-->"),
        &[],
    );
    refused("two heads", &template("<!--head-->", "<!--head--><!--/head--><!--head-->"), &[]);
    refused("no title in it", &template("<title>", ""), &[]);
    refused(
        "title within head",
        &|folder| {
            let title = "<title>Old · Crossquote</title>";
            let page =
                SAVED.replace(title, "").replace("<!--head-->", &format!("<!--head-->{title}"));
            fs::write(folder.join("saved.html"), page).unwrap();
        },
        &[],
    );
    refused("no dataset", &without("out/dataset.json"), &[]);
    refused("damaged", &put("out/dataset.json", b"{\"format\":\"crossq".to_vec()), &[]);
    refused("other JSON", &put("out/dataset.json", b"{}".to_vec()), &[]);
    refused("no opening", &without("out/opening.html"), &[]);
    refused("no head", &without("out/head.html"), &[]);
    refused("head with marks", &put("out/head.html", b"<!--/head--><!--head-->".to_vec()), &[]);
    let done = crossquote(&["bundle", "--app", "saved.html", "--dataset", "out"])
        .args(["--out", "missing/new.html"])
        .current_dir(saved().path())
        .output()
        .unwrap();
    out += &format!("nowhere to write to: {}", text(&done.stderr));
    insta::assert_snapshot!(out);
}

/// The interface that scorers and pipelines rely on: code points, not bytes.
/// The export of the committed dataset with these arguments: exit code, standard output, standard error.
fn export(arguments: &[&str]) -> (bool, String, String) {
    let dataset = data().join("dataset");
    let done = crossquote(&["export"]).arg(dataset).args(arguments).output().unwrap();
    (done.status.success(), text(&done.stdout), text(&done.stderr))
}

#[test]
fn export_writes_what_is_asked_for_in_the_format_asked_for() {
    let rows = |csv: &str| csv.split("\r\n").filter(|line| line.starts_with('q')).count() - 1;
    let (done, all, quiet) = export(&["--as", "csv"]);
    assert!(done && quiet.is_empty(), "{quiet}");
    let dataset = std::fs::read(data().join("dataset/dataset.json")).unwrap();
    let dataset: serde_json::Value = serde_json::from_slice(&dataset).unwrap();
    assert_eq!(rows(&all), dataset["quotations"].as_array().unwrap().len());
    let (done, statement, _) = export(&["--as", "csv", "--statement", "sc0690b06"]);
    assert!(done && statement.starts_with("quotation,"));
    assert_eq!(rows(&statement), 3);
    let (done, found, said) = export(&["--as", "csv", "--query", "kind:direct nato"]);
    assert!(done && said.ends_with(" quotations found\n"), "{said}");
    assert!(rows(&found) > 2 && rows(&found) < 40, "{found}");
    let (done, one, _) = export(&["--as", "text", "--quotation", "q4b2884f0"]);
    assert!(done && one.starts_with("“If to achieve peace"), "{one}");
    let articles = ["--compare", "002-hot-phase", "--compare", "000-give-up-my-post"];
    let (done, compared, _) = export(&[&["--as", "csv"], &articles[..]].concat());
    assert!(done && compared.starts_with("statement,speaker,C_article,"), "{compared}");

    // A file named is the same as its folder, and --out the same as what is printed.
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("all.csv");
    let file = data().join("dataset/dataset.json");
    let done = crossquote(&["export"])
        .arg(file)
        .args(["--as", "csv", "--out"])
        .arg(&out)
        .output()
        .unwrap();
    assert!(done.status.success() && done.stdout.is_empty());
    assert_eq!(fs::read_to_string(out).unwrap(), all);
}

#[test]
fn export_says_what_is_wrong() {
    let mut said = String::new();
    for arguments in [
        &["--as", "word"][..],
        &["--as", "csv", "--statement", "s0"],
        &["--as", "csv", "--quotation", "q4b2884f0", "--quotation", "q0"],
        &["--as", "csv", "--compare", "002-hot-phase"],
        &["--as", "csv", "--compare", "002-hot-phase", "--compare", "002-hot-phase"],
        &["--as", "csv", "--compare", "002-hot-phase", "--compare", "2"],
        &["--as", "csv", "--query", "a", "--statement", "s0"],
        &["--as", "csv", "--out", "/nowhere/at/all.csv"],
    ] {
        let (done, printed, problem) = export(arguments);
        assert!(!done && printed.is_empty(), "{arguments:?}");
        let problem = problem.replace(data().to_str().unwrap(), "DATA");
        said += &format!("{}\n{problem}\n", arguments.join(" "));
    }
    let missing = tempfile::tempdir().unwrap();
    let nothing =
        crossquote(&["export"]).arg(missing.path()).args(["--as", "csv"]).output().unwrap();
    assert!(!nothing.status.success());
    said += &text(&nothing.stderr).replace(missing.path().to_str().unwrap(), "FOLDER");
    insta::assert_snapshot!(said);
}

/// A search that finds nothing gives a table without rows, and says so.
#[test]
fn nothing_found_is_an_empty_export() {
    let (done, found, said) = export(&["--as", "ris", "--query", "xylophonists"]);
    assert_eq!((done, found.as_str(), said.as_str()), (true, "", "0 quotations found\n"));
}

#[test]
fn extract_is_a_filter_over_json_lines() {
    let input = concat!(
        r#"{"doc":"é","text":"Élan “é é é” was loud.\n\n“I am ready to resign,” Ann Lee said.","publisher":"ignored"}"#,
        "\n\n",
        r#"{"doc":"none","text":""}"#,
        "\n"
    );
    let done = pipe(crossquote(&["extract"]), input.as_bytes());
    assert!(done.status.success(), "{}", text(&done.stderr));
    let lines: Vec<serde_json::Value> =
        text(&done.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    let found = &lines[0]["attributions"];
    let last = found.as_array().unwrap().last().unwrap();
    let points: Vec<char> =
        "Élan “é é é” was loud.\n\n“I am ready to resign,” Ann Lee said.".chars().collect();
    let words = |span: &serde_json::Value| -> String {
        let at = |end: usize| span[0][end].as_u64().unwrap() as usize;
        points[at(0)..at(1)].iter().collect()
    };
    assert_eq!(last["kind"], "direct");
    assert_eq!(words(&last["content"]), "“I am ready to resign,”");
    assert_eq!(words(&last["source"]), "Ann Lee");
    assert_eq!(words(&last["cue"]), "said");
    assert_eq!(last["speaker"], "Ann Lee");
    let confidence = last["confidence"].as_f64().unwrap();
    assert!((0.0..=1.0).contains(&confidence), "{confidence}");
    assert_eq!(lines[1]["attributions"].as_array().unwrap().len(), 0);
}

#[test]
fn extract_reports_bad_lines_and_does_the_others() {
    let input = b"not json\n{\"doc\":\"a\",\"text\":\"Hello.\"}\n{\"doc\":\"b\"}\n\xff\xfe\n";
    let done = pipe(crossquote(&["extract"]), input);
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(text(&done.stdout).lines().count(), 1);
    insta::assert_snapshot!(text(&done.stderr));
}

/// Forty articles of one form, with spans in code points, as `crossquote train` reads them.
fn annotated(weight: usize) -> String {
    let names = ["Ann Lee", "Paul Roe", "Ida Vole", "Émil Karn"];
    let said = ["the bridge is safe", "nobody was hurt", "the well is dry"];
    let article = |number: usize| {
        let (name, said) = (names[number % 4], said[number % 3]);
        let text = format!("{name} said {said}. The town slept.");
        let ends = [name, " ", "said", " ", said].map(|part| part.chars().count());
        let at = |parts: usize| ends[..parts].iter().sum::<usize>();
        let (source, cue, content) = ([0, at(1)], [at(2), at(3)], [at(4), at(5)]);
        serde_json::json!({"doc": "a", "text": text, "weight": weight, "attributions":
            [{"content": [content], "source": [source], "cue": [cue]}]})
        .to_string()
    };
    (0..40).map(article).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_learned_is_a_model_that_extracts_and_the_same_each_time() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    fs::write(file("a.jsonl"), annotated(1)).unwrap();
    fs::write(file("b.jsonl"), annotated(3)).unwrap();
    let train = |out: &str| {
        let done = crossquote(&["train"])
            .args([file("a.jsonl"), file("b.jsonl")])
            .arg("--out")
            .arg(file(out))
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", text(&done.stderr));
        fs::read(file(out)).unwrap()
    };
    assert!(train("one.cqmodel") == train("two.cqmodel"), "the same articles, another model");
    let mut extract = crossquote(&["extract", "--model"]);
    extract.arg(file("one.cqmodel"));
    let done = pipe(extract, br#"{"doc": "x", "text": "Mara Voss said the road is closed."}"#);
    let found: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(found["attributions"][0]["speaker"], "Mara Voss", "{found}");
}

#[test]
fn articles_that_cannot_be_learned_from_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.jsonl");
    for (articles, message) in [
        (annotated(0), "line 1: a weight of 0; from 1 to 100 is possible"),
        (annotated(1000), "line 1: a weight of 1000; from 1 to 100 is possible"),
        (annotated(1).replace("[0,7]", "[0,700]"), "line 1: the span 0..700 is not in the text"),
        (String::new(), "holds no article"),
    ] {
        fs::write(&file, articles).unwrap();
        let model = folder.path().join("model");
        let done = crossquote(&["train"]).arg(&file).arg("--out").arg(&model).output().unwrap();
        assert!(!done.status.success() && !model.exists());
        assert!(text(&done.stderr).contains(message), "{}", text(&done.stderr));
    }
}

/// Files of every kind, good and bad, as `crossquote-intake` tests them one by one.
fn mixed() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let from =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/crossquote-intake/tests/inputs/intake");
    let to = folder.path().join("mixed/Page_files");
    fs::create_dir_all(&to).unwrap();
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), folder.path().join("mixed").join(file.file_name())).unwrap();
    }
    fs::write(to.join("advertisement.html"), "<p>“Buy,” said nobody.").unwrap();
    fs::write(folder.path().join("mixed/.hidden"), "x").unwrap();
    fs::write(folder.path().join("mixed/again.txt"), "“Never,” Brandt said.").unwrap();
    fs::write(folder.path().join("saved.html"), SAVED).unwrap();
    folder
}

#[test]
fn bundle_reads_a_folder_of_mixed_files_and_says_what_it_could_not_read() {
    let folder = mixed();
    let run = |more: &[&str]| {
        crossquote(&["bundle", "mixed", "--app", "saved.html", "--out", "new.html"])
            .args(more)
            .current_dir(&folder)
            .output()
            .unwrap()
    };
    let done = run(&["--title", "The <bridge>", "--json"]);
    assert_eq!(done.status.code(), Some(3), "{}", text(&done.stderr));
    let page = fs::read_to_string(folder.path().join("new.html")).unwrap();
    assert!(page.contains("<title>The &lt;bridge&gt; · Crossquote</title>"));
    let report = text(&done.stdout).replace(&page.len().to_string(), "[bytes]");
    insta::assert_snapshot!(format!("{report}\n{}", text(&done.stderr)));

    // The same again, whatever number of processors read it.
    assert_eq!(run(&["--title", "The <bridge>", "--json"]).stdout, done.stdout);
    assert_eq!(fs::read_to_string(folder.path().join("new.html")).unwrap(), page);
}

#[test]
fn bundle_of_nothing_writes_nothing() {
    let folder = mixed();
    fs::create_dir(folder.path().join("none")).unwrap();
    let mut out = String::new();
    for arguments in [
        &["none", "--app", "saved.html", "--out", "new.html"][..],
        &["missing", "--app", "saved.html", "--out", "new.html"],
        &["mixed/noise.dat", "--app", "saved.html", "--out", "new.html"],
        &["mixed", "--app", "saved.html", "--out", "site"],
        &["mixed", "--app", "mixed/plain.txt", "--out", "new.html"],
        &["--out", "new.html"],
        &["mixed", "--dataset", "out", "--out", "new.html"],
    ] {
        let done = crossquote(&["bundle"]).args(arguments).current_dir(&folder).output().unwrap();
        assert!(!folder.path().join("new.html").exists());
        let said = text(&done.stderr);
        out += &format!("{arguments:?}: {:?}\n{said}\n", done.status.code());
    }
    insta::assert_snapshot!(out);
}

/// A folder as Trunk leaves one, of a page of a few lines.
fn built() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::create_dir(folder.path().join("workspace")).unwrap();
    for (from, name) in [
        ("../crossquote-site/tests/built/workspace.html", "workspace/index.html"),
        ("../crossquote-site/tests/built/index.html", "index.html"),
        ("../crossquote-site/tests/built/crossquote-app-1.js", "crossquote-app-1.js"),
        ("../../site/sw.js", "sw.js"),
        ("../../site/icon.svg", "icon.svg"),
        ("../../data/dataset/dataset.json", "dataset.json"),
    ] {
        fs::copy(root.join(from), folder.path().join(name)).unwrap();
    }
    fs::write(folder.path().join("crossquote-app-1_bg.wasm"), [0, 97, 115, 109, 1]).unwrap();
    for name in [
        "embed.js",
        "workspace/crossquote-workspace-1.js",
        "workspace/crossquote-workspace-1_bg.wasm",
        "workspace/engine.js",
    ] {
        fs::write(folder.path().join(name), "").unwrap();
    }
    folder
}

fn finish(folder: &Path, more: &[&str]) -> Output {
    crossquote(&["finish", "."]).args(more).current_dir(folder).output().unwrap()
}

#[test]
fn finish_makes_a_whole_site() {
    let folder = built();
    let done = finish(folder.path(), &["--home", "https://example.org/story/"]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let read = |name: &str| fs::read(folder.path().join(name)).unwrap();

    // Its worker knows every file that belongs to the set, with its hash.
    let worker = text(&read("sw.js"));
    let (_, files) = worker.split_once("const FILES = ").unwrap();
    let files: std::collections::BTreeMap<String, String> =
        serde_json::from_str(files.split_once(";\n").unwrap().0).unwrap();
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "crossquote-app-1.js",
            "crossquote-app-1_bg.wasm",
            "dataset.json",
            "icon.svg",
            "index.html"
        ]
    );
    assert_eq!(files["index.html"], crossquote_site::hash_of_file(&read("index.html")));

    // Each file that is text is there compressed, and the same.
    for name in [
        "index.html",
        "crossquote.html",
        "sw.js",
        "crossquote-app-1_bg.wasm",
        "oembed.json",
        "workspace/index.html",
        "workspace/engine.js",
    ] {
        let mut whole = Vec::new();
        brotli::Decompressor::new(&read(&format!("{name}.br"))[..], 4096)
            .read_to_end(&mut whole)
            .unwrap();
        assert!(whole == read(name), "{name}.br");
        whole.clear();
        flate2::read::GzDecoder::new(&read(&format!("{name}.gz"))[..])
            .read_to_end(&mut whole)
            .unwrap();
        assert!(whole == read(name), "{name}.gz");
    }

    // The saved explorer holds program and dataset, and says when it was made and where it is published.
    let saved = text(&read("crossquote.html"));
    for (id, name) in [("program", "crossquote-app-1_bg.wasm"), ("dataset", "dataset.json")] {
        let (_, packed) = saved.split_once(&format!("id=\"crossquote-{id}\">")).unwrap();
        let packed = STANDARD.decode(packed.split_once('<').unwrap().0).unwrap();
        let mut whole = Vec::new();
        flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut whole).unwrap();
        assert!(whole == read(name), "{id}");
    }
    assert!(saved.contains("<meta name=\"crossquote-saved\" content=\"2023-11-14\">"));
    assert!(
        saved.contains("<meta name=\"crossquote-home\" content=\"https://example.org/story/\">")
    );
    let page = text(&read("index.html"));
    assert!(page.contains(
        "<title>Peace, his post and NATO: Zelensky’s offer in five articles · Crossquote</title>"
    ));

    // The workspace starts its own program, and the page leads to it.
    let start = "import start from './crossquote-workspace-1.js';start({ module_or_path: './crossquote-workspace-1_bg.wasm' });";
    assert!(text(&read("workspace/index.html")).contains(start));
    assert!(page.contains("<meta name=\"crossquote-workspace\" content=\"workspace/\">"));
}

#[test]
fn finish_makes_a_site_without_a_workspace_too() {
    let folder = built();
    fs::remove_dir_all(folder.path().join("workspace")).unwrap();
    let done = finish(folder.path(), &[]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let page = fs::read_to_string(folder.path().join("index.html")).unwrap();
    assert!(!page.contains("workspace"));
}

#[test]
fn finish_says_what_is_wrong_with_the_folder() {
    let mut out = String::new();
    let mut refused = |name: &str, spoil: &dyn Fn(&Path), more: &[&str]| {
        let folder = built();
        spoil(folder.path());
        let done = finish(folder.path(), more);
        assert_eq!(done.status.code(), Some(1), "{name}");
        out += &format!("{name}: {}", text(&done.stderr));
    };
    let none = |_: &Path| {};
    let write = |name: &'static str, contents: &'static str| {
        move |folder: &Path| fs::write(folder.join(name), contents).unwrap()
    };
    refused("no address", &none, &["--home", "example.org"]);
    refused("two programs", &write("crossquote-app-2.js", ""), &[]);
    refused("no dataset", &|folder| fs::remove_file(folder.join("dataset.json")).unwrap(), &[]);
    refused("other dataset", &write("dataset.json", "{}"), &[]);
    refused("other page", &write("index.html", "<p>"), &[]);
    refused("other workspace", &write("workspace/index.html", "<p>"), &[]);
    refused("two workspaces", &write("workspace/crossquote-workspace-2.js", ""), &[]);
    refused("other worker", &write("sw.js", "rest();"), &[]);
    refused("twice", &|folder| assert!(finish(folder, &[]).status.success()), &[]);
    insta::assert_snapshot!(out);
}
