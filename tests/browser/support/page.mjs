// The page as a person meets it: things are found by role and name, or by data-testid where they
// have neither. No test should need a CSS path.
//
// Whatever finds a thing waits for it; `target` below is an element, or a promise of one.
import assert from 'node:assert/strict';
import { By, Key } from 'selenium-webdriver';

export { Key };

const patience = 10_000;
const pause = 25;

// Which elements can have a role, beside those with a role attribute. The browser decides in the
// end: it is asked for the role and the name of each of these.
const candidates = {
    article: 'article',
    blockquote: 'blockquote',
    button: 'button, input[type=button], input[type=submit], input[type=reset]',
    checkbox: 'input[type=checkbox]',
    combobox: 'select, input[list]',
    deletion: 'del',
    dialog: 'dialog',
    disclosure: 'summary',
    form: 'form',
    group: 'fieldset, details, optgroup',
    heading: 'h1, h2, h3, h4, h5, h6',
    img: 'img, svg',
    image: 'img, svg',
    insertion: 'ins',
    link: 'a[href]',
    list: 'ul, ol, menu',
    listbox: 'select',
    listitem: 'li',
    main: 'main',
    mark: 'mark',
    navigation: 'nav',
    option: 'option',
    radio: 'input[type=radio]',
    region: 'section',
    search: 'search',
    searchbox: 'input[type=search]',
    status: 'output',
    table: 'table',
    textbox: 'input:not([type]), input[type=text], input[type=search], textarea',
};

/** `browser` as openBrowser returns it; `site` is the address that ends with the base path. */
export function pageOf({ driver }, site) {
    const page = {
        driver,
        site,

        // ---- going places ----

        /** Loads the app afresh at a route such as '#/quotes?q=peace', and waits for it to show. */
        async open(route = '') {
            await driver.get('about:blank');
            await driver.get(new URL(route, site).href);
            await page.shown();
        },

        /** Changes the fragment only, as a followed link does. */
        async goto(route) {
            await driver.executeScript('location.hash = arguments[0]', route);
        },

        async reload() {
            await driver.navigate().refresh();
            await page.shown();
        },

        back: () => driver.navigate().back(),
        forward: () => driver.navigate().forward(),

        /** The app has started: the static first screen is gone, and there is a heading. */
        shown: () => page.waitFor(() => driver.executeScript('return !document.getElementById("waiting") && !!document.querySelector("h1")'), 'a first heading'),

        /** The fragment of the address, '' when there is none. */
        route: () => driver.executeScript('return location.hash'),
        title: () => driver.getTitle(),

        // ---- finding ----

        /**
         * The one visible element with this role and name; `name` is a string (whole) or a pattern. `text` is what
         * there is to read in it, for what has no name of its own, such as an item of a list.
         */
        byRole: (role, name, { within, text } = {}) =>
            theOne(
                () => page.allByRole(role, name, { within, text }),
                [role, name && `named ${show(name)}`, text && `that reads ${show(text)}`].filter(Boolean).join(' '),
            ),

        /** All visible elements with this role, name and text, as of now; waits for nothing. */
        async allByRole(role, name, { within, text } = {}) {
            const css = [`[role~="${role}"]`, candidates[role]].filter(Boolean).join(', ');
            const scope = (await within) ?? driver;
            return keep(await scope.findElements(By.css(css)), async (element) =>
                (await element.isDisplayed()) &&
                sameRole(await element.getAriaRole(), role) &&
                (name === undefined || matches((await element.getAccessibleName()).trim(), name)) &&
                (text === undefined || matches((await element.getText()).trim(), text)),
            );
        },

        /** The one element with this data-testid, seen or not. */
        byTestId: (id, { within } = {}) => theOne(() => page.allByTestId(id, { within }), `data-testid ${show(id)}`),

        /** All elements with this data-testid, as of now; waits for nothing. */
        async allByTestId(id, { within } = {}) {
            return ((await within) ?? driver).findElements(By.css(`[data-testid="${id}"]`));
        },

        // ---- reading ----

        /** What a reader sees of an element, or of the whole page. */
        async text(target) {
            return (await (target ?? driver.findElement(By.css('body')))).getText();
        },

        texts: async (targets) => Promise.all((await targets).map((element) => element.getText())),
        /** What those hear of elements who do not see the page: hidden words too, on one line. */
        heard: async (targets) =>
            Promise.all((await targets).map(async (one) => (await one.getProperty('textContent')).replace(/\s+/g, ' ').trim())),
        value: async (target) => (await target).getProperty('value'),
        attribute: async (target, name) => (await target).getDomAttribute(name),

        /** The focused element; ask it for its role or its name. */
        focused: () => driver.switchTo().activeElement(),
        sameElement: async (one, other) => (await (await one).getId()) === (await (await other).getId()),
        /** Waits until the focus is there. `find` finds the element, anew each time. */
        hasFocus: (find) => page.eventually(async () => assert.ok(await page.sameElement(page.focused(), find()), 'the focus is elsewhere')),

        /** How many pixels the page can be scrolled sideways; 0 on a sound page. */
        sidewaysScroll: () =>
            driver.executeScript(
                'const e = document.scrollingElement; return Math.max(0, e.scrollWidth - document.documentElement.clientWidth)',
            ),

        // ---- doing ----

        async click(target) {
            await (await target).click();
        },

        /** Replaces what stands in a field, key by key, as a person does. */
        async type(target, text) {
            const field = await target;
            if (await field.getProperty('value')) {
                await field.sendKeys(Key.chord(Key.CONTROL, 'a'), Key.BACK_SPACE);
            }
            await field.sendKeys(text);
        },

        /** Chooses the one option of a list to choose from whose text that is; `text` is a string (whole) or a pattern. */
        async choose(target, text) {
            const options = await page.allByRole('option', undefined, { within: target, text });
            assert.equal(options.length, 1, `${options.length} options fit: ${show(text)}`);
            await options[0].click();
        },

        /** Presses keys wherever the focus is: `press(Key.TAB)`, `press('/')`. */
        async press(...keys) {
            await driver.actions().sendKeys(...keys).perform();
        },

        // ---- waiting ----

        /**
         * Waits until `condition` returns something true, and returns that. A failed assertion or
         * an element that went away meanwhile counts as not yet.
         */
        async waitFor(condition, what = 'the condition', { timeout = patience } = {}) {
            const end = Date.now() + timeout;
            let last;
            do {
                try {
                    const value = await condition();
                    if (value) {
                        return value;
                    }
                    last = undefined;
                } catch (error) {
                    if (!passing(error)) {
                        throw error;
                    }
                    last = error;
                }
                await new Promise((done) => setTimeout(done, pause));
            } while (Date.now() < end);
            throw new Error(`waited ${timeout / 1000} s for ${what}${last ? `; last: ${last.message}` : ''}`, { cause: last });
        },

        /** Waits until an assertion holds: `eventually(async () => assert.equal(await …, 3))`. */
        eventually: (assertion, options) =>
            page.waitFor(async () => {
                await assertion();
                return true;
            }, 'an assertion', options),

        /**
         * For what must not happen: the assertion holds now and for so many milliseconds, and is tried all the while.
         * They are no pause that something needs: whatever would break it does so sooner or later, and a test can
         * wait for ever no more than a reader does.
         */
        async throughout(milliseconds, assertion) {
            const end = Date.now() + milliseconds;
            do {
                await assertion();
                await new Promise((done) => setTimeout(done, pause));
            } while (Date.now() < end);
            await assertion();
        },

        /** Until the browser has drawn what the page has done by now, and what follows that in the next frame. */
        drawn: () =>
            driver.executeAsyncScript(
                'const [done] = arguments; requestAnimationFrame(() => requestAnimationFrame(() => done()))',
            ),
    };

    function theOne(find, what) {
        return page.waitFor(async () => {
            const found = await find();
            assert.ok(found.length <= 1, `${found.length} elements fit: ${what}`);
            return found[0];
        }, what);
    }

    return page;
}

/** What may pass by waiting: a page in the middle of an update. */
function passing(error) {
    return error instanceof assert.AssertionError || ['StaleElementReferenceError', 'NoSuchElementError'].includes(error.name);
}

async function keep(elements, isWanted) {
    const kept = [];
    for (const element of elements) {
        // A list that is redrawn while it is read loses elements; those are not wanted any more.
        if (await isWanted(element).catch((error) => (passing(error) ? false : Promise.reject(error)))) {
            kept.push(element);
        }
    }
    return kept;
}

// The browser's names for these differ from those that pages write; a summary has none there.
const synonyms = { image: 'img', presentation: 'none', DisclosureTriangle: 'disclosure' };

function sameRole(one, other) {
    return (synonyms[one] ?? one) === (synonyms[other] ?? other);
}

function matches(text, name) {
    return name instanceof RegExp ? name.test(text) : text === name;
}

function show(name) {
    return name instanceof RegExp ? String(name) : `"${name}"`;
}
