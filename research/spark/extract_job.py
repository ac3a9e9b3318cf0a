#!/usr/bin/env python3
# A Spark job: `crossquote extract` over a partitioned corpus, JSON Lines in, Parquet out.
"""Finds the attributions of any number of articles with Apache Spark.

    spark-submit research/spark/extract_job.py --articles 'corpus/*.jsonl' --out found --crossquote PATH

Reads JSON Lines, an article a line, {"doc": "name", "text": "..."}. Each partition runs the native
command once and streams its lines through it. Writes three Parquet folders below --out:

    attributions   a row an attribution
    documents      a row an article that was read, also where nothing was found in it
    failed         a row a line that the command could not read or did not survive

docs/SCALE.md has every column. Lines of white space alone are no articles: the command skips them, and
so does this. The exit code is 0, or 1 when `failed` has rows; anything else that goes wrong is Spark's
own failure, and then `documents/_SUCCESS` is not there.
"""
import argparse
import collections
import hashlib
import json
import os
import selectors
import subprocess
import sys

# What the command takes for white space: Python's strip() would take the vertical tab, too.
BLANK = b" \t\n\x0c\r"
# Rows of one Arrow batch. An article with what was found in it is some ten thousand bytes.
BATCH_ROWS = 256
# How much of a command's last words goes into a row of `failed`, in bytes.
LAST_WORDS = 2000

SPANS = "array<struct<start: int, end: int>>"
# A row a line of the input; the three outputs are parts of it.
LINE = f"""
    file string, line bigint, doc string, code_points int,
    attributions array<struct<index: int, within: int, kind: string, content: {SPANS}, cue: {SPANS},
        source: {SPANS}, speaker: string, confidence: double, text: string>>,
    reason string, problem string, raw binary, command string, program string, model string
"""


def arrow_schema():
    """`LINE` as Arrow names it: on a worker there is no Spark to read the above."""
    import pyarrow as pa

    spans = pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32())]))
    attribution = pa.struct([
        ("index", pa.int32()), ("within", pa.int32()), ("kind", pa.string()), ("content", spans),
        ("cue", spans), ("source", spans), ("speaker", pa.string()), ("confidence", pa.float64()),
        ("text", pa.string())])
    return pa.schema([
        ("file", pa.string()), ("line", pa.int64()), ("doc", pa.string()), ("code_points", pa.int32()),
        ("attributions", pa.list_(attribution)), ("reason", pa.string()), ("problem", pa.string()),
        ("raw", pa.binary()), ("command", pa.string()), ("program", pa.string()), ("model", pa.string())])


class Died(Exception):
    """The command ended, or stood still, with lines unanswered."""

    def __init__(self, problem, unanswered):
        super().__init__(problem)
        self.problem = problem
        self.unanswered = unanswered


def filtered(command, items, patience):
    """Streams items (file, line, raw) through one process; yields (item, answer, complaint) in order.

    `answer` is what the command wrote of the line, `complaint` what it said of one that it cannot read;
    one of both is None. Raises `Died` with the items that it took and did not answer.

    One thread that waits for all three pipes, because that settles which line an answer is for: the
    command writes its complaints at once and its answers later, so whoever has read an answer and then
    empties standard error knows every complaint about the lines before. It also cannot deadlock: it
    never waits to write while there is something to read. How many lines are under way is not bounded by
    a count, which would wait for ever on the command's own buffer of 8 kB of short answers, but by the
    buffers: 64 kB of lines in the pipe and as many as have 8 kB of answers together.
    """
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)
    pipes = selectors.DefaultSelector()
    for pipe, event in ((process.stdin, selectors.EVENT_WRITE),
                        (process.stdout, selectors.EVENT_READ),
                        (process.stderr, selectors.EVENT_READ)):
        os.set_blocking(pipe.fileno(), False)
        pipes.register(pipe, event)
    waiting = collections.deque()  # (number of the line in this process, item)
    complaints = {}
    unsent, sent = memoryview(b""), 0
    half_answer, half_complaint, last_words = b"", b"", b""

    def finish(pipe):
        pipes.unregister(pipe)
        pipe.close()

    def hear():
        """Reads what there is on standard error."""
        nonlocal half_complaint, last_words
        while not process.stderr.closed:
            try:
                data = os.read(process.stderr.fileno(), 1 << 16)
            except BlockingIOError:
                return
            if not data:
                finish(process.stderr)
            last_words = (last_words + data)[-LAST_WORDS:]
            *whole, half_complaint = (half_complaint + data).split(b"\n")
            for one in whole:
                head, _, rest = one.partition(b": ")
                if head.startswith(b"line ") and head[5:].isdigit():
                    complaints[int(head[5:])] = rest.decode("utf-8", "replace")

    def unread():
        """The lines in front that the command complained of."""
        while waiting and waiting[0][0] in complaints:
            number, item = waiting.popleft()
            yield item, None, complaints.pop(number)

    def died(how):
        said = last_words.decode("utf-8", "replace").strip()
        return Died(f"{how}; it said: {said}" if said else how, [item for _, item in waiting])

    try:
        while not (process.stdout.closed and process.stderr.closed):
            ready = pipes.select(patience)
            if not ready:
                raise died(f"the command did nothing for {patience} seconds")
            for pipe in [key.fileobj for key, _ in ready]:
                if pipe.closed:
                    continue
                if pipe is process.stdin:
                    if not unsent:
                        item = next(items, None)
                        if item is None:
                            finish(pipe)
                            continue
                        sent += 1
                        waiting.append((sent, item))
                        unsent = memoryview(item[2] + b"\n")
                    try:
                        unsent = unsent[os.write(pipe.fileno(), unsent):]
                    except BlockingIOError:
                        pass
                    except BrokenPipeError:
                        finish(pipe)  # What it answered before it ended is still to be read.
                elif pipe is process.stderr:
                    hear()
                else:
                    data = os.read(pipe.fileno(), 1 << 16)
                    if not data:
                        finish(pipe)
                    hear()
                    *answers, half_answer = (half_answer + data).split(b"\n")
                    for answer in answers:
                        yield from unread()
                        if not waiting:
                            raise died("the command answered more than it was asked")
                        yield waiting.popleft()[1], answer, None
        yield from unread()
        code = process.wait()
        if waiting:
            raise died(f"the command was ended by signal {-code}" if code < 0 else
                       f"the command ended with exit code {code}")
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout, process.stderr):
            pipe.close()
        pipes.close()


def answered(command, items, patience):
    """As `filtered`, and survives the process: yields (item, answer, reason, problem) for every item.

    What a process left unanswered is tried again, each line in a process of its own, so that the article
    at fault is found and its neighbours are not lost with it.
    """
    items = iter(items)
    while True:
        try:
            for item, answer, complaint in filtered(command, items, patience):
                yield item, answer, complaint and "line", complaint
            return
        except Died as together:
            if not together.unanswered:
                raise  # It answers what nobody asked, or does not end: no line is at fault.
            for item in together.unanswered:
                try:
                    for one, answer, complaint in filtered(command, iter([item]), patience):
                        yield one, answer, complaint and "line", complaint
                except Died as alone:
                    yield item, None, "program", alone.problem


def flat(found, text, within=None, rows=None):
    """Attributions as rows: an outer one, what is nested in it, the next outer one."""
    rows = [] if rows is None else rows
    for one in found:
        index = len(rows)
        spans = {part: [{"start": start, "end": end} for start, end in one[part]]
                 for part in ("content", "cue", "source")}
        words = " … ".join(text[start:end] for start, end in one["content"])
        rows.append({"index": index, "within": within, "kind": one["kind"], **spans,
                     "speaker": one["speaker"], "confidence": one["confidence"], "text": words})
        flat(one.get("nested", ()), text, index, rows)
    return rows


def row_of(item, answer, reason, problem):
    """The row of one line of the input, `LINE` without what is the same for all."""
    file, line, raw = item
    row = {"file": file, "line": line, "reason": reason, "problem": problem}
    if answer is not None:
        try:
            # The command has read the line, so Python reads the same; but for numbers of thousands of
            # digits in fields that nobody asked for.
            article, found = json.loads(raw), json.loads(answer)
            if found["doc"] != article["doc"]:
                raise ValueError(f"the command answered for {found['doc']!r}")
            text = article["text"]
            row.update(doc=article["doc"], code_points=len(text),
                       attributions=flat(found["attributions"], text))
            return row
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            row.update(reason="answer", problem=f"{type(error).__name__}: {error}")
    row.update(doc=doc_of(raw), raw=raw)
    return row


def doc_of(raw):
    """The name in a line that failed, if it says one."""
    try:
        doc = json.loads(raw)["doc"]
        doc.encode()  # Half a surrogate pair is no text that Parquet could hold.
        return doc
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def version_of(program, arguments):
    """What the program says it is; raises where it cannot be run at all: then no line is at fault."""
    try:
        version = subprocess.run([program, "--version"], capture_output=True, check=True)
        subprocess.run([program, *arguments], stdin=subprocess.DEVNULL, capture_output=True, check=True)
    except OSError as error:
        raise RuntimeError(f"cannot run {program}: {error}") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip()
        raise RuntimeError(f"{' '.join(error.cmd)} fails without any article: {said}") from error
    return version.stdout.decode().strip()


def extract(batches, program, shipped, model, patience):
    """What `mapInArrow` runs on a partition."""
    import pyarrow
    from pyspark import SparkFiles

    if shipped:
        program = SparkFiles.get(program)
    arguments, model_name = ["extract"], "built in"
    if model == "rules only":
        arguments, model_name = ["extract", "--rules-only"], model
    elif model:
        file = SparkFiles.get(model)
        arguments, model_name = ["extract", "--model", file], "sha256:" + sha256(file)

    def items():
        for batch in batches:
            for file, line, raw in zip(*(batch.column(name) for name in ("file", "line", "raw"))):
                raw = raw.as_py()
                if raw.strip(BLANK):
                    yield file.as_py(), line.as_py(), raw

    lines = items()
    first = next(lines, None)
    if first is None:
        return  # An empty partition needs no process.
    same = {"command": version_of(program, arguments), "program": sha256(program), "model": model_name}
    schema = arrow_schema()
    empty = dict.fromkeys(schema.names)
    rows = []

    def all_lines():
        yield first
        yield from lines

    for answer in answered([program, *arguments], all_lines(), patience):
        rows.append({**empty, **same, **row_of(*answer)})
        if len(rows) == BATCH_ROWS:
            yield pyarrow.RecordBatch.from_pylist(rows, schema=schema)
            rows = []
    if rows:
        yield pyarrow.RecordBatch.from_pylist(rows, schema=schema)


def numbered(spark, articles):
    """The lines of all files with their number in their file, from 1; raw, as bytes.

    Spark reads a file in blocks at once, so nobody counts its lines. Two passes do: the first counts
    the lines of each block and costs what reading costs, a hundredth of extraction. Only a line's number
    tells two lines of one name apart, and does not depend on how the work was divided.
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    # The command's lines end in \n alone; Spark's would in \r, too. Bytes, not text: what is no UTF-8
    # is a line that the command refuses, not one to be mended on the way.
    lines = spark.read.option("lineSep", "\n").text(articles).select(
        F.col("_metadata.file_path").alias("file"), F.col("_metadata.file_block_start").alias("block"),
        F.monotonically_increasing_id().alias("id"), F.col("value").cast("binary").alias("raw"))
    # The lines of one block have ids in a row, whichever partition reads it.
    blocks = lines.groupBy("file", "block").agg(F.min("id").alias("first"), F.count("*").alias("lines"))
    before = Window.partitionBy("file").orderBy("block").rowsBetween(Window.unboundedPreceding, -1)
    blocks = blocks.select("file", "block", "first", F.coalesce(F.sum("lines").over(before), F.lit(0))
                           .alias("before"))
    return lines.join(F.broadcast(blocks), ["file", "block"]).select(
        "file", (F.col("id") - F.col("first") + F.col("before") + 1).alias("line"), "raw")


def run(spark, articles, out, crossquote, on_workers=False, model=None, partitions=None, patience=600):
    """Does all of it; returns how many rows each of the three outputs has.

    `crossquote` is a file here, which is sent to the workers, or with `on_workers` the path of one that
    each of them has. `model` is a model file here, "rules only", or None for the one in the program.
    """
    from pyspark import StorageLevel
    from pyspark.sql import functions as F

    context = spark.sparkContext
    if __name__ != "__main__":
        context.addPyFile(__file__)  # What was imported here, workers have to import, too.
    if not on_workers:
        context.addFile(crossquote)
        crossquote = os.path.basename(crossquote)
    if model and model != "rules only":
        context.addFile(model)
        model = os.path.basename(model)
    # Articles, not numbers: 10,000 of them, Spark's default, would be 50 MB a batch.
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(BATCH_ROWS))

    lines = numbered(spark, articles)
    if partitions:
        lines = lines.repartition(partitions)
    shipped = not on_workers
    done = lines.mapInArrow(
        lambda batches: extract(batches, crossquote, shipped, model, patience), LINE)
    # Kept, or each of the outputs would run the extraction again. Should a worker be lost with its
    # part, that part is made anew, and is the same.
    done = done.persist(StorageLevel.DISK_ONLY)
    read = done.where(F.col("reason").isNull())
    by = ["command", "program", "model"]
    outputs = {
        "attributions": read.select("file", "line", "doc", F.inline("attributions"), *by),
        "failed": done.where(F.col("reason").isNotNull())
                      .select("file", "line", "doc", "reason", "problem", "raw", *by),
        # Last: its _SUCCESS says that all three are whole.
        "documents": read.select("file", "line", "doc", "code_points",
                                 F.size("attributions").alias("attributions"), *by),
    }
    try:
        for name, rows in outputs.items():
            rows.write.parquet(os.path.join(out, name), compression="zstd")
        return {name: spark.read.parquet(os.path.join(out, name)).count() for name in outputs}
    finally:
        done.unpersist()


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", required=True, nargs="+", metavar="PATH",
                        help="files, folders or globs of JSON Lines, anywhere that Spark reads")
    parser.add_argument("--out", required=True, metavar="FOLDER",
                        help="where the three outputs go; refused where one of them is already")
    parser.add_argument("--crossquote", required=True, metavar="PATH",
                        help="the command, built for the workers' machines; sent to them")
    parser.add_argument("--on-workers", action="store_true",
                        help="do not send it: PATH is where each worker has it")
    model = parser.add_mutually_exclusive_group()
    model.add_argument("--model", metavar="FILE", help="a model file in place of the one in the program")
    model.add_argument("--rules-only", action="store_true", help="no model: rules alone")
    parser.add_argument("--partitions", type=int, metavar="N",
                        help="divide the lines anew into N; by default as Spark reads them")
    parser.add_argument("--patience", type=float, default=600, metavar="SECONDS",
                        help="how long the command may take for an article before it is ended (600)")
    arguments = parser.parse_args()
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("crossquote extract").getOrCreate()
    counts = run(spark, arguments.articles, arguments.out, arguments.crossquote, arguments.on_workers,
                 "rules only" if arguments.rules_only else arguments.model, arguments.partitions,
                 arguments.patience)
    print(", ".join(f"{name}: {count} rows" for name, count in counts.items()))
    spark.stop()
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
