// What Lighthouse says of the hosted build: the four scores, on a slowed phone and on a desktop, and what
// keeps a score from 100. run.sh installs Lighthouse beside the build and runs this.
//
//   node research/lighthouse/lighthouse.mjs FOLDER     FOLDER has node_modules/lighthouse
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser } from '../../tests/browser/support/find-browser.mjs';
import { serveSite } from '../../tests/browser/support/server.mjs';

const [folder] = process.argv.slice(2);
const bring = (path) => import(pathToFileURL(join(resolve(folder), 'node_modules', path)).href);
const { default: lighthouse } = await bring('lighthouse/core/index.js');
const { default: desktop } = await bring('lighthouse/core/config/desktop-config.js');
const { launch } = await bring('chrome-launcher/dist/index.js');

const site = await serveSite({ quality: 11 });
const chrome = await launch({ chromePath: findBrowser().browser, chromeFlags: ['--headless', '--no-sandbox'] });
try {
    // Once beforehand, so that the server has compressed everything, as a host has.
    await lighthouse(site.url, { port: chrome.port, onlyCategories: ['seo'], logLevel: 'error' });
    for (const [form, config] of [['phone', undefined], ['desktop', desktop]]) {
        for (const route of ['#/', '#/quotes', '#/statement/sc0690b06']) {
            const { lhr } = await lighthouse(site.url + route, { port: chrome.port, logLevel: 'error' }, config);
            const wanted = ['performance', 'accessibility', 'best-practices', 'seo'].map((id) => lhr.categories[id]);
            const milliseconds = (id) => `${Math.round(lhr.audits[id].numericValue)} ms`;
            console.log(`\n${form}, ${route}: ${wanted.map(({ title, score }) => `${title} ${Math.round(score * 100)}`).join(', ')}`);
            console.log(`    first content ${milliseconds('first-contentful-paint')}, largest ${milliseconds('largest-contentful-paint')}, blocked ${milliseconds('total-blocking-time')}, interactive ${milliseconds('interactive')}, layout moved ${lhr.audits['cumulative-layout-shift'].numericValue.toFixed(3)}`);
            for (const { id, auditRefs } of wanted) {
                for (const { id: name, weight } of auditRefs) {
                    const { score, displayValue, title } = lhr.audits[name];
                    if (weight > 0 && score !== null && score < 0.995) {
                        console.log(`    ${id}: ${title}: ${displayValue ?? score}`);
                    }
                }
            }
        }
    }
} finally {
    await chrome.kill();
    await site.close();
}
