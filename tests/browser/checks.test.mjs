// The checks themselves: each is shown a page that breaks its rule, because a check that was never
// seen to fail proves nothing. The pages here are not the app's.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { openBrowser } from './support/browser.mjs';
import {
    assertAccessible,
    assertFitsWidth,
    assertNoCookies,
    assertOwnRequestsOnly,
    assertQuietConsole,
} from './support/checks.mjs';
import { pageOf } from './support/page.mjs';

const sound = '<h1>Sound</h1><button type="button" data-testid="press">Press</button>';

const pages = {
    sound: `<main>${sound}</main>`,
    warning: `<main>${sound}</main><script>console.warn("careful")</script>`,
    uncaught: `<main>${sound}</main><script>null.length</script>`,
    foreign: `<main>${sound}<img alt="" src="http://localhost:9/picture.png"></main>`,
    cookie: `<main>${sound}</main><script>document.cookie = "seen=1"</script>`,
    broad: `<main>${sound}<div style="width: 3000px">broad</div></main>`,
    pale: `<main>${sound}<p style="color: #ccc; background: #fff">pale</p><img src="data:,"></main>`,
    dark: `<main>${sound}</main><script>
        document.querySelector("h1").textContent =
            matchMedia("(prefers-color-scheme: dark)").matches + " " + innerWidth + " " + devicePixelRatio;
    </script>`,
};

describe('the checks', () => {
    let server, site, browser, page;

    before(async () => {
        server = createServer((request, response) => {
            const body = pages[request.url.slice(1)];
            response.writeHead(body ? 200 : 404, { 'Content-Type': 'text/html' });
            response.end(`<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><title>Page</title>${body ?? ''}`);
        });
        await new Promise((done) => server.listen(0, '127.0.0.1', done));
        site = `http://127.0.0.1:${server.address().port}/`;
        browser = await openBrowser({ size: 'phone', scheme: 'dark' });
        page = pageOf(browser, site);
    });

    after(async () => {
        await browser?.close();
        server?.closeAllConnections();
        await new Promise((done) => server?.close(done));
    });

    async function at(name) {
        await browser.console();
        await browser.requests();
        await page.open(name);
    }

    it('pass on a sound page', async () => {
        await at('sound');
        await assertQuietConsole(browser);
        await assertOwnRequestsOnly(browser, site);
        await assertNoCookies(browser);
        await assertFitsWidth(page);
        await assertAccessible(browser);
    });

    it('notice a warning', async () => {
        await at('warning');
        await assert.rejects(assertQuietConsole(browser), /careful/);
    });

    it('notice an uncaught error', async () => {
        await at('uncaught');
        await assert.rejects(assertQuietConsole(browser), /TypeError/);
    });

    it('notice a request to another host', async () => {
        await at('foreign');
        await assert.rejects(assertOwnRequestsOnly(browser, site), /localhost:9\/picture\.png/);
    });

    it('notice a cookie', async () => {
        await at('cookie');
        await assert.rejects(assertNoCookies(browser), /seen/);
        await browser.driver.manage().deleteAllCookies();
    });

    it('notice a page that is too wide', async () => {
        await at('broad');
        await assert.rejects(assertFitsWidth(page), /wider/);
    });

    it('notice what is hard to read, and say where', async () => {
        await at('pale');
        await assert.rejects(assertAccessible(browser), (error) => {
            assert.match(error.message, /color-contrast/);
            assert.match(error.message, /image-alt/);
            assert.match(error.message, /pale/);
            return true;
        });
    });

    it('see the window and the colours that were asked for', async () => {
        await at('dark');
        assert.equal(await page.text(page.byRole('heading')), 'true 390 2');
    });

    it('find by role and name, and by test id', async () => {
        await at('sound');
        const button = await page.byRole('button', 'Press');
        assert.ok(await page.sameElement(button, page.byTestId('press')));
        assert.deepEqual(await page.allByRole('button', 'Pres'), []);
        await assert.rejects(
            page.waitFor(() => false, 'nothing', { timeout: 50 }),
            /waited 0\.05 s for nothing/,
        );
    });
});
