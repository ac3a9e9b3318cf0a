// Finds the browser under test and its driver on this machine. Prints them when run by itself,
// which is how scripts/setup.sh and the Makefile ask; needs no npm package.
//
// BROWSER picks the kind: chromium, firefox or webkit. The variables named in `programs` name a
// program outright.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Where scripts/setup.sh puts what it builds.
const tools = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'crossquote', 'tools');

// `folders`: where else than on PATH a program may be, with * for any part of a name.
const programs = {
    chromium: {
        browser: { variable: 'CHROMIUM', names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] },
        driver: { variable: 'CHROMEDRIVER', names: ['chromedriver'] },
        sameVersion: true,
    },
    firefox: {
        browser: { variable: 'FIREFOX', names: ['firefox', 'firefox-esr'] },
        driver: { variable: 'GECKODRIVER', names: ['geckodriver'], folders: [`${tools}/geckodriver-*/bin`] },
    },
    // Distributions keep this plain window round the engine off PATH: it is there for tests.
    webkit: {
        browser: {
            variable: 'MINIBROWSER',
            names: ['MiniBrowser'],
            folders: ['/usr/lib/*/webkit2gtk-4.1', '/usr/libexec/webkit2gtk-4.1', '/usr/lib/webkit2gtk-4.1'],
        },
        driver: { variable: 'WEBKITDRIVER', names: ['WebKitWebDriver'] },
        // It has no headless mode.
        display: { variable: 'XVFB', names: ['Xvfb'] },
    },
};

/** Returns `{ kind, browser, driver }` and where needed `display`; throws an error that says what is missing. */
export function findBrowser(kind = process.env.BROWSER || 'chromium') {
    const wanted = programs[kind];
    if (!wanted) {
        throw new Error(`BROWSER=${kind} is not known; known are ${Object.keys(programs).join(', ')}`);
    }
    const browser = locate(wanted.browser);
    const driver = locate(wanted.driver);
    if (wanted.sameVersion && major(browser) !== major(driver)) {
        throw new Error(`${browser} is version ${major(browser)}, but ${driver} is for ${major(driver)}`);
    }
    return { kind, browser, driver, ...(wanted.display && { display: locate(wanted.display) }) };
}

function locate({ variable, names, folders = [] }) {
    if (process.env[variable]) {
        return process.env[variable];
    }
    const path = (process.env.PATH ?? '').split(delimiter);
    for (const folder of [...path, ...folders.flatMap(expanded)]) {
        for (const name of names) {
            if (isProgram(join(folder, name))) {
                return join(folder, name);
            }
        }
    }
    const where = ['on PATH', ...folders].join(' or in ');
    throw new Error(`none of these is ${where}: ${names.join(', ')} (or name one: ${variable}=/path)`);
}

/** The folders that fit a pattern, newest version first. */
function expanded(pattern) {
    const [first, ...rest] = pattern.split('/');
    return rest.reduce((found, part) => found.flatMap((folder) => children(folder, part)), [`${first}/`]);
}

function children(folder, part) {
    if (!part.includes('*')) {
        return [join(folder, part)];
    }
    const [start, end] = part.split('*');
    try {
        const names = readdirSync(folder).filter((name) => name.startsWith(start) && name.endsWith(end));
        names.sort((one, other) => other.localeCompare(one, 'en', { numeric: true }));
        return names.map((name) => join(folder, name));
    } catch {
        return [];
    }
}

function isProgram(path) {
    try {
        accessSync(path, constants.X_OK);
        return statSync(path).isFile();
    } catch {
        return false;
    }
}

function major(program) {
    const version = execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return /(\d+)\.\d+/.exec(version)?.[1];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    try {
        const { browser, driver, display } = findBrowser();
        console.log([browser, driver, display].filter(Boolean).join('\n'));
    } catch (error) {
        console.error(error.message);
        process.exit(1);
    }
}
