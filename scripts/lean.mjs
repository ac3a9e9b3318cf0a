// Takes comments and indents out of the style sheets in the finished index.html: they are for us, and
// after brotli they would be half a kilobyte of the download. Trunk runs it after a release build;
// its own minifier fails on what wasm-bindgen writes (Trunk.toml).
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const { TRUNK_STAGING_DIR: folder, TRUNK_PROFILE: profile } = process.env;
if (!folder) {
    console.error('scripts/lean.mjs: Trunk runs this; TRUNK_STAGING_DIR is not set');
    process.exit(1);
}
if (profile === 'release') {
    const file = join(folder, 'index.html');
    const page = await readFile(file, 'utf8');
    // No string in a sheet of ours holds the marks of a comment.
    const lean = page.replace(/<style[^]*?<\/style>/g, (sheet) =>
        sheet.replace(/\/\*[^]*?\*\//g, '').replace(/\n\s+/g, '\n'),
    );
    await writeFile(file, lean);
}
