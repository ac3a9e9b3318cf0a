#!/usr/bin/env python3
# Tests of research/spark/extract_job.py: Spark with two workers on this machine, beside a single run of the command.
"""What the job writes is what one run of `crossquote extract` over all lines writes.

    research/spark/test.sh

Standard library and what research/spark/requirements.txt has. CROSSQUOTE names the command.
"""
import collections
import contextlib
import io
import json
import os
import pathlib
import stat
import subprocess
import sys
import tempfile
import threading
import unittest
import unittest.mock

import extract_job
import pyarrow.parquet
from pyspark.sql import SparkSession

ROOT = pathlib.Path(__file__).resolve().parent.parent
CROSSQUOTE = os.environ.get("CROSSQUOTE", str(ROOT / "target/release/crossquote"))

# In Parquet's words; docs/SCALE.md explains each column.
SPANS = "list<element: struct<start: int32, end: int32>>"
MADE_BY = {"command": "string", "program": "string", "model": "string"}
COLUMNS = {
    "attributions": {
        "file": "string", "line": "int64", "doc": "string", "index": "int32", "within": "int32",
        "kind": "string", "content": SPANS, "cue": SPANS, "source": SPANS, "speaker": "string",
        "confidence": "double", "text": "string", **MADE_BY},
    "documents": {
        "file": "string", "line": "int64", "doc": "string", "code_points": "int32",
        "attributions": "int32", **MADE_BY},
    "failed": {
        "file": "string", "line": "int64", "doc": "string", "reason": "string", "problem": "string",
        "raw": "binary", **MADE_BY},
}

# Articles that nobody sends, and lines that are none. All of them go into the same corpus.
ODD = [
    {"doc": "empty", "text": ""},
    {"doc": "no quotations", "text": "It rained."},
    {"doc": "emoji", "text": "🌉🌉 “We built it 🌉,” Ann Lee said. “It stands 👩‍👩‍👧.” 🎉"},
    {"doc": "right to left", "text": "שלום “Peace is near,” Dana Levi said. مرحبا “We wait,” Omar Hadi said."},
    {"doc": "nested", "text": "Ann Lee said that Bob Ray denied that the mayor had lied about it."},
    {"doc": "same name", "text": "“One thing,” Ann Lee said."},
    {"doc": "same name", "text": "“Quite another thing,” said Bob Ray."},
    {"doc": "", "text": "“No name has this article,” Ann Lee said."},
    {"doc": "ends of lines", "text": "“Yes,” Ann Lee said.\r\n“No,” Bob Ray said.\u2028“Well,” she said.\u0085\u000b"},
    {"text": "“Fields in another order,” she said.", "more": [1, {"x": None}], "doc": "more fields"},
    {"doc": "long", "text": "“All of it is true,” Ann Lee said. It rained. " * 4000},
]
BAD = [
    b"this is no JSON",
    b'{"doc": "no text"}',
    b'{"doc": 7, "text": "a number for a name"}',
    b'{"doc": "cut off", "text": "',
    b'{"doc": "no UTF-8", "text": "\xff\xfe"}',
    b'{"doc": "half a pair", "text": "\\ud83d"}',
    b'{"doc": "\\ud83d", "text": "half a pair as a name"}',
    b'{"doc": "twice", "doc": "two names", "text": ""}',
    b'["a list"]',
]


def articles():
    """The repository's articles, without front matter."""
    for file in sorted((ROOT / "data/articles").glob("*.txt")):
        _, _, text = file.read_text(encoding="utf-8").split("---\n", 2)
        yield file.stem, text


def corpus():
    """The lines of two files."""
    lines = []
    for copy in range(8):
        for doc, text in articles():
            lines.append(json.dumps({"doc": f"{doc}-{copy}", "text": text}).encode())
        lines.append(json.dumps(ODD[copy], ensure_ascii=copy % 2 == 0).encode())
        lines.append(BAD[copy])
        lines.append((b"", b"  \t", b"\r", b"\x0b")[copy % 4])  # The last one is not blank to the command.
    rest = [json.dumps(one).encode() for one in ODD[8:]] + BAD[8:]
    # The second ends without the end of a line.
    return {"a.jsonl": b"\n".join(lines) + b"\n", "b.jsonl": b"\r\n".join([*rest, *lines[:20]])}


def single_run(lines):
    """What one run of the command says of these bytes: answers by their line's number, complaints by it."""
    done = subprocess.run([CROSSQUOTE, "extract"], input=lines, capture_output=True, check=False)
    complaints = {}
    for one in done.stderr.decode().splitlines():
        head, _, rest = one.partition(": ")
        if head.startswith("line "):
            complaints[int(head[5:])] = rest
    asked = (number for number, line in enumerate(lines.split(b"\n"), 1)
             if line.strip(b" \t\r\x0c") and number not in complaints)
    answers = done.stdout.decode().split("\n")[:-1]
    return {number: json.loads(answer) for number, answer in zip(asked, answers, strict=True)}, complaints


def nest(rows):
    """Attributions as the command writes them, from rows of Parquet in order."""
    outer, by_index = [], {}
    for row in rows:
        spans = {part: [[span["start"], span["end"]] for span in row[part]]
                 for part in ("content", "cue", "source")}
        one = {"kind": row["kind"], **spans, "speaker": row["speaker"], "confidence": row["confidence"]}
        by_index[row["index"]] = one
        if row["within"] is None:
            outer.append(one)
        else:
            by_index[row["within"]].setdefault("nested", []).append(one)
    return outer


class Job(unittest.TestCase):
    maxDiff = 4000

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.spark = (
            SparkSession.builder.master("local[2]").appName("test")
            .config("spark.ui.enabled", "false").config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "4")
            # Blocks of 20 kB, so that a file of the corpus is several.
            .config("spark.sql.files.maxPartitionBytes", "20000")
            .config("spark.sql.files.openCostInBytes", "0")
            .config("spark.local.dir", str(cls.folder / "spark"))
            .config("spark.sql.warehouse.dir", str(cls.folder / "warehouse")).getOrCreate())
        cls.addClassCleanup(cls.spark.stop)
        cls.spark.sparkContext.setLogLevel("OFF")
        (cls.folder / "corpus").mkdir()
        cls.texts, cls.expected, cls.refused, cls.lines = {}, {}, {}, {}
        for name, data in corpus().items():
            (cls.folder / "corpus" / name).write_bytes(data)
            answers, complaints = single_run(data)
            lines = data.split(b"\n")
            for number, answer in answers.items():
                cls.expected[name, number] = answer
                cls.texts[name, number] = json.loads(lines[number - 1])["text"]
            for number, complaint in complaints.items():
                cls.refused[name, number] = complaint
                cls.lines[name, number] = lines[number - 1]

    def run_job(self, paths, name, **options):
        out = self.folder / name
        counts = extract_job.run(self.spark, paths, str(out), **{"crossquote": CROSSQUOTE, **options})
        tables = {one: pyarrow.parquet.read_table(out / one).to_pylist() for one in COLUMNS}
        self.assertEqual(counts, {one: len(rows) for one, rows in tables.items()})
        for one in COLUMNS:
            self.assertTrue((out / one / "_SUCCESS").exists())
        return tables

    def by_line(self, rows):
        lines = collections.defaultdict(list)
        for row in rows:
            lines[row["file"].rsplit("/", 1)[1], row["line"]].append(row)
        return lines

    def check(self, tables, expected, refused, lines):
        """The rows are the single run's, no more and no fewer."""
        documents = self.by_line(tables["documents"])
        attributions = self.by_line(tables["attributions"])
        failed = self.by_line(tables["failed"])
        self.assertEqual(set(documents), set(expected))
        self.assertLessEqual(set(attributions), set(documents))
        for key, answer in expected.items():
            (document,) = documents[key]
            text = self.texts[key]
            rows = sorted(attributions[key], key=lambda row: row["index"])
            self.assertEqual({"doc": document["doc"], "attributions": nest(rows)}, answer)
            self.assertEqual([row["index"] for row in rows], list(range(len(rows))))
            self.assertEqual((document["attributions"], document["code_points"]), (len(rows), len(text)))
            for row in rows:
                self.assertEqual(row["doc"], answer["doc"])
                spans = [text[span["start"]:span["end"]] for span in row["content"]]
                self.assertEqual(row["text"], " … ".join(spans))
        self.assertEqual({key: rows[0]["problem"] for key, rows in failed.items()}, refused)
        for key, rows in failed.items():
            self.assertEqual([(row["raw"], row["reason"]) for row in rows], [(lines[key], "line")])

    def test_the_rows_are_those_of_a_single_run_however_the_work_is_divided(self):
        # The corpus is worth the comparison.
        self.assertEqual(len(self.expected), 40 + len(ODD) + 16)
        self.assertGreater(sum(len(one["attributions"]) for one in self.expected.values()), 500)
        self.assertTrue(any("nested" in attribution for one in self.expected.values()
                            for attribution in one["attributions"]))
        self.assertEqual(len(self.refused), len(BAD) + 2 + 2)
        before = None
        for partitions in (None, 1, 3, 7):
            with self.subTest(partitions=partitions):
                tables = self.run_job([str(self.folder / "corpus" / "*.jsonl")], f"in-{partitions}",
                                      partitions=partitions)
                self.check(tables, self.expected, self.refused, self.lines)
                if partitions:
                    files = list((self.folder / f"in-{partitions}/documents").glob("*.parquet"))
                    self.assertEqual(len(files), partitions)
                # All columns, those too that the single run has not.
                same = {one: sorted(rows, key=lambda row: (row["file"], row["line"], row.get("index", 0)))
                        for one, rows in tables.items()}
                before = before or same
                self.assertEqual(same, before)

    def test_two_articles_of_one_name_stay_two(self):
        tables = self.run_job([str(self.folder / "corpus" / "a.jsonl")], "names")
        rows = [row for row in tables["attributions"] if row["doc"] == "same name"]
        self.assertEqual(sorted(row["text"] for row in rows), ["“One thing,”", "“Quite another thing,”"])
        self.assertEqual(len({row["line"] for row in rows}), 2)

    def test_rows_say_what_made_them(self):
        file = str(self.folder / "corpus" / "b.jsonl")
        built_in = self.run_job([file], "built-in")["documents"][0]
        self.assertRegex(built_in["command"], r"^crossquote\S* \d+\.\d+\.\d+$")
        self.assertEqual(built_in["program"], extract_job.sha256(CROSSQUOTE))
        self.assertEqual(built_in["model"], "built in")
        on_workers = self.run_job([file], "rules", model="rules only", on_workers=True)["documents"][0]
        self.assertEqual({**on_workers, "attributions": 0},
                         {**built_in, "attributions": 0, "model": "rules only"})
        model = ROOT / "data/model/extraction.cqmodel"
        of_file = self.run_job([file], "model", model=str(model))["documents"]
        self.assertEqual({row["model"] for row in of_file}, {"sha256:" + extract_job.sha256(model)})

    def test_the_columns_are_those_of_the_document(self):
        self.run_job([str(self.folder / "corpus" / "b.jsonl")], "columns")
        document = (ROOT / "docs/SCALE.md").read_text(encoding="utf-8")
        for output, columns in COLUMNS.items():
            file = next((self.folder / "columns" / output).glob("*.parquet"))
            found = pyarrow.parquet.read_schema(file)
            self.assertEqual({field.name: str(field.type) for field in found}, columns)
            for column in columns:
                self.assertIn(f"`{column}`", document, output)

    def stand_in(self, name, body):
        """A command that does what `body` says of a line before the real one sees it."""
        file = self.folder / name
        file.write_text(f"""#!{sys.executable}
import os, subprocess, sys, time
if "--version" in sys.argv:
    print("crossquote 9.9.9")
    sys.exit()
real = subprocess.Popen([{CROSSQUOTE!r}, *sys.argv[1:]], stdin=subprocess.PIPE)
for line in sys.stdin.buffer:
{body}
    real.stdin.write(line)
    real.stdin.flush()
real.stdin.close()
sys.exit(real.wait())
""")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
        return str(file)

    def write(self, name, docs):
        """A file of an article for each name."""
        file = self.folder / name
        texts = {doc: f"“We did {doc},” Ann Lee said." for doc in docs}
        file.write_text("".join(json.dumps({"doc": doc, "text": text}) + "\n"
                                for doc, text in texts.items()))
        return str(file)

    def test_an_article_that_ends_the_command_is_reported_and_no_other_is_lost(self):
        docs = [f"{'END' if number in (3, 4, 60) else 'doc'} {number}" for number in range(100)]
        tables = self.run_job(
            [self.write("ends.jsonl", docs)], "ends", partitions=2, patience=60,
            crossquote=self.stand_in("ending", "    if b'END' in line: real.kill(); os.kill(os.getpid(), 9)"))
        self.assertEqual({row["doc"]: (row["line"], row["reason"], row["problem"])
                          for row in tables["failed"]},
                         {docs[at]: (at + 1, "program", "the command was ended by signal 9")
                          for at in (3, 4, 60)})
        self.assertEqual({row["doc"] for row in tables["documents"]},
                         {doc for doc in docs if "END" not in doc})
        self.assertEqual({row["doc"]: row["text"] for row in tables["attributions"]},
                         {doc: f"“We did {doc},”" for doc in docs if "END" not in doc})

    def test_an_article_that_the_command_never_finishes_is_reported(self):
        docs = ["before", "STILL", "after"]
        tables = self.run_job(
            [self.write("still.jsonl", docs)], "still", partitions=1, patience=2,
            crossquote=self.stand_in("standing", "    if b'STILL' in line: time.sleep(3600)"))
        self.assertEqual([(row["doc"], row["reason"], row["problem"]) for row in tables["failed"]],
                         [("STILL", "program", "the command did nothing for 2 seconds")])
        self.assertEqual({row["doc"] for row in tables["documents"]}, {"before", "after"})

    def test_an_answer_to_another_article_is_not_taken_for_this_ones(self):
        docs = ["one", "two", "three"]
        tables = self.run_job(
            [self.write("other.jsonl", docs)], "other", partitions=1,
            crossquote=self.stand_in("mistaking", "    line = line.replace(b'two', b'six')"))
        self.assertEqual([(row["doc"], row["reason"]) for row in tables["failed"]], [("two", "answer")])
        self.assertEqual({row["doc"] for row in tables["documents"]}, {"one", "three"})

    def test_where_there_is_no_command_the_job_fails_and_blames_no_article(self):
        broken = self.folder / "broken"
        broken.write_text("#!/bin/sh\necho 'no such library' >&2\nexit 127\n")
        broken.chmod(0o755)
        for name, options, said in [
            ("missing", {"crossquote": "/nowhere/crossquote", "on_workers": True}, "cannot run /nowhere"),
            ("unable", {"crossquote": str(broken)}, "no such library"),
            ("no-model", {"model": str(broken)}, "extract --model .* fails without any article"),
        ]:
            with self.subTest(name), self.assertRaisesRegex(Exception, said):
                self.run_job([self.write(f"{name}.jsonl", ["one"])], name, **options)
            self.assertFalse((self.folder / name / "documents/_SUCCESS").exists())

    def test_what_is_there_already_is_not_written_over(self):
        file = self.write("again.jsonl", ["one"])
        self.run_job([file], "again")
        with self.assertRaisesRegex(Exception, "already exists"):
            self.run_job([file], "again")

    def test_no_article_at_all(self):
        (self.folder / "blank.jsonl").write_text("\n \n")
        tables = self.run_job([str(self.folder / "blank.jsonl")], "blank")
        self.assertEqual(tables, {"attributions": [], "documents": [], "failed": []})

    def test_the_command_line(self):
        def run(*arguments):
            said = io.StringIO()
            with (unittest.mock.patch.object(sys, "argv", ["extract_job.py", *arguments]),
                  unittest.mock.patch.object(self.spark, "stop"), contextlib.redirect_stdout(said)):
                return extract_job.main(), said.getvalue()

        good = self.write("good.jsonl", ["one", "two"])
        common = ["--crossquote", CROSSQUOTE, "--articles", good]
        self.assertEqual(run(*common, "--out", str(self.folder / "good")),
                         (0, "attributions: 2 rows, failed: 0 rows, documents: 2 rows\n"))
        code, _ = run(*common, str(self.folder / "corpus"), "--out", str(self.folder / "bad"))
        self.assertEqual(code, 1)


class Streaming(unittest.TestCase):
    """Without Spark: what a process could do to the job."""

    def answers(self, command, lines):
        """In time, or the test fails rather than stands still."""
        found = []

        def work():
            items = iter([("file", number, line) for number, line in enumerate(lines, 1)])
            found.extend(extract_job.answered(command, items, 600))

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        thread.join(60)
        self.assertFalse(thread.is_alive(), "the command and the job wait for each other")
        return found

    def test_more_than_all_pipes_hold_passes_through(self):
        # Short answers, of which the command keeps 8 kB back; long ones; complaints beyond a pipe's 64 kB.
        silent = [json.dumps({"doc": str(number), "text": "It rained. " * 50}).encode()
                  for number in range(3000)]
        telling = [json.dumps({"doc": str(number), "text": "“So it is,” Ann Lee said. " * 800}).encode()
                   for number in range(30)]
        bad = [b"bad"] * 3000
        found = self.answers([CROSSQUOTE, "extract"], [*silent, *telling, *bad, *silent])
        self.assertEqual([line for (_, line, _), *_ in found], list(range(1, 9031)))
        self.assertEqual(collections.Counter(reason for *_, reason, _ in found), {None: 6030, "line": 3000})

    def test_bad_lines_between_good_ones_keep_their_places(self):
        good = b'{"doc": "%d", "text": "x"}'
        lines = [b"bad" if number % 3 == 1 else good % number for number in range(1000)]
        for (_, line, raw), answer, reason, _ in self.answers([CROSSQUOTE, "extract"], lines):
            self.assertEqual(reason, "line" if raw == b"bad" else None)
            if answer is not None:
                self.assertEqual(json.loads(answer)["doc"], str(line - 1))

    def test_a_complaint_that_comes_while_answers_are_read_is_not_too_late(self):
        command = ["sh", "-c", "cat >/dev/null; echo one; sleep 0.2; echo 'line 2: bad' >&2; echo three"]
        read, slept = os.read, []

        def slow(pipe, size):
            # What the first answer woke is read after the process has said everything. Popen reads, too,
            # other lengths.
            if size == 1 << 16 and not slept:
                slept.append(threading.Event().wait(1))
            return read(pipe, size)

        items = iter([("file", number, b"x") for number in (1, 2, 3)])
        with unittest.mock.patch.object(extract_job.os, "read", slow):
            found = [(item[1], answer, said)
                     for item, answer, said in extract_job.filtered(command, items, 60)]
        self.assertEqual(found, [(1, b"one", None), (2, None, "bad"), (3, b"three", None)])

    def test_a_command_that_reads_nothing_fails_every_line(self):
        found = self.answers(["true"], [b"x" * 100_000] * 3)
        self.assertEqual([(line, reason, problem) for (_, line, _), _, reason, problem in found],
                         [(line, "program", "the command ended with exit code 0") for line in (1, 2, 3)])

    def test_a_command_that_answers_what_nobody_asked_fails_the_job(self):
        with self.assertRaisesRegex(extract_job.Died, "more than it was asked"):
            list(extract_job.answered(["yes"], iter([("file", 1, b"x")]), 60))


if __name__ == "__main__":
    unittest.main()
