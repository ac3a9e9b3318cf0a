// Pictures of every page for the eye: each route, wide and phone, light and dark, whole pages,
// into screenshots/ (which git ignores).
//
//   node tests/browser/screenshots.mjs [PART_OF_A_NAME...]     only the routes named
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './support/browser.mjs';
import { pageOf } from './support/page.mjs';
import { serveSite } from './support/server.mjs';

const routes = [
    { name: 'story', route: '#/' },
    { name: 'quotes', route: '#/quotes' },
    { name: 'quotes-search', route: '#/quotes?q=NATO+membership&kind=direct&kind=mixed' },
    { name: 'quotes-nothing', route: '#/quotes?q=umbrella&kind=indirect' },
    { name: 'quotes-doubtful', route: '#/quotes?q=offer&doubtful=1' },
    { name: 'quotes-denied', route: '#/quotes?q=owing+America' },
    { name: 'speakers', route: '#/speakers' },
    { name: 'speaker', route: '#/speakers/volodymyr-zelensky' },
    { name: 'speaker-related', route: '#/speakers/moscow' },
    { name: 'compare', route: '#/compare?left=000-give-up-my-post&right=001-offers-to-step-down' },
    { name: 'texts', route: '#/compare?left=000-give-up-my-post&right=001-offers-to-step-down&view=texts&statement=sc0690b06' },
    { name: 'three-texts', route: '#/compare?left=000-give-up-my-post&right=001-offers-to-step-down&also=003-keeps-pushing&view=texts' },
    { name: 'statement', route: '#/statement/sc0690b06' },
    { name: 'statement-parted', route: '#/statement/sb2266bfb' },
    { name: 'article', route: '#/article/004-proposes-peace' },
    { name: 'embed-quotation', route: '?embed=1#/quote/q4b2884f0' },
    { name: 'embed-statement', route: '?embed=1&dark=1#/statement/sc0690b06' },
    { name: 'embed-comparison', route: '?embed=1&plain=1&transparent=1#/compare?left=000-give-up-my-post&right=001-offers-to-step-down' },
    { name: 'embed-search', route: '?embed=1&view=quotes%3Fq%3Dumbrella' },
    { name: 'workspace-add', route: 'workspace/#/add' },
    { name: 'workspace-review', route: 'workspace/#/review' },
    { name: 'workspace-save', route: 'workspace/#/save' },
    { name: 'unknown', route: '#/nonsense' },
];

const folder = fileURLToPath(new URL('../../screenshots/', import.meta.url));
// Nobody looks further down than this, and the browser refuses pictures without end.
const tallest = 6000;

const parts = process.argv.slice(2);
const wanted = routes.filter(({ name }) => parts.length === 0 || parts.some((part) => name.includes(part)));
const server = await serveSite();
await mkdir(folder, { recursive: true });
try {
    for (const size of ['wide', 'phone']) {
        for (const scheme of ['light', 'dark']) {
            await photograph(size, scheme);
        }
    }
} finally {
    await server.close();
}

async function photograph(size, scheme) {
    const browser = await openBrowser({ size, scheme });
    try {
        const page = pageOf(browser, server.url);
        for (const { name, route } of wanted) {
            await page.open(route);
            await settled(browser.driver);
            const file = `${folder}${name}-${size}-${scheme}.png`;
            await writeFile(file, await wholePage(browser), 'base64');
            console.log(file);
        }
    } finally {
        await browser.close();
    }
}

/** Waits until fonts are there and the document has not changed for a while. */
function settled(driver) {
    return driver.executeAsyncScript(`
        const done = arguments[0];
        let timer = setTimeout(done, 300);
        new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, 300); })
            .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        setTimeout(done, 5000);
    `);
}

async function wholePage({ cdp, driver }) {
    if (!cdp) {
        return driver.takeScreenshot();
    }
    const { cssContentSize } = await cdp('Page.getLayoutMetrics');
    const { data } = await cdp('Page.captureScreenshot', {
        format: 'png',
        captureBeyondViewport: true,
        clip: {
            x: 0,
            y: 0,
            width: cssContentSize.width,
            height: Math.min(cssContentSize.height, tallest),
            scale: 1,
        },
    });
    return data;
}
