// What an editor checked: said in words on the card and in the article, in the place of the
// machine's confidence; and what relates speakers to each other.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useApp } from './support/app.mjs';
import { assertAccessible } from './support/checks.mjs';
import { siteWith } from './support/site.mjs';

const words = 'Checked by an editor';

describe('a quotation that an editor checked', () => {
    const shown = {};
    const site = siteWith((text) => {
        const dataset = JSON.parse(text);
        const quotation = dataset.quotations.find((one) => one.confidence < 60);
        quotation.checked = true;
        shown.id = quotation.id;
        shown.article = dataset.articles[quotation.article].id;
        shown.confidence = `${quotation.confidence} %`;
        return JSON.stringify(dataset);
    });
    const app = useApp({ site });

    it('says so on its card, and no other does', async () => {
        await app.page.open(`#/quotes?article=${shown.article}`);
        await app.page.eventually(async () => {
            const cards = await app.page.texts(app.page.allByTestId('quotation'));
            const checked = cards.filter((card) => card.includes(words));
            assert.equal(checked.length, 1, cards.join('\n---\n'));
            assert.ok(!checked[0].includes('attribution'), checked[0]);
        });
        await assertAccessible(app.browser);
    });

    it('says so in its article, where its confidence would stand', async () => {
        await app.page.open(`#/article/${shown.article}?quote=${shown.id}`);
        const detail = await app.page.text(app.page.byTestId('detail'));
        assert.ok(detail.includes(words), detail);
        assert.ok(!detail.includes(shown.confidence), detail);
        await assertAccessible(app.browser);
    });
});

describe('speakers and statements that an editor decided on', () => {
    const shown = {};
    const site = siteWith((text) => {
        const dataset = JSON.parse(text);
        const articles = (one) => new Set(one.quotations.map((q) => dataset.quotations[q].article));
        const statement = dataset.statements.find((one) => articles(one).size > 1);
        statement.checked = true;
        dataset.speakers[statement.speaker].checked = true;
        shown.speaker = dataset.speakers[statement.speaker];
        return JSON.stringify(dataset);
    });
    const app = useApp({ site });

    it('say so in the list of speakers, on the speaker and on the story', async () => {
        for (const route of ['#/speakers', `#/speakers/${shown.speaker.id}`, '#/']) {
            await app.page.open(route);
            await app.page.eventually(async () => {
                assert.deepEqual(await app.page.texts(app.page.allByTestId('checked')), [words], route);
            });
            await assertAccessible(app.browser);
        }
    });
});

describe('what speakers have to do with each other', () => {
    const app = useApp();

    it('is said on both, with the reason and the words it rests on', async () => {
        for (const [speaker, other] of [['moscow', 'Dmitry Peskov'], ['dmitry-peskov', 'Moscow']]) {
            await app.page.open(`#/speakers/${speaker}`);
            const related = await app.page.text(app.page.byTestId('related'));
            assert.ok(related.includes(other), related);
            assert.ok(related.includes('may speak for the Russian government'), related);
            assert.ok(related.includes('Kremlin spokesperson Dmitry Peskov'), related);
        }
        await assertAccessible(app.browser);
    });
});
