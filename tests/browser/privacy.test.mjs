// What the explorer asks for, keeps and says, over all of its pages and in each way to use it: hosted,
// saved in one file, in another site's frame, in the strictest sandbox; with a kind dataset and a hostile one.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { openBrowser } from './support/browser.mjs';
import { foreign, startHost } from './support/host.mjs';
import { hostile } from './support/hostile.mjs';
import { pageOf } from './support/page.mjs';
import { serveSite } from './support/server.mjs';
import { dist, siteWith } from './support/site.mjs';

const pages = [
    '#/', '#/quotes', '#/quotes?q=umbrella&kind=direct', '#/speakers', '#/speakers/volodymyr-zelensky', '#/compare',
    '#/compare?left=000-give-up-my-post&right=001-offers-to-step-down&view=texts', '#/statement/sc0690b06',
    '#/quote/q4b2884f0', '#/article/004-proposes-peace', '#/nonsense', '#/quotes?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E',
];

const workspace = ['#/add', '#/review', '#/save'];

/** Goes to every page of an explorer, or of a workspace, that is open already, by its address alone. */
async function visit(page, routes = pages) {
    for (const route of routes) {
        await page.goto(route);
        await page.drawn();
        await page.waitFor(() => page.driver.executeScript(`return Boolean(document.querySelector('main h1'))`), `a heading of ${route}`);
        // What may be on no page, whatever else is.
        const harm = 'main :is(script, style, img, iframe, object, [onerror], [onmouseover], [href^="javascript:"])';
        assert.equal(await page.driver.executeScript('return document.querySelectorAll(arguments[0]).length', harm), 0, route);
    }
}

/** Requests to others, complaints, cookies and what is kept, of everything since the browser started. */
async function traces({ driver, requests, console }, own) {
    const asked = (await requests()).map(({ url }) => url).filter((url) => !/^(data|blob|about|chrome|file):/.test(url));
    return {
        foreign: asked.filter((url) => !own.some((origin) => url.startsWith(origin))),
        complaints: (await console()).filter(({ level }) => level === 'SEVERE' || level === 'WARNING').map(({ message }) => message),
        cookies: await driver.manage().getCookies(),
    };
}

const none = { foreign: [], complaints: [], cookies: [] };

for (const [name, change] of [['the bundled dataset', (text) => text], ['a hostile dataset', hostile]]) {
    describe(`with ${name}, no page in any mode leaves a trace elsewhere`, () => {
        const site = siteWith(change);
        const state = {};
        before(async () => {
            state.server = await serveSite({ dist: site.dist });
            state.browser = await openBrowser();
            state.folder = await mkdtemp(join(tmpdir(), 'crossquote-privacy-'));
            const dataset = await readFile(join(site.dist, 'dataset.json'));
            const saved = await readFile(join(dist, 'crossquote.html'), 'utf8');
            state.saved = join(state.folder, 'saved.html');
            const packed = gzipSync(dataset).toString('base64');
            await writeFile(state.saved, saved.replace(/(id="crossquote-dataset">)[^<]*/, (_, mark) => mark + packed));
            state.host = await startHost(({ pathname }) =>
                `${pathname === '/plain' ? '' : 'sandbox="allow-scripts"'} width="900" height="800" src="${foreign(state.server.url)}?embed=1#/"`);
        });
        after(async () => {
            await state.browser?.close();
            await state.server?.close();
            state.host?.close();
            await rm(state.folder, { recursive: true, force: true });
        });

        it('hosted', async () => {
            const { browser, server } = state;
            const page = pageOf(browser, server.url);
            await page.open('#/');
            await visit(page);
            await page.open('workspace/#/add');
            await visit(page, workspace);
            assert.deepEqual(await traces(browser, [server.url]), none);
            // A search is remembered where the browser lets the page, and nothing else is kept.
            const kept = await browser.driver.executeScript('return Object.keys(localStorage)');
            assert.deepEqual(kept.filter((key) => !/^crossquote (recent searches|no shortcuts)/.test(key)), []);
        });

        it('saved in one file', async () => {
            const { browser } = state;
            const page = pageOf(browser, pathToFileURL(state.saved).href);
            await page.open('#/');
            await visit(page);
            assert.deepEqual(await traces(browser, []), none);
        });

        for (const path of ['plain', 'sandboxed']) {
            it(`embedded, ${path}`, async () => {
                const { browser, server, host } = state;
                await browser.driver.get(host.url + path);
                await browser.driver.switchTo().frame(0);
                const page = pageOf(browser, server.url);
                await page.shown();
                if (path === 'sandboxed') {
                    await assert.rejects(browser.driver.executeScript('return localStorage.length'), /SecurityError|sandboxed/);
                }
                await visit(page);
                await browser.driver.switchTo().defaultContent();
                assert.deepEqual(await traces(browser, [foreign(server.url), host.url]), none);
            });
        }
    });
}
