// Opening, reviewing and showing articles of one's own: how long each step takes, and how long the tasks
// on the main thread are meanwhile.
//
// A "step" is from the click to the end of the first paint in which the article has a quotation less, or
// one more, or the review or the explorer is there; tasks are those that the browser itself calls long, of
// 50 ms and more.
import { resolve } from 'node:path';
import { milliseconds } from './report.mjs';
import { byTurns, withPage } from './turns.mjs';

/**
 * Runs in the page: clicks, and notes when what comes of it is painted and how long the tasks until then were.
 * What comes of it is something of this selector that was not there before, or says something else.
 */
function watchClick(words, selector, done) {
    const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words);
    const state = () => document.querySelector(selector)?.textContent;
    const before = state();
    const long = [];
    const tasks = new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration)));
    tasks.observe({ type: 'longtask' });
    const start = performance.now();
    const observer = new MutationObserver(() => {
        if (!state() || state() === before) return;
        observer.disconnect();
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
                const shown = performance.now() - start;
                // What follows, such as keeping it, is the step's too.
                setTimeout(() => done({ shown, long }), 1500);
            };
            port2.postMessage(0);
        });
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    button.click();
}

/**
 * Runs in every page before anything of its own: notes, for the pages of this tab together, how long tasks were, and when
 * the explorer's first page was painted.
 */
function watchPages() {
    const note = (value) => sessionStorage.setItem('measured', JSON.stringify([...JSON.parse(sessionStorage.getItem('measured') ?? '[]'), ...value]));
    new PerformanceObserver((list) => note(list.getEntries().map(({ duration }) => ({ task: duration })))).observe({ type: 'longtask' });
    addEventListener('DOMContentLoaded', () => {
        const observer = new MutationObserver(() => {
            if (!document.querySelector('main .story-head')) return;
            observer.disconnect();
            requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => note([{ shown: Date.now() }]);
                port2.postMessage(0);
            });
        });
        observer.observe(document.body, { subtree: true, childList: true });
    });
}

/** From the workspace to the explorer, which is another page. */
async function showInExplorer({ driver, cdp }, page) {
    await cdp('Page.addScriptToEvaluateOnNewDocument', { source: `(${watchPages})()` });
    const words = 'Show who said what';
    const start = await driver.executeScript(`
        sessionStorage.setItem('measured', '[]');
        new PerformanceObserver((list) => sessionStorage.setItem('measured', JSON.stringify([
            ...JSON.parse(sessionStorage.getItem('measured')), ...list.getEntries().map(({ duration }) => ({ task: duration })),
        ]))).observe({ type: 'longtask' });
        [...document.querySelectorAll('button')].find(({ textContent }) => textContent === arguments[0]).click();
        return Date.now();`, words);
    const measured = async () => JSON.parse(await driver.executeScript(`return sessionStorage.getItem('measured')`));
    const { shown } = await page.waitFor(async () => (await measured()).find(({ shown }) => shown), 'the explorer', { timeout: 120_000 });
    // What follows, such as making the index ready, is its own too.
    await new Promise((done) => setTimeout(done, 1500));
    const long = (await measured()).flatMap(({ task }) => task ?? []);
    return { words, shown: shown - start, long };
}

/** Goes through the steps in one build. */
async function review(address, files) {
    return withPage(address, async (browser, page) => {
        const { driver } = browser;
        await page.open('workspace/#/add');
        await (await page.byTestId('files')).sendKeys(files.map((file) => resolve(file)).join('\n'));
        await page.waitFor(async () => /files? read\.$/.test(await page.text(page.byTestId('progress'))), 'all read', { timeout: 600_000 });
        const steps = [];
        const step = async (words, selector) => {
            steps.push({ words, ...(await driver.executeAsyncScript(`(${watchClick})(...arguments)`, words, selector)) });
        };
        await driver.manage().setTimeouts({ script: 120_000 });
        // `12 quotations, 3 to check`
        const list = '#review-list';
        await step('Review first', list);
        await driver.executeScript('document.querySelector(".review-row").click()');
        await page.byTestId('review-editor');
        for (let round = 0; round < 4; round += 1) {
            for (const words of ['Not a quotation', 'Undo']) await step(words, list);
        }
        const speakers = '[data-testid="review-speakers"]';
        await step('Speakers', speakers);
        await driver.executeScript('for (const box of [...document.querySelectorAll(`${arguments[0]} input`)].slice(0, 2)) box.click()', speakers);
        await step('Make one of 2', speakers);
        await page.goto('#/add');
        await page.byTestId('show');
        steps.push(await showInExplorer(browser, page));
        return steps;
    });
}

/** Prints the steps of each build, one build after the other. */
export async function measureReview(builds, files) {
    const results = await byTurns(builds, 1, ({ url }) => review(url, files));
    for (const [at, [steps]] of results.entries()) {
        if (builds.length > 1) console.log(`${at > 0 ? '\n' : ''}${builds[at].name}\n`);
        for (const { words, shown, long } of steps) {
            const tasks = long.length === 0 ? 'no task over 50 ms' : `tasks of ${long.map((task) => milliseconds(task)).join(', ')}`;
            console.log(`  ${words.padEnd(18)} shown after ${milliseconds(shown)}; ${tasks}`);
        }
    }
}
