// Our engine in the harness of the benchmark: the WebAssembly that run.sh built.
// The contract is that of adapters/README.md there.
import start, { initSync, build as buildIndex, Search } from '../crossquote/crossquote_bench_search.js';

const inNode = typeof process !== 'undefined' && process.versions?.node;
const file = inNode
    ? (await import('node:url')).fileURLToPath(new URL('../crossquote/crossquote_bench_search_bg.wasm', import.meta.url))
    : '';

export const meta = {
    name: 'crossquote',
    pkg: 'crossquote',
    version: 'this tree',
    env: ['node', 'browser'],
    includesText: false,
    settings: 'as the app: last word may be unfinished, all facet counts made; phrases in quotation marks',
    libFiles: ['crossquote/crossquote_bench_search_bg.wasm'],
};
export const assets = { 'search.wasm': file };

let memoryOf;
let index;
let searched;

export async function init(ctx) {
    const wasm = ctx?.asset
        ? await ctx.asset('search.wasm')
        : (await import('node:fs')).readFileSync(file);
    memoryOf = inNode ? initSync({ module: wasm }) : await start({ module_or_path: wasm });
}

export async function build(records) {
    return buildIndex(JSON.stringify(records));
}

export async function load(bytes) {
    index = new Search(bytes);
    searched = false;
}

export function search(text, { limit, mode, filter }) {
    // By the second search the app has had time for it; here it is part of that search.
    if (searched) index.prepare();
    searched = true;
    const [facet, value] = filter ? Object.entries(filter)[0] : ['', ''];
    // What the speaker's id is, is the adapter's: records have names only.
    return Array.from(index.find(mode === 'phrase' ? `"${text}"` : text, facet, value, limit));
}

export function memory() {
    return memoryOf.memory.buffer.byteLength;
}
