// People's own articles, on the page `workspace/`: files and texts in, what was found in each, the explorer of them,
// and out again as one file and as a dataset. Nothing leaves the browser.
import assert from 'node:assert/strict';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { useApp } from './support/app.mjs';
import { useDownloads } from './support/downloads.mjs';
import { useSandbox } from './support/host.mjs';
import { pageOf } from './support/page.mjs';

const inputs = fileURLToPath(new URL('../../crates/core/crossquote-intake/tests/inputs/intake/', import.meta.url));
const TEXT = '<img src=x onerror="alert(1)"> The mayor spoke on Monday. “We will rebuild the drawbridge before winter,” Mara Voss told reporters in Northhaven.';

describe('adding articles', () => {
    const app = useApp();
    const downloads = useDownloads(app);
    const { downloaded } = downloads;
    const READY = { timeout: 20_000 };

    /** Reads a text on a page that was just loaded. */
    const paste = async (text) => {
        await app.page.type(app.page.byTestId('text'), text);
        await app.page.click(app.page.byRole('button', 'Add this text'));
    };
    /** Has the collection of one text shown under that name. */
    const showCollection = async (name) => {
        const { page } = app;
        await page.open('workspace/#/add');
        await paste(TEXT);
        await page.eventually(async () => assert.match(await page.text(page.byTestId('added')), /1 direct/), READY);
        await page.type(page.byRole('textbox', 'Name of the collection'), name);
        await page.click(page.byTestId('show'));
        await page.byTestId('own');
        await page.byRole('heading', name);
    };
    /** From the explorer of a collection to its page of files. */
    const save = async (name) => {
        await app.page.click(app.page.byRole('link', 'Save or export'));
        await app.page.click(app.page.byRole('button', name));
    };

    it('reads files of every kind, and says what it could not read', async () => {
        const { page } = app;
        await page.open('#/');
        await page.click(page.byRole('link', 'Add articles'));
        await page.byRole('heading', 'Add articles');
        const names = ['plain.txt', 'post.md', 'page.html', 'list.json', 'wire.jsonl', 'german.txt', 'noise.dat', 'empty.txt'];
        await (await page.byTestId('files')).sendKeys(names.map((name) => inputs + name).join('\n'));
        await page.eventually(async () => assert.match(await page.text(page.byTestId('progress')), /8 files read\./));
        const added = await page.text(page.byTestId('added'));
        for (const shown of [/Bridge to be rebuilt/, /North Post · 30 November 2024 · page\.html/, /outlet not stated/, /It reads like German/, /quotations?: \d+ (direct|mixed|indirect).*; \d+ words/, /No quotation found in \d+ words/]) {
            assert.match(added, shown);
        }
        const refused = await page.text(page.byTestId('refused'));
        for (const shown of [/noise\.dat: it is no text/, /empty\.txt: the file is empty/, /list\.json: record 2: it has no `text`/, /wire\.jsonl: line 3: column \d+: this is no JSON/]) {
            assert.match(refused, shown);
        }
    });

    it('takes a pasted text, leaves one out, and shows who said what', async () => {
        const { page } = app;
        await page.open('workspace/#/add');
        await (await page.byTestId('files')).sendKeys(['plain.txt', 'german.txt'].map((name) => inputs + name).join('\n'));
        await page.eventually(async () => assert.match(await page.text(page.byTestId('progress')), /2 files read\./), READY);
        await paste(TEXT);
        await page.eventually(async () => assert.match(await page.text(page.byTestId('added')), /pasted text/));
        const added = () => page.allByRole('button', 'Leave out', { within: page.byTestId('added') });
        const before = (await added()).length;
        const german = page.byRole('listitem', undefined, { within: page.byTestId('added'), text: /German/ });
        await page.click(page.byRole('button', 'Leave out', { within: german }));
        await page.eventually(async () => assert.equal((await added()).length, before - 1));
        // The next one of its kind has the focus, and says whose it is.
        await page.hasFocus(async () => (await added())[1]);
        const described = await page.attribute(page.focused(), 'aria-describedby');
        assert.match(await app.browser.driver.executeScript('return document.getElementById(arguments[0]).textContent', described), /img src=x/);
        await page.type(page.byRole('textbox', 'Name of the collection'), 'The <b>drawbridge</b>');
        await page.click(page.byTestId('show'));
        await page.byRole('heading', 'The <b>drawbridge</b>');
        assert.match(await page.text(), /img src=x onerror=alert/);
        assert.equal(await app.browser.driver.executeScript('return document.images.length'), 0);
        await page.eventually(async () => assert.match(await page.text(page.byTestId('own')), /Kept in this browser, on this device only/));
        // These give the published collection.
        assert.deepEqual(await page.allByRole('button', 'Embed this view'), []);
        assert.deepEqual(await page.allByRole('link', 'Save for offline'), []);
        await page.click(page.byRole('link', 'Quotes'));
        await page.type(page.byTestId('search-box'), 'drawbridge');
        await page.eventually(async () => assert.equal((await page.allByTestId('quotation')).length, 1));
    });

    it('says so where nothing can be added', async () => {
        const { page, browser } = app;
        await page.open('workspace/#/add');
        await paste('   ');
        await page.hasFocus(() => page.byTestId('text'));
        await paste(TEXT);
        const read = () => page.text(page.byTestId('progress'));
        await page.eventually(async () => assert.match(await read(), /1 file read\./), READY);
        await browser.driver.executeScript(`
            const words = new DataTransfer();
            words.setData('text/plain', 'Words of another page');
            document.querySelector('[data-testid="drop"]').dispatchEvent(new DragEvent('drop', { dataTransfer: words, bubbles: true, cancelable: true }));`);
        await page.eventually(async () => assert.match(await page.text(page.byRole('alert')), /Nothing that was dropped is a file/));
        assert.match(await read(), /1 file read\./);
    });

    it('gives one file that opens from a disk, and a dataset', async () => {
        const { page, browser } = app;
        await showCollection('The <b>drawbridge</b>');
        await save('Export dataset');
        const file = await downloaded('.json');
        const dataset = JSON.parse(await readFile(file, 'utf8'));
        await rm(file);
        assert.equal(dataset.title, 'The <b>drawbridge</b>');
        assert.ok(dataset.articles.some(({ text }) => text === TEXT));
        await page.click(page.byRole('button', 'Save as one file'));
        const saved = pageOf(browser, pathToFileURL(await downloaded('.html')).href);
        await browser.requests();
        await saved.open('#/quotes?q=drawbridge');
        await saved.eventually(async () => assert.equal((await saved.allByTestId('quotation')).length, 1));
        assert.match(await saved.text(saved.byTestId('saved-on')), /^Saved in this file on/);
        // It has no workspace, and leads to none.
        assert.deepEqual(await saved.allByRole('link', 'Add articles'), []);
        await saved.byRole('button', 'Export this view');
        await browser.requests();
        await page.open('#/');
    });

    it('reads an exported dataset back, exactly', async () => {
        const { page } = app;
        await showCollection('The <b>drawbridge</b>');
        await save('Export dataset');
        const exported = join(downloads.folder, 'exported');
        await rename(await downloaded('.json'), exported);
        await page.open('workspace/#/add');
        await (await page.byTestId('files')).sendKeys(exported);
        await page.byTestId('own');
        await page.byRole('heading', 'The <b>drawbridge</b>');
        await save('Export dataset');
        const again = await downloaded('.json');
        assert.equal(await readFile(again, 'utf8'), await readFile(exported, 'utf8'));
        await rm(again);
        await page.back();
        await page.click(page.byRole('link', 'Back to the published collection'));
        await page.eventually(async () => assert.deepEqual(await page.allByTestId('own'), []));
        await page.eventually(async () => assert.match(await page.text(), /Zelensky/));
        await page.byRole('link', 'Save for offline');
    });

    it('reads on the page itself where no worker may run', async () => {
        const { page, browser } = app;
        await page.open('workspace/#/add');
        await browser.driver.executeScript(`window.Worker = class { constructor() { throw new Error('no workers here'); } }`);
        await paste(TEXT);
        await page.eventually(async () => assert.match(await page.text(page.byTestId('added')), /1 direct/), READY);
        await page.click(page.byRole('button', 'Review first'));
        await page.byTestId('review-list');
        // And again, after another page.
        await page.click(page.byRole('link', 'Add articles'));
        await paste(`${TEXT} Again.`);
        await page.eventually(async () => assert.match(await page.text(), /Found in 2 articles/));
    });

    it('keeps the page answering while it reads', async () => {
        const { page, browser } = app;
        await page.open('workspace/#/add');
        await page.byTestId('drop');
        await browser.driver.executeScript(`
            window.longest = 0;
            new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => { longest = Math.max(longest, duration); })).observe({ type: 'longtask' });
            const lines = Array.from({ length: 200 }, (_, at) => JSON.stringify({ text: arguments[0].repeat(20) + at }));
            const all = new DataTransfer();
            all.items.add(new File([lines.join('\\n')], 'many.jsonl'));
            const drop = document.querySelector('[data-testid="drop"]');
            drop.dispatchEvent(new DragEvent('drop', { dataTransfer: all, bubbles: true, cancelable: true }));`, TEXT);
        await page.eventually(async () => assert.match(await page.text(page.byTestId('progress')), /1 file read\./), { timeout: 60_000 });
        const longest = await browser.driver.executeScript('return longest');
        // What takes less than 50 ms the browser does not even name.
        assert.ok(longest <= 50, `the longest task took ${longest} ms`);
    });
});

describe('a collection that takes its time', () => {
    const app = useApp();
    /// Between two steps of a long work the page pauses with a timer: here each takes a third of a second.
    const slow = () => app.browser.driver.executeScript(`
        window.timer ??= setTimeout;
        window.setTimeout = (act, after = 0, ...rest) => timer(act, Math.max(after, 300), ...rest);`);
    const quick = () => app.browser.driver.executeScript('window.setTimeout = timer');
    const add = async (text, articles) => {
        const { page } = app;
        await page.type(page.byTestId('text'), text);
        await page.click(page.byRole('button', 'Add this text'));
        await hasArticles(articles);
    };
    const hasArticles = (number) => app.page.eventually(async () =>
        assert.equal((await app.page.allByRole('button', 'Leave out', { within: app.page.byTestId('added') })).length, number));
    /** A collection of one article, shown; then back where articles are added. */
    const begin = async () => {
        const { page } = app;
        await page.open('workspace/#/add');
        await add(TEXT, 1);
        await page.click(page.byTestId('show'));
        await page.byTestId('own');
        await page.click(page.byRole('link', 'Add more'));
        await page.byRole('heading', 'Add articles');
        await hasArticles(1);
        await made();
    };
    const firstRow = () => app.page.waitFor(async () => (await app.page.allByTestId('review-row'))[0], 'a quotation to review');
    const making = () => app.page.eventually(async () => assert.match(await app.page.text(), /Putting the collection together…/));
    const reviewed = (state) => app.page.eventually(async () => assert.match(await app.page.text(app.page.byTestId('review-state')), state));
    const made = () => app.page.eventually(async () => assert.doesNotMatch(await app.page.text(), /Putting the collection together…/));

    it('says so, shows it once though asked twice, and is done when it is shown', async () => {
        const { page, browser } = app;
        await page.open('workspace/#/add');
        await add(TEXT, 1);
        await slow();
        await browser.driver.executeScript(`const show = document.querySelector('[data-testid="show"]'); show.click(); show.click();`);
        await making();
        await page.byTestId('own');
        await page.byRole('heading', 'My articles');
        await page.click(page.byRole('link', 'Add more'));
        await page.byRole('heading', 'Add articles');
        await made();
    });

    it('is given up by Cancel, and what was there before is there again', async () => {
        const { page, browser } = app;
        await begin();
        await add(`${TEXT} And again.`, 2);
        await slow();
        const seen = await browser.driver.executeAsyncScript(`
            const [text, done] = arguments;
            document.querySelector('[data-testid="show"]').click();
            const all = new DataTransfer();
            all.items.add(new File([Array.from({ length: 2000 }, (_, at) => JSON.stringify({ text: text.repeat(20) + at })).join('\\n')], 'many.jsonl'));
            document.querySelector('[data-testid="drop"]').dispatchEvent(new DragEvent('drop', { dataTransfer: all, bubbles: true, cancelable: true }));
            timer(() => {
                const seen = document.body.textContent;
                [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Cancel').click();
                done(seen);
            }, 200);`, TEXT);
        assert.match(seen, /Putting the collection together…/);
        await quick();
        await hasArticles(1);
        await made();
        assert.match(await page.route(), /#\/add/);
        await page.goto('#/review');
        await reviewed(/^0 corrections/);
        await page.click(firstRow());
        await page.click(page.byRole('button', 'Not a quotation'));
        await reviewed(/^1 correction\./);
        await page.click(page.byRole('button', 'Undo'));
        await reviewed(/^0 corrections/);
    });

    it('takes no step of the review before it is there', async () => {
        const { page } = app;
        await begin();
        await add(`${TEXT} Once more.`, 2);
        await slow();
        await page.click(page.byTestId('show'));
        await page.goto('#/review');
        await page.click(firstRow());
        await page.click(page.byRole('button', 'Not a quotation'));
        // Shown first, as was asked before.
        await page.byTestId('own');
        await page.byRole('heading', 'My articles');
        await page.click(page.byRole('link', 'Review'));
        await reviewed(/^0 corrections/);
        await page.click(firstRow());
        await page.click(page.byRole('button', 'Not a quotation'));
        await reviewed(/^1 correction\./);
        await reviewed(/Kept in this browser/);
        const articles = page.byRole('combobox', 'Article');
        assert.equal((await page.allByRole('option', undefined, { within: articles })).length, 2);
    });
});

describe('a collection by its address', () => {
    const app = useApp();

    it('is shown as it was shown last, and says so where it has been corrected since', async () => {
        const { page, browser } = app;
        await page.open('workspace/#/add');
        await page.type(page.byTestId('text'), `${TEXT} “It was the wind,” Ole Brandt said.`);
        await page.click(page.byRole('button', 'Add this text'));
        await page.byTestId('added');
        await page.click(page.byTestId('show'));
        const own = () => page.text(page.byTestId('own'));
        assert.doesNotMatch(await own(), /Corrections made since/);
        const address = await browser.driver.getCurrentUrl();
        assert.match(address, /\?local=[-0-9a-f]+#\/$/);
        assert.match(await page.text(), /2 quotations/);
        // Another time, from the address alone.
        await page.open(new URL(address).search + '#/quotes?q=wind');
        await page.eventually(async () => assert.equal((await page.allByTestId('quotation')).length, 1));
        await page.click(page.byRole('link', 'Review'));
        await page.click(page.waitFor(async () => (await page.allByTestId('review-row'))[0], 'a quotation to review'));
        await page.click(page.byRole('button', 'Not a quotation'));
        await page.eventually(async () => assert.match(await page.text(page.byTestId('review-state')), /^1 correction\. Kept/));
        await page.open(new URL(address).search);
        assert.match(await own(), /Corrections made since are not shown yet/);
        await page.click(page.byRole('link', 'Review'));
        await page.byTestId('review-list');
        await page.eventually(async () => assert.match(await page.text(page.byTestId('review-state')), /^1 correction\. Kept/));
        await page.click(page.byRole('button', 'Show who said what'));
        assert.doesNotMatch(await own(), /Corrections made since/);
        assert.match(await page.text(), /1 quotation\b/);
    });

    it('that is not kept here is said to be so, with the ways on', async () => {
        const { page } = app;
        await page.open('?local=193a-5f#/');
        assert.match(await page.text(page.byTestId('failure')), /\(193a-5f\) is not kept in this browser/);
        await page.open('workspace/?local=193a-5f#/review');
        await page.eventually(async () => assert.match(await page.text(), /No collection is open here/));
        assert.match(await page.text(page.byRole('alert')), /is not kept in this browser/);
        await page.click(page.byRole('link', 'Add articles, or open a collection'));
        assert.match(await page.text(page.byRole('alert')), /is not kept in this browser/);
    });
});

describe('what is only on the page', () => {
    const app = useApp();

    it('is asked for before it goes: articles that are in no collection, and text that is typed', async () => {
        const { page, browser } = app;
        const asks = () => browser.driver.executeScript(`
            const leaving = new Event('beforeunload', { cancelable: true });
            dispatchEvent(leaving);
            return leaving.defaultPrevented;`);
        await page.open('workspace/#/add');
        assert.equal(await asks(), false);
        await page.type(page.byTestId('text'), TEXT);
        assert.equal(await asks(), true);
        // It is still there after a look at another page.
        await page.click(page.byRole('link', 'Review'));
        await page.byRole('heading', 'Review');
        await page.click(page.byRole('link', 'Add articles'));
        assert.equal(await page.value(page.byTestId('text')), TEXT);
        await page.click(page.byRole('button', 'Add this text'));
        await page.byTestId('added');
        assert.equal(await page.value(page.byTestId('text')), '');
        assert.equal(await asks(), true);
        await page.click(page.byRole('button', 'Review first'));
        await page.eventually(async () => assert.match(await page.text(page.byTestId('review-state')), /Kept in this browser/));
        assert.equal(await asks(), false);
    });
});

describe('adding articles in a frame without an origin', () => {
    const app = useApp();
    const host = useSandbox(app, 'workspace/#/add', { width: 900, height: 900 });

    it('says first that nothing is kept, and shows the collection as the file that it can be saved as', async () => {
        const { page, browser } = app;
        await browser.driver.get(host.url);
        await browser.driver.switchTo().frame(0);
        await page.shown();
        assert.match(await page.text(page.byTestId('nothing-is-kept')), /keeps nothing for this page.*save it as a file/s);
        await page.type(page.byTestId('text'), TEXT);
        await page.click(browser.driver.findElement({ xpath: '//button[.="Add this text"]' }));
        await page.eventually(async () => assert.match(await page.text(page.byTestId('added')), /1 direct/));
        await page.click(page.byTestId('show'));
        const preview = await page.byTestId('preview');
        await browser.driver.switchTo().frame(await preview.findElement({ css: 'iframe' }));
        await page.shown();
        assert.match(await page.text(page.byTestId('saved-on')), /^Saved in this file on/);
        await page.click(browser.driver.findElement({ xpath: '//nav//a[.="Quotes"]' }));
        await page.eventually(async () => assert.match(await page.text(page.byTestId('quotation')), /We will rebuild the drawbridge/));
        await browser.driver.switchTo().parentFrame();
        await page.click(browser.driver.findElement({ xpath: '//button[.="Back to the workspace"]' }));
        // Nothing is lost by having looked, not the focus either.
        await page.hasFocus(() => page.byTestId('show'));
        assert.match(await page.text(page.byTestId('added')), /1 direct/);
        await browser.requests();
        await browser.driver.switchTo().defaultContent();
        await browser.driver.get(app.server.url);
    });
});
