// Takes out of the finished site what no reader needs: comments and indents of the style sheets in
// index.html, half a kilobyte after brotli, and much of program and glue (lean_program.mjs). Trunk
// runs it after a release build; its own minifier fails on what wasm-bindgen writes (Trunk.toml).
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { lean } from './lean_program.mjs';

const { TRUNK_STAGING_DIR: folder, TRUNK_PROFILE: profile } = process.env;
if (!folder) {
    console.error('scripts/lean.mjs: Trunk runs this; TRUNK_STAGING_DIR is not set');
    process.exit(1);
}
if (profile === 'release') {
    const file = join(folder, 'index.html');
    const page = await readFile(file, 'utf8');
    // No string in a sheet of ours holds the marks of a comment.
    const leanPage = page.replace(/<style[^]*?<\/style>/g, (sheet) =>
        sheet.replace(/\/\*[^]*?\*\//g, '').replace(/\n\s+/g, '\n'),
    );
    await writeFile(file, leanPage);

    const files = await readdir(folder);
    const [wasm, glue] = ['_bg.wasm', '.js'].map((end) => {
        const [name, ...more] = files.filter((name) => name.endsWith(end));
        if (!name || more.length > 0) throw new Error(`not one file ends in ${end}: ${files}`);
        return join(folder, name);
    });
    const program = await lean(await readFile(wasm), await readFile(glue, 'utf8'));
    await writeFile(wasm, program.wasm);
    await writeFile(glue, program.glue);
}
