// The program stops by an error of its own: the page says so, in place of standing there dead, and has a way on.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useApp } from './support/app.mjs';
import { assertAccessible } from './support/checks.mjs';

describe('a program that has stopped', () => {
    const app = useApp({ quiet: false });
    const message = async () => (await app.page.allByRole('alert', undefined, { text: /^This page has stopped/ }))[0];

    // What the program makes its elements by. It takes for granted that both work, as they do in every browser.
    for (const call of ['Document.prototype.createElement', 'Node.prototype.cloneNode']) {
        it(`says so, and where, and is loaded again when asked to: without ${call}`, async () => {
            const { page, browser } = app;
            await page.open('#/');
            assert.equal(await message(), undefined);
            await browser.console();
            await browser.driver.executeScript(`${call} = () => { throw new Error('sabotage') }`);
            await page.click(page.byRole('link', 'Speakers'));
            const said = await page.waitFor(message, 'the message');
            assert.match(await page.text(said), /because of an error in its program/);
            // Whoever mends it finds the place in the console.
            const lines = (await browser.console()).map(({ message }) => message);
            const panic = lines.filter((line) => line.includes('panicked at'));
            assert.equal(panic.length, 1, lines.join('\n'));
            assert.match(panic[0], /panicked at [^ ]+\.rs:\d+:\d+:.*sabotage/s);
            // Nothing on this machine is named.
            assert.doesNotMatch(panic[0], /panicked at \//);

            await page.click(page.byRole('button', 'Reload', { within: said }));
            await page.byRole('heading', 'Speakers');
            assert.equal(await message(), undefined);
            assert.equal(await page.route(), '#/speakers');
        });
    }

    it('has a message that everybody can use', async () => {
        const { page, browser } = app;
        await page.open('#/speakers');
        await browser.driver.executeScript(`
            const { createElement } = Document.prototype;
            Document.prototype.createElement = () => { throw new Error('sabotage') };
            window.mend = () => { Document.prototype.createElement = createElement; };`);
        await page.click(page.byRole('link', 'Story'));
        await page.waitFor(message, 'the message');
        // The check makes elements of its own.
        await browser.driver.executeScript('mend()');
        await assertAccessible(browser, { within: '[role="alert"]' });
    });
});
