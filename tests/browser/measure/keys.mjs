// From a key in the search box to its painted results.
//
// A "keystroke" is from the input event in [data-testid="search-box"] to the end of the paint that shows
// its results: the next paint, unless the count of results or the first card changes once more before the
// next key. Then it is the paint after the last such change, and counted as "in a later frame". What the
// explorer draws below the first card, once typing pauses, is not counted.
import { Key } from '../support/page.mjs';
import { FRAME, quantile } from './report.mjs';
import { byTurns, pause, withPage } from './turns.mjs';

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

/// Types the keys, and gives what watchKeystrokes noted of each.
async function typeInto(driver, box) {
    await driver.executeScript(`(${watchKeystrokes})()`);
    // As a person does, who is in the box before the first key: a driver would go there in the same turn.
    await box.click();
    await pause(REST);
    for (const key of typed) {
        await box.sendKeys(key === '\b' ? Key.BACK_SPACE : key);
        await pause(REST);
    }
    return driver.executeScript('return window.crossquoteStrokes');
}

/// The same keys on a page with nothing but a box and a line that repeats what is typed: what browser and machine
/// take by themselves, in the same run.
async function typeBare(driver) {
    await driver.get(`data:text/html,${encodeURIComponent('<input><p></p><script>document.querySelector("input").oninput = ({ target }) => (document.querySelector("p").textContent = target.value)</script>')}`);
    return typeInto(driver, await driver.findElement({ css: 'input' }));
}

/**
 * Types by turns, `rounds` times each; gives for each build times in milliseconds as `spread` has them,
 * or undefined where there is no search box.
 */
export async function measureKeys(builds, rounds) {
    // Headless Chromium starts the frame of an idle page at once, so there is little waiting for a
    // screen in these figures; lifting its frame rate limit made them no smaller, only less steady.
    const results = await byTurns(builds, rounds, ({ url }) =>
        withPage(url, async ({ driver, requests }, page) => {
            await page.open('#/quotes');
            const box = await page
                .waitFor(async () => (await page.allByTestId('search-box'))[0], 'a search box', { timeout: 5_000 })
                .catch(() => undefined);
            if (!box) return undefined;
            // A large collection's texts are fetched ahead while nobody waits: who types meanwhile waits for one.
            while ((await requests()).length > 0) await pause(1_000);
            const strokes = await typeInto(driver, box);
            const asked = (await requests()).map((request) => request.url.slice(url.length));
            return { strokes, asked, bare: await typeBare(driver) };
        }),
    );
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
