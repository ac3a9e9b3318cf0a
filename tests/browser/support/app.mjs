// The app under test: one server and one browser for the suite that asks, and after every test
// the checks that hold for all of them.
import { mkdir, writeFile } from 'node:fs/promises';
import { after, afterEach, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './browser.mjs';
import { assertNoCookies, assertOwnRequestsOnly, assertQuietConsole } from './checks.mjs';
import { pageOf } from './page.mjs';
import { serveSite } from './server.mjs';

/**
 * Call it in a `describe`, before the tests; they use what it returns:
 *
 *     describe('search', () => {
 *         const app = useApp({ size: 'phone', scheme: 'dark' });
 *         it('finds a word', async () => {
 *             await app.page.open('#/quotes?q=peace');
 *
 * Options: those of openBrowser, `site` (options of startServer) and `quiet: false` for a suite
 * that provokes complaints in the console.
 */
export function useApp({ site, quiet = true, ...options } = {}) {
    const app = {};

    before(async () => {
        app.server = await serveSite(site);
        app.browser = await openBrowser(options);
        app.page = pageOf(app.browser, app.server.url);
    });

    after(async () => {
        await app.browser?.close();
        await app.server?.close();
    });

    afterEach(async (test) => {
        if (!app.page) {
            return;
        }
        try {
            if (quiet) {
                await assertQuietConsole(app.browser);
            }
            await assertOwnRequestsOnly(app.browser, app.server.url);
            await assertNoCookies(app.browser);
        } finally {
            await keepPicture(app.browser.driver, test.name);
        }
    });

    return app;
}

/** KEEP=1 leaves a picture of the page after each test in screenshots/tests/. */
async function keepPicture(driver, name) {
    if (!process.env.KEEP) {
        return;
    }
    const folder = fileURLToPath(new URL('../../../screenshots/tests/', import.meta.url));
    await mkdir(folder, { recursive: true });
    const file = `${name.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}.png`;
    await writeFile(folder + file, await driver.takeScreenshot(), 'base64');
}
