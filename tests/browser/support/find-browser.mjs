// Finds the browser under test and its driver on this machine. Prints both when run by itself,
// which is how scripts/setup.sh asks; needs no npm package.
//
// BROWSER picks the kind. The variables named in `programs` name a program outright.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const programs = {
    chromium: {
        browser: { variable: 'CHROMIUM', names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] },
        driver: { variable: 'CHROMEDRIVER', names: ['chromedriver'] },
        sameVersion: true,
    },
    firefox: {
        browser: { variable: 'FIREFOX', names: ['firefox', 'firefox-esr'] },
        driver: { variable: 'GECKODRIVER', names: ['geckodriver'] },
        sameVersion: false,
    },
};

/** Returns `{ kind, browser, driver }`; throws an error that says what is missing. */
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
    return { kind, browser, driver };
}

function locate({ variable, names }) {
    if (process.env[variable]) {
        return process.env[variable];
    }
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
        for (const name of names) {
            if (isProgram(join(folder, name))) {
                return join(folder, name);
            }
        }
    }
    throw new Error(`none of these is on PATH: ${names.join(', ')} (or name one: ${variable}=/path)`);
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
        const { browser, driver } = findBrowser();
        console.log(`${browser}\n${driver}`);
    } catch (error) {
        console.error(error.message);
        process.exit(1);
    }
}
