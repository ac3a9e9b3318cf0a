// Going places and coming back: what is scrolled, unfolded and focused then. Long lists, print, and
// the change from the static first screen to the running explorer.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { useApp } from './support/app.mjs';
import { Key } from './support/page.mjs';
import { repeated } from './support/repeat.mjs';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/** What a test asks the page beyond what a person sees. */
function probe(app) {
    const run = (script, ...values) => app.browser.driver.executeScript(script, ...values);
    return {
        run,
        scrolled: () => run('return Math.round(scrollY)'),
        scrollTo: (y) => run('scrollTo(0, arguments[0])', y),
        focusedText: () => run('return document.activeElement.textContent'),
    };
}

describe('back and forward', () => {
    const app = useApp();
    const { scrolled, scrollTo, run } = probe(app);

    it('restore the place; a link to the same address begins at the top', async () => {
        const { page } = app;
        await page.open('#/speakers');
        await scrollTo(400);
        await page.click(page.byRole('link', 'Story'));
        await page.eventually(async () => assert.equal(await scrolled(), 0));
        await page.click(page.byRole('link', 'Speakers'));
        await page.byRole('heading', 'Speakers');
        // A wrong place would be restored once the page is drawn.
        await page.throughout(200, async () => assert.equal(await scrolled(), 0));
        await page.back();
        await page.back();
        await page.byRole('heading', 'Speakers');
        await page.eventually(async () => assert.equal(await scrolled(), 400));
        await page.forward();
        await page.forward();
        await page.byRole('heading', 'Speakers');
        await page.eventually(async () => assert.equal(await scrolled(), 0));
    });

    it('lead to all that was typed, also when a link was followed in the same moment', async () => {
        const { page } = app;
        await page.open('#/quotes?q=peace');
        await page.byTestId('count');
        await run(`
            const [box, speakers] = arguments;
            box.value = 'peace umbrella';
            box.dispatchEvent(new Event('input', { bubbles: true }));
            speakers.click();`, await page.byTestId('search-box'), await page.byRole('link', 'Speakers'));
        await page.byRole('heading', 'Speakers');
        await page.back();
        await page.eventually(async () => assert.match(await page.route(), /q=peace\+umbrella/));
    });

    it('bring back the card that was in sight, far down a list of which little is on the page', async () => {
        const { page } = app;
        await page.open('#/quotes');
        await page.eventually(async () => assert.ok((await page.allByTestId('quotation')).length > 5));
        // In steps, as a reader would: every card on the way is measured.
        for (let y = 500; y <= 7000; y += 500) {
            await scrollTo(y);
            await page.drawn();
        }
        const inSight = () => run(`
            const all = [...document.querySelectorAll('[data-testid="results"] [aria-posinset]')];
            const card = all.find((card) => card.getBoundingClientRect().top > 120);
            return card && [Number(card.getAttribute('aria-posinset')), Math.round(card.getBoundingClientRect().top), card];`);
        const [at, top, card] = await inSight();
        assert.ok(at > 20, `card ${at}`);
        await page.click(page.byRole('link', 'Open in article', { within: card }));
        await page.byTestId('detail');
        await page.back();
        await page.eventually(async () => {
            const [there, now] = await inSight();
            assert.equal(there, at);
            assert.ok(Math.abs(now - top) < 3, `${now} instead of ${top}`);
        });
    });

    it('keep the place where the browser refuses to keep states', async () => {
        const { page } = app;
        await page.open('#/speakers');
        await run('history.replaceState = history.pushState = () => { throw new DOMException("no", "SecurityError"); }');
        await page.click(page.byRole('link', 'Quotes'));
        await page.type(page.byTestId('search-box'), 'umbrella');
        await page.eventually(async () => assert.equal((await page.allByTestId('quotation')).length, 1));
        await page.back();
        await page.byRole('heading', 'Speakers');
    });
});

describe('the focus', () => {
    const app = useApp();
    const { focusedText, run } = probe(app);

    it('goes to the next chip, then to the words', async () => {
        const { page } = app;
        await page.open('#/quotes?kind=direct&kind=mixed');
        await page.click(page.byRole('button', 'Remove filter Kind direct'));
        await page.eventually(async () => assert.match(await focusedText(), /mixed/));
        await page.press(Key.ENTER);
        await page.hasFocus(() => page.byTestId('search-box'));
    });

    it('goes back to the words of a quotation when its explanation is closed, with Escape too', async () => {
        const { page } = app;
        await page.open('#/article/000-give-up-my-post');
        const words = /The United States does not believe/;
        for (const close of [() => page.click(page.byRole('link', 'Close')), () => page.press(Key.ESCAPE)]) {
            const link = await page.waitFor(async () => (await page.allByRole('link', words))[0]);
            await page.click(link);
            await page.byTestId('detail');
            await close();
            await page.eventually(async () => assert.deepEqual(await page.allByTestId('detail'), []));
            await page.eventually(async () => assert.match(await focusedText(), words));
        }
    });

    it('goes back to the button when the text to copy is closed with Escape', async () => {
        const { page } = app;
        await page.open('#/quotes?q=umbrella');
        await run('Object.defineProperty(navigator, "clipboard", { value: undefined })');
        await page.click(page.byRole('button', 'Copy link'));
        await page.click(page.byRole('textbox', 'Text to copy'));
        await page.press(Key.ESCAPE);
        await page.eventually(async () => assert.deepEqual(await page.allByRole('textbox', 'Text to copy'), []));
        assert.equal(await focusedText(), 'Copy link');
    });
});

describe('one article after another', () => {
    const app = useApp();
    it('is drawn anew: what was unfolded in the first is folded in the second', async () => {
        const { page } = app;
        const folds = async () => Promise.all((await page.allByTestId('folded')).map((fold) => fold.getProperty('open')));
        await page.open('#/article/004-proposes-peace');
        await page.eventually(async () => assert.ok((await folds()).length >= 2));
        for (const fold of await page.allByTestId('folded')) {
            await page.click(page.byRole('disclosure', undefined, { within: fold }));
        }
        assert.ok((await folds()).every((open) => open));
        for (const article of ['001-offers-to-step-down', '004-proposes-peace']) {
            const before = await page.title();
            await page.goto(`#/article/${article}`);
            await page.eventually(async () => assert.notEqual(await page.title(), before));
            await page.eventually(async () => assert.ok((await folds()).length >= 1));
            assert.ok((await folds()).every((open) => !open), `${article}: ${await folds()}`);
        }
    });
});

describe('words that stand beside a quotation', () => {
    const app = useApp();
    it('are named where they were found', async () => {
        const { page } = app;
        await page.open('#/quotes?q=UPI');
        const places = await page.waitFor(async () => {
            const found = await page.texts(page.allByTestId('beside'));
            return found.length > 0 && found;
        });
        assert.ok(places.includes('Found in: outlet “UPI”'), places.join('; '));
    });
});

describe('three hundred articles', () => {
    const site = {};
    before(async () => {
        site.dist = await mkdtemp(join(tmpdir(), 'crossquote-site-'));
        await cp(dist, site.dist, { recursive: true });
        const file = join(site.dist, 'dataset.json');
        await writeFile(file, repeated(await readFile(file, 'utf8'), 60));
    });
    after(() => rm(site.dist, { recursive: true, force: true }));
    const app = useApp({ site });
    const { run } = probe(app);
    const nodes = () => run('return document.querySelectorAll("*").length');

    for (const route of ['#/', '#/quotes', '#/speakers', '#/speakers/volodymyr-zelensky', '#/compare']) {
        it(`are no burden on ${route}`, async () => {
            await app.page.open(route);
            // Also with what is drawn once nobody waits for anything.
            await app.page.throughout(500, async () => {
                const number = await nodes();
                assert.ok(number < 5_000, `${number} elements`);
            });
        });
    }

    it('are all shown to those who ask, and the number is said', async () => {
        const { page } = app;
        await page.open('#/');
        // One for the list, one for the columns of the picture below it, one for how each quotes.
        const buttons = () => page.allByRole('button', 'Show all 300 articles');
        await page.eventually(async () => assert.equal((await buttons()).length, 3));
        await page.click((await buttons())[1]);
        await page.eventually(async () => assert.equal((await page.allByTestId('matrix-article')).length, 300));
        await page.eventually(async () => assert.equal((await buttons()).length, 2));
        await page.click((await buttons())[1]);
        await page.eventually(async () => assert.equal((await page.allByTestId('quoting-row')).length, 300));
        await page.eventually(async () => assert.equal((await buttons()).length, 1));
        await run('scrollTo(0, 0)');
        await page.click((await buttons())[0]);
        await page.eventually(async () => assert.equal((await page.allByTestId('article')).length, 300));
        // In the first of those that were not there before.
        const rows = await page.allByTestId('article');
        await page.eventually(async () => assert.equal(await run('return arguments[0].contains(document.activeElement)', rows[20]), true));
        assert.deepEqual(await page.allByRole('button', 'Show all 300 articles'), []);
    });
});

describe('on paper', () => {
    const app = useApp({ scheme: 'dark' });
    const { run } = probe(app);
    for (const route of ['#/quotes?q=peace', '#/compare?left=000-give-up-my-post&right=001-offers-to-step-down&view=texts',
        '#/compare?left=000-give-up-my-post&right=001-offers-to-step-down', '#/statement/sc0690b06', '#/article/000-give-up-my-post']) {
        it(`there is nothing to press, and ink on white: ${route}`, async () => {
            const { page, browser } = app;
            await page.open(route);
            await browser.cdp('Emulation.setEmulatedMedia', { media: 'print', features: [{ name: 'prefers-color-scheme', value: 'dark' }] });
            try {
                for (const role of ['navigation', 'combobox', 'checkbox']) {
                    assert.deepEqual(await page.allByRole(role), [], role);
                }
                assert.ok((await page.allByRole('link', 'Open in article')).length === 0);
                assert.equal(await run('return getComputedStyle(document.body).backgroundColor'), 'rgb(250, 249, 246)');
                const { data } = await browser.cdp('Page.printToPDF', {});
                assert.ok(data.length > 10_000);
            } finally {
                await browser.emulate({ width: 1280, height: 900, scale: 1, mobile: false, scheme: 'dark' });
            }
        });
    }
});

describe('from the first screen to the running explorer', () => {
    const app = useApp();
    it('nothing jumps', async () => {
        const { page, browser } = app;
        await browser.cdp('Page.addScriptToEvaluateOnNewDocument', {
            source: `window.shifts = 0;
                new PerformanceObserver((list) => { for (const one of list.getEntries()) shifts += one.value; })
                    .observe({ type: 'layout-shift', buffered: true });`,
        });
        for (const route of ['#/', '#/quotes']) {
            await page.open(route);
            const { run } = probe(app);
            // Nor by what happens in idle time.
            await page.throughout(1500, async () => {
                const shifts = await run('return window.shifts');
                assert.ok(shifts < 0.02, `${shifts} on ${route}`);
            });
        }
    });

    it('a link followed before the explorer runs leads where it says', async () => {
        const { page, browser } = app;
        // What an earlier visit left on the device would be there at once.
        await browser.cdp('Network.enable');
        await browser.cdp('Network.setBypassServiceWorker', { bypass: true });
        await browser.cdp('Network.emulateNetworkConditions', { offline: false, latency: 100, downloadThroughput: 150_000, uploadThroughput: 150_000 });
        try {
            await browser.driver.get('about:blank');
            // Not driver.get, which waits for the program.
            await browser.driver.executeScript('location.href = arguments[0]', `${app.server.url}#/`);
            const link = await page.waitFor(async () => (await page.allByRole('link', 'Speakers'))[0], 'a link');
            assert.equal(await probe(app).run('return !!document.getElementById("waiting")'), true);
            await page.click(link);
            await page.shown();
            await page.byRole('heading', 'Speakers');
            assert.equal(await page.route(), '#/speakers');
        } finally {
            await browser.cdp('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
        }
    });
});
