// The explorer embedded in another site: the demo page (demo/index.html) from another host name, its
// frames with the sandbox that the Embed dialog gives, and what goes to and fro.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../scripts/serve.mjs';
import { assertAccessible } from './support/checks.mjs';
import { useApp } from './support/app.mjs';
import { foreign } from './support/host.mjs';

const demo = fileURLToPath(new URL('../../demo', import.meta.url));

/** The demo page in the app's browser; its frames are of another site than it is. */
function useDemo(app) {
    const host = {};
    before(async () => {
        host.server = await startServer({ dist: demo, quality: 1 });
        host.site = foreign(app.server.url);
        host.url = `${host.server.url}?site=${encodeURIComponent(host.site)}`;
    });
    after(() => host.server?.close());
    /** Does something in the frame of that title, and comes back. */
    host.within = async (title, act) => {
        const { driver } = app.browser;
        await driver.switchTo().frame(await driver.findElement({ css: `iframe[title="${title}"]` }));
        try {
            return await act();
        } finally {
            await driver.switchTo().defaultContent();
        }
    };
    host.heard = (title) =>
        app.browser.driver.executeScript('return heard.filter(({ from }) => from === arguments[0]).map(({ data }) => data)', title);
    host.tell = (title, message) =>
        app.browser.driver.executeScript(
            'document.querySelector(`iframe[title="${arguments[0]}"]`).contentWindow.postMessage(arguments[1], "*")', title, message);
    return host;
}

describe('embedded in another site', () => {
    const app = useApp({ quiet: false });
    const host = useDemo(app);
    const run = (script, ...values) => app.browser.driver.executeScript(script, ...values);
    const clean = async () => {
        // The checks after each test look at the site's own requests; the demo page is another's. What the
        // page before still asks for, its icon, comes under the site's own address.
        const own = [host.site, host.server.url, app.server.url];
        const asked = await app.browser.requests();
        const foreign = asked.map(({ url }) => url).filter((url) => /^https?:/.test(url) && !own.some((site) => url.startsWith(site)));
        assert.deepEqual(foreign.filter((url) => !url.endsWith('/favicon.ico')), []);
        const loud = (await app.browser.console()).filter(({ message }) => !message.includes('favicon.ico'));
        assert.deepEqual(loud.filter(({ level }) => level === 'SEVERE' || level === 'WARNING'), []);
        await app.browser.driver.get(app.server.url);
    };

    it('shows each view by its link, as high as it is, and neither more nor less than asked', async () => {
        const { page, browser } = app;
        await browser.driver.get(host.url);
        const titles = ['story', 'quotation', 'statement', 'comparison', 'search', 'view in a flag'];
        const heights = {};
        for (const title of titles) {
            await page.eventually(async () => {
                const sent = (await host.heard(title)).filter((data) => data.source === 'crossquote' && data.type === 'height');
                assert.ok(sent.length > 0, `${title} sent no height`);
                heights[title] = sent.at(-1).height;
                const frame = await run('return document.querySelector(`iframe[title="${arguments[0]}"]`).offsetHeight', title);
                assert.equal(frame, heights[title]);
            });
        }
        // Frames as high as their pages settle: nothing grows because its frame does. One that did would not stop.
        await page.throughout(1000, async () => {
            for (const title of titles) {
                const sent = (await host.heard(title)).filter((data) => data.type === 'height');
                assert.ok(sent.length <= 4, `${title} sent ${sent.length} heights`);
            }
        });
        for (const title of titles) {
            await host.within(title, async () => {
                assert.deepEqual(await browser.driver.findElements({ linkText: 'Speakers' }), []);
                assert.deepEqual(await page.allByTestId('shortcuts'), []);
                const out = await browser.driver.findElement({ linkText: 'Open full view' });
                assert.equal(await page.attribute(out, 'target'), '_blank');
                assert.match(await page.attribute(out, 'rel'), /noopener/);
            });
        }
        await host.within('quotation', async () => assert.equal((await page.allByTestId('quotation')).length, 1));
        await host.within('statement', () => page.byTestId('alignment'));
        await host.within('comparison', () => page.byTestId('rows'));
        await host.within('search', async () => assert.match(await page.text(page.byTestId('quotation')), /umbrella/));
        // Where the address behind # was lost, a flag says what to show.
        await host.within('view in a flag', async () => assert.match(await page.text(page.byTestId('quotation')), /umbrella/));
        // Storage throws, and nothing was missed.
        await host.within('story', () => assert.rejects(run('return localStorage.length'), /SecurityError|sandboxed/));
        await clean();
    });

    it('speaks every form of height that hosts understand, and names what is opened', async () => {
        const { page, browser } = app;
        await browser.driver.get(host.url);
        await page.eventually(async () => {
            const search = await host.heard('search');
            assert.ok(search.some((data) => data.sentinel === 'amp' && data.type === 'embed-size' && data.height > 100));
            assert.ok(search.some((data) => typeof data === 'string' && /^pymxPYMxsearchxPYMxheightxPYMx\d+$/.test(data)));
            const medium = search.filter((data) => typeof data === 'string' && data.startsWith('{')).map((data) => JSON.parse(data));
            assert.ok(medium.some(({ context, height, src }) => context === 'iframe.resize' && height > 100 && src.includes('childId')));
            const wordpress = (await host.heard('view in a flag')).find((data) => data.message === 'height');
            assert.equal(wordpress?.secret, 'a1b2c3d4e5');
            assert.ok(wordpress.value > 100);
        });
        const ready = (await host.heard('story')).find((data) => data.type === 'ready');
        assert.equal(ready.v, 1);
        assert.ok((await host.heard('quotation')).some((data) => data.type === 'quote.open' && data.quote === 'q4b2884f0'));
        assert.ok((await host.heard('statement')).some((data) => data.type === 'compare.open' && data.statement === 'sc0690b06'));
        await clean();
    });

    it('looks as the flags ask', async () => {
        const { browser } = app;
        await browser.driver.get(host.url);
        const looks = (title) =>
            host.within(title, async () => {
                await app.page.byTestId('quotation').catch(() => {});
                return run(`
                    const style = (e) => getComputedStyle(e);
                    return { paper: style(document.body).backgroundColor, ink: style(document.body).color, scheme: style(document.documentElement).colorScheme }`);
            });
        assert.deepEqual(await looks('statement'), { paper: 'rgb(20, 23, 26)', ink: 'rgb(233, 231, 225)', scheme: 'dark' });
        assert.deepEqual(await looks('search'), { paper: 'rgba(0, 0, 0, 0)', ink: 'rgb(233, 231, 225)', scheme: 'normal' });
        assert.equal((await looks('quotation')).paper, 'rgb(250, 249, 246)');
        await clean();
    });

    it('does what the page around may ask, and nothing else', async () => {
        const { page, browser } = app;
        await browser.driver.get(host.url);
        const route = () => host.within('story', () => run('return location.hash'));
        await page.eventually(async () => assert.ok((await host.heard('story')).some((data) => data.type === 'ready')));
        await host.tell('story', { source: 'crossquote', v: 1, type: 'setState', state: '#/quotes?q=umbrella' });
        await page.eventually(async () => assert.equal(await route(), '#/quotes?q=umbrella'));
        await host.tell('story', { source: 'crossquote', v: 1, type: 'theme', dark: '1' });
        await page.eventually(async () => assert.equal(await host.within('story', () => run('return getComputedStyle(document.body).backgroundColor')), 'rgb(20, 23, 26)'));
        const before = (await host.heard('story')).length;
        await host.tell('story', { source: 'crossquote', v: 1, type: 'getState' });
        await page.eventually(async () => assert.ok((await host.heard('story')).slice(before).some((data) => data.type === 'state' && data.state === '#/quotes?q=umbrella')));

        const hostile = [
            null, 7, 'setState', [], {}, { source: 'crossquote' }, { source: 'crossquote', type: 'navigate', state: 'https://example.org' },
            { source: 'crossquote', type: 'setState', state: 'https://example.org/' },
            { source: 'crossquote', type: 'setState', state: 'javascript:parent.alert(1)' },
            { source: 'crossquote', type: 'setState', state: { toString: 'x' } },
            { source: 'crossquote', type: 'setState', state: '#/nowhere/at/all' },
            { source: 'crossquote', type: 'setState', state: `#/quotes?q=${'x'.repeat(100_000)}` },
            { source: 'crossquote', type: 'theme', dark: '"><img src=x onerror=alert(1)>' },
            { source: 'someone', type: 'setState', state: '#/speakers' },
            'pymxPYMxsearchxPYMxnavigateToxPYMxhttps://example.org/',
        ];
        for (const message of hostile) {
            await host.tell('story', message);
        }
        // Another frame is not the page around.
        await host.within('quotation', () => run('parent.frames[0].postMessage({ source: "crossquote", v: 1, type: "setState", state: "#/speakers" }, "*")'));
        await host.tell('story', { source: 'crossquote', v: 1, type: 'setState', state: '#/quotes?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E' });
        await page.eventually(async () => assert.match(await route(), /onerror/));
        await host.within('story', async () => {
            assert.equal(await run('return document.querySelectorAll("img, [onerror]").length'), 0);
            assert.equal(await run('return document.documentElement.dataset.dark'), '1');
        });
        assert.ok((await browser.driver.getCurrentUrl()).startsWith(host.server.url));
        await clean();
    });
});

describe('the Embed dialog', () => {
    const app = useApp();

    it('gives one line that works by itself, for the view on the page', async () => {
        const { page } = app;
        await page.open('#/statement/sc0690b06');
        await page.click(page.byRole('button', 'Embed this view'));
        await assertAccessible(app.browser);
        const code = await page.text(page.byTestId('embed-code'));
        const { origin } = new URL(app.server.url);
        assert.equal(code.split('\n').length, 1);
        assert.ok(code.startsWith(`<iframe src="${origin}/?embed=1#/statement/sc0690b06" title="Crossquote: Peace`), code);
        assert.ok(code.endsWith('sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"></iframe>'), code);
        await page.click(page.byRole('button', 'Close'));
        // An ampersand of the address is HTML in the code.
        await page.goto('#/compare?left=000-give-up-my-post&right=001-offers-to-step-down');
        await page.click(page.byRole('button', 'Embed this view'));
        await page.eventually(async () => assert.match(await page.text(page.byTestId('embed-code')), /left=000-give-up-my-post&amp;right=/));
    });
});

describe('on a phone, one quotation on its own', () => {
    const app = useApp({ size: 'phone' });

    it('fits, embedded and not', async () => {
        const { page } = app;
        for (const address of ['#/quote/q4b2884f0', '?embed=1#/quote/q4b2884f0', '?embed=1&dark=1#/statement/sc0690b06']) {
            await page.open(address);
            await assertAccessible(app.browser);
            assert.equal(await page.sidewaysScroll(), 0);
        }
        await page.open('#/quote/nothing');
        assert.match(await page.text(page.byTestId('unknown')), /no quotation called nothing/);
    });
});
