// How a finished site is made of what Trunk built (scripts/site.mjs), on a site of a few lines: its policy,
// the set that is kept offline, what it says where its address is known, and the saved explorer.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { finish } from '../../scripts/site.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folders = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

const page = `<!doctype html>
<html><head>
<meta charset="utf-8">
<title>Crossquote</title>
<!--head--><meta property="og:title" content="Peace &amp; &quot;posts&quot;"><!--/head-->
<link rel="icon" href="icon.svg">
<script src="installed.js" defer></script>
<script type="module">
import init from './crossquote-app-1.js';
</script>
<style>:root { --a: 1; }
@media screen and (prefers-color-scheme: dark) { :root:not([data-dark="0"]) { --a: 2; } }</style>
<style>p { color: red; }</style>
</head><body>
<div id="waiting"><p id="waiting-for"></p><!--opening--><p>Words</p><!--/opening--></div>
<script>inline()</script>
</body></html>`;

const GLUE = `export class Told {
}
function go() { return import.meta.url; }
function initSync() {}
export { initSync, go as default };
`;

/** Finishes a small site; `home` is the address that it is told. */
async function finished({ home, date } = {}) {
    const folder = await mkdtemp(join(tmpdir(), 'crossquote-finish-'));
    folders.push(folder);
    await writeFile(join(folder, 'index.html'), page);
    await writeFile(join(folder, 'crossquote-app-1.js'), GLUE);
    await writeFile(join(folder, 'crossquote-app-1_bg.wasm'), Buffer.from([0, 97, 115, 109, 1]));
    await writeFile(join(folder, 'dataset.json'), '{"title":"x"}');
    await writeFile(join(folder, 'installed.js'), '');
    await cp(join(root, 'site/sw.js'), join(folder, 'sw.js'));
    await cp(join(root, 'site/icon.svg'), join(folder, 'icon.svg'));
    process.env.CROSSQUOTE_HOME = home ?? '';
    process.env.SOURCE_DATE_EPOCH = date ?? '0';
    await finish(folder);
    return (name) => readFile(join(folder, name), 'utf8').catch(() => undefined);
}

describe('a finished site', () => {
    it('has a policy that names each inline script and the one style sheet by its hash', async () => {
        const text = await (await finished())('index.html');
        const [, policy] = text.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/);
        assert.match(policy, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval' /);
        assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'/);
        const inline = [...text.matchAll(/<(?:script|style)(?: type="module")?>([^]*?)<\/(?:script|style)>/g)];
        assert.equal(inline.length, 3);
        for (const [, contents] of inline) {
            assert.ok(policy.includes(`'sha256-${createHash('sha256').update(contents).digest('base64')}'`), contents);
        }
        // Dark for frames that ask for it, whatever the device has.
        assert.match(text, /:root\[data-dark="1"\] \{ --a: 2; \}/);
    });

    it('tells its worker every file that belongs to the set, with its hash', async () => {
        const read = await finished();
        const worker = await read('sw.js');
        const files = JSON.parse(worker.match(/FILES = (\{.*?\});/)[1]);
        assert.deepEqual(Object.keys(files), ['crossquote-app-1.js', 'crossquote-app-1_bg.wasm', 'dataset.json', 'icon.svg', 'index.html', 'installed.js']);
        assert.equal(files['index.html'], createHash('sha256').update(await read('index.html')).digest('hex'));
        assert.match(worker, /VERSION = '[0-9a-f]{16}'/);
    });

    it('says nothing of an address that it does not know', async () => {
        const read = await finished();
        assert.doesNotMatch(await read('index.html'), /canonical|oembed|og:url/);
        assert.equal(await read('oembed.json'), undefined);
        assert.match(await read('crossquote.html'), /<meta name="crossquote-home" content="">/);
    });

    it('says it where it knows it, to search engines and to whoever embeds it', async () => {
        const read = await finished({ home: 'https://example.org/story/index.html' });
        const text = await read('index.html');
        assert.match(text, /<link rel="canonical" href="https:\/\/example\.org\/story\/">/);
        // Where a frame has no origin, 'self' is nothing to some browsers.
        assert.match(text, /connect-src 'self' https:\/\/example\.org;/);
        assert.match(text, /type="application\/json\+oembed" href="https:\/\/example\.org\/story\/oembed\.json"/);
        const answer = JSON.parse(await read('oembed.json'));
        assert.deepEqual([answer.version, answer.type, answer.title], ['1.0', 'rich', 'Peace & "posts"']);
        assert.ok(Number.isInteger(answer.width) && Number.isInteger(answer.height));
        assert.match(answer.html, /^<iframe src="https:\/\/example\.org\/story\/\?embed=1" .*<\/iframe>$/);
        assert.match(await read('crossquote.html'), /<meta name="crossquote-home" content="https:\/\/example\.org\/story\/">/);
        for (const home of ['example.org', 'javascript:alert(1)', 'https://example.org/?q=1']) {
            await assert.rejects(finished({ home }), /no plain http\(s\) address|Invalid URL/);
        }
    });

    it('has a saved explorer that names no file beside it, and the day it was made', async () => {
        const read = await finished({ date: '1700000000' });
        const text = await read('crossquote.html');
        assert.match(text, /<meta name="crossquote-saved" content="2023-11-14">/);
        assert.doesNotMatch(text, /src=|type="module"|href="(?!data:|#)/);
        const [, packed] = text.match(/id="crossquote-dataset">([^<]*)</);
        assert.equal(gunzipSync(Buffer.from(packed, 'base64')).toString(), '{"title":"x"}');
        const [, program] = text.match(/id="crossquote-program">([^<]*)</);
        assert.deepEqual([...gunzipSync(Buffer.from(program, 'base64'))], [0, 97, 115, 109, 1]);
        // Its policy names every script that it runs and its style.
        const [, policy] = text.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/);
        const inline = [...text.matchAll(/<(script|style)>([^]*?)<\/\1>/g)].map(([, , contents]) => contents);
        assert.equal(inline.length, 4);
        for (const contents of inline) {
            assert.ok(policy.includes(`'sha256-${createHash('sha256').update(contents).digest('base64')}'`), contents);
        }
        // What starts the program is no module any more.
        const glue = inline.find((contents) => contents.includes('function go'));
        const start = new Function('location', `${glue} return crossquote;`)({ href: 'file:///x.html' });
        assert.equal(start(), 'file:///x.html');
    });

    it('has each file compressed ahead', async () => {
        await finished();
        const folder = folders.at(-1);
        const plain = await readFile(join(folder, 'index.html'));
        assert.deepEqual(brotliDecompressSync(await readFile(join(folder, 'index.html.br'))), plain);
        assert.deepEqual(gunzipSync(await readFile(join(folder, 'index.html.gz'))), plain);
    });
});
