// The table of bytes, and its budgets.
import { bytesOf, SAVED } from './bytes.mjs';
import { table, whole } from './report.mjs';

const budgets = {
    // What the hosted page loads to show its first page, after brotli.
    hosted: 400_000,
    aim: 350_000,
    // The saved explorer with the five bundled articles.
    saved: 750_000,
};

/** Measures and prints; gives what holds the budgets. */
export async function sizes(builds) {
    const found = [];
    for (const { dist } of builds) found.push(await bytesOf(dist));
    const of = (what, site) => site.parts.find((part) => part.what === what);
    const parts = [...new Set(found.flatMap((site) => site.parts.map(({ what }) => what)))];
    for (const [title, unit] of [['after brotli 11', 'brotli'], ['as they are', 'raw']]) {
        table(`Bytes that the hosted page loads to show its first page, ${title}`, builds, [
            ...parts.map((what) => [what, found.map((site) => of(what, site)?.[unit]), whole]),
            ['all', found.map((site) => site.hosted[unit]), whole],
            [`besides: the explorer saved in one file, ${SAVED}`, found.map((site) => site.saved[unit]), whole],
            ['besides: what only those load who add articles', found.map((site) => site.adding[unit]), whole],
        ]);
    }
    console.log();
    for (const [at, { name }] of builds.entries()) {
        console.log(`  files of ${name}: ${found[at].hosted.names.join(', ')}; who adds articles: ${found[at].adding.names.join(', ')}`);
    }
    const [{ hosted, saved }] = found;
    const bytes = (value) => `${whole(value)} bytes`;
    return (held) => {
        held.hold('hosted page, after brotli 11', hosted.brotli, budgets.hosted, bytes, budgets.aim);
        held.hold('saved in one file, with the five articles', saved.raw, budgets.saved, bytes);
    };
}
