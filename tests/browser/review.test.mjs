// Review: a person puts right what the machine found, by mouse and by keys, back and forth, and takes it
// along: as corrections from which the command builds the same collection, and kept in the browser.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Key } from 'selenium-webdriver';
import { useApp } from './support/app.mjs';
import { assertAccessible, assertFitsWidth } from './support/checks.mjs';
import { useDownloads } from './support/downloads.mjs';
import { useSandbox } from './support/host.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const ARTICLE = '<b>The mayor</b> spoke on Monday. “We will rebuild the drawbridge before winter,” Mara Voss said. The engineer warned that nobody had asked the fishermen about the bridge. No, no.';

/// What a person does on these pages, in the words of this file.
function reviewer({ page, browser }) {
    const { driver } = browser;
    const state = async () => page.text(page.byTestId('review-state'));
    const rows = async () => page.text(page.byTestId('review-list'));
    return {
        state,
        rows,
        corrections: (number) => page.eventually(async () => assert.match(await state(), new RegExp(`^${number} corrections?\\.`))),
        begin: async (text) => {
            await page.open('#/add');
            await page.type(page.byTestId('text'), text);
            await page.click(page.byRole('button', 'Add this text'));
            await page.byTestId('added');
            await page.click(page.byRole('button', 'Review first'));
            await page.byTestId('review-list');
        },
        /// Opens the quotation whose row holds these words.
        choose: async (words) => {
            const row = await page.waitFor(() => driver.findElement({ xpath: `//button[contains(@class, "review-row")][contains(., "${words}")]` }), `a row with ${words}`);
            await driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', row);
            if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
            return page.byTestId('review-editor');
        },
        /// Selects words of the text as a mouse does.
        select: (words) => driver.executeScript(
            `const walk = document.createTreeWalker(document.querySelector('.review-text'), NodeFilter.SHOW_TEXT);
             for (let node; (node = walk.nextNode()); ) {
                 const at = node.data.indexOf(arguments[0]);
                 if (at < 0) continue;
                 const range = document.createRange();
                 range.setStart(node, at);
                 range.setEnd(node, at + arguments[0].length);
                 getSelection().removeAllRanges();
                 getSelection().addRange(range);
                 document.querySelector('.review-text').dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
                 return;
             }
             throw new Error('no such words');`, words),
        /// Types into the field of that label within the open form.
        fill: async (within, label, text) => page.type(page.byRole(label === 'Speaker' ? 'combobox' : 'textbox', label, { within }), text),
        /// What stands at the head of the page is under the explorer's own once the page is scrolled.
        press: async (role, name) => {
            await driver.executeScript('scrollTo(0, 0)');
            await page.click(page.byRole(role, name));
        },
        undo: () => driver.actions().keyDown(Key.CONTROL).sendKeys('z').keyUp(Key.CONTROL).perform(),
        redo: () => driver.actions().keyDown(Key.CONTROL).sendKeys('y').keyUp(Key.CONTROL).perform(),
    };
}

describe('review', () => {
    const app = useApp();
    const downloads = useDownloads(app);
    const { downloaded } = downloads;

    it('begins with what was found, and says that nothing is corrected', async () => {
        const { page } = app;
        const { begin, rows, corrections, state } = reviewer(app);
        await begin(ARTICLE);
        await page.byRole('heading', 'Review: My articles');
        assert.match(await rows(), /Mara Voss direct\n“We will rebuild the drawbridge before winter,”/);
        await corrections(0);
        await page.eventually(async () => assert.match(await state(), /Kept in this browser, on this device only/));
        assert.match(await page.text(page.byTestId('review-text')), /<b>The mayor<\/b> spoke/);
        await assertAccessible(app.browser);
    });

    it('gives a quotation to somebody else, takes it back, and does it again', async () => {
        const { page } = app;
        const { choose, fill, rows, corrections, undo, redo } = reviewer(app);
        const editor = await choose('We will rebuild');
        await fill(editor, 'Speaker', 'Ole Brandt');
        await page.click(page.byRole('button', 'Change speaker'));
        await page.eventually(async () => assert.match(await rows(), /Ole Brandt direct checked/));
        await corrections(1);
        await undo();
        await page.eventually(async () => assert.match(await rows(), /Mara Voss direct\n/));
        await corrections(0);
        await redo();
        await page.eventually(async () => assert.match(await rows(), /Ole Brandt direct checked/));
        // Given back to whom the machine gave it, there is nothing to correct.
        await fill(await choose('We will rebuild'), 'Speaker', 'mara voss');
        await page.click(page.byRole('button', 'Change speaker'));
        await corrections(0);
    });

    it('is done by keys alone', async () => {
        const { page, browser } = app;
        const { rows, corrections, undo } = reviewer(app);
        await page.click(browser.driver.findElement({ css: '.review-row' }));
        await page.press('j');
        const focused = await page.waitFor(async () => {
            const row = await browser.driver.switchTo().activeElement();
            return (await row.getAttribute('data-row')) && row;
        }, 'the focus on a row');
        const before = await browser.driver.findElements({ css: '.review-row' });
        const words = await focused.getText();
        await page.press('x');
        await page.eventually(async () => assert.equal((await browser.driver.findElements({ css: '.review-row' })).length, before.length - 1));
        assert.ok(!(await rows()).includes(words), words);
        await corrections(1);
        await undo();
        await page.eventually(async () => assert.ok((await rows()).includes(words.split('\n')[1])));
        await page.press('k', 's');
        await page.eventually(async () => assert.equal(await (await browser.driver.switchTo().activeElement()).getAttribute('id'), 'review-speaker'));
    });

    it('takes words as a quotation that was missed: selected, typed, or why not', async () => {
        const { page, browser } = app;
        const { select, fill, rows, corrections } = reviewer(app);
        const before = Number((await page.text(page.byTestId('review-state'))).match(/^\d+/)[0]);
        await select('spoke on Monday');
        const form = await browser.driver.findElement({ id: 'review-mark' });
        assert.equal(await browser.driver.findElement({ id: 'mark-words' }).getAttribute('value'), 'spoke on Monday');
        await page.click(page.byRole('button', 'Mark it'));
        assert.match(await page.text(page.byRole('alert')), /Say who said it/);
        await fill(form, 'Speaker', 'The Harbour Post');
        await page.click(page.byRole('button', 'Mark it'));
        await page.eventually(async () => assert.match(await rows(), /The Harbour Post indirect checked\nspoke on Monday/));
        await corrections(before + 1);
        // It is open at once.
        assert.equal(await browser.driver.findElement({ css: '[aria-expanded="true"].review-row .review-words' }).getText(), 'spoke on Monday');
        for (const [words, why] of [['no such words', /does not hold these words/], ['o', /more than once/]]) {
            await page.type(browser.driver.findElement({ id: 'mark-words' }), words);
            await page.click(page.byRole('button', 'Mark it'));
            await page.eventually(async () => assert.match(await page.text(page.byRole('alert')), why));
        }
        // A mistake that core finds changes nothing.
        await page.type(browser.driver.findElement({ id: 'mark-words' }), 'nobody had asked');
        await fill(form, 'Words that name the source, if any', 'the harbour master');
        await page.click(page.byRole('button', 'Mark it'));
        await page.eventually(async () => assert.match(await page.text(page.byRole('alert')), /does not hold “the harbour master”, the source/));
        await corrections(before + 1);
    });

    it('puts an article’s facts right, and lists every correction with a way back', async () => {
        const { page, browser } = app;
        const { corrections, press } = reviewer(app);
        const before = Number((await page.text(page.byTestId('review-state'))).match(/^\d+/)[0]);
        await browser.driver.executeScript('scrollTo(0, 0)');
        await page.click(browser.driver.findElement({ css: '.review-facts summary' }));
        await page.type(browser.driver.findElement({ id: 'fact-published' }), 'Monday');
        await page.click(page.byRole('button', 'Save these facts'));
        await page.eventually(async () => assert.match(await page.text(page.byRole('alert')), /`published` cannot be “Monday”/));
        await page.type(browser.driver.findElement({ id: 'fact-published' }), '2031-03-02');
        await page.type(browser.driver.findElement({ id: 'fact-outlet' }), 'Harbour <i>Post</i>');
        await page.click(page.byRole('button', 'Save these facts'));
        await corrections(before + 1);
        await press('button', 'All corrections');
        const list = await page.text(page.byTestId('corrections'));
        assert.match(list, /Facts of .*: outlet “Harbour <i>Post<\/i>”, date “2031-03-02”/);
        assert.match(list, /A quotation of The Harbour Post: “spoke on Monday”/);
        await page.click(browser.driver.findElement({ xpath: '//li[contains(., "spoke on Monday")]//button[.="Take back"]' }));
        await corrections(before);
        await assertAccessible(browser);
    });

    it('makes two speakers one, and two statements apart and together', async () => {
        const { page, browser } = app;
        const { choose, rows, corrections, press } = reviewer(app);
        await page.open('#/add');
        await page.click(page.byRole('button', 'Open the sample'));
        await page.eventually(async () => assert.match(await page.text(page.byTestId('progress')), /read\.$/), { timeout: 20_000 });
        await page.click(page.byRole('button', 'Review first'));
        await press('button', 'Speakers');
        for (const name of ['Donald Trump', 'Trump administration']) {
            await page.click(page.byRole('checkbox', new RegExp(`^${name} `)));
        }
        await page.click(page.byRole('button', 'Make one of 2'));
        await corrections(1);
        assert.doesNotMatch(await page.text(page.byTestId('review-speakers')), /Trump administration/);
        await press('button', 'Articles');
        const editor = await choose('I can trade it for NATO');
        assert.match(await page.text(editor), /The same statement elsewhere/);
        await page.click(page.byRole('button', 'None of these is the same'));
        await page.eventually(async () => assert.match(await page.text(page.byTestId('review-editor')), /No other report of it/));
        // Those that share words come first.
        const others = await browser.driver.findElements({ css: '#review-other option' });
        assert.match(await others[0].getText(), /NATO/);
        await page.click(browser.driver.findElement({ xpath: '//*[@id="review-other"]/option[contains(., "give up my post")]' }));
        await page.click(page.byRole('button', 'It is the same as this'));
        await page.eventually(async () => assert.doesNotMatch(await page.text(page.byTestId('review-editor')), /No other report of it/));
        assert.match(await rows(), /I can trade it/);
        await page.click(browser.driver.findElement({ xpath: '//button[.="Not the same"]' }));
        // From each of the others, so that these two stay together.
        await corrections(3);
        await browser.requests();
    });

    it('says who corrects and why, back and forth too', async () => {
        const { page, browser } = app;
        const { corrections, press, state, undo, redo } = reviewer(app);
        const before = Number((await state()).match(/^\d+/)[0]);
        await page.type(page.byRole('textbox', 'Your name or initials (optional)'), 'Ada H.');
        const rows = await browser.driver.findElements({ css: '.review-row' });
        await browser.driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', rows.at(-1));
        await page.click(rows.at(-1));
        await page.click(page.byRole('button', 'Not a quotation'));
        await corrections(before + 1);
        await press('button', 'All corrections');
        const list = () => page.text(page.byTestId('corrections'));
        const signed = async (pattern) => page.eventually(async () => assert.match(await list(), pattern));
        await signed(/^No quotation: .*\nAda H\.\n/);
        assert.equal((await list()).match(/Ada H\./g).length, 1);

        // By keys: the form opens with the focus in it, and gives it back.
        const explain = await browser.driver.findElement({ css: '[data-note="not-a-quotation-0"]' });
        await browser.driver.executeScript('arguments[0].focus()', explain);
        await page.press(Key.ENTER);
        await page.eventually(async () => assert.equal(await (await page.focused()).getAccessibleName(), 'Why, for other editors'));
        await assertAccessible(browser);
        await page.press('It is “the headline”.', Key.ENTER);
        await signed(/Ada H\.: It is “the headline”\.\nChange why/);
        await page.eventually(async () => assert.equal(await (await page.focused()).getText(), 'Change why'));
        await undo();
        await signed(/Ada H\.\nSay why/);
        await redo();
        await signed(/Ada H\.: It is “the headline”\./);
        // What others said is signed by whoever adds a reason, if they wish.
        await page.click(browser.driver.findElement({ xpath: '//li[contains(., "One speaker: ")]//button[.="Say why"]' }));
        assert.equal(await page.value(page.byRole('textbox', 'Who says so')), 'Ada H.');
        await page.press(Key.ESCAPE);
        await page.eventually(async () => assert.deepEqual(await page.allByRole('textbox', 'Who says so'), []));
        await corrections(before + 1);
        await press('button', 'Articles');
        await page.byTestId('review-list');
    });

    it('exports corrections from which the command builds the same collection', async () => {
        const { page } = app;
        const { corrections, state, press } = reviewer(app);
        const number = Number((await state()).match(/^\d+/)[0]);
        await press('button', 'Export corrections');
        const file = await downloaded('corrections.toml');
        assert.match(await readFile(file, 'utf8'), /by = "Ada H\."/);
        assert.match(await readFile(file, 'utf8'), /note = "It is “the headline”\."/);
        await press('button', 'Show who said what');
        await page.click(page.byRole('button', 'Export dataset'));
        const exported = await downloaded('.json');
        const ours = JSON.parse(await readFile(exported, 'utf8'));
        await rm(exported);

        // The sample's articles are those of data/articles.
        const folder = await mkdtemp(join(tmpdir(), 'crossquote-built-'));
        await cp(join(root, 'data/articles'), join(folder, 'articles'), { recursive: true });
        await cp(file, join(folder, 'corrections.toml'));
        await promisify(execFile)('cargo', ['run', '-q', '--release', '-p', 'crossquote-cli', '--', 'build', join(folder, 'articles'), '--out', join(folder, 'out')], { cwd: root });
        const built = JSON.parse(await readFile(join(folder, 'out/dataset.json'), 'utf8'));
        await rm(folder, { recursive: true, force: true });
        const said = (dataset) => dataset.quotations.map((one) => [
            dataset.articles[one.article].id, one.content, dataset.speakers[one.speaker].name, one.checked ?? false,
            dataset.statements[one.statement].quotations.map((at) => dataset.quotations[at].id).sort(),
        ].map((part) => JSON.stringify(part)).join(' ')).sort();
        assert.ok(ours.speakers.some(({ checked }) => checked) && ours.statements.some(({ checked }) => checked));
        assert.deepEqual(said(ours), said(built));

        // And back again: without corrections first, then with those of the file.
        await page.click(page.byRole('link', 'Review'));
        await page.waitFor(async () => {
            if (!(await (await page.byRole('button', 'Undo')).isEnabled())) return true;
            await press('button', 'Undo');
            return false;
        }, 'nothing left to undo', { timeout: 60_000 });
        await corrections(0);
        await (await app.browser.driver.findElement({ id: 'review-import' })).sendKeys(file);
        await corrections(number);
        await press('button', 'All corrections');
        await page.eventually(async () => assert.match(await page.text(page.byTestId('corrections')), /Ada H\.: It is “the headline”\./));
        await press('button', 'Articles');
        await rm(file);
        const wrong = join(downloads.folder, 'wrong.toml');
        await writeFile(wrong, '[[wrong-speakers]]\n');
        await (await app.browser.driver.findElement({ id: 'review-import' })).sendKeys(wrong);
        await page.eventually(async () => assert.match(await page.text(page.byRole('alert')), /These are no corrections: .*unknown field `wrong-speakers`/s));
        await corrections(number);
    });

    it('names the corrections that do not fit once an article is left out', async () => {
        const { page, browser } = app;
        const { corrections, state } = reviewer(app);
        const number = Number((await state()).match(/^\d+/)[0]);
        await page.goto('#/add');
        await page.click(await page.waitFor(() => browser.driver.findElement({ xpath: '//li[contains(., "000-give-up-my-post")]//button[.="Leave out"]' }), 'the article'));
        await page.click(page.byTestId('show'));
        const alert = () => page.text(page.byRole('alert'));
        await page.eventually(async () => assert.match(await alert(), /there is no article “000-give-up-my-post”/));
        const [, left] = (await alert()).match(/Left out, because it does not fit this collection: (\d+) corrections?\n/);
        await corrections(number - left);
    });

    it('does a step once, also when clicked twice', async () => {
        const { page, browser } = app;
        const { corrections, state, press } = reviewer(app);
        const number = Number((await state()).match(/^\d+/)[0]);
        await page.click(browser.driver.findElement({ css: '.review-row' }));
        await page.byTestId('review-editor');
        await browser.driver.executeScript(`const no = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Not a quotation'); no.click(); no.click();`);
        await corrections(number + 1);
        // What is exported is what is reviewed, though the explorer does not show it yet.
        const exported = async () => {
            await press('button', 'Export dataset');
            const path = await downloaded('.json');
            const { quotations } = JSON.parse(await readFile(path, 'utf8'));
            await rm(path);
            return quotations.length;
        };
        const less = await exported();
        await press('button', 'Undo');
        await corrections(number);
        await page.eventually(async () => assert.equal(await exported(), less + 1));
    });

    it('is kept over a reload with what can be undone, and is deleted when asked', async () => {
        const { page, browser } = app;
        const { corrections, state, press } = reviewer(app);
        const number = 2 + Number((await state()).match(/^\d+/)[0]);
        for (const taken of [number - 1, number]) {
            if ((await page.allByTestId('review-editor')).length === 0) await page.click(browser.driver.findElement({ css: '.review-row' }));
            await page.click(page.byRole('button', 'Not a quotation'));
            await corrections(taken);
        }
        await press('button', 'Undo');
        await corrections(number - 1);
        await page.eventually(async () => assert.match(await state(), /Kept in this browser/));
        await page.reload();
        await page.eventually(async () => assert.match(await page.text(), /There is no collection of your own yet/));
        await page.click(page.byRole('link', 'Add articles, or open a collection'));
        const kept = await page.text(page.byTestId('kept'));
        assert.match(kept, /My articles\n.*\d+ articles?, \d+ quotations?; /);
        await page.click(browser.driver.findElement({ css: '[data-testid="kept"] button' }));
        await page.byTestId('own');
        assert.match(await page.text(page.byTestId('own')), /Kept in this browser/);
        await page.click(page.byRole('link', 'Review'));
        await corrections(number - 1);
        assert.equal(await page.value(page.byRole('textbox', 'Your name or initials (optional)')), 'Ada H.');
        assert.match(await page.attribute(page.byRole('button', 'Redo'), 'title'), /^No quotation: /);
        await press('button', 'Redo');
        await corrections(number);
        for (const left of [number - 1, number - 2]) {
            await press('button', 'Undo');
            await corrections(left);
        }
        await page.click(page.byRole('link', 'Add articles'));
        const entries = (await browser.driver.findElements({ css: '[data-testid="kept"] li' })).length;
        await page.click(browser.driver.findElement({ xpath: '//*[@data-testid="kept"]//button[.="Delete"]' }));
        await browser.driver.switchTo().alert().accept();
        await page.eventually(async () => assert.equal((await browser.driver.findElements({ css: '[data-testid="kept"] li' })).length, entries - 1));
        await page.eventually(async () => assert.match(await page.text(page.byTestId('own')), /Not kept by this browser: closing or reloading the page loses it/));
    });

    it('opens what was kept before what can be undone was', async () => {
        const { page, browser } = app;
        const { corrections } = reviewer(app);
        await page.open('#/');
        await browser.driver.executeAsyncScript(`
            const done = arguments[0];
            indexedDB.deleteDatabase('crossquote').onsuccess = async () => {
                const base = new Uint8Array(await (await fetch('dataset.json')).arrayBuffer());
                const open = indexedDB.open('crossquote', 1);
                open.onupgradeneeded = () => open.result.createObjectStore('collections', { keyPath: 'id' });
                open.onsuccess = () => {
                    const transaction = open.result.transaction('collections', 'readwrite');
                    const corrections = '{"same-speaker":[{"speakers":["Donald Trump","Trump administration"]}]}';
                    transaction.objectStore('collections').put({ id: 'old', title: 'Of before', imported: true, base, corrections, changed: 0, articles: 5, quotations: 76 });
                    transaction.oncomplete = () => (open.result.close(), done());
                };
            };`);
        await page.open('#/add');
        await page.click(page.byRole('button', 'Open Of before'));
        await page.byTestId('own');
        await page.click(page.byRole('link', 'Review'));
        await corrections(1);
        assert.equal(await (await page.byRole('button', 'Undo')).isEnabled(), false);
        await page.eventually(async () => assert.match(await page.text(page.byTestId('own')), /Kept in this browser/));
        await page.open('#/add');
        // Under the name that the dataset has.
        assert.match(await page.text(page.byTestId('kept')), /^Peace, his post and NATO.*\n5 articles, 76 quotations/);
    });

    it('says that a step is not kept where the browser gives up on it', async () => {
        const { page, browser } = app;
        const { begin, state, undo } = reviewer(app);
        await begin(ARTICLE);
        await page.eventually(async () => assert.match(await state(), /Kept in this browser/));
        // As where the disk is full.
        await browser.driver.executeScript('window.commit = IDBTransaction.prototype.commit; IDBTransaction.prototype.commit = function () { this.abort(); }');
        await page.click(browser.driver.findElement({ css: '.review-row' }));
        await page.click(page.byRole('button', 'Not a quotation'));
        await page.eventually(async () => assert.match(await state(), /^1 correction\. Not kept by this browser: /));
        await browser.driver.executeScript('IDBTransaction.prototype.commit = commit');
        await undo();
        await page.eventually(async () => assert.match(await state(), /^0 corrections\. Kept in this browser/));
    });

    it('fits a phone', async () => {
        const { page, browser } = app;
        await browser.driver.manage().window().setRect({ width: 390, height: 844 });
        await reviewer(app).begin(ARTICLE);
        await reviewer(app).choose('We will rebuild');
        await assertFitsWidth(page);
        await reviewer(app).press('button', 'Speakers');
        await assertFitsWidth(page);
    });
});

describe('review in a frame without an origin', () => {
    const app = useApp();
    const host = useSandbox(app, '#/add', { width: 900, height: 900 });

    it('works, and says that nothing is kept', async () => {
        const { page, browser } = app;
        await browser.driver.get(host.url);
        await browser.driver.switchTo().frame(0);
        await page.shown();
        await page.type(page.byTestId('text'), ARTICLE);
        await page.click(browser.driver.findElement({ xpath: '//button[.="Add this text"]' }));
        await page.byTestId('added');
        await page.click(browser.driver.findElement({ xpath: '//button[.="Review first"]' }));
        await page.byTestId('review-list');
        await page.eventually(async () => assert.match(await page.text(page.byTestId('review-state')), /Not kept by this browser: closing or reloading the page loses it/));
        await browser.requests();
        await browser.driver.switchTo().defaultContent();
        await browser.driver.get(app.server.url);
    });
});
