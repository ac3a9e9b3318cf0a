// Starts a saved explorer: opens the program and the dataset that the file carries, asks for nothing else.
// saved.mjs makes one script of it and of what it imports.
/*! Contains the decoder of lzma1, (c) Filip Seman, MIT license: github.com/xseman/lzma1 */
import { Decoder } from '../tests/browser/node_modules/lzma1/lib/decoder.js';
import { InputBuffer, OutputBuffer } from '../tests/browser/node_modules/lzma1/lib/streams.js';
import { checksum } from './checksum.mjs';

(async () => {
    const element = (name) => document.getElementById(`crossquote-${name}`);
    const unzip = (bytes) =>
        new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
    try {
        // What the file says without its program is painted first; in a tab that nobody sees no frame comes.
        await Promise.race([
            new Promise((done) => requestAnimationFrame(() => setTimeout(done))),
            new Promise((done) => setTimeout(done, 100)),
        ]);
        const bytes = inflate(unpack(element('program').textContent));
        // One line says how long the style sheet and the glue are; the program follows them.
        const line = bytes.indexOf(10);
        const [style, glue] = new TextDecoder().decode(bytes.subarray(0, line)).split(' ').map(Number);
        const text = (from, length) => new TextDecoder().decode(bytes.subarray(from, from + length));
        const add = (kind, contents) => {
            const added = document.createElement(kind);
            added.textContent = contents;
            document.head.append(added);
        };
        add('style', text(line + 1, style));
        const dataset = Uint8Array.from(atob(element('dataset').textContent.trim()), (c) => c.charCodeAt(0));
        element('dataset').textContent = new TextDecoder().decode(await unzip(dataset));
        add('script', text(line + 1 + style, glue));
        await crossquote({ module_or_path: bytes.slice(line + 1 + style + glue) });
    } catch (error) {
        const place = document.getElementById('waiting-for');
        if (place) place.textContent = `This saved explorer could not be opened: ${error.message}. The file may have been cut short, or this browser may lack WebAssembly or DecompressionStream.`;
        throw error;
    }

    function inflate(packed) {
        const out = new OutputBuffer(packed.length * 4);
        new Decoder().decompress(new InputBuffer(packed), out);
        return out.toArray();
    }

    // Length, checksum, and five characters for four bytes, of 85 that stand for nothing in HTML; scripts/saved.mjs writes them.
    function unpack(packed) {
        const value = new Uint8Array(128);
        for (let at = 0; at < 85; at++) value[DIGITS.charCodeAt(at)] = at;
        const [, length, sum, text] = packed.match(/^\s*(\d+) (\d+) (\S*)\s*$/);
        const words = new DataView(new ArrayBuffer(Math.ceil(text.length / 5) * 4));
        for (let at = 0; at < text.length; at += 5) {
            let word = 0;
            for (let digit = 0; digit < 5; digit++) word = word * 85 + value[text.charCodeAt(at + digit)];
            words.setUint32((at / 5) * 4, word);
        }
        const bytes = new Uint8Array(words.buffer).subarray(0, Number(length));
        if (checksum(bytes) !== Number(sum)) throw new Error('its program is damaged');
        return bytes;
    }
})();
