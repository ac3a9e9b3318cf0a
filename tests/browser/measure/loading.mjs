// How long a page takes to show something, and whether it jumps meanwhile.
//
// "First quotations" is the paint after the first [data-testid="opening"] of the static first screen is
// in the document, "first results" the one after the first [data-testid="quotation"] of the running
// explorer, both from the start of the navigation to #/quotes, in a new browser each time.
//
// Layout shift is what the browser itself says of it (Cumulative Layout Shift), without what follows
// input: the sum from the start until everything that happens in idle time has happened.
import { quantile } from './report.mjs';
import { byTurns, pause, slowDown, withPage } from './turns.mjs';

/**
 * Runs in the page before any script of its own: notes when the first quotations of the page
 * itself were painted, and when those of the running explorer were.
 */
function watchFirstResults() {
    function watch(selector, name) {
        const observer = new MutationObserver(() => {
            if (document.querySelector(selector)) {
                observer.disconnect();
                requestAnimationFrame(() => {
                    const { port1, port2 } = new MessageChannel();
                    port1.onmessage = () => (window[name] = performance.now());
                    port2.postMessage(0);
                });
            }
        });
        observer.observe(document, { subtree: true, childList: true });
    }
    watch('[data-testid="opening"]', 'crossquoteOpened');
    watch('[data-testid="quotation"]', 'crossquotePainted');
}

/** Runs in the page before any script of its own: sums up how far the layout shifts. */
function watchShifts() {
    window.crossquoteShifts = 0;
    new PerformanceObserver((list) => {
        for (const { value, hadRecentInput } of list.getEntries()) {
            if (!hadRecentInput) window.crossquoteShifts += value;
        }
    }).observe({ type: 'layout-shift', buffered: true });
}

async function load(address, slowed) {
    return withPage(address, async (browser, page) => {
        const { cdp, driver } = browser;
        await cdp('Page.addScriptToEvaluateOnNewDocument', { source: `(${watchFirstResults})()` });
        if (slowed) await slowDown(browser);
        await page.open('#/quotes');
        const painted = await page
            .waitFor(() => driver.executeScript('return window.crossquotePainted'), 'results', { timeout: 20_000 })
            .catch(() => undefined);
        const bytes = await driver.executeScript(`
            return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                .map((entry) => entry.encodedBodySize).reduce((one, other) => one + other, 0)`);
        const opened = await driver.executeScript('return window.crossquoteOpened');
        const loaded = await driver.executeScript('return performance.getEntriesByType("navigation")[0].loadEventEnd');
        return { opened, painted, loaded, bytes };
    });
}

/**
 * Loads the file or site at `addressOf(build)` by turns. Gives for each build medians in milliseconds,
 * `opened` of the first quotations and `painted` of the first results, with all their times; or undefined
 * where no results came.
 */
export async function measureLoads(builds, { loads, slowed = false, addressOf = ({ url }) => url }) {
    const results = await byTurns(builds, loads, (build) => load(addressOf(build), slowed));
    return results.map((mine) => {
        if (mine.some(({ painted }) => painted === undefined)) return undefined;
        const all = (part) => mine.map((one) => one[part] ?? undefined).filter((time) => time !== undefined);
        const middle = (times) => (times.length < loads ? undefined : quantile(times, 0.5));
        return {
            opened: middle(all('opened')),
            openings: all('opened'),
            painted: middle(all('painted')),
            paintings: all('painted'),
            afterLoad: quantile(mine.map(({ painted, loaded }) => painted - loaded), 0.5),
            bytes: mine.at(-1).bytes,
        };
    });
}

/// Until everything that happens in idle time has happened, as in navigation.test.mjs.
const IDLE = 1_500;

/** Layout shift of each build while it loads `route`: the greatest of `loads`. */
export async function measureShifts(builds, route, { loads, slowed = false }) {
    const results = await byTurns(builds, loads, ({ url }) =>
        withPage(url, async (browser, page) => {
            await browser.cdp('Page.addScriptToEvaluateOnNewDocument', { source: `(${watchShifts})()` });
            if (slowed) await slowDown(browser);
            await page.open(route);
            await pause(IDLE);
            return browser.driver.executeScript('return window.crossquoteShifts');
        }),
    );
    return results.map((shifts) => Math.max(...shifts));
}
