// Exports: what is shown as a file in each format, and as a page to print, from the hosted page and from the
// explorer that is saved in one file, which give the same.
import assert from 'node:assert/strict';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { useApp } from './support/app.mjs';
import { assertAccessible, assertFitsWidth } from './support/checks.mjs';
import { useDownloads } from './support/downloads.mjs';
import { pageOf } from './support/page.mjs';
import { dist } from './support/site.mjs';

/** How many quotations the collection of the site has. */
const count = JSON.parse(await readFile(join(dist, 'dataset.json'), 'utf8')).quotations.length;

/// What was given, by route and format, wherever it was.
const given = new Map();

/** What the formats are called, of which there is one to choose. */
const called = {
    print: 'A page to print', text: 'Citations as text', csv: 'Table (CSV)', json: 'JSON', annotation: 'Web Annotations (JSON-LD)',
    tei: 'TEI (XML)', bibtex: 'Articles: BibTeX', ris: 'Articles: RIS', csl: 'Articles: CSL-JSON',
};

for (const where of ['the hosted page', 'the saved explorer']) {
    describe(`exports of ${where}`, () => {
        const app = useApp();
        const { downloaded } = useDownloads(app);
        const opened = () => (where === 'the hosted page' ? app.page : pageOf(app.browser, pathToFileURL(join(dist, 'crossquote.html')).href));

        const exportAs = async (page, format) => {
            await page.choose(page.byRole('combobox', 'Format of the export'), called[format]);
            await page.click(page.byRole('button', 'Export this view'));
        };

        /// The file that a page gives in a format.
        const exported = async (route, format, name) => {
            const page = opened();
            await page.goto(route);
            await exportAs(page, format);
            const path = await downloaded(name);
            const text = await readFile(path, 'utf8');
            await rename(path, `${path}.read`);
            const known = given.get(`${route} ${format}`) ?? text;
            assert.equal(text, known);
            given.set(`${route} ${format}`, text);
            return text;
        };

        it('gives what is shown: a search, a speaker, an article, a statement, a comparison, everything', async () => {
            const { browser } = app;
            const page = opened();
            await page.open('#/quotes?q=nato');
            // Nothing is dropped: what the list leaves out as doubtful is in the file.
            const shown = Number((await page.text(page.byTestId('count'))).match(/^\d+/)[0])
                + Number((await page.text(page.byTestId('doubtful'))).match(/^\d+/)[0]);
            const search = await exported('#/quotes?q=nato', 'csv', 'crossquote-quotations.csv');
            assert.equal(search.trim().split('\r\n').length, shown + 1);
            const all = JSON.parse(await exported('#/', 'json', 'crossquote-collection.json'));
            assert.equal(all.quotations.length, count);
            const speaker = JSON.parse(await exported('#/speakers/donald-trump', 'json', 'crossquote-speaker.json'));
            assert.ok(speaker.quotations.length > 3 && speaker.quotations.length < count);
            const article = JSON.parse(await exported('#/article/002-hot-phase', 'annotation', 'crossquote-article.jsonld'));
            assert.match(JSON.stringify(article), /TextQuoteSelector/);
            await page.goto('#/compare');
            const comparison = await exported('#/compare?left=000-give-up-my-post&right=002-hot-phase', 'tei', 'crossquote-comparison.xml');
            assert.ok(comparison.includes('<teiCorpus ') && comparison.includes('n="C"') && !comparison.includes('n="B"'));
            await exported('#/', 'bibtex', 'crossquote-collection.bib');
            await exported('#/', 'ris', 'crossquote-collection.ris');
            await exported('#/', 'text', 'crossquote-collection.txt');
            await exported('#/', 'csl', 'crossquote-collection.json');
            const id = all.quotations[0].statement?.id ?? all.quotations[0].statement;
            assert.match(await exported(`#/statement/${id}`, 'json', 'crossquote-statement.json'), /"statement"/);
            assert.equal(given.size, 10);
            await browser.requests();
        });

        it('shows a page to print with every quotation of the view, and takes it away again', async () => {
            const { browser } = app;
            const page = opened();
            await page.open('#/quotes');
            const main = await page.byRole('main');
            await exportAs(page, 'print');
            const printed = await page.byTestId('print-page');
            assert.equal((await page.allByRole('blockquote', undefined, { within: printed })).length, count);
            assert.match(await page.text(printed), new RegExp(`${count} quotations of ${count} in 5 articles, found by machine`));
            assert.match(await page.text(printed), /UPI, .*30 November 2024/);
            await assertAccessible(browser, { within: '[data-testid="print-page"]' });
            await assertFitsWidth(page);
            // What a printer gets: the page alone, whole.
            await browser.driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { media: 'print' });
            const seen = await browser.driver.executeScript(`
                const [main, page] = arguments;
                return [getComputedStyle(main).display, document.documentElement.scrollHeight >= page.scrollHeight - 1, getComputedStyle(page).position]`,
                main, printed);
            await browser.driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { media: '' });
            assert.deepEqual(seen, ['none', true, 'static']);
            await page.click(page.byRole('button', 'Close'));
            await page.eventually(async () => assert.deepEqual(await page.allByTestId('print-page'), []));
            await page.byRole('heading', /Quot/);
            await page.hasFocus(() => page.byRole('button', 'Export this view'));
        });
    });
}
