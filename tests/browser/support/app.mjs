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
        let sound = test.passed !== false;
        try {
            if (quiet) {
                await assertQuietConsole(app.browser);
            }
            await assertOwnRequestsOnly(app.browser, app.server.url);
            await assertNoCookies(app.browser);
        } catch (error) {
            sound = false;
            throw error;
        } finally {
            if (!sound || process.env.KEEP) {
                await keepPicture(app.browser.driver, test.name);
            }
        }
    });

    return app;
}

/** A failed test leaves a picture of the page in screenshots/tests/; with KEEP=1 every test does. */
async function keepPicture(driver, name) {
    const folder = fileURLToPath(new URL('../../../screenshots/tests/', import.meta.url));
    await mkdir(folder, { recursive: true });
    const file = `${folder}${name.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}.png`;
    await writeFile(file, await driver.takeScreenshot(), 'base64');
    console.log(`the page as it was: ${file}`);
}
