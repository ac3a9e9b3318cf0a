// How long until the first answer: an index is loaded and searched once, each time in a process of its
// own, as a page is loaded; then once more. An engine that leaves work for its first queries shows it here.
//
//   node first.mjs --only crossquote,sqlite --sizes 24k,120k [--runs 7]
//
// The indexes are those that the harness built; of two options of one name the first counts, as there.
// Engines take turns, so that a machine that changes its speed is the same for all of them. Medians are
// kept in out/first.json, for table.mjs.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const option = (name, otherwise) => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? otherwise : process.argv[at + 1];
};

if (process.argv[2] === '--once') {
    const [engine, size, ...queries] = process.argv.slice(3);
    const adapter = await import(`./adapters/${engine}.mjs`);
    await adapter.init({ dir: here(`out/index/${engine}-${size}/`), warn: console.error });
    // What is compiled beside the program's start is no part of loading.
    await new Promise((done) => setTimeout(done, 200));
    const bytes = new Uint8Array(fs.readFileSync(here(`out/index/${engine}-${size}.bin`)));
    const times = [performance.now()];
    await adapter.load(bytes, {});
    times.push(performance.now());
    for (const query of queries) {
        await adapter.search(query, { limit: 10, mode: 'search', filter: null });
        times.push(performance.now());
    }
    const [load, first, second] = times.slice(1).map((time, nth) => time - times[nth]);
    console.log(JSON.stringify({ load, first, second }));
    process.exit(0);
}

const { known } = JSON.parse(fs.readFileSync(here('data/queries.json')));
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
const kept = {};
for (const size of option('sizes', '24k,120k').split(',')) {
    const times = {};
    for (let run = 0; run < Number(option('runs', '7')); run += 1) {
        // Words as they stand and words mistyped in turn.
        const queries = [known[run][run % 2 === 0 ? 'a' : 'bt'], known[run].c];
        for (const engine of option('only', 'crossquote').split(',')) {
            const said = execFileSync(process.execPath, [here('first.mjs'), '--once', engine, size, ...queries]);
            (times[engine] ??= []).push(JSON.parse(said.toString().trim().split('\n').at(-1)));
        }
    }
    for (const [engine, all] of Object.entries(times)) {
        (kept[engine] ??= {})[size] = {
            runs: all.length,
            load: median(all.map(({ load }) => load)),
            both: median(all.map(({ load, first }) => load + first)),
            second: median(all.map(({ second }) => second)),
        };
    }
}
fs.writeFileSync(here('out/first.json'), JSON.stringify(kept, null, 1));
