// Links to exact words, followed in a browser: every quotation of the five articles, on pages that show
// their text below much else. That a browser has found the words shows in where it has scrolled to.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openBrowser } from './support/browser.mjs';

const root = join(import.meta.dirname, '../..');
const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

describe('links to the exact words', () => {
    let folder, server, browser, dataset, exported;

    before(async () => {
        dataset = JSON.parse(await readFile(join(root, 'data/dataset/dataset.json'), 'utf8'));
        // A line a paragraph, each a screen from the next: what is in sight is what was scrolled to.
        server = createServer((request, response) => {
            const article = dataset.articles.find(({ id }) => request.url === `/${id}`);
            const lines = article ? article.text.split('\n').filter((line) => line.trim()) : [];
            response.setHeader('Content-Type', 'text/html; charset=utf-8');
            response.end(`<!doctype html><title>x</title><style>p { margin: 0 0 1500px }</style><p>Above.</p>
                ${lines.map((line) => `<p>${escape(line)}</p>`).join('\n')}`);
        });
        await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
        const { port } = server.address();
        for (const article of dataset.articles) {
            article.url = { value: `http://127.0.0.1:${port}/${article.id}` };
        }
        folder = await mkdtemp(join(tmpdir(), 'crossquote-fragments-'));
        await writeFile(join(folder, 'dataset.json'), JSON.stringify(dataset));
        const cargo = ['run', '--quiet', '--package', 'crossquote-cli', '--', 'export', folder, '--as', 'json'];
        exported = JSON.parse(execFileSync('cargo', cargo, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }));
        browser = await openBrowser();
    });

    after(async () => {
        await browser?.close();
        server?.close();
        await rm(folder, { recursive: true, force: true });
    });

    /** Opens a link on a page of its own and says whether the words are in sight, once they are or never. */
    async function leadsTo(link, words) {
        await browser.driver.get('about:blank');
        await browser.driver.get(link);
        return browser.driver.executeAsyncScript((words, done) => {
            const flat = (text) => text.replace(/\s+/g, ' ').trim();
            const inSight = () => [...document.querySelectorAll('p')].some((paragraph) => {
                const { top, bottom } = paragraph.getBoundingClientRect();
                return bottom > 0 && top < innerHeight && flat(paragraph.textContent).includes(flat(words));
            });
            let tries = 0;
            const look = () => (inSight() || ++tries > 20 ? done(inSight()) : setTimeout(look, 50));
            look();
        }, words);
    }

    it('lead to each quotation', async () => {
        const lost = [];
        for (const { id, link, content } of exported.quotations) {
            const [line] = content[0].text.split('\n');
            if (!await leadsTo(link, line)) {
                lost.push(`${id}: ${link}`);
            }
        }
        assert.deepEqual(lost, []);
        assert.ok(exported.quotations.length > 70);
    });

    it('lead nowhere where the page has other words', async () => {
        const { link, content } = exported.quotations[5];
        assert.ok(!await leadsTo(link.replace('text=', 'text=other%20'), content[0].text));
    });
});
