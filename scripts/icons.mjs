#!/usr/bin/env node
// Draws the PNG icons in site/ from site/icon.svg, in the browser that the tests use. Run it after a
// change of the mark, and commit what it writes:
//
//   scripts/setup.sh test && node scripts/icons.mjs
//
// A browser writes PNG in true colour, four times as large: a mark of two colours and the steps between
// them needs sixteen.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { openBrowser } from '../tests/browser/support/browser.mjs';

/// As many as half a byte names.
const COLOURS = 16;
/// More than a device should have to fetch for a small picture.
const MOST_BYTES = 12_000;

const icons = [
    { name: 'icon-192.png', size: 192 },
    { name: 'icon-512.png', size: 512 },
    // Whoever shows it cuts a shape of their own from it: no round corners, and the mark lies within
    // the circle of four fifths of the width that no shape cuts.
    { name: 'maskable-512.png', size: 512, whole: true },
];

const site = fileURLToPath(new URL('../site/', import.meta.url));
const mark = await readFile(`${site}icon.svg`, 'utf8');

const { driver, close } = await openBrowser();
try {
    for (const { name, size, whole } of icons) {
        const pixels = await drawn(whole ? mark.replace(/ rx="[^"]*"/, '') : mark, size);
        const png = encode(pixels, size);
        if (png.length > MOST_BYTES) throw new Error(`${name} has ${png.length} bytes, more than ${MOST_BYTES}`);
        await writeFile(site + name, png);
        console.log(`site/${name} (${png.length} bytes)`);
    }
} finally {
    await close();
}

/// The pixels of the picture, row by row, each as a number: red, green, blue, opacity.
async function drawn(svg, size) {
    // Without a size of its own, an SVG is drawn in one that the browser chooses, and enlarged.
    const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" `);
    const bytes = await driver.executeAsyncScript(
        `const [svg, size, done] = arguments;
         const picture = new Image();
         picture.onload = () => {
             const canvas = document.createElement('canvas');
             canvas.width = canvas.height = size;
             const on = canvas.getContext('2d');
             on.drawImage(picture, 0, 0, size, size);
             done(Array.from(on.getImageData(0, 0, size, size).data));
         };
         picture.onerror = () => done(null);
         picture.src = 'data:image/svg+xml,' + encodeURIComponent(svg);`,
        sized,
        size,
    );
    if (!bytes) throw new Error('the browser cannot read site/icon.svg');
    const view = Buffer.from(bytes);
    return Array.from({ length: size * size }, (_, at) => view.readUInt32BE(at * 4));
}

/// A PNG with a palette (www.w3.org/TR/png-3), half a byte a pixel.
function encode(pixels, size) {
    const palette = chosen(pixels);
    const nearest = new Map();
    const index = (pixel) => {
        if (!nearest.has(pixel)) {
            const far = palette.map((colour) => distance(colour, pixel));
            nearest.set(pixel, far.indexOf(Math.min(...far)));
        }
        return nearest.get(pixel);
    };
    // Each row begins with 0: its bytes stand as they are, no differences from their neighbours.
    const rows = Array.from({ length: size }, (_, row) => [
        0,
        ...Array.from({ length: size / 2 }, (_, pair) => {
            const at = row * size + pair * 2;
            return index(pixels[at]) * 16 + index(pixels[at + 1]);
        }),
    ]);
    const header = Buffer.alloc(13);
    header.writeUInt32BE(size, 0);
    header.writeUInt32BE(size, 4);
    // Four bits a pixel, a palette; the only kinds of compression and of rows there are.
    header.set([4, 3, 0, 0, 0], 8);
    return Buffer.concat([
        Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
        chunk('IHDR', header),
        chunk('PLTE', Buffer.from(palette.flatMap((colour) => parts(colour).slice(0, 3)))),
        chunk('tRNS', Buffer.from(palette.map((colour) => parts(colour)[3]))),
        chunk('IDAT', deflateSync(Buffer.from(rows.flat()), { level: 9 })),
        chunk('IEND', Buffer.alloc(0)),
    ]);
}

/// The commonest three colours, those of the mark and clear among them, and of the others those that are
/// farthest from all chosen before: even steps between them.
function chosen(pixels) {
    const counts = new Map();
    for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    const all = [...counts.keys()].sort((one, other) => counts.get(other) - counts.get(one) || one - other);
    const palette = all.slice(0, 3);
    const lack = new Map(all.map((colour) => [colour, Math.min(...palette.map((one) => distance(one, colour)))]));
    while (palette.length < Math.min(COLOURS, all.length)) {
        const next = all.reduce((best, colour) => (lack.get(colour) > lack.get(best) ? colour : best));
        palette.push(next);
        for (const colour of all) lack.set(colour, Math.min(lack.get(colour), distance(colour, next)));
    }
    return palette;
}

function parts(colour) {
    return [colour >>> 24, (colour >>> 16) & 255, (colour >>> 8) & 255, colour & 255];
}

/// How different two colours look, on light ground: what is clear has no colour.
function distance(one, other) {
    const [a, b] = [one, other].map(parts).map(([red, green, blue, opacity]) =>
        [red, green, blue, 255].map((part) => (part * opacity) / 255),
    );
    return a.reduce((sum, part, at) => sum + (part - b[at]) ** 2, 0);
}

function chunk(name, contents) {
    const out = Buffer.alloc(contents.length + 12);
    out.writeUInt32BE(contents.length, 0);
    out.write(name, 4, 'latin1');
    contents.copy(out, 8);
    out.writeUInt32BE(crc32(out.subarray(4, -4)), out.length - 4);
    return out;
}
