// What must hold of every page, whatever it shows. Each check throws an error that a person can
// act on; each has been seen to fail (checks.test.mjs makes them).
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Since the last such check nothing in the console warned or complained, and no error went uncaught. */
export async function assertQuietConsole(browser) {
    const lines = (await browser.console?.()) ?? [];
    const loud = lines.filter(({ level }) => level === 'SEVERE' || level === 'WARNING');
    assert.deepEqual(loud.map(({ level, message }) => `${level}: ${message}`), [], 'the console is not quiet');
}

/** Every request since the last such check went to the site itself; data: and blob: are no requests. */
export async function assertOwnRequestsOnly(browser, site) {
    const { origin } = new URL(site);
    const requests = (await browser.requests?.()) ?? [];
    const foreign = requests
        .map(({ url }) => url)
        .filter((url) => /^(https?|wss?|ftp):/.test(url) && new URL(url).origin !== origin);
    assert.deepEqual([...new Set(foreign)], [], 'requests went to other hosts');
}

/** The page keeps no cookie. */
export async function assertNoCookies({ driver }) {
    const cookies = await driver.manage().getCookies();
    assert.deepEqual(cookies.map(({ name }) => name), [], 'cookies were set');
}

/** The page does not scroll sideways. */
export async function assertFitsWidth(page) {
    assert.equal(await page.sidewaysScroll(), 0, 'the page is wider than the window');
}

/**
 * axe-core finds nothing on the page as it stands: WCAG 2.2 A and AA, and axe's good practice.
 * `within` is a CSS selector; `except` lists rules to leave out, with the reason beside the call.
 */
export async function assertAccessible({ driver }, { within, except = [] } = {}) {
    await driver.executeScript(`if (!window.axe) { ${await readFile(axePath, 'utf8')} }`);
    const result = await driver.executeAsyncScript(
        `const [within, except, done] = arguments;
         axe.run(within ?? document, {
             resultTypes: ['violations'],
             rules: Object.fromEntries(except.map((rule) => [rule, { enabled: false }])),
             runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
         }).then(({ violations }) => done({ violations }), (error) => done({ error: String(error) }));`,
        within ?? null,
        except,
    );
    assert.equal(result.error, undefined, `axe-core did not run: ${result.error}`);
    assert.equal(result.violations.length, 0, `axe-core found:\n${result.violations.map(describe).join('\n')}`);
}

function describe({ id, impact, help, nodes }) {
    const places = nodes.map(({ target, html, failureSummary }) => {
        const why = failureSummary.split('\n').slice(1).map((line) => line.trim()).join('; ');
        return `    ${target.join(' ')}\n      ${html}\n      ${why}`;
    });
    return `  ${id} (${impact}): ${help}\n${places.join('\n')}`;
}
