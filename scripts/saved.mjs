// Makes the saved explorer: one HTML file that holds program, style, dataset, and opens from anywhere,
// also by a double click, where no page may fetch and no module may be loaded.
//
// Program and dataset are gzip in base64, which browsers open by themselves and other tools can write:
// `crossquote bundle` puts in another dataset, and looks for the marks below.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

/// What a Content-Security-Policy names an inline script or style sheet by.
export function hashOf(contents) {
    return `'sha256-${createHash('sha256').update(contents).digest('base64')}'`;
}

/// The whole file. `page`: the finished index.html without program, style and links to other files; `glue` and
/// `wasm`: the program of the hosted page; `date`: YYYY-MM-DD.
export async function savedPage({ page, style, glue, wasm, dataset, date }) {
    const classic = classicGlue(glue);
    const boot = await readFile(new URL('saved.js', import.meta.url), 'utf8');
    const inline = Array.from(page.matchAll(/<script>([^]*?)<\/script>/g), ([, contents]) => contents);
    const policy = [
        "default-src 'none'",
        `script-src ${[classic, boot, ...inline].map(hashOf).join(' ')} 'wasm-unsafe-eval'`,
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
        `<script type="text/plain" id="crossquote-program">${packed(wasm)}</script>`,
        `<script type="text/plain" id="crossquote-dataset">${packed(dataset)}</script>`,
        `<script>${classic}</script>`,
        `<script>${boot}</script>`,
    ].join('\n');
    const begun = once(page, '<meta charset="utf-8">', (found) => `${found}\n${head}`);
    const styled = once(begun, '</head>', (found) => `<style>${style}</style>\n${found}`);
    return once(styled, '</body>', (found) => `${carried}\n${found}`);
}

/// Replaces what stands in a text exactly once; anything else is a mistake in index.html.
export function once(text, wanted, change) {
    const found = typeof wanted === 'string' ? text.split(wanted).length - 1 : (text.match(new RegExp(wanted, 'g')) ?? []).length;
    if (found !== 1) throw new Error(`the page has ${found} times, not once: ${wanted}`);
    return text.replace(wanted, typeof change === 'string' ? () => change : change);
}

/// What wasm-bindgen wrote to start the program, a module, as a script that defines `crossquote`.
function classicGlue(glue) {
    const last = /export \{.*?(\w+) as default.*?\};?\s*$/;
    const [, init] = glue.match(last) ?? [];
    const body = once(once(glue, last, `return ${init};\n`), 'import.meta.url', 'location.href');
    const classic = `const crossquote = (() => {\n${body.replace(/^export (?=class |function )/gm, '')}})();`;
    if (/^(import|export)\b/m.test(classic)) throw new Error('the glue imports or exports more than this can make classic');
    if (/<\/script|<!--/i.test(classic)) throw new Error('the glue holds what would end a script in HTML');
    return classic;
}

/// The same characters for the same bytes.
function packed(bytes) {
    return gzipSync(bytes, { level: 9 }).toString('base64');
}
