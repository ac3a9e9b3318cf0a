// A site to test that differs from the built one in its dataset.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';

/** Folder of the built site. */
export const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));

/** A copy of the built site with its dataset changed; null removes it. */
export function siteWith(change) {
    const site = {};
    before(async () => {
        site.dist = await mkdtemp(join(tmpdir(), 'crossquote-site-'));
        await cp(dist, site.dist, { recursive: true });
        const file = join(site.dist, 'dataset.json');
        const changed = change(await readFile(file, 'utf8'));
        await (changed === null ? rm(file) : writeFile(file, changed));
    });
    after(() => rm(site.dist, { recursive: true, force: true }));
    return site;
}
