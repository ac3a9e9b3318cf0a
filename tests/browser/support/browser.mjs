// Starts and ends browsers. All that differs between kinds of browser is in this file: a kind is
// one row of `kinds`, and what a kind cannot do is absent there, never guessed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Builder, Capabilities, logging } from 'selenium-webdriver';
import chrome from 'selenium-webdriver/chrome.js';
import firefox from 'selenium-webdriver/firefox.js';
import { DriverService } from 'selenium-webdriver/remote/index.js';
import { findBrowser } from './find-browser.mjs';

export const sizes = {
    wide: { width: 1280, height: 900, scale: 1, mobile: false },
    phone: { width: 390, height: 844, scale: 2, mobile: true },
};

/**
 * Opens an empty browser with a fresh profile.
 *
 * `size`: a name in `sizes`, or an object like its values. `scheme`: 'light' or 'dark'.
 * `flags`: further command-line flags.
 *
 * Returns `{ kind, driver, console, requests, cdp, emulate, close }`. `console()` and `requests()`
 * return what has gathered since they were last called; they and `cdp` are undefined where the
 * browser tells no such thing.
 */
export async function openBrowser({ size = 'wide', scheme = 'light', flags = [] } = {}) {
    const found = findBrowser();
    const profile = await mkdtemp(join(tmpdir(), 'crossquote-browser-'));
    const view = { ...(sizes[size] ?? size), scheme };
    const ends = [];
    let driver;
    async function close() {
        await driver?.quit().catch(() => {});
        for (const end of ends.reverse()) {
            await end();
        }
        await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
    try {
        driver = await kinds[found.kind].start({ ...found, profile, view, flags, atEnd: (end) => ends.push(end) });
        await driver.manage().setTimeouts({ script: 30_000, pageLoad: 60_000, implicit: 0 });
        const browser = { kind: found.kind, driver, close, ...kinds[found.kind].abilities(driver) };
        await browser.emulate(view);
        return browser;
    } catch (error) {
        await close();
        throw error;
    }
}

const kinds = {
    chromium: {
        start({ browser, driver, profile, flags }) {
            const logs = new logging.Preferences();
            logs.setLevel(logging.Type.BROWSER, logging.Level.ALL);
            logs.setLevel(logging.Type.PERFORMANCE, logging.Level.ALL);
            const options = new chrome.Options();
            options.setBinaryPath(browser);
            options.setLoggingPrefs(logs);
            options.addArguments(
                '--headless',
                '--no-sandbox',
                '--disable-gpu',
                '--no-first-run',
                '--disable-background-networking',
                '--disable-component-update',
                '--disable-dev-shm-usage',
                '--disable-sync',
                '--hide-scrollbars',
                `--user-data-dir=${profile}`,
                ...flags,
            );
            return new Builder()
                .forBrowser('chrome')
                .setChromeOptions(options)
                .setChromeService(new chrome.ServiceBuilder(driver))
                .build();
        },
        abilities(driver) {
            const cdp = (command, parameters = {}) => driver.sendAndGetDevToolsCommand(command, parameters);
            return {
                cdp,
                console: gather(driver, logging.Type.BROWSER, ({ level, message }) => ({ level: level.name, message })),
                requests: gather(driver, logging.Type.PERFORMANCE, requestOf),
                async emulate({ width, height, scale, mobile, scheme }) {
                    await cdp('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: scale, mobile });
                    await cdp('Emulation.setTouchEmulationEnabled', { enabled: mobile });
                    await cdp('Emulation.setEmulatedMedia', {
                        features: [{ name: 'prefers-color-scheme', value: scheme }],
                    });
                },
            };
        },
    },

    firefox: {
        start({ browser, driver, profile, view, flags }) {
            const options = new firefox.Options();
            options.setBinary(browser);
            options.addArguments('-headless', '-profile', profile, ...flags);
            options.setPreference('layout.css.prefers-color-scheme.content-override', view.scheme === 'dark' ? 0 : 1);
            return new Builder()
                .forBrowser('firefox')
                .setFirefoxOptions(options)
                .setFirefoxService(new firefox.ServiceBuilder(driver))
                .build();
        },
        abilities(driver) {
            return {
                async emulate({ width, height }) {
                    await driver.manage().window().setRect({ width, height });
                },
            };
        },
    },

    // WebKit as GTK has it, with the driver that belongs to it, on a screen that nobody sees.
    webkit: {
        async start({ browser, driver, display, profile, view, flags, atEnd }) {
            const screen = await startScreen(display, view, atEnd);
            const service = new DriverService.Builder(driver)
                .setLoopback(true)
                .setEnvironment({
                    ...process.env,
                    DISPLAY: screen,
                    GDK_BACKEND: 'x11',
                    GTK_THEME: view.scheme === 'dark' ? 'Adwaita:dark' : 'Adwaita',
                    // Whatever it keeps of its own.
                    HOME: profile,
                    XDG_CACHE_HOME: profile,
                    XDG_CONFIG_HOME: profile,
                    XDG_DATA_HOME: profile,
                })
                .build();
            atEnd(() => service.kill());
            const address = await service.start();
            return new Builder()
                .usingServer(address)
                .withCapabilities(
                    new Capabilities({
                        browserName: 'MiniBrowser',
                        'webkitgtk:browserOptions': { binary: browser, args: ['--automation', ...flags] },
                    }),
                )
                .build();
        },
        abilities(driver) {
            return {
                async emulate({ width, height }) {
                    await driver.manage().window().setRect({ width, height });
                },
            };
        },
    },
};

/** Starts an X server that draws into memory only; returns the name of its screen. */
async function startScreen(program, { width, height }, atEnd) {
    const screen = spawn(program, ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'], {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    atEnd(async () => {
        if (screen.exitCode === null) {
            screen.kill();
            await once(screen, 'exit');
        }
    });
    // It names the first screen that was free, once it is ready.
    const [number] = await Promise.race([
        once(screen.stdio[3], 'data'),
        once(screen, 'exit').then(() => Promise.reject(new Error(`${program} ended before it had a screen`))),
    ]);
    return `:${String(number).trim()}`;
}

function gather(driver, log, entryOf) {
    return async () => (await driver.manage().logs().get(log)).map(entryOf).filter(Boolean);
}

function requestOf({ message }) {
    const { method, params } = JSON.parse(message).message;
    return method === 'Network.requestWillBeSent'
        ? { url: params.request.url, type: params.type, method: params.request.method }
        : undefined;
}
