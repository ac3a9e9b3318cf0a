// The explorer on the bundled articles, as a person uses it: reads the story, searches, filters,
// meets speakers, compares, opens articles, follows links and goes back.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useApp } from './support/app.mjs';
import { assertAccessible, assertFitsWidth } from './support/checks.mjs';
import { Key } from './support/page.mjs';

const routes = {
    story: '#/',
    quotes: '#/quotes',
    'an empty result': '#/quotes?q=zebra&kind=direct',
    speakers: '#/speakers',
    'a speaker': '#/speakers/volodymyr-zelensky',
    compare: '#/compare?left=000-give-up-my-post&right=001-offers-to-step-down',
    'whole texts': '#/compare?left=000-give-up-my-post&right=001-offers-to-step-down&view=texts',
    'three texts': '#/compare?left=000-give-up-my-post&right=001-offers-to-step-down&also=003-keeps-pushing&view=texts',
    'a statement': '#/statement/sc0690b06',
    'an article': '#/article/004-proposes-peace',
    'adding articles': 'workspace/#/add',
    'a review without a collection': 'workspace/#/review',
    'files without a collection': 'workspace/#/save',
    'a nonsense address': '#/nonsense',
};

for (const options of [
    { size: 'wide', scheme: 'light' },
    { size: 'phone', scheme: 'dark', site: { base: '/some/folder/' } },
]) {
    describe(`every page (${options.size}, ${options.scheme}, at ${options.site?.base ?? '/'})`, () => {
        const app = useApp(options);
        for (const [name, route] of Object.entries(routes)) {
            it(`${name} fits and is accessible`, async () => {
                await app.page.open(route);
                await assertFitsWidth(app.page);
                await assertAccessible(app.browser);
                assert.match(await app.page.title(), /Crossquote/);
            });
        }
        it('fits 320 pixels', async () => {
            await app.browser.emulate({ width: 320, height: 640, scale: 1, mobile: true, scheme: options.scheme });
            for (const route of Object.values(routes)) {
                await app.page.open(route);
                await assertFitsWidth(app.page);
            }
        });
    });
}

describe('the story', () => {
    const app = useApp();

    it('names the articles and says what they do not state', async () => {
        const { page } = app;
        await page.open('#/');
        const text = await page.text();
        assert.match(text, /Zelensky offers to step down if Ukraine joins NATO/);
        assert.match(text, /UPI · 30 November 2024/);
        assert.match(text, /outlet not stated · date not stated/);
        assert.match(text, /outlet not stated · 24 February 2025/);
    });

    it('counts in the picture what the search then finds', async () => {
        const { page } = app;
        await page.open('#/');
        const table = page.byTestId('matrix');
        const [first] = await page.allByRole('link', /^\d+\s*, (\d+ in|no) quotation marks$/, { within: table });
        const number = Number.parseInt(await page.text(first), 10);
        await page.click(first);
        await page.eventually(async () => {
            assert.match(await page.text(page.byTestId('count')), new RegExp(`^${number} of `));
            assert.equal((await page.allByTestId('quotation')).length, Math.min(number, 24));
        });
    });

    it('shows a statement that two articles carry and leads to its comparison', async () => {
        const { page } = app;
        await page.open('#/');
        const shared = await page.allByTestId('shared-statement');
        const hegseth = [];
        for (const one of shared) {
            if (/realistic outcome of a negotiated settlement/.test(await page.text(one))) hegseth.push(one);
        }
        assert.equal(hegseth.length, 1);
        await page.click(page.byRole('link', 'Compare the articles', { within: hegseth[0] }));
        await page.byRole('heading', 'Compare articles');
        assert.match(await page.route(), /statement=s[0-9a-f]{8}/);
    });
});

describe('search', () => {
    const app = useApp();

    it('finds as you type, marks the words and keeps them in the address', async () => {
        const { page } = app;
        await page.open('#/quotes');
        const everything = (await page.text(page.byTestId('count'))).match(/\d+/)[0];
        await page.type(page.byRole('combobox', 'Search what was said'), 'negotiated settlement');
        await page.eventually(async () => {
            const cards = await page.allByTestId('quotation');
            assert.equal(await page.text(page.byTestId('count')), `${cards.length} of ${everything} quotations`);
            // Best first: the two quotations that say it, before one that stands beside it.
            for (const card of cards.slice(0, 2)) {
                assert.match(await page.text(card), /^Pete Hegseth[^]*outcome of a negotiated settlement/);
                assert.deepEqual(
                    (await page.texts(page.allByRole('mark', undefined, { within: card }))).slice(0, 2),
                    ['negotiated', 'settlement'],
                );
            }
        });
        assert.equal(await page.route(), '#/quotes?q=negotiated+settlement');
        await page.eventually(async () => assert.equal(await page.attribute(page.byTestId('announced'), 'role'), 'status'));
        // For those who hear the page alone: its text cannot be seen.
        await page.eventually(async () => assert.match((await page.heard([await page.byTestId('announced')]))[0], /^[2-9] results$/));
    });

    it('keeps the place of the cursor while results change', async () => {
        const { page } = app;
        await page.open('#/quotes?q=peace');
        const box = page.byRole('combobox', 'Search what was said');
        await page.click(box);
        await page.press(Key.HOME, 'the ');
        await page.eventually(async () => assert.equal(await page.value(box), 'the peace'));
    });

    it('takes a phrase with curly marks, in another case, as it takes a straight one', async () => {
        const { page } = app;
        for (const query of ['"Hot phase of the war"', '“hot phase of the WAR”', 'umbrella “hot phase”']) {
            await page.open(`#/quotes?q=${encodeURIComponent(query)}`);
            await page.eventually(async () => {
                const cards = await page.allByTestId('quotation');
                assert.equal(cards.length, 1, query);
                assert.match(await page.text(cards[0]), /NATO umbrella/);
            });
        }
    });

    it('says why there is nothing and what each removal would give', async () => {
        const { page } = app;
        await page.open('#/quotes?q=umbrella&kind=indirect');
        const nothing = page.byTestId('nothing');
        const ways = await page.texts(page.allByRole('button', /^Without/, { within: nothing }));
        assert.ok(ways.includes('Without the filter Kind: 1 result'), ways.join('; '));
        assert.match(await page.text(nothing), /Not found here does not mean never said/);
        await page.click(page.byRole('button', /^Without the filter Kind/));
        await page.eventually(async () => assert.equal((await page.allByTestId('quotation')).length, 1));
        await page.back();
        await page.byTestId('nothing');
    });

    it('copies a quotation with its citation', async () => {
        const { page, browser } = app;
        await page.open('#/quotes?q=negotiated+settlement');
        const [card] = await page.waitFor(async () => {
            const cards = await page.allByTestId('quotation');
            return cards.length > 0 && cards;
        });
        await page.click(page.byRole('button', 'Copy with citation', { within: card }));
        // Headless browsers may refuse the clipboard: then the text is offered to copy by hand.
        await page.waitFor(async () => await page.text(page.byTestId('copied')), 'word of the copy');
        const offered = await page.allByRole('textbox', 'Text to copy');
        if (offered.length > 0) {
            const text = await page.value(offered[0]);
            assert.match(text, /negotiated settlement/);
            assert.match(text, /Pete Hegseth/);
            assert.match(text, /outlet not stated/);
            assert.match(text, /#\/article\/.*quote=q[0-9a-f]{8}/);
        } else {
            assert.equal(await page.text(page.byTestId('copied')), 'Quotation copied with its citation.');
        }
        assert.ok(browser);
    });
});

describe('filters', () => {
    const app = useApp();

    it('join values of one facet, narrow with another, and show as chips', async () => {
        const { page } = app;
        await page.open('#/quotes');
        const count = async () => Number((await page.text(page.byTestId('count'))).match(/\d+/)[0]);
        const kinds = page.byTestId('facet-kind');
        const numberOf = async (name) => {
            const box = await page.byRole('checkbox', new RegExp(`^${name}`), { within: kinds });
            return Number((await box.getAccessibleName()).match(/\d+$/)[0]);
        };
        const [direct, mixed, indirect] = [await numberOf('direct'), await numberOf('mixed'), await numberOf('indirect')];
        assert.equal(direct + mixed + indirect, await count());
        await page.click(page.byRole('checkbox', /^direct/, { within: kinds }));
        await page.eventually(async () => assert.equal(await count(), direct));
        // Its own choice does not change a facet's counts.
        assert.deepEqual([await numberOf('direct'), await numberOf('mixed')], [direct, mixed]);
        await page.click(page.byRole('checkbox', /^mixed/, { within: kinds }));
        await page.eventually(async () => assert.equal(await count(), direct + mixed));
        assert.match(await page.route(), /kind=direct&kind=mixed/);
        await page.click(page.byRole('button', 'Remove filter Kind direct'));
        await page.eventually(async () => assert.equal(await count(), mixed));
        await page.back();
        await page.eventually(async () => assert.equal(await count(), direct + mixed));
        await page.click(page.byRole('button', 'Clear all filters'));
        await page.eventually(async () => assert.equal(await count(), direct + mixed + indirect));
    });

    it('keep values that have come to nothing in sight', async () => {
        const { page } = app;
        await page.open('#/quotes?q=umbrella');
        const facet = await page.text(page.byTestId('facet-speaker'));
        assert.match(facet, /Pete Hegseth\s+0/);
    });

    it('come from the address, unknown ones included', async () => {
        const { page } = app;
        await page.open('#/quotes?speaker=nobody-at-all&kind=direct');
        await page.byRole('button', 'Remove filter Speaker nobody-at-all');
        await page.byTestId('nothing');
    });
});

describe('speakers', () => {
    const app = useApp();

    it('are one person under every spelling and title', async () => {
        const { page } = app;
        await page.open('#/speakers');
        const names = await page.texts(page.allByRole('link', /Zelenskyy?$/));
        assert.deepEqual(names, ['Volodymyr Zelensky']);
        await page.click(page.byRole('link', 'Volodymyr Zelensky'));
        await page.byRole('heading', 'Volodymyr Zelensky');
        const forms = await page.text(page.byTestId('forms'));
        for (const form of ['Zelenskyy', 'Zelensky', 'Ukrainian President Volodymyr Zelensky']) {
            assert.match(forms, new RegExp(`${form}\\b`));
        }
        await page.back();
        await page.byRole('heading', 'Speakers');
    });

    it('are filtered to from their quotations', async () => {
        const { page } = app;
        await page.open('#/quotes?speaker=dmitry-peskov');
        for (const card of await page.allByTestId('quotation')) {
            assert.match(await page.text(card), /Dmitry Peskov/);
        }
    });
});

describe('comparison', () => {
    const app = useApp();
    const pair = '#/compare?left=000-give-up-my-post&right=001-offers-to-step-down';

    it('puts the same statement in one row and marks the words that differ', async () => {
        const { page } = app;
        await page.open(pair);
        const rows = await page.allByTestId('row-shared');
        const texts = await page.texts(rows);
        const hegseth = texts.filter((text) => /realistic outcome/.test(text));
        assert.equal(hegseth.length, 1);
        // What one article splits, the other joins; the difference is there to read.
        assert.ok(texts.some((text) => text.includes('A writes “trade” where B writes “exchange”.')), texts.join('\n\n'));
        const within = page.byTestId('rows');
        const [removed, added] = [
            await page.heard(page.allByRole('deletion', undefined, { within })),
            await page.heard(page.allByRole('insertion', undefined, { within })),
        ];
        assert.ok(removed.some((words) => /only left: /.test(words)) && added.some((words) => /only right: /.test(words)));
    });

    it('shows what only one side has on its side, and the figures add up', async () => {
        const { page } = app;
        await page.open(pair);
        const summary = await page.text(page.byTestId('summary'));
        const [shared, left, right] = summary.match(/\d+/g).map(Number);
        assert.equal((await page.allByTestId('row-shared')).length, shared);
        assert.equal((await page.allByTestId('row-single')).length, left + right);
    });

    it('changes sides and articles, each with its own address', async () => {
        const { page } = app;
        await page.open(pair);
        await page.click(page.byRole('link', 'Swap sides'));
        await page.eventually(async () =>
            assert.equal(await page.route(), '#/compare?left=001-offers-to-step-down&right=000-give-up-my-post'));
        const chooser = await page.byRole('combobox', 'Right article');
        await chooser.sendKeys('C');
        await page.eventually(async () => assert.match(await page.route(), /right=002-hot-phase/));
        await page.back();
        await page.eventually(async () => assert.match(await page.route(), /right=000/));
    });
});

describe('an article', () => {
    const app = useApp();

    it('shows its whole text and folds what is not its own, with the reason', async () => {
        const { page } = app;
        await page.open('#/article/004-proposes-peace');
        const folded = await page.texts(page.allByTestId('folded'));
        assert.ok(folded.length >= 2, folded.join('; '));
        assert.match(folded[0], /Not the article’s own text: /);
        // Folded or not, every word of the file is on the page.
        const shown = await (await page.byTestId('article-text')).getProperty('textContent');
        for (const words of ['Please disable your Ad Blocker', 'redefining Europe’s security landscape', 'The Daily Informant']) {
            assert.ok(shown.includes(words), words);
        }
    });

    it('explains the chosen quotation, by keyboard too', async () => {
        const { page } = app;
        await page.open('#/article/000-give-up-my-post');
        const link = await page.waitFor(async () => (await page.allByRole('link', /The United States does not believe/))[0]);
        await link.sendKeys(Key.ENTER);
        const detail = page.byTestId('detail');
        const text = await page.text(detail);
        assert.match(text, /Pete Hegseth/);
        assert.match(text, /“stated”/);
        assert.match(text, /The same statement elsewhere/);
        assert.match(await page.route(), /quote=q[0-9a-f]{8}/);
        await page.click(page.byRole('link', 'Close'));
        await page.eventually(async () => assert.equal((await page.allByTestId('detail')).length, 0));
        await page.back();
        await page.byTestId('detail');
    });

    it('says what it states and from which words', async () => {
        const { page } = app;
        await page.open('#/article/002-hot-phase');
        const facts = await page.text(page.byTestId('facts'));
        assert.match(facts, /Outlet\s+UPI\s+read from “Nov\. 30 \(UPI\) --”/);
        assert.match(facts, /Headline\s+not stated/);
    });
});
