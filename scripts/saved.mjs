// Makes the saved explorer: one HTML file that holds program, style, dataset, and opens from anywhere,
// also by a double click, where no page may fetch and no module may be loaded.
//
// The program is packed by LZMA, whose reader goes with it (lzma1, in saved.js): gzip, which every browser
// reads itself, leaves a quarter more. Then in 85 characters that stand for nothing in HTML, a quarter more
// than its bytes; base64 would be a third more. The dataset is gzip in base64, so that other tools can write
// one (`crossquote bundle`), which also look for the marks below.
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { build } from '../tests/browser/node_modules/esbuild/lib/main.js';
import { compress } from '../tests/browser/node_modules/lzma1/lib/index.js';
import { checksum } from './checksum.mjs';

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?()[]{}@%$#~_|';

/// What a Content-Security-Policy names an inline script or style sheet by.
export function hashOf(contents) {
    return `'sha256-${createHash('sha256').update(contents).digest('base64')}'`;
}

/// The whole file. `page`: the finished index.html without program, style and links to other files;
/// `date`: YYYY-MM-DD.
export async function savedPage({ page, style, glue, wasm, dataset, date }) {
    const classic = classicGlue(glue);
    const boot = await bootScript();
    const inline = Array.from(page.matchAll(/<script>([^]*?)<\/script>/g), ([, contents]) => hashOf(contents));
    const program = Buffer.concat([
        Buffer.from(`${Buffer.byteLength(style)} ${Buffer.byteLength(classic)}\n${style}${classic}`),
        wasm,
    ]);
    const policy = [
        "default-src 'none'",
        `script-src ${[hashOf(boot), hashOf(classic), ...inline].join(' ')} 'wasm-unsafe-eval'`,
        `style-src ${hashOf(style)}`,
        'img-src data:',
        "base-uri 'none'",
        "form-action 'none'",
    ].join('; ');
    const head = [
        `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
        '<meta name="crossquote-home" content="">',
        `<meta name="crossquote-saved" content="${date}">`,
    ].join('\n');
    const carried = [
        `<script type="text/plain" id="crossquote-program">${pack(Buffer.from(compress(program, 9)))}</script>`,
        `<script type="text/plain" id="crossquote-dataset">${gzipSync(dataset, { level: 9 }).toString('base64')}</script>`,
        `<script>${boot}</script>`,
    ].join('\n');
    return once(once(page, '<meta charset="utf-8">', (found) => `${found}\n${head}`), '</body>', (found) => `${carried}\n${found}`);
}

/// What opens all that, in one script.
async function bootScript() {
    const built = await build({
        entryPoints: [fileURLToPath(new URL('saved.js', import.meta.url))],
        define: { DIGITS: JSON.stringify(DIGITS) },
        bundle: true,
        minify: true,
        format: 'iife',
        target: 'es2022',
        write: false,
    });
    return built.outputFiles[0].text.trim();
}

/// Replaces what stands in a text exactly once; anything else is a mistake in index.html.
export function once(text, wanted, change) {
    const found = typeof wanted === 'string' ? text.split(wanted).length - 1 : (text.match(new RegExp(wanted, 'g')) ?? []).length;
    if (found !== 1) throw new Error(`the page has ${found} times, not once: ${wanted}`);
    return text.replace(wanted, typeof change === 'string' ? () => change : change);
}

/// The glue, a module, as a script that defines `crossquote`.
function classicGlue(glue) {
    const body = once(once(glue, /export \{ (\w+) as default \};?\s*$/, 'return $<init>;'), 'import.meta.url', 'location.href');
    const [, init] = glue.match(/export \{ (\w+) as default \}/);
    return `var crossquote = (() => {\n${body.replace('$<init>', init)}\n})();`;
}

/// Length, checksum and the bytes: LZMA does not notice damage, and half a program would show half the truth.
function pack(bytes) {
    const words = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
    const out = [];
    for (let at = 0; at < words.length; at += 4) {
        let word = words.readUInt32BE(at);
        let five = '';
        for (let digit = 0; digit < 5; digit++) {
            five = DIGITS[word % 85] + five;
            word = Math.floor(word / 85);
        }
        out.push(five);
    }
    return `${bytes.length} ${checksum(bytes)} ${out.join('')}`;
}
