// Files that the page gives out: where the browser puts them, and the one that a test waits for.
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';

/**
 * Call it in a `describe`, behind `useApp`: the folder's path is in `folder` once the tests run, and
 * `downloaded('.json')` gives the path of the file whose name ends so, as soon as it is there.
 */
export function useDownloads(app) {
    const downloads = {
        downloaded: (ending) => app.page.waitFor(async () => {
            const name = (await readdir(downloads.folder)).find((one) => one.endsWith(ending));
            // Browsers may make it before they write it.
            return name && (await stat(join(downloads.folder, name))).size > 0 && join(downloads.folder, name);
        }, `a file that ends in ${ending}`),
    };
    before(async () => {
        downloads.folder = await mkdtemp(join(tmpdir(), 'crossquote-downloads-'));
        await app.browser.driver.sendDevToolsCommand('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads.folder });
    });
    after(() => rm(downloads.folder, { recursive: true, force: true }));
    return downloads;
}
