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
        focusedTag: () => run('return document.activeElement.localName'),
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
        // Long enough for a wrong place to be restored.
        await new Promise((done) => setTimeout(done, 200));
        assert.equal(await scrolled(), 0);
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
            const box = document.querySelector('#search-box');
            box.value = 'peace umbrella';
            box.dispatchEvent(new Event('input', { bubbles: true }));
            document.querySelector('nav a[href="#/speakers"]').click();`);
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
            await new Promise((done) => setTimeout(done, 50));
        }
        const inSight = () => run(`
            const card = [...document.querySelectorAll('.card-item')].find((card) => card.getBoundingClientRect().top > 120);
            return card && [card.getAttribute('aria-posinset'), Math.round(card.getBoundingClientRect().top)];`);
        const [at, top] = await inSight();
        assert.ok(at > 20, `card ${at}`);
        const link = await run(`return document.querySelector('[aria-posinset="${at}"] .card-actions a')`);
        await page.click(link);
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
    const { focusedText, focusedTag, run } = probe(app);

    it('goes to the next chip, then to the words', async () => {
        const { page } = app;
        await page.open('#/quotes?kind=direct&kind=mixed');
        await page.click(page.byRole('button', 'Remove filter Kind direct'));
        await page.eventually(async () => assert.match(await focusedText(), /mixed/));
        await page.press(Key.ENTER);
        await page.eventually(async () => assert.equal(await focusedTag(), 'input'));
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
            await new Promise((done) => setTimeout(done, 500));
            assert.ok((await nodes()) < 5_000, `${await nodes()} elements`);
        });
    }

    it('are all shown to those who ask, and the number is said', async () => {
        const { page } = app;
        await page.open('#/');
        // One for the list, one for the columns of the picture below it, one for how each quotes.
        const buttons = () => page.allByRole('button', 'Show all 300 articles');
        await page.eventually(async () => assert.equal((await buttons()).length, 3));
        await page.click((await buttons())[1]);
        await page.eventually(async () => assert.equal(await run('return document.querySelector("[data-testid=matrix] tr").children.length'), 302));
        await page.eventually(async () => assert.equal((await buttons()).length, 2));
        await page.click((await buttons())[1]);
        await page.eventually(async () => assert.equal(await run('return document.querySelectorAll("[data-testid=quoting] tbody tr").length'), 300));
        await page.eventually(async () => assert.equal((await buttons()).length, 1));
        await run('scrollTo(0, 0)');
        await page.click((await buttons())[0]);
        await page.eventually(async () => assert.equal(await run('return document.querySelectorAll("#articles > li").length'), 300));
        assert.equal(await run('return document.querySelectorAll("#articles > li")[20].contains(document.activeElement)'), true);
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
            // Until everything that happens in idle time has happened.
            await new Promise((done) => setTimeout(done, 1500));
            const { run } = probe(app);
            const shifts = await run('return window.shifts');
            assert.ok(shifts < 0.02, `${shifts} on ${route}`);
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
