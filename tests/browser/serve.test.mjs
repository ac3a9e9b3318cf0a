// The local server answers as the tests and `make serve` rely on.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { startServer } from '../../scripts/serve.mjs';

// Not fetch: it would decode the body and tidy up the path on the way.
function ask(url, headers = {}, path) {
    return new Promise((done, failed) => {
        get(url, { headers, ...(path && { path }) }, async (response) => {
            const parts = [];
            for await (const part of response) {
                parts.push(part);
            }
            done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) });
        }).on('error', failed);
    });
}

describe('the local server', () => {
    let folder, server;

    before(async () => {
        folder = await mkdtemp(join(tmpdir(), 'crossquote-serve-'));
        await mkdir(join(folder, 'dist'));
        await writeFile(join(folder, 'secret.txt'), 'not to be served');
        await writeFile(join(folder, 'dist/index.html'), 'hello '.repeat(100));
        await writeFile(join(folder, 'dist/app.wasm'), 'module');
        server = await startServer({ dist: join(folder, 'dist'), base: 'some/path' });
    });

    after(async () => {
        await server.close();
        await rm(folder, { recursive: true });
    });

    it('serves the site under its base only', async () => {
        assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+\/some\/path\/$/);
        const page = await ask(server.url);
        assert.equal(page.status, 200);
        assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
        assert.equal(page.headers['cache-control'], 'no-store');
        assert.equal((await ask(new URL('/', server.url))).status, 404);
        assert.equal((await ask(new URL('/index.html', server.url))).status, 404);
        assert.equal((await ask(new URL('/some/path', server.url))).headers.location, '/some/path/');
    });

    it('serves the page of a folder, under an address from which its files are found', async () => {
        await mkdir(join(folder, 'dist/inner'));
        await writeFile(join(folder, 'dist/inner/index.html'), 'inner page');
        assert.equal((await ask(new URL('inner/', server.url))).body.toString(), 'inner page');
        const without = await ask(new URL('inner?some=question', server.url));
        assert.deepEqual([without.status, without.headers.location], [308, '/some/path/inner/?some=question']);
    });

    it('compresses for those who accept it, and for no other', async () => {
        const plain = await ask(server.url);
        const packed = await ask(server.url, { 'Accept-Encoding': 'gzip, deflate, br' });
        assert.equal(plain.headers['content-encoding'], undefined);
        assert.equal(packed.headers['content-encoding'], 'br');
        assert.ok(packed.body.length < plain.body.length);
        assert.deepEqual(brotliDecompressSync(packed.body), plain.body);
    });

    it('shows a rebuilt file at once', async () => {
        await writeFile(join(folder, 'dist/new.txt'), 'old');
        const url = new URL('new.txt', server.url);
        await ask(url, { 'Accept-Encoding': 'br' });
        await writeFile(join(folder, 'dist/new.txt'), 'rebuilt');
        const { body } = await ask(url, { 'Accept-Encoding': 'br' });
        assert.equal(brotliDecompressSync(body).toString(), 'rebuilt');
    });

    it('serves nothing from outside its folder', async () => {
        for (const path of ['/some/path/../../secret.txt', '/some/path/%2e%2e/secret.txt', '/some/path/..%2fsecret.txt', '/some/path/%']) {
            assert.equal((await ask(server.url, {}, path)).status, 404, path);
        }
    });

    it('sends wasm as wasm, or as it is told', async () => {
        const right = await ask(new URL('app.wasm', server.url));
        assert.equal(right.headers['content-type'], 'application/wasm');
        const odd = await startServer({ dist: join(folder, 'dist'), wasmType: 'text/plain' });
        const wrong = await ask(new URL('app.wasm', odd.url));
        await odd.close();
        assert.equal(wrong.headers['content-type'], 'text/plain');
    });

    it('says what is missing where nothing was built', async () => {
        await assert.rejects(startServer({ dist: join(folder, 'none') }), /make build/);
    });
});
