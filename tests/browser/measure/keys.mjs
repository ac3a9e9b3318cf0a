// From a key in the search box to its painted results.
//
// A "keystroke" is from the input event in [data-testid="search-box"] to the end of the paint that shows
// its results: the next paint, unless the count of results or the first card changes once more before the
// next key. Then it is the paint after the last such change, and counted as "in a later frame". What the
// explorer draws below the first card, once typing pauses, is not counted.
//
// Two builds are open at once, each in a browser of its own, and get every key by turns: what else the machine
// does meets both.
import { openBrowser } from '../support/browser.mjs';
import { Key, pageOf } from '../support/page.mjs';
import { FRAME, quantile } from './report.mjs';
import { pause } from './turns.mjs';

// Forty keys: words that narrow the list, and the way back.
const typed = [...'peace talks in the middle', ...Array(15).fill('\b')];
// Between keys: longer than any update should take, so that keystrokes do not overlap.
const REST = 120;

/** Runs in the page: notes for each input event when its results were painted. */
function watchKeystrokes() {
    const strokes = (window.crossquoteStrokes = []);
    // Texts, not places: reading them costs no layout.
    const shown = () => {
        const text = (selector) => document.querySelector(selector)?.textContent ?? '';
        return `${text('[data-testid="count"]')} ${text('[data-testid="quotation"]') || text('p')}`;
    };
    const afterPaint = (act) =>
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = act;
            port2.postMessage(0);
        });
    let current;
    let before = shown();
    let looking = false;
    addEventListener(
        'input',
        () => {
            const stroke = (current = { start: performance.now(), late: false, changed: false });
            strokes.push(stroke);
            afterPaint(() => {
                stroke.painted = performance.now() - stroke.start;
                const now = shown();
                stroke.changed = now !== before;
                before = now;
            });
        },
        true,
    );
    // After all that the explorer does at once.
    addEventListener('input', () => (current.handled = performance.now() - current.start));
    new MutationObserver(() => {
        const stroke = current;
        if (looking || stroke?.painted === undefined) return;
        looking = true;
        afterPaint(() => {
            const painted = performance.now() - stroke.start;
            looking = false;
            const now = shown();
            if (stroke !== current || now === before) return;
            before = now;
            Object.assign(stroke, { painted, late: true, changed: true });
        });
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
}

/// Types the keys into each of `boxes`, `{ driver, box }`, by turns; gives for each what watchKeystrokes noted.
async function typeInto(boxes) {
    for (const { driver, box } of boxes) {
        await driver.executeScript(`(${watchKeystrokes})()`);
        // As a person does, who is in the box before the first key: a driver would go there in the same turn.
        await box.click();
        await pause(REST);
    }
    for (const [at, key] of typed.entries()) {
        for (const { box } of at % 2 === 0 ? boxes : boxes.toReversed()) {
            await box.sendKeys(key === '\b' ? Key.BACK_SPACE : key);
            await pause(REST);
        }
    }
    return Promise.all(boxes.map(({ driver }) => driver.executeScript('return window.crossquoteStrokes')));
}

/// The same keys on a page with nothing but a box and a line that repeats what is typed: what browser and machine
/// take by themselves, in the same run.
async function typeBare(drivers) {
    const page = '<input><p></p><script>document.querySelector("input").oninput = ({ target }) => (document.querySelector("p").textContent = target.value)</script>';
    const boxes = [];
    for (const driver of drivers) {
        await driver.get(`data:text/html,${encodeURIComponent(page)}`);
        boxes.push({ driver, box: await driver.findElement({ css: 'input' }) });
    }
    return typeInto(boxes);
}

/// One round: an empty browser for each build, the keys by turns; undefined for a build without a search box.
async function round(builds) {
    const pages = [];
    try {
        for (const { url } of builds) {
            // Headless Chromium starts the frame of an idle page at once, so there is little waiting for a
            // screen in these figures; lifting its frame rate limit made them no smaller, only less steady.
            const browser = await openBrowser();
            const page = pageOf(browser, url);
            pages.push({ browser, driver: browser.driver, url });
            await page.open('#/quotes');
            pages.at(-1).box = await page
                .waitFor(async () => (await page.allByTestId('search-box'))[0], 'a search box', { timeout: 5_000 })
                .catch(() => undefined);
            // A large collection's texts are fetched ahead while nobody waits: who types meanwhile waits for one.
            while ((await browser.requests()).length > 0) await pause(1_000);
        }
        const typing = pages.filter(({ box }) => box);
        const strokes = await typeInto(typing);
        const asked = await Promise.all(typing.map(({ browser }) => browser.requests()));
        const bare = await typeBare(typing.map(({ driver }) => driver));
        return pages.map((page) => {
            const at = typing.indexOf(page);
            const own = ({ url }) => url.slice(page.url.length);
            return at < 0 ? undefined : { strokes: strokes[at], asked: asked[at].map(own), bare: bare[at] };
        });
    } finally {
        for (const { browser } of pages) await browser.close();
    }
}

/**
 * Types `rounds` times; gives for each build times in milliseconds as `spread` has them, or undefined
 * where there is no search box.
 */
export async function measureKeys(builds, rounds) {
    const all = [];
    for (let at = 0; at < rounds; at += 1) all.push(await round(builds));
    const results = builds.map((_, at) => all.map((one) => one[at]));
    return results.map((mine) => {
        if (mine.includes(undefined)) return undefined;
        const strokes = mine.flatMap((one) => one.strokes);
        return {
            ...spread(strokes.map(({ painted }) => painted)),
            changed: strokes.filter(({ changed }) => changed).length,
            late: strokes.filter(({ late }) => late).length,
            handled: spread(strokes.map(({ handled }) => handled)),
            bare: spread(mine.flatMap(({ bare }) => bare.map(({ painted }) => painted))),
            asked: mine.flatMap((one) => one.asked),
        };
    });
}

function spread(times) {
    return {
        count: times.length,
        p50: quantile(times, 0.5),
        p95: quantile(times, 0.95),
        most: Math.max(...times),
        inFrame: times.filter((time) => time <= FRAME).length,
    };
}
