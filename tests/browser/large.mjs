// Large collections: how long the command takes to make an explorer of a thousand articles, and what that one and
// one of twice as many cost a visitor.
//
//   node tests/browser/large.mjs SHARED      SHARED has polnear/train.jsonl and dev.jsonl
//
// Beside target/release/crossquote as `make command` builds it. Sites are left in target/large. The second has each
// article twice: what it says makes no sense, how much there is does.
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { repeated } from './support/repeat.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'target/large');
const corpus = ['train', 'dev'].map((part) => join(process.argv[2] ?? '', 'polnear', `${part}.jsonl`));
for (const file of corpus) {
    await stat(file).catch(() => {
        console.error(`large.mjs: there is no ${file}; name the folder that has polnear/: make measure-large SHARED=/path`);
        process.exit(1);
    });
}

function run(command, parameters) {
    const { status } = spawnSync(command, parameters, { cwd: root, stdio: 'inherit' });
    // 3: written, and something could not be read, as an article that is there twice.
    if (status !== 0 && status !== 3) process.exit(1);
}

async function measure(name, parameters) {
    const site = join(folder, name);
    await rm(site, { recursive: true, force: true });
    const from = performance.now();
    run(join(root, 'target/release/crossquote'), ['bundle', ...parameters, '--out', site]);
    console.log(`made in ${((performance.now() - from) / 1000).toFixed(1)} s on the clock`);
    run(process.execPath, [join(root, 'tests/browser/measure.mjs'), '--collection', site]);
    return site;
}

await mkdir(folder, { recursive: true });
const once = await measure('once', [...corpus, '--title', 'A thousand articles']);
const dataset = join(folder, 'dataset');
await mkdir(dataset, { recursive: true });
for (const page of ['opening.html', 'head.html']) await cp(join(root, 'data/dataset', page), join(dataset, page));
await writeFile(join(dataset, 'dataset.json'), repeated(await readFile(join(once, 'dataset.json'), 'utf8'), 2));
await measure('twice', ['--dataset', dataset]);
