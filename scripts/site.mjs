// Makes a finished site of what Trunk built: its Content-Security-Policy, the worker that keeps it offline,
// the saved explorer, addresses where it is known what the site's will be, and each file compressed ahead.
// Trunk runs it after a release build (Trunk.toml); it needs nothing but node's own modules.
//
// CROSSQUOTE_HOME names the address that the site will have, as https://example.org/story/: the saved
// explorer leads there, and the page says so to search engines and to whoever embeds it (oembed.json).
// SOURCE_DATE_EPOCH, seconds, is the date that the saved explorer states; today's without it.
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import { hashOf, once, savedPage } from './saved.mjs';

/// The saved explorer's name in dist/; the page's button (src/shell/save_link.rs) asks for it.
const SAVED = 'crossquote.html';
/// No part of the set that is kept offline: what is not the explorer itself.
const NOT_KEPT = /^(ondemand\.js|desk\.js|desk_bg\.wasm|engine\.js|engine_bg\.wasm|sw\.js|_headers|oembed\.json|embed\.js|crossquote\.html)$|\.(br|gz)$/;
/// Worth compressing; pictures are compressed already.
const TEXT = /\.(css|html|js|json|svg|wasm|webmanifest|index)$/;

/// Finishes the site in `folder`.
export async function finish(folder) {
    const home = homeOf(process.env.CROSSQUOTE_HOME);
    const seconds = process.env.SOURCE_DATE_EPOCH;
    const date = (seconds ? new Date(Number(seconds) * 1000) : new Date()).toISOString().slice(0, 10);
    const page = join(folder, 'index.html');
    const names = await readdir(folder);
    const [wasm, glue] = ['_bg.wasm', '.js'].map((end) => {
        const [name, ...more] = names.filter((name) => name.startsWith('crossquote-app-') && name.endsWith(end));
        if (!name || more.length > 0) throw new Error(`not one file crossquote-app-…${end}: ${names}`);
        return name;
    });
    let text = await readFile(page, 'utf8');

    const sheets = Array.from(text.matchAll(/<style>([^]*?)<\/style>/g), ([, sheet]) => sheet.trim());
    const style = withDark(withoutComments(sheets.join('\n')));
    text = text.replace(/\s*<style>[^]*?<\/style>/g, '');
    text = once(text, /<script type="module">[^]*?<\/script>/, '');
    const bare = text.replace(/^\s*\n/gm, '');

    const start = `import start from './${glue}';start({ module_or_path: './${wasm}' });`;
    text = once(bare, '</head>', `<style>${style}</style>\n<script type="module">${start}</script>\n</head>`);
    if (home) text = once(text, '</title>', `</title>\n${addresses(home)}`);
    text = once(text, '<meta charset="utf-8">', (found) => `${found}\n${policy(text, home)}`);
    await writeFile(page, text);

    const read = (name, as) => readFile(join(folder, name), as);
    const saved = await savedPage({
        page: once(withoutFiles(bare), '</title>', `</title>\n<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(await read('icon.svg', 'utf8'))}">`),
        style,
        glue: await read(glue, 'utf8'),
        wasm: await read(wasm),
        dataset: await read('dataset.json'),
        date,
    });
    const led = once(saved, '<meta name="crossquote-home" content="">', `<meta name="crossquote-home" content="${home}">`);
    await writeFile(join(folder, SAVED), led);
    if (home) await writeFile(join(folder, 'oembed.json'), JSON.stringify(oembed(home, titleOf(text)), null, 2));

    await keepOffline(folder);
    await compress(folder);
}

/// No string in a sheet of ours holds the marks of a comment.
function withoutComments(style) {
    return style.replace(/\/\*[^]*?\*\//g, '').replace(/\n\s+/g, '\n');
}

/// With the dark colours once more for a frame whose address asks for them, whatever the device has.
function withDark(style) {
    const [whole, colours] = style.match(/@media screen and \(prefers-color-scheme: dark\) \{\s*:root:not\(\[data-dark="0"\]\) (\{[^}]*\})\s*\}/);
    return once(style, whole, `${whole}\n@media screen {\n:root[data-dark="1"] ${colours}\n}`);
}

/// The address with a slash at its end; empty without one.
function homeOf(address) {
    if (!address) return '';
    const url = new URL(address);
    if (!/^https?:$/.test(url.protocol) || url.search || url.hash) {
        throw new Error(`CROSSQUOTE_HOME is no plain http(s) address: ${address}`);
    }
    return escaped(url.href.replace(/(index\.html)?$/, '').replace(/\/?$/, '/'));
}

function escaped(text) {
    return text.replace(/[&"<>]/g, (c) => `&#${c.charCodeAt(0)};`);
}

function titleOf(page) {
    const [, title] = page.match(/<meta property="og:title" content="([^"]*)"/) ?? page.match(/<title>([^<]*)/);
    return title.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&');
}

/// What only a page that knows its address can say.
function addresses(home) {
    return [
        `<link rel="canonical" href="${home}">`,
        `<meta property="og:url" content="${home}">`,
        `<meta name="crossquote-home" content="${home}">`,
        `<link rel="alternate" type="application/json+oembed" href="${home}oembed.json" title="Crossquote">`,
    ].join('\n');
}

/// https://oembed.com, 2.3.4.4: a rich answer, with the frame that `embed this view` gives.
function oembed(home, title) {
    const frame = `<iframe src="${home}?embed=1" title="${escaped(title)}" loading="lazy" width="100%" height="620" style="border:0;width:100%" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"></iframe>`;
    return { version: '1.0', type: 'rich', provider_name: 'Crossquote', provider_url: home, title, width: 700, height: 620, html: frame };
}

/// What the page may load: its own files, nothing else, nowhere else; inline only what it was built with.
///
/// The address too where it is known: some WebKits (2.50, mended in June 2026) find nothing of a page's own in
/// a sandboxed frame, which has no origin.
function policy(page, home) {
    const own = home ? `'self' ${new URL(home).origin}` : "'self'";
    const inline = (tag) => Array.from(page.matchAll(tag), ([, contents]) => hashOf(contents)).join(' ');
    const rules = [
        "default-src 'none'",
        `script-src ${own} 'wasm-unsafe-eval' ${inline(/<script(?: type="module")?>([^]*?)<\/script>/g)}`,
        `style-src ${inline(/<style>([^]*?)<\/style>/g)}`,
        `img-src ${own} data:`,
        `connect-src ${own}`,
        `manifest-src ${own}`,
        `worker-src ${own} blob:`,
        "base-uri 'none'",
        "form-action 'none'",
    ];
    return `<meta http-equiv="Content-Security-Policy" content="${rules.join('; ')}">`;
}

/// The page without what lies beside it, for the saved explorer.
function withoutFiles(page) {
    return page
        .replace(/<link rel="(?:preload|modulepreload|manifest|icon|apple-touch-icon)"[^>]*>\n?/g, '')
        .replace(/<script src="[^"]*"[^>]*><\/script>\n?/g, '')
        .replace(/<div id="update"[^]*?<\/div>\n?/, '')
        // What tells of a failed start there speaks of files beside the page.
        .replace(/<script>\n\/\/ Until[^]*?<\/script>\n?/, '');
}

/// Tells the worker its files, and its version: a hash of them all.
async function keepOffline(folder) {
    const files = {};
    const names = (await readdir(folder)).filter((name) => !NOT_KEPT.test(name)).sort();
    for (const name of names) {
        files[name] = createHash('sha256').update(await readFile(join(folder, name))).digest('hex');
    }
    const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
    const path = join(folder, 'sw.js');
    let worker = await readFile(path, 'utf8');
    worker = once(worker, "/* VERSION */ ''", `'${version}'`);
    worker = once(worker, '/* FILES */ {}', JSON.stringify(files));
    await writeFile(path, worker);
}

/// Each file once more for hosts that send what is compressed already.
async function compress(folder) {
    const names = (await readdir(folder)).filter((name) => TEXT.test(name));
    await Promise.all(
        names.map(async (name) => {
            const bytes = await readFile(join(folder, name));
            const best = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
            await writeFile(join(folder, `${name}.br`), await promisify(brotliCompress)(bytes, best));
            await writeFile(join(folder, `${name}.gz`), await promisify(gzip)(bytes, { level: 9 }));
        }),
    );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const { TRUNK_STAGING_DIR: folder, TRUNK_PROFILE: profile } = process.env;
    if (!folder) {
        console.error('scripts/site.mjs: Trunk runs this; TRUNK_STAGING_DIR is not set');
        process.exit(1);
    }
    // While somebody works on the app, its page stays as Trunk made it.
    if (profile === 'release') await finish(folder);
}
