// The workspace where something is in the way: an engine that stops, files that are missing, what another version or
// another tab has kept, damaged records, a hurried hand. Nothing is lost, nothing false is said, and there is a way on.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { useApp } from './support/app.mjs';
import { openBrowser } from './support/browser.mjs';
import { useDownloads } from './support/downloads.mjs';
import { pageOf } from './support/page.mjs';
import { serveSite } from './support/server.mjs';

const TEXT = 'The mayor spoke on Monday. “We will rebuild the drawbridge before winter,” Mara Voss told reporters in Northhaven. “It was the wind,” Ole Brandt said.';

/// What a person does on these pages, in the words of this file.
function editor({ page, browser }) {
    const { driver } = browser;
    const state = () => page.text(page.byTestId('review-state'));
    const person = {
        state,
        /// Reads a text on the page that is shown.
        add: async (text) => {
            await page.type(page.byTestId('text'), text);
            await page.click(page.byRole('button', 'Add this text'));
            await page.eventually(async () => assert.match(await page.text(page.byTestId('progress')), /read\.$/));
        },
        /// A collection of one text under a name, kept and under review; gives its id.
        begin: async (name, text = TEXT) => {
            await page.open('workspace/#/add');
            await person.add(text);
            await page.type(page.byRole('textbox', 'Name of the collection'), name);
            await page.click(page.byRole('button', 'Review first'));
            await page.byTestId('review-list');
            await person.kept(0);
            return new URL(await driver.getCurrentUrl()).searchParams.get('local');
        },
        kept: (corrections) => page.eventually(async () => assert.match(await state(), new RegExp(`^${corrections} corrections?\\. Kept in this browser`))),
        /// Takes the first quotation out.
        step: async () => {
            if ((await page.allByTestId('review-editor')).length === 0) {
                await page.click(page.waitFor(async () => (await page.allByTestId('review-row'))[0], 'a row'));
            }
            await page.click(page.byRole('button', 'Not a quotation'));
        },
        /// Runs `change` on the record of an id in a store of the library; gives the record as it is then.
        record: (store, id, change = '') => driver.executeAsyncScript(`
            const [store, id, done] = arguments;
            const open = indexedDB.open('crossquote');
            open.onsuccess = () => {
                const records = open.result.transaction(store, 'readwrite').objectStore(store);
                records.get(id).onsuccess = ({ target: { result: record } }) => {
                    ${change}
                    if (record) records.put(record);
                    records.transaction.oncomplete = () => (open.result.close(), done(record && JSON.parse(JSON.stringify(record))));
                };
            };`, store, id),
        alert: (pattern) => page.eventually(async () => assert.match(await page.text(page.byRole('alert')), pattern)),
        entries: () => page.allByRole('listitem', undefined, { within: page.byTestId('kept') }),
        asksBeforeLeaving: () => driver.executeScript(`
            const leaving = new Event('beforeunload', { cancelable: true });
            dispatchEvent(leaving);
            return leaving.defaultPrevented;`),
    };
    return person;
}

describe('an engine that stops', () => {
    const app = useApp({ quiet: false });
    const downloads = useDownloads(app);

    /// The engines of the page from now on report an error when they are told to.
    const breakable = () => app.browser.cdp('Page.addScriptToEvaluateOnNewDocument', {
        source: `window.engines = []; const Made = Worker; window.Worker = class extends Made { constructor(...given) { super(...given); engines.push(this); } };`,
    });
    const stop = () => app.browser.driver.executeScript(`engines.at(-1).dispatchEvent(new Event('error', { cancelable: true }))`);

    it('takes nothing along: the collection is as it was, and goes on', async () => {
        const { page } = app;
        const { begin, step, kept, alert, record, state } = editor(app);
        await breakable();
        const id = await begin('The harbour');
        await step();
        await kept(1);
        await page.click(page.byRole('button', 'Show who said what'));
        await page.byTestId('own');
        const shown = await record('parts', id);
        await page.click(page.byRole('link', 'Review'));
        await kept(1);
        await stop();
        await alert(/What reads articles on this page has stopped/);
        // What is asked for now is given by no engine that has nothing.
        await page.click(page.byRole('button', 'Show who said what'));
        await page.click(page.byRole('button', 'Export corrections'));
        await page.click(page.byRole('link', 'Save'));
        await page.click(page.byRole('button', 'Export dataset'));
        await page.click(page.byRole('link', 'Review'));
        await page.throughout(500, async () => assert.match(await state(), /^1 correction\./));
        assert.deepEqual(await record('parts', id), shown);
        await page.click(page.byRole('button', 'Start again'));
        await kept(1);
        await page.eventually(async () => assert.deepEqual(await page.allByRole('alert'), []));
        const undo = page.byRole('button', 'Undo');
        await page.eventually(async () => assert.equal(await (await undo).getAttribute('aria-disabled'), 'false'));
        await page.click(undo);
        await kept(0);
    });

    it('that is missing when a collection is opened is tried again, and opens it', async () => {
        const { page, browser } = app;
        const { begin, kept, alert } = editor(app);
        const id = await begin('The harbour');
        await browser.cdp('Network.enable');
        await browser.cdp('Network.setBlockedURLs', { urls: ['*engine_bg.wasm'] });
        await page.open(`workspace/?local=${id}#/review`);
        await alert(/What reads articles could not be loaded, a part of this page\./);
        await browser.cdp('Network.setBlockedURLs', { urls: [] });
        await page.click(page.byRole('button', 'Start again'));
        await page.byTestId('review-list');
        await kept(0);
    });

    it('that is no program is said not to start', async () => {
        const { page, browser } = app;
        const { alert } = editor(app);
        const nonsense = await browser.cdp('Page.addScriptToEvaluateOnNewDocument', {
            source: `const asked = fetch; window.fetch = (file, ...more) => String(file.url ?? file).includes('engine_bg') ? Promise.resolve(new Response('<!doctype html>no such file')) : asked(file, ...more);`,
        });
        await page.open('workspace/#/add');
        await page.type(page.byTestId('text'), TEXT);
        await page.click(page.byRole('button', 'Add this text'));
        await alert(/What reads articles could not be started/);
        await browser.cdp('Page.removeScriptToEvaluateOnNewDocument', nonsense);
    });

    it('gives an exported dataset beside articles, and leaves those where they are', async () => {
        const { page } = app;
        const { begin, asksBeforeLeaving, alert } = editor(app);
        await begin('The harbour');
        await page.click(page.byRole('link', 'Save'));
        await page.click(page.byRole('button', 'Export dataset'));
        const exported = join(downloads.folder, 'exported');
        await rename(await downloads.downloaded('.json'), exported);
        const note = join(downloads.folder, 'note.txt');
        await writeFile(note, '“No,” Eva Roth said.');
        await page.open('workspace/#/add');
        await (await page.byTestId('files')).sendKeys(`${note}\n${exported}`);
        await alert(/“The harbour” is open now, as it was exported\. The articles below are in no collection yet/);
        await page.eventually(async () => assert.match(await page.text(page.byTestId('added')), /Eva Roth|note/));
        assert.equal(await asksBeforeLeaving(), true);
        await rm(exported);
        await rm(note);
    });
});

describe('what was kept', () => {
    const app = useApp();

    it('by another version is not opened, and left as it is', async () => {
        const { page } = app;
        const { begin, alert, record } = editor(app);
        const id = await begin('The harbour');
        const changed = await record('collections', id, `record.corrections = '{"later-kind":[{}]}'`);
        await page.open(`workspace/?local=${id}#/review`);
        await alert(/“The harbour” is not opened, and left as it is: its corrections were kept by another version.*later-kind/s);
        assert.deepEqual(await record('collections', id), changed);
    });

    it('damaged is said to be, and can be deleted', async () => {
        const { page, browser } = app;
        const { begin, alert, record, entries, kept } = editor(app);
        const whole = await begin('Whole');
        const broken = await begin('Broken');
        await record('bases', broken, `record.base = new Blob(['{"format":'])`);
        const missing = await begin('Missing');
        await record('bases', missing, `delete record.base`);
        await page.open(`workspace/?local=${whole}#/add`);
        await page.byTestId('added');
        const open = async (name) => page.click(page.byRole('button', `Open ${name}`));
        const remove = async (name) => {
            const before = (await entries()).length;
            await page.click(page.byRole('button', `Delete ${name} from this browser`));
            await browser.driver.switchTo().alert().accept();
            await page.eventually(async () => assert.equal((await entries()).length, before - 1));
        };
        await open('Broken');
        await alert(/“Broken” cannot be opened\./);
        await open('Missing');
        await alert(/“Missing” is not there any more, or not whole/);
        await remove('Broken');
        await remove('Missing');
        // The one before is still open, and kept.
        await page.click(page.byRole('link', 'Review'));
        await page.byRole('heading', 'Review: Whole');
        await kept(0);
        assert.match(await browser.driver.getCurrentUrl(), new RegExp(`local=${whole}`));
    });

    it('for the explorer and damaged is said to be', async () => {
        const { page } = app;
        const { begin, record } = editor(app);
        const id = await begin('The harbour');
        await page.click(page.byRole('button', 'Show who said what'));
        await page.byTestId('own');
        await record('parts', id, `delete record.lengths`);
        await page.open(`?local=${id}#/`);
        assert.match(await page.text(page.byTestId('failure')), /is kept in this browser, which could not read it/);
    });

    it('is not kept anew for being looked at', async () => {
        const { page } = app;
        const { begin, kept, record } = editor(app);
        const id = await begin('The harbour');
        await page.click(page.byRole('button', 'Show who said what'));
        await page.byTestId('own');
        const { changed } = await record('collections', id);
        await page.click(page.byRole('link', 'Review'));
        await kept(0);
        assert.equal((await record('collections', id)).changed, changed);
        await page.back();
        assert.doesNotMatch(await page.text(page.byTestId('own')), /Corrections made since/);
    });

    it('keeps its name when more is added to it', async () => {
        const { page } = app;
        const { begin, add } = editor(app);
        const id = await begin('The harbour papers');
        await page.open(`workspace/?local=${id}#/add`);
        await page.byTestId('added');
        const name = () => page.value(page.byRole('textbox', 'Name of the collection'));
        await page.eventually(async () => assert.equal(await name(), 'The harbour papers'));
        await add(`${TEXT} Again.`);
        await page.click(page.byTestId('show'));
        await page.byTestId('own');
        await page.byRole('heading', 'The harbour papers');
        assert.match(await page.text(), /2 articles/);
    });
});

describe('a hurried hand', () => {
    const app = useApp();

    it('opens a collection once, though it asks twice', async () => {
        const { page, browser } = app;
        const { begin, kept } = editor(app);
        const id = await begin('The harbour');
        await begin('Another');
        await page.open('workspace/#/add');
        await browser.driver.executeScript('arguments[0].click(); arguments[0].click();', await page.byRole('button', 'Open The harbour'));
        await page.byRole('heading', 'Review: The harbour');
        await kept(0);
        assert.deepEqual(await page.allByTestId('elsewhere'), []);
        assert.match(await browser.driver.getCurrentUrl(), new RegExp(`local=${id}`));
    });

    it('is asked before articles go that no collection has', async () => {
        const { page, browser } = app;
        const { begin, add } = editor(app);
        await begin('The pier');
        await page.open('workspace/#/add');
        await add(`${TEXT} Not yet in a collection.`);
        const open = page.byRole('button', 'Open The pier');
        await page.click(open);
        const question = browser.driver.switchTo().alert();
        assert.match(await question.getText(), /1 article that you added would be left out/);
        await question.dismiss();
        assert.match(await page.text(page.byTestId('added')), /pasted text/);
        await page.click(open);
        await browser.driver.switchTo().alert().accept();
        await page.byRole('heading', 'Review: The pier');
    });

    it('that goes back keeps the address of what is open', async () => {
        const { page, browser } = app;
        const { begin, kept } = editor(app);
        const first = await begin('First');
        await begin('Second');
        await page.click(page.byRole('link', 'Add articles'));
        await page.click(page.byRole('button', 'Open First'));
        await page.byRole('heading', 'Review: First');
        await kept(0);
        await page.back();
        await page.byRole('heading', 'Add articles');
        await page.eventually(async () => assert.match(await browser.driver.getCurrentUrl(), new RegExp(`local=${first}`)));
    });
});

describe('a library that another tab holds', () => {
    const app = useApp();

    it('of an older version is said to be in the way, before any work is done', async () => {
        const { page, browser } = app;
        await page.open('#/');
        await browser.driver.executeAsyncScript(`
            const [done] = arguments;
            const open = indexedDB.open('crossquote', 2);
            open.onupgradeneeded = () => open.result.createObjectStore('collections', { keyPath: 'id' });
            open.onsuccess = () => { window.held = open.result; done(); };`);
        const [first] = await browser.driver.getAllWindowHandles();
        await browser.driver.switchTo().newWindow('tab');
        await page.open('workspace/#/add');
        await page.eventually(async () => assert.match(await page.text(page.byTestId('nothing-is-kept')), /is not kept\. Another tab or window, with an older version of this page/));
        await browser.driver.close();
        await browser.driver.switchTo().window(first);
    });
});

describe('a browser that is killed', () => {
    it('opens the review again with every step that was said to be kept', async () => {
        const server = await serveSite();
        const profile = await mkdtemp(join(tmpdir(), 'crossquote-killed-'));
        const open = () => openBrowser({ flags: [`--user-data-dir=${profile}`] });
        let browser = await open();
        try {
            let page = pageOf(browser, server.url);
            let person = editor({ page, browser });
            const id = await person.begin('The harbour');
            await person.step();
            await person.kept(1);
            await person.step();
            // In the middle of the second one.
            await promisify(execFile)('pkill', ['-9', '-f', profile]);
            await browser.close();
            browser = await open();
            page = pageOf(browser, server.url);
            person = editor({ page, browser });
            await page.open(`workspace/?local=${id}#/review`);
            await page.byTestId('review-list');
            await page.eventually(async () => assert.match(await person.state(), /^[12] corrections?\. Kept in this browser/));
            assert.match(await page.attribute(page.byRole('button', 'Undo'), 'title'), /^No quotation: /);
        } finally {
            await browser.close();
            await server.close();
            await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
        }
    });
});
