// A large collection, which comes in parts: all but the texts first, then the texts of what is shown. Made by
// the command that has the explorer in it, as people make theirs.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { useApp } from './support/app.mjs';
import { useDownloads } from './support/downloads.mjs';
import { useSandbox } from './support/host.mjs';
import { repeated } from './support/repeat.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const ROUNDS = 30;

// The site that the command makes of the five articles, again and again.
const site = {};
before(async () => {
    site.folder = await mkdtemp(join(tmpdir(), 'crossquote-parts-'));
    const from = join(site.folder, 'dataset');
    await mkdir(from);
    for (const name of ['opening.html', 'head.html']) await cp(join(root, 'data/dataset', name), join(from, name));
    const dataset = await readFile(join(root, 'data/dataset/dataset.json'), 'utf8');
    site.quotations = JSON.parse(dataset).quotations.length;
    await writeFile(join(from, 'dataset.json'), repeated(dataset, ROUNDS));
    site.dist = join(site.folder, 'site');
    // As `make test` has built it for the tests of the command.
    const command = ['run', '-q', '-p', 'crossquote-cli', '--features', 'explorer', '--', 'bundle', '--dataset', from, '--out', site.dist];
    await promisify(execFile)('cargo', command, { cwd: root });
    site.texts = (await readdir(join(site.dist, 'texts'))).filter((name) => name.endsWith('.txt')).sort();
});
after(() => rm(site.folder, { recursive: true, force: true }));

/** Has the page believe that its reader saves data, so that nothing is fetched that is not shown. */
const savingData = (browser) =>
    browser.cdp('Page.addScriptToEvaluateOnNewDocument', {
        source: "Object.defineProperty(Object.getPrototypeOf(navigator.connection), 'saveData', { get: () => true })",
    });

const names = async (browser) => (await browser.requests()).map(({ url }) => url.replace(/^.*?([^/]*\/[^/]+)$/, '$1'));
const texts = (asked) => asked.filter((name) => name.startsWith('texts/'));

describe('a collection in parts', () => {
    const app = useApp({ site });
    const { downloaded } = useDownloads(app);
    before(() => savingData(app.browser));

    const words = async () => (await app.page.texts(app.page.allByTestId('quotation'))).join('\n');

    it('fetches the texts of what is shown, and not the whole', async () => {
        const { page, browser } = app;
        assert.ok(site.texts.length >= 10, `${site.texts.length} files of texts`);
        await browser.requests();
        await page.open('#/quotes');
        await page.eventually(async () => assert.match(await words(), /In place:/));
        await page.eventually(async () => assert.deepEqual(await page.allByTestId('awaited'), []));
        const asked = await names(browser);
        assert.ok(asked.some((name) => name.endsWith('dataset.facts')), asked.join(' '));
        assert.ok(!asked.some((name) => name.endsWith('dataset.json')), asked.join(' '));
        const first = new Set(texts(asked));
        assert.ok(first.size >= 1 && first.size <= 3, [...first].join(' '));
        // Who goes to the end of the list reads there.
        await app.browser.driver.executeScript('scrollTo(0, document.documentElement.scrollHeight)');
        await page.eventually(async () => assert.ok(texts(await names(browser)).some((name) => !first.has(name))));
        await page.eventually(async () => {
            assert.ok((await page.allByTestId('quotation')).length > 2);
            assert.deepEqual(await page.allByTestId('awaited'), []);
        });
    });

    it('marks what was found once the words are there', async () => {
        const { page } = app;
        await page.open('#/quotes?q=exchange');
        const results = page.byTestId('results');
        await page.eventually(async () => assert.ok((await page.allByRole('mark', undefined, { within: results })).length >= 3));
    });

    for (const [name, route, shown] of [
        ['an article', '#/article/002-hot-phase-29', 'article-text'],
        ['a statement', '#/statement/sc0690b06-17', 'version'],
        ['a comparison', '#/compare?left=000-give-up-my-post-4&right=001-offers-to-step-down-21&view=texts', 'pane'],
        ['a speaker', '#/speakers/volodymyr-zelensky', 'quotation'],
        ['the story', '#/', 'shared-statement'],
    ]) {
        it(`shows ${name} by its address`, async () => {
            const { page } = app;
            await page.open(route);
            await page.eventually(async () => {
                assert.ok((await page.allByTestId(shown)).length > 0);
                assert.deepEqual(await page.allByTestId('awaited'), []);
            });
            const text = await page.text((await page.allByTestId(shown))[0]);
            assert.ok(text.length > 100, text);
        });
    }

    it('exports what is shown with all its words, also those that were not here', async () => {
        const { page, browser } = app;
        await page.open('#/article/002-hot-phase-29');
        await page.byTestId('article-text');
        await page.goto('#/speakers/donald-trump');
        await page.choose(page.byRole('combobox', 'Format of the export'), 'JSON');
        await page.click(page.byRole('button', 'Export this view'));
        const { quotations } = JSON.parse(await readFile(await downloaded('crossquote-speaker.json'), 'utf8'));
        assert.ok(quotations.length > 3 * ROUNDS, `${quotations.length} quotations`);
        assert.ok(quotations.every((one) => one.text.length > 0));
        await browser.requests();
    });
});

describe('an export of a collection in parts', () => {
    const app = useApp({ site });
    const { downloaded } = useDownloads(app);
    before(() => savingData(app.browser));

    it('has every word, also of articles that nobody has looked at', async () => {
        const { page, browser } = app;
        await page.open('#/speakers');
        await page.choose(page.byRole('combobox', 'Format of the export'), 'JSON');
        await page.click(page.byRole('button', 'Export this view'));
        const { quotations } = JSON.parse(await readFile(await downloaded('crossquote-collection.json'), 'utf8'));
        assert.equal(quotations.length, site.quotations * ROUNDS);
        assert.deepEqual(quotations.filter(({ text }) => text === ''), []);
        await browser.requests();
    });
});

describe('a text that is not there', () => {
    const app = useApp({ site, quiet: false });
    before(() => savingData(app.browser));

    it('says what could not be had, and tries again when asked to', async () => {
        const { page } = app;
        const file = join(site.dist, 'texts', site.texts.at(-1));
        for (const gone of [[file, `${file}.gone`], [`${file}.br`, `${file}.br.gone`]]) await rename(...gone);
        try {
            await page.open('#/article/004-proposes-peace-29');
            const said = await page.text(await page.byTestId('awaited'));
            assert.match(said, /^The words of Zelensky Proposes Peace .* are not here\. The file texts\/.*\.txt could not be loaded: the server answered 404\./);
            // Facts of one build and texts of another never meet.
            await writeFile(file, 'Other words.');
            await page.click(page.byRole('button', 'Try again'));
            await page.eventually(async () => assert.match(await page.text(await page.byTestId('awaited')), /does not hold the texts that belong to it/));
        } finally {
            for (const gone of [[`${file}.gone`, file], [`${file}.br.gone`, `${file}.br`]]) await rename(...gone);
        }
        await page.click(page.byRole('button', 'Try again'));
        await page.eventually(async () => assert.match(await page.text(await page.byTestId('article-text')), /Zelensky/));
    });
});

describe('a collection in parts, with nothing to save', () => {
    const app = useApp({ site });

    it('has every text soon, though nobody asked', async () => {
        const { page, browser } = app;
        await browser.requests();
        await page.open('#/');
        const asked = new Set();
        await page.eventually(async () => {
            for (const name of texts(await names(browser))) asked.add(name.slice('texts/'.length));
            assert.deepEqual([...asked].sort(), site.texts);
        });
    });
});

describe('a collection in parts, in a strict sandbox of another site', () => {
    const app = useApp({ site });
    const host = useSandbox(app, '?embed=1#/quotes?q=exchange');

    it('shows what was found, words and all', async () => {
        const { page, browser } = app;
        await browser.driver.get(host.url);
        await browser.driver.switchTo().frame(0);
        await page.eventually(async () => {
            const shown = await page.texts(page.allByTestId('quotation'));
            assert.ok(shown.length > 0 && shown.every((text) => /exchange/i.test(text)), shown.join('\n'));
        });
        await browser.requests();
        await browser.driver.switchTo().defaultContent();
        await browser.driver.get(app.server.url);
    });
});
