// Starts a saved explorer: opens the program and the dataset that the file carries, asks for nothing else.
// saved.rs puts it into the file as it is, behind what the program is called by, `crossquote`.
'use strict';
(async () => {
    const element = (name) => document.getElementById(`crossquote-${name}`);
    // gzip in base64. gzip has a checksum: what is damaged fails, and never shows half the truth.
    const unpack = async (name) => {
        try {
            const packed = Uint8Array.from(atob(element(name).textContent.trim()), (c) => c.charCodeAt(0));
            const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
            return await new Response(stream).arrayBuffer();
        } catch (cause) {
            throw new Error(`its ${name} is damaged`, { cause });
        }
    };
    try {
        // What the file says without its program is painted first; in a tab that nobody sees no frame comes.
        await Promise.race([
            new Promise((done) => requestAnimationFrame(() => setTimeout(done))),
            new Promise((done) => setTimeout(done, 100)),
        ]);
        const [program, dataset] = await Promise.all([unpack('program'), unpack('dataset')]);
        element('dataset').textContent = new TextDecoder().decode(dataset);
        await crossquote({ module_or_path: program });
    } catch (error) {
        const place = document.getElementById('waiting-for');
        if (place) place.textContent = `This saved explorer could not be opened: ${error.message}. The file may have been cut short, or this browser may lack WebAssembly or DecompressionStream.`;
        throw error;
    }
})();
