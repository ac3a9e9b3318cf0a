// Takes out of the built program what no reader of the explorer can reach, before and while wasm-opt
// makes it small. What linker and wasm-opt must keep, because they cannot know:
//
// - exports for JavaScript that nothing here calls: wasm-streams's classes, which come with Leptos;
// - the wording of panics. No browser shows it: without a hook the standard library writes it to a
//   standard error that does not exist there. A panic still stops the program by the same trap, at
//   the same place; only the message that nobody could read is not made;
// - the names by which program and JavaScript call each other, forty characters each, once in either.
//
// What each gains: docs/PERFORMANCE.md.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import binaryen from '../tests/browser/node_modules/binaryen/index.js';

/// What only makes or passes on the message of a panic, by the beginnings of names. None of them
/// returns, so that a trap in its place is what it would have come to.
const PANICS = [
    'core::panicking::',
    'core::option::unwrap_failed',
    'core::option::expect_failed',
    'core::result::unwrap_failed',
    'core::str::slice_error_fail',
    'core::slice::index::slice_index_fail',
    'core::slice::copy_from_slice_impl::len_mismatch_fail',
    'core::cell::panic_already_',
    'core::cell::lazy::panic_poisoned',
    'core::num::int_log10::panic_for_nonpositive_argument',
    '<?alloc::vec::Vec<.*::assert_failed',
    'alloc::raw_vec::capacity_overflow',
    'std::thread::local::panic_access_error',
    '__rustc::rust_begin_unwind',
];

/// What writes values for developers. No text that readers see is written so (tests/it/tidy.rs of the
/// core holds it), so that only messages of panics could ask for it: `{:?}` would be a trap here.
///
/// Not for what may be the same for `{}`: references and boxes, which pass on, truth values, arguments.
/// The compiler makes one function of two that are alike, under the name of either.
const DEBUG = ['<(?!&|alloc::|bool |core::fmt::Arguments ).* as core::fmt::Debug>::fmt'];

/// What only wasm-streams's classes could have reached. Leptos's server functions would call them
/// from JavaScript; here nothing makes their objects, but the tables of their methods stay.
const STREAMS = [String.raw`.*\bwasm_streams::`, String.raw`.*\bjs_sys::futures::future_to_promise\b`];

/// The lean program and its glue; `wasm` and `glue` are what wasm-bindgen wrote.
export async function lean(wasm, glue) {
    const called = withoutClasses(glue);
    const program = await optimized(withTraps(withoutLocations(wasm), called));
    return { wasm: program.wasm, glue: leanGlue(called, program.names) };
}

/// The glue without the classes that it exports, and what registers their objects.
function withoutClasses(glue) {
    return glue
        .replace(/^export class \w+ \{\n[^]*?\n\}\n(if \(Symbol\.dispose\).*\n)?/gm, '')
        .replace(/^const \w+Finalization = [^]*?;\n/gm, '')
        .replace(/^function initSync\([^]*?\n\}\n/m, '')
        .replace('export { initSync, ', 'export { ');
}

/// Without the exports that the glue does not call, and with bare traps for what is never reached.
///
/// A name that nothing has any more is told, not refused: the program is right without the cut too,
/// another compiler may have other names, and `make test` fails where they cost too many bytes.
function withTraps(wasm, glue) {
    const module = binaryen.readBinary(wasm);
    const used = new Set(Array.from(glue.matchAll(CALLS), ([, name]) => name));
    const exported = count(module.getNumExports(), (at) => binaryen.getExportInfo(module.getExportByIndex(at)).name);
    for (const name of exported) {
        if (!used.has(name)) module.removeExport(name);
    }
    const functions = count(module.getNumFunctions(), (at) => binaryen.getFunctionInfo(module.getFunctionByIndex(at)));
    for (const known of [...PANICS, ...DEBUG, ...STREAMS]) {
        const begins = new RegExp(`^${known}`);
        const never = functions.filter(({ name }) => begins.test(plain(name)));
        if (never.length === 0) console.warn(`scripts/lean_program.mjs: the program has no function ${known}`);
        for (const { name, params, results } of never) {
            if (PANICS.includes(known) && results !== binaryen.none) throw new Error(`${name} returns`);
            module.removeFunction(name);
            module.addFunction(name, params, results, [], module.unreachable());
        }
    }
    const bytes = module.emitBinary();
    module.dispose();
    return bytes;
}

/// What the glue calls of the program.
const CALLS = /\bwasm\.(\w+)/g;

/// A function's name without the numbers that tell crates and instances apart, which compilers write
/// in two ways: `core[c5930c85a12de822]::fmt::write`, `core::fmt::write::h1018b44c8c07a604`.
function plain(name) {
    return name.replace(/\[\w+\]/g, '').replace(/::h[0-9a-f]{16}$/, '');
}

function count(length, each) {
    return Array.from({ length }, (_, at) => each(at));
}

/// Flat code with its blocks put together anew is smaller than what the compiler wrote. Nothing that the
/// program owns lies below 1,024: the stack comes first and grows down to there.
export const SMALLER = ['--low-memory-unused', '-Os', '--flatten', '--rereloop', '-Os'];
const OPTIONS = [...SMALLER, '--minify-imports-and-exports-and-modules'];

/// The program made small, and its new names: of the `module` that it takes from, `imports` by module,
/// old and new name, `exports` by old and new name.
async function optimized(wasm) {
    const { wasm: made, said } = await wasmOpt(wasm, OPTIONS);
    // What the imports are called together is said by the program only.
    const [{ module }] = WebAssembly.Module.imports(new WebAssembly.Module(made));
    return { wasm: made, names: { module, ...JSON.parse(said) } };
}

/// A program made small, under the names that it has.
export async function small(wasm) {
    return (await wasmOpt(wasm, ['-O2'])).wasm;
}

/// What wasm-opt makes of a program, and what it says.
async function wasmOpt(wasm, options) {
    const folder = await mkdtemp(join(tmpdir(), 'crossquote-'));
    try {
        const [from, to] = ['from.wasm', 'to.wasm'].map((name) => join(folder, name));
        await writeFile(from, wasm);
        const { stdout } = await promisify(execFile)('wasm-opt', [...options, from, '-o', to]);
        return { wasm: await readFile(to), said: stdout };
    } finally {
        await rm(folder, { recursive: true });
    }
}

/// The glue with the new names, without what the program does not take, comments and indents.
function leanGlue(glue, { module, imports, exports }) {
    const taken = new Map(imports.map(([, name, short]) => [name, short]));
    const given = new Map(exports);
    const missing = new Set(taken.keys());
    // One entry a function, each indented by eight.
    let lean = glue.replace(/^ {8}(?!__proto__)(\w+): ([^]*?\n {8}\}(?:, arguments\); \})?),\n/gm, (_, name, body) =>
        missing.delete(name) ? `${taken.get(name)}: ${body},\n` : '',
    );
    if (missing.size > 0) throw new Error(`the glue lacks ${[...missing].join(', ')}`);
    const together = /"\.\/[\w-]+_bg\.js"(?=: import0)/;
    if (!together.test(lean)) throw new Error('the glue does not say what its functions are called together');
    lean = lean.replace(together, module);
    // Helpers that only what was left out had called, and theirs.
    for (let before = ''; before !== lean; ) {
        before = lean;
        lean = withoutHelpers(lean);
    }
    lean = lean.replace(CALLS, (_, name) => {
        if (!given.has(name)) throw new Error(`the program lacks ${name}`);
        return `wasm.${given.get(name)}`;
    });
    // No string of the glue goes over lines or begins one.
    return lean.replace(/^\s*\/\*\*[^]*?\*\/\n/gm, '').replace(/^\s*\/\/.*\n/gm, '').replace(/^\s+/gm, '');
}

/// Without functions and lists at the top level that are named nowhere else.
function withoutHelpers(glue) {
    const helpers = /^(?:function (\w+)\([^]*?\n\}\n|const (\w+) = \[.*\];\n)/gm;
    return glue.replace(helpers, (whole, ...[called, list]) => {
        const name = called ?? list;
        const elsewhere = glue.split(new RegExp(`\\b${name}\\b`)).length - whole.split(new RegExp(`\\b${name}\\b`)).length;
        return elsewhere > 0 ? whole : '';
    });
}

/// With zeros for the places in source files that panics would name, which wasm-opt leaves out: four
/// numbers each, address and length of a file's name, line and column.
function withoutLocations(wasm) {
    const bytes = Uint8Array.from(wasm);
    const view = new DataView(bytes.buffer);
    const pieces = segments(bytes);
    const place = (address, length) => {
        const piece = pieces.find(({ start, size }) => start <= address && address + length <= start + size);
        return piece && piece.at + address - piece.start;
    };
    const names = new Map();
    for (const { start, size, at } of pieces) {
        for (let address = (start + 3) & ~3; address + 16 <= start + size; address += 4) {
            const here = at + address - start;
            const [name, length, line, column] = [0, 4, 8, 12].map((next) => view.getUint32(here + next, true));
            if (length < 4 || length > 200 || !line || !column || line > 99_999 || column > 999) continue;
            const file = place(name, length);
            if (file === undefined) continue;
            if (!/^[ -~]+\.rs$/.test(String.fromCharCode(...bytes.subarray(file, file + length)))) continue;
            names.set(file, length);
            bytes.fill(0, here, here + 16);
        }
    }
    for (const [file, length] of names) bytes.fill(0, file, file + length);
    return bytes;
}

// ---- The binary format: webassembly.github.io/spec/core/binary ----

function number(bytes, at) {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
        const byte = bytes[at];
        at += 1;
        value += (byte & 0x7f) * 2 ** shift;
        if (byte < 0x80) return { value, next: at };
    }
}

function sections(bytes) {
    const found = [];
    for (let head = 8; head < bytes.length; ) {
        const { value, next } = number(bytes, head + 1);
        found.push({ id: bytes[head], head, start: next, end: next + value });
        head = next + value;
    }
    return found;
}

/// The pieces of memory that the program starts with.
function segments(bytes) {
    const section = sections(bytes).find(({ id }) => id === 11);
    const found = [];
    let { value: left, next: at } = number(bytes, section.start);
    for (; left > 0; left -= 1) {
        // Active, at a constant address: `00 41 address 0b`.
        if (bytes[at] !== 0 || bytes[at + 1] !== 0x41) throw new Error('a piece of memory of another kind');
        const address = number(bytes, at + 2);
        const size = number(bytes, address.next + 1);
        found.push({ start: address.value, size: size.value, at: size.next });
        at = size.next + size.value;
    }
    return found;
}
