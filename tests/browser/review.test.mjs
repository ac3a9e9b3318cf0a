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
    /// What stands at the head of the page is under the explorer's own once the page is scrolled.
    const press = async (role, name) => {
        await driver.executeScript('scrollTo(0, 0)');
        await page.click(page.byRole(role, name));
    };
    const corrections = (number) => page.eventually(async () => assert.match(await state(), new RegExp(`^${number} corrections?\\.`)));
    const allRows = () => page.allByTestId('review-row');
    /// The first quotation of the list.
    const firstRow = () => page.waitFor(async () => (await allRows())[0], 'a row');
    const person = {
        state,
        rows,
        press,
        corrections,
        allRows,
        firstRow,
        /// How many corrections there are now.
        count: async () => Number((await state()).match(/^\d+/)[0]),
        /// A collection of one text, under review.
        begin: async (text) => {
            await page.open('workspace/#/add');
            await page.type(page.byTestId('text'), text);
            await page.click(page.byRole('button', 'Add this text'));
            await page.byTestId('added');
            await page.click(page.byRole('button', 'Review first'));
            await page.byTestId('review-list');
        },
        /// The sample, under review.
        beginWithSample: async () => {
            await page.open('workspace/#/add');
            await page.click(page.byRole('button', 'Open the sample'));
            await page.eventually(async () => assert.match(await page.text(page.byTestId('progress')), /read\.$/), { timeout: 20_000 });
            await page.click(page.byRole('button', 'Review first'));
            await page.byTestId('review-list');
            await corrections(0);
        },
        /// Has the explorer show the collection, and comes back.
        showOnce: async () => {
            await press('button', 'Show who said what');
            await page.byTestId('own');
            await page.click(page.byRole('link', 'Review'));
            await page.byTestId('review-list');
        },
        /// The first two corrections of the sample: these are one speaker.
        joinSpeakers: async () => {
            const before = await person.count();
            await press('button', 'Speakers');
            for (const name of ['Donald Trump', 'Trump administration']) {
                await page.click(page.byRole('checkbox', new RegExp(`^${name} `)));
            }
            await page.click(page.byRole('button', 'Make one of 2'));
            await corrections(before + 1);
            await page.hasFocus(() => page.byRole('checkbox', /^Donald Trump /));
            assert.doesNotMatch(await page.text(page.byTestId('review-speakers')), /Trump administration/);
            await press('button', 'Articles');
        },
        /// Two statements of the sample apart, and together another way.
        rearrangeStatements: async () => {
            const before = await person.count();
            const editor = await person.choose('I can trade it for NATO');
            assert.match(await page.text(editor), /The same statement elsewhere/);
            await page.click(page.byRole('button', 'None of these is the same'));
            await page.eventually(async () => assert.match(await page.text(page.byTestId('review-editor')), /No other report of it/));
            // Those that share words come first.
            const others = (text) => page.allByRole('option', undefined, { within: page.byRole('combobox', 'Another statement of this speaker'), text });
            assert.match(await page.text((await others())[0]), /NATO/);
            await page.click((await others(/give up my post/))[0]);
            await page.click(page.byRole('button', 'It is the same as this'));
            await page.eventually(async () => assert.doesNotMatch(await page.text(page.byTestId('review-editor')), /No other report of it/));
            assert.match(await rows(), /I can trade it/);
            await page.click((await page.allByRole('button', 'Not the same'))[0]);
            // From each of the others, so that these two stay together.
            await corrections(before + 2);
        },
        /// The last quotation of the article is none, says somebody.
        signAndRemove: async (name) => {
            const before = await person.count();
            await page.type(page.byRole('textbox', 'Your name or initials (optional)'), name);
            const row = (await allRows()).at(-1);
            await driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', row);
            await page.click(row);
            await page.click(page.byRole('button', 'Not a quotation'));
            await corrections(before + 1);
        },
        /// Opens the quotation whose row holds these words.
        choose: async (words) => {
            const row = await page.waitFor(async () => {
                for (const one of await allRows()) if ((await one.getText()).includes(words)) return one;
                return undefined;
            }, `a row with ${words}`);
            await driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', row);
            if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
            return page.byTestId('review-editor');
        },
        /// Selects words of the text as a mouse does.
        select: async (words) => driver.executeScript(
            `const [text, words] = arguments;
             const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
             for (let node; (node = walk.nextNode()); ) {
                 const at = node.data.indexOf(words);
                 if (at < 0) continue;
                 const range = document.createRange();
                 range.setStart(node, at);
                 range.setEnd(node, at + words.length);
                 getSelection().removeAllRanges();
                 getSelection().addRange(range);
                 text.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
                 return;
             }
             throw new Error('no such words');`, await page.byTestId('review-text'), words),
        /// Types into the field of that label within the open form.
        fill: async (within, label, text) => page.type(page.byRole(label === 'Speaker' ? 'combobox' : 'textbox', label, { within }), text),
        /// Marks words of the text as a quotation of somebody.
        mark: async (words, speaker) => {
            const before = await person.count();
            await person.select(words);
            await person.fill(page.byTestId('review-mark'), 'Speaker', speaker);
            await page.click(page.byRole('button', 'Mark it'));
            await corrections(before + 1);
        },
        /// The line of the corrections that reads so.
        correction: (text) => page.byRole('listitem', undefined, { within: page.byTestId('corrections'), text }),
        /// Whether there is a step for Undo, or for Redo.
        canGo: async (name) => (await page.attribute(page.byRole('button', name), 'aria-disabled')) === 'false',
        undo: () => driver.actions().keyDown(Key.CONTROL).sendKeys('z').keyUp(Key.CONTROL).perform(),
        redo: () => driver.actions().keyDown(Key.CONTROL).sendKeys('y').keyUp(Key.CONTROL).perform(),
    };
    return person;
}

describe('review', () => {
    const app = useApp();
    const downloads = useDownloads(app);
    const { downloaded } = downloads;
    const words = () => app.page.byRole('textbox', /^Its words: /, { within: app.page.byTestId('review-mark') });

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
        const { begin, choose, fill, rows, corrections, undo, redo } = reviewer(app);
        await begin(ARTICLE);
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
        const { page } = app;
        const { begin, allRows, firstRow, rows, corrections, undo } = reviewer(app);
        await begin(ARTICLE);
        await page.click(firstRow());
        await page.press('j');
        await page.eventually(async () => assert.equal(await page.attribute((await allRows())[1], 'aria-expanded'), 'true'));
        await page.hasFocus(async () => (await allRows())[1]);
        const before = (await allRows()).length;
        const words = await page.text(page.focused());
        await page.press('x');
        await page.eventually(async () => assert.equal((await allRows()).length, before - 1));
        assert.ok(!(await rows()).includes(words), words);
        await corrections(1);
        await undo();
        await page.eventually(async () => assert.ok((await rows()).includes(words.split('\n')[1])));
        await page.press('k', 's');
        await page.hasFocus(() => page.byRole('combobox', 'Speaker', { within: page.byTestId('review-editor') }));
    });

    it('leaves the focus near what goes with a step', async () => {
        const { page } = app;
        const { begin, firstRow, corrections, press, canGo } = reviewer(app);
        await begin('The mayor spoke on Monday. “We will rebuild the drawbridge before winter,” Mara Voss told reporters in Northhaven.');
        await page.click(firstRow());
        await page.click(page.byRole('button', 'Not a quotation'));
        await corrections(1);
        await page.hasFocus(() => page.byRole('heading', '0 quotations'));
        await press('button', 'Undo');
        await corrections(0);
        assert.equal(await canGo('Undo'), false);
        await page.hasFocus(() => page.byRole('button', 'Undo'));
        await press('button', 'Redo');
        await corrections(1);
        await press('button', 'All corrections');
        await page.click(page.byRole('button', 'Take back'));
        await corrections(0);
        await page.hasFocus(() => page.byRole('heading', 'Review: My articles'));
    });

    it('takes words as a quotation that was missed: selected, typed, or why not', async () => {
        const { page } = app;
        const { begin, allRows, select, fill, rows, corrections } = reviewer(app);
        await begin(ARTICLE);
        await select('spoke on Monday');
        const form = page.byTestId('review-mark');
        await page.eventually(async () => assert.equal(await page.value(words()), 'spoke on Monday'));
        await page.click(page.byRole('button', 'Mark it'));
        assert.match(await page.text(page.byRole('alert')), /Say who said it/);
        await fill(form, 'Speaker', 'The Harbour Post');
        await page.click(page.byRole('button', 'Mark it'));
        await page.eventually(async () => assert.match(await rows(), /The Harbour Post indirect checked\nspoke on Monday/));
        await corrections(1);
        // It is open at once, and no other is.
        const open = [];
        for (const row of await allRows()) {
            if ((await page.attribute(row, 'aria-expanded')) === 'true') open.push(await page.text(page.byTestId('review-words', { within: row })));
        }
        assert.deepEqual(open, ['spoke on Monday']);
        for (const [text, why] of [['no such words', /does not hold these words/], ['o', /more than once/]]) {
            await page.type(words(), text);
            await page.click(page.byRole('button', 'Mark it'));
            await page.eventually(async () => assert.match(await page.text(page.byRole('alert')), why));
        }
        // A mistake that core finds changes nothing.
        await page.type(words(), 'nobody had asked');
        await fill(form, 'Words that name the source, if any', 'the harbour master');
        await page.click(page.byRole('button', 'Mark it'));
        await page.eventually(async () => assert.match(await page.text(page.byRole('alert')), /does not hold “the harbour master”, the source/));
        await corrections(1);
    });

    it('puts an article’s facts right, and lists every correction with a way back', async () => {
        const { page, browser } = app;
        const { begin, mark, correction, corrections, press } = reviewer(app);
        await begin(ARTICLE);
        await mark('spoke on Monday', 'The Harbour Post');
        await browser.driver.executeScript('scrollTo(0, 0)');
        await page.click(page.byRole('disclosure', undefined, { within: page.byTestId('review-facts') }));
        await page.type(page.byRole('textbox', /^Date/), 'Monday');
        await page.click(page.byRole('button', 'Save these facts'));
        await page.eventually(async () => assert.match(await page.text(page.byRole('alert')), /`published` cannot be “Monday”/));
        await page.type(page.byRole('textbox', /^Date/), '2031-03-02');
        await page.type(page.byRole('textbox', 'Outlet'), 'Harbour <i>Post</i>');
        await page.click(page.byRole('button', 'Save these facts'));
        await corrections(2);
        await press('button', 'All corrections');
        const list = await page.text(page.byTestId('corrections'));
        assert.match(list, /Facts of .*: outlet “Harbour <i>Post<\/i>”, date “2031-03-02”/);
        assert.match(list, /A quotation of The Harbour Post: “spoke on Monday”/);
        await page.click(page.byRole('button', 'Take back', { within: correction(/spoke on Monday/) }));
        await corrections(1);
        await assertAccessible(browser);
    });

    it('makes two speakers one, and two statements apart and together', async () => {
        const { browser } = app;
        const { beginWithSample, joinSpeakers, rearrangeStatements, corrections } = reviewer(app);
        await beginWithSample();
        await joinSpeakers();
        await rearrangeStatements();
        await corrections(3);
        await browser.requests();
    });

    it('says who corrects and why, back and forth too', async () => {
        const { page, browser } = app;
        const { beginWithSample, joinSpeakers, signAndRemove, correction, corrections, press, undo, redo } = reviewer(app);
        await beginWithSample();
        await joinSpeakers();
        await signAndRemove('Ada H.');
        await press('button', 'All corrections');
        const list = () => page.text(page.byTestId('corrections'));
        const signed = async (pattern) => page.eventually(async () => assert.match(await list(), pattern));
        await signed(/^No quotation: .*\nAda H\.\n/);
        assert.equal((await list()).match(/Ada H\./g).length, 1);

        // By keys: the form opens with the focus in it, and gives it back.
        const removal = () => correction(/^No quotation: /);
        const explain = await page.byRole('button', 'Say why', { within: removal() });
        await browser.driver.executeScript('arguments[0].focus()', explain);
        await page.press(Key.ENTER);
        await page.hasFocus(() => page.byRole('textbox', 'Why, for other editors'));
        await assertAccessible(browser);
        await page.press('It is “the headline”.', Key.ENTER);
        await signed(/Ada H\.: It is “the headline”\.\nChange why/);
        await page.hasFocus(() => page.byRole('button', 'Change why', { within: removal() }));
        await undo();
        await signed(/Ada H\.\nSay why/);
        await redo();
        await signed(/Ada H\.: It is “the headline”\./);
        // What others said is signed by whoever adds a reason, if they wish.
        await page.click(page.byRole('button', 'Say why', { within: correction(/^One speaker: /) }));
        assert.equal(await page.value(page.byRole('textbox', 'Who says so')), 'Ada H.');
        await page.press(Key.ESCAPE);
        await page.eventually(async () => assert.deepEqual(await page.allByRole('textbox', 'Who says so'), []));
        await corrections(2);
        await press('button', 'Articles');
        await page.byTestId('review-list');
        await browser.requests();
    });

    it('exports corrections from which the command builds the same collection', async () => {
        const { page, browser } = app;
        const { beginWithSample, joinSpeakers, rearrangeStatements, signAndRemove, correction, corrections, press, canGo } = reviewer(app);
        await beginWithSample();
        await joinSpeakers();
        await rearrangeStatements();
        await signAndRemove('Ada H.');
        await press('button', 'All corrections');
        await page.click(page.byRole('button', 'Say why', { within: correction(/^No quotation: /) }));
        await page.type(page.byRole('textbox', 'Why, for other editors'), 'It is “the headline”.');
        await page.click(page.byRole('button', 'Save'));
        const explained = () => page.eventually(async () => assert.match(await page.text(page.byTestId('corrections')), /Ada H\.: It is “the headline”\./));
        await explained();
        const number = 4;
        await corrections(number);
        await press('button', 'Articles');
        await press('button', 'Export corrections');
        const file = await downloaded('corrections.toml');
        assert.match(await readFile(file, 'utf8'), /by = "Ada H\."/);
        assert.match(await readFile(file, 'utf8'), /note = "It is “the headline”\."/);
        await page.click(page.byRole('link', 'Save'));
        await page.click(page.byRole('button', 'Export dataset'));
        const exported = await downloaded('.json');
        const ours = JSON.parse(await readFile(exported, 'utf8'));
        await rm(exported);

        // The sample's articles are those of data/articles.
        const folder = await mkdtemp(join(tmpdir(), 'crossquote-built-'));
        await cp(join(root, 'data/articles'), join(folder, 'articles'), { recursive: true });
        await cp(file, join(folder, 'corrections.toml'));
        await promisify(execFile)('cargo', ['run', '-q', '-p', 'crossquote-cli', '--', 'build', join(folder, 'articles'), '--out', join(folder, 'out')], { cwd: root });
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
            if (!(await canGo('Undo'))) return true;
            await press('button', 'Undo');
            return false;
        }, 'nothing left to undo', { timeout: 60_000 });
        await corrections(0);
        await (await page.byTestId('review-import')).sendKeys(file);
        await corrections(number);
        await press('button', 'All corrections');
        await explained();
        await press('button', 'Articles');
        await rm(file);
        const wrong = join(downloads.folder, 'wrong.toml');
        await writeFile(wrong, '[[wrong-speakers]]\n');
        await (await page.byTestId('review-import')).sendKeys(wrong);
        await page.eventually(async () => assert.match(await page.text(page.byRole('alert')), /These are no corrections: .*unknown field `wrong-speakers`/s));
        await corrections(number);
        await browser.requests();
    });

    it('names the corrections that do not fit once an article is left out', async () => {
        const { page, browser } = app;
        const { beginWithSample, joinSpeakers, rearrangeStatements, signAndRemove, corrections, showOnce } = reviewer(app);
        await beginWithSample();
        await joinSpeakers();
        await rearrangeStatements();
        await signAndRemove('Ada H.');
        await showOnce();
        await corrections(4);
        await page.goto('#/add');
        const first = page.byRole('listitem', undefined, { within: page.byTestId('added'), text: /000-give-up-my-post/ });
        await page.click(page.byRole('button', 'Leave out', { within: first }));
        await page.click(page.byTestId('show'));
        const alert = () => page.text(page.byRole('alert'));
        await page.eventually(async () => assert.match(await alert(), /there is no article “000-give-up-my-post”/));
        const [, left] = (await alert()).match(/Left out, because it does not fit this collection: (\d+) corrections?\n/);
        await corrections(4 - left);
        await browser.requests();
    });

    it('does a step once, also when clicked twice', async () => {
        const { page, browser } = app;
        const { beginWithSample, showOnce, firstRow, corrections, press } = reviewer(app);
        await beginWithSample();
        await showOnce();
        await page.click(firstRow());
        await page.byTestId('review-editor');
        await browser.driver.executeScript('arguments[0].click(); arguments[0].click();', await page.byRole('button', 'Not a quotation'));
        await corrections(1);
        // What is exported is what is reviewed, though the explorer does not show it yet.
        const exported = async () => {
            await press('link', 'Save');
            await press('button', 'Export dataset');
            const path = await downloaded('.json');
            const { quotations } = JSON.parse(await readFile(path, 'utf8'));
            await rm(path);
            await press('link', 'Review');
            return quotations.length;
        };
        const less = await exported();
        await press('button', 'Undo');
        await corrections(0);
        await page.eventually(async () => assert.equal(await exported(), less + 1));
        await browser.requests();
    });

    it('is kept over a reload with what can be undone, and is deleted when asked', async () => {
        const { page, browser } = app;
        const { beginWithSample, showOnce, firstRow, corrections, state, press } = reviewer(app);
        await beginWithSample();
        await showOnce();
        await page.type(page.byRole('textbox', 'Your name or initials (optional)'), 'Ada H.');
        for (const taken of [1, 2]) {
            if ((await page.allByTestId('review-editor')).length === 0) await page.click(firstRow());
            await page.click(page.byRole('button', 'Not a quotation'));
            await corrections(taken);
        }
        await press('button', 'Undo');
        await corrections(1);
        await page.eventually(async () => assert.match(await state(), /Kept in this browser/));
        // The address names it.
        await page.reload();
        await corrections(1);
        await page.eventually(async () => assert.match(await state(), /Kept in this browser/));
        assert.equal(await page.value(page.byRole('textbox', 'Your name or initials (optional)')), 'Ada H.');
        assert.match(await page.attribute(page.byRole('button', 'Redo'), 'title'), /^No quotation: /);
        await press('button', 'Redo');
        await corrections(2);
        for (const left of [1, 0]) {
            await press('button', 'Undo');
            await corrections(left);
        }
        // By the list of what is kept too.
        await page.open('workspace/#/add');
        const entries = () => page.allByRole('listitem', undefined, { within: page.byTestId('kept') });
        const [last] = await page.waitFor(async () => {
            const all = await entries();
            return all.length > 0 && all;
        }, 'what was kept');
        assert.match(await page.text(last), /^My articles\n.*\d+ articles?, \d+ quotations?; /);
        await page.click(page.byRole('button', 'Open My articles', { within: last }));
        await page.byTestId('review-list');
        await corrections(0);
        await page.click(page.byRole('link', 'Add articles'));
        const before = await page.waitFor(async () => (await entries()).length, 'what was kept');
        await page.click(page.byRole('button', 'Delete My articles from this browser', { within: (await entries())[0] }));
        await browser.driver.switchTo().alert().accept();
        await page.eventually(async () => assert.equal((await page.allByTestId('kept')).length === 0 ? 0 : (await entries()).length, before - 1));
        await page.click(page.byRole('link', 'Review'));
        await page.eventually(async () => assert.match(await state(), /Not kept by this browser: closing or reloading the page loses it/));
        await browser.requests();
    });

    it('is told where another tab has the collection open, and loses nothing', async () => {
        const { page, browser } = app;
        const { driver } = browser;
        const { begin, state, firstRow, corrections, rows } = reviewer(app);
        await begin(ARTICLE);
        await page.eventually(async () => assert.match(await state(), /Kept in this browser/));
        const [first] = await driver.getAllWindowHandles();
        const address = await driver.getCurrentUrl();
        await driver.switchTo().newWindow('tab');
        await driver.get(address);
        await page.shown();
        assert.match(await page.text(page.byTestId('elsewhere')), /“My articles” is open in another tab or window/);
        // As a copy it is another collection.
        await page.click(page.byRole('button', 'Open a copy here'));
        await page.byTestId('review-list');
        await page.click(firstRow());
        await page.click(page.byRole('button', 'Not a quotation'));
        await corrections(1);
        await page.eventually(async () => assert.match(await state(), /Kept in this browser/));
        assert.notEqual(await driver.getCurrentUrl(), address);
        // The first tab goes on with its own.
        await driver.switchTo().window(first);
        await corrections(0);
        assert.match(await rows(), /Mara Voss/);
        await driver.executeScript('document.activeElement.blur()');
        await page.click(firstRow());
        await page.click(page.byRole('button', 'Not a quotation'));
        await corrections(1);
        await page.eventually(async () => assert.match(await state(), /Kept in this browser/));
        // Once it is closed there, it opens here, as it was left.
        const second = (await driver.getAllWindowHandles()).find((handle) => handle !== first);
        await driver.close();
        await driver.switchTo().window(second);
        await driver.get(address);
        await page.byTestId('review-list');
        await corrections(1);
    });

    it('does not write over what another tab has kept', async () => {
        const { page, browser } = app;
        const { begin, state, firstRow, corrections, press } = reviewer(app);
        await begin(ARTICLE);
        await page.eventually(async () => assert.match(await state(), /Kept in this browser/));
        // As a tab does that could not hold it, of a browser without locks.
        await browser.driver.executeAsyncScript(`
            const done = arguments[0];
            const id = new URLSearchParams(location.search).get('local');
            const open = indexedDB.open('crossquote');
            open.onsuccess = () => {
                const store = open.result.transaction('collections', 'readwrite').objectStore('collections');
                store.get(id).onsuccess = ({ target }) => {
                    store.put({ ...target.result, title: 'Of another tab', changed: target.result.changed + 1 });
                    store.transaction.oncomplete = () => (open.result.close(), done());
                };
            };`);
        await page.click(firstRow());
        await page.click(page.byRole('button', 'Not a quotation'));
        await page.eventually(async () => assert.match(await state(), /^1 correction\. Not kept: another tab has changed this collection/));
        await press('button', 'Keep as a copy');
        await page.eventually(async () => assert.match(await state(), /^1 correction\. Kept in this browser/));
        await page.click(page.byRole('link', 'Add articles'));
        const titles = () => page.text(page.byTestId('kept'));
        await page.eventually(async () => assert.match(await titles(), /Of another tab/));
        assert.match(await titles(), /My articles/);
    });

    it('opens again with every step that was said to be kept, wherever it was broken off', async () => {
        const { page, browser } = app;
        const { driver } = browser;
        const { begin, state, firstRow, corrections, count, canGo } = reviewer(app);
        await begin(ARTICLE);
        await page.eventually(async () => assert.match(await state(), /Kept in this browser/));
        await page.click(firstRow());
        await page.click(page.byRole('button', 'Not a quotation'));
        await page.eventually(async () => assert.match(await state(), /^1 correction\. Kept in this browser/));
        const address = await driver.getCurrentUrl();
        // The tab goes in the same turn in which the next step is asked for.
        const [first] = await driver.getAllWindowHandles();
        await driver.switchTo().newWindow('tab');
        const second = (await driver.getAllWindowHandles()).find((handle) => handle !== first);
        await driver.switchTo().window(first);
        await driver.executeScript('[...document.querySelectorAll("button")].find(({ textContent }) => textContent === "Not a quotation").click()');
        await driver.close();
        await driver.switchTo().window(second);
        await driver.get(address);
        await page.byTestId('review-list');
        await page.eventually(async () => assert.match(await state(), /Kept in this browser/));
        assert.ok((await count()) >= 1, await state());
        assert.equal(await canGo('Undo'), true);
        await corrections(await count());
    });

    it('opens what was kept before what can be undone was', async () => {
        const { page, browser } = app;
        const { corrections, canGo } = reviewer(app);
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
                    transaction.objectStore('collections').put({ id: 'old', title: 'Of before', imported: true, base, corrections, changed: 0, articles: 5, quotations: 1 });
                    transaction.oncomplete = () => (open.result.close(), done());
                };
            };`);
        await page.open('workspace/#/add');
        await page.click(page.byRole('button', 'Open Of before'));
        await page.byTestId('review-list');
        await corrections(1);
        assert.equal(await canGo('Undo'), false);
        await page.eventually(async () => assert.match(await reviewer(app).state(), /Kept in this browser/));
        await page.open('workspace/#/add');
        // Under the name that the dataset has, and with its numbers.
        const count = JSON.parse(await readFile(join(root, 'dist/dataset.json'), 'utf8')).quotations.length;
        assert.match(await page.text(page.byTestId('kept')), new RegExp(`^Peace, his post and NATO.*\\n5 articles, ${count} quotations`));
    });

    it('says that a step is not kept where the browser gives up on it', async () => {
        const { page, browser } = app;
        const { begin, firstRow, state, undo } = reviewer(app);
        await begin(ARTICLE);
        await page.eventually(async () => assert.match(await state(), /Kept in this browser/));
        // As where the disk is full.
        await browser.driver.executeScript(`
            window.put = IDBObjectStore.prototype.put;
            IDBObjectStore.prototype.put = function (...record) {
                const request = put.apply(this, record);
                this.transaction.abort();
                return request;
            };`);
        await page.click(firstRow());
        await page.click(page.byRole('button', 'Not a quotation'));
        await page.eventually(async () => assert.match(await state(), /^1 correction\. Not kept by this browser: /));
        await browser.driver.executeScript('IDBObjectStore.prototype.put = put');
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
    const host = useSandbox(app, 'workspace/#/add', { width: 900, height: 900 });

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
