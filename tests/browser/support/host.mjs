// A page of another host name that holds the explorer in a frame: what another site's page is to it.
import { createServer } from 'node:http';
import { after, before } from 'node:test';

/** The site's address under another host name of the same machine: for the browser, another site. */
export const foreign = (url) => url.replace('127.0.0.1', 'localhost');

/**
 * Serves a page with one frame. `frame(url)` gives the frame's attributes (text) for what was asked of
 * the host (a URL). Returns `{ url, close() }`.
 */
export async function startHost(frame) {
    const server = createServer((request, response) => {
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.end(`<!doctype html><title>Host</title><link rel="icon" href="data:,">
            <iframe title="Explorer" ${frame(new URL(request.url, 'http://host'))}></iframe>`);
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/**
 * Call it in a `describe`, behind `useApp`: a page that holds the app in the strictest sandbox that runs scripts,
 * at `address` behind the site's own (`workspace/#/add`). Its url is in `url` once the tests run.
 */
export function useSandbox(app, address, { width = 800, height = 700 } = {}) {
    const host = {};
    before(async () => {
        const frame = () => `sandbox="allow-scripts" width="${width}" height="${height}" src="${foreign(app.server.url)}${address}"`;
        Object.assign(host, await startHost(frame));
    });
    after(() => host.close?.());
    return host;
}
