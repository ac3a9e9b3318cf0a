// What is doubtful: out of sight in lists until a reader asks for it, counted apart, in the address, in every export.
// And what is not said at all: a facet, and a difference between two reports.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { useApp } from './support/app.mjs';
import { assertAccessible, assertFitsWidth } from './support/checks.mjs';
import { dist, siteWith } from './support/site.mjs';

const dataset = JSON.parse(await readFile(join(dist, 'dataset.json'), 'utf8'));
const isDoubtful = (one) => one.kind === 'indirect' && one.confidence < 60 && !one.checked;
const doubtful = dataset.quotations.filter(isDoubtful);
const sure = dataset.quotations.filter((one) => !isDoubtful(one));
const inWords = (number) => `${number} quotation${number === 1 ? '' : 's'}`;

/** The speaker with most doubtful quotations, who has others as well. */
const speaker = dataset.speakers
    .map((one, at) => ({
        id: one.id,
        doubtful: doubtful.filter((quotation) => quotation.speaker === at).length,
        sure: sure.filter((quotation) => quotation.speaker === at).length,
    }))
    .filter((one) => one.sure > 0)
    .sort((a, b) => b.doubtful - a.doubtful)[0];

const pressSwitch = (page, verb) => page.click(page.byRole('button', new RegExp(`^\\d+ doubtful, ${verb}$`)));

describe('what is doubtful', () => {
    const app = useApp();

    it('is left out of a search until it is asked for; the address keeps that, and Back takes it back', async () => {
        const { page } = app;
        await page.open('#/quotes');
        const count = (text) => page.eventually(async () => assert.equal(await page.text(page.byTestId('count')), text));
        await count(`${inWords(sure.length)}, in reading order`);
        await page.byRole('button', `${doubtful.length} doubtful, show`);
        const listed = async () => {
            const boxes = await page.allByRole('checkbox', /\d+$/, { within: page.byTestId('facet-kind') });
            const names = await Promise.all(boxes.map((box) => box.getAccessibleName()));
            return names.map((name) => Number(name.match(/\d+$/)[0])).reduce((sum, one) => sum + one, 0);
        };
        await page.eventually(async () => assert.equal(await listed(), sure.length));
        await pressSwitch(page, 'show');
        await count(`${inWords(dataset.quotations.length)}, in reading order`);
        await page.hasFocus(() => page.byTestId('doubtful'));
        assert.equal(await page.route(), '#/quotes?doubtful=1');
        await page.eventually(async () => assert.equal(await listed(), dataset.quotations.length));
        await page.reload();
        await count(`${inWords(dataset.quotations.length)}, in reading order`);
        await page.back();
        await count(`${inWords(sure.length)}, in reading order`);
    });

    it('is offered where a search finds nothing else', async () => {
        const { page } = app;
        const one = doubtful[0];
        const { id, text } = dataset.articles[one.article];
        const words = Buffer.from(text).subarray(...one.content[0]).toString();
        await page.open(`#/quotes?article=${id}&q=${encodeURIComponent(`"${words}" in:quote`)}`);
        await page.eventually(async () => assert.match(await page.text(page.byTestId('results')), /Nothing sure\./));
        assert.deepEqual(await page.allByTestId('quotation'), []);
        await assertAccessible(app.browser);
        await pressSwitch(page, 'show');
        await page.eventually(async () => {
            const cards = await page.texts(page.allByTestId('quotation'));
            assert.ok(cards.length > 0 && cards.every((card) => card.includes('uncertain attribution')), cards.join('\n'));
        });
    });

    it('is counted apart on the story and the lists of speakers and articles', async () => {
        const { page } = app;
        await page.open('#/');
        await page.byRole('link', `${sure.length} quotations`);
        const articles = await page.texts(page.allByTestId('article'));
        for (const [at, shown] of articles.entries()) {
            const here = doubtful.filter((one) => one.article === at).length;
            assert.equal(shown.match(/(\d+) doubtful/)?.[1], here > 0 ? String(here) : undefined, shown);
        }
        await page.click(page.byRole('link', `${doubtful.length} doubtful`));
        await page.eventually(async () => assert.equal(await page.route(), '#/quotes?doubtful=1'));
        await page.open('#/speakers');
        const rows = (await page.texts(page.allByTestId('speaker'))).join('\n');
        const told = [...rows.matchAll(/(\d+) doubtful/g)].map((match) => Number(match[1]));
        assert.equal(told.reduce((sum, one) => sum + one, 0), doubtful.length);
    });

    it('is left out of the page of a speaker until it is asked for', async () => {
        const { page } = app;
        await page.open(`#/speakers/${speaker.id}`);
        const lead = (number) => page.eventually(async () =>
            assert.match(await page.text(page.byTestId('speaker-page')), new RegExp(`· ${inWords(number)}:`)));
        await lead(speaker.sure);
        await pressSwitch(page, 'show');
        await lead(speaker.sure + speaker.doubtful);
        await page.hasFocus(() => page.byTestId('doubtful'));
        assert.equal(await page.route(), `#/speakers/${speaker.id}?doubtful=1`);
        await pressSwitch(page, 'hide');
        await lead(speaker.sure);
        await page.back();
        await lead(speaker.sure + speaker.doubtful);
    });

    it('is marked in the text of its article, which a link opens at it', async () => {
        const { page } = app;
        const one = doubtful.find(({ article }) => sure.some((other) => other.article === article));
        const { id } = dataset.articles[one.article];
        await page.open(`#/article/${id}?quote=${one.id}`);
        assert.match(await page.text(page.byTestId('detail')), new RegExp(`${one.confidence} %, uncertain`));
        const links = await page.allByRole('link', undefined, { within: page.byTestId('article-text') });
        const titles = await Promise.all(links.map((link) => page.attribute(link, 'title')));
        assert.ok(titles.some((title) => /, indirect, doubtful$/.test(title)), titles.join('; '));
        await page.click(page.byRole('link', 'Close'));
        const quoted = page.byTestId('quoted-here');
        const listed = async () => (await page.text(quoted)).match(/\d+/g).map(Number).reduce((sum, now) => sum + now, 0);
        const all = dataset.quotations.filter(({ article }) => article === one.article);
        await page.eventually(async () => assert.equal(await listed(), all.length));
        await page.open(`#/quote/${one.id}`);
        assert.equal((await page.allByTestId('quotation')).length > 0, true);
    });

    it('is compared where it is asked for', async () => {
        const { page } = app;
        const [left, right] = [...new Set(doubtful.map(({ article }) => article))];
        const ids = [left, right].map((at) => dataset.articles[at].id);
        await page.open(`#/compare?left=${ids[0]}&right=${ids[1]}`);
        const uncertain = async () => (await page.text(page.byTestId('rows'))).split('uncertain attribution').length - 1;
        await page.eventually(async () => assert.match(await page.text(page.byTestId('rows')), /./));
        const other = [left, right].flatMap((at) => sure.filter((one) => one.article === at && one.confidence < 60)).length;
        assert.equal(await uncertain(), other);
        await pressSwitch(page, 'show');
        const here = doubtful.filter(({ article }) => article === left || article === right).length;
        await page.eventually(async () => assert.equal(await uncertain(), other + here));
        await page.hasFocus(() => page.byTestId('doubtful'));
        await page.click(page.byRole('link', 'Whole texts'));
        await page.eventually(async () => assert.match(await page.route(), /doubtful=1.*view=texts/));
    });
});

for (const options of [{ size: 'wide', scheme: 'light' }, { size: 'phone', scheme: 'dark' }]) {
    describe(`pages with what is doubtful (${options.size}, ${options.scheme})`, () => {
        const app = useApp(options);
        it('fit and are accessible', async () => {
            for (const route of ['#/quotes', `#/speakers/${speaker.id}`, '#/compare', `#/article/${dataset.articles[0].id}`]) {
                await app.page.open(`${route}?doubtful=1`);
                await assertFitsWidth(app.page);
                await assertAccessible(app.browser);
            }
        });
    });
}

describe('a collection in which everything is sure and said', () => {
    const site = siteWith((text) => {
        const all = JSON.parse(text);
        for (const one of all.quotations) {
            one.confidence = 90;
            delete one.polarity;
        }
        return JSON.stringify(all);
    });
    const app = useApp({ site });

    it('has neither the one line nor the other facet', async () => {
        const { page } = app;
        await page.open('#/quotes');
        await page.byTestId('facet-said');
        assert.deepEqual(await page.allByTestId('facet-polarity'), []);
        assert.deepEqual(await page.allByTestId('doubtful'), []);
        assert.equal(await page.text(page.byTestId('count')), `${inWords(dataset.quotations.length)}, in reading order`);
    });
});

describe('what is denied', () => {
    // Two articles' reports of one statement, of which one has it denied, as an editor may have put them together.
    const shown = {};
    const site = siteWith((text) => {
        const all = JSON.parse(text);
        const articles = ({ quotations }) => [...new Set(quotations.map((at) => all.quotations[at].article))];
        const shared = all.statements.find((one) => articles(one).length > 1);
        const [left, right] = articles(shared);
        for (const at of shared.quotations.filter((one) => all.quotations[one].article === left)) {
            all.quotations[at].polarity = 'denied';
        }
        for (const at of shared.quotations.filter((one) => all.quotations[one].article === right)) {
            all.quotations[at].polarity = 'not-said';
        }
        shown.pair = `#/compare?left=${all.articles[left].id}&right=${all.articles[right].id}&statement=${shared.id}`;
        shown.statement = shared.id;
        shown.denied = all.quotations.filter((one) => one.polarity === 'denied' && !isDoubtful(one)).length;
        return JSON.stringify(all);
    });
    const app = useApp({ site });

    it('can be filtered by, with its count, and is in the address', async () => {
        const { page } = app;
        await page.open('#/quotes');
        const facet = page.byTestId('facet-polarity');
        await page.click(page.byRole('checkbox', `denied ${shown.denied}`, { within: facet }));
        await page.eventually(async () => assert.match(await page.text(page.byTestId('count')), new RegExp(`^${shown.denied} of `)));
        assert.equal(await page.route(), '#/quotes?polarity=denied');
        for (const card of await page.allByTestId('quotation')) {
            assert.equal(await page.text(page.byTestId('polarity', { within: card })), 'denied');
        }
        await page.open('#/quotes?q=polarity%3Adenied');
        await page.byRole('button', 'Remove filter Polarity denied');
        await page.eventually(async () => assert.match(await page.text(page.byTestId('count')), new RegExp(`^${shown.denied} of `)));
    });

    it('is told where another article has the same as not said', async () => {
        const { page } = app;
        await page.open(shown.pair);
        await page.eventually(async () => {
            const rows = await page.texts(page.allByTestId('row-shared'));
            assert.ok(rows.some((row) => / reports it as denied, \S.* as not said\./.test(row)), rows.join('\n\n'));
        });
    });
});
