// What the app costs a visitor: bytes, time to the first results, time from a key to its results.
//
//   node tests/browser/measure.mjs              all of it
//   node tests/browser/measure.mjs --bytes      sizes only; needs no browser
//   node tests/browser/measure.mjs --check      ends with 1 where a budget is exceeded
//   node tests/browser/measure.mjs --collection DIST  another collection's site: times on this machine only
//   node tests/browser/measure.mjs --review FILE…  opening, reviewing and showing the articles in these files only
//
// "First quotations" is the paint after the first [data-testid="opening"] of the static first
// screen is in the document, "first results" the one after the first [data-testid="quotation"] of
// the running explorer, both from the start of the navigation to #/quotes, in a new browser each
// time. "Keystroke" is from the input event in [data-testid="search-box"] to the end of the next
// paint; how many keys had changed [data-testid="results"] by then is counted. A "step" is from the click
// to the end of the first paint in which the article has a quotation less, or one more, or the review or the explorer is
// there; tasks on the main thread are those that the browser itself calls long, of 50 ms and more.
import { readdir, readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { brotli } from '../../scripts/serve.mjs';
import { serveSite } from './support/server.mjs';

const budgets = {
    // The saved explorer without its dataset, in times of what the hosted page loads: gzip leaves a fifth more
    // than brotli, and base64 makes a third more of that.
    saved: 1.8,
    // What the hosted page loads, after brotli.
    bytes: 400_000,
    // Median time to the first quotations on the slow device and network below.
    firstResults: 1_000,
    // Half of all keystrokes: one frame. Keys that change every card in sight take longer;
    // docs/PERFORMANCE.md has the figures.
    keystroke: 16,
};

const slow = { cpu: 4, downKbps: 1_600, upKbps: 750, latency: 150 };
const loads = 5;
// Forty keys: words that narrow the list, and the way back.
const typed = [...'peace talks in the middle', ...Array(15).fill('\b')];
// Between keys: longer than any update should take, so that keystrokes do not overlap.
const rest = 120;

const { values: asked } = parseArgs({
    options: {
        bytes: { type: 'boolean' },
        check: { type: 'boolean' },
        collection: { type: 'string' },
        review: { type: 'string', multiple: true },
        dist: { type: 'string' },
    },
});
const dist = asked.collection ?? asked.dist ?? fileURLToPath(new URL('../../dist', import.meta.url));

// ---- sizes -----------------------------------------------------------------------------------

async function measureBytes() {
    const entries = await readdir(dist, { recursive: true, withFileTypes: true }).catch(() => {
        throw new Error('there is no dist/; run `make build` first');
    });
    const files = [];
    for (const entry of entries.filter((one) => one.isFile())) {
        const path = join(entry.parentPath ?? entry.path, entry.name);
        const bytes = await readFile(path);
        files.push({ name: relative(dist, path), raw: bytes.length, brotli: (await brotli(bytes)).length });
    }
    const saved = files.find(({ name }) => name === SAVED);
    const dataset = files.find(({ name }) => name === 'dataset.json');
    const adding = files.filter(({ name }) => ADDING.test(name));
    files.splice(0, files.length, ...files.filter(({ name }) => LOADED.test(name)));
    files.sort((one, other) => other.brotli - one.brotli || (one.name < other.name ? -1 : 1));
    const total = {
        name: 'total',
        raw: sum(files.map(({ raw }) => raw)),
        brotli: sum(files.map((file) => file.brotli)),
    };
    console.log('Bytes that the hosted page loads, as they are and after brotli 11\n');
    for (const { name, raw, brotli: packed } of [...files, total]) {
        console.log(`${number(raw)} ${number(packed)}  ${name}`);
    }
    console.log(`\n${number(saved.raw)} ${number(saved.brotli)}  ${saved.name}: the explorer saved in one file`);
    console.log(`${number(sum(adding.map(({ raw }) => raw)))} ${number(sum(adding.map((file) => file.brotli)))}  ${adding.map(({ name }) => name).join(', ')}: who adds articles loads them besides`);
    return { hosted: total.brotli, saved: saved.raw - dataset.raw };
}

/// The explorer saved in one file.
const SAVED = 'crossquote.html';

/// What a visit asks for. Not the search index: it is asked for with large collections only
/// (crossquote-core's Index::WORTH_READING), nor what a browser loads beside the page in its own time.
const LOADED = /^(index\.html|crossquote-app-.*\.(js|wasm)|dataset\.json|installed\.js)$/;

/// What reads people's own articles, loaded once somebody adds some.
const ADDING = /^(ondemand\.js|desk\.js|desk_bg\.wasm|engine\.js|engine_bg\.wasm)$/;

// ---- times -----------------------------------------------------------------------------------

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

/**
 * Runs in the page: notes for each input event when the paint that follows it was done, and
 * whether the results had changed by then. What the app draws later, below the first cards, once
 * typing pauses, is not counted.
 */
function watchKeystrokes() {
    const strokes = (window.crossquoteStrokes = []);
    let current;
    addEventListener(
        'input',
        () => {
            const stroke = (current = { start: performance.now(), changes: 0 });
            strokes.push(stroke);
            requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => (stroke.painted = performance.now() - stroke.start);
                port2.postMessage(0);
            });
        },
        true,
    );
    // After all that the explorer does at once.
    addEventListener('input', () => (current.handled = performance.now() - current.start));
    new MutationObserver(() => {
        if (current && current.painted === undefined) {
            current.changes += 1;
        }
    }).observe(document.querySelector('[data-testid="results"]') ?? document.body, {
        subtree: true,
        childList: true,
        characterData: true,
    });
}

async function measureFirstResults(throttled) {
    const times = [];
    const opened = [];
    const afterLoad = [];
    let transferred = 0;
    for (let load = 0; load < loads; load += 1) {
        const result = await withPage({}, async ({ cdp, driver }, page) => {
            await cdp('Page.addScriptToEvaluateOnNewDocument', { source: `(${watchFirstResults})()` });
            if (throttled) {
                await cdp('Emulation.setCPUThrottlingRate', { rate: slow.cpu });
                await cdp('Network.emulateNetworkConditions', {
                    offline: false,
                    latency: slow.latency,
                    downloadThroughput: (slow.downKbps * 1000) / 8,
                    uploadThroughput: (slow.upKbps * 1000) / 8,
                });
            }
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
        if (result.painted === undefined) {
            return undefined;
        }
        times.push(result.painted);
        opened.push(result.opened);
        afterLoad.push(result.painted - result.loaded);
        transferred = result.bytes;
    }
    return { median: quantile(times, 0.5), times, opened: quantile(opened, 0.5), afterLoad: quantile(afterLoad, 0.5), transferred };
}

async function measureKeystrokes() {
    // Headless Chromium starts the frame of an idle page at once, so there is little waiting for a
    // screen in these figures; lifting its frame rate limit made them no smaller, only less steady.
    return withPage({}, async ({ driver, requests }, page) => {
        await page.open('#/quotes');
        const box = await page
            .waitFor(async () => (await page.allByTestId('search-box'))[0], 'a search box', { timeout: 5_000 })
            .catch(() => undefined);
        if (!box) {
            return undefined;
        }
        // A large collection's texts are fetched ahead while nobody waits: who types meanwhile waits for one.
        while ((await requests()).length > 0) {
            await new Promise((done) => setTimeout(done, 1_000));
        }
        const strokes = await typeInto(driver, box);
        const times = strokes.map(({ painted }) => painted);
        return {
            asked: (await requests()).map(({ url }) => url.slice(site.length)),
            count: times.length,
            inFrame: times.filter((time) => time < FRAME).length,
            most: Math.max(...times),
            bare: await measureBare(driver),
            changed: strokes.filter(({ changes }) => changes > 0).length,
            p50: quantile(times, 0.5),
            p95: quantile(times, 0.95),
            handled: [0.5, 0.95, 1].map((share) => milliseconds(quantile(strokes.map(({ handled }) => handled), share), 1)),
        };
    });
}

/// Types the keys, and gives what watchKeystrokes noted of each.
async function typeInto(driver, box) {
    await driver.executeScript(`(${watchKeystrokes})()`);
    // As a person does, who is in the box before the first key: a driver would go there in the same turn.
    await box.click();
    await new Promise((done) => setTimeout(done, rest));
    for (const key of typed) {
        await box.sendKeys(key === '\b' ? Key.BACK_SPACE : key);
        await new Promise((done) => setTimeout(done, rest));
    }
    return driver.executeScript('return window.crossquoteStrokes');
}

/// Milliseconds of a frame, of sixty a second.
const FRAME = 1000 / 60;

/// The same keys on a page with nothing but a box and a line that repeats what is typed: what browser and machine
/// take by themselves, in the same run.
async function measureBare(driver) {
    await driver.get(`data:text/html,${encodeURIComponent('<input><p></p><script>document.querySelector("input").oninput = ({ target }) => (document.querySelector("p").textContent = target.value)</script>')}`);
    const times = (await typeInto(driver, await driver.findElement({ css: 'input' }))).map(({ painted }) => painted);
    return [0.5, 0.95, 1].map((share) => milliseconds(quantile(times, share), 1));
}

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

async function measureReview(files) {
    return withPage({}, async ({ driver }, page) => {
        await page.open('#/add');
        await (await page.byTestId('files')).sendKeys(files.map((file) => resolve(file)).join('\n'));
        await page.waitFor(async () => /files? read\.$/.test(await page.text(page.byTestId('progress'))), 'all read', { timeout: 600_000 });
        const steps = [];
        const step = async (words, selector) => {
            steps.push({ words, ...(await driver.executeAsyncScript(`(${watchClick})(...arguments)`, words, selector)) });
        };
        await driver.manage().setTimeouts({ script: 120_000 });
        // `12 quotations, 3 doubtful`
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
        await step('Show who said what', '.story-head');
        return steps;
    });
}

let site;
let Key;

async function withPage(options, work) {
    const [{ openBrowser }, support] = await Promise.all([import('./support/browser.mjs'), import('./support/page.mjs')]);
    Key = support.Key;
    const browser = await openBrowser(options);
    try {
        return await work(browser, support.pageOf(browser, site));
    } finally {
        await browser.close();
    }
}

// ---- report ----------------------------------------------------------------------------------

function sum(numbers) {
    return numbers.reduce((one, other) => one + other, 0);
}

function quantile(numbers, share) {
    const sorted = [...numbers].sort((one, other) => one - other);
    return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

function number(value) {
    return value.toLocaleString('en').padStart(12);
}

function milliseconds(value, digits = 0) {
    return `${value.toFixed(digits)} ms`;
}

const failures = [];

function hold(what, value, budget, unit) {
    const kept = value !== undefined && value <= budget;
    const shown = value === undefined ? 'not measured' : `${Math.round(value * 10) / 10} ${unit}`;
    console.log(`  ${kept ? 'within' : 'OVER  '}  ${what}: ${shown} of ${budget} ${unit}`);
    if (!kept) {
        failures.push(what);
    }
}

if (asked.review) {
    const server = await serveSite({ quality: 1, dist });
    site = server.url;
    try {
        for (const { words, shown, long } of await measureReview(asked.review)) {
            const tasks = long.length === 0 ? 'no task over 50 ms' : `tasks of ${long.map((task) => milliseconds(task)).join(', ')}`;
            console.log(`  ${words.padEnd(18)} shown after ${milliseconds(shown)}; ${tasks}`);
        }
    } finally {
        await server.close();
    }
    process.exit();
}

const bytes = asked.collection ? undefined : await measureBytes();
let fast, slowed, keys, saved;
if (!asked.bytes) {
    const server = await serveSite({ quality: asked.collection ? 1 : 11, dist });
    site = server.url;
    try {
        // The unhurried loads come first: they have the server compress everything.
        fast = await measureFirstResults(false);
        slowed = fast && !asked.collection && (await measureFirstResults(true));
        keys = await measureKeystrokes();
    } finally {
        await server.close();
    }
    if (!asked.collection) {
        site = pathToFileURL(join(dist, SAVED)).href;
        saved = { fast: await measureFirstResults(false), slowed: await measureFirstResults(true) };
    }
    console.log(`\nTimes in ${process.env.BROWSER || 'chromium'} on ${cpus().length} × ${cpus()[0].model.trim()}\n`);
    const none = 'no [data-testid="quotation"] appeared on #/quotes';
    const line = ({ median, times, opened, afterLoad }) =>
        `median ${milliseconds(median)} of ${loads} loads (${times.map((time) => time.toFixed(0)).join(', ')}); ${milliseconds(afterLoad)} after the page's load event; first quotations of the page itself ${milliseconds(opened)}`;
    console.log(`  transferred on #/quotes         ${fast && fast.transferred ? `${fast.transferred.toLocaleString('en')} bytes` : none}`);
    console.log(`  first results                   ${fast ? line(fast) : none}`);
    if (!asked.collection) console.log(`  first results, slowed           ${slowed ? line(slowed) : none}`);
    if (!asked.collection) console.log(`    (processor ${slow.cpu} times slower; ${slow.downKbps} kbit/s down, ${slow.upKbps} up, ${slow.latency} ms round trip)`);
    if (saved?.fast && saved.slowed) {
        console.log(`  first results, saved            ${line(saved.fast)}`);
        console.log(`  first results, saved, slowed    ${line(saved.slowed)}`);
    }
    console.log(
        `  keystroke to painted results    ${
            keys
                ? `p50 ${milliseconds(keys.p50, 1)}, p95 ${milliseconds(keys.p95, 1)}, at most ${milliseconds(keys.most, 1)} of ${keys.count} keys (${keys.changed} changed the results), ${keys.inFrame} within a frame; on a bare page p50 ${keys.bare[0]}, p95 ${keys.bare[1]}, at most ${keys.bare[2]}; the explorer's own part p50 ${keys.handled[0]}, p95 ${keys.handled[1]}, at most ${keys.handled[2]}`
                : 'no [data-testid="search-box"] appeared on #/quotes'
        }`,
    );
    console.log(`  requests after the first results ${keys ? `${keys.asked.length} ${keys.asked.slice(0, 5).join(' ')}` : 'not measured'}`);
}

console.log('\nBudgets\n');
if (!asked.collection) {
    hold('hosted, after brotli', bytes.hosted, budgets.bytes, 'bytes');
    hold('saved in one file, without the dataset', bytes.saved, Math.round(budgets.saved * bytes.hosted), 'bytes');
}
if (!asked.bytes && !asked.collection) {
    hold('first quotations on screen, slowed', slowed?.opened, budgets.firstResults, 'ms');
}
if (!asked.bytes) {
    hold('keystroke, p50', keys?.p50, budgets.keystroke, 'ms');
}
if (asked.check && failures.length > 0) {
    console.error(`\nover budget: ${failures.join(', ')}`);
    process.exit(1);
}
