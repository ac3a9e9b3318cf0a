// What the app costs a visitor: bytes, time to the first results, time from a key to its results, layout
// shift, long tasks. Each is held to a budget; the parts are in measure/, with what exactly they measure.
//
//   node tests/browser/measure.mjs                  all of it
//   node tests/browser/measure.mjs --bytes          sizes only; needs no browser
//   node tests/browser/measure.mjs --check          ends with 1 where a budget is exceeded
//   node tests/browser/measure.mjs --dist DIST      another built site than dist/
//   node tests/browser/measure.mjs --beside DIST    an older build too, by turns, and new in times of old
//   node tests/browser/measure.mjs --collection DIST  another collection's site: times on this machine only
//   node tests/browser/measure.mjs --review FILE…   opening, reviewing and showing the articles in these files only
//
// Budgets are those of the new build. With --collection, --beside is the same collection's site by an older build.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Budgets } from './measure/report.mjs';
import { sizes } from './measure/sizes.mjs';
import { serveSite } from './support/server.mjs';

const { values: asked, positionals } = parseArgs({
    allowPositionals: true,
    options: {
        bytes: { type: 'boolean' },
        check: { type: 'boolean' },
        collection: { type: 'string' },
        review: { type: 'string', multiple: true },
        dist: { type: 'string' },
        beside: { type: 'string' },
    },
});
if (positionals.length > 0 && !asked.review) stop(`no such option: ${positionals[0]}`);
if (asked.beside && process.env.SITE) stop('--beside serves both builds itself; leave SITE out');

const dist = asked.collection ?? asked.dist ?? fileURLToPath(new URL('../../dist', import.meta.url));
const builds = [{ name: 'this build', dist }, ...(asked.beside ? [{ name: 'the other', dist: asked.beside }] : [])];

if (asked.review) {
    const { measureReview } = await import('./measure/review.mjs');
    await served(1, () => measureReview(builds, [...asked.review, ...positionals]));
    process.exit();
}

const holds = [];
if (!asked.collection) holds.push(await sizes(builds));
if (!asked.bytes) {
    // After the sizes: only this needs a browser.
    const { times } = await import('./measure/times.mjs');
    holds.push(await served(asked.collection ? 1 : 11, () => times(builds, asked)));
}
const held = new Budgets();
console.log('\nBudgets\n');
for (const hold of holds) hold(held);
if (asked.check && held.failures.length > 0) {
    console.error(`\nover budget: ${held.failures.join(', ')}`);
    process.exit(1);
}

/** Serves every build while `work` goes on; `quality` is that of the compression. */
async function served(quality, work) {
    const servers = [];
    try {
        for (const build of builds) {
            const server = await serveSite({ quality, dist: build.dist });
            servers.push(server);
            build.url = server.url;
        }
        return await work();
    } finally {
        for (const server of servers) await server.close();
    }
}

function stop(why) {
    console.error(`measure.mjs: ${why}`);
    process.exit(2);
}
