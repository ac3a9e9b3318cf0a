// The built site starts, in a wide window and on a phone, at the root of a host and in a folder.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useApp } from './support/app.mjs';
import { assertAccessible, assertFitsWidth } from './support/checks.mjs';

for (const options of [
    { size: 'wide', scheme: 'light' },
    { size: 'phone', scheme: 'dark', site: { base: '/some/folder/' } },
]) {
    describe(`the front page (${options.size}, ${options.scheme}, at ${options.site?.base ?? '/'})`, () => {
        const app = useApp(options);

        it('shows its name', async () => {
            await app.page.open();
            await app.page.byRole('heading', /Crossquote/);
            assert.match(await app.page.title(), /Crossquote/);
        });

        it('fits the window', async () => {
            await app.page.open();
            await assertFitsWidth(app.page);
        });

        it('is accessible', async () => {
            await app.page.open();
            await assertAccessible(app.browser);
        });
    });
}
