#!/usr/bin/env python3
"""The corpus of forms: made-up articles, a folder a kind, each with its annotation.

    forms.py check DIR…      every annotation fits its text; says what and where where one does not
    forms.py gold DIR…       the annotations with their spans, one article a line, as score.py reads them
    forms.py agreement DIR…  how far the second annotations (NN.second.json) agree with the first
    forms.py texts DIR…      the texts, one article a line, as `crossquote extract` reads them
    forms.py score DIR PRED  what `crossquote extract` wrote, against the annotations: a row a kind
    forms.py wrong DIR PRED  what is wrong in it, article by article, to be read
    forms.py confidence DIR PRED  how often attributions are right, by the confidence that they were given
    forms.py hold DIR PRED   fails where a figure is worse than `floors.json` beside the folder allows

Standard library only. `README.md` beside this file says what an annotation holds.
"""
import json
import pathlib
import re
import sys

KINDS = ("direct", "mixed", "indirect")
POLARITIES = ("said", "denied", "not-said", "supposed")
FIELDS = {"id", "kind", "content", "content_occurrence", "quoted", "source", "source_occurrence",
          "cue", "cue_occurrence", "speaker", "polarity", "note"}
# How many words of two contents have to be common to both for them to be the same one.
SAME_WORDS = 0.8
# Indirect speech of less confidence is left out of collections.
SHOWN = 0.4


class Wrong(Exception):
    """An annotation does not fit its text; says what and where."""


def places(text, part):
    """Where `part` stands in `text`, half-open code-point spans; white space stands for white space of any length,
    so that an annotation need not know where lines were broken."""
    words = part.split()
    if not words:
        raise Wrong("an empty string")
    pattern = r"\s+".join(re.escape(word) for word in words)
    return [match.span(1) for match in re.finditer(f"(?=({pattern}))", text)]


def place(text, part, occurrence, what):
    """The span of one occurrence, counted from 0."""
    found = places(text, part)
    if not found:
        raise Wrong(f"{what} is not in the text: {part!r}")
    if occurrence is None:
        if len(found) > 1:
            raise Wrong(f"{what} is {len(found)} times in the text, say which: {part!r}")
        occurrence = 0
    if not 0 <= occurrence < len(found):
        raise Wrong(f"{what} is {len(found)} times in the text, so there is no occurrence {occurrence}: {part!r}")
    return found[occurrence]


def content_spans(text, quote):
    """The spans of a content's segments, in the order of the text."""
    segments = quote["content"]
    if not segments:
        raise Wrong("a quote without content")
    spans = [place(text, segments[0], quote.get("content_occurrence"), "the content")]
    for segment in segments[1:]:
        later = [span for span in places(text, segment) if span[0] >= spans[-1][1]]
        if not later:
            raise Wrong(f"a segment of the content does not come after the one before: {segment!r}")
        spans.append(later[0])
    return spans


def nearest(text, part, spans, what):
    """The occurrence nearest to the spans given."""
    found = places(text, part)
    if not found:
        raise Wrong(f"{what} is not in the text: {part!r}")
    return min(found, key=lambda at: min(max(s - at[1], at[0] - e, 0) for s, e in spans))


def located(text, quote):
    """A quote with its spans; raises Wrong where it does not fit."""
    unknown = set(quote) - FIELDS
    if unknown:
        raise Wrong(f"unknown fields {sorted(unknown)}")
    if quote.get("kind") not in KINDS:
        raise Wrong(f"kind {quote.get('kind')!r} is none of {KINDS}")
    if quote.get("polarity") not in POLARITIES:
        raise Wrong(f"polarity {quote.get('polarity')!r} is none of {POLARITIES}")
    if "speaker" not in quote:
        raise Wrong("no speaker; null where the article does not tell")
    content = content_spans(text, quote)
    source = []
    if quote.get("source") is not None:
        source = [place(text, quote["source"], quote.get("source_occurrence"), "the source")]
    cue = []
    if quote.get("cue") is not None:
        at = quote.get("cue_occurrence")
        near = source + content
        cue = [nearest(text, quote["cue"], near, "the cue") if at is None else place(text, quote["cue"], at, "the cue")]
    for what, spans in (("source", source), ("cue", cue)):
        for s, e in spans:
            for a, b in content:
                if s < b and a < e:
                    raise Wrong(f"the {what} {text[s:e]!r} lies in the content {text[a:b]!r}")
    if (quote["kind"] == "indirect") != (not quote.get("quoted")):
        raise Wrong(f"kind {quote['kind']} with quoted {quote.get('quoted')!r}")
    for inner in quote.get("quoted") or []:
        if not any(places(text[s:e], inner) for s, e in content):
            raise Wrong(f"quoted words are not in the content: {inner!r}")
    return {"source": source, "cue": cue, "content": content, "kind": quote["kind"],
            "speaker": quote["speaker"], "polarity": quote["polarity"]}


def read(path, second=False):
    """An article's text and annotation. Text is UTF-8 with LF."""
    text = path.read_bytes().decode("utf-8")
    beside = path.with_suffix(".second.json" if second else ".json")
    try:
        return text, json.loads(beside.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Wrong(f"no {beside.name} beside it") from None
    except json.JSONDecodeError as error:
        raise Wrong(f"{beside.name}: {error}") from None


def article(path, second=False):
    """One article as score.py reads it, and with each attribution's speaker and polarity."""
    text, annotation = read(path, second)
    attributions = []
    for quote in annotation.get("quotes", []):
        try:
            attributions.append(located(text, quote))
        except Wrong as wrong:
            raise Wrong(f"{quote.get('id')}: {wrong}") from None
    named = {speaker["name"]: speaker.get("mentions", []) for speaker in annotation.get("speakers", [])}
    for quote in annotation.get("quotes", []):
        if quote["speaker"] is not None and quote["speaker"] not in named:
            raise Wrong(f"{quote['id']}: its speaker {quote['speaker']!r} is not among the speakers")
    for name, mentions in named.items():
        for mention in mentions:
            if not places(text, mention):
                raise Wrong(f"a mention of {name} is not in the text: {mention!r}")
    traps = []
    for trap in annotation.get("traps", []):
        found = places(text, trap)
        if not found:
            raise Wrong(f"a trap is not in the text: {trap!r}")
        traps.append(found[0])
    doc = f"{path.parent.name}/{path.stem}"
    return {"doc": doc, "publisher": path.parent.name, "text": text, "attributions": attributions,
            "speakers": named, "traps": traps}


def files(directories):
    """All articles under the directories, in order."""
    return sorted(path for directory in directories for path in pathlib.Path(directory).rglob("*.txt"))


def check(directories):
    """Prints what does not fit; the number of articles in which something does not."""
    failed = 0
    for path in files(directories):
        for second in (False, True):
            if second and not path.with_suffix(".second.json").exists():
                continue
            try:
                article(path, second)
            except Wrong as wrong:
                failed += 1
                print(f"{path}{' (second)' if second else ''}: {wrong}", file=sys.stderr)
    print(f"{len(files(directories))} articles, {failed} annotations that do not fit")
    return failed


def words(text, spans):
    """The places of the words that the spans cover."""
    return {match.start() for match in re.finditer(r"\w+", text)
            for s, e in spans if match.start() < e and s < match.end()}


def pairs(text, ours, theirs):
    """Which attributions are the same, one to one, by the words that both contents have, most in common first."""
    ours = [words(text, one["content"]) for one in ours]
    theirs = [words(text, one["content"]) for one in theirs]
    both = sorted(((len(a & b) / len(a | b), -i, -j) for i, a in enumerate(ours) for j, b in enumerate(theirs)
                   if a & b), reverse=True)
    left, right, found = set(), set(), []
    for same, i, j in both:
        if same >= SAME_WORDS and -i not in left and -j not in right:
            left.add(-i)
            right.add(-j)
            found.append((-i, -j))
    return found


def predicted(path, least=SHOWN):
    """What `crossquote extract` wrote: doc → attributions, those within others too, as a collection shows them."""
    found = {}
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        every, waiting = [], list(one["attributions"])
        while waiting:
            each = waiting.pop(0)
            waiting.extend(each.get("nested", []))
            if each["kind"] != "indirect" or each["confidence"] >= least:
                every.append(each)
        found[one["doc"]] = every
    return found


class Score:
    """Counts of one kind, and the figures made of them."""

    COLUMNS = ("F1", "precision", "recall", "source", "speaker", "polarity", "extra", "traps")

    def __init__(self):
        self.gold = self.predicted = self.both = self.source = self.speaker = self.polarity = 0
        self.extra = self.articles = self.traps = self.sprung = 0

    def add(self, gold, found):
        """One article: `gold` as `article` gives it, `found` its predictions."""
        text, ours = gold["text"], gold["attributions"]
        both = pairs(text, ours, found)
        self.articles += 1
        self.gold += len(ours)
        self.predicted += len(found)
        self.both += len(both)
        for i, j in both:
            self.source += same_source(text, ours[i], found[j])
            self.speaker += right_speaker(gold, ours[i], found[j])
            self.polarity += ours[i]["polarity"] == found[j].get("polarity", "said")
        self.extra += len(extras(gold, found))
        self.traps += len(gold["traps"])
        self.sprung += sum(sprung(text, trap, gold, found) for trap in gold["traps"])

    def figures(self):
        """Per cent, and for `extra` predictions in a hundred that no annotation has anything to do with."""
        def share(part, whole):
            return 100 * part / whole if whole else float("nan")
        return (share(2 * self.both, self.gold + self.predicted), share(self.both, self.predicted),
                share(self.both, self.gold), share(self.source, self.both), share(self.speaker, self.both),
                share(self.polarity, self.both), share(self.extra, self.predicted), share(self.sprung, self.traps))


def same_source(text, gold, found):
    """Whether both sources have a word in common, or neither has one."""
    ours, theirs = words(text, gold["source"]), words(text, found["source"])
    return bool(ours & theirs) if ours or theirs else True


def right_speaker(article, gold, found):
    """Whether the predicted speaker is the annotated one: its name or another name of it, and nobody else's."""
    name, given = gold["speaker"], found["speaker"]
    if name is None or given is None:
        return name is given
    if same_speaker(name, given):
        return True
    mine = {plain(mention) for mention in article["speakers"].get(name, [])}
    others = {plain(mention) for other, mentions in article["speakers"].items() if other != name
              for mention in [*mentions, other]}
    # A fuller name or one with its role is right too where it holds the whole name: "Mayor Ine Falk".
    holds = re.search(rf"\b{re.escape(plain(name))}\b", plain(given)) is not None
    return (plain(given) in mine and plain(given) not in others) or holds


def extras(article, found):
    """Predictions of which fewer than a third of the words are in any annotation's content."""
    text = article["text"]
    every = [words(text, one["content"]) for one in article["attributions"]]
    def is_extra(one):
        own = words(text, one["content"])
        return own and all(3 * len(own & other) < len(own) for other in every)
    return [one for one in found if is_extra(one)]


def sprung(text, trap, article, found):
    """Whether a trap was taken for a quotation: most of its words are in one, which is not in any annotation's."""
    own = words(text, [trap])
    if any(own & words(text, one["content"]) for one in article["attributions"]):
        return False
    return any(2 * len(own & words(text, one["content"])) > len(own) for one in found)


def score(directory, path):
    """Prints a row a kind."""
    found = predicted(path)
    rows, total = {}, Score()
    for each in files([directory]):
        gold = article(each)
        mine = found.get(gold["doc"], [])
        rows.setdefault(gold["publisher"], Score()).add(gold, mine)
        total.add(gold, mine)
    print("| kind | articles | " + " | ".join(Score.COLUMNS) + " |")
    print("|---" * (len(Score.COLUMNS) + 2) + "|")
    for kind, row in sorted(rows.items()) + [("**all**", total)]:
        cells = ("–" if figure != figure else f"{figure:.1f}" for figure in row.figures())
        print(f"| {kind} | {row.articles} | " + " | ".join(cells) + " |")


def wrong(directory, path):
    """Prints every article's differences: missed, extra, another source, speaker or polarity."""
    found = predicted(path)
    for each in files([directory]):
        gold = article(each)
        mine = found.get(gold["doc"], [])
        text = gold["text"]
        both = pairs(text, gold["attributions"], mine)
        def show(one):
            said = " … ".join(" ".join(text[s:e].split()) for s, e in one["content"])
            source = " ".join(text[s:e] for s, e in one["source"])
            return f"[{source}] {{{one['speaker']}}} {one.get('polarity', 'said')} {said}"
        lines = [f"  missed  {show(one)}" for i, one in enumerate(gold["attributions"]) if i not in {i for i, _ in both}]
        lines += [f"  found   {show(one)} {one['confidence']:.2f}" for j, one in enumerate(mine) if j not in {j for _, j in both}]
        for i, j in both:
            a, b = gold["attributions"][i], mine[j]
            if not same_source(text, a, b):
                lines.append(f"  source  {show(a)}\n       →  {show(b)} {b['confidence']:.2f}")
            elif not right_speaker(gold, a, b):
                lines.append(f"  speaker {show(a)}\n       →  {show(b)} {b['confidence']:.2f}")
            elif a["polarity"] != b.get("polarity", "said"):
                lines.append(f"  polar   {show(a)}\n       →  {show(b)} {b['confidence']:.2f}")
        if lines:
            print(gold["doc"], *lines, sep="\n")


# Borders between classes of confidence.
CLASSES = (0.9, 0.75, 0.6, 0.45, 0.3, 0.0)


def by_confidence(directory, path):
    """For each class of confidence: attributions, the sum of their confidence, and of how many the content, the source
    too, and the speaker too is right. One that names no speaker claims none."""
    found = predicted(path, least=0)
    rows = {border: [0, 0.0, 0, 0, 0] for border in CLASSES}
    for each in files([directory]):
        gold = article(each)
        mine = found.get(gold["doc"], [])
        annotated = {j: gold["attributions"][i] for i, j in pairs(gold["text"], gold["attributions"], mine)}
        for j, one in enumerate(mine):
            row = rows[next(border for border in CLASSES if one["confidence"] >= border)]
            row[0] += 1
            row[1] += one["confidence"]
            if j in annotated:
                source = same_source(gold["text"], annotated[j], one)
                row[2] += 1
                row[3] += source
                row[4] += source and (one["speaker"] is None or right_speaker(gold, annotated[j], one))
    return rows


def confidence(directory, path):
    """Prints a row a class of confidence."""
    print("| confidence from | attributions | mean | content right | source too | speaker too |")
    print("|---|---|---|---|---|---|")
    for border, (count, mean, *right) in by_confidence(directory, path).items():
        cells = (f"{100 * part / count:.0f} %" if count else "–" for part in (mean, *right))
        print(f"| {100 * border:.0f} | {count} | " + " | ".join(cells) + " |")


def miscalibration(rows):
    """By how many points confidence is off, on average over all attributions: expected calibration error."""
    off = sum(abs(mean - right) for _, mean, _, _, right in rows.values())
    return 100 * off / max(sum(row[0] for row in rows.values()), 1)


def hold(directory, path):
    """Whether every figure of `floors.json` is reached; says which is not."""
    directory = pathlib.Path(directory)
    floors = json.loads((directory.parent / "floors.json").read_text(encoding="utf-8"))[directory.name]
    found = predicted(path)
    total = Score()
    for each in files([directory]):
        gold = article(each)
        total.add(gold, found.get(gold["doc"], []))
    figures = dict(zip(Score.COLUMNS, total.figures()))
    figures["miscalibration"] = miscalibration(by_confidence(directory, path))
    wrong = []
    for name, floor in floors["least"].items():
        if not figures[name] >= floor:
            wrong.append(f"{name} is {figures[name]:.1f}, at least {floor} it has to be")
    for name, ceiling in floors["most"].items():
        if not figures[name] <= ceiling:
            wrong.append(f"{name} is {figures[name]:.1f}, at most {ceiling} it may be")
    shown = ", ".join(f"{name} {figures[name]:.1f}" for name in (*floors["least"], *floors["most"]))
    print(f"{directory}: {shown}")
    for line in wrong:
        print(f"{directory}: {line}", file=sys.stderr)
    return not wrong


def agreement(directories):
    """A row a kind: F1 of contents between the two annotators, and of what both found, same source, speaker, polarity."""
    rows = {}
    for path in files(directories):
        if not path.with_suffix(".second.json").exists():
            continue
        one, other = article(path), article(path, second=True)
        row = rows.setdefault(path.parent.name, [0, 0, 0, 0, 0, 0])
        row[0] += len(one["attributions"])
        row[1] += len(other["attributions"])
        for i, j in pairs(one["text"], one["attributions"], other["attributions"]):
            a, b = one["attributions"][i], other["attributions"][j]
            row[2] += 1
            row[3] += same_source(one["text"], a, b)
            row[4] += same_speaker(a["speaker"], b["speaker"])
            row[5] += a["polarity"] == b["polarity"]
    print("| kind | first | second | F1 of contents | source | speaker | polarity |")
    print("|---|---|---|---|---|---|---|")
    total = [sum(column) for column in zip(*rows.values())] if rows else [0] * 6
    for kind, (a, b, both, source, speaker, polarity) in sorted(rows.items()) + [("**all**", total)]:
        f1 = 200 * both / (a + b) if a + b else 0
        shares = " | ".join(f"{100 * part / both:.1f}" if both else "–" for part in (source, speaker, polarity))
        print(f"| {kind} | {a} | {b} | {f1:.1f} | {shares} |")


def same_speaker(one, other):
    """Whether two canonical names are one: alike but for case, a leading article and the form of apostrophes."""
    return plain(one) == plain(other)


def plain(name):
    """A name as it is compared; `None` for nobody."""
    return None if name is None else re.sub(r"^(the|a|an) ", "", name.lower().replace("’", "'")).strip()


def main(arguments):
    two = {"score": score, "wrong": wrong, "confidence": confidence}
    if len(arguments) == 3 and arguments[0] in two:
        two[arguments[0]](*arguments[1:])
        return 0
    if len(arguments) == 3 and arguments[0] == "hold":
        return 0 if hold(*arguments[1:]) else 1
    if len(arguments) < 2 or arguments[0] not in ("check", "gold", "agreement", "texts"):
        print(__doc__, file=sys.stderr)
        return 2
    command, directories = arguments[0], arguments[1:]
    if command == "check":
        return 1 if check(directories) else 0
    if command == "agreement":
        agreement(directories)
        return 0
    for path in files(directories):
        if command == "gold":
            print(json.dumps(article(path), ensure_ascii=False))
        else:
            text = path.read_bytes().decode("utf-8")
            print(json.dumps({"doc": f"{path.parent.name}/{path.stem}", "text": text}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
