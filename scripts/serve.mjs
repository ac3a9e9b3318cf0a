#!/usr/bin/env node
// A static server for dist/ on this machine only: what `make serve` starts and the browser tests
// drive. It answers as a good host does (right types, brotli where accepted) and keeps nothing in
// the browser's cache, so that a rebuilt page is what the next reload shows.
//
//   node scripts/serve.mjs [--port 8080] [--base /] [--dist dist] [--wasm-type TYPE]
//
// --port 0 takes any free port. --base serves the site in a sub-folder, as many hosts do.
// --wasm-type sends the .wasm file as another type, as badly configured hosts do.
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const types = {
    '.css': 'text/css; charset=utf-8',
    '.facts': 'application/octet-stream',
    '.html': 'text/html; charset=utf-8',
    '.ico': 'image/x-icon',
    '.js': 'text/javascript; charset=utf-8',
    '.json': 'application/json',
    '.mjs': 'text/javascript; charset=utf-8',
    '.png': 'image/png',
    '.svg': 'image/svg+xml',
    '.txt': 'text/plain; charset=utf-8',
    '.wasm': 'application/wasm',
    '.webmanifest': 'application/manifest+json',
    '.woff2': 'font/woff2',
};
const alreadyCompressed = new Set(['.png', '.woff2']);

/** Brotli; by default at its best and slowest, which a host does once, ahead of time. */
export function brotli(bytes, quality = constants.BROTLI_MAX_QUALITY) {
    return promisify(brotliCompress)(bytes, {
        params: {
            [constants.BROTLI_PARAM_QUALITY]: quality,
            [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
    });
}

/**
 * Starts a server; returns `{ url, close }`. The url ends with the base path. `open: false` keeps the
 * files from pages of other origins, as most hosts do.
 */
export async function startServer({ dist = defaultDist, port = 0, base = '/', wasmType = types['.wasm'], quality, open = true } = {}) {
    const prefix = `/${base}/`.replace(/\/+/g, '/');
    const root = resolve(dist);
    await stat(join(root, 'index.html')).catch(() => {
        throw new Error(`${root} holds no index.html; run \`make build\` first`);
    });
    const compressed = new Map();

    const server = createServer((request, response) => {
        answer(request, response).catch((error) => {
            console.error(error);
            response.writeHead(500).end();
        });
    });

    async function answer(request, response) {
        if (request.method !== 'GET' && request.method !== 'HEAD') {
            return plain(response, 405, 'Only GET and HEAD are answered here.');
        }
        const path = pathOf(request.url);
        if (`${path}/` === prefix) {
            return response.writeHead(308, { Location: prefix }).end();
        }
        const file = path?.startsWith(prefix) && (await find(root, path.slice(prefix.length)));
        if (!file) {
            return plain(response, 404, 'There is no such file here.');
        }
        if (file.isFolder && !path.endsWith('/')) {
            // Its page names what it loads as seen from within the folder.
            return response.writeHead(308, { Location: request.url.replace(/\?|$/, '/$&') }).end();
        }
        const extension = extname(file.path);
        const headers = {
            'Content-Type': extension === '.wasm' ? wasmType : (types[extension] ?? 'application/octet-stream'),
            'Cache-Control': 'no-store',
            'X-Content-Type-Options': 'nosniff',
            Vary: 'Accept-Encoding',
        };
        if (open) {
            // A page in a sandboxed frame has no origin of its own: its modules count as foreign.
            headers['Access-Control-Allow-Origin'] = '*';
        }
        let body = await readFile(file.path);
        if (!alreadyCompressed.has(extension) && accepts(request, 'br')) {
            body = (await packedAhead(file)) ?? (await compress(file, body));
            headers['Content-Encoding'] = 'br';
        }
        headers['Content-Length'] = body.length;
        response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
    }

    // What the build has compressed, if it is of this file as it is now.
    async function packedAhead({ path, mtimeMs }) {
        const packed = await stat(`${path}.br`).catch(() => undefined);
        return packed && packed.mtimeMs > mtimeMs ? readFile(`${path}.br`) : undefined;
    }

    // The modification time is part of the key: a rebuild while serving is compressed anew.
    function compress(file, body) {
        const key = `${file.path} ${file.mtimeMs} ${body.length}`;
        if (!compressed.has(key)) {
            compressed.set(key, brotli(body, quality));
        }
        return compressed.get(key);
    }

    await new Promise((done, failed) => {
        server.once('error', failed);
        server.listen(port, '127.0.0.1', done);
    });
    return {
        url: `http://127.0.0.1:${server.address().port}${prefix}`,
        close() {
            server.closeAllConnections();
            return new Promise((done) => server.close(done));
        },
    };
}

const defaultDist = fileURLToPath(new URL('../dist', import.meta.url));

function pathOf(url) {
    try {
        return decodeURIComponent(url.split(/[?#]/, 1)[0]);
    } catch {
        return undefined;
    }
}

/** The file that a path under the base means, for a folder its page, or nothing; never one outside the root. */
async function find(root, path) {
    const asked = resolve(root, `./${path}`);
    const inside = relative(root, asked);
    if (path.includes('\0') || inside === '..' || inside.startsWith(`..${sep}`)) {
        return undefined;
    }
    for (const candidate of [asked, join(asked, 'index.html')]) {
        const found = await stat(candidate).catch(() => undefined);
        if (found?.isFile()) {
            return { path: candidate, mtimeMs: found.mtimeMs, isFolder: candidate !== asked };
        }
    }
    return undefined;
}

function accepts(request, encoding) {
    return (request.headers['accept-encoding'] ?? '').split(',').some((one) => one.trim() === encoding);
}

function plain(response, status, text) {
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
    response.end(`${text}\n`);
}

async function main() {
    const { values } = parseArgs({
        options: {
            port: { type: 'string', default: '8080' },
            base: { type: 'string' },
            dist: { type: 'string' },
            'wasm-type': { type: 'string' },
        },
    });
    const { url } = await startServer({
        port: Number(values.port),
        base: values.base,
        dist: values.dist,
        wasmType: values['wasm-type'],
    });
    console.log(`Crossquote is at ${url} (Ctrl-C stops it)`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    main().catch((error) => {
        console.error(
            error.code === 'EADDRINUSE' ? `Port ${error.port} is taken; choose another: make serve PORT=8081` : error.message,
        );
        process.exit(1);
    });
}
