// The site under test, on a port of its own.
import { startServer } from '../../../scripts/serve.mjs';

/**
 * Serves dist/; takes the options of startServer (`base`, `wasmType`, `dist`, `quality`, `open`). Compressed
 * quickly unless asked otherwise: at its best, the first load would wait seconds for the program.
 * SITE=http://… tests a server that already runs, such as `trunk serve`, instead.
 */
export async function serveSite(options) {
    if (process.env.SITE) {
        return { url: process.env.SITE, async close() {} };
    }
    return startServer({ port: 0, quality: 5, ...options });
}
