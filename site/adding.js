// Reads people's own articles: loads the engine (engine.js, engine_bg.wasm: src/bin/engine.rs) and speaks
// with it. Only who opens "Add articles" loads this.
//
// The engine runs in a worker that is made of a Blob, because a frame without an origin may make no other,
// and on the page itself where none may run at all, file by file. Nothing that is read leaves the page.
'use strict';
{
    // Bytes of one file that a tab can hold with what becomes of them.
    const LARGEST = 300_000_000;

    /// One message after the other; `post` gets the engine's JSON, or the bytes of a dataset.
    const answering = (Engine, post) => {
        const engine = new Engine();
        return ({ kind, name, bytes, id, title }) => {
            if (kind === 'read') {
                engine.read(name, new Uint8Array(bytes), post);
                post('{"kind":"read"}');
            }
            if (kind === 'remove') engine.remove(id);
            if (kind === 'dataset') post(engine.dataset(title));
        };
    };

    /// Runs in the worker, behind the engine's own glue.
    const inWorker = (answering) => {
        let answer;
        onmessage = ({ data }) => {
            if (data.program) {
                wasm_bindgen.initSync({ module: new WebAssembly.Module(data.program) });
                answer = answering(wasm_bindgen.Engine, (told) => postMessage(told));
                return postMessage('{"kind":"ready"}');
            }
            answer(data);
        };
    };

    const got = async (file) => {
        const answer = await fetch(file);
        if (!answer.ok) throw new Error(`The file ${file} could not be loaded: the server answered ${answer.status}.`);
        return answer;
    };

    /// Something to send messages to.
    async function start() {
        const [glue, program] = await Promise.all([
            got('engine.js').then((answer) => answer.text()),
            got('engine_bg.wasm').then((answer) => answer.arrayBuffer()),
        ]);
        try {
            return await worker(glue, program);
        } catch {
            return onPage(program);
        }
    }

    function worker(glue, program) {
        const code = new Blob([`${glue}\n(${inWorker})(${answering});`], { type: 'text/javascript' });
        const url = URL.createObjectURL(code);
        const made = new Worker(url);
        return new Promise((done, failed) => {
            made.onerror = (event) => {
                event.preventDefault();
                failed(event);
                heard('{"kind":"failed"}');
            };
            made.onmessage = ({ data }) => {
                if (data === '{"kind":"ready"}') {
                    URL.revokeObjectURL(url);
                    done({ send: (message, moved) => made.postMessage(message, moved), stop: () => made.terminate() });
                } else {
                    heard(data);
                }
            };
            made.postMessage({ program });
        });
    }

    async function onPage(program) {
        await new Promise((done, failed) => {
            const script = document.createElement('script');
            script.src = 'engine.js';
            script.onload = done;
            script.onerror = failed;
            document.head.append(script);
        });
        await wasm_bindgen({ module_or_path: program });
        const answer = answering(wasm_bindgen.Engine, heard);
        let before = Promise.resolve();
        let stopped = false;
        // Between two files the page answers its reader.
        const later = (message) => new Promise((done) => setTimeout(() => done(stopped || answer(message))));
        return { send: (message) => (before = before.then(() => later(message))), stop: () => (stopped = true) };
    }

    let running;
    const engine = () => (running ??= start().catch((error) => {
        running = undefined;
        heard(JSON.stringify({ kind: 'failed', message: String(error.message ?? error) }));
    }));

    /// What is said of articles, of pieces that could not be read, and of files that are done.
    const heard = (told) => crossquoteAdding.heard(told);

    window.crossquoteAdding ??= {
        /// Whoever loads this puts here what hears the engine: its JSON, or the bytes of a dataset.
        heard: undefined,
        /// Reads files, one after the other.
        async read(files) {
            const to = await engine();
            for (const file of files) {
                if (!to) return;
                if (file.size > LARGEST) {
                    const message = `it has ${file.size} bytes, more than the ${LARGEST} that a page can hold`;
                    heard(JSON.stringify({ kind: 'refused', origin: file.name, line: 0, message, remedy: 'Take the command crossquote for it, or split it' }));
                    heard('{"kind":"read"}');
                    continue;
                }
                const bytes = await file.arrayBuffer().catch(() => undefined);
                if (bytes) {
                    to.send({ kind: 'read', name: file.name, bytes }, [bytes]);
                } else {
                    heard(JSON.stringify({ kind: 'refused', origin: file.name, line: 0, message: 'it cannot be read', remedy: 'A folder is read file by file: choose its files' }));
                    heard('{"kind":"read"}');
                }
            }
        },
        async ask(message) {
            (await engine())?.send(message);
        },
        /// Ends all work; what was read is gone.
        async stop() {
            const started = await running;
            running = undefined;
            started?.stop();
        },
        /// Offers bytes as a file.
        offer(name, type, parts) {
            const link = document.createElement('a');
            link.href = URL.createObjectURL(new Blob(parts, { type }));
            link.download = name;
            link.click();
            setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
        },
        /// Offers the saved explorer with this dataset in it, as `crossquote bundle` makes it.
        async save(name, title, dataset) {
            const page = await (await got('crossquote.html')).text();
            const packed = new Blob([dataset]).stream().pipeThrough(new CompressionStream('gzip'));
            const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
            let binary = '';
            for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
            const named = title.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
            const pieces = [
                ['<script type="text/plain" id="crossquote-dataset">', '</script>', btoa(binary)],
                ['<meta name="crossquote-home" content="', '">', ''],
                ['<meta name="crossquote-saved" content="', '">', new Date().toISOString().slice(0, 10)],
                ['<!--opening-->', '<!--/opening-->', `<div class="page"><section class="story-head"><h1>${named}</h1></section></div>`],
                ['<!--head-->', '<!--/head-->', `<meta property="og:title" content="${named}">`],
                ['<title>', '</title>', `${named} · Crossquote`],
            ];
            let made = page;
            for (const [open, close, inside] of pieces) {
                const start = made.indexOf(open) + open.length;
                const end = made.indexOf(close, start);
                if (start < open.length || end < 0) throw new Error(`crossquote.html is no saved explorer: ${open} is missing`);
                made = made.slice(0, start) + inside + made.slice(end);
            }
            this.offer(name, 'text/html', [made]);
        },
    };
}
