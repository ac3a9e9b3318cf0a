// The longest tasks on the main thread while somebody goes through the pages: story, quotes, typing, an
// article, two articles compared, a statement, the speakers.
//
// They are those that the browser itself calls long, of 50 ms and more, and that begin after the first
// page of the running explorer was painted. A step has all that begins before the next one does.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { byTurns, pause, withPage } from './turns.mjs';

/// What somebody types on the way.
const WORDS = 'peace talks';
/// Between keys, as a person who types.
const KEY = 120;
/// After each step: what follows it in idle time is the step's too.
const IDLE = 1_200;

/** Runs in the page before any script of its own: notes long tasks, and when the explorer was painted. */
function watchTasks() {
    window.crossquoteTasks = [];
    new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries()) window.crossquoteTasks.push({ startTime, duration });
    }).observe({ type: 'longtask', buffered: true });
    const observer = new MutationObserver(() => {
        if (document.getElementById('waiting') || !document.querySelector('h1')) return;
        observer.disconnect();
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => (window.crossquoteShown = performance.now());
            port2.postMessage(0);
        });
    });
    observer.observe(document, { subtree: true, childList: true });
}

/** The steps of a collection: a name, and the address that it leads to or the words that are typed. */
export async function stepsOf(dist) {
    const { articles, statements } = JSON.parse(await readFile(join(dist, 'dataset.json'), 'utf8'));
    // The first one that most quotations state.
    const most = statements.reduce((one, other) => (other.quotations.length > one.quotations.length ? other : one));
    const [left, right] = articles.map(({ id }) => encodeURIComponent(id));
    return [
        { name: 'story' },
        { name: 'quotes', address: '#/quotes' },
        { name: 'typing', words: WORDS },
        { name: 'article', address: `#/article/${left}` },
        { name: 'compare', address: `#/compare?left=${left}&right=${right}` },
        { name: 'statement', address: `#/statement/${encodeURIComponent(most.id)}` },
        { name: 'speakers', address: '#/speakers' },
    ];
}

async function goThrough(build) {
    const steps = await stepsOf(build.dist);
    return withPage(build.url, async ({ cdp, driver }, page) => {
        const now = () => driver.executeScript('return performance.now()');
        const heading = () => driver.executeScript('return document.querySelector("h1")?.textContent');
        await cdp('Page.addScriptToEvaluateOnNewDocument', { source: `(${watchTasks})()` });
        await page.open('#/');
        const begun = [await page.waitFor(() => driver.executeScript('return window.crossquoteShown'), 'the story')];
        await pause(IDLE);
        for (const { name, address, words } of steps.slice(1)) {
            begun.push(await now());
            if (address) {
                const before = await heading();
                await page.goto(address);
                await page.waitFor(async () => ![before, undefined, null].includes(await heading()), `the page of the step: ${name}`);
            } else {
                const box = await page.byTestId('search-box');
                for (const key of words) {
                    await box.sendKeys(key);
                    await pause(KEY);
                }
            }
            await pause(IDLE);
        }
        const tasks = await driver.executeScript('return window.crossquoteTasks');
        return steps.map(({ name }, at) => {
            const mine = tasks.filter(({ startTime }) => startTime >= begun[at] && !(startTime >= begun[at + 1]));
            return { name, longest: Math.max(0, ...mine.map(({ duration }) => duration)) };
        });
    });
}

/** The longest task of each step in `rounds` rounds by turns, for each build, and that of each round; 0 where none is long. */
export async function measureTasks(builds, rounds) {
    const results = await byTurns(builds, rounds, goThrough);
    return results.map((mine) =>
        mine[0].map(({ name }, at) => {
            const all = mine.map((steps) => steps[at].longest);
            return { name, longest: Math.max(...all), all };
        }),
    );
}
