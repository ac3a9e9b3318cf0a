// Runs the benchmark of extraction in WebAssembly in node, whose engine is Chromium's.
//
//   node run.mjs FOLDER [HOSTILE_BYTES]     FOLDER has what wasm-bindgen wrote
//
// The rest, the measuring and the printing, is Rust: main.rs and ../measure.rs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const [folder, hostileBytes] = process.argv.slice(2);
const repository = fileURLToPath(new URL('../../../../..', import.meta.url));
const shared = process.env.CROSSQUOTE_SHARED ?? join(repository, '../shared');

// A quarter of the articles of PolNeAR, the same as natively.
function polnear() {
    let lines;
    try {
        lines = readFileSync(join(shared, 'polnear/train.jsonl'), 'utf8').trimEnd().split('\n');
    } catch {
        return undefined;
    }
    return lines.filter((_, at) => at % 4 === 0).map((line) => JSON.parse(line).text);
}

globalThis.polnear = polnear();
globalThis.hostileBytes = hostileBytes === undefined ? undefined : Number(hostileBytes);

// Loading it runs its main().
createRequire(import.meta.url)(join(resolve(folder), 'crossquote-bench-wasm.js'));
