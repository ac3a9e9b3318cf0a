// Large collections: how long the command takes to make an explorer of a thousand articles, and what that one and
// one of twice as many cost a visitor.
//
//   node research/large/large.mjs SHARED                   SHARED has polnear/train.jsonl and dev.jsonl
//   node research/large/large.mjs SHARED --beside OTHER    an older build too, by turns: its command `crossquote`
//                                                         as `make command` builds it, or its dist/
//   node research/large/large.mjs SHARED --check           ends with 1 where a budget is exceeded
//   node research/large/large.mjs SHARED --command FILE    another command than target/release/crossquote
//
// Sites are left in target/large. The second collection has each article twice: what it says makes no sense, how
// much there is does. An older build gets the dataset that the new one made, so that both show the same.
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { combine, compressedAhead, isFolder } from '../../tests/browser/measure/combine.mjs';
import { repeated } from '../../tests/browser/support/repeat.mjs';

const { values: asked, positionals } = parseArgs({
    allowPositionals: true,
    options: { beside: { type: 'string' }, check: { type: 'boolean' }, command: { type: 'string' } },
});
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'target/large');
const corpus = ['train', 'dev'].map((part) => join(resolve(positionals[0] ?? ''), 'polnear', `${part}.jsonl`));
const command = resolve(asked.command ?? join(root, 'target/release/crossquote'));
const beside = asked.beside && resolve(asked.beside);
for (const file of [...corpus, command, ...(beside ? [beside] : [])]) {
    await stat(file).catch(() => {
        const remedy = corpus.includes(file) ? '; name the folder that has polnear/: research/large/run.sh SHARED' : '';
        console.error(`large.mjs: there is no ${file}${remedy}`);
        process.exit(1);
    });
}

/** Runs a program; ends this one where it does not end with one of `sound`. */
function run(program, parameters, sound) {
    const { status } = spawnSync(program, parameters, { cwd: root, stdio: 'inherit' });
    if (!sound.includes(status)) process.exit(1);
    return status;
}

/** A site by a command; gives its folder. */
async function make(by, name, parameters) {
    const site = join(folder, name);
    await rm(site, { recursive: true, force: true });
    // 3: written, and something could not be read, as an article that is there twice.
    run(by, ['bundle', ...parameters, '--out', site], [0, 3]);
    await compressedAhead(site);
    return site;
}

let over = false;

/** Makes a site and measures it; with an older build, beside that one's site of the same dataset. */
async function measure(name, parameters) {
    const from = performance.now();
    const site = await make(command, name, parameters);
    console.log(`made in ${((performance.now() - from) / 1000).toFixed(1)} s on the clock`);
    const other = beside && (await besideOf(site, name));
    const status = run(
        process.execPath,
        [
            join(root, 'tests/browser/measure.mjs'),
            ...['--collection', site],
            ...(other ? ['--beside', other] : []),
            ...(asked.check ? ['--check'] : []),
        ],
        asked.check ? [0, 1] : [0],
    );
    over ||= status !== 0;
    return site;
}

/** The older build's site of the dataset of `site`. */
async function besideOf(site, name) {
    const other = `${name}-beside`;
    if (!(await isFolder(beside))) return make(beside, other, ['--dataset', await datasetOf(site, other)]);
    await combine(beside, site, join(folder, other));
    await compressedAhead(join(folder, other));
    return join(folder, other);
}

/** A folder as `crossquote build` writes it, with the dataset of a site, or with another one. */
async function datasetOf(site, name, contents) {
    const dataset = join(folder, `${name}-dataset`);
    await mkdir(dataset, { recursive: true });
    for (const page of ['opening.html', 'head.html']) await cp(join(root, 'data/dataset', page), join(dataset, page));
    await writeFile(join(dataset, 'dataset.json'), contents ?? (await readFile(join(site, 'dataset.json'))));
    return dataset;
}

await mkdir(folder, { recursive: true });
const once = await measure('once', [...corpus, '--title', 'A thousand articles']);
const twice = repeated(await readFile(join(once, 'dataset.json'), 'utf8'), 2);
await measure('twice', ['--dataset', await datasetOf(once, 'twice', twice)]);
process.exit(over ? 1 : 0);
