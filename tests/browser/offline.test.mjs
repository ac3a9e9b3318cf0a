// The explorer without its server: kept by the browser after a visit, and saved in one file.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startServer } from '../../scripts/serve.mjs';
import { useApp } from './support/app.mjs';
import { openBrowser } from './support/browser.mjs';
import { pageOf } from './support/page.mjs';
import { dist } from './support/site.mjs';

describe('kept by the browser', () => {
    let site, browser, page;
    const run = (script, ...values) => browser.driver.executeScript(script, ...values);
    const sets = () => browser.driver.executeAsyncScript('caches.keys().then(arguments[0])');
    /** The page of the version with that title is there. */
    const shows = (title) => page.byRole('heading', title);

    // Each test has a site, a server and a browser of its own: what one leaves behind is another's beginning.
    beforeEach(async () => {
        site = { dist: await mkdtemp(join(tmpdir(), 'crossquote-offline-')) };
        await cp(dist, site.dist, { recursive: true });
        ({ title: site.title } = JSON.parse(await readFile(join(site.dist, 'dataset.json'), 'utf8')));
        site.server = await startServer({ dist: site.dist, quality: 1 });
        browser = await openBrowser();
        page = pageOf(browser, site.server.url);
    });
    afterEach(async () => {
        await browser?.close();
        await site.server?.close();
        await rm(site.dist, { recursive: true, force: true });
    });

    /** A first visit, until all is kept that another one needs. */
    async function visit() {
        await page.open('#/');
        await page.eventually(async () => assert.equal((await sets()).length, 1));
        await page.eventually(async () => assert.ok(await run('return Boolean(navigator.serviceWorker.controller)')));
    }

    /** Puts another version in the folder that is served: a new title, and a worker that knows it. */
    async function publish(name) {
        const file = join(site.dist, 'dataset.json');
        const dataset = JSON.parse(await readFile(file, 'utf8'));
        dataset.title = name;
        const bytes = JSON.stringify(dataset);
        await writeFile(file, bytes);
        const worker = join(site.dist, 'sw.js');
        const hash = createHash('sha256').update(bytes).digest('hex');
        const text = await readFile(worker, 'utf8');
        await writeFile(worker, text
            .replace(/"dataset\.json":"[0-9a-f]+"/, `"dataset.json":"${hash}"`)
            .replace(/VERSION = '[^']*'/, `VERSION = '${hash.slice(0, 16)}'`));
    }

    it('works after the server is gone: search, compare, a deep link', async () => {
        await visit();
        await site.server.close();
        await page.reload();
        await page.open('#/quotes?q=umbrella');
        await page.eventually(async () => assert.equal((await page.allByTestId('quotation')).length, 1));
        await page.open('?embed=1#/statement/sc0690b06');
        await page.byTestId('alignment');
        await page.open('#/compare');
        await page.byTestId('rows');
    });

    it('offers a new version, and changes to it as a whole', async () => {
        await visit();
        await publish('Another version');
        await page.open('#/');
        await shows(site.title);
        const reload = await page.byRole('button', 'New version, reload');
        assert.equal((await sets()).length, 2);
        await page.click(reload);
        await shows('Another version');
        await page.eventually(async () => assert.equal((await sets()).length, 1));
    });

    it('changes at the next load where nobody asked for it', async () => {
        await visit();
        await publish('The third');
        await page.open('#/');
        await page.byRole('button', 'New version, reload');
        await page.open('#/');
        await shows('The third');
    });

    it('keeps no set of which one file is another version’s', async () => {
        await visit();
        const known = await sets();
        const worker = join(site.dist, 'sw.js');
        const text = await readFile(worker, 'utf8');
        await writeFile(worker, text.replace(/"dataset\.json":"[0-9a-f]{4}/, '"dataset.json":"0000').replace(/VERSION = '/, "VERSION = 'mixed"));
        await page.open('#/');
        // Until the browser has tried the new worker, and given up on it.
        await browser.driver.executeAsyncScript('navigator.serviceWorker.ready.then((kept) => kept.update()).catch(() => {}).then(arguments[0])');
        await page.eventually(async () => assert.equal(
            await browser.driver.executeAsyncScript('navigator.serviceWorker.ready.then(({ installing, waiting }) => arguments[0](!installing && !waiting))'),
            true,
        ));
        assert.deepEqual(await sets(), known);
        await shows(site.title);
    });

    it('is given up where the publisher says so', async () => {
        await visit();
        await cp(fileURLToPath(new URL('../../site/sw-off.js', import.meta.url)), join(site.dist, 'sw.js'));
        await page.open('#/');
        // At this visit; the page loads itself anew meanwhile, which ends a script that is asked for then. Were it
        // loaded from here too, the browser now and then waits for a page that never comes.
        await page.eventually(async () => assert.deepEqual(await sets().catch(String), []));
    });

    it('is never asked for in a frame', async () => {
        const { driver } = browser;
        // A page of the same origin that asks for no worker itself.
        await driver.get(`${site.server.url}embed.js`);
        await driver.executeScript('document.body.innerHTML = "<iframe src=\'index.html\'></iframe>"');
        await driver.switchTo().frame(0);
        await page.shown();
        await driver.switchTo().defaultContent();
        // A page by itself asks as soon as it is loaded.
        await page.throughout(1000, async () => assert.equal(
            await driver.executeAsyncScript('navigator.serviceWorker.getRegistrations().then((all) => arguments[0](all.length))'), 0));
    });
});

describe('saved in one file', () => {
    const app = useApp();
    const address = pathToFileURL(join(dist, 'crossquote.html')).href;

    it('is offered by the hosted page', async () => {
        const { page } = app;
        await page.open('#/');
        const link = await page.byRole('link', 'Save for offline');
        assert.equal(await page.attribute(link, 'href'), 'crossquote.html');
        assert.equal(await page.attribute(link, 'download'), 'crossquote.html');
    });

    it('opens from a disk with everything working, and asks for nothing', async () => {
        const { browser } = app;
        const page = pageOf(browser, address);
        await browser.requests();
        await page.open('#/quotes?q=umbrella');
        await page.eventually(async () => assert.equal((await page.allByTestId('quotation')).length, 1));
        await page.click(page.byRole('link', 'Open in article'));
        await page.byTestId('detail');
        await page.back();
        await page.eventually(async () => assert.match(await page.route(), /umbrella/));
        await page.open('#/statement/sc0690b06');
        await page.byTestId('alignment');
        await page.open('#/compare');
        await page.byTestId('rows');
        assert.match(await page.text(page.byTestId('saved-on')), /^Saved in this file on \d+ \w+ \d{4}/);
        assert.deepEqual(await page.allByRole('link', 'Save for offline'), []);
        assert.deepEqual(await page.allByRole('button', 'Embed this view'), []);
        const asked = (await browser.requests()).map(({ url }) => url.split('#')[0]);
        assert.deepEqual([...new Set(asked)].filter((url) => url !== address && !url.startsWith('about:')), []);
    });

    it('says so when it was damaged, or cut short', async () => {
        const folder = await mkdtemp(join(tmpdir(), 'crossquote-saved-'));
        const whole = await readFile(join(dist, 'crossquote.html'), 'utf8');
        const [from, to] = [whole.indexOf('id="crossquote-program">') + 24, whole.indexOf('</script>', whole.indexOf('id="crossquote-program">'))];
        const saysDamaged = async (name, text) => {
            const file = join(folder, name);
            await writeFile(file, text);
            await app.browser.driver.get(pathToFileURL(file).href);
            await app.page.eventually(async () => assert.match(await app.page.text(), /This saved explorer could not be opened: its program is damaged.*cut short/));
        };
        // Near its beginning, and in its last letters, where gzip has its checksum.
        for (const at of [from + 2000, to - 10]) {
            await saysDamaged(`damaged-${at}.html`, whole.slice(0, at) + '00000' + whole.slice(at + 5));
        }
        await saysDamaged('short.html', whole.slice(0, to - 5001) + whole.slice(to));
        await app.browser.console();
        await rm(folder, { recursive: true });
    });
});
