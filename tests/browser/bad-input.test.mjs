// What a reader sees when something is wrong: addresses without sense, datasets that are broken,
// newer or missing, text that is meant to do harm. Always words, never a blank page.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { useApp } from './support/app.mjs';
import { assertAccessible, assertFitsWidth } from './support/checks.mjs';
import { hostile } from './support/hostile.mjs';
import { dist, siteWith } from './support/site.mjs';

describe('an address without sense', () => {
    const app = useApp();
    const sense = [
        ['#/nonsense', 'This address leads nowhere'],
        ['#/quotes?q=%FF%FE', 'This address leads nowhere'],
        ['#%00<script>alert(1)</script>', 'This address leads nowhere'],
        [`#/${'x'.repeat(50_000)}`, 'This address leads nowhere'],
        ['#/article/no-such-article', 'There is no such article here'],
        ['#/speakers/%F0%9F%A6%93', 'There is no such speaker here'],
        ['#/compare?left=nothing', 'There is no such article here'],
        ['#/article/000-give-up-my-post?quote=nothing', '“If to achieve peace'],
        ['#/compare?left=000-give-up-my-post&right=000-give-up-my-post&statement="]', 'Compare articles'],
    ];
    for (const [route, heading] of sense) {
        it(`says so: ${route.slice(0, 60)}`, async () => {
            await app.page.open(route);
            await app.page.eventually(async () => {
                const headings = await app.page.texts(app.page.allByRole('heading'));
                assert.ok(headings.some((text) => text.startsWith(heading)), headings.join(' | '));
            });
            await assertFitsWidth(app.page);
        });
    }

    it('a query of 100,000 characters is answered', async () => {
        await app.page.open('#/quotes');
        await app.page.goto(`#/quotes?q=${'%22(-OR '.repeat(12_500)}`);
        await app.page.byTestId('count');
        await app.page.goto('#/quotes?q=%E2%80%8F%E2%80%AEzebra%F0%9F%A6%93%00');
        await app.page.byTestId('nothing');
    });
});

describe('a quotation that an article does not have', () => {
    const app = useApp();
    it('is named, beside the whole article', async () => {
        await app.page.open('#/article/000-give-up-my-post?quote=nothing');
        assert.match(await app.page.text(app.page.byRole('alert')), /no quotation called nothing\. The link may come from another version/);
        assert.deepEqual(await app.page.allByTestId('detail'), []);
        await assertAccessible(app.browser);
        // One of another article is none of this one's.
        const { quotations } = JSON.parse(await readFile(join(dist, 'dataset.json'), 'utf8'));
        const elsewhere = quotations.find(({ article }) => article === 1).id;
        await app.page.goto(`#/article/000-give-up-my-post?quote=${elsewhere}`);
        await app.page.eventually(async () =>
            assert.match(await app.page.text(app.page.byRole('alert')), new RegExp(elsewhere)));
        await app.page.goto('#/article/000-give-up-my-post');
        await app.page.eventually(async () => assert.deepEqual(await app.page.allByRole('alert'), []));
    });
});

for (const [name, change, message, quiet] of [
    ['cut short', (text) => text.slice(0, text.length / 2), /damaged or incomplete: .* at line \d+, byte \d+/, true],
    ['of a newer version', (text) => text.replace('"version":1', '"version":99'), /format version 99; this explorer reads up to version 1/, true],
    ['something else', () => '<!doctype html><title>Welcome</title>', /damaged or incomplete/, true],
    ['contradicting itself', (text) => text.replace(/"content":\[\[\d+/, '"content":[[999999'), /contradicts itself: quotation q[0-9a-f]{8}/, true],
    // The browser itself complains in the console of a file that is not there.
    ['missing', () => null, /dataset\.json could not be loaded: the server answered 404/, false],
]) {
    describe(`a dataset ${name}`, () => {
        const site = siteWith(change);
        const app = useApp({ site, quiet });
        it('is refused with the reason', async () => {
            await app.page.open('#/');
            await app.page.byRole('heading', 'The collection could not be opened');
            assert.match(await app.page.text(app.page.byTestId('failure')), message);
            await assertAccessible(app.browser);
        });
    });
}

describe('a dataset without quotations', () => {
    const site = siteWith((text) => {
        const dataset = JSON.parse(text);
        return JSON.stringify({ ...dataset, speakers: [], quotations: [], statements: [], related: [] });
    });
    const app = useApp({ site });
    const none = /No quotation was found in (these articles|either article|this text)/;
    for (const route of ['#/', '#/quotes', '#/quotes?q=peace', '#/speakers', '#/compare', '#/article/004-proposes-peace']) {
        it(`says so on ${route}, and nothing that makes no sense`, async () => {
            await app.page.open(route);
            await app.page.eventually(async () => assert.match(await app.page.text(), none));
            const text = await app.page.text();
            assert.doesNotMatch(text, /in reading order|matches all|most quoted first|Choose one|Quoted in this article/);
            await assertFitsWidth(app.page);
            await assertAccessible(app.browser);
        });
    }
});

describe('hostile text in every string of a dataset', () => {
    const site = siteWith(hostile);
    const app = useApp({ site, size: 'phone' });
    for (const route of ['#/', '#/quotes', '#/speakers', '#/speakers/volodymyr-zelensky', '#/compare', '#/article/004-proposes-peace', '#/statement/sc0690b06', '#/quote/q4b2884f0', '?embed=1#/']) {
        it(`is text on ${route}`, async () => {
            await app.page.open(route);
            const { images, scripts } = await app.browser.driver.executeScript(`
                return {
                    images: document.querySelectorAll('img').length,
                    scripts: [...document.querySelectorAll('script')].filter((s) => s.textContent.includes('alert')).length,
                }`);
            assert.deepEqual({ images, scripts }, { images: 0, scripts: 0 });
            assert.match(await app.page.text(), /<img src=x onerror=alert\(1\)>/);
            await assertFitsWidth(app.page);
        });
    }
});
