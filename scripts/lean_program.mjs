// Takes out of the built program what no reader of the explorer can reach, before and while wasm-opt
// makes it small. What linker and wasm-opt must keep, because they cannot know:
//
// - exports for JavaScript that nothing here calls: wasm-streams's classes, which come with Leptos;
// - the wording of panics. No browser shows it: without a hook the standard library writes it to a
//   standard error that does not exist there. A panic still stops the program by the same trap, at
//   the same place; only the message that nobody could read is not made;
// - the names of the functions that JavaScript lends, forty characters each, once in either file.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import binaryen from '../tests/browser/node_modules/binaryen/index.js';

/// What only makes or passes on the message of a panic: its names as wasm-bindgen leaves them. None
/// of them returns.
const PANICS = [
    /^core(\[\w+\])?::panicking::/,
    /^core\[\w+\]::(option|result)::(unwrap|expect)_failed$/,
    /^core\[\w+\]::(str::slice_error_fail|slice::index::slice_index_fail|slice::copy_from_slice_impl::len_mismatch_fail)/,
    /^core\[\w+\]::(cell::panic_|cell::lazy::panic_|num::int_log10::panic_|slice::sort::shared::smallsort::panic_on)/,
    /^<alloc\[\w+\]::vec::Vec<_, _>>::\w+::assert_failed$/,
    /^alloc\[\w+\]::raw_vec::capacity_overflow$/,
    /^std\[\w+\]::thread::local::panic_access_error$/,
    /^__rustc\[\w+\]::rust_begin_unwind$/,
];

/// What writes values for developers. No text that readers see is written so (tests/it/tidy.rs of the
/// core holds it), so that only messages of panics could ask for it: `{:?}` would be a trap here.
const DEBUG = [/ as core(\[\w+\])?::fmt::Debug>::fmt/, /::fmt::builders::|^<char>::escape_debug_ext$/];

/// What only wasm-streams's classes could have reached. Leptos's server functions would call them
/// from JavaScript; here nothing makes their objects, but the tables of their methods stay.
const STREAMS = [/\bwasm_streams::/, /\bjs_sys::futures::future_to_promise\b/];

/// The lean program and its glue; `wasm` and `glue` are what wasm-bindgen wrote.
export async function lean(wasm, glue) {
    const called = withoutClasses(glue);
    const cut = withoutPanics(withoutLocations(wasm), called);
    return shortNames(await optimized(cut), called);
}

/// The glue without the classes that it exports, and what registers their objects.
function withoutClasses(glue) {
    return glue
        .replace(/^export class \w+ \{\n[^]*?\n\}\n(if \(Symbol\.dispose\).*\n)?/gm, '')
        .replace(/^const \w+Finalization = [^]*?;\n/gm, '')
        .replace(/^function initSync\([^]*?\n\}\n/m, '')
        .replace('export { initSync, ', 'export { ');
}

/// Without the exports that the glue does not call, and with bare traps for panics.
function withoutPanics(wasm, glue) {
    const module = binaryen.readBinary(wasm);
    const used = new Set(Array.from(glue.matchAll(/\bwasm\.(\w+)/g), ([, name]) => name));
    const exported = count(module.getNumExports(), (at) => binaryen.getExportInfo(module.getExportByIndex(at)).name);
    for (const name of exported) {
        if (!used.has(name)) module.removeExport(name);
    }
    const functions = count(module.getNumFunctions(), (at) => binaryen.getFunctionInfo(module.getFunctionByIndex(at)));
    const never = functions.filter(({ name }) => [...PANICS, ...DEBUG, ...STREAMS].some((known) => known.test(name)));
    if (!never.some(({ name }) => name.endsWith('::panic_fmt'))) {
        throw new Error('the program names no function panic_fmt: has the standard library changed?');
    }
    for (const { name, params, results } of never) {
        module.removeFunction(name);
        module.addFunction(name, params, results, [], module.unreachable());
    }
    const bytes = module.emitBinary();
    module.dispose();
    return bytes;
}

function count(length, each) {
    return Array.from({ length }, (_, at) => each(at));
}

/// Flat code with its blocks put together anew is smaller than what the compiler wrote. Nothing that the
/// program owns lies below 1,024: the stack comes first and grows down to there.
const OPTIONS = ['--low-memory-unused', '-Os', '--flatten', '--rereloop', '-Os'];

async function optimized(wasm) {
    const folder = await mkdtemp(join(tmpdir(), 'crossquote-'));
    try {
        const [from, to] = ['from.wasm', 'to.wasm'].map((name) => join(folder, name));
        await writeFile(from, wasm);
        await promisify(execFile)('wasm-opt', [...OPTIONS, from, '-o', to]);
        return await readFile(to);
    } finally {
        await rm(folder, { recursive: true });
    }
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

/// Renames what the program takes from the glue, and leaves out of the glue what it does not take.
function shortNames(wasm, glue) {
    const section = sections(wasm).find(({ id }) => id === 2);
    const names = new Map();
    const out = [];
    let from = section.start;
    let at = number(wasm, from).next;
    for (let left = number(wasm, from).value; left > 0; left -= 1) {
        const of = text(wasm, at);
        const name = text(wasm, of.next);
        const short = `_${names.size.toString(36)}`;
        names.set(name.text, short);
        out.push(wasm.subarray(from, at), packed(OURS), packed(short));
        from = name.next;
        // A function: its type. The program takes nothing else.
        if (wasm[from] !== 0) throw new Error(`the program takes ${name.text}, which is no function`);
        at = number(wasm, from + 1).next;
    }
    out.push(wasm.subarray(from, section.end));
    const body = Buffer.concat(out);
    const lean = Buffer.concat([
        wasm.subarray(0, section.head), Uint8Array.of(2), leb(body.length), body, wasm.subarray(section.end),
    ]);
    return { wasm: lean, glue: leanGlue(glue, names) };
}

/// What the program calls the glue.
const OURS = 'a';

function leanGlue(glue, names) {
    const missing = new Set(names.keys());
    // One entry a function, each indented by eight.
    let lean = glue.replace(/^ {8}(?!__proto__)(\w+): ([^]*?\n {8}\}(?:, arguments\); \})?),\n/gm, (_, name, body) =>
        missing.delete(name) ? `${names.get(name)}: ${body},\n` : '',
    );
    if (missing.size > 0) throw new Error(`the glue lacks ${[...missing].join(', ')}`);
    const module = /"\.\/[\w-]+_bg\.js": import0/;
    if (!module.test(lean)) throw new Error('the glue does not say what its functions are called together');
    lean = lean.replace(module, `${OURS}: import0`);
    // Comments and indents; no string of the glue goes over lines or begins one.
    lean = lean.replace(/^\s*\/\*\*[^]*?\*\/\n/gm, '').replace(/^\s*\/\/.*\n/gm, '').replace(/^\s+/gm, '');
    // Helpers that only what was left out had called, and theirs.
    for (let before = ''; before !== lean; ) {
        before = lean;
        lean = withoutHelpers(lean);
    }
    return lean;
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

function leb(value) {
    const bytes = [];
    for (; value > 0x7f; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
    return Uint8Array.of(...bytes, value);
}

function text(bytes, at) {
    const { value, next } = number(bytes, at);
    return { text: Buffer.from(bytes.subarray(next, next + value)).toString(), next: next + value };
}

function packed(text) {
    return Buffer.concat([leb(text.length), Buffer.from(text)]);
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
