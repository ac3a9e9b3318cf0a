// The search box, what it offers, and the list that it fills; as a person with a keyboard meets them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Key } from 'selenium-webdriver';
import { useApp } from './support/app.mjs';
import { repeated } from './support/repeat.mjs';
import { siteWith } from './support/site.mjs';

/** What stands in the list below the box, line by line. */
const offered = (page) => page.texts(page.allByTestId('suggestion'));

/** Until typing has paused, and the list of results is as long as it will be. */
const settled = (page) =>
    page.waitFor(
        () => page.driver.executeScript(`return document.querySelector('[data-testid="results"] [aria-busy]').ariaBusy === 'false'`),
        'the list to be settled',
    );

describe('what the search box offers', () => {
    const app = useApp();
    const run = (script, ...args) => app.browser.driver.executeScript(script, ...args);

    it('names speakers as their name is typed; Enter makes a filter of one, Back takes it back', async () => {
        const { page } = app;
        await page.open('#/quotes');
        const box = page.byTestId('search-box');
        await page.type(box, 'peace zel');
        await page.eventually(async () => assert.match((await offered(page))[0], /^Speaker\s+Volodymyr Zelensky\s+\d+ quotations?$/));
        assert.equal(await page.attribute(box, 'aria-expanded'), 'true');
        await page.press(Key.ARROW_DOWN);
        const active = await page.attribute(box, 'aria-activedescendant');
        const [first] = await page.allByTestId('suggestion');
        assert.deepEqual([await page.attribute(first, 'id'), await page.attribute(first, 'aria-selected')], [active, 'true']);
        await page.press(Key.ENTER);
        await page.eventually(async () => assert.equal(await page.route(), '#/quotes?q=peace&speaker=volodymyr-zelensky'));
        assert.equal(await page.value(box), 'peace');
        assert.deepEqual(await offered(page), []);
        await page.byRole('button', 'Remove filter Speaker Volodymyr Zelensky');
        await page.hasFocus(() => box);
        await page.back();
        await page.eventually(async () => assert.doesNotMatch(await page.route(), /speaker=/));
    });

    it('completes fields and their values, and goes on where typing goes on', async () => {
        const { page } = app;
        await page.open('#/quotes');
        const box = page.byTestId('search-box');
        await page.type(box, 'nato outl');
        await page.eventually(async () => assert.match((await offered(page)).join(), /outlet:/));
        await page.press(Key.ARROW_UP, Key.ENTER);
        await page.eventually(async () => assert.equal(await page.value(box), 'nato outlet:'));
        // What the field may be followed by is offered at once.
        await page.eventually(async () => assert.match((await offered(page)).join(), /UPI/));
        await page.press('UP', Key.ARROW_DOWN, Key.ENTER);
        await page.eventually(async () => assert.equal(await page.route(), '#/quotes?q=nato&outlet=UPI'));
    });

    it('is for what was typed, however soon the next key comes', async () => {
        const { page } = app;
        await page.open('#/quotes');
        const box = page.byTestId('search-box');
        // All in one go: the page does between them what it does at once, and paints nothing.
        const keys = async (...names) => app.browser.driver.executeAsyncScript(`
            const [box, names, done] = arguments;
            box.focus();
            (async () => {
                for (const name of names) {
                    if (name.length === 1) document.execCommand('insertText', false, name);
                    else if (name === 'blur') box.blur();
                    else box.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
                    for (let turn = 0; turn < 20; turn += 1) await null;
                }
                done();
            })();`, await box, names);
        await keys(...'tru');
        await page.eventually(async () => assert.match((await offered(page))[0], /Trump/));
        await keys('Escape', 'Escape');
        await page.eventually(async () => assert.equal(await page.value(box), ''));
        await settled(page);
        await keys(...'volo', 'ArrowDown', 'Enter');
        await page.eventually(async () => assert.equal(await page.route(), '#/quotes?speaker=volodymyr-zelensky'));
        await keys(...'tru', 'blur');
        await page.eventually(async () => assert.equal(await page.route(), '#/quotes?q=tru&speaker=volodymyr-zelensky'));
        // Nor does what was typed before offer anything now that nobody is there.
        await page.throughout(200, async () => assert.deepEqual(await offered(page), []));
    });

    it('closes with Escape, then clears', async () => {
        const { page } = app;
        await page.open('#/quotes');
        const box = page.byTestId('search-box');
        await page.type(box, 'tru');
        await page.eventually(async () => assert.notDeepEqual(await offered(page), []));
        await page.press(Key.ESCAPE);
        await page.eventually(async () => assert.deepEqual(await offered(page), []));
        assert.equal(await page.value(box), 'tru');
        await page.press(Key.ESCAPE);
        await page.eventually(async () => assert.equal(await page.value(box), ''));
    });

    it('offers searches made before, until told to forget them', async () => {
        const { page } = app;
        await run('localStorage.clear()');
        await page.open('#/quotes');
        const box = page.byTestId('search-box');
        await page.click(box);
        assert.deepEqual(await offered(page), []);
        await page.type(box, 'umbrella');
        await page.waitFor(() => run('return localStorage.length > 0'), 'the search to be remembered');
        await page.click(page.byRole('button', 'Clear the words'));
        await page.click(box);
        await page.eventually(async () => assert.deepEqual(await offered(page), ['Recent\numbrella', 'Forget these searches']));
        await page.press(Key.ARROW_DOWN, Key.ENTER);
        await page.eventually(async () => assert.equal(await page.route(), '#/quotes?q=umbrella'));
        await page.click(page.byRole('button', 'Clear the words'));
        await page.click(box);
        await page.click(page.byRole('option', 'Forget these searches'));
        assert.equal(await run('return localStorage.length'), 0);
    });
});

describe('a filter typed and a filter clicked', () => {
    const app = useApp();

    it('are one: the same box is ticked, the same chip takes it off', async () => {
        const { page } = app;
        await page.open('#/quotes?q=peace+kind%3Adirect+before%3A2025-06');
        const box = page.byRole('checkbox', /^direct \d+$/);
        await page.eventually(async () => assert.equal(await (await box).isSelected(), true));
        assert.deepEqual(
            (await page.texts(page.allByRole('button', /^Remove filter/))).map((text) => text.replace(/\s+/g, ' ')),
            ['Remove filter Kind direct ×', 'Remove filter Date before 2025-06 ×'],
        );
        await page.click(box);
        await page.eventually(async () => assert.equal(await page.route(), '#/quotes?q=peace+before%3A2025-06'));
        await page.click(page.byRole('button', /^Remove filter Date/));
        await page.eventually(async () => assert.equal(await page.route(), '#/quotes?q=peace'));
    });
});

describe('words found as something else', () => {
    const app = useApp();

    it('say so, and can be switched off', async () => {
        const { page } = app;
        await page.open('#/quotes?q=umbrela');
        await page.eventually(async () => assert.match(await page.text(page.byTestId('notes')), /“umbrela” including umbrella/));
        assert.equal((await page.allByTestId('quotation')).length, 1);
        await page.click(page.byRole('checkbox', 'Words exactly as typed'));
        await page.eventually(async () => assert.match(await page.text(page.byTestId('nothing')), /No quotation matches/));
        assert.equal(await page.route(), '#/quotes?q=umbrela&exact=1');
        await page.click(page.byRole('button', 'Also other forms and spellings: 1 result'));
        await page.eventually(async () => assert.equal((await page.allByTestId('quotation')).length, 1));
    });
});

describe('keys that lead to the search box', () => {
    const app = useApp();

    it('are / and Ctrl K, from any page, and can be switched off for good', async () => {
        const { page } = app;
        const withControl = () => app.browser.driver.actions().keyDown(Key.CONTROL).sendKeys('k').keyUp(Key.CONTROL).perform();
        for (const press of [() => page.press('/'), withControl]) {
            await page.open('#/speakers');
            await page.byRole('heading', 'Speakers');
            await press();
            await page.hasFocus(() => page.byTestId('search-box'));
            assert.equal(await page.value(page.byTestId('search-box')), '');
        }
        await page.press('/');
        await page.eventually(async () => assert.equal(await page.value(page.byTestId('search-box')), '/'));
        const shortcuts = /go to the search box/;
        await page.click(page.byRole('checkbox', shortcuts));
        for (const visit of [1, 2]) {
            await page.open('#/speakers');
            if (visit === 2) await page.reload();
            await page.byRole('heading', 'Speakers');
            await page.press('/');
            await page.throughout(200, async () => assert.equal(await page.route(), '#/speakers'));
        }
        await page.click(page.byRole('checkbox', shortcuts));
        await page.press('/');
        await page.hasFocus(() => page.byTestId('search-box'));
    });
});

describe('cards that a key has changed', () => {
    const app = useApp();
    const run = (script, ...args) => app.browser.driver.executeScript(script, ...args);
    /** The cards and the notes as markup, from which a page can make the same nodes again. */
    const results = () => run(`
        return [
            [...document.querySelectorAll('[data-testid="results"] [aria-posinset]')].map((card) => card.outerHTML),
            document.querySelector('[data-testid="notes"]').outerHTML,
        ];`);
    /** The same nodes, whatever the order of their attributes. */
    const assertAlike = async (some, others, what) => {
        const alike = await run(`
            const nodes = (all) => all.map((markup) => new DOMParser().parseFromString(markup, 'text/html').body);
            const [some, others] = [...arguments].map(nodes);
            return some.length === others.length && some.every((one, at) => one.isEqualNode(others[at]));`, some, others);
        if (!alike) assert.deepEqual(some, others, what);
    };

    it('are those of the same words opened anew', async () => {
        const { page } = app;
        // Other quotations and the same ones; marks more and fewer, in one piece and in several; notes; all, few and none.
        const searches = ['peace', 'peace for', '"if you need"', 'nato -ukraine', 'resig', 'membership OR dictator', 'zzzzqqq', 'speaker:trump', 'the dictater'];
        await page.open('#/quotes');
        const box = page.byTestId('search-box');
        const typed = [];
        for (const search of [...searches, ...searches.toReversed()]) {
            await page.type(box, search);
            await page.waitFor(async () => decodeURIComponent(await page.route()).replaceAll('+', ' ').endsWith(`q=${search}`), `the address of ${search}`);
            await settled(page);
            typed.push([search, await results()]);
        }
        for (const [search, [cards, notes]] of typed) {
            await page.open(`#/quotes?${new URLSearchParams({ q: search })}`);
            const [fresh, freshNotes] = await results();
            const both = Math.min(cards.length, fresh.length);
            assert.ok(both >= Math.min(3, fresh.length), `${search}: ${cards.length} cards typed, ${fresh.length} opened`);
            await assertAlike(cards.slice(0, both), fresh.slice(0, both), search);
            await assertAlike([notes], [freshNotes], search);
        }
        assert.ok(typed.some(([, [cards]]) => cards.length === 0) && typed.some(([, [cards]]) => cards.length > 3));
    });

    it('do what they say', async () => {
        const { page } = app;
        await page.open('#/quotes?q=trump');
        await page.type(page.byTestId('search-box'), 'umbrella');
        await settled(page);
        const [card] = await page.allByTestId('quotation');
        const [, id] = (await page.attribute(page.byRole('link', 'On its own', { within: card }), 'href')).match(/([^/]+)$/);
        // Where the clipboard cannot be had the words are there to be copied by hand.
        await run('navigator.clipboard.writeText = (words) => { document.title = words; return Promise.resolve(); }');
        await page.click(page.byRole('button', 'Copy link', { within: card }));
        await page.eventually(async () => assert.match(await page.title(), new RegExp(`#/article/.*${id}`)));
    });

    it('have their own words, though a translator put others there', async () => {
        const { page } = app;
        await page.open('#/quotes?q=trump');
        await settled(page);
        // As browsers do: each text in an element of its own, in other words.
        await run(`
            const texts = document.createTreeWalker(document.querySelector('[data-testid="results"] [aria-busy]'), NodeFilter.SHOW_TEXT);
            const all = [];
            while (texts.nextNode()) all.push(texts.currentNode);
            for (const text of all) {
                const font = document.createElement('font');
                font.textContent = text.data.toUpperCase();
                text.replaceWith(font);
            }`);
        await page.type(page.byTestId('search-box'), 'peace');
        await page.waitFor(async () => (await page.route()).endsWith('q=peace'), 'the address');
        await settled(page);
        const [cards] = await results();
        await page.open('#/quotes?q=peace');
        const [fresh] = await results();
        assert.ok(cards.length > 2 && fresh.length > 2);
        await assertAlike(cards.slice(0, 3), fresh.slice(0, 3));
    });
});

describe('a list of thousands of quotations', () => {
    let total = 0;
    // The index that lies beside is of the five articles alone: it is refused, and made anew.
    const app = useApp({
        site: siteWith((dataset) => {
            const sixty = repeated(dataset, 60);
            const isDoubtful = (one) => one.kind === 'indirect' && one.confidence < 60;
            total = JSON.parse(sixty).quotations.filter((one) => !isDoubtful(one)).length;
            return sixty;
        }),
    });

    it('has little of it on the page, wherever somebody is in it', async () => {
        const { page, browser } = app;
        const all = () => total.toLocaleString('en');
        const run = (script, ...args) => browser.driver.executeScript(script, ...args);
        await page.open('#/quotes');
        await page.eventually(async () => assert.equal(await page.text(page.byTestId('count')), `${all()} quotations, in reading order`));
        const places = [];
        for (const part of [0, 0.3, 0.6, 1, 0.1]) {
            await run('scrollTo(0, document.documentElement.scrollHeight * arguments[0])', part);
            await page.eventually(async () => {
                const [cards, inSight, first] = await run(`
                    const cards = [...document.querySelectorAll('[data-testid="results"] [aria-posinset]')];
                    const seen = cards.filter((card) => card.getBoundingClientRect().bottom > 0 && card.getBoundingClientRect().top < innerHeight);
                    return [cards.length, seen.length, Number(seen[0]?.getAttribute('aria-posinset'))];`);
                assert.ok(cards < 60, `${cards} cards on the page`);
                assert.ok(inSight > 0, `nothing in sight at ${part}`);
                places.push(first);
            });
        }
        assert.equal(places[0], 1);
        assert.ok(places[1] < places[2] && places[2] < places[3] && places[4] < places[1], places.join());
        assert.ok(places[3] > total - 10, `the end is the end: ${places[3]}`);
        const words = page.byTestId('search-box');
        await run('scrollTo(0, 0)');
        await page.type(words, 'umbrella');
        await page.eventually(async () => assert.equal(await page.text(page.byTestId('count')), `60 of ${all()} quotations`));
        await page.eventually(async () => assert.ok((await page.allByTestId('quotation')).length > 5));
    });
});
