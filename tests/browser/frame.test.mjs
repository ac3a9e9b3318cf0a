// The explorer inside another site's frame with the strictest sandbox that runs scripts: no origin,
// no storage, no clipboard. The host of the files sends Access-Control-Allow-Origin: *.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { By } from 'selenium-webdriver';
import { useApp } from './support/app.mjs';

/** A page of another host name that holds the site in a frame. */
function hostOf(app) {
    const host = {};
    before(async () => {
        const server = (host.server = createServer((request, response) => {
            // Another host name than the site's, so that the frame is another site's.
            const site = app.server.url.replace('127.0.0.1', 'localhost');
            response.setHeader('Content-Type', 'text/html');
            response.end(`<!doctype html><title>Host</title>
                <iframe title="Explorer" sandbox="allow-scripts" width="800" height="700" src="${site}#/quotes?q=peace"></iframe>`);
        }));
        await new Promise((done) => server.listen(0, '127.0.0.1', done));
        host.url = `http://127.0.0.1:${server.address().port}/`;
    });
    after(() => host.server?.close());
    return host;
}

describe('in such a frame, from a host that keeps its files to itself', () => {
    const app = useApp({ site: { open: false }, quiet: false });
    const host = hostOf(app);

    it('says which header the host must send', async () => {
        const { page, browser } = app;
        await browser.driver.get(host.url);
        await browser.driver.switchTo().frame(0);
        await page.eventually(async () => assert.match(await page.text(), /must send the header Access-Control-Allow-Origin: \*/));
        await browser.requests();
        await browser.driver.switchTo().defaultContent();
        await browser.driver.get(app.server.url);
    });
});

describe('in a frame with sandbox="allow-scripts"', () => {
    const app = useApp();
    const host = hostOf(app);

    it('searches, follows links and copies by hand', async () => {
        const { page, browser } = app;
        await browser.driver.get(host.url);
        await browser.driver.switchTo().frame(0);
        await page.shown();
        await assert.rejects(browser.driver.executeScript('return localStorage.length'), /SecurityError|sandboxed/);
        // No searches made before where nothing is kept, and the list of offers is not missed.
        await page.click(page.byTestId('search-box'));
        assert.deepEqual(await browser.driver.findElements(By.css('.offer')), []);
        // By words and test ids: chromedriver knows no roles in a frame of another site.
        await page.type(page.byTestId('search-box'), 'umbrella');
        await page.eventually(async () => assert.equal((await page.allByTestId('quotation')).length, 1));
        await page.click(browser.driver.findElement(By.xpath('//button[.="Copy with citation"]')));
        await page.eventually(async () => {
            const [offered] = await browser.driver.findElements(By.css('textarea'));
            assert.match(await offered?.getProperty('value') ?? '', /umbrella/);
        });
        await page.click(browser.driver.findElement(By.linkText('Open in article')));
        await page.byTestId('detail');
        assert.match(await page.route(), /^#\/article\/002-hot-phase\?quote=q/);
        // The keys belong to the page around: nothing listens to them, and nothing says so.
        await page.press('/');
        await new Promise((done) => setTimeout(done, 200));
        assert.match(await page.route(), /^#\/article/);
        assert.deepEqual(await browser.driver.findElements(By.css('.shortcuts')), []);
        // The checks after each test look at the site's own requests, which are all there are.
        await browser.requests();
        await browser.driver.switchTo().defaultContent();
        await browser.driver.get(app.server.url);
        await browser.console();
    });
});
