// A site of one build with the collection that another build's command put into its own: both then show
// the same, and only the program differs. It presumes that both builds read the same forms of a dataset
// (dataset.json, dataset.facts, texts/, search.index); where those changed, the other build's own command
// has to make the site.
import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotli } from '../../../scripts/serve.mjs';

/// What a collection consists of, beside its first screen in the page.
const COLLECTION = ['dataset.json', 'dataset.facts', 'search.index', 'texts'];
const PAGE = 'index.html';
const WORKER = 'sw.js';
/// The first screen in the page, as crossquote-cli's bundle/saved.rs marks it.
const MARKS = [['<!--opening-->', '<!--/opening-->'], ['<!--head-->', '<!--/head-->'], ['<title>', '</title>']];
/// What the page has fetched ahead, which tells the explorer whether there are parts.
const AHEAD = /(?:<link rel="preload" href="(?:dataset\.json|dataset\.facts|search\.index)" as="fetch" crossorigin>\s*)+/;
const FILES = /^const FILES = (.*);$/m;

/** Writes to `out` the program of the site `dist` with the collection of the site `made`. */
export async function combine(dist, made, out) {
    await rm(out, { recursive: true, force: true });
    // What was compressed ahead is of other contents.
    const compressed = (name) => /^(index\.html|sw\.js|dataset\.json|search\.index)\.(br|gz)$/.test(name);
    await cp(dist, out, { recursive: true, preserveTimestamps: true, filter: (from) => !compressed(from.split('/').at(-1)) });
    for (const name of await readdir(made)) {
        if (COLLECTION.includes(name.replace(/\.(br|gz)$/, ''))) await cp(join(made, name), join(out, name), { recursive: true, preserveTimestamps: true });
    }
    const [theirs, ours] = await Promise.all([dist, made].map((site) => readFile(join(site, PAGE), 'utf8')));
    let page = theirs;
    for (const mark of MARKS) page = inside(page, mark, inside(ours, mark));
    if (!AHEAD.test(ours) || !AHEAD.test(page)) throw new Error(`${PAGE} does not fetch its dataset ahead`);
    page = page.replace(AHEAD, () => ours.match(AHEAD)[0]);
    const written = { [PAGE]: page, [WORKER]: await worker(dist, made, page) };
    for (const [name, text] of Object.entries(written)) {
        await writeFile(join(out, name), text);
        await writeFile(join(out, `${name}.br`), await brotli(Buffer.from(text)));
    }
}

/**
 * Makes what was compressed ahead in a site just made newer than what it is of, in whatever order they
 * were written: the server of these measurements would compress it anew otherwise, and in haste.
 */
export async function compressedAhead(site) {
    const now = new Date();
    const names = await readdir(site, { recursive: true });
    await Promise.all(names.filter((name) => name.endsWith('.br')).map((name) => utimes(join(site, name), now, now)));
}

/** What stands between two marks; or the page with something else there. */
function inside(page, [open, close], put) {
    const from = page.indexOf(open) + open.length;
    const to = page.indexOf(close, from);
    if (from < open.length || to < 0) throw new Error(`${PAGE} has no ${open}…${close}`);
    return put === undefined ? page.slice(from, to) : page.slice(0, from) + put + page.slice(to);
}

/** The worker that keeps the site offline, with the list of its files as they are now. */
async function worker(dist, made, page) {
    const [theirs, ours] = await Promise.all([dist, made].map((site) => readFile(join(site, WORKER), 'utf8')));
    const [their, our] = [theirs, ours].map((text) => JSON.parse(text.match(FILES)[1]));
    const ofCollection = (name) => COLLECTION.includes(name.split('/')[0]);
    const files = {
        ...Object.fromEntries(Object.entries(their).filter(([name]) => !ofCollection(name))),
        ...Object.fromEntries(Object.entries(our).filter(([name]) => ofCollection(name))),
        [PAGE]: hash(page),
    };
    const listed = JSON.stringify(files);
    return theirs
        .replace(FILES, () => `const FILES = ${listed};`)
        .replace(/^const VERSION = .*;$/m, `const VERSION = '${hash(listed).slice(0, 16)}';`);
}

function hash(text) {
    return createHash('sha256').update(text).digest('hex');
}

/** Whether a path is that of a folder. */
export async function isFolder(path) {
    return (await stat(path)).isDirectory();
}
