// Loads what only some readers need: the desk, the program in which people make collections (desk.js,
// desk_bg.wasm: crates/crossquote-workspace), and the engine that reads articles for it (engine.js,
// engine_bg.wasm: crates/crossquote-engine). Also gives out files.
//
// The engine runs in a worker that is made of a Blob, because a frame without an origin may make no other,
// and on the page itself where none may run at all, file by file. Nothing that is read leaves the page.
'use strict';
{
    /// One message after the other, JSON and maybe bytes (crates/crossquote-engine/src/messages.rs); `post` gets what
    /// the engine says.
    const answering = (Engine, post) => {
        const engine = new Engine();
        return ([message, bytes]) => engine.answer(message, bytes, post);
    };

    /// Runs in the worker, behind the engine's own glue.
    const inWorker = (answering) => {
        let answer;
        onmessage = ({ data }) => {
            if (data.program) {
                wasm_bindgen.initSync({ module: new WebAssembly.Module(data.program) });
                // Bytes are handed over, not copied.
                answer = answering(wasm_bindgen.Engine, (told) => postMessage(told, Array.isArray(told) ? told.slice(1).flat().map(({ buffer }) => buffer) : []));
                return postMessage('ready');
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
            let ready = false;
            made.onerror = (event) => {
                event.preventDefault();
                if (ready) crossquoteOnDemand.failed('');
                failed(event);
            };
            made.onmessage = ({ data }) => {
                if (data === 'ready') {
                    ready = true;
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
        // Once on a page, however many engines there are.
        if (typeof wasm_bindgen === 'undefined') {
            await new Promise((done, failed) => {
                const script = document.createElement('script');
                script.src = 'engine.js';
                script.onload = done;
                script.onerror = failed;
                document.head.append(script);
            });
        }
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
        crossquoteOnDemand.failed(String(error.message ?? error));
    }));

    const heard = (told) => crossquoteOnDemand.heard(told);

    let arriving;
    const desk = () => (arriving ??= import(new URL('desk.js', document.baseURI)).then(async (program) => {
        await program.default({ module_or_path: 'desk_bg.wasm' });
        return program;
    }).catch(() => {
        arriving = undefined;
        throw new Error('The file desk.js or desk_bg.wasm, which belong beside this page, could not be loaded.');
    }));

    window.crossquoteOnDemand ??= {
        /// Shows the desk in an element. `host` is what the explorer does for it (src/workspace/host.rs).
        async open(place, host) {
            (await desk()).open(place, host);
        },
        async close(place) {
            (await desk()).close(place);
        },
        /// The desk puts here what hears the engine: its JSON, or an array of JSON and a dataset in its forms.
        heard: undefined,
        /// The desk puts here what is told that the engine cannot go on, and why.
        failed: undefined,
        /// The desk puts here what gives the file of its collection as it is now for the file of it as it was.
        newest: (part) => part,
        /// Starts the engine, unless it runs; whether it does.
        async start() {
            return Boolean(await engine());
        },
        /// Sends the engine a message, with bytes where it has some; those `moved` are gone here.
        async ask(message, bytes, moved) {
            (await engine())?.send([message, bytes], moved ? [bytes.buffer] : []);
        },
        /// The bytes of the collection that this page came with.
        async published() {
            return new Uint8Array(await (await got('dataset.json')).arrayBuffer());
        },
        /// Ends all work; what was read is gone.
        async stop() {
            const started = running;
            // What is asked for from now on is another one's.
            running = undefined;
            (await started)?.stop();
        },
        /// Offers bytes as a file.
        async offer(name, type, parts) {
            const newest = await Promise.all(parts.map((part) => this.newest(part)));
            const link = document.createElement('a');
            link.href = URL.createObjectURL(new Blob(newest, { type }));
            link.download = name;
            link.click();
            setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
        },
        /// Offers the saved explorer with this dataset in it, as `crossquote bundle` makes it.
        async save(name, title, dataset) {
            const page = await (await got('crossquote.html')).text();
            const packed = new Blob([await this.newest(dataset)]).stream().pipeThrough(new CompressionStream('gzip'));
            const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
            const made = (await desk()).saved_explorer(page, bytes, title, new Date().toISOString().slice(0, 10));
            await this.offer(name, 'text/html', [made]);
        },
    };
}
