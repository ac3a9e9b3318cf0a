// The explorer inside another site's frame with the strictest sandbox that runs scripts: no origin,
// no storage, no clipboard. The host of the files sends Access-Control-Allow-Origin: *.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { useApp } from './support/app.mjs';
import { useSandbox } from './support/host.mjs';

describe('in such a frame, from a host that keeps its files to itself', () => {
    const app = useApp({ site: { open: false }, quiet: false });
    const host = useSandbox(app, '#/quotes?q=peace');

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
    const host = useSandbox(app, '#/quotes?q=peace');

    it('searches, copies and follows links', async () => {
        const { page, browser } = app;
        await browser.driver.get(host.url);
        await browser.driver.switchTo().frame(0);
        await page.shown();
        await assert.rejects(browser.driver.executeScript('return localStorage.length'), /SecurityError|sandboxed/);
        // No searches made before where nothing is kept, and the list of offers is not missed.
        await page.click(page.byTestId('search-box'));
        assert.deepEqual(await page.allByTestId('suggestion'), []);
        assert.equal(await page.attribute(page.byTestId('search-box'), 'aria-expanded'), 'false');
        // By words and test ids: chromedriver knows no roles in a frame of another site.
        await page.type(page.byTestId('search-box'), 'umbrella');
        await page.eventually(async () => assert.equal((await page.allByTestId('quotation')).length, 1));
        await page.click(browser.driver.findElement(By.xpath('//button[.="Copy with citation"]')));
        await page.eventually(async () => assert.equal(await page.text(page.byTestId('copied')), 'Quotation copied with its citation.'));
        await page.type(page.byTestId('search-box'), Key.chord(Key.CONTROL, 'v'));
        await page.eventually(async () => assert.match(await page.value(page.byTestId('search-box')), /umbrella.*http/s));
        await page.type(page.byTestId('search-box'), 'umbrella');
        await page.eventually(async () => assert.equal((await page.allByTestId('quotation')).length, 1));
        await page.click(browser.driver.findElement(By.linkText('Open in article')));
        await page.byTestId('detail');
        assert.match(await page.route(), /^#\/article\/002-hot-phase\?quote=q/);
        // The keys belong to the page around: nothing listens to them, and nothing says so.
        await page.press('/');
        // Where something listens, the address is another one at once.
        await page.throughout(200, async () => assert.match(await page.route(), /^#\/article/));
        assert.deepEqual(await page.allByTestId('shortcuts'), []);
        // The checks after each test look at the site's own requests, which are all there are.
        await browser.requests();
        await browser.driver.switchTo().defaultContent();
        await browser.driver.get(app.server.url);
    });
});
