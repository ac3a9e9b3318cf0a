// The tables of times, and their budgets. Of another collection than the five articles only keys and loads
// on this machine as it is are measured, and only the keys held to a budget.
import { cpus } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SAVED } from './bytes.mjs';
import { measureKeys } from './keys.mjs';
import { measureLoads, measureShifts } from './loading.mjs';
import { FRAME, milliseconds, ratio, table } from './report.mjs';
import { measureTasks } from './tasks.mjs';
import { slow } from './turns.mjs';

const budgets = {
    // Median time to the first quotations, and to the running explorer's first results, on the slowed profile.
    firstQuotations: 450,
    firstResults: 2_700,
    // 95 of 100 keystrokes: one frame.
    keystroke: FRAME,
    // The median keystroke, in times of the other build's.
    keystrokeBeside: 1.3,
    // Layout shift while a page loads; the aim is none, navigation.test.mjs holds the same.
    shift: 0.02,
    // The longest task on the main thread after the first page.
    task: 100,
};

/// How many loads, how many times all keys, how many ways through the pages.
const loads = 5;
const rounds = 3;

/** Measures and prints; gives what holds the budgets. */
export async function times(builds, { collection }) {
    // The unhurried loads come first: they have the server compress everything.
    const fast = await measureLoads(builds, { loads });
    const keys = await measureKeys(builds, rounds);
    const rest = collection ? undefined : await measureRest(builds);
    console.log(`\nTimes in ${process.env.BROWSER || 'chromium'} on ${cpus().length} × ${cpus()[0].model.trim()}; medians of ${loads} loads`);
    if (rest) {
        console.log(`slowed: processor ${slow.cpu} times slower; ${slow.downKbps} kbit/s down, ${slow.upKbps} up, ${slow.latency} ms round trip`);
    }
    const ms = (value) => milliseconds(value);
    const loading = [['as it is', fast], ['slowed', rest?.slowed], ['saved in one file', rest?.saved], ['saved, slowed', rest?.savedSlowed]];
    table('From the start of the navigation to #/quotes', builds, [
        ...loading.filter(([, mine]) => mine).flatMap(([how, mine]) => [
            [`first quotations, ${how}`, mine.map((one) => one?.opened), ms],
            ['    of these loads', mine.map((one) => one?.openings.map((time) => time.toFixed(0)).join(' ')), String],
            [`first results of the running explorer, ${how}`, mine.map((one) => one?.painted), ms],
            ['    of these loads', mine.map((one) => one?.paintings.map((time) => time.toFixed(0)).join(' ')), String],
        ]),
        ["first results after the page's load event, as it is", fast.map((one) => one?.afterLoad), ms],
        ['transferred', fast.map((one) => one?.bytes), (value) => `${value.toLocaleString('en')} bytes`],
    ]);
    keyTable(builds, keys);
    if (rest) {
        table('Layout shift while the page loads', builds, rest.shifts.map(([what, values]) => [what, values, (value) => value.toFixed(4)]));
        const long = (value) => (value === 0 ? 'none of 50 ms' : milliseconds(value));
        table(`Longest task on the main thread after the first page, the longest of ${rounds} ways through the pages`, builds,
            rest.tasks[0].flatMap(({ name }, at) => [
                [name, rest.tasks.map((steps) => steps[at].longest), long],
                ['    of each way', rest.tasks.map((steps) => steps[at].all.map((task) => task.toFixed(0)).join(' ')), String],
            ]));
    }
    return (held) => {
        const fine = (value) => milliseconds(value, 1);
        if (rest) {
            held.hold('first quotations, slowed', rest.slowed[0]?.opened, budgets.firstQuotations, ms);
            held.hold('first results of the running explorer, slowed', rest.slowed[0]?.painted, budgets.firstResults, ms);
        }
        held.hold('a key to its painted results, 95 of 100', keys[0]?.p95, budgets.keystroke, fine);
        if (builds.length > 1) {
            held.hold('the same, median, in times of the other build', ratio(keys.map((one) => one?.p50)), budgets.keystrokeBeside, (value) => value.toFixed(2));
        }
        if (rest) {
            held.hold('layout shift while the page loads', Math.max(...rest.shifts.map(([, values]) => values[0])), budgets.shift, (value) => value.toFixed(4), 0);
            held.hold('longest task after the first page', Math.max(...rest.tasks[0].map(({ longest }) => longest)), budgets.task, ms);
        }
    };
}

/** What is measured of the five articles only. */
async function measureRest(builds) {
    const addressOf = ({ dist }) => pathToFileURL(join(dist, SAVED)).href;
    const shifts = [];
    for (const slowed of [false, true]) {
        for (const route of ['#/', '#/quotes']) {
            shifts.push([`${route}${slowed ? ', slowed' : ''}`, await measureShifts(builds, route, { loads: 1, slowed })]);
        }
    }
    return {
        slowed: await measureLoads(builds, { loads, slowed: true }),
        saved: await measureLoads(builds, { loads, addressOf }),
        savedSlowed: await measureLoads(builds, { loads, addressOf, slowed: true }),
        shifts,
        tasks: await measureTasks(builds, rounds),
    };
}

function keyTable(builds, keys) {
    const fine = (value) => milliseconds(value, 1);
    const of = (part) => keys.map((one) => one && part(one));
    const share = (part) => of((one) => `${part(one)} of ${one.count}`);
    table(`From a key to its painted results, ${rounds} times forty keys`, builds, [
        ['median', of(({ p50 }) => p50), fine],
        ['95 of 100', of(({ p95 }) => p95), fine],
        ['the longest', of(({ most }) => most), fine],
        [`within ${FRAME} ms`, share(({ inFrame }) => inFrame), String],
        ['changed the results', share(({ changed }) => changed), String],
        ['painted only in a later frame', share(({ late }) => late), String],
        ["the explorer's own part, median", of(({ handled }) => handled.p50), fine],
        ['    95 of 100', of(({ handled }) => handled.p95), fine],
        ['on a page with nothing but a box, median', of(({ bare }) => bare.p50), fine],
        ['    95 of 100', of(({ bare }) => bare.p95), fine],
        ['requests while typing', of(({ asked }) => asked.length), String],
    ]);
}
