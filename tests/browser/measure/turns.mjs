// One build, or two by turns: each round opens a new browser for each of them, and every second round
// begins with the other one, so that neither has the machine at its better times.
import { openBrowser } from '../support/browser.mjs';
import { pageOf } from '../support/page.mjs';

/** `work` for each of `builds`, `rounds` times; gives for each build what its rounds gave. */
export async function byTurns(builds, rounds, work) {
    const results = builds.map(() => []);
    for (let round = 0; round < rounds; round += 1) {
        const order = [...builds.keys()];
        if (round % 2 === 1) order.reverse();
        for (const at of order) results[at].push(await work(builds[at]));
    }
    return results;
}

/** `work` with an empty browser and a page whose routes are of the site at `address`. */
export async function withPage(address, work) {
    const browser = await openBrowser();
    try {
        return await work(browser, pageOf(browser, address));
    } finally {
        await browser.close();
    }
}

/// The slowed profile: how many times slower the processor is, and the network.
export const slow = { cpu: 4, downKbps: 1_600, upKbps: 750, latency: 150 };

/** Slows a browser to that profile. */
export async function slowDown({ cdp }) {
    await cdp('Emulation.setCPUThrottlingRate', { rate: slow.cpu });
    await cdp('Network.emulateNetworkConditions', {
        offline: false,
        latency: slow.latency,
        downloadThroughput: (slow.downKbps * 1000) / 8,
        uploadThroughput: (slow.upKbps * 1000) / 8,
    });
}

export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
