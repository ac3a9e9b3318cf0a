// Takes out of the built site what no reader needs: comments and indents of the style sheets in
// index.html, half a kilobyte after brotli, and much of program and glue (lean_program.mjs). Then
// has the site finished (site.mjs). Trunk runs it after a release build; its own minifier fails on
// what wasm-bindgen writes (Trunk.toml).
//
// Trunk named program and glue after their contents before this ran. So they get new names here: a
// browser that kept one file of an older build must not pair it with the other of this one. The program of
// the saved explorer goes into its file, and out of the site.
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { lean, small } from './lean_program.mjs';
import { finish } from './site.mjs';

const { TRUNK_STAGING_DIR: folder, TRUNK_PROFILE: profile } = process.env;
if (!folder) {
    console.error('scripts/lean.mjs: Trunk runs this; TRUNK_STAGING_DIR is not set');
    process.exit(1);
}
if (profile === 'release') {
    const files = await readdir(folder);
    const [wasm, glue] = ['_bg.wasm', '.js'].map((end) => {
        const [name, ...more] = files.filter((name) => name.startsWith('crossquote-app-') && name.endsWith(end));
        if (!name || more.length > 0) throw new Error(`not one file ends in ${end}: ${files}`);
        return name;
    });
    const program = await lean(await readFile(join(folder, wasm)), await readFile(join(folder, glue), 'utf8'));

    const page = join(folder, 'index.html');
    let text = leanPage(await readFile(page, 'utf8'));
    for (const [name, contents] of [[wasm, program.wasm], [glue, program.glue]]) {
        const renamed = newName(name, contents);
        if (!text.includes(name)) throw new Error(`index.html does not name ${name}`);
        text = text.replaceAll(name, renamed);
        await rm(join(folder, name));
        await writeFile(join(folder, renamed), contents);
    }
    await writeFile(page, text);
    const saved = ['saved_bg.wasm', 'saved.js'].map((name) => join(folder, name));
    const inOneFile = await lean(await readFile(saved[0]), await readFile(saved[1], 'utf8'));
    await Promise.all(saved.map((file) => rm(file)));
    // Desk and engine keep their names: only a script asks for them, once somebody goes there.
    for (const name of ['desk_bg.wasm', 'engine_bg.wasm']) {
        const program = join(folder, name);
        await writeFile(program, await small(await readFile(program)));
    }
    await finish(folder, inOneFile);
}

/// No string in a sheet of ours holds the marks of a comment.
function leanPage(page) {
    return page.replace(/<style[^]*?<\/style>/g, (sheet) =>
        sheet.replace(/\/\*[^]*?\*\//g, '').replace(/\n\s+/g, '\n'),
    );
}

/// The name with the hash of its contents in place of Trunk's.
function newName(name, contents) {
    const hash = createHash('sha256').update(contents).digest('hex').slice(0, 16);
    const named = name.replace(/-[0-9a-f]+(?=_bg\.wasm$|\.js$)/, `-${hash}`);
    if (!named.includes(hash)) throw new Error(`the name ${name} holds no hash`);
    return named;
}
