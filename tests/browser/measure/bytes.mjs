// What a built site weighs: everything that the page loads to show its first page, the explorer saved in
// one file, and what only those load who add articles. It needs no browser.
//
// What the page loads is read from the page itself, not from a list of names: what it has fetched ahead,
// its scripts, what they import, and the program that they name. Not counted is what a browser loads
// beside the page in its own time (icons, manifest), and the search index, which is asked for with large
// collections only (crossquote-explore's Index::WORTH_READING).
import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { brotli } from '../../../scripts/serve.mjs';
import { sum } from './report.mjs';

const PAGE = 'index.html';
/// The explorer saved in one file.
export const SAVED = 'crossquote.html';
/// The folder of the page on which people add articles of their own, and of what it loads.
const WORKSPACE = 'workspace';

/// The parts of the table, and what belongs to each; the first that fits.
const PARTS = [
    ['program', /\.wasm$/],
    ['dataset', /^(dataset\.(json|facts)|search\.index)$/],
    ['page with style and first screen', /\.(html|css)$/],
    ['installed.js', /^installed\.js$/],
    ['glue (JavaScript that wasm-bindgen writes)', /\.js$/],
    ['other files', /./],
];

/**
 * `{ parts, hosted, saved, dataset, adding }`: each `{ raw, brotli }`, and `parts` of them
 * `{ what, names, raw, brotli }`. Brotli is at its best, 11.
 */
export async function bytesOf(dist) {
    const names = await readdir(dist).catch(() => []);
    if (!names.includes(PAGE)) throw new Error('there is no built site to measure; run `make build` first');
    const files = await weigh(dist, await loaded(dist));
    const parts = PARTS.map(([what]) => {
        const mine = files.filter(({ name }) => PARTS.find(([, fits]) => fits.test(name))[0] === what);
        return { what, ...together(mine) };
    });
    const [saved] = await weigh(dist, [SAVED]);
    const [dataset] = await weigh(dist, ['dataset.json']);
    const adding = together(await weigh(dist, await workspace(dist)));
    return { parts: parts.filter(({ names }) => names.length > 0), hosted: together(files), saved, dataset, adding };
}

/** The names of the workspace's files, without those compressed ahead. */
async function workspace(dist) {
    const names = await readdir(join(dist, WORKSPACE)).catch(() => []);
    return names.filter((name) => !/\.(br|gz)$/.test(name)).sort().map((name) => posix.join(WORKSPACE, name));
}

/** The names of the files that the page loads before it shows its first page. */
async function loaded(dist) {
    const page = (await readFile(join(dist, PAGE), 'utf8')).replace(/<!--[^]*?-->/g, '');
    const found = new Set([PAGE]);
    const take = async (name) => {
        if (found.has(name)) return;
        found.add(name);
        if (name.endsWith('.js')) await follow(await readFile(join(dist, name), 'utf8'), posix.dirname(name));
    };
    const follow = async (script, folder) => {
        for (const [, name] of script.matchAll(/^\s*(?:import|export)\b[^'"();]*?['"](\.[^'"]+)['"]/gm)) {
            await take(posix.join(folder, name));
        }
    };
    for (const [tag] of page.matchAll(/<(?:link|script)\b[^>]*>/g)) {
        const [, name] = tag.match(/\s(?:href|src)="([^"]*)"/) ?? [];
        const ahead = /^<script|\srel="(?:preload|modulepreload|stylesheet)"/.test(tag);
        if (name && ahead) await take(posix.join('.', name));
    }
    for (const [, script] of page.matchAll(/<script type="module">([^]*?)<\/script>/g)) {
        await follow(script, '.');
        for (const [, name] of script.matchAll(/['"](?:\.?\/)?([^'"]+\.wasm)['"]/g)) await take(posix.join('.', name));
    }
    return [...found];
}

function weigh(dist, names) {
    return Promise.all(
        names.map(async (name) => {
            const bytes = await readFile(join(dist, name));
            return { name, raw: bytes.length, brotli: (await brotli(bytes)).length };
        }),
    );
}

function together(files) {
    return {
        names: files.map(({ name }) => name),
        raw: sum(files.map(({ raw }) => raw)),
        brotli: sum(files.map((file) => file.brotli)),
    };
}
